"""Files of many schools, made without a database: whole sessions, and shares for a district or a state."""

import random
from dataclasses import fields, replace
from datetime import date, timedelta
from uuid import UUID

from mastery_desktop.domain.choices import EvidenceKind, Need, OutcomeKind
from mastery_desktop.domain.consistency import SUBJECTS
from mastery_desktop.domain.records import (
    FocusArea,
    Privacy,
    Rating,
    Record,
    Session,
    SessionId,
    Wording,
    natural_id,
)
from mastery_desktop.domain.school_share import SchoolShare, SharedFocus, SharedRating, SharedWant, ShareLevel
from mastery_desktop.storage.session_file import write_session
from mastery_desktop.storage.share_file import write_share
from mastery_desktop.storage.tables import record_table
from tests.helpers.workshops import full_workshop

DEVICE = "11111111-2222-4333-8444-555555555555"
DAY = date(2026, 10, 2)


def session_id(number):
    return SessionId(str(UUID(int=number + 1, version=4)))


def school_share(pack, number, *, levels=None, focus=None, consents=False, chance=None, **changes):
    """A school with a level for each element: a place in the pack's levels, one more for "not agreed yet", or none."""
    chance = chance or random.Random(number)  # noqa: S311 - the same schools in every run
    most = len(pack.levels)
    if levels is None:
        levels = {element: chance.randrange(most + 1) for element in pack.elements}
    chosen = focus or chance.choice(list(pack.elements))
    share = SchoolShare(
        session=session_id(number),
        code=session_id(number),
        tick=10,
        held_on=DAY - timedelta(days=number % 20),
        consents=consents,
        pack_id=pack.id,
        overlay=pack.overlay,
        team=f"Team {number}",
        school=f"School {number}",
        district="Clearwater Valley",
        ratings=tuple(_rating(pack, element, level) for element, level in levels.items()),
        focus=(SharedFocus(element=chosen, stage=chance.choice(pack.stage_model.stages).id),),
        needs=tuple(need for need in Need if chance.random() < 0.5),
        wanted=(SharedWant(element=chosen, kind=chance.choice([*EvidenceKind, None])),),
    )
    return replace(share, **changes)


def share_file(pack, number, level=ShareLevel.DISTRICT, **how):
    return write_share(school_share(pack, number, **how), level)


def session_file(pack, number, *, consents=False, lamport=10, **session):
    """A whole session of a school, as a file for colleagues; no two of them are alike."""
    chance = random.Random(number)  # noqa: S311 - the same schools in every run
    rows = []
    for record in _records(pack, number, chance, consents=consents, **session):
        entry = record_table(type(record))
        rows.append((entry, entry.row(record) | {"lamport": lamport, "device": DEVICE, "deleted": False}))
    return write_session(session_id(number), rows, Privacy.TEAM)


def _records(pack, number, chance, *, consents, **changes):
    here = session_id(number)
    workshop = full_workshop(pack)
    areas = {area.id: new_id_of(chance) for area in workshop.focus_areas}
    for part in fields(workshop):
        value = getattr(workshop, part.name)
        for record in value if isinstance(value, tuple) else (value,):
            yield _moved(record, here, areas, pack, (number, chance), consents=consents, changes=changes)
    texts = {f"{element.id} meaning": str(element.meaning) for element in pack.elements.values()}
    yield Wording(
        id=natural_id("wording", here),
        session_id=here,
        pack_id=pack.id,
        pack_hash=pack.hash,
        language="en",
        texts=texts | {f"{element.id} system": element.system for element in pack.elements.values()},
    )


def _moved(record: Record, here, areas, pack, school, *, consents, changes):
    """A record of the model session, in the session of this school."""
    number, chance = school
    if isinstance(record, Session):
        names = {"team": f"Team {number}", "school": f"School {number}", "district": "Clearwater Valley"}
        day = {"held_on": DAY - timedelta(days=number % 20), "consents": consents, "step": None, "series": None}
        return replace(record, id=here, **(names | day | changes))
    moved = replace(record, session_id=here)
    if getattr(moved, "focus", None) in areas:
        moved = replace(moved, focus=areas[moved.focus])
    if isinstance(moved, FocusArea):
        return replace(moved, id=areas[moved.id], element=chance.choice(list(pack.elements)))
    if isinstance(moved, Rating):
        level = chance.randrange(len(pack.levels) - 1)
        kind = chance.choice([OutcomeKind.AGREED, OutcomeKind.MAJORITY, OutcomeKind.NOT_AGREED])
        upper = pack.levels[level + 1].id if kind is OutcomeKind.NOT_AGREED else None
        moved = replace(moved, outcome=kind, level=pack.levels[level].id, upper=upper)
        if upper and number % 2:  # a team may leave open between which levels it does not agree
            moved = replace(moved, level=None, upper=None)
    subject = SUBJECTS.get(type(moved))
    return replace(moved, id=natural_id(*subject(moved)) if subject else new_id_of(chance))


def new_id_of(chance):
    return str(UUID(int=chance.getrandbits(128), version=4))


def _rating(pack, element, level):
    agreed = level < len(pack.levels)
    place = min(level, len(pack.levels) - 2)
    return SharedRating(
        element=element,
        meaning=pack.elements[element].meaning,
        outcome=OutcomeKind.AGREED if agreed else OutcomeKind.NOT_AGREED,
        level=pack.levels[level if agreed else place].id,
        upper=None if agreed else pack.levels[place + 1].id,
    )
