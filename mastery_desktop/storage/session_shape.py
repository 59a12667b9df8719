"""The shape of a session file's members, derived from the records themselves, and its published JSON Schema.

A record's field appears in files when its privacy class lets it leave this computer. Fields of the class `TEAM` are
missing from files for the public.
"""

import inspect
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from enum import Enum
from types import GenericAlias
from typing import Annotated, Any, Literal, Union, cast, get_args, get_origin, get_type_hints

import msgspec
from msgspec import UNSET, Meta

from mastery_desktop.domain.consistency import privacy_of
from mastery_desktop.domain.own_slide import MOST_SLIDES
from mastery_desktop.domain.records import (
    SHARED_TYPES,
    FocusId,
    GroupId,
    Privacy,
    Record,
    SessionId,
    StepId,
)
from mastery_desktop.domain.text import NOTE
from mastery_desktop.storage.tables import LAST_TICK, RECORD_TABLES

FORMAT = "mastery-session"
VERSION = 1
"""The version of the file format that this program reads and writes."""

Shape = type[msgspec.Struct]
Hint = Any
"""A type, as annotations write it."""

_UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?!\\n)$"
_WORD = "^[A-Za-z0-9_.:-]{1,120}(?!\\n)$"
_MOST = 2**31 - 1
_MOST_ITEMS = 5000

Uuid = Annotated[str, Meta(pattern=_UUID)]
Word = Annotated[str, Meta(pattern=_WORD)]
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}(?!\\n)$")]
Tick = Annotated[int, Meta(ge=0, le=LAST_TICK)]

_OWN_IDS = (SessionId, StepId, GroupId, FocusId)
_ID_FIELDS = ("id", "series")


def _hint(name: str, hint: Hint) -> Hint:
    """The type of a field in a file: the record's own, with the limits that a stranger's file must keep."""
    origin: object = get_origin(hint)
    if origin is Annotated:
        return _hint(name, get_args(hint)[0])
    if type(None) in get_args(hint):
        inner = next(part for part in get_args(hint) if part is not type(None))
        return Union[_hint(name, inner), None]  # noqa: UP007 - built at run time
    if hint in _OWN_IDS or name in _ID_FIELDS:
        return Uuid
    if hasattr(hint, "__supertype__"):
        return Word
    if origin in (tuple, dict):
        inner = tuple(part if part is Ellipsis else _hint("", part) for part in get_args(hint))
        return Annotated[GenericAlias(cast("type", origin), inner), Meta(max_length=_MOST_ITEMS)]
    return _scalar(hint)


def _scalar(hint: Hint) -> Hint:
    if hint is str:
        return Annotated[str, Meta(max_length=NOTE)]
    if hint is datetime:
        return Annotated[datetime, Meta(tz=True)]
    if hint is int:
        return Annotated[int, Meta(ge=0, le=_MOST)]
    if hint in (bool, date) or issubclass(hint, Enum):
        return hint
    raise TypeError(f"no shape for {hint}")


def _record_shape(kind: type[Record]) -> Shape:
    hints = get_type_hints(kind, include_extras=True)
    classes = privacy_of(kind)
    columns: list[Any] = []
    for field in fields(kind):
        if classes[field.name] > Privacy.TEAM:
            continue
        hint = _hint(field.name, hints[field.name])
        if (privacy := classes[field.name]) > Privacy.PUBLIC:
            hint = Annotated[hint | msgspec.UnsetType, Meta(extra_json_schema={"x-privacy": privacy.name.lower()})]
            columns.append((field.name, hint, UNSET))
        else:
            columns.append((field.name, hint))
    doc = {"__doc__": inspect.getdoc(kind)}
    return msgspec.defstruct(kind.__name__, columns, namespace=doc, forbid_unknown_fields=True, kw_only=True)


def _entry_shape(kind: type[Record]) -> Shape:
    record = _record_shape(kind)
    doc = {"__doc__": f"A {kind.__name__} with the version that a merge compares: tick of the clock, then device."}
    columns: list[Any] = [("record", record), ("lamport", Tick), ("device", Uuid)]
    name = f"Versioned{kind.__name__}"
    return msgspec.defstruct(name, columns, namespace=doc, forbid_unknown_fields=True, kw_only=True)


KIND_NAMES: dict[str, type[Record]] = {RECORD_TABLES[kind].name: kind for kind in SHARED_TYPES}
"""The kinds of records that files hold, by the names they have there."""


class Deleted(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A record that was deleted, and the version of its deletion."""

    kind: Annotated[str, Meta(extra_json_schema={"enum": [*KIND_NAMES]})]
    id: Uuid
    lamport: Tick
    device: Uuid


MemberName = Annotated[str, Meta(pattern="^(data\\.json|pictures/[0-9a-f]{64})(?!\\n)$")]
"""The data, or a picture by its SHA-256."""


class Member(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """How to check a member of the file: its length in bytes and the SHA-256 of them."""

    size: Tick
    sha256: Digest


class Manifest(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What the file is: `privacy` says for whom it was made, colleagues (`team`) or the public (`public`)."""

    format: Literal["mastery-session"]
    version: Literal[1]
    session: Uuid
    privacy: Literal["team", "public"]
    members: Annotated[dict[MemberName, Member], Meta(min_length=1, max_length=MOST_SLIDES + 1)]


def _data_shape() -> Shape:
    columns: list[Any] = [
        (name, Annotated[list[_entry_shape(kind)], Meta(max_length=_MOST_ITEMS)])  # type: ignore[misc]
        for name, kind in KIND_NAMES.items()
    ]
    columns.append(("deleted", Annotated[list[Deleted], Meta(max_length=_MOST_ITEMS)]))
    doc = {"__doc__": "A whole session: its records by kind, sorted by id, and what was deleted."}
    return msgspec.defstruct("SessionData", columns, namespace=doc, forbid_unknown_fields=True, kw_only=True)


SessionData = _data_shape()


def schema() -> bytes:
    """The published JSON Schema of both members, as the file under `resources/schema` holds it."""
    (manifest, data), parts = msgspec.json.schema_components((Manifest, SessionData), ref_template="#/$defs/{name}")
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Mastery Desktop session file, version 1",
        "description": "The members of a .mastery file, by their names. See docs/session-file.md.",
        "type": "object",
        "properties": {"manifest.json": manifest, "data.json": data},
        "patternProperties": {"^pictures/[0-9a-f]{64}$": {"description": "A PNG or JPEG, by its SHA-256."}},
        "required": ["manifest.json", "data.json"],
        "additionalProperties": False,
        "$defs": parts,
    }
    return msgspec.json.format(msgspec.json.encode(document, order="deterministic"), indent=2) + b"\n"


_REQUIRED = frozenset((kind, field.name) for kind in SHARED_TYPES for field in fields(kind) if field.default is MISSING)


def record_of(kind: type[Record], shape: msgspec.Struct) -> Record:
    """The record in a shape that was read; what the file leaves out is as in an untouched record."""
    values = {name: value for name, value in msgspec.structs.asdict(shape).items() if value is not UNSET}
    for name in ("created", "changed"):
        if name not in values and (kind, name) in _REQUIRED:
            values[name] = _start_of(values["held_on"])
    return kind(**values)


def _start_of(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), UTC)
