"""Lines of evidence that may name a person: they wait before the wall until somebody has answered.

A guess, as for who does something: nothing is refused for it, and the line is kept as it was written.
"""

from collections.abc import Iterable

from mastery_desktop.domain.records import Evidence
from mastery_desktop.domain.text_names import names_in


def waits(line: Evidence) -> bool:
    """Whether a line may name a person, and nobody has said yet that it does not."""
    return not line.no_name and bool(names_in(line.text))


def names_waiting(lines: Iterable[Evidence]) -> tuple[str, ...]:
    """What may be names in lines that wait, each once."""
    return tuple(dict.fromkeys(name for line in lines if waits(line) for name in names_in(line.text)))


def still_answered(line: Evidence, text: str) -> bool:
    """Whether what was said of a line holds for other words: they name nobody who was not asked about."""
    return line.no_name and set(names_in(text)) <= set(names_in(line.text))
