"""The list of sheets to print: which, and how many copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui.looks import show_as
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.numbers import NumberField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mastery_desktop.services.printing import Order

MOST_COPIES = 99


class Line(NamedTuple):
    """A sheet in the list: what is ordered, its title, copies, whether it is chosen at first."""

    order: Order
    title: str
    copies: int
    chosen: bool
    duplex: bool


class SheetRow(QFrame):
    """One line of the list.

    Attributes:
        changed: it was chosen or left out, or the copies are others.
        looked_at: the user is at this line.
    """

    changed = Signal()
    looked_at = Signal()

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.box = QCheckBox()
        self.box.setChecked(line.chosen)
        self.box.setAccessibleName(line.title)
        self.box.toggled.connect(self.changed)
        self.title = PlainLabel(line.title, wrap=True)
        self.copies = NumberField(1, MOST_COPIES, line.copies, buttons=False)
        self.copies.setFixedWidth(64)
        self.copies.setAccessibleName(_("Copies of {sheet}").format(sheet=line.title))
        self.copies.valueChanged.connect(self.changed)
        self.pages = PlainLabel("…", "muted")
        self.pages.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.pages.setMinimumWidth(36)
        row = QGridLayout(self)
        row.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        row.setHorizontalSpacing(Space.S)
        row.setColumnStretch(1, 1)
        for column, widget in enumerate((self.box, self.title, self.copies, self.pages)):
            row.addWidget(widget, 0, column)
        for field in (self.box, self.copies.entry):
            field.installEventFilter(self)

    def set_pages(self, pages: int) -> None:
        """Know how many pages the sheet has."""
        self.pages.setText(str(pages))

    def set_looked_at(self, *, looked_at: bool) -> None:
        """Show whether this is the line that the preview shows."""
        show_as(self, "kind", "tint" if looked_at else "")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.looked_at.emit()
        return super().eventFilter(watched, event)

    @override
    def mousePressEvent(self, event: object) -> None:
        self.looked_at.emit()


class SheetRows(QWidget):
    """The lines under each other.

    Attributes:
        changed: what is chosen or the copies have changed.
        looked_at: another line is looked at (a `Line`).
    """

    changed = Signal()
    looked_at = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[SheetRow] = []
        self._current: SheetRow | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, Space.S, 0)
        self._column.setSpacing(0)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the first one is looked at."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget:
                widget.hide()
                widget.deleteLater()
        self._current = None
        self.rows = [SheetRow(line) for line in lines]
        for row in self.rows:
            row.changed.connect(self.changed)
            row.looked_at.connect(self._on_looked_at)
            self._column.addWidget(row)
        self._column.addStretch()
        if self.rows:
            self._look_at(self.rows[0])

    def follow(self, before: QWidget) -> None:
        """Let Tab come from a control to the lines: they are made late, and would come last in the window."""
        for row in self.rows:
            for field in (row.box, row.copies):
                QWidget.setTabOrder(before, field)
                before = field

    def look_at(self, sheet: str) -> None:
        """Look at the first line of a sheet, if it is in the list."""
        row = next((row for row in self.rows if row.line.order.sheet == sheet), None)
        if row:
            self._look_at(row)

    def chosen(self) -> list[SheetRow]:
        """The lines that are chosen."""
        return [row for row in self.rows if row.box.isChecked()]

    @property
    def current(self) -> SheetRow | None:
        """The line that is looked at."""
        return self._current

    def _on_looked_at(self) -> None:
        row = self.sender()
        if isinstance(row, SheetRow) and row is not self._current:
            self._look_at(row)

    def _look_at(self, row: SheetRow) -> None:
        for each in self.rows:
            each.set_looked_at(looked_at=each is row)
        self._current = row
        self.looked_at.emit(row.line)
