"""What the record of a session says of each practice: shift, marks, outcome, evidence."""

from collections.abc import Iterator, Sequence
from typing import Final

from mastery_desktop.documents.blocks import Block, Space, in_pieces, led_text, text
from mastery_desktop.documents.groups import Bullet, Row, stack
from mastery_desktop.documents.layout import Align
from mastery_desktop.documents.level_rows import level_choice
from mastery_desktop.documents.level_table import level_table
from mastery_desktop.documents.marks import Round
from mastery_desktop.documents.rated_ways import MODES
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.shift_strip import ShiftLine
from mastery_desktop.documents.stress import unbacked_note
from mastery_desktop.documents.words import (
    chosen_level,
    decided_words,
    evidence_detail,
    parted,
    room_rounds,
)
from mastery_desktop.domain.backing import unbacked
from mastery_desktop.domain.choices import OutcomeKind
from mastery_desktop.domain.content import Domain, Element
from mastery_desktop.domain.labels import outcome_text, spread_course, true_for_all_text
from mastery_desktop.domain.table_names import name_of
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _

_BETWEEN: Final = 5.0
_PRACTICE: Final = 12.0
_LINE: Final = 30.0
_END: Final = 0.46


def practice_sections(context: Context, workshop: Workshop) -> Iterator[tuple[str, list[Block]]]:
    """The sections of the domains of which anything was kept."""
    for domain in context.pack.domains:
        blocks: list[Block] = []
        for element in domain.elements:
            if _touched(workshop, domain, element):
                again = context.continued(element.name, context.look.body.bold())
                blocks.append(Space(_PRACTICE) if blocks else Space(0.0))
                blocks.append(stack(_practice(context, workshop, element), again=again))
        if blocks:
            yield domain.name, blocks


def _touched(workshop: Workshop, domain: Domain, element: Element) -> bool:
    """Whether the workshop led through the practice's domain, or kept anything about it."""
    kept = (workshop.rating(element.id).outcome is not OutcomeKind.NOT_RATED, workshop.evidence_for(element.id))
    return domain.id in workshop.domains or any(kept)


def _practice(context: Context, workshop: Workshop, element: Element) -> Iterator[Block]:
    look, pack = context.look, context.pack
    head: list[Block] = [text(element.name, look.body.bold(), glue=True), Space(_BETWEEN)]
    shift = workshop.shift(element.id)
    if shift.marks or shift.placed is not None:
        head += [_shift(context, element, ShiftLine(_LINE, shift.marks, shift.placed)), Space(_BETWEEN)]
    level = chosen_level(workshop.rating(element.id), pack)
    rounds = room_rounds(workshop, element.id, len(pack.levels))
    chosen = None if level is None else pack.levels.index(level)
    outcome = text(_outcome(context, workshop, element), look.body.bold())
    course = [led_text(_("Our marks:"), _course(rounds), look.body)] if rounds[1:] else []
    stress = [Space(_BETWEEN), unbacked_note(look.small)] if unbacked(workshop, pack, element.id) else []
    settled = [Space(_BETWEEN), outcome, *course, *stress]
    if look.large:
        levels = context.keep(level_table(context, chosen, rounds), firm=True)
        yield context.keep(stack([*head, levels, *settled]))
    else:
        yield context.keep(stack([*head, level_choice(pack.levels, look, chosen, rounds), *settled]), firm=True)
    for lead, words in _said(context, workshop, element):
        pieces = parted(words, workshop.rating(element.id).not_for)
        yield from (Space(2), in_pieces(pieces, look.body, lead=f"{lead}:"))
    yield from _evidence(context, workshop, element)


def _course(rounds: Sequence[Round]) -> str:
    """What a further round changed, in words."""
    return _("{course}.").format(course=spread_course([one.marks for one in rounds]))


def _shift(context: Context, element: Element, line: ShiftLine) -> Block:
    look, width = context.look, context.leaf.width
    ends = Row(
        (text(element.shift_from, look.small), text(element.shift_to, look.small.bold().aligned(Align.RIGHT))),
        (width * _END, 0.0),
        gap=width * (1 - 2 * _END),
    )
    return stack([ends, line])


def _outcome(context: Context, workshop: Workshop, element: Element) -> str:
    rating = workshop.rating(element.id)
    rule = decided_words(workshop, element.id)
    words = outcome_text(rating, context.pack)
    return f"{words}, {rule}." if rule else f"{words}."


def _said(context: Context, workshop: Workshop, element: Element) -> Iterator[tuple[str, str]]:
    """Whether it is true for all, and how many chose each level at each table, where that may be seen."""
    answer = true_for_all_text(workshop.rating(element.id))
    if answer:
        yield _("True for all learners here"), answer
    levels = context.pack.levels
    names = {group.id: name_of(group) for group in workshop.groups}
    if not workshop.revealed(element.id):
        return
    for counts in workshop.rounds(element.id):
        if counts.group in names and len(counts.marks) == len(levels):
            lead = _("{table}, round {number}").format(table=names[counts.group], number=counts.round)
            yield lead, ", ".join(f"{level.short} {n}" for level, n in zip(levels, counts.marks, strict=True) if n)
    yield from _come_in(context, workshop, element)


def _come_in(context: Context, workshop: Workshop, element: Element) -> Iterator[tuple[str, str]]:
    """What tables agreed on, a way of rating of its own, and that marks were revealed with some missing."""
    short = {level.id: level.short for level in context.pack.levels}
    for group in workshop.groups:
        if (level := workshop.table_level(element.id, group.id)) in short:
            yield _("{table} agreed on").format(table=name_of(group)), short[level]
    if mode := workshop.rating(element.id).mode:
        yield _("How we rated"), _(MODES[mode])
    room = workshop.marks(element.id, 1)
    if room is not None and room.slips < room.raters:
        came = _("revealed with {n} of {expected}")
        yield _("Came in"), came.format(n=room.slips, expected=room.raters)


def _evidence(context: Context, workshop: Workshop, element: Element) -> Iterator[Block]:
    look, assessment = context.look, context.pack.self_assessment
    for have, prompt in ((True, assessment.support_prompt), (False, assessment.want_prompt)):
        lines = workshop.evidence_for(element.id, have=have)
        if lines:
            yield from (Space(_BETWEEN), text(prompt, look.label, glue=True))
        for line in lines:
            detail = evidence_detail(line)
            words = in_pieces((line.text, f"({detail})" if detail else ""), look.body)
            yield from (Space(2), Bullet(words, look.body))
