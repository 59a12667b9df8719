"""The wheel scrolls: it changes no choice and no day that it only passes."""

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget

import mastery_desktop.ui
from mastery_desktop.ui.console.add_step import AddStep
from mastery_desktop.ui.console.split_offer import SplitOffer
from mastery_desktop.ui.widgets.areas import scrolling
from mastery_desktop.ui.widgets.choice_box import ChoiceBox
from mastery_desktop.ui.widgets.day_field import DayField


def turn_wheel(widget, notches=-1):
    """Turn the wheel over a widget; what it does not take goes on to what is around it, as Qt hands real events on."""
    taken = False
    while widget is not None and not taken:
        at = QPointF(widget.rect().center())
        no_button, no_key, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        turned = QPoint(0, 120 * notches)
        event = QWheelEvent(at, widget.mapToGlobal(at), QPoint(), turned, no_button, no_key, phase, False)
        event.ignore()
        QApplication.sendEvent(widget, event)
        taken, widget = event.isAccepted(), widget.parentWidget()
    QApplication.processEvents()


@pytest.fixture
def column(qtbot, desk):
    """What stands below the run sheet, in an area that is too low for it."""
    content = QWidget()
    lines = QVBoxLayout(content)
    content.add, content.split = AddStep(desk), SplitOffer(desk)
    lines.addWidget(content.add)
    lines.addWidget(content.split)
    content.setMinimumHeight(900)
    area = scrolling(content)
    qtbot.addWidget(area)
    area.resize(264, 200)
    area.show()
    with qtbot.waitActive(area):
        area.activateWindow()
    content.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    content.setFocus()
    content.area = area
    return content


@pytest.mark.parametrize("kind", [QComboBox, DayField])
def test_the_wheel_scrolls_past_what_has_not_the_focus(column, kind):
    field = column.findChild(kind)
    before = (field.currentIndex() if kind is QComboBox else field.day, column.area.verticalScrollBar().value())
    turn_wheel(field)
    after = (field.currentIndex() if kind is QComboBox else field.day, column.area.verticalScrollBar().value())
    assert after[0] == before[0]
    assert after[1] > before[1]
    assert not field.hasFocus()


def test_with_the_focus_the_wheel_changes_a_choice(column):
    field = column.findChild(QComboBox)
    field.setFocus()
    turn_wheel(field)
    assert field.currentIndex() == 1


def test_a_day_that_is_over_is_remarked_upon(column, clock):
    said = "That day is over. A meeting to come needs a later one."
    words = next(w for w in column.split.findChildren(QWidget) if getattr(w, "text", str)() == said)
    assert not words.isVisible()
    column.split.day.setDate(date(2026, 1, 6))
    assert words.isVisible()
    column.split.day.setDate(clock.now.date())
    assert not words.isVisible()


def test_every_choice_of_the_program_is_one_that_leaves_the_wheel_alone():
    folder = Path(mastery_desktop.ui.__file__).parent
    makes = re.compile(r"\bQ(?:ComboBox|DateEdit|SpinBox|DoubleSpinBox|Slider|TimeEdit)\(")
    found = {file.name for file in folder.rglob("*.py") if makes.search(file.read_text(encoding="utf-8"))}
    assert found <= {"choice_box.py", "day_field.py"}


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_an_open_list_shows_its_last_choice_whole(qtbot, theme):
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems([f"Way {number}" for number in range(6)])
    box.show()
    box.showPopup()
    QApplication.processEvents()
    view = box.view()
    assert view.verticalScrollBar().maximum() == 0
    assert view.visualRect(view.model().index(5, 0)).bottom() <= view.viewport().rect().bottom()
    box.hidePopup()
