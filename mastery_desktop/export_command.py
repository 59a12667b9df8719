"""The command `export`: a session as a file to share, at one of four levels, or for another tool."""

import argparse
import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.identity import SessionId
from mastery_desktop.domain.leaving_names import before_it_leaves
from mastery_desktop.domain.school_share import FOR_WHOM, REDUCED, ShareLevel
from mastery_desktop.messages import _
from mastery_desktop.services.exporting import LEVEL_OF, ExportKind, csv_files, for_tools, left_out
from mastery_desktop.services.finding import only_session

if TYPE_CHECKING:
    from mastery_desktop.bootstrap import Services


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    levels, kinds = [level.value for level in ShareLevel], [kind.value for kind in ExportKind]
    parser.add_argument("session", metavar="SESSION", help=_("the id of the session, or how it begins"))
    parser.add_argument("--for", dest="level", choices=levels, help=_("for whom; colleagues by default"))
    parser.add_argument("--as", dest="kind", choices=kinds, help=_("for another tool; csv writes a folder of tables"))
    parser.add_argument("--passphrase", action="store_true", help=_("ask for a passphrase, and lock the file with it"))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=_("the file to write"))


def run(
    options: argparse.Namespace,
    services: "Services",
    *,
    save: Callable[[Path, bytes], None],
    complain: Callable[[str], None],
) -> None:
    """Write what was asked for, and say what in it may be names of people.

    Raises:
        NotPossible: there is no such session, or it could not be written.
    """
    session, level = only_session(services.sessions, options.session), _level_of(options)
    if options.kind is None:
        passphrase = typed_passphrase(twice=True) if options.passphrase else ""
        save(options.out, services.sharing.share(session, level, passphrase))
        _warn(services, session, level, complain)
        return
    kind = ExportKind(options.kind)
    if kind is ExportKind.CSV:
        _write_tables(options.out, session, services, save)
    elif kind is ExportKind.JSON:
        save(options.out, services.sharing.as_json(session, level))
    else:
        save(options.out, for_tools(kind, session, services.sessions, services.sharing))
    complain(_("Saved as {file}. {whom}.").format(file=options.out, whom=_(FOR_WHOM[level])))
    if words := left_out(kind, services.sessions.load(session)):
        complain(words)
    _warn(services, session, level, complain)


def _write_tables(folder: Path, session: SessionId, services: "Services", save: Callable[[Path, bytes], None]) -> None:
    """Write all tables of a session into a folder."""
    workshop, pack = services.sessions.load(session), services.sharing.pack_for(session).pack
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        words = _("{file} could not be written: {reason}. What was there before is as it was.")
        raise NotPossible(words.format(file=folder, reason=error.strerror)) from None
    for name, table in csv_files(pack, workshop):
        save(folder / name, table)


def _level_of(options: argparse.Namespace) -> ShareLevel:
    """For whom the file is.

    Raises:
        NotPossible: there is none of this kind for them, or none with a passphrase.
    """
    if options.kind is None:
        return ShareLevel(options.level or ShareLevel.TEAM)
    if options.passphrase:
        raise NotPossible(_("Only session and share files can have a passphrase. Nothing was saved."))
    made = REDUCED if options.kind == ExportKind.JSON else (LEVEL_OF[ExportKind(options.kind)],)
    level = ShareLevel(options.level or made[0])
    if level not in made:
        known = ", ".join(f"--for {one}" for one in made)
        words = _("A file of the kind {kind} is made with {known} only. Nothing was saved.")
        raise NotPossible(words.format(kind=options.kind, known=known))
    return level


def typed_passphrase(*, twice: bool = False) -> str:
    """Ask for a passphrase; twice for a new one, since nobody can recover it.

    Raises:
        NotPossible: there is nobody to ask, or the two differ.
    """
    try:
        with catch_warnings():
            simplefilter("error", getpass.GetPassWarning)  # where it would be read off the screen
            first = getpass.getpass(_("Passphrase: "))
            again = getpass.getpass(_("Once more: ")) if twice else first
    except (EOFError, getpass.GetPassWarning):
        raise NotPossible(
            _("A passphrase is needed, and there is no terminal to type it in. Nothing was changed.")
        ) from None
    if first != again:
        raise NotPossible(_("The two passphrases differ. Nothing was saved; type both again."))
    return first


def _warn(services: "Services", session: SessionId, level: ShareLevel, complain: Callable[[str], None]) -> None:
    if words := before_it_leaves(services.sharing.names_leaving(session, level)):
        complain(words)
