"""The command `export`: a session as a file to share, at one of four levels, or for another tool."""

import argparse
import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.messages import _
from mastery_desktop.services.exporting import ExportKind, csv_files, exported
from mastery_desktop.services.finding import only_session

if TYPE_CHECKING:
    from mastery_desktop.bootstrap import Services

JSON: Final = "json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    levels, kinds = [level.value for level in ShareLevel], [*(kind.value for kind in ExportKind), JSON]
    parser.add_argument("session", metavar="SESSION", help=_("the id of the session, or how it begins"))
    parser.add_argument("--for", dest="level", choices=levels, default=levels[0], help=_("for whom; a team by default"))
    parser.add_argument("--as", dest="kind", choices=kinds, help=_("for another tool; csv writes a folder of tables"))
    parser.add_argument("--passphrase", action="store_true", help=_("ask for a passphrase, and lock the file with it"))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=_("the file to write"))


def run(options: argparse.Namespace, services: "Services", *, save: Callable[[Path, bytes], None]) -> None:
    """Write what was asked for.

    Raises:
        NotPossible: there is no such session, or it could not be written.
    """
    session, level = only_session(services.sessions, options.session), ShareLevel(options.level)
    if options.kind is None:
        passphrase = getpass.getpass(_("Passphrase: ")) if options.passphrase else ""
        save(options.out, services.sharing.share(session, level, passphrase))
        return
    if options.kind == JSON:
        save(options.out, services.sharing.as_json(session, level))
        return
    workshop, pack = services.sessions.load(session), services.sharing.pack_for(session).pack
    if options.kind != ExportKind.CSV:
        save(options.out, exported(ExportKind(options.kind), pack, workshop))
        return
    try:
        options.out.mkdir(exist_ok=True)
    except OSError as error:
        words = _("{file} could not be written: {reason}. What was there before is as it was.")
        raise NotPossible(words.format(file=options.out, reason=error.strerror)) from None
    for name, table in csv_files(pack, workshop):
        save(options.out / name, table)
