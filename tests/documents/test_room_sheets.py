"""What stands on tables, hangs at the door and goes on after the workshop: sign-in, tents, norms, parking lot, days."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from mastery_desktop.documents.layout import LARGE_PRINT, LARGER_PRINT, MM, PaperSize
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.domain.choices import RatingMode
from mastery_desktop.domain.labels import RULE_SENTENCES, long_date
from mastery_desktop.domain.records import Group, GroupId, Parked
from mastery_desktop.domain.school_calendar import read_calendar
from tests.helpers.languages import BOTH, spoken
from tests.helpers.pages import (
    FONTS,
    boxes,
    frames,
    outside,
    overlaps,
    page_count,
    page_texts,
    squares,
    type_sizes,
    words_of,
)

ROOM = ("P3", "P4", "P4-names", "P5", "P20", "P21")
DAY = date(2027, 1, 8)


def _print(sheet, pack, workshop=None, **how):
    return render(Request(sheet=sheet, **how), pack, workshop, FONTS)


def _with_tables(workshop, *names):
    session = workshop.session.id
    groups = (
        Group(id=GroupId(f"table-{at}"), session_id=session, place=at, name=name, raters=4)
        for at, name in enumerate(names)
    )
    return replace(workshop, groups=tuple(groups))


@pytest.mark.parametrize("sheet", ROOM)
def test_large_print_is_large_and_stays_on_the_page(sheet, pack, workshop):
    for blank in (True, False):
        pdf = _print(sheet, pack, workshop, blank=blank, body=LARGE_PRINT)
        smallest = sorted(type_sizes(pdf))
        assert smallest[0] >= (9 if sheet.startswith("P4") else 12)  # the word at a fold is no text to be read
        assert not outside(pdf)
        assert not overlaps(pdf)


@pytest.mark.parametrize("sheet", ["P5", "P20", "P21"])
def test_blank_ones_hold_nothing_of_the_workshop(sheet, pack, workshop):
    assert _print(sheet, pack, workshop, blank=True) == _print(sheet, pack, None)


def test_tents_bear_the_names_of_the_tables_before_the_workshop_too(pack, workshop):
    tables = _with_tables(workshop, "Cedar", "Aspen")
    assert _print("P4", pack, tables, blank=True) == _print("P4", pack, tables)


def test_tents_are_needed_where_there_are_tables_and_the_list_at_the_door_everywhere(workshop):
    at_tables = replace(workshop, session=replace(workshop.session, mode=RatingMode.TABLES))
    for known, needed in ((workshop, False), (at_tables, True), (_with_tables(workshop, "Cedar", "Aspen"), True)):
        assert SHEETS["P4"].needed_for(known) is needed
        assert SHEETS["P3"].needed_for(known)
    assert SHEETS["P3"].copies_for(30) == SHEETS["P4"].copies_for(30) == 1


def test_the_parking_lot_puts_no_empty_row_on_a_page_of_its_own(workshop):
    few = replace(workshop, parked=workshop.parked[:1])
    for size in (PaperSize.LETTER, PaperSize.A4):
        with spoken(BOTH) as pack:
            assert page_count(_print("P21", pack, few, body=LARGE_PRINT, size=size)) == 1


@pytest.mark.parametrize("size", [PaperSize.LETTER, PaperSize.A4])
@pytest.mark.parametrize("body", [LARGE_PRINT, LARGER_PRINT])
def test_a_certificate_stands_on_one_page_in_large_print_in_both_languages(body, size, workshop):
    with spoken(BOTH) as pack:
        for known in (workshop, None):
            assert page_count(_print("P23", pack, known, body=body, size=size)) == 2  # the back is a log


def test_the_workshop_is_not_the_narrowest_column_of_the_log_in_larger_print(pack):
    log = boxes(_print("P23", pack, body=LARGER_PRINT))[1]
    left = {word.text.strip(): word.left for word in log}
    assert left["Time"] - left["Workshop"] > left["Signature"] - left["So far"]


def test_there_is_a_row_for_everybody_who_is_expected(pack, workshop):
    for people in (3, 14, 40, 90):
        room = replace(workshop, session=replace(workshop.session, people=people))
        pdf = _print("P3", pack, room)
        rows = [height for page in frames(pdf, 700) for height in page[1:]]  # the first one is the head
        assert len(rows) >= people
        assert min(rows) >= 8.5 * MM
        assert page_count(pdf) <= 1 + people // 12
        assert all("Signature" in page for page in page_texts(pdf))


def test_the_sign_in_sheet_holds_no_name(pack, workshop):
    assert _print("P3", pack, workshop, blank=True) == _print(
        "P3", pack, replace(workshop, session=replace(workshop.session, school="", team="Others")), blank=True
    )


@pytest.mark.parametrize(("sheet", "cards"), [("P4", 1), ("P4-names", 2)])
def test_each_tent_is_printed_to_both_sides_of_its_fold(sheet, cards, pack):
    pdf = _print(sheet, pack)
    height = float(PdfReader(BytesIO(pdf)).pages[0].mediabox.height)
    first = boxes(pdf)[0]
    folds = [word for word in first if word.text.strip() == "fold"]
    assert len(folds) == cards
    for at, fold in enumerate(sorted(folds, key=lambda word: -word.top)):
        middle = height * (1 - (2 * at + 1) / (2 * cards))
        assert abs((fold.top + fold.bottom) / 2 - middle) < 3
        panels = [word for word in first if word is not fold and abs(word.top - middle) < height / (2 * cards)]
        panels = [word for word in panels if "Practices" not in word.text and "page" not in word.text]
        above = sorted(round(word.bottom - middle) for word in panels if word.bottom > middle)
        below = sorted(round(middle - word.top) for word in panels if word.top < middle)
        assert above
        assert above == pytest.approx(below, abs=1)


def test_upper_halves_stand_upside_down(pack):
    turns = []

    def note(text, matrix, _text_matrix, _font, _size):
        if "see" in text:
            turns.append(matrix[0])

    PdfReader(BytesIO(_print("P4", pack))).pages[0].extract_text(visitor_text=note)
    assert sorted(turns) == [-1, 1]


def test_table_tents_bear_the_names_of_the_tables(pack, workshop):
    pages = page_texts(_print("P4", pack, _with_tables(workshop, "Cedar", "A table with a very long name " * 8)))
    assert len(pages) == 2
    assert pages[0].count("Cedar") == 2
    assert "A table with" in pages[1]
    strange = _with_tables(workshop, "<b>&" * 900, "x" * 20_000)
    pdf = _print("P4", pack, strange)
    assert not outside(pdf)
    assert not overlaps(pdf)
    assert len(page_texts(_print("P4", pack))) == 6


def test_norms_stand_with_the_rule_that_was_agreed(pack, workshop):
    filled = words_of(_print("P5", pack, workshop))
    assert filled.count("To plan our own next steps") == 2
    assert RULE_SENTENCES[workshop.session.rule] in filled
    assert not squares(_print("P5", pack, workshop))
    blank = _print("P5", pack)
    assert len(squares(blank)) == 2 * 3
    assert min(squares(blank)) >= 5 * MM
    few = replace(workshop, session=replace(workshop.session, raters=3))
    assert "Each rates alone first" not in words_of(_print("P5", pack, few))


def test_the_parking_lot_holds_all_thoughts_and_room_for_more(pack, workshop):
    session = workshop.session.id
    parked = tuple(
        Parked(id=f"{at}", session_id=session, place=at, text=f"Thought{at:02d} " + "about buses " * at, due=DAY)
        for at in range(30)
    )
    pdf = _print("P21", pack, replace(workshop, parked=parked))
    text = words_of(pdf)
    assert text.count("January 8, 2027") == 30
    assert all(f"Thought{at:02d}" in text for at in range(30))
    assert len(squares(pdf)) >= 32
    assert all("Settled" in page for page in page_texts(pdf))
    assert not outside(pdf)
    assert not overlaps(pdf)


def test_days_are_counted_from_the_workshop_and_fall_on_school_days(pack, workshop):
    school_days = read_calendar(workshop.session.calendar, workshop.session.held_on)
    text = words_of(_print("P20", pack, workshop))
    for days in (30, 60, 90):
        assert long_date(school_days.nearest(workshop.session.held_on + timedelta(days=days))) in text
    assert "Teacher collaboration" in text
    assert workshop.goals[0].text in text
    blank = _print("P20", pack)
    assert page_count(blank) == 2
    assert all(name in words_of(blank) for name in ("Plan", "Do", "Study", "Act", "In 30 days", "In 90 days"))


def test_the_boxes_of_each_page_have_as_many_lines_as_it_has_room_for(pack):
    """In large print the last of three boxes stood alone, with the two lines that the others had room for."""
    for page in frames(_print("P20", pack, body=LARGER_PRINT), 400):
        assert sum(page) > PaperSize.LETTER.value[1] / 2


def test_a_turn_that_was_told_stands_on_one_page_where_closer_boxes_are_enough(pack, workshop):
    """Two pages of it stood half empty."""
    with spoken(BOTH) as both:
        pdf = _print("P20", both, workshop, body=LARGER_PRINT, size=PaperSize.LEGAL)
    assert page_count(pdf) == 3
