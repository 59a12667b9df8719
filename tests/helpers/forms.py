"""Forms as people hand them in: made by the program, filled in and saved by another one."""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.domain.content import DomainId
from mastery_desktop.domain.form_fields import FieldKind, FormField, encoded
from mastery_desktop.domain.pack import Pack
from tests.helpers.pages import FONTS


@lru_cache(maxsize=16)
def _empty(hash_of_pack: str, sheet: str, domain: DomainId | None) -> bytes:
    return render(Request(sheet=sheet, domain=domain, form=True), _PACKS[hash_of_pack], None, FONTS)


_PACKS: dict[str, Pack] = {}


def empty_form(pack: Pack, sheet: str, domain: DomainId | None = None) -> bytes:
    """A form that nobody has touched."""
    _PACKS[pack.hash] = pack
    return _empty(pack.hash, sheet, domain)


def fill(form: bytes, values: Mapping[str, str]) -> bytes:
    """Type and tick in a form, by the names of fields, and save it with another program."""
    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(form)))
    left = set(values)
    for page in writer.pages:
        for note in page.get("/Annots", []):
            widget = note.get_object()
            group = widget["/Parent"].get_object() if "/Parent" in widget else widget
            name = group.get("/T")
            if name not in values:
                continue
            left.discard(name)
            if group["/FT"] == "/Btn":
                states = [state for state in widget["/AP"]["/N"] if state != "/Off"]
                ticked = NameObject(f"/{values[name]}")
                widget[NameObject("/AS")] = ticked if ticked in states else NameObject("/Off")
                group[NameObject("/V")] = ticked
            else:
                group[NameObject("/V")] = TextStringObject(values[name])
    assert not left, f"the form has no {left}"
    saved = BytesIO()
    writer.write(saved)
    return saved.getvalue()


def filled_form(
    pack: Pack,
    sheet: str,
    domain: DomainId | None,
    *values: tuple[FieldKind, str, str],
) -> bytes:
    """A form with some fields filled in: kind, what it is about, and what is written or ticked."""
    named = {
        FormField(sheet, kind, domain, of).name: encoded(value)
        if kind in (FieldKind.LEVEL, FieldKind.STAGE)
        else "Yes"
        if kind is FieldKind.CANDIDATE and not of.isdecimal()
        else value
        for kind, of, value in values
    }
    return fill(empty_form(pack, sheet, domain), named)


def rename(form: bytes, old: str, new: str) -> bytes:
    """A form whose fields were edited: a part of their names is another one."""
    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(form)))
    changed = 0
    for page in writer.pages:
        for note in page.get("/Annots", []):
            widget = note.get_object()
            group = widget["/Parent"].get_object() if "/Parent" in widget else widget
            name = str(group["/T"])
            if old in name:
                group[NameObject("/T")] = TextStringObject(name.replace(old, new))
                changed += 1
    assert changed, f"no field is named {old}"
    saved = BytesIO()
    writer.write(saved)
    return saved.getvalue()
