"""Texts of a pack as they lie in a file of wording, by unit and field: what is one, and what stands where one lacks."""

from typing import Any

from mastery_desktop.domain.errors import PackError
from mastery_desktop.messages import _

Json = Any
Texts = dict[str, dict[str, Json]]


def filled_in(own: Texts, first: Texts) -> Texts:
    """A file of wording in the units and fields of the first language, with the translation's texts where they fit."""
    return {
        unit: {key: _fitting(own.get(unit), key, text) for key, text in fields.items()}
        for unit, fields in first.items()
    }


def _fitting(fields: Json, key: str, text: Json) -> Json:
    """The translation of a text, or of a list of as many; the text itself where there is none."""
    found = fields.get(key) if isinstance(fields, dict) else None
    if isinstance(text, list):
        said = isinstance(found, list) and len(found) == len(text) and all(is_said(one) for one in found)
    else:
        said = is_said(found)
    return found if said else text


def is_said(text: Json) -> bool:
    """Whether this is a text that is not empty."""
    return isinstance(text, str) and bool(text.strip())


def require_text(value: Json, file: str, place: str) -> None:
    """See that this is a text, or a list of texts, none of them empty; else raise the PackError of that place."""
    values = value if isinstance(value, list) else [value]
    for text in values:
        if not is_said(text):
            raise PackError(file, place, _("expected a text that is not empty"))
