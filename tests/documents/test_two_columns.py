"""What stands in two columns in both languages is marked in both: discs, arrows, heads of later pages."""

import pypdfium2
import pytest

from mastery_desktop.documents.layout import BODY, LARGE_PRINT, LARGER_PRINT, TICK, PaperSize
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Need, Request
from mastery_desktop.documents.sheets import render
from tests.helpers.languages import BOTH, pack_in, spoken
from tests.helpers.pages import FONTS, ink_near_edges, page_count, page_texts
from tests.helpers.workshops import full_workshop

DOMAIN = pack_in("en").domains[0]
BULLET = 0.3 * BODY
"""The width of the disc before an item of a list, in points."""


def draw(sheet, **how):
    how = {"domain": None if SHEETS[sheet].domain is Need.NONE else DOMAIN.id, "blank": True} | how
    with spoken(BOTH) as pack:
        return render(Request(sheet=sheet, **how), pack, full_workshop(pack_in("en")), FONTS)


def discs(pdf, page=0):
    """How far from the left the discs of lists stand on a page."""
    with pypdfium2.PdfDocument(pdf) as document:
        shapes = [each.get_bounds() for each in document[page].get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_PATH,))]
    small = [(left, right - left, top - bottom) for left, bottom, right, top in shapes]
    return [round(left) for left, wide, high in small if abs(wide - BULLET) < 0.1 and abs(high - BULLET) < 0.1]


def test_an_item_of_a_list_has_a_disc_in_each_of_two_columns():
    found = discs(draw("P5"))
    left, right = sorted(set(found))
    assert right - left > 200
    assert found.count(left) == found.count(right)


@pytest.mark.parametrize("sheet", ["P16", "P18", "P27"])
def test_later_pages_in_large_print_name_the_sheet_in_both_languages(sheet):
    names = [in_language(sheet, language) for language in ("en", "es")]
    for page in page_texts(draw(sheet, body=LARGE_PRINT, size=PaperSize.A4))[1:]:
        assert all(name in " ".join(page.split()) for name in names)


def in_language(sheet, language):
    """The head of the second page of a sheet in one language."""
    with spoken(language) as pack:
        domain = None if SHEETS[sheet].domain is Need.NONE else DOMAIN.id
        pdf = render(Request(sheet=sheet, domain=domain, blank=True, body=LARGE_PRINT), pack, None, FONTS)
    return page_texts(pdf)[1].splitlines()[0].strip()


def test_later_pages_in_usual_print_leave_out_the_day_before_they_leave_out_a_language():
    for page in page_texts(draw("P9", blank=False))[1:]:
        assert "Self-assessment: Students Empowered / Autoevaluación: Empoderamiento estudiantil · Clearwater" in page


@pytest.mark.parametrize("size", [PaperSize.LETTER, PaperSize.A4])
def test_a_blank_plan_in_both_languages_is_one_page(size):
    assert page_count(draw("P19", size=size)) == 1


@pytest.mark.slow
def test_the_list_of_the_pack_stands_below_what_to_do_where_that_saves_a_page():
    first = page_texts(draw("P26", size=PaperSize.LEGAL, domain=DOMAIN.id))[0]
    assert "both sides / por los dos lados" in first
    assert "Full session record" in first


@pytest.mark.slow
def test_the_list_of_the_pack_is_not_parted_where_it_takes_a_page_anyway():
    with spoken("en") as pack:
        request = Request(sheet="P26", domain=DOMAIN.id, body=LARGE_PRINT)
        pages = page_texts(render(request, pack, full_workshop(pack), FONTS))
    assert "Run sheet for the facilitator" not in pages[0]
    assert all(words in pages[1] for words in ("Run sheet for the facilitator", "Full session record"))


@pytest.mark.parametrize(("body", "blank"), [(BODY, False), (LARGER_PRINT, True)])
def test_the_last_boxes_of_a_plan_have_what_its_last_page_has_left(body, blank):
    with pypdfium2.PdfDocument(draw("P19", body=body, blank=blank)) as document:
        page = document[len(document) - 1]
        shapes = page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_PATH,))
        assert min(each.get_bounds()[1] for each in shapes) < page.get_height() / 6


def test_no_arrow_between_the_stages_reaches_into_the_margin():
    with spoken("en") as pack:
        pdf = render(Request(sheet="P19", size=PaperSize.A4, body=LARGE_PRINT), pack, None, FONTS)
    assert not ink_near_edges(pdf)


def test_a_practice_that_goes_on_upon_the_next_page_says_so():
    pages = page_texts(draw("P8", body=LARGE_PRINT, size=PaperSize.A4))
    names = [element.name for element in DOMAIN.elements]
    for page in pages[1:]:
        below_head = [line.strip() for line in page.splitlines()[1:]]
        assert any(below_head[0].startswith(name) or below_head[1].startswith(name) for name in names)


def test_what_frames_hold_goes_on_in_two_languages_so_that_no_page_is_half_empty():
    pdf = draw("P16", blank=False, body=LARGER_PRINT)
    assert "Teacher collaboration, continued" in " ".join(" ".join(page_texts(pdf)).split())


def test_a_frame_goes_to_the_next_page_rather_than_being_parted():
    request = Request(sheet="P16", domain=DOMAIN.id, body=LARGER_PRINT, size=PaperSize.A4)
    with spoken("en") as pack:
        pages = page_texts(render(request, pack, full_workshop(pack), FONTS))
    names = [DOMAIN.elements[at].name for at in (0, 2, 4)]
    ends = ["How newcomers describe", "Whether the elective teachers", "Nothing noted yet"]
    whole = [" ".join(page.split()) for page in pages]
    for name, end in zip(names, ends, strict=True):
        assert any(name in page and end in page[page.index(name) :] for page in whole)


def test_a_question_stays_with_the_others_where_the_choice_can_have_the_last_page_for_itself():
    domain = pack_in("en").domains[2].id
    with spoken(BOTH) as pack:
        pdf = render(Request(sheet="P16", domain=domain), pack, full_workshop(pack_in("en"), domain), FONTS)
    pages = [" ".join(page.split()) for page in page_texts(pdf)]
    asked = next(page for page in pages if "Four things to ask" in page)
    assert "Electives share no planning time" in asked
    assert "What we choose, and why" not in asked


def test_questions_and_choice_are_set_closer_where_that_saves_a_page():
    domain = pack_in("en").domains[2].id
    with spoken(BOTH) as pack:
        request = Request(sheet="P16", domain=domain, size=PaperSize.A4)
        assert page_count(render(request, pack, full_workshop(pack_in("en"), domain), FONTS)) == 2


def test_questions_follow_below_the_last_candidate_rather_than_leave_it_alone_and_the_first_page_without_one():
    domain = pack_in("en").domains[1]
    pages = [" ".join(page.split()) for page in page_texts(draw("P16", body=LARGE_PRINT, domain=domain.id))]
    assert domain.elements[0].name in pages[0]
    assert "Four things to ask" in next(page for page in pages if domain.elements[-1].name in page)


def test_a_blank_choice_that_goes_on_upon_another_page_is_named_again():
    domain = pack_in("en").domains[1].id
    last = page_texts(draw("P16", body=LARGER_PRINT, size=PaperSize.A4, domain=domain))[-1]
    assert "What we choose, and why" in " ".join(last.split())


@pytest.mark.parametrize(
    ("size", "body", "first", "last"),
    [
        (PaperSize.A4, LARGE_PRINT, "Advisory runs twice", "How newcomers describe"),
        (PaperSize.LETTER, LARGER_PRINT, "Agreed: Not worked", "Nothing noted yet"),
    ],
)
def test_a_frame_that_goes_on_holds_more_than_a_last_remark(size, body, first, last):
    pages = page_texts(draw("P16", blank=False, size=size, body=body))
    rest = next(" ".join(page.split()) for page in pages if last in page)
    assert first in rest


def test_what_it_brings_and_what_it_takes_are_not_parted():
    domain = pack_in("en").domains[3].id
    with spoken(BOTH) as pack:
        request = Request(sheet="P16", domain=domain, body=LARGER_PRINT)
        pages = page_texts(render(request, pack, full_workshop(pack_in("en"), domain), FONTS))
    assert [page.count("Impact /") for page in pages] == [page.count("Effort /") for page in pages]


@pytest.mark.parametrize("body", [BODY, LARGE_PRINT, LARGER_PRINT])
def test_a_box_to_tick_stands_in_the_middle_of_its_line(body):
    with spoken("en") as pack:
        pdf = render(Request(sheet="P22", body=body), pack, None, FONTS)
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        box = next(each for each in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_PATH,)) if is_box(each))
        _left, bottom, right, top = box.get_bounds()
        text = page.get_textpage()
        rects = (text.get_rect(at) for at in range(text.count_rects()))
        answers = [rect for rect in rects if rect[0] > right and text.get_text_bounded(*rect).strip() == "Yes"]
    answer = min(answers, key=lambda rect: abs(rect[3] - top))
    assert abs((bottom + top) / 2 - (answer[1] + answer[3]) / 2) < 0.08 * body


def is_box(shape):
    left, bottom, right, top = shape.get_bounds()
    return abs((right - left) - (top - bottom)) < 0.2 and right - left > TICK


@pytest.mark.parametrize(
    ("sheet", "language", "body", "labels"),
    [("P14", BOTH, BODY, ("Table", "People who rate")), ("P13", "en", LARGE_PRINT, ("Counted by", "Slips in"))],
)
def test_fields_beside_each_other_have_their_lines_alike(sheet, language, body, labels):
    with spoken(language) as pack:
        pdf = render(Request(sheet=sheet, domain=DOMAIN.id, body=body, size=PaperSize.A4), pack, None, FONTS)
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        rects = [(text.get_text_bounded(*rect), rect) for rect in map(text.get_rect, range(text.count_rects()))]
    tops = [next(rect[3] for words, rect in rects if words.startswith(label)) for label in labels]
    assert abs(tops[0] - tops[1]) < 0.3 * body


@pytest.mark.parametrize("size", [PaperSize.LEGAL, PaperSize.TABLOID])
def test_all_levels_on_a_poster_stand_on_two_lines_in_both_languages(size):
    with pypdfium2.PdfDocument(draw("P12", size=size)) as document:
        text = document[0].get_textpage()
        lines = [text.get_text_bounded(*text.get_rect(at)).strip() for at in range(text.count_rects())]
    for level in pack_in("en").levels:
        assert level.short in lines


@pytest.mark.parametrize(("sheet", "answers"), [("P18", ("Have done", "Next")), ("P14", ("Agreed", "Majority"))])
def test_answers_beside_each_other_have_their_languages_alike(sheet, answers):
    with pypdfium2.PdfDocument(
        draw(sheet, body=LARGE_PRINT if sheet == "P18" else BODY, size=PaperSize.A4)
    ) as document:
        text = document[0].get_textpage()
        lines = [text.get_text_bounded(*text.get_rect(at)).strip() for at in range(text.count_rects())]
    assert all(answer in lines for answer in answers)
