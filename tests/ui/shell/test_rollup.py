"""Several schools in one picture: chosen, read with progress, stopped, shown, and handed on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from mastery_desktop.storage.locked_file import lock
from mastery_desktop.ui.operations import Operations
from mastery_desktop.ui.screens.rollup import NumberTable, RollUpScreen
from tests.helpers.pages import words_of
from tests.helpers.schools import share_file
from tests.ui.shell.conftest import TODAY


@pytest.fixture
def folder(shell, tmp_path):
    folder = tmp_path / "schools"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.mastery").write_bytes(share_file(shell.services.pack, number, held_on=TODAY))
    (folder / "damaged.mastery").write_bytes(b"PK\x03\x04 and no more")
    return folder


@pytest.fixture
def screen(shell):
    shell.home.roll_up.click()
    (screen,) = shell.findChildren(RollUpScreen)
    assert screen.isVisible()
    return screen


def words(screen):
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def choose(screen, folder):
    """Choose a folder as somebody does who types its path."""
    screen.choose.click()
    dialog = screen._context.prompts.dialog
    dialog.entry.setText(str(folder))
    QTest.keyClick(dialog.entry, Qt.Key.Key_Return)
    QApplication.processEvents()


@pytest.mark.slow
def test_a_folder_is_shown_in_tables_and_each_file_that_is_not_in_it_is_named(qtbot, screen, folder):
    assert not screen.pdf.isEnabled()
    choose(screen, folder)
    assert "8 of 9 files are in it." in words(screen)
    qtbot.waitUntil(lambda: "8 schools" in words(screen))
    assert "damaged.mastery: This file cannot be opened." in words(screen)
    pack = screen._context.services.pack
    first = screen.findChildren(NumberTable)[0]
    assert [first.item(row, 0).text() for row in range(first.rowCount())] == [e.name for e in pack.domains[0].elements]
    assert "School 3" not in words(screen)
    assert "1 file" in screen.why.text()
    qtbot.waitUntil(lambda: screen._area.verticalScrollBar().maximum() > 0)
    screen.why.click()
    assert screen._area.verticalScrollBar().value() > 0


@pytest.mark.slow
def test_it_is_handed_on_as_paper_and_as_a_page(screen, folder, tmp_path):
    choose(screen, folder)
    screen.save_pdf(tmp_path / "r.pdf")
    screen.save_page(tmp_path / "r.html")
    assert "8 schools" in words_of((tmp_path / "r.pdf").read_bytes())
    assert "8 schools" in (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "r.html" in words(screen)


@pytest.mark.slow
def test_a_place_that_cannot_be_written_is_told(screen, folder):
    choose(screen, folder)
    screen.save_pdf(folder / "no such folder" / "r.pdf")
    assert "could not be saved there" in words(screen)


@pytest.mark.slow
def test_a_folder_without_schools_says_so_and_nothing_of_it_is_handed_on(screen, tmp_path):
    (tmp_path / "empty").mkdir()
    choose(screen, tmp_path / "empty")
    assert "No school is in it" in words(screen)
    assert not screen.findChildren(NumberTable)
    assert not screen.pdf.isEnabled()
    assert screen.choose.isEnabled()


@pytest.mark.slow
def test_in_the_largest_text_nothing_goes_beyond_the_side(make_shell, tmp_path):
    shell = make_shell(language="es")
    shell.theme.apply("standard", 200)
    (tmp_path / "one.mastery").write_bytes(share_file(shell.services.pack, 1, held_on=TODAY))
    shell._panels.roll_up(tmp_path / "one.mastery")
    area = shell.screen_shown._area
    QApplication.processEvents()
    assert area.widget().width() <= area.viewport().width()


def test_reading_can_be_stopped_and_nothing_is_counted(qtbot, screen, folder):
    pages = Operations(parent=screen)
    screen._context = screen._context._replace(pages=pages)
    screen.look(folder / "0.mastery")
    screen.stop.click()
    qtbot.waitUntil(lambda: "Stopped" in words(screen), timeout=20_000)
    assert not screen.findChildren(NumberTable)
    assert screen.choose.isEnabled()
    pages.close()


def test_leaving_the_screen_goes_back_to_the_list(shell, screen):
    screen.leave_requested.emit()
    assert shell.home.isVisible()


@pytest.mark.slow
def test_locked_files_are_named_and_open_with_their_passphrase(qtbot, screen, folder):
    pack = screen._context.services.pack
    for number in (20, 21):
        (folder / f"{number}.mastery").write_bytes(lock(share_file(pack, number, held_on=TODAY), "words of theirs"))
    screen.look(folder / "0.mastery")
    qtbot.waitUntil(screen.locked.isVisible)
    assert "20.mastery, 21.mastery" in screen.locked.says.text()
    assert screen.locked.passphrase.hasFocus()
    screen.locked.passphrase.setText("something else")
    screen.locked.unlock.click()
    qtbot.waitUntil(lambda: "fits none of the 2 locked files" in words(screen))
    assert screen.locked.passphrase.text() == ""
    screen.locked.passphrase.setText("words of theirs")
    qtbot.keyClick(screen.locked.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "10 of 11 files are in it." in words(screen))
    assert not screen.locked.isVisible()


@pytest.mark.slow
def test_what_was_handed_on_is_listed_and_can_be_forgotten_once_that_is_confirmed(qtbot, screen, folder, tmp_path):
    choose(screen, folder)
    assert not screen.remembered.opener.isVisible(), "looking hands nothing on"
    screen.save_pdf(folder / "no such folder" / "r.pdf")
    assert not screen.remembered.opener.isVisible(), "nor does what could not be saved"
    screen.save_pdf(tmp_path / "r.pdf")
    assert screen.remembered.opener.text() == "1 earlier roll-up"
    (folder / "8.mastery").write_bytes(share_file(screen._context.services.pack, 8, held_on=TODAY))
    screen.look_at(folder)
    qtbot.waitUntil(lambda: "differs by fewer than three schools" in words(screen))
    screen.remembered.opener.click()
    qtbot.waitUntil(lambda: f"{folder}, 8 schools" in words(screen.remembered))
    (forget,) = screen.remembered.lines.values()
    forget.click()
    question = screen.remembered.question
    assert question.keep.hasFocus()
    question.keep.click()
    assert forget.hasFocus()
    forget.click()
    question.confirm.click()
    assert "Forgotten" in screen.outcome.text()
    assert not screen.remembered.isVisible()
    qtbot.waitUntil(lambda: "Nothing was shared here" in words(screen) or "9 schools" in words(screen))
    assert "differs by fewer than three schools" not in words(screen)
