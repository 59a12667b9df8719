"""Backups and times on the disk do not grow with the slips: nothing there could be one of them, or its moment."""

import sqlite3

import pytest

from mastery_desktop.domain.records import Parked
from mastery_desktop.services.backups import BackupService
from tests.helpers.packs import small_pack
from tests.helpers.stores import Clock, desk
from tests.helpers.workshops import SESSION, full_workshop

ROOMS = (5, 12, 40)
_TIME_COLUMNS = "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"


class Ticking(Clock):
    """A clock that is a second later each time it is read, so that no two moments are alike."""

    def __init__(self):
        super().__init__()
        self.read = 0

    def __call__(self):
        self.read += 1
        self.forward(seconds=1)
        return self.now


def whats_in(file):
    """How many rows each table of a database has, every time in them, and how many pages the file takes."""
    connection = sqlite3.connect(file)
    try:
        columns = {}
        for table, column in connection.execute(_TIME_COLUMNS):
            columns.setdefault(table, []).append(column)
        everything = {
            table: connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608 - names of tables
            for table in columns
        }
        rows = {table: len(found) for table, found in everything.items()}
        times = sorted(
            (table, column, str(value))
            for table, names in columns.items()
            for row in everything[table]
            for column, value in zip(names, row, strict=True)
            if str(value).startswith("2026-11-06") and ":" in str(value)
        )
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        return {"rows": rows, "times": times, "pages": pages}
    finally:
        connection.close()


def traces(folder, raters, leak=None):
    """What a count of so many slips leaves in the backups and in times."""
    pack, clock = small_pack(), Ticking()
    with desk(folder, pack, clock) as room:
        room.fill(type(full_workshop(pack))(session=full_workshop(pack).session))
        backups = BackupService(room.store, clock)
        read = clock.read
        room.rating.save_counts(SESSION, dict.fromkeys(pack.elements, (raters - 2, 2, 0)), raters=raters)
        for slip in range(raters) if leak else ():
            leak(room, slip)
        told = {"looks at the clock": clock.read - read}
        room.rating.reveal(SESSION, list(pack.elements))
        made = backups.make()
        told["backups"] = len(backups.all())
        inside = whats_in(made.file)
    files = sorted(file.name for file in folder.rglob("*") if file.is_file())
    return told | inside | {"files": [name for name in files if not name.startswith("mastery-")]}


def test_backups_hold_the_same_rows_pages_and_times_for_any_number_of_slips(tmp_path):
    few, usual, many = (traces(tmp_path / str(raters), raters) for raters in ROOMS)
    assert few == usual == many
    assert few["rows"]["counts"] == len(small_pack().elements)
    assert few["times"], "a session knows when it was changed"


def ask_the_time(room, _slip):
    room.clock()


def write_it_down(room, slip):
    with room.store.write() as write:
        write.put(Parked(id=f"slip {slip}", session_id=SESSION, place=slip, text="3"))


@pytest.mark.parametrize(("leak", "where"), [(ask_the_time, "looks at the clock"), (write_it_down, "rows")])
def test_a_time_or_a_row_for_each_slip_would_be_found(tmp_path, leak, where):
    few, usual = (traces(tmp_path / str(raters), raters, leak)[where] for raters in ROOMS[:2])
    assert few != usual
