"""What a screen is given when it is made."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.messages import current

if TYPE_CHECKING:
    from datetime import date

    from mastery_desktop.config.paths import Paths
    from mastery_desktop.config.resources import Resources
    from mastery_desktop.config.settings import Choices, WindowState
    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.services.backups import BackupService
    from mastery_desktop.services.base import Clock
    from mastery_desktop.services.comparing import ComparingService
    from mastery_desktop.services.content import ContentService
    from mastery_desktop.services.doctor import Doctor
    from mastery_desktop.services.forms.service import FormService
    from mastery_desktop.services.history import HistoryService
    from mastery_desktop.services.languages import Speech
    from mastery_desktop.services.packs.installed import InstalledContent
    from mastery_desktop.services.packs.library import PackLibrary
    from mastery_desktop.services.packs.wording import WordingService
    from mastery_desktop.services.planning import PlanningService
    from mastery_desktop.services.printing import PrintService
    from mastery_desktop.services.rating import RatingService
    from mastery_desktop.services.rollup.service import RollUpService
    from mastery_desktop.services.room import RoomService
    from mastery_desktop.services.sessions import SessionService
    from mastery_desktop.services.sharing import SharingService
    from mastery_desktop.ui.operations import Operations
    from mastery_desktop.ui.prompts import Prompts
    from mastery_desktop.ui.theme.theme import Theme
    from mastery_desktop.ui.widgets.strip import MessageStrip


class ServiceSet(Protocol):
    """One of each service on the open database; `bootstrap.Services` is one."""

    @property
    def pack(self) -> Pack:
        """The content."""

    @property
    def paths(self) -> Paths:
        """Where the data lie."""

    @property
    def clock(self) -> Clock:
        """The time in UTC."""

    @property
    def sessions(self) -> SessionService:
        """Start, list, lead, finish."""

    @property
    def rating(self) -> RatingService:
        """Count, reveal, decide."""

    @property
    def forms(self) -> FormService:
        """Forms that were filled in."""

    @property
    def planning(self) -> PlanningService:
        """Focus area, stage, plan."""

    @property
    def history(self) -> HistoryService:
        """Undo and redo."""

    @property
    def content(self) -> ContentService:
        """Read and search the guide."""

    @property
    def printing(self) -> PrintService:
        """Sheets as PDF."""

    @property
    def sharing(self) -> SharingService:
        """Session files."""

    @property
    def backups(self) -> BackupService:
        """Copies of the database."""

    @property
    def room(self) -> RoomService:
        """Check the room before people arrive."""

    @property
    def comparing(self) -> ComparingService:
        """Sessions of one school side by side."""

    @property
    def rollup(self) -> RollUpService:
        """Several schools in one picture."""

    @property
    def packs(self) -> PackLibrary:
        """The content of this computer."""

    @property
    def doctor(self) -> Doctor:
        """Look the installation over."""

    @property
    def wording(self) -> WordingService:
        """Change the wording of content, and take content in."""

    @property
    def installed(self) -> InstalledContent:
        """Remove content that came here or was made here."""

    def with_pack(self, pack: Pack) -> ServiceSet:
        """The same services, for a session that was led with the words of another pack."""

    def working_with(self, pack: Pack) -> ServiceSet:
        """Services that know this pack alone, on the same sessions: what is begun with them is led with it."""

    def elsewhere(self, paths: Paths, clock: Clock) -> ServiceSet:
        """Services of their own on another folder: for a rehearsal."""

    def close(self) -> None:
        """Close the database."""


class Context(NamedTuple):
    """What all screens share.

    `pages` is a second worker for what takes long and needs no database, such as the pictures of pages.
    """

    services: ServiceSet
    operations: Operations
    pages: Operations
    prompts: Prompts
    news: MessageStrip
    theme: Theme
    resources: Resources
    choices: Choices
    window_state: WindowState

    @property
    def wall_speech(self) -> Speech | None:
        """What the wall says in the language chosen for it; nothing where it speaks as the window does.

        A language that the content does not have is no longer one to choose.
        """
        with contextlib.suppress(NotPossible):
            speech = self.services.printing.speech(self.choices.wall_language, leads=True)
            if self.choices.wall_language or speech.texts is not current():
                return speech
        return None

    @property
    def today(self) -> date:
        """The day at the place of this computer."""
        return self.services.clock().astimezone().date()
