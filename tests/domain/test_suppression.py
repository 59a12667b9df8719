"""Hidden numbers of schools cannot be worked out: attacked exhaustively on small tables, within one and across two."""

from collections import defaultdict
from itertools import product

import pytest

from mastery_desktop.domain.suppression import Pair, Shown, gives_away, nothing_of, protected, whole


def rows_of(total, cells):
    """Every way to put so many schools into so many cells."""
    if cells == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in rows_of(total - first, cells - 1):
            yield (first, *rest)


def recovered(groups):
    """The hidden cells that have one value only in everything that looks the same."""
    return [
        (looks, at)
        for looks, rows in groups.items()
        for which, shown in enumerate(looks[0])
        for at in shown.hidden
        if len({row[which][at] for row in rows}) == 1
    ]


@pytest.mark.parametrize(("cells", "most"), [(2, 16), (3, 15), (4, 13), (5, 12), (6, 9)])
def test_no_hidden_cell_is_recovered_by_whoever_knows_the_rule_and_the_sum(cells, most):
    groups = defaultdict(set)
    for total in range(1, most + 1):
        for row in rows_of(total, cells):
            groups[(protected(row),), total].add((row,))
    assert any(shown.hidden for (shown,), _total in groups)
    assert recovered(groups) == []


def test_a_row_shows_no_one_and_no_two_and_never_hides_one_cell_alone():
    for row in (row for total in (5, 8, 11) for row in rows_of(total, 5)):
        shown = protected(row)
        assert all(cell is None or cell == 0 or cell >= 3 for cell in shown.cells), row
        assert len(shown.hidden) != 1, row
        assert shown.too_few or len(shown.hidden) * 2 <= len(row), row


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ((4, 4, 0, 0, 0), (4, 4, 0, 0, 0)),
        ((1, 7, 0, 0, 0), (None, None, 0, 0, 0)),
        ((1, 4, 6, 0, 0), (None, None, 6, 0, 0)),
        ((1, 2, 6, 0, 3), (None, None, 6, 0, 3)),
        ((2, 2, 4, 0, 0), (None,) * 5),
        ((4, 0, 0, 0, 0), (None,) * 5),
        ((0, 0, 0, 0, 0), (0, 0, 0, 0, 0)),
    ],
)
def test_rows(row, cells):
    assert protected(row).cells == cells


LESS = {(3, 0, 3): 9, (3, 0, 4): 8, (3, 1, 3): 9, (3, 2, 2): 8, (4, 0, 3): 8, (5, 0, 3): 6}


@pytest.mark.timeout(120)
@pytest.mark.parametrize(("cells", "left", "came"), LESS)
def test_two_roll_ups_that_differ_by_three_schools_or_more_give_nothing_away(cells, left, came):
    groups = defaultdict(set)
    held = 0
    for total in range(5, LESS[cells, left, came] + 1):
        for before in rows_of(total, cells):
            for gone, new in product(rows_of(left, cells), rows_of(came, cells)):
                now = tuple(b - g + n for b, g, n in zip(before, gone, new, strict=True))
                if any(g > b for g, b in zip(gone, before, strict=True)):
                    continue
                first, second = protected(before), protected(now)
                pair = Pair(before=before, now=now, shown_before=first, shown_now=second, left=left, came=came)
                if not second.too_few and (first.hidden or second.hidden) and gives_away(pair):
                    second, held = nothing_of(now), held + 1
                groups[(first, second), total].add((before, now))
    assert recovered(groups) == []
    assert held or left == came, "without holding back, something would have been given away"


def test_what_an_earlier_roll_up_hid_is_not_opened_by_a_later_one():
    pair = Pair(
        before=(2, 6, 0, 0),
        now=(5, 6, 0, 0),
        shown_before=protected((2, 6, 0, 0)),
        shown_now=protected((5, 6, 0, 0)),
        left=0,
        came=3,
    )
    assert pair.shown_before.cells == (None, None, 0, 0)
    assert pair.shown_now == whole((5, 6, 0, 0))
    assert gives_away(pair), "8 schools, none of which may be more than 6: it was 2 and 6"


def test_rows_in_which_nothing_is_hidden_have_nothing_to_give_away():
    row = (5, 6, 0)
    shown = Shown(row)
    assert not gives_away(Pair(before=row, now=row, shown_before=shown, shown_now=shown, left=0, came=0))
