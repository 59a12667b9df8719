"""Backups from the window: made, listed, copied, and one gone back to at the next start."""

from pathlib import Path

import pytest

from mastery_desktop.bootstrap import open_services
from mastery_desktop.config.settings import Choices
from mastery_desktop.storage.backup import verify
from tests.ui.shell.conftest import clock, start


@pytest.fixture
def panel(shell):
    start(shell, "Clearwater")
    shell.services.backups.make()
    shell.home.settings.click()
    shell.panel.backups.click()
    return shell.panel


def lines(panel):
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_a_backup_is_listed_with_date_reason_and_size(panel):
    (line,) = lines(panel)
    assert "Today" in line
    assert "because you asked" in line
    assert "KB" in line


@pytest.mark.slow
def test_one_more_is_made_now(panel, shell):
    panel.make.click()
    assert len(lines(panel)) == 2
    assert "backed up" in panel.outcome.text()
    assert len(shell.services.backups.all()) == 2


def test_a_copy_is_saved_elsewhere(panel, shell, tmp_path):
    (backup,) = shell.services.backups.all()
    panel.save.click()
    assert shell._context.prompts.dialog.selectedFiles()[0].endswith(backup.file.name)
    shell._context.prompts.dialog.close()
    panel.save_to(backup, tmp_path / "copy.sqlite")
    assert verify(tmp_path / "copy.sqlite").rows["session"] == 1
    panel.save_to(backup, tmp_path / "no such folder" / "copy.sqlite")
    assert "could not be saved" in panel.outcome.text()


@pytest.mark.slow
def test_going_back_is_asked_for_and_holds_from_the_next_start(panel, shell):
    start(shell, "Owyhee")
    panel.restore.click()
    assert panel.question.isVisible()
    assert panel.question.keep.hasFocus()
    panel.question.keep.click()
    assert not panel.question.isVisible()
    panel.restore.click()
    panel.question.confirm.click()
    assert "start it again" in panel.outcome.text()
    assert len(shell.services.sessions.summaries()) == 2
    paths = shell.services.paths
    shell.services.close()
    again = open_services(paths, clock=clock)
    assert [summary.session.team for summary in again.sessions.summaries()] == ["Clearwater"]
    again.close()


def test_a_backup_that_is_gone_is_told(panel, shell):
    (backup,) = shell.services.backups.all()
    Path(backup.file).write_bytes(b"nothing")
    panel.restore.click()
    panel.question.confirm.click()
    assert "cannot be used" in panel.outcome.text()


@pytest.mark.slow
def test_one_session_comes_back_beside_the_one_that_is_here(panel, shell):
    panel.one.click()
    one = shell.panel
    assert one.list.count() == 1
    assert "Clearwater" in one.list.item(0).text()
    one.back.click()
    assert "still here, so the old one stands beside it" in one.outcome.text()
    assert shell.home.table.sessions.rowCount() == 2
    shell.services.sessions.remove(shell.services.backups.sessions_in(shell.services.backups.all()[0])[0].id)
    one.back.click()
    assert "back in the list" in one.outcome.text()


def test_the_database_is_checked_on_demand(panel):
    panel.check.click()
    assert "all is well" in panel.outcome.text()


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def choose(shell, panel, folder):
    """Choose a second folder as somebody does."""
    panel.second.choose.click()
    dialog = shell._context.prompts.dialog
    dialog.entry.setText(str(folder))
    dialog.accept()


@pytest.mark.slow
def test_a_stick_is_chosen_plainly_and_gets_every_backup(panel, shell, stick):
    assert not panel.second.stop.isVisible()
    choose(shell, panel, stick)
    assert str(stick) in panel.second.words.text()
    assert "newest there is of today" in panel.second.words.text()
    panel.make.click()
    (own,) = stick.glob("mastery-desktop-*")
    assert [verify(file).rows["session"] for file in own.glob("*.sqlite")] == [1, 1]
    assert Choices.read(shell.services.paths.settings).backup_folder == str(stick)
    panel.second.stop.click()
    assert Choices.read(shell.services.paths.settings).backup_folder == ""
    assert shell.services.backups.second is None
    assert "on this computer alone" in panel.second.words.text()


@pytest.mark.slow
def test_where_there_is_no_backup_yet_choosing_a_stick_makes_one(shell, stick):
    start(shell, "Clearwater")
    shell.home.settings.click()
    shell.panel.backups.click()
    choose(shell, shell.panel, stick)
    assert len(list(stick.rglob("*.sqlite"))) == 1


def test_a_folder_that_is_not_there_is_not_taken(panel, shell, tmp_path):
    panel.second.choose.click()
    dialog = shell._context.prompts.dialog
    dialog.entry.setText(str(tmp_path / "nowhere"))
    dialog.accept()
    assert "There is no folder nowhere" in dialog.sentence.text()
    dialog.close()
    assert shell.services.backups.second is None


def test_a_stick_that_is_pulled_out_or_takes_nothing_is_told(panel, shell, stick):
    choose(shell, panel, stick)
    (own,) = stick.glob("mastery-desktop-*")
    own.rename(stick / "aside")
    own.write_text("a file stands where the copies should be")
    panel._read()
    assert "takes no copies" in panel.second.words.text()
    stick.rename(stick.with_name("drawer"))
    panel._read()
    assert "not there now" in panel.second.words.text()
    stick.with_name("drawer").rename(stick)
    own.unlink()
    panel._read()
    assert "newest there is of today" in panel.second.words.text()


def test_what_only_the_stick_has_is_listed_as_such(panel, shell, stick):
    choose(shell, panel, stick)
    (own,) = stick.glob("mastery-desktop-*")
    own.rename(stick / "mastery-desktop-another")
    panel._read()
    assert [("on the stick" in line) for line in lines(panel)] == [False, True]
