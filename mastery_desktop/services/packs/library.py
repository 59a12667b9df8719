"""What content this computer has: the pack in use, those that were taken in, and overlays that were taken in or made.

Each lies in the folder of content as it lay in its file. A pack stays beside its later versions, because sessions were
led with it; what is broken there is left out, and whoever looks for it gets nothing.
"""

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from mastery_desktop.domain.errors import FileRefused, NotPossible, PackError
from mastery_desktop.domain.pack import Pack
from mastery_desktop.files import atomic_write, safe_file_name
from mastery_desktop.messages import _, current
from mastery_desktop.services.languages import Languages, Speech
from mastery_desktop.services.packs.pack_file import PackFile, is_pack_file, no_content, read_pack

Load = Callable[[Path | None, Path | None], Pack]
"""Loads the pack in a folder, or the one that comes along, with an overlay or none, in the language in use.

Raises PackError: it is broken.
"""

Speak = Callable[[Path | None, Path | None], Languages | None]

Check = Callable[[bytes], None]

_PACKS: Final = "packs"
_OVERLAYS: Final = "overlays"
_PRIVATE: Final = 0o700
_LONGEST: Final = 40


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Content that a session can be led with.

    Attributes:
        title: what the pack is called.
        id: the pack's id.
        version: its version.
        overlay: the file name of the wording that is laid over it; empty without one.
        folder: where the pack lies; None for the pack that the program was started with.
        overlay_file: where the overlay lies; None without one, and for the one that the program was started with.
        told_by: what tells it from other content of the same title; empty where none has it.
        was_here: it was taken in from a file, and was on this computer before, the very same.
    """

    title: str
    id: str
    version: str
    overlay: str = ""
    folder: Path | None = None
    overlay_file: Path | None = None
    told_by: str = field(default="", compare=False)
    was_here: bool = field(default=False, compare=False)

    @property
    def name(self) -> str:
        """What it is called in a list."""
        title = f"{self.title} ({self.told_by})" if self.told_by else self.title
        return _("{title}, wording: {overlay}").format(title=title, overlay=self.overlay) if self.overlay else title

    @property
    def taken_in_words(self) -> str:
        """Say that it was taken in."""
        if self.was_here:
            return _("{name} was here already. Nothing was changed.").format(name=self.name)
        return _("{name} is here now. It can be chosen where a workshop is started.").format(name=self.name)


class PackLibrary:
    """The content of this computer."""

    def __init__(
        self,
        folder: Path,
        used: Pack,
        load: Load,
        check: Check = lambda _data: None,
        languages: Speak = lambda _folder, _overlay: None,
    ) -> None:
        """Keep content in a folder, which need not be there.

        Args:
            folder: the folder.
            used: the pack that the program was started with.
            load: loads a pack.
            check: looks at a file of others before it is read here, in a process of its own.
            languages: gives the pack in a folder with an overlay in all of its languages.
        """
        self._folder, self._used, self._load, self._check, self._languages = folder, used, load, check, languages
        self._loaded: dict[tuple[Path | None, Path | None], Pack] = {}
        self._plain_languages: dict[Path | None, Languages | None] = {}

    def entries(self) -> list[Entry]:
        """What a session can be led with, the pack in use first, overlays after the pack that they are laid over."""
        used = self._used
        first = Entry(title=used.title, id=used.id, version=used.version, overlay=used.overlay)
        found = [first]
        if not used.overlay:
            found += self._overlays_of(first)
        for folder in self._installed():
            try:
                pack = self._pack(folder, None)
            except PackError:
                continue
            entry = Entry(title=pack.title, id=pack.id, version=pack.version, folder=folder)
            if pack.hash in used.hashes:
                continue
            found.append(entry)
            if pack.id != used.id:
                found += self._overlays_of(entry)
        return [replace(entry, told_by=_told_by(entry, found)) for entry in found]

    def pack(self, entry: Entry) -> Pack:
        """The pack of an entry, in the language in use.

        Raises:
            PackError: it is broken, or no longer there.
        """
        if entry.folder is None and entry.overlay_file is None:
            return self._used
        return self._pack(entry.folder, entry.overlay_file)

    def plain(self, entry: Entry) -> Pack:
        """The pack of an entry without any overlay.

        Raises:
            PackError: it is broken, or no longer there.
        """
        return self._used if entry.folder is None and not self._used.overlay else self._pack(entry.folder, None)

    def in_all_languages(self, entry: Entry) -> dict[str, Pack]:
        """The pack of an entry without any overlay in each of its languages, by code, the one of its source first.

        Raises:
            PackError: it is broken, or no longer there.
        """
        plain, spoken = self.plain(entry), self._spoken(entry)
        return {code: spoken.speech(code, plain).pack for code in spoken.codes} if spoken else {plain.language: plain}

    def speech(self, entry: Entry, pack: Pack) -> Speech:
        """What is said in the language of a pack, which is that of an entry in any of its languages."""
        spoken = self._spoken(entry)
        return spoken.speech(pack.language, self.plain(entry)) if spoken else Speech(pack, current())

    def languages_of(self, pack: Pack) -> Languages | None:
        """A pack that was loaded from here in all of its languages; nothing for any other."""
        for (folder, overlay), loaded in list(self._loaded.items()):  # the window asks while the worker may load one
            if loaded is pack:
                return self._languages(folder, overlay)
        return None

    def find(self, pack_id: str, pack_hash: str, language: str = "") -> Pack | None:
        """The content with this hash, in the language in use; else another version of that pack, else nothing.

        Args:
            pack_id: the pack's id.
            pack_hash: the hash of the pack with its wording, in any of its languages.
            language: the code of the language that another version is given in, where it has that.
        """
        other = None
        for entry in self.entries():
            if entry.id != pack_id:
                continue
            for load in (self.pack, self.plain):
                try:
                    pack = load(entry)
                except PackError:
                    continue
                if pack_hash in (pack.hash, *pack.hashes):
                    return pack
                other = other or entry
        return self._plain_in(other, language) if other else None

    def take_in(self, data: bytes) -> Entry:
        """Keep the content of a file; the same file again changes nothing.

        Raises:
            FileRefused: it is no such file, or it is damaged. Nothing was changed.
            NotPossible: an overlay's pack is not here, or there is no room.
        """
        if not is_pack_file(data):
            raise no_content()
        self._check(data)
        file = read_pack(data)
        try:
            return self._keep_overlay(file) if file.overlay else self._keep_pack(file)
        except OSError as error:
            sentence = _("The content could not be kept ({reason}). Nothing was changed; make room on the disk.")
            raise NotPossible(sentence.format(reason=error.strerror)) from None

    def overlay_file(self, pack_id: str, name: str) -> Path:
        """Where the overlay of a name lies, or would lie."""
        return self._folder / _OVERLAYS / _folder_name(pack_id) / safe_file_name(name.removesuffix(".json"), ".json")

    def keep_overlay(self, entry: Entry, name: str, data: bytes) -> Entry:
        """Keep an overlay of this name over the pack of an entry, in the place of the one before.

        Raises:
            PackError: it does not fit the pack. Nothing was changed.
            OSError: it could not be written. Nothing was changed.
        """
        place = self.overlay_file(entry.id, name)
        place.parent.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=place.parent) as part:  # what is wrong is told under the right name
            tried = Path(part) / place.name
            tried.write_bytes(data)
            self._load(entry.folder, tried)
        atomic_write(place, data)
        self._loaded.pop((entry.folder, place), None)
        return replace(entry, overlay=place.name, overlay_file=place, told_by="")

    def drop_overlay(self, entry: Entry, name: str) -> None:
        """Let an overlay go that changes nothing any more.

        Raises:
            OSError: it is still there.
        """
        place = self.overlay_file(entry.id, name)
        place.unlink(missing_ok=True)
        self._loaded.pop((entry.folder, place), None)

    def remove(self, entry: Entry) -> None:
        """Remove the overlay of an entry, or its pack where it has none; what the program was started with stays.

        Raises:
            OSError: it is still there.
        """
        if entry.overlay_file:
            self.drop_overlay(entry, entry.overlay)
        elif entry.folder:
            with tempfile.TemporaryDirectory(dir=entry.folder.parent) as away:  # at once, and never half of it
                entry.folder.replace(Path(away) / "pack")
        self._loaded = {key: pack for key, pack in self._loaded.items() if key[0] != entry.folder}

    def _keep_pack(self, file: PackFile) -> Entry:
        content = hashlib.sha256()
        for name, data in sorted(file.files.items()):
            content.update(f"{name}\0{hashlib.sha256(data).hexdigest()}\0".encode())
        place = self._folder / _PACKS / f"{_folder_name(file.pack)}-{content.hexdigest()[:8]}"
        was_here = place.is_dir()
        if not was_here:
            place.parent.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=place.parent) as part:  # whole before it has its name
                whole = Path(part) / "pack"
                for name, data in file.files.items():
                    target = whole.joinpath(*name.split("/"))
                    target.parent.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
                    atomic_write(target, data)
                whole.replace(place)
        pack = self._pack(place, None)
        was_here = was_here or pack.hash in self._used.hashes
        return Entry(title=pack.title, id=pack.id, version=pack.version, folder=place, was_here=was_here)

    def _keep_overlay(self, file: PackFile) -> Entry:
        for entry in self.entries():
            if entry.id == file.pack and not entry.overlay:
                data, place = file.files[file.overlay], self.overlay_file(entry.id, file.overlay)
                was_here = place.is_file() and place.read_bytes() == data
                try:
                    return replace(self.keep_overlay(entry, file.overlay, data), was_here=was_here)
                except PackError as error:
                    sentence = _("This wording does not fit the pack {pack}: {fault}. Nothing was changed.")
                    raise FileRefused(sentence.format(pack=entry.title, fault=error)) from None
        sentence = _("This wording is laid over the pack {pack}, which is not here. Take that in first.")
        raise NotPossible(sentence.format(pack=file.pack))

    def _installed(self) -> list[Path]:
        """The folders of packs that were taken in, the latest of each first."""
        try:
            folders = [folder for folder in (self._folder / _PACKS).iterdir() if (folder / "pack.json").is_file()]
            return sorted(folders, key=lambda folder: (-folder.stat().st_mtime, folder.name))
        except OSError:
            return []

    def _overlays_of(self, entry: Entry) -> Iterator[Entry]:
        for file in sorted((self._folder / _OVERLAYS / _folder_name(entry.id)).glob("*.json")):
            try:
                self._pack(entry.folder, file)
            except PackError:
                continue
            yield replace(entry, overlay=file.name, overlay_file=file, told_by="")

    def _spoken(self, entry: Entry) -> Languages | None:
        """The languages of the pack of an entry without any overlay; each is read once."""
        if entry.folder not in self._plain_languages:
            self._plain_languages[entry.folder] = self._languages(entry.folder, None)
        return self._plain_languages[entry.folder]

    def _plain_in(self, entry: Entry, language: str) -> Pack:
        """The pack of an entry without any overlay, in a language where it has that."""
        pack = self.plain(entry)
        spoken = self._spoken(entry) if language not in ("", pack.language) else None
        return spoken.read(language) if spoken and language in spoken.codes else pack

    def _pack(self, folder: Path | None, overlay: Path | None) -> Pack:
        key = (folder, overlay)
        if key not in self._loaded:
            self._loaded[key] = self._load(folder, overlay)
        return self._loaded[key]


def _told_by(entry: Entry, entries: Sequence[Entry]) -> str:
    """What tells content from other content of the same title: its id, else its version, else where it lies."""
    others = [one for one in entries if one.title == entry.title and one.folder != entry.folder]
    if not others:
        return ""
    if all(one.id != entry.id for one in others):
        return entry.id
    if all((one.id, one.version) != (entry.id, entry.version) for one in others):
        return _("{id}, version {version}").format(id=entry.id, version=entry.version)
    where = entry.folder.name if entry.folder else entry.id
    return _("{id}, version {version}").format(id=where, version=entry.version)


def _folder_name(pack_id: str) -> str:
    """The name of a folder for a pack: to be read by people, and another one for every id."""
    digest = hashlib.sha256(pack_id.encode()).hexdigest()[:8]
    return f"{safe_file_name(pack_id)[:_LONGEST]}-{digest}"
