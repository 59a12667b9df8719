"""The strip for messages: what is said of a screen goes with it, unless it waits for an answer."""

from dataclasses import replace

import pytest

from tests.ui.shell.conftest import start


@pytest.fixture
def centre(shell):
    shell.home.print_sheets.click()
    return shell.screen_shown


@pytest.mark.slow
def test_what_was_done_on_a_screen_is_said_no_longer_once_it_is_left(centre, shell):
    shell.news.say("Saved as papers-blank.pdf.")
    centre.leave_requested.emit()
    assert shell.news.message is None
    assert not shell.news.isVisible()


@pytest.mark.slow
def test_what_failed_on_a_screen_goes_with_it_and_a_choice_stays_until_it_is_made(centre, shell):
    shell.news.say_error("The file could not be written.")
    centre.leave_requested.emit()
    assert shell.news.message is None
    shell.show_crash("the report")
    shell.home.print_sheets.click()
    shell.screen_shown.leave_requested.emit()
    assert shell.news.isVisible()
    assert shell.news.message.action == "See the report"


def test_what_is_said_of_the_screen_that_comes_is_read_there(shell, monkeypatch):
    session = start(shell)
    pack_for = shell.services.sharing.pack_for
    monkeypatch.setattr(shell.services.sharing, "pack_for", lambda of: replace(pack_for(of), note="Other words."))
    shell.open_session(session)
    assert shell.news.message.happened == "Other words."
