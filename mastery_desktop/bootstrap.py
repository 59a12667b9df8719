"""Puts the program together, without a window: paths, content, database, services.

Every part gets what it needs through its constructor; nothing is looked up later.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from gettext import NullTranslations
from importlib.resources.abc import Traversable
from pathlib import Path

from mastery_desktop.config.installed_fonts import font_folders
from mastery_desktop.config.language import PSEUDO, nearest, translations_of
from mastery_desktop.config.machine import takes_files
from mastery_desktop.config.paths import Paths
from mastery_desktop.config.resources import Resources, find_resources
from mastery_desktop.content.loader import languages_of, load_pack, shipped_pack
from mastery_desktop.content.translations import Translations, check_translations
from mastery_desktop.domain.errors import DatabaseDamaged, StorageError
from mastery_desktop.domain.pack import Pack
from mastery_desktop.messages import pseudo
from mastery_desktop.services.backups import BackupService, Recovery, recover
from mastery_desktop.services.base import Clock
from mastery_desktop.services.comparing import ComparingService
from mastery_desktop.services.content import ContentService
from mastery_desktop.services.doctor import Doctor, Finding, examine, examine_database
from mastery_desktop.services.forms.service import FormService
from mastery_desktop.services.history import HistoryService
from mastery_desktop.services.languages import Languages
from mastery_desktop.services.packs.installed import InstalledContent
from mastery_desktop.services.packs.library import PackLibrary
from mastery_desktop.services.packs.wording import WordingService
from mastery_desktop.services.planning import PlanningService
from mastery_desktop.services.printing import PrintService
from mastery_desktop.services.rating import RatingService
from mastery_desktop.services.rollup.apart import check_apart
from mastery_desktop.services.rollup.service import RollUpService
from mastery_desktop.services.room import RoomService
from mastery_desktop.services.sessions import SessionService
from mastery_desktop.services.sharing import SharingService
from mastery_desktop.storage.database import open_database, open_for_reading
from mastery_desktop.storage.store import Store
from mastery_desktop.storage.temporary import private_folder

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

    def of(self, folder: Path | None, overlay: Path | None) -> "ContentChoice":
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

    def check_translations(self) -> Translations:
        """Compare every language of the pack with the first.

        Raises:
            PackError: a file of the pack is broken.
        """
        return check_translations(self.folder)


@dataclass(frozen=True)
class Services:
    """Everything that the windows and the commands work with."""

    pack: Pack
    paths: Paths
    clock: Clock
    store: Store
    sessions: SessionService
    rating: RatingService
    forms: FormService
    planning: PlanningService
    history: HistoryService
    content: ContentService
    printing: PrintService
    sharing: SharingService
    backups: BackupService
    room: RoomService
    rollup: RollUpService
    comparing: ComparingService
    doctor: Doctor
    packs: PackLibrary
    wording: WordingService
    installed: InstalledContent

    def with_pack(self, pack: Pack) -> "Services":
        """The same services, for a session that was led with the words of another pack, or with another framework."""
        if pack is self.pack:
            return self
        if pack.id != self.pack.id:
            return self.working_with(pack)
        own = self.packs.languages_of(pack)
        printing = _printing(pack, find_resources(), own) if own else self.printing.with_pack(pack)
        return replace(self, pack=pack, printing=printing, forms=self.forms.with_pack(pack))

    def working_with(self, pack: Pack) -> "Services":
        """Services that know this pack alone, on the same sessions: what is begun with them is led with it."""
        printing = _printing(pack, find_resources(), self.packs.languages_of(pack))
        made = _on_store(pack, self.paths, self.clock, printing, self.store, self.packs)
        return replace(made, backups=self.backups)

    def elsewhere(self, paths: Paths, clock: Clock) -> "Services":
        """Services of their own on another folder, with the same content and another clock: for a rehearsal.

        Raises:
            OSError: the folder cannot be made.
            StorageError: the database there cannot be opened.
        """
        return _services(self.pack, paths, clock, self.printing, self.packs)

    def close(self) -> None:
        """Close the database; a backup is made where something changed, and copied where that is wanted."""
        self.store.close()
        self.backups.copy_second()


def print_service(pack: Pack, resources: Resources | None = None, content: ContentChoice | None = None) -> PrintService:
    """Make the service that prints, which needs no database; with the choice of content, in all of its languages."""
    resources = resources or find_resources()
    return _printing(pack, resources, _in_all_languages(content, resources) if content else None)


def _printing(pack: Pack, resources: Resources, languages: Languages | None) -> PrintService:
    return PrintService(pack, resources.root / "fonts", font_folders(), languages)


def _in_all_languages(content: ContentChoice, resources: Resources) -> Languages:
    return Languages(content.languages(), content.load_in, partial(translations_of, resources=resources))


def rollup_service(pack: Pack, paths: Paths, clock: Clock = system_clock) -> RollUpService:
    """Make the service that rolls up, which needs no database."""
    return RollUpService(pack, clock, paths.roll_ups, print_service(pack))


def open_services(paths: Paths, content: ContentChoice | None = None, clock: Clock = system_clock) -> Services:
    """Open the database and build the services on it; for reading alone where the folder cannot be written to.

    Raises:
        PackError: the content is broken.
        StorageError: the database cannot be opened.
    """
    content = content or ContentChoice()
    pack = content.load()
    return _open(pack, paths, clock, print_service(pack, content=content), pack_library(pack, paths, content))


def pack_library(used: Pack, paths: Paths, content: ContentChoice) -> PackLibrary:
    """Make what knows the content of this computer, beside the pack that the program was started with."""

    def load(folder: Path | None, overlay: Path | None) -> Pack:
        return content.of(folder or content.folder, overlay).load()

    def speak(folder: Path | None, overlay: Path | None) -> Languages:
        return _in_all_languages(content.of(folder or content.folder, overlay), find_resources())

    return PackLibrary(paths.content, used, load, check_apart, speak)


def in_language(services: Services, content: ContentChoice, language: str) -> tuple[Services, NullTranslations]:
    """Services on the same sessions in another language, and the texts of the program to use with them.

    Raises:
        PackError: the content is broken.
    """
    content = replace(content, language=language, wording=pseudo if language == PSEUDO else None)
    pack = content.load()
    printing, packs = print_service(pack, content=content), pack_library(pack, services.paths, content)
    made = _on_store(pack, services.paths, services.clock, printing, services.store, packs)
    return replace(made, backups=services.backups), translations_of(language, find_resources())


def open_or_recover(paths: Paths, content: ContentChoice, clock: Clock) -> tuple[Services, Recovery | None]:
    """Open the services; a damaged database is set aside first, with the newest good backup in its place.

    Raises:
        PackError: the content is broken.
        StorageError: the database cannot be opened, and no backup can take its place.
    """
    pack = content.load()
    printing, packs = print_service(pack, content=content), pack_library(pack, paths, content)
    try:
        return _open(pack, paths, clock, printing, packs), None
    except DatabaseDamaged:
        recovery = recover(paths.database, paths.backups, clock)
    return _open(pack, paths, clock, printing, packs), recovery


def _open(pack: Pack, paths: Paths, clock: Clock, printing: PrintService, packs: PackLibrary) -> Services:
    try:
        return _services(pack, paths, clock, printing, packs)
    except (OSError, StorageError):
        if not paths.database.is_file() or takes_files(paths.data):
            raise
    store = open_for_reading(paths.database, clock, backups=paths.backups)
    return _on_store(pack, paths, clock, printing, store, packs)


def _services(pack: Pack, paths: Paths, clock: Clock, printing: PrintService, packs: PackLibrary) -> Services:
    paths.create()
    store = open_database(paths.database, clock, backups=paths.backups)
    return _on_store(pack, paths, clock, printing, store, packs)


def _on_store(  # noqa: PLR0917 - all that services are made of
    pack: Pack, paths: Paths, clock: Clock, printing: PrintService, store: Store, packs: PackLibrary
) -> Services:
    sessions, rating = SessionService(store, clock, pack), RatingService(store, clock, pack)
    return Services(
        pack=pack,
        paths=paths,
        clock=clock,
        store=store,
        sessions=sessions,
        rating=rating,
        forms=FormService(store, clock, pack, sessions=sessions, rating=rating),
        planning=PlanningService(store, clock, pack),
        history=HistoryService(store, clock, pack),
        content=ContentService(store, clock, pack),
        printing=printing,
        sharing=SharingService(store, clock, pack, check_apart, packs.find),
        backups=BackupService(store, clock),
        room=RoomService(store, clock, pack),
        rollup=rollup_service(pack, paths, clock),
        comparing=ComparingService(store, clock, pack),
        doctor=Doctor(store, paths, find_resources(), clock, pack),
        packs=packs,
        wording=WordingService(packs, clock),
        installed=InstalledContent(store, packs),
    )


def look_over(paths: Paths, content: ContentChoice, clock: Clock = system_clock) -> list[Finding]:
    """What a doctor finds without a window; nothing is changed."""
    return [*examine(paths, find_resources(), os.environ, clock, content.load), examine_database(paths)]


@contextmanager
def opened(paths: Paths, content: ContentChoice | None = None) -> Iterator[Services]:
    """Open the services for the length of a command."""
    services = open_services(paths, content)
    try:
        yield services
    finally:
        services.close()
