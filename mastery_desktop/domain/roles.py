"""Whether a word for who does something looks like a person's name: a role outlasts the person who has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mastery_desktop.domain.follow_up import RoadmapEntry
    from mastery_desktop.domain.records import Action

TITLES: Final = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof"})
_WORDS_OF_ROLES: Final = (
    "academic administrator admin advisor aide all art assistant association athletics band behavior board building"
    " bus business career chair class classroom clerk coach coaches college committee communications community"
    " content coordinator council counseling counselor counselors culture curriculum custodian data dean department"
    " deputy design director district each ela elementary english every everyone facilitator faculty family federal"
    " first fifth fourth sixth seventh eighth ninth grade grades group guidance head health high history hr"
    " humanities i ii iii instruction instructional intervention it k kindergarten language lead leader leaders"
    " leadership learning librarian library literacy maintenance manager mastery math mathematics media mentor"
    " mentors middle music nurse office officer one our parent parents pe plc planning policy president primary"
    " principal principals program project pta pto reading registrar representative resource safety schedule"
    " scheduling school science second secondary secretary senior services site social special specialist sped"
    " staff state steering steam stem student students studies superintendent supervisor support systems teacher"
    " teachers team teams tech technology the third title transportation trustee trustees two vice volunteer"
    " volunteers we whole work working world worker"
)
_SPANISH_ROLES: Final = (
    "dirección subdirección director directora subdirector subdirectora coordinación coordinador coordinadora docente"
    " docentes maestra maestras maestro maestros profesora profesoras profesor profesores profesorado orientación"
    " orientador orientadora consejería consejera consejero biblioteca bibliotecaria bibliotecario secretaría"
    " secretaria secretario superintendencia superintendente administración enfermería enfermera enfermero equipo"
    " equipos grupo comité comisión junta consejo distrito escuela departamento estudiantes familias madres padres"
    " personal comunidad grado primaria secundaria ciencias matemáticas lectura currículo evaluación tecnología apoyo"
    " liderazgo todas todos nosotros quien cada"
)
ROLES: Final = frozenset((*_WORDS_OF_ROLES.split(), *_SPANISH_ROLES.split()))
TITLED: Final = re.compile(r"\b(\w+)\.?\s+[A-Z]")
WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MOST: Final = 3
"""Words that a name has at most."""


def may_be_name(text: str) -> bool:
    """Whether who does something seems to be named by name; a guess, and nothing is refused for it."""
    return any(_is_name(part) for part in re.split(r",|;|/|&|\band\b", text))


def who_for_all(action: Action) -> str:
    """Who does an action, as others than the team may see it; empty while nobody has said that it is a role."""
    return action.who if action.who_role or not may_be_name(action.who) else ""


def owner_for_all(entry: RoadmapEntry) -> str:
    """Who owns a step of the roadmap, as others than the team may see it; empty as for an action."""
    return entry.owner if entry.owner_role or not may_be_name(entry.owner) else ""


def _is_name(part: str) -> bool:
    titled = TITLED.search(part)
    if titled and titled[1].lower() in TITLES:
        return True
    if any(letter.isdigit() for letter in part):
        return False
    words = WORD.findall(part)
    if not words or len(words) > _MOST or not all(word[0].isupper() for word in words):
        return False
    if all(word.isupper() for word in words):  # ELA, SPED, PTO
        return False
    return not any(piece in ROLES for word in words for piece in re.split("['’-]", word.lower()))
