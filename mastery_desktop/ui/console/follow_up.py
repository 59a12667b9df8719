"""What follows from the plan: the looks at it after 30, 60 and 90 days, and one turn of plan, do, study, act."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from mastery_desktop.domain.follow_up import CHECK_DAYS, Cycle, PlanCheck
from mastery_desktop.domain.follow_up_words import CHANGE, CHECK_QUESTIONS, TURN
from mastery_desktop.domain.labels import day_of, long_date
from mastery_desktop.domain.records import FocusArea
from mastery_desktop.domain.school_calendar import SchoolCalendar, read_calendar
from mastery_desktop.domain.text import NOTE
from mastery_desktop.messages import _
from mastery_desktop.ui.console.day_hint import DayHint
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.notes import GrowingNote, NoteLine
from mastery_desktop.ui.console.on_wall import say_when_done
from mastery_desktop.ui.console.parts import column, label, titled
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.theme.tokens import Space


class CheckCard(QFrame):
    """One look at the plan: its day and three answers.

    Attributes:
        edited: something has a new text.
    """

    edited = Signal()

    def __init__(self, desk: Desk, days: int) -> None:
        """Look after so many days."""
        super().__init__()
        self.days = days
        name = _("In {n} days").format(n=days)
        self.setProperty("kind", "soft")
        self.due = NoteLine("", 40)
        self.answers = {field: GrowingNote(limit=NOTE) for field in CHECK_QUESTIONS}
        self.hint = DayHint((self.due,), days_only=True)
        fields = [titled(_(question), self.answers[field]) for field, question in CHECK_QUESTIONS.items()]
        content = column(label(name, "lead"), titled(_("Day"), self.due), self.hint, *fields, 1)
        content.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        self.setLayout(content)
        self.due.setAccessibleName(_("{name}: day").format(name=name))
        for field, note in self.answers.items():
            note.setAccessibleName(f"{name}: {_(CHECK_QUESTIONS[field])}")
            note.edited.connect(self.edited)
        self.due.edited.connect(self.edited)
        chain: list[NoteLine | GrowingNote] = [self.due, *self.answers.values()]
        for here, after in pairwise(chain):
            here.returnPressed.connect(after.setFocus)
        say_when_done(desk, self.due, *self.answers.values())

    def show_check(self, check: PlanCheck, calendar: SchoolCalendar, near: date) -> None:
        """Show what is kept; the usual day stands as a hint."""
        usual = calendar.nearest(near + timedelta(days=self.days))
        self.due.setPlaceholderText(long_date(usual))
        self.due.show_text(long_date(check.due) if check.due else self.due.text(), check.id)
        for field, note in self.answers.items():
            note.show_text(getattr(check, field), check.id)
        self.hint.look(calendar, near)

    def written(self, check: PlanCheck, near: date) -> PlanCheck:
        """The check as it is written now; a day that cannot be read leaves the one before."""
        text = self.due.text().strip()
        due = (day_of(text, near) or check.due) if text else None
        done, evidence, needs = (self.answers[field].text for field in ("done", "evidence", "needs"))
        return replace(check, due=due, done=done, evidence=evidence, needs=needs)


class ChecksPart(QWidget):
    """The three looks side by side."""

    def __init__(self, desk: Desk) -> None:
        """Look at the plan of the session on the desk."""
        super().__init__()
        self._desk = desk
        self._area: FocusArea | None = None
        self.cards = [CheckCard(desk, days) for days in CHECK_DAYS]
        for card in self.cards:
            card.edited.connect(self._on_edited)
        self.setLayout(Tiles(*self.cards, least=24, spacing=Space.M))

    def show_area(self, area: FocusArea) -> None:
        """Show the looks at the plan of a focus area."""
        self._area = area
        session = self._desk.workshop.session
        calendar = read_calendar(session.calendar, session.held_on)
        for card in self.cards:
            card.show_check(self._desk.workshop.check(area, card.days), calendar, session.held_on)

    def _on_edited(self) -> None:
        sender = self.sender()
        if isinstance(sender, CheckCard) and self._area is not None:
            workshop = self._desk.workshop
            check = sender.written(workshop.check(self._area, sender.days), workshop.session.held_on)
            call = partial(self._desk.actions.planning.set_check, self._desk.session_id, check)
            self._desk.do(call, expect=replace(workshop, checks=put(workshop.checks, check)))


class CyclePart(QWidget):
    """One turn: the change that is tried, and a field for each quarter under its questions."""

    def __init__(self, desk: Desk) -> None:
        """Write the turn of the session on the desk."""
        super().__init__()
        self._desk = desk
        self._area: FocusArea | None = None
        self.change = GrowingNote(limit=NOTE)
        self.answers = {field: GrowingNote(limit=NOTE, lines=2) for field in TURN}
        quarters = []
        for field, (name, questions) in TURN.items():
            box = QFrame()
            box.setProperty("kind", "soft")
            asked = [label(_(question), "small") for question in questions]
            content = column(label(_(name), "lead"), *asked, self.answers[field], 1, spacing=Space.XS)
            content.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
            box.setLayout(content)
            self.answers[field].setAccessibleName(_(name))
            self.answers[field].setAccessibleDescription(" ".join(map(_, questions)))
            quarters.append(box)
        self.setLayout(column(titled(_(CHANGE), self.change), Tiles(*quarters, least=26, spacing=Space.M)))
        chain = [self.change, *self.answers.values()]
        for here, after in pairwise(chain):
            here.returnPressed.connect(after.setFocus)
        for note in chain:
            note.edited.connect(self._on_edited)
        say_when_done(desk, *chain)

    def show_area(self, area: FocusArea) -> None:
        """Show the turn of a focus area."""
        self._area = area
        cycle = self._desk.workshop.cycle(area)
        self.change.show_text(cycle.change, cycle.id)
        for field, note in self.answers.items():
            note.show_text(getattr(cycle, field), cycle.id)

    def _on_edited(self, _text: str) -> None:
        if self._area is None:
            return
        workshop = self._desk.workshop
        plan, do, study, act = (note.text for note in self.answers.values())
        cycle: Cycle = replace(
            workshop.cycle(self._area), change=self.change.text, plan=plan, do=do, study=study, act=act
        )
        call = partial(self._desk.actions.planning.set_cycle, self._desk.session_id, cycle)
        self._desk.do(call, expect=replace(workshop, cycles=put(workshop.cycles, cycle)))
