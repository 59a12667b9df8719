"""A start that cannot open the sessions: a calm screen with a sentence and a way out, in a process of its own."""

import json
import os
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.config.settings import Choices
from mastery_desktop.services.sessions import NewSession
from tests.app.test_window import run

LOOK = """
import sys
from pathlib import Path
from mastery_desktop.config.paths import Paths
from mastery_desktop.app import start

def content():
    from mastery_desktop.bootstrap import ContentChoice
    return ContentChoice(overlay=Path(sys.argv[2]) if sys.argv[2:] else None)

app = start.QtWidgets.QApplication([])
program = start.Program(app, Paths(Path(sys.argv[1])), content)

def visible(*buttons):
    return [button.label for button in buttons if button.isVisible()]

def look():
    home = program.window.home
    if home.said.isVisible() and hasattr(home.said, "leave") and home.said.leave.isVisible():
        print(home.said.words.text())
        print(*visible(home.said.anew, home.said.retry, home.said.leave), sep=", ")
        (home.said.anew if home.said.anew.isVisible() else home.said.leave).click()
    elif home.table is not None and not program.busy:
        print(home.table.sessions.rowCount(), *(label.text() for label in notes(home)), sep=" | ")
        print(program.window.windowTitle())
        timer.stop()
        program.window.close()

def notes(home):
    return home.notes._notes

timer = start.QtCore.QTimer(interval=10)
timer.timeout.connect(look)
program.show(None)
timer.start()
print("ended", app.exec())
"""


@pytest.fixture
def paths(tmp_path):
    """A folder with one session and one backup."""
    paths = Paths(tmp_path / "data")
    services = open_services(paths)
    services.sessions.create(NewSession(team="Clearwater", people=12, held_on=date(2026, 11, 6)))
    services.backups.make()
    services.close()
    return paths


def look(paths, *more):
    done = run(LOOK, paths.data, *more)
    # The platform without a display says so when a window tells how small it may become.
    assert [line for line in done.stderr.splitlines() if not line.startswith("This plugin does not support")] == []
    return done.stdout.splitlines()


def test_a_damaged_database_is_set_aside_and_the_sessions_are_there_without_a_question(paths):
    paths.database.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    after, _title, end = look(paths)
    assert after.startswith("1 | The file of your sessions was damaged. They are as they were on ")
    assert str(paths.data / "replaced") in after
    assert end == "ended 0"
    kept = [file for file in (paths.data / "replaced").rglob("*") if file.is_file()]
    assert any(b"x" * 5000 in file.read_bytes() for file in kept)


@pytest.mark.slow
def test_a_database_that_lacks_a_table_is_set_aside_as_well(paths):
    with closing(sqlite3.connect(paths.database)) as raw, raw:
        raw.execute("DROP TABLE action")
    after, _title, end = look(paths)
    assert after.startswith("1 | The file of your sessions was damaged. They are as they were on ")
    assert end == "ended 0"


def test_what_was_saved_after_the_backup_is_counted(paths):
    services = open_services(paths)
    (session,) = services.sessions.summaries()
    services.sessions.park(session.session.id, "since then")
    services.store._changed = False
    services.close()
    with closing(sqlite3.connect(paths.database)) as raw:
        page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'step'").fetchone()[0]
    whole = bytearray(paths.database.read_bytes())
    whole[(page - 1) * 4096 : page * 4096] = b"y" * 4096
    paths.database.write_bytes(whole)
    after, *_rest = look(paths)
    assert "1 record that was saved later could be read from it" in after


def test_without_a_backup_one_can_begin_with_an_empty_list(tmp_path):
    paths = Paths(tmp_path)
    paths.database.write_bytes(b"something else")
    sentence, ways, after, _title, end = look(paths)
    assert "there is no good backup" in sentence
    assert ways == "Begin with an empty list, Try again, Close the program"
    assert after.startswith("0 | You begin with an empty list. The file that could not be opened is kept in ")
    assert end == "ended 0"
    assert any(file.read_bytes() == b"something else" for file in (tmp_path / "replaced").rglob("mastery.sqlite"))


def test_a_newer_database_is_told_and_not_tried_again(paths):
    with closing(sqlite3.connect(paths.database)) as newer:
        newer.execute("PRAGMA user_version = 999")
    sentence, ways, _end = look(paths)
    assert "newer version" in sentence
    assert ways == "Close the program"


def test_a_database_in_use_is_told(paths):
    other = open_services(paths)
    try:
        sentence, ways, _end = look(paths)
    finally:
        other.close()
    assert str(os.getpid()) in sentence
    assert ways == "Try again, Close the program"


def test_a_folder_that_cannot_be_used_is_told(tmp_path):
    file = tmp_path / "data"
    file.write_text("a file where a folder should be")
    sentence, ways, _end = look(Paths(file))
    assert str(file) in sentence
    assert "Nothing was opened or changed" in sentence
    assert ways == "Try again, Close the program"


def test_a_synchronised_folder_and_other_wording_are_told_above_the_list(tmp_path):
    overlay = tmp_path / "north.json"
    level = ContentChoice().load().levels[0].id
    overlay.write_text(json.dumps({level: {"label": "Not yet here"}}), encoding="utf-8")
    shown, title, _end = look(Paths(tmp_path / "Dropbox" / "data"), overlay)
    assert "synchronised" in shown
    assert shown.endswith("Wording: north.json")
    assert title == "Mastery Desktop, wording: north.json"


def test_a_stick_for_backups_gets_its_copies_at_the_start_and_is_told_when_it_is_not_there(paths, tmp_path):
    stick = tmp_path / "stick"
    choices = Choices.read(paths.settings)
    choices.backup_folder = str(stick)
    choices.save()
    assert f"The stick or folder for copies of backups, {stick}, is not there." in look(paths)[0]
    stick.mkdir()
    assert look(paths)[0] == "1"
    assert len(list(stick.rglob("*.sqlite"))) == 1
