"""The command `mastery-desktop-collect`: prepare a database, gather folders into it, roll it up."""

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from mastery_desktop.bootstrap import ContentChoice, print_service, system_clock
from mastery_desktop.config.paths import find_paths
from mastery_desktop.domain.choices import OutcomeKind
from mastery_desktop.domain.errors import MasteryError, NotPossible, reason_of
from mastery_desktop.domain.labels import OUTCOMES
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rollup_words import HIDDEN, TOO_FEW, warnings
from mastery_desktop.domain.suppression import Shown
from mastery_desktop.files import atomic_write
from mastery_desktop.messages import _, ngettext
from mastery_desktop.rollup_command import add_passphrases, as_text, asked_for, keys_of, remembered_now
from mastery_desktop.services.rollup.gathering import Fate
from mastery_desktop.services.rollup.ledger import Ledger
from mastery_desktop_collect.counting import by_district, one_district
from mastery_desktop_collect.gathering import gather_into
from mastery_desktop_collect.tables import connect, prepare

_COMMANDS = ("prepare", "gather", "districts", "rollup")

_STOPPED_BY_KEYBOARD = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; gives the exit code: 0 done, 1 could not be done, 2 not understood."""
    options = _parser().parse_args(_with_command(sys.argv[1:] if arguments is None else arguments))
    try:
        password = getpass.getpass(_("Password: ")) if options.ask_password else None
        engine = connect(options.database, password, made=options.run in (_prepare, _gather))
        try:
            prepare(engine)
            options.run(options, engine, ContentChoice(folder=options.pack).load())
        finally:
            engine.dispose()
    except KeyboardInterrupt:
        _complain(_("Stopped. What was gathered so far is kept; the same command goes on from there."))
        return _STOPPED_BY_KEYBOARD
    except (MasteryError, MemoryError, OSError) as error:
        _complain(reason_of(error))
        return 1
    return 0


def _with_command(given: Sequence[str]) -> Sequence[str]:
    """Put `gather` before what names no command, so that a folder alone is enough."""
    return given if not given or given[0] in {*_COMMANDS, "-h", "--help"} else ["gather", *given]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mastery-desktop-collect",
        description=_("Gathers files of many schools into one database and rolls them up."),
        allow_abbrev=False,
    )
    everywhere = argparse.ArgumentParser(add_help=False)
    default = "sqlite:///mastery-collected.sqlite"
    everywhere.add_argument(
        "--database", default=default, metavar="URL", help=_("without a password; {d} by default").format(d=default)
    )
    everywhere.add_argument("--ask-password", action="store_true", help=_("ask for the password"))
    everywhere.add_argument("--data-dir", type=Path, metavar="DIR", help=_("where earlier roll-ups are remembered"))
    everywhere.add_argument("--pack", type=Path, metavar="DIR", help=_("use the content pack in this folder"))
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    ready = commands.add_parser("prepare", parents=[everywhere], help=_("make the tables"))
    ready.set_defaults(run=_prepare)
    gather = commands.add_parser("gather", parents=[everywhere], help=_("gather a folder"))
    gather.add_argument("folder", type=Path, metavar="FOLDER")
    add_passphrases(gather)
    gather.set_defaults(run=_gather)
    districts = commands.add_parser("districts", parents=[everywhere], help=_("agreed levels, district by district"))
    districts.set_defaults(run=_districts)
    rollup = commands.add_parser("rollup", parents=[everywhere], help=_("roll up a district, or all schools"))
    rollup.add_argument("--district", metavar="NAME", help=_("only this district"))
    rollup.add_argument("--pdf", type=Path, metavar="FILE", help=_("write it as a PDF"))
    rollup.add_argument("--html", type=Path, metavar="FILE", help=_("write it as a web page"))
    rollup.set_defaults(run=_rollup)
    return parser


def _prepare(_options: argparse.Namespace, _engine: Engine, _pack: Pack) -> None:
    _say(_("The tables are there."))


def _gather(options: argparse.Namespace, engine: Engine, pack: Pack) -> None:
    if not options.folder.is_dir():
        raise NotPossible(_("There is no folder {folder}.").format(folder=options.folder))
    keys = keys_of(options)
    gather_now = partial(gather_into, engine, options.folder, pack, system_clock().astimezone().date(), keys=keys)
    outcome = gather_now(told=_progress)
    taken, lines = outcome.fates[Fate.TAKEN], {line.name: line for line in outcome.lines}
    locked = outcome.locked
    while locked and (passphrase := asked_for(len(locked))):
        keys.add(passphrase)
        again = gather_now(only=locked)
        if again.locked == locked:
            _complain(_("This passphrase fits none of them."))
        taken += again.fates[Fate.TAKEN]
        lines = {name: line for name, line in lines.items() if name not in locked}
        lines |= {line.name: line for line in again.lines}
        locked = again.locked
    for line in sorted(lines.values(), key=lambda line: line.name):
        _complain(f"{line.name}: {line.reason}")
    _say(ngettext("{n} file was taken in.", "{n} files were taken in.", taken).format(n=taken))
    known = outcome.known
    _say(ngettext("{n} file was known already.", "{n} files were known already.", known).format(n=known))


def _districts(_options: argparse.Namespace, engine: Engine, pack: Pack) -> None:
    levels = [level.short for level in pack.levels]
    _say(_("Schools at each level: {levels}").format(levels=", ".join([*levels, _(OUTCOMES[OutcomeKind.NOT_AGREED])])))
    for found in by_district(engine, pack):
        schools = ngettext("{n} school", "{n} schools", found.schools).format(n=found.schools)
        _say(f"{found.district or _('No district named')}, {schools}")
        for element, shown in found.rows.items():
            _say(f"  {pack.elements[element].name}: {_cells(shown)}")


def _rollup(options: argparse.Namespace, engine: Engine, pack: Pack) -> None:
    paths = find_paths(options.data_dir, os.environ)
    paths.create()
    ledger = Ledger(paths.roll_ups)
    rolled = one_district(engine, pack, system_clock().astimezone().date(), ledger, options.district)
    for words in warnings(rolled, pack, here=True):
        _complain(words)
    printer = print_service(pack)
    files = ((options.pdf, printer.roll_up_pdf), (options.html, printer.roll_up_page))
    leaving = [partial(atomic_write, file, make(rolled)) for file, make in files if file]
    source = ", ".join(filter(None, (options.district, options.database)))
    for leave in leaving or [partial(_say, as_text(rolled, pack))]:
        with ledger.handing_on(pack.id, rolled, system_clock(), source) as key:
            leave()
        if key:
            _complain(remembered_now(key, options.data_dir))


def _cells(shown: Shown) -> str:
    if shown.too_few:
        return _(TOO_FEW)
    return ", ".join(_(HIDDEN) if cell is None else str(cell) for cell in shown.cells)


def _progress(done: int, total: int) -> None:
    _complain(_("{done} of {total} files").format(done=done, total=total))


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")


def _complain(words: str) -> None:
    sys.stderr.write(words + "\n")
