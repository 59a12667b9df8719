"""The record of a session of several domains begins with all of them in one picture."""

from dataclasses import replace

import pytest

from mastery_desktop.documents.layout import BODY, LARGE_PRINT
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.domain.choices import OutcomeKind, RatingState
from tests.helpers.many_domains import whole_day
from tests.helpers.pages import FONTS, outside, overlaps, page_texts, words_of

HEADING = "All domains in one picture"


def record(pack, workshop, **how):
    return render(Request(sheet="P25", **how), pack, workshop, FONTS)


@pytest.fixture
def day(pack):
    return whole_day(pack)


def overview_of(pdf):
    """The words from the heading to the first domain's own part."""
    words = " ".join(" ".join(page_texts(pdf)).split())
    return words.partition(HEADING)[2].partition("Fixed intelligence")[0]


def test_every_practice_of_every_domain_stands_in_it(pack, day):
    told = overview_of(record(pack, day))
    for domain in pack.domains:
        assert domain.name in told
        for element in domain.elements:
            assert all(word in told for word in element.name.split())
    for words in ("Agreed: Getting started", "Not agreed yet", "Mixed", "Evidence: 2", "No evidence yet"):
        assert words in told


def test_one_domain_has_no_overview(pack, workshop):
    assert HEADING not in words_of(record(pack, workshop))


def test_what_waits_for_its_reveal_is_not_told(pack, day):
    seen = {element.id for domain in pack.domains[:2] for element in domain.elements}
    waiting = tuple(r if r.element in seen else replace(r, state=RatingState.COMPLETE) for r in day.ratings)
    told = overview_of(record(pack, replace(day, ratings=waiting)))
    assert pack.domains[1].name in told
    assert pack.domains[2].elements[1].name not in told
    half = tuple(
        r if r.element != pack.domains[1].elements[0].id else replace(r, state=RatingState.COMPLETE)
        for r in day.ratings
    )
    hidden = tuple(
        replace(c, marks=(0, 0, 0, 12)) if c.element == pack.domains[1].elements[0].id else c for c in day.counts
    )
    assert record(pack, replace(day, ratings=half)) == record(pack, replace(day, ratings=half, counts=hidden))


def test_a_domain_that_was_settled_by_talk_stands_there_without_marks(pack, day):
    quiet = replace(day, counts=(), session=replace(day.session, raters=3))
    told = overview_of(record(pack, quiet))
    assert "Agreed: Getting started" in told
    assert "Mixed" not in told
    assert any(rating.outcome is OutcomeKind.AGREED for rating in quiet.ratings)


@pytest.mark.parametrize("body", [BODY, LARGE_PRINT])
def test_nothing_sticks_out_or_lies_upon_another(pack, day, body):
    pdf = record(pack, day, body=body)
    assert outside(pdf) == []
    assert overlaps(pdf) == []


def test_longer_words_stay_in_their_columns(longer_words):
    pdf = record(longer_words, whole_day(longer_words, 3))
    assert outside(pdf) == []
    assert overlaps(pdf) == []


def test_the_steps_of_a_record_stand_below_the_name_of_their_domain(pack, day):
    words = " ".join(words_of(record(pack, day)).split()).partition("Took")[2]
    for domain in pack.domains:
        assert f"{domain.name} Purpose and norms 4 min Framework" in words
    assert "Close 4 min What the room said 4 min" in words
