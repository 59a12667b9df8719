"""The command `mastery-desktop`: opens the window, or does one thing and says what came of it.

Exit codes: 0 done, 1 could not be done (the reason stands on standard error), 2 the command was not understood. Only
the window and the demonstration import Qt.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import mastery_desktop
from mastery_desktop.config.language import PSEUDO, translations_of, wanted_language
from mastery_desktop.config.paths import Paths, find_paths
from mastery_desktop.config.resources import find_resources
from mastery_desktop.config.settings import Choices
from mastery_desktop.domain.errors import MasteryError, NotPossible
from mastery_desktop.files import atomic_write
from mastery_desktop.messages import _, ngettext, pseudo, use

if TYPE_CHECKING:
    from mastery_desktop.bootstrap import ContentChoice

COMMANDS = ("content", "print", "sessions", "export", "import", "demo")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser().parse_args(_with_command(given))
    paths = find_paths(options.data_dir, os.environ)
    language = wanted_language(Choices.read(paths.settings).language if paths.settings.exists() else "", os.environ)
    use(translations_of(language, find_resources()))
    options.wording = pseudo if language == PSEUDO else None
    try:
        return int(options.run(options, paths))
    except (MasteryError, OSError) as error:
        sys.stderr.write(f"mastery-desktop: {_reason(error)}\n")
        return 1


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        name = f"{error.filename}: " if error.filename else ""
        return _("{name}{reason}. Nothing was written.").format(name=name, reason=error.strerror)
    return str(error)


def _with_command(given: list[str]) -> list[str]:
    """Put the command `open` before a file name, so that `mastery-desktop FILE` opens it."""
    skip = False
    for place, word in enumerate(given):
        if skip:
            skip = False
        elif word in ("--data-dir", "--pack", "--overlay"):
            skip = True
        elif word in ("-h", "--help", "--version") or word in COMMANDS:
            return given
        elif not word.startswith("-"):
            return [*given[:place], "open", *given[place:]]
    return [*given, "open"]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mastery-desktop",
        description="Leads a school team through a planning workshop on mastery-based education.",
        epilog="Without a command, the window opens; with the name of a session file, it opens on that session.",
    )
    parser.add_argument("--version", action="version", version=f"Mastery Desktop {mastery_desktop.__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="keep all data in this folder")
    parser.add_argument("--pack", type=Path, metavar="DIR", help="use the content pack in this folder")
    parser.add_argument("--overlay", type=Path, metavar="FILE", help="lay the wording of this file over the pack")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    window = commands.add_parser("open", help="open the window, on a session file where one is named")
    window.add_argument("file", type=Path, nargs="?", metavar="FILE")
    window.set_defaults(run=_open)

    content = commands.add_parser("content", help="check the content pack, or write it out as one document")
    content.add_argument("--json", action="store_true", help="write the whole pack as JSON")
    content.set_defaults(run=_content)

    printing = commands.add_parser("print", help="write sheets as a PDF")
    printing.add_argument("sheets", nargs="*", metavar="SHEET", help="such as P9 P19")
    printing.add_argument("--list", action="store_true", help="list the sheets")
    printing.add_argument("--out", type=Path, metavar="FILE.pdf", help="the PDF to write")
    printing.add_argument("--domain", metavar="ID", help="the domain, for sheets that are about one; all without it")
    printing.add_argument("--session", type=Path, metavar="FILE", help="fill the sheets from this session file")
    printing.add_argument("--blank", action="store_true", help="leave the sheets blank even with a session")
    printing.set_defaults(run=_print)

    sessions = commands.add_parser("sessions", help="list the sessions on this computer")
    sessions.add_argument("--json", action="store_true", help="write the list as JSON")
    sessions.set_defaults(run=_sessions)

    export = commands.add_parser("export", help="write a session as a file to share")
    export.add_argument("session", metavar="SESSION", help="the id of the session, or how it begins")
    export.add_argument("--out", type=Path, required=True, metavar="FILE", help="the file to write")
    export.set_defaults(run=_export)

    importing = commands.add_parser("import", help="take a session file in")
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.set_defaults(run=_import)

    demo = commands.add_parser("demo", help="lead a whole workshop by itself, and keep pictures and papers of it")
    demo.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to leave them")
    demo.set_defaults(run=_demo)
    return parser


def _open(options: argparse.Namespace, paths: Paths) -> int:
    from mastery_desktop.app import run_window  # noqa: PLC0415 - only the window needs Qt

    return run_window(paths, partial(_choice, options), options.file)


def _demo(options: argparse.Namespace, _paths: Paths) -> int:
    from mastery_desktop.app import run_demo  # noqa: PLC0415 - only the window needs Qt

    return run_demo(options.out, _choice(options))


def _choice(options: argparse.Namespace) -> "ContentChoice":
    from mastery_desktop.bootstrap import ContentChoice  # noqa: PLC0415 - not paid for by --help and --version

    return ContentChoice(folder=options.pack, overlay=options.overlay, wording=options.wording)


def _content(options: argparse.Namespace, _paths: Paths) -> int:
    pack = _choice(options).load()
    if options.json:
        _write_json(asdict(pack))
        return 0
    elements = len(pack.elements)
    _write(_("The content pack {id} {version} is complete.").format(id=pack.id, version=pack.version))
    domains = ngettext("{n} domain", "{n} domains", len(pack.domains)).format(n=len(pack.domains))
    _write(f"{domains}, {ngettext('{n} element', '{n} elements', elements).format(n=elements)}; SHA-256 {pack.hash}")
    return 0


def _print(options: argparse.Namespace, _paths: Paths) -> int:
    from mastery_desktop.bootstrap import opened, print_service  # noqa: PLC0415 - as above

    choice = _choice(options)
    service = print_service(choice.load())
    if options.list:
        for sheet in service.sheets():
            _write(f"{sheet.id:4} {sheet.title}")
        return 0
    if not options.sheets or not options.out:
        sys.stderr.write(_("Name the sheets and the file, such as: print P9 --out forms.pdf\n"))
        return 2
    workshop = None
    if options.session:
        # The file is read into a database of its own, so that printing changes nothing on this computer.
        with tempfile.TemporaryDirectory() as folder, opened(Paths(Path(folder)), choice) as services:
            imported = services.sharing.accept(services.sharing.read(options.session.read_bytes()))
            workshop = services.sessions.load(imported.value)
    orders = service.orders(options.sheets, workshop=workshop, domain=options.domain, blank=options.blank)
    atomic_write(options.out, service.render(orders, workshop))
    return 0


def _sessions(options: argparse.Namespace, paths: Paths) -> int:
    from mastery_desktop.bootstrap import opened  # noqa: PLC0415 - as above

    with opened(paths, _choice(options)) as services:
        sessions = [summary.session for summary in services.sessions.summaries()]
    rows = [{"id": s.id, "team": s.team, "date": s.held_on.isoformat(), "title": s.title} for s in sessions]
    if options.json:
        _write_json(rows)
    for row in () if options.json else rows:
        _write(f"{row['id'][:8]}  {row['date']}  {row['team']}  {row['title']}")
    return 0


def _export(options: argparse.Namespace, paths: Paths) -> int:
    from mastery_desktop.bootstrap import opened  # noqa: PLC0415 - as above

    with opened(paths, _choice(options)) as services:
        ids = [s.session.id for s in services.sessions.summaries() if s.session.id.startswith(options.session)]
        if len(ids) != 1:
            raise NotPossible(
                _("No session has an id that begins with {id}. Nothing was written; see `sessions`.").format(
                    id=options.session
                )
                if not ids
                else _(
                    "Several sessions have an id that begins with {id}. Nothing was written; give more of it."
                ).format(id=options.session)
            )
        data = services.sharing.export(ids[0])
    atomic_write(options.out, data)
    return 0


def _import(options: argparse.Namespace, paths: Paths) -> int:
    from mastery_desktop.bootstrap import opened  # noqa: PLC0415 - as above

    data = options.file.read_bytes()
    with opened(paths, _choice(options)) as services:
        session = services.sharing.accept(services.sharing.read(data)).value
    _write(session)
    return 0


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")


def _write_json(document: object) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2, sort_keys=False, default=sorted)
    sys.stdout.write("\n")
