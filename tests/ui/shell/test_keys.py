"""The one registry of keys."""

from collections import Counter

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from mastery_desktop.ui import keys
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


def heard(shortcut):
    parent = shortcut.parent()
    return isinstance(parent, QWidget) and parent.isVisible()


def test_keys_of_a_clicker_do_not_repeat_while_they_are_held(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    for key in keys.ALL:
        assert not any(shortcut.autoRepeat() for shortcut in keys.bind(key, widget, widget.update))
