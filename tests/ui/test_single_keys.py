"""Keys of a single letter can be switched off, for who speaks to the computer: words that are heard lead nothing."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.config.settings import Choices
from mastery_desktop.ui import keys
from mastery_desktop.ui.clicker_keys import ClickerKeys
from mastery_desktop.ui.key_list import key_groups
from mastery_desktop.ui.key_switch import switch_single_keys
from mastery_desktop.ui.widgets.buttons import Button


@pytest.fixture(autouse=True)
def _on_again(qapp):
    yield
    switch_single_keys(on=True)


class Led(QWidget):
    """Something that is led by keys, with a button that shows one."""

    def __init__(self):
        super().__init__()
        self.happened = []
        self.blank = Button("Blank wall", key=keys.BLANK)
        QVBoxLayout(self).addWidget(self.blank)
        for key, slot in ((keys.BLANK, self.on_blank), (keys.BLANK_ALWAYS, self.on_blank), (keys.KEYS, self.on_keys)):
            keys.bind(key, self, slot)

    def on_blank(self):
        self.happened.append("blank")

    def on_keys(self):
        self.happened.append("keys")


def typed(led, qtbot, *sequences):
    """Show it, and press keys with the focus on its button."""
    led.show()
    led.activateWindow()
    qtbot.waitUntil(led.isActiveWindow)
    led.blank.setFocus()
    for sequence in sequences:
        qtbot.keySequence(led.blank, sequence)


def test_letters_and_signs_lead_nothing_once_they_are_off_and_buttons_name_the_other_keys(qtbot):
    led = Led()
    qtbot.addWidget(led)
    typed(led, qtbot, "B")
    assert (led.happened, led.blank.hint) == (["blank"], "B")
    switch_single_keys(on=False)
    typed(led, qtbot, "B", ".", "?")
    assert led.happened == ["blank"]
    assert led.blank.hint == "Ctrl+B"
    typed(led, qtbot, "Ctrl+B", "Ctrl+/")
    assert led.happened == ["blank", "blank", "keys"]
    later = Led()  # what is opened from now on keeps to it as well
    qtbot.addWidget(later)
    typed(later, qtbot, "B")
    assert later.happened == []
    led.hide()
    switch_single_keys(on=True)
    typed(later, qtbot, "B")
    assert (later.happened, led.blank.hint) == (["blank"], "B")


def test_a_clicker_that_sends_a_letter_can_be_taught_what_the_letter_no_longer_does(qapp, tmp_path):
    taught = ClickerKeys(Choices.read(tmp_path / "settings.json"))
    assert "It does that already" in taught.teach(keys.BLANK, "B")
    switch_single_keys(on=False)
    assert "Learned" in taught.teach(keys.BLANK, "B")
    assert taught.meaning("B") == keys.BLANK


def test_the_list_of_keys_says_where_they_are_switched_off(qapp):
    def note():
        return next(words for names, words in key_groups()[0].rows if names.startswith("B  ."))

    assert "the settings switch them off" in note()
    switch_single_keys(on=False)
    assert "switched off" in note()
