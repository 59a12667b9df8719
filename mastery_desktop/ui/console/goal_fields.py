"""The goal of the plan: in which words it is asked for, how far it reaches, its day, and the days without school."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mastery_desktop.domain.choices import GoalLabels, GoalReach
from mastery_desktop.domain.goal_words import GOAL_SETS, GOAL_WORDS
from mastery_desktop.domain.labels import REACHES, day_of, long_date
from mastery_desktop.domain.records import FocusArea
from mastery_desktop.domain.school_calendar import SchoolCalendar, read_calendar
from mastery_desktop.domain.text import LABEL, NOTE
from mastery_desktop.messages import _
from mastery_desktop.ui.console.day_hint import DayHint
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.notes import GrowingNote, NoteLine
from mastery_desktop.ui.console.on_wall import say_when_done
from mastery_desktop.ui.console.parts import Choice, column, label
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel

_SETS = tuple(GoalLabels)
_REACHES = tuple(GoalReach)


class Asked(QWidget):
    """A field under a question that can be put in other words."""

    def __init__(self, field: QWidget, *below: QWidget) -> None:
        """Ask for what a field takes."""
        super().__init__()
        self._field = field
        self._question = PlainLabel("", "label", wrap=True)
        self._question.setBuddy(field)
        self.setLayout(column(self._question, field, *below, 1, spacing=Space.XS))

    def ask(self, question: str) -> None:
        """Put the question."""
        self._question.setText(question)
        self._field.setAccessibleName(question)


class GoalFields(QObject):
    """The fields above (`head`) and below (`foot`) the actions.

    Attributes:
        day_done: Enter was pressed in the day.
        calendar_changed: other days are without school.
    """

    day_done = Signal()
    calendar_changed = Signal()

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        """Write the goal of the session on the desk."""
        super().__init__(owner)
        self._desk = desk
        self._area: FocusArea | None = None
        self.goal = GrowingNote(_("What will be true for learners when you have done this?"), NOTE, 2)
        self.check_on = NoteLine(_("For example 1/14"), 40)
        self.notice, self.barriers = GrowingNote(limit=NOTE), GrowingNote(limit=NOTE)
        self.calendar = NoteLine(_("Fri; 11/23-11/27; 12/21-1/1"), LABEL)
        for note in (self.goal, self.notice, self.barriers):
            note.edited.connect(self._on_goal)
        self.check_on.edited.connect(self._on_check)
        self.check_on.returnPressed.connect(self._on_day_done)
        self.calendar.edited.connect(self._on_calendar)
        self.goal.returnPressed.connect(self.check_on.setFocus)
        self.notice.returnPressed.connect(self.barriers.setFocus)
        self.barriers.returnPressed.connect(self.calendar.setFocus)
        say_when_done(desk, self.goal, self.check_on, self.notice, self.barriers)
        self.reach = Choice([_(text) for text in REACHES.values()], kind="tab", optional=True)
        self.reach.chosen.connect(self._on_reach)
        self.words = Choice([_(text) for text in GOAL_SETS.values()], kind="tab")
        self.words.chosen.connect(self._on_words)
        for choice, name in ((self.reach, _("It reaches")), (self.words, _("Ask in"))):
            for made in choice.buttons:
                made.setAccessibleName(f"{name}: {made.label}")
        self._wrong = label("", "bad")
        self._wrong.hide()
        self.days = DayHint((self.check_on,), days_only=True)
        self._read_back = label("", "small")
        self._relevant, self._why = label("", "label"), label("")
        self.asked = [Asked(self.goal), Asked(self.check_on), Asked(self.notice), Asked(self.barriers)]
        self.asked.append(Asked(self.calendar, self._read_back))
        self.head, self.foot = QWidget(), QWidget()
        self.head.setLayout(
            column(
                Tiles(
                    PlainLabel(_("It reaches"), "small"),
                    self.reach,
                    PlainLabel(_("Ask in"), "small"),
                    self.words,
                    fill=False,
                ),
                Tiles(*self.asked[:2], least=22, shares=(5, 2), spacing=Space.M),
                self._wrong,
                self.days,
                spacing=Space.XS,
            )
        )
        relevant = boxed(column(self._relevant, self._why, 1, spacing=Space.XS))
        self._relevant_box = relevant
        self.foot.setLayout(Tiles(*self.asked[2:4], relevant, self.asked[4], least=26, spacing=Space.M))

    @property
    def near(self) -> date:
        """The day of the workshop."""
        return self._desk.workshop.session.held_on

    @property
    def school_days(self) -> SchoolCalendar:
        """When there is no school."""
        return read_calendar(self.calendar.text(), self.near)

    def show_area(self, area: FocusArea) -> None:
        """Show the goal for a focus area."""
        self._area = area
        goal, session = self._desk.workshop.goal(area), self._desk.workshop.session
        words = GOAL_WORDS[goal.labels]
        questions = (words.goal, words.check_on, words.notice, words.barriers)
        for asked, question in zip(self.asked, (*map(_, questions), _("Days without school")), strict=True):
            asked.ask(question)
        self.goal.show_text(goal.text, area.id)
        self.notice.show_text(goal.notice, area.id)
        self.barriers.show_text(goal.barriers, area.id)
        self.check_on.show_text(long_date(goal.check_on) if goal.check_on else self.check_on.text(), area.id)
        self.calendar.show_text(session.calendar, session.id)
        self.reach.show_place(_REACHES.index(goal.reach) if goal.reach else -1)
        self.words.show_place(_SETS.index(goal.labels))
        self._relevant_box.setVisible(bool(words.relevant))
        self._relevant.setText(_(words.relevant) if words.relevant else "")
        name = self._desk.pack.elements[area.element].name
        self._why.setText(f"{name}: {area.reason}" if area.reason else name)
        self._look()

    # slots

    def _on_goal(self, _text: str) -> None:
        self._write()

    def _on_check(self, text: str) -> None:
        wrong = bool(text.strip()) and day_of(text, self.near) is None
        self._wrong.setText(_("Write the day as 1/14, Jan 14 or 2027-01-14."))
        self._wrong.setVisible(wrong)
        if not wrong:
            self._write()
        self._look()

    def _on_day_done(self) -> None:
        self.check_on.flush()
        self.day_done.emit()

    def _on_calendar(self, text: str) -> None:
        sessions = self._desk.actions.sessions
        self._desk.do(partial(sessions.revise, self._desk.session_id, {"calendar": text}))
        self._look()
        self.calendar_changed.emit()

    def _on_reach(self, place: int) -> None:
        if self._area is not None:
            reach = _REACHES[place] if place >= 0 else None
            self._desk.do(partial(self._desk.actions.planning.set_reach, self._desk.session_id, self._area.id, reach))

    def _on_words(self, place: int) -> None:
        if self._area is not None:
            planning = self._desk.actions.planning
            self._desk.do(partial(planning.ask_for_goal, self._desk.session_id, self._area.id, _SETS[place]))

    # helpers

    def _look(self) -> None:
        calendar = self.school_days
        self.days.look(calendar, self.near)
        self._read_back.setText(calendar_text(calendar))

    def _write(self) -> None:
        if self._area is None:
            return
        now = self._desk.workshop.goal(self._area)
        text = self.check_on.text()
        day = day_of(text, self.near) if text.strip() else None
        if text.strip() and day is None:
            day = now.check_on
        notice, barriers = self.notice.text, self.barriers.text
        goal = replace(now, text=self.goal.text, check_on=day, notice=notice, barriers=barriers)
        set_goal = partial(self._desk.actions.planning.set_goal, self._desk.session_id, self._area.id)
        call = partial(set_goal, goal.text, day, notice=notice, barriers=barriers)
        workshop = self._desk.workshop
        self._desk.do(call, expect=replace(workshop, goals=put(workshop.goals, goal)))


def calendar_text(calendar: SchoolCalendar) -> str:
    """What the program has read of the days without school."""
    names = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
    parts = [
        _("School on {days}.").format(days=", ".join(n for at, n in enumerate(names) if at not in calendar.closed))
    ]
    off = [
        long_date(first) if first == last else f"{long_date(first)} – {long_date(last)}"
        for first, last in calendar.breaks
    ]
    if off:
        parts.append(_("Off: {days}.").format(days="; ".join(off)))
    if calendar.unread:
        parts.append(_("Not understood: {words}.").format(words="; ".join(calendar.unread)))
    return " ".join(parts)
