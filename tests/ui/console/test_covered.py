"""What is typed of a count stays hidden on the console too, where the room may see it, until it is asked for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.counting import CountWay
from mastery_desktop.ui.console.count import CountPanel
from tests.ui.console.helpers import go_to, press, visible_texts, write

K = Qt.Key


@pytest.fixture
def panel(show):
    made = show(CountPanel, StepKind.COUNT)
    made.setFocus()
    return made


def boxes(panel):
    return [cell.text for cell in panel.findChildren(type(panel._slips._cells[0])) if cell.isVisible()]


def show_typed(panel):
    QTest.keyClick(panel, K.Key_H, Qt.KeyboardModifier.ControlModifier)


def test_tallies_stay_hidden_on_the_console_after_projecting_ends(open_console, new_session):
    console = open_console(new_session(people=12))
    press(console, K.Key_F5)
    go_to(console, StepKind.COUNT)
    assert "L by level" in console.wall.single.text
    press(console, K.Key_L)
    for key in (K.Key_2, K.Key_Tab, K.Key_3, K.Key_Tab, K.Key_5, K.Key_Tab, K.Key_2, K.Key_Tab):
        press(console, key)
    assert "pile 1 of 4" in console.wall.single.text
    press(console, K.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    assert not console.wall.is_single
    shown = visible_texts(console.panel)
    assert not {"2", "3", "5"} & set(shown)
    assert not any(level.short in text for text in shown for level in console.desk.pack.levels)
    assert any("the room may see this screen" in text for text in shown)
    press(console, K.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert {"2", "3", "5"} <= set(visible_texts(console.panel))
    press(console, K.Key_F5)
    press(console, K.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    assert not {"2", "3", "5"} & set(visible_texts(console.panel)), "asked for once is not asked for the next time"


def test_half_a_slip_is_covered_until_it_is_asked_for_and_then_covered_again(panel):
    panel.cover.set_needed(True)
    QTest.keyClicks(panel, "21")
    assert boxes(panel) == []
    assert panel.progress.isVisible()
    show_typed(panel)
    assert any("2" in text for text in boxes(panel))
    show_typed(panel)
    assert boxes(panel) == []


def test_nothing_is_covered_where_the_wall_has_a_display_of_its_own(panel):
    panel.cover.set_needed(False)
    QTest.keyClicks(panel, "21")
    assert any("2" in text for text in boxes(panel))
    assert not panel.cover.isVisible()


def test_one_key_changes_how_slips_are_counted_and_forgets_nothing(panel):
    panel.cover.set_needed(True)
    QTest.keyClick(panel, K.Key_L)
    assert panel._count.way is CountWay.PILES
    QTest.keyClicks(panel, "4")
    for _press in range(2):
        QTest.keyClick(panel, K.Key_L)
        assert panel._count.way is CountWay.PILES
        assert panel._count.started
    QTest.keyClick(panel, K.Key_Backspace)
    QTest.keyClick(panel, K.Key_L)
    assert panel._count.way is CountWay.SLIPS


def test_before_anything_is_projected_one_display_may_be_what_the_room_sees(open_console, new_session):
    console = open_console(new_session(people=12))
    go_to(console, StepKind.COUNT)
    write(console, "21")
    assert boxes(console.panel) == []
