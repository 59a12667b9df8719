"""Sheets in Spanish and in both languages: nothing is lost, nothing clips, and one form serves everybody."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from mastery_desktop.documents.blocks import Text, led_text, text
from mastery_desktop.documents.fonts import Face
from mastery_desktop.documents.layout import LARGE_PRINT, LARGER_PRINT, Look, PaperSize
from mastery_desktop.documents.no_power import NO_POWER
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Need, Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.domain.records import Group, GroupId
from mastery_desktop.messages import _, both, in_one_line, sides, words_of, woven
from tests.helpers.languages import BOTH, pack_in, spoken
from tests.helpers.pages import (
    FONTS,
    boxes,
    ink_near_edges,
    outside,
    overlaps,
    page_count,
    page_texts,
    squares,
    type_sizes,
)
from tests.helpers.pages import words_of as printed
from tests.helpers.workshops import full_workshop

SINGLE = [sheet for sheet in SHEETS if sheet != NO_POWER]
DOMAINS = [domain.id for domain in pack_in("en").domains]
LANGUAGES = pytest.mark.parametrize("language", ["es", BOTH])
BLANK_OR_FILLED = pytest.mark.parametrize(
    "blank", [True, pytest.param(False, marks=pytest.mark.slow)], ids=["blank", "filled"]
)
WIDE, NARROW = 500.0, 200.0


def draw(language: str, sheet: str, **how) -> bytes:
    how = {"domain": DOMAINS[1], "blank": True} | how
    with spoken(language) as pack:
        workshop = full_workshop(pack_in("es" if language == "es" else "en"), how["domain"])
        return render(Request(sheet=sheet, **how), pack, workshop, FONTS)


@pytest.mark.parametrize("language", [pytest.param("es", marks=pytest.mark.slow), BOTH])
@BLANK_OR_FILLED
@pytest.mark.parametrize("sheet", SINGLE)
def test_nothing_clips_or_overlaps(sheet, blank, language):
    for domain in [None] if SHEETS[sheet].domain is Need.NONE else DOMAINS:
        pdf = draw(language, sheet, blank=blank, domain=domain)
        assert not outside(pdf)
        assert not overlaps(pdf)
        assert not ink_near_edges(pdf)


@pytest.mark.slow
@LANGUAGES
@BLANK_OR_FILLED
@pytest.mark.parametrize("sheet", SINGLE)
def test_large_print_fits_too(sheet, blank, language):
    pdf = draw(language, sheet, blank=blank, body=LARGE_PRINT)
    assert not outside(pdf)
    assert not overlaps(pdf)


@pytest.mark.parametrize("sheet", ["P4", "P6", "P9", "P10", "P12", "P16", "P17-poster", "P19"])
def test_large_print_is_large_in_both_languages(sheet):
    assert min(type_sizes(draw(BOTH, sheet, body=LARGE_PRINT))) >= 12


@pytest.mark.slow
@LANGUAGES
@pytest.mark.parametrize("sheet", SINGLE)
def test_every_page_says_that_the_translation_is_not_official(sheet, language):
    for page in page_texts(draw(language, sheet)):
        assert not page.strip() or "Traducción no oficial; vale el original en inglés." in " ".join(page.split())


@pytest.mark.parametrize("sheet", ["P7", "P20", "P28", "P22"])
def test_large_print_says_all_of_it_at_the_foot(sheet):
    for page in page_texts(draw("es", sheet, body=LARGER_PRINT)):
        assert "Traducción no oficial; vale el original en inglés." in " ".join(page.split())


def test_an_english_page_says_nothing_of_a_translation():
    assert "Traducción" not in printed(draw("en", "P9"))


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_form_in_both_languages_has_all_words_of_both_and_each_box_once(domain):
    pdf = draw(BOTH, "P9", domain=domain)
    words = printed(pdf)
    for language in ("en", "es"):
        pack = pack_in(language)
        for element in pack.domain_by_id[domain].elements:
            for sentence in (element.system, *element.student):
                assert _in_columns(sentence, words)
    assert len(squares(pdf)) == len(squares(draw("en", "P9", domain=domain)))


@pytest.mark.parametrize("sheet", ["P10", "P13", "P14", "P18", "P22"])
def test_what_is_counted_has_the_same_boxes_in_each_language(sheet):
    # A page of slips holds fewer of them where each has more words, but every slip has all boxes.
    english, spanish, double = (draw(language, sheet) for language in ("en", "es", BOTH))
    assert len(squares(spanish)) == len(squares(english))
    assert len(squares(english)) == len(squares(double))


def test_labels_stay_exact_in_english():
    words = printed(draw(BOTH, "P9"))
    for level in pack_in("en").levels:
        assert _in_columns(level.label, words)


def test_a_sheet_is_named_in_its_language():
    assert PdfReader(BytesIO(draw("es", "P9"))).metadata.title.startswith("Autoevaluación")
    assert PdfReader(BytesIO(draw("es", "P9"))).root_object["/Lang"] == "es"
    assert PdfReader(BytesIO(draw(BOTH, "P9"))).metadata.title.startswith(
        "Self-assessment: Learning Personalized / Auto"
    )


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if SHEETS[sheet].form])
def test_forms_for_a_laptop_have_the_same_fields_in_each_language(sheet):
    names = [set(PdfReader(BytesIO(draw(language, sheet, form=True))).get_fields()) for language in ("en", "es", BOTH)]
    assert names[0]
    assert names[0] == names[1] == names[2]


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_name_on_the_form_of_the_source_stands_beside_a_short_name(language):
    with spoken(language):
        note = _("on the source’s form: {name}").format(name="")
    pages = boxes(draw(language, "P9", domain=DOMAINS[0]))
    notes = [word for page in pages for word in page if note in word.text]
    assert len(notes) == 3
    assert min(word.left for word in notes) > WIDE / 2  # at the right, not below the name


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_kinds_of_evidence_are_on_the_first_page_of_a_form_for_a_laptop(language):
    for domain in DOMAINS:
        first = page_texts(draw(language, "P9", domain=domain, form=True))[0]
        for column in pack_in(language).self_assessment.evidence:
            assert column.title in " ".join(first.split()), domain


@pytest.mark.parametrize("sheet", ["P2", "P6", "P12", "P17-poster"])
def test_a_poster_in_both_languages_is_still_one_sheet(sheet):
    assert page_count(draw(BOTH, sheet)) == page_count(draw("en", sheet))


def test_the_ends_of_a_shift_are_read_across_the_room_in_both_languages_too():
    with spoken(BOTH) as pack:
        pdf = render(Request(sheet="P6", domain=pack.domains[0].id, size=PaperSize.TABLOID), pack, None, FONTS)
        assert sorted(type_sizes(pdf))[-2] > 40


def test_the_key_activities_of_the_stages_stand_on_one_page_below_their_heading():
    with spoken(BOTH) as pack:
        pages = page_texts(render(Request(sheet="P17", size=PaperSize.LEGAL), pack, None, FONTS))
    first, last = "Build background", "Share results"
    assert ["Key activities" in page for page in pages] == [first in page and last in page for page in pages]


def test_the_same_pages_come_out_twice():
    assert draw(BOTH, "P9", blank=False) == draw(BOTH, "P9", blank=False)


@pytest.mark.parametrize("domain", DOMAINS)
def test_a_consensus_sheet_in_both_languages_is_one_page_for_each_practice(domain):
    assert page_count(draw(BOTH, "P14", domain=domain)) == len(pack_in("en").domain_by_id[domain].elements)


@pytest.mark.parametrize(("language", "body"), [("en", 18.0), ("en", 20.0), ("es", 12.0), ("es", 20.0), (BOTH, 12.0)])
def test_the_foot_tells_of_boxes_in_every_size_and_language(language, body):
    with spoken(language) as pack:
        workshop = full_workshop(pack_in("es" if language == "es" else "en"), DOMAINS[1])
        asked = replace(workshop, session=replace(workshop.session, board_ask="\U0001f389 " * 700))
        pdf = render(Request(sheet="P24", body=body), pack, asked, FONTS)
    told = {"es": "Un cuadro ocupa el lugar de un carácter que aquí"}.get(
        language, "A box stands for a character that cannot be printed"
    )
    assert told in printed(pdf)
    assert not outside(pdf)
    assert not overlaps(pdf)


def test_the_summary_in_both_languages_leaves_nothing_out():
    words = printed(draw(BOTH, "P24", blank=False))
    workshop = full_workshop(pack_in("en"), DOMAINS[1])
    for written in (*(action.what for action in workshop.actions), workshop.session.board_ask, workshop.goals[0].text):
        assert written in words
    assert "…" not in words
    assert "Shortened" not in words


@pytest.mark.parametrize("sheet", ["P9", "P16", "P19", "P20", "P24", "P25"])
def test_what_somebody_wrote_stands_as_often_as_in_one_language(sheet):
    english, double = (printed(draw(language, sheet, blank=False)) for language in ("en", BOTH))
    workshop = full_workshop(pack_in("en"), DOMAINS[1])
    written = [
        "Advisory runs twice a week in every grade",
        "Schedule committee",
        "A substitute for one hour, from the principal.",
        "learners new to the district",
        "Grading policy: who decides?",
        workshop.session.district,
    ]
    for words in written:
        assert double.count(words) == english.count(words), words


def test_words_that_hold_for_both_languages_stand_once_on_a_line():
    assert woven(f"Clearwater · {both('May 1', '1 de mayo')}") == "Clearwater · May 1 / 1 de mayo"
    assert woven(f"({both('settled', 'resuelto')})") == "(settled / resuelto)"
    assert in_one_line(both("(saw it)", "(lo vimos)")) == "(saw it / lo vimos)"
    assert in_one_line(both("Who:", "Quién:")) == "Who / Quién:"
    assert in_one_line("") == ""


def test_long_words_stand_in_two_columns_and_short_ones_on_one_line():
    style = Look().body
    long = both(
        "One two three four five six seven eight nine ten. " * 3, "Uno dos tres cuatro cinco seis siete ocho. " * 3
    )
    single = [text(side, style) for side in sides(long)]
    column = (WIDE - 1.5 * style.size) / 2
    assert text(long, style).height(FONTS, WIDE) == max(one.height(FONTS, column) for one in single)
    assert text(long, style).height(FONTS, NARROW) == sum(one.height(FONTS, NARROW) for one in single)
    assert text(both("School", "Escuela"), style).height(FONTS, NARROW) == style.leading


def test_what_somebody_wrote_stands_once_behind_a_label_in_both():
    lines = led_text(both("Goal:", "Meta:"), "We meet on Tuesdays.", Look().body)
    drawn = "".join(run.text for line in lines.lines(FONTS, WIDE) for run in line.runs)
    assert drawn == "Goal / Meta: We meet on Tuesdays."
    assert lines.height(FONTS, WIDE) == Look().body.leading


def test_a_text_in_both_languages_goes_on_upon_the_next_page():
    style = Look().body
    whole = text(both("word " * 200, "palabra " * 200), style)
    height = whole.height(FONTS, WIDE)
    first, rest = whole.split(FONTS, WIDE, height / 2)
    assert first.height(FONTS, WIDE) <= height / 2
    assert first.height(FONTS, WIDE) + rest.height(FONTS, WIDE) <= height + 2 * style.leading


def test_both_languages_can_be_joined_filled_in_and_taken_apart():
    name = both("Inquiry", "Indagación")
    assert sides(both("{name}, continued", "{name}, continuación").format(name=name)) == (
        "Inquiry, continued",
        "Indagación, continuación",
    )
    assert in_one_line(f"1 {name}") == "1 Inquiry / 1 Indagación"
    assert words_of(both("Not yet", "Aún no")) == ["Not", "yet", "Aún", "no"]
    assert sides("plain") == ("plain",)
    assert both("No", "No") == "No"


def test_signs_of_two_languages_that_somebody_typed_do_no_harm():
    for words in ("\ufdd0half", "half\ufdd2\ufdd1", "\ufdd1\ufdd1\ufdd0\ufdd0"):
        assert Text(((words, Face.REGULAR),), Look().body).height(FONTS, WIDE) >= 0
        assert "half" in in_one_line(words) or "half" not in words


def _in_columns(sentence: str, printed_words: str) -> bool:
    """Whether every word of a sentence is there; columns are read line by line across both."""
    return all(word in printed_words for word in sentence.split() if "-" not in word)


def test_nothing_else_than_text_moves_into_columns():
    assert len(boxes(draw(BOTH, "P21"))) == len(boxes(draw("en", "P21")))


@pytest.mark.parametrize("language", ["es", BOTH])
def test_examples_of_evidence_stand_below_their_heading_in_large_print(language):
    columns = pack_in("es").self_assessment.evidence
    for blank in (True, False):
        pdf = draw(language, "P9", domain=DOMAINS[0], blank=blank, body=LARGE_PRINT)
        pages = [" ".join(page.split()) for page in page_texts(pdf)]
        for column in columns:
            below = " ".join(page for page in pages if column.title in page)  # named again where a card goes on
            assert all(kind in below for kind in column.kinds)


@pytest.mark.parametrize("sheet", ["P7", "P8", "P28"])
def test_the_name_of_a_sheet_is_not_broken_where_each_language_fits_on_a_line(sheet):
    for domain in DOMAINS:
        english = page_texts(draw("en", sheet, domain=domain))[0].splitlines()[0]
        lines = page_texts(draw(BOTH, sheet, domain=domain))[0].splitlines()
        assert any(line.startswith(english) for line in lines)


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_practice_is_alone_on_a_page_of_the_reference(domain):
    names = [element.name for element in pack_in("en").domain_by_id[domain].elements]
    for page in page_texts(draw(BOTH, "P8", domain=domain)):
        words = " ".join(page.split())
        assert sum(name in words for name in names) > 1


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_name_is_broken_on_a_tick_slip_with_room_for_it(domain):
    lines = {line.strip() for page in page_texts(draw("es", "P10", domain=domain)) for line in page.splitlines()}
    assert lines >= {element.name for element in pack_in("es").domain_by_id[domain].elements}


def test_tables_that_the_program_named_are_named_in_the_language_of_the_page():
    names = ("Table 1", "Cedar", "Mesa 3")
    pages = {"es": ("Mesa 1", "Cedar", "Mesa 3"), BOTH: ("Table 1 / Mesa 1", "Cedar", "Table 3 / Mesa 3")}
    for language, said in pages.items():
        with spoken(language) as pack:
            workshop = full_workshop(pack_in("en"))
            groups = (
                Group(id=GroupId(name), session_id=workshop.session.id, place=at, name=name, raters=4)
                for at, name in enumerate(names)
            )
            workshop = replace(workshop, groups=tuple(groups))
            tents = page_texts(render(Request(sheet="P4"), pack, workshop, FONTS))
            record = " ".join(printed(render(Request(sheet="P25"), pack, workshop, FONTS)).split())
        assert all(name in page for name, page in zip(said, tents, strict=True))
        assert all(name in record for line in said for name in line.split(" / "))
