"""Settings as a file: what fits any computer travels, folders and windows stay, and no file can do harm."""

import json

import pytest

from mastery_desktop.config.settings import Choices, WindowState
from mastery_desktop.config.settings_file import read_settings, take_over, travelling, write_settings
from mastery_desktop.domain.errors import FileRefused


@pytest.fixture
def choices(tmp_path):
    return Choices.read(tmp_path / "settings.json")


def file_of(**settings):
    return json.dumps({"format": "mastery-settings", "version": 1, "settings": settings}).encode()


def test_what_was_chosen_goes_to_another_computer(choices, tmp_path):
    choices.text_percent, choices.dark_wall, choices.clicker_keys = 150, True, '{"F5": "next"}'
    found = read_settings(write_settings(choices))
    there = Choices.read(tmp_path / "there.json")
    take_over(there, found.values)
    assert (there.text_percent, there.dark_wall, there.clicker_keys) == (150, True, '{"F5": "next"}')
    assert found.left_out == ()


def test_folders_and_places_of_windows_stay_where_they_are(choices):
    choices.backup_folder = "/media/stick"
    choices.theme = "dark"
    assert b"stick" not in write_settings(choices)
    take_over(choices, read_settings(file_of(backup_folder="/elsewhere", chime=False)).values)
    assert (choices.backup_folder, choices.chime, choices.theme) == ("/media/stick", False, "system")
    assert not set(travelling()) & set(WindowState.declared)


def test_what_means_nothing_here_is_left_out_and_named():
    found = read_settings(file_of(theme="pink", text_percent=True, chime=False, hats=3))
    assert found.values == {"chime": False}
    assert found.left_out == ("hats", "text_percent", "theme")


def test_what_is_left_out_leaves_what_was_chosen_before(choices):
    choices.theme, choices.language, choices.text_percent = "dark", "es", 150
    found = read_settings(file_of(theme="purple", language="xx", nonsense=1, chime=False), {"language": ("en", "es")})
    assert found.left_out == ("language", "nonsense", "theme")
    take_over(choices, found.values, found.left_out)
    assert (choices.theme, choices.language, choices.chime, choices.text_percent) == ("dark", "es", False, 100)


def test_the_usual_settings_come_back_and_what_a_later_version_kept_stays(choices):
    choices.text_percent, choices.values["from_tomorrow"] = 200, 1
    take_over(choices, {})
    assert choices.text_percent == 100
    assert choices.values["from_tomorrow"] == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{" * 100_000,
        b'{"format": "mastery-settings", "version": 1}',
        b'{"format": "mastery-settings", "version": 2, "settings": {}}',
        b'{"format": "mastery-session", "version": 1, "settings": {}}',
        b" " * 1_000_001,
    ],
)
def test_a_file_that_is_none_is_refused_in_words(data):
    with pytest.raises(FileRefused, match=r"Nothing was changed\."):
        read_settings(data)
