"""Packets: which sheets somebody needs, and how many copies of each for how many people."""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from mastery_desktop.domain.content import DomainId
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _
from mastery_desktop.services.printing import NO_POWER, Order, SheetInfo


class Packet(Enum):
    """What sheets are wanted for; the values are those of the command line."""

    BEFORE = "before"
    TAKE_HOME = "take-home"
    NO_POWER = "no-power"
    ALL = "all"


class Wanted(NamedTuple):
    """A sheet of a packet: what is ordered, its title with its domain, how many copies, and what it can do."""

    order: Order
    title: str
    copies: int
    sheet: SheetInfo


def wanted(
    packet: Packet, sheets: Sequence[SheetInfo], pack: Pack, workshop: Workshop | None, people: int
) -> list[Wanted]:
    """The sheets of a packet, in the order of their numbers.

    A sheet that exists per domain comes for each domain of the workshop, or of the pack where there is none.

    Args:
        packet: what they are for.
        sheets: all sheets.
        pack: the content.
        workshop: the workshop, whose agenda says what is needed before it.
        people: how many people come; one copy of everything where nobody is told of.
    """
    return [
        Wanted(
            Order(sheet=sheet.id, domain=domain), _titled(sheet, domain, pack), _copies(packet, sheet, people), sheet
        )
        for sheet in sheets
        if _belongs(packet, sheet, workshop)
        for domain in _domains(sheet, pack, workshop)
    ]


def _belongs(packet: Packet, sheet: SheetInfo, workshop: Workshop | None) -> bool:
    match packet:
        case Packet.BEFORE:
            return workshop is not None and sheet.needed_for(workshop)
        case Packet.TAKE_HOME:
            return sheet.take_home
        case Packet.NO_POWER:
            return sheet.id == NO_POWER
        case Packet.ALL:
            return True


def _domains(sheet: SheetInfo, pack: Pack, workshop: Workshop | None) -> tuple[DomainId | None, ...]:
    if not sheet.per_domain:
        return (None,)
    return (workshop.domains if workshop else ()) or tuple(pack.domain_by_id)


def _titled(sheet: SheetInfo, domain: DomainId | None, pack: Pack) -> str:
    if domain is None:
        return sheet.title
    name = pack.domain_by_id[domain].name if domain in pack.domain_by_id else domain
    return _("{sheet}, {domain}").format(sheet=sheet.title, domain=name)


def _copies(packet: Packet, sheet: SheetInfo, people: int) -> int:
    if not people:
        return 1
    match packet:
        case Packet.BEFORE:
            return sheet.copies_for(people)
        case Packet.TAKE_HOME:
            return sheet.copies_to_take_home(people)
        case Packet.NO_POWER | Packet.ALL:
            return 1
