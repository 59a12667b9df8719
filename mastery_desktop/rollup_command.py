"""The command `rollup`: several schools in one picture, in the terminal, as PDF, as a web page."""

import argparse
import getpass
import shlex
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.rollup_words import RollUpTable, facts, tables, warnings, which
from mastery_desktop.messages import _, ngettext

if TYPE_CHECKING:
    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.domain.rollup import RollUp
    from mastery_desktop.services.rollup.gathering import Gathered
    from mastery_desktop.services.rollup.locked import Keys
    from mastery_desktop.services.rollup.service import Picture, RollUpService

Say = Callable[[str], None]
Save = Callable[[Path, bytes], None]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    words = _("the folder of files; folders in it count too")
    parser.add_argument("folder", type=Path, metavar="FOLDER", nargs="?", help=words)
    parser.add_argument("--pdf", type=Path, metavar="FILE", help=_("write it as a PDF"))
    parser.add_argument("--html", type=Path, metavar="FILE", help=_("write it as a web page"))
    words = _("list the roll-ups that are remembered as handed on, each with its key")
    parser.add_argument("--remembered", action="store_true", help=words)
    words = _("forget that this one was handed on, because it reached nobody or a newer one takes its place")
    parser.add_argument("--forget", metavar="KEY", help=words)
    add_passphrases(parser)


def add_passphrases(parser: argparse.ArgumentParser) -> None:
    """Say how locked files are opened: never by the command line, which others can read."""
    words = _("a file with passphrases of locked files, one in a line; without it, they are asked for")
    parser.add_argument("--passphrases", type=Path, metavar="FILE", help=words)


def keys_of(options: argparse.Namespace) -> "Keys":
    """The passphrases that a file gives.

    Raises:
        NotPossible: it cannot be read.
    """
    from mastery_desktop.services.rollup.locked import Keys  # noqa: PLC0415 - not for every command

    if options.passphrases is None:
        return Keys()
    try:
        return Keys(options.passphrases.read_text("utf-8-sig").splitlines())
    except (OSError, UnicodeError):
        words = _("The file of passphrases {file} cannot be read.")
        raise NotPossible(words.format(file=options.passphrases)) from None


def asked_for(locked: int) -> str:
    """A passphrase for locked files, typed by somebody; empty where nobody is there or wants to."""
    if not sys.stdin or not sys.stdin.isatty():
        return ""
    words = ngettext(
        "Passphrase of {n} locked file (Enter leaves it out): ",
        "Passphrase of {n} locked files (Enter leaves them out): ",
        locked,
    )
    try:
        with catch_warnings():
            simplefilter("error", getpass.GetPassWarning)  # where it would be read off the screen
            return getpass.getpass(words.format(n=locked))
    except (EOFError, getpass.GetPassWarning):
        return ""


def run(
    options: argparse.Namespace,
    service: "RollUpService",
    *,
    say: Say,
    complain: Say,
    save: Save,
    ask: Callable[[int], str] = asked_for,
) -> None:
    """Roll a folder up; `ask` gives one more passphrase for so many locked files, or nothing.

    Raises:
        NotPossible: the folder cannot be read, no school is in it, or a file could not be written.
    """
    if options.forget:
        service.forget(options.forget)
    if options.forget or options.remembered:
        say(remembered_as_text(service))
        return
    picture = _looked_at(options, service, ask, complain)
    for line in picture.left_out:
        complain(f"{line.name}: {line.reason}")
    complain(counted(picture.gathered))
    if not picture.rolled.schools:
        words = _("No file of a school in {folder} can be counted. Put share files there. Nothing was written.")
        raise NotPossible(words.format(folder=options.folder))
    for words in warnings(picture.rolled, service.pack, here=True):
        complain(words)
    files = ((options.pdf, service.pdf), (options.html, service.web_page))
    leaving = [partial(save, file, make(picture)) for file, make in files if file]
    for leave in leaving or [partial(say, as_text(picture.rolled, service.pack))]:
        with service.handing_on(picture) as key:  # each by itself: what was saved before another failed has left
            leave()
        if key:
            complain(remembered_now(key, options.data_dir))


def _looked_at(
    options: argparse.Namespace, service: "RollUpService", ask: Callable[[int], str], complain: Say
) -> "Picture":
    """The folder with all its files that a passphrase was given for."""
    if options.folder is None:
        raise NotPossible(_("Name the folder of files that are to be rolled up."))
    if not options.folder.is_dir():
        raise NotPossible(_("There is no folder {folder}.").format(folder=options.folder))
    keys = keys_of(options)
    picture = service.look(options.folder, keys=keys)
    while (locked := picture.gathered.locked) and (passphrase := ask(len(locked))):
        keys.add(passphrase)
        picture = service.look(options.folder, keys=keys)
        if picture.gathered.locked == locked:
            complain(_("This passphrase fits none of them."))
    return picture


def remembered_now(key: str, data_dir: Path | None) -> str:
    """That a roll-up counts as handed on from now on, and how that is taken back."""
    words = _(
        "It is remembered on this computer as handed on, and later ones are held against it. If it reaches nobody:"
        " {command}"
    )
    command = ["mastery-desktop", "rollup", "--forget", key, *(("--data-dir", str(data_dir)) if data_dir else ())]
    return words.format(command=shlex.join(command))


def remembered_as_text(service: "RollUpService") -> str:
    """The roll-ups that are remembered, for a terminal."""
    lines = [f"{one.key}  {which(one.at, one.source, one.schools)}" for one in service.remembered()]
    return "\n".join(lines or [_("No roll-up is remembered.")])


def counted(gathered: "Gathered") -> str:
    """How many files were read, and how many of them are in the picture."""
    words = ngettext("{n} of {all} file is in it.", "{n} of {all} files are in it.", len(gathered.lines))
    return words.format(n=gathered.taken, all=len(gathered.lines))


def as_text(rolled: "RollUp", pack: "Pack") -> str:
    """A roll-up for a terminal."""
    return "\n\n".join(["\n".join(facts(rolled)), *(_table_as_text(table) for table in tables(rolled, pack))])


def _table_as_text(table: RollUpTable) -> str:
    """A table for a terminal."""
    rows = [table.heads, *((row.name, *(row.cells or (row.note,))) for row in table.rows)]
    full = [row for row in rows if len(row) == len(table.heads)]
    widths = [max(len(row[at]) for row in full) for at in range(len(table.heads))]
    widths[0] = max(len(row[0]) for row in rows)
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip() for row in rows]
    return "\n".join([table.title, *lines])
