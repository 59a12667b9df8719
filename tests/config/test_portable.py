"""On a stick: a file beside the program says so, and says where session files go."""

import sys

import pytest

from installer.archives import MARKER as PACKED_MARKER
from mastery_desktop.config.paths import find_paths
from mastery_desktop.config.portable import MARKER, stick_folder


def test_the_marker_beside_the_program_makes_it_run_from_a_stick(tmp_path):
    program = tmp_path / "mastery-desktop"
    assert stick_folder(program) is None
    (tmp_path / MARKER).touch()
    assert stick_folder(program) == tmp_path / "sessions"


def test_on_macos_the_marker_lies_beside_the_bundle(tmp_path):
    program = tmp_path / "Mastery Desktop.app" / "Contents" / "MacOS" / "mastery-desktop"
    program.parent.mkdir(parents=True)
    program.with_name(MARKER).touch()
    assert stick_folder(program) is None
    (tmp_path / MARKER).touch()
    assert stick_folder(program) == tmp_path / "sessions"


def test_what_is_packed_for_a_stick_is_what_the_program_looks_for():
    assert PACKED_MARKER == MARKER


@pytest.mark.parametrize("frozen", [True, False])
def test_only_a_bundle_runs_from_a_stick(tmp_path, monkeypatch, frozen):
    (tmp_path / MARKER).touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "mastery-desktop"))
    monkeypatch.setattr(sys, "frozen", frozen, raising=False)
    assert (stick_folder() is not None) is frozen


def test_the_database_stays_in_the_profile_of_the_user(tmp_path, monkeypatch):
    (tmp_path / MARKER).touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "mastery-desktop"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert tmp_path not in find_paths(None, {}).data.parents
