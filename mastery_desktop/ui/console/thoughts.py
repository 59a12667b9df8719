"""The parking lot before the close: each thought becomes an action, gets a date, waits, or is closed."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.domain.choices import ParkedFate
from mastery_desktop.domain.differences import FATES
from mastery_desktop.domain.school_calendar import read_calendar
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.console.notes import GrowingNote
from mastery_desktop.ui.console.park_line import MOST_LETTERS
from mastery_desktop.ui.console.parts import Choice, column, label
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.day_field import TWO_WEEKS, DayField
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mastery_desktop.domain.records import Parked
    from mastery_desktop.ui.console.desk import Desk

_FATES: Final = tuple(FATES)

_AT_ONCE: Final = 5
"""How many rows are made before the window answers again; a long list comes in pieces."""


class ThoughtRow(QWidget):
    """One thought with its choices; pressing a choice again opens the thought again."""

    def __init__(self, desk: Desk, thought: Parked) -> None:
        """Show a thought of the session on the desk."""
        super().__init__()
        self._desk = desk
        self.thought = thought
        self._text = GrowingNote(limit=MOST_LETTERS)
        self._text.edited.connect(self._on_text)
        self.choice = Choice([_(text) for text in FATES.values()], kind="tab", optional=True)
        self.choice.chosen.connect(self._on_chosen)
        for made, text in zip(self.choice.buttons, FATES.values(), strict=True):
            made.setAccessibleName(f"{_(text)}: {thought.text}")
        self.due = DayField(self._usual)
        self.due.setAccessibleName(_("Date of: {text}").format(text=thought.text))
        self.due.dateChanged.connect(self._on_date)
        self.setLayout(column(self._text, Tiles(self.choice, self.due, fill=False), spacing=Space.XS))
        self.show_thought(thought)

    def show_thought(self, thought: Parked) -> None:
        """Show what became of it."""
        self.thought = thought
        self._text.show_text(thought.text, thought.id)
        self._text.setAccessibleName(_("Parked thought: {text}").format(text=thought.text))
        self.choice.show_place(_FATES.index(thought.fate) if thought.settled else -1)
        if thought.fate is ParkedFate.DATE:
            self.due.show_day(thought.due or self._usual)
        self.due.setVisible(thought.fate is ParkedFate.DATE)

    @property
    def _usual(self) -> date:
        """The school day two weeks from now."""
        session = self._desk.workshop.session
        calendar = read_calendar(session.calendar, session.held_on)
        return calendar.nearest(self._desk.clock().astimezone().date() + timedelta(days=TWO_WEEKS))

    def _on_text(self, text: str) -> None:
        if text.strip() and text != self.thought.text:
            sessions, session = self._desk.actions.sessions, self._desk.session_id
            self._desk.do(partial(sessions.reword_parked, session, self.thought.id, text))

    def _on_chosen(self, place: int) -> None:
        self._settle(_FATES[place] if place >= 0 else ParkedFate.OPEN, self.thought.due or self._usual)

    def _on_date(self) -> None:
        self._settle(ParkedFate.DATE, self.due.day)

    def _settle(self, fate: ParkedFate, due: date) -> None:
        day = due if fate is ParkedFate.DATE else None
        sessions, session = self._desk.actions.sessions, self._desk.session_id
        self._desk.do(partial(sessions.settle_parked, session, self.thought.id, fate, day))


class ThoughtList(QWidget):
    """All thoughts of the session, and what happens with those that nobody settles.

    Attributes:
        grown: rows came later than the others.
    """

    grown = Signal()

    def __init__(self, desk: Desk) -> None:
        """Show the parking lot of the session on the desk."""
        super().__init__()
        self._desk = desk
        self.rows: list[ThoughtRow] = []
        self._head = PlainLabel("", "label", wrap=True)
        self._note = label("", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        self.setLayout(column(self._head, self._list, self._note, spacing=Space.XS))
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._on_more)

    def refresh(self) -> None:
        """Show the thoughts as they are now."""
        parked = self._desk.workshop.parked
        self._make_rows(parked)
        left = sum(not thought.settled for thought in parked)
        self._head.setText(_("Parking lot: what becomes of each thought?"))
        self._note.setText(
            ngettext(
                "{n} thought is open. What stays open waits for the next meeting, which begins with it.",
                "{n} thoughts are open. What stays open waits for the next meeting, which begins with it.",
                left,
            ).format(n=left)
        )
        self._note.setVisible(bool(left))
        self.setVisible(bool(parked))

    def _make_rows(self, parked: Sequence[Parked]) -> None:
        """Keep the rows of thoughts that are still there, and make some of those that lack."""
        made: dict[str, ThoughtRow] = {row.thought.id: row for row in self.rows}
        lacking = [thought for thought in parked if thought.id not in made]
        at_once = 0 if self._more.isActive() else _AT_ONCE  # stepping on asks twice
        for thought in lacking[:at_once]:
            made[thought.id] = ThoughtRow(self._desk, thought)
        shown = [thought for thought in parked if thought.id in made]
        rows = [made.pop(thought.id) for thought in shown]
        for gone in made.values():
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if rows != self.rows:
            for place, row in enumerate(rows):
                self._list.insertWidget(place, row)
            self.rows = rows
        for row, thought in zip(rows, shown, strict=True):
            if row.thought != thought:
                row.show_thought(thought)
        if len(lacking) > at_once:
            self._more.start()

    def _on_more(self) -> None:
        if self._desk.is_open:
            self._make_rows(self._desk.workshop.parked)
            self.grown.emit()
