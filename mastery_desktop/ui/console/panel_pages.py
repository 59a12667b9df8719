"""What scrolls in the middle of the console: the panels that were shown, of which one is seen."""

from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget


class PanelPages(QWidget):
    """Holds the panels of the steps, and shows one.

    A panel that is not shown stays in here: when one is taken out and another put in, Qt goes through every widget of
    both, which takes longer than all the rest of a step.
    """

    def __init__(self) -> None:
        """Begin without a panel."""
        super().__init__()
        self.panel: QWidget | None = None
        self._pages = QVBoxLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)

    def show_panel(self, panel: QWidget) -> None:
        """Show a panel instead of the one before; whoever writes in that one is done with it."""
        before, self.panel = self.panel, panel
        if before is not None:
            focus = QApplication.focusWidget()
            if focus is not None and (focus is before or before.isAncestorOf(focus)):
                focus.clearFocus()  # else Qt gives it to whatever comes next in the window
            before.hide()
        if panel.parentWidget() is not self:
            self._pages.addWidget(panel)
        panel.show()


def panel_in(area: QScrollArea) -> QWidget | None:
    """The panel that an area shows."""
    content = area.widget()
    return content.panel if isinstance(content, PanelPages) else content
