"""Parts onto pages: nothing is lost, and no last page is nearly empty where the one before it has something to give."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mastery_desktop.documents.blocks import Space, text
from mastery_desktop.documents.groups import Keep, Stack, stack
from mastery_desktop.documents.layout import Look, PaperSize
from mastery_desktop.documents.paging import Part, Sizes, in_fewest_pages, in_fullest_pages, pages_of
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Need, Request
from mastery_desktop.documents.sheets import render
from tests.helpers.languages import BOTH, pack_in, spoken
from tests.helpers.pages import FONTS, boxes, level_lines, page_count, page_texts
from tests.helpers.workshops import full_workshop

SIZES = Sizes(width=300.0, first=400.0, later=600.0)
LINE = Look().body.leading
DOMAIN = "learning_personalized"
LEAST = 0.25
FLOWING = [sheet for sheet in ("P1", "P9", "P16", "P18", "P19", "P20", "P24", "P25", "P28") if sheet in SHEETS]


def _lines(number):
    return stack([text(f"line {at}", Look().body) for at in range(number)])


def _used(page):
    block, down = page[-1]
    return down + block.height(FONTS, SIZES.width)


@settings(deadline=None, derandomize=True, max_examples=60)
@given(st.lists(st.tuples(st.integers(1, 60), st.booleans(), st.integers(0, 30)), min_size=1, max_size=8))
def test_every_line_stands_on_a_page_and_no_page_is_too_full(parts):
    wanted = [Part(block=_lines(number), new_page=new_page, gap=gap) for number, new_page, gap in parts]
    pages = pages_of(wanted, FONTS, SIZES)
    assert all(page for page in pages)
    assert all(_used(page) <= (SIZES.later if at else SIZES.first) + 0.1 for at, page in enumerate(pages))
    lines = sum(block.height(FONTS, SIZES.width) for page in pages for block, _down in page) / LINE
    assert round(lines) == sum(number for number, _new_page, _gap in parts)


def test_a_part_moves_to_a_last_page_that_has_little():
    parts = [Part(block=_lines(18)), Part(block=Keep(_lines(10), 600)), Part(block=Keep(_lines(5), 600))]
    first, last = pages_of(parts, FONTS, Sizes(300.0, 440.0, 440.0))
    assert [round(block.height(FONTS, 300.0) / LINE) for block, _down in first] == [18]
    assert [round(block.height(FONTS, 300.0) / LINE) for block, _down in last] == [10, 5]


def test_a_text_is_parted_earlier_where_no_part_can_move():
    first, last = pages_of([Part(block=_lines(43))], FONTS, Sizes(300.0, 600.0, 600.0))
    assert _used(first) < 600
    assert _used(last) >= 0.3 * 600


def test_a_part_that_stays_together_is_parted_where_a_third_of_a_page_would_stay_empty():
    parts = [Part(block=_lines(count), together=True) for count in (10, 30)]
    first, last = pages_of(parts, FONTS, Sizes(300.0, 500.0, 500.0))
    assert [len(page) for page in (first, last)] == [2, 1]
    first, last = pages_of([Part(block=_lines(23)), parts[1]], FONTS, Sizes(300.0, 500.0, 500.0))
    assert [len(page) for page in (first, last)] == [1, 1]


def test_a_heading_that_is_a_part_of_its_own_is_never_the_last_on_a_page():
    headings = [text(words, Look().heading, glue=True) for words in ("domain", "practice")]
    whole = Part(block=Keep(_lines(30), SIZES.later, firm=True), together=True)
    parts = [Part(block=_lines(20)), *(Part(block=stack([Space(2), heading])) for heading in headings), whole]
    first, last = pages_of(parts, FONTS, SIZES)
    assert [len(page) for page in (first, last)] == [1, 3]


def test_what_goes_on_has_its_heading_above_it_and_what_asked_for_a_page_has_none():
    heading = text("on it goes", Look().heading)
    parts = [
        Part(block=_lines(20)),
        Part(block=_lines(30), again=heading),
        Part(block=_lines(5), again=heading, new_page=True),
    ]
    pages = pages_of(parts, FONTS, SIZES)
    assert [page[0].block is heading for page in pages] == [False, True, False]


@pytest.mark.parametrize("heading_lines", [1, 8, 15])
def test_nothing_is_lost_below_headings_that_take_much_of_a_page(heading_lines):
    heading = text("heading\n" * heading_lines, Look().body, glue=True)
    whole = Keep(_lines(38), SIZES.later, firm=True)
    parts = [Part(block=_lines(3)), Part(block=stack([_lines(2), whole], again=heading), again=heading)]
    pages = pages_of(parts, FONTS, SIZES)
    assert all(_used(page) <= SIZES.later + 0.1 for page in pages)
    lines = sum(_counted(block) for page in pages for block, _down in page if block is not heading)
    assert lines == 43


def _counted(block):
    """The lines of a block that are none of a heading."""
    if isinstance(block, Keep):
        return _counted(block.child)
    if isinstance(block, Stack):
        return sum(_counted(child) for child in block.children)
    return sum("line" in words for words, _face in block.spans) if hasattr(block, "spans") else 0


def test_no_page_before_the_last_is_emptied_for_it():
    parts = [Part(block=stack([Keep(_lines(number), 600, firm=True) for number in (13, 20, 8)]))]
    first, last = pages_of(parts, FONTS, Sizes(300.0, 600.0, 600.0))
    assert [round(_used(page) / LINE) for page in (first, last)] == [33, 8]


def test_a_page_that_was_asked_for_stays_where_it_is():
    pages = pages_of([Part(block=_lines(10)), Part(block=_lines(1), new_page=True)], FONTS, SIZES)
    assert [round(_used(page) / LINE) for page in pages] == [10, 1]


def _need_and_room(need, room):
    return [Part(block=_lines(need)), Part(block=_lines(room))]


@pytest.mark.parametrize(("need", "chosen"), [(10, 30), (45, 35)])
def test_room_to_write_on_fills_pages_and_costs_none(need, chosen):
    sizes = Sizes(300.0, 40 * LINE, 40 * LINE)
    ways = [partial(_need_and_room, need, room) for room in (60, 40, 35, 30, 10)]
    _need, room = in_fewest_pages(ways, FONTS, sizes)
    assert round(room.block.height(FONTS, 300.0) / LINE) == chosen


@pytest.mark.parametrize(("rooms", "chosen"), [((40, 25, 1), 25), ((20, 12, 8), 20)])
def test_the_emptiest_page_decides_among_ways_that_take_as_many_pages(rooms, chosen):
    sizes = Sizes(300.0, 40 * LINE, 40 * LINE)
    ways = [partial(_need_and_room, 50, room) for room in rooms]
    _need, room = in_fullest_pages(ways, FONTS, sizes)
    assert round(room.block.height(FONTS, 300.0) / LINE) == chosen


def test_what_no_page_can_hold_is_drawn_all_the_same():
    pages = pages_of([Part(block=Space(900)), Part(block=_lines(1))], FONTS, SIZES)
    assert [round(_used(page)) for page in pages] == [900, round(LINE)]


@pytest.mark.parametrize("points", [18, 20])
def test_a_question_of_a_gap_card_stands_on_the_page_of_its_lines(points):
    with spoken(BOTH) as pack:
        pdf = render(Request(sheet="P15", domain=DOMAIN, body=float(points)), pack, None, FONTS)
    for words, lines in zip(boxes(pdf), level_lines(pdf), strict=True):
        questions = [word.bottom for word in words if word.text.strip().startswith(("What we do", "What learners"))]
        assert all(min(lines) < bottom for bottom in questions)


def test_a_step_of_the_run_sheet_that_goes_on_is_named_again():
    with spoken(BOTH) as pack:
        pdf = render(Request(sheet="P1", domain=DOMAIN, body=20.0), pack, full_workshop(pack_in("en"), DOMAIN), FONTS)
    assert "Focus area, continued" in " ".join(page_texts(pdf))


@pytest.mark.parametrize(
    ("language", "points"), [("en", 12), ("es", 12), (BOTH, 12), ("en", 18), pytest.param("en", 20), ("es", 18)]
)
@pytest.mark.parametrize("sheet", FLOWING)
def test_no_last_page_of_a_filled_sheet_is_nearly_empty(sheet, language, points):
    with spoken(language) as pack:
        workshop = full_workshop(pack_in("es" if language == "es" else "en"), DOMAIN)
        domain = None if SHEETS[sheet].domain is Need.NONE else DOMAIN
        pdf = render(Request(sheet=sheet, domain=domain, body=float(points)), pack, workshop, FONTS)
    if page_count(pdf) == 1:
        return
    words = boxes(pdf)[-1]
    foot = [word for word in words if word.bottom < 70]
    head = max(word.top for word in words)
    lowest = min(word.bottom for word in words if word not in foot and word.top < head - 1)
    height = 612 if SHEETS[sheet].landscape and points == 12 else 792
    assert (head - lowest) / (height - 130) > LEAST * 0.8


@pytest.mark.parametrize("size", [PaperSize.A4, PaperSize.LEGAL])
def test_the_questions_of_a_blank_plan_are_not_alone_on_a_page_in_large_print(size):
    with spoken(BOTH) as pack:
        last = page_texts(render(Request(sheet="P19", body=18.0, size=size), pack, None, FONTS))[-1]
    assert "What could block us" in last
    assert "Who (role)" in last
