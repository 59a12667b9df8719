"""P9: the self-assessment of a domain.

Blank, the elements share each page's room: as many as fit, and what is left becomes more lines to write on. Filled,
they flow. On paper the level comes before the evidence, as in the source.
"""

from enum import Enum, auto
from typing import Final

from mastery_desktop.documents.assessment_opening import empty_room, opening
from mastery_desktop.documents.blocks import (
    HAIR,
    MOST_EMPTY,
    NOTHING,
    Block,
    Bookmark,
    Space,
    Text,
    WritingLines,
    in_pieces,
    led_text,
    right,
    text,
)
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.entries import Entry, EntryLine, LevelEntry
from mastery_desktop.documents.fields import Field
from mastery_desktop.documents.fonts import Face
from mastery_desktop.documents.groups import Bullet, Row, Stack, stack
from mastery_desktop.documents.layout import LINE_PITCH
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
from mastery_desktop.domain.content import Domain, Element
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


class _Whole(Enum):
    """What of an element stays on one page, where less of it can be parted than could."""

    READING = auto()
    RATING = auto()
    LEVELS = auto()


def self_assessment(context: Context) -> Document:
    """Make the self-assessment of the context's domain."""
    domain = _domain(context)
    form = context.pack.form_of.get(domain.id)
    title = form.title if form else _("Self-assessment: {domain}").format(domain=domain.name)
    first = opening(context, title, form)
    later = _filled_parts(context, domain, first) if context.workshop else _blank_parts(context, domain, first)
    return context.document(title, [*first, *later])


def _domain(context: Context) -> Domain:
    return context.domain or context.pack.domains[0]


def _blank_parts(context: Context, domain: Domain, first: list[Part]) -> list[Part]:
    """Elements and the last part, shared out over pages so that each page is full.

    The page that what comes before them ends on holds the first ones too where it has room for these, or else notes.
    """
    room, width = context.leaf.later_height, context.leaf.width
    left = empty_room(context, first)[-1] - _GAP
    waiting = [
        (number, _blank_part(context, domain, number, _lines(context, domain, number, 0)).height(context.fonts, width))
        for number in range(len(domain.elements) + 1)
    ]
    begun = waiting[0][1] <= left
    parts = [] if begun else _notes(context, first, left)
    while waiting:
        most = left if begun else room
        count, used = 1, waiting[0][1]
        while count < len(waiting) and used + _GAP + waiting[count][1] <= most:
            used += _GAP + waiting[count][1]
            count += 1
        numbers = [number for number, _height in waiting[:count]]
        if used <= most:
            parts += _page(context, domain, numbers, most - used, new_page=not begun)
        else:
            parts += _pages(context, domain, numbers[0])
        del waiting[:count]
        begun = False
    return parts


def _notes(context: Context, first: list[Part], room: float) -> list[Part]:
    """Lines for notes, where much of the page that what comes before ends on would stay empty."""
    if context.form or room < context.leaf.later_height * MOST_EMPTY:
        return []
    label = text(_("Notes"), context.look.label, glue=True)

    def notes(lines: Lines) -> Part:
        return Part(block=stack([label, WritingLines(lines[0])]), gap=_GAP)

    lines = with_spare_lines((FEWEST_LINES,), lambda lines: len(empty_room(context, [*first, notes(lines)])))
    return [notes(lines)]


def _page(context: Context, domain: Domain, numbers: list[int], spare: float, *, new_page: bool) -> list[Part]:
    """The parts of a page. Its spare room becomes writing lines, and what is left then becomes space."""
    questions = len(context.pack.self_assessment.focus_questions)
    added = [
        sum(extra // questions * questions if number == len(domain.elements) else extra for number in numbers)
        for extra in range(MOST_EXTRA + 1)
    ]
    extra = max(extra for extra, lines in enumerate(added) if not extra or lines * LINE_PITCH <= spare)
    left = max(0.0, spare - added[extra] * LINE_PITCH - 1)
    gap = min(_WIDEST_GAP, _GAP + left / max(1, len(numbers) - new_page))
    return [
        Part(
            block=_blank_part(context, domain, number, _lines(context, domain, number, extra)),
            gap=gap,
            together=True,
            new_page=new_page and at == 0,
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


def _filled_parts(context: Context, domain: Domain, first: list[Part]) -> list[Part]:
    """What a team found, on a page of its own and with practices whole unless pages are fewer or fuller otherwise."""
    if context.look.large:
        return _found(context, domain, _Whole.LEVELS, apart=False)
    tried = (_found(context, domain, whole, apart=apart) for whole in _Whole for apart in (True, False))
    return min(tried, key=lambda parts: _pages_and_empty_ones(context, [*first, *parts]))


def _pages_and_empty_ones(context: Context, parts: list[Part]) -> tuple[int, int]:
    """How many pages some parts take, and of how many but the last more than a third stays empty."""
    *before, _last = empty_room(context, parts)
    return len(before) + 1, sum(empty > context.leaf.later_height * MOST_EMPTY for empty in before)


def _found(context: Context, domain: Domain, whole: _Whole, *, apart: bool) -> list[Part]:
    elements = [
        Part(block=_element(context, element, number, (1, 1), whole), gap=_GAP + 5, new_page=apart and number == 0)
        for number, element in enumerate(domain.elements)
    ]
    lines = (1,) * len(context.pack.self_assessment.focus_questions)
    return [*elements, Part(block=_focus(context, domain, lines), gap=_GAP + 5)]


def _element(context: Context, element: Element, number: int, lines: Lines, whole: _Whole = _Whole.READING) -> Block:
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
        [*_rating(context, learner, rating, outcome, whole), Space(7), stack(support), Space(7), stack(want)],
        again=context.continued(element.name),
    )


def _rating(
    context: Context, learner: list[Block], rating: list[Block], outcome: list[Block], whole: _Whole
) -> list[Block]:
    """What is read, and the level, on one page; in large print it flows, and only the levels stay together.

    What was decided may go on upon another page, where the practice is named again.
    """
    if context.look.large or whole is _Whole.LEVELS:
        return [*learner, *rating, *outcome]
    rated = context.keep(stack(rating), firm=True)
    if whole is _Whole.RATING:
        return [*learner, rated, *outcome]
    return [context.keep(stack([*learner, rated]), firm=context.workshop is None), *outcome]


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
