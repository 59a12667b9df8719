"""P2: the agenda on one page, for the table or the wall: few lines, and when the meeting is over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Rule, Space, WritingLines, right, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.layout import BODY, Look
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.posters import fit, largest_that_fits, poster_height
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.slots import Slot, clock, slots
from mastery_desktop.documents.words import place_name
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.content import Domain
from mastery_desktop.domain.labels import long_date
from mastery_desktop.messages import N_, _

_LARGEST: Final = 24.0
_GAP: Final = 0.5
_TIGHT: Final = 0.3
_TIGHTEST: Final = 0.2
"""Space between lines, in sizes of type; less of it in large print, so that a page holds more."""

_TWO_PAGES: Final = 1.8
"""How many pages high an agenda may be that goes on upon a second one; what is kept whole leaves some room empty."""

_CLOCK: Final = 3.4
_MINUTES: Final = 3.6
"""Widths of the columns, in sizes of type."""

_WELCOME: Final = N_("Why we are here, and how we work")
_LOOK: Final = N_("What is shifting, and what learners would notice")
_RATE: Final = N_("Each rates alone, from evidence, without a name")
_TALK: Final = N_("What the room said, and the talk about it")
_SEEN: Final = N_("What we have seen of each practice")
_AGREE: Final = N_("The levels that we agree on, in talk")
_FOCUS: Final = N_("One focus area, with our reasons")
_STAGE: Final = N_("The stage we are ready for")
_PLAN: Final = N_("Our plan: who does what by when")
_CLOSE: Final = N_("What we promised, and exit slips")
_PAUSE: Final = N_("Break")

PURPOSES: Final = {
    StepKind.PURPOSE: _WELCOME,
    StepKind.FRAMEWORK: _LOOK,
    StepKind.STAGES: _LOOK,
    StepKind.QUESTION: _LOOK,
    StepKind.SHIFTS: _LOOK,
    StepKind.INDICATORS: _LOOK,
    StepKind.CALIBRATE: _RATE,
    StepKind.RATE: _RATE,
    StepKind.COUNT: _RATE,
    StepKind.REVEAL: _TALK,
    StepKind.ONE_BY_ONE: _RATE,
    StepKind.DISCUSS: _TALK,
    StepKind.OUTCOME: _TALK,
    StepKind.RESULTS: _TALK,
    StepKind.FOCUS: _FOCUS,
    StepKind.READINESS: _STAGE,
    StepKind.ACTIVITIES: _STAGE,
    StepKind.PLAN: _PLAN,
    StepKind.CLOSE: _CLOSE,
    StepKind.BREAK: _PAUSE,
    StepKind.GALLERY: _LOOK,
    StepKind.ROTATION: _TALK,
    StepKind.ROADMAP: _PLAN,
    StepKind.OWN: _LOOK,
}
"""What participants read for each kind of step; steps that follow each other for the same purpose are one line."""

_OF_TALK: Final = {kind: {_RATE: _SEEN, _TALK: _AGREE}.get(words, words) for kind, words in PURPOSES.items()} | {
    StepKind.COUNT: _AGREE,
    StepKind.ONE_BY_ONE: _AGREE,
}
"""The same where the team agrees on its levels in talk: nobody rates alone, and no marks are revealed."""


@dataclass(frozen=True)
class _Line:
    """A line of the agenda; `after` and `minutes` as of a slot."""

    words: str
    domain: Domain | None
    after: int
    minutes: int


def agenda(context: Context) -> Document:
    """Make the agenda of a workshop, or of the usual template."""
    title = _("What we do today")
    lines = _lines(slots(context), _OF_TALK if context.talks else PURPOSES)
    wide, narrow = (partial(_page, context, title, lines, wide=wide) for wide in (True, False))
    return context.document(title, _parts(context, wide, narrow))


def _parts(context: Context, wide: Callable[[float], Block], narrow: Callable[[float], Block]) -> list[Part]:
    """The agenda on one page, narrow only in large print that has to be; what needs two pages fills them."""
    leaf, fonts, smallest = context.leaf, context.fonts, context.look.body_size
    ways = (wide, narrow) if context.look.large else (wide,)
    for way in ways:
        if fit(leaf, fonts, [way], smallest):
            return largest_that_fits(leaf, fonts, [way], largest=max(_LARGEST, smallest), smallest=smallest)
    room = poster_height(leaf) * _TWO_PAGES
    sizes = range(int(_LARGEST), int(smallest) - 1, -1)
    on_two = (page for size in sizes if (page := wide(size)).height(fonts, leaf.width) <= room)
    return [Part(block=next(on_two, None) or ways[-1](smallest))]


def _lines(steps: Sequence[Slot], purposes: Mapping[StepKind, str]) -> list[_Line]:
    found = []
    steps = [replace(step, domain=_domain_at(steps, at)) for at, step in enumerate(steps)]
    for (words, domain), group in groupby(steps, key=lambda slot: (purposes[slot.kind], slot.domain)):
        part = list(group)
        found.append(_Line(_(words), domain, part[0].after, sum(slot.minutes for slot in part)))
    return found


def _domain_at(steps: Sequence[Slot], at: int) -> Domain | None:
    """The domain that a step is about, or amid which it comes: a break or an own slide begins no other part."""
    before = next((step.domain for step in reversed(steps[: at + 1]) if step.domain), None)
    after = next((step.domain for step in steps[at:] if step.domain), None)
    return before if before == after else steps[at].domain


def _page(context: Context, title: str, lines: Sequence[_Line], size: float, *, wide: bool) -> Block:
    """The whole page in a size of type; if not wide, minutes stand below the clock, and words have more room."""
    look, total = Look(size), sum(line.minutes for line in lines)
    gap = size * ((_TIGHT if wide else _TIGHTEST) if context.look.large else _GAP)
    groups: list[Block] = []
    for domain, group in groupby(lines, key=lambda line: line.domain):
        name = [text(domain.name, look.heading, glue=True)] if domain else []
        rows = [block for line in group for block in (Space(gap), _row(context, line, look, wide=wide))]
        again = context.continued(domain.name, look.heading) if domain else None
        groups += [Space(gap if domain or groups else 0.0), stack([*name, *rows], again=again)]
    end = _("We finish on time, after {n} minutes.").format(n=total)
    if context.begins:
        end = _("We finish on time, at {time}.").format(time=clock(context.begins, total))
    close = [Rule(2), Space(gap), text(end, look.body.bold()), Space(gap * 0.5), text(_never(context), look.body)]
    return stack(
        [
            text(title, look.title),
            Space(5),
            Rule(2),
            Space(6),
            _whose(context, look),
            Space(gap),
            *groups,
            Space(gap * 1.4),
            context.keep(stack(close)),
        ]
    )


def _never(context: Context) -> str:
    """What the team may rely on; without slips there is nothing to say of them."""
    if context.talks:
        return _("We talk about practices and systems, never about one person.")
    return _("We talk about practices and systems, never about one person. Slips carry no name.")


def _whose(context: Context, look: Look) -> Block:
    planned = context.planned
    if planned is None:
        return context.place_and_date()
    return context.facts((place_name(planned), long_date(planned.session.held_on)), look.body)


def _row(context: Context, line: _Line, look: Look, *, wide: bool) -> Block:
    """When a part begins, where that is known, else a line for it; what it is; how long it takes."""
    size = look.body_size
    begins: Block = WritingLines(1)
    if context.begins:
        begins = text(clock(context.begins, line.after), look.body.bold())
    style = right(look.body) if wide else look.body
    minutes: Block = text(_("{n} min").format(n=line.minutes), style) if line.minutes else NOTHING
    if not wide:
        beside = stack([begins, minutes])
        return context.keep(Row((beside, text(line.words, look.body)), (_MINUTES * size, 0.0), gap=size * 0.8))
    cells = (begins, text(line.words, look.body), minutes)
    widths = (_CLOCK * max(size, BODY), 0.0, _MINUTES * max(size, BODY))
    return context.keep(Row(cells, widths, gap=size * 0.8, place=0.0 if context.begins else 1.0))
