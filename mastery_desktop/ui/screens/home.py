"""The first screen: start a workshop, open a session file, print worksheets, and the sessions on this computer.

It is painted before the content and the database are there; until `show_sessions` it says that they are on their way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from mastery_desktop.messages import _
from mastery_desktop.overriding import override
from mastery_desktop.ui import keys
from mastery_desktop.ui.early import CLICK_FOCUS, RIGHT_AND_MIDDLE
from mastery_desktop.ui.theme.tokens import Space, Type
from mastery_desktop.ui.widgets.areas import scrolling
from mastery_desktop.ui.widgets.buttons import Button, Card
from mastery_desktop.ui.widgets.fields import SearchField
from mastery_desktop.ui.widgets.home_notes import HomeNotes
from mastery_desktop.ui.widgets.labels import ElidedLabel, PlainLabel
from mastery_desktop.ui.widgets.list_words import ListWords

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.domain.records import SessionId
    from mastery_desktop.domain.workshop import SessionSummary
    from mastery_desktop.ui.widgets.session_actions import SessionActions
    from mastery_desktop.ui.widgets.session_table import SessionTable

_NARROW: Final = 760
"""Below this width, in pixels at the usual size of text, the cards stand below each other."""

_LOW: Final = 560
"""Below this height, in pixels at the usual size of text, the cards are only their titles: the list comes first."""

_LEAST_CARDS: Final = 440
"""The width, in pixels at the usual size of text, that three titles need beside each other."""

_LEAST_LIST: Final = 160


class Home(QFrame):
    """The first screen.

    Attributes:
        start_requested: start a workshop.
        file_requested: open a session file.
        print_requested: print worksheets, of no session.
        guide_requested: read the guide.
        roll_up_requested: put the files of several schools into one picture.
        settings_requested: change the settings.
        retry_requested: try again to open the sessions.
        anew_requested: begin with an empty list; what cannot be opened is kept.
        close_requested: close the program.
        session_opened: open this session; so for the ones below: a session's id.
        form_requested: fill in its self-assessment as one form.
        follow_up_requested: plan the next workshop of its series.
        print_session_requested: print for it.
        paper_requested: type in what it has on paper.
        forms_requested: read forms for it that were filled in on laptops.
        share_requested: share it as a file.
        compare_requested: put it beside others of its school.
        attendance_requested: write down who was there.
        room_check_requested: check its room before people arrive.
        rehearsal_requested: rehearse it with a room that is played.
        delete_requested: delete it; it was confirmed.
    """

    start_requested = Signal()
    file_requested = Signal()
    print_requested = Signal()
    guide_requested = Signal()
    roll_up_requested = Signal()
    settings_requested = Signal()
    retry_requested = Signal()
    anew_requested = Signal()
    close_requested = Signal()
    session_opened = Signal(str)
    form_requested = Signal(str)
    follow_up_requested = Signal(str)
    print_session_requested = Signal(str)
    paper_requested = Signal(str)
    forms_requested = Signal(str)
    share_requested = Signal(str)
    compare_requested = Signal(str)
    attendance_requested = Signal(str)
    room_check_requested = Signal(str)
    rehearsal_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self._table: SessionTable | None = None
        self._known: frozenset[SessionId] | None = None
        self._session_actions: SessionActions | None = None
        page = QWidget()
        self._page = page
        self._column = column = QVBoxLayout(page)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        column.addSpacing(22)
        column.addLayout(self._make_cards())
        self.notes = HomeNotes()
        column.addLayout(self.notes)
        column.addSpacing(Space.XL)
        column.addLayout(self._make_list_head())
        column.addSpacing(Space.M)
        column.addWidget(self._make_list(), 1)
        column.addSpacing(Space.M)
        bar = QWidget()
        bar.setMinimumHeight(Space.XL + Space.S)  # its place is kept until there are sessions to choose from
        self._bar = QVBoxLayout(bar)
        self._bar.setContentsMargins(0, 0, 0, 0)
        column.addWidget(bar)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = scrolling(page)
        whole.addWidget(self._scroll)
        self.setAccessibleName("Mastery Desktop")
        self.setProperty("focusPolicy", CLICK_FOCUS)  # at first nothing is marked; Tab begins at the first card
        self._order_tabs()

    @property
    def table(self) -> SessionTable | None:
        """The list, once there are sessions to show."""
        return self._table

    @property
    def session_actions(self) -> SessionActions:
        """What can be done with the selected session.

        Raises:
            RuntimeError: the sessions are not there yet.
        """
        if self._session_actions is None:
            raise RuntimeError("the sessions are not there yet")
        return self._session_actions

    def show_sessions(self, sessions: Sequence[SessionSummary], pack: Pack, today: date) -> None:
        """Show the sessions on this computer, the latest first."""
        ids = frozenset(summary.session.id for summary in sessions)
        new = ids - self._known if self._known is not None else ()
        self._known = ids
        chosen = next(iter(new)) if len(new) == 1 else self._current_id()  # what was begun meanwhile is gone on with
        table = self._table or self._make_table()
        self.pack_label.setText(_("Content pack: {title}  ·  works offline").format(title=pack.title))
        table.sessions.set_sessions(sessions, pack, today)
        row = table.sessions.row_of(chosen) if chosen else -1
        if row >= 0:
            table.selectRow(row)
        self.search.setEnabled(bool(sessions))
        self.session_actions.setVisible(bool(sessions))
        self.notes.show_sample(self.print_sheets, there=any(summary.session.sample for summary in sessions))
        self._set_ready(ready=True)
        self._show_list_or_words()
        if self.window().focusWidget() is self:  # nothing has the keys yet; the window may not be active either
            self.take_focus()

    def show_notes(self, *notes: str) -> None:
        """Say what must be seen as long as the program is open, above the list; empty ones are left out."""
        self.notes.show_notes(*notes)

    def show_trouble(self, sentence: str, *, can_retry: bool = True, can_begin_anew: bool = False) -> None:
        """Say why the sessions cannot be shown, with buttons for what can help."""
        self._list_stack.setCurrentIndex(0)
        self._set_ready(ready=False)
        self.said.say_trouble(sentence, can_retry=can_retry, can_begin_anew=can_begin_anew)
        QTimer.singleShot(0, self._show_ways_out)

    def _show_ways_out(self) -> None:
        self._scroll.ensureWidgetVisible(self.said.leave)

    def show_waiting(self) -> None:
        """Say that the sessions are on their way."""
        self.said.say(_("Opening your sessions…"))
        self._list_stack.setCurrentIndex(0)

    def take_focus(self) -> None:
        """Take the focus where people go on: the list, or the first card where there is none."""
        if self._table and self._table.isVisible() and self._table.sessions.rowCount():
            if self._table.current is None:
                self._table.selectRow(0)
            self._table.setFocus()
        else:
            self.start.setFocus()

    def _on_question_closed(self) -> None:
        if self._table:
            self._table.setFocus()

    def _on_opened(self, summary: SessionSummary) -> None:
        self.session_opened.emit(summary.session.id)

    def _on_selected(self, summary: SessionSummary | None) -> None:
        self.session_actions.show_session(summary.session if summary else None)

    def _on_search(self, text: str) -> None:
        if self._table:
            self._table.sessions.set_search(text)
            self._show_list_or_words()

    def _on_search_entered(self) -> None:
        if self._table and self._table.sessions.rowCount():
            self._table.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        from PySide6.QtCore import Qt  # noqa: PLC0415 - not before the first frame, see `early`

        chosen = self._table.current if self._table and self._table.isVisible() else None
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and chosen and self.hasFocus():  # nothing has the keys yet: the marked row takes them
            self._on_opened(chosen)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self._arrange)  # once what stands on it has its new size

    def _arrange(self) -> None:
        """Put the cards and the buttons beside each other, or below where there is little room."""
        width, scale = self.width(), self.font().pixelSize() / Type.BODY
        narrow, low = width < _NARROW * scale, self.height() < _LOW * scale
        beside = width >= (_LEAST_CARDS if low else _NARROW) * scale
        self._cards.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        for card in (self.start, self.open_file, self.print_sheets):
            card.sentence.setVisible(not low)
        self.pack_label.setVisible(not narrow)
        self._name.setVisible(not narrow)  # the window's title says it too
        side = Space.L if narrow else Space.PAGE
        self._column.setContentsMargins(side, Space.L if narrow else 34, side, Space.L)
        if self._session_actions:
            bar = self._scroll.verticalScrollBar()  # not the viewport: to ask for that loads every kind of widget
            self._session_actions.arrange(width - (bar.width() if bar.isVisible() else 0) - 2 * side)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self.pack_label = ElidedLabel("", "muted")
        self.pack_label.setProperty("alignment", RIGHT_AND_MIDDLE)
        self.help = Button(_("Help"), key=keys.HELP)
        self.guide = Button(_("The guide"))
        self.guide.clicked.connect(self.guide_requested)
        self.settings = Button(_("Settings"))
        self.settings.clicked.connect(self.settings_requested)
        self._name = PlainLabel("Mastery Desktop", "name")
        row.addWidget(self._name)
        row.addWidget(self.pack_label, 1)
        row.addStretch()
        row.addWidget(self.help)
        row.addWidget(self.guide)
        row.addWidget(self.settings)
        return row

    def _make_cards(self) -> QBoxLayout:
        self.start = Card(
            _("Start a workshop"),
            _("Pick an agenda, name the team, project. 45 minutes to a full day."),
            primary=True,
        )
        self.start.clicked.connect(self.start_requested)
        self.open_file = Card(_("Open a session file"), _("From a colleague, a USB stick or a shared folder."))
        self.open_file.clicked.connect(self.file_requested)
        self.print_sheets = Card(_("Print worksheets"), _("Blank forms, posters and packets for the room."))
        self.print_sheets.clicked.connect(self.print_requested)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(Space.L)
        for card, share in ((self.start, 3), (self.open_file, 2), (self.print_sheets, 2)):
            self._cards.addWidget(card, share)
        return self._cards

    def _make_list_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        title = QVBoxLayout()
        title.addStretch()
        title.addWidget(PlainLabel(_("Sessions"), "heading"))
        row.addLayout(title)
        row.addStretch(1)
        self.search = SearchField(_("Search school, facilitator, focus area"))
        self.search.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.search.settled.connect(self._on_search)
        self.search.returnPressed.connect(self._on_search_entered)
        self.search.setEnabled(False)
        self.roll_up = Button(_("Roll-up"))
        self.roll_up.setAccessibleDescription(_("Put the files of several schools into one picture"))
        self.roll_up.clicked.connect(self.roll_up_requested)
        row.addWidget(self.roll_up)
        row.addWidget(self.search)
        return row

    def _make_list(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "paper")
        frame.setMinimumHeight(_LEAST_LIST)
        around = QVBoxLayout(frame)
        around.setContentsMargins(1, Space.S, 1, Space.S)  # the rounded corners stay free
        self._list_stack = QStackedLayout()
        around.addLayout(self._list_stack)
        self.said = ListWords()
        self.said.retry_requested.connect(self.retry_requested)
        self.said.anew_requested.connect(self.anew_requested)
        self.said.close_requested.connect(self.close_requested)
        self._list_stack.addWidget(self.said)
        self.show_waiting()
        return frame

    def _make_table(self) -> SessionTable:
        from mastery_desktop.ui.widgets.session_table import SessionTable  # noqa: PLC0415 - after the first frame

        self._bind_keys()
        self._session_actions = actions = self._make_actions()
        self._table = table = SessionTable()
        table.opened.connect(self._on_opened)
        table.selected.connect(self._on_selected)
        self._list_stack.addWidget(table)
        self._order_tabs(table, *actions.buttons, *actions.answers)
        self._arrange()
        return table

    def _make_actions(self) -> SessionActions:
        from mastery_desktop.ui.widgets.session_actions import SessionActions  # noqa: PLC0415 - after the first frame

        actions = SessionActions(self)
        actions.open_requested.connect(self.session_opened)
        actions.form_requested.connect(self.form_requested)
        actions.follow_up_requested.connect(self.follow_up_requested)
        actions.print_requested.connect(self.print_session_requested)
        actions.paper_requested.connect(self.paper_requested)
        actions.forms_requested.connect(self.forms_requested)
        actions.share_requested.connect(self.share_requested)
        actions.compare_requested.connect(self.compare_requested)
        actions.attendance_requested.connect(self.attendance_requested)
        actions.room_check_requested.connect(self.room_check_requested)
        actions.rehearsal_requested.connect(self.rehearsal_requested)
        actions.delete_requested.connect(self.delete_requested)
        actions.question_closed.connect(self._on_question_closed)
        self._bar.addWidget(actions)
        return actions

    def _order_tabs(self, *list_and_buttons: QWidget) -> None:
        steps = (self.start, self.open_file, self.print_sheets, self.roll_up, self.search, *list_and_buttons)
        for before, after in zip(steps, (*steps[1:], self.help), strict=True):
            QWidget.setTabOrder(before, after)
        QWidget.setTabOrder(self.help, self.guide)
        QWidget.setTabOrder(self.guide, self.settings)

    def _bind_keys(self) -> None:
        keys.bind(keys.NEW, self, self.start.click)
        keys.bind(keys.OPEN, self, self.open_file.click)
        keys.bind(keys.PRINT, self, self.print_sheets.click)
        keys.bind(keys.ROLL_UP, self, self.roll_up.click)
        keys.bind(keys.SEARCH, self, self.search.setFocus)

    def _set_ready(self, *, ready: bool) -> None:
        for card in (self.start, self.open_file, self.print_sheets):
            card.setEnabled(ready)
        for button in (self.roll_up, self.help, self.guide, self.settings):
            button.setEnabled(ready)

    def _show_list_or_words(self) -> None:
        if self._table is None:
            return
        found, total = self._table.sessions.rowCount(), self._table.sessions.total
        in_words = self.said.has_focus
        if not total:
            self.said.say_empty(self.search)
        elif not found:
            self.said.say(_("No session fits “{text}”.").format(text=self.search.text()))
        self._list_stack.setCurrentIndex(1 if found else 0)
        if found and in_words:  # the sample was asked for there
            self._table.setFocus()

    def _current_id(self) -> SessionId | None:
        session = self._table.current if self._table else None
        return session.session.id if session else None
