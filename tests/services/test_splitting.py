"""A workshop over two meetings: what moves, what stays, and what the second one goes on from."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from mastery_desktop.domain.choices import SessionState, StepKind
from mastery_desktop.domain.consistency import problems
from mastery_desktop.domain.cuts import CutKind, cuts
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.storage.session_file import read_session
from tests.helpers.packs import small_pack
from tests.helpers.stores import desk
from tests.helpers.workshops import SESSION, full_workshop

LATER = date(2026, 11, 20)


@pytest.fixture
def room(tmp_path):
    with desk(tmp_path, small_pack()) as opened:
        yield opened


@pytest.fixture
def session(room):
    new = NewSession(
        team="Clearwater", people=12, held_on=date(2026, 11, 6), template="90", tables=(("A", 6), ("B", 6))
    )
    return room.sessions.create(new).value.session.id


def lead_to(room, session, kind):
    steps = [step for step in room.sessions.load(session).steps if not step.skipped]
    for one, other in pairwise(steps):
        if one.kind is kind:
            return one.id
        room.sessions.move_to(session, other.id, left=one.id, seconds=60)
    return steps[-1].id


def kinds(room, session):
    return [step.kind for step in room.sessions.load(session).steps]


def test_what_is_not_done_becomes_a_planned_meeting_and_the_close_stays(room, session):
    here = lead_to(room, session, StepKind.DISCUSS)
    following = room.sessions.split(session, here, LATER).value
    assert kinds(room, session)[-2:] == [StepKind.DISCUSS, StepKind.CLOSE]
    assert kinds(room, following) == [
        StepKind.PURPOSE,
        StepKind.OUTCOME,
        StepKind.RESULTS,
        StepKind.FOCUS,
        StepKind.READINESS,
        StepKind.ACTIVITIES,
        StepKind.PLAN,
        StepKind.CLOSE,
    ]
    made = room.sessions.load(following).session
    assert (made.state, made.previous, made.held_on) == (SessionState.PLANNED, session, LATER)
    assert made.series == room.sessions.load(session).session.series
    assert made.minutes == sum(step.planned for step in room.sessions.load(following).steps)


def test_no_minute_of_the_plan_is_lost(room, session):
    before = {step.id: step.planned for step in room.sessions.load(session).steps}
    here = lead_to(room, session, StepKind.REVEAL)
    following = room.sessions.split(session, here, LATER).value
    stayed = {step.id for step in room.sessions.load(session).steps}
    moved = sum(minutes for step, minutes in before.items() if step not in stayed)
    again = sum(step.planned for step in room.sessions.load(following).steps)
    assert again == moved + 4 + 4, "and a welcome and a close"


def test_a_plan_that_was_cut_waits_in_the_follow_up(room, session):
    here = lead_to(room, session, StepKind.FOCUS)
    plan = next(cut for cut in cuts(room.sessions.load(session).steps, here, 0) if cut.kind is CutKind.PLAN_LATER)
    room.sessions.cut(session, plan)
    here = lead_to(room, session, StepKind.CLOSE)
    following = room.sessions.split(session, here, LATER).value
    assert StepKind.PLAN in kinds(room, following)
    assert kinds(room, following)[1] is StepKind.RESULTS, "the room sees again what it said"
    assert room.sessions.load(following).domains


def test_the_second_meeting_goes_on_from_the_ratings_of_the_first(room):
    room.fill(full_workshop(small_pack()))
    steps = room.sessions.load(SESSION).steps
    room.sessions.set_run_sheet(SESSION, [replace(step, ended=None) for step in steps])
    before = room.sessions.load(SESSION)
    following = room.sessions.split(SESSION, steps[2].id, LATER).value
    first, second = room.sessions.load(SESSION), room.sessions.load(following)
    for rating in before.ratings:
        assert second.rating(rating.element).level == rating.level
        assert first.rating(rating.element) == rating, "what the first recorded stays"
        assert [c.marks for c in second.rounds(rating.element)] == [c.marks for c in first.rounds(rating.element)]
    assert [line.text for line in second.evidence] == [line.text for line in first.evidence]
    assert second.focus.element == first.focus.element
    assert second.stage_choice(second.focus).stage == first.stage_choice(first.focus).stage
    assert [promise.what for promise in second.promises] == [action.what for action in first.actions if action.what]
    assert second.actions == ()
    data = read_session(room.sharing.export(following))
    assert list(problems(following, (record for record, _version in data.records), ())) == []


def test_undo_brings_the_steps_back_and_leaves_the_planned_meeting(room, session):
    here = lead_to(room, session, StepKind.DISCUSS)
    before = kinds(room, session)
    following = room.sessions.split(session, here, LATER).value
    room.history.undo(session)
    assert kinds(room, session) == before
    assert room.sessions.load(following).session.state is SessionState.PLANNED


def test_where_nothing_is_left_nothing_is_split(room, session):
    here = lead_to(room, session, StepKind.CLOSE)
    with pytest.raises(NotPossible, match="nothing to move"):
        room.sessions.split(session, here, LATER)
    assert len(room.sessions.summaries()) == 1
