"""Whoever leaves while something is only typed is told once: one click on Home threw a count away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.console.held import Held
from tests.ui.console.helpers import go_to, press, visible_texts, write
from tests.ui.shell.conftest import start

K = Qt.Key


@pytest.fixture
def led(shell):
    """Lead a session at a kind of step."""

    def at(kind):
        shell.open_session(start(shell))
        QApplication.processEvents()
        go_to(shell.console, kind)
        return shell.console

    return at


def leave_by_click(shell):
    shell.console.top.home.emit()


def leave_by_key(shell):
    press(shell, K.Key_W, Qt.KeyboardModifier.ControlModifier)


def close(shell):
    shell.close()


@pytest.mark.parametrize(
    "leave",
    [leave_by_click, pytest.param(leave_by_key, marks=pytest.mark.slow), pytest.param(close, marks=pytest.mark.slow)],
)
def test_slips_that_are_only_typed_are_asked_for_before_the_session_is_left(shell, led, leave):
    console = led(StepKind.COUNT)
    write(shell, "12")
    leave(shell)
    assert shell.screen_shown is console
    assert shell.isVisible()
    assert "Slips are typed that are not counted yet." in "\n".join(visible_texts(shell))
    write(shell, "3")
    assert console.desk.holds(Held.SLIPS)
    leave(shell)
    assert shell.screen_shown is console, "there is more to lose by now"
    leave(shell)
    assert shell.screen_shown is not console or not shell.isVisible()


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "typed"), [(StepKind.FOCUS, "23"), (StepKind.COUNT, "")])
def test_dots_are_asked_for_too_and_nothing_where_nothing_is_typed(shell, led, kind, typed):
    console = led(kind)
    write(shell, typed)
    leave_by_click(shell)
    assert (shell.screen_shown is console) is bool(typed)


@pytest.mark.slow
def test_slips_that_are_typed_from_paper_are_asked_for_before_the_window_is_closed(shell):
    start(shell)
    shell.home.session_actions.paper.click()
    write(shell, "12")
    close(shell)
    assert shell.isVisible()
    assert "Slips are typed that are not counted yet." in "\n".join(visible_texts(shell))
    close(shell)
    assert not shell.isVisible()
