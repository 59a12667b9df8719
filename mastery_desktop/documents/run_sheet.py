"""P1: the facilitator's run sheet.

It carries clock and script for somebody whose only picture is on the wall: there the console shows nothing that the
room should not see.
"""

from collections.abc import Sequence
from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Bookmark, Space, WritingLines, led_text, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.fields import Field, FieldRow
from mastery_desktop.documents.groups import Box, Row, Stack, bullet, stack
from mastery_desktop.documents.layout import PaperSize
from mastery_desktop.documents.marks import Tick
from mastery_desktop.documents.paging import LEAST, Part
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.slots import Slot, clock, elapsed, slots
from mastery_desktop.documents.words import place_name
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.content import Domain
from mastery_desktop.domain.labels import long_date
from mastery_desktop.domain.said import script_of, ways_of
from mastery_desktop.domain.step_names import step_name
from mastery_desktop.messages import N_, _, in_both, ngettext

_PLANNED: Final = 74.0
_ACTUAL: Final = 70.0
_WRITTEN: Final = 0.25
_WRITTEN_IN_BOTH: Final = 0.48
"""What a time that is written down takes of the width of a card, and with its name in two languages."""

_AS_IN_FIELDS: Final = 0.43
"""Where a line of text stands beside fields, as a share of the room that they leave: on the line of their names."""

_LEAST_OF_CARDS: Final = 0.35
"""What the last page should hold at least in large print, as a share of its height: the words for two practices."""

_SECONDS: Final = 60
_PAD: Final = 6.0

STEP_KEYS: Final = {
    StepKind.SHIFTS: N_("The arrow keys move along the line, Enter adds a mark, Del removes it."),
    StepKind.COUNT: N_(
        "1 to {levels} for a level, 0 for an empty box, Backspace takes the last one back, Enter when done."
    ),
    StepKind.ONE_BY_ONE: N_("R shows the marks of the practice at hand. PgDn never does."),
    StepKind.REVEAL: N_("R shows all marks at once. PgDn never does."),
    StepKind.OUTCOME: N_("1 to {levels} agree on a level, M for majority, N for not agreed yet."),
    StepKind.FOCUS: N_("Digits for dots, Enter for the next practice, Backspace takes back."),
    StepKind.ACTIVITIES: N_("Tab or arrows to a line; 1 have done, 2 next, 3 not now, 0 takes it back."),
    StepKind.ROADMAP: N_("Arrows to a step; 1 not begun, 2 under way, 3 in place, Enter to write."),
}
"""The keys of a step, marked for translation."""

_AGREE_KEYS: Final = N_("1 to {levels} for the level that you agree on, the arrow keys for another practice.")
"""The keys of the step in which a team agrees in talk, marked for translation."""

ALWAYS_KEYS: Final = (
    (N_("PgDn, PgUp"), N_("next step or page, and back")),
    (N_("B or a full stop"), N_("blank the wall, and show it again; Ctrl+B while you type")),
    (N_("Ctrl+J"), N_("hold the wall while you look ahead")),
    (N_("Ctrl+K"), N_("put a thought on the parking lot")),
    (N_("F2"), N_("start the time for the room, or hold it")),
    (N_("Alt+1 to Alt+6"), N_("a move for a room that is stuck")),
    (N_("Ctrl+Z"), N_("undo")),
)
"""Keys that work in every step, with what they do, marked for translation."""

_NEEDED: Final = {
    StepKind.SHIFTS: N_("A shift poster for each practice on the walls, a pen at each"),
    StepKind.GALLERY: N_("A poster for each practice on the walls, a pen at each"),
    StepKind.ROTATION: N_("A station for each practice, with paper for what tables leave there"),
    StepKind.CALIBRATE: N_("Hold-up cards, a set for each person"),
    StepKind.RATE: N_("A tick slip and a self-assessment for each person"),
    StepKind.ONE_BY_ONE: N_("Hold-up cards, a set for each person; a tally sheet, in case the power fails"),
    StepKind.COUNT: N_("A tally sheet, in case the power fails"),
    StepKind.FOCUS: N_("Focus-area worksheets, one for each table; dots"),
    StepKind.READINESS: N_("The handout of the stages, one for each person"),
    StepKind.PLAN: N_("Action plans, one for each table"),
    StepKind.CLOSE: N_("An exit slip for each person"),
    StepKind.ROADMAP: N_("The roadmap to plan with, one for each table"),
}

_NEEDED_FOR_TALK: Final = {
    StepKind.RATE: N_("A self-assessment for each person"),
    StepKind.ONE_BY_ONE: N_("A self-assessment for each person"),
    StepKind.COUNT: "",
}
"""What must lie ready instead where a team agrees in talk, marked for translation."""


def run_sheet(context: Context) -> Document:
    """Make the run sheet of a workshop, or of the usual agenda."""
    title = _("Run sheet")
    steps = slots(context)
    domains = tuple(dict.fromkeys(slot.domain for slot in steps if slot.domain))
    parts = [
        Part(block=context.masthead(title, _("For the facilitator"))),
        Part(block=_whose(context), gap=4),
        Part(block=_facts(context, steps), gap=8),
        *_plan(context, steps),
        *(part for domain in domains for part in _practices(context, domain)),
    ]
    return context.document(title, parts)


def _whose(context: Context) -> Block:
    """Whose workshop it is, and when it begins and ends."""
    look, planned = context.look, context.planned
    total = sum(slot.minutes for slot in slots(context))
    begins = clock(context.begins, 0) if context.begins else ""
    ends = clock(context.begins, total) if context.begins else ""
    times = FieldRow(
        (Field(_("We begin at"), begins, look.body), Field(_("We finish at"), ends, look.body)),
        (0.0, context.leaf.width * 0.48),
    )
    if planned is None:
        return stack([context.place_and_date(), times])
    session = planned.session
    people = ngettext("{n} person", "{n} people", session.people).format(n=session.people)
    raters = ngettext("{n} rates", "{n} rate", session.raters).format(n=session.raters)
    people, raters = (words.replace(" ", "\u00a0") for words in (people, raters))  # no number ends a line
    names = (place_name(planned), long_date(session.held_on), f"{people} · {raters}")
    return stack([context.facts(names, look.body), times], gap=2)


def _facts(context: Context, steps: Sequence[Slot]) -> Block:
    """What must lie ready, the keys that always work, and what to cut when time runs short."""
    style = context.look.facilitator
    kinds = {slot.kind for slot in steps}
    needed = _NEEDED | (_NEEDED_FOR_TALK if context.talks else {})
    ready = [Tick(text(_(words), style), style) for kind, words in needed.items() if kind in kinds and words]
    keys = [led_text(_(key) + ":", _(words), style) for key, words in ALWAYS_KEYS]
    short = [
        bullet(words, style)
        for words in (
            _("Talk about two practices, not three."),
            _("Choose the focus area by dots alone."),
            _("Leave the actions to a meeting soon after."),
        )
    ]
    never = text(_("Never cut the private rating, and never the close."), style.bold())
    gap = 1.0 if context.look.large else 2.0  # two languages of keys and cuts still share a page
    left = stack([text(_("Lay ready"), style.bold()), *ready], gap=3)
    known = stack([text(_("Keys that always work"), style.bold()), *keys], gap=gap)
    late = stack([text(_("When time runs short, cut in this order"), style.bold()), *short, never], gap=gap)
    if context.look.large:
        return stack([context.keep(Box(column, weight=0.75)) for column in (left, known, late)], gap=6)
    right = stack([known, Space(3), late], gap=2)
    return Box(Row((left, right), (0.0, context.leaf.width * 0.49), gap=16), weight=0.75)


def _plan(context: Context, steps: Sequence[Slot]) -> list[Part]:
    """The steps as a table, and in large print as cards, of which one may stand alone on a page."""
    if not context.look.large:
        return [Part(block=_table(context, steps), gap=12)]
    cards = (context.keep(_card(context, slot), firm=_whole(context)) for slot in steps)
    return [Part(block=card, gap=10) for card in cards]


def _table(context: Context, steps: Sequence[Slot]) -> Block:
    look = context.look
    widths = (_PLANNED * look.scale, 0.0, _ACTUAL * look.scale)
    names = (_("Planned"), _("Say, watch, help"), _("Actual"))
    head = Row(tuple(text(name, look.label) for name in names), widths, pad=_PAD, ruled=1.0, fill=0.92, glue=True)
    rows = [
        context.keep(
            Row(
                (_time(context, slot), _script(context, slot), _actual(context, slot)),
                widths,
                pad=_PAD,
                ruled=1.0,
                lid=False,
            )
        )
        for slot in steps
    ]
    return stack([head, *rows], again=head)


def _whole(context: Context) -> bool:
    """Whether cards stay whole: not on long paper in two languages, where half of every page would stay empty."""
    return context.leaf.size is not PaperSize.LEGAL or not in_both(_("Actual"))


def _card(context: Context, slot: Slot) -> Block:
    """A step in large print: its times in one line, or in two languages in two, and below them the words."""
    look = context.look
    minutes = _("{n} min").format(n=slot.minutes)
    since = clock(context.begins, slot.after) if context.begins else _("from {time}").format(time=elapsed(slot.after))
    actual = _actual(context, slot)
    took = Field(_("Actual"), "", look.body) if isinstance(actual, WritingLines) else actual
    planned = text(f"{minutes} · {since}", look.body.bold(), glue=True)
    written = [took] if context.begins else [Field(_("clock"), "", look.body), took]
    width = context.leaf.width * (_WRITTEN_IN_BOTH if in_both(_("Actual")) else _WRITTEN)
    times: list[Block] = [planned] if in_both(since) else []
    beside = [*written] if times else [planned, *written]
    row = Row(tuple(beside), (0.0, *(width for _time in beside[1:])), gap=14, glue=True, place=_AS_IN_FIELDS)
    times.append(row)
    again = context.continued(step_name(slot.kind, by_talk=context.talks), look.body.bold())
    return Box(stack([*times, Space(6), _script(context, slot)], again=again), weight=0.75)


def _time(context: Context, slot: Slot) -> Block:
    """The minutes planned, when they begin after the start, and the time on the clock or a line for it."""
    look = context.look
    minutes = _("{n} min").format(n=slot.minutes)
    since = text(_("from {time}").format(time=elapsed(slot.after)), look.facilitator)
    if context.begins:
        return stack([text(clock(context.begins, slot.after), look.heading), text(minutes, look.body.bold()), since])
    return stack([text(minutes, look.body.bold()), since, WritingLines(1), Space(1), text(_("clock"), look.note)])


def _script(context: Context, slot: Slot) -> Block:
    look = context.look
    style = look.facilitator
    name = step_name(slot.kind, by_talk=context.talks)
    of_one = slot.domain is not None or context.planned is None  # the usual agenda leads through one
    ways = ways_of(context.planned, slot.domain.elements if slot.domain else ()) if context.planned else ()
    script = script_of(context.pack, slot.kind, ways, of_one=of_one)
    keys = _keys(context, slot.kind).format(levels=len(context.pack.levels))
    return stack(
        [
            text(f"{name} · {slot.domain.name}" if slot.domain else name, look.body.bold(), glue=True),
            *(_said(context, script.say, script.watch, script.stuck) if script else ()),
            led_text(_("Keys:"), keys, style) if keys else NOTHING,
        ],
        gap=2.5,
    )


def _keys(context: Context, kind: StepKind) -> str:
    if context.talks and kind in (StepKind.COUNT, StepKind.ONE_BY_ONE):
        return _(_AGREE_KEYS)
    return _(STEP_KEYS[kind]) if kind in STEP_KEYS else ""


def _said(context: Context, say: str, watch: str, stuck: str) -> list[Block]:
    """The words to say, what to watch for and what helps, as far as there are such words; none is parted by choice."""
    style = context.look.facilitator
    script = ((_("Say:"), say), (_("Watch for:"), watch), (_("If stuck:"), stuck))
    return [context.keep(led_text(lead, words, style)) for lead, words in script if words]


def _actual(context: Context, slot: Slot) -> Block:
    """How long the step took, or a line to write it on."""
    step, style = slot.step, context.look.facilitator
    if step is None:
        return WritingLines(1)
    if step.skipped:
        return text(_("left out"), style)
    return text(_("{n} min").format(n=-(-step.spent // _SECONDS)), style) if step.spent else WritingLines(1)


def _practices(context: Context, domain: Domain) -> list[Part]:
    """The words for each practice of a domain, for the talk about it."""
    look = context.look
    title = _("Words for each practice: {domain}").format(domain=domain.name)
    first, *others = (
        context.keep(
            stack(
                [
                    text(element.name, look.body.bold(), glue=True),
                    *_said(context, element.say, element.watch, element.stuck),
                ],
                gap=2.5,
                again=context.continued(element.name, look.body.bold()),
            ),
            firm=look.large and _whole(context),
        )
        for element in domain.elements
    )
    heading = Stack((context.name(title, look.heading),), glue=True)
    again = context.continued(domain.name)
    least = _LEAST_OF_CARDS if look.large else LEAST
    return [
        Part(block=stack([Bookmark(title), heading, Space(5), first], again=again), gap=18),
        *(Part(block=practice, gap=9, again=again, least=least) for practice in others),
    ]
