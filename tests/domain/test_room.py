"""The back row: how far the wall's smallest text reaches, and what to do for those who sit further away."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastery_desktop.domain.room import Unit, advice, back_row, length, reading_distance

FACTORS = (0.85, 1.0, 1.15, 1.3, 1.5)


def test_a_small_letter_of_the_smallest_text_fills_ten_minutes_of_arc_at_the_farthest_place():
    height = 200 / (16 / 9)
    letter = height / 28 * 0.496
    far = reading_distance(200)
    assert math.degrees(2 * math.atan(letter / 2 / far)) * 60 == pytest.approx(10, rel=1e-6)
    assert far / height == pytest.approx(6, abs=0.15), "the middle number of the rule 4/6/8"


@pytest.mark.parametrize(
    ("depth", "width", "says"),
    [
        (600, 200, "can read"),
        (800, 200, "Choose 130 %"),
        (1000, 200, "Choose 150 %"),
        (1500, 200, "make the picture"),
    ],
)
def test_it_says_what_helps(depth, width, says):
    assert says in advice(back_row(depth, width, FACTORS), Unit.FEET)


def test_the_width_that_it_asks_for_is_enough():
    row = back_row(1500, 200, FACTORS)
    assert not row.readable
    assert row.factor is None
    assert back_row(1500, row.width + 1, FACTORS).readable


@given(st.integers(100, 6000), st.integers(50, 2000))
def test_what_it_proposes_always_reaches_the_back_row(depth, width):
    row = back_row(depth, width, FACTORS)
    if row.factor is not None:
        assert reading_distance(width, row.factor) >= depth
        assert row.readable == (row.factor == 1.0)
    else:
        assert row.farthest <= row.farthest_at_largest < depth


def test_lengths_are_never_rounded_to_the_wrong_side():
    assert length(690, Unit.FEET) == "22.5 feet"
    assert length(690, Unit.FEET, up=True) == "23 feet"
    assert length(690, Unit.METRES) == "6.5 metres"
    assert length(700, Unit.METRES) == length(700, Unit.METRES, up=True) == "7 metres"
