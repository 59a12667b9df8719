"""P16: from candidates to one focus area, with the reasons."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Space, Text, WritingLines, led_text, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.cards import GAP, beside, card, labelled
from mastery_desktop.documents.entries import Entry, EntryLine, TickEntry
from mastery_desktop.documents.fields import Field
from mastery_desktop.documents.groups import Bullet, Row, bullet, stack
from mastery_desktop.documents.marks import Dots, Shift, Symbol, Tick
from mastery_desktop.documents.paging import Part, Sizes, in_fewest_pages, pages_of
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.spare_lines import Lines, from_the_emptiest, roomiest, with_full_pages
from mastery_desktop.documents.words import chosen_level, room_rounds
from mastery_desktop.domain.choices import OutcomeKind
from mastery_desktop.domain.content import Domain, Element
from mastery_desktop.domain.form_fields import FieldKind
from mastery_desktop.domain.labels import SPREADS, outcome_text
from mastery_desktop.domain.rating import spread
from mastery_desktop.domain.records import FocusArea
from mastery_desktop.domain.workshop import Workshop, candidates_of
from mastery_desktop.messages import _, in_both

EMPTY_ROWS: Final = 5
"""Rows for candidates where no domain is named."""

_PRACTICE_WIDTH: Final = 182.0
_LEVEL_WIDTH: Final = 98.0
_DOTS_WIDTH: Final = 52.0
_LARGE_DOT: Final = 4.2
_ONE_LINE: Final = 21.0
_LINES_LARGE: Final = range(2, 20)
"""How many lines there can be for the evidence of a candidate in large print."""

_ROWS: Final = range(40, 220, 4)
"""How high the rows for candidates can be in usual print."""

_AIRS: Final = (1.0, 0.7, 0.4)
"""What stands between questions, and between what was chosen and why, as a share of the usual space."""

_FULL: Final = 0.8
"""What the emptiest page of a blank sheet should hold, as a share of its height."""

_LINES: Final = (2, 2, 3)
"""Lines below each question, and for why one is chosen and the others wait, and as many more as there is room for."""


def focus_worksheet(context: Context) -> Document:
    """Make the focus-area worksheet, of one domain or of all."""
    context = _of_its_domain(context)
    title = _("Choosing a focus area")
    if context.domain:
        title = f"{title}: {context.domain.name}"
    remark = _("One at a time. Keep the reasons.")
    look = context.look
    head = [
        Part(block=context.masthead(title, remark)),
        Part(block=context.place_and_date(), gap=3),
        Part(block=text(_instructions(context), look.body), gap=10),
        *([Part(block=context.form_note(), gap=6)] if context.form else []),
    ]
    parts = _filled_parts(context, head) if context.workshop else _blank_parts(context, head)
    return context.document(title, parts)


def _of_its_domain(context: Context) -> Context:
    """The context; on a blank sheet for a workshop of one domain, with that one: its practices are named."""
    planned, pack = context.planned, context.pack
    led = [one for one in planned.domains if one in pack.domain_by_id] if planned and not context.workshop else []
    return replace(context, domain=pack.domain_by_id[led[0]]) if not context.domain and len(led) == 1 else context


def _filled_parts(context: Context, head: Sequence[Part]) -> list[Part]:
    """The candidates, the questions, the choice, set closer where that saves a page.

    The choice has the last page for itself rather than a question that was taken from a page with room for it.
    """
    fonts, leaf = context.fonts, context.leaf
    sizes = Sizes(leaf.width, leaf.first_height, leaf.later_height)

    def parts(air: float) -> list[Part]:
        asked = [_questions(context, 1, domain, air) for domain in _domains(context) or (None,)]
        before = [*head, _candidate_part(context, 0.0), *(Part(block=each, gap=16 * air) for each in asked)]
        choice = Part(block=_choice(context, air=air), gap=16 * air, together=True)
        apart = replace(choice, new_page=True)
        pages, others = (pages_of([*before, last], fonts, sizes) for last in (choice, apart))
        shares = len(pages[-1]) > 1 and sum(map(len, pages)) > sum(map(len, others))
        return [*before, apart if shares and len(pages) == len(others) else choice]

    return in_fewest_pages([partial(parts, air) for air in _AIRS], fonts, sizes)


def _blank_parts(context: Context, head: Sequence[Part]) -> list[Part]:
    """The candidates on the front, questions and choice on the back; both sides are full.

    Where a page would stay emptier for that, the questions follow right below the candidates.
    """
    fonts, leaf = context.fonts, context.leaf
    front, back = (Sizes(leaf.width, first, leaf.later_height) for first in (leaf.first_height, leaf.later_height))
    heights: Sequence[float] = _LINES_LARGE if context.look.large else _ROWS

    def above(least: float) -> list[Part]:
        return [*head, _candidate_part(context, least)]

    def flowing(least: float, lines: Lines) -> list[Part]:
        return [*above(least), *_back_parts(context, lines, new_page=False)]

    least = roomiest(heights, above, fonts, front)
    lines = with_full_pages(_LINES, partial(_back_parts, context), fonts, back)
    apart = [*above(least), *_back_parts(context, lines)]
    if from_the_emptiest(apart, fonts, front)[0] >= _FULL * leaf.later_height:
        return apart
    least = roomiest(heights, lambda least: flowing(least, _LINES), fonts, front)
    lines = with_full_pages(_LINES, partial(flowing, least), fonts, front)
    return max(apart, flowing(least, lines), key=lambda parts: from_the_emptiest(parts, fonts, front))


def _back_parts(context: Context, lines: Lines, *, new_page: bool = True) -> list[Part]:
    asked, *reasons = lines
    return [
        Part(block=_questions(context, asked, context.domain), gap=16, new_page=new_page),
        Part(block=_choice(context, *reasons), gap=16, together=True),
    ]


def _candidate_part(context: Context, least: float) -> Part:
    return Part(block=_candidates(context, least), gap=10)


def _instructions(context: Context) -> str:
    if context.workshop:
        return _("These practices were candidates. The dots are private choices, counted; the team decided by talking.")
    return _(
        "Tick the practices that could be your focus area, talk the questions through, and choose one. "
        "It need not be the one you rated lowest."
    )


def _candidate_elements(context: Context) -> tuple[Element, ...]:
    """What could be the focus area: the candidates of the workshop, or every practice of the domain."""
    pack, workshop, domain = context.pack, context.workshop, context.domain
    of_domain = domain.elements if domain else ()
    if workshop is None:
        return of_domain
    named = list(candidates_of(pack, workshop))
    if domain:
        named = [element for element in named if element in domain.elements]
    return tuple(named) or of_domain


def _candidates(context: Context, least: float) -> Block:
    """The candidates: rows of a least height; in large print cards with that many lines for what is known of each."""
    look = context.look
    elements = _candidate_elements(context)
    if look.large:
        cards = [_card(context, each, int(least)) for each in elements or (None,) * EMPTY_ROWS]
        # One that is read is parted in two languages, where half of a page would stay empty for it.
        whole = context.workshop is None or not in_both(_("Practice and its shift"))
        return stack((context.keep(each, firm=whole) for each in cards), gap=10)
    widths = (_PRACTICE_WIDTH, _LEVEL_WIDTH, 0.0, _DOTS_WIDTH)
    names = (_("Practice and its shift"), _("Our level"), _("Evidence we have"), _("Dots"))
    head = Row(tuple(text(name, look.label) for name in names), widths, pad=6, ruled=1.0, fill=0.92, glue=True)
    rows = [_candidate_row(context, element, widths, least) for element in elements]
    if context.form:
        named: list[tuple[str, Element | None]] = [(element.id, element) for element in elements]
        unnamed: list[tuple[str, Element | None]] = [(str(at), None) for at in range(EMPTY_ROWS)]
        rows = [_entry_row(context, of, element, widths, least) for of, element in named or unnamed]
    if not rows:
        empty = Row((NOTHING,) * len(widths), widths, pad=6, ruled=1.0, lid=False, least=least)
        rows = [empty] * EMPTY_ROWS
    return stack([head, *rows], again=head)


def _candidate_row(context: Context, element: Element, widths: tuple[float, ...], least: float) -> Block:
    workshop = context.workshop
    if workshop is None:
        cells: tuple[Block, ...] = (_practice(context, element), NOTHING, NOTHING, NOTHING)
        return context.keep(Row(cells, widths, pad=6, ruled=1.0, lid=False, least=least))
    dots = workshop.candidate(element.id).dots
    cells = (
        _practice(context, element),
        _level(context, workshop, element),
        _evidence(context, workshop, element),
        Dots(dots) if dots else NOTHING,
    )
    again = text(_("{name}, continued").format(name=element.name), context.look.body.bold())
    return context.keep(Row(cells, widths, pad=6, ruled=1.0, lid=False, again=again))


def _entry_row(context: Context, of: str, element: Element | None, widths: tuple[float, ...], least: float) -> Block:
    """A row to type into; without a practice, one that is still to be chosen."""
    name = element.name if element else _("Row {n}").format(n=int(of) + 1)
    inside = least - 12
    if element:
        tick = Tick(text(element.name, context.look.body.bold()), context.look.body)
        shift = Shift(element.shift_from, element.shift_to, context.look.small)
        tip = _("{practice} could be our focus area").format(practice=name)
        practice: Block = stack([TickEntry(tick, context.field(FieldKind.CANDIDATE, of), tip), shift], gap=3)
        inside = max(inside, practice.height(context.fonts, _PRACTICE_WIDTH - 12))
    else:
        choices = tuple((each.id, each.name) for each in context.pack.elements.values())
        tip = _("A practice that could be our focus area")
        practice = Entry(context.field(FieldKind.CANDIDATE, of), tip, 22, framed=False, choices=choices)
    evidence = _("{practice}: evidence we have").format(practice=name)
    dots = _("{practice}: number of dots").format(practice=name)
    cells = (
        practice,
        text(_("From the rating"), context.look.note),
        Entry(context.field(FieldKind.HAVE, of), evidence, inside, framed=False),
        Entry(context.field(FieldKind.DOTS, of), dots, inside, framed=False, single=True),
    )
    return context.keep(Row(cells, widths, pad=6, ruled=1.0, lid=False, least=least))


def _card(context: Context, element: Element | None, lines: int) -> Block:
    """A candidate in large print; None is one that is still to be named."""
    look, workshop = context.look, context.workshop
    practice = _practice(context, element) if element else labelled(look, _("Practice and its shift"), "")
    if workshop is None or element is None:
        answers = labelled(look, _("Our level"), ""), labelled(look, _("Dots"), "")
        evidence = labelled(look, _("Evidence we have"), "", lines=lines)
    else:
        dots = workshop.candidate(element.id).dots
        answers = (
            labelled(look, _("Our level"), _level(context, workshop, element)),
            labelled(look, _("Dots"), Dots(dots, _LARGE_DOT) if dots else NOTHING),
        )
        noted = workshop.evidence_for(element.id)
        found = _evidence(context, workshop, element) if noted else text(_("Nothing noted yet."), look.body)
        evidence = context.keep(labelled(look, _("Evidence we have"), found))
    again = text(_("{name}, continued").format(name=element.name), look.body.bold(), glue=True) if element else None
    rows: list[Block] = [practice, beside(answers, context.leaf.width), evidence]
    if workshop and element and not workshop.evidence_for(element.id):  # too little for another page by itself
        rows[1:] = [context.keep(stack(rows[1:], gap=GAP))]
    return card(rows, again)


def _practice(context: Context, element: Element) -> Block:
    """A practice to tick, its shift, and what was noted about it as a candidate."""
    look, workshop = context.look, context.workshop
    chosen = workshop is not None and any(area.element == element.id for area in workshop.focus_areas)
    parts: list[Block] = [
        Tick(text(element.name, look.body.bold()), look.body, marked=chosen),
        Shift(element.shift_from, element.shift_to, look.small),
    ]
    if workshop:
        candidate = workshop.candidate(element.id)
        answers = ((_("Impact:"), candidate.impact), (_("Effort:"), candidate.effort))
        said = [led_text(lead, words, look.small) for lead, words in answers if words]
        parts += [context.keep(stack(said, gap=3))] if said else []
    return stack(parts, gap=3)


def _evidence(context: Context, workshop: Workshop, element: Element) -> Block:
    """What we have as a list, and below it what we wish for."""
    have, want = (workshop.evidence_for(element.id, have=which) for which in (True, False))
    lines: list[Block] = [bullet(line.text, context.look.small) for line in have]
    lines += [led_text(_("We wish for:"), line.text, context.look.small) for line in want]
    return stack(lines, gap=2)


def _level(context: Context, workshop: Workshop, element: Element) -> Block:
    rating = workshop.rating(element.id)
    if rating.outcome is OutcomeKind.NOT_RATED:
        return NOTHING
    said = room_rounds(workshop, element.id, len(context.pack.levels))
    apart = _(SPREADS[spread(said[-1].marks)]) if said else ""
    outcome = outcome_text(rating, context.pack)
    words = text(f"{outcome} ({apart})" if apart else outcome, context.look.small)
    level = chosen_level(rating, context.pack)
    scale = context.look.scale
    return Row((Symbol(level.symbol, 6 * scale), words), (19 * scale, 0.0)) if level else words


def _domains(context: Context) -> tuple[Domain, ...]:
    """The domains whose questions are shown: the one asked for, or those of the active focus areas."""
    workshop, pack = context.workshop, context.pack
    if context.domain or workshop is None:
        return (context.domain,) if context.domain else ()
    chosen = dict.fromkeys(
        pack.domain_of[area.element].id for area in workshop.active_focus if area.element in pack.elements
    )
    named = chosen or dict.fromkeys([one.domain for one in workshop.potential][:1])
    return tuple(pack.domain_by_id[domain] for domain in named if domain in pack.domain_by_id)


def _questions(context: Context, lines: int, domain: Domain | None, air: float = 1.0) -> Block:
    look, workshop = context.look, context.workshop
    answers = workshop.potential_focus(domain.id).answers if workshop and domain else ()
    heading = text(_("Four things to ask of each candidate"), look.heading, glue=True)
    questions = context.pack.self_assessment.focus_questions
    if len(questions) != 4:  # noqa: PLR2004 - the heading counts them
        heading = text(_("What to ask of each candidate"), look.heading, glue=True)
    parts: list[Block] = [heading, Space(3)]
    if domain and len(_domains(context)) > 1:
        parts[1:1] = [text(domain.name, look.label, glue=True)]
    for at, question in enumerate(questions):
        answer = answers[at] if at < len(answers) else ""
        field: Block = text(answer, look.body) if answer else context.lines(lines, FieldKind.ANSWER, str(at), question)
        parts += [Space(7 * air) if at else NOTHING, _asked(context, question, field)]
    return stack(parts, again=context.continued(_("Questions")))


def _asked(context: Context, question: str, field: Block) -> Block:
    """A question with its field; a field of lines stays with its question."""
    label: Text = text(question, context.look.label, glue=True)
    return context.keep(stack([label, field])) if isinstance(field, WritingLines | Entry) else stack([label, field])


def _choice(context: Context, why: int = _LINES[1], waits: int = _LINES[2], *, air: float = 1.0) -> Block:
    look, pack, workshop = context.look, context.pack, context.workshop
    field = pack.self_assessment.focus_field
    areas = workshop.focus_areas if workshop else ()
    again = context.continued(_("What we choose, and why"))
    parts: list[Block] = [text(_("What we choose, and why"), look.heading, glue=True), Space(4)]
    if workshop is None or not areas:
        parts += [
            _chosen_entry(context, field) if context.form else Field(field, "", look.body.bold()),
            Space(8 * air),
            _asked(context, _("Why this one?"), context.lines(why, FieldKind.REASON, "", _("Why this one?"))),
            Space(8 * air),
            _asked(
                context,
                _("Why do the others wait?"),
                context.lines(waits, FieldKind.WAITS, "", _("Why do the others wait?")),
            ),
        ]
        return context.keep(stack(parts, again=again))
    for at, area in enumerate(areas):
        parts += [Space(10 * air) if at else NOTHING, *_area(context, field, area, air)]
    chosen = {area.element for area in areas}
    waiting = [
        Bullet(led_text(f"{pack.elements[one.element].name}.", one.waits, look.body), look.body)
        for one in workshop.candidates
        if one.waits and one.element in pack.elements and one.element not in chosen
    ]
    parts += [Space(8 * air), text(_("Why do the others wait?"), look.label, glue=True), Space(2)]
    parts.append(stack(waiting, gap=2) if waiting else WritingLines(2))
    return stack(parts, again=again)


def _chosen_entry(context: Context, label: str) -> Block:
    elements = context.domain.elements if context.domain else tuple(context.pack.elements.values())
    choices = tuple((element.id, element.name) for element in elements)
    entry = Entry(context.field(FieldKind.FOCUS), label, _ONE_LINE, single=True, choices=choices)
    return EntryLine(label, entry, context.look.body.bold())


def _area(context: Context, field: str, area: FocusArea, air: float) -> Sequence[Block]:
    look, element = context.look, context.pack.elements.get(area.element)
    reason: Block = text(area.reason, look.body) if area.reason else WritingLines(2)
    parts = [
        Field(field, element.name if element else "", look.body.bold()),
        Space(8 * air),
        _asked(context, _("Why this one?"), reason),
    ]
    if area.second_reason:
        parts += [Space(6 * air), _asked(context, _("Why a second one now?"), text(area.second_reason, look.body))]
    return parts
