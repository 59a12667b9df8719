"""Which languages can be chosen for the window."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.console.helpers import press


@pytest.mark.slow
def test_the_language_that_tests_layouts_is_offered_to_nobody(shell):
    press(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    box = shell.panel.window_language
    assert [box.itemData(place) for place in range(box.count())] == ["", "en", "es"]
