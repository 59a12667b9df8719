"""A workshop is led without keys of a single letter."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.key_switch import switch_single_keys
from tests.ui.console.counting import type_slips
from tests.ui.console.helpers import go_to, press, slips, visible_texts

K = Qt.Key


@pytest.mark.slow
def test_no_letter_blanks_or_reveals_and_the_button_does(open_console, new_session):
    console = open_console(new_session(people=12))
    press(console, K.Key_F5)
    go_to(console, StepKind.COUNT)
    type_slips(console, slips(12, len(console.panel.elements)))
    press(console, K.Key_Return)
    switch_single_keys(on=False)
    try:
        go_to(console, StepKind.REVEAL)
        press(console, K.Key_PageDown)
        assert "“Reveal” shows all marks" in console.panel.hint.text()
        assert "Reveal: F6 leads to its button" in " ".join(visible_texts(console))
        press(console, K.Key_B)
        press(console, K.Key_R)
        assert not console.wall.blank
        assert console.panel.reveals
        assert "“Reveal” shows all marks" in console.panel.hint.text()
        press(console, K.Key_B, Qt.KeyboardModifier.ControlModifier)
        assert console.wall.blank
        console.panel.press_primary()
        assert not console.panel.reveals
    finally:
        switch_single_keys(on=True)
