"""The self-assessment as one keyboard-driven screen: for a principal and two teachers who want just the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mastery_desktop.domain.content import DomainId
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.bars import StatusBar
from mastery_desktop.ui.console.desk import Actions, Desk
from mastery_desktop.ui.console.form import AssessmentForm
from mastery_desktop.ui.console.notes import flush_notes
from mastery_desktop.ui.console.parts import Choice, button, row
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.field_redo import field_first
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import scrolling
from mastery_desktop.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from mastery_desktop.domain.records import SessionId
    from mastery_desktop.ui.context import Context


class GridScreen(QWidget):
    """The form of each domain, filled into the same records as every other way of rating.

    Attributes:
        leave_requested: back to the screen before.
        print_requested: print for this session.
    """

    leave_requested = Signal()
    print_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        """Make the screen, without a session."""
        super().__init__()
        self.setProperty("kind", "page")
        self._context = context
        services = context.services
        self.desk = Desk(Actions.of(services), context.operations, services.pack, services.clock, self)
        self._wanted = DomainId("")
        self._team = ElidedLabel("", "lead")
        self.domains = Choice([domain.name for domain in services.pack.domains], kind="tab")
        self.domains.chosen.connect(self._on_domain)
        self.form = AssessmentForm(self.desk)
        self.form.moved.connect(self._on_moved)
        self.status = StatusBar(with_wall=False)
        self._area = scrolling(self.form)
        top = QFrame()
        top.setProperty("kind", "bar")
        top.setProperty("edge", "bottom")
        line = row(
            button(_("Back"), self._on_leave, "quiet", key=keys.LEAVE),
            self._team,
            button(_("Print"), self._on_print),
        )
        line.setStretch(1, 1)
        line.setContentsMargins(Space.S, Space.XS, Space.M, Space.XS)
        top.setLayout(line)
        tabs = Tiles(self.domains, fill=False)
        tabs.setContentsMargins(Space.L, Space.M, Space.L, Space.XS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        layout.addLayout(tabs)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.status)
        self._connect()

    def open_session(self, session: SessionId, domain: DomainId | None = None) -> None:
        """Fill the form of a domain; the session's first one without another."""
        self._wanted = domain or DomainId("")
        self.desk.open(session)

    def _connect(self) -> None:
        desk = self.desk
        desk.workshop_changed.connect(self._on_workshop)
        self.status.follow(desk)
        desk.refused.connect(self._on_refused)
        desk.told.connect(self.status.say)
        self.status.undo.connect(desk.undo)
        self.status.redo.connect(desk.redo)
        for key, slot in (
            (keys.UNDO, desk.undo),
            (keys.REDO, field_first(desk.redo)),
            (keys.LEAVE, self._on_leave),
            (keys.PRINT, self._on_print),
        ):
            keys.bind(key, self, slot)

    def _on_workshop(self) -> None:
        workshop = self.desk.workshop
        self._team.setText(workshop.session.team)
        if not self._wanted:
            self._wanted = next(iter(workshop.domains), self.desk.pack.domains[0].id)
        places = [domain.id for domain in self.desk.pack.domains]
        self.domains.show_place(places.index(self._wanted))
        first = not self.form.rows
        self.form.show_domain(self.desk.pack.domain_by_id[self._wanted])
        if first:
            self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_domain(self, place: int) -> None:
        self._wanted = self.desk.pack.domains[max(0, place)].id
        self._on_workshop()
        self._area.verticalScrollBar().setValue(0)
        self.form.setFocus()

    def _on_moved(self, made: QWidget) -> None:
        self._area.ensureWidgetVisible(made, 0, Space.L)

    def _on_refused(self, sentence: str) -> None:
        self._context.news.say_error(sentence)
        self.desk.reload()

    def _on_print(self) -> None:
        flush_notes(self)
        self.print_requested.emit(self.desk.session_id)

    def _on_leave(self) -> None:
        flush_notes(self)
        self.desk.close()
        self.leave_requested.emit()
