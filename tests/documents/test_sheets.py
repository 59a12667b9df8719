"""What stands on the sheets."""

from dataclasses import replace

import pytest

from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.domain.choices import OutcomeKind, RatingState
from tests.helpers.pages import FONTS, outside, page_count, page_texts, words_of
from tests.helpers.workshops import full_workshop

CULTURE = "students_empowered"


def _print(sheet, pack, workshop=None, **how):
    return render(Request(sheet=sheet, **how), pack, workshop, FONTS)


def test_self_assessment_has_everything_of_the_form(pack):
    for domain in pack.domains:
        text = words_of(_print("P9", pack, domain=domain.id))
        for element in domain.elements:
            assert element.name in text
            assert element.system in text
            assert " ".join(element.student) in text
        assessment, form = pack.self_assessment, pack.form_of[domain.id]
        for level in pack.levels:
            assert text.count(level.label.split()[-2]) >= len(domain.elements)
        assert text.count(assessment.support_prompt) == len(domain.elements)
        assert text.count(assessment.want_prompt) == len(domain.elements)
        for words in (*form.introduction, *assessment.focus_questions, assessment.focus_field, form.focus_title):
            assert words in text
        assert all(tip.text in text for tip in form.tips)
        assert all(column.question.split()[0] in text for column in assessment.evidence)


def test_only_derived_forms_say_that_they_are(pack):
    for domain in pack.domains:
        text = words_of(_print("P9", pack, domain=domain.id))
        assert ("A derived form." in text) is pack.form_of[domain.id].derived


def test_level_comes_before_evidence_on_paper(pack):
    text = words_of(_print("P9", pack, domain=CULTURE))
    assert text.index(pack.domains[0].elements[0].system) < text.index("established these")
    assert text.index("established these") < text.index(pack.self_assessment.support_prompt)


def test_blank_forms_hold_nothing_of_the_workshop(pack, workshop):
    for sheet in ("P9", "P16", "P19", "P24"):
        blank = _print(sheet, pack, workshop, domain=CULTURE, blank=True)
        assert "Clearwater" not in words_of(blank)
        assert blank == _print(sheet, pack, None, domain=CULTURE)


def test_filled_self_assessment_shows_outcomes_marks_and_evidence(pack, workshop):
    text = words_of(_print("P9", pack, workshop, domain=CULTURE))
    assert "Agreed: Getting started, by consensus." in text
    assert "Majority: Getting started, after two rounds." in text
    assert "Not agreed yet: between Getting started and Working on it, after two rounds." in text
    assert text.count("Round 1: 12 marks") == 5
    assert text.count("Round 2: 12 marks") == 2
    assert "Fall climate survey: questions 4 and 7 (survey, student experience, we saw it)" in text
    assert "For some. Not yet for: learners who ride the late bus" in text
    assert "The grade 6 team meets on Tuesdays and has tried two protocols." in text
    assert f"{pack.self_assessment.focus_field} Teacher collaboration" in text


def test_the_focus_area_is_printed_though_nobody_marked_one_before_it_was_chosen(pack, workshop):
    chosen = replace(workshop, potential=())
    assert f"{pack.self_assessment.focus_field} Teacher collaboration" in words_of(
        _print("P9", pack, chosen, domain=CULTURE)
    )
    elsewhere = pack.domains[1].id
    field_only = words_of(_print("P9", pack, replace(chosen, focus_areas=()), domain=elsewhere))
    assert words_of(_print("P9", pack, chosen, domain=elsewhere)) == field_only


def test_a_chosen_focus_area_stands_where_another_was_the_potential_one_before(pack, workshop):
    domain = pack.domain_by_id[CULTURE]
    (first, *_others), field = workshop.active_focus, pack.self_assessment.focus_field
    marked, second = [one for one in domain.elements if one.id != first.element][:2]
    before = replace(workshop.potential_focus(CULTURE), element=marked.id)
    changed = replace(workshop, potential=(before,))
    assert f"{field} Teacher collaboration" in words_of(_print("P9", pack, changed, domain=CULTURE))
    both = replace(changed, focus_areas=(first, replace(first, id="second", place=first.place + 1, element=second.id)))
    assert f"{field} Teacher collaboration; {second.name}" in words_of(_print("P9", pack, both, domain=CULTURE))
    ended = replace(changed, focus_areas=(replace(first, active=False),))
    assert f"{field} {marked.name}" in words_of(_print("P9", pack, ended, domain=CULTURE))


def test_marks_are_not_printed_before_the_reveal(pack, workshop):
    hidden = tuple(
        replace(rating, state=RatingState.COMPLETE, outcome=OutcomeKind.NOT_RATED, level=None, upper=None)
        for rating in workshop.ratings
    )
    counting = replace(workshop, ratings=hidden)
    uncounted = replace(counting, counts=())
    for sheet in ("P9", "P24"):
        printed = _print(sheet, pack, counting, domain=CULTURE)
        assert "Round 1" not in words_of(printed)
        if sheet == "P9":
            assert printed == _print(sheet, pack, uncounted, domain=CULTURE)


@pytest.mark.parametrize(("sheet", "domain"), [("P9", CULTURE), ("P24", None)])
@pytest.mark.parametrize("marks", [(12,), (2, 2, 2, 2, 4)])
def test_a_count_with_another_number_of_levels_is_left_out(sheet, domain, marks, pack, workshop):
    first, *others = workshop.counts
    strange = replace(workshop, counts=(replace(first, marks=marks), *others))
    without = replace(workshop, counts=tuple(others))
    strange_words, words = (words_of(_print(sheet, pack, one, domain=domain)) for one in (strange, without))
    assert strange_words == words


def test_focus_worksheet_keeps_reasons(pack, workshop):
    text = words_of(_print("P16", pack, workshop))
    assert "Silos & inequities" in text
    assert "Collaboration & calibration" in text
    assert "It feeds the other practices" in text
    assert "Mindset. It will be easier once teams plan together." in text
    blank = words_of(_print("P16", pack, domain=CULTURE))
    assert all(element.shift_from.split()[0] in blank for element in pack.domain_by_id[CULTURE].elements)
    assert "Why do the others wait?" in blank


def test_a_blank_focus_worksheet_names_the_practices_of_the_one_domain_of_its_workshop(pack, workshop):
    assert workshop.domains == (CULTURE,)
    blank = words_of(_print("P16", pack, workshop, blank=True))
    assert all(element.shift_from.split()[0] in blank for element in pack.domain_by_id[CULTURE].elements)


def test_change_model_prints_the_statements_and_the_handouts_activities(pack):
    text = words_of(_print("P17", pack))
    for stage in pack.stage_model.stages:
        assert stage.name in text
        for words in (stage.have, *stage.ready, *stage.handout_activities):
            assert words.split()[-1] in text
    assert "Engage stakeholders" not in text
    assert all(advice in text for advice in pack.stage_model.advice)
    assert page_count(_print("P17", pack)) == 2


def test_action_plan_prints_goal_stage_and_actions(pack, workshop):
    pages = page_texts(_print("P19", pack, workshop))
    assert len(pages) == 1
    text = " ".join(pages[0].split())
    assert "Action plan: Teacher collaboration" in text
    assert "By April every grade team plans one unit" in text
    assert "January 14, 2027" in text
    assert "They get the same kind of feedback in every class; we ask 20 of them in March." in text
    assert "Electives share no planning time; the principal and the schedule committee" in text
    for action in workshop.actions:
        assert action.by.split()[0] in text
        assert action.what.split()[-1] in text


@pytest.mark.parametrize("sheet", ["P19", "P24"])
def test_what_was_carried_on_is_printed_before_there_is_a_focus_area(pack, workshop, sheet):
    carried = replace(workshop.actions[0], focus=None)
    text = words_of(_print(sheet, pack, replace(workshop, focus_areas=(), actions=(carried, *workshop.actions[1:]))))
    assert carried.what in text
    assert workshop.actions[1].what not in text


def test_summary_is_a_draft_until_it_is_released(pack, workshop):
    assert "DRAFT" in words_of(_print("P24", pack, workshop))
    released = replace(workshop, session=replace(workshop.session, released=True))
    assert "DRAFT" not in words_of(_print("P24", pack, released))


def test_summary_tells_how_and_what_without_averages(pack, workshop):
    text = words_of(_print("P24", pack, workshop))
    assert "5 practices were rated." in text
    assert "they are not averaged" in text
    assert "Stage: Plan and Design." in text
    assert "Share what we learned with the board (Principal and grade 6 lead, April meeting)" in text


def test_summary_prints_what_the_team_asks_of_the_board(pack, workshop):
    text = words_of(_print("P24", pack, workshop))
    assert "Keep the early-release Fridays for team planning through next year." in text
    assert text.index("What we ask of the board") < text.index("Keep the early-release") < text.index("The plan needs:")


def test_record_says_on_every_page_what_goes_on_there(pack, workshop):
    pages = page_texts(_print("P25", pack, workshop, body=18.0))
    later = " ".join(pages[1:])
    assert "Focus area: Teacher collaboration, continued" in later
    assert "Students Empowered, continued" in later


def test_checklist_says_on_every_page_which_stage_goes_on_there(pack, workshop):
    pages = page_texts(_print("P18", pack, workshop, domain="competencies_demonstrated"))
    assert "Plan and Design, continued" in pages[2]


@pytest.mark.parametrize("domain", ["learning_personalized", "competencies_demonstrated", "mastery_recognized"])
def test_summary_of_a_usual_session_stays_on_one_page(domain, pack):
    assert page_count(_print("P24", pack, full_workshop(pack, domain))) == 1


@pytest.mark.parametrize("size", [400, 5000])
def test_summary_that_needs_more_than_a_page_goes_on_with_its_headings_and_leaves_nothing_out(size, pack, workshop):
    long = {name: f"{name} " * (size // len(name)) for name in ("reason", "request", "outcome", "action", "resource")}
    whole = replace(
        workshop,
        focus_areas=tuple(replace(area, reason=long["reason"]) for area in workshop.focus_areas),
        session=replace(workshop.session, board_ask=long["request"]),
        goals=tuple(replace(goal, text=long["outcome"]) for goal in workshop.goals),
        actions=tuple(replace(action, what=long["action"], resources=long["resource"]) for action in workshop.actions),
    )
    pdf = _print("P24", pack, whole)
    text = words_of(pdf)
    assert text.count("reason ") == long["reason"].count("reason")
    assert text.count("request ") == long["request"].count("request")
    assert text.count("action ") == len(workshop.actions) * long["action"].count("action")
    assert "…" not in text
    assert ", continued" in page_texts(pdf)[1]
    assert page_count(pdf) > 1
    assert not outside(pdf)


def test_overlaid_wording_is_marked_on_every_page(pack, workshop):
    overlaid = replace(pack, overlay="valley.json")
    assert all("Wording: valley.json" in page for page in page_texts(_print("P9", overlaid, workshop, domain=CULTURE)))
