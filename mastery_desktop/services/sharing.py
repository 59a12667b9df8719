"""Session files: made for colleagues or the public, looked at before they are taken in, merged without loss."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mastery_desktop.domain.errors import FileRefused, ForRollUps, NotPossible
from mastery_desktop.domain.level_ids import session_at
from mastery_desktop.domain.own_slide import OwnSlide
from mastery_desktop.domain.records import Action, Privacy, Record, Session, SessionId, natural_id
from mastery_desktop.domain.records import Wording as KeptWording
from mastery_desktop.domain.roles import who_for_all
from mastery_desktop.domain.school_share import FOR_WHOM, REDUCED, SchoolShare, ShareLevel, share_of
from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import N_, _
from mastery_desktop.services.base import Clock, Done, Service
from mastery_desktop.services.conflicts import Choice, settle
from mastery_desktop.services.history import TAKEN_IN
from mastery_desktop.services.led_with import Led, has_wording_of, led_with
from mastery_desktop.services.previews import Preview, compare, preview_of, rows_of
from mastery_desktop.services.released import make_draft_of_two
from mastery_desktop.storage.backup import Reason
from mastery_desktop.storage.store import Store
from mastery_desktop.storage.tables import RecordTable
from mastery_desktop.storage.taken_in import Noted, TakenIn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.services.share_levels import Leaving

EXTENSION = ".mastery"


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
            data = write_share(self._share_of(session, level, counted=True), level)
        else:
            data = self.export(session, Privacy.TEAM if level is ShareLevel.TEAM else Privacy.PUBLIC)
        return lock(data, passphrase) if passphrase else data

    def as_json(self, session: SessionId, level: ShareLevel) -> bytes:
        """What a district or a state may see of a session, as JSON with a published schema.

        Raises:
            NotPossible: the session is no longer here.
            ValueError: the level is none for roll-ups.
        """
        from mastery_desktop.storage.share_file import share_json  # noqa: PLC0415 - not at the start

        if level not in REDUCED:
            raise ValueError(f"no JSON is made for {level!r}")
        return share_json(self._share_of(session, level, counted=True), level)

    def leaving(self, session: SessionId, level: ShareLevel) -> "Leaving":
        """What exactly leaves at a level, and what stays.

        Raises:
            NotPossible: the session is no longer here.
        """
        from mastery_desktop.services.share_levels import (  # noqa: PLC0415 - not at the start
            leaving_records,
            leaving_reduced,
            with_held_back,
        )
        from mastery_desktop.storage.session_file import read_session  # noqa: PLC0415 - as above

        if level in REDUCED:
            found = leaving_reduced(level, self._share_of(session, level), self._pack)
        else:
            file = read_session(self.share(session, level))
            found = leaving_records(level, [record for record, _version in file.records], self._pack)
        if level not in {ShareLevel.DISTRICT, ShareLevel.PUBLIC}:
            return found
        with self._store.read() as read:
            return with_held_back(found, read.all(Action, session))

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

    def _share_of(self, session: SessionId, level: ShareLevel, *, counted: bool = False) -> SchoolShare:
        """What a district may see, with the ids of a level; the sample is not made into a file that is counted."""
        with self._store.read() as read:
            if self._session(read, session).sample and counted:
                raise NotPossible(_("This is the sample, an invented school. It goes to no district and no state."))
            rows = read.rows(session)
        records: list[Record] = [entry.record(row) for entry, row in rows if not row["deleted"]]
        return share_of(records, max(row["lamport"] for _entry, row in rows), level)

    def suggested_name(self, session: SessionId, level: ShareLevel = ShareLevel.TEAM) -> str:
        """A name for the session's file that every system accepts: whose, of which day, for whom.

        That for the state names nobody, and differs from session to session by the beginning of the id in the file.

        Raises:
            NotPossible: the session is no longer here.
        """
        with self._store.read() as read:
            found = self._session(read, session)
        day = found.held_on.isoformat()
        if level is ShareLevel.TEAM:
            return safe_file_name(f"{found.team} {day}", EXTENSION)
        whose = "" if level is ShareLevel.STATE else found.school or found.team
        part = session_at(level, session).split("-", maxsplit=1)[0] if level is ShareLevel.STATE else ""
        return safe_file_name(" ".join(filter(None, (whose, day, _(FOR_WHOM[level]), part))), EXTENSION)

    def read(self, data: bytes, passphrase: str = "") -> Preview:
        """Look at a session file: check it through and say what taking it in would do.

        Raises:
            FileRefused: it is not a sound session file; the text says why.
            ForRollUps: it was made for a roll-up; it tells what it says.
            PassphraseNeeded: it has a passphrase, and this is not it.
        """
        from mastery_desktop.services.file_doubts import strange_word  # noqa: PLC0415 - not at the start
        from mastery_desktop.storage.locked_file import unlock  # noqa: PLC0415 - as above
        from mastery_desktop.storage.session_file import read_session  # noqa: PLC0415 - not at the start
        from mastery_desktop.storage.share_file import level_of  # noqa: PLC0415 - as above

        data = unlock(data, passphrase)
        if self._check is not None:
            self._check(data)
        if level := level_of(data):
            raise self._for_roll_ups(data, level)
        file = read_session(data)
        if word := strange_word(file, self._nearest(file.session)):
            words = _(
                "This file speaks of “{word}”, which its framework does not have: it was changed, or damaged. Nothing"
                " here was changed. Ask for the file again."
            )
            raise FileRefused(words.format(word=word))
        with self._store.read() as read:
            found = compare(read, file, self._pack, self._store.device)
            return preview_of(read, file, found, (self._nearest(file.session), self._pack), self._clock())

    def _for_roll_ups(self, data: bytes, level: ShareLevel) -> ForRollUps:
        """What a file for roll-ups says, for who cannot open it as a session."""
        from mastery_desktop.services.share_levels import leaving_reduced  # noqa: PLC0415 - not at the start
        from mastery_desktop.storage.share_file import read_share  # noqa: PLC0415 - as above

        words = _("This file was made for a roll-up. It is counted with the others in its folder, and not opened.")
        return ForRollUps(words, _(FOR_WHOM[level]), leaving_reduced(level, read_share(data), self._pack).leaves)

    def accept(self, preview: Preview, choices: "Mapping[str, Choice] | None" = None) -> Done[SessionId]:
        """Take a file in, whole or not at all; once more changes nothing.

        What is newer, here or in the file, stays, record by record; where two computers wrote apart, what was chosen.
        A backup is made first. In the history of the session it is one step that takes the file back; what was done
        before can be undone after that, unless an earlier file was taken in.

        Args:
            preview: what was looked at.
            choices: the copy that stays, by the id of a conflict; the newer one without a choice.

        Raises:
            FileRefused: the file no longer fits what is here.
            StorageError: the backup or the change could not be written. Nothing was changed.
        """
        file, session = preview.file, preview.session.id
        with self._store.read() as read:
            now = compare(read, file, self._pack, self._store.device)
            if not now.changes and not now.conflicts and session not in read.in_bin():
                return Done(session, frozenset())
        backup = self._store.back_up(Reason.IMPORT)
        with self._store.write() as write:
            now = compare(write, file, self._pack, self._store.device)
            before = write.rows(session)
            write.forget_up_to(TAKEN_IN, session)
            if now.known:
                write.take_from_bin(session)
            for data in file.pictures:
                write.put_picture(data)
            for entry, row in () if now.less else rows_of(file):
                write.take(entry, row)
            write.go_past()
            settled = [settle(write, one, (choices or {}).get(one.id, one.newer)) for one in now.conflicts]
            copies = (before, rows_of(file)) if now.known and not now.less else ()
            if any([*settled, bool(copies) and make_draft_of_two(write, session, *copies)]):
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


def _named_by_nobody(entry: RecordTable[Any], row: dict[str, Any], level: Privacy) -> dict[str, Any]:
    """An action for the public without what may be the name of who does it."""
    if level >= Privacy.TEAM or row["deleted"] or entry.kind is not Action:
        return row
    return {**row, "who": who_for_all(entry.record(row))}
