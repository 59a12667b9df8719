"""A series: the next workshop looks back at the focus and the results of the one before, and keeps its exit slips."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mastery_desktop.domain.choices import ExitQuestion, FocusFate, OutcomeKind, RatingState, SessionState
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.level_ids import session_at
from mastery_desktop.domain.records import FocusArea, Privacy, Rating, Wording, natural_id
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.services.sessions import NewSession
from tests.helpers.packs import small_pack
from tests.helpers.stores import bytes_in, desk
from tests.helpers.workshops import LAST_TIME, SESSION, full_workshop

PACK = small_pack()
ELEMENTS = tuple(PACK.elements)[:6]


def wording(texts):
    own = natural_id("wording", SESSION)
    return Wording(id=own, session_id=SESSION, pack_id=PACK.id, pack_hash=PACK.hash, language="en", texts=texts)


@pytest.fixture
def room(tmp_path):
    with desk(tmp_path / "here", PACK) as open_desk:
        open_desk.fill(full_workshop(PACK))
        with open_desk.store.write() as write:
            write.put(wording({f"{element} meaning": str(PACK.elements[element].meaning) for element in ELEMENTS}))
        yield open_desk


@pytest.fixture
def other(tmp_path):
    with desk(tmp_path / "there", PACK) as open_desk:
        yield open_desk


def following(open_desk, before=SESSION, days=60, **more):
    held_on = open_desk.clock().date() + timedelta(days=days)
    new = NewSession(team="The same team", people=9, held_on=held_on, previous=before, **more)
    return open_desk.sessions.create(new).value.session.id


def reveal(open_desk, session, element, marks=(1, 2, 3, 1)):
    marks = (*marks[: len(PACK.levels) - 1], sum(marks[len(PACK.levels) - 1 :]))
    open_desk.rating.save_counts(session, {element: marks}, raters=9)
    open_desk.rating.reveal(session, [element])


def earlier(open_desk, session, element):
    return open_desk.sessions.load(session).earlier(element)


def test_an_earlier_result_is_hidden_until_the_new_one_is_revealed(room):
    after, element = following(room), ELEMENTS[0]
    before = room.sessions.load(SESSION)
    assert earlier(room, after, element) is None
    room.rating.save_counts(after, {element: (2,) * len(PACK.levels)}, raters=9)
    assert earlier(room, after, element) is None
    room.rating.reveal(after, [element])
    found = earlier(room, after, element)
    last = max((c for c in before.rounds(element) if c.group is None), key=lambda c: c.round)
    assert (found.marks, found.level, found.held_on) == (
        last.marks,
        before.rating(element).level,
        before.session.held_on,
    )
    assert found.fits(PACK)
    room.history.undo(after)
    assert earlier(room, after, element) is None


def test_a_level_agreed_in_talk_shows_the_earlier_one_and_taking_it_back_hides_it_again(room):
    after, element = following(room), ELEMENTS[1]
    room.rating.settle(after, element, OutcomeKind.AGREED, level=PACK.levels[0].id)
    assert earlier(room, after, element).level == room.sessions.load(SESSION).rating(element).level
    room.rating.settle(after, element, OutcomeKind.NOT_RATED)
    assert earlier(room, after, element) is None


@pytest.mark.parametrize("change", ["meaning", "pack", "overlay", "unknown"])
def test_only_what_means_the_same_is_compared(room, change):
    element = ELEMENTS[0]
    session = room.sessions.load(SESSION).session
    with room.store.write() as write:
        texts = {f"{element} meaning": str(PACK.elements[element].meaning)}
        if change == "meaning":
            texts[f"{element} meaning"] += "0"
        elif change == "pack":
            write.put(replace(session, pack_id="another"))
        elif change == "overlay":
            write.put(replace(session, overlay="Words of the district"))
        write.put(wording({} if change == "unknown" else texts))
    after = following(room)
    reveal(room, after, element)
    assert not earlier(room, after, element).fits(PACK)


def test_what_the_workshop_between_did_not_rate_comes_from_the_one_before_it(room):
    between = following(room)
    reveal(room, between, ELEMENTS[0])
    room.sessions.finish(between)
    last = following(room, between, days=120)
    for element in ELEMENTS[:2]:
        reveal(room, last, element)
    found = [earlier(room, last, element) for element in ELEMENTS[:2]]
    dates = [room.sessions.load(session).session.held_on for session in (between, SESSION)]
    assert [result.held_on for result in found] == dates


def test_marks_that_nobody_has_seen_are_not_taken_along(room):
    rating = room.sessions.load(SESSION).rating(ELEMENTS[0])
    with room.store.write() as write:
        write.put(replace(rating, state=RatingState.COMPLETE))
    after = following(room)
    dates = {result.element: result.held_on for result in room.sessions.load(after).earlier_results}
    assert (dates[ELEMENTS[0]], dates[ELEMENTS[2]]) == (LAST_TIME, date(2026, 11, 6))


def test_the_earlier_focus_is_asked_for_once_and_what_is_kept_is_the_focus_again(room):
    after = following(room)
    (found,) = room.sessions.load(after).earlier_focus
    before = room.sessions.load(SESSION)
    assert (found.element, found.goal) == (before.focus.element, before.goal(before.focus).text)
    room.planning.answer_focus(after, found.id, FocusFate.KEPT)
    room.planning.renew_promises(after)
    workshop = room.sessions.load(after)
    assert (workshop.focus.element, workshop.focus.reason) == (found.element, before.focus.reason)
    assert workshop.earlier_focus[0].fate is FocusFate.KEPT
    room.planning.answer_focus(after, found.id, FocusFate.CLOSED)
    room.planning.learn_from_focus(after, found.id, "It needs a room.")
    workshop = room.sessions.load(after)
    assert workshop.focus is None
    assert (workshop.earlier_focus[0].fate, workshop.earlier_focus[0].learned) == (FocusFate.CLOSED, "It needs a room.")


def test_a_workshop_that_goes_on_another_day_asks_for_no_earlier_focus_and_compares_nothing(room):
    steps = room.sessions.load(SESSION).steps
    half = room.sessions.split(SESSION, steps[8].id, room.clock().date()).value
    workshop = room.sessions.load(half)
    assert workshop.focus is not None
    assert (workshop.earlier_focus, workshop.earlier_results) == ((), ())


def test_once_the_workshop_runs_its_copies_stay_as_the_room_saw_them(room):
    after = following(room)
    session, rating = room.sessions.load(after).session, room.sessions.load(SESSION).rating(ELEMENTS[0])
    with room.store.write() as write:
        write.put(replace(session, state=SessionState.RUNNING))
        write.put(replace(rating, level=PACK.levels[0].id))
        for area in write.all(FocusArea, SESSION):
            write.put(replace(area, active=False))
    before = room.sessions.load(after)
    room.planning.renew_promises(after)
    assert room.sessions.load(after) == before


def test_the_file_of_the_new_session_alone_compares_and_asks(room, other):
    after = following(room)
    reveal(room, after, ELEMENTS[0])
    room.planning.answer_focus(after, room.sessions.load(after).earlier_focus[0].id, FocusFate.KEPT)
    other.sharing.accept(other.sharing.read(room.sharing.export(after)))
    there, here = (open_desk.sessions.load(after) for open_desk in (other, room))
    assert there.earlier(ELEMENTS[0]) == here.earlier(ELEMENTS[0]) is not None
    assert there.earlier_focus == here.earlier_focus
    assert there.session.series == here.session.series


def test_nothing_of_the_workshop_before_is_in_a_file_for_the_public(room, other):
    after = following(room)
    reveal(room, after, ELEMENTS[0])
    other.sharing.accept(other.sharing.read(room.sharing.export(after, Privacy.PUBLIC)))
    there = other.sessions.load(session_at(ShareLevel.PUBLIC, after))
    assert (there.earlier_results, there.earlier_focus, there.session.series) == ((), (), None)


def test_two_computers_that_plan_the_next_workshop_mean_the_same_series(room, other):
    other.sharing.accept(other.sharing.read(room.sharing.export(SESSION)))
    here, there = following(room), following(other)
    assert room.sessions.load(here).session.series == other.sessions.load(there).session.series


def test_exit_slips_are_counts_and_lines_without_an_order(room, tmp_path):
    after = following(room)
    room.planning.count_exit_slips(after, 9, (5, 3, 1))
    typed = {ExitQuestion.CHANGE: ["Z more talk", "A shorter start", "Z more talk", " "]}
    room.planning.write_exit_lines(after, typed)
    room.planning.write_exit_lines(after, typed | {ExitQuestion.NEXT: ["Try it on Monday"]})
    workshop = room.sessions.load(after)
    assert [(s.slips, s.worth) for s in workshop.exit_slips] == [(9, (5, 3, 1))]
    assert [(line.question, line.text, line.times) for line in workshop.exit_lines] == [
        (ExitQuestion.NEXT, "Try it on Monday", 1),
        (ExitQuestion.CHANGE, "A shorter start", 1),
        (ExitQuestion.CHANGE, "Z more talk", 2),
    ]
    assert room.history.names(after).undo is None
    room.planning.write_exit_lines(after, {})
    room.store.close()
    assert b"A shorter start" not in bytes_in(tmp_path / "here")


def test_ticks_of_fewer_than_five_never_reach_the_disk(room):
    after = following(room)
    with pytest.raises(NotPossible, match="fewer than five"):
        room.planning.count_exit_slips(after, 4, (4, 0, 0))
    room.planning.count_exit_slips(after, 4, (0, 0, 0))
    assert room.sessions.load(after).exit_slips[0].worth == ()


def test_more_ticks_than_slips_are_kept_and_travel_in_a_file(room, other):
    room.planning.count_exit_slips(SESSION, 6, (5, 1, 1))
    other.sharing.accept(other.sharing.read(room.sharing.export(SESSION)))
    kept = other.sessions.load(SESSION).exit_slips[0]
    assert (kept.slips, kept.worth) == (6, (5, 1, 1))


def test_exit_slips_are_not_in_a_file_for_the_public(room, other):
    other.sharing.accept(other.sharing.read(room.sharing.export(SESSION, Privacy.PUBLIC)))
    workshop = other.sessions.load(session_at(ShareLevel.PUBLIC, SESSION))
    assert (workshop.exit_slips, workshop.exit_lines) == ((), ())
    assert room.sessions.load(SESSION).exit_lines != ()


def test_a_rating_is_hidden_by_the_workshop_itself_and_not_by_whoever_shows_it():
    """Nobody but the copying and the storing reads the earlier results without asking for the reveal."""
    workshop = replace(full_workshop(PACK), ratings=())
    assert [workshop.earlier(element) for element in ELEMENTS] == [None] * len(ELEMENTS)
    some = Rating(id="x", session_id=SESSION, element=ELEMENTS[0], state=RatingState.COMPLETE)
    assert replace(workshop, ratings=(some,)).earlier(ELEMENTS[0]) is None
    seen = replace(some, state=RatingState.REVEALED)
    assert replace(workshop, ratings=(seen,)).earlier(ELEMENTS[0]) is not None
