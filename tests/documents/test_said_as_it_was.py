"""What sheets say of how a team rated holds for that team: ways, rounds, marks, and what was left open."""

from dataclasses import replace

import pytest

from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.documents.summary_page import summary_page
from mastery_desktop.documents.summary_words import summary_words
from mastery_desktop.domain.choices import OutcomeKind, RatingMode, RatingState
from mastery_desktop.domain.plan_text import plan_text
from tests.helpers.pages import FONTS, words_of

ALONE = "Everyone rated alone first, from evidence, on paper slips without names."


def alike(workshop, **changes):
    """The workshop with every count of the first round alone, changed."""
    return replace(workshop, counts=tuple(replace(one, **changes) for one in workshop.counts if one.round == 1))


def undecided(workshop, *places, **changes):
    ratings = list(workshop.ratings)
    for place in places:
        ratings[place] = replace(
            ratings[place], state=RatingState.REVEALED, outcome=OutcomeKind.NOT_RATED, level=None, upper=None, **changes
        )
    return replace(workshop, ratings=tuple(ratings))


def practice(pack, workshop, at):
    return summary_words(pack, workshop).practices[at]


def test_practices_with_marks_count_as_rated_also_without_a_level(pack, workshop):
    some = undecided(workshop, 0, 4)
    words = summary_words(pack, some)
    assert words.how.startswith(f"{len(workshop.ratings)} practices were rated")
    assert [words.practices[at].outcome for at in (0, 4)] == ["No level settled"] * 2
    assert "Not rated" not in words_of(render(Request(sheet="P24"), pack, some, FONTS))
    assert "Not rated" not in summary_page(pack, some).decode()
    assert "Not rated" not in plan_text(pack, some)


def test_the_summary_says_how_many_marks_there_are_and_not_how_many_could_rate(pack, workshop):
    ten = tuple(
        replace(one, marks=(1, 7, 2, 0), slips=11) if at == 0 else one for at, one in enumerate(workshop.counts)
    )
    how = summary_words(pack, replace(workshop, counts=ten)).how
    assert "Each dot is one mark; each practice has 10 to 12." in how
    assert "by 12" not in how
    assert "Each dot is one mark; each practice has 12." in summary_words(pack, alike(workshop, marks=(1, 7, 4, 0))).how


def test_one_way_in_one_round_is_said_once(pack, workshop):
    words = summary_words(pack, alike(workshop, mode=RatingMode.SLIPS))
    assert ALONE in words.how
    assert not any(one.way for one in words.practices)


def test_dots_of_a_second_round_say_so_beside_their_practice(pack, workshop):
    words = summary_words(pack, workshop)
    ways = [one.way for one in words.practices]
    assert ways[2] == "Round 2: hold-up cards"
    assert ways[0] == ""
    assert ALONE in words.how
    paper = words_of(render(Request(sheet="P24"), pack, workshop, FONTS))
    assert paper.count("Round 2: hold-up cards") == 2
    assert summary_page(pack, workshop).decode().count("Round 2: hold-up cards") == 2


@pytest.mark.parametrize(("mode", "said"), [(RatingMode.CARDS, "Hold-up cards"), (RatingMode.DOTS, "Dot posters")])
def test_where_ways_differ_each_practice_says_its_own(mode, said, pack, workshop):
    first = alike(workshop, mode=RatingMode.SLIPS)
    mixed = replace(first, counts=(replace(first.counts[0], mode=mode), *first.counts[1:]))
    words = summary_words(pack, mixed)
    assert "Everyone rated alone" not in words.how
    ways = {one.name: one.way for one in words.practices}
    assert ways.pop(pack.elements[first.counts[0].element].name) == said
    assert set(ways.values()) == {"Tick slips"}


def test_a_practice_that_was_agreed_without_marks_is_not_said_to_have_been_on_slips(pack, workshop):
    element = workshop.ratings[0].element
    talked = replace(workshop, counts=tuple(one for one in workshop.counts if one.element != element))
    words = summary_words(pack, talked)
    assert "Everyone rated alone" not in words.how
    assert practice(pack, talked, 0).way == "Direct consensus"
    assert "Each dot is one mark" not in summary_words(pack, replace(workshop, counts=())).how


@pytest.mark.parametrize("sheet", ["P9", "P25"])
def test_a_sheet_says_how_many_rounds_there_were(sheet, pack, workshop):
    decided = workshop.ratings[2]
    domain = pack.domain_of[decided.element].id
    wanted = Request(sheet=sheet, domain=domain if sheet == "P9" else None)
    assert "after two rounds" in words_of(render(wanted, pack, workshop, FONTS))
    one = words_of(render(wanted, pack, alike(workshop), FONTS))
    assert "after two rounds" not in one
    assert "after one round" in one
