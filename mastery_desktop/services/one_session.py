"""One session out of a backup: looked at, and brought back beside what is here, which stays as it is."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, cast

import msgspec

from mastery_desktop.domain.computers import Computer
from mastery_desktop.domain.consistency import SUBJECTS
from mastery_desktop.domain.derived_ids import renewed
from mastery_desktop.domain.errors import NotPossible, StorageError
from mastery_desktop.domain.labels import moment_in_words
from mastery_desktop.domain.own_slide import OwnSlide
from mastery_desktop.domain.records import Action, Parked, Record, RoomCheck, Session, SessionId, natural_id, new_id
from mastery_desktop.messages import _
from mastery_desktop.services.base import Clock, Done
from mastery_desktop.storage.backup import Backup
from mastery_desktop.storage.database import open_database
from mastery_desktop.storage.deletions import Deletions
from mastery_desktop.storage.store import Reader, Store
from mastery_desktop.storage.tables import RECORD_TABLES, RecordTable, Row
from mastery_desktop.storage.temporary import private_folder


def sessions_in(backup: Backup, clock: Clock) -> list[Session]:
    """The sessions that a backup holds, the latest first; those that were in the bin then too.

    Raises:
        StorageError: the backup cannot be read.
    """
    with opened_backup(backup, clock) as old, old.read() as read:
        return sorted(read.all(Session), key=lambda session: (session.held_on, session.changed), reverse=True)


def bring_back(store: Store, backup: Backup, session: SessionId, clock: Clock) -> Done[SessionId]:
    """Bring a session back as it was in a backup; gives the id it has here.

    Where it is no longer here it comes back as itself. Where it is, nothing of it changes: the old one comes as a
    session of its own, with the date of the backup in its title.

    Raises:
        NotPossible: the session is not in the backup.
        StorageError: the backup cannot be read, or the session not be written. Nothing was changed.
    """
    with store.read() as here:
        names_gone = Deletions(attendance=here.deletions().attendance)
    with opened_backup(backup, clock) as old, old.read() as read:
        if read.get(Session, session) is None:
            raise NotPossible(_("This session is not in that backup. Nothing was changed."))
        records, pictures = _records(read, session, names_gone), _pictures(read, session)
        before = _before(read, session)
    with store.write() as write:
        if write.get(Session, session) is not None:
            before |= _before(write, session)
            records = copied(session, records, before, _("Backup of {date}: {title}"), backup)
        for data in pictures:
            write.put_picture(data)
        for record in records:
            write.put(record)
        own = next(record.id for record in records if isinstance(record, Session))
        return Done(own, frozenset(write.touched))


def copied(
    session: SessionId, records: list[Record], before: Iterable[str], title: str, backup: Backup
) -> list[Record]:
    """Records of a session as those of another one: every id is new, and what referred to an old one to its new one.

    Args:
        session: the session.
        records: its records.
        before: the ids of the actions and thoughts of the workshop before, which the copy meets as the session did.
        title: the title of the copy, with a place for its date and the title it had.
        backup: where it comes from.
    """
    series = {record.series for record in records if isinstance(record, Session)}
    ids = {str(record.id): new_id() for record in records if str(record.id) not in series}
    ids = renewed(ids, session, records, before)
    made = [_with_ids(record, ids) for record in records]
    date = moment_in_words(backup.made)
    return [
        replace(record, title=title.format(title=record.title or record.team, date=date), by_domains=False)
        if isinstance(record, Session)
        else record
        for record in made
    ]


def _with_ids(record: Record, ids: dict[str, str]) -> Record:
    kind = type(record)
    entry = RECORD_TABLES[kind]
    text = msgspec.json.encode(entry.row(record)).decode()
    for old, new in ids.items():
        if old in text:
            text = text.replace(old, new)
    made: Record = entry.record(msgspec.json.decode(text))
    subject = SUBJECTS.get(kind)
    return replace(made, id=cast("Any", natural_id(*subject(made)))) if subject else made


def _records(read: Reader, session: SessionId, gone: Deletions) -> list[Record]:
    """The records of a session with its series; what was deleted before the backup, or names since, stay deleted."""
    rows: list[tuple[RecordTable[Any], Row]] = [(entry, row) for entry, row in read.rows(session) if not row["deleted"]]
    rows = [(entry, row) for entry, row in rows if entry.kind not in (RoomCheck, Computer)]
    rows = [(entry, row) for entry, row in rows if not gone.hides(entry.name, session, row["lamport"])]
    return [entry.record(row) for entry, row in sorted(rows, key=lambda one: one[0].kind is not Session)]


def _before(read: Reader, session: SessionId) -> set[str]:
    """The ids of the actions and thoughts of the workshop before a session."""
    found = read.get(Session, session)
    if found is None or found.previous is None:
        return set()
    return {record.id for kind in (Action, Parked) for record in read.all(kind, found.previous)}


def _pictures(read: Reader, session: SessionId) -> list[bytes]:
    shown = {slide.picture for slide in read.all(OwnSlide, session)}
    return [data for digest in sorted(shown) if (data := read.picture(digest)) is not None]


@contextmanager
def opened_backup(backup: Backup, clock: Callable[..., Any]) -> Iterator[Store]:
    """A copy of a backup, open; an older one is brought up to date on the way."""
    with private_folder("backup") as folder:
        copy = folder / "mastery.sqlite"
        try:
            shutil.copyfile(backup.file, copy)
        except OSError:
            raise StorageError(
                _("The backup {file} cannot be used. Nothing was changed; choose another one.").format(
                    file=backup.file.name
                )
            ) from None
        store = open_database(copy, clock)
        try:
            yield store
        finally:
            store.discard()
