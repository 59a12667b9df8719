"""Run sheet and words as drawers: the focus goes in, Tab stays in, Escape closes; nothing is cut in large print."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.console.run_sheet import SheetRow
from tests.ui.console.helpers import go_to, press, settle

K = Qt.Key


@pytest.fixture
def narrow(open_console, new_session, theme):
    """A console with text twice as large, where a drawer lies over the panel; near its end."""
    theme.apply("standard", 200)
    console = open_console(new_session(people=12))
    go_to(console, StepKind.PLAN)
    settle()
    console.panel.rest()
    return console


def holds(drawer):
    focus = QApplication.focusWidget()
    return focus is not None and drawer.isAncestorOf(focus)


@pytest.mark.parametrize("key", [K.Key_F3, pytest.param(K.Key_F4, marks=pytest.mark.slow)])
def test_a_drawer_takes_the_focus_keeps_it_and_gives_it_back_on_escape(narrow, key):
    drawer = narrow.frame._left if key == K.Key_F3 else narrow.frame._right
    before = QApplication.focusWidget()
    press(narrow, key)
    assert drawer.is_open
    for _stop in range(40):
        assert holds(drawer)
        press(narrow, K.Key_Tab)
    press(narrow, K.Key_Escape)
    assert not drawer.isVisible()
    assert QApplication.focusWidget() is before


@pytest.mark.slow
def test_who_reaches_past_a_drawer_closes_it(narrow):
    press(narrow, K.Key_F4)
    narrow.panel.setFocus()
    assert not narrow.frame._right.isVisible()
    press(narrow, K.Key_F3)
    press(narrow, K.Key_F4)
    assert holds(narrow.frame._right)
    assert not narrow.frame._left.isVisible()


@pytest.mark.slow
def test_the_run_sheet_opens_at_the_step_with_no_sign_cut_off(narrow):
    press(narrow, K.Key_F3)
    settle()
    current, viewport = narrow.frame.sheet.current, narrow.frame._sheet_area.viewport()
    top = current.mapTo(viewport, QPoint(0, 0)).y()
    assert current.hasFocus()
    assert top >= 0
    assert top + current.height() <= viewport.height()
    ticks = [line._tick for line in narrow.frame.sheet.findChildren(SheetRow)]
    ticks[0].setText("○")  # the widest sign
    assert all(tick.fontMetrics().horizontalAdvance(tick.text()) <= tick.width() for tick in ticks)


@pytest.mark.slow
def test_words_that_stand_beside_the_panel_leave_it_in_reach(open_console, new_session):
    console = open_console(new_session(people=12), (1024, 768))
    before = QApplication.focusWidget()
    press(console, K.Key_F4)
    assert holds(console.frame._right)
    console.panel.setFocus()
    assert console.frame._right.isVisible()
    press(console, K.Key_F4)
    press(console, K.Key_F4)
    press(console, K.Key_Escape)
    assert QApplication.focusWidget() in (before, console.panel)
    assert not console.frame._right.isVisible()
