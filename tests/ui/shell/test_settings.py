"""The settings panel: a setting is found, says what it does, and all of them go into a file and come back."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.records import SessionId
from tests.ui.console.helpers import press
from tests.ui.shell.conftest import start


@pytest.fixture
def panel(shell):
    shell.home.settings.click()
    return shell.panel


def seen(panel):
    return [part for part in panel._parts if part.isVisibleTo(panel)]


def test_who_opens_them_can_search_at_once(panel):
    assert panel.search.hasFocus()


def test_in_a_workshop_size_and_colors_are_changed_by_keyboard_and_writing_goes_on(shell):
    shell.open_session(SessionId(start(shell)))
    QApplication.processEvents()
    thought = shell.console.frame.parking.entry
    thought.setFocus()
    press(shell, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    panel = shell.panel
    assert not hasattr(panel, "all")
    panel._sizes.button(150).click()
    panel._themes.button(1).click()
    assert shell.theme.scale == 1.5
    panel.search.setText("backups")
    panel.search.settle()
    assert len(seen(panel)) == 1
    press(shell, Qt.Key.Key_Escape)
    assert shell.panel is None
    assert (shell.choices.text_percent, shell.choices.theme) == (150, "standard")
    assert shell.console.isAncestorOf(QApplication.focusWidget())


def test_tab_comes_to_what_is_chosen_and_an_arrow_chooses_another(shell, panel):
    panel._themes.button(1).click()
    panel.search.setFocus()
    seen = []
    for _stop in range(2):
        press(shell, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [panel._sizes.button(100), panel._themes.button(1)]
    press(shell, Qt.Key.Key_Right)
    assert panel._themes.button(2).hasFocus()
    assert shell.choices.theme == "dark"


@pytest.mark.parametrize(
    ("theme", "percent"),
    [
        ("standard", 100),
        *(pytest.param(*each, marks=pytest.mark.slow) for each in (("dark", 100), ("high-contrast", 100))),
        *(pytest.param(*each, marks=pytest.mark.slow) for each in (("high-contrast-dark", 200), ("standard", 200))),
    ],
)
def test_a_ring_stands_around_a_chosen_chip_that_has_the_focus_and_grows_with_the_text(shell, panel, theme, percent):
    shell.theme.apply(theme, percent)
    chip = panel._themes.button(1)
    chip.click()
    shell.theme.apply(theme, percent)
    chip.setFocus()
    QApplication.processEvents()
    colors, width = shell.theme.colors, 2 * percent // 100
    picture = chip.grab().toImage()
    line = [picture.pixelColor(x, chip.height() // 2).name().upper() for x in range(3 * width)]
    assert line == [colors.focus] * width + [colors.paper] * width + [colors.ink] * width


@pytest.mark.slow
def test_the_ring_is_parted_from_every_dark_ground(shell):
    card = shell.home.start
    card.setFocus()
    QApplication.processEvents()
    colors, picture = shell.theme.colors, card.grab().toImage()
    line = [picture.pixelColor(x, card.height() // 2).name().upper() for x in range(6)]
    assert line == [colors.focus] * 2 + [colors.paper] * 2 + [colors.accent] * 2


def test_a_setting_is_found_by_its_name_or_by_what_it_does(panel):
    whole = len(seen(panel))
    assert panel.nothing.isHidden()
    for words, control in (("sound", panel.chime), ("CLICKER learn", panel.clicker), ("presenter", panel.clicker)):
        panel.search.setText(words)
        panel.search.settle()
        assert control.isVisibleTo(panel)
        assert len(seen(panel)) < whole
    for words, door in (
        ("about", panel.about),
        ("restore", panel.backups),
        ("trash", panel.bin),
        ("version", panel.about),
    ):
        panel.search.setText(words)
        panel.search.settle()
        assert [each for each in panel._doors if each.isVisibleTo(panel)] == [door]
    panel.search.setText("zeppelin")
    panel.search.settle()
    assert seen(panel) == []
    assert panel.nothing.isVisibleTo(panel)
    panel.search.clear()
    panel.search.settle()
    assert len(seen(panel)) == whole


def test_all_settings_go_into_a_file_and_come_back(shell, panel, tmp_path):
    file = tmp_path / "mine.json"
    panel.dark_wall.click()
    panel._sizes.button(150).click()
    panel.all.write(file)
    assert "mine.json" in panel.all.outcome.text()
    panel.all.reset.click()
    assert panel.all.question.isVisibleTo(panel)
    panel.all.question.confirm.click()
    assert (shell.choices.text_percent, shell.choices.dark_wall) == (100, False)
    assert (panel.dark_wall.isChecked(), panel._sizes.checkedId()) == (False, 100)
    panel.all.read(file)
    assert (shell.choices.text_percent, shell.choices.dark_wall) == (150, True)
    assert (panel.dark_wall.isChecked(), panel._sizes.checkedId()) == (True, 150)
    assert json.loads(shell.services.paths.settings.read_bytes())["text_percent"] == 150
    file.write_bytes(b"?")
    panel.all.read(file)
    assert "no file of settings" in panel.all.outcome.text()
    assert shell.choices.text_percent == 150


@pytest.mark.slow
def test_the_editor_of_wording_is_reached_from_the_settings(shell, panel):
    panel.content.click()
    assert type(shell.screen_shown).__name__ == "WordingScreen"
    shell.screen_shown._on_leave()
    assert shell.screen_shown is shell.home
