"""Strong marks without evidence: who is asked about, and never before the reveal."""

from dataclasses import replace

import pytest

from mastery_desktop.domain.backing import strong_marks, unbacked
from mastery_desktop.domain.choices import OutcomeKind, RatingState
from mastery_desktop.domain.labels import spread_course
from tests.helpers.wall import pack as whole_pack
from tests.helpers.workshops import full_workshop


@pytest.mark.parametrize(
    ("marks", "strong"),
    [
        ((0, 0, 5, 0), True),
        ((0, 2, 2, 1), True),
        ((1, 2, 2, 1), False),
        ((6, 0, 0, 5), False),
        ((4, 1, 2, 5), False),
        ((0, 0, 0, 0), False),
        ((0, 1, 3, 2, 0), False),
        ((0, 0, 5, 0, 0), False),
    ],
)
def test_marks_are_strong_where_most_lie_in_the_upper_half(marks, strong):
    assert strong_marks(marks) is strong


def rated(state, *, level=None, marks=(0, 1, 7, 4), outcome=OutcomeKind.AGREED):
    pack = whole_pack()
    workshop = full_workshop(pack)
    element = pack.domains[0].elements[0].id
    levels = [each.id for each in pack.levels]
    rating = replace(
        workshop.rating(element),
        state=state,
        outcome=OutcomeKind.NOT_RATED if level is None else outcome,
        level=None if level is None else levels[level],
    )
    counts = tuple(replace(c, marks=marks) for c in workshop.counts if (c.element, c.round) == (element, 1))
    return pack, element, replace(workshop, ratings=(rating,), counts=counts, evidence=())


@pytest.mark.parametrize("state", list(RatingState))
def test_nothing_is_said_before_the_reveal(state):
    pack, element, workshop = rated(state)
    hidden = state in (RatingState.COLLECTING, RatingState.COMPLETE)
    assert unbacked(workshop, pack, element) is not hidden


@pytest.mark.parametrize(("level", "told"), [(0, False), (1, False), (2, True), (3, True)])
def test_what_the_team_settled_on_says_more_than_its_marks(level, told):
    pack, element, workshop = rated(RatingState.SETTLED, level=level)
    assert unbacked(workshop, pack, element) is told
    low = rated(RatingState.SETTLED, level=level, marks=(9, 3, 0, 0))[2]
    assert unbacked(low, pack, element) is told


def test_one_line_of_what_we_have_is_enough_and_a_wish_is_not():
    pack, element, workshop = rated(RatingState.REVEALED)
    lines = full_workshop(pack).evidence
    have = tuple(e for e in lines if e.element == element and e.have)
    want = tuple(e for e in lines if e.element == element and not e.have)
    assert want
    assert not unbacked(replace(workshop, evidence=have[:1]), pack, element)
    assert unbacked(replace(workshop, evidence=want), pack, element)


@pytest.mark.parametrize(
    ("rounds", "words"),
    [
        ([], ""),
        ([(3, 6, 3, 0)], "Mixed"),
        ([(4, 1, 2, 5), (0, 8, 4, 0)], "Split, now together"),
        ([(0, 8, 4, 0), (4, 1, 2, 5)], "Together, now split"),
        ([(3, 6, 3, 0), (2, 7, 3, 0)], "Mixed, as before"),
    ],
)
def test_what_a_second_round_changed_is_said_in_words(rounds, words):
    assert spread_course(rounds) == words
