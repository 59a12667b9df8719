"""The command `print`: sheets and packets as PDF, in one file or in several, and the summary as a web page."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mastery_desktop.config.paths import Paths
from mastery_desktop.domain.clock import time_of_day
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.messages import _
from mastery_desktop.services.finding import only_session
from mastery_desktop.services.languages import BOTH
from mastery_desktop.services.packets import Packet, wanted
from mastery_desktop.services.printing import LETTER, PAPERS, PRINT_SIZES, USUAL_PRINT, Order, PrintService

if TYPE_CHECKING:
    from mastery_desktop.bootstrap import ContentChoice
    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.domain.workshop import Workshop

_ONCE, _COPIES, _FILES = "once", "copies", "files"
_LARGE_PRINT: Final = 18


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Give the command its arguments."""
    add = command.add_argument
    add("sheets", nargs="*", metavar="SHEET", help=_("such as P9 P19; P9:12 for twelve copies of it"))
    add(
        "--certificates",
        metavar="SESSION",
        help=_("a certificate for each person on the list of a session on this computer, instead of naming sheets"),
    )
    add("--keys", action="store_true", help=_("the keys of the program on one page, instead of naming sheets"))
    add("--list", action="store_true", help=_("list the sheets"))
    add("--out", type=Path, metavar="FILE", help=_("the PDF, the web page or the folder to write"))
    add("--html", action="store_true", help=_("write P24 as a web page instead of a PDF"))
    add("--domain", metavar="ID", help=_("the domain, for sheets that are about one; else all"))
    add("--session", type=Path, metavar="FILE", help=_("fill the sheets from this session file"))
    add("--begins", type=_time_of_day, metavar="TIME", help=_("when it begins, such as 15:30, for clock times"))
    add(
        "--paper",
        choices=PAPERS,
        default=LETTER,
        help=_("the size of paper, where a sheet is made for it; tiles are posters on four Letter sheets"),
    )
    add(
        "--large-print",
        action="store_const",
        const=_LARGE_PRINT,
        default=USUAL_PRINT,
        dest="points",
        help=_("in large print, 18 points"),
    )
    add(
        "--points", type=int, choices=PRINT_SIZES, default=USUAL_PRINT, help=_("the size of print; 18 and 20 are large")
    )
    add("--color", action="store_true", help=_("names and grounds in the color of the domain"))
    add("--one-sided", action="store_true", help=_("everything on one side of the paper"))
    add("--form", action="store_true", help=_("with fields to fill in on a laptop: P9, P16 and P19"))
    add("--blank", action="store_true", help=_("leave the sheets blank even with a session"))
    add(
        "--packet",
        choices=[packet.value for packet in Packet],
        help=_("instead of naming sheets: what a workshop needs before it, what people take home, all without power"),
    )
    add("--people", type=_number, metavar="N", help=_("how many people come; else as many as the session says"))
    add("--copies", type=_number, metavar="N", help=_("so many copies of every sheet"))
    add(
        "--as",
        dest="saved_as",
        choices=(_ONCE, _COPIES, _FILES),
        default=_ONCE,
        help=_(
            "each sheet once; all copies in one PDF behind a slip for the copier; or a folder of PDFs with the slip"
        ),
    )


def run(
    options: argparse.Namespace,
    choice: "ContentChoice",
    paths: Paths,
    data: bytes | None,
    *,
    say: Callable[[str], None],
    complain: Callable[[str], None],
    save: Callable[[Path, bytes], None],
) -> None:
    """Do what was asked for.

    Args:
        options: the arguments.
        choice: which content.
        paths: where the sessions of this computer lie.
        data: the session file, where one was named.
        say: writes a line of the answer.
        complain: writes a remark.
        save: writes a file.

    Raises:
        NotPossible: it cannot be printed or written.
    """
    from mastery_desktop.bootstrap import print_service  # noqa: PLC0415 - slow to load

    if options.list:
        for sheet in print_service(choice.load(), content=choice).sheets():
            say(f"{sheet.id:4} {sheet.title}")
        return
    if options.certificates and options.out:
        save(options.out, _certificates(options, choice, paths))
        return
    if options.keys and options.out:
        from mastery_desktop.app import key_groups  # noqa: PLC0415 - only the keys need Qt

        save(options.out, print_service(choice.load(), content=choice).keys(key_groups()))
        return
    if not (options.sheets or options.packet) or not options.out:
        options.misunderstood(_("name the sheets and the file, such as: print P9 --out forms.pdf"))
    workshop, pack = _led(choice, data, complain) if data is not None else (None, choice.load())
    service = print_service(pack, content=choice)
    if options.html:
        save(options.out, service.web_page(options.sheets, None if options.blank else workshop, _spoken(options)))
        return
    orders, copies = _packet(options, service, pack, workshop) if options.packet else _named(options, service, workshop)
    orders, usual = service.on_paper(orders, options.paper)
    if usual:
        complain(_("Not made for this paper, so on Letter: {sheets}.").format(sheets=", ".join(usual)))
    orders = [_as_asked(order, options) for order in orders]
    if options.saved_as == _FILES:
        _make_folder(options.out)
        for name, pdf in service.files(orders, copies, workshop):
            save(options.out / name, pdf)
        return
    all_copies = options.saved_as == _COPIES
    save(options.out, service.render(orders, workshop, copies=copies if all_copies else (), cover=all_copies))


def _led(choice: "ContentChoice", data: bytes, complain: Callable[[str], None]) -> "tuple[Workshop, Pack]":
    """The workshop of a session file, read into a database of its own, so that printing changes nothing here."""
    from mastery_desktop.bootstrap import opened, private_folder  # noqa: PLC0415 - slow to load

    with private_folder("printing") as folder, opened(Paths(folder / "data"), choice) as services:
        session = services.sharing.accept(services.sharing.read(data)).value
        workshop = services.sessions.load(session)
        led = services.sharing.pack_for(session)
        if led.note:
            complain(led.note)
        return workshop, led.pack


def _named(
    options: argparse.Namespace, service: PrintService, workshop: "Workshop | None"
) -> tuple[list[Order], list[int]]:
    """The sheets that were named; with a number of people, as many copies as they need, where none was named."""
    known = {sheet.id: sheet for sheet in service.sheets()}
    people = options.people
    orders: list[Order] = []
    copies: list[int] = []
    for named in options.sheets:
        sheet, _colon, number = named.partition(":")
        if number and not _is_number(number):
            raise NotPossible(
                _("Write a sheet and how many copies of it as in P9:12; {named} is not.").format(named=named)
            )
        found = service.orders(
            [sheet], workshop=workshop, domain=options.domain, blank=options.blank, begins=options.begins
        )
        wanted = int(number) if number else options.copies
        orders += found
        copies += [wanted or (known[order.sheet].copies_for(people) if people else 1) for order in found]
    return orders, copies


def _packet(
    options: argparse.Namespace, service: PrintService, pack: "Pack", workshop: "Workshop | None"
) -> tuple[list[Order], list[int]]:
    packet = Packet(options.packet)
    if packet is Packet.BEFORE and workshop is None:
        raise NotPossible(_("What a workshop needs follows from its agenda. Name its file with --session."))
    people = options.people or (workshop.session.people if workshop else 0)
    lines = wanted(packet, service.sheets(), pack, workshop, people)
    blank = options.blank or packet is Packet.BEFORE
    orders = [replace(line.order, blank=blank, begins=options.begins) for line in lines]
    return orders, [options.copies or line.copies for line in lines]


def _as_asked(order: Order, options: argparse.Namespace) -> Order:
    return replace(
        order,
        points=options.points,
        form=options.form,
        color=options.color,
        both_sides=not options.one_sided,
        language=_spoken(options),
    )


def _spoken(options: argparse.Namespace) -> str:
    """The language of the sheets, as in an order; the program speaks any other one itself."""
    return BOTH if options.language == BOTH else ""


def _certificates(options: argparse.Namespace, choice: "ContentChoice", paths: Paths) -> bytes:
    """Certificates with the names that were written down; they are in no session file, so none is read for them."""
    from mastery_desktop.bootstrap import opened  # noqa: PLC0415 - slow to load

    with opened(paths, choice) as services:
        session = only_session(services.sessions, options.certificates)
        printing = services.printing.with_pack(services.sharing.pack_for(session).pack)
        people = services.sessions.attendance(session)
        return printing.certificates(services.sessions.load(session), people, _spoken(options))


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise NotPossible(
            _("{file} could not be written: {reason}. What was there before is as it was.").format(
                file=folder, reason=error.strerror
            )
        ) from None


def _time_of_day(text: str) -> time:
    """A time that was typed."""
    found = time_of_day(text)
    if found is None:
        raise argparse.ArgumentTypeError(_("write a time as hours and minutes, such as 15:30"))
    return found


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and int(text) > 0


def _number(text: str) -> int:
    """A number of people or copies that was typed."""
    if not _is_number(text):
        raise argparse.ArgumentTypeError(_("write a whole number, such as 12"))
    return int(text)
