"""What the command `print` takes: its arguments, and the choices that were kept under a name behind them."""

import argparse
from datetime import time
from pathlib import Path
from typing import Final, NamedTuple

from mastery_desktop.domain.clock import time_of_day
from mastery_desktop.messages import _
from mastery_desktop.services.languages import BOTH
from mastery_desktop.services.packets import Packet
from mastery_desktop.services.print_presets import Kept
from mastery_desktop.services.printing import LETTER, PAPERS, PRINT_SIZES, USUAL_PRINT

ONCE, COPIES, FILES, PICTURES = "once", "copies", "files", "pictures"
"""What is written: each sheet once, all copies in one PDF, a folder of PDFs, a folder of pictures."""

_LARGE_PRINT: Final = 18
_KEPT_AS: Final = (ONCE, COPIES, FILES)


class Wish(NamedTuple):
    """How the sheets are printed and written, whatever they are: what can be kept under a name.

    Attributes:
        paper: the name of the paper.
        points: the size of print.
        color: whether in color.
        both_sides: whether on both sides of the paper.
        language: as in an order.
        saved_as: what is written.
    """

    paper: str
    points: int
    color: bool
    both_sides: bool
    language: str
    saved_as: str

    def kept(self, spoken: str) -> Kept:
        """The wish as the settings hold it; pictures are for looking, and never kept.

        Args:
            spoken: the language that was typed, which the program itself speaks now; empty where none was.
        """
        saved_as = self.saved_as if self.saved_as in _KEPT_AS else ONCE
        return {**self._asdict(), "language": spoken or self.language, "saved_as": saved_as}


def wish(options: argparse.Namespace, kept: Kept) -> Wish:
    """What the arguments say, behind them what was kept, and behind that what is usual."""

    def said(name: str, known: tuple[object, ...], usual: object) -> object:
        typed = getattr(options, name)
        if typed is not None:
            return typed
        return kept[name] if kept.get(name) in known else usual

    language = options.language or kept.get("language", "")
    return Wish(
        paper=str(said("paper", PAPERS, LETTER)),
        points=int(str(said("points", PRINT_SIZES, USUAL_PRINT))),
        color=bool(said("color", (True, False), usual=False)),
        both_sides=bool(said("both_sides", (True, False), usual=True)),
        language=BOTH if language == BOTH else "" if options.language else str(language),
        saved_as=str(said("saved_as", _KEPT_AS, ONCE)),
    )


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Give the command its arguments."""
    add = command.add_argument
    add("sheets", nargs="*", metavar="SHEET", help=_("such as P9 P19; P9:12 for twelve copies of it"))
    add(
        "--certificates",
        metavar="SESSION",
        help=_("a certificate for each person on the list of a session on this computer, instead of naming sheets"),
    )
    add(
        "--release",
        metavar="SESSION",
        help=_("release the one-page summary of a session on this computer, when the team says yes: no draft any more"),
    )
    add("--take-back", metavar="SESSION", help=_("make the one-page summary of a session a draft again"))
    add("--guide", action="store_true", help=_("how to use the program, with pictures, instead of naming sheets"))
    add("--keys", action="store_true", help=_("the keys of the program on one page, instead of naming sheets"))
    add("--list", action="store_true", help=_("list the sheets"))
    add("--out", type=Path, metavar="FILE", help=_("the PDF, the web page or the folder to write"))
    add("--html", action="store_true", help=_("write P24 as a web page instead of a PDF"))
    add("--domain", metavar="ID", help=_("the domain, for sheets that are about one; else all"))
    add(
        "--session",
        metavar="SESSION",
        help=_("fill the sheets from this session file, or from the session on this computer whose id begins so"),
    )
    add("--begins", type=_time_of_day, metavar="TIME", help=_("when it begins, such as 15:30, for clock times"))
    add("--form", action="store_true", help=_("with fields to fill in on a laptop: P9, P16 and P19"))
    add("--blank", action="store_true", help=_("leave the sheets blank even with a session"))
    _add_packets(command)
    _add_looks(command)
    _add_ways_out(command)
    _add_presets(command)


def _add_packets(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add(
        "--packet",
        choices=[packet.value for packet in Packet],
        help=_(
            "what a workshop needs before it, what people take home, all without power; sheets that are named beside "
            "it come in so many copies, such as P9:14, or are left out, such as P3:0"
        ),
    )
    add("--people", type=_number, metavar="N", help=_("how many people come; else as many as the session says"))
    add("--copies", type=_number, metavar="N", help=_("so many copies of every sheet"))


def _add_looks(command: argparse.ArgumentParser) -> None:
    """What a wish is made of; none of it has a default, so that what was kept can stand behind it."""
    add = command.add_argument
    add(
        "--paper",
        choices=PAPERS,
        help=_("the size of paper, where a sheet is made for it; tiles are posters on four Letter sheets"),
    )
    add(
        "--large-print",
        action="store_const",
        const=_LARGE_PRINT,
        dest="points",
        help=_("in large print, 18 points"),
    )
    add("--points", type=int, choices=PRINT_SIZES, help=_("the size of print; 18 and 20 are large"))
    color = command.add_mutually_exclusive_group()
    color.add_argument("--color", action="store_true", default=None, help=_("in the color of the domain"))
    color.add_argument("--black", action="store_false", default=None, dest="color", help=_("in black and white"))
    sides = command.add_mutually_exclusive_group()
    sides.add_argument(
        "--one-sided",
        action="store_false",
        default=None,
        dest="both_sides",
        help=_("everything on one side of the paper"),
    )
    sides.add_argument(
        "--both-sides", action="store_true", default=None, help=_("on both sides of the paper what is meant for them")
    )


def _add_ways_out(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add(
        "--as",
        dest="saved_as",
        choices=(*_KEPT_AS, PICTURES),
        help=_(
            "each sheet once; all copies in one PDF behind a slip for the copier; a folder of PDFs with the slip; or a "
            "folder of pictures, one for each page, to look at"
        ),
    )
    add("--count", action="store_true", help=_("say how many copies, pages and sheets of paper it takes, no more"))
    add("--printer", metavar="NAME", help=_("print on this printer instead of writing a file"))
    add("--printers", action="store_true", help=_("list the printers"))


def _add_presets(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--preset", metavar="NAME", help=_("with the choices that were kept under this name, here or in the window"))
    add("--presets", action="store_true", help=_("list the names under which choices are kept"))
    add("--keep", metavar="NAME", help=_("keep size, color, sides, language and files under this name"))
    add("--forget", metavar="NAME", help=_("forget what was kept under this name"))


def is_number(text: str) -> bool:
    """Whether a text that was typed is a whole number above 0."""
    return text.isascii() and text.isdecimal() and int(text) > 0


def _number(text: str) -> int:
    """A number of people or copies that was typed."""
    if not is_number(text):
        raise argparse.ArgumentTypeError(_("write a whole number, such as 12"))
    return int(text)


def _time_of_day(text: str) -> time:
    """A time that was typed."""
    found = time_of_day(text)
    if found is None:
        raise argparse.ArgumentTypeError(_("write a time as hours and minutes, such as 15:30"))
    return found
