"""For which groups it is not true: what may be a name waits before the wall until somebody says that it is a group."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.counting import revealed
from tests.ui.console.helpers import decide, go_to, press, visible_texts, write

K = Qt.Key
QUESTION = "Looks like a name. Groups only, please. The wall waits for your answer."


@pytest.fixture
def console(open_console, new_session):
    shown = revealed(open_console(new_session(people=12)))
    go_to(shown, StepKind.OUTCOME)
    decide(shown, "2")
    shown.panel.outcome.learners.press(1)
    return shown


def say(console, words):
    groups = console.panel.outcome.groups
    groups.setFocus()
    groups.selectAll()
    write(console, words)
    groups.flush()


def on_wall(console, words):
    return any(words in slide.text for slide in console.presenter.slides)


def rating(console, services):
    return services.sessions.load(console.desk.session_id).rating(console.panel.outcome._element)


def test_a_group_goes_to_the_wall_without_a_question(console):
    say(console, "Newcomers and learners who ride the late bus")
    assert QUESTION not in visible_texts(console)
    assert on_wall(console, "late bus")


@pytest.mark.slow
def test_a_name_is_kept_and_waits_before_the_wall_until_it_is_confirmed(console, services):
    say(console, "Jonas Weber")
    assert QUESTION in visible_texts(console)
    assert rating(console, services).not_for == "Jonas Weber"
    assert not on_wall(console, "Weber")
    assert on_wall(console, "For some")
    press(console, K.Key_Tab)
    assert QApplication.focusWidget().text() == "Keep: it is a group"
    press(console, K.Key_Space)
    assert on_wall(console, "Weber")
    assert QUESTION not in visible_texts(console)
    say(console, "Jonas Weber, Ana")
    assert not on_wall(console, "Weber")
    assert QUESTION in visible_texts(console)


@pytest.mark.slow
def test_other_words_are_written_at_once(console, services):
    say(console, "Jonas Weber")
    press(console, K.Key_Tab)
    press(console, K.Key_Tab)
    assert QApplication.focusWidget().text() == "Change it"
    press(console, K.Key_Space)
    write(console, "learners new to the district")
    console.panel.outcome.groups.flush()
    assert rating(console, services).not_for == "learners new to the district"
    assert QUESTION not in visible_texts(console)
    assert on_wall(console, "new to the district")
