"""The command `mastery-desktop`: opens the window, or does one thing and says what came of it.

Exit codes: 0 done, 1 could not be done (the reason stands on standard error), 2 the command was not understood. Only
the window and the demonstration import Qt, and each command imports no more than it needs: the modules of the others
would cost the window a third of the time to its first frame.
"""

import argparse
import gc
import io
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import mastery_desktop
from mastery_desktop import collect_command, command_words, work_command
from mastery_desktop.command_asked import option_of, with_command, without_option
from mastery_desktop.config.language import BOTH, PSEUDO, spoken_languages, translations_of, wanted_language
from mastery_desktop.config.paths import Paths, find_paths
from mastery_desktop.config.resources import find_resources
from mastery_desktop.config.settings import Choices
from mastery_desktop.domain.errors import MasteryError, NotPossible, PassphraseNeeded, reason_of
from mastery_desktop.files import atomic_write
from mastery_desktop.messages import _, pseudo, use

if TYPE_CHECKING:
    from mastery_desktop.bootstrap import ContentChoice

_OTHERS = 0o077
_STOPPED_BY_KEYBOARD = 130  # 128 and the number of the signal, as shells have it


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code. What it writes is for the user alone, locks and logs too."""
    os.umask(_OTHERS)
    given = list(sys.argv[1:] if arguments is None else arguments)
    if work_command.is_meant(given):
        return work_command.run(given)
    _speak_plainly(sys.stdout)
    _speak_plainly(sys.stderr)
    folder = option_of(given, "--data-dir")
    paths = find_paths(Path(folder) if folder else None, os.environ)
    resources = find_resources()
    asked = option_of(given, "--language")
    language = wanted_language(
        Choices.read(paths.settings).language if paths.settings.exists() else "",
        os.environ,
        asked=asked if asked in spoken_languages(resources) else "",
    )
    use(translations_of(language, resources))
    command_words.speak()
    words, command = with_command(given)
    if command == "collect":
        place = words.index(command)
        return collect_command.run([*words[place + 1 :], *without_option(words[:place], "--language")])
    options = _parser(command).parse_args(words, argparse.Namespace(pack=None, overlay=None, language=""))
    if options.language == BOTH and options.run is not _print:
        options.misunderstood(_("only sheets of paper have both languages at once"))
    options.spoken = language
    options.wording = pseudo if language == PSEUDO else None
    try:
        code = int(options.run(options, paths))
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _STOPPED_BY_KEYBOARD
    except (MasteryError, MemoryError, OSError) as error:
        _complain(reason_of(error))
        return 1
    return code


# What was asked for ---------------------------------------------------------------------------------------------------


def _parser(command: str) -> argparse.ArgumentParser:
    """The parser of the command line; of the commands that have modules of their own, only one has its arguments."""
    everywhere = _options_of_every_command()
    parser = argparse.ArgumentParser(
        prog="mastery-desktop",
        description=_("Leads a school team through a planning workshop on mastery-based education."),
        epilog=_("Without a command, the window opens; with the name of a session file, it opens on that session."),
        parents=[everywhere],
        allow_abbrev=False,
    )
    version = f"Mastery Desktop {mastery_desktop.__version__}"
    parser.add_argument("--version", action="version", version=version, help=_("show the version and exit"))
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    add = partial(_add_command, commands, everywhere)

    window = add("open", _open, _("open the window, on a session file where one is named"))
    window.add_argument("file", type=Path, nargs="?", metavar="FILE")

    add("content", _content, _("check content packs, begin one, hand them on and take them in"))

    add("print", _print, _("write sheets as PDF, or the one-page summary as a web page"))

    forms = add("forms", _forms, _("read forms that were filled in on laptops, and list what they would change"))
    forms.add_argument("session", metavar="SESSION", help=_("the id of the session, or how it begins"))
    forms.add_argument("files", type=Path, nargs="+", metavar="FILE")
    forms.add_argument("--accept", type=int, nargs="+", default=[], metavar="N", help=_("accept these of the list"))

    sessions = add("sessions", _sessions, _("list the sessions on this computer"))
    sessions.add_argument("--json", action="store_true", help=_("write the list as JSON"))

    add("export", _export, _("write a session as a file to share, or for another tool"))

    importing = add("import", _import, _("take a session file in"))
    importing.add_argument("file", type=Path, metavar="FILE")

    add("rollup", _rollup, _("put the files of several schools into one picture"))

    add("collect", collect_command.run, collect_command.summary())

    doctor = add("doctor", _doctor, _("check installation, folders, database, fonts and displays, and say what to do"))
    doctor.add_argument("--json", action="store_true", help=_("write what is found as JSON"))
    doctor.add_argument("--out", type=Path, metavar="FILE", help=_("write what is found into a file, to pass it on"))

    demo = add("demo", _demo, _("lead a whole workshop by itself, and keep pictures and papers of it"))
    demo.add_argument("--out", type=Path, required=True, metavar="DIR", help=_("the folder to leave them in"))
    demo.add_argument(
        "--size", type=_size, metavar="1024x768", help=_("the size of the facilitator’s window, in pixels")
    )
    if command in commands.choices:
        _add_arguments(command, commands.choices[command], everywhere)
    return parser


def _add_arguments(command: str, parser: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
    """Add the arguments of a command that has a module of its own."""
    if command == "content":
        from mastery_desktop import content_command  # noqa: PLC0415 - not paid for by another command; so below

        content_command.add_arguments(parser, everywhere)
    elif command == "print":
        from mastery_desktop import print_command  # noqa: PLC0415

        print_command.add_arguments(parser)
    elif command == "export":
        from mastery_desktop import export_command  # noqa: PLC0415

        export_command.add_arguments(parser)
    elif command == "rollup":
        from mastery_desktop import rollup_command  # noqa: PLC0415

        rollup_command.add_arguments(parser)


def _options_of_every_command() -> argparse.ArgumentParser:
    """What may stand before a command and behind it. A default here would undo what stands before."""
    options = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    options.add_argument("--data-dir", type=Path, metavar="DIR", help=_("keep all data in this folder"))
    options.add_argument("--pack", type=Path, metavar="DIR", help=_("use the content pack in this folder"))
    options.add_argument(
        "--language",
        choices=(*spoken_languages(find_resources()), BOTH),
        help=_("speak this language; for paper also both at once"),
    )
    options.add_argument("--overlay", type=Path, metavar="FILE", help=_("lay the wording of this file over the pack"))
    return options


def _add_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    everywhere: argparse.ArgumentParser,
    name: str,
    run: object,
    summary: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=summary, description=summary, parents=[everywhere], allow_abbrev=False)
    command.set_defaults(run=run, misunderstood=command.error)
    return command


def _size(words: str) -> tuple[int, int]:
    """Width and height, as they are written on a monitor."""
    width, _between, height = words.lower().partition("x")
    if not (width.isdecimal() and height.isdecimal()):
        raise argparse.ArgumentTypeError(_("{words} is no size; write it as 1024x768").format(words=words))
    return int(width), int(height)


# The commands ---------------------------------------------------------------------------------------------------------


def _open(options: argparse.Namespace, paths: Paths) -> int:
    if options.file:
        _require_file(options.file)
    gc.disable()  # the window sets it going again once it is there; until then it would only look through modules
    from mastery_desktop.app import run_window  # noqa: PLC0415 - only the window needs Qt

    return run_window(paths, partial(_choice, options), options.file and options.file.absolute())


def _demo(options: argparse.Namespace, _paths: Paths) -> int:
    from mastery_desktop.app import run_demo  # noqa: PLC0415 - only the window needs Qt

    return run_demo(options.out, _choice(options), options.size)


def _content(options: argparse.Namespace, paths: Paths) -> int:
    from mastery_desktop import content_command  # noqa: PLC0415 - as above

    return content_command.run(options, _choice(options), paths, say=_write, complain=_complain, save=_save)


def _print(options: argparse.Namespace, paths: Paths) -> int:
    from mastery_desktop import print_command  # noqa: PLC0415 - as above

    print_command.run(options, _choice(options), paths, read=_read, say=_write, complain=_complain, save=_save)
    return 0


def _forms(options: argparse.Namespace, paths: Paths) -> int:
    from mastery_desktop.bootstrap import opened  # noqa: PLC0415 - as above
    from mastery_desktop.services.finding import only_session  # noqa: PLC0415
    from mastery_desktop.services.forms.listing import as_list, numbered  # noqa: PLC0415

    for file in options.files:
        _require_file(file)
    with opened(paths, _choice(options)) as services:
        session = only_session(services.sessions, options.session)
        read = services.forms.read_files(options.files)
        found = services.forms.suggest(session, read)
        for note in found.notes:
            _complain(note)
        if not options.accept:
            _write(as_list(found))
        for change in numbered(found, options.accept):
            services.forms.accept_now(session, read, change)
            _write(f"{change.place}: {change.then}")
    return 0


def _sessions(options: argparse.Namespace, paths: Paths) -> int:
    from mastery_desktop.bootstrap import opened  # noqa: PLC0415 - as above

    with opened(paths, _choice(options)) as services:
        sessions = [summary.session for summary in services.sessions.summaries()]
    rows = [{"id": s.id, "team": s.team, "date": s.held_on.isoformat(), "title": s.title} for s in sessions]
    if options.json:
        _write_json(rows)
        return 0
    for row in rows:
        _write(f"{row['id'][:8]}  {row['date']}  {row['team']}  {row['title']}")
    return 0


def _export(options: argparse.Namespace, paths: Paths) -> int:
    from mastery_desktop import export_command  # noqa: PLC0415 - as above
    from mastery_desktop.bootstrap import opened  # noqa: PLC0415

    with opened(paths, _choice(options)) as services:
        export_command.run(options, services, save=_save, complain=_complain)
    return 0


def _import(options: argparse.Namespace, paths: Paths) -> int:
    from mastery_desktop.bootstrap import opened  # noqa: PLC0415 - as above

    data = _read(options.file)
    with opened(paths, _choice(options)) as services:
        try:
            preview = services.sharing.read(data)
        except PassphraseNeeded as error:
            from mastery_desktop.export_command import typed_passphrase  # noqa: PLC0415 - as above

            _complain(str(error))
            preview = services.sharing.read(data, typed_passphrase())
        session = services.sharing.accept(preview).value
    for warning in preview.told:
        _complain(warning)
    _write(session)
    return 0


def _rollup(options: argparse.Namespace, paths: Paths) -> int:
    from mastery_desktop import rollup_command  # noqa: PLC0415 - as above
    from mastery_desktop.bootstrap import rollup_service  # noqa: PLC0415

    paths.create()
    service = rollup_service(_choice(options).load(), paths)
    rollup_command.run(options, service, say=_write, complain=_complain, save=_save)
    return 0


def _doctor(options: argparse.Namespace, paths: Paths) -> int:
    from mastery_desktop.app import displays  # noqa: PLC0415 - only the displays need Qt
    from mastery_desktop.bootstrap import look_over  # noqa: PLC0415 - as above
    from mastery_desktop.services.doctor import as_text, is_well, to_pass_on  # noqa: PLC0415 - as above

    findings = look_over(paths, _choice(options))
    findings += displays()
    if options.json:
        _write_json([asdict(finding) for finding in findings])
    elif options.out:
        _save(options.out, to_pass_on(findings))
    else:
        _write(as_text(findings))
    return 0 if is_well(findings) else 1


# What they share ------------------------------------------------------------------------------------------------------


def _choice(options: argparse.Namespace) -> "ContentChoice":
    from mastery_desktop.bootstrap import ContentChoice  # noqa: PLC0415 - not paid for by --help and --version

    if options.pack and not options.pack.is_dir():
        raise NotPossible(_("There is no folder {folder} with a content pack.").format(folder=options.pack))
    if options.overlay:
        _require_file(options.overlay)
    return ContentChoice(folder=options.pack, overlay=options.overlay, wording=options.wording, language=options.spoken)


def _require_file(file: Path) -> None:
    if not file.is_file():
        raise NotPossible(_("There is no file {file}.").format(file=file))


def _read(file: Path) -> bytes:
    _require_file(file)
    try:
        return file.read_bytes()
    except OSError as error:
        raise NotPossible(_("{file} cannot be read: {reason}.").format(file=file, reason=error.strerror)) from None


def _save(file: Path, data: bytes) -> None:
    """Write what was asked for, whole or not at all; what is said of a failure names the file that was asked for."""
    try:
        if file.is_dir():
            raise IsADirectoryError(None, _("it is a folder"))
        atomic_write(file, data)
    except OSError as error:
        raise NotPossible(
            _("{file} could not be written: {reason}. What was there before is as it was.").format(
                file=file, reason=error.strerror
            )
        ) from None


def _speak_plainly(stream: TextIO) -> None:
    """Let a stream take every letter: UTF-8 into files and pipes, whatever a terminal knows into a terminal."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _complain(sentence: str) -> None:
    sys.stderr.write(f"mastery-desktop: {sentence}\n")


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")


def _write_json(document: object) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2, default=sorted)
    sys.stdout.write("\n")
