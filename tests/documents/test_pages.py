"""What is true of every page of every sheet."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from mastery_desktop.documents.layout import BODY, LARGE_PRINT, LARGER_PRINT, MM, PaperSize
from mastery_desktop.documents.no_power import NO_POWER
from mastery_desktop.documents.preview import page_sizes
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Need, Request
from mastery_desktop.documents.sheets import render, render_packet
from mastery_desktop.domain.errors import NotPossible
from tests.helpers.languages import BOTH, pack_in, spoken
from tests.helpers.packs import small_pack
from tests.helpers.pages import (
    FONTS,
    boxes,
    fonts_in,
    ink_near_edges,
    outside,
    overlaps,
    page_count,
    page_texts,
    squares,
    type_sizes,
    type_sizes_by_page,
    words_of,
)
from tests.helpers.workshops import full_workshop

SINGLE = [sheet for sheet in SHEETS if sheet != NO_POWER]
"""All sheets but the pack, which is made of others."""

DOMAINS = ("students_empowered", "learning_personalized", "competencies_demonstrated", "mastery_recognized")
BLANK_OR_FILLED = pytest.mark.parametrize("blank", [True, False], ids=["blank", "filled"])
BLANK_FIRST = pytest.mark.parametrize(
    "blank", [True, pytest.param(False, marks=pytest.mark.slow)], ids=["blank", "filled"]
)


def _requests(sheet: str, blank: bool) -> list[Request]:
    domains = [None] if SHEETS[sheet].domain is Need.NONE else list(DOMAINS)
    return [Request(sheet=sheet, domain=domain, blank=blank) for domain in domains]


@BLANK_OR_FILLED
@pytest.mark.parametrize("sheet", SINGLE)
def test_nothing_clips_or_overlaps(sheet, blank, pack):
    for request in _requests(sheet, blank):
        workshop = full_workshop(pack, request.domain)
        pdf = render(request, pack, workshop, FONTS)
        assert not outside(pdf)
        assert not overlaps(pdf)
        assert not ink_near_edges(pdf)


@pytest.mark.slow
@BLANK_OR_FILLED
@pytest.mark.parametrize("sheet", SINGLE)
def test_longer_words_still_fit(sheet, blank, longer_words):
    request = Request(sheet=sheet, domain=longer_words.domains[0].id, blank=blank)
    pdf = render(request, longer_words, full_workshop(longer_words), FONTS)
    assert "é" in words_of(pdf)
    assert not outside(pdf)
    assert not overlaps(pdf)
    assert not ink_near_edges(pdf)


@pytest.mark.parametrize("sheet", SINGLE)
def test_every_text_font_is_embedded(sheet, pack, workshop):
    fonts = fonts_in(render(Request(sheet=sheet, domain=DOMAINS[0]), pack, workshop, FONTS))
    assert fonts
    assert all(fonts.values()), fonts


@BLANK_FIRST
@pytest.mark.parametrize("sheet", SINGLE)
def test_every_page_says_which_of_how_many(sheet, blank, pack, workshop):
    pages = page_texts(render(Request(sheet=sheet, domain=DOMAINS[0], blank=blank), pack, workshop, FONTS))
    for number, page in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in page
        assert "Practices and systems, not people. No student names." in page


def test_letter_pages_stand_or_lie(pack, workshop):
    assert page_sizes(render(Request(sheet="P24"), pack, workshop, FONTS))[0] == (612, 792)
    assert page_sizes(render(Request(sheet="P19"), pack, workshop, FONTS))[0] == (792, 612)
    posters = render(Request(sheet="P17-poster", size=PaperSize.TABLOID), pack, None, FONTS)
    assert set(page_sizes(posters)) == {(1224, 792)}


def test_margin_for_holes_is_mirrored_on_backs(pack):
    pages = boxes(render(Request(sheet="P9", domain=DOMAINS[0]), pack, None, FONTS))
    starts = [round(min(word.left for word in page)) for page in pages]
    assert starts == [54, 36, 54, 36]


def test_tick_boxes_are_at_least_five_millimetres(pack):
    domain = pack.domain_by_id["students_empowered"]
    sides = squares(render(Request(sheet="P9", domain=domain.id), pack, None, FONTS))
    assert len(sides) == len(domain.elements) * len(pack.levels)
    assert min(sides) >= 5 * MM


@BLANK_FIRST
@pytest.mark.parametrize("body", [BODY, LARGE_PRINT])
@pytest.mark.parametrize("sheet", SINGLE)
def test_no_box_to_tick_is_smaller_on_any_sheet(sheet, body, blank, pack, workshop):
    sides = squares(render(Request(sheet=sheet, domain=DOMAINS[0], blank=blank, body=body), pack, workshop, FONTS))
    assert not sides or min(sides) >= 5 * MM


def test_same_arguments_give_same_bytes_in_another_process(pack, workshop):
    script = (
        "import hashlib, sys\n"
        "from mastery_desktop.content.loader import load_pack\n"
        "from mastery_desktop.documents.sheet import Request\n"
        "from mastery_desktop.documents.register import SHEETS\n"
        "from mastery_desktop.documents.sheets import render_packet\n"
        "from tests.helpers.pages import FONTS\n"
        "from tests.helpers.workshops import full_workshop\n"
        "pack = load_pack()\n"
        "requests = [Request(sheet=sheet, domain=pack.domains[0].id) for sheet in SHEETS]\n"
        "print(hashlib.sha256(render_packet(requests, pack, full_workshop(pack), FONTS)).hexdigest())\n"
    )
    requests = [Request(sheet=sheet, domain=pack.domains[0].id) for sheet in SHEETS]
    here = hashlib.sha256(render_packet(requests, pack, workshop, FONTS)).hexdigest()
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    there = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment, timeout=50
    )
    assert there.stdout.strip() == here


def test_packet_starts_each_sheet_on_a_front_and_counts_its_own_pages(pack, workshop):
    requests = [Request(sheet=sheet, domain=DOMAINS[1], blank=True) for sheet in ("P9", "P19", "P16")]
    pages = page_texts(render_packet(requests, pack, workshop, FONTS))
    firsts = [number for number, text in enumerate(pages, start=1) if "page 1 of" in text]
    assert len(firsts) == len(requests)
    assert all(first % 2 == 1 for first in firsts)
    assert pages[firsts[1] - 2].strip() == ""


def test_file_names_its_title_language_and_parts_but_no_person(pack, workshop):
    reader = PdfReader(BytesIO(render(Request(sheet="P9", domain=DOMAINS[0]), pack, workshop, FONTS)))
    assert reader.metadata.title == "Self-assessment: Students Empowered"
    assert not reader.metadata.author
    assert reader.root_object["/Lang"] == "en"
    title, parts = reader.outline
    assert title.title == "Self-assessment: Students Empowered"
    assert [part.title for part in parts][:2] == ["Mindset", "Relationships"]


def test_another_framework_prints_too():
    pack = small_pack()
    workshop = full_workshop(pack)
    for sheet in SHEETS:
        for blank in (True, False):
            pdf = render(Request(sheet=sheet, domain=pack.domains[1].id, blank=blank), pack, workshop, FONTS)
            assert not outside(pdf)
            assert not overlaps(pdf)
    assert "In full leaf" in words_of(render(Request(sheet="P9", domain=pack.domains[0].id), pack, None, FONTS))


@BLANK_OR_FILLED
@pytest.mark.parametrize("sheet", ["P1", "P9", "P16", "P17", "P19", "P24"])
def test_large_print_flows_anew(sheet, blank, pack, workshop):
    usual = Request(sheet=sheet, domain=DOMAINS[0], blank=blank)
    large = Request(sheet=sheet, domain=DOMAINS[0], blank=blank, body=LARGE_PRINT)
    pdf = render(large, pack, workshop, FONTS)
    assert page_count(pdf) > page_count(render(usual, pack, workshop, FONTS))
    assert not outside(pdf)
    assert not overlaps(pdf)


def test_large_print_is_large_on_every_line(pack, workshop):
    for sheet in ("P1", "P2", "P9", "P10", "P13", "P16", "P17", "P19", "P22", "P24"):
        for blank in (True, False):
            request = Request(sheet=sheet, domain=DOMAINS[0], blank=blank, body=LARGE_PRINT)
            assert min(type_sizes(render(request, pack, workshop, FONTS))) >= 12, sheet


@pytest.mark.parametrize("language", ["es", BOTH])
@pytest.mark.parametrize("sheet", ["P10", "P13", "P24"])
def test_large_print_is_large_in_longer_languages_too(sheet, language):
    with spoken(language) as pack:
        request = Request(sheet=sheet, domain=DOMAINS[1], body=LARGER_PRINT)
        assert min(type_sizes(render(request, pack, full_workshop(pack_in("es"), DOMAINS[1]), FONTS))) >= 12 - 0.01


@pytest.mark.parametrize(("sheet", "words"), [("P19", "by Thanksgiving"), ("P24", "Established")])
def test_no_narrow_column_breaks_a_word_in_large_print(sheet, words, pack, workshop):
    assert words in words_of(render(Request(sheet=sheet, body=LARGE_PRINT), pack, workshop, FONTS))


@pytest.mark.parametrize(("size", "least"), [(PaperSize.TABLOID, 30), (PaperSize.LETTER, 18)])
def test_posters_are_read_across_a_room(size, least, pack):
    pdf = render(Request(sheet="P17-poster", size=size), pack, None, FONTS)
    pages = page_texts(pdf)
    assert len(pages) == 1 + len(pack.stage_model.stages)
    for stage, page, sizes in zip(pack.stage_model.stages, pages[1:], type_sizes_by_page(pdf)[1:], strict=True):
        for words in (stage.name, stage.have, *stage.ready, *stage.handout_activities):
            assert "".join(words.split()) in "".join(page.split())
        assert max(sizes) >= 2.5 * least
        assert min(sizes - {max(sizes)} - {min(sizes)}) >= least  # all but the name and the foot


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (Request(sheet="P99"), "There is no sheet P99. These exist: P1, P2, "),
        (Request(sheet="P9"), "Self-assessment worksheet needs a domain"),
        (Request(sheet="P9", domain="nowhere"), "needs a domain. These exist: students_empowered"),
        (Request(sheet="P24", size=PaperSize.TABLOID), "is not made for Tabloid paper"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_words(request_, words, pack):
    with pytest.raises(NotPossible, match=words):
        render(request_, pack, None, FONTS)


@pytest.mark.parametrize("body", [LARGE_PRINT, LARGER_PRINT])
@pytest.mark.parametrize("sheet", ["P9", "P16", "P18", "P21"])
def test_a_date_is_never_broken_in_large_print(sheet, body, pack, workshop):
    pages = page_texts(render(Request(sheet=sheet, domain=DOMAINS[0], body=body), pack, workshop, FONTS))
    assert "November 6, 2026" in pages[0]
    assert "November 6,\n" not in pages[0]


def test_the_run_sheet_in_large_print_uses_the_width_of_its_page(pack, workshop):
    usual, large = (
        page_count(render(Request(sheet="P1", body=body), pack, workshop, FONTS)) for body in (BODY, LARGE_PRINT)
    )
    assert large <= 2.5 * usual


@pytest.mark.parametrize("sheet", ["P17", "P19", "P20", "P28"])
def test_what_is_wide_stands_on_upright_pages_in_large_print(sheet, pack, workshop):
    sizes = page_sizes(render(Request(sheet=sheet, body=LARGE_PRINT), pack, workshop, FONTS))
    assert set(sizes) == {(612, 792)}


@pytest.mark.parametrize("body", [LARGE_PRINT, LARGER_PRINT])
def test_the_running_head_is_set_smaller_before_it_leaves_out_a_language(body):
    with spoken(BOTH) as pack:
        pdf = render(Request(sheet="P28", body=body), pack, None, FONTS)
    for page in page_texts(pdf)[1:]:
        assert "where we are with each step / Hoja de ruta: dónde estamos con cada paso" in " ".join(page.split())
    assert min(type_sizes(pdf)) >= 12


@pytest.mark.parametrize(("body", "least"), [(BODY, 8), (LARGER_PRINT, 12)])
def test_a_long_name_of_a_school_makes_no_running_head_too_small_to_read(body, least, pack, workshop):
    school = "Clearwater Valley Middle School of Arts, Sciences and Outdoor Learning"
    named = replace(workshop, session=replace(workshop.session, school=school))
    pdf = render(Request(sheet="P9", domain=DOMAINS[2], body=body), pack, named, FONTS)
    assert min(type_sizes(pdf)) >= least
    assert not outside(pdf)
    assert all(page.startswith("Self-assessment: Competencies Demonstrated") for page in page_texts(pdf)[1:])


@pytest.mark.parametrize("body", [LARGE_PRINT, LARGER_PRINT])
@pytest.mark.parametrize("domain", DOMAINS)
def test_two_slips_stand_on_a_page_in_large_print(domain, body, pack):
    assert page_count(render(Request(sheet="P10", domain=domain, body=body), pack, None, FONTS)) == 2


FIRST_AT_THE_FOOT = {"en": "Practices and systems, not people.", "es": "Prácticas y sistemas, no personas."}


@pytest.mark.parametrize(("language", "whom"), [("en", "For the public."), ("es", "Para el público.")])
@pytest.mark.parametrize("body", [BODY, LARGE_PRINT, LARGER_PRINT])
def test_a_note_at_the_foot_is_not_broken_within_a_sentence(body, language, whom):
    with spoken(language) as pack:
        pdf = render(Request(sheet="P24", body=body), pack, full_workshop(pack), FONTS)
    for page in page_texts(pdf):
        _head, foot = page.rsplit("\n" + FIRST_AT_THE_FOOT[language], 1)
        assert whom in foot
        assert all(line.endswith(".") for line in foot.splitlines()[:-1])
