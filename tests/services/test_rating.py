"""Counts, reveal and outcome: what is kept, what is refused, and in which order."""

import sqlite3
from contextlib import closing

import pytest

from mastery_desktop.domain.choices import OutcomeKind, RatingMode, RatingState
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.records import Counts
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.storage.backup import Reason
from tests.helpers.packs import small_pack
from tests.helpers.stores import bytes_in, desk
from tests.helpers.workshops import SESSION, full_workshop

PACK = small_pack()
FIRST, SECOND = tuple(PACK.elements)[:2]
LOW, MIDDLE, HIGH = (level.id for level in PACK.levels)


@pytest.fixture
def room(tmp_path):
    """A session of twelve in which nothing has been rated yet."""
    with desk(tmp_path, PACK) as open_desk:
        open_desk.fill(Workshop(session=full_workshop(PACK).session, steps=full_workshop(PACK).steps))
        yield open_desk


def state(room, element=FIRST):
    return room.sessions.load(SESSION).rating(element).state


def test_a_round_goes_from_counting_to_an_outcome(room):
    assert state(room) is RatingState.COLLECTING
    room.rating.save_counts(SESSION, {FIRST: (2, 8, 2), SECOND: (0, 6, 6)}, raters=12)
    assert state(room) is state(room, SECOND) is RatingState.COMPLETE
    assert not room.sessions.load(SESSION).revealed(FIRST)
    room.rating.reveal(SESSION, [FIRST, SECOND])
    assert room.sessions.load(SESSION).revealed(FIRST)
    room.rating.discuss(SESSION, FIRST)
    room.rating.save_counts(SESSION, {FIRST: (1, 10, 1)}, raters=12, round_number=2, mode=RatingMode.CARDS)
    assert state(room) is RatingState.SECOND_ROUND
    room.rating.settle(SESSION, FIRST, OutcomeKind.NOT_AGREED, level=HIGH, upper=MIDDLE)
    workshop = room.sessions.load(SESSION)
    rating = workshop.rating(FIRST)
    assert (rating.state, rating.level, rating.upper) == (RatingState.SETTLED, MIDDLE, HIGH)
    assert [counts.marks for counts in workshop.rounds(FIRST)] == [(2, 8, 2), (1, 10, 1)]


@pytest.mark.parametrize("outcome", [OutcomeKind.AGREED, OutcomeKind.MAJORITY])
def test_marks_that_were_counted_must_be_revealed_before_a_level_is_kept(room, outcome):
    room.rating.save_counts(SESSION, {FIRST: (2, 8, 2)}, raters=12)
    with pytest.raises(NotPossible, match="cannot take that step"):
        room.rating.settle(SESSION, FIRST, outcome, level=LOW)
    assert state(room) is RatingState.COMPLETE


def test_leaving_an_element_out_shows_no_marks_that_nobody_has_seen(room):
    room.rating.save_counts(SESSION, {FIRST: (2, 8, 2), SECOND: (0, 6, 6)}, raters=12)
    room.rating.reveal(SESSION, [SECOND])
    for element in (FIRST, SECOND):
        room.rating.settle(SESSION, element, OutcomeKind.NOT_RATED)
    assert state(room) is RatingState.COMPLETE
    assert state(room, SECOND) is RatingState.REVEALED
    room.rating.reveal(SESSION, [FIRST])
    assert state(room) is RatingState.REVEALED


def test_a_reveal_touches_only_what_was_counted_and_not_seen(room):
    room.rating.save_counts(SESSION, {FIRST: (2, 8, 2)}, raters=12)
    room.rating.reveal(SESSION, [FIRST])
    room.rating.settle(SESSION, FIRST, OutcomeKind.AGREED, level=MIDDLE)
    room.rating.reveal(SESSION, [FIRST, SECOND])
    assert state(room) is RatingState.SETTLED
    assert state(room, SECOND) is RatingState.COLLECTING


def test_direct_consensus_settles_without_marks(room):
    room.rating.settle(SESSION, FIRST, OutcomeKind.AGREED, level=LOW)
    assert state(room) is RatingState.SETTLED
    assert not room.sessions.load(SESSION).counts


def test_a_second_round_needs_a_first_one_that_was_seen(room):
    with pytest.raises(NotPossible):
        room.rating.save_counts(SESSION, {FIRST: (2, 8, 2)}, raters=12, round_number=2)
    assert not room.sessions.load(SESSION).counts


def test_nothing_is_discussed_before_it_is_revealed(room):
    room.rating.save_counts(SESSION, {FIRST: (2, 8, 2)}, raters=12)
    with pytest.raises(NotPossible):
        room.rating.discuss(SESSION, FIRST)


def test_a_count_is_taken_back_only_while_nobody_has_seen_it(room):
    room.rating.save_counts(SESSION, {FIRST: (2, 8, 2)}, raters=12)
    room.rating.take_back_counts(SESSION, [FIRST])
    assert state(room) is RatingState.COLLECTING
    assert not room.sessions.load(SESSION).counts
    room.rating.save_counts(SESSION, {FIRST: (3, 7, 2)}, raters=12)
    room.rating.reveal(SESSION, [FIRST])
    with pytest.raises(NotPossible):
        room.rating.take_back_counts(SESSION, [FIRST])
    assert room.sessions.load(SESSION).marks(FIRST, 1).marks == (3, 7, 2)


@pytest.mark.parametrize(
    ("marks", "raters", "reason"),
    [((1, 2), 12, "one number per level"), ((4, 5, 4), 12, "13 marks from 12 raters"), ((7, -1, 0), 12, "one number")],
)
def test_a_count_that_cannot_be_is_refused_whole(room, marks, raters, reason):
    with pytest.raises(NotPossible, match=reason):
        room.rating.save_counts(SESSION, {SECOND: (4, 4, 4), FIRST: marks}, raters=raters)
    assert not room.sessions.load(SESSION).counts


def test_fewer_marks_than_raters_are_accepted_openly(room):
    room.rating.save_counts(SESSION, {FIRST: (2, 4, 3)}, raters=12)
    counts = room.sessions.load(SESSION).marks(FIRST, 1)
    assert (sum(counts.marks), counts.raters) == (9, 12)


def test_marks_of_four_people_never_reach_the_disk(tmp_path):
    with desk(tmp_path, PACK) as open_desk:
        open_desk.fill(Workshop(session=full_workshop(PACK).session))
        with pytest.raises(NotPossible, match="4 raters are not anonymous"):
            open_desk.rating.save_counts(SESSION, {FIRST: (1, 2, 1)}, raters=4)
        with pytest.raises(NotPossible, match="4 raters are not anonymous"):
            open_desk.rating.save_counts(SESSION, {FIRST: (1, 2, 1)}, raters=12)
        open_desk.rating.settle(SESSION, FIRST, OutcomeKind.AGREED, level=MIDDLE)
        open_desk.store.back_up(Reason.ASKED)
        shared = open_desk.sharing.export(SESSION)
    everything = bytes_in(tmp_path) + shared
    assert b"[1,2,1]" not in everything
    assert MIDDLE.encode() in everything
    with closing(sqlite3.connect(tmp_path / "mastery.sqlite")) as raw:
        assert raw.execute("SELECT count(*) FROM counts").fetchone() == (0,)


def test_the_marks_of_tables_add_up_to_those_of_the_room(room):
    window, door = room.seat(SESSION, ("Window", 6), ("Door", 5))
    room.rating.save_counts(SESSION, {FIRST: (2, 4, 0)}, raters=6, group=window.id)
    room.rating.save_counts(SESSION, {FIRST: (0, 1, 4)}, raters=5, group=door.id)
    workshop = room.sessions.load(SESSION)
    assert workshop.marks(FIRST, 1).marks == (2, 5, 4)
    assert workshop.marks(FIRST, 1).raters == 11
    assert workshop.marks(FIRST, 1, door.id).marks == (0, 1, 4)


def test_counting_again_replaces_the_count_and_leaves_no_trace_of_the_first(room):
    room.rating.save_counts(SESSION, {FIRST: (2, 8, 2)}, raters=12)
    room.rating.save_counts(SESSION, {FIRST: (2, 8, 3)}, raters=13)
    with room.store.read() as read:
        assert [counts.marks for counts in read.all(Counts, SESSION)] == [(2, 8, 3)]
    assert room.history.names(SESSION).undo is None
    assert b"[2,8,2]" not in room.store.file.read_bytes()


@pytest.mark.parametrize(
    ("outcome", "levels"),
    [
        (OutcomeKind.AGREED, {}),
        (OutcomeKind.MAJORITY, {"level": "no.such"}),
        (OutcomeKind.NOT_AGREED, {"level": LOW}),
        (OutcomeKind.NOT_AGREED, {"level": LOW, "upper": LOW}),
    ],
)
def test_an_outcome_needs_its_levels(room, outcome, levels):
    with pytest.raises(NotPossible):
        room.rating.settle(SESSION, FIRST, outcome, **levels)
    assert state(room) is RatingState.COLLECTING


def test_not_agreed_yet_may_leave_the_levels_open(room):
    room.rating.settle(SESSION, FIRST, OutcomeKind.AGREED, level=LOW)
    room.rating.settle(SESSION, FIRST, OutcomeKind.NOT_AGREED)
    rating = room.sessions.load(SESSION).rating(FIRST)
    assert (rating.outcome, rating.level, rating.upper) == (OutcomeKind.NOT_AGREED, None, None)
    assert state(room) is RatingState.SETTLED


def test_marks_on_a_line_keep_no_order(room):
    room.rating.place_marks(SESSION, FIRST, [900, 20, 1500, -3, 500])
    assert room.sessions.load(SESSION).shift(FIRST).marks == (0, 20, 500, 900, 1000)


def test_four_people_keep_the_place_of_the_team_and_no_marks_on_a_line(room):
    room.sessions.revise(SESSION, {"raters": 4})
    with pytest.raises(NotPossible, match="fewer than five people"):
        room.rating.place_marks(SESSION, FIRST, [900, 20, 500, 40], placed=400)
    assert room.sessions.load(SESSION).shift_marks == ()
    room.rating.place_marks(SESSION, FIRST, [], placed=400)
    shift = room.sessions.load(SESSION).shift(FIRST)
    assert (shift.marks, shift.placed) == ((), 400)


def test_a_table_of_four_keeps_no_marks_on_a_line(room):
    small, large = room.seat(SESSION, ("By the window", 4), ("By the door", 8))
    with pytest.raises(NotPossible, match="fewer than five people"):
        room.rating.place_marks(SESSION, FIRST, [900, 20], group=small.id)
    room.rating.place_marks(SESSION, FIRST, [900, 20], group=large.id)
    assert [(kept.group, kept.marks) for kept in room.sessions.load(SESSION).shift_marks] == [(large.id, (20, 900))]


def test_a_level_that_undo_took_after_a_second_round_comes_back_as_it_was(room):
    room.rating.save_counts(SESSION, {FIRST: (2, 8, 2)}, raters=12)
    room.rating.reveal(SESSION, [FIRST])
    room.rating.settle(SESSION, FIRST, OutcomeKind.AGREED, level=MIDDLE)
    room.rating.save_counts(SESSION, {FIRST: (1, 10, 1)}, raters=12, round_number=2, mode=RatingMode.CARDS)
    before = room.sessions.load(SESSION).rating(FIRST)
    assert before.level == MIDDLE
    assert room.history.undo(SESSION).value == "decision about a level"
    assert room.sessions.load(SESSION).rating(FIRST).level is None
    assert room.history.redo(SESSION).value == "decision about a level"
    assert room.sessions.load(SESSION).rating(FIRST) == before
