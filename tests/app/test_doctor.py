"""`mastery-desktop doctor`: what is wrong is named with what to do, and nothing is changed by looking."""

import json
import os
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from mastery_desktop.bootstrap import open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.config.settings import Choices
from mastery_desktop.services.doctor import Finding, State, as_sum
from mastery_desktop.services.sessions import NewSession
from tests.helpers.program import run

TEAM = "A team that nobody else may hear of"


@pytest.fixture
def paths(tmp_path):
    paths = Paths(tmp_path / "data")
    services = open_services(paths)
    services.sessions.create(NewSession(team=TEAM, people=12, held_on=date(2026, 11, 6)))
    services.backups.make()
    services.close()
    return paths


def doctor(paths, **more):
    ran = run("--data-dir", paths.data, "doctor", "--json", qt=True, **more)
    assert ran.stderr == ""
    found = {}
    for finding in json.loads(ran.stdout):
        found.setdefault(finding["subject"], []).append((finding["state"], finding["found"], finding["advice"]))
    return ran.returncode, found


def test_where_all_is_well_everything_is_named(paths):
    before = {file: file.read_bytes() for file in paths.data.rglob("*") if file.is_file()}
    code, found = doctor(paths)
    assert code == 0
    looked_at = ["Installation", "Content", "Fonts", "Folder", "Backups", "Second copy", "Last run", "Database"]
    assert list(found) == [*looked_at, "Displays"]
    assert found["Database"] == [("good", "Checked through: 1 session.", "")]
    assert "1 backup" in found["Backups"][0][1]
    assert {file: file.read_bytes() for file in paths.data.rglob("*") if file.is_file() and file.suffix != ".lock"} == {
        file: content for file, content in before.items() if file.suffix != ".lock"
    }


def test_it_is_said_in_lines_and_can_be_kept_in_a_file_that_holds_no_words_of_a_team(paths, tmp_path):
    ran = run("--data-dir", paths.data, "doctor", qt=True)
    assert ran.stdout.splitlines()[-1] == "Nothing is broken; what is worth a look stands first."
    marks = [line[:5].strip() for line in ran.stdout.splitlines()[:-1] if not line.startswith(" ")]
    assert marks == sorted(marks, key=["BAD", "note", "ok"].index)
    assert "note" in marks
    run("--data-dir", paths.data, "doctor", "--out", tmp_path / "found.txt", qt=True)
    text = (tmp_path / "found.txt").read_text(encoding="utf-8")
    assert "Database: Checked through" in text
    assert TEAM not in text


def test_all_is_well_only_where_nothing_is_worth_a_look():
    good, note, bad = (Finding("Fonts", state, "") for state in State)
    assert as_sum([good, good]) == "All is well."
    assert as_sum([good, note]) == "Nothing is broken; what is worth a look stands first."
    assert as_sum([good, note, bad]) == "1 thing needs to be put right."


def test_nothing_is_there_yet(tmp_path):
    code, found = doctor(Paths(tmp_path / "none"))
    assert code == 0
    assert found["Database"][0][0] == "note"
    assert not (tmp_path / "none").exists()


def test_a_damaged_database_and_a_damaged_backup_are_named_with_what_to_do(paths):
    paths.database.write_bytes(paths.database.read_bytes()[:5000])
    (backup,) = paths.backups.glob("*.sqlite")
    backup.write_bytes(b"no backup")
    code, found = doctor(paths)
    assert code == 1
    ((state, _words, advice),) = found["Database"]
    assert state == "bad"
    assert "newest good backup" in advice
    assert found["Backups"][0][0] == "bad"
    assert backup.name in found["Backups"][0][1]


def test_a_newer_database_is_named_and_not_touched(paths):
    with closing(sqlite3.connect(paths.database)) as raw, raw:
        raw.execute("PRAGMA user_version = 999")
    before = paths.database.read_bytes()
    _code, found = doctor(paths)
    assert found["Database"][0][1:] == ("A newer version of the program wrote it.", "Install the newer version.")
    assert paths.database.read_bytes() == before


def test_an_open_window_is_left_alone(paths):
    services = open_services(paths)
    try:
        code, found = doctor(paths)
    finally:
        services.close()
    assert code == 0
    assert "window works on it" in found["Database"][0][1]


def test_a_folder_that_others_can_read_a_synchronised_one_and_a_missing_stick_are_noted(paths):
    moved = Paths(paths.data.parent / "Dropbox" / "data")
    moved.data.parent.mkdir()
    paths.data.rename(moved.data)
    moved.data.chmod(0o755)
    choices = Choices.read(moved.settings)
    choices.backup_folder = "/nowhere/stick"
    choices.save()
    (moved.logs / "fault.log").write_text("Fatal Python error")
    code, found = doctor(moved)
    assert code == 0
    words = " ".join(words for _state, words, _advice in found["Folder"])
    assert "synchronised" in words
    assert os.name == "nt" or "Others on this computer" in words
    assert found["Second copy"][0][0] == "note"
    assert "ended by a fault" in found["Last run"][0][1]


def test_no_display_is_said_and_harms_nothing(paths):
    variables = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    code, found = doctor(paths, variables=variables)
    assert (code, found["Displays"][0][1]) == (0, "There is no display here, so no window can be shown.")
