"""P29: the chapter of a domain to take along: its question, its shifts, its indicators, its stages."""

from collections.abc import Iterator, Sequence
from typing import Final

from mastery_desktop.documents.blocks import Block, Bookmark, Space, as_lead, led_text, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.groups import Stack, bullet, stack
from mastery_desktop.documents.indicators import student_indicator, system_indicator
from mastery_desktop.documents.marks import Shift
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.stage_heads import StageHead
from mastery_desktop.domain.checklist import resource_names
from mastery_desktop.domain.content import Activity, ActivityPart, Domain, DomainStage, ResourceId
from mastery_desktop.messages import _

_BETWEEN: Final = 6.0
_TIGHT: Final = 2.0
_SECTION: Final = 18.0
_KEPT: Final = 0.2
"""How high a passage may be to be kept whole, as a share of a page; a higher one would leave too much of it empty."""


def chapter(context: Context) -> Document:
    """Make the chapter of the context's domain."""
    domain = context.domain or context.pack.domains[0]
    title = f"{domain.name}: {domain.subtitle}"
    blocks = [
        *_question(context, domain),
        *_shifts(context, domain),
        *_indicators(context, domain),
        *(block for stage in domain.stages for block in _stage(context, stage)),
    ]
    return context.document(title, [Part(block=context.masthead(title, "")), Part(block=stack(blocks), gap=8)])


def _question(context: Context, domain: Domain) -> Iterator[Block]:
    """The chapter's question and the overview."""
    look = context.look
    yield text(domain.cover_question, look.heading)
    if domain.inner_question != domain.cover_question:
        yield from (Space(_BETWEEN), text(domain.inner_question, look.body.bold()))
    for words in (domain.framework_line, *domain.overview):
        yield from (Space(_BETWEEN), text(words, look.body))
    if any(aspect.text or aspect.points for aspect in domain.aspects):
        if domain.aspects_lead:
            yield from (Space(_BETWEEN), text(domain.aspects_lead, look.body))
        for aspect in domain.aspects:
            yield from (Space(_BETWEEN + _TIGHT), text(aspect.title, look.label, glue=True))
            if aspect.text:
                yield from (Space(_TIGHT), text(aspect.text, look.body))
            for words in aspect.points:
                yield from (Space(_TIGHT), bullet(words, look.body))


def _heading(context: Context, name: str) -> Iterator[Block]:
    yield from (Space(_SECTION), Bookmark(name), text(name, context.look.heading, glue=True))


def _shifts(context: Context, domain: Domain) -> Iterator[Block]:
    look = context.look
    yield from _heading(context, _("Shifts"))
    for element in domain.elements:
        shift = Shift(element.shift_from, element.shift_to, look.body)
        named: list[Block] = [
            text(element.name, look.label, glue=True),
            Stack((shift,), glue=bool(element.rationale)),
        ]
        if element.rationale:
            named += [Space(_TIGHT), text(element.rationale, look.body)]
        yield from (Space(_BETWEEN), _whole_if_short(context, stack(named)))


def _indicators(context: Context, domain: Domain) -> Iterator[Block]:
    look = context.look
    yield from _heading(context, _("Indicators"))
    for element in domain.elements:
        indicators = (
            text(element.name, look.label, glue=True),
            Space(_TIGHT),
            system_indicator(element, look.body),
            Space(_TIGHT),
            student_indicator(context.pack, element, look.body),
        )
        yield from (Space(_BETWEEN), _whole_if_short(context, stack(indicators)))


def _stage(context: Context, stage: DomainStage) -> Iterator[Block]:
    """What the domain does in a stage: introduction, outcomes, activities with the resources they name."""
    look = context.look
    name = context.pack.stage_by_id[stage.stage].name
    yield from (Space(_SECTION), Bookmark(name), StageHead(name, look.heading, pointed=False))
    yield from (Space(_BETWEEN), text(stage.title, look.body.bold(), glue=True))
    yield from (Space(_TIGHT), text(stage.introduction, look.body))
    yield from _listed(context, _("Outcomes"), stage.outcomes)
    yield from (Space(_BETWEEN), text(_("Activities"), look.label, glue=True))
    for activity in stage.activities:
        yield from _activity(context, activity)
        for part in activity.parts:
            yield from _activity(context, part)


def _listed(context: Context, name: str, points: Sequence[str]) -> Iterator[Block]:
    look = context.look
    listed = (block for words in points for block in (Space(_TIGHT), bullet(words, look.body)))
    yield from (Space(_BETWEEN), _whole_if_short(context, stack([text(name, look.label, glue=True), *listed])))


def _activity(context: Context, activity: Activity | ActivityPart) -> Iterator[Block]:
    look = context.look
    blocks: list[Block] = [led_text(as_lead(activity.title), activity.text, look.body)]
    if activity.resources:
        blocks += [Space(_TIGHT), led_text(_("Named resources:"), _names(context, activity.resources), look.body)]
    yield from (Space(_BETWEEN), _whole_if_short(context, stack(blocks)))


def _whole_if_short(context: Context, passage: Block) -> Block:
    """A passage that goes on upon the next page only where it is long."""
    short = passage.height(context.fonts, context.leaf.width) < _KEPT * context.leaf.later_height
    return context.keep(passage) if short else passage


def _names(context: Context, resources: Sequence[ResourceId]) -> str:
    names = resource_names(context.pack)
    return "; ".join(names.get(resource, resource) for resource in resources)
