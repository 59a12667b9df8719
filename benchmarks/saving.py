"""One saved rating, through service and store, against a bare SQLite transaction: `python -m benchmarks.saving`.

The bare side writes the same row into the same table, in a database of its own with the same settings. Saves of both
sides alternate. Ours also checks the rules, moves the logical clock and enters the change into the history. The second
pair shows the same with SQLite's `synchronous=OFF` on both sides: how much of the difference is computing.
"""

import sqlite3
import statistics
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from benchmarks.figures import Figure, tell
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.choices import OutcomeKind
from mastery_desktop.domain.records import Rating, natural_id
from mastery_desktop.services.rating import RatingService
from mastery_desktop.services.sessions import NewSession, SessionService
from mastery_desktop.storage.database import open_database
from mastery_desktop.storage.engine import SETTINGS
from mastery_desktop.storage.tables import record_table

SAVES = 400
WARM = 40
TARGET = 3.0


def clock() -> datetime:
    """A clock that stands."""
    return datetime(2026, 11, 6, 13, 0, tzinfo=UTC)


def bare_database(file: Path) -> sqlite3.Connection:
    """A database with our table of ratings and our settings."""
    connection = sqlite3.connect(file, isolation_level=None)
    for name, (word, _value) in SETTINGS.items():
        connection.execute(f"PRAGMA {name}={word}")
    columns = ", ".join(record_table(Rating).columns[1:])
    connection.execute(f"CREATE TABLE rating (id TEXT PRIMARY KEY, {columns}) WITHOUT ROWID")
    return connection


def measure(folder: Path) -> tuple[float, float]:
    """The median seconds of a save: ours, and the bare one."""
    pack = load_pack()
    store = open_database(folder / "ours.sqlite", clock)
    created = SessionService(store, clock, pack).create(NewSession(team="Team", people=12, held_on=date(2026, 11, 6)))
    session, element = created.value.session.id, next(iter(pack.elements))
    service = RatingService(store, clock, pack)
    columns = record_table(Rating).columns
    statement = f"INSERT OR REPLACE INTO rating VALUES ({', '.join(f':{name}' for name in columns)})"  # noqa: S608 - names of our own columns
    ours, bare = [], []
    with closing(bare_database(folder / "bare.sqlite")) as connection:
        for number in range(WARM + SAVES):
            level = pack.levels[number % len(pack.levels)].id
            begun = perf_counter()
            service.settle(session, element, OutcomeKind.AGREED, level=level)
            ours.append(perf_counter() - begun)
            with store.read() as read:
                row = read.row(record_table(Rating), natural_id("rating", session, element))
            begun = perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(statement, row or {})
            connection.execute("COMMIT")
            bare.append(perf_counter() - begun)
    store.close()
    return statistics.median(ours[WARM:]), statistics.median(bare[WARM:])


def main() -> None:
    """Measure, and tell."""
    figures = []
    kinds = (("on the disk", SETTINGS["synchronous"], TARGET), ("not waiting for the disk", ("OFF", 0), None))
    for name, synchronous, target in kinds:
        SETTINGS["synchronous"] = synchronous
        with tempfile.TemporaryDirectory() as folder:
            ours, bare = measure(Path(folder))
        figures.append(
            Figure(name=f"one saved rating, {name}", measured=ours * 1000, limit=bare * 1000, most_ratio=target)
        )
    tell(figures)


if __name__ == "__main__":
    main()
