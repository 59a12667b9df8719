"""Session files: made for colleagues or the public, looked at before they are taken in, merged without loss."""

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from mastery_desktop.domain.computers import Computer
from mastery_desktop.domain.errors import FileRefused, NotPossible
from mastery_desktop.domain.own_slide import OwnSlide
from mastery_desktop.domain.records import Action, Privacy, Record, Session, SessionId, natural_id
from mastery_desktop.domain.records import Wording as KeptWording
from mastery_desktop.domain.roles import who_for_all
from mastery_desktop.domain.school_share import FOR_WHOM, REDUCED, SchoolShare, ShareLevel, share_of
from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import N_, _
from mastery_desktop.services.base import Clock, Done, Service
from mastery_desktop.services.conflicts import Choice, Conflict, conflicts, settle
from mastery_desktop.services.history import TAKEN_IN
from mastery_desktop.services.led_with import Led, content_warning, has_wording_of, led_with
from mastery_desktop.storage.backup import Reason
from mastery_desktop.storage.merging import merged
from mastery_desktop.storage.store import Reader, Store
from mastery_desktop.storage.tables import RecordTable, record_table
from mastery_desktop.storage.taken_in import Noted, TakenIn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.services.share_levels import Leaving
    from mastery_desktop.storage.session_file import SessionFile

EXTENSION = ".mastery"

Rows = list[tuple[RecordTable[Any], dict[str, Any]]]


class _Effect(Enum):
    """What taking one record in would do."""

    ADDED = 1
    CHANGED = 2
    REMOVED = 3
    SAME = 4
    TRACE = 5


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What taking a file in would do. Nothing has been changed yet.

    Attributes:
        session: the session in the file.
        known: whether the session is here already.
        added: how many records are new here.
        changed: how many records are newer in the file than here.
        removed: how many records were deleted by whoever sent the file.
        changes: how much would be written, with traces: of records that were never here and are deleted, of computers.
        conflicts: what two computers changed apart, to be chosen between.
        warnings: sentences to show before the file is taken in.
        taken: whether it was this very file that was taken in last for the session, and nothing was noted since.
        level: for whom the file was made.
        computers: which computers worked on it, the last one first; none in a file for the public.
        inside: what is in it, line by line.
        file: what was read.
    """

    session: Session
    known: bool
    added: int
    changed: int
    removed: int
    changes: int
    conflicts: tuple[Conflict, ...]
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


class SharingService(Service):
    """Makes session files and takes them in."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        pack: "Pack",
        check: "Callable[[bytes], None] | None" = None,
        find_pack: "Callable[[str, str, str], Pack | None] | None" = None,
    ) -> None:
        """Work on a store.

        Args:
            store: the open database.
            clock: gives the time in UTC.
            pack: the pack in use.
            check: looks at a file of others before it is read here, in a process of its own.
            find_pack: finds other content of this computer by the pack's id and hash; another version of it in the
                language that is named.
        """
        super().__init__(store, clock, pack)
        self._check, self._find_pack = check, find_pack

    def export(self, session: SessionId, level: Privacy = Privacy.TEAM) -> bytes:
        """Make the file of a session: the same bytes for the same session on any machine.

        Args:
            session: the session.
            level: for whom; `TEAM` for colleagues, `PUBLIC` for the public: the results that were revealed, focus,
                stage, goal and actions, and of who does something nothing that may be a name and nobody has confirmed.

        Raises:
            NotPossible: the session is no longer here.
            ValueError: the level may not leave this computer.
        """
        from mastery_desktop.storage.session_file import LEVELS, write_session  # noqa: PLC0415 - not at the start

        if level not in LEVELS:
            raise ValueError(f"no file is made for {level!r}")
        with self._store.read() as read:
            self._session(read, session)
            rows = [(entry, _named_by_nobody(entry, row, level)) for entry, row in read.rows(session)]
            shown = {slide.picture for slide in read.all(OwnSlide, session)}
            pictures = [data for digest in sorted(shown) if (data := read.picture(digest)) is not None]
        return write_session(session, rows, level, pictures)

    def share(self, session: SessionId, level: ShareLevel, passphrase: str = "") -> bytes:
        """Make the file of a session at one of the four levels.

        Without a passphrase, the same session gives the same bytes on any machine.

        Raises:
            NotPossible: the session is no longer here, or it is the sample and the level one for roll-ups.
            FileRefused: the passphrase is too short.
        """
        from mastery_desktop.storage.locked_file import lock  # noqa: PLC0415 - not at the start
        from mastery_desktop.storage.share_file import write_share  # noqa: PLC0415 - as above

        if level in REDUCED:
            data = write_share(self._share_of(session, counted=True), level)
        else:
            data = self.export(session, Privacy.TEAM if level is ShareLevel.TEAM else Privacy.PUBLIC)
        return lock(data, passphrase) if passphrase else data

    def as_json(self, session: SessionId, level: ShareLevel) -> bytes:
        """What a district or a state may see of a session, as JSON with a published schema.

        Raises:
            NotPossible: the session is no longer here.
        """
        from mastery_desktop.storage.share_file import share_json  # noqa: PLC0415 - not at the start

        return share_json(self._share_of(session, counted=True), level if level in REDUCED else ShareLevel.DISTRICT)

    def leaving(self, session: SessionId, level: ShareLevel) -> "Leaving":
        """What exactly leaves at a level, and what stays.

        Raises:
            NotPossible: the session is no longer here.
        """
        from mastery_desktop.services.share_levels import leaving_records, leaving_reduced  # noqa: PLC0415 - not at the start
        from mastery_desktop.storage.session_file import read_session  # noqa: PLC0415 - as above

        if level in REDUCED:
            return leaving_reduced(level, self._share_of(session), self._pack)
        file = read_session(self.share(session, level))
        return leaving_records(level, [record for record, _version in file.records], self._pack)

    def names_leaving(self, session: SessionId, level: ShareLevel) -> tuple[str, ...]:
        """What may be names of people in what leaves at a level.

        Raises:
            NotPossible: the session is no longer here.
        """
        return self.leaving(session, level).names

    def consent(self, session: SessionId, *, consents: bool) -> Done[None]:
        """Keep whether the school may appear, unnamed, in a roll-up of few schools.

        Raises:
            NotPossible: the session is no longer here.
        """
        name = N_("consent to a roll-up given") if consents else N_("consent to a roll-up taken back")
        with self._action(session, name) as action:
            now = self._session(action.write, session)
            action.write.put(replace(now, consents=consents, changed=self._clock()))
            return action.done(None)

    def _share_of(self, session: SessionId, *, counted: bool = False) -> SchoolShare:
        """What a district may see; the sample is not made into a file that would be counted."""
        with self._store.read() as read:
            if self._session(read, session).sample and counted:
                raise NotPossible(_("This is the sample, an invented school. It goes to no district and no state."))
            rows = read.rows(session)
        records: list[Record] = [entry.record(row) for entry, row in rows if not row["deleted"]]
        return share_of(records, max(row["lamport"] for _entry, row in rows))

    def suggested_name(self, session: SessionId, level: ShareLevel = ShareLevel.TEAM) -> str:
        """A name for the session's file that every system accepts: whose, of which day, for whom.

        That for the state names nobody, and differs from session to session by the beginning of the id.

        Raises:
            NotPossible: the session is no longer here.
        """
        with self._store.read() as read:
            found = self._session(read, session)
        day = found.held_on.isoformat()
        if level is ShareLevel.TEAM:
            return safe_file_name(f"{found.team} {day}", EXTENSION)
        whose = "" if level is ShareLevel.STATE else found.school or found.team
        part = session.split("-", maxsplit=1)[0] if level is ShareLevel.STATE else ""
        return safe_file_name(" ".join(filter(None, (whose, day, _(FOR_WHOM[level]), part))), EXTENSION)

    def read(self, data: bytes, passphrase: str = "") -> Preview:
        """Look at a session file: check it through and say what taking it in would do.

        Raises:
            FileRefused: it is not a sound session file; the text says why.
            PassphraseNeeded: it has a passphrase, and this is not it.
        """
        from mastery_desktop.services.file_doubts import strange_word  # noqa: PLC0415 - not at the start
        from mastery_desktop.storage.locked_file import unlock  # noqa: PLC0415 - as above
        from mastery_desktop.storage.session_file import read_session  # noqa: PLC0415 - not at the start
        from mastery_desktop.storage.share_file import is_share  # noqa: PLC0415 - as above

        data = unlock(data, passphrase)
        if self._check is not None:
            self._check(data)
        if is_share(data):
            words = _(
                "This file was made for a roll-up, for a district or a state. Put it into a folder and roll it up."
            )
            raise FileRefused(words)
        file = read_session(data)
        if word := strange_word(file, self._nearest(file.session)):
            words = _(
                "This file speaks of “{word}”, which its framework does not have: it was changed, or damaged. Nothing"
                " here was changed. Ask for the file again."
            )
            raise FileRefused(words.format(word=word))
        with self._store.read() as read:
            return self._preview(read, file)

    def accept(self, preview: Preview, choices: "Mapping[str, Choice] | None" = None) -> Done[SessionId]:
        """Take a file in, whole or not at all; once more changes nothing.

        What is newer, here or in the file, stays, record by record; where two computers wrote apart, what was chosen.
        A backup is made first. The history of the session begins anew with one step that takes the file back.

        Args:
            preview: what was looked at.
            choices: the copy that stays, by the id of a conflict; the newer one without a choice.

        Raises:
            FileRefused: the file no longer fits what is here.
            StorageError: the backup or the change could not be written. Nothing was changed.
        """
        file, session = preview.file, preview.session.id
        with self._store.read() as read:
            now = self._preview(read, file)
            if not now.changes and not now.conflicts and session not in read.in_bin():
                return Done(session, frozenset())
        backup = self._store.back_up(Reason.IMPORT)
        with self._store.write() as write:
            now, before = self._preview(write, file), write.rows(session)
            write.forget(session)
            if now.known:
                write.take_from_bin(session)
            for data in file.pictures:
                write.put_picture(data)
            for entry, row in _rows(file):
                write.take(entry, row)
            write.go_past()
            settled = [settle(write, one, (choices or {}).get(one.id, one.newer)) for one in now.conflicts]
            if any(settled):
                self._sign(write, session)
            write.enter_import(file.digest, session, self._clock())
            taken = TakenIn(before, write.rows(session))
            if now.known:
                write.changes.clear()  # taken back with the rest, and not one by one
                write.remember(session, TAKEN_IN, always=True)
                self._store.taken_in[session] = taken
            written = taken.written if now.known and taken.is_in_backups else ()
            if written or not now.known:
                write.note_taken(session, Noted(file.digest, backup.file.name, write.latest, written))
            return Done(session, frozenset(write.touched))

    def pack_for(self, session: SessionId) -> Led:
        """The pack to show a session with, in the wording that it was led with.

        That is this pack or another one of this computer; where its pack is not here, what the session kept of it.

        Raises:
            NotPossible: the session is no longer here, or it kept too little of a framework that is not here.
        """
        with self._store.read() as read:
            found = self._session(read, session)
            wording = read.get(KeptWording, natural_id("wording", session))
        if has_wording_of(self._pack, found):
            return Led(self._pack, "")
        return led_with(found, wording, self._nearest(found, wording.language if wording else ""))

    def _nearest(self, session: Session, language: str = "") -> "Pack | None":
        """The pack of a session on this computer, in its wording or else in another one."""
        if self._find_pack:
            return self._find_pack(session.pack_id, session.pack_hash, language)
        return self._pack if self._pack.id == session.pack_id else None

    def _preview(self, read: Reader, file: "SessionFile") -> Preview:
        from mastery_desktop.services.file_doubts import days_to_come  # noqa: PLC0415 - not at the start
        from mastery_desktop.services.share_levels import leaving_records  # noqa: PLC0415 - as above

        known = read.get(Session, file.session.id) is not None
        warnings = []
        if content := content_warning(file.session, self._nearest(file.session)):
            warnings.append(content)
        if file.level < Privacy.TEAM:
            warnings.append(
                _("This file was made for the public: results and plan, without evidence, times or the facilitator.")
            )
        warnings += days_to_come(file, self._clock())
        if read.was_imported(file.digest):
            warnings.append(_("This very file was opened here before."))
        effects = Counter(self._effect(read, entry, row, known=known, level=file.level) for entry, row in _rows(file))
        asked = known and file.level is Privacy.TEAM
        level = ShareLevel.TEAM if file.level is Privacy.TEAM else ShareLevel.PUBLIC
        records = [record for record, _version in file.records]
        worked = [(version.lamport, one) for one, version in file.records if isinstance(one, Computer)]
        return Preview(
            session=file.session,
            known=known,
            added=effects[_Effect.ADDED],
            changed=effects[_Effect.CHANGED],
            removed=effects[_Effect.REMOVED],
            changes=effects.total() - effects[_Effect.SAME],
            conflicts=tuple(conflicts(read.rows(file.session.id), _rows(file), self._pack, self._store.device))
            if asked
            else (),
            warnings=tuple(warnings),
            taken=bool((noted := read.taken(file.session.id)) and noted.digest == file.digest),
            level=level,
            computers=tuple(one for _tick, one in sorted(worked, key=lambda pair: pair[0], reverse=True)),
            inside=leaving_records(level, records, self._nearest(file.session) or self._pack).leaves,
            file=file,
        )

    @staticmethod
    def _effect(
        read: Reader, entry: RecordTable[Any], row: dict[str, Any], *, known: bool, level: Privacy
    ) -> "_Effect":
        here = read.row(entry, row["id"])
        if here and here.get("session_id") != row.get("session_id"):
            raise FileRefused(
                _("This file cannot be opened: it would overwrite a part of another session. Nothing was changed.")
            )
        if known and level < Privacy.TEAM:
            return _Effect.SAME  # it holds less than what is here
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


def _named_by_nobody(entry: RecordTable[Any], row: dict[str, Any], level: Privacy) -> dict[str, Any]:
    """An action for the public without what may be the name of who does it."""
    if level >= Privacy.TEAM or row["deleted"] or entry.kind is not Action:
        return row
    return {**row, "who": who_for_all(entry.record(row))}


def _rows(file: "SessionFile") -> Rows:
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
