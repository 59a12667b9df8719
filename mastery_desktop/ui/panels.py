"""Opens the panels of the main window over the screen that is shown; each is loaded when it is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.help import HelpOpener
from mastery_desktop.ui.key_switch import switch_single_keys
from mastery_desktop.ui.languages import LanguageOpener
from mastery_desktop.ui.room_gate import RoomGate, WaitingFiles
from mastery_desktop.ui.sampling import Sampling

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.domain.records import SessionId
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.services.backups import Backup
    from mastery_desktop.ui.console.wall_control import WallControl
    from mastery_desktop.ui.context import Context, ServiceSet
    from mastery_desktop.ui.screen_stack import ScreenStack
    from mastery_desktop.ui.screens.console import Console
    from mastery_desktop.ui.screens.home import Home


class PanelOpener(QObject):
    """Makes a panel when it is asked for.

    Attributes:
        imported: a session file was taken in (the session's id).
        open_requested: lead the session that was taken in (its id).
        gate: keeps closed what the room would read.
        waiting: session files that came meanwhile.
    """

    imported = Signal(str)
    open_requested = Signal(str)

    def __init__(self, context: Context, stack: ScreenStack) -> None:
        """Open panels over the screens of a stack."""
        super().__init__(stack)
        self._context, self._stack = context, stack
        switch_single_keys(on=context.choices.single_keys)
        self._sampling = Sampling(context, self)
        self.gate = RoomGate(stack, context.news, context.prompts.withdraw)
        context.prompts.keeps_closed = self.gate.keeps_closed
        self.waiting = WaitingFiles(stack, context.news, self.show_import)
        self.help = HelpOpener(context, stack, self.gate)
        self.help.keys_requested.connect(self.show_keys)
        self.languages = LanguageOpener(context, stack)
        keys.bind(keys.KEYS, stack, self.show_keys)
        keys.bind(keys.SETTINGS, stack, self.open_settings)
        keys.bind(keys.DOCTOR, stack, self.open_doctor)

    def connect_home(self, home: Home) -> None:
        """Open what the first screen asks for."""
        home.file_requested.connect(self.ask_for_file)
        home.settings_requested.connect(self.open_settings)
        home.roll_up_requested.connect(self.roll_up)
        home.said.sample_requested.connect(self._sampling.open_sample)
        home.help.clicked.connect(self.help.toggle)
        home.notes.throw_requested.connect(self._sampling.throw_away)
        home.share_requested.connect(self.share)
        home.compare_requested.connect(self.compare)
        home.forms_requested.connect(self.read_forms)
        home.paper_requested.connect(self.type_in)
        home.attendance_requested.connect(self.open_attendance)
        home.room_check_requested.connect(self.check_room)
        home.rehearsal_requested.connect(self.rehearse)

    def connect_console(self, console: Console) -> None:
        """Open what a console asks for."""
        console.share_requested.connect(self.share)
        console.preparation.room_check_requested.connect(self.check_room)
        console.preparation.rehearsal_requested.connect(self.rehearse)

    def show_keys(self) -> None:
        """All keys."""
        from mastery_desktop.ui.screens.keys_panel import KeysPanel  # noqa: PLC0415 - see above

        if self.gate.keeps_closed():
            return
        panel = KeysPanel(self._context, self._stack.top)
        self._stack.open_panel(panel, panel.area)

    def open_settings(self) -> None:
        """What the user can choose."""
        from mastery_desktop.ui.screens.settings_panel import SettingsPanel  # noqa: PLC0415 - see above

        if self.gate.keeps_closed():
            return
        at_home = self._stack.top is self._stack.widget(0)
        panel = SettingsPanel(self._context, self._stack.top, whole=at_home)
        panel.backups_requested.connect(self.open_backups)
        panel.bin_requested.connect(self.open_bin)
        panel.clicker_requested.connect(self.open_clicker)
        panel.languages_requested.connect(self.languages.open)
        panel.doctor_requested.connect(self.open_doctor)
        panel.about_requested.connect(self.open_about)
        panel.content_requested.connect(self.change_wording)
        panel.language_taken.connect(self.languages.chosen)
        panel.sample_requested.connect(self._stack.close_panel)
        panel.sample_requested.connect(self._sampling.open_sample)
        self._stack.open_panel(panel, panel.search)

    def change_wording(self) -> None:
        """The wording of the content, and content of others."""
        from mastery_desktop.ui.screens.wording import WordingScreen  # noqa: PLC0415 - see above

        screen = WordingScreen(self._context)
        screen.leave_requested.connect(self._stack.pop)
        self._stack.push(screen)

    def open_about(self) -> None:
        """What the program is made of."""
        from mastery_desktop.ui.screens.about_panel import AboutPanel  # noqa: PLC0415 - see above

        panel = AboutPanel(self._context, self._stack.top)
        self._stack.open_panel(panel, panel.notices)

    def compare(self, session: SessionId) -> None:
        """Sessions of one school side by side."""
        from mastery_desktop.ui.screens.side_by_side import SideBySideScreen  # noqa: PLC0415 - see above

        screen = SideBySideScreen(self._context, session)
        screen.leave_requested.connect(self._stack.pop)
        self._stack.push(screen)

    def roll_up(self, file: Path | None = None) -> None:
        """Several schools in one picture; with a file, those of its folder."""
        from mastery_desktop.ui.screens.rollup import RollUpScreen  # noqa: PLC0415 - see above

        screen = RollUpScreen(self._context)
        screen.leave_requested.connect(self._stack.pop)
        self._stack.push(screen)
        if file is not None:
            screen.look(file)

    def open_doctor(self) -> None:
        """How the installation stands."""
        from mastery_desktop.ui.screens.doctor_panel import DoctorPanel  # noqa: PLC0415 - see above

        if self.gate.keeps_closed():
            return
        panel = DoctorPanel(self._context, self._stack.top)
        self._stack.open_panel(panel, panel.area)

    def open_clicker(self) -> None:
        """What the clicker sends."""
        from mastery_desktop.ui.screens.clicker_panel import ClickerPanel  # noqa: PLC0415 - see above

        panel = ClickerPanel(self._context, self._stack.top)
        self._stack.open_panel(panel, panel.field)

    def open_displays(self, wall: WallControl) -> None:
        """The displays, while a wall is led."""
        from mastery_desktop.ui.console.displays_panel import DisplaysPanel  # noqa: PLC0415 - see above

        panel = DisplaysPanel(wall, self._stack.top, moves=not self._context.choices.reduce_motion)
        panel.languages_requested.connect(self.languages.open)
        panel.clicker_requested.connect(self.open_clicker)
        self._stack.open_panel(panel)

    def open_backups(self) -> None:
        """The backups of everything on this computer."""
        from mastery_desktop.ui.screens.backups_panel import BackupsPanel  # noqa: PLC0415 - see above

        panel = BackupsPanel(self._context, self._stack.top)
        panel.sessions_requested.connect(self.open_backup)
        self._stack.open_panel(panel)

    def open_backup(self, backup: Backup) -> None:
        """The sessions of a backup."""
        from mastery_desktop.ui.screens.backup_sessions import BackupSessionsPanel  # noqa: PLC0415 - see above

        self._stack.open_panel(BackupSessionsPanel(self._context, self._stack.top, backup))

    def open_bin(self) -> None:
        """The sessions that were deleted."""
        from mastery_desktop.ui.screens.bin_panel import BinPanel  # noqa: PLC0415 - see above

        self._stack.open_panel(BinPanel(self._context, self._stack.top))

    def share(self, session: SessionId) -> None:
        """A session as a file for others."""
        if not self.gate.keeps_closed():
            self._load(session, self._on_share)

    def read_forms(self, session: SessionId) -> None:
        """Forms that were filled in on laptops."""
        self._load_led(session, self._on_forms)

    def type_in(self, session: SessionId) -> None:
        """What a session has on paper."""
        from mastery_desktop.ui.screens.paper_entry import PaperEntryScreen  # noqa: PLC0415 - see above

        screen = PaperEntryScreen(self._context, session)
        screen.leave_requested.connect(self._stack.pop)
        self._stack.push(screen)

    def open_attendance(self, session: SessionId) -> None:
        """Who was there."""
        self._load(session, self._on_attendance)

    def check_room(self, session: SessionId) -> None:
        """The room before people arrive."""
        self._load(session, self._on_check_room)

    def rehearse(self, session: SessionId) -> None:
        """The session with a room that is played."""
        self._load_led(session, self._on_rehearse)

    def ask_for_file(self) -> None:
        """A session file to take in."""
        from mastery_desktop.ui.file_dialog import pattern_of  # noqa: PLC0415 - see above

        pattern = pattern_of(_("Session files"), "mastery")
        self._context.prompts.open_file(_("Open a session file"), pattern, self.show_import, asker=self._stack.top)

    def show_import(self, file: Path) -> None:
        """What is in a session file; while the room would read it, the file waits."""
        from mastery_desktop.ui.screens.import_panel import ImportPanel  # noqa: PLC0415 - see above

        if self._stack.is_read_by_the_room:
            self.waiting.keep(file)
            return
        panel = ImportPanel(self._context, self._stack.top, file, can_open=self._stack.count() == 1)
        panel.imported.connect(self.imported)
        panel.open_requested.connect(self.open_requested)
        panel.roll_up_requested.connect(self.roll_up)
        self._stack.open_panel(panel)

    def _load(self, session: SessionId, then: Callable[[Workshop], None]) -> None:
        self._context.operations.read(
            partial(self._context.services.sessions.load, session), self._stack.while_here(then)
        )

    def _load_led(self, session: SessionId, then: Callable[[tuple[Workshop, Pack]], None]) -> None:
        self._context.operations.read(partial(_led, self._context.services, session), self._stack.while_here(then))

    def _on_share(self, workshop: Workshop) -> None:
        from mastery_desktop.ui.screens.share_panels import SharePanel  # noqa: PLC0415 - see above

        panel = SharePanel(self._context, self._stack.top, workshop)
        panel.attendance_requested.connect(self.open_attendance)
        self._stack.open_panel(panel)

    def _on_forms(self, led: tuple[Workshop, Pack]) -> None:
        from mastery_desktop.ui.screens.forms_panel import FormsPanel  # noqa: PLC0415 - see above

        workshop, pack = led
        context = self._context._replace(services=self._context.services.with_pack(pack))
        panel = FormsPanel(context, self._stack.top, workshop.session)
        self._stack.open_panel(panel, panel.add)

    def _on_check_room(self, workshop: Workshop) -> None:
        from mastery_desktop.ui.screens.room_check import RoomCheckScreen  # noqa: PLC0415 - see above

        screen = RoomCheckScreen(self._context, workshop)
        screen.learn_requested.connect(self.open_clicker)
        screen.leave_requested.connect(self._stack.pop)
        self._stack.push(screen, has_a_wall=True)

    def _on_rehearse(self, led: tuple[Workshop, Pack]) -> None:
        from mastery_desktop.ui.rehearsal.screen import RehearsalScreen  # noqa: PLC0415 - see above

        workshop, pack = led
        context = self._context._replace(services=self._context.services.with_pack(pack))
        screen = RehearsalScreen(context, workshop)
        screen.leave_requested.connect(self._stack.pop)
        self._stack.push(screen, has_a_wall=True)

    def _on_attendance(self, workshop: Workshop) -> None:
        from mastery_desktop.ui.screens.attendance_panel import AttendancePanel  # noqa: PLC0415 - see above

        panel = AttendancePanel(self._context, self._stack.top, workshop.session)
        self._stack.open_panel(panel, panel.rows[-1].name if panel.rows else None)


def _led(services: ServiceSet, session: SessionId) -> tuple[Workshop, Pack]:
    return services.sessions.load(session), services.sharing.pack_for(session).pack
