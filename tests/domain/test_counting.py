"""Slips and piles while they are typed: what is counted, what is taken back, and what a second pass finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.counting import MOST_IN_PILE, Count, CountWay
from mastery_desktop.domain.errors import NotPossible

ELEMENTS = (ElementId("a"), ElementId("b"), ElementId("c"))
LEVELS = 4
SLIP = st.lists(st.one_of(st.none(), st.integers(0, LEVELS - 1)), min_size=3, max_size=3)


def count_of(*slips, expected=12, way=CountWay.SLIPS):
    count = Count(ELEMENTS, LEVELS, expected, way)
    enter(count, slips)
    return count


def enter(count, slips):
    for slip in slips:
        for mark in slip:
            count.entry.press(mark)


@given(st.lists(SLIP, max_size=12), SLIP)
def test_only_whole_slips_count_and_in_whatever_order_they_come(slips, last):
    counts = {
        element: tuple(sum(slip[place] == level for slip in slips) for level in range(LEVELS))
        for place, element in enumerate(ELEMENTS)
    }
    count = count_of(*reversed(slips), expected=13)
    assert count.counts() == counts
    enter(count, [last[:2]])
    assert (count.counts(), count.slips_in, count.finished) == (counts, len(slips), False)


def test_no_more_slips_come_in_than_are_expected_until_more_are():
    count = count_of((0, 1, 2), (1, 1, 1), expected=2)
    with pytest.raises(NotPossible, match="All slips are in"):
        count.entry.press(0)
    count.set_expected(3)
    enter(count, [(3, 3, 3)])
    assert (count.slips_in, count.finished) == (3, True)


@pytest.mark.parametrize("level", [-1, LEVELS])
def test_a_level_that_does_not_exist_is_refused(level):
    count = count_of((0, 1, 2))
    with pytest.raises(NotPossible, match="no such level"):
        count.entry.press(level)
    assert count.entry.slip == ()


def test_taking_back_goes_mark_by_mark_and_across_slips():
    count = count_of((0, 1, 2), (1, 1))
    for _mark in range(3):
        assert count.entry.back()
    assert (count.slips_in, count.entry.slip) == (0, (0, 1))
    assert count.entry.back()
    assert count.entry.back()
    assert not count.entry.back()
    assert not count.started


def test_a_second_pass_names_the_elements_that_differ_and_may_stand_instead():
    count = count_of((0, 1, 2), (1, 1, 1))
    assert count.differing() == ()
    count.check()
    enter(count, [(1, 1, 1), (0, 1, 3)])
    assert (count.checking, count.differing(), count.counted) == (True, ("c",), 2)
    assert count.counts()["c"] == (0, 1, 1, 0)
    count.keep_second()
    assert (count.checking, count.counts()["c"]) == (False, (0, 1, 0, 1))


def test_piles_are_typed_as_numbers_and_wait_for_the_last_one():
    count = Count(ELEMENTS, LEVELS, 12, CountWay.PILES)
    piles = count.entry
    for digit in (1, 0):
        piles.press(digit)
    assert count.slips_in == 0, "the wall must not move before all piles of the element are typed"
    piles.next_pile()
    piles.press(2)
    piles.next_element()
    assert (count.missing, count.slips_in, count.finished) == (("b", "c"), 0, False)
    assert piles.current == "b"
    piles.next_element()
    piles.next_element()
    assert (count.missing, count.slips_in, count.finished) == ((), 12, True)
    assert count.counts() == {"a": (10, 2, 0, 0), "b": (0,) * 4, "c": (0,) * 4}
    assert count.short() == {"b": 12, "c": 12}


def test_a_pile_holds_no_more_than_a_room():
    count = Count(ELEMENTS, LEVELS, 12, CountWay.PILES)
    for digit in map(int, str(MOST_IN_PILE)):
        count.entry.press(digit)
    with pytest.raises(NotPossible, match="at most 99"):
        count.entry.press(0)
    assert count.entry.row(ELEMENTS[0]) == (MOST_IN_PILE, None, None, None)


def test_taking_back_in_a_pile_takes_its_digits_first_and_then_steps_back():
    piles = Count(ELEMENTS, LEVELS, 12, CountWay.PILES).entry
    for digit in (1, 2):
        piles.press(digit)
    piles.next_pile()
    assert piles.back()
    assert piles.at == 0
    assert piles.back()
    assert piles.row(ELEMENTS[0])[0] == 1
    assert piles.back()
    assert not piles.back()
    assert not piles.started
