"""The zip around the members of our files, and how a stranger's one is opened: counted while it is read, never trusted.

Every member has the same time and rights, and is stored as it is, so that the same content gives the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from mastery_desktop.domain.errors import FileRefused
from mastery_desktop.domain.own_slide import MOST_SLIDES
from mastery_desktop.messages import N_, _
from mastery_desktop.storage.locked_file import is_locked
from mastery_desktop.storage.strict_json import Json, NotStrict, read_json

MOST_BYTES = 20_000_000
"""The largest file that is looked at; a full day's session has about a hundredth of it."""

MANIFEST, DATA, SHARE, PICTURES = "manifest.json", "data.json", "share.json", "pictures/"
"""The names of members: the manifest, a session or a share, and pictures by their SHA-256."""

_OTHERS = (b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")
"""How files of other programs begin: PDF, old Office files, RTF and pictures."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_OWNER_ONLY = 0o600 << 16
_ENCRYPTED = 0x1
_CHUNK = 65_536
_PLACE = re.compile(r"`(\$[^`]*)`")


@dataclass(frozen=True)
class Ours:
    """A kind of file of ours: which members it has, in their order, and what is said where a file is none.

    Each of the sentences is marked for translation.
    """

    is_whole: Callable[[Sequence[str]], bool]
    too_large: str
    no_such_members: str
    none_of_ours: str


def _is_session(names: Sequence[str]) -> bool:
    content = names[1:2] in ([DATA], [SHARE]) and all(name.startswith(PICTURES) for name in names[2:])
    return names[:1] == [MANIFEST] and content and len(names) <= MOST_SLIDES + 2


SESSION = Ours(
    _is_session,
    N_("It is far larger than any session."),
    N_("It does not hold what a session file holds, or holds more."),
    N_("It is not a session file, or it was cut short on its way."),
)


def canonical(value: Json) -> bytes:
    """A document as the one way of writing it: keys sorted, no white space."""
    return msgspec.json.encode(value, order="sorted")


def packed(members: dict[str, bytes]) -> bytes:
    """The file that holds some members, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system, info.external_attr = _UNIX, _OWNER_ONLY
            archive.writestr(info, content)
    return buffer.getvalue()


def unpacked(data: bytes, ours: Ours = SESSION) -> dict[str, bytes]:
    """The members of a file, the manifest first.

    Args:
        data: the whole file.
        ours: what kind of file it ought to be.

    Raises:
        FileRefused: it is none of ours, or it is damaged.
    """
    if len(data) > MOST_BYTES:
        raise refused(_(ours.too_large))
    if not data:
        raise refused(_("It is empty."))
    if is_locked(data):
        raise FileRefused(
            _("This file has a passphrase, and is not read with others. Ask whoever sent it for a copy without one.")
        )
    if data.startswith(b"SQLite format 3\0"):
        raise refused(_("It is a database, not a session file."))
    if data.startswith(_OTHERS):
        raise _of_another_program()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            names = [info.filename for info in infos]
            if ours is SESSION and names and not {MANIFEST, DATA, SHARE} & set(names):
                raise _of_another_program()
            if not ours.is_whole(names) or len(set(names)) < len(names):
                raise refused(_(ours.no_such_members))
            return {info.filename: _read_member(archive, info, ours) for info in infos}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise refused(_(ours.none_of_ours)) from None


def _of_another_program() -> FileRefused:
    return FileRefused(
        _(
            "This is a file of another program, not a session file. Nothing here was changed. A session file is one"
            " that was saved with Share in this program."
        )
    )


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, ours: Ours) -> bytes:
    """Read one member, never more than the whole file may have, whatever its header says."""
    if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & _ENCRYPTED:
        raise refused(_("It was packed again by another program."))
    content = bytearray()
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            content += chunk
            if len(content) > MOST_BYTES:
                raise refused(_(ours.too_large))
    return bytes(content)


def strict(content: bytes) -> Json:
    """A member that is JSON, strictly read.

    Raises:
        FileRefused: it is not.
    """
    try:
        return read_json(content)
    except NotStrict as error:
        raise refused(str(error)) from None


def fitted(document: Json, shape: type[Any]) -> Any:  # noqa: ANN401 - a struct that was made at run time
    """A document in its shape.

    Raises:
        FileRefused: it does not fit; the text names the place and quotes nothing.
    """
    try:
        return msgspec.convert(document, shape)
    except msgspec.ValidationError as error:
        place = _PLACE.search(str(error))
        raise refused(_("A value in it cannot be (at {place}).").format(place=place[1] if place else "$")) from None


def refused(reason: str) -> FileRefused:
    """The error for a file that cannot be opened for a reason, which is a sentence."""
    return FileRefused(
        _(
            "This file cannot be opened. {reason} Nothing here was changed. Ask for the file again, or copy it again"
            " from where it came."
        ).format(reason=reason)
    )
