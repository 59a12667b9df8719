"""What large print and two languages promise holds on every size of paper, not on Letter alone."""

from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader

from mastery_desktop.documents.layout import BODY, LARGE_PRINT, LARGER_PRINT, PaperSize
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Need, Request
from mastery_desktop.documents.sheets import render
from tests.helpers.languages import BOTH, pack_in, spoken
from tests.helpers.pages import FONTS, boxes, level_lines, page_texts, type_sizes_between
from tests.helpers.workshops import full_workshop

DOMAIN = "learning_personalized"
FOOT = 105.0
"""Below this stands nothing but the foot, also where it takes three lines of large print, in points."""

LEAST_LABEL = 9.0
LEAST_ROOM = 54.0
"""What a name that is written by hand takes of a tent, in points."""


def draw(sheet, size, body, *, language=BOTH, blank=True, domain=DOMAIN):
    domain = None if SHEETS[sheet].domain is Need.NONE else domain
    with spoken(language) as pack:
        request = Request(sheet=sheet, domain=domain, blank=blank, size=size, body=body)
        return render(request, pack, full_workshop(pack_in("en"), DOMAIN), FONTS)


def filled_down_to(pdf):
    """How far from the bottom of each page its content ends, as a share of the page's height."""
    heights = [float(page.mediabox.height) for page in PdfReader(BytesIO(pdf)).pages]
    lowest = []
    for words, lines in zip(boxes(pdf), level_lines(pdf), strict=True):
        lowest.append(min([word.bottom for word in words if word.bottom > FOOT] + [at for at in lines if at > FOOT]))
    return [low / height for low, height in zip(lowest, heights, strict=True)]


def size_of(pdf, words):
    """The size of type that some words are set in, in points."""
    found = set()

    def note(text, _user, _matrix, _font, size):
        if words in text:
            found.add(size)

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=note)
    return found


def test_a_purpose_card_that_takes_two_pages_is_parted_between_its_subjects():
    first, second = page_texts(draw("P5", PaperSize.A4, LARGER_PRINT, blank=False))
    assert second.strip().startswith("How we treat each other / ")
    assert "How we treat each other" not in first


@pytest.mark.parametrize("size", [PaperSize.LETTER, PaperSize.A4])
def test_a_name_tent_has_room_for_a_name_in_large_print_of_two_languages(size):
    pdf = draw("P4-names", size, LARGER_PRINT)
    for words in boxes(pdf):
        fold = max(word.bottom for word in words if word.text.startswith("fold"))
        asked = max(word.top for word in words if word.text.startswith("What I like") and word.top < fold)
        assert fold - asked >= LEAST_ROOM


@pytest.mark.parametrize("language", ["es", BOTH])
def test_the_posters_of_the_shifts_have_their_lines_at_one_height_and_names_no_smaller_than_their_ends(language):
    pdf = draw("P6", PaperSize.LETTER, BODY, language=language)
    with pypdfium2.PdfDocument(pdf) as document:
        lines = [
            sorted(round(shape.get_bounds()[1]) for shape in page.get_objects((pypdfium2.raw.FPDF_PAGEOBJ_PATH,)))
            for page in document
        ]
    assert len({tuple(places[:3]) for places in lines}) == 1  # the disc, the line and its tip
    assert min(size_of(pdf, "formativa")) >= max(size_of(pdf, "DEL aprendizaje"))


def test_the_ends_of_a_shift_stand_in_even_lines_of_which_none_ends_in_a_small_word():
    culture, policies = (
        "\n".join(page_texts(draw("P6", PaperSize.TABLOID, BODY, language="en", domain=domain)))
        for domain in ("students_empowered", "mastery_recognized")
    )
    assert "Disconnected\nfrom adults\n& community" in culture
    assert "Differentiated\nadult roles" in policies
    assert "Gateways\n& uncertainty" in policies


@pytest.mark.parametrize("size", [PaperSize.LETTER, pytest.param(PaperSize.A4, marks=pytest.mark.slow)])
def test_a_poster_for_dots_is_one_sheet_in_large_print_of_two_languages(size):
    for domain in pack_in("en").domains:
        assert len(page_texts(draw("P12", size, LARGER_PRINT, domain=domain.id))) == len(domain.elements)


def test_no_label_of_a_summary_in_two_languages_is_too_small_on_narrow_paper():
    pdf = draw("P24", PaperSize.A4, BODY, blank=False)
    assert min(type_sizes_between(pdf, 60.0, PaperSize.A4.value[1] - 60.0)) >= LEAST_LABEL


def test_no_line_of_an_end_holds_small_words_alone():
    text = "\n".join(page_texts(draw("P6", PaperSize.LETTER, LARGE_PRINT, language="es", domain="students_empowered")))
    assert "limitado al\nhorario y los\nmuros escolares" in text.replace("\r", "")


def test_what_has_a_poster_for_itself_is_spread_over_it():
    assert max(filled_down_to(draw("P17-poster", PaperSize.LETTER, LARGE_PRINT))[2:]) < 0.3


@pytest.mark.parametrize(
    ("size", "body"),
    [
        (PaperSize.A4, LARGE_PRINT),
        pytest.param(PaperSize.A4, LARGER_PRINT, marks=pytest.mark.slow),
        pytest.param(PaperSize.LEGAL, LARGER_PRINT, marks=pytest.mark.slow),
    ],
)
def test_an_agenda_that_takes_two_pages_has_its_name_and_more_than_a_line_on_the_second(size, body):
    pdf = draw("P2", size, body)
    texts = page_texts(pdf)
    assert len(texts) <= 2
    for text, end in zip(texts[1:], filled_down_to(pdf)[1:], strict=True):
        assert text.strip().startswith("What we do today")
        assert end < 0.7


@pytest.mark.parametrize(
    ("sheet", "size", "body"),
    [
        ("P12", PaperSize.A4, LARGER_PRINT),
        *(
            pytest.param(sheet, size, body, marks=pytest.mark.slow)
            for sheet in ("P12", "P17-poster")
            for size in SHEETS[sheet].sizes
            for body in (LARGE_PRINT, LARGER_PRINT)
        ),
    ],
)
def test_text_on_a_poster_is_as_large_as_large_print_promises(sheet, size, body):
    pdf = draw(sheet, size, body)
    pack = pack_in("en")
    text = pack.domain_by_id[DOMAIN].elements[0].system if sheet == "P12" else pack.stage_model.stages[0].have
    sizes = size_of(pdf, " ".join(text.split()[:3]))
    assert sizes
    assert min(sizes) >= body


def test_what_a_team_found_begins_where_the_examples_of_evidence_end_in_large_print():
    pages = page_texts(draw("P9", PaperSize.A4, LARGER_PRINT, language="en", blank=False))
    first = pack_in("en").domain_by_id[DOMAIN].elements[0].name
    begins = next(page for page in pages if f"1 {first}" in " ".join(page.split()))
    assert "Example evidence" in " ".join(begins.split()).split(f"1 {first}")[0]


@pytest.mark.parametrize(("size", "least"), [(PaperSize.LETTER, 14.5), (PaperSize.TABLOID, LARGE_PRINT)])
def test_the_small_lines_of_a_dot_poster_grow_with_large_print_of_two_languages(size, least):
    """They were in 12 points, also where there was room."""
    assert min(size_of(draw("P12", size, LARGE_PRINT), "One dot each")) >= least


def test_the_words_beside_a_tile_can_be_read_in_two_languages():
    assert min(size_of(draw("P12", PaperSize.TILES, BODY), "Sheet 1 of 4")) >= LEAST_LABEL


def test_the_name_of_the_framework_is_not_parted_on_a_certificate_in_large_print():
    text = page_texts(draw("P23", PaperSize.LETTER, LARGE_PRINT))[0]
    title = f"“{pack_in('en').title}”:"
    assert [line.strip() for line in text.splitlines()].count(title) == 2


def test_what_was_written_stands_below_a_long_label_rather_than_broken_behind_it():
    pages = page_texts(draw("P16", PaperSize.A4, LARGER_PRINT, language="es", blank=False))
    assert "Discusión ampliada" in {line.strip() for line in pages[-1].splitlines()}


@pytest.mark.parametrize(
    ("sheet", "size", "body", "language"),
    [
        ("P7", PaperSize.LETTER, LARGE_PRINT, BOTH),
        ("P13", PaperSize.LETTER, LARGER_PRINT, "es"),
        ("P15", PaperSize.LETTER, LARGE_PRINT, BOTH),
        ("P16", PaperSize.LEGAL, LARGER_PRINT, "es"),
        ("P16", PaperSize.LETTER, BODY, BOTH),
        ("P24", PaperSize.LETTER, LARGE_PRINT, BOTH),
    ],
)
def test_what_a_hand_fills_in_takes_the_room_that_its_pages_have(sheet, size, body, language):
    assert max(filled_down_to(draw(sheet, size, body, language=language))) < 0.34


@pytest.mark.parametrize(
    ("sheet", "size", "body"),
    [
        ("P14", PaperSize.A4, LARGER_PRINT),
        *(
            pytest.param(sheet, size, body, marks=pytest.mark.slow)
            for sheet in ("P9", "P14")
            for size in SHEETS[sheet].sizes
            for body in (LARGE_PRINT, LARGER_PRINT)
        ),
    ],
)
def test_no_page_that_is_written_on_is_half_empty(sheet, size, body):
    pdf = draw(sheet, size, body)
    first = pack_in("en").domain_by_id[DOMAIN].elements[0].name
    begins = next(at for at, text in enumerate(page_texts(pdf)) if first in " ".join(text.split()))
    assert max(filled_down_to(pdf)[begins:]) < 0.45


@pytest.mark.parametrize(("language", "body", "pages"), [("es", BODY, 2), (BOTH, BODY, 3), ("es", LARGE_PRINT, 5)])
def test_the_roadmap_takes_no_page_for_a_few_steps(language, body, pages):
    assert len(page_texts(draw("P28", PaperSize.LETTER, body, language=language))) == pages


def test_a_chapter_goes_on_where_a_practice_would_leave_much_of_a_page_empty():
    assert max(filled_down_to(draw("P29", PaperSize.LETTER, LARGER_PRINT, language="en"))[1:-2]) < 0.3


def test_cards_of_the_checklist_stand_as_far_apart_as_makes_its_emptiest_page_fullest():
    pdf = draw("P18", PaperSize.LETTER, LARGE_PRINT, language="en", domain="competencies_demonstrated")
    assert max(filled_down_to(pdf)) < 0.35


def test_the_last_page_of_the_checklist_holds_more_than_a_card():
    pdf = draw("P18", PaperSize.LETTER, LARGER_PRINT, domain="mastery_recognized")
    assert page_texts(pdf)[-1].count("Have done") == 2


def test_an_empty_card_of_the_parking_lot_has_the_lines_that_its_page_has_room_for():
    assert max(filled_down_to(draw("P21", PaperSize.LETTER, LARGE_PRINT))) < 0.25


def test_boxes_for_strokes_are_as_high_as_each_page_has_room_for():
    pdf = draw("P13", PaperSize.LEGAL, LARGE_PRINT, language="en", domain="students_empowered")
    assert max(filled_down_to(pdf)) < 0.3


def test_what_a_team_is_asked_about_its_stage_fills_the_last_page():
    """It had seven lines at most, and a third of the page stayed empty."""
    assert filled_down_to(draw("P17", PaperSize.LEGAL, LARGER_PRINT))[-1] < 0.25
