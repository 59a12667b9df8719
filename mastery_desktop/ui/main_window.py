"""The main window: a stack of screens, the strip for news, and in one block, how the screens are connected."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from mastery_desktop.domain.errors import DatabaseTooNew
from mastery_desktop.messages import _
from mastery_desktop.overriding import override
from mastery_desktop.ui import keys
from mastery_desktop.ui.screen_stack import ScreenStack
from mastery_desktop.ui.screens.home import Home
from mastery_desktop.ui.widgets.strip import Message, MessageStrip
from mastery_desktop.ui.window_place import keep_place, show_where_it_was

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from mastery_desktop.config.resources import Resources
    from mastery_desktop.config.settings import Choices, WindowState
    from mastery_desktop.domain.content import DomainId
    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.domain.records import SessionId
    from mastery_desktop.domain.workshop import SessionSummary, Workshop
    from mastery_desktop.services.led_with import Led
    from mastery_desktop.ui.context import Context, ServiceSet
    from mastery_desktop.ui.deleting import Deleting
    from mastery_desktop.ui.operations import Operations
    from mastery_desktop.ui.panels import PanelOpener
    from mastery_desktop.ui.screens.console import Console
    from mastery_desktop.ui.theme.theme import Theme
    from mastery_desktop.ui.widgets.panel import InlinePanel


class MainWindow(QMainWindow):
    """The facilitator's window.

    It is painted before the services are there; what is asked of it until `attach` waits.

    Attributes:
        first_painted: the first frame is on the screen.
        retry_requested: the user wants the sessions opened again.
        anew_requested: the user wants to begin with an empty list; what cannot be opened is kept.
        closing: the window is about to close.
        console: the one in which a session is led.
        console_made: a console was made, and a session will be opened in it.
        language_chosen: the window should speak another language (its code; empty for that of the computer).
    """

    first_painted = Signal()
    retry_requested = Signal()
    anew_requested = Signal()
    closing = Signal()
    console_made = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, theme: Theme, resources: Resources, choices: Choices, state: WindowState) -> None:
        super().__init__()
        self._theme, self._resources, self._choices, self._state = theme, resources, choices, state
        self._context: Context | None = None
        self._waiting: list[Callable[[], None]] = []
        self._panels: PanelOpener | None = None
        self._deleting: Deleting | None = None
        self.console: Console | None = None
        self._report = ""
        self._is_painted = False
        self.setWindowTitle("Mastery Desktop")
        self._make_screens()

    def _make_screens(self) -> None:
        self.home = Home()
        self.news = MessageStrip()
        self._stack = ScreenStack(self.home)
        self._stack.came_back.connect(self._on_came_back)
        self._stack.currentChanged.connect(self.news.let_go)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.news)
        self.setCentralWidget(whole)
        self.home.setFocus()
        self._connect_home()
        self.news.action_chosen.connect(self._on_news_action)

    @property
    def screen_shown(self) -> QWidget:
        """The screen on top."""
        return self._stack.top

    @property
    def panel(self) -> InlinePanel | None:
        """The panel that is open over the screen."""
        return self._stack.panel

    def show_where_it_was(self) -> None:
        """Show the window in its last place and size, if that is still on a screen."""
        show_where_it_was(self, self._state)

    def attach(self, services: ServiceSet, operations: Operations, pages: Operations) -> None:
        """Begin to work with the services; the sessions are shown, and what was asked for meanwhile is done."""
        from mastery_desktop.ui.context import Context  # noqa: PLC0415 - after the first frame
        from mastery_desktop.ui.deleting import Deleting  # noqa: PLC0415
        from mastery_desktop.ui.panels import PanelOpener  # noqa: PLC0415
        from mastery_desktop.ui.prompts import Prompts  # noqa: PLC0415

        prompts = Prompts(self, self._state)
        self._stack.currentChanged.connect(prompts.withdraw)
        self._context = Context(
            services, operations, pages, prompts, self.news, self._theme, self._resources, self._choices, self._state
        )
        self._panels = PanelOpener(self._context, self._stack)
        self._deleting = Deleting(self._context, self)
        self._connect_panels(self._panels)
        keys.bind(keys.REFERENCE, self._stack, self.show_guide)
        operations.changed.connect(self._on_changed)
        if services.pack.overlay:
            self.setWindowTitle(_("Mastery Desktop, wording: {name}").format(name=services.pack.overlay))
        self._read_sessions()
        waiting, self._waiting = self._waiting, []
        for action in waiting:
            action()

    def hindrance(self) -> str:
        """Why the window cannot be made anew now; empty where nothing would be lost."""
        return self._panels.languages.hindrance() if self._panels else ""

    def make_anew(self, services: ServiceSet) -> QWidget:
        """Make all screens anew, with the first one shown; gives what was there, which still works."""
        context, before, panels = self._ready, self.takeCentralWidget() or QWidget(), self._panels
        context.operations.changed.disconnect(self._on_changed)
        self.console = None
        self._make_screens()
        self.attach(services, context.operations, context.pages)
        if panels and self._panels:
            self._panels.waiting.take_over(panels.waiting)
        return before

    def show_trouble(self, error: MasteryError, *, can_begin_anew: bool = False) -> None:
        """Say why the sessions could not be opened, with the ways out; `can_begin_anew`: with an empty list."""
        can_retry = not isinstance(error, DatabaseTooNew)
        self.home.show_trouble(str(error), can_retry=can_retry, can_begin_anew=can_begin_anew)

    def show_notes(self, *notes: str) -> None:
        """Say on the first screen what must be seen as long as the program is open."""
        self.home.show_notes(*notes)

    def show_error(self, error: MasteryError) -> None:
        """Say what was not possible."""
        self.news.say_error(str(error))

    def show_crash(self, report: str) -> None:
        """Say that something unexpected happened, and offer the report about it."""
        self._report = report
        self.news.say_error(
            _("Something went wrong that should not have."),
            safe=_("What was saved before is safe."),
            then=_("Go on; if it happens again, close the window and open it again."),
            action=_("See the report"),
        )

    def show_last_fault(self, report: str) -> None:
        """Say that the run before this one was ended by a fault, and offer the record of it."""
        self._report = report
        self.news.say(
            _("The program ended by a fault the last time."),
            safe=_("Your sessions were checked and are safe."),
            action=_("See the report"),
        )

    def come_forward(self, file: str = "") -> None:
        """Come to the front, because the program was started again; with a file, open it."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
        if file:
            self.open_file(Path(file))

    def open_file(self, file: Path) -> None:
        """Show what is in a session file, to be taken in."""
        self._when_ready(partial(self._show_import, file))

    def open_session(self, session: SessionId) -> None:
        """Lead a session."""
        self._when_ready(partial(self._as_led, session, self._show_console))

    def show_guide(self) -> None:
        """Read the guide: beside the workshop when one is led, else on a screen of its own."""
        self._when_ready(self._show_guide)

    # How the screens are connected ------------------------------------------------------------------------------

    def _connect_home(self) -> None:
        home = self.home
        home.start_requested.connect(self._on_start_requested)
        home.print_requested.connect(self._on_print_requested)
        home.guide_requested.connect(self.show_guide)
        home.retry_requested.connect(self._on_retry_requested)
        home.anew_requested.connect(self._on_anew_requested)
        home.close_requested.connect(self.close)
        home.session_opened.connect(self.open_session)
        home.form_requested.connect(self._on_form_requested)
        home.follow_up_requested.connect(self._on_follow_up_requested)
        home.print_session_requested.connect(self._on_print_session_requested)
        home.delete_requested.connect(self._on_delete_requested)

    def _connect_panels(self, panels: PanelOpener) -> None:
        panels.connect_home(self.home)
        panels.imported.connect(self._on_imported)
        panels.open_requested.connect(self.open_session)
        panels.languages.chosen.connect(self.language_chosen)

    def _connect_console(self, console: Console) -> None:
        console.leave_requested.connect(self._stack.pop)
        console.print_requested.connect(self._on_print_session_requested)
        if self._panels:
            self._panels.connect_console(console)
        console.clicker.displays_wanted.connect(self._on_displays_wanted)
        console.form_requested.connect(self._on_form_requested)

    # What the screens ask for -----------------------------------------------------------------------------------

    def _on_start_requested(self) -> None:
        self._when_ready(lambda: self._show_new_session(self._ready))

    def _on_print_requested(self) -> None:
        self._show_print_centre(self._ready)

    def _on_retry_requested(self) -> None:
        self.home.show_waiting()
        self.retry_requested.emit()

    def _on_anew_requested(self) -> None:
        self.home.show_waiting()
        self.anew_requested.emit()

    def _on_follow_up_requested(self, session: SessionId) -> None:
        self._as_led(session, self._show_new_session)

    def _on_print_session_requested(self, session: SessionId) -> None:
        self._as_led(session, self._show_print_centre)

    def _on_form_requested(self, session: SessionId, domain: DomainId | None = None) -> None:
        self._as_led(session, partial(self._show_form, domain))

    def _show_form(self, domain: DomainId | None, context: Context, workshop: Workshop) -> None:
        from mastery_desktop.ui.screens.grid import GridScreen  # noqa: PLC0415 - when it is asked for

        screen = GridScreen(context)
        screen.leave_requested.connect(self._stack.pop)
        screen.print_requested.connect(self._on_print_session_requested)
        self._stack.push(screen)
        screen.open_session(workshop.session.id, domain)

    def _on_delete_requested(self, session: SessionId) -> None:
        if self._deleting:
            self._deleting.delete(session)

    def _on_displays_wanted(self) -> None:
        if self._panels and self.console:
            self._panels.open_displays(self.console.wall)

    def _on_came_back(self) -> None:
        if self.screen_shown is self.home:
            self.console = self._stack.clicker = None
            self.home.take_focus()

    def _on_created(self, session: SessionId) -> None:
        self._stack.leave_with_next()
        self.open_session(session)

    def _on_imported(self, session: SessionId) -> None:
        row = self.home.table.sessions.row_of(session) if self.home.table else -1
        if self.home.table and row >= 0:
            self.home.table.selectRow(row)

    def _on_news_action(self, message: Message) -> None:
        if message.action != _("See the report"):
            return
        from mastery_desktop.ui.screens.report_panel import ReportPanel  # noqa: PLC0415 - when it is asked for

        prompts, moves = self._context and self._context.prompts, not self._choices.reduce_motion
        self._stack.open_panel(ReportPanel(self._report, self.screen_shown, prompts, moves=moves))

    def _on_changed(self, _topics: object, _origin: object) -> None:
        self._read_sessions()

    def _on_sessions(self, sessions: list[SessionSummary]) -> None:
        services = self._ready.services
        self.home.show_sessions(sessions, services.pack, services.clock().astimezone().date())

    # Screens and panels, made when they are needed ---------------------------------------------------------------

    def _show_new_session(self, context: Context, previous: Workshop | None = None) -> None:
        from mastery_desktop.ui.screens.new_session import NewSessionScreen  # noqa: PLC0415 - when it is asked for

        screen = NewSessionScreen(context, previous)
        screen.created.connect(self._on_created)
        screen.leave_requested.connect(self._stack.pop)
        self._stack.push(screen)

    def _show_guide(self) -> None:
        from mastery_desktop.ui.screens.reference import GuidePanel, ReferenceScreen  # noqa: PLC0415 - as above

        if isinstance(self.screen_shown, ReferenceScreen):
            return
        if self.screen_shown is self.home:
            screen = ReferenceScreen(self._ready)
            screen.leave_requested.connect(self._stack.pop)
            self._stack.push(screen)
        elif not (self._panels and self._panels.gate.keeps_closed()):
            self._stack.open_panel(GuidePanel(self._ready, self.screen_shown))

    def _as_led(self, session: SessionId, show: Callable[[Context, Workshop], None]) -> None:
        """Show something of a session, in the words that it was led with; another framework's is refused in words."""
        then = self._stack.while_here(partial(self._on_loaded, show))
        self._ready.operations.read(partial(_loaded, self._ready.services, session), then)

    def _on_loaded(self, show: Callable[[Context, Workshop], None], loaded: tuple[Workshop, Led]) -> None:
        (workshop, led), context, from_home = loaded, self._ready, self.screen_shown is self.home
        show(context._replace(services=context.services.with_pack(led.pack)), workshop)
        if led.note and from_home:
            self.news.say(led.note)

    def _show_console(self, context: Context, workshop: Workshop) -> None:
        from mastery_desktop.ui.screens.console import Console  # noqa: PLC0415 - as above

        self.console = console = Console(context)
        self._connect_console(console)
        self._stack.push(console)
        self._stack.clicker = console.clicker
        self.console_made.emit(console)
        console.open_session(workshop.session.id)

    def _show_print_centre(self, context: Context, workshop: Workshop | None = None) -> None:
        from mastery_desktop.ui.screens.print_centre import PrintCentre  # noqa: PLC0415 - as above

        screen = PrintCentre(context, workshop)
        screen.leave_requested.connect(self._stack.pop)
        if self._panels:
            screen.share_requested.connect(self._panels.share)
        self._stack.push(screen)

    def _show_import(self, file: Path) -> None:
        if self._panels:
            self._panels.show_import(file)

    def _read_sessions(self) -> None:
        self._ready.operations.read(self._ready.services.sessions.summaries, self._on_sessions)

    def _when_ready(self, action: Callable[[], None]) -> None:
        if self._context:
            action()
        else:
            self._waiting.append(action)

    @property
    def _ready(self) -> Context:
        if self._context is None:
            raise RuntimeError("the services are not there yet")
        return self._context

    # Qt ---------------------------------------------------------------------------------------------------------

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.first_painted.emit)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        may_leave = getattr(self.console or self.screen_shown, "may_leave", None)  # where something can be only typed
        if may_leave and not may_leave(for_good=True):
            event.ignore()
            return
        keep_place(self, self._state)
        for settings in (self._state, self._choices):
            settings.quiet_snapshot()()  # the next start shows the usual size; nothing to say while the window goes
        if self.console:
            self.console.close_session()
        while self.screen_shown is not self.home:
            self._stack.pop()
        super().closeEvent(event)
        self.closing.emit()


def _loaded(services: ServiceSet, session: SessionId) -> tuple[Workshop, Led]:
    return services.sessions.load(session), services.sharing.pack_for(session)
