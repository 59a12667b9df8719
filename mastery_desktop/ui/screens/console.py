"""The facilitator's window during a workshop: what is on the wall, the one thing to do now, and the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.live import LiveState
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.clicker import Clicker
from mastery_desktop.ui.console.bars import StatusBar, TopBar, how_to_reveal
from mastery_desktop.ui.console.chrome import Chrome
from mastery_desktop.ui.console.desk import Actions, Desk
from mastery_desktop.ui.console.frame import ConsoleFrame
from mastery_desktop.ui.console.only_typed import LeavingAsks
from mastery_desktop.ui.console.own_files import OwnFiles
from mastery_desktop.ui.console.panels import Panels
from mastery_desktop.ui.console.parts import column
from mastery_desktop.ui.console.preparation import Preparation
from mastery_desktop.ui.console.presenter import Presenter
from mastery_desktop.ui.console.refusals import Refusals
from mastery_desktop.ui.console.resource_files import ResourceFiles
from mastery_desktop.ui.console.room_tools import RoomTools
from mastery_desktop.ui.console.shape import SHARES, WRITTEN_TOGETHER
from mastery_desktop.ui.console.thumbnail import USUAL_SHARE
from mastery_desktop.ui.console.undone import Undone
from mastery_desktop.ui.console.wall_control import WallControl
from mastery_desktop.ui.console.wall_memory import WallMemory
from mastery_desktop.ui.widgets.panel import panel_of

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mastery_desktop.domain.records import SessionId, Step
    from mastery_desktop.ui.console.panel import StepPanel
    from mastery_desktop.ui.context import Context
    from mastery_desktop.ui.wall.displays import Displays

TICK_MS: Final = 1000


class Console(QWidget):
    """Leads one session.

    Attributes:
        leave_requested: back to the first screen.
        may_leave: asked before the session is left: false where that takes something with it, and nobody was told.
        print_requested: print for this session.
        share_requested: share this session as a file.
        form_requested: the self-assessment of a domain as one form (session, domain).
        clicker: leads the wall by keys, here and in screens that lie over the console.
    """

    leave_requested = Signal()
    print_requested = Signal(str)
    share_requested = Signal(str)
    form_requested = Signal(str, str)

    def __init__(self, context: Context, displays: Displays | None = None) -> None:
        """Make the console, without a session; the computer's displays show the wall unless others are given."""
        super().__init__()
        self.setProperty("kind", "page")
        self._context = context
        services = context.services
        self.desk = Desk(Actions.of(services), context.operations, services.pack, services.clock, self)
        self.wall = WallControl(self, context.window_state, dark=context.choices.dark_wall, displays=displays)
        self.presenter = Presenter(self.desk, self.wall.views, self._live, context.wall_speech)
        self.top, self.status = TopBar(), StatusBar()
        self.frame = ConsoleFrame(self.desk, self.wall.thumbnail)
        self.preparation = Preparation(self, self.desk, self.wall)
        self.frame.add_below_sheet(self.preparation.buttons)
        self._panels = Panels(self.desk, self)
        self._chrome = Chrome(self.desk, self.presenter, self.wall, top=self.top, frame=self.frame, status=self.status)
        self.clicker = Clicker(self, self.presenter, self.wall, context.choices, services.clock)
        self.room = RoomTools(self, self.desk, self.presenter, self.frame.tools, context)
        self._undone = Undone(self.desk, self.presenter)
        Refusals(self.desk, self.presenter, self.wall, context.news)
        self._memory = WallMemory(self.desk, self.presenter, self.wall, context.window_state, context.operations)
        self.may_leave = LeavingAsks(self, self.desk).may_leave
        self._panel: StepPanel | None = None
        self._opening = False
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self._chrome.show_time)
        (usual := QWidget()).setLayout(stacked := column(self.top, self.frame, self.status, spacing=0))
        stacked.setStretch(1, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(usual)
        self._pages.addWidget(self.wall.single)
        self.setLayout(column(self._pages, spacing=0))
        self._connect()
        self._bind()
        self._chrome.show_wall()

    # what others ask

    def open_session(self, session: SessionId) -> None:
        """Lead a session, from where it was left."""
        self._opening = True
        self.desk.open(session)

    @property
    def panel(self) -> StepPanel | None:
        """The panel of the step."""
        return self._panel

    # connections

    def _connect(self) -> None:
        desk = self.desk
        desk.workshop_changed.connect(self._on_workshop)
        self.status.follow(desk)
        desk.told.connect(self._on_told)
        self.presenter.step_entered.connect(self._on_step)
        self.presenter.slide_changed.connect(self._on_slide)
        self.presenter.gate_reached.connect(self._on_gate)
        self.wall.changed.connect(self._on_wall)
        self.wall.told.connect(self._on_told)
        self.clicker.told.connect(self._on_told)
        self.wall.single.bar.back.connect(self.wall.stop)
        self.wall.single.bar.write.connect(self._on_write_below)
        self.wall.single.parked.connect(self.frame.parking.park)
        self.wall.reshaped.connect(self._on_reshaped)
        self._chrome.ending.print_requested.connect(self._on_print)
        self._chrome.ending.changed.connect(self._show_chrome)
        panels = self._panels
        panels.live_changed.connect(self._on_live)
        panels.chrome_changed.connect(self._show_chrome)
        panels.go_to.connect(self.presenter.go_to)
        panels.back.connect(self.presenter.back)
        panels.focus_wanted.connect(self._on_focus_wanted)
        panels.print_requested.connect(self._on_print)
        panels.share_requested.connect(self._on_share)
        self.room.told.connect(self._on_told)
        self.room.park_wanted.connect(self._on_park)
        panels.file_wanted.connect(OwnFiles(self, self._context).ask)
        panels.resource_wanted.connect(ResourceFiles(self, self._context).ask)
        self.frame.sheet.step_chosen.connect(self.presenter.go_to_step)
        self.frame.sheet.part_chosen.connect(self.presenter.go_to)
        self.frame.buttons.back.connect(self.presenter.back)
        self.frame.buttons.primary.connect(self._on_primary)
        self.frame.thumbnail.factor_chosen.connect(self.presenter.set_factor)
        self.status.undo.connect(self._on_undo)
        self.status.redo.connect(self._undone.redo)
        self.status.displays.connect(self.clicker.displays_wanted)
        self.frame.narrow_changed.connect(self._on_narrow)
        self.frame.form.connect(self._on_form)
        self.frame.print_.connect(self._on_print)
        self.frame.share.connect(self._on_share)
        top = self.top
        top.home.connect(self._on_leave)
        top.form.connect(self._on_form)
        top.print_.connect(self._on_print)
        top.share.connect(self._on_share)
        top.blank.connect(self.wall.toggle_blank)
        top.project.connect(self.wall.toggle)

    def _bind(self) -> None:
        for key, slot in (
            (keys.WRITE_BELOW, self._on_write_below),
            (keys.RUN_SHEET, self.frame.toggle_left),
            (keys.WORDS, self.frame.toggle_right),
            (keys.REVEAL, self._on_reveal),
            (keys.FULL_TEXT, self._on_full_text),
            (keys.UNDO, self._on_undo),
            (keys.REDO, self._undone.redo_by_key),
            (keys.PARK, self._on_park),
            (keys.GRID, self._on_form),
            (keys.SHARE, self._on_share),
            (keys.PRINT, self._on_print),
            (keys.LEAVE, self._on_leave),
        ):
            keys.bind(key, self, slot)

    # what happens to the session

    def _on_workshop(self) -> None:
        if self._opening:
            self._opening = False
            self._ticker.start()
            self.presenter.open()
            if sentence := self._memory.bring_back():
                self._on_told(sentence)
        else:
            self.presenter.refresh()
        self.top.show_session(self.desk.workshop, self.desk.pack)
        self.frame.parking.refresh()

    def _on_step(self) -> None:
        step = self.presenter.step
        if step is None:
            return
        made = self._panels.panel(step.kind, self.presenter.following)
        if self._panel is not None:
            self._panel.leave()
        self._panel = made
        if step.kind not in WRITTEN_TOGETHER:
            self._undock()
        self.frame.show_panel(made)
        self.frame.close_drawers()
        made.set_blind(self.wall.one_picture)
        made.set_covered(self.wall.may_be_read)
        self._show_panel(step)
        self._dock_again()
        self.room.enter(step)
        self.frame.share_of_wall(SHARES.get(step.kind, USUAL_SHARE))
        self._take_focus()

    def _on_slide(self) -> None:
        step = self.presenter.step
        if step is not None and self._panel is not None and self._panel.is_at(step):
            self._show_panel(step)

    def _on_live(self) -> None:
        if self._panel is not None:
            self.presenter.refresh()

    def _on_gate(self) -> None:
        ready = self._panel is not None and self._panel.primary() is not None
        self.status.say_gate(how_to_reveal() if ready else self._chrome.waits_for)

    # what keys and buttons do

    def _on_primary(self) -> None:
        primary = self._panel.primary() if self._panel and self.presenter.rescue is None else None
        if self._panel is not None and primary is not None:
            self._panel.press_primary()
            self._take_focus()
        elif self._chrome.at_end:
            self._chrome.ending.press()
        else:
            self.presenter.forward()

    def _on_reveal(self) -> None:
        self.presenter.end_rescue()
        if self.clicker.is_amid_words:
            return
        if self._panel is not None and self._panel.reveals:
            self._panel.press_primary()
        elif self.presenter.at_gate:
            self.presenter.gate_reached.emit()  # it says what is missing

    def _on_full_text(self) -> None:
        self.presenter.toggle_full_text()
        self.status.say_text(full=self.presenter.full_text)

    def _on_undo(self) -> None:
        if self._panel is None or not self._panel.take_back():
            self._undone.undo()

    def _on_focus_wanted(self) -> None:
        steps = self.desk.workshop.steps
        wanted = next((step for step in steps if step.kind is StepKind.FOCUS), None)
        if wanted is not None:
            self.presenter.go_to_step(wanted.id)
        else:
            self.status.say(_("Add a step for the focus area to the run sheet first."))

    def _on_park(self) -> None:
        if self.wall.is_single:
            self.wall.single.open_parking()
            return
        if self.frame.folded and not self.frame.parking.isVisible():
            self.frame.toggle_right()
        self.frame.parking.write()

    def _on_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a slot
        self.top.set_narrow(narrow=narrow)
        self.status.set_narrow(narrow=narrow)

    def _on_leave(self) -> None:
        if self.may_leave():
            self.close_session()
            self.leave_requested.emit()

    def _on_form(self) -> None:
        step = self.presenter.step
        domain = (step.domain if step else None) or next(iter(self.desk.workshop.domains), None)
        if domain is not None:
            self._flush()
            self.form_requested.emit(self.desk.session_id, domain)

    def _on_print(self) -> None:
        self._flush()
        self.print_requested.emit(self.desk.session_id)

    def _on_share(self) -> None:
        self._flush()
        self.share_requested.emit(self.desk.session_id)

    # what happens to the wall

    def _on_told(self, sentence: str) -> None:
        self.status.say(sentence)
        self.wall.single.say(sentence)

    def _on_reshaped(self) -> None:
        self.frame.fit_picture()
        self._show_chrome()

    def _on_write_below(self) -> None:
        if not self.wall.is_single or (self._panel and self._panel.is_private):
            return
        single = self.wall.single
        single.wants_panel = not single.isAncestorOf(self.frame.area)
        if single.wants_panel:
            single.dock(self.frame.area)
        else:
            self._undock()
        self._show_chrome()
        self._take_focus()

    def _on_wall(self) -> None:
        single = self.wall.is_single
        moved = self._pages.currentIndex() != int(single)
        if not single:
            self._undock()
        self._pages.setCurrentIndex(int(single))
        self.wall.fit()
        if self.desk.is_open:
            self.presenter.refresh()
            if self.wall.projection.running:
                self.presenter.begin()
        if self._panel is not None:
            self._panel.set_blind(self.wall.one_picture)
            self._panel.set_covered(self.wall.may_be_read)
        self._chrome.show_wall()
        self._show_chrome()
        if moved:
            self._dock_again()
            self._take_focus()

    def close_session(self, *, wall_stays: bool = False) -> None:
        """Keep what waits, stop projecting unless the wall is handed over, clear the desk."""
        self._ticker.stop()
        self._flush()
        if self._panel is not None:
            self._panel.leave()
            self._panel = None
        if self.desk.is_open:
            self.room.leave()
            self.presenter.leave()
        if not wall_stays:
            self.wall.stop()
            self.wall.single.forget()
        self.desk.close()

    def _flush(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()
            focus.setFocus()  # whoever comes back goes on where they were

    def _live(self) -> LiveState:
        return self.room.live(self._panel.live() if self._panel is not None else LiveState())

    def _dock_again(self) -> None:
        """Put the panel below the wall again where it was wanted, after a step that the room only read."""
        step = self.presenter.step
        if self.wall.is_single and step and step.kind in WRITTEN_TOGETHER and self.wall.single.misses_panel:
            self.wall.single.dock(self.frame.area)
            self._show_chrome()

    def _undock(self) -> None:
        if self.wall.single.isAncestorOf(self.frame.area):
            self.wall.single.undock()
            self.frame.take_area_back()

    def _take_focus(self) -> None:
        """Put the focus where a clicker can do no harm, unless somebody writes or has a panel open over it."""
        if (over := panel_of(QApplication.focusWidget())) is not None:
            over.come_back_to(self._panel)
            return
        single = self.wall.single
        if self._pages.currentWidget() is single and single.parking.isVisible():
            single.parking.entry.setFocus()
        elif self._pages.currentWidget() is single and not single.isAncestorOf(self.frame.area):
            self.wall.single.setFocus()
        elif self._panel is not None:
            (self._panel.write if single.isAncestorOf(self.frame.area) else self._panel.rest)()

    def _show_panel(self, step: Step) -> None:
        panel = self._panel
        if panel is None:
            return
        panel.slides = self.presenter.slides
        panel.show_step(step, self.presenter.anchor)
        self._show_chrome()

    def _show_chrome(self) -> None:
        self._chrome.show(self._panel)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.wall.fit()
