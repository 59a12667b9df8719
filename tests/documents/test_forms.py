"""Forms that are filled in on a laptop: their fields have names, tips and an order, and the sheet is that of paper."""

import itertools
import unicodedata
from io import BytesIO

import pytest
from pypdf import PdfReader

from mastery_desktop.documents.layout import LARGE_PRINT
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render, render_packet
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.form_fields import FieldKind, FormField, decoded
from tests.helpers.languages import BOTH, spoken
from tests.helpers.packs import small_pack
from tests.helpers.pages import EDGE, FONTS, ink_near_edges, outside, overlaps, page_count, words_of

DOMAIN = "students_empowered"
FORMS = pytest.mark.parametrize(
    ("sheet", "domain"), [("P9", DOMAIN), ("P16", DOMAIN), ("P16", None), ("P19", None)], ids=str
)
FIELDS_OF_EVERY_ACTION = (
    FieldKind.WHAT,
    FieldKind.WHO,
    FieldKind.BY,
    FieldKind.RESOURCES,
    FieldKind.EVIDENCE,
    FieldKind.CHECK,
)


def form(sheet, pack, domain=None):
    return render(Request(sheet=sheet, domain=domain, form=True), pack, None, FONTS)


def places(pdf):
    """The fields of each page that can be seen, in their order: (left, bottom, right, top)."""
    return [
        [
            tuple(float(side) for side in note.get_object()["/Rect"])
            for note in page.get("/Annots", [])
            if not int(note.get_object()["/F"]) & 2
        ]
        for page in PdfReader(BytesIO(pdf)).pages
    ]


@FORMS
def test_every_field_has_a_name_with_a_meaning_and_a_tip(sheet, domain, pack):
    fields = PdfReader(BytesIO(form(sheet, pack, domain))).get_fields()
    assert len(fields) > 15
    read = {name: FormField.read(name) for name in fields}
    assert None not in read.values()
    for name, field in read.items():
        assert field.name == name
        if field.kind is not FieldKind.PACK:
            assert (field.sheet, field.domain) == (sheet, domain)
            assert fields[name]["/TU"].strip()


@FORMS
def test_a_form_in_two_languages_offers_words_that_a_person_can_read(sheet, domain):
    with spoken(BOTH) as bilingual:
        pages = PdfReader(BytesIO(form(sheet, bilingual, domain))).pages
    notes = [note.get_object() for page in pages for note in page.get("/Annots", [])]
    read = [words for note in notes for words in (note.get("/TU", ""), *itertools.chain(*note.get("/Opt", ())))]
    assert any(" / " in words for words in read)
    assert not [words for words in read if any(unicodedata.category(sign) == "Cn" for sign in words)]


def test_the_fields_of_the_self_assessment_are_those_of_its_record(pack):
    fields = PdfReader(BytesIO(form("P9", pack, DOMAIN))).get_fields()
    for element in pack.domain_by_id[DOMAIN].elements:
        for kind in (FieldKind.LEVEL, FieldKind.HAVE, FieldKind.WANT):
            assert FormField("P9", kind, DOMAIN, element.id).name in fields
        level = fields[FormField("P9", FieldKind.LEVEL, DOMAIN, element.id).name]
        values = {decoded(value.removeprefix("/")) for value in level["/_States_"]}
        assert values == {each.id for each in pack.levels} | {"Off"}
    for at in range(len(pack.self_assessment.focus_questions)):
        assert FormField("P9", FieldKind.ANSWER, DOMAIN, str(at)).name in fields
    assert fields[FormField("", FieldKind.PACK).name]["/V"] == pack.id


def test_the_fields_of_the_action_plan_are_those_of_its_record(pack):
    fields = PdfReader(BytesIO(form("P19", pack))).get_fields()
    for row in range(6):
        assert all(FormField("P19", kind, None, str(row)).name in fields for kind in FIELDS_OF_EVERY_ACTION)
    for kind in (FieldKind.GOAL, FieldKind.CHECK_ON, FieldKind.NOTICE, FieldKind.BARRIERS, FieldKind.STAGE):
        assert FormField("P19", kind).name in fields


@FORMS
def test_the_tab_key_goes_through_the_fields_in_the_order_of_reading(sheet, domain, pack):
    pdf = form(sheet, pack, domain)
    for page, fields in zip(PdfReader(BytesIO(pdf)).pages, places(pdf), strict=True):
        if fields:
            assert page["/Tabs"] == "/R"
        for one, then in itertools.pairwise(fields):
            same_row = min(one[3], then[3]) > max(one[1], then[1])
            assert then[0] >= one[2] if same_row else then[3] <= one[1] + 1


@FORMS
def test_fields_lie_on_the_page_and_not_upon_each_other(sheet, domain, pack):
    pdf = form(sheet, pack, domain)
    sizes = [[float(side) for side in page.mediabox[2:]] for page in PdfReader(BytesIO(pdf)).pages]
    for (wide, high), fields in zip(sizes, places(pdf), strict=True):
        for at, (left, bottom, right, top) in enumerate(fields):
            assert min(left, bottom, wide - right, high - top) >= EDGE - 1
            assert min(right - left, top - bottom) >= 12
            for other in fields[at + 1 :]:
                apart = other[0] >= right or other[2] <= left or other[1] >= top or other[3] <= bottom
                assert apart


@FORMS
def test_the_sheet_keeps_off_the_edges_and_has_no_more_pages(sheet, domain, pack):
    pdf = form(sheet, pack, domain)
    assert not outside(pdf)
    assert not overlaps(pdf)
    assert not ink_near_edges(pdf)
    assert page_count(pdf) == page_count(render(Request(sheet=sheet, domain=domain), pack, None, FONTS))
    assert ("Whoever opens your file sees what you ticked." in words_of(pdf)) is (sheet == "P9")


@FORMS
def test_longer_words_still_fit(sheet, domain, longer_words):
    pdf = form(sheet, longer_words, domain)
    assert not outside(pdf)
    assert not overlaps(pdf)
    assert not ink_near_edges(pdf)


def test_paper_has_no_fields_and_a_form_is_blank_and_in_usual_print(pack, workshop):
    paper = render(Request(sheet="P9", domain=DOMAIN), pack, None, FONTS)
    assert not PdfReader(BytesIO(paper)).get_fields()
    large = Request(sheet="P9", domain=DOMAIN, form=True, body=LARGE_PRINT)
    assert render(large, pack, workshop, FONTS) == form("P9", pack, DOMAIN)


def test_another_framework_has_forms_too():
    pack = small_pack()
    pdf = form("P9", pack, pack.domains[1].id)
    assert not outside(pdf)
    fields = PdfReader(BytesIO(pdf)).get_fields()
    assert sum(FormField.read(name).kind is FieldKind.LEVEL for name in fields) == len(pack.domains[1].elements)


def test_forms_of_several_domains_lie_in_one_file_without_mixing(pack):
    requests = [Request(sheet="P9", domain=domain.id, form=True) for domain in pack.domains]
    fields = PdfReader(BytesIO(render_packet(requests, pack, None, FONTS))).get_fields()
    levels = [FormField.read(name) for name in fields if FormField.read(name).kind is FieldKind.LEVEL]
    assert len(levels) == len(pack.elements)


def test_only_some_sheets_are_forms(pack):
    with pytest.raises(NotPossible, match="cannot be filled in on a laptop"):
        render(Request(sheet="P10", domain=DOMAIN, form=True), pack, None, FONTS)


@pytest.mark.parametrize("name", ["", "level", "mastery-1/P9", "mastery-2/P9/-/level/x", "mastery-1/P9/-/secret/x"])
def test_other_names_are_no_fields_of_ours(name):
    assert FormField.read(name) is None
