"""The check of the installation from the window: the same as in a terminal, while the window works on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mastery_desktop.domain.errors import StorageError
from tests.ui.shell.conftest import start

TEAM = "A team that nobody else may hear of"


@pytest.fixture
def panel(shell):
    start(shell, TEAM)
    shell.services.backups.make()
    shell.home.settings.click()
    shell.panel.doctor.click()
    return shell.panel


def lines(panel):
    return [label.text().replace("\u200b", "") for label in panel.area.findChildren(QLabel)]


def test_everything_is_named_while_the_window_works_on_it(panel, shell):
    said = " ".join(lines(panel))
    subjects = ("Installation", "Content", "Fonts", "Folder", "Database", "Backups", "Second copy", "Displays")
    assert [subject for subject in subjects if subject not in said] == []
    assert "Checked through: 1 session." in said
    assert str(shell.services.paths.data) in said
    assert panel.sum.text() == "Nothing is broken; what is worth a look stands first."
    assert panel.area.hasFocus()
    start(shell, "and it goes on")


def test_a_key_opens_it_over_any_screen(shell, qtbot):
    qtbot.keyClick(shell, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert shell.panel.accessibleName() == "Check of the installation"


def test_what_is_wrong_comes_first_with_what_to_do(panel, shell, monkeypatch):
    (backup,) = shell.services.backups.all()
    backup.file.write_bytes(b"nothing")
    monkeypatch.setattr(shell.services.store, "check", lambda: False)
    panel.again.click()
    assert panel.sum.text() == "2 things need to be put right."
    shown = [line for line in lines(panel) if line.startswith(("✕", "•", "✓"))]
    assert [line[0] for line in shown] == sorted((line[0] for line in shown), key="✕•✓".index)
    assert "✕  Database: to be put right" in shown
    assert "→ Make a backup now, in Settings, Backups." in lines(panel)


def test_it_is_saved_as_a_text_without_names_or_words_of_a_team(panel, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    panel.save_to(tmp_path / "check.txt")
    text = (tmp_path / "check.txt").read_text(encoding="utf-8")
    assert "Saved as" in panel.outcome.text()
    assert "Database: Checked through: 1 session." in text
    assert TEAM not in text
    assert str(tmp_path) not in text
    panel.save_to(tmp_path / "no such folder" / "check.txt")
    assert "could not be saved" in panel.outcome.text()


def test_a_database_that_cannot_be_read_is_said_and_can_be_looked_at_again(panel, shell, monkeypatch):
    def refuse():
        raise StorageError("The disk reported an error.")

    with monkeypatch.context() as patch:
        patch.setattr(shell.services.store, "check", refuse)
        panel.again.click()
    assert panel.outcome.text() == "The disk reported an error."
    panel.again.click()
    assert panel.sum.text() == "Nothing is broken; what is worth a look stands first."
    assert panel.outcome.isHidden()
