"""Whether words for a group of learners may name one of them: a guess, after which somebody is asked.

Nothing is refused for it: what may be a name waits before the wall until somebody has said that it is a group.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mastery_desktop.domain.roles import ROLES, TITLED, TITLES, WORD

if TYPE_CHECKING:
    from mastery_desktop.domain.records import Rating

_WORDS_OF_GROUPS: Final = (
    "adopted african alaska american any arabic asian athletes black boys british chinese children commuters deaf"
    " disabled english families foster french gifted girls hispanic homeless idaho immigrant immigrants indian"
    " indigenous japanese kids latina latine latino latinos learners low male female many mexican migrant migrants"
    " military mobile more men most multilingual muslim native new newcomers no non nonbinary not only other our"
    " pacific portuguese queer recent refugee refugees rural russian some somali spanish speakers swahili those tribal"
    " ukrainian white women young younger older youth autistic neurodivergent quiet shy english-speaking"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december fall spring summer winter christian jewish"
)
_GROUPS: Final = frozenset(_WORDS_OF_GROUPS.split()) | ROLES
_INITIAL: Final = re.compile(r"\b[A-Z]\.\s*[A-Z]")
_BEHIND_A_NAME: Final = frozenset({"and", "at", "from", "in", "is", "of", "or", "was", "who", "whose", "with"})
_OF_MANY: Final = ("ers", "ees", "ians", "ents")
"""How words for groups end that no list can hold."""


def holds_back(rating: Rating) -> bool:
    """Whether the groups of a rating are not for others to see yet."""
    return bool(rating.not_for) and not rating.not_for_groups and may_name_learner(rating.not_for)


def may_name_learner(text: str) -> bool:
    """Whether words for groups of learners seem to name one of them."""
    if _INITIAL.search(text) or any(found[1].lower() in TITLES for found in TITLED.finditer(text)):
        return True
    parts = re.split(r"[,;/&.:()\n]|\band\b|\bor\b", text)
    return any(_names_one([(word[0], word.end()) for word in WORD.finditer(part)], part) for part in parts)


def _names_one(words: list[tuple[str, int]], part: str) -> bool:
    for place, (word, end) in enumerate(words):
        if not _like_a_name(word):
            continue
        if place:
            return True
        behind = words[1][0].lower() if words[1:] else ""
        owns = word.lower().endswith(("'s", "’s"))
        if owns or not behind or behind in _BEHIND_A_NAME or part[end:].lstrip().startswith("-"):
            return True
    return False


def _like_a_name(word: str) -> bool:
    pieces = re.split("['’-]", word)
    if not word[0].isupper() or any(letter.isupper() for letter in pieces[0][1:]):  # IEPs, ELA
        return False
    return not any(piece.lower() in _GROUPS or piece.lower().endswith(_OF_MANY) for piece in pieces)
