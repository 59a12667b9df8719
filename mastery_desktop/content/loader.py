"""Reads a content pack and checks it into domain objects.

`content.format` tells how a pack lies on disk. An overlay is one more file of wording, laid over the pack's own by unit
and field. Everything read is text and numbers; nothing in a pack is ever run.
"""

import dataclasses
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import msgspec

from mastery_desktop.content.checks import check
from mastery_desktop.content.format import FORMAT, LANGUAGE_FREE, MANIFEST, Manifest
from mastery_desktop.domain.errors import PackError
from mastery_desktop.domain.pack import Pack

Json = Any
Wording = Callable[[str], str]
Texts = dict[str, dict[str, Json]]


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


def read_wordings(folder: Traversable | None = None) -> tuple[Manifest, dict[str, dict[str, Texts]]]:
    """The manifest of a pack, and its wording by language and file, as it lies on disk.

    Raises:
        PackError: a file is missing or broken.
    """
    return _Reader(folder or shipped_pack()).wordings()


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
        texts: Texts = {}
        whole: dict[str, Json] = {"id": manifest.id, "version": manifest.version, "language": language}
        self._file_of[manifest.id] = MANIFEST
        for name in manifest.files:
            self._join(whole, self._json(f"structure/{name}"), f"structure/{name}")
            self._add_texts(texts, self._json(f"{language}/{name}"), f"{language}/{name}")
        overlaid = self._lay_over(texts, overlay) if overlay else frozenset[str]()
        if wording:
            texts = {unit: {key: _map_text(value, wording) for key, value in t.items()} for unit, t in texts.items()}
        unused = set(texts)
        merged = self._merge(whole, texts, unused)
        for unit in sorted(unused):
            raise PackError(self._file_of[f"text:{unit}"], unit, "the structure has no such unit")
        merged |= {
            "documents": [dict(document) for document in manifest.documents],
            "hash": self._digest.hexdigest(),
            "overlay": overlay.name if overlay else "",
            "overlaid": overlaid,
        }
        pack = self._convert(merged, language)
        check(pack, self._file_of, MANIFEST)
        return pack

    def wordings(self) -> tuple[Manifest, dict[str, dict[str, Texts]]]:
        manifest = self._manifest()
        by_language = {}
        for language in manifest.languages:
            by_language[language] = {name: self._json(f"{language}/{name}") for name in manifest.files}
        return manifest, by_language

    def _manifest(self) -> Manifest:
        document = self._json(MANIFEST)
        if document.get("format", FORMAT) != FORMAT:
            reason = f"this program reads packs of format {FORMAT}, not {document['format']}"
            raise PackError(MANIFEST, "format", reason)
        try:
            manifest = msgspec.convert(document, Manifest)
        except msgspec.ValidationError as error:
            reason, path = _split(error)
            raise PackError(MANIFEST, path, reason) from None
        if not manifest.languages or not manifest.files:
            raise PackError(MANIFEST, "", "the pack names no language or no files")
        for name in (*manifest.files, *(f"{language}.json" for language in manifest.languages)):
            if not re.fullmatch(r"[\w-]+\.json", name):
                raise PackError(MANIFEST, name, "expected the plain name of a .json file, or of a language")
        return manifest

    def _json(self, name: str) -> dict[str, Json]:
        file = self._folder.joinpath(*name.split("/"))
        try:
            raw = file.read_bytes()
        except OSError:
            raise PackError(name, "", "the file is missing or cannot be read") from None
        self._digest.update(name.encode() + b"\0" + _unix(raw) + b"\0")
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

    def _add_texts(self, texts: Texts, part: dict[str, Json], name: str) -> None:
        for unit, fields in part.items():
            if not isinstance(fields, dict):
                raise PackError(name, unit, "expected an object that gives texts by field")
            if unit in texts:
                raise PackError(name, unit, f"the wording stands twice, also in {self._file_of[f'text:{unit}']}")
            for key, value in fields.items():
                if key in LANGUAGE_FREE:
                    raise PackError(name, f"{unit} {key}", "this is no wording, it belongs into the structure")
                _require_text(value, name, f"{unit} {key}")
            texts[unit] = fields
            self._file_of[f"text:{unit}"] = name

    def _lay_over(self, texts: Texts, overlay: Path) -> frozenset[str]:
        try:
            raw = overlay.read_bytes()
        except OSError:
            raise PackError(overlay.name, "", "the file is missing or cannot be read") from None
        self._digest.update(b"overlay\0" + _unix(raw))
        replaced = set()
        for unit, fields in _decode(raw, overlay.name).items():
            if unit not in texts:
                raise PackError(overlay.name, unit, "the pack has no such unit")
            if not isinstance(fields, dict):
                raise PackError(overlay.name, unit, "expected an object that gives texts by field")
            for key, value in fields.items():
                _require_text(value, overlay.name, f"{unit} {key}")
                if key not in texts[unit] or type(value) is not type(texts[unit][key]):
                    raise PackError(overlay.name, f"{unit} {key}", "the pack has no such text")
            texts[unit] = texts[unit] | fields
            self._file_of[f"text:{unit}"] = overlay.name
            replaced.add(unit)
        return frozenset(replaced)

    def _merge(self, node: Json, texts: Texts, unused: set[str]) -> Json:
        if isinstance(node, list):
            return [self._merge(item, texts, unused) for item in node]
        if not isinstance(node, dict):
            return node
        merged = {key: self._merge(value, texts, unused) for key, value in node.items()}
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
            reason, path = _split(error)
            unit, rest = _unit_at(merged, path)
            missing = re.search(r"missing required field `(\w+)`", reason)
            name = missing[1] if missing else rest.partition("[")[0]
            raise PackError(self._place_of(unit, name, language), f"{unit} {rest}".strip(), reason) from None
        for unit, key in _unknown_fields(pack, merged):
            raise PackError(self._place_of(unit, key, language), unit, f"there is no field {key!r}")
        return pack

    def _place_of(self, unit: str, field: str, language: str) -> str:
        """The file that gives a field of a unit, or ought to give it."""
        structure = self._file_of.get(unit, MANIFEST)
        if field in LANGUAGE_FREE:
            return structure
        return self._file_of.get(f"text:{unit}", structure.replace("structure/", f"{language}/"))


def _decode(raw: bytes, name: str) -> dict[str, Json]:
    def no_key_twice(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        document = dict(pairs)
        if len(document) < len(pairs):
            keys = [key for key, _value in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise PackError(name, twice, "this stands twice in the same place")
        return document

    try:
        document = json.loads(raw.decode("utf-8"), object_pairs_hook=no_key_twice)
    except json.JSONDecodeError as error:
        raise PackError(name, f"line {error.lineno}", f"not valid JSON: {error.msg}") from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PackError(name, f"line {line}", f"not UTF-8 text: {error.reason}") from None
    except RecursionError:
        raise PackError(name, "", "nested too deeply") from None
    if not isinstance(document, dict):
        raise PackError(name, "", "expected an object, written in braces")
    return document


def _unix(raw: bytes) -> bytes:
    """The same bytes with the line ends of Unix, so that a pack has one hash on every system."""
    return raw.replace(b"\r\n", b"\n")


def _split(error: msgspec.ValidationError) -> tuple[str, str]:
    """The reason of a validation error, and the path to its place."""
    reason, _, path = str(error).partition(" - at `")
    return reason, path.rstrip("`").removeprefix("$")


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
    if isinstance(given, list) and isinstance(value, tuple):
        for item, source in zip(value, given, strict=True):
            yield from _unknown_fields(item, source, unit)
    elif isinstance(given, dict) and dataclasses.is_dataclass(value):
        unit = str(given.get("id", unit))
        names = {field.name for field in dataclasses.fields(value)}
        for key, source in given.items():
            if key not in names:
                yield unit, key
            else:
                yield from _unknown_fields(getattr(value, key), source, unit)
