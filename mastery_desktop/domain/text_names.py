"""Words in a sentence that may be the name of a person. A guess that only warns: nothing is refused for it."""

import re
from typing import Final

from mastery_desktop.domain.roles import may_be_name

_WORD: Final = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
_TITLED: Final = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?\s+{_WORD}(?:\s+{_WORD})*")
_SEVERAL: Final = re.compile(rf"\b{_WORD}(?:\s+{_WORD})+")
_PLACES: Final = re.compile(r"\b(?:School|Middle|High|District|County|Valley|City|Falls|Guide|Idaho)\b")
_BEGINS: Final = frozenset(
    {"a", "an", "all", "and", "ask", "each", "every", "for", "if", "in", "our", "the", "then", "we"}
)
"""Words that begin a sentence, so that the capital of the word after them says nothing about the pair."""


def names_in(text: str) -> list[str]:
    """What may be names in a sentence: a title with words, or capitalised words that are no role and no place."""
    found = [" ".join(match[0].split()) for match in _TITLED.finditer(text)]
    for match in _SEVERAL.finditer(text):
        words = match[0].split()
        if words[0].lower() in _BEGINS:
            words = words[1:]
        name = " ".join(words)
        if len(words) > 1 and may_be_name(name) and not _PLACES.search(name) and not any(name in one for one in found):
            found.append(name)
    return found
