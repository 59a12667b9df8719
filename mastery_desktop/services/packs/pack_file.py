"""A content pack, or an overlay, as one file: the same bytes for the same content on any machine.

A file is a zip of `manifest.json` and the files of the pack, stored as they are. The manifest holds the length and the
SHA-256 of each. `docs/content-packs.md` describes the format.

A file comes from a stranger until it is proven whole: every size is counted while it is read, every member is JSON,
strictly read, and a pack is loaded in all of its languages, before anything of it is kept.
"""

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Final, Literal

import msgspec

from mastery_desktop.content.format import MANIFEST as PACK_MANIFEST
from mastery_desktop.content.format import Manifest as PackManifest
from mastery_desktop.content.loader import read_manifest
from mastery_desktop.content.translations import check_translations
from mastery_desktop.domain.errors import FileRefused, NotPossible, PackError
from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import N_, _
from mastery_desktop.storage.container import MANIFEST, Ours, canonical, fitted, packed, refused, strict, unpacked

FORMAT: Final = "mastery-content"
VERSION: Final = 1
EXTENSION: Final = "masterypack"

OVERLAY: Final = "overlay/"
"""The folder in which an overlay stands, under its own name."""

_HEAD: Final = b'"format":"mastery-content"'
_FIRST_BYTES: Final = 4096
_MOST_MEMBERS: Final = 500
_MEMBER: Final = re.compile(r"pack\.json|[\w-]{1,64}/[\w-]{1,64}\.json")


class MemberSum(msgspec.Struct, forbid_unknown_fields=True):
    """The length of a member in bytes, and the SHA-256 of these in hexadecimal."""

    size: int
    sha256: str


class FileManifest(msgspec.Struct, forbid_unknown_fields=True):
    """What the manifest says: what kind of content it is, and of which pack."""

    format: Literal["mastery-content"]
    version: int
    kind: Literal["pack", "overlay"]
    pack: str
    pack_version: str
    members: dict[str, MemberSum]


@dataclass(frozen=True, kw_only=True)
class PackFile:
    """What such a file holds, checked.

    Attributes:
        pack: the id of the pack, or of the one that an overlay is laid over.
        version: the pack's version.
        overlay: the file name of the overlay; empty for a pack.
        files: what it holds, by name; an overlay is one file.
    """

    pack: str
    version: str
    overlay: str
    files: Mapping[str, bytes]


def _is_content(names: Sequence[str]) -> bool:
    return names[:1] == [MANIFEST] and 1 < len(names) <= _MOST_MEMBERS


_CONTENT: Final = Ours(
    _is_content,
    N_("It is far larger than any content pack."),
    N_("It does not hold what a content pack holds, or holds more."),
    N_("It is not a content pack, or it was cut short on its way."),
)


def is_pack_file(data: bytes) -> bool:
    """Whether a file says that it is a content pack or an overlay; nothing of it is checked."""
    return _HEAD in data[:_FIRST_BYTES]


def no_content() -> FileRefused:
    """The error for a file that does not even say that it is one."""
    return refused(_(_CONTENT.none_of_ours))


def write_pack(folder: Traversable) -> bytes:
    """Make the file of a pack.

    Raises:
        PackError: the pack is broken; what others could not use is not handed on.
        NotPossible: a file of it has a name that not every system takes.
    """
    check_translations(folder)
    manifest = read_manifest(folder)
    files = {PACK_MANIFEST: folder.joinpath(PACK_MANIFEST).read_bytes()}
    for part in ("structure", *manifest.languages):
        for name in manifest.files:
            file = folder.joinpath(part, name)
            if file.is_file():
                files[f"{part}/{name}"] = file.read_bytes()
    if any(not _is_member(name) for name in files):
        raise NotPossible(_("A file of this pack has a name that not every computer takes. Nothing was written."))
    return _written("pack", manifest.id, manifest.version, files)


def write_overlay(name: str, data: bytes, pack: str, version: str) -> bytes:
    """Make the file of an overlay, which was checked against its pack.

    Args:
        name: the file name of the overlay, which stands on every page.
        data: its content.
        pack: the id of the pack that it is laid over.
        version: that pack's version.
    """
    return _written("overlay", pack, version, {OVERLAY + safe_file_name(name): data})


def schema() -> bytes:
    """The published JSON Schema of the manifest of such a file; that of the other members is the one of packs."""
    (manifest,), parts = msgspec.json.schema_components([FileManifest], ref_template="#/$defs/{name}")
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Mastery Desktop content file, version {VERSION}",
        "description": f"The member {MANIFEST} of a .{EXTENSION} file. See docs/content-packs.md.",
        **manifest,
        "$defs": parts,
    }
    return msgspec.json.format(msgspec.json.encode(document, order="deterministic"), indent=2) + b"\n"


def _written(kind: str, pack: str, version: str, files: dict[str, bytes]) -> bytes:
    sums = {name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in files.items()}
    manifest = {"format": FORMAT, "version": VERSION, "kind": kind, "pack": pack, "pack_version": version}
    return packed({MANIFEST: canonical(manifest | {"members": sums})} | files)


def read_pack(data: bytes) -> PackFile:
    """Read and check such a file.

    An overlay is checked here as far as it can be without its pack.

    Raises:
        FileRefused: it is not one, it is damaged, it was changed, or a newer version of the program made it.
    """
    members = unpacked(data, _CONTENT)
    manifest = _manifest(members.pop(MANIFEST))
    if set(members) != set(manifest.members):
        raise refused(_(_CONTENT.no_such_members))
    for name, content in members.items():
        expected = manifest.members[name]
        if (len(content), hashlib.sha256(content).hexdigest()) != (expected.size, expected.sha256):
            raise refused(_("Its content is not what was written: it was damaged on its way, or changed."))
        strict(content)
    if manifest.kind == "overlay":
        return _overlay(manifest, members)
    _check_pack(manifest, members, data)
    return PackFile(pack=manifest.pack, version=manifest.pack_version, overlay="", files=members)


def _manifest(content: bytes) -> FileManifest:
    document = strict(content)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise refused(_(_CONTENT.none_of_ours))
    version = document.get("version")
    if isinstance(version, int) and version > VERSION:
        raise FileRefused(
            _("This content was packed by a newer version of Mastery Desktop. Nothing here was changed.")
            + " "
            + _("Install the newer version, then take the file in again.")
        )
    manifest: FileManifest = fitted(document, FileManifest)
    return manifest


def _overlay(manifest: FileManifest, members: Mapping[str, bytes]) -> PackFile:
    ((place, content), *more) = members.items()
    name = place.removeprefix(OVERLAY)
    if more or not place.startswith(OVERLAY) or not name.endswith(".json") or safe_file_name(name) != name:
        raise refused(_(_CONTENT.no_such_members))
    fitted(strict(content), dict[str, dict[str, str | list[str] | dict[str, str | list[str]]]])
    return PackFile(pack=manifest.pack, version=manifest.pack_version, overlay=name, files={name: content})


def _check_pack(manifest: FileManifest, members: Mapping[str, bytes], data: bytes) -> None:
    """Load the pack out of the file, in all of its languages."""
    if not all(map(_is_member, members)) or len({name.casefold() for name in members}) < len(members):
        raise refused(_(_CONTENT.no_such_members))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            folder = zipfile.Path(archive)
            inside = read_manifest(folder)
            says = (inside.id, inside.version) == (manifest.pack, manifest.pack_version)
            if not says or not set(members) <= set(_expected(inside)):
                raise refused(_(_CONTENT.no_such_members))
            check_translations(folder)
    except PackError as error:
        raise refused(_("The pack in it is broken: {fault}.").format(fault=error)) from None


def _expected(manifest: PackManifest) -> list[str]:
    return [
        PACK_MANIFEST,
        *(f"{part}/{name}" for part in ("structure", *manifest.languages) for name in manifest.files),
    ]


def _is_member(name: str) -> bool:
    """Whether this is a file of a pack, under a name that every system takes."""
    return bool(_MEMBER.fullmatch(name)) and all(safe_file_name(part) == part for part in name.split("/"))
