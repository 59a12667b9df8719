"""The bin from the window: deleting puts a session there, one press brings it back, removing reaches the backups."""

import pytest

from tests.helpers.stores import bytes_in
from tests.ui.shell.conftest import start


@pytest.fixture
def deleted(shell):
    """A session in the bin, beside one that stays."""
    start(shell, "Owyhee")
    session = start(shell, "Clearwater")
    shell.home.table.selectRow(shell.home.table.sessions.row_of(session))
    actions = shell.home.session_actions
    actions.delete.click()
    actions.really_delete.click()
    return shell


def teams(shell):
    return sorted(summary.session.team for summary in shell.services.sessions.summaries())


@pytest.fixture
def panel(deleted):
    deleted.home.settings.click()
    deleted.panel.bin.click()
    return deleted.panel


def test_a_deleted_session_is_in_the_bin_and_one_press_takes_it_back(deleted):
    assert "in the bin" in deleted.news.message.happened
    assert deleted.home.table.sessions.rowCount() == 1
    deleted.news._action.click()
    assert teams(deleted) == ["Clearwater", "Owyhee"]
    assert deleted.home.table.sessions.rowCount() == 2


def test_it_is_listed_and_taken_back_from_there(deleted, panel):
    assert panel.list.count() == 1
    assert "Clearwater" in panel.list.item(0).text()
    panel.back.click()
    assert teams(deleted) == ["Clearwater", "Owyhee"]
    assert panel.list.count() == 0
    assert not panel.back.isEnabled()


def test_removing_it_for_good_is_asked_for_and_leaves_the_backups(deleted, panel):
    panel.remove.click()
    assert panel.question.isVisible()
    assert panel.question.keep.hasFocus()
    panel.question.keep.click()
    panel.remove.click()
    panel.question.confirm.click()
    assert "Backups that were made before still hold it" in panel.outcome.text()
    assert panel.list.count() == 0
    assert b"Clearwater" in bytes_in(deleted.services.paths.backups)


def test_when_asked_the_backups_lose_it_too(deleted, panel):
    deleted.services.backups.make()
    panel.remove.click()
    panel.everywhere.click()
    panel.question.confirm.click()
    assert "here and from 1 backup" in panel.outcome.text()
    assert b"Clearwater" not in bytes_in(deleted.services.paths.data)
    assert teams(deleted) == ["Owyhee"]


def test_removed_for_good_it_goes_from_the_second_folder_too(panel, deleted, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    deleted.services.backups.second = stick
    deleted.services.backups.make()
    assert b"Clearwater" in bytes_in(stick)
    panel.remove.click()
    panel.everywhere.click()
    panel.question.confirm.click()
    assert f"It goes from {stick} too" in panel.outcome.text()
    deleted.services.backups.copy_second()
    assert b"Clearwater" not in bytes_in(stick)
    assert b"Owyhee" in bytes_in(stick)
