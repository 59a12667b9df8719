"""A second active focus area stands on every sheet that the first one stands on."""

import pytest

from mastery_desktop.documents.layout import BODY, LARGE_PRINT
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from tests.helpers.many_domains import SECOND_ACTION, SECOND_GOAL, with_second_focus
from tests.helpers.pages import FONTS, outside, overlaps, page_count, page_texts, words_of

CROSS = "Focus area: "


def of(pack, sheet, workshop, **how):
    return render(Request(sheet=sheet, **how), pack, workshop, FONTS)


@pytest.fixture
def elsewhere(pack, workshop):
    """A second focus area in another domain."""
    return with_second_focus(pack, workshop, pack.domains[1].elements[3].id)


@pytest.fixture
def same_domain(pack, workshop):
    return with_second_focus(pack, workshop, pack.domains[0].elements[3].id)


def test_the_worksheet_has_the_questions_and_answers_of_both_domains(pack, elsewhere):
    words = words_of(of(pack, "P16", elsewhere))
    first = elsewhere.potential[0].answers[0]
    for said in (first, "Answer 0 for the second one", "Other people take it on.", *(d.name for d in pack.domains[:2])):
        assert " ".join(said.split()) in words


def test_two_practices_of_one_domain_share_its_questions(pack, same_domain):
    words = words_of(of(pack, "P16", same_domain))
    assert words.count(pack.self_assessment.focus_questions[0]) == 1
    assert "Other people take it on." in words


def test_the_checklist_of_the_second_domain_has_its_stage(pack, elsewhere):
    assert "Our stage" in words_of(of(pack, "P18", elsewhere, domain=pack.domains[0].id))
    pages = page_texts(of(pack, "P18", elsewhere, domain=pack.domains[1].id))
    assert any("Our stage" in page for page in pages)


def test_two_focus_areas_of_one_domain_have_a_checklist_each(pack, same_domain, workshop):
    domain = pack.domains[0].id
    one, two = (of(pack, "P18", each, domain=domain) for each in (workshop, same_domain))
    assert page_count(two) == 2 * page_count(one)
    words = words_of(two)
    for area in same_domain.active_focus:
        assert f"{CROSS}{pack.elements[area.element].name}" in words
    assert words.count("Our stage") == 2
    assert CROSS not in words_of(one)


def test_each_has_a_card_for_ninety_days_with_its_own_goal_look_and_turn(pack, elsewhere, workshop):
    pdf = of(pack, "P20", elsewhere)
    assert page_count(pdf) == 2 * page_count(of(pack, "P20", workshop)) == 4
    pages = [" ".join(page.split()) for page in page_texts(pdf)]
    for said in (SECOND_GOAL, "Two families have answered.", pack.domains[1].elements[3].name):
        assert said in pages[2]
        assert said not in pages[0]
    assert "One conference led by its learner." in pages[3]
    assert workshop.cycles[0].change in pages[1]


def test_the_plan_has_both(pack, elsewhere):
    assert SECOND_ACTION in words_of(of(pack, "P19", elsewhere))


@pytest.mark.parametrize("sheet", ["P16", "P18", "P20"])
@pytest.mark.parametrize("body", [BODY, LARGE_PRINT])
def test_nothing_sticks_out_or_lies_upon_another(pack, elsewhere, same_domain, sheet, body):
    for workshop in (elsewhere, same_domain):
        pdf = of(pack, sheet, workshop, body=body, domain=pack.domains[0].id if sheet == "P18" else None)
        assert outside(pdf) == []
        assert overlaps(pdf) == []
