"""Which languages can be chosen for the window, in their panel and by a file of settings."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.app.language import LanguageSwitch
from mastery_desktop.bootstrap import ContentChoice
from tests.ui.console.helpers import press, visible_texts


@pytest.mark.slow
def test_the_language_that_tests_layouts_is_offered_to_nobody(shell):
    press(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    box = shell.panel.window_language
    assert [box.itemData(place) for place in range(box.count())] == ["", "en", "es"]


@pytest.mark.slow
def test_settings_of_a_file_are_told_though_the_window_changes_its_language(shell, tmp_path):
    shell.switch = LanguageSwitch(shell, shell.services, shell._context.operations, ContentChoice, shell._state)
    file = tmp_path / "mine.json"
    given = {"language": "es", "wall_language": "xx", "theme": "purple"}
    file.write_text(json.dumps({"format": "mastery-settings", "version": 1, "settings": given}))
    shell.home.settings.click()
    shell.panel.all.read(file)
    assert shell.panel is None
    QApplication.processEvents()
    said = " ".join(visible_texts(shell.news))
    assert "theme, wall_language" in said
    assert "configuración" in said
