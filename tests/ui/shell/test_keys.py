"""The one registry of keys."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from mastery_desktop.ui import keys
from mastery_desktop.ui.screens.keys_panel import KeysPanel
from mastery_desktop.ui.screens.new_session import NewSessionScreen
from tests.helpers.pages import page_texts
from tests.ui.console.helpers import visible_texts
from tests.ui.shell.conftest import start


def test_no_key_stands_for_two_things():
    bound = Counter(
        QKeySequence(sequence).toString(QKeySequence.SequenceFormat.PortableText)
        for key in keys.ALL
        for sequence in key.sequences
    )
    assert "" not in bound
    assert [sequence for sequence, times in bound.items() if times > 1] == []


def test_every_key_has_a_name_of_its_own_and_words():
    assert len({key.name for key in keys.ALL}) == len(keys.ALL) > 20
    assert all(key.description for key in keys.ALL)


def test_no_screen_hears_one_key_twice(shell):
    start(shell)
    shell.home.session_actions.open.click()
    for screen in (shell, shell.screen_shown):
        bound = Counter(shortcut.key().toString() for shortcut in screen.findChildren(QShortcut) if heard(shortcut))
        assert [sequence for sequence, times in bound.items() if times > 1] == []


def test_the_list_of_keys_has_each_key_once_and_opens_by_two_keys(shell):
    start(shell)
    listed = [key for _title, group in keys.GROUPS for key in group]
    assert Counter(key.name for key in listed) == Counter(key.name for key in keys.ALL)
    shell.home.take_focus()
    QTest.keyClick(QApplication.focusWidget(), "?")
    shown = "\n".join(visible_texts(shell.panel))
    assert "Hold the wall while you look ahead" in shown
    assert keys.FREEZE.hint in shown
    QTest.keyClick(shell.panel, Qt.Key.Key_Escape)
    assert shell.panel is None
    shell.home.search.setFocus()
    QTest.keyClick(shell.home.search, "?")
    assert shell.panel is None
    QTest.keyClick(shell.home.search, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    assert shell.panel is not None


def test_the_list_of_keys_is_saved_as_a_page_to_print(shell, tmp_path):
    QTest.keyClick(shell.home, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    panel = shell.panel
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert panel.save._context.prompts.dialog is not None
    panel.save.save_to(tmp_path / "keys.pdf")
    (page,) = page_texts((tmp_path / "keys.pdf").read_bytes())
    assert keys.FREEZE.hint in page
    assert str(tmp_path / "keys.pdf") in shell.news.message.happened
    panel.save.save_to(tmp_path / "nowhere" / "keys.pdf")
    assert "choose another folder" in shell.news.message.happened


def test_the_guide_beside_a_workshop_names_the_key_for_the_list(shell):
    start(shell)
    shell.home.session_actions.open.click()
    shell.show_guide()
    assert "Ctrl+/ lists all keys." in visible_texts(shell.panel)
    QTest.keyClick(shell.panel, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(shell.panel, KeysPanel)


def test_buttons_that_have_only_a_sign_name_their_key(shell):
    start(shell)
    shell.home.session_actions.open.click()
    tips = {made.accessibleName(): made.toolTip() for made in shell.screen_shown.findChildren(QPushButton)}
    assert keys.TEXT_LARGER.hint in tips["Larger text on the wall"]
    assert keys.FREEZE.hint in tips["Blank wall"]
    shown = [label.text() for label in shell.screen_shown.frame.parking.findChildren(QLabel)]
    assert keys.PARK.hint in "\n".join(shown)


def test_enter_presses_the_button_that_has_the_focus(shell):
    start(shell)
    shell.home.start.setFocus()
    QTest.keyClick(shell.home.start, Qt.Key.Key_Return)
    assert isinstance(shell.screen_shown, NewSessionScreen)


def heard(shortcut):
    parent = shortcut.parent()
    return isinstance(parent, QWidget) and parent.isVisible()


def test_keys_of_a_clicker_do_not_repeat_while_they_are_held(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    for key in keys.ALL:
        assert not any(shortcut.autoRepeat() for shortcut in keys.bind(key, widget, widget.update))
