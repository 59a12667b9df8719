"""Reads a content pack and checks it into domain objects.

A pack is a folder. `pack.json` names it and lists its files. Each file lies twice: under `structure/`, free of any
language (ids, order, sources, links), and under one folder per language with the wording: an object that gives, for the
id of a unit, the values of its text fields. Merged, they must have the shape of `domain.content.Pack`.

An overlay is one more file of wording, laid over the pack's own by unit and field.
"""

import dataclasses
import hashlib
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec

from mastery_desktop.domain.content import Pack
from mastery_desktop.domain.errors import PackError

FORMAT = 1
"""The version of the pack format that this program reads."""

MANIFEST = "pack.json"
NEWLINE = b"\n"

Json = Any
Wording = Callable[[str], str]


@dataclasses.dataclass(frozen=True, kw_only=True)
class Manifest:
    """What `pack.json` says of a pack: its id, version, languages (the first is the default) and files."""

    format: int
    id: str
    version: str
    languages: tuple[str, ...]
    documents: tuple[dict[str, str], ...]
    files: tuple[str, ...]


def shipped_pack() -> Traversable:
    """The folder of the pack that comes with the program."""
    return files("mastery_desktop.content") / "pack"


def load_pack(
    folder: Traversable | None = None,
    *,
    language: str = "",
    overlay: Path | None = None,
    wording: Wording | None = None,
) -> Pack:
    """Read and check a content pack.

    Args:
        folder: the folder of the pack; the shipped pack without one.
        language: the language to read; the pack's first without one.
        overlay: a file that replaces wording by unit id and field.
        wording: a function that every text passes through, such as the pseudo-locale's.

    Raises:
        PackError: a file is missing, broken or incomplete.
    """
    return _Reader(folder or shipped_pack()).read(language, overlay, wording)


class _Reader:
    """Reads one pack; remembers which unit stands in which file, to name the place of a fault."""

    def __init__(self, folder: Traversable) -> None:
        self._folder = folder
        self._digest = hashlib.sha256()
        self._file_of: dict[str, str] = {}

    def read(self, language: str, overlay: Path | None, wording: Wording | None) -> Pack:
        manifest = self._manifest()
        language = language or manifest.languages[0]
        if language not in manifest.languages:
            raise PackError(MANIFEST, "languages", f"the pack has no language {language!r}")
        texts: dict[str, dict[str, Json]] = {}
        whole: dict[str, Json] = {"id": manifest.id, "version": manifest.version, "language": language}
        whole["documents"] = [dict(document) for document in manifest.documents]
        for name in manifest.files:
            self._join(whole, self._json(f"structure/{name}"), f"structure/{name}")
            self._add_texts(texts, self._json(f"{language}/{name}"), f"{language}/{name}")
        overlaid = self._lay_over(texts, overlay) if overlay else frozenset[str]()
        if wording:
            texts = {unit: {key: _map_text(value, wording) for key, value in t.items()} for unit, t in texts.items()}
        unused = set(texts)
        merged = self._merge(whole, texts, unused, f"{language}/{manifest.files[0]}")
        for unit in sorted(unused):
            raise PackError(self._file_of[f"text:{unit}"], unit, "the structure has no such unit")
        merged |= {"hash": self._digest.hexdigest(), "overlay": overlay.name if overlay else "", "overlaid": overlaid}
        pack = self._convert(merged, language)
        _Checker(pack, self._file_of, language).check()
        return pack

    def _manifest(self) -> Manifest:
        document = self._json(MANIFEST)
        try:
            manifest = msgspec.convert(document, Manifest)
        except msgspec.ValidationError as error:
            raise PackError(MANIFEST, "", str(error)) from None
        if manifest.format != FORMAT:
            reason = f"this program reads packs of format {FORMAT}, not {manifest.format}"
            raise PackError(MANIFEST, "format", reason)
        if not manifest.languages or not manifest.files:
            raise PackError(MANIFEST, "", "the pack names no language or no files")
        return manifest

    def _json(self, name: str) -> dict[str, Json]:
        file = self._folder.joinpath(*name.split("/"))
        try:
            raw = file.read_bytes()
        except OSError:
            raise PackError(name, "", "the file is missing or cannot be read") from None
        self._digest.update(name.encode() + b"\0" + raw.replace(b"\r\n", b"\n") + b"\0")
        return _decode(raw, name)

    def _join(self, whole: dict[str, Json], part: dict[str, Json], name: str) -> None:
        for unit in _units(part):
            if unit in self._file_of:
                raise PackError(name, unit, f"the id stands twice, also in {self._file_of[unit]}")
            self._file_of[unit] = name
        for key, value in part.items():
            if isinstance(value, list) and isinstance(whole.get(key), list):
                whole[key] += value
            elif key in whole:
                raise PackError(name, key, "another file of the pack already gives this part")
            else:
                whole[key] = value

    def _add_texts(self, texts: dict[str, dict[str, Json]], part: dict[str, Json], name: str) -> None:
        for unit, fields in part.items():
            if not isinstance(fields, dict):
                raise PackError(name, unit, "expected an object that gives texts by field")
            if unit in texts:
                raise PackError(name, unit, f"the wording stands twice, also in {self._file_of[f'text:{unit}']}")
            for key, value in fields.items():
                _require_text(value, name, f"{unit} {key}")
            texts[unit] = fields
            self._file_of[f"text:{unit}"] = name

    def _lay_over(self, texts: dict[str, dict[str, Json]], overlay: Path) -> frozenset[str]:
        try:
            raw = overlay.read_bytes()
        except OSError:
            raise PackError(overlay.name, "", "the file is missing or cannot be read") from None
        self._digest.update(b"overlay\0" + raw.replace(b"\r\n", b"\n"))
        replaced = set()
        for unit, fields in _decode(raw, overlay.name).items():
            if unit not in texts or not isinstance(fields, dict):
                raise PackError(overlay.name, unit, "the pack has no such unit")
            for key, value in fields.items():
                _require_text(value, overlay.name, f"{unit} {key}")
                if key not in texts[unit] or type(value) is not type(texts[unit][key]):
                    raise PackError(overlay.name, f"{unit} {key}", "the pack has no such text")
            texts[unit] = texts[unit] | fields
            replaced.add(unit)
        return frozenset(replaced)

    def _merge(self, node: Json, texts: dict[str, dict[str, Json]], unused: set[str], file: str) -> Json:
        if isinstance(node, list):
            return [self._merge(item, texts, unused, file) for item in node]
        if not isinstance(node, dict):
            return node
        merged = {key: self._merge(value, texts, unused, file) for key, value in node.items()}
        unit = node.get("id")
        if isinstance(unit, str) and unit in texts:
            unused.discard(unit)
            for key in texts[unit].keys() & node.keys():
                raise PackError(self._file_of[f"text:{unit}"], f"{unit} {key}", "the structure gives this field")
            merged |= texts[unit]
        return merged

    def _convert(self, merged: dict[str, Json], language: str) -> Pack:
        try:
            pack = msgspec.convert(merged, Pack)
        except msgspec.ValidationError as error:
            reason, _, path = str(error).partition(" - at `")
            unit, rest = _unit_at(merged, path.rstrip("`"))
            file = self._file_of.get(f"text:{unit}", self._file_of.get(unit, f"{language}/"))
            raise PackError(file, f"{unit} {rest}".strip(), reason) from None
        for unit, key in _unknown_fields(pack, merged):
            file = self._file_of.get(f"text:{unit}", self._file_of.get(unit, MANIFEST))
            raise PackError(file, unit, f"there is no field {key!r}")
        return pack


class _Checker:
    """Checks what types cannot say: references, and counts that belong together."""

    def __init__(self, pack: Pack, file_of: dict[str, str], language: str) -> None:
        self._pack, self._file_of, self._language = pack, file_of, language

    def check(self) -> None:
        pack = self._pack
        self._need(bool(pack.domains), pack.id, "the pack has no domain")
        self._need(len(pack.levels) > 1, pack.self_assessment.id, "a self-assessment needs two levels or more")
        self._need(bool(pack.stage_model.stages), pack.stage_model.id, "the pack has no stage")
        known = {resource.id for resource in pack.resources}
        known |= {part.id for resource in pack.resources for part in resource.parts}
        documents = {document.id for document in pack.documents}
        for unit, document in self._sources():
            self._need(document in documents, unit, f"no document {document!r} in {MANIFEST}")
        for domain in pack.domains:
            self._need(bool(domain.elements), domain.id, "the domain has no element")
            self._need(domain.id in pack.form_of, domain.id, "the domain has no self-assessment form")
            colors = bool(re.fullmatch(r"#[0-9A-F]{6}", domain.color) and re.fullmatch(r"#[0-9A-F]{6}", domain.tint))
            self._need(colors, domain.id, "colours are written #RRGGBB")
            for aspect in domain.aspects:
                self._need(aspect.element is None or aspect.element in pack.elements, aspect.id, "no such element")
            for stage in domain.stages:
                self._need(stage.stage in pack.stage_by_id, stage.id, f"no stage {stage.stage!r}")
                for activity in stage.activities:
                    for leaf in (activity, *activity.parts):
                        for element in leaf.elements:
                            self._need(element in pack.elements, leaf.id, f"no element {element!r}")
                        for resource in leaf.resources:
                            self._need(resource in known, leaf.id, f"no resource {resource!r}")
        for form in pack.self_assessment.forms:
            self._need(form.domain in pack.domain_by_id, form.id, f"no domain {form.domain!r}")
            names, elements = len(form.item_names), len(pack.domain_by_id[form.domain].elements)
            self._need(names == elements, form.id, f"{names} item names for {elements} elements")
            self._need(form.derived == bool(form.derived_note), form.id, "a derived form, and only one, says that it is")
        self._check_appendices()

    def _check_appendices(self) -> None:
        pack = self._pack
        if pack.appendices:
            for group in (*pack.appendices.standards, *pack.appendices.reading):
                self._need(group.domain in pack.domain_by_id, group.id, f"no domain {group.domain!r}")
        if pack.roadmap:
            items = {item.id for section in pack.roadmap.sections for item in section.items}
            for section in pack.roadmap.sections:
                for tip in section.tips:
                    self._need(tip.item in items, tip.id, f"no item {tip.item!r}")
                for unit in (*section.items, *section.tips):
                    for target in unit.references:
                        self._need(target in items, unit.id, f"no item {target!r}")
        units = self._file_of.keys()
        for shortened in pack.shortened:
            self._need(shortened.unit in units, shortened.unit, "a shortened unit that is not there")

    def _sources(self) -> Iterator[tuple[str, str]]:
        stack: list[tuple[str, object]] = [(self._pack.id, self._pack)]
        while stack:
            unit, node = stack.pop()
            if isinstance(node, tuple):
                stack.extend((unit, item) for item in node)
            elif dataclasses.is_dataclass(node):
                unit = getattr(node, "id", unit)
                for field in dataclasses.fields(node):
                    stack.append((unit, getattr(node, field.name)))
                if hasattr(node, "heading"):
                    yield unit, node.document  # type: ignore[attr-defined]

    def _need(self, condition: bool, unit: str, reason: str) -> None:  # noqa: FBT001
        if not condition:
            raise PackError(self._file_of.get(unit, MANIFEST), unit, reason)


def _decode(raw: bytes, name: str) -> dict[str, Json]:
    try:
        document = msgspec.json.decode(raw, type=dict[str, Json])
    except msgspec.DecodeError as error:
        raise PackError(name, _line_of(raw, str(error)), f"not valid JSON: {error}") from None
    except UnicodeDecodeError as error:
        raise PackError(name, "", f"not UTF-8 text: {error.reason}") from None
    return document


def _line_of(raw: bytes, message: str) -> str:
    found = re.search(r"\(byte (\d+)\)", message)
    return f"line {raw.count(NEWLINE, 0, int(found[1])) + 1}" if found else ""


def _require_text(value: Json, file: str, place: str) -> None:
    values = value if isinstance(value, list) else [value]
    for text in values:
        if not isinstance(text, str) or not text.strip():
            raise PackError(file, place, "expected a text that is not empty")


def _map_text(value: Json, wording: Wording) -> Json:
    return [wording(text) for text in value] if isinstance(value, list) else wording(value)


def _units(node: Json) -> Iterator[str]:
    if isinstance(node, list):
        for item in node:
            yield from _units(item)
    elif isinstance(node, dict):
        if isinstance(node.get("id"), str):
            yield node["id"]
        for value in node.values():
            yield from _units(value)


def _unit_at(merged: Json, path: str) -> tuple[str, str]:
    """The nearest unit on a path like `$.domains[0].elements[1].name`, and the rest of the path below it."""
    unit, rest, node = str(merged.get("id", "")), "", merged
    for name, index in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        try:
            node = node[name] if name else node[int(index)]
        except (KeyError, IndexError, TypeError):
            break
        rest += f".{name}" if name else f"[{index}]"
        if isinstance(node, dict) and "id" in node:
            unit, rest = str(node["id"]), ""
    return unit, rest.lstrip(".")


def _unknown_fields(value: object, given: Json, unit: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, tuple) and isinstance(given, list):
        for item, source in zip(value, given, strict=True):
            yield from _unknown_fields(item, source, unit)
    elif dataclasses.is_dataclass(value) and isinstance(given, dict):
        unit = str(given.get("id", unit))
        names = {field.name for field in dataclasses.fields(value)}
        for key, source in given.items():
            if key not in names:
                yield unit, key
            else:
                yield from _unknown_fields(getattr(value, key), source, unit)
