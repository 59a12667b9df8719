"""A workshop that was run on paper, typed in afterwards, in the order of the paper: slips, form, focus, stage, plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import RatingState, StepKind
from mastery_desktop.domain.records import Step, StepId
from mastery_desktop.domain.step_names import STEP_NAMES
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.bars import StatusBar
from mastery_desktop.ui.console.counting_panel import CountingPanel
from mastery_desktop.ui.console.desk import Actions, Desk
from mastery_desktop.ui.console.form import AssessmentForm
from mastery_desktop.ui.console.notes import flush_notes
from mastery_desktop.ui.console.on_wall import LetterByLetter
from mastery_desktop.ui.console.only_typed import LeavingAsks, only_typed
from mastery_desktop.ui.console.panels import Panels
from mastery_desktop.ui.console.parts import Choice, button, clear
from mastery_desktop.ui.console.reading_order import chain_in_reading_order
from mastery_desktop.ui.field_redo import field_first
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import scrolling
from mastery_desktop.ui.widgets.head import ScreenHead
from mastery_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QShowEvent

    from mastery_desktop.domain.content import DomainId
    from mastery_desktop.domain.records import SessionId
    from mastery_desktop.ui.console.panel import StepPanel
    from mastery_desktop.ui.context import Context

_FORM: Final = StepKind.OUTCOME
"""The part that is the form of a domain: what was agreed, and the evidence."""

_OF_A_DOMAIN: Final = (StepKind.COUNT, _FORM)
_AT_THE_END: Final = (StepKind.FOCUS, StepKind.READINESS, StepKind.PLAN)


class PaperEntryScreen(QWidget):
    """Leads through the papers of a workshop, one after the other. There is no wall: the room has gone home.

    Attributes:
        panel: the panel of the part at hand; None where it is a form.
        form: the form of the domain at hand.
        may_leave: asked before the window is closed: false where that takes something with it, and nobody was told.
        leave_requested: back to the screen before.
    """

    leave_requested = Signal()

    def __init__(self, context: Context, session: SessionId) -> None:
        """Type in for a session."""
        super().__init__()
        self.setProperty("kind", "page")
        self._context = context
        services = context.services
        self.desk = Desk(Actions.of(services), context.operations, services.pack, services.clock, self)
        self.may_leave = LeavingAsks(self, self.desk).may_leave
        self._parts: tuple[Step, ...] = ()
        self._at = -1
        self.panel: StepPanel | None = None
        self._panels = Panels(self.desk, self)
        self._panels.go_to.connect(self._on_go_to)
        self._panels.chrome_changed.connect(self._show_buttons)
        self._panels.focus_wanted.connect(self._on_focus_wanted)
        self._panels.back.connect(self._on_back)
        self.form = AssessmentForm(self.desk)
        self.form.moved.connect(self._on_moved)
        self.head = head = ScreenHead(_("Type in from paper"))
        head.back_requested.connect(self._on_back_requested)
        self.question = Question(_("Stay"), _("Leave and forget them"))
        self.question.kept.connect(self._rest)
        self.question.confirmed.connect(self._leave)
        self._tabs = QVBoxLayout()
        self._tabs.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self.tabs: Choice | None = None
        self._hosts = QStackedWidget()
        self._host = QWidget()
        self._column = QVBoxLayout(self._host)
        self._column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self._areas = [scrolling(self._host), scrolling(self.form)]
        for area in self._areas:
            self._hosts.addWidget(area)
        self.status = StatusBar(with_wall=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        asked = QVBoxLayout()
        asked.setContentsMargins(Space.L, 0, Space.L, 0)
        asked.addWidget(self.question)
        layout.addLayout(asked)
        layout.addLayout(self._tabs)
        layout.addWidget(self._hosts, 1)
        layout.addWidget(self._make_bar())
        layout.addWidget(self.status)
        self._connect()
        for key, slot in (
            (keys.UNDO, self._on_undo),
            (keys.REDO, field_first(self.desk.redo)),
            (keys.LEAVE, head.back.click),
            (keys.PART_NEXT, self._on_next),
            (keys.PART_BACK, self._on_back),
        ):
            keys.bind(key, self, slot)
        self.desk.open(session)

    @property
    def part(self) -> Step | None:
        """The paper at hand: a kind of step, for a domain or for the whole session."""
        return self._parts[self._at] if 0 <= self._at < len(self._parts) else None

    def show_part(self, place: int) -> None:
        """Take up a paper."""
        if self.panel is not None:
            self.panel.leave()
            self.panel.hide()
            self._column.removeWidget(self.panel)
            self.panel.setParent(self)
        flush_notes(self.form)
        self._reveal_counted()
        self._at, self.panel = place, None
        step = self._parts[place]
        if step.kind is _FORM and step.domain:
            self._hosts.setCurrentIndex(1)
            self.form.show_domain(self.desk.pack.domain_by_id[step.domain])
            self._areas[1].verticalScrollBar().setValue(0)
        else:
            self._hosts.setCurrentIndex(0)
            self.panel = self._panels.panel(step.kind)
            self.panel.on_paper = True
            for switch in self.panel.findChildren(LetterByLetter):
                switch.hide()
            self._column.addWidget(self.panel)
            self.panel.show()
            self.panel.show_step(step, "")
            QWidget.setTabOrder(self.tabs.buttons[-1] if self.tabs else self.head.back, self.panel)
            chain_in_reading_order(self.panel)
        self._rest()
        self._show_buttons()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._rest()

    # slots

    def _on_workshop(self) -> None:
        if not self._parts:
            self._parts = self._papers()
            self._make_tabs()
            self.show_part(0)
            return
        step = self.part
        if self.panel is not None and step is not None:
            self.panel.show_step(step, self.panel.anchor)
        elif step is not None and step.domain:
            self.form.show_domain(self.desk.pack.domain_by_id[step.domain])
        self._show_buttons()

    def _on_next(self) -> None:
        if self._at + 1 < len(self._parts):
            self.show_part(self._at + 1)

    def _on_back(self) -> None:
        if self._at > 0:
            self.show_part(self._at - 1)

    def _on_primary(self) -> None:
        primary = self.panel.primary() if self.panel else None
        if self.panel is not None and primary is not None:
            self.panel.press_primary()
            self.panel.rest()

    def _on_focus_wanted(self) -> None:
        self.show_part(next(at for at, step in enumerate(self._parts) if step.kind is StepKind.FOCUS))

    def _on_go_to(self, anchor: str) -> None:
        if self.panel is not None and self.part is not None:
            self.panel.show_step(self.part, anchor)

    def _on_moved(self, made: QWidget) -> None:
        self._areas[1].ensureWidgetVisible(made, 0, Space.L)

    def _on_undo(self) -> None:
        if self.panel is None or not self.panel.take_back():
            self.desk.undo()

    def _on_refused(self, sentence: str) -> None:
        self._context.news.say_error(sentence)
        self.desk.reload()

    def _on_back_requested(self) -> None:
        counts = self._panels.panel(StepKind.COUNT) if self.desk.is_open else None
        if isinstance(counts, CountingPanel) and counts.has_open_count:
            self.question.ask(_("Slips that are typed and not closed with Enter would be forgotten."))
        elif self.desk.is_open and (typed := only_typed(self, self.desk)):
            self.question.ask(typed)
        else:
            self._leave()

    # helpers

    def _leave(self) -> None:
        if self.panel is not None:
            self.panel.leave()
        flush_notes(self.form)
        self._reveal_counted()
        self.desk.close()
        self.leave_requested.emit()

    def _rest(self) -> None:
        """Give the keys to the paper at hand."""
        if self.panel is not None:
            self.panel.rest()
        elif self.part is not None:
            self.form.setFocus()

    def _papers(self) -> tuple[Step, ...]:
        workshop = self.desk.workshop
        wanted: list[tuple[StepKind, DomainId | None]]
        wanted = [(kind, domain) for domain in workshop.domains for kind in _OF_A_DOMAIN]
        wanted += [(kind, None) for kind in _AT_THE_END]
        return tuple(
            Step(
                id=StepId(f"paper {at}"), session_id=workshop.session.id, place=at, kind=kind, domain=domain, planned=0
            )
            for at, (kind, domain) in enumerate(wanted)
        )

    def _reveal_counted(self) -> None:
        """The room has seen on paper what is typed in: nothing waits for a reveal."""
        ratings = self.desk.workshop.ratings if self.desk.is_open else ()
        waiting = [rating.element for rating in ratings if rating.state is RatingState.COMPLETE]
        if waiting:
            self.desk.do(partial(self.desk.actions.rating.reveal, self.desk.session_id, waiting))

    def _make_tabs(self) -> None:
        clear(self._tabs)
        names = self.desk.pack.domain_by_id
        words = {StepKind.COUNT: _("{domain}: slips"), _FORM: _("{domain}: form")}
        texts = [
            words[step.kind].format(domain=names[step.domain].name) if step.domain else _(STEP_NAMES[step.kind])
            for step in self._parts
        ]
        self.tabs = Choice(texts, kind="tab")
        self.tabs.setAccessibleName(_("The papers of the workshop"))
        self.tabs.chosen.connect(self.show_part)
        self._tabs.addWidget(self.tabs)
        chain_in_reading_order(self.tabs, self.head.back)

    def _make_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("kind", "bar")
        bar.setProperty("edge", "top")
        self._back = button(_("Paper before"), self._on_back, key=keys.PART_BACK)
        self._next = button(_("Next paper"), self._on_next, key=keys.PART_NEXT)
        self._primary = button("", self._on_primary, "primary")
        row = QHBoxLayout(bar)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.setSpacing(Space.S)
        row.addStretch(1)
        for made in (self._back, self._next, self._primary):
            row.addWidget(made)
        return bar

    def _show_buttons(self) -> None:
        if self.tabs is not None:
            self.tabs.show_place(self._at)
        primary = self.panel.primary() if self.panel and self.part and self.panel.is_at(self.part) else None
        self._primary.setVisible(primary is not None)
        if primary is not None:
            self._primary.set_label(primary.text)
            self._primary.setEnabled(primary.enabled)
        self._back.setEnabled(self._at > 0)
        self._next.setEnabled(self._at + 1 < len(self._parts))

    def _connect(self) -> None:
        desk = self.desk
        desk.workshop_changed.connect(self._on_workshop)
        self.status.follow(desk)
        desk.refused.connect(self._on_refused)
        desk.told.connect(self.status.say)
        self.status.undo.connect(self._on_undo)
        self.status.redo.connect(desk.redo)
