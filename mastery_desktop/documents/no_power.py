"""P26: everything to lead a workshop without a laptop, behind one page that says how, and how many copies of what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, NamedTuple

from mastery_desktop.documents.blocks import Block, Space, right, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.paging import Part, Sizes, in_fewest_pages, pages_of
from mastery_desktop.documents.sheet import Context, Need, Request, Sheet
from mastery_desktop.domain.choices import RatingMode
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import N_, _, ngettext, sides, woven

NO_POWER: Final = "P26"

PIECES: Final = (
    "P1",
    "P2",
    "P3",
    "P5",
    "P6",
    "P8",
    "P10",
    "P11",
    "P12",
    "P13",
    "P14",
    "P9",
    "P16",
    "P17",
    "P18",
    "P19",
    "P21",
    "P22",
    "P25",
)
"""The sheets of the pack, in the order in which a workshop needs them."""

_APART: Final = N_("Talk about two or three practices where the marks lie far apart. Hold up cards for a second round.")
_RATING: Final = {
    RatingMode.SLIPS: (
        N_("Everybody rates alone on a tick slip. Collect the slips folded."),
        N_("Two people count onto the tally sheet, out of sight. Then show all marks at once."),
        _APART,
    ),
    RatingMode.CARDS: (
        N_("Everybody rates alone on paper. Then all hold up a card at the same moment, practice by practice."),
        N_("One person counts the cards onto the tally sheet."),
        _APART,
    ),
    RatingMode.DOTS: (
        N_("Everybody rates alone on paper. Then all put their dots on the posters at the same moment."),
        N_("Count the dots onto the tally sheet."),
        _APART,
    ),
    RatingMode.TABLES: (
        N_("Everybody rates alone on paper. Then each table fills in its consensus sheets."),
        N_("Hear the tables one after the other, and talk where their levels lie far apart."),
    ),
    RatingMode.DIRECT: (
        N_("Everybody thinks alone first. Then talk about the evidence for each practice."),
        N_("Agree on a level, or write down between which two you are."),
    ),
}
"""How a room rates from paper, in each of the ways, marked for translation."""

_NUMBER: Final = 22.0
_GAP: Final = 2.0
_PAD: Final = 5.0
_ROOMS: Final = range(12, -1, -2)
"""What can stand between two steps, and within a row of the list, beside the least, where pages have room for it."""


def pieces(sheets: Mapping[str, Sheet], workshop: Workshop | None) -> Iterator[Sheet]:
    """The sheets of the pack for a workshop: those that a step of it needs, and those that no step names.

    Where no run sheet is known, those for every way of rating.
    """
    for sheet in (sheets[piece] for piece in PIECES):
        if workshop is None or not workshop.steps:
            belongs = not sheet.modes
        else:
            belongs = not sheet.steps or sheet.needed_for(workshop)
        if belongs:
            yield sheet


def no_power_requests(
    request: Request, sheets: Mapping[str, Sheet], pack: Pack, workshop: Workshop | None
) -> list[Request]:
    """A request for the pack, spelled out: its first page, and each of its sheets once for every domain that matters.

    Those are the domain asked for, else the domains of the workshop, else all of the content.
    """
    # No generator: one that is given up while memory is full complains of that on its own.
    spelled = [request]
    domains = (workshop.domains if workshop else ()) or tuple(pack.domain_by_id)
    if request.domain:
        domains = (request.domain,)
    for sheet in pieces(sheets, workshop):
        for place in domains if sheet.domain is Need.REQUIRED else (request.domain,):
            size = request.size if request.size in sheet.sizes else sheet.sizes[0]
            spelled.append(replace(request, sheet=sheet.id, domain=place, blank=not sheet.known_before, size=size))
    return spelled


class _Way(NamedTuple):
    """How the first page is set.

    Attributes:
        room: what stands between steps, and within the rows of the list, more than the least.
        beside: whether both languages of how a sheet is printed stand beside each other.
        apart: whether the list begins a page.
    """

    room: float = 0.0
    beside: bool = False
    apart: bool = False


def no_power_pack(sheets: Mapping[str, Sheet], context: Context) -> Document:
    """Make the first page of the pack; where it takes two, the list has the second one for itself."""
    title, look, leaf = _("When there is no power"), context.look, context.leaf
    above = [
        Part(block=context.masthead(title, "")),
        Part(block=_whose(context), gap=4),
        Part(block=text(_("How it goes by hand"), look.heading, glue=True), gap=10),
    ]

    def parts(way: _Way) -> list[Part]:
        steps = Part(block=_steps(context, _GAP + way.room), gap=4)
        return [*above, steps, Part(block=_copies(context, sheets, way), gap=12, new_page=way.apart)]

    fonts, sizes = context.fonts, Sizes(leaf.width, leaf.first_height, leaf.later_height)
    sets = (False,) if look.large else (False, True)
    two = len(pages_of(parts(_Way(beside=sets[-1])), fonts, sizes)) == 2  # noqa: PLR2004 - a page for each half
    begins = (True, False) if two else (False,)
    ways = [_Way(room, beside, apart) for beside in sets for apart in begins for room in _ROOMS]
    return context.document(title, in_fewest_pages([partial(parts, way) for way in ways], fonts, sizes))


def _whose(context: Context) -> Block:
    """How many people the copies are for; a line where that is not known."""
    planned = context.planned
    if planned is None:
        return text(_("Everything to lead a workshop from paper, a clock and a pen."), context.look.body)
    words = ngettext(
        "Everything to lead {team} from paper: {n} person.",
        "Everything to lead {team} from paper: {n} people.",
        context.people,
    )
    return text(words.format(team=planned.session.team, n=context.people), context.look.body)


def _steps(context: Context, gap: float) -> Block:
    look = context.look
    style = look.body
    width = _NUMBER * look.scale
    mode = context.planned.session.mode if context.planned else RatingMode.SLIPS
    steps = (
        _("Lead from the run sheet. Keep the clock yourself, and write the time beside each step."),
        _("Hang agenda and posters where there is daylight. Lay out purpose cards and cards to hold up."),
        *(_(words) for words in _RATING[mode]),
        _("Choose the focus area on its worksheet, then the stage, then write the plan."),
        _("Close on time: read the promises aloud, and collect the exit slips."),
        _("Later, type counts, evidence and plan into the program. Then destroy slips and tally sheets."),
    )
    return stack(
        (Row((text(f"{at}.", style.bold()), text(words, style)), (width, 0.0)) for at, words in enumerate(steps, 1)),
        gap=gap,
    )


def _copies(context: Context, sheets: Mapping[str, Sheet], way: _Way) -> Block:
    """The sheets behind this page, with how many copies of each; their names have what numbers and sides leave."""
    look, pad = context.look, _PAD + way.room / 2
    behind = list(pieces(sheets, context.planned))
    numbers = [_number(sheet, context.people) for sheet in behind]
    paper = [_("both sides") if sheet.duplex else _("one side") for sheet in behind]
    names = (_("Behind this page"), _("Copies"), _("Paper"))
    columns = (_wide(context, names[1], numbers), _wide(context, names[2], paper, beside=way.beside))
    widths = (0.0, *(wide + 2 * pad + 1 for wide in columns))
    head = Row(tuple(text(name, look.label) for name in names), widths, pad=pad, ruled=0.75, fill=0.92, glue=True)
    rows = [
        Row(
            (text(_(sheet.title), look.small), text(number, right(look.small)), text(used, look.small)),
            widths,
            pad=pad,
            ruled=0.75,
            lid=False,
        )
        for sheet, number, used in zip(behind, numbers, paper, strict=True)
    ]
    return stack([head, *rows, Space(4), text(_note(known=bool(context.people)), look.note)], again=head)


def _wide(context: Context, name: str, words: Sequence[str], *, beside: bool = False) -> float:
    """What a column takes for its name and its words, each language on a line of its own or `beside` the other one."""
    look, fonts = context.look, context.fonts
    cells = [(name, look.label), *((cell, look.small) for cell in words)]
    lines = [(line, style) for cell, style in cells for line in ((woven(cell),) if beside else sides(cell))]
    return max(fonts.width(line, style.face) * style.size for line, style in lines)


def _number(sheet: Sheet, people: int) -> str:
    """How many copies so many people need; where their number is not known, for how many people one is."""
    if not sheet.share:
        return "1"
    if people:
        return str(sheet.copies_for(people))
    return _("1 for {n}").format(n=sheet.share) if sheet.share > 1 else _("1 each")


def _note(*, known: bool) -> str:
    words = _("A sheet about a domain comes once for each domain.")
    return words if known else " ".join((words, _("“1 for 4” is one copy for four people.")))
