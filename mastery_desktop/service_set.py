"""One of each service on an open database.

What the list of sessions needs is made at once. Every other service is made when it is first asked for, and its modules
are loaded then: together they would take a tenth of the time until that list is there.
"""

from __future__ import annotations

import copy
from functools import cached_property
from typing import TYPE_CHECKING

from mastery_desktop.config.installed_fonts import font_folders
from mastery_desktop.config.resources import Resources, find_resources
from mastery_desktop.services.backups import BackupService
from mastery_desktop.services.sessions import SessionService
from mastery_desktop.storage.database import open_database
from mastery_desktop.storage.temporary import no_room

if TYPE_CHECKING:
    from mastery_desktop.config.paths import Paths
    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.services.base import Clock
    from mastery_desktop.services.comparing import ComparingService
    from mastery_desktop.services.content import ContentService
    from mastery_desktop.services.doctor import Doctor
    from mastery_desktop.services.forms.service import FormService
    from mastery_desktop.services.history import HistoryService
    from mastery_desktop.services.languages import Languages
    from mastery_desktop.services.packs.installed import InstalledContent
    from mastery_desktop.services.packs.library import PackLibrary
    from mastery_desktop.services.packs.wording import WordingService
    from mastery_desktop.services.planning import PlanningService
    from mastery_desktop.services.printing import PrintService
    from mastery_desktop.services.rating import RatingService
    from mastery_desktop.services.rollup.service import RollUpService
    from mastery_desktop.services.room import RoomService
    from mastery_desktop.services.sharing import SharingService
    from mastery_desktop.storage.store import Store


class Services:
    """Everything that the windows and the commands work with.

    Attributes:
        pack: the content that is shown.
        backups: copies of the database.
        sessions: start, list, lead, finish.
    """

    def __init__(  # noqa: PLR0917 - all that services are made of
        self,
        pack: Pack,
        paths: Paths,
        clock: Clock,
        store: Store,
        packs: PackLibrary,
        speech: Languages | None = None,
        *,
        backups: BackupService | None = None,
    ) -> None:
        """Make services on an open database.

        Args:
            pack: the content that is worked with.
            paths: where the data lie.
            clock: the time in UTC.
            store: the open database.
            packs: the content of this computer.
            speech: the languages of the pack, for paper.
            backups: those in use; without them they are made.
        """
        self.pack, self.paths, self.clock, self.store, self.packs = pack, paths, clock, store, packs
        self._used, self._speech = pack, speech
        self.sessions = SessionService(store, clock, pack)
        self.backups = backups or BackupService(store, clock)

    # Made when they are asked for, so that each loads its modules only then.

    @cached_property
    def rating(self) -> RatingService:
        """Count, reveal, decide."""
        from mastery_desktop.services.rating import RatingService  # noqa: PLC0415

        return RatingService(self.store, self.clock, self._used)

    @cached_property
    def forms(self) -> FormService:
        """Forms that were filled in."""
        from mastery_desktop.services.forms.service import FormService  # noqa: PLC0415

        return FormService(self.store, self.clock, self._used, sessions=self.sessions, rating=self.rating)

    @cached_property
    def planning(self) -> PlanningService:
        """Focus area, stage, plan."""
        from mastery_desktop.services.planning import PlanningService  # noqa: PLC0415

        return PlanningService(self.store, self.clock, self._used)

    @cached_property
    def history(self) -> HistoryService:
        """Undo and redo."""
        from mastery_desktop.services.history import HistoryService  # noqa: PLC0415

        return HistoryService(self.store, self.clock, self._used)

    @cached_property
    def content(self) -> ContentService:
        """Read and search the guide."""
        from mastery_desktop.services.content import ContentService  # noqa: PLC0415

        return ContentService(self.store, self.clock, self._used)

    @cached_property
    def printing(self) -> PrintService:
        """Sheets as PDF."""
        return printing_of(self._used, self._speech)

    @cached_property
    def sharing(self) -> SharingService:
        """Session files."""
        from mastery_desktop.services.sharing import SharingService  # noqa: PLC0415

        return SharingService(self.store, self.clock, self._used, check, self.packs.find)

    @cached_property
    def room(self) -> RoomService:
        """Check the room before people arrive."""
        from mastery_desktop.services.room import RoomService  # noqa: PLC0415

        return RoomService(self.store, self.clock, self._used)

    @cached_property
    def rollup(self) -> RollUpService:
        """Several schools in one picture."""
        return rolling_up(self._used, self.clock, self.paths)

    @cached_property
    def comparing(self) -> ComparingService:
        """Sessions of one school side by side."""
        from mastery_desktop.services.comparing import ComparingService  # noqa: PLC0415

        return ComparingService(self.store, self.clock, self._used)

    @cached_property
    def doctor(self) -> Doctor:
        """Look the installation over."""
        from mastery_desktop.services.doctor import Doctor  # noqa: PLC0415

        return Doctor(self.store, self.paths, find_resources(), self.clock, self._used)

    @cached_property
    def wording(self) -> WordingService:
        """Change the wording of content, and take content in."""
        from mastery_desktop.services.packs.wording import WordingService  # noqa: PLC0415

        return WordingService(self.packs, self.clock)

    @cached_property
    def installed(self) -> InstalledContent:
        """Remove content that came here or was made here."""
        from mastery_desktop.services.packs.installed import InstalledContent  # noqa: PLC0415

        return InstalledContent(self.store, self.packs)

    # The same for something else ---------------------------------------------------------------------------------

    def with_pack(self, pack: Pack) -> Services:
        """The same services, for a session that was led with the words of another pack, or with another framework."""
        if pack is self.pack:
            return self
        if pack.id != self.pack.id:
            return self.working_with(pack)
        own = self.packs.languages_of(pack)
        led = copy.copy(self)
        led.pack = pack
        led.printing = printing_of(pack, own) if own else self.printing.with_pack(pack)
        led.forms = self.forms.with_pack(pack)
        return led

    def working_with(self, pack: Pack) -> Services:
        """Services that know this pack alone, on the same sessions: what is begun with them is led with it."""
        speech = self.packs.languages_of(pack)
        return Services(pack, self.paths, self.clock, self.store, self.packs, speech, backups=self.backups)

    def elsewhere(self, paths: Paths, clock: Clock) -> Services:
        """Services of their own on a folder for a time, with the same content and another clock: for a rehearsal.

        Raises:
            StorageError: the folder cannot be made, or the database there cannot be opened.
        """
        try:
            paths.create()
        except OSError as error:
            raise no_room(error) from None
        store = open_database(paths.database, clock, backups=paths.backups)
        made = Services(self.pack, paths, clock, store, self.packs)
        made.printing = self.printing
        return made

    def close(self) -> None:
        """Close the database; a backup is made where something changed, and copied where that is wanted."""
        self.store.close()
        self.backups.copy_second()


def printing_of(pack: Pack, languages: Languages | None, resources: Resources | None = None) -> PrintService:
    """Make the service that prints a pack, in the languages that it has."""
    from mastery_desktop.services.printing import PrintService  # noqa: PLC0415 - as above

    return PrintService(pack, (resources or find_resources()).root / "fonts", font_folders(), languages)


def rolling_up(pack: Pack, clock: Clock, paths: Paths) -> RollUpService:
    """Make the service that rolls up, which needs no database."""
    from mastery_desktop.services.rollup.service import RollUpService  # noqa: PLC0415 - as above

    return RollUpService(pack, clock, paths.roll_ups, printing_of(pack, None))


def check(data: bytes) -> None:
    """Look at a file of others before it is read here, in a process of its own.

    Raises:
        FileRefused: nothing can be taken from it.
    """
    from mastery_desktop.services.rollup.apart import check_apart  # noqa: PLC0415 - as above

    check_apart(data)
