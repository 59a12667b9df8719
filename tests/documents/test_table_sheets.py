"""What tables and pairs write on while they talk: consensus sheets, dot posters, gap cards."""

import itertools
import re

import pytest

from mastery_desktop.documents.layout import (
    BODY,
    EDGE,
    LARGE_PRINT,
    LARGER_PRINT,
    LINE_PITCH,
    MM,
    Leaf,
    Look,
    PaperSize,
)
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from tests.helpers.languages import BOTH, spoken
from tests.helpers.pages import (
    FONTS,
    frames,
    level_lines,
    outside,
    overlaps,
    page_count,
    page_texts,
    squares,
    type_sizes,
    type_sizes_between,
    type_sizes_by_page,
    words_of,
)

CULTURE = "students_empowered"


def _print(sheet, pack, workshop=None, **how):
    return render(Request(sheet=sheet, **how), pack, workshop, FONTS)


def _closed_up(text):
    return "".join(text.split())


@pytest.mark.parametrize("sheet", ["P14", "P15"])
def test_large_print_is_large_and_stays_on_the_page(sheet, pack):
    for domain in pack.domains:
        pdf = _print(sheet, pack, domain=domain.id, body=LARGE_PRINT)
        assert min(type_sizes(pdf)) >= 12
        assert not outside(pdf)
        assert not overlaps(pdf)
        assert page_count(pdf) <= 2 * len(domain.elements)


@pytest.mark.parametrize("language", ["en", BOTH])
def test_each_level_has_as_much_room_for_its_marks_in_larger_print(language):
    with spoken(language) as pack:
        pages = frames(_print("P14", pack, domain=CULTURE, body=LARGER_PRINT), 500)
    tables = [rows for rows in pages if len(rows) > 1]
    assert [len(rows) for rows in tables] == [1 + len(pack.levels)] * len(pack.domain_by_id[CULTURE].elements)
    rows = [row for _head, *levels in tables for row in levels]
    assert max(rows) == pytest.approx(min(rows), abs=1)


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "es", BOTH])
def test_nothing_in_large_print_is_smaller_than_a_remark(language, workshop):
    with spoken(language) as pack:
        for body in (LARGE_PRINT, LARGER_PRINT):
            leaf = Leaf(scale=body / BODY, foot_lines=3)
            for sheet in ("P9", "P13", "P14", "P25"):
                pdf = _print(sheet, pack, workshop if sheet == "P25" else None, domain=CULTURE, body=body)
                sizes = type_sizes_between(pdf, EDGE + leaf.foot, leaf.page[1] - EDGE - leaf.head)
                assert min(sizes) >= Look(body).note.size - 0.01, sheet


@pytest.mark.parametrize("sheet", ["P12", "P14", "P15"])
def test_nothing_of_a_workshop_is_printed_on_what_a_room_writes_on(sheet, pack, workshop):
    assert _print(sheet, pack, workshop, domain=CULTURE) == _print(sheet, pack, None, domain=CULTURE)


def test_a_table_has_lines_down_to_the_foot_of_a_long_page(pack):
    for lines in level_lines(_print("P14", pack, domain=CULTURE, size=PaperSize.LEGAL)):
        assert lines[-1] < EDGE + Leaf().foot + 3 * LINE_PITCH


def test_a_table_has_a_page_for_each_practice_with_levels_answers_and_lines(pack):
    assessment = pack.self_assessment
    for domain in pack.domains:
        pdf = _print("P14", pack, domain=domain.id)
        pages = page_texts(pdf)
        assert len(pages) == len(domain.elements)
        for element, page in zip(domain.elements, pages, strict=True):
            text = _closed_up(page)
            prompts = (assessment.support_prompt, assessment.want_prompt, "Not agreed yet", "We don’t know yet")
            for words in (element.name, element.system, *element.student, *prompts):
                assert _closed_up(words) in text
        ticks = len(domain.elements) * (len(pack.levels) + 3 + 3)
        sides = squares(pdf)
        assert len(sides) == ticks
        assert min(sides) >= 5 * MM


@pytest.mark.parametrize("sheet", ["P14", "P15"])
def test_writing_lines_leave_room_for_a_hand(sheet, pack):
    for page in level_lines(_print(sheet, pack, domain=CULTURE)):
        gaps = [upper - lower for upper, lower in itertools.pairwise(page)]
        pitched = [gap for gap in gaps if abs(gap - LINE_PITCH) < 0.1]
        assert len(pitched) >= 2
        assert LINE_PITCH >= 8.5 * MM


@pytest.mark.parametrize(("size", "least"), [(PaperSize.LETTER, 16), (PaperSize.TABLOID, 22)])
def test_each_practice_has_a_poster_with_a_field_for_each_level(size, least, pack):
    for domain in pack.domains:
        pdf = _print("P12", pack, domain=domain.id, size=size)
        pages = page_texts(pdf)
        assert len(pages) == len(domain.elements)
        smallest = set()
        for element, page, sizes in zip(domain.elements, pages, type_sizes_by_page(pdf), strict=True):
            text = _closed_up(page)
            for words in (element.name, element.system, *(level.short for level in pack.levels)):
                assert _closed_up(words) in text
            assert not re.search(r"\d", re.sub(r"page \d+ of \d+", "", page))
            smallest.add(sorted(sizes)[1])
        assert min(smallest) >= least
        assert len(smallest) == 1


def test_a_gap_card_is_half_a_page_and_names_both_indicators(pack):
    for domain in pack.domains:
        pdf = _print("P15", pack, domain=domain.id)
        assert page_count(pdf) == -(-len(domain.elements) // 2)
        text = _closed_up(words_of(pdf))
        for element in domain.elements:
            assert _closed_up(element.system) in text
            assert _closed_up(" ".join(element.student)) in text
        assert text.count(_closed_up("The gap between the two, in our words")) == len(domain.elements)


def test_the_last_gap_card_of_an_odd_number_has_its_page_for_itself(pack):
    """Half of it stayed empty, below a line to cut along."""
    pdf = _print("P15", pack, domain="mastery_recognized")
    assert min(level_lines(pdf)[-1]) < PaperSize.LETTER.value[1] / 5
