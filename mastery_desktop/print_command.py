"""The command `print`: sheets and packets as PDF or as pictures, onto a printer, and the summary as a web page."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mastery_desktop.config.paths import Paths
from mastery_desktop.config.settings import Choices
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.leaving_names import before_it_leaves
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.messages import _, ngettext
from mastery_desktop.print_alone import Alone, asked_for
from mastery_desktop.print_arguments import COPIES, FILES, PICTURES, Wish, add_arguments, is_number, wish
from mastery_desktop.print_release import release, take_back
from mastery_desktop.services.finding import only_session
from mastery_desktop.services.packets import Packet, wanted
from mastery_desktop.services.paper_count import as_lines
from mastery_desktop.services.print_presets import keep_choices, kept_choices, plain_name
from mastery_desktop.services.printing import SUMMARY, USUAL_PRINT, Order, PrintService

if TYPE_CHECKING:
    from mastery_desktop.bootstrap import ContentChoice
    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.domain.workshop import Workshop

__all__ = ["add_arguments", "run"]

Chosen = tuple[list[Order], list[int]]
"""Sheets, and how many copies of each."""

Say = Callable[[str], None]
Save = Callable[[Path, bytes], None]


def run(
    options: argparse.Namespace,
    choice: "ContentChoice",
    paths: Paths,
    *,
    read: Callable[[Path], bytes],
    say: Say,
    complain: Say,
    save: Save,
) -> None:
    """Do what was asked for.

    Args:
        options: the arguments.
        choice: which content.
        paths: where the sessions and the settings of this computer lie.
        read: reads a file.
        say: writes a line of the answer.
        complain: writes a remark.
        save: writes a file, whole or not at all.

    Raises:
        NotPossible: it cannot be printed or written.
    """
    if _about_presets(options, paths, say):
        return
    how = wish(options, _kept(options.preset, paths) if options.preset else {})
    if options.keep:
        _keep(options, how, paths)
        say(_("Kept as {name}.").format(name=plain_name(options.keep)))
        if not (options.sheets or options.packet or options.certificates or options.keys or options.guide):
            return
    if _about_lists(options, choice, say) or _about_release(options, choice, paths, say=say, complain=complain):
        return
    alone = asked_for(options, choice, paths, how, complain)
    if not (options.sheets or options.packet or alone) or not (options.out or options.count or options.printer):
        options.misunderstood(_("name the sheets and the file, such as: print P9 --out forms.pdf"))
    try:
        if alone:
            _print_alone(alone, options, how, say=say, save=save)
        else:
            _print_sheets(options, choice, paths, how, read=read, say=say, complain=complain, save=save)
    except _StoppedError as stopped:
        complain(str(stopped))
        raise KeyboardInterrupt from None
    except KeyboardInterrupt:
        complain(_("Stopped. Nothing was printed.") if options.printer else _("Stopped. Nothing was saved."))
        raise


class _StoppedError(Exception):
    """Ctrl+C came when something was done already; says what."""


# What is not about sheets ---------------------------------------------------------------------------------------------


def _about_presets(options: argparse.Namespace, paths: Paths, say: Say) -> bool:
    """Whether names of choices were asked for, or one was to be forgotten, and that was all."""
    if options.forget:
        _kept(options.forget, paths)
        choices = Choices.read(paths.settings)
        keep_choices(choices, {n: v for n, v in kept_choices(choices).items() if n != plain_name(options.forget)})
        say(_("Forgotten: {name}.").format(name=plain_name(options.forget)))
    if options.presets:
        for name in kept_choices(Choices.read(paths.settings)):
            say(name)
    return bool(options.presets or options.forget)


def _kept(name: str, paths: Paths) -> dict[str, object]:
    """What was kept under a name."""
    kept = kept_choices(Choices.read(paths.settings))
    if plain_name(name) in kept:
        return kept[plain_name(name)]
    if not kept:
        raise NotPossible(_("No choices are kept here yet. Keep some with --keep."))
    raise NotPossible(
        _("Nothing is kept under {name}. These names exist: {names}.").format(name=name, names=", ".join(kept))
    )


def _keep(options: argparse.Namespace, how: Wish, paths: Paths) -> None:
    name = plain_name(options.keep)
    if not name:
        raise NotPossible(_("Give the choices a name to keep them under."))
    paths.create()
    choices = Choices.read(paths.settings)
    keep_choices(choices, {**kept_choices(choices), name: how.kept(options.language)})


def _about_lists(options: argparse.Namespace, choice: "ContentChoice", say: Say) -> bool:
    """Whether a list of sheets or printers was asked for, and was said."""
    from mastery_desktop.bootstrap import print_service  # noqa: PLC0415 - slow to load

    if options.list:
        for sheet in print_service(choice.load(), content=choice).sheets():
            say(f"{sheet.id:4} {sheet.title}")
    elif options.printers:
        _list_printers(say)
    else:
        return False
    return True


def _about_release(
    options: argparse.Namespace, choice: "ContentChoice", paths: Paths, *, say: Say, complain: Say
) -> bool:
    """Whether the summary was to be released or taken back, and that was all."""
    if options.release:
        release(options.release, choice, paths, say=say, complain=complain, read_line=sys.stdin.readline)
    if options.take_back:
        take_back(options.take_back, choice, paths, say=say)
    return bool(options.release or options.take_back) and not (options.sheets or options.packet)


def _list_printers(say: Say) -> None:
    from mastery_desktop.app.printing import printers  # noqa: PLC0415 - only printers need Qt

    names, usual = printers()
    for name in names:
        say(_("{name} (the usual one)").format(name=name) if name == usual else name)
    if not names:
        say(_("No printer is set up on this computer."))


def _print_alone(alone: Alone, options: argparse.Namespace, how: Wish, *, say: Say, save: Save) -> None:
    """Write, print or count what is no sheet."""
    if options.count:
        for line in alone.lines():
            say(line)
    elif options.printer:
        from mastery_desktop.app.printing import print_pdf  # noqa: PLC0415 - only printers need Qt

        wanted = (alone.copies, alone.order.both_sides and alone.duplex)
        told = _progress() or _tell_nobody
        _say_printed(say, print_pdf(options.printer, alone.service, alone.on_sides, wanted, told), alone.copies)
    elif how.saved_as == PICTURES:
        from mastery_desktop.services.page_files import page_files  # noqa: PLC0415 - only for pictures

        _save_all(options.out, page_files(alone.service, alone.pdf()), save)
    else:
        save(options.out, alone.pdf())


# Sheets ---------------------------------------------------------------------------------------------------------------


def _print_sheets(
    options: argparse.Namespace,
    choice: "ContentChoice",
    paths: Paths,
    how: Wish,
    *,
    read: Callable[[Path], bytes],
    say: Say,
    complain: Say,
    save: Save,
) -> None:
    from mastery_desktop.bootstrap import print_service  # noqa: PLC0415 - slow to load

    workshop, pack = _led(options, choice, paths, read, complain) if options.session else (None, choice.load())
    service = print_service(pack, content=choice)
    if options.html:
        save(options.out, service.web_page(options.sheets, None if options.blank else workshop, how.language))
        return
    orders, copies = _packet(options, service, pack, workshop) if options.packet else _named(options, service, workshop)
    orders, usual = service.on_paper(orders, how.paper)
    if usual:
        complain(_("Not made for this paper, so on Letter: {sheets}.").format(sheets=", ".join(usual)))
    orders = [_as_asked(order, options, how) for order in orders]
    if options.form and how.points != USUAL_PRINT:
        complain(_("A form to fill in on a laptop comes in usual print: the screen makes it larger."))
    if options.count:
        for line in as_lines(service.paper_count(orders, copies, workshop)):
            say(line)
    elif options.printer:
        _send(options.printer, service, (orders, copies), workshop, say)
    elif how.saved_as in (FILES, PICTURES):
        _write_folder(options.out, how.saved_as, service, (orders, copies), workshop=workshop, save=save)
    else:
        whole = how.saved_as == COPIES
        pdf = service.render(orders, workshop, copies=copies if whole else (), cover=whole, told=_progress())
        save(options.out, pdf)


def _led(
    options: argparse.Namespace,
    choice: "ContentChoice",
    paths: Paths,
    read: Callable[[Path], bytes],
    complain: Say,
) -> "tuple[Workshop, Pack]":
    """The workshop of a session file, or of a session on this computer.

    A file is read into a database of its own, so that printing changes nothing here.
    """
    from mastery_desktop.bootstrap import opened, private_folder  # noqa: PLC0415 - slow to load

    file = Path(options.session)
    is_file = file.is_file() or bool(file.suffix) or len(file.parts) > 1
    data = read(file) if is_file else b""
    with private_folder("printing") as folder, opened(Paths(folder / "data") if is_file else paths, choice) as services:
        if is_file:
            session = services.sharing.accept(services.sharing.read(data)).value
        else:
            session = only_session(services.sessions, options.session)
        workshop = services.sessions.load(session)
        led = services.sharing.pack_for(session)
        if led.note:
            complain(led.note)
        leaves = options.packet == Packet.TAKE_HOME or any(
            sheet.upper().startswith(SUMMARY) for sheet in options.sheets
        )
        if leaves and not options.blank:
            names = services.sharing.names_leaving(session, ShareLevel.PUBLIC)
            if words := before_it_leaves(names):
                complain(words)
        return workshop, led.pack


def _named(options: argparse.Namespace, service: PrintService, workshop: "Workshop | None") -> Chosen:
    """The sheets that were named; with a number of people, as many copies as they need, where none was named."""
    known = {sheet.id: sheet for sheet in service.sheets()}
    people = options.people
    orders: list[Order] = []
    copies: list[int] = []
    for named in options.sheets:
        sheet, number = _sheet_and_copies(named)
        found = _orders(options, service, workshop, sheet)
        asked = number or options.copies
        orders += found
        copies += [asked or (known[order.sheet].copies_for(people) if people else 1) for order in found]
    return orders, copies


def _packet(options: argparse.Namespace, service: PrintService, pack: "Pack", workshop: "Workshop | None") -> Chosen:
    """The sheets of a packet, with those that were named beside it in other copies, added, or left out."""
    packet = Packet(options.packet)
    if packet is Packet.BEFORE and workshop is None:
        raise NotPossible(_("What a workshop needs follows from its agenda. Name it with --session."))
    people = options.people or (workshop.session.people if workshop else 0)
    lines = wanted(packet, service.sheets(), pack, workshop, people)
    known = {sheet.id for sheet in service.sheets() if sheet.entry.known_before}

    def in_packet(order: Order) -> Order:
        return replace(order, blank=options.blank or (packet is Packet.BEFORE and order.sheet not in known))

    chosen = {in_packet(replace(line.order, begins=options.begins)): options.copies or line.copies for line in lines}
    for named in options.sheets:
        sheet, number = _sheet_and_copies(named, least=0)
        for order in _orders(options, service, workshop, sheet):
            chosen[in_packet(order)] = 1 if number is None else number
    chosen = {order: copies for order, copies in chosen.items() if copies}
    return list(chosen), list(chosen.values())


def _sheet_and_copies(named: str, least: int = 1) -> tuple[str, int | None]:
    """A sheet as it was named, and how many copies of it, where that was said."""
    sheet, colon, number = named.partition(":")
    if colon and not (is_number(number) or (number == "0" and not least)):
        raise NotPossible(_("Write a sheet and how many copies of it as in P9:12; {named} is not.").format(named=named))
    return sheet, int(number) if colon else None


def _orders(options: argparse.Namespace, service: PrintService, workshop: "Workshop | None", sheet: str) -> list[Order]:
    return service.orders([sheet], workshop=workshop, domain=options.domain, blank=options.blank, begins=options.begins)


def _as_asked(order: Order, options: argparse.Namespace, how: Wish) -> Order:
    return replace(
        order,
        points=how.points,
        form=options.form,
        color=how.color,
        both_sides=how.both_sides,
        people=options.people or 0,
        language=how.language,
    )


# Where they go --------------------------------------------------------------------------------------------------------


def _write_folder(
    folder: Path, saved_as: str, service: PrintService, chosen: Chosen, *, workshop: "Workshop | None", save: Save
) -> None:
    """Write a folder of PDFs or of pictures; what is in it when somebody stops is whole."""
    from mastery_desktop.services.page_files import page_files  # noqa: PLC0415 - only for pictures

    orders, copies = chosen
    if saved_as == FILES:
        files = iter(list(service.files(orders, copies, workshop)))  # drawn before the folder is made
    else:
        files = page_files(service, service.render(orders, workshop, told=_progress()))
    _save_all(folder, files, save)


def _save_all(folder: Path, files: Iterable[tuple[str, bytes]], save: Save) -> None:
    """Write files into a folder."""
    _make_folder(folder)
    written = 0
    try:
        for name, content in files:
            save(folder / name, content)
            written += 1
    except KeyboardInterrupt:
        words = ngettext("Stopped. {n} file is in {folder}.", "Stopped. {n} files are in {folder}.", written)
        raise _StoppedError(words.format(n=written, folder=folder)) from None


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise NotPossible(
            _("{file} could not be written: {reason}. What was there before is as it was.").format(
                file=folder, reason=error.strerror
            )
        ) from None


def _send(printer: str, service: PrintService, chosen: Chosen, workshop: "Workshop | None", say: Say) -> None:
    """Print on a printer."""
    from mastery_desktop.app.printing import print_out  # noqa: PLC0415 - only printers need Qt

    meant = {sheet.id: sheet.duplex for sheet in service.sheets()}
    jobs: Sequence[tuple[Order, int, bool]] = [
        (order, copies, order.both_sides and meant[order.sheet]) for order, copies in zip(*chosen, strict=True)
    ]
    _say_printed(say, print_out(printer, service, jobs, workshop, _progress() or _tell_nobody), sum(chosen[1]))


def _say_printed(say: Say, printed: tuple[int, bool], copies: int) -> None:
    """Say what is with the printer: so many pages, whether it was stopped, and how many copies were wanted."""
    pages, stopped = printed
    if stopped:
        words = ngettext(
            "Stopped. {n} page is with the printer already.", "Stopped. {n} pages are with the printer already.", pages
        )
        raise _StoppedError(words.format(n=pages))
    say(ngettext("{n} copy is with the printer.", "{n} copies are with the printer.", copies).format(n=copies))


def _progress() -> Callable[[int, int], None] | None:
    """Says on a terminal how far it is, on one line that is written over; nothing where nobody looks."""
    if not sys.stderr.isatty():
        return None

    def told(done: int, total: int) -> None:
        words = _("{done} of {total}").format(done=done, total=total)
        sys.stderr.write(words + ("\n" if done == total else "\r"))  # what is said next is written over it
        sys.stderr.flush()

    return told


def _tell_nobody(_done: int, _total: int) -> None:
    """Hears how far it is, where no terminal wants to know."""
