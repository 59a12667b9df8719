"""Nothing is seen by half at the lower edge of an area that scrolls."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.ui.widgets.areas import scrolling
from mastery_desktop.ui.widgets.curtain import Curtain
from mastery_desktop.ui.widgets.labels import PlainLabel

ROW = 40


@pytest.fixture
def area(qtbot):
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for at in range(20):
        label = PlainLabel(f"Row {at}")
        label.setFixedHeight(ROW)
        column.addWidget(label)
    area = scrolling(content)
    area.curtain = Curtain(area, (PlainLabel,))
    area.setFixedSize(300, 5 * ROW + 10)
    qtbot.addWidget(area)
    area.show()
    return area


def seen(area):
    """How much of the area is not covered."""
    return area.curtain.y() if area.curtain.isVisible() else area.viewport().height()


def test_a_row_that_would_be_cut_is_covered_as_a_whole(area):
    assert seen(area) == 5 * ROW


def test_the_row_comes_with_the_scrolling(area):
    area.verticalScrollBar().setValue(ROW - 10)
    assert seen(area) == 6 * ROW - (ROW - 10)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not area.curtain.isVisible()


def test_another_height_covers_another_row(area):
    area.setFixedHeight(7 * ROW + 3)
    assert seen(area) == 7 * ROW
    area.setFixedHeight(7 * ROW)
    assert not area.curtain.isVisible()
