"""P1 and P2: what comes when."""

import re
from dataclasses import replace
from datetime import time

import pytest

from mastery_desktop.documents.layout import PaperSize
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.domain.agenda import TEMPLATE_BY_ID, TEMPLATES
from mastery_desktop.domain.choices import RatingMode, StepKind
from mastery_desktop.domain.records import StepId
from mastery_desktop.domain.step_names import STEP_NAMES
from mastery_desktop.services.run_sheet import new_steps
from tests.helpers.languages import BOTH, spoken
from tests.helpers.pages import FONTS, boxes, page_texts, words_of
from tests.helpers.workshops import full_workshop

CULTURE = "students_empowered"


def _run_sheet(pack, workshop=None, **how):
    return words_of(render(Request(sheet="P1", **how), pack, workshop, FONTS))


def test_the_run_sheet_carries_the_script_of_every_step_of_the_usual_agenda(pack):
    text = _run_sheet(pack)
    template = next(one for one in TEMPLATES if one.id == "90")
    for step in template.steps([CULTURE]):
        script = pack.script_for("step", step.kind.value)
        assert STEP_NAMES[step.kind] in text
        assert all(words in text for words in (script.say, script.watch, script.stuck))
    assert "from 1:26" in text  # the close begins four minutes before the end
    assert "Words for each practice" not in text


def test_the_step_about_all_domains_speaks_of_no_single_one(pack, workshop):
    first, *_others = workshop.steps
    of_all = replace(first, kind=StepKind.RESULTS, domain=None)
    text = _run_sheet(pack, replace(workshop, steps=(of_all,)))
    one, together = (pack.script_for(way, "results") for way in ("step", "all"))
    assert together.say in text
    assert one.say not in text
    assert one.say in _run_sheet(pack, replace(workshop, steps=(replace(of_all, domain=CULTURE),)))


def test_the_run_sheet_of_a_domain_has_the_words_for_its_practices(pack):
    text = _run_sheet(pack, domain=CULTURE)
    for element in pack.domain_by_id[CULTURE].elements:
        assert all(words in text for words in (element.say, element.watch, element.stuck))


def test_the_run_sheet_follows_the_plan_of_the_workshop_also_where_it_is_blank(pack, workshop):
    first, second, *_others = workshop.steps
    short = replace(workshop, steps=(replace(first, planned=7, spent=600), second))
    blank, filled = _run_sheet(pack, short, blank=True), _run_sheet(pack, short)
    for text in (blank, filled):
        assert "Clearwater Middle School · November 6, 2026 · 14 people · 12 rate" in text
        assert "7 min from 0:00" in text
        assert "from 0:07" in text
        assert STEP_NAMES[workshop.steps[-1].kind] not in text
    assert "10 min" in filled
    assert "10 min" not in blank


def test_a_step_that_was_left_out_says_so(pack, workshop):
    first, *others = workshop.steps
    assert "left out" in _run_sheet(pack, replace(workshop, steps=(replace(first, skipped=True), *others)))
    assert "left out" not in _run_sheet(pack, workshop)


@pytest.mark.parametrize("sheet", ["P1", "P2"])
def test_a_step_that_is_left_out_beforehand_takes_no_time(sheet, pack, workshop):
    first, *others = workshop.steps
    short = replace(workshop, steps=(replace(first, skipped=True, planned=137), *others))
    text = words_of(render(Request(sheet=sheet, blank=True, begins=time(0, 0)), pack, short, FONTS))
    hours, minutes = divmod(sum(step.planned for step in others), 60)
    assert re.search(rf"We finish (on time, )?at {hours}:{minutes:02d}\b", text)
    assert "137 min" not in text


@pytest.mark.parametrize(
    ("begins", "second", "end"), [(time(11, 57), "12:01", "1:27"), (time(23, 30), "11:34", "1:00")]
)
def test_clock_times_are_written_in_where_the_beginning_is_known(begins, second, end, pack):
    text = _run_sheet(pack, begins=begins)
    assert f"{second} 2 min from 0:04" in text
    assert f"We finish at {end}" in text
    assert "clock" not in text.split("Words for")[0].replace("o’clock", "")


def test_every_page_of_the_run_sheet_repeats_the_head_of_its_table(pack, workshop):
    pages = page_texts(render(Request(sheet="P1"), pack, workshop, FONTS))
    own = [page for page in pages if "Words for" not in page and "continued" not in page]
    assert all("Say, watch, help" in page for page in own if "If stuck" in page)


def test_an_own_slide_or_a_break_begins_no_part_of_the_agenda_anew(pack, workshop):
    step = next(step for step in workshop.steps if step.kind is StepKind.SHIFTS)
    at = workshop.steps.index(step) + 1
    for kind in (StepKind.OWN, StepKind.BREAK):
        amid = replace(step, id=StepId("amid"), kind=kind, domain=None)
        between = replace(workshop, steps=(*workshop.steps[:at], amid, *workshop.steps[at:]))
        usual, text = (words_of(render(Request(sheet="P2"), pack, known, FONTS)) for known in (workshop, between))
        name = pack.domain_by_id[step.domain].name
        assert text.count(name) == usual.count(name) > 0


def test_no_number_of_people_ends_a_line(workshop):
    with spoken(BOTH) as pack:
        page = page_texts(render(Request(sheet="P1"), pack, workshop, FONTS))[0]
    assert not re.search(r"( \d{1,3}| ·| /)$", page.split("We begin at")[0].strip(), re.MULTILINE)


@pytest.mark.parametrize("sheet", ["P1", "P2"])
def test_no_dot_and_no_slash_ends_a_line_of_facts_in_large_print(sheet, workshop):
    with spoken(BOTH) as pack:
        page = page_texts(render(Request(sheet=sheet, body=20.0), pack, workshop, FONTS))[0]
    assert "Clearwater Middle School\nNovember 6, 2026 / 6 de noviembre de 2026\n" in page.replace("\r", "")
    assert not re.search(r"[·/]$", page.split("Students Empowered")[0], re.MULTILINE)


def test_an_agenda_in_large_print_and_two_languages_fills_the_two_pages_that_it_needs(workshop):
    with spoken(BOTH) as pack:
        pages = page_texts(render(Request(sheet="P2", body=18.0), pack, workshop, FONTS))
        long = page_texts(render(Request(sheet="P2", body=20.0, size=PaperSize.LEGAL), pack, workshop, FONTS))
    assert [len(re.findall(r"\d min\b", page)) for page in pages] == [4, 4]
    assert len(long) == 1


def test_the_agenda_of_a_day_fills_two_pages_and_names_on_the_second_one_what_goes_on(pack, workshop):
    planned = TEMPLATE_BY_ID["360"].steps([domain.id for domain in pack.domains])
    day = replace(workshop, steps=tuple(new_steps(workshop.session.id, planned)))
    first, second = page_texts(render(Request(sheet="P2"), pack, day, FONTS))
    assert "Competencies Demonstrated" in first
    assert second.strip().splitlines()[1].startswith("Competencies Demonstrated, continued")
    assert [len(re.findall(r"\d min\b", page)) for page in (first, second)] == [10, 10]


def test_a_card_of_the_run_sheet_in_large_print_is_not_parted(workshop):
    with spoken("es") as pack:
        blank, filled = (
            page_texts(render(Request(sheet="P1", body=20.0, blank=blank), pack, workshop, FONTS))
            for blank in (True, False)
        )
    assert len(blank) == len(filled)
    assert not any("continuación" in page for page in filled if "reloj" in page)


def test_words_that_go_on_upon_another_page_begin_with_the_name_of_their_practice():
    with spoken(BOTH) as pack:
        request = Request(sheet="P1", body=20.0, size=PaperSize.LEGAL, domain="learning_personalized")
        pages = page_texts(render(request, pack, None, FONTS))
    words = [page.replace("\r", "").partition("Aprendizaje personalizado, continuación\n")[2] for page in pages]
    assert any(page.startswith("Expanded discussion, continued\nDiscusión ampliada, continuación\n") for page in words)
    assert not any(page.startswith(("Say:", "Watch for:", "If stuck:")) for page in words)


def test_a_last_page_takes_no_more_practices_than_it_needs(pack):
    domain = "competencies_demonstrated"
    request = Request(sheet="P1", size=PaperSize.LEGAL, domain=domain)
    page = page_texts(render(request, pack, full_workshop(pack, domain), FONTS))[-1]
    names = [element.name for element in pack.domain_by_id[domain].elements]
    assert [name in page for name in names] == [False, False, True, True]


def test_the_words_for_the_last_practice_do_not_stand_alone_on_a_page_in_large_print():
    with spoken("es") as pack:
        pdf = render(Request(sheet="P1", size=PaperSize.A4, body=18.0), pack, full_workshop(pack, CULTURE), FONTS)
    assert [page.count("Si no avanza") for page in page_texts(pdf)[-2:]] == [2, 2]


def test_what_goes_on_upon_another_page_is_not_parted_within_a_sentence():
    with spoken(BOTH) as pack:
        request = Request(sheet="P1", body=20.0, size=PaperSize.LEGAL, domain="competencies_demonstrated")
        pages = boxes(render(request, pack, None, FONTS))
    lowest = [min((word for word in page if word.bottom > 110), key=lambda word: word.bottom) for page in pages[2:]]
    assert [word.text for word in lowest if not word.text.strip().endswith((".", "?", "”"))] == []


def test_a_team_that_agrees_in_talk_reads_of_no_slips_and_no_reveal(pack, workshop):
    domain = workshop.domains[0]
    few = replace(
        workshop,
        session=replace(workshop.session, raters=3, mode=RatingMode.DIRECT),
        groups=(),
        ratings=(),
        counts=(),
        steps=tuple(new_steps(workshop.session.id, TEMPLATE_BY_ID["90"].steps([domain], by_talk=True))),
    )
    text = _run_sheet(pack, few)
    assert "Read and think" in text
    assert "Agree on levels" in text
    assert pack.script_for("talk", "count").say in text
    for words in ("Rate alone", "tick slip", "tally sheet", "R shows all marks", "Backspace takes the last one back"):
        assert words not in text, words
    agenda = words_of(render(Request(sheet="P2"), pack, few, FONTS))
    assert "The levels that we agree on, in talk" in agenda
    assert "without a name" not in agenda
    assert "Slips" not in agenda
    needed = {sheet.id for sheet in SHEETS.values() if sheet.needed_for(few)}
    assert {"P9", "P1"} <= needed
    assert not {"P10", "P13"} & needed
