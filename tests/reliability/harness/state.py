"""What a database holds, as one short text: to tell whether two hold the same."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from mastery_desktop.storage.store import Store

_STAMPS = {"lamport", "device", "tick"}
"""Which computer wrote or deleted when."""

_OWN = {"meta", "alembic_version", "computer"}
"""Tables that say which computer it is: another one for every run."""


def fingerprint(connection: sqlite3.Connection) -> str:
    """Every row of every table of people's work, tombstones and history too."""
    digest = hashlib.sha256()
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (table,) in tables:
        if table in _OWN:
            continue
        names = [row[1] for row in connection.execute(f"PRAGMA table_info('{table}')") if row[1] not in _STAMPS]
        columns = ", ".join(f'"{name}"' for name in names)
        rows = connection.execute(f'SELECT {columns} FROM "{table}"')  # noqa: S608 - names of our own tables
        digest.update(repr((table, sorted(map(repr, rows)))).encode())
    return digest.hexdigest()


def fingerprint_of(store: Store) -> str:
    """The same of a database that is open here."""
    with store.read() as read:
        return fingerprint(read._connection.connection.driver_connection)


def look(file: Path) -> tuple[str, str]:
    """What the check of SQLite says of a database that nobody has open, and its fingerprint; changes nothing."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as raw:
        return "\n".join(row[0] for row in raw.execute("PRAGMA integrity_check")), fingerprint(raw)
