"""A panel that scrolls shows its heading whole or not at all."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.whole_head import WholeHead
from mastery_desktop.ui.widgets.areas import scrolling


@pytest.fixture
def area(qtbot, theme, desk):
    panel = StepPanel(desk)
    panel.heading.setText("Which stage are we ready for?")
    panel.hint.setText("Read the statements.")
    panel.tools.addWidget(QPushButton("Show as I type"))
    for _ in range(20):
        panel.body.addWidget(QLineEdit())
    made = scrolling(panel)
    WholeHead(made)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def cut(area):
    """The lines of the heading that are half above the area."""
    top = area.verticalScrollBar().value()
    return [line for line in area.widget().head_lines if line.top() < top <= line.bottom()]


def test_wherever_the_wheel_leads_no_line_of_the_heading_is_cut(area):
    bar = area.verticalScrollBar()
    for steps in (range(1, 160, 7), range(160, 0, -7)):
        for value in steps:
            bar.setValue(value)
            assert cut(area) == [], value
    assert bar.value() == 0


def test_a_field_that_gets_the_focus_is_in_sight_and_the_heading_not_cut(area):
    fields = area.widget().findChildren(QLineEdit)
    for backwards in (False, True):
        for _ in fields[1:]:
            QTest.keyClick(
                area.window().focusWidget() or fields[0], Qt.Key.Key_Backtab if backwards else Qt.Key.Key_Tab
            )
            field = area.window().focusWidget()
            if field in fields:
                assert cut(area) == []
                assert area.viewport().rect().contains(field.mapTo(area.viewport(), field.rect().center()))


def test_a_panel_that_is_hardly_too_long_can_be_scrolled_past_its_heading(area, qapp):
    panel, bar = area.widget(), area.verticalScrollBar()
    area.resize(600, panel.height() - 15)
    assert bar.maximum() == 15, "the heading is higher"
    bar.setValue(15)
    for _turn in range(4):
        qapp.processEvents()
    assert cut(area) == []
    assert bar.value() == bar.maximum() > 15
    last = panel.findChildren(QLineEdit)[-1]
    assert area.viewport().rect().contains(last.mapTo(area.viewport(), last.rect().bottomLeft()))
    bar.setValue(0)
    for _turn in range(4):
        qapp.processEvents()
    assert bar.maximum() == 15


def test_a_button_in_the_heading_that_has_the_focus_holds_no_wheel_back(area):
    area.widget().findChild(QPushButton).setFocus()
    area.verticalScrollBar().setValue(5)
    assert area.verticalScrollBar().value() > 5
    assert cut(area) == []
