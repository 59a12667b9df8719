"""P9: the self-assessment of a domain.

Blank, the elements share each page's room: as many as fit, and what is left becomes more lines to write on. Filled,
they flow. On paper the level comes before the evidence, as in the source.
"""

from collections.abc import Sequence
from typing import Final

from mastery_desktop.documents.blocks import (
    HAIR,
    MOST_EMPTY_WHEN_FIRM,
    NOTHING,
    Block,
    Bookmark,
    Space,
    Text,
    as_lead,
    in_pieces,
    led_text,
    right,
    text,
)
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.entries import Entry, EntryLine, LevelEntry
from mastery_desktop.documents.fields import Field
from mastery_desktop.documents.fonts import Face
from mastery_desktop.documents.groups import Box, Bullet, Keep, Row, Stack, bullet, stack
from mastery_desktop.documents.layout import LINE_PITCH, Style
from mastery_desktop.documents.level_rows import level_choice
from mastery_desktop.documents.marks import LevelBoxes
from mastery_desktop.documents.paging import Part, Sizes, pages_of
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.spare_lines import Lines, with_spare_lines
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
from mastery_desktop.domain.content import Domain, Element, EvidenceColumn, Form
from mastery_desktop.domain.form_fields import FieldKind
from mastery_desktop.domain.labels import outcome_text, true_for_all_text
from mastery_desktop.domain.records import Evidence
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _, in_both

FEWEST_LINES: Final = 2
"""Writing lines below each prompt."""

MOST_EXTRA: Final = 20
"""Lines that a part of the form gets at most beyond these, where a page has room to spare."""

_GAP: Final = 15.0
_WIDEST_GAP: Final = 34.0
_REMARK: Final = 0.42
_ONE_LINE: Final = 21.0

_MOST_EMPTY_BEFORE: Final = 0.5

_FIRST: Final = (1.0, 0.92, 0.84)
"""How wide the first kind of evidence may be, as a share of an equal column: the last one holds the longest words."""


def self_assessment(context: Context) -> Document:
    """Make the self-assessment of the context's domain."""
    domain = _domain(context)
    form = context.pack.form_of.get(domain.id)
    title = form.title if form else _("Self-assessment: {domain}").format(domain=domain.name)
    first_page = _first_page(context, title, form)
    if context.workshop:
        empty = _pages_and_room(context, first_page)[-1]
        apart = not context.look.large and empty < context.leaf.later_height * _MOST_EMPTY_BEFORE
        later = _filled_parts(context, domain, apart=apart)
    else:
        later = _blank_parts(context, domain)
    return context.document(title, [*(Part(block=block, gap=gap) for block, gap in first_page), *later])


def _domain(context: Context) -> Domain:
    return context.domain or context.pack.domains[0]


def _first_page(context: Context, title: str, form: Form | None) -> list[tuple[Block, float]]:
    """What comes before the elements; in smaller type where pages are fewer for it.

    In large print the kinds of evidence become cards where pages are fewer or fuller with these.
    """
    look = context.look
    if look.large:
        ways = [_opening(context, title, form, look.body, cards=cards) for cards in (False, True)]
        return min(ways, key=lambda parts: _pages_and_room(context, parts))
    styles = (look.body, look.small, *([look.note] if context.form else []))  # a laptop can show a page larger
    tried = (_opening(context, title, form, style) for style in styles)
    return min(tried, key=lambda parts: _pages_and_room(context, parts)[0])


def _pages_and_room(context: Context, parts: list[tuple[Block, float]]) -> tuple[int, int, float]:
    """How many pages some parts take, how much room stays empty on the emptiest one but the last, and on that one."""
    leaf, fonts = context.leaf, context.fonts
    sizes = Sizes(leaf.width, leaf.first_height, leaf.later_height)
    pages = pages_of([Part(block=block, gap=gap) for block, gap in parts], fonts, sizes)
    *before, last = (leaf.later_height - page[-1].down - page[-1].block.height(fonts, leaf.width) for page in pages)
    return len(pages), round(max(before, default=0.0)), last


def _opening(
    context: Context, title: str, form: Form | None, style: Style, *, cards: bool = False
) -> list[tuple[Block, float]]:
    look = context.look
    remark = _("What our team found") if context.workshop else _("Rate alone first, from evidence. Then talk.")
    parts: list[tuple[Block, float]] = [
        (context.masthead(title, remark), 0),
        (context.place_and_date(), 3),
        *([(context.form_note(marks=True), 8.0)] if context.form else []),
    ]
    if form is not None:
        if form.derived_note:
            parts.append((Box(led_text(_("A derived form."), form.derived_note, look.small), pad=6, weight=0.75), 7))
        parts.append((stack((text(paragraph, style) for paragraph in form.introduction), gap=5), 8))
        heading = text(_("Tips as you fill this in"), look.heading, glue=True)
        tips = [Bullet(led_text(as_lead(tip.title), tip.text, style), style) for tip in form.tips]
        parts.append((stack([heading, Space(3), stack(tips, gap=3)]), 11 if style is look.body else 8))
    columns = context.pack.self_assessment.evidence
    if columns:
        gap = 11 if style is look.body and not look.large else 7
        parts.append((_evidence_table(context, columns, cards=cards), gap))
    return parts


def _evidence_table(context: Context, columns: Sequence[EvidenceColumn], *, cards: bool) -> Block:
    look, fonts, width = context.look, context.fonts, context.leaf.width
    heads = tuple(text(column.title, look.label, glue=True) for column in columns)
    leads = tuple(
        stack(
            [
                text(column.lead, look.small.bold(), glue=True),
                text(column.question, look.small),
                Space(3),
                *(bullet(kind, look.small) for kind in column.kinds),
            ],
            gap=1.5,
        )
        for column in columns
    )
    shares, pad = (_FIRST, 5.0) if look.large else (_FIRST[:1], 6.0)
    tables = (_table(heads, leads, width * share, pad) for share in shares)
    table = min(tables, key=lambda table: table.height(fonts, width))
    if not cards and table.height(fonts, width) <= context.leaf.later_height:
        return Keep(table, context.leaf.later_height / MOST_EMPTY_WHEN_FIRM, firm=True)  # whole, whatever stays empty
    boxes = (
        Box(stack([head, Space(3), lead], again=context.continued(column.title, look.label)), pad=6)
        for column, head, lead in zip(columns, heads, leads, strict=True)
    )
    return context.keep(stack((context.keep(card) for card in boxes), gap=6))


def _table(heads: tuple[Block, ...], leads: tuple[Block, ...], width: float, pad: float) -> Block:
    """The kinds of evidence side by side; the last one takes what the others leave of their equal shares of a width."""
    widths = (*(width / len(heads) for _head in heads[1:]), 0.0)
    rows = Row(heads, widths, pad=pad, ruled=1.0, fill=0.92, glue=True), Row(leads, widths, pad=pad, ruled=1.0)
    return stack(rows)


def _blank_parts(context: Context, domain: Domain) -> list[Part]:
    """Elements and the last part, shared out over pages so that each page is full."""
    room, width = context.leaf.later_height, context.leaf.width
    waiting = [
        (number, _blank_part(context, domain, number, _lines(context, domain, number, 0)).height(context.fonts, width))
        for number in range(len(domain.elements) + 1)
    ]
    parts: list[Part] = []
    while waiting:
        count, used = 1, waiting[0][1]
        while count < len(waiting) and used + _GAP + waiting[count][1] <= room:
            used += _GAP + waiting[count][1]
            count += 1
        numbers = [number for number, _height in waiting[:count]]
        parts += _page(context, domain, numbers, room - used) if used <= room else _pages(context, domain, numbers[0])
        del waiting[:count]
    return parts


def _page(context: Context, domain: Domain, numbers: list[int], spare: float) -> list[Part]:
    """The parts of a page. Its spare room becomes writing lines, and what is left then becomes space."""
    questions = len(context.pack.self_assessment.focus_questions)
    added = [
        sum(extra // questions * questions if number == len(domain.elements) else extra for number in numbers)
        for extra in range(MOST_EXTRA + 1)
    ]
    extra = max(extra for extra, lines in enumerate(added) if not extra or lines * LINE_PITCH <= spare)
    left = max(0.0, spare - added[extra] * LINE_PITCH - 1)
    gap = min(_WIDEST_GAP, _GAP + left / max(1, len(numbers) - 1))
    return [
        Part(
            block=_blank_part(context, domain, number, _lines(context, domain, number, extra)),
            gap=gap,
            together=True,
            new_page=at == 0,
        )
        for at, number in enumerate(numbers)
    ]


def _pages(context: Context, domain: Domain, number: int) -> list[Part]:
    """A part that takes several pages, with as many more lines as these have room for."""
    leaf = context.leaf
    sizes = Sizes(leaf.width, leaf.later_height, leaf.later_height)

    def pages(lines: Lines) -> int:
        return len(pages_of([Part(block=_blank_part(context, domain, number, lines))], context.fonts, sizes))

    lines = with_spare_lines(_lines(context, domain, number, 0), pages)
    return [Part(block=_blank_part(context, domain, number, lines), new_page=True)]


def _lines(context: Context, domain: Domain, number: int, extra: int) -> Lines:
    """The lines below each prompt of an element, or of the last part: the fewest, and some more shared among them."""
    if number == len(domain.elements):
        questions = len(context.pack.self_assessment.focus_questions)
        return (FEWEST_LINES + extra // questions,) * questions
    return (FEWEST_LINES + (extra + 1) // 2, FEWEST_LINES + extra // 2)


def _blank_part(context: Context, domain: Domain, number: int, lines: Lines) -> Block:
    """An element, or the last part, to be written on."""
    if number == len(domain.elements):
        return _focus(context, domain, lines)
    return _element(context, domain.elements[number], number, lines)


def _filled_parts(context: Context, domain: Domain, *, apart: bool) -> list[Part]:
    """What a team found; on a page of its own where what comes before leaves no more than half of one empty."""
    elements = [
        Part(block=_element(context, element, number, (1, 1)), gap=_GAP + 5, new_page=apart and number == 0)
        for number, element in enumerate(domain.elements)
    ]
    lines = (1,) * len(context.pack.self_assessment.focus_questions)
    return [*elements, Part(block=_focus(context, domain, lines), gap=_GAP + 5)]


def _element(context: Context, element: Element, number: int, lines: Lines) -> Block:
    look, assessment, workshop = context.look, context.pack.self_assessment, context.workshop
    learner = [
        Bookmark(element.name),
        _element_heading(context, element, number),
        Space(1),
        led_text(f"{assessment.learner_heading}.", " ".join(element.student), look.body),
        Space(3),
    ]
    practices = led_text(f"{assessment.practices_heading}.", element.system, look.body)
    rating = [practices, Space(6), _level_boxes(context, element)]
    outcome = _outcome(context, workshop, element) if workshop else []
    support = _asked(context, element, have=True, lines=lines[0])
    want = _asked(context, element, have=False, lines=lines[1])
    return stack(
        [*_rating(context, learner, rating, outcome), Space(7), stack(support), Space(7), stack(want)],
        again=context.continued(element.name),
    )


def _rating(context: Context, learner: list[Block], rating: list[Block], outcome: list[Block]) -> list[Block]:
    """What is read, and the level, on one page; in large print it flows, and only the levels stay together.

    What was decided may go on upon another page, where the practice is named again.
    """
    if context.look.large:
        return [*learner, *rating, *outcome]
    return [context.keep(stack([*learner, *rating]), firm=True), *outcome]


def _element_heading(context: Context, element: Element, number: int) -> Block:
    look = context.look
    heading = text(f"{number + 1}  {element.name}", look.heading, glue=True)
    form = context.pack.form_of.get(_domain(context).id)
    printed = form.item_names[number] if form and number < len(form.item_names) else ""
    if printed.casefold() in ("", element.name.casefold()):
        return heading
    words = _("on the source’s form: {name}").format(name=printed)
    wide = context.fonts.width(words, look.note.face) * look.note.size + 1
    room = context.leaf.width - wide - _GAP
    if wide > context.leaf.width * _REMARK and (in_both(words) or len(heading.lines(context.fonts, room)) > 1):
        return Stack((heading, text(words, look.note)), glue=True)
    return Row((heading, text(words, right(look.note))), (0.0, wide), place=0.8, glue=True)


def _level_boxes(context: Context, element: Element) -> Block:
    workshop = context.workshop
    if context.form:
        tip = _("{practice}: where are we today?").format(practice=element.name)
        return LevelEntry(
            LevelBoxes(context.pack.levels, context.look), context.field(FieldKind.LEVEL, element.id), tip
        )
    if workshop is None:
        return level_choice(context.pack.levels, context.look)
    level = chosen_level(workshop.rating(element.id), context.pack)
    return level_choice(
        context.pack.levels,
        context.look,
        chosen=None if level is None else context.pack.levels.index(level),
        rounds=room_rounds(workshop, element.id, len(context.pack.levels)),
    )


def _outcome(context: Context, workshop: Workshop, element: Element) -> list[Block]:
    look, rating = context.look, workshop.rating(element.id)
    stress = [Space(6), unbacked_note(look.small)] if unbacked(workshop, context.pack, element.id) else []
    if rating.outcome is OutcomeKind.NOT_RATED:
        return stress
    rule = decided_words(workshop, element.id)
    words = outcome_text(rating, context.pack)
    parts: list[Block] = [Space(6), text(f"{words}, {rule}." if rule else f"{words}.", look.body.bold())]
    answer = true_for_all_text(rating)
    if answer:
        lead = _("Is it true for all learners here?")
        parts.append(in_pieces(parted(answer, rating.not_for), look.body, lead=lead))
    return [*parts, *stress]


def _asked(context: Context, element: Element, *, have: bool, lines: int) -> list[Block]:
    """A prompt with the evidence that was noted, or with lines to write on."""
    assessment, look, workshop = context.pack.self_assessment, context.look, context.workshop
    prompt = assessment.support_prompt if have else assessment.want_prompt
    if workshop is not None and not workshop.evidence_for(element.id, have=have):
        return [Text(((prompt, look.label.face), (_("Nothing noted yet."), look.body.face)), look.label)]
    hint = assessment.support_hint if have else ""
    spans = ((prompt, look.label.face), (f"({hint})", look.small.face)) if hint else ((prompt, look.label.face),)
    label = Text(spans, look.label, glue=True)
    if workshop is None:
        kind = FieldKind.HAVE if have else FieldKind.WANT
        tip = f"{element.name}: {prompt}"
        return [label, context.lines(lines, kind, element.id, tip)]
    evidence = workshop.evidence_for(element.id, have=have)
    return [label, Space(2), stack((_evidence_line(context, line) for line in evidence), gap=2)]


def _evidence_line(context: Context, evidence: Evidence) -> Block:
    body, detail = context.look.body, evidence_detail(evidence)
    spans = ((evidence.text, body.face), (f"({detail})", Face.ITALIC)) if detail else ((evidence.text, body.face),)
    return Bullet(Text(spans, body), body)


def _focus(context: Context, domain: Domain, lines: Lines) -> Block:
    look, pack, workshop = context.look, context.pack, context.workshop
    form = pack.form_of.get(domain.id)
    title = form.focus_title if form else _("A potential focus area within {domain}").format(domain=domain.name)
    potential = workshop.potential_focus(domain.id) if workshop else None
    answers = potential.answers if potential else ()
    end = _potential_entry(context, domain) if context.form else _focus_field(context, domain)
    parts: list[Block] = []
    for at, question in enumerate(pack.self_assessment.focus_questions):
        answer = answers[at] if at < len(answers) else ""
        parts += [
            Space(6) if at else NOTHING,
            text(question, look.label, glue=True),
            text(answer, look.body) if answer else context.lines(lines[at], FieldKind.ANSWER, str(at), question),
        ]
    last = context.keep(stack([*parts[-2:], Space(10), end]), firm=True)  # the field would be alone on a page
    heading = [Bookmark(title), text(title, look.heading, glue=True), Space(4)]
    return stack([*heading, *parts[:-2], last], again=context.continued(title))


def _focus_field(context: Context, domain: Domain) -> Block:
    """What the team chose, below its label where it would be parted beside it and takes no more room there."""
    field = Field(context.pack.self_assessment.focus_field, _chosen(context, domain), context.look.body.bold())
    below = field.with_line_below()
    beside, lower = (block.height(context.fonts, context.leaf.width) for block in (field, below))
    return below if lower <= beside + HAIR else field


def _chosen(context: Context, domain: Domain) -> str:
    """What the team chose in this domain; or else what it marked as a potential one, empty where it did neither."""
    workshop, pack = context.workshop, context.pack
    if workshop is None:
        return ""
    of_domain = {element.id: element.name for element in domain.elements}
    chosen = [of_domain[area.element] for area in workshop.active_focus if area.element in of_domain]
    if chosen:
        return "; ".join(chosen)
    marked = workshop.potential_focus(domain.id).element
    return pack.elements[marked].name if marked in pack.elements else ""


def _potential_entry(context: Context, domain: Domain) -> Block:
    label = context.pack.self_assessment.focus_field
    choices = tuple((element.id, element.name) for element in domain.elements)
    entry = Entry(context.field(FieldKind.POTENTIAL), label, _ONE_LINE, single=True, choices=choices)
    return EntryLine(label, entry, context.look.body.bold())
