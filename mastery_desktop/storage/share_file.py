"""Writes and reads the files for districts and states: one school's share, in the same container as a session.

The members are `manifest.json` and `share.json`. `docs/session-file.md` describes both, and `resources/schema` holds
the published schema. A reader takes the share out of a session file too, so that a folder can hold both.
"""

import hashlib
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from mastery_desktop.domain.choices import EvidenceKind, Need, OutcomeKind
from mastery_desktop.domain.errors import FileRefused
from mastery_desktop.domain.own_slide import OwnSlide
from mastery_desktop.domain.rating import ANONYMOUS_FROM, lacks_level
from mastery_desktop.domain.records import (
    Action,
    Counts,
    Evidence,
    FocusArea,
    Group,
    Rating,
    Series,
    Session,
    StageChoice,
    Wording,
)
from mastery_desktop.domain.school_share import REDUCED, SchoolShare, ShareLevel, reduced, share_of
from mastery_desktop.domain.text import LABEL, line, plain
from mastery_desktop.messages import _
from mastery_desktop.storage.container import MANIFEST, SHARE, canonical, fitted, packed, refused, strict, unpacked
from mastery_desktop.storage.session_file import read_members
from mastery_desktop.storage.session_shape import Digest, Tick, Uuid, Word

FORMAT = "mastery-share"
VERSION = 1

_MOST = 500
_NEEDED = frozenset(
    {
        Session,
        Series,
        Group,
        Counts,
        Rating,
        Evidence,
        FocusArea,
        StageChoice,
        Action,
        OwnSlide,
        Wording,
    }
)
"""What a share is taken from, and what these refer to."""

_MOST_PEOPLE = 2**31 - 1

Label = Annotated[str, Meta(max_length=LABEL)]
Note = Annotated[str, Meta(max_length=2000)]
Count = Annotated[int, Meta(ge=0, le=_MOST_PEOPLE)]


class RatingShape(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What came of rating an element; marks are counts per level, lowest first, of five people or more."""

    element: Word
    meaning: Count
    outcome: OutcomeKind
    level: Word | None
    upper: Word | None
    marks: Annotated[tuple[Count, ...], Meta(max_length=20)]
    raters: Count


class FocusShape(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A focus area and its stage."""

    element: Word
    stage: Word | None


class WantShape(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Evidence that is wanted, by its sort."""

    element: Word
    kind: EvidenceKind | None


class ActionShape(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """An action by role; only in files for the district."""

    what: Note
    who: Note
    by: Note
    needs: Annotated[tuple[Need, ...], Meta(max_length=len(Need))]


class ShareShape(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What one school hands on, and to whom; names, marks and actions are empty in files for the state.

    `session` and `code` stand for the session and its team at this level and at no other one.
    """

    privacy: Literal["district", "state"]
    session: Uuid
    code: Uuid
    tick: Tick
    held_on: date
    consents: bool
    pack_id: Annotated[str, Meta(max_length=LABEL)]
    overlay: Label
    team: Label
    school: Label
    district: Label
    ratings: Annotated[tuple[RatingShape, ...], Meta(max_length=_MOST)]
    focus: Annotated[tuple[FocusShape, ...], Meta(max_length=_MOST)]
    needs: Annotated[tuple[Need, ...], Meta(max_length=len(Need))]
    wanted: Annotated[tuple[WantShape, ...], Meta(max_length=_MOST)]
    actions: Annotated[tuple[ActionShape, ...], Meta(max_length=_MOST)]
    unfinished: bool


class ShareManifest(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What the file is, for whom it was made, and how to check its content."""

    format: Literal["mastery-share"]
    version: Literal[1]
    session: Uuid
    privacy: Literal["district", "state"]
    size: Tick
    sha256: Digest


def write_share(share: SchoolShare, level: ShareLevel) -> bytes:
    """Make the file of a school for its district or its state: the same bytes for the same share.

    Raises:
        ValueError: no such file is made at this level, or of the sample.
    """
    content = _content(share, level)
    manifest = {"format": FORMAT, "version": VERSION, "session": share.session, "privacy": level.value}
    sums = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return packed({MANIFEST: canonical(manifest | sums), SHARE: content})


def read_share(data: bytes) -> SchoolShare:
    """Read what a file says of one school: a share, or a session file, which holds more.

    Raises:
        FileRefused: it is neither, it is damaged, it was changed, or a newer version of the program made it.
    """
    members = unpacked(data)
    document = strict(members[MANIFEST])
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        file = read_members(members, hashlib.sha256(data).hexdigest(), _NEEDED)
        return share_of([record for record, _version in file.records], file.newest)
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        raise FileRefused(
            _("This file was made by a newer version of Mastery Desktop. Install that version to read it.")
        )
    manifest: ShareManifest = fitted(document, ShareManifest)
    content = members.get(SHARE, b"")
    if len(members) != 2:  # noqa: PLR2004 - the manifest and the share
        raise refused(_("It does not hold what a share file holds, or holds more."))
    if (len(content), hashlib.sha256(content).hexdigest()) != (manifest.size, manifest.sha256):
        raise refused(_("Its content is not what was written: it was damaged on its way, or changed."))
    shape: ShareShape = fitted(strict(content), ShareShape)
    share = _share(shape)
    if (share.session, shape.privacy) != (manifest.session, manifest.privacy):
        raise refused(_("It does not hold exactly the session that it names."))
    _check(share, ShareLevel(manifest.privacy))
    return share


def share_json(share: SchoolShare, level: ShareLevel) -> bytes:
    """The content of a share as a document of its own, as the published schema describes `share.json`."""
    return msgspec.json.format(_content(share, level), indent=2) + b"\n"


def _content(share: SchoolShare, level: ShareLevel) -> bytes:
    if share.sample:
        raise ValueError("no file for a roll-up is made of the sample")
    kept = asdict(reduced(share, level)) | {"privacy": level.value}
    del kept["sample"]
    return canonical(kept)


def level_of(data: bytes) -> ShareLevel | None:
    """For whom a file is that was made for a roll-up, and is not to be opened as a session; None for a session.

    Raises:
        FileRefused: it is none of our files.
    """
    document = strict(unpacked(data)[MANIFEST])
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return None
    return ShareLevel.STATE if document.get("privacy") == ShareLevel.STATE.value else ShareLevel.DISTRICT


def schema() -> bytes:
    """The published JSON Schema of both members."""
    shapes = (ShareManifest, ShareShape)
    (manifest, share), parts = msgspec.json.schema_components(shapes, ref_template="#/$defs/{name}")
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Mastery Desktop share file, version 1",
        "description": "The members of a .mastery file for a district or a state. See docs/session-file.md.",
        "type": "object",
        "properties": {MANIFEST: manifest, SHARE: share},
        "required": [MANIFEST, SHARE],
        "additionalProperties": False,
        "$defs": parts,
    }
    return msgspec.json.format(msgspec.json.encode(document, order="deterministic"), indent=2) + b"\n"


def _share(shape: ShareShape) -> SchoolShare:
    """The share, with its words normalised as if they had been typed here."""
    values: dict[str, Any] = msgspec.to_builtins(shape, builtin_types=(date,))
    del values["privacy"]
    for name in ("team", "school", "district", "overlay"):
        values[name] = line(values[name])
    for action in values["actions"]:
        action |= {name: plain(action[name]) for name in ("what", "who", "by")}
    return msgspec.convert(values, SchoolShare)


def _check(share: SchoolShare, level: ShareLevel) -> None:
    """A file holds no more than its level allows, and nothing that cannot be.

    Raises:
        FileRefused: it does.
    """
    if level not in REDUCED or reduced(share, level) != share:
        raise refused(_("It holds more or less than it says."))
    if len({rating.element for rating in share.ratings}) != len(share.ratings):
        raise refused(_("The same record stands in it twice."))
    for rating in share.ratings:
        if lacks_level(rating.outcome, rating.level, rating.upper):
            raise refused(_("An outcome lacks its level."))
        if rating.marks and rating.raters < ANONYMOUS_FROM:
            raise refused(_("It holds marks of fewer people than keep marks anonymous."))
        if sum(rating.marks) > rating.raters:
            raise refused(_("A count does not add up."))
