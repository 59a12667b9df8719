"""People click twice: what takes a moment is begun once, and nothing stands there double."""

import pytest

from mastery_desktop.ui.screens.console import Console
from tests.ui.shell.conftest import start


class SlowRunner:
    """Does nothing until it is let, as a worker that is busy."""

    def __init__(self):
        self.jobs = []

    def submit(self, job):
        self.jobs.append(job)

    def work(self):
        while self.jobs:
            self.jobs.pop(0)()

    def close(self):
        self.work()


@pytest.fixture
def slow(shell):
    """The worker of a shell in which a session was led; it waits to be let."""
    start(shell)
    runner = SlowRunner()
    shell._context.operations._runner = runner
    return runner


def press_twice(button, runner):
    button.click()
    button.click()
    runner.work()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["open", "print", "rehearse", "room_check", "follow_up"])
def test_a_screen_that_is_asked_for_twice_is_opened_once(shell, slow, name):
    press_twice(getattr(shell.home.session_actions, name), slow)
    assert shell.screen_shown is not shell.home
    assert shell._stack.count() == 2
    if name == "open":
        assert len(shell.findChildren(Console)) == 1


def test_a_session_that_is_brought_back_twice_is_there_once(shell, slow):
    backup = shell.services.backups.make()
    shell._panels.open_backup(backup)
    slow.work()
    press_twice(shell.panel.back, slow)
    assert len(shell.services.sessions.summaries()) == 2
    assert shell.panel.back.isEnabled()


def test_a_panel_whose_answer_comes_late_does_not_open_over_another_screen(shell, slow):
    shell.home.session_actions.read_forms.click()
    shell.home.start.click()
    slow.work()
    assert shell.screen_shown is not shell.home
    assert shell.panel is None
