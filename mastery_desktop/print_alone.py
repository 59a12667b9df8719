"""What `print` writes that is no sheet: certificates for the people of a session, the keys, the guide."""

import argparse
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mastery_desktop.config.paths import Paths
from mastery_desktop.config.resources import find_resources
from mastery_desktop.messages import _, ngettext
from mastery_desktop.print_arguments import Wish
from mastery_desktop.services.finding import only_session
from mastery_desktop.services.printing import CERTIFICATE, Order, PrintService
from mastery_desktop.services.program_guide import ProgramGuide

if TYPE_CHECKING:
    from mastery_desktop.bootstrap import ContentChoice

Draw = Callable[[Order], bytes]


class Alone(NamedTuple):
    """What was asked for.

    Attributes:
        draw: makes the PDF, in the way that an order says.
        service: makes pictures of its pages.
        order: how it was asked for.
        duplex: whether it is meant for both sides of the paper.
        copies: how many copies of it a printer makes.
    """

    draw: Draw
    service: PrintService
    order: Order
    duplex: bool
    copies: int

    def pdf(self) -> bytes:
        """The PDF, as it was asked for."""
        return self.draw(self.order)

    def on_sides(self, both: bool) -> bytes:  # noqa: FBT001 - what a printer can do
        """The PDF, for both sides of the paper or for one."""
        return self.draw(replace(self.order, both_sides=both))

    def lines(self) -> list[str]:
        """How much paper it takes."""
        pages = len(self.service.page_sizes(self.pdf()))
        each = -(-pages // 2) if self.duplex and self.order.both_sides else pages
        words = ngettext("{n} page", "{n} pages", pages).format(n=pages)
        sheets = ngettext("{n} sheet of paper", "{n} sheets of paper", each * self.copies).format(n=each * self.copies)
        return [f"{self.copies:4} × {words}", sheets]


def asked_for(
    options: argparse.Namespace, choice: "ContentChoice", paths: Paths, how: Wish, complain: Callable[[str], None]
) -> Alone | None:
    """What was asked for that is no sheet; None where nothing of that was."""
    from mastery_desktop.bootstrap import print_service  # noqa: PLC0415 - slow to load

    if not (options.certificates or options.keys or options.guide):
        return None
    if options.certificates:
        service, draw = _certificates(options.certificates, choice, paths)
    else:
        service = print_service(choice.load(), content=choice)
        draw = _keys(service) if options.keys else _guide(service)
    order = Order(
        sheet=CERTIFICATE,
        points=how.points,
        color=how.color,
        both_sides=how.both_sides,
        language=how.language,
    )
    (order,), unusual = service.on_paper([order], how.paper)
    if unusual:
        complain(_("Not made for this paper, so on Letter."))
    return Alone(draw, service, order, not options.keys, options.copies or 1)


def _certificates(named: str, choice: "ContentChoice", paths: Paths) -> tuple[PrintService, Draw]:
    """Certificates with the names that were written down; they are in no session file, so none is read for them."""
    from mastery_desktop.bootstrap import opened  # noqa: PLC0415 - slow to load

    with opened(paths, choice) as services:
        session = only_session(services.sessions, named)
        printing = services.printing.with_pack(services.sharing.pack_for(session).pack)
        workshop, people = services.sessions.load(session), services.sessions.attendance(session)
    return printing, lambda order: printing.certificates(workshop, people, order)


def _keys(service: PrintService) -> Draw:
    from mastery_desktop.app import key_groups  # noqa: PLC0415 - only the keys need Qt

    return lambda order: service.keys(key_groups, order)


def _guide(service: PrintService) -> Draw:
    from mastery_desktop.app import key_hints  # noqa: PLC0415 - only the names of keys need Qt

    folder = find_resources().root / "guide"
    return lambda order: service.program_guide(lambda: ProgramGuide(folder, key_hints()), order)
