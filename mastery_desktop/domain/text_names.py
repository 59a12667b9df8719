"""Words in a sentence that may be the name of a person. A guess that only warns: nothing is refused for it."""

import re
from typing import Final

from mastery_desktop.domain.roles import may_be_name

_TITLED: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?\s+[^\W\d_][\w'’-]+")
_TWO: Final = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-Z][a-zà-ÿ'’-]+\s+[A-Z][a-zà-ÿ'’-]+\b")
_PLACES: Final = re.compile(r"\b(?:School|Middle|High|District|County|Valley|City|Falls|Guide|Idaho)\b")


def names_in(text: str) -> list[str]:
    """What may be names in a sentence: a title with a word, or two capitalised words that are no role and no place."""
    found = [match[0] for match in _TITLED.finditer(text)]
    for match in _TWO.finditer(text):
        pair = " ".join(match[0].split())
        if may_be_name(pair) and not _PLACES.search(pair) and not any(pair in other for other in found):
            found.append(pair)
    return found
