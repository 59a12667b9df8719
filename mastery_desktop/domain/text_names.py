"""Words in a sentence that may be the name of a person. A guess that only warns: nothing is refused for it."""

import re
from typing import Final

from mastery_desktop.domain.roles import may_be_name

_WORD: Final = r"[A-ZÀ-ÖØ-Þ][\w'’-]+"
_TITLED: Final = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.?\s+{_WORD}(?:\s+{_WORD})*")
_LED: Final = re.compile(
    rf"\b(?:Principal|Coach|Teacher|Counselor|Superintendent|Director|Directora|Maestr[oa]|Profesora?|Sra?\.?|Señora?)\s+({_WORD})",
)
"""A role with one word behind it: it is a name unless that is a role, too."""

_INITIAL: Final = re.compile(rf"\b[A-ZÀ-ÖØ-Þ]\.\s?{_WORD}")
_REACHED: Final = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\d-])(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\d-])"
)
"""An address or a telephone number, by which a person is reached."""

_SEVERAL: Final = re.compile(rf"\b{_WORD}(?:\s+{_WORD})+")
_PLACES: Final = re.compile(r"\b(?:School|Middle|High|District|County|Valley|City|Falls|Guide|Idaho)\b")
_WORDS_THAT_BEGIN: Final = (
    "a after all an and are as ask at before by did do does each every for from how if in is no of on our since some"
    " that the then these they this to until we what when where which who why with you"
)
_BEGINS: Final = frozenset(_WORDS_THAT_BEGIN.split())
"""Words that begin a sentence, so that the capital of the word after them says nothing about the pair."""

_WORDS_FOR_DAYS: Final = (
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday thanksgiving christmas easter"
)
_DAYS: Final = frozenset(_WORDS_FOR_DAYS.split())


def names_in(text: str) -> list[str]:
    """What may be names in a sentence, and how people are reached.

    A name is a title with words, an initial with one, or capitalised words that are no role and no place. It is a
    guess: a first name alone, or a name in small letters, is not found.
    """
    found = [" ".join(match[0].split()) for match in _TITLED.finditer(text)]
    found += [match[0] for match in _REACHED.finditer(text)]
    led = (match for match in _LED.finditer(text) if may_be_name(match[1]) and not _PLACES.search(match[1]))
    for match in (*led, *_INITIAL.finditer(text)):
        if not any(match[0] in one for one in found):
            found.append(match[0])
    for match in _SEVERAL.finditer(text):
        words = match[0].split()
        if words[0].lower() in _BEGINS:
            words = words[1:]
        words = [word for word in words if word.lower() not in _DAYS]
        name = " ".join(words)
        if len(words) > 1 and may_be_name(name) and not _PLACES.search(name) and not any(name in one for one in found):
            found.append(name)
    return found
