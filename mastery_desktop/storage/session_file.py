"""Writes and reads `.mastery` files: one session, the same bytes on any machine.

A file is a zip of `manifest.json` and `data.json`, stored as they are, with fixed names, order and times. The manifest
holds the length and the SHA-256 of the data. `docs/session-file.md` describes the format.

A file comes from a stranger until it is proven whole: nothing is unpacked to the disk, every size is counted while it
is read, and only a file that passes every check becomes records.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import msgspec

from mastery_desktop.domain.consistency import privacy_of, problems
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.errors import FileRefused
from mastery_desktop.domain.level_ids import is_of_a_level, session_at
from mastery_desktop.domain.own_slide import OwnSlide, is_picture
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.records import (
    SHARED_TYPES,
    Counts,
    Group,
    Privacy,
    Rating,
    Record,
    Series,
    Session,
    SessionId,
    Wording,
)
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.domain.tables import TableLevel
from mastery_desktop.domain.text import line, plain
from mastery_desktop.domain.workshop import REVEALED
from mastery_desktop.messages import _
from mastery_desktop.storage.container import (
    DATA,
    MANIFEST,
    PICTURES,
    canonical,
    fitted,
    packed,
    refused,
    strict,
    unpacked,
)
from mastery_desktop.storage.public_copy import public_rows
from mastery_desktop.storage.session_shape import (
    FORMAT,
    KIND_NAMES,
    VERSION,
    Manifest,
    SessionData,
    record_of,
)
from mastery_desktop.storage.strict_json import Json
from mastery_desktop.storage.tables import RecordTable
from mastery_desktop.storage.versions import Version

LEVELS = {Privacy.TEAM: "team", Privacy.PUBLIC: "public"}
"""For whom a file can be made, and the word for it in the manifest."""

_WORDED = frozenset({str, tuple, dict})
"""The types of fields that can hold words; an id or a choice has a type of its own."""

_LINES = {Session: ("team", "school", "district", "title", "facilitator", "voters"), Group: ("name",)}

Rows = Sequence[tuple[RecordTable[Any], dict[str, Any]]]


@dataclass(frozen=True, kw_only=True)
class Tombstone:
    """A record that was deleted, and when."""

    kind: type[Record]
    id: str
    version: Version


@dataclass(frozen=True, kw_only=True)
class SessionFile:
    """What a session file holds, checked.

    `digest` is the SHA-256 of the file's bytes; `level` says for whom the file was made, `newest`
    the highest tick of anything in it.
    """

    session: Session
    level: Privacy
    digest: str
    records: tuple[tuple[Record, Version], ...]
    deleted: tuple[Tombstone, ...]
    pictures: tuple[bytes, ...] = ()
    newest: int = 0

    @property
    def wording(self) -> Wording | None:
        """The wording that the session was led with."""
        return next((record for record, _version in self.records if isinstance(record, Wording)), None)


def write_session(session: SessionId, rows: Rows, level: Privacy, pictures: Sequence[bytes] = ()) -> bytes:
    """Make the file of a session.

    Args:
        session: the session's id.
        rows: its rows with tombstones; kinds that are not shared are left out.
        level: for whom: `TEAM` for colleagues, `PUBLIC` for the public, which gets other ids.
        pictures: those that its slides show; they go along where the slides do.
    """
    if level < Privacy.TEAM and not is_of_a_level(session):
        rows, session = list(public_rows(session, rows)), session_at(ShareLevel.PUBLIC, session)
    kinds = {kind: name for name, kind in KIND_NAMES.items() if privacy_of(kind)["id"] <= level}
    data: dict[str, list[Json]] = {name: [] for name in (*KIND_NAMES, "deleted")}
    seen, last = _seen(rows, level), _last_rounds(rows)
    for entry, row in sorted(rows, key=lambda pair: str(pair[1]["id"])):
        name = kinds.get(entry.kind)
        if name is None:
            continue
        version = {"lamport": row["lamport"], "device": row["device"]}
        if row["deleted"]:
            data["deleted"].append({"kind": name, "id": row["id"]} | version)
            continue
        record = entry.record(row)
        unseen = isinstance(record, Counts | TableLevel) and record.element not in seen
        if level < Privacy.TEAM and isinstance(record, Counts):
            unseen |= record.group is not None or record.round < last[record.element]
        if not unseen and not (isinstance(record, Counts) and record.raters < ANONYMOUS_FROM):
            data[name].append({"record": _shared(record, level)} | version)
    data["deleted"].sort(key=lambda item: (item["kind"], item["id"]))
    content = canonical(data)
    if OwnSlide not in kinds:
        pictures = ()
    members = {DATA: content} | {f"{PICTURES}{hashlib.sha256(data).hexdigest()}": data for data in pictures}
    sums = {name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in members.items()}
    manifest = {"format": FORMAT, "version": VERSION, "session": session, "privacy": LEVELS[level]}
    return packed({MANIFEST: canonical(manifest | {"members": sums})} | dict(sorted(members.items())))


def read_session(data: bytes) -> SessionFile:
    """Read and check the file of a session.

    Raises:
        FileRefused: it is not one, it is damaged, it was changed, or a newer version of the program made it.
    """
    return read_members(unpacked(data), hashlib.sha256(data).hexdigest())


def read_members(
    members: Mapping[str, bytes], digest: str, kinds: Collection[type[Record]] = SHARED_TYPES
) -> SessionFile:
    """Read and check a session from the members of a file with this SHA-256.

    Every record must have its shape; those that are not of the `kinds` asked for are not looked at more closely.

    Raises:
        FileRefused: as for `read_session`.
    """
    manifest = _manifest(members[MANIFEST])
    if DATA not in members:
        raise refused(_("It does not hold what a session file holds, or holds more."))
    content = members[DATA]
    pictures = _checked(members, manifest)
    level = next(level for level, word in LEVELS.items() if word == manifest.privacy)
    shape: Any = _convert(content, SessionData)
    records: list[tuple[Record, Version]] = []
    for name, kind in KIND_NAMES.items():
        for entry in getattr(shape, name) if kind in kinds and privacy_of(kind)["id"] <= level else ():
            _check_level(kind, entry.record, level)
            record = _through_the_door(record_of(kind, entry.record))
            records.append((record, Version(entry.lamport, entry.device)))
    if any(KIND_NAMES.get(item.kind) in (None, Session, Series) for item in shape.deleted):
        raise refused(_("It would delete what a session file cannot delete."))
    deleted = tuple(
        Tombstone(kind=KIND_NAMES[item.kind], id=item.id, version=Version(item.lamport, item.device))
        for item in shape.deleted
    )
    session_id = SessionId(manifest.session)
    for problem in problems(session_id, (record for record, _version in records), (t.id for t in deleted)):
        raise refused(f"{problem.reason} ({problem.place})")
    _check_pictures((record for record, _version in records), pictures)
    return SessionFile(
        session=next(record for record, _version in records if isinstance(record, Session)),
        level=level,
        digest=digest,
        records=tuple(records),
        deleted=deleted,
        pictures=tuple(pictures.values()),
        newest=max((entry.lamport for name in (*KIND_NAMES, "deleted") for entry in getattr(shape, name)), default=0),
    )


def _checked(members: Mapping[str, bytes], manifest: Manifest) -> dict[str, bytes]:
    """The pictures by their SHA-256, once every member is what the manifest says."""
    if set(manifest.members) != set(members) - {MANIFEST}:
        raise refused(_("It does not hold what a session file holds, or holds more."))
    for name, expected in manifest.members.items():
        digest = hashlib.sha256(members[name]).hexdigest()
        named = name.removeprefix(PICTURES) if name.startswith(PICTURES) else digest
        if (len(members[name]), digest, named) != (expected.size, expected.sha256, digest):
            raise refused(_("Its content is not what was written: it was damaged on its way, or changed."))
    return {name.removeprefix(PICTURES): data for name, data in members.items() if name.startswith(PICTURES)}


def _check_pictures(records: Iterable[Record], pictures: Mapping[str, bytes]) -> None:
    """Every slide has its picture, every picture its slide, and each is one."""
    shown = {record.picture for record in records if isinstance(record, OwnSlide)}
    if shown != set(pictures) or not all(map(is_picture, pictures.values())):
        raise refused(_("A picture in it is missing, or is none."))


def _seen(rows: Rows, level: Privacy) -> frozenset[ElementId]:
    """The elements whose marks a reader may have: for the public those that were revealed, for colleagues all."""
    ratings = [entry.record(row) for entry, row in rows if entry.kind is Rating and not row["deleted"]]
    if level < Privacy.TEAM:
        return frozenset(rating.element for rating in ratings if rating.state in REVEALED)
    return frozenset(row["element"] for entry, row in rows if entry.kind in (Counts, TableLevel))


def _last_rounds(rows: Rows) -> dict[ElementId, int]:
    """The last round of everybody, by element: that of which the one-page summary speaks."""
    rounds: dict[ElementId, int] = {}
    for entry, row in rows:
        if entry.kind is Counts and not row["deleted"] and row["group"] is None:
            rounds[row["element"]] = max(row["round"], rounds.get(row["element"], 0))
    return rounds


def _shared(record: Record, level: Privacy) -> dict[str, Json]:
    classes = privacy_of(type(record))
    return {name: value for name, value in asdict(record).items() if classes[name] <= level}


def _manifest(content: bytes) -> Manifest:
    document = strict(content)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise refused(_("It is not a session file."))
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        raise FileRefused(
            _(
                "This file was made by a newer version of Mastery Desktop and cannot be opened with this one. Nothing"
                " here was changed. Install the newer version, or ask for a PDF of the session."
            )
        )
    manifest: Manifest = fitted(document, Manifest)
    return manifest


def _convert(content: bytes, shape: type[Any]) -> Any:  # noqa: ANN401 - a struct that was made at run time
    return fitted(strict(content), shape)


def _check_level(kind: type[Record], record: msgspec.Struct, level: Privacy) -> None:
    """A file for the public holds nothing else, and one for colleagues everything that they may have.

    What stands before the team was for the public in files of before in part; it is left out.
    """
    for name, privacy in privacy_of(kind).items():
        if level < privacy is Privacy.WALL:
            setattr(record, name, msgspec.UNSET)
        if privacy <= Privacy.TEAM and (getattr(record, name) is msgspec.UNSET) != (level < privacy):
            raise refused(_("It holds more or less than it says."))


def _through_the_door(record: Record) -> Record:
    """Normalise the words of a record as if they had been typed here."""
    short = _LINES.get(type(record), ())
    words: dict[str, Any] = {}
    for name, value in vars(record).items():
        if type(value) not in _WORDED:
            continue
        clean = line(value) if name in short else _plain(value)
        if clean is not value and clean != value:
            words[name] = clean
    return replace(record, **words) if words else record


def _plain(value: Any) -> Any:  # noqa: ANN401 - a field of any type
    if type(value) is str:
        return plain(value)
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    if isinstance(value, dict):
        return {_plain(key): _plain(part) for key, part in value.items()}
    return value
