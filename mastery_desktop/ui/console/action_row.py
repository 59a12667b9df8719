"""One action of the plan: its fields, the kinds of resources it takes, and gentle words about names and days."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import Need
from mastery_desktop.domain.goal_words import NEEDS
from mastery_desktop.domain.labels import kept_day, said_day
from mastery_desktop.domain.records import Action
from mastery_desktop.domain.roles import may_be_name
from mastery_desktop.domain.school_calendar import SchoolCalendar
from mastery_desktop.messages import _
from mastery_desktop.ui.console.day_hint import DayHint
from mastery_desktop.ui.console.follow_focus import ROW
from mastery_desktop.ui.console.group_check import GroupCheck
from mastery_desktop.ui.console.notes import GrowingNote
from mastery_desktop.ui.console.parts import button, column, row
from mastery_desktop.ui.console.reading_order import OrderedByItself
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight
from mastery_desktop.ui.widgets.labels import PlainLabel

FIELDS: Final = ("what", "who", "by", "evidence", "resources", "check")
"""The fields in the order in which Enter goes through them."""

DAYS: Final = ("by", "check")
"""Those in which a day is expected; other words are as good an answer."""


class _Number(PlainLabel):
    """The number of a row; a slim 1 takes as much room as a 2, so that the fields stand in line."""

    @override
    def sizeHint(self) -> QSize:
        widest = max(self.fontMetrics().horizontalAdvance(digit) for digit in "0123456789")
        return super().sizeHint().expandedTo(QSize(widest, 0))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class NeedsLine(QFrame):
    """The four kinds of resources, each on or off; the line takes the keys 1 to 4, so that Tab stops once.

    Attributes:
        changed: one was switched.
    """

    changed = Signal()

    def __init__(self, number: int) -> None:
        """Begin with none; `number` is that of the action."""
        super().__init__()
        self._number = number
        self.setProperty("kind", "keys")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._buttons = {need: button(_(text), self._on_clicked, "tab") for need, text in NEEDS.items()}
        for made in self._buttons.values():
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setAccessibleName(_("Action {n} takes: {kind}").format(n=number, kind=made.label))
        words = PlainLabel(_("It takes (keys 1 to 4)"), "small")
        self.setLayout(Tiles(words, *self._buttons.values(), fill=False, spacing=Space.XS))
        self.show_needs(())

    @property
    def needs(self) -> tuple[Need, ...]:
        """What it takes, in the order of the kinds."""
        return tuple(need for need, made in self._buttons.items() if made.isChecked())

    def show_needs(self, needs: tuple[Need, ...]) -> None:
        """Show what it takes."""
        for need, made in self._buttons.items():
            made.setChecked(need in needs)
        kinds = ", ".join(_(NEEDS[need]) for need in needs) or _("nothing yet")
        self.setAccessibleName(_("Action {n} takes: {kind}").format(n=self._number, kind=kinds))

    def _on_clicked(self) -> None:
        self.show_needs(self.needs)
        self.changed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self._buttons) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            list(self._buttons.values())[place].click()
        else:
            super().keyPressEvent(event)


class ActionRow(QFrame, OrderedByItself):
    """One action in two lines of fields; what it takes stands below once something is written.

    Attributes:
        edited: some field has a new text.
        said: the writing in a field has come to an end.
        finished: Enter was pressed in the last field.
    """

    edited = Signal()
    said = Signal()
    finished = Signal()

    def __init__(self, number: int) -> None:
        """Begin empty."""
        super().__init__()
        self.setProperty(ROW, True)  # noqa: FBT003 - the value of a property
        self.action: Action | None = None
        self.adding = False
        hints = (
            _("What will you do?"),
            _("Who (a role)"),
            _("By when"),
            _("Evidence to bring"),
            _("Resources"),
            _("Check on"),
        )
        self.fields = dict(zip(FIELDS, (GrowingNote(hint, 1000) for hint in hints), strict=True))
        self.needs = NeedsLine(number)
        self.needs.changed.connect(self.edited)
        self.needs.hide()
        self.check = GroupCheck("", _("Keep: it is a role"))
        self.check.kept.connect(self._on_keep)
        self.check.changed.connect(self._on_change)
        self._role = ""
        self._near = date.min
        self.days = DayHint([self.fields[day] for day in DAYS], [hints[FIELDS.index(day)] for day in DAYS])
        lines = [Tiles(least=9, shares=(4, 2, 2), spacing=Space.XS) for _half in range(2)]
        whole = row(_Number(str(number), "lead"), column(*lines, self.check, self.days, self.needs, spacing=Space.XS))
        whole.setStretch(1, 1)
        whole.setContentsMargins(0, 0, 0, Space.XS)
        self.setLayout(whole)
        for place, (hint, field) in enumerate(zip(hints, self.fields.values(), strict=True)):
            field.setAccessibleName(_("Action {n}: {field}").format(n=number, field=hint))
            field.edited.connect(self.edited)
            field.said.connect(self.said)
            field.typed.connect(self.needs.show)
            field.returnPressed.connect(self._on_return)
            lines[place // 3].addWidget(field)

    @override
    def stops(self) -> Iterator[QWidget]:
        """What Tab comes to: whether somebody is named is asked before the day, though it stands below."""
        what, who, *others = self.fields.values()
        yield from (what, who, *self.check.answers, *others, self.days.take, self.needs)

    @property
    def texts(self) -> dict[str, str]:
        """What is to be kept of the fields."""
        return {
            name: kept_day(field.text, self._near) if name in DAYS else field.text
            for name, field in self.fields.items()
        }

    @property
    def is_role(self) -> bool:
        """Whether somebody has said that the very words for who does it are a role."""
        return bool(self._role) and " ".join(self.fields["who"].text.split()) == self._role

    def show_action(self, action: Action | None) -> None:
        """Show an action, or an empty row."""
        if action is None and (self.adding or any(self.texts.values())) and self.action is None:
            return
        self.action = action
        self._role = action.who if action and action.who_role else ""
        for name, field in self.fields.items():
            kept = getattr(action, name) if action else ""
            field.show_text(said_day(kept) if name in DAYS else kept, action.id if action else None)
        self.needs.show_needs(action.needs if action else ())
        self.needs.setVisible(action is not None)

    def look(self, calendar: SchoolCalendar, near: date) -> None:
        """See whether a name stands where a role belongs, and a day off where a day does."""
        self._near = near
        who = self.fields["who"].text
        question = _("Is “{who}” a name? A role outlasts a person: “Grade 6 lead”. The wall waits for your answer.")
        self.check.words.setText(question.format(who=who))
        self.check.setAccessibleName(self.check.words.text())
        self.check.ask(about=may_be_name(who) and not self.is_role)
        self.days.look(calendar, near)

    def _on_keep(self) -> None:
        who = self.fields["who"]
        who.flush()
        self._role = " ".join(who.text.split())
        go_to(self.fields["by"])  # the question goes, and nothing else should take the keys
        self.edited.emit()

    def _on_change(self) -> None:
        go_to(self.fields["who"])
        self.fields["who"].selectAll()

    def _on_return(self) -> None:
        fields = list(self.fields.values())
        at = next((place for place, field in enumerate(fields) if field.hasFocus()), len(fields) - 1)
        if at + 1 < len(fields):
            go_to(fields[at + 1])
        else:
            self.finished.emit()


def go_to(field: QWidget) -> None:
    """Write on in a field, which may lie below what the area shows: Qt scrolls there for Tab alone."""
    field.setFocus()
    keep_in_sight(field)
