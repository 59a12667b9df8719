"""On paper: where marks are strong and nothing shows it, what a second round changed, and groups that wait."""

from dataclasses import replace

import pytest

from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.documents.summary_page import summary_page
from mastery_desktop.domain.choices import TrueForAll
from tests.helpers.pages import FONTS, outside, overlaps, words_of
from tests.helpers.workshops import full_workshop

NOTE = "Strong, no evidence yet. What have we seen that shows it?"
SHORT = "Strong, no evidence yet"


def printed(sheet, pack, workshop):
    pdf = render(Request(sheet=sheet, domain=pack.domains[0].id), pack, workshop, FONTS)
    assert not outside(pdf)
    assert not overlaps(pdf)
    return " ".join(words_of(pdf).split())


@pytest.mark.parametrize(("sheet", "words"), [("P9", NOTE), ("P25", NOTE), ("P24", SHORT)])
def test_strong_marks_without_evidence_stand_out_on_paper(pack, workshop, sheet, words):
    assert words not in printed(sheet, pack, workshop)
    assert printed(sheet, pack, replace(workshop, evidence=())).count(words) == 1


def test_the_page_for_a_browser_says_it_too(pack, workshop):
    assert SHORT.encode() not in summary_page(pack, workshop)
    assert summary_page(pack, replace(workshop, evidence=())).count(SHORT.encode()) == 1


def test_both_rounds_have_a_word_and_what_changed_is_said(pack, workshop):
    moved = {1: (4, 1, 2, 5), 2: (0, 8, 4, 0)}
    element = next(counts.element for counts in workshop.counts if counts.round == 2)
    counts = tuple(replace(c, marks=moved[c.round]) if c.element == element else c for c in workshop.counts)
    words = printed("P25", pack, replace(workshop, counts=counts))
    assert "Round 1: 12 marks, split" in words
    assert "Round 2: 12 marks, together" in words
    assert "Our marks: Split, now together." in words


def test_paper_says_that_groups_are_not_confirmed_and_names_nobody(pack):
    workshop = full_workshop(pack)
    rating = replace(workshop.ratings[0], true_for_all=TrueForAll.SOME, not_for="Jonas Weber")
    words = printed("P25", pack, replace(workshop, ratings=(rating, *workshop.ratings[1:])))
    assert "Weber" not in words
    assert "For some; the groups are not confirmed yet" in words
