"""No key of an open count loses slips, or takes back work of another step that nobody looks at."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.counting import type_slips
from tests.ui.console.helpers import go_to, press, slips, visible_texts, write

K = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def console(open_console, new_session):
    return open_console(new_session(people=12), (1024, 768))


@pytest.fixture
def single(console):
    press(console, K.Key_F5)
    assert console.wall.is_single
    return console


def keep_purpose(console, services):
    services.sessions.revise(console.desk.session_id, {"purpose": "Ours"})
    console.desk.reload()


def purpose(console, services):
    return services.sessions.load(console.desk.session_id).session.purpose


def test_the_key_of_the_other_way_keeps_what_is_typed_and_says_why_at_once(single):
    go_to(single, StepKind.COUNT)
    type_slips(single, slips(2, len(single.panel.elements)))
    for _press in range(2):
        press(single, K.Key_L)
        assert "The way to count can be changed only before anything is typed" in single.wall.single.text
    write(single, "1" * len(single.panel.elements))
    assert "Slip 3 of 12 is in" in single.wall.single.text


def test_undo_in_an_open_count_never_takes_work_of_another_step(single, services):
    keep_purpose(single, services)
    go_to(single, StepKind.COUNT)
    write(single, "2")
    for _press in range(3):
        press(single, K.Key_Z, CONTROL)
        assert purpose(single, services) == "Ours"
    assert "Nothing else was undone" in single.wall.single.text


@pytest.mark.slow
def test_undo_at_the_console_never_takes_work_of_another_step_either(console, services):
    keep_purpose(console, services)
    go_to(console, StepKind.COUNT)
    press(console, K.Key_Z, CONTROL)
    assert purpose(console, services) == "Ours"
    assert not [text for text in visible_texts(console) if text.startswith("Undo:")]
    assert "Nothing else was undone" in "\n".join(visible_texts(console.window()))


def test_undo_amid_private_dots_takes_a_digit_and_never_work_of_another_step(single, services):
    keep_purpose(single, services)
    go_to(single, StepKind.FOCUS)
    press(single, K.Key_F6)
    press(single, K.Key_2)
    assert single.panel.is_private
    write(single, "3")
    press(single, K.Key_Z, CONTROL)
    assert not single.panel.dots.piles.started
    assert "Nothing else was undone" not in single.wall.single.text
    press(single, K.Key_Z, CONTROL)
    assert purpose(single, services) == "Ours"
    assert "Nothing else was undone" in single.wall.single.text
