"""Pages that stood half empty, were cramped, or parted what belongs together, in some size, type or language."""

from itertools import pairwise

import pytest

from mastery_desktop.documents.layout import BODY, LARGE_PRINT, LARGER_PRINT, PaperSize
from mastery_desktop.documents.marks import Dots
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render, render_packet
from tests.helpers.languages import BOTH, pack_in, spoken
from tests.helpers.pages import FONTS, boxes, level_lines, page_count, page_texts, type_sizes
from tests.helpers.workshops import full_workshop

DOMAIN = "learning_personalized"


def draw(sheet, size=PaperSize.LETTER, body=BODY, *, language="en", domain=DOMAIN):
    with spoken(language) as pack:
        request = Request(sheet=sheet, size=size, body=body)
        return render(request, pack, full_workshop(pack_in("en"), domain), FONTS)


def test_a_purpose_card_on_two_pages_is_set_larger():
    assert max(type_sizes(draw("P5", PaperSize.A4, LARGER_PRINT, language=BOTH))) > LARGER_PRINT * 1.25 + 1


def test_the_steps_of_a_record_stand_in_two_columns_and_take_no_page_of_their_own():
    pages = page_texts(draw("P25", domain="mastery_recognized"))
    assert len(pages) == 6
    assert "Exit slips" in pages[-1]
    assert pages[-1].count("Planned") == 2


def test_a_card_of_the_roadmap_has_the_lines_that_its_page_has_room_for():
    *_before, last = level_lines(draw("P28", PaperSize.LETTER, LARGER_PRINT, language=BOTH))
    to_write = [above for above, below in pairwise(last) if 0 < above - below < 30]
    assert len(to_write) == 2 * 3, "two cards with four lines each"


def test_the_summary_in_two_languages_is_one_page_of_legal_paper():
    assert page_count(draw("P24", PaperSize.LEGAL, language=BOTH)) == 1


def test_what_is_asked_of_the_board_is_not_parted():
    *_before, last = page_texts(draw("P24", PaperSize.LETTER, LARGER_PRINT, language=BOTH))
    assert "What we ask of the board\n" in last


@pytest.mark.parametrize("width", [52.0, 58.0, 61.3])
def test_dots_made_for_a_row_stand_in_one(width):
    for count in range(2, 15):
        radius = Dots.radius_in_a_row(count, width)
        assert Dots(count, radius).height(FONTS, width) == Dots(1, radius).height(FONTS, width)


def test_the_last_line_of_an_exit_slip_is_not_the_one_to_cut_along():
    lines = level_lines(draw("P22", PaperSize.A4))[0]
    cut = min(lines, key=lambda at: abs(at - 432))
    assert min(at for at in lines if at > cut) - cut > 14


def test_a_remark_does_not_touch_the_label_above_it_on_a_certificate():
    words = boxes(draw("P23", PaperSize.A4, LARGER_PRINT, language=BOTH))[0]
    label = next(word for word in words if word.text.startswith("Facilitator"))
    remark = next(word for word in words if word.text.startswith("It says"))
    assert label.bottom - remark.top > 10


@pytest.mark.parametrize(("size", "body"), [(PaperSize.A4, LARGE_PRINT), (PaperSize.A4, LARGER_PRINT)])
def test_the_foot_has_whole_sentences_on_its_lines_and_says_for_whom_in_both_languages(size, body):
    for page in page_texts(draw("P20", size, body, language=BOTH)):
        foot = page[page.index("Practices and systems, not people.") :].splitlines()
        assert all(line.endswith(".") for line in foot[:-1])
        assert foot[-2] == "Traducción no oficial; vale el original en inglés."
        assert foot[-3].endswith("For colleagues / Para colegas.")


def test_facts_in_two_languages_are_not_broken_at_their_stroke():
    request = Request(sheet="P24", blank=False)
    with spoken(BOTH) as pack:
        slip, _its_back, summary = page_texts(
            render_packet([request], pack, full_workshop(pack_in("en"), DOMAIN), FONTS, copies=[1], cover=True)
        )[:3]
    for page in (slip, summary):
        assert "November 6, 2026 / 6 de noviembre de 2026" in page
        assert " /\n" not in page
