"""The published schema of content packs, made from the classes they are checked into.

A pack lies on disk in two halves, structure and wording, so each class that a pack is made of is split here: what is
free of any language belongs into the structure, everything else is wording. `python -m mastery_desktop.content.schema
FILE` writes the schema.
"""

import dataclasses
import json
import sys
import types
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from mastery_desktop.content.format import FORMAT, LANGUAGE_FREE, Manifest
from mastery_desktop.domain.content import SourceDocument
from mastery_desktop.domain.pack import Pack

Json = dict[str, Any]

MADE_BY_LOADER = frozenset({"id", "version", "language", "documents", "hash", "hashes", "overlay", "overlaid"})
"""Fields of a pack that no file under `structure/` gives."""

TEXT: Json = {"type": "string", "minLength": 1, "pattern": r"\S"}


def schema() -> Json:
    """The JSON Schema (2020-12) of the three kinds of file in a pack: manifest, structure, wording."""
    defs: dict[str, Json] = {}
    structure = _structure(Pack, defs)
    properties = {name: part for name, part in structure["properties"].items() if name not in MADE_BY_LOADER}
    del defs[SourceDocument.__name__]  # described in the manifest
    defs["manifest"] = _manifest()
    defs["structure"] = {"type": "object", "properties": properties, "additionalProperties": False}
    defs["wording"] = {"type": "object", "additionalProperties": {"$ref": "#/$defs/texts"}}
    defs["texts"] = _wording()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Mastery Desktop content pack, format {FORMAT}",
        "description": "pack.json is a manifest; structure/*.json are structures; <language>/*.json are wordings."
        " An overlay is a wording too.",
        "anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in ("manifest", "structure", "wording")],
        "$defs": dict(sorted(defs.items())),
    }


def _manifest() -> Json:
    document = {field.name: TEXT for field in dataclasses.fields(SourceDocument)}
    documents = _object(document, required=[name for name in document if name != "year"])
    name = {"type": "string", "pattern": r"^[\w-]+\.json$"}
    language = {"type": "string", "pattern": r"^[\w-]+$"}
    properties: dict[str, Json] = {
        "format": {"enum": [FORMAT]},
        "id": TEXT,
        "version": TEXT,
        "languages": {"type": "array", "items": language, "minItems": 1},
        "documents": {"type": "array", "items": documents},
        "files": {"type": "array", "items": name, "minItems": 1},
        "names": {"type": "array", "items": TEXT},
    }
    required = [field.name for field in dataclasses.fields(Manifest) if field.default is dataclasses.MISSING]
    return _object(properties, required)


def _structure(kind: type[Any], defs: dict[str, Json]) -> Json:
    """The language-free half of a class, whose parts are added to `defs`."""
    hints = get_type_hints(kind)
    properties: dict[str, Json] = {}
    required = []
    for field in dataclasses.fields(kind):
        part = _part(hints[field.name], defs, text=field.name not in LANGUAGE_FREE)
        if part is None:
            continue
        properties[field.name] = part
        if field.default is dataclasses.MISSING:
            required.append(field.name)
    return _object(properties, required)


def _part(hint: Any, defs: dict[str, Json], *, text: bool) -> Json | None:  # noqa: ANN401
    """The schema of a field's type in the structure; None for a text, which is wording."""
    hint = getattr(hint, "__supertype__", hint)
    if get_origin(hint) in (types.UnionType, Union):
        return _part(next(arg for arg in get_args(hint) if arg is not type(None)), defs, text=text)
    if get_origin(hint) in (tuple, frozenset):
        items = _part(get_args(hint)[0], defs, text=text)
        return items and {"type": "array", "items": items}
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        name = hint.__name__
        if name not in defs:
            defs[name] = {}
            defs[name] = _structure(hint, defs)
        return {"$ref": f"#/$defs/{name}"}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"enum": [member.value for member in hint]}
    if hint is str:
        return None if text else TEXT
    return {"type": {int: "integer", bool: "boolean"}[hint]}


def _wording() -> Json:
    """The texts of one unit: every text field of any class, as one text or as several."""
    several: Json = {"type": "array", "items": TEXT}
    fields: dict[str, Json] = {}
    for kind in _classes(Pack, []):
        hints = get_type_hints(kind)
        for field in dataclasses.fields(kind):
            if field.name in LANGUAGE_FREE or (kind is Pack and field.name in MADE_BY_LOADER):
                continue
            hint = hints[field.name]
            if hint is str or hint == tuple[str, ...]:
                shape = TEXT if hint is str else several
                known = fields.setdefault(field.name, shape)
                fields[field.name] = known if known == shape else {"anyOf": [TEXT, several]}
    return _object(dict(sorted(fields.items())), required=[])


def _classes(kind: type[Any], seen: list[type[Any]]) -> list[type[Any]]:
    """A class and all classes that its fields are made of, without those of the manifest."""
    if kind in seen:
        return seen
    seen.append(kind)
    for hint in get_type_hints(kind).values():
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and dataclasses.is_dataclass(part) and part is not SourceDocument:
                _classes(part, seen)
    return seen


def _object(properties: dict[str, Json], required: list[str]) -> Json:
    shape: Json = {"type": "object", "properties": properties}
    return shape | ({"required": required} if required else {}) | {"additionalProperties": False}


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema_text(), encoding="utf-8", newline="\n")
