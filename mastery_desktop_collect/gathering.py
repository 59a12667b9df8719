"""A folder of files into the database: idempotent, safe beside other loaders, and taken up again where it stopped.

Files are read in the restricted process of the program. Each batch is one transaction: the sessions in it, and which
files were read. A session is replaced only by a newer copy, whoever comes first; rows are written in one order, so that
loaders wait for each other and never for good.
"""

import hashlib
import struct
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlalchemy import Engine, Table, and_, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rollup import results_of
from mastery_desktop.domain.school_share import SchoolShare
from mastery_desktop.domain.standing import copy_rank
from mastery_desktop.messages import _
from mastery_desktop.services.rollup.apart import Refusal, read_shares
from mastery_desktop.services.rollup.gathering import (
    Fate,
    FileLine,
    ReadShares,
    fate_of,
    files_in,
    reason_not_to_count,
    reason_to_pass,
    school_key,
)
from mastery_desktop.services.rollup.locked import Keys
from mastery_desktop_collect.tables import FILES, POSTGRESQL, SESSIONS, unreachable

BATCH: Final = 500
"""Files in one transaction: what is lost when the power fails, at most."""

NO_RESULT: Final = 255

Told = Callable[[int, int], None]


Judged = tuple[FileLine, dict[str, Any] | None]
"""What becomes of a file, and the row of its session where it is counted."""


@dataclass(frozen=True)
class Outcome:
    """How many files had which fate, how many were known already, and a line for each that was not taken."""

    fates: Counter[Fate]
    known: int
    lines: tuple[FileLine, ...]

    @property
    def locked(self) -> tuple[str, ...]:
        """The names of files with a passphrase that nobody gave yet."""
        return tuple(line.name for line in self.lines if line.fate is Fate.LOCKED)


def gather_into(
    engine: Engine,
    folder: Path,
    pack: Pack,
    today: date,
    *,
    told: Told | None = None,
    batch: int = BATCH,
    keys: Keys | None = None,
    only: Sequence[str] | None = None,
) -> Outcome:
    """Read the files of a folder, and of the folders in it, into the database.

    A file without a district belongs to the one that the first folder on its way is named after.

    Args:
        engine: the database, prepared.
        folder: the folder.
        pack: the framework.
        today: a workshop of a later day is refused.
        told: hears how many files of how many are done.
        batch: files in one transaction.
        keys: the passphrases of locked files. What is not taken in is read again the next time.
        only: the names of the files to read; None for all.

    Raises:
        OSError: the folder cannot be read.
        NotPossible: the database cannot be used.
    """
    fates: Counter[Fate] = Counter()
    lines: list[FileLine] = []
    known = 0
    files = [folder / name for name in only] if only is not None else list(files_in(folder))
    judge = partial(_row, pack=pack, today=today)
    readers = partial(read_shares, read=(keys or Keys()).read)
    for at in range(0, len(files), batch):
        part = files[at : at + batch]
        try:
            found, seen = _batch(engine, folder, part, readers, judge)
        except SQLAlchemyError as error:
            raise unreachable(error) from error
        known += seen
        for line in found:
            fates[line.fate] += 1
            if line.fate is not Fate.TAKEN:
                lines.append(line)
        if told:
            told(at + len(part), len(files))
    return Outcome(fates, known, tuple(lines))


def _batch(
    engine: Engine, folder: Path, files: Sequence[Path], read: ReadShares, judge: Callable[[str, object], Judged]
) -> tuple[list[FileLine], int]:
    lines: list[FileLine] = []
    digests: dict[Path, str] = {}
    for file in files:
        name = file.relative_to(folder).as_posix()
        if reason := reason_to_pass(file):
            lines.append(FileLine(name, Fate.FOREIGN, reason))
            continue
        try:
            digests[file] = hashlib.sha256(file.read_bytes()).hexdigest()
        except OSError as error:
            words = _("It could not be opened: {reason}.").format(reason=error.strerror)
            lines.append(FileLine(name, Fate.REFUSED, words))
    with engine.connect() as connection:
        query = select(FILES.c.digest).where(FILES.c.digest.in_(set(digests.values())))
        seen = {row.digest for row in connection.execute(query)}
    wanted = [file for file, digest in digests.items() if digest not in seen]
    sessions: dict[str, dict[str, Any]] = {}
    entered: dict[str, dict[str, str]] = {}
    for file, found in zip(wanted, read(wanted), strict=True):
        name = file.relative_to(folder).as_posix()
        line, row = judge(name, found)
        lines.append(line)
        if row is None:
            continue  # a passphrase or a later day may open it the next time; until then its reason is told
        entered[digests[file]] = {"digest": digests[file], "name": name}
        if row["session"] not in sessions or _order(row) > _order(sessions[row["session"]]):
            sessions[row["session"]] = row
    if entered:
        _write(engine, [sessions[key] for key in sorted(sessions)], [entered[key] for key in sorted(entered)])
    return lines, len(digests) - len(wanted)


def _row(name: str, found: object, pack: Pack, today: date) -> Judged:
    if isinstance(found, Refusal):
        return FileLine(name, fate_of(found), found.reason), None
    if not isinstance(found, SchoolShare):
        return FileLine(name, Fate.REFUSED, ""), None
    if turned_away := reason_not_to_count(found, pack, today):
        return FileLine(name, *turned_away), None
    way = name.split("/")
    return FileLine(name, Fate.TAKEN, ""), row_of(found, pack, way[0] if len(way) > 1 else "")


def row_of(share: SchoolShare, pack: Pack, folder: str = "") -> dict[str, Any]:
    """A session as a row; actions and names of team and school are left behind.

    Args:
        share: what its file says.
        pack: the framework.
        folder: the district that it belongs to where the file names none; the school is the same one in any folder.
    """
    tick, rank = copy_rank(share)
    results = {element: (place, raters) for element, place, raters in results_of(pack, share)}
    places, raters = zip(*(results.get(element, (NO_RESULT, 0)) for element in pack.elements), strict=True)
    district = share.district or folder
    return {
        "session": share.session,
        "pack": share.pack_id,
        "district": district,
        "school": school_key(share),
        "held_on": share.held_on.isoformat(),
        "tick": tick,
        "rank": f"{rank}{int(bool(district))}{hashlib.sha256(district.encode()).hexdigest()}",
        "consents": share.consents,
        "levels": bytes(places),
        "raters": packed_raters(raters),
        "share": msgspec.json.encode(replace(share, team="", school="", actions=(), district=district)),
    }


def packed_raters(raters: Sequence[int]) -> bytes:
    """How many rated each element, four bytes for each; `counting` takes them apart."""
    return struct.pack(f">{len(raters)}I", *raters)


def _order(row: dict[str, Any]) -> tuple[int, str]:
    return row["tick"], row["rank"]


def _write(engine: Engine, sessions: Sequence[dict[str, Any]], files: Sequence[dict[str, str]]) -> None:
    insert: Any = postgresql.insert if engine.dialect.name == POSTGRESQL else sqlite.insert
    with engine.begin() as connection:
        if sessions:
            new = insert(SESSIONS)
            values = {column.name: new.excluded[column.name] for column in _but_key(SESSIONS)}
            newer = or_(
                new.excluded.tick > SESSIONS.c.tick,
                and_(new.excluded.tick == SESSIONS.c.tick, new.excluded.rank > SESSIONS.c.rank),
            )
            connection.execute(
                new.on_conflict_do_update(index_elements=["session"], set_=values, where=newer), list(sessions)
            )
        connection.execute(insert(FILES).on_conflict_do_nothing(), list(files))


def _but_key(table: Table) -> Iterator[Any]:
    return (column for column in table.columns if not column.primary_key)
