"""Where laptop and wall are one picture: the wall fills it, with a slim bar that gives nothing away."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.messages import _
from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.parts import row
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.wall.layout import Layouts
from mastery_desktop.ui.wall.view import WallView
from mastery_desktop.ui.widgets.labels import PlainLabel

_MOST_BELOW: Final = 0.54
"""The share of the height that a panel below the wall may take."""


class SinglePicture(QWidget):
    """The wall with its bar; keys of a private entry go to the panel of the step, and nothing of them is shown."""

    def __init__(self, layouts: Layouts) -> None:
        """Share pages with the other views of the wall."""
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("kind", "page")
        self._panel: StepPanel | None = None
        self.view = WallView(layouts)
        self._left = PlainLabel("", "lead", wrap=True)
        self._middle = PlainLabel("", "muted")
        self._right = PlainLabel("", "muted")
        self.end = PlainLabel("", "muted")
        bar = QFrame()
        bar.setProperty("kind", "bar")
        bar.setProperty("edge", "top")
        line = row(self._left, self.end, self._middle, self._right, spacing=Space.XL)
        line.setStretch(0, 1)
        line.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        bar.setLayout(line)
        self._dock = QVBoxLayout()
        self._docked: QScrollArea | None = None
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 3)
        layout.addLayout(self._dock)
        layout.addWidget(bar)

    @property
    def text(self) -> str:
        """All words of the bar."""
        return "  ".join(part.text() for part in (self._left, self._middle, self._right) if part.text())

    def dock(self, area: QScrollArea) -> None:
        """Take a panel in below the wall: for what the whole room may see being written."""
        self._docked = area
        self._dock.setContentsMargins(Space.XL, Space.S, Space.XL, 0)
        self._dock.addWidget(area)
        self._share()

    def undock(self) -> None:
        """Give all room to the wall again."""
        self._docked = None
        self._dock.setContentsMargins(0, 0, 0, 0)
        self._share()

    def show_panel(self, panel: StepPanel, place: str, *, gate: str) -> None:
        """Say what the keys do in this step; `gate` is the offer to reveal, or empty."""
        self._panel = panel
        self._share()
        text = panel.blind_text() if panel.is_private else ""
        self._left.set_role("title" if text else "lead")
        for part in (self._middle, self._right):
            part.set_role("heading" if text else "muted")
        if text:
            self._left.setText(text)
            middle, right = panel.blind_hints()
            self._middle.setText(middle)
            self._right.setText(right)
        else:
            self._left.setText(gate or place)
            write = _("F6 the wall alone") if self._docked else _("F6 write below the wall")
            self._middle.setText(write if gate else _("PgDn on") + "     " + write)
            self._right.setText(_("Esc Esc back to the console"))

    def show_end(self, text: str) -> None:
        """Say when the workshop ends, where the bar has room for it beside what the keys do."""
        self.end.setText(text)
        parts = (self.end, self._middle, self._right)
        needed = sum(part.sizeHint().width() for part in parts) + self._left.fontMetrics().horizontalAdvance(
            self._left.text()
        )
        private = self._panel is not None and self._panel.is_private  # then the bar says how far it is, and no more
        self.end.setVisible(not private and needed + (len(parts) + 2) * Space.XL <= self.width())

    def _share(self) -> None:
        """Give the panel below the wall what it needs up to about a half, and the wall the rest."""
        needed = 0
        if self._docked is not None and (panel := self._docked.widget()) is not None:
            wide = self.width() - 2 * Space.XL
            needed = panel.heightForWidth(wide) if panel.hasHeightForWidth() else panel.sizeHint().height()
            needed = min(needed + Space.XL, round(self.height() * _MOST_BELOW))
        self._layout.setStretch(0, max(1, self.height() - needed))
        self._layout.setStretch(1, needed)
        self._layout.activate()  # the wall's pages depend on its size, and are asked for at once

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        panel = self._panel
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if panel is None or not plain:
            super().keyPressEvent(event)
        elif panel.is_private and panel.private_key(event.key()):
            event.accept()
        elif event.key() == Qt.Key.Key_R and (primary := panel.primary()) and primary.hint == "R":
            panel.press_primary()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        panel = self._panel
        if self.hasFocus() and panel is not None and panel.is_private:
            panel.private_key(Qt.Key.Key_Right if next else Qt.Key.Key_Left)
            return True
        return super().focusNextPrevChild(next)
