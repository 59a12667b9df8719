"""A clicker in the hand of somebody who does not look at the laptop: it leads the wall, and does nothing else."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QSpinBox,
    QTableWidget,
    QWidget,
)
from shiboken6 import isValid

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui import keys
from mastery_desktop.ui.clicker_keys import Bounce
from mastery_desktop.ui.key_guard import HANDS_S
from tests.helpers.displays import AVAILABLE, LAPTOP, PROJECTOR, plugged
from tests.ui.console.helpers import press, visible_texts, write

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="displays can be plugged in the offscreen platform of Linux only")

K = Qt.Key
CLICKER = (
    K.Key_PageDown, K.Key_PageUp, K.Key_Right, K.Key_Left, K.Key_Down, K.Key_Up, K.Key_Period, K.Key_B, K.Key_F5,
    K.Key_Escape, K.Key_Escape, K.Key_Space, K.Key_Return, K.Key_Enter,
)  # fmt: skip
"""What clickers send; Escape twice, as from a button that was pressed twice."""


@pytest.fixture
def two_displays():
    with plugged(LAPTOP, PROJECTOR):
        yield


@pytest.fixture
def led(two_displays, open_console, new_session, services):
    """A console that projects, with the workshop counted and revealed."""
    session = new_session(people=12)
    elements = [element.id for element in services.pack.domains[0].elements]
    services.rating.save_counts(session, dict.fromkeys(elements, (5, 1, 1, 5)), raters=12)
    services.rating.reveal(session, elements)
    console = open_console(session)
    console.wall.project()
    assert console.wall.audience.isVisible()
    leave_keyboard(console)
    return console


def leave_keyboard(console):
    """Nobody has used the keyboard for a while."""
    console.clicker._guard._hands -= 2 * HANDS_S


def place(console):
    return (console.presenter.step.id, console.presenter.anchor, console.wall.thumbnail.page)


def decided(console):
    """All that a clicker could have rated, placed, ticked or let out; not that a practice was talked about."""
    workshop = console.desk.workshop
    ratings = [(r.element, r.outcome, r.level, r.upper, r.rule, r.true_for_all, r.not_for) for r in workshop.ratings]
    return (
        ratings, workshop.counts, workshop.shift_marks, workshop.candidates, workshop.focus_areas,
        workshop.stage_choices, workshop.sorted_items, workshop.actions, workshop.session.released,
    )  # fmt: skip


def focusable(window):
    widgets = [window, *window.findChildren(QWidget)]
    return [w for w in widgets if w.isVisible() and w.isEnabled() and w.focusPolicy() != Qt.FocusPolicy.NoFocus]


def sample(window):
    """One widget of every kind."""
    return list({(type(w), w.property("kind")): w for w in focusable(window)}.values())


def watch_buttons(console, clicked):
    for button in console.findChildren(QAbstractButton):
        if not button.property("watched"):
            button.setProperty("watched", True)
            button.clicked.connect(partial(clicked.append, button.text()))


def send_everything(console, step, choose, clicked):
    """Send every key of a clicker at widgets of a step; gives how many were sent."""
    console.presenter.go_to_step(step.id)
    QApplication.processEvents()
    sent = 0
    for number in range(len(choose(console))):
        target = None
        for key in CLICKER:
            if console.presenter.step.id != step.id:
                console.presenter.go_to_step(step.id)
            if target is None or not isValid(target) or not target.isVisible():
                watch_buttons(console, clicked)
                there = choose(console)
                target = there[min(number, len(there) - 1)]
            target.setFocus()
            leave_keyboard(console)
            QTest.keyClick(QApplication.focusWidget() or console, key)
            sent += 1
        assert console.wall.projection.running, (step.kind, target)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return sent


RATING = {StepKind.COUNT, StepKind.REVEAL, StepKind.DISCUSS, StepKind.OUTCOME}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kinds", "choose"), [(RATING, sample), *(pytest.param({kind}, focusable, id=kind) for kind in StepKind)]
)
def test_no_key_of_a_clicker_presses_or_rates_whatever_has_the_focus(led, kinds, choose):
    before, clicked = decided(led), []
    steps = [step for step in led.desk.workshop.steps if step.kind in kinds]
    if not steps:
        pytest.skip("no such step in the workshop that comes by itself")
    sent = sum(send_everything(led, step, choose, clicked) for step in steps)
    QApplication.processEvents()
    assert sent >= 10 * len(CLICKER)
    assert clicked == []
    assert decided(led) == before
    assert led.wall.audience.isVisible()


def fields():
    spin, combo, editable, table, rows = QSpinBox(), QComboBox(), QComboBox(), QTableWidget(3, 3), QListWidget()
    editable.setEditable(True)
    for each in (combo, editable, rows):
        each.addItems(["one", "two", "three"])
    return spin, combo, editable, table, rows, QLineEdit("word"), QPlainTextEdit("some\nlines"), QWidget()


@pytest.mark.slow
def test_page_keys_step_from_any_focus_and_change_nothing_there(led, qtbot):
    led.presenter.go_to_step(led.desk.workshop.steps[0].id)
    for field in fields():
        field.setParent(led)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.show()
        field.setFocus()
        before = place(led)
        press(led, K.Key_PageDown)
        assert place(led) != before, field
        field.setFocus()
        press(led, K.Key_PageUp)
        assert place(led) == before, field
        if isinstance(field, QSpinBox):
            assert field.value() == 0
        if isinstance(field, QComboBox):
            assert field.currentIndex() == 0
        if isinstance(field, QTableWidget | QListWidget):
            assert field.currentRow() <= 0
        field.deleteLater()


@pytest.mark.slow
@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_page_keys_step_while_the_list_of_a_combo_box_is_open(led):
    combo = QComboBox(led)
    combo.addItems(["one", "two", "three"])
    combo.show()
    combo.showPopup()
    QApplication.processEvents()
    before = place(led)
    QTest.keyClick(combo.view(), K.Key_PageDown)
    assert place(led) != before
    combo.hidePopup()
    assert combo.currentIndex() == 0


@pytest.mark.slow
def test_page_keys_step_when_they_come_to_the_wall_itself(led):
    before = place(led)
    QTest.keyClick(led.wall.audience, K.Key_PageDown)
    assert place(led) != before


@pytest.mark.slow
def test_the_wall_gives_the_keys_back_that_the_system_lets_go_there(led):
    led.wall.audience.activateWindow()
    led.wall.audience.setFocus()
    QApplication.processEvents()
    QApplication.processEvents()
    assert led.window().isActiveWindow()
    press(led, K.Key_F2)
    assert led.desk.timer.running


@pytest.mark.slow
@pytest.mark.parametrize(
    "key", [keys.BLANK_ALWAYS, keys.FREEZE, keys.SWAP, keys.TEXT_LARGER, keys.TEXT_SMALLER, keys.DISPLAYS, keys.STOP]
)
def test_what_must_work_while_somebody_writes_is_on_a_key_that_no_editor_takes(qtbot, key):
    holder, heard = QWidget(), []
    qtbot.addWidget(holder)
    for shortcut in keys.bind(key, holder, partial(heard.append, key)):
        assert not shortcut.autoRepeat()
    holder.show()
    holder.activateWindow()
    QApplication.processEvents()
    for number, field in enumerate(fields(), 1):
        field.setParent(holder)
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        field.show()
        field.setFocus()
        QTest.keySequence(holder.windowHandle(), QKeySequence(key.sequences[0]))
        assert len(heard) == number, field


@pytest.mark.slow
def test_larger_blank_and_held_work_from_a_field(led):
    field = QPlainTextEdit("some words", led)
    field.show()
    field.setFocus()
    ctrl = Qt.KeyboardModifier.ControlModifier
    press(led, K.Key_Plus, ctrl)
    assert led.presenter.factor > 1
    press(led, K.Key_Minus, ctrl)
    assert led.presenter.factor == 1
    press(led, K.Key_B, ctrl)
    assert led.wall.blank
    press(led, K.Key_B, ctrl)
    press(led, K.Key_J, ctrl)
    assert led.wall.held
    assert field.toPlainText() == "some words"


@pytest.mark.slow
def test_a_field_takes_full_stop_b_and_arrows(led):
    field = QLineEdit(led)
    field.show()
    field.setFocus()
    before = place(led)
    write(led, "b.b.")
    press(led, K.Key_Left)
    write(led, "x")
    assert field.text() == "b.b" + "x."
    assert not led.wall.blank
    assert place(led) == before


@pytest.mark.slow
def test_arrows_step_where_no_field_takes_them(led):
    led.presenter.go_to_step(led.desk.workshop.steps[0].id)
    led.panel.rest()
    before = place(led)
    press(led, K.Key_Right)
    assert place(led) != before
    press(led, K.Key_Left)
    assert place(led) == before


@pytest.mark.slow
def test_a_person_at_the_keyboard_presses_the_button_that_tab_led_to(led):
    heard = []
    button = next(b for b in led.findChildren(QAbstractButton) if b.isVisible() and b.text().startswith("Blank"))
    button.clicked.connect(partial(heard.append, 1))
    button.setFocus()
    press(led, K.Key_Space)
    assert heard == []
    assert "Ctrl+Enter presses the button" in "\n".join(visible_texts(led))
    press(led, K.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(heard) == 1
    button.setFocus()
    press(led, K.Key_Tab)
    button.setFocus()
    press(led, K.Key_Space)
    assert len(heard) == 2


@pytest.mark.slow
def test_without_a_wall_the_keyboard_is_a_keyboard(led):
    led.wall.stop()
    leave_keyboard(led)
    heard = []
    button = next(b for b in led.findChildren(QAbstractButton) if b.isVisible() and b.text().startswith("Blank"))
    button.clicked.connect(partial(heard.append, 1))
    button.setFocus()
    press(led, K.Key_Space)
    assert len(heard) == 1


@pytest.mark.slow
def test_a_button_that_bounces_steps_once(context):
    now = [100.0]
    context.choices.clicker_pause = 200
    bounce = Bounce(context.choices, lambda: now[0])
    told = []
    for wait in (0, 0.15, 0.02, 0.05, 0.3):
        now[0] += wait
        told.append(bounce.is_one(keys.NEXT))
    assert told == [False, True, True, False, False]
    assert not bounce.is_one(keys.BACK), "another button is no bounce"


@pytest.mark.slow
def test_two_presses_right_after_each_other_are_one_step(led, context):
    led.presenter.go_to_step(led.desk.workshop.steps[0].id)
    press(led, K.Key_PageDown)
    once = place(led)
    press(led, K.Key_PageUp)
    led.clicker._bounce._last.clear()
    context.choices.clicker_pause = 1000
    press(led, K.Key_PageDown)
    press(led, K.Key_PageDown)
    assert place(led) == once


@pytest.mark.slow
def test_who_is_at_the_keyboard_means_each_press_however_quick(led, context):
    led.presenter.go_to_step(led.desk.workshop.steps[0].id)
    start = place(led)
    press(led, K.Key_PageDown)
    press(led, K.Key_PageDown)
    twice = place(led)
    press(led, K.Key_PageUp)
    press(led, K.Key_PageUp)
    assert place(led) == start
    context.choices.clicker_pause = 1000
    press(led, K.Key_Tab)  # which no clicker has
    press(led, K.Key_PageDown)
    press(led, K.Key_PageDown)
    assert place(led) == twice


@pytest.mark.slow
def test_what_was_learned_steps_and_presses_no_button(led, context):
    context.choices.clicker_keys = '{"Space": "next", "F9": "blank"}'
    led.presenter.go_to_step(led.desk.workshop.steps[0].id)
    button = next(b for b in led.findChildren(QAbstractButton) if b.isVisible() and b.text().startswith("Blank"))
    button.setFocus()
    before = place(led)
    press(led, K.Key_Space)
    assert place(led) != before
    assert not led.wall.blank
    press(led, K.Key_F9)
    assert led.wall.blank
    field = QLineEdit(led)
    field.show()
    field.setFocus()
    at = place(led)
    press(led, K.Key_Space)
    assert (field.text(), place(led)) == (" ", at)


@pytest.mark.slow
@pytest.mark.parametrize("text", ["", "{", "[]", '{"Space": "delete", "x": 3}', "[" * 100_000])
def test_what_was_learned_and_cannot_be_read_teaches_nothing(led, context, text):
    context.choices.clicker_keys = text
    before = place(led)
    led.panel.rest()
    press(led, K.Key_Space)
    assert place(led) == before
