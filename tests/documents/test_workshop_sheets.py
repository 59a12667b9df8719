"""What a room needs on its tables and walls: slips, cards, tally sheets, posters, the agenda."""

import re
from dataclasses import replace
from datetime import time

import pytest

from mastery_desktop.documents.agenda_page import PURPOSES
from mastery_desktop.documents.layout import MM, PaperSize
from mastery_desktop.documents.preview import page_sizes
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.domain.agenda import TEMPLATES
from mastery_desktop.domain.choices import GoalLabels, StepKind
from mastery_desktop.services.run_sheet import new_steps
from tests.helpers.pages import FONTS, boxes, page_count, page_texts, squares, type_sizes_by_page, words_of

CULTURE = "students_empowered"


def _print(sheet, pack, workshop=None, **how):
    return render(Request(sheet=sheet, **how), pack, workshop, FONTS)


def _without_foot(text):
    return re.sub(r"page \d+ of \d+", "", text)


def test_four_tick_slips_have_the_practices_in_the_order_of_the_count(pack):
    for domain in pack.domains:
        pdf = _print("P10", pack, domain=domain.id)
        text = words_of(pdf)
        assert page_count(pdf) == 1
        slips = text.split(domain.name)[1:]
        assert len(slips) == 4
        for slip in slips:
            places = [slip.index(element.name) for element in domain.elements]
            assert places == sorted(places)
        sides = squares(pdf)
        assert len(sides) == 4 * len(domain.elements) * len(pack.levels)
        assert min(sides) >= 5 * MM


def test_slips_and_cards_tell_nobody_apart(pack, workshop):
    for sheet in ("P10", "P11", "P22"):
        pdf = _print(sheet, pack, workshop, domain=CULTURE)
        assert pdf == _print(sheet, pack, None, domain=CULTURE)
        assert not re.search(r"\d", _without_foot(words_of(pdf)))


def test_an_exit_slip_stands_on_the_page_four_times(pack):
    pages = page_texts(_print("P22", pack))
    assert len(pages) == 1
    assert pages[0].count("Before you go") == 4


def test_a_set_of_level_cards_is_one_page_in_type_to_be_read_across_tables(pack):
    pdf = _print("P11", pack)
    (page,), (sizes,) = page_texts(pdf), type_sizes_by_page(pdf)
    text = " ".join(page.split())
    for level in pack.levels:
        assert level.short in text
        assert level.label in text
    assert max(sizes) >= 36


def test_the_tally_sheet_prints_no_mark_that_the_file_knows(pack, workshop):
    pdf = _print("P13", pack, workshop, domain=CULTURE)
    assert pdf == _print("P13", pack, None, domain=CULTURE)
    pages = page_texts(pdf)
    assert len(pages) == 2
    for page in pages:
        text = " ".join(page.split())
        assert all(element.name in text for element in pack.domain_by_id[CULTURE].elements)
    assert "Slips in" in pages[0]
    assert "Not agreed yet" in pages[1]


@pytest.mark.parametrize(("size", "least"), [(PaperSize.LETTER, 30), (PaperSize.TABLOID, 45)])
def test_each_shift_has_a_poster_with_both_ends_in_the_same_large_type(size, least, pack):
    for domain in pack.domains:
        pdf = _print("P6", pack, domain=domain.id, size=size)
        pages = page_texts(pdf)
        assert len(pages) == len(domain.elements)
        ends = set()
        for element, page, sizes in zip(domain.elements, pages, type_sizes_by_page(pdf), strict=True):
            text = "".join(page.split())
            for words in (element.name, element.shift_from, element.shift_to):
                assert "".join(words.split()) in text
            ends.add(sorted(sizes)[-2])
        assert len(ends) == 1
        assert ends.pop() >= least


def test_a_shift_has_no_scale(pack):
    for page in page_texts(_print("P6", pack, domain=CULTURE)):
        assert not re.search(r"\d", _without_foot(page))


def test_posters_fill_the_sheet_they_are_printed_on(pack):
    for size in (PaperSize.LETTER, PaperSize.TABLOID):
        pdf = _print("P6", pack, domain=CULTURE, size=size)
        for (width, height), words in zip(page_sizes(pdf), boxes(pdf), strict=True):
            assert min(word.left for word in words) < 0.08 * width
            assert max(word.right for word in words) > 0.92 * width
            assert max(word.top for word in words) - min(word.bottom for word in words) > 0.8 * height


def test_every_kind_of_step_has_a_line_on_the_agenda():
    assert set(PURPOSES) == set(StepKind)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_the_agenda_is_one_page_for_every_template_and_ends_in_time(template, pack, workshop):
    domains = [domain.id for domain in pack.domains[: template.domains]]
    led = replace(workshop, steps=tuple(new_steps(workshop.session.id, template.steps(domains))))
    pdf = _print("P2", pack, led, begins=time(8, 30))
    assert page_count(pdf) == 1
    text = words_of(pdf)
    assert text.index("8:30 Why we are here") < text.index(pack.domains[0].name)
    end = 8 * 60 + 30 + template.minutes
    hours, minutes = divmod(end, 60)
    assert f"We finish on time, at {(hours - 1) % 12 + 1}:{minutes:02d}." in text
    assert sum(int(found) for found in re.findall(r"(\d+) min\b", text)) == template.minutes
    assert f"after {template.minutes} minutes" in words_of(_print("P2", pack, led))


def test_the_plan_of_a_second_focus_area_has_pages_of_its_own(pack, workshop):
    first = workshop.focus
    other = next(element for element in pack.domain_of[first.element].elements if element.id != first.element)
    second = replace(first, id="second", place=first.place + 1, element=other.id, second_reason="The same people")
    goal = replace(workshop.goal(first), id="g", focus="second", text="The second goal")
    both = replace(workshop, focus_areas=(first, second), goals=(*workshop.goals, goal))
    pages = page_texts(render(Request(sheet="P19"), pack, both, FONTS))
    at = next(place for place, page in enumerate(pages) if "The second goal" in " ".join(page.split()))
    assert at > 0
    assert other.name in pages[at]
    assert "The second goal" not in " ".join("".join(pages[:at]).split())


def test_the_plan_says_what_actions_take_how_far_the_goal_reaches_and_how_it_was_asked_for(pack, workshop):
    text = words_of(render(Request(sheet="P19"), pack, workshop, FONTS))
    assert "Time, People: Schedule committee" in text
    assert "(School)" in text
    asked = replace(workshop.goal(workshop.focus), labels=GoalLabels.SMART)
    smart = words_of(render(Request(sheet="P19"), pack, replace(workshop, goals=(asked,)), FONTS))
    assert "Specific:" in smart
    assert "Time-bound:" in smart


def test_the_looks_at_the_plan_and_the_turn_are_printed_as_they_were_written(pack, workshop):
    text = words_of(render(Request(sheet="P20"), pack, workshop, FONTS))
    assert "Two of four grade teams have met with student work." in text
    assert "In 30 days: December 7, 2026" in text
    assert "Keep it, and begin with the pieces that are hard to read." in text
    closed = replace(workshop, session=replace(workshop.session, calendar="1/1-1/8"))
    assert "In 60 days: December 31, 2026" in words_of(render(Request(sheet="P20"), pack, closed, FONTS))


def test_the_record_holds_all_of_the_plan(pack, workshop):
    text = words_of(render(Request(sheet="P25"), pack, workshop, FONTS))
    for words in (
        "Time, People: Schedule committee",
        "Look at three pieces",
        "Two of four grade teams",
        "Curriculum lead",
    ):
        assert words in text


def test_a_box_of_the_turn_that_goes_on_upon_another_page_says_its_name_there(pack, workshop):
    cycles = (replace(workshop.cycles[0], study="They talked about what they had seen. " * 60),)
    pages = page_texts(_print("P20", pack, replace(workshop, cycles=cycles), body=18.0))
    assert any(page.count("Study, continued") == 1 for page in pages)


def test_a_candidate_in_large_print_that_goes_on_upon_another_page_says_its_name_there(pack, workshop):
    element = workshop.candidates[0].element
    noted = replace(workshop.evidence[0], element=element, text="They talked about what they had seen. " * 130)
    pages = page_texts(_print("P16", pack, replace(workshop, evidence=(noted,)), body=18.0))
    assert sum(f"{pack.elements[element].name}, continued" in page for page in pages) > 1
