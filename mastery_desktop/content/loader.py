"""Reads a content pack and checks it into domain objects.

`content.format` tells how a pack lies on disk. An overlay is one more file of wording, laid over the pack's own by unit
and field. What a translation lacks is said in the pack's first language; `content.translations` finds it. Everything
read is text and numbers; nothing in a pack is ever run.
"""

import dataclasses
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from mastery_desktop.content.checks import check
from mastery_desktop.content.faults import Faults, StandIns
from mastery_desktop.content.format import FORMAT, LANGUAGE_FREE, MANIFEST, TRANSLATION_NOTE, Manifest
from mastery_desktop.content.overlays import by_language, own_pieces, require_own_words, said_in
from mastery_desktop.content.refusals import reason_and_path, unit_at
from mastery_desktop.content.texts import Json, Texts, filled_in, require_text
from mastery_desktop.domain.errors import PackError
from mastery_desktop.domain.pack import Pack
from mastery_desktop.messages import _

Wording = Callable[[str], str]


def shipped_pack() -> Traversable:
    """The folder of the pack that comes with the program."""
    return files("mastery_desktop.content") / "pack"


def example_pack() -> Traversable:
    """The folder of the small framework that comes along as an example, and as what a pack of one's own begins as."""
    return files("mastery_desktop.content") / "example"


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


def faults_of(folder: Traversable | None = None, overlay: Path | None = None) -> tuple[PackError, ...]:
    """All that is wrong with a pack in any of its languages, as far as one fault does not hide others."""
    faults, folder = Faults(keep=True), folder or shipped_pack()
    with faults.each():
        languages = _Reader(folder, faults).readable_languages()
        for language in languages:
            _Reader(folder, faults).read(language, overlay, None)
    return tuple(faults.found)


def read_manifest(folder: Traversable | None = None) -> Manifest:
    """What `pack.json` says of a pack.

    Raises:
        PackError: the manifest is missing or broken.
    """
    return _Reader(folder or shipped_pack()).manifest()


def languages_of(folder: Traversable | None = None) -> tuple[str, ...]:
    """The codes of the languages of a pack; the first is the one that it was written in.

    Raises:
        PackError: the manifest is missing or broken.
    """
    return read_manifest(folder).languages


def read_wordings(folder: Traversable | None = None) -> tuple[Manifest, dict[str, dict[str, Texts]]]:
    """The manifest of a pack, and its wording by language and file, as it lies on disk; a translation may lack files.

    Raises:
        PackError: a file is missing or broken.
    """
    return _Reader(folder or shipped_pack()).wordings()


class _Reader:
    """Reads one pack; remembers which unit stands in which file, to name the place of a fault."""

    def __init__(self, folder: Traversable, faults: Faults | None = None) -> None:
        self._folder, self._faults = folder, faults or Faults()
        self._overlay = b""
        self._file_of: dict[str, str] = {}

    def read(self, language: str, overlay: Path | None, wording: Wording | None) -> Pack:
        manifest = self.manifest()
        language = language or manifest.languages[0]
        if language not in manifest.languages:
            raise PackError(MANIFEST, "languages", _("the pack has no language {name}").format(name=repr(language)))
        texts: Texts = {}
        whole: dict[str, Json] = {"id": manifest.id, "version": manifest.version, "language": language}
        self._file_of[manifest.id] = MANIFEST
        for name in manifest.files:
            self._join(whole, self._json(f"structure/{name}"), f"structure/{name}")
            self._add_texts(texts, *self._wording(manifest, language, name))
        overlaid = self._lay_over(texts, overlay, manifest, language) if overlay else frozenset[str]()
        if wording:
            texts = {unit: {key: _map_text(value, wording) for key, value in t.items()} for unit, t in texts.items()}
        unused = set(texts)
        merged = self._merge(whole, texts, unused)
        for unit in sorted(unused):
            self._faults.add(PackError(self._file_of[f"text:{unit}"], unit, _("the structure has no such unit")))
        hashes = self._hashes(manifest)
        merged |= {
            "documents": [dict(document) for document in manifest.documents],
            "hash": self._overlaid_hash(hashes[language]),
            "hashes": tuple(self._overlaid_hash(plain) for plain in hashes.values()),
            "overlay": overlay.name if overlay else "",
            "overlaid": overlaid,
        }
        return self._convert(merged, language)

    def wordings(self) -> tuple[Manifest, dict[str, dict[str, Texts]]]:
        manifest = self.manifest()
        by_language = {}
        for language in manifest.languages:
            by_language[language] = {name: self._texts_of(manifest, language, name) for name in manifest.files}
        return manifest, by_language

    def readable_languages(self) -> tuple[str, ...]:
        """The languages of a pack whose files can all be read; none where one cannot, which is a fault of its own."""
        manifest, before = self.manifest(), len(self._faults.found)
        for name in manifest.files:
            with self._faults.each():
                self._json(f"structure/{name}")
            for language in manifest.languages:
                with self._faults.each():
                    self._texts_of(manifest, language, name)
        return manifest.languages if len(self._faults.found) == before else ()

    def manifest(self) -> Manifest:
        document = self._json(MANIFEST)
        if document.get("format", FORMAT) != FORMAT:
            reason = _("this program reads packs of format {ours}, not {theirs}").format(
                ours=FORMAT, theirs=document["format"]
            )
            raise PackError(MANIFEST, "format", reason)
        try:
            manifest = msgspec.convert(document, Manifest)
        except msgspec.ValidationError as error:
            reason, path = reason_and_path(error, Manifest)
            raise PackError(MANIFEST, path, reason) from None
        _require_id(manifest.id, MANIFEST, "id")
        if not manifest.languages or not manifest.files:
            raise PackError(MANIFEST, "", _("the pack names no language or no files"))
        for name in (*manifest.files, *(f"{language}.json" for language in manifest.languages)):
            if not re.fullmatch(r"[\w-]+\.json", name):
                raise PackError(MANIFEST, name, _("expected the plain name of a .json file, or of a language"))
        return manifest

    def _json(self, name: str) -> dict[str, Json]:
        return _decode(self._bytes(name), name)

    def _bytes(self, name: str) -> bytes:
        try:
            return self._file(name).read_bytes()
        except OSError:
            raise PackError(name, "", _("the file is missing or cannot be read")) from None

    def _file(self, name: str) -> Traversable:
        return self._folder.joinpath(*name.split("/"))

    def _texts_of(self, manifest: Manifest, language: str, name: str) -> Texts:
        """A file of wording; empty where a translation does not have it."""
        file = f"{language}/{name}"
        return self._json(file) if language == manifest.languages[0] or self._file(file).is_file() else {}

    def _wording(self, manifest: Manifest, language: str, name: str) -> tuple[Texts, str]:
        """The wording of a file with its place; what a translation lacks stands there in the first language."""
        own, first = self._texts_of(manifest, language, name), manifest.languages[0]
        if language == first:
            return own, f"{first}/{name}"
        whole = filled_in(own, self._json(f"{first}/{name}"))
        if note := own.get(manifest.id, {}).get(TRANSLATION_NOTE):
            whole.setdefault(manifest.id, {})[TRANSLATION_NOTE] = note
        return whole, f"{language}/{name}"

    def _hashes(self, manifest: Manifest) -> dict[str, str]:
        """The SHA-256 of structure and wording by language, which no other language changes.

        That of a translation holds the first language's wording as well: what it lacks is said with it.
        """
        digest = hashlib.sha256(f"{manifest.id}\0{manifest.version}\0{manifest.documents}\0".encode())
        first, *others = manifest.languages
        for name in manifest.files:
            for file in (f"structure/{name}", f"{first}/{name}"):
                digest.update(_digestible(file, self._bytes(file)))
        hashes = {first: digest.hexdigest()}
        for language in others:
            translated = digest.copy()
            for file in (f"{language}/{name}" for name in manifest.files):
                if self._file(file).is_file():
                    translated.update(_digestible(file, self._bytes(file)))
            hashes[language] = translated.hexdigest()
        return hashes

    def _overlaid_hash(self, plain: str) -> str:
        if not self._overlay:
            return plain
        return hashlib.sha256(_digestible(plain, self._overlay)).hexdigest()

    def _join(self, whole: dict[str, Json], part: dict[str, Json], name: str) -> None:
        for unit in _units(part):
            _require_id(unit, name, unit)
            if unit in self._file_of:
                twice = _("the id stands twice, also in {file}").format(file=self._file_of[unit])
                self._faults.add(PackError(name, unit, twice))
            self._file_of[unit] = name
        for key, value in part.items():
            if isinstance(value, list) and isinstance(whole.get(key), list):
                whole[key] += value
            elif key in whole:
                self._faults.add(PackError(name, key, _("another file of the pack already gives this part")))
            else:
                whole[key] = value

    def _add_texts(self, texts: Texts, part: dict[str, Json], name: str) -> None:
        for unit, fields in part.items():
            if not isinstance(fields, dict):
                self._faults.add(PackError(name, unit, _("expected an object that gives texts by field")))
                continue
            if unit in texts:
                twice = _("the wording stands twice, also in {file}").format(file=self._file_of[f"text:{unit}"])
                self._faults.add(PackError(name, unit, twice))
            good = {}
            for key, value in fields.items():
                if key in LANGUAGE_FREE:
                    misplaced = _("this is no wording, it belongs into the structure")
                    self._faults.add(PackError(name, f"{unit} {key}", misplaced))
                    continue
                with self._faults.each():
                    require_text(value, name, f"{unit} {key}")
                good[key] = value
            texts[unit] = good
            self._file_of[f"text:{unit}"] = name

    def _lay_over(self, texts: Texts, overlay: Path, manifest: Manifest, language: str) -> frozenset[str]:
        try:
            self._overlay = overlay.read_bytes()
        except OSError:
            raise PackError(overlay.name, "", _("the file is missing or cannot be read")) from None
        words = by_language(_decode(self._overlay, overlay.name), manifest.languages)
        before = self._faults.told
        for part in words.values():
            for piece in own_pieces(part):
                with self._faults.each():
                    require_own_words(piece, texts, overlay.name)
        if self._faults.told > before:
            return frozenset()
        said = said_in(language, words, manifest.languages)
        for unit, fields in said.items():
            texts[unit] = texts[unit] | fields
            self._file_of[f"text:{unit}"] = overlay.name
        return frozenset(said)

    def _merge(self, node: Json, texts: Texts, unused: set[str]) -> Json:
        if isinstance(node, list):
            return [self._merge(item, texts, unused) for item in node]
        if not isinstance(node, dict):
            return node
        merged = {key: self._merge(value, texts, unused) for key, value in node.items()}
        unit = node.get("id")
        if isinstance(unit, str) and unit in texts:
            unused.discard(unit)
            for key in sorted(texts[unit].keys() & node.keys()):
                place = self._file_of[f"text:{unit}"]
                self._faults.add(PackError(place, f"{unit} {key}", _("the structure gives this field")))
            merged |= texts[unit]
        return merged

    def _convert(self, merged: dict[str, Json], language: str) -> Pack:
        stand_ins, pack = StandIns(Pack), None
        while pack is None:
            try:
                pack = msgspec.convert(merged, Pack)
            except msgspec.ValidationError as error:
                fault = self._fault_of(error, merged, language)
                goes_on, is_new = stand_ins.put(merged, error)
                if is_new or not goes_on:
                    self._faults.add(fault)
                if not goes_on:
                    raise fault from None
        for unit, key in _unknown_fields(pack, merged):
            reason = _("there is no field {name}").format(name=repr(key))
            self._faults.add(PackError(self._place_of(unit, key, language), unit, reason))
        if stand_ins.are_texts:
            check(pack, self._file_of, MANIFEST, self._faults)
        return pack

    def _fault_of(self, error: msgspec.ValidationError, merged: dict[str, Json], language: str) -> PackError:
        reason, path = reason_and_path(error, Pack)
        unit, rest = unit_at(merged, path)
        missing = re.search(r"missing required field `(\w+)`", str(error))
        name = missing[1] if missing else rest.partition("[")[0]
        return PackError(self._place_of(unit, name, language), f"{unit} {rest}".strip(), reason)

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
            raise PackError(name, twice, _("this stands twice in the same place"))
        return document

    try:
        document = json.loads(raw.decode("utf-8"), object_pairs_hook=no_key_twice)
    except json.JSONDecodeError as error:
        raise PackError(name, f"line {error.lineno}", _("not valid JSON: {reason}").format(reason=error.msg)) from None
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise PackError(name, f"line {line}", _("not UTF-8 text: {reason}").format(reason=error.reason)) from None
    except RecursionError:
        raise PackError(name, "", _("nested too deeply")) from None
    if not isinstance(document, dict):
        raise PackError(name, "", _("expected an object, written in braces"))
    return document


def _digestible(name: str, raw: bytes) -> bytes:
    """A file for its hash: with the line ends of Unix, so that a pack has one hash on every system."""
    return name.encode() + b"\0" + raw.replace(b"\r\n", b"\n") + b"\0"


def _require_id(unit: str, file: str, place: str) -> None:
    if not re.fullmatch(r"\S+", unit):
        raise PackError(file, place, _("an id has no blanks, and is not empty: {unit}").format(unit=repr(unit)))


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
