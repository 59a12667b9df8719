"""The room that a rehearsal plays."""

import pytest

from mastery_desktop.domain.rating import Spread
from mastery_desktop.domain.rating import spread as spread_of
from mastery_desktop.domain.rehearsal import MOODS, PlayedRoom, in_hand


@pytest.mark.parametrize("mood", MOODS)
def test_the_same_seed_gives_the_same_room_and_every_slip_can_be_typed(mood):
    room = PlayedRoom()
    slips = room.slips(mood, 6, 4)
    assert slips == PlayedRoom().slips(mood, 6, 4) != PlayedRoom(seed=8).slips(mood, 6, 4)
    assert len(slips) == 20
    assert {len(slip) for slip in slips} == {6}
    assert {mark for slip in slips for mark in slip} <= {0, 1, 2, 3, 4}


def spread(slips):
    """Over how many levels the marks of each element lie, when the rare ones are left out."""
    wide = []
    for marks in zip(*slips, strict=True):
        common = [level for level in range(1, 5) if marks.count(level) >= 3]
        wide.append(max(common) - min(common))
    return sum(wide)


def test_the_patterns_look_as_they_are_called():
    room = PlayedRoom()
    together, mixed, split = (spread(room.slips(mood, 6, 4)) for mood in MOODS)
    assert together < mixed < split
    assert split == 6 * 3


def test_slips_come_over_time_and_all_by_the_end():
    arrivals = PlayedRoom().arrivals(600)
    assert in_hand(arrivals, 0) == in_hand(arrivals, 200) == 0
    assert 0 < in_hand(arrivals, 400) < 20
    assert in_hand(arrivals, 600) == 20


def test_what_is_called_split_or_together_the_program_calls_so_too():
    for mood in (Spread.TOGETHER, Spread.SPLIT):
        slips = PlayedRoom().slips(mood, 6, 4)
        words = [spread_of([marks.count(level) for level in range(1, 5)]) for marks in zip(*slips, strict=True)]
        assert words.count(mood) >= 5, (mood, words)


@pytest.mark.parametrize("mood", MOODS)
def test_everybody_holds_up_one_card_and_places_one_dot(mood):
    room = PlayedRoom()
    assert sum(room.cards(mood, 2, 4)) == sum(room.dots(mood, 6)) == 20
    assert room.dots(mood, 0) == ()


@pytest.mark.parametrize("mood", MOODS)
def test_everybody_leaves_an_exit_slip_with_one_tick(mood):
    ticks = PlayedRoom().exit_ticks(mood, 3)
    assert ticks == PlayedRoom().exit_ticks(mood, 3)
    assert (len(ticks), sum(ticks)) == (3, 20)


@pytest.mark.parametrize("mood", MOODS)
def test_everybody_puts_one_dot_on_the_line_of_a_shift_where_the_keys_reach(mood):
    room = PlayedRoom()
    shift = room.shift(mood, 0, 1000)
    assert shift == PlayedRoom().shift(mood, 0, 1000) != room.shift(mood, 1, 1000)
    assert len(shift.dots) == 20
    assert list(shift.dots) == sorted(shift.dots)
    assert all(0 <= dot <= 1000 and dot % 10 == 0 for dot in (*shift.dots, shift.agreed or 0))


def test_the_dots_of_a_split_room_lie_at_both_ends_and_nothing_is_agreed_on():
    together, mixed, split = (PlayedRoom().shift(mood, 0, 1000) for mood in MOODS)
    assert split.agreed is None
    assert not [dot for dot in split.dots if 430 < dot < 570]
    assert split.dots[0] < 300
    assert split.dots[-1] > 700
    assert together.dots[-1] - together.dots[0] < mixed.dots[-1] - mixed.dots[0] < split.dots[-1] - split.dots[0]
    assert together.dots[0] <= together.agreed <= together.dots[-1]
