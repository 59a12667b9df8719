"""A gentle word about a day that is typed: there is no school then, and the nearest school day is one key away.

Every day that is read is shown alike once its field is left; what is no day stays as it was written, and that is said.
Where a field keeps days only, it is said that anything else is not kept.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid
from typing_extensions import override

from mastery_desktop.domain.labels import day_of, long_date
from mastery_desktop.domain.school_calendar import SchoolCalendar
from mastery_desktop.messages import _
from mastery_desktop.ui.console.notes import ELSEWHERE, GrowingNote, NoteLine
from mastery_desktop.ui.console.parts import button
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.widgets.labels import PlainLabel


class DayHint(QWidget):
    """Looks at some fields: speaks of the first day in them that is a day off, and of each text that is no day."""

    def __init__(
        self, fields: Sequence[GrowingNote | NoteLine], names: Sequence[str] = (), *, days_only: bool = False
    ) -> None:
        """Look at some fields; `look` says when.

        Args:
            fields: where days are typed.
            names: what each field asks for, where there are several.
            days_only: whether nothing but a day is kept of what is typed.
        """
        super().__init__()
        self._days_only = days_only
        self._fields, self._names = tuple(fields), tuple(names)
        self._calendar, self._near = SchoolCalendar(), date.min
        for field in self._fields:
            field.installEventFilter(self)
        self._at: GrowingNote | NoteLine | None = None
        self._better: date | None = None
        self._words = PlainLabel("", "strong")
        self.take = button("", self._on_take, "link")
        self._others = PlainLabel("", "muted")
        self.setLayout(Tiles(self._words, self.take, self._others, fill=False))
        self.hide()

    def look(self, calendar: SchoolCalendar, near: date) -> None:
        """Look at the days as they are typed now."""
        self._calendar, self._near = calendar, near
        days = [(field, day_of(_text(field), near)) for field in self._fields]
        off = next(((field, day) for field, day in days if day is not None and not calendar.is_open(day)), None)
        unread = [field for field, day in days if day is None and _text(field).strip() and not field.hasFocus()]
        said = list(dict.fromkeys(map(self._unread_text, unread)))
        if off is not None:
            self._show(*off, calendar.nearest(off[1]))
        else:
            self._at = None
            self._say(said.pop(0) if said else "")
        self._others.setText(" ".join(said))
        self._others.setVisible(bool(said))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        left = isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in ELSEWHERE
        if left and self._near != date.min and all(map(isValid, self._fields)):
            for field in self._fields:
                day = day_of(_text(field), self._near) if field is watched else None
                if day and _text(field) != long_date(day):
                    _write(field, long_date(day))
            self.look(self._calendar, self._near)
        return False

    def _unread_text(self, field: GrowingNote | NoteLine) -> str:
        """Say that a text is no day: quietly, as it may be a good answer all the same, or that it will not be kept."""
        if self._days_only:
            return _("Not a date, so it is not kept.")
        if self._names:
            name = self._names[self._fields.index(field)]
            return _("{field}: not a date; it stays as you wrote it.").format(field=name)
        return _("Not a date; it stays as you wrote it.")

    def _say(self, sentence: str) -> None:
        self._words.setText(sentence)
        self._words.set_role("bad" if self._days_only else "muted")
        self.take.hide()
        self.setVisible(bool(sentence))

    def _show(self, field: GrowingNote | NoteLine, day: date, better: date) -> None:
        self._at, self._better = field, better
        said = _("There is no school on {day}.").format(day=long_date(day))
        if self._names:
            name = self._names[self._fields.index(field)]
            said = _("{field}: there is no school on {day}.").format(field=name, day=long_date(day))
        self._words.setText(said)
        self._words.set_role("strong")
        self.take.set_label(_("Take the nearest school day: {day}").format(day=long_date(better)))
        self.take.setVisible(better != day)
        self.show()

    def _on_take(self) -> None:
        if self._at is None or self._better is None:
            return
        field, words = self._at, long_date(self._better)
        _write(field, words)
        field.setFocus()


def _write(field: GrowingNote | NoteLine, words: str) -> None:
    """Write into a field and keep it."""
    if isinstance(field, NoteLine):
        field.setText(words)
        field.edited.emit(words)
    else:
        field.setPlainText(words)
        field.flush()


def _text(field: GrowingNote | NoteLine) -> str:
    return field.text() if isinstance(field, NoteLine) else field.text
