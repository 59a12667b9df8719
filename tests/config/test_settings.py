"""Settings survive a restart, and no file of settings can stop the program."""

import json
import os

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from mastery_desktop.config.settings import Choices, Settings, WindowState


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.json"


def test_without_a_file_the_defaults_hold_and_nothing_is_written(file):
    choices = Choices.read(file)
    assert (choices.theme, choices.text_percent, choices.dark_wall) == ("system", 100, False)
    assert choices.problems == ()
    assert not file.exists()


def test_what_was_chosen_is_there_after_a_restart(file):
    choices = Choices.read(file)
    choices.text_percent = 150
    choices.theme = "high-contrast"
    choices.save()
    again = Choices.read(file)
    assert (again.text_percent, again.theme, again.dark_wall) == (150, "high-contrast", False)


def test_a_value_that_makes_no_sense_is_refused(file):
    choices = Choices.read(file)
    for name, value in (("text_percent", 99), ("text_percent", 201), ("text_percent", True), ("theme", "pink")):
        with pytest.raises(ValueError, match=name):
            setattr(choices, name, value)
    assert (choices.text_percent, choices.theme) == (100, "system")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1]",
        b"\xff\xfe{\x00",
        b"{" * 100_000,
        b'"text"',
        b"\x00" * 50,
        b'{"a": ' * 20_000,
        b" " * 1_000_001,
    ],
    ids=["empty", "cut", "list", "other-encoding", "braces", "text", "zeros", "deep", "huge"],
)
def test_a_damaged_file_is_kept_aside_and_said_so(file, content):
    file.write_bytes(content)
    choices = Choices.read(file)
    assert choices.text_percent == 100
    kept = file.with_name("settings.broken-1.json")
    assert kept.read_bytes() == content
    assert not file.exists()
    (problem,) = choices.problems
    assert str(kept) in problem
    choices.text_percent = 120
    choices.save()
    assert Choices.read(file).problems == ()


def test_an_earlier_damaged_file_is_not_overwritten(file):
    for content in (b"first", b"second"):
        file.write_bytes(content)
        Choices.read(file)
    assert file.with_name("settings.broken-1.json").read_bytes() == b"first"
    assert file.with_name("settings.broken-2.json").read_bytes() == b"second"


def test_one_wrong_value_does_not_cost_the_others(file):
    file.write_text(json.dumps({"text_percent": "big", "dark_wall": True, "theme": "pink"}))
    choices = Choices.read(file)
    assert (choices.text_percent, choices.dark_wall, choices.theme) == (100, True, "system")
    (problem,) = choices.problems
    assert "text_percent, theme" in problem
    assert file.exists()


def test_the_settings_of_a_later_version_are_kept(file):
    file.write_text(json.dumps({"from_the_future": [1, 2], "dark_wall": True}))
    choices = Choices.read(file)
    choices.text_percent = 110
    choices.save()
    assert json.loads(file.read_text()) == {"from_the_future": [1, 2], "dark_wall": True, "text_percent": 110}


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root can read everything")
def test_a_file_that_cannot_be_read_is_said_so(file):
    file.write_text("{}")
    file.chmod(0)
    assert len(Choices.read(file).problems) == 1


def test_a_folder_in_the_place_of_the_file_does_not_stop_the_program(file):
    file.mkdir()
    choices = Choices.read(file)
    assert choices.text_percent == 100
    assert str(file) in choices.problems[0]


def test_every_setting_is_explained_and_accepts_its_default():
    for kind in (Choices, WindowState):
        for key, setting in kind.declared.items():
            assert setting.key == key
            assert setting.help_text.endswith(".")
            assert setting.accepts(setting.default)


def test_the_two_files_have_nothing_in_common():
    assert not Choices.declared.keys() & WindowState.declared.keys()
    assert Settings.declared == {}


@given(
    document=st.dictionaries(
        st.sampled_from([*Choices.declared, "other"]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers()),
    )
)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_file_says_every_setting_has_a_value_it_accepts(file, document):
    file.write_text(json.dumps(document), encoding="utf-8")
    choices = Choices.read(file)
    for key, setting in Choices.declared.items():
        assert setting.accepts(getattr(choices, key))
