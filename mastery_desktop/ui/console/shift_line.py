"""The line of a shift, to put marks on: two ends, no scale, no numbers. Click, drag, or use the keyboard."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QWidget
from typing_extensions import override

from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.wall.dots import on_line

LENGTH = 1000
"""Places on the line; nobody sees them."""

_STEP, _BIG_STEP = 10, 50
_DOT, _GRAB = 7, 12
_STILL = 4
"""Pixels that a hand may move while it clicks; more is a drag."""

_MARGIN, _BELOW = 16, 30
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_ALONG = tuple(Qt.Key(Qt.Key.Key_0 + number) for number in range(1, 10))
"""The row of number keys lies under the hand as the line lies on the wall: from one end to the other, 5 its middle."""


class ShiftLineEdit(QAbstractSlider):
    """A line with marks and a cursor, which to a screen reader is a slider with the cursor as its value.

    Arrow keys move the cursor (with Shift further), the row of number keys jumps along the line, Home and End go to its
    ends. Enter adds a mark at the cursor, Delete removes the nearest one, P puts the sign "placed by the team" there. A
    click adds a mark, also on another one; a drag moves a mark. For a team alone there are no marks: click, drag and
    Enter put its sign, Delete takes it away.

    Attributes:
        changed: the marks, sorted, and where the team placed itself (or None).
    """

    changed = Signal(object, object)

    def __init__(self) -> None:
        """Begin with an empty line and the cursor in its middle."""
        super().__init__()
        self._marks: list[int] = []
        self._placed: int | None = None
        self._cursor = LENGTH // 2
        self._has_aim = True
        self._dragged: int | None = None
        self._pressed_at: float | None = None  # where a mark was pressed that has not been moved yet
        self._team_only = self._team_dragged = False
        self.setRange(0, LENGTH)
        self.setValue(self._cursor)
        self.valueChanged.connect(self._on_value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def marks(self) -> tuple[int, ...]:
        """The marks, sorted, in thousandths of the line."""
        return tuple(sorted(self._marks))

    @property
    def placed(self) -> int | None:
        """Where the team placed itself."""
        return self._placed

    def show_marks(self, marks: tuple[int, ...], placed: int | None, *, team_only: bool = False) -> None:
        """Show what is kept, unless something is being dragged; with `team_only`, take only the place of the team."""
        self._team_only = team_only
        if self._dragged is None and not self._team_dragged and (marks, placed) != (self.marks, self._placed):
            self._marks, self._placed = list(marks), placed
            self._describe()

    def begin_again(self) -> None:
        """Wait for another place to be chosen: another line is shown, and Enter puts nothing where nobody aimed."""
        self._aim_at(LENGTH // 2)
        self._has_aim = False

    def add(self, place: int) -> None:
        """Put a mark on the line."""
        self._marks.append(min(max(place, 0), LENGTH))
        self._tell()

    def remove_last(self) -> None:
        """Remove the mark that is nearest to the cursor."""
        if self._marks:
            self._marks.remove(min(self._marks, key=self._distance))
            self._tell()

    def place_team(self, place: int | None) -> None:
        """Put the sign of the team on the line, or take it away."""
        self._placed = place
        self._tell()

    def toggle_team(self) -> None:
        """Put the sign of the team at the cursor, or take it away where it stands already."""
        self.place_team(None if self._placed == self._cursor else self._cursor)

    # Qt

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, 92)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        here = self._place_at(event.position().x())
        self._aim_at(here)
        if self._team_only:
            self._placed, self._team_dragged = here, True
            self.update()
            return
        near = [at for at, mark in enumerate(self._marks) if abs(self._x(mark) - event.position().x()) <= _GRAB]
        if near:
            self._dragged = min(near, key=lambda at: abs(self._marks[at] - here))
            self._pressed_at = event.position().x()
        else:
            self._marks.append(here)
            self._dragged = len(self._marks) - 1
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._team_dragged:
            self._placed = self._place_at(event.position().x())
            self._aim_at(self._placed)
        elif self._dragged is not None:
            x = event.position().x()
            if self._pressed_at is not None and abs(x - self._pressed_at) <= _STILL:
                return
            self._pressed_at = None
            self._marks[self._dragged] = self._place_at(x)
            self._aim_at(self._marks[self._dragged])

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None or self._team_dragged:
            if self._pressed_at is not None:  # a click upon a mark is one more mark: many stand where others stand
                self._marks.append(self._cursor)
            self._dragged, self._team_dragged, self._pressed_at = None, False, None
            self._tell()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        step = _BIG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_to(self._cursor + (step if key == Qt.Key.Key_Right else -step))
        elif key in (*_ALONG, Qt.Key.Key_0) and event.modifiers() in _PLAIN:
            place = _ALONG.index(Qt.Key(key)) if key in _ALONG else len(_ALONG) - 1  # 0 stands behind the 9
            self._go_to(round(place * LENGTH / (len(_ALONG) - 1)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if key == Qt.Key.Key_Home else LENGTH)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_P) and not self._has_aim:
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._team_only:
                self.place_team(self._cursor)
            else:
                self.add(self._cursor)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self._team_only:
                self.place_team(None)
            else:
                self.remove_last()
        elif key == Qt.Key.Key_P:
            self.toggle_team()
        else:
            QWidget.keyPressEvent(self, event)  # those of a slider turn pages of the wall here

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, roles = self.palette(), QPalette.ColorRole
        ink, accent = colors.color(roles.Text), colors.color(roles.Accent)
        base = self.height() - _BELOW
        painter.setPen(QPen(ink, 2))
        painter.drawLine(QPointF(_MARGIN, base), QPointF(self.width() - _MARGIN, base))
        for end in (_MARGIN, self.width() - _MARGIN):
            painter.drawLine(QPointF(end, base - 7), QPointF(end, base + 7))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        places = on_line(self.marks, self.width() - 2 * _MARGIN, 2 * _DOT)
        highest = max((row for _x, row in places), default=0)
        pitch = min(2.0 * _DOT + 2, (base - 2 * _DOT - 6) / max(1, highest))  # a pile of forty stays in sight
        for x, row in places:
            painter.drawEllipse(QPointF(_MARGIN + x, base - _DOT - 3 - row * pitch), _DOT, _DOT)
        if self._placed is not None:
            x = self._x(self._placed)
            painter.setBrush(ink)
            painter.drawPolygon([QPointF(x, base + 4), QPointF(x - 9, base + 20), QPointF(x + 9, base + 20)])
        if self.hasFocus():
            if self._has_aim:
                painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
                painter.drawLine(QPointF(self._x(self._cursor), 4), QPointF(self._x(self._cursor), base + 10))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.color(roles.Dark), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    # helpers

    def _go_to(self, place: int) -> None:
        self._aim_at(min(max(place, 0), LENGTH))
        self._describe()

    def _aim_at(self, place: int) -> None:
        self._cursor, self._has_aim = place, True
        self.setValue(place)
        self.update()

    def _on_value(self, place: int) -> None:
        """Follow a screen reader, which sets the value."""
        if place != self._cursor:
            self._go_to(place)

    def _x(self, place: int) -> float:
        return _MARGIN + place / LENGTH * (self.width() - 2 * _MARGIN)

    def _place_at(self, x: float) -> int:
        return min(max(round((x - _MARGIN) / max(1, self.width() - 2 * _MARGIN) * LENGTH), 0), LENGTH)

    def _distance(self, mark: int) -> int:
        return abs(mark - self._cursor)

    def _tell(self) -> None:
        self._describe()
        self.changed.emit(self.marks, self._placed)

    def _describe(self) -> None:
        count = len(self._marks)
        words = "" if self._team_only else ngettext("{n} mark on the line", "{n} marks on the line", count)
        words = words.format(n=count)
        placed = _("placed by the team") if self._placed is not None else ""
        self.setAccessibleDescription(", ".join(part for part in (words, placed) if part))
        self.update()
