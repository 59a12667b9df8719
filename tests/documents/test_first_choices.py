"""Where everybody rates first: the self-assessment, the tick slip and the cards to hold up."""

import pytest

from mastery_desktop.documents.layout import LARGER_PRINT, Look, PaperSize
from mastery_desktop.documents.level_rows import LevelRows
from mastery_desktop.documents.marks import Round
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from tests.helpers.languages import BOTH, pack_in, spoken
from tests.helpers.pages import FONTS, boxes, page_texts, type_sizes_between
from tests.helpers.workshops import full_workshop

DERIVED = "competencies_demonstrated"
GIVEN = "students_empowered"
SIDE_BY_SIDE = 2


def _pages(language, sheet, domain, **how):
    with spoken(language) as pack:
        workshop = full_workshop(pack_in("en"), domain)
        return render(Request(sheet=sheet, domain=domain, **how), pack, workshop, FONTS)


def _on_page(pdf, words):
    return next(at for at, page in enumerate(page_texts(pdf)) if words in " ".join(page.split()))


@pytest.mark.parametrize("form", [False, True], ids=["filled", "form"])
def test_the_examples_of_evidence_follow_the_tips_on_the_second_page_in_both_languages(form):
    pdf = _pages(BOTH, "P9", DERIVED, blank=form, form=form)
    title = pack_in("en").self_assessment.evidence[0].title
    assert _on_page(pdf, title) == _on_page(pdf, "Connect to current and past work.") == 1


def test_the_chosen_focus_area_is_not_alone_on_a_last_page():
    assessment = pack_in("en").self_assessment
    pdf = _pages(BOTH, "P9", GIVEN, blank=False, body=LARGER_PRINT)
    last = " ".join(page_texts(pdf)[-1].split())
    assert assessment.focus_field in last
    assert assessment.focus_questions[-1] in last


def test_marks_of_rounds_go_on_upon_another_page_and_the_levels_stay_together():
    levels, width = pack_in("en").levels, 500.0
    rounds = tuple(Round(f"Round {number}", (1, 2, 3, 4)) for number in (1, 2, 3))
    block = LevelRows(levels, Look(LARGER_PRINT), 1, rounds)
    whole, alone = block.height(FONTS, width), LevelRows(levels, Look(LARGER_PRINT)).height(FONTS, width)
    assert block.split(FONTS, width, alone - 1) is None
    for room, stay in ((alone, 0), (whole - 1, SIDE_BY_SIDE)):
        first, rest = block.split(FONTS, width, room)
        assert (first.rounds, first.chosen) == (rounds[:stay], 1)
        assert (rest.rounds, rest.chosen) == (rounds[stay:], None)
        assert first.height(FONTS, width) + rest.height(FONTS, width) == pytest.approx(whole)
    assert rest.split(FONTS, width, 1.0) is None


@pytest.mark.parametrize("language", ["es", BOTH])
def test_levels_on_a_tick_slip_are_large_in_large_print(language):
    foot, head = 100, 792
    pdf = _pages(language, "P10", DERIVED, body=LARGER_PRINT)
    assert min(type_sizes_between(pdf, foot, head)) >= Look(LARGER_PRINT).small.size


def test_a_level_stands_on_one_line_of_its_card_where_all_of_them_do():
    (page,) = page_texts(_pages("es", "P11", None))
    assert all(level.short in page for level in pack_in("es").levels)


def test_a_practice_begins_on_a_page_that_holds_its_levels_and_what_was_decided_may_follow_on_the_next_one():
    element = pack_in("en").domain_by_id["mastery_recognized"].elements[3]
    pdf = _pages("en", "P9", "mastery_recognized", blank=False)
    assert _on_page(pdf, f"4 {element.name}") == _on_page(pdf, "3 Adult roles")
    assert _on_page(pdf, f"{element.name}, continued") == len(page_texts(pdf)) - 1


@pytest.mark.slow
def test_what_a_team_found_begins_below_the_examples_of_evidence_where_most_of_their_page_is_empty():
    pack = pack_in("en")
    pdf = _pages(BOTH, "P9", GIVEN, blank=False, size=PaperSize.LEGAL)
    first = pack.domain_by_id[GIVEN].elements[0]
    assert _on_page(pdf, pack.self_assessment.evidence[0].title) == _on_page(pdf, f"1 {first.name}")


@pytest.mark.slow
def test_lines_to_write_on_fill_the_last_page_on_legal_paper():
    pdf = _pages("en", "P9", DERIVED, blank=True, size=PaperSize.LEGAL)
    (lowest,) = (word.bottom for word in boxes(pdf)[-1] if "Area" in word.text and "within" not in word.text)
    assert lowest < PaperSize.LEGAL.value[1] / 5
