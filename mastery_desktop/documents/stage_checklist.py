"""P18: what a domain offers in each stage, to sort: have done, next, not now."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from mastery_desktop.documents.blocks import NOTHING, Block, Bookmark, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.cards import card
from mastery_desktop.documents.groups import Row, bullet, stack
from mastery_desktop.documents.layout import Align
from mastery_desktop.documents.marks import StageHead, Tick, TickBox
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.posters import fitted
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.tick_row import tick_row
from mastery_desktop.domain.checklist import resource_names
from mastery_desktop.domain.choices import Sorting
from mastery_desktop.domain.content import Domain, DomainStage, ResourceId
from mastery_desktop.domain.records import FocusArea
from mastery_desktop.messages import _, in_both, words_of

_ANSWER: Final = 57.0
_NOTES: Final = 107.0
_PAD: Final = 5.0
_LEAST: Final = 30.0


class _Line(NamedTuple):
    """What is sorted, and how; an umbrella over others is not sorted itself, it is only a heading."""

    words: str
    sorting: Sorting | None = None
    heading: bool = False


def stage_checklist(context: Context) -> Document:
    """Make the checklist of the context's domain; every stage begins a page."""
    domain = context.domain or context.pack.domains[0]
    title = _("What we could do: {domain}").format(domain=domain.name)
    if not domain.stages:  # another framework may have none, or a session kept none
        nothing = text(_("This content names no activities for this domain."), context.look.body)
        return context.document(title, [Part(block=context.masthead(title, "")), Part(block=nothing, gap=8)])
    return context.document(
        title,
        [
            part
            for area in _areas(context, domain)
            for stage in domain.stages
            for part in _stage(context, domain, _Head(title, area, first=area == _areas(context, domain)[0]), stage)
        ],
    )


class _Head(NamedTuple):
    """What a checklist begins with: its title, the focus area it was sorted for, and whether it is the first one."""

    title: str
    area: FocusArea | None
    first: bool


def _areas(context: Context, domain: Domain) -> tuple[FocusArea | None, ...]:
    """The active focus areas that are practices of the domain; None where there is none."""
    areas = context.workshop.active_focus if context.workshop else ()
    return tuple(area for area in areas if context.pack.domain_of.get(area.element) == domain) or (None,)


def _stage(context: Context, domain: Domain, top: _Head, stage: DomainStage) -> Iterator[Part]:
    look, area = context.look, top.area
    first = stage is domain.stages[0]
    if first:
        yield Part(block=context.masthead(top.title, ""), new_page=not top.first)
        yield Part(block=context.place_and_date(), gap=2)
        if area and len(_areas(context, domain)) > 1:
            name = context.pack.elements[area.element].name
            yield Part(block=text(_("Focus area: {name}").format(name=name), look.body.bold()), gap=6)
    name = context.pack.stage_by_id[stage.stage].name
    ours = _("Our stage") if _chosen(context, area) == stage.stage else ""
    head = [Bookmark(name), StageHead(name, look.heading, pointed=False, remark=ours)]
    yield Part(block=stack([*head, text(stage.title, look.body.bold())], gap=4), gap=12, new_page=not first)
    again = context.continued(name)
    yield Part(block=stack((bullet(words, look.body) for words in stage.outcomes), gap=2), gap=6, again=again)
    activities = list(_activities(context, area, stage))
    yield Part(block=_list(context, _("Activities"), activities), gap=10, again=again)
    resources = _resources(context, area, stage)
    if resources:
        yield Part(block=_list(context, _("Named resources"), resources), gap=12, again=again)


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


def _list(context: Context, name: str, lines: list[_Line]) -> Block:
    """Lines with a box for each answer; in large print a card for each line."""
    look = context.look
    if look.large:
        parts: list[Block] = [text(name, look.heading, glue=True), Space(5)]
        for at, line in enumerate(lines):
            parts += [Space(8) if at else NOTHING, _card(context, line)]
        return stack(parts, again=context.continued(name))
    widths = (0.0, _ANSWER, _ANSWER, _ANSWER, _NOTES)
    heads_in_type = [line for answer in _answers() for line in (words_of(answer) if in_both(answer) else [answer])]
    label = fitted(context.fonts, heads_in_type, look.label, _ANSWER - 2 * _PAD)
    heads = (text(answer, label.aligned(Align.CENTER)) for answer in _answers())
    head = Row(
        (text(name, look.label), *heads, text(_("Who, or why"), look.label)),
        widths,
        pad=_PAD,
        ruled=1.0,
        fill=0.92,
        glue=True,
    )
    return stack([head, *(_row(context, line, widths) for line in lines)], again=head)


def _row(context: Context, line: _Line, widths: tuple[float, ...]) -> Block:
    look = context.look
    if line.heading:
        return Row((text(line.words, look.body.bold()),), (0.0,), pad=_PAD, ruled=1.0, lid=False, glue=True)
    boxes = (TickBox(marked=line.sorting is answer) for answer in Sorting)
    cells = (text(line.words, look.body), *boxes, NOTHING)
    return context.keep(Row(cells, widths, pad=_PAD, ruled=1.0, lid=False, least=_LEAST))


def _card(context: Context, line: _Line) -> Block:
    look = context.look
    if line.heading:
        return text(line.words, look.body.bold(), glue=True)
    ticks = [
        Tick(text(answer, look.body), look.body, marked=line.sorting is sorting)
        for answer, sorting in zip(_answers(), Sorting, strict=True)
    ]
    answers = tick_row(ticks, context.leaf.width - 16)
    return context.keep(card([text(line.words, look.body.bold()), answers]))
