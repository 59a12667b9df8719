"""Choosing files: asked in a line of the dialog, never in a box that blocks the windows."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from mastery_desktop import messages
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.messages import _
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.screens.import_panel import ImportPanel
from mastery_desktop.ui.screens.share_panels import SharePanel
from tests.helpers.looks import clipped
from tests.ui.shell.conftest import start


@pytest.fixture
def asked(shell, tmp_path, qtbot):
    """Opens the dialog that saves into a folder; gives it and what was chosen."""
    shell._context.window_state.folder = str(tmp_path)
    chosen = []

    def ask(name):
        shell._context.prompts.save_file("Save", pattern_of("Text", "txt"), name, chosen.append, asker=shell.home)
        dialog = shell._context.prompts.dialog
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield ask, chosen
    if shell._context.prompts.dialog:
        shell._context.prompts.dialog.close()


def no_box():
    return QApplication.activeModalWidget() is None and not any(
        isinstance(widget, QMessageBox) for widget in QApplication.topLevelWidgets()
    )


def test_a_new_file_is_saved_without_a_question_and_without_a_window_of_its_own(asked, shell, tmp_path):
    ask, chosen = asked
    dialog = ask("plan.txt")
    assert dialog.window() is shell
    dialog.accept()
    assert chosen == [tmp_path / "plan.txt"]


def test_before_a_file_is_replaced_the_dialog_asks_in_its_own_place(asked, tmp_path, qtbot):
    ask, chosen = asked
    (tmp_path / "plan.txt").write_text("old")
    dialog = ask("plan.txt")
    dialog.accept()
    assert no_box()
    assert dialog.line.isVisible()
    assert "plan.txt" in dialog.sentence.text()
    assert dialog.another.hasFocus()
    dialog.accept()  # Enter once more is no answer
    assert chosen == []
    dialog.replace.click()
    assert chosen == [tmp_path / "plan.txt"]


def test_another_name_is_typed_where_the_first_one_stood(asked, tmp_path, qtbot):
    ask, chosen = asked
    (tmp_path / "plan.txt").write_text("old")
    dialog = ask("plan.txt")
    dialog.accept()
    dialog.another.click()
    assert not dialog.line.isVisible()
    entry = dialog.findChild(QLineEdit)
    assert entry.hasFocus()
    entry.setText("plan 2")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert chosen == [tmp_path / "plan 2.txt"]


def test_no_list_of_what_begins_alike_stands_before_enter(asked, tmp_path, qtbot):
    ask, chosen = asked
    (tmp_path / "b").mkdir()
    dialog = ask("plan.txt")
    dialog.entry.setFocus()
    dialog.entry.selectAll()
    qtbot.keyClicks(dialog.entry, str(tmp_path / "bad.txt"))
    assert dialog.entry.completer() is None
    qtbot.keyClick(dialog.entry, Qt.Key.Key_Return)
    assert chosen == [tmp_path / "bad.txt"]


def test_a_file_that_is_not_there_is_told_in_the_dialog(shell, tmp_path, qtbot):
    shell._context.window_state.folder = str(tmp_path)
    chosen = []
    shell._context.prompts.open_file("Open", pattern_of("Text", "txt"), chosen.append, asker=shell.home)
    dialog = shell._context.prompts.dialog
    entry = dialog.findChild(QLineEdit)
    entry.setText("gone.txt")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert no_box()
    assert "gone.txt" in dialog.sentence.text()
    assert not dialog.replace.isVisible()
    (tmp_path / "gone.txt").write_text("here")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert chosen == [tmp_path / "gone.txt"]


def test_a_folder_that_is_typed_is_entered_and_the_next_name_stands_alone(shell, tmp_path, qtbot):
    (tmp_path / "schools").mkdir()
    (tmp_path / "schools" / "one.mastery").write_text("x")
    shell._context.window_state.folder = str(tmp_path)
    chosen, prompts, pattern = [], shell._context.prompts, pattern_of("Session files", "mastery")
    prompts.open_file("Open", pattern, chosen.append, asker=shell.home)
    entry = prompts.dialog.entry
    qtbot.waitUntil(entry.hasFocus)
    for typed in (str(tmp_path / "schools"), "one.mastery"):
        qtbot.keyClicks(entry, typed)
        qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert chosen == [tmp_path / "schools" / "one.mastery"]
    prompts.save_file("Save", pattern, "plan.mastery", chosen.append, asker=shell.home)
    entry = prompts.dialog.entry
    qtbot.waitUntil(entry.hasFocus)
    entry.setText(str(tmp_path))
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert entry.text() == "plan.mastery", "the name that was suggested goes into the folder"
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert chosen[-1] == tmp_path / "plan.mastery"


def test_a_translated_name_leaves_the_pattern_alone(shell, tmp_path):
    messages.use(messages.PseudoTranslations())
    pattern = pattern_of(_("Session files (all)"), "mastery")
    assert pattern.endswith(" (*.mastery)")
    assert pattern.count("(") == 1
    (tmp_path / "one.mastery").write_text("x")
    shell._context.window_state.folder = str(tmp_path)
    shell._context.prompts.open_file("Open", pattern, lambda file: None, asker=shell.home)
    dialog = shell._context.prompts.dialog
    dialog.selectNameFilter(pattern)
    assert dialog.selectedNameFilter() == pattern
    dialog.close()


@pytest.mark.slow
@pytest.mark.parametrize("percent", [100, 200])
def test_the_question_is_readable_at_every_size_of_text(asked, shell, tmp_path, qtbot, percent):
    shell.theme.apply("standard", percent)
    ask, _chosen = asked
    (tmp_path / "plan of the whole school for the year.txt").write_text("old")
    dialog = ask("plan of the whole school for the year.txt")
    dialog.accept()
    qtbot.waitUntil(lambda: dialog.line.isVisible() and not clipped(dialog.line))


def test_the_question_goes_with_the_screen_that_asked(asked, shell, qtbot):
    ask, chosen = asked
    shell.home.start.click()
    ask("plan.txt")
    shell.screen_shown.leave_requested.emit()
    qtbot.waitUntil(lambda: shell._context.prompts.dialog is None)
    assert chosen == []


@pytest.mark.slow
def test_a_question_goes_with_the_panel_that_asked_it(shell, qapp):
    session = start(shell)
    shell.home.share_requested.emit(session)
    shell.panel.save.click()
    assert shell._context.prompts.dialog.isVisible()
    shell.panel.close_panel()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert shell._context.prompts.dialog is None


def test_a_panel_closes_though_what_had_the_focus_before_it_is_gone(shell, qapp):
    entry = QLineEdit(shell.home)  # as that of the dialog that chose the file of the panel
    entry.show()
    entry.setFocus()
    shell.home.settings.click()
    entry.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shell.panel.close_panel()
    assert shell.panel is None


def test_a_question_of_the_screen_stays_when_a_panel_over_it_closes(shell, qapp):
    shell.home.open_file.click()
    shell.home.settings.click()
    shell.panel.close_panel()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert shell._context.prompts.dialog.isVisible()
    shell._context.prompts.dialog.close()


def test_what_leaves_is_told_before_it_leaves_and_the_school_says_whether_it_may_appear(shell):
    session = start(shell, "Clearwater")
    shell.home.session_actions.share.click()
    (panel,) = shell.findChildren(SharePanel)
    panel.choose(ShareLevel.STATE)
    assert "no name" in panel.leaves.text()
    assert "names of team, school and district" in panel.stays.text()
    panel.choose(ShareLevel.DISTRICT)
    assert "Who: Clearwater" in panel.leaves.text()
    panel.consents.click()
    assert shell.services.sessions.load(session).session.consents


def test_what_was_saved_for_others_is_said_no_more_once_another_level_is_chosen(shell, tmp_path):
    start(shell, "Clearwater")
    shell.home.session_actions.share.click()
    (panel,) = shell.findChildren(SharePanel)
    panel.choose(ShareLevel.DISTRICT)
    panel.save_to(tmp_path / "for-the-district.mastery")
    assert "for-the-district" in panel.outcome.text()
    panel.choose(ShareLevel.PUBLIC)
    assert not panel.outcome.isVisible()


@pytest.mark.slow
def test_a_file_with_a_passphrase_is_taken_in_once_it_is_typed(shell, tmp_path):
    session = start(shell, "Clearwater")
    shell.home.session_actions.share.click()
    (panel,) = shell.findChildren(SharePanel)
    panel.passphrase.first.setText("seven quiet rivers")
    panel.passphrase.again.setText("seven quiet river")
    panel.save_to(tmp_path / "locked.mastery")
    assert "differ" in panel.outcome.text()
    assert not (tmp_path / "locked.mastery").exists()
    panel.passphrase.again.setText("seven quiet rivers")
    panel.save_to(tmp_path / "locked.mastery")
    assert "nobody can recover" in panel.outcome.text()
    panel.close_panel()
    shell.services.sessions.remove(session)
    shell._panels.show_import(tmp_path / "locked.mastery")
    (taking,) = shell.findChildren(ImportPanel)
    assert "passphrase" in taking.about.text()
    assert not taking.accept.isEnabled()
    taking.passphrase.setText("seven quiet rivers")
    assert taking.unlock.isVisible()
    assert not taking.accept.isVisible()
    taking.unlock.click()
    assert taking.team.text() == "Clearwater"
    assert taking.accept.isEnabled()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ending", "begin", "level"),
    [
        ("xlsx", b"PK", "For colleagues"),
        ("csv", b"\xef\xbb\xbf", "For colleagues"),
        ("txt", b"\xef\xbb\xbf", "For the public"),
        ("json", b"{", "For the district"),
    ],
)
def test_a_session_is_written_for_another_tool_by_the_ending_of_the_name(shell, tmp_path, ending, begin, level):
    start(shell, "Clearwater")
    shell.home.session_actions.share.click()
    (panel,) = shell.findChildren(SharePanel)
    panel.save_for_tools(tmp_path / f"out.{ending}")
    assert (tmp_path / f"out.{ending}").read_bytes().startswith(begin)
    assert level in panel.outcome.text()
    panel.save_for_tools(tmp_path / "out.exe")
    assert ".xlsx" in panel.outcome.text()
    told = {button.text().partition(". ")[2] for button in panel.tools.buttons.values()}
    assert told == {"For colleagues…", "For the district…", "For the public…"}


@pytest.mark.slow
def test_a_passphrase_that_cannot_be_used_is_told_before_a_place_is_asked_for(shell):
    start(shell, "Clearwater")
    shell.home.session_actions.share.click()
    (panel,) = shell.findChildren(SharePanel)
    for first, again, told in (("short", "short", "8 characters"), ("seven quiet rivers", "seven", "differ")):
        panel.passphrase.first.setText(first)
        panel.passphrase.again.setText(again)
        panel.save.click()
        assert told in panel.outcome.text()
        assert panel._context.prompts.dialog is None
