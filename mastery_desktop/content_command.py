"""The command `content`: checks packs, begins new ones, and hands them on as one file."""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mastery_desktop.config.paths import Paths
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.messages import _, ngettext

if TYPE_CHECKING:
    from mastery_desktop.bootstrap import ContentChoice

Say = Callable[[str], None]
Save = Callable[[Path, bytes], None]


def add_arguments(parser: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    """Say what the command takes; `everywhere` holds what may stand behind every command."""
    parser.add_argument("--json", action="store_true", help=_("write the whole pack as JSON"))
    actions = parser.add_subparsers(dest="action", metavar="ACTION")

    def add(name: str, summary: str) -> argparse.ArgumentParser:
        return actions.add_parser(name, help=summary, description=summary, parents=[everywhere], allow_abbrev=False)

    check = add("check", _("check a pack, an overlay or a file of either; without one, what is used"))
    check.add_argument("what", type=Path, nargs="?", metavar="FOLDER|FILE")
    new = add("new", _("begin a pack of your own: a small whole one, to write over"))
    new.add_argument("folder", type=Path, metavar="FOLDER")
    export = add("export", _("write the pack, or the overlay that is named, as one file"))
    export.add_argument("file", type=Path, metavar="FILE")
    importing = add("import", _("take in a pack or an overlay, to lead sessions with"))
    importing.add_argument("file", type=Path, metavar="FILE")
    remove = add("remove", _("remove a pack or an overlay that was taken in or made here, where no session needs it"))
    remove.add_argument("id", metavar="ID")
    remove.add_argument("--pack-version", metavar="VERSION", default="", help=_("which version, where there are more"))
    remove.add_argument(
        "--wording", dest="laid", metavar="NAME", default="", help=_("the overlay of this name, and not the pack")
    )
    add("list", _("list what sessions can be led with on this computer"))


def run(
    options: argparse.Namespace, choice: "ContentChoice", paths: Paths, *, say: Say, complain: Say, save: Save
) -> int:
    """Do what was asked for; gives the exit code.

    Raises:
        PackError: the content is broken.
        FileRefused: a file is none of ours, or it is damaged.
        NotPossible: there is no such file, or it could not be written.
    """
    match options.action:
        case "new":
            _begin(options.folder, say)
        case "export":
            _export(options.file, choice, say, save)
        case "import":
            _import(options.file, choice, paths, say)
        case "remove":
            _remove(options, choice, paths, say)
        case "list":
            _list(_library(choice, paths).entries(), say)
        case _:
            return _check(options, choice, say=say, complain=complain)
    return 0


def _check(options: argparse.Namespace, choice: "ContentChoice", *, say: Say, complain: Say) -> int:
    what: Path | None = getattr(options, "what", None)
    if what is None:
        return _check_pack(choice, as_json=options.json, say=say, complain=complain)
    if what.is_dir():
        return _check_pack(choice.of(what, None), as_json=options.json, say=say, complain=complain)
    from mastery_desktop.services.packs.pack_file import is_pack_file  # noqa: PLC0415 - hardly ever needed

    data = _bytes_of(what)
    if is_pack_file(data):
        return _check_file(data, choice, say)
    return _check_pack(choice.of(choice.folder, what), as_json=options.json, say=say, complain=complain)


def _check_pack(choice: "ContentChoice", *, as_json: bool, say: Say, complain: Say) -> int:
    faults = () if as_json else choice.faults()
    if len(faults) > 1:
        for fault in faults:
            complain(str(fault))
        complain(_("{n} faults in all. What one of them hides is found when it is mended.").format(n=len(faults)))
        return 1
    pack = choice.load()
    if as_json:
        say(json.dumps(asdict(pack), ensure_ascii=False, indent=2, default=_plain))
        return 0
    translations = choice.check_translations()
    elements = len(pack.elements)
    found = _("The content pack {id} {version} is complete.")
    if translations.faults:
        found = _("The content pack {id} {version} can be used, but its translation is not complete.")
    say(found.format(id=pack.id, version=pack.version))
    if pack.overlaid:
        replaced = ngettext(
            "{file} replaces the wording of {n} unit.", "{file} replaces the wording of {n} units.", len(pack.overlaid)
        )
        say(replaced.format(file=pack.overlay, n=len(pack.overlaid)))
    domains = ngettext("{n} domain", "{n} domains", len(pack.domains)).format(n=len(pack.domains))
    practices = ngettext("{n} element", "{n} elements", elements).format(n=elements)
    if len(translations.languages) > 1:
        languages = ", ".join(translations.languages)
        say(_("It is there in these languages: {languages}.").format(languages=languages))
    for fault in translations.faults:
        complain(_("This is shown in the first language: {fault}").format(fault=fault))
    say(f"{domains}, {practices}; SHA-256 {pack.hash}")
    return 1 if translations.faults else 0


def _check_file(data: bytes, choice: "ContentChoice", say: Say) -> int:
    """Say what is in a file of content; an overlay is laid over the pack in use, where it is made for it."""
    from mastery_desktop.bootstrap import private_folder  # noqa: PLC0415 - as above
    from mastery_desktop.services.packs.pack_file import read_pack  # noqa: PLC0415 - as above
    from mastery_desktop.services.rollup.apart import check_apart  # noqa: PLC0415 - as above

    check_apart(data)
    file = read_pack(data)
    if not file.overlay:
        say(
            _("The file is whole. It holds the content pack {id} {version}.").format(id=file.pack, version=file.version)
        )
        return 0
    words = _("The file is whole. It holds the overlay {name} for the pack {id}.")
    say(words.format(name=file.overlay, id=file.pack))
    if choice.load().id == file.pack:
        with private_folder("content") as folder:
            overlay = folder / file.overlay
            overlay.write_bytes(file.files[file.overlay])
            choice.of(choice.folder, overlay).load()
        say(_("It fits the pack in use."))
    return 0


def _begin(folder: Path, say: Say) -> None:
    from mastery_desktop.services.packs.beginning import begin_pack  # noqa: PLC0415 - as above

    begin_pack(folder)
    say(_("A small whole pack lies in {folder}. Its README.md says what to write where.").format(folder=folder))


def _export(file: Path, choice: "ContentChoice", say: Say, save: Save) -> None:
    from mastery_desktop.services.packs.pack_file import write_overlay, write_pack  # noqa: PLC0415 - as above

    pack = choice.load()
    if choice.overlay:
        save(file, write_overlay(choice.overlay.name, choice.overlay.read_bytes(), pack.id, pack.version))
    else:
        save(file, write_pack(choice.source))
    say(str(file))


def _import(file: Path, choice: "ContentChoice", paths: Paths, say: Say) -> None:
    paths.create()
    entry = _library(choice, paths).take_in(_bytes_of(file))
    say(entry.taken_in_words)


def _list(entries: Sequence[Any], say: Say) -> None:
    """Say what there is; the folder tells packs of one id and version apart, and says to `remove` which is meant."""
    for entry in entries:
        alike = {one.folder for one in entries if (one.id, one.version) == (entry.id, entry.version)}
        where = f"  [{entry.folder.name}]" if entry.folder and len(alike) > 1 else ""
        say(f"{entry.id} {entry.version}  {entry.name}{where}")


def _remove(options: argparse.Namespace, choice: "ContentChoice", paths: Paths, say: Say) -> None:
    from mastery_desktop.bootstrap import opened  # noqa: PLC0415 - as above

    wording = options.laid and f"{options.laid.removesuffix('.json')}.json"
    with opened(paths, choice) as services:
        found = {
            entry.overlay_file or entry.folder: entry
            for entry in services.installed.entries()
            if options.id in {entry.id, entry.folder and entry.folder.name}
            and options.pack_version in {"", entry.version}
            and entry.overlay == wording
        }
        if len(found) > 1:
            folders = ", ".join(str(place.name) for place in found if place)
            raise NotPossible(
                _("There is more than one of it. Say which one by its folder: {folders}.").format(folders=folders)
            )
        if not found:
            raise NotPossible(_("There is no such content to remove. “content list” says what there is."))
        ((_place, entry),) = found.items()
        services.installed.remove(entry)
    say(_("{name} is removed.").format(name=entry.name))


def _library(choice: "ContentChoice", paths: Paths) -> Any:  # noqa: ANN401 - a class of a layer that is not loaded yet
    from mastery_desktop.bootstrap import pack_library  # noqa: PLC0415 - as above

    return pack_library(choice.load(), paths, choice)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise NotPossible(_("There is no file {file}.").format(file=file)) from None
    except OSError as error:
        if file.is_dir():
            words = _("{file} is a folder. Make one file of it first: --pack {file} content export NAME.masterypack")
            raise NotPossible(words.format(file=file)) from None
        raise NotPossible(_("{file} cannot be read: {reason}.").format(file=file, reason=error.strerror)) from None


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever JSON does not know
    return sorted(value)
