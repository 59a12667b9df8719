"""Areas in which content scrolls."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from mastery_desktop.ui.early import NO_FOCUS, SCROLL_BAR_OFF


def scrolling(content: QWidget) -> QScrollArea:
    """An area in which content scrolls up and down, never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setProperty("horizontalScrollBarPolicy", SCROLL_BAR_OFF)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("focusPolicy", NO_FOCUS)
    content.setProperty("kind", "clear")
    content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    area.setWidget(content)
    return area


def keep_in_sight(widget: QWidget, margin: int = 0) -> None:
    """Scroll the area around a widget, if there is one, until the widget can be seen, with some pixels around it."""
    around = widget.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    content = around.widget() if around is not None else None
    if around is None or content is None:
        return
    # `ensureWidgetVisible` is content where the cursor of a field can be seen, and leaves the rest of it cut off.
    top = widget.mapTo(content, QPoint(0, 0))
    around.ensureVisible(top.x(), top.y() + widget.height(), 0, margin)
    around.ensureVisible(top.x(), top.y(), 0, margin)
