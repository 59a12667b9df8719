"""Hidden numbers cannot be had from whole roll-ups that are added and subtracted: attacked with five in a row."""

import random
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from mastery_desktop.domain.rollup import LEVELS, Earlier, roll_up
from mastery_desktop.domain.rollup_words import warnings
from tests.helpers.packs import small_pack
from tests.helpers.schools import school_share

PACK = small_pack()
FIRST = next(iter(PACK.elements))
ROW = f"{LEVELS}{FIRST}"
DAY = date(2026, 11, 6)
CELLS = len(PACK.levels) + 1


def schools(begin, *numbers):
    """So many schools at each level, and not agreed yet."""
    levels = [level for level, number in enumerate(numbers) for _school in range(number)]
    bare = {"focus": (), "needs": (), "wanted": ()}
    shares = [school_share(PACK, begin + at, levels={FIRST: level}) for at, level in enumerate(levels)]
    return {share.school: (replace(share, **bare),) for share in shares}


def published(folders):
    """Roll folders up one after the other, each in knowledge of those before."""
    earlier, rolled = [], []
    for folder in folders:
        rolled.append(roll_up(PACK, folder, DAY, earlier))
        earlier.append(Earlier(day=DAY, schools=rolled[-1].contributions, held_back=rolled[-1].held_back))
    return rolled


def held(rolled):
    return [ROW in one.held_back for one in rolled]


def newly_recovered(folders, rolled):
    """Where a roll-up gave a hidden number of one before it, or one of its own: some sum of them, each up to twice."""
    everybody = sorted({school for folder in folders for school in folder})
    signs = [tuple(int(school in folder) for school in everybody) for folder in folders]
    shown, found = [one.of(ROW).cells for one in rolled], []
    for cell in range(CELLS):
        for last in range(2, len(folders)):
            guarded = [at for at in range(last) if shown[at][cell] is None and not held(rolled)[at]]
            before, after = (
                sums_of([signs[at] for at in range(most) if shown[at][cell] is not None]) for most in (last, last + 1)
            )
            found += [(at, cell) for at in guarded if signs[at] in after - before]
    return found


def sums_of(signs):
    return {
        tuple(map(sum, zip(*([n * part for part in sign] for n, sign in zip(times, signs, strict=True)), strict=True)))
        for times in product((-2, -1, 0, 1, 2), repeat=len(signs))
    }


ALPHA, BETA = schools(0, 6, 1, 4, 3), schools(100, 4, 5, 4, 3)


@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (0, 2, 1), (2, 0, 1)])
def test_a_district_is_not_had_by_subtracting_the_other_one_from_both(order):
    folders = [ALPHA, BETA, ALPHA | BETA]
    now = [folders[at] for at in order]
    rolled = published(now)
    assert newly_recovered(now, rolled) == []
    assert held(rolled) == [False, False, True], "the last of the three, whichever it is"


def test_the_second_of_two_that_tell_of_one_school_when_subtracted_holds_the_row_back():
    for folders in ([ALPHA | BETA, BETA], [BETA, ALPHA | BETA]):
        rolled = published(folders)
        assert held(rolled) == [False, True]
        (meant,) = rolled[1].held_for
        assert meant.schools == rolled[0].contributions
        assert f"November 6, 2026, {len(folders[0])} schools" in " ".join(warnings(rolled[1], PACK))
    assert held(published([BETA, BETA | schools(200, 3, 3, 3, 3)])) == [False, False]


def test_what_was_held_back_once_is_held_back_again():
    assert held(published([ALPHA, BETA, ALPHA | BETA, ALPHA | BETA])) == [False, False, True, True]


def test_parts_that_hide_nothing_are_shown_with_their_whole():
    one, other = schools(0, 4, 4, 4, 0), schools(100, 5, 3, 4, 3)
    assert not any(rolled.of(ROW).hidden for rolled in published([one, other, one | other]))


def test_no_sum_of_roll_ups_gives_a_number_that_one_of_them_hid_whatever_folders_are_chosen():
    chance, hidden = random.Random(5), 0  # noqa: S311 - the same folders in every run
    for _round in range(25):
        parts = [schools(100 * at, *(chance.choice([0, 1, 2, 3, 4, 5]) for _cell in range(CELLS))) for at in range(3)]
        folders = []
        for _folder in range(4):
            chosen = chance.sample(parts, chance.randint(1, 3))
            folders.append({school: share for part in chosen for school, share in part.items()})
        rolled = published(folders)
        hidden += sum(bool(one.of(ROW).hidden) for one in rolled) - sum(held(rolled))
        assert newly_recovered(folders, rolled) == []
    assert hidden > 10, "something was there to recover"
