"""A gentle word about a day that is typed: there is no school then, and the nearest school day is one key away."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from mastery_desktop.domain.days import read_day
from mastery_desktop.domain.labels import long_date
from mastery_desktop.domain.school_calendar import SchoolCalendar
from mastery_desktop.messages import _
from mastery_desktop.ui.console.notes import GrowingNote, NoteLine
from mastery_desktop.ui.console.parts import button
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.widgets.labels import PlainLabel


class DayHint(QWidget):
    """Looks at some fields, and speaks of the first day in them that is a day off."""

    def __init__(self, fields: Sequence[GrowingNote | NoteLine], names: Sequence[str] = ()) -> None:
        """Look at some fields; `look` says when, and `names` what each asks for, where there are several."""
        super().__init__()
        self._fields, self._names = tuple(fields), tuple(names)
        self._at: GrowingNote | NoteLine | None = None
        self._better: date | None = None
        self._words = PlainLabel("", "strong")
        self.take = button("", self._on_take, "link")
        self.setLayout(Tiles(self._words, self.take, fill=False))
        self.hide()

    def look(self, calendar: SchoolCalendar, near: date) -> None:
        """Look at the days as they are typed now."""
        for field in self._fields:
            day = read_day(_text(field), near)
            if day is not None and not calendar.is_open(day):
                self._show(field, day, calendar.nearest(day))
                return
        self._at = None
        self.hide()

    def _show(self, field: GrowingNote | NoteLine, day: date, better: date) -> None:
        self._at, self._better = field, better
        said = _("There is no school on {day}.").format(day=long_date(day))
        if self._names:
            name = self._names[self._fields.index(field)]
            said = _("{field}: there is no school on {day}.").format(field=name, day=long_date(day))
        self._words.setText(said)
        self.take.set_label(_("Take the nearest school day: {day}").format(day=long_date(better)))
        self.take.setVisible(better != day)
        self.show()

    def _on_take(self) -> None:
        if self._at is None or self._better is None:
            return
        field, words = self._at, long_date(self._better)
        if isinstance(field, NoteLine):
            field.setText(words)
            field.edited.emit(words)
        else:
            field.setPlainText(words)
            field.flush()
        field.setFocus()


def _text(field: GrowingNote | NoteLine) -> str:
    return field.text() if isinstance(field, NoteLine) else field.text
