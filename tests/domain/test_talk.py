"""What is worth talking about, for how long, and which question fits; nothing of it points at a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastery_desktop.domain.talk import PROMPTS, WALL_PROMPTS, Pattern, Suggestion, pattern, suggestion

MARKS = st.lists(st.integers(0, 40), min_size=2, max_size=6).map(tuple)
SPLIT, MIXED, TOGETHER, ALONE = (4, 0, 0, 4), (3, 4, 3, 0), (0, 4, 4, 0), (1, 0, 0, 11)


@pytest.mark.parametrize(
    ("marks", "wanted"),
    [
        ((6, 6, 0, 0), Pattern.LOW),
        ((0, 0, 3, 9), Pattern.HIGH),
        (TOGETHER, Pattern.TOGETHER),
        ((0, 12, 0), Pattern.TOGETHER),
        (SPLIT, Pattern.SPLIT),
        (MIXED, Pattern.MIXED),
        (ALONE, Pattern.ALONE),
        ((0, 7, 0, 1), Pattern.ALONE),
        ((9, 2, 0, 1), Pattern.ALONE),
        ((2, 0, 0, 11), Pattern.MIXED),
        ((0, 0, 0, 0), Pattern.NONE),
    ],
)
def test_the_question_fits_how_the_marks_lie(marks, wanted):
    assert pattern(marks) is wanted


@given(MARKS)
def test_the_direction_of_the_levels_changes_low_and_high_alone(marks):
    turned = {Pattern.LOW: Pattern.HIGH, Pattern.HIGH: Pattern.LOW}
    there = pattern(marks)
    assert pattern(tuple(reversed(marks))) is turned.get(there, there)
    assert there in WALL_PROMPTS


def test_no_question_asks_for_the_owner_of_a_mark():
    for text in (*PROMPTS.values(), *WALL_PROMPTS.values()):
        assert not {"who", "whose", "someone who marked", "one of us"} & set(text.lower().split()) or "doubts" in text
    assert "one" not in WALL_PROMPTS[Pattern.ALONE].lower().split()


@pytest.mark.parametrize(
    ("minutes", "most", "done", "wanted"),
    [
        (20, 3, (), Suggestion(("b", "d", "a"), 6)),
        (20, 2, (), Suggestion(("b", "d"), 7)),
        (8, 3, (), Suggestion(("b", "d"), 4)),
        (4, 3, (), Suggestion(("b",), 4)),
        (2, 3, (), Suggestion()),
        (0, 3, (), Suggestion()),
        (13, 3, ("b",), Suggestion(("d", "a"), 6)),
        (13, 1, ("b",), Suggestion()),
    ],
)
def test_the_suggestion_fits_the_time_that_is_left(minutes, most, done, wanted):
    marks = {"a": ALONE, "b": SPLIT, "c": TOGETHER, "d": MIXED}
    found = suggestion(marks, minutes, most, done)
    assert found == wanted
    assert found.minutes * len(found.elements) <= minutes


def test_nothing_is_suggested_where_all_stand_together():
    assert suggestion({"a": TOGETHER, "b": (0, 0, 0, 9)}, 20, 3) == Suggestion()
