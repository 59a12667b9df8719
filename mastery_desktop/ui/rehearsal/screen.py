"""Rehearsal: the real console on files that go away, beside a played room of twenty, with drills and a fast clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.services.rehearsal import SPEEDS, FastClock
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.displays_panel import DisplaysPanel
from mastery_desktop.ui.console.parts import Choice, button, column, label, row
from mastery_desktop.ui.rehearsal.displays import PlayedDisplays
from mastery_desktop.ui.rehearsal.pane import RoomPane
from mastery_desktop.ui.rehearsal.run import Run
from mastery_desktop.ui.screens.console import Console
from mastery_desktop.ui.theme.tokens import Space, Type
from mastery_desktop.ui.widgets.labels import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QHideEvent, QResizeEvent

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.ui.context import Context

_PANE: Final = 284
_PICTURE: Final = 300
_BESIDE_FROM: Final = 1000
_DESK, _ROOM, _WORDS = range(3)


class RehearsalScreen(QWidget):
    """Rehearses a session. Whatever happens here is gone when it is left.

    Attributes:
        leave_requested: back to the screen before.
    """

    leave_requested = Signal()

    def __init__(self, context: Context, workshop: Workshop) -> None:
        """Begin to rehearse the plan of a session."""
        super().__init__()
        self.setProperty("kind", "page")
        self._context, self._title = context, workshop.session.team
        self.clock = FastClock(context.services.clock)
        self.displays = PlayedDisplays()
        self._operations = context.operations.another("rehearsal", self)
        self._operations.failed.connect(self._on_failed)
        self._run = Run(context.services, self.clock, workshop)
        self._is_over = False
        self._before: Workshop | None = None
        self._lost = 0
        self.console: Console | None = None
        self.pane = RoomPane(self.displays)
        self._pages = QStackedWidget()
        self._desk = QWidget()
        self._beside = QHBoxLayout(self._desk)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._alone = QWidget()
        alone = QVBoxLayout(self._alone)
        alone.setContentsMargins(0, 0, 0, 0)
        self.words = label("", "heading")
        self.switch_on = button(_("Switch the laptop on again"), self._on_switch_on, "primary")
        self.switch_on.setAutoDefault(True)
        self.switch_on.hide()
        dark = QFrame()
        dark.setProperty("kind", "soft")
        inner = column(1, self.words, row(self.switch_on, 1), 1, spacing=Space.L)
        inner.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        dark.setLayout(inner)
        for page in (self._desk, self._alone, dark):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._make_bar())
        whole.addWidget(self._pages, 1)
        self.pane.power_cut.connect(self._on_power_cut)
        keys.bind(keys.REHEARSAL_ROOM, self, self._on_room)
        self._say(_("The room is made ready…"))
        self._soon = QTimer(self, singleShot=True, interval=0)  # once somebody hears what this screen asks for
        self._soon.timeout.connect(self._begin)
        self._soon.start()

    # the run

    def _begin(self) -> None:
        if not self._is_over:
            self._operations.read(self._run.begin, self._on_begun, self._on_broken)

    def _on_begun(self, _nothing: None) -> None:
        self._show_console()

    def _on_broken(self, error: MasteryError) -> None:
        self.leave_requested.emit()
        self._context.news.say_error(str(error))  # last: what was said of this screen goes with it

    def _show_console(self) -> None:
        context = self._run.context(self._context, self._operations, self)
        self.console = console = Console(context, self.displays)
        console.preparation.withdraw()
        console.wall.single.set_mark(_("REHEARSAL"))
        console.status.set_rehearsal()
        console.leave_requested.connect(self._on_end)
        console.print_requested.connect(self._on_not_here)
        console.share_requested.connect(self._on_not_here)
        console.form_requested.connect(self._on_not_here)
        console.clicker.displays_wanted.connect(self._on_displays)
        self._beside.insertWidget(0, console, 1)
        self._pages.setCurrentIndex(_DESK)
        self._arrange()
        console.open_session(self._run.session)
        self.pane.follow(console)
        self.setFocus()

    def _drop_console(self) -> None:
        console, self.console = self.console, None
        self.pane.follow(None)
        if console is not None:
            console.close_session()
            self._beside.removeWidget(console)
            console.hide()
            console.deleteLater()

    # drills

    def _on_power_cut(self) -> None:
        console = self.console
        if console is None or not console.desk.is_open:
            return
        live = console.panel.live() if console.panel is not None else None
        self._lost = live.slips_in or 0 if live is not None else 0
        self._before = console.desk.workshop
        self._operations.read(self._run.lose_power, self._on_power_lost, self._on_broken)
        self._drop_console()
        self._say(_("The power is gone: the laptop is dark, and so is the wall. Keep the room talking."))

    def _on_power_lost(self, _nothing: None) -> None:
        self.switch_on.show()
        self.switch_on.setFocus()

    def _on_switch_on(self) -> None:
        self.switch_on.hide()
        self._say(_("The program starts again and checks what was saved…"))
        self._operations.read(self._run.start_again, self._on_started_again, self._on_broken)

    def _on_started_again(self, workshop: Workshop) -> None:
        self._show_console()
        self._tell_what_came_back(workshop)

    def _tell_what_came_back(self, workshop: Workshop) -> None:
        before, step = self._before, workshop.step
        here = workshop.step_name(step.kind) if step is not None else ""
        sentences = [_("The session is back at “{step}”.").format(step=here)]
        if before is not None and _kept(before) == _kept(workshop):
            sentences.append(_("All that was saved is there."))
        else:
            sentences.append(_("Look through it: not all of it is as it was."))
        if self._lost:
            sentences.append(
                _("The count of {n} slips was not on the disk, by design: count them again.").format(n=self._lost)
            )
        sentences.append(_("A line that was being typed is lost, and a countdown begins anew."))
        self.pane.tell(" ".join(sentences))

    # what keys and buttons do

    def _on_speed(self, place: int) -> None:
        self.clock.set_speed(SPEEDS[place])

    def _on_room(self) -> None:
        if self._pages.currentIndex() == _WORDS or self._is_wide:
            return
        to_room = self._pages.currentIndex() == _DESK
        self._pages.setCurrentIndex(_ROOM if to_room else _DESK)
        if not to_room and self.console is not None and self.console.panel is not None:
            self.console.panel.rest()

    def _on_end(self) -> None:
        self.leave_requested.emit()

    def _on_not_here(self) -> None:
        self._context.news.say(_("That is left out of a rehearsal; try it on the session itself."))

    def _on_displays(self) -> None:
        if self.console is not None:
            panel = DisplaysPanel(self.console.wall, self, moves=not self._context.choices.reduce_motion)
            panel.clicker_requested.connect(self._on_not_here)
            panel.closed.connect(panel.deleteLater)
            panel.open_panel()

    def _on_failed(self, error: MasteryError) -> None:
        self._context.news.say_error(str(error))

    # how it looks

    def _make_bar(self) -> QWidget:
        self.bar = bar = QFrame()
        bar.setProperty("kind", "rehearsal")
        self.speeds = Choice([_("×{n}").format(n=speed) for speed in SPEEDS], kind="tab")
        for speed, made in zip(SPEEDS, self.speeds.buttons, strict=True):
            made.setAccessibleName(_("Let the clock run {n} times as fast").format(n=speed))
        self.speeds.show_place(0)
        self.speeds.chosen.connect(self._on_speed)
        self.room = button(_("Room"), self._on_room, key=keys.REHEARSAL_ROOM)
        words = ElidedLabel(_("Nothing is kept, and no room sees it: {team}").format(team=self._title))
        line = row(
            PlainLabel(_("REHEARSAL"), "lead"),
            words,
            PlainLabel(_("Clock"), "strong"),
            self.speeds,
            self.room,
            button(_("End the rehearsal"), self._on_end),
            spacing=Space.M,
        )
        line.setStretch(1, 1)
        line.setContentsMargins(Space.L, Space.XS, Space.M, Space.XS)
        bar.setLayout(line)
        return bar

    def _say(self, sentence: str) -> None:
        self.words.setText(sentence)
        self._pages.setCurrentIndex(_WORDS)

    @property
    def _scale(self) -> float:
        return max(1.0, self.font().pixelSize() / Type.BODY)

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _BESIDE_FROM * self._scale

    def _arrange(self) -> None:
        """Put the room beside the console, or on a page of its own where there is little width."""
        wide = self._is_wide
        self.room.setVisible(not wide)
        self.pane.setMaximumWidth(round(_PANE * self._scale) if wide else 16_777_215)
        self.pane.setMinimumWidth(round(_PANE * self._scale) if wide else 0)
        if wide:
            self._beside.addWidget(self.pane)
            if self._pages.currentIndex() == _ROOM:
                self._pages.setCurrentIndex(_DESK)
        else:
            layout = self._alone.layout()
            if layout is not None:
                layout.addWidget(self.pane)
        self.pane.picture.setMaximumWidth(round(_PICTURE * self._scale))
        self.pane.show()

    # Qt

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.console is not None and self.console.panel is not None:
            self.console.panel.rest()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if event.spontaneous() or self._is_over:
            return
        self._is_over = True
        self._drop_console()
        self.pane.stop()
        self._operations.read(self._run.end)
        self._operations.close()


def _kept(workshop: Workshop) -> object:
    """What of a workshop must be the same after a power cut: all but the time of the visit that it ended."""
    steps = tuple((step.id, step.kind, step.place) for step in workshop.steps)
    counted = [(counts.element, counts.round, counts.marks) for counts in workshop.counts]
    return workshop.session.step, steps, counted, workshop.ratings, workshop.evidence, workshop.actions, workshop.parked
