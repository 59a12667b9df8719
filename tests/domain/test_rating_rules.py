"""The words for how far apart marks are, the order of talk, and which moves a rating allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastery_desktop.domain.choices import OutcomeKind, RatingState
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.rating import (
    NEXT_STATES,
    Spread,
    check_move,
    discussion_order,
    lacks_level,
    outside_main_camp,
    spread,
)

MARKS = st.lists(st.integers(0, 40), min_size=2, max_size=6).map(tuple)


@pytest.mark.parametrize(
    ("marks", "word"),
    [
        ((3, 0, 0, 3), Spread.SPLIT),  # {1,1,1,4,4,4} and the next have the same middle, and are different rooms
        ((0, 3, 3, 0), Spread.TOGETHER),
        ((4, 1, 2, 5), Spread.SPLIT),
        ((1, 7, 4, 0), Spread.MIXED),
        ((0, 0, 12, 0), Spread.TOGETHER),
        ((1, 0, 0, 11), Spread.MIXED),  # one voice is no camp
        ((1, 0, 3), Spread.MIXED),  # nor where it is a quarter of the marks
        ((3, 0, 0, 9), Spread.SPLIT),
        ((3, 0, 0, 10), Spread.MIXED),  # less than a quarter is no camp
        ((0, 0, 0, 0), Spread.NONE),
        ((6, 0, 6), Spread.SPLIT),
        ((3, 6, 3, 0), Spread.MIXED),  # a full middle holds the ends together
        ((3, 3, 3, 0), Spread.MIXED),
        ((2, 5, 2, 3), Spread.MIXED),  # nor does a level part camps that is nearly as full as one of them
        ((4, 3, 3, 1), Spread.MIXED),
        ((5, 1, 1, 5), Spread.SPLIT),
        ((3, 1, 8, 0), Spread.SPLIT),
        ((4, 2, 4), Spread.SPLIT),  # half as many is few enough
        ((1, 1, 1, 3), Spread.MIXED),  # one on each level is no camp: the level between is as full as those beside it
        ((2, 1, 0, 3), Spread.SPLIT),
        ((4, 3, 5), Spread.MIXED),
        ((4, 2, 3, 3), Spread.MIXED),  # marks on every level, next to as many on each, are no two camps
    ],
)
def test_how_far_apart_marks_are_is_a_word(marks, word):
    assert spread(marks) is word


@given(MARKS)
def test_the_direction_of_the_levels_does_not_matter(marks):
    assert spread(marks) is spread(tuple(reversed(marks)))
    assert outside_main_camp(marks) == outside_main_camp(tuple(reversed(marks)))


@given(MARKS)
def test_together_means_that_nobody_is_outside_the_main_camp(marks):
    together = spread(marks) in (Spread.TOGETHER, Spread.NONE)
    assert together == (outside_main_camp(marks) == 0)


def test_the_furthest_apart_come_first_and_equal_ones_keep_their_order():
    marks = {"a": (0, 3, 3, 0), "b": (3, 0, 0, 3), "c": (1, 7, 4, 0), "d": (2, 6, 4, 0), "e": (0, 6, 6, 0)}
    assert discussion_order(marks) == ["b", "d", "c", "a", "e"]


@pytest.mark.parametrize("now", list(RatingState))
@pytest.mark.parametrize("then", list(RatingState))
def test_a_rating_takes_only_the_steps_of_the_rule(now, then):
    if then == now or then in NEXT_STATES[now]:
        check_move(now, then)
    else:
        with pytest.raises(NotPossible):
            check_move(now, then)


def test_marks_become_visible_only_through_the_reveal():
    hidden = {RatingState.COLLECTING, RatingState.COMPLETE}
    ways = {(now, then) for now in hidden for then in NEXT_STATES[now] if then not in hidden}
    assert ways == {(RatingState.COMPLETE, RatingState.REVEALED), (RatingState.COLLECTING, RatingState.SETTLED)}


@pytest.mark.parametrize(
    ("outcome", "level", "upper", "lacks"),
    [
        (OutcomeKind.AGREED, "l1", None, False),
        (OutcomeKind.AGREED, None, None, True),
        (OutcomeKind.NOT_AGREED, "l1", "l2", False),
        (OutcomeKind.NOT_AGREED, None, None, False),  # a team may leave open between which levels it is
        (OutcomeKind.NOT_AGREED, "l1", None, True),
        (OutcomeKind.NOT_AGREED, None, "l2", True),
        (OutcomeKind.NOT_RATED, None, None, False),
    ],
)
def test_an_outcome_has_the_levels_that_it_needs(outcome, level, upper, lacks):
    assert lacks_level(outcome, level, upper) is lacks


def test_of_camps_of_one_size_those_further_apart_are_talked_about_first():
    marks = {"near": (2, 0, 1, 2), "far": (2, 0, 0, 4), "more": (1, 2, 0, 3)}
    assert discussion_order(marks) == ["more", "far", "near"]
