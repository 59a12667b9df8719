"""What can be done with the session that is selected: a row of buttons, and a question before it is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.button_rows import put_in_rows
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from mastery_desktop.domain.records import Session


class SessionActions(QWidget):
    """The row of actions below the list of sessions; nothing can be done while no session is shown.

    Attributes:
        open_requested: open the session; as for all of these but the last, its id.
        form_requested: fill in its self-assessment as one form.
        paper_requested: type in what it has on paper.
        follow_up_requested: plan the next workshop of its series.
        print_requested: print for it.
        forms_requested: read forms for it that were filled in on laptops.
        share_requested: share it as a file.
        compare_requested: put it beside others of its school.
        attendance_requested: write down who was there.
        room_check_requested: check its room before people arrive.
        rehearsal_requested: rehearse it with a room that is played.
        delete_requested: delete it; it was confirmed.
        question_closed: the question was answered, and the buttons are back.
    """

    open_requested = Signal(str)
    form_requested = Signal(str)
    paper_requested = Signal(str)
    follow_up_requested = Signal(str)
    print_requested = Signal(str)
    forms_requested = Signal(str)
    share_requested = Signal(str)
    compare_requested = Signal(str)
    attendance_requested = Signal(str)
    room_check_requested = Signal(str)
    rehearsal_requested = Signal(str)
    delete_requested = Signal(str)
    question_closed = Signal()

    def __init__(self, screen: QWidget) -> None:
        """Begin without a session; the keys of the actions work anywhere on the screen."""
        super().__init__()
        self._session: Session | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._make_buttons())
        self._stack.addWidget(self._make_question())
        self.show_session(None)
        for key, button in (
            (keys.GRID, self.form),
            (keys.FOLLOW_UP, self.follow_up),
            (keys.SHARE, self.share),
            (keys.COMPARE, self.compare),
            (keys.DELETE, self.delete),
            (keys.ROOM_CHECK, self.room_check),
            (keys.REHEARSE, self.rehearse),
        ):
            keys.bind(key, screen, button.click)

    def show_session(self, session: Session | None) -> None:
        """Act on this session from now on; a question about another one goes."""
        self._session = session
        self._stack.setCurrentIndex(0)
        for button in self.buttons:
            button.setEnabled(session is not None)

    def arrange(self, room: int) -> None:
        """Stand in as many rows as fit into so many pixels of width."""
        put_in_rows(self._grid, self.buttons, room)

    def ask_to_delete(self) -> None:
        """Ask, in the place of the buttons, whether the session is to go."""
        if self._session:
            words = _("Put the session of {team} into the bin? From there it can be taken back.")
            self.question.setText(words.format(team=self._session.team))
            self._stack.setCurrentIndex(1)
            self.keep.setFocus()

    def _on_keep(self) -> None:
        self._stack.setCurrentIndex(0)
        self.question_closed.emit()

    def _on_delete(self) -> None:
        self._on_keep()
        self._tell(self.delete_requested)

    def _on_open(self) -> None:
        self._tell(self.open_requested)

    def _on_form(self) -> None:
        self._tell(self.form_requested)

    def _on_paper(self) -> None:
        self._tell(self.paper_requested)

    def _on_follow_up(self) -> None:
        self._tell(self.follow_up_requested)

    def _on_print(self) -> None:
        self._tell(self.print_requested)

    def _on_forms(self) -> None:
        self._tell(self.forms_requested)

    def _on_share(self) -> None:
        self._tell(self.share_requested)

    def _on_compare(self) -> None:
        self._tell(self.compare_requested)

    def _on_room_check(self) -> None:
        self._tell(self.room_check_requested)

    def _on_rehearse(self) -> None:
        self._tell(self.rehearsal_requested)

    def _on_attendance(self) -> None:
        self._tell(self.attendance_requested)

    def _tell(self, signal: SignalInstance) -> None:
        if self._session:
            signal.emit(self._session.id)

    def _make_buttons(self) -> QWidget:
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(Space.S)
        self.open = _button(_("Open the session"), self._on_open)
        self.form = _button(_("Fill in the form"), self._on_form)
        self.paper = _button(_("Type in from paper"), self._on_paper)
        self.room_check = _button(_("Check the room"), self._on_room_check)
        self.rehearse = _button(_("Rehearse it"), self._on_rehearse)
        self.follow_up = _button(_("Plan the next one"), self._on_follow_up)
        self.print = _button(_("Print for it"), self._on_print)
        self.read_forms = _button(_("Read filled-in forms"), self._on_forms)
        self.share = _button(_("Share it"), self._on_share)
        self.compare = _button(_("Compare it"), self._on_compare)
        self.attendance = _button(_("Who was there"), self._on_attendance)
        self.delete = _button(_("Delete…"), self.ask_to_delete, "quiet")
        self.buttons = (
            self.open,
            self.form,
            self.paper,
            self.room_check,
            self.rehearse,
            self.follow_up,
            self.print,
            self.read_forms,
            self.share,
            self.compare,
            self.attendance,
            self.delete,
        )
        for button in self.buttons:
            button.setParent(holder)
        return holder

    def _make_question(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.question = PlainLabel("", wrap=True)
        self.keep = _button(_("Keep it"), self._on_keep)
        self.really_delete = _button(_("Delete it"), self._on_delete, "danger")
        self.answers = (self.keep, self.really_delete)
        row.addWidget(self.question, 1)
        row.addWidget(self.keep)
        row.addWidget(self.really_delete)
        return holder


def _button(text: str, slot: Callable[[], None], kind: str = "plain") -> Button:
    button = Button(text, kind=kind)
    button.clicked.connect(slot)
    return button
