"""Fields are read back from files that other programs saved; what is no form is refused in words, in bounded time."""

import ctypes
import random
import time
from io import BytesIO

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdfium2 import raw

from mastery_desktop.documents import form_reading
from mastery_desktop.documents.form_reading import read_fields
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.domain.filled_forms import MOST_BYTES, Unreadable
from mastery_desktop.domain.form_fields import FieldKind, FormField
from tests.helpers.forms import empty_form, filled_form
from tests.helpers.pages import FONTS

DOMAIN = "students_empowered"


@pytest.fixture
def form(pack):
    return filled_form(
        pack,
        "P9",
        DOMAIN,
        (FieldKind.HAVE, "se.mindset", "Advisory – twice\nŁódź, Ñandú, שלום, 🙂"),
        (FieldKind.LEVEL, "se.mindset", "level.3"),
        (FieldKind.ANSWER, "2", "x" * 5000),
    )


def name(kind, of=""):
    return FormField("P9", kind, DOMAIN, of).name


def locked(form, *, password):
    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(form)))
    writer.encrypt(user_password=password, owner_password=f"{password}?", algorithm="RC4-128")
    saved = BytesIO()
    writer.write(saved)
    return saved.getvalue()


def test_what_another_program_saved_is_read_as_it_was_typed(form):
    fields = read_fields(form)
    assert fields[name(FieldKind.HAVE, "se.mindset")] == "Advisory – twice\nŁódź, Ñandú, שלום, 🙂"
    assert fields[name(FieldKind.LEVEL, "se.mindset")] == "level~3"
    assert fields[name(FieldKind.ANSWER, "2")] == "x" * 5000
    assert name(FieldKind.LEVEL, "se.relationships") not in fields
    assert name(FieldKind.WANT, "se.mindset") not in fields


def test_an_empty_form_holds_nothing_but_its_content(pack):
    for sheet, domain in (("P9", DOMAIN), ("P16", DOMAIN), ("P19", None)):
        values = {key: value for key, value in read_fields(empty_form(pack, sheet, domain)).items() if value.strip()}
        assert values == {FormField("", FieldKind.PACK).name: pack.id}


def test_a_locked_form_is_told_to_be_locked_and_one_that_only_bars_changes_is_read(form):
    assert read_fields(locked(form, password="secret")) is Unreadable.LOCKED  # noqa: S106 - a test
    assert read_fields(locked(form, password=""))[name(FieldKind.LEVEL, "se.mindset")] == "level~3"


def test_paper_and_flattened_forms_have_no_fields(pack):
    assert read_fields(render(Request(sheet="P9", domain=DOMAIN), pack, None, FONTS)) is Unreadable.NO_FIELDS


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 a packed file", b"\x89PNG", b"<html>%PDF</html>"])
def test_other_files_are_no_pdf(data):
    assert read_fields(data) is Unreadable.NO_PDF


def test_damaged_files_are_told_to_be_damaged(form):
    for data in (b"%PDF-1.7\n", form[: len(form) // 4], b"%PDF-1.4" + bytes(1000)):
        assert read_fields(data) in (Unreadable.DAMAGED, Unreadable.NO_FIELDS)


def test_a_file_far_too_large_is_not_opened():
    assert read_fields(b"%PDF-1.7" + bytes(MOST_BYTES)) is Unreadable.TOO_LARGE


def test_more_fields_or_pages_than_any_form_has_are_refused(form, monkeypatch):
    for limit in ("_MOST_FIELDS", "_MOST_PAGES"):
        with monkeypatch.context() as patch:
            patch.setattr(form_reading, limit, 2)
            assert read_fields(form) is Unreadable.TOO_MUCH


@pytest.mark.parametrize("seed", range(3))
def test_damage_of_any_kind_is_read_or_refused_quickly(form, seed):
    chance = random.Random(seed)  # noqa: S311 - a test
    for _case in range(150):
        data = bytearray(form)
        for _change in range(chance.choice((1, 3, 20, 300))):
            at = chance.randrange(len(data))
            match chance.randrange(4):
                case 0:
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randrange(400)]
                case 2:
                    data[at:at] = bytes(chance.randrange(256) for _byte in range(chance.randrange(40)))
                case _:
                    data[at : at + 4] = b"9999"
        begun = time.monotonic()
        fields = read_fields(bytes(data))
        if not isinstance(fields, Unreadable):
            assert all(isinstance(text, str) for pair in fields.items() for text in pair)
        assert time.monotonic() - begun < 5


def by_hand(form, deeds):
    """Fill a form in with mouse and keys, as in the reader of PDFs that two of the usual browsers have built in.

    Args:
        form: the form.
        deeds: for the name of a field the text to type, or None to click into its first box.
    """
    with pypdfium2.PdfDocument(form) as document:
        document.init_forms()
        environment = document.formenv
        for number in range(len(document)):
            page = document[number]
            for at in range(raw.FPDFPage_GetAnnotCount(page)):
                note = raw.FPDFPage_GetAnnot(page, at)
                field = form_reading._text(raw.FPDFAnnot_GetFormFieldName, environment, note)
                box = raw.FS_RECTF()
                raw.FPDFAnnot_GetRect(note, box)
                raw.FPDFPage_CloseAnnot(note)
                if field not in deeds:
                    continue
                text = deeds.pop(field)
                x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
                raw.FORM_OnMouseMove(environment, page, 0, x, y)
                raw.FORM_OnLButtonDown(environment, page, 0, x, y)
                raw.FORM_OnLButtonUp(environment, page, 0, x, y)
                if text is not None:
                    typed = text.encode("utf-16-le") + b"\0\0"
                    units = (ctypes.c_ushort * (len(typed) // 2)).from_buffer_copy(typed)
                    raw.FORM_ReplaceSelection(environment, page, units)
                raw.FORM_ForceToKillFocus(environment)
            page.close()
        saved = BytesIO()
        document.save(saved)
    assert not deeds
    return saved.getvalue()


def test_a_form_is_filled_in_by_mouse_and_keys_and_read_back(pack):
    have, level = name(FieldKind.HAVE, "se.mindset"), name(FieldKind.LEVEL, "se.relationships")
    form = by_hand(empty_form(pack, "P9", DOMAIN), {have: "Advisory, twice a week – Ñandú", level: None})
    assert read_fields(form)[have] == "Advisory, twice a week – Ñandú"
    assert read_fields(form)[level] == "level~1"
    deeds = {(FieldKind.GOAL, ""): "One unit a month", (FieldKind.WHAT, "5"): "Visit", (FieldKind.STAGE, ""): None}
    plan = {FormField("P19", kind, None, of).name: text for (kind, of), text in deeds.items()}
    read = read_fields(by_hand(empty_form(pack, "P19"), dict(plan)))
    assert {key: read[key] for key in plan} == {key: "explore" if text is None else text for key, text in plan.items()}
    tick = FormField("P16", FieldKind.CANDIDATE, DOMAIN, "se.mindset").name
    assert read_fields(by_hand(empty_form(pack, "P16", DOMAIN), {tick: None}))[tick] == "Yes"
