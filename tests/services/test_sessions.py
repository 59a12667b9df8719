"""Sessions: how one begins, how its time is kept, how it goes on in a series, and what stays apart from it."""

from datetime import date, timedelta

import pytest

from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.choices import SessionState, StepKind
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.records import Series
from mastery_desktop.services.sessions import MOST_PEOPLE, NewSession
from tests.helpers.stores import desk

PACK = load_pack()
DAY = date(2026, 11, 6)


@pytest.fixture
def room(tmp_path):
    with desk(tmp_path, PACK) as open_desk:
        yield open_desk


def begin(room):
    return room.sessions.create(NewSession(team="Clearwater team", people=12, held_on=DAY))


def test_a_team_and_a_number_of_people_are_enough(room):
    workshop = begin(room).value
    session = workshop.session
    assert (session.team, session.people, session.raters, session.minutes) == ("Clearwater team", 12, 12, 90)
    assert sum(step.planned for step in workshop.steps) == 90
    assert workshop.domains == (PACK.domains[0].id,)
    assert session.step == workshop.steps[0].id
    assert room.sessions.load(session.id) == workshop


@pytest.mark.parametrize("people", [0, -1, MOST_PEOPLE + 1])
def test_a_room_that_cannot_be_is_refused_and_nothing_is_begun(room, people):
    with pytest.raises(NotPossible, match=str(MOST_PEOPLE)):
        room.sessions.create(NewSession(team="Team", people=people, held_on=DAY))
    assert room.sessions.summaries() == []


def test_a_team_without_a_name_is_refused(room):
    with pytest.raises(NotPossible, match="name"):
        room.sessions.create(NewSession(team=" \u202e\n ", people=5, held_on=DAY))


def test_the_time_of_every_step_is_kept_from_the_first_to_the_last(room):
    workshop = begin(room).value
    first, second = workshop.steps[0].id, workshop.steps[1].id
    room.clock.forward(minutes=4)
    room.sessions.move_to(workshop.session.id, second, left=first, seconds=240)
    room.clock.forward(minutes=2)
    room.sessions.finish(workshop.session.id)

    after = room.sessions.load(workshop.session.id)
    left, last = after.step_by_id[first], after.step_by_id[second]
    assert after.session.state is SessionState.FINISHED
    assert left.ended is not None
    assert left.ended - left.started == timedelta(minutes=4)
    assert left.spent == 240
    assert last.ended == room.clock()
    assert last.ended - last.started == timedelta(minutes=2)


def test_coming_back_to_a_step_adds_to_its_time_and_keeps_when_it_began(room):
    workshop = begin(room).value
    first, second = workshop.steps[0].id, workshop.steps[1].id
    room.sessions.move_to(workshop.session.id, first)
    began = room.clock()
    for _visit in range(2):
        room.clock.forward(minutes=1)
        room.sessions.move_to(workshop.session.id, second, left=first, seconds=60)
        room.clock.forward(minutes=1)
        room.sessions.move_to(workshop.session.id, first, left=second, seconds=60)
    step = room.sessions.load(workshop.session.id).step_by_id[first]
    assert (step.started, step.spent) == (began, 120)


def test_a_step_that_is_put_in_stands_where_it_was_wanted_and_can_be_undone(room):
    workshop = begin(room).value
    after = workshop.steps[3].id
    new = room.sessions.insert_step(workshop.session.id, after, StepKind.BREAK, None, 7).value
    steps = room.sessions.load(workshop.session.id).steps
    assert [step.id for step in steps].index(new) == 4
    assert [step.id for step in steps if step.id != new] == [step.id for step in workshop.steps]
    assert room.history.undo(workshop.session.id).value == "step added"
    assert [s.id for s in room.sessions.load(workshop.session.id).steps] == [s.id for s in workshop.steps]


def test_the_next_workshop_of_a_series_opens_on_the_promises_of_the_one_before(room):
    before = begin(room).value.session
    focus = room.planning.choose_focus(before.id, next(iter(PACK.elements))).value
    room.planning.add_action(before.id, focus, "Agree on one protocol")
    new = NewSession(team="Clearwater team", people=11, held_on=DAY + timedelta(days=60), previous=before.id)
    after = room.sessions.create(new).value.session
    promises = room.sessions.load(after.id).promises
    assert [promise.what for promise in promises] == ["Agree on one protocol"]
    assert after.series
    assert after.series == room.sessions.load(before.id).session.series
    with room.store.read() as read:
        assert [(series.id, series.title) for series in read.all(Series)] == [(after.series, "Clearwater team")]
    assert [summary.session.id for summary in room.sessions.summaries()] == [after.id, before.id]


def test_attendance_is_replaced_whole_and_leaves_nothing_behind(room, tmp_path):
    session = begin(room).value.session.id
    room.sessions.set_attendance(session, [("Attendee Onethousand", "teacher", 90), ("  ", "", 0)])
    room.sessions.set_attendance(session, [("Attendee Twothousand", "", 60)])
    assert [(a.name, a.minutes) for a in room.sessions.attendance(session)] == [("Attendee Twothousand", 60)]
    database = (tmp_path / "mastery.sqlite").read_bytes()
    assert b"Attendee Onethousand" not in database
    assert b"Attendee Twothousand" in database


def test_a_deleted_session_is_gone_with_all_its_words(room, tmp_path):
    session = begin(room).value.session.id
    room.sessions.park(session, "A thought nobody else should read")
    room.sessions.remove(session)
    assert room.sessions.summaries() == []
    assert b"A thought nobody else" not in (tmp_path / "mastery.sqlite").read_bytes()


def test_a_series_goes_with_its_last_session(room, tmp_path):
    before = begin(room).value.session
    after = room.sessions.create(NewSession(team="Clearwater team", people=11, held_on=DAY, previous=before.id)).value
    room.sessions.remove(before.id)
    third = room.sessions.create(
        NewSession(team="Another team", people=11, held_on=DAY, previous=after.session.id)
    ).value.session
    with room.store.read() as read:
        assert [series.title for series in read.all(Series)] == ["Clearwater team"]
    assert third.series == after.session.series
    for gone in (after.session, third):
        room.sessions.remove(gone.id)
    with room.store.read() as read:
        assert read.all(Series) == []
    assert b"Clearwater team" not in (tmp_path / "mastery.sqlite").read_bytes()
