"""What taking a session file in would do: how much is new, newer or deleted, what two computers wrote apart."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from mastery_desktop.domain.computers import Computer
from mastery_desktop.domain.errors import FileRefused
from mastery_desktop.domain.level_ids import session_at
from mastery_desktop.domain.records import Privacy, Session, SessionId
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.messages import _
from mastery_desktop.services.conflicts import Conflict, conflicts
from mastery_desktop.services.led_with import content_warning
from mastery_desktop.storage.merging import merged
from mastery_desktop.storage.store import Reader
from mastery_desktop.storage.tables import RecordTable, record_table

if TYPE_CHECKING:
    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.storage.session_file import SessionFile

Rows = list[tuple[RecordTable[Any], dict[str, Any]]]


class _Effect(Enum):
    """What taking one record in would do."""

    ADDED = 1
    CHANGED = 2
    REMOVED = 3
    SAME = 4
    TRACE = 5


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a file holds beside what is here.

    Attributes:
        session: the session, under the id that it has on this computer.
        known: whether it is here already.
        binned: whether it is here, and in the bin.
        less: whether the file was made for the public, and the session is here: nothing of it is taken in.
        public_copy: the session that stands here because a file of this one for the public was opened before.
        added: how many records are new here.
        changed: how many records are newer in the file than here.
        removed: how many records were deleted by whoever sent the file.
        changes: how much would be written, with traces: of records that were never here and are deleted, of computers.
        conflicts: what two computers changed apart, to be chosen between.
    """

    session: Session
    known: bool
    binned: bool
    less: bool
    public_copy: SessionId | None
    added: int
    changed: int
    removed: int
    changes: int
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, kw_only=True)
class Preview(Found):
    """What taking a file in would do. Nothing has been changed yet.

    Attributes:
        warnings: sentences to show before the file is taken in.
        taken: whether it was this very file that was taken in last for the session, and nothing was noted since.
        level: for whom the file was made.
        computers: which computers worked on it, the last one first; none in a file for the public.
        inside: what is in it, line by line.
        file: what was read.
    """

    warnings: tuple[str, ...]
    taken: bool
    level: ShareLevel
    computers: tuple[Computer, ...]
    inside: tuple[str, ...]
    file: "SessionFile"

    @property
    def told(self) -> tuple[str, ...]:
        """What a terminal says of it: the warnings, and what was written apart, where the later copy stands."""
        words = _("{about}: “{here}” here, “{there}” in the file. What was written later stands.")
        apart = (words.format(about=one.about, here=one.here.text, there=one.there.text) for one in self.conflicts)
        return (*self.warnings, *apart)


def compare(read: Reader, file: "SessionFile", pack: "Pack", device: str) -> Found:
    """Hold a file against what is here.

    Args:
        read: the transaction.
        file: what was read.
        pack: the framework, for words.
        device: the id of this computer.

    Raises:
        FileRefused: it would overwrite a part of another session.
    """
    own = _own(read, file)
    whole = file.level is Privacy.TEAM
    rows, mine = rows_of(file), read.rows(own.id) if own else []
    here = {(entry.kind, row["id"]): row for entry, row in mine}
    effects: Counter[_Effect] = Counter()
    for entry, row in rows if whole or not own else ():
        effects[_effect(entry, here.get((entry.kind, row["id"])) or read.row(entry, row["id"]), row)] += 1
    return Found(
        session=replace(file.session, id=own.id) if own else file.session,
        known=own is not None,
        binned=own is not None and own.id in read.in_bin(),
        less=own is not None and not whole,
        public_copy=_public_copy(read, file),
        added=effects[_Effect.ADDED],
        changed=effects[_Effect.CHANGED],
        removed=effects[_Effect.REMOVED],
        changes=effects.total() - effects[_Effect.SAME],
        conflicts=tuple(conflicts(mine, rows, pack, device)) if own and whole else (),
    )


def preview_of(
    read: Reader, file: "SessionFile", found: Found, packs: "tuple[Pack | None, Pack]", now: datetime
) -> Preview:
    """Say what taking a file in would do.

    Args:
        read: the transaction.
        file: what was read.
        found: what it holds beside what is here.
        packs: the pack that it was led with, where it is on this computer, and the one in use.
        now: the time.
    """
    from mastery_desktop.services.file_doubts import days_to_come  # noqa: PLC0415 - not at the start
    from mastery_desktop.services.share_levels import leaving_records  # noqa: PLC0415 - as above

    warnings = []
    if content := content_warning(file.session, packs[0]):
        warnings.append(content)
    if file.level < Privacy.TEAM:
        warnings.append(
            _("This file was made for the public: results and plan, without evidence, times or the facilitator.")
        )
    if found.public_copy:
        words = _(
            "A copy of it that was made for the public is on this computer, as a session of its own. It can go into the"
            " bin once this one is here."
        )
        warnings.append(words)
    warnings += days_to_come(file, now)
    if read.was_imported(file.digest):
        warnings.append(_("This very file was opened here before."))
    level = ShareLevel.TEAM if file.level is Privacy.TEAM else ShareLevel.PUBLIC
    records = [record for record, _version in file.records]
    worked = [(version.lamport, one) for one, version in file.records if isinstance(one, Computer)]
    return Preview(
        **vars(found),
        warnings=tuple(warnings),
        taken=bool((noted := read.taken(found.session.id)) and noted.digest == file.digest),
        level=level,
        computers=tuple(one for _tick, one in sorted(worked, key=lambda pair: pair[0], reverse=True)),
        inside=leaving_records(level, records, packs[0] or packs[1]).leaves,
        file=file,
    )


def rows_of(file: "SessionFile") -> Rows:
    """The rows that a file would write, with tombstones."""
    rows: Rows = []
    for record, version in file.records:
        entry = record_table(type(record))
        stamp = {"lamport": version.lamport, "device": version.device, "deleted": False}
        rows.append((entry, entry.row(record) | stamp))
    for gone in file.deleted:
        entry = record_table(gone.kind)
        stamp = {"lamport": gone.version.lamport, "device": gone.version.device, "deleted": True}
        rows.append((entry, entry.tombstone({"id": gone.id, "session_id": file.session.id} | stamp)))
    return rows


def _own(read: Reader, file: "SessionFile") -> Session | None:
    """The session here that a file is of; one for the public has an id that follows from that of the whole one."""
    if found := read.get(Session, file.session.id):
        return found
    if file.level is Privacy.TEAM:
        return None
    public = (one for one in read.all(Session) if session_at(ShareLevel.PUBLIC, one.id) == file.session.id)
    return next(public, None)


def _public_copy(read: Reader, file: "SessionFile") -> SessionId | None:
    """The session that a file for the public was taken in as, before the whole one that it was made of."""
    copy = session_at(ShareLevel.PUBLIC, file.session.id)
    is_here = file.level is Privacy.TEAM and read.get(Session, copy) and copy not in read.in_bin()
    return copy if is_here else None


def _effect(entry: RecordTable[Any], here: dict[str, Any] | None, row: dict[str, Any]) -> _Effect:
    if here and here.get("session_id") != row.get("session_id"):
        raise FileRefused(
            _("This file cannot be opened: it would overwrite a part of another session. Nothing was changed.")
        )
    if here is None:
        return _Effect.TRACE if row["deleted"] or entry.kind is Computer else _Effect.ADDED
    after = merged(entry, here, row)
    if after == here:
        return _Effect.SAME
    if entry.kind is Computer:
        return _Effect.TRACE
    if after["deleted"]:
        return _Effect.TRACE if here["deleted"] else _Effect.REMOVED
    return _Effect.ADDED if here["deleted"] else _Effect.CHANGED
