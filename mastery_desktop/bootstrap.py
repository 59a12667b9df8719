"""Puts the program together, without a window: paths, content, database, services.

Every part gets what it needs through its constructor; nothing is looked up later.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from mastery_desktop.config.language import PSEUDO, nearest, translations_of
from mastery_desktop.config.machine import takes_files
from mastery_desktop.config.resources import Resources, find_resources
from mastery_desktop.content.loader import faults_of, languages_of, load_pack, shipped_pack
from mastery_desktop.content.translations import Translations, check_translations
from mastery_desktop.domain.errors import DatabaseDamaged, PackError, StorageError
from mastery_desktop.messages import pseudo
from mastery_desktop.service_set import Services, check, printing_of, rolling_up
from mastery_desktop.services.backups import Recovery, recover
from mastery_desktop.services.languages import Languages
from mastery_desktop.services.packs.library import PackLibrary
from mastery_desktop.storage.database import open_database, open_for_reading
from mastery_desktop.storage.temporary import private_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from gettext import NullTranslations
    from importlib.resources.abc import Traversable
    from pathlib import Path

    from mastery_desktop.config.paths import Paths
    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.services.base import Clock
    from mastery_desktop.services.doctor import Finding
    from mastery_desktop.services.printing import PrintService
    from mastery_desktop.services.rollup.service import RollUpService

__all__ = [
    "ContentChoice",
    "Services",
    "look_over",
    "open_or_recover",
    "open_services",
    "opened",
    "pack_library",
    "print_service",
    "private_folder",
    "system_clock",
]


def system_clock() -> datetime:
    """The time now, in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - the one clock of the program


@dataclass(frozen=True)
class ContentChoice:
    """Which content to use: the shipped pack or another folder, with an overlay, through a wording function.

    `language` is the one to speak, as a computer names it; the pack's nearest is taken, else its first.
    """

    folder: Path | None = None
    overlay: Path | None = None
    wording: Callable[[str], str] | None = None
    language: str = ""

    @property
    def source(self) -> Traversable:
        """The folder of the pack."""
        return self.folder or shipped_pack()

    def of(self, folder: Path | None, overlay: Path | None) -> ContentChoice:
        """The same language and wording, of another pack or with another overlay."""
        return replace(self, folder=folder, overlay=overlay)

    def load(self) -> Pack:
        """Read and check the pack, in the language that was chosen where it has it.

        Raises:
            PackError: the pack or the overlay is broken.
        """
        return self.load_in(nearest(self.language, self.languages()))

    def load_in(self, language: str) -> Pack:
        """Read and check the pack in one of its languages.

        Raises:
            PackError: the pack or the overlay is broken, or the pack has no such language.
        """
        return load_pack(self.folder, language=language, overlay=self.overlay, wording=self.wording)

    def languages(self) -> tuple[str, ...]:
        """The codes of the pack's languages, the first being that of its source.

        Raises:
            PackError: the pack is broken.
        """
        return languages_of(self.folder)

    def faults(self) -> tuple[PackError, ...]:
        """All that is wrong with the pack and the overlay, for who mends them."""
        return faults_of(self.source, self.overlay)

    def check_translations(self) -> Translations:
        """Compare every language of the pack with the first.

        Raises:
            PackError: a file of the pack is broken.
        """
        return check_translations(self.folder)


def print_service(pack: Pack, resources: Resources | None = None, content: ContentChoice | None = None) -> PrintService:
    """Make the service that prints, which needs no database; with the choice of content, in all of its languages."""
    resources = resources or find_resources()
    return printing_of(pack, _in_all_languages(content, resources) if content else None, resources)


def _in_all_languages(content: ContentChoice, resources: Resources) -> Languages:
    return Languages(content.languages(), content.load_in, partial(translations_of, resources=resources))


def rollup_service(pack: Pack, paths: Paths, clock: Clock = system_clock) -> RollUpService:
    """Make the service that rolls up, which needs no database."""
    return rolling_up(pack, clock, paths)


def open_services(paths: Paths, content: ContentChoice | None = None, clock: Clock = system_clock) -> Services:
    """Open the database and build the services on it; for reading alone where the folder cannot be written to.

    Raises:
        PackError: the content is broken.
        StorageError: the database cannot be opened.
    """
    content = content or ContentChoice()
    pack = content.load()
    return _open(pack, paths, clock, pack_library(pack, paths, content), _in_all_languages(content, find_resources()))


def pack_library(used: Pack, paths: Paths, content: ContentChoice) -> PackLibrary:
    """Make what knows the content of this computer, beside the pack that the program was started with."""

    def load(folder: Path | None, overlay: Path | None) -> Pack:
        return content.of(folder or content.folder, overlay).load()

    def speak(folder: Path | None, overlay: Path | None) -> Languages:
        return _in_all_languages(content.of(folder or content.folder, overlay), find_resources())

    return PackLibrary(paths.content, used, load, check, speak)


def in_language(services: Services, content: ContentChoice, language: str) -> tuple[Services, NullTranslations]:
    """Services on the same sessions in another language, and the texts of the program to use with them.

    Raises:
        PackError: the content is broken.
    """
    content = replace(content, language=language, wording=pseudo if language == PSEUDO else None)
    pack = content.load()
    packs, resources = pack_library(pack, services.paths, content), find_resources()
    speech = _in_all_languages(content, resources)
    made = Services(pack, services.paths, services.clock, services.store, packs, speech, backups=services.backups)
    return made, translations_of(language, resources)


def open_or_recover(paths: Paths, content: ContentChoice, clock: Clock) -> tuple[Services, Recovery | None]:
    """Open the services; a damaged database is set aside first, with the newest good backup in its place.

    Raises:
        PackError: the content is broken.
        StorageError: the database cannot be opened, and no backup can take its place.
    """
    pack = content.load()
    packs, speech = pack_library(pack, paths, content), _in_all_languages(content, find_resources())
    try:
        return _open(pack, paths, clock, packs, speech), None
    except DatabaseDamaged:
        recovery = recover(paths.database, paths.backups, clock)
    return _open(pack, paths, clock, packs, speech), recovery


def _open(pack: Pack, paths: Paths, clock: Clock, packs: PackLibrary, speech: Languages) -> Services:
    try:
        paths.create()
        store = open_database(paths.database, clock, backups=paths.backups)
    except (OSError, StorageError):
        if not paths.database.is_file() or takes_files(paths.data):
            raise
        store = open_for_reading(paths.database, clock, backups=paths.backups)
    return Services(pack, paths, clock, store, packs, speech)


def look_over(paths: Paths, content: ContentChoice, clock: Clock = system_clock) -> list[Finding]:
    """What a doctor finds without a window; nothing is changed."""
    from mastery_desktop.services.doctor import examine, examine_database  # noqa: PLC0415 - when it is asked for

    return [*examine(paths, find_resources(), os.environ, clock, content.load), examine_database(paths)]


@contextmanager
def opened(paths: Paths, content: ContentChoice | None = None) -> Iterator[Services]:
    """Open the services for the length of a command."""
    services = open_services(paths, content)
    try:
        yield services
    finally:
        services.close()
