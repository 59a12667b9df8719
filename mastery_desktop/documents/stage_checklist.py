"""P18: what a domain offers in each stage, to sort: have done, next, not now."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Final, NamedTuple

from typing_extensions import override

from mastery_desktop.documents.blocks import MOST_EMPTY, NOTHING, Block, Bookmark, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import Box, Keep, Row, Stack, bullet, stack
from mastery_desktop.documents.layout import Align
from mastery_desktop.documents.marks import Tick, TickBox
from mastery_desktop.documents.paging import LEAST, Part, Sizes, in_fewest_pages, in_fullest_pages
from mastery_desktop.documents.posters import fitted
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.stage_heads import StageHead
from mastery_desktop.documents.tick_row import tick_row
from mastery_desktop.domain.checklist import resource_names
from mastery_desktop.domain.choices import Sorting
from mastery_desktop.domain.content import Domain, DomainStage, ResourceId
from mastery_desktop.domain.records import FocusArea
from mastery_desktop.messages import _, sides

_ANSWER: Final = 57.0
_NOTES: Final = 107.0
_PAD: Final = 5.0
_ROWS: Final = (42.0, 36.0, 30.0, 25.0)
"""How high a row is at least, from roomy to close: the first of these that costs no page."""

_CARDS: Final = (12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0)
"""The space between cards and within them in large print, from roomy to close: that which fills the pages best."""

_LEAST_OF_CARDS: Final = 0.5
"""What the last page should hold at least in large print, as a share of its height: more than headings and a card."""

_InRows = Callable[[float], Stack]
"""Makes a stage in rows that have a height at least."""

_GAP: Final = 12.0
_MOST_EMPTY: Final = 0.5
"""What may stay empty of a page, as a share of it, for a stage that another one can hold."""

_BETWEEN: Final = 24.0
"""The space above a stage below another one."""


class _Line(NamedTuple):
    """What is sorted, and how; an umbrella over others is not sorted itself, it is only a heading."""

    words: str
    sorting: Sorting | None = None
    heading: bool = False


def stage_checklist(context: Context) -> Document:
    """Make the checklist of the context's domain; a stage that a page can hold stands on one."""
    domain = context.domain or context.pack.domains[0]
    title = _("What we could do: {domain}").format(domain=domain.name)
    if not domain.stages:  # another framework may have none, or a session kept none
        nothing = text(_("This content names no activities for this domain."), context.look.body)
        return context.document(title, [Part(block=context.masthead(title, "")), Part(block=nothing, gap=8)])
    leaf, rows = context.leaf, _CARDS if context.look.large else _ROWS
    stages: dict[FocusArea | None, list[_InRows]] = {
        area: [cache(partial(_stage, context, area, stage)) for stage in domain.stages]
        for area in _areas(context, domain)
    }
    ways = [partial(_parts, context, domain, title, stages, rows[at:]) for at in range(len(rows))]
    sizes = Sizes(leaf.width, leaf.first_height, leaf.later_height)
    chosen = in_fullest_pages if context.look.large else in_fewest_pages
    return context.document(title, chosen(ways, context.fonts, sizes))


def _parts(
    context: Context,
    domain: Domain,
    title: str,
    stages: Mapping[FocusArea | None, list[_InRows]],
    rows: Sequence[float],
) -> list[Part]:
    """The checklist for each focus area; `rows` are the heights that rows may have at least, from roomy to close."""
    parts: list[Part] = []
    for area, its_stages in stages.items():
        head = _head(context, domain, title, area)
        parts += [replace(head[0], new_page=bool(parts)), *head[1:]]
        for at, stage in enumerate(its_stages):
            block = _Whole(stage(rows[0]), context.leaf.later_height, in_rows=stage, closer=rows[1:], first=not at)
            least = _LEAST_OF_CARDS if context.look.large else LEAST
            parts.append(Part(block=block, gap=_BETWEEN if at else _GAP, least=least))
    return parts


def _head(context: Context, domain: Domain, title: str, area: FocusArea | None) -> list[Part]:
    """What stands above the first stage: the title, where and when, and which focus area where there are two."""
    parts = [Part(block=context.masthead(title, "")), Part(block=context.place_and_date(), gap=2)]
    if area and len(_areas(context, domain)) > 1:
        name = context.pack.elements[area.element].name
        parts.append(Part(block=text(_("Focus area: {name}").format(name=name), context.look.body.bold()), gap=6))
    return parts


@dataclass(frozen=True)
class _Whole(Keep):
    """A stage in the roomiest rows with which it fits where it stands.

    It is parted where else a third of a page would stay empty, or half of one if another page can hold it.

    Attributes:
        in_rows: makes the same stage in rows of another height.
        closer: the heights that are tried where it does not fit.
        first: whether it stands below the title, whatever is left of that page.
    """

    in_rows: _InRows = field(kw_only=True)
    closer: Sequence[float] = ()
    first: bool = False

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        closest = self.in_rows(self.closer[-1]).height(fonts, width) if self.closer else self.height(fonts, width)
        if self.closer and closest <= room:
            ways = (self.in_rows(least) for least in self.closer)
            return next(way for way in ways if way.height(fonts, width) <= room), NOTHING
        most = _MOST_EMPTY if closest <= self.page_height else MOST_EMPTY
        return None if not self.first and room <= self.page_height * most else self.child.split(fonts, width, room)


def _areas(context: Context, domain: Domain) -> tuple[FocusArea | None, ...]:
    """The active focus areas that are practices of the domain; None where there is none."""
    areas = context.workshop.active_focus if context.workshop else ()
    return tuple(area for area in areas if context.pack.domain_of.get(area.element) == domain) or (None,)


def _stage(context: Context, area: FocusArea | None, stage: DomainStage, least: float) -> Stack:
    look = context.look
    name = context.pack.stage_by_id[stage.stage].name
    ours = _("Our stage") if _chosen(context, area) == stage.stage else ""
    blocks: list[Block] = [
        Bookmark(name),
        StageHead(name, look.heading, pointed=False, remark=ours),
        Space(4),
        text(stage.title, look.body.bold(), glue=True),
        Space(6),
        stack((bullet(words, look.body) for words in stage.outcomes), gap=2),
        Space(10),
        _list(context, _("Activities"), list(_activities(context, area, stage)), least),
    ]
    resources = _resources(context, area, stage)
    if resources:
        blocks += [Space(12), _list(context, _("Named resources"), resources, least)]
    return stack(blocks, again=context.continued(name))


def _chosen(context: Context, area: FocusArea | None) -> str | None:
    """The stage that the team chose for a focus area."""
    return context.workshop.stage_choice(area).stage if context.workshop and area else None


def _sorting(context: Context, area: FocusArea | None) -> dict[str, Sorting]:
    """How the team sorted for a focus area."""
    return context.workshop.sorting(area) if context.workshop and area else {}


def _activities(context: Context, area: FocusArea | None, stage: DomainStage) -> Iterator[_Line]:
    """Each activity with how it was sorted; the umbrella over some has only its name."""
    sorting = _sorting(context, area)
    for activity in stage.activities:
        if activity.parts:
            yield _Line(activity.title, heading=True)
        for leaf in activity.leaves:
            yield _Line(leaf.title, sorting.get(leaf.id))


def _resources(context: Context, area: FocusArea | None, stage: DomainStage) -> list[_Line]:
    sorting = _sorting(context, area)
    names = resource_names(context.pack)
    named: dict[ResourceId, None] = {}
    for activity in stage.activities:
        for leaf in activity.leaves:
            named |= dict.fromkeys(leaf.resources)
    return [_Line(names.get(resource, resource), sorting.get(resource)) for resource in named]


def _answers() -> tuple[str, str, str]:
    return _("Have done"), _("Next"), _("Not now")


def _list(context: Context, name: str, lines: list[_Line], least: float) -> Block:
    """Lines with a box for each answer; in large print a card for each line."""
    look = context.look
    if look.large:
        heading = Stack((text(name, look.heading), Space(5)), glue=True)
        parts: list[Block] = [heading]
        for at, line in enumerate(lines):
            parts += [Space(least) if at else NOTHING, _card(context, line, least)]
        return stack(parts, again=heading)
    widths = (0.0, _ANSWER, _ANSWER, _ANSWER, _NOTES)
    label = fitted(
        context.fonts, [side for answer in _answers() for side in sides(answer)], look.label, _ANSWER - 2 * _PAD
    )
    heads = (text(answer, label.aligned(Align.CENTER)) for answer in _answers())
    head = Row(
        (text(name, look.label), *heads, text(_("Who, or why"), look.label)),
        widths,
        pad=_PAD,
        ruled=1.0,
        fill=0.92,
        glue=True,
    )
    return stack([head, *(_row(context, line, widths, least) for line in lines)], again=head)


def _row(context: Context, line: _Line, widths: tuple[float, ...], least: float) -> Block:
    look = context.look
    if line.heading:
        return Row((text(line.words, look.body.bold()),), (0.0,), pad=_PAD, ruled=1.0, lid=False, glue=True)
    boxes = (TickBox(marked=line.sorting is answer) for answer in Sorting)
    cells = (text(line.words, look.body), *boxes, NOTHING)
    return context.keep(Row(cells, widths, pad=_PAD, ruled=1.0, lid=False, least=least, place=0.5))


def _card(context: Context, line: _Line, gap: float) -> Block:
    look = context.look
    if line.heading:
        return text(line.words, look.body.bold(), glue=True)
    ticks = [
        Tick(text(answer, look.body), look.body, marked=line.sorting is sorting)
        for answer, sorting in zip(_answers(), Sorting, strict=True)
    ]
    answers = tick_row(ticks, context.leaf.width - 2 * gap)
    return context.keep(Box(stack([text(line.words, look.body.bold()), answers], gap=gap), pad=gap))
