"""Backups of the whole database: made by SQLite's own copying, checked before they count, thinned with time.

A live database is never read as a file: closing such a file would drop the lock that keeps other programs out. A backup
is copied beside its place, opened again, checked through and compared with the original; only then does it get a name.
The number in the name orders backups, because a laptop's clock can be wrong.

Restoring is done in two steps, so that a power cut between them does no harm: the backup is copied and checked beside
the database, and the next start moves the old files away and puts the copy in their place.
"""

import contextlib
import errno
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from sqlalchemy import Engine

from mastery_desktop.domain.errors import StorageError
from mastery_desktop.domain.records import new_id
from mastery_desktop.files import replacing
from mastery_desktop.messages import _
from mastery_desktop.storage.aside import STAMP, folder_aside, move_aside
from mastery_desktop.storage.deletions import Deletions, apply
from mastery_desktop.storage.engine import APPLICATION_ID
from mastery_desktop.storage.migrations import VERSION

Clock = Callable[[], datetime]

ALL_FOR = timedelta(hours=48)
"""How long every backup is kept."""

MOST_RECENT = 40
"""How many backups of that time are kept at most."""

DAYS, WEEKS, MONTHS = 7, 5, 6
"""Of how many days, weeks and months the last backup is kept."""

NEVER_THINNED = 3
"""How many of the newest backups stay whatever their age."""

MIGRATIONS_BACK = 2
"""Backups made before a migration stay while they are from one of so many versions of the schema before this one."""

_UNSEEN = ("counts", "table_level")
_WAITS = "SELECT session_id, element FROM rating WHERE state = 'complete'"
"""What waits for its reveal: its tables, and how it is found."""

STAGED = ".restore"

_NAME = re.compile(r"mastery-(\d{6,})-(\d{8}T\d{6}Z)-([a-z]+)-v(\d+)\.sqlite")


class Reason(StrEnum):
    """Why a backup was made."""

    CLOSED = "closed"
    TIMED = "timed"
    ASKED = "asked"
    MIGRATION = "migration"
    IMPORT = "import"
    DELETE = "delete"
    RESTORE = "restore"


@dataclass(frozen=True, kw_only=True)
class Backup:
    """A checked copy of the database. `number` grows with every backup; `version` is that of the schema."""

    file: Path
    number: int
    made: datetime
    reason: Reason
    version: int


class Backups:
    """The folder of a database's backups."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Keep backups in a folder, which is made when the first one is."""
        self.folder, self._clock = folder, clock

    def files(self) -> list[Backup]:
        """All backups, the newest first."""
        found = [backup for file in self.folder.glob("mastery-*.sqlite") if (backup := _parse(file))]
        return sorted(found, key=lambda backup: backup.number, reverse=True)

    def make(self, engine: Engine, reason: Reason) -> Backup:
        """Copy the open database, check the copy, and thin the older ones.

        Raises:
            StorageError: no good copy could be made; the older backups are as they were.
        """
        files = self.files()
        number = files[0].number + 1 if files else 1
        made = self._clock().astimezone(UTC)
        pool_connection = engine.raw_connection()
        try:
            source = pool_connection.driver_connection
            assert isinstance(source, sqlite3.Connection)  # noqa: S101 - for the checker of types
            facts = _facts(source)
            name = f"mastery-{number:06}-{made.strftime(STAMP)}-{reason}-v{facts.version}.sqlite"
            target = self.folder / name
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(target, facts.check) as part:
                _copy(source, part)
                facts.rows.update(_hold_back(part))
        except (OSError, sqlite3.Error) as error:
            full = _disk_is_full(error)
            raise StorageError(
                _("No backup could be made: the disk is full. Your work itself is safe; make room on the disk.")
                if full
                else _("No backup could be made in {folder}. Your work and the older backups are as they were.").format(
                    folder=self.folder
                )
            ) from None
        finally:
            pool_connection.close()
        self.thin(facts.version)
        return Backup(file=target, number=number, made=made, reason=reason, version=facts.version)

    def thin(self, version: int) -> None:
        """Remove what need not stay, as `kept` has it; what another program holds goes the next time."""
        files = self.files()
        keep = kept(files, self._clock(), version)
        for backup in files:
            if backup.number not in keep:
                with contextlib.suppress(OSError):
                    backup.file.unlink()


def kept(files: Iterable[Backup], now: datetime, version: int) -> set[int]:
    """Which backups stay, by number.

    Everything of two days (at most 40); of what is older the last of each of 7 days, then of 5 weeks, then of 6 months.
    The newest three, and those from before a migration, in any case.
    """
    newest_first = sorted(files, key=lambda backup: backup.number, reverse=True)
    recent = [b for b in newest_first if now - b.made <= ALL_FOR][:MOST_RECENT]
    keep = {b.number for b in (*newest_first[:NEVER_THINNED], *recent)}
    keep |= {b.number for b in newest_first if b.reason is Reason.MIGRATION and version - b.version <= MIGRATIONS_BACK}
    rest = [b for b in newest_first if now - b.made > ALL_FOR]
    for periods, name in ((DAYS, "%Y-%j"), (WEEKS, "%G-%V"), (MONTHS, "%Y-%m")):
        last_of: dict[str, int] = {}
        for backup in rest:
            period = backup.made.strftime(name)
            if len(last_of) < periods or period in last_of:
                last_of.setdefault(period, backup.number)
        keep |= set(last_of.values())
        rest = [backup for backup in rest if backup.made.strftime(name) not in last_of]
    return keep


@dataclass(frozen=True)
class Facts:
    """What a copy must have in common with its original: version of the schema, and rows per table."""

    version: int
    rows: dict[str, int]

    def check(self, copy: Path) -> None:
        """Check a copy through and compare it with these facts.

        Raises:
            sqlite3.DatabaseError: the copy is damaged or differs.
        """
        if verify(copy) != self:
            raise sqlite3.DatabaseError("the copy differs from the original")


def verify(file: Path) -> Facts:
    """Check a database file that no one has open, without writing to it, and say what it holds.

    Raises:
        sqlite3.DatabaseError: the file is damaged or not ours.
    """
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the copy is damaged")
        if copy.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise sqlite3.DatabaseError("the copy is not ours")
        return _facts(copy)


def lamport_of(file: Path) -> int | None:
    """The tick at which a backup was made; None where it cannot be read."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as copy:
            return int(copy.execute("SELECT value FROM meta WHERE key = 'lamport'").fetchone()[0])
    except (sqlite3.Error, TypeError, ValueError):
        return None


def stage(backup: Path, database: Path) -> None:
    """Copy a backup beside the database, checked, to take its place at the next start.

    The copy gets a new device id: its clock runs again through ticks that were used already, and two different writings
    must never carry the same version.

    Raises:
        StorageError: the backup is not good or too new, or there is no room for the copy. Nothing was changed.
    """
    try:
        facts = verify(backup)
        if facts.version > VERSION:
            raise StorageError(
                _(
                    "{file} is of a newer version of Mastery Desktop. Nothing was changed; install that version first."
                ).format(file=backup.name)
            )
        with replacing(staged_beside(database), facts.check) as part:
            shutil.copyfile(backup, part)
            with closing(sqlite3.connect(part)) as copy, copy:
                copy.execute("UPDATE meta SET value = ? WHERE key = 'device'", (new_id(),))
                copy.execute("UPDATE meta SET value = '0' WHERE key = 'running'")
    except (OSError, sqlite3.Error):
        raise StorageError(
            _("The backup {file} cannot be used. Nothing was changed; choose another one.").format(file=backup.name)
        ) from None


def place_staged(database: Path, clock: Clock, gone: Deletions) -> Path | None:
    """Put a staged backup in the place of the database; give the folder that the old files were moved to.

    Called before the database is opened. A start that dies in between is carried on by the next one: as long as the
    staged copy is there, what lies in the database's place is old. What was deleted on purpose (`gone`) is not in what
    takes its place.

    Raises:
        StorageError: files could not be moved.
    """
    staged = staged_beside(database)
    if not staged.exists():
        return None
    away = folder_aside(database, clock())
    try:
        move_aside(database, away)
        with replacing(database) as part:
            shutil.copyfile(staged, part)
            apply(part, gone)
        staged.unlink()
    except (OSError, sqlite3.Error):
        raise StorageError(
            _("The backup could not be put in place. Nothing is lost: start again, or look into {folder}.").format(
                folder=away
            )
        ) from None
    return away


def staged_beside(database: Path) -> Path:
    """Where a backup waits for the next start, to take the place of a database."""
    return database.with_name(database.name + STAGED)


def _copy(source: sqlite3.Connection, part: Path) -> None:
    with closing(sqlite3.connect(part)) as copy:
        copy.execute("PRAGMA journal_mode=OFF")  # a part file that breaks is thrown away
        copy.execute("PRAGMA synchronous=OFF")  # and one that does not is brought to the disk as a whole
        source.backup(copy)


def _hold_back(part: Path) -> dict[str, int]:
    """Leave counts out of a copy that nobody has seen yet; give how many rows are left in their tables.

    Such a count may be opened again for one more slip. A backup from in between would tell that slip from all others.
    The slips themselves are still there until the reveal.
    """
    with closing(sqlite3.connect(part, isolation_level=None)) as copy:
        copy.execute("PRAGMA journal_mode=OFF")
        copy.execute("PRAGMA secure_delete=ON")
        left = {}
        for table in _UNSEEN:
            if copy.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is None:
                continue  # a copy from before a migration
            copy.execute(f'DELETE FROM "{table}" WHERE (session_id, element) IN ({_WAITS})')  # noqa: S608 - our own names
            left[table] = copy.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608
        copy.execute("UPDATE rating SET state = 'collecting' WHERE state = 'complete'")
        return left


def _disk_is_full(error: OSError | sqlite3.Error) -> bool:
    if isinstance(error, OSError):
        return error.errno == errno.ENOSPC
    return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL


def _facts(connection: sqlite3.Connection) -> Facts:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = [name for (name,) in tables]
    rows = {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
    return Facts(connection.execute("PRAGMA user_version").fetchone()[0], rows)


def _parse(file: Path) -> Backup | None:
    parts = _NAME.fullmatch(file.name)
    if parts is None or parts[3] not in list(Reason):
        return None
    try:
        made = datetime.strptime(parts[2], STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(file=file, number=int(parts[1]), made=made, reason=Reason(parts[3]), version=int(parts[4]))
