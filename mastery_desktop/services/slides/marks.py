"""Slides of the marks: counting, reveal, discussion, outcome, and the picture of a domain.

Nothing per level leaves this module before its reveal: `revealed_rounds` is the only reader of counts, and it gives
none for an element whose marks have not been revealed.
"""

from collections.abc import Iterator
from operator import attrgetter

from mastery_desktop.domain.backing import unbacked
from mastery_desktop.domain.choices import OutcomeKind, RatingMode, RatingState, StepKind
from mastery_desktop.domain.content import Element, ElementId
from mastery_desktop.domain.labels import (
    FISTS_ON_WALL,
    OUTCOMES,
    SPREADS,
    SPREADS_INSIDE,
    UNBACKED,
    UNBACKED_QUESTION,
    UNBACKED_SHORT,
    spread_course,
    true_for_all_text,
)
from mastery_desktop.domain.passes import come_in, left_empty, ready_words, slips_come_in, tables_agreed
from mastery_desktop.domain.rating import as_it_stands, discussion_order, spread
from mastery_desktop.domain.talk import WALL_PROMPTS, pattern
from mastery_desktop.domain.wall import (
    BigQuestion,
    Bullets,
    Countdown,
    Grid,
    GridRow,
    Levels,
    Paragraph,
    Round,
    Slide,
    Statement,
    Title,
)
from mastery_desktop.messages import N_, _, ngettext
from mastery_desktop.services.slides.agreed import agreeing, chosen_levels
from mastery_desktop.services.slides.evidence import evidence_lines, evidence_slide
from mastery_desktop.services.slides.frame import Frame, clock, practice_of
from mastery_desktop.services.slides.reading import practice_blocks
from mastery_desktop.services.slides.tables import left_out, table_blocks, table_places, table_words


def revealed_rounds(frame: Frame, element: Element) -> tuple[Round, ...]:
    """How many chose each level and how far apart they are, round by round; nothing before the reveal."""
    if not frame.workshop.revealed(element.id):
        return ()
    room = [counts for counts in frame.workshop.rounds(element.id) if counts.group is None]
    levels = len(frame.pack.levels)
    return tuple(
        Round(
            name=_("Round {n}: {spread}").format(n=counts.round, spread=_(SPREADS_INSIDE[spread(counts.marks)])),
            counts=counts.marks,
        )
        for counts in sorted(room, key=attrgetter("round"))
        if len(counts.marks) == levels
    )


def slips(frame: Frame) -> tuple[int, int]:
    """How many slips are in, and of how many: sums over all levels, so they tell nothing of any."""
    elements = [element.id for element in frame.elements]
    known = come_in if _way(frame) is RatingMode.TABLES else slips_come_in
    stored, raters = known(frame.workshop, elements)
    live = frame.live
    return (
        stored if live.slips_in is None else live.slips_in,
        raters if live.slips_expected is None else live.slips_expected,
    )


def count(frame: Frame) -> Iterator[Slide]:
    """The question for the tables while slips are counted; where the team decides in talk, how far it is."""
    if frame.workshop.by_talk(e.id for e in frame.elements) and frame.live.slips_in is None:
        yield agreeing(frame)
        return
    at_tables = _way(frame) is RatingMode.TABLES
    ask = (
        _("Which level can our table stand behind?") if at_tables else _("Which practice was hardest to rate, and why?")
    )
    tell = _("First what we have seen, then the level.") if at_tables else _("Tell your table. No levels yet, please.")
    left = frame.live.countdown
    time_left = [Countdown(text=clock(left))] if left is not None else []
    slide = frame.slide(
        "count",
        BigQuestion(text=frame.live.question or ask),
        Paragraph(text=tell),
        *time_left,
        left=(_("While we count"),),
        right=frame.domain.name if frame.domain else "",
        foot_left=_come_in(frame),
    )
    yield slide


IN_WORDS = {
    RatingMode.SLIPS: N_("Slips in: {n} of {expected}"),
    RatingMode.CARDS: N_("Cards counted: {n} of {expected}"),
    RatingMode.DOTS: N_("Dots counted: {n} of {expected}"),
    RatingMode.TABLES: N_("At tables that are done: {n} of {expected}"),
    RatingMode.DIRECT: N_("Slips in: {n} of {expected}"),
}
"""How many have given their marks, by how they give them."""


def _come_in(frame: Frame) -> str:
    """How much is counted: slips, or the practices whose marks are counted level by level."""
    if left := _uncounted(frame):
        total = len(frame.elements)
        return _("Practices counted: {n} of {count}").format(n=total - len(left), count=total)
    way, (agreed, tables) = _way(frame), tables_agreed(frame.workshop, [element.id for element in frame.elements])
    inside, expected = slips(frame)
    if way is RatingMode.TABLES or not tables:
        return _(IN_WORDS[way]).format(n=inside, expected=expected)
    words = [_("Tables that agreed: {n} of {count}").format(n=agreed, count=tables)]
    if expected:
        words.insert(0, _(IN_WORDS[way]).format(n=inside, expected=expected))
    return " · ".join(words)


def _uncounted(frame: Frame) -> set[ElementId]:
    """The practices that are not counted yet, where they are counted level by level or in several ways."""
    left = set(frame.live.missing)
    if len({frame.workshop.mode(element.id) for element in frame.elements}) > 1 and not frame.workshop.groups:
        marked = [e.id for e in frame.elements if not frame.workshop.by_talk((e.id,))]
        left |= {e for e in marked if frame.workshop.rating(e).state is RatingState.COLLECTING}
    return left


def _way(frame: Frame) -> RatingMode:
    """The way in which all practices are rated; slips where they differ."""
    modes = {frame.workshop.mode(element.id) for element in frame.elements}
    return modes.pop() if len(modes) == 1 else RatingMode.SLIPS


def reveal(frame: Frame) -> Iterator[Slide]:
    """All revealed marks at once, then element by element; a gate while counted marks wait.

    What was settled without marks, in talk or on the form, stands on one slide and needs no reveal.
    """
    shown = [e for e in frame.elements if revealed_rounds(frame, e) or table_words(frame, e)]
    if len(shown) > 1:
        rows = tuple(_grid_row(frame, element, settled=False, round_at=0) for element in shown)
        yield frame.slide(
            "all",
            Title(text=_("What the room said")),
            Grid(levels=frame.levels, rows=rows),
            foot_left=_("An outline is what a table agreed on. Look before you talk.")
            if any(table_words(frame, e) for e in shown)
            else _("Every dot is one mark. Look before you talk."),
        )
    for element in shown:
        yield marks_slide(frame, element)
    waiting = [e for e in frame.elements if frame.workshop.rating(e.id).state is RatingState.COMPLETE]
    rated = [e for e in frame.elements if frame.workshop.rating(e.id).outcome is not OutcomeKind.NOT_RATED]
    talked = [e for e in rated if e not in shown and frame.workshop.revealed(e.id)]
    if not waiting and not shown and (talked or frame.workshop.by_talk(e.id for e in frame.elements)):
        rows = tuple(_grid_row(frame, element, settled=True) for element in frame.elements)
        yield frame.slide("all", Title(text=_("What we settled on")), Grid(levels=frame.levels, rows=rows))
    elif waiting or not shown:
        yield _gate(frame, ready=bool(waiting))


def _gate(frame: Frame, *, ready: bool) -> Slide:
    total, left = len(frame.elements), len(_uncounted(frame))
    words = ready_words(frame.workshop, [element.id for element in frame.elements]) if ready else _come_in(frame)
    if ready and left:
        words = _("Ready: {n} of {count} practices").format(n=total - left, count=total)
    return frame.slide(
        "gate",
        BigQuestion(text=words),
        *left_out(frame, frame.elements),
        Paragraph(text=_("All marks appear at once. Look for half a minute before anybody talks.")),
        gate=True,
    )


def marks_slide(frame: Frame, element: Element, *, anchor: str = "") -> Slide:
    """What an element says, and the marks of its first round."""
    number = frame.elements.index(element) + 1
    total = len(frame.elements)
    first = revealed_rounds(frame, element)[:1]
    return frame.slide(
        anchor or element.id,
        *practice_blocks(element),
        Levels(levels=frame.levels, rounds=first),
        *table_blocks(frame, element),
        right=f"{practice_of(number, total)}  ·  {element.name}",
        foot_left=_("What have we seen that speaks for a level?"),
        foot_right=_marks_in(frame, element, first) if first else "",
        progress=(number, total),
    )


def _marks_in(frame: Frame, element: Element, rounds: tuple[Round, ...]) -> str:
    """How many marks there are, and how many who gave their slip left this box empty."""
    total = sum(rounds[-1].counts)
    words = ngettext("{n} mark", "{n} marks", total).format(n=total)
    empty = left_empty(frame.workshop, element.id, len(rounds))
    return f"{words} · {empty}" if empty else words


def discuss(frame: Frame) -> Iterator[Slide]:
    """The elements that call for talk first; each with its marks, a prompt that fits them, and the evidence."""
    first = {element.id: rounds[0].counts for element in frame.elements if (rounds := revealed_rounds(frame, element))}
    ordered = [frame.pack.elements[element] for element in discussion_order(first)]
    if len(ordered) > 1:
        rows = tuple(_grid_row(frame, element, settled=False, words=True) for element in ordered)
        yield frame.slide(
            "order",
            Title(text=_("Where our marks lie apart")),
            Grid(levels=frame.levels, rows=rows),
            foot_left=_order_foot(rows),
        )
    for element in ordered:
        yield _talk(frame, element)
        yield evidence_slide(frame, element)
    if not ordered:
        talk = _("Which level was the hardest to agree on, and why?")
        wait = _("First we reveal the marks. Then we talk.")
        yield frame.slide(
            "waiting", BigQuestion(text=talk if frame.workshop.by_talk(e.id for e in frame.elements) else wait)
        )


def _order_foot(rows: tuple[GridRow, ...]) -> str:
    """What stands below the order of the talk: of an outline or a lens only where there is one."""
    signs = []
    if any(row.chosen for row in rows):
        signs.append(_("Outline: what a table agreed on."))
    if any(row.stress for row in rows):
        signs.append(_("Lens: strong, no evidence yet."))
    if not signs:
        return _("We talk from the top down, as long as there is time.")
    return " ".join([_("We talk from the top down."), *signs])


def _talk(frame: Frame, element: Element) -> Slide:
    rounds = revealed_rounds(frame, element)
    number, total = frame.elements.index(element) + 1, len(frame.elements)
    return frame.slide(
        element.id,
        Statement(text=element.system),
        Levels(levels=frame.levels, rounds=rounds, chosen=chosen_levels(frame, element), flag=_decided(frame, element)),
        *([] if _decided(frame, element) else [Paragraph(text=_(WALL_PROMPTS[pattern(rounds[-1].counts)]))]),
        *table_blocks(frame, element),
        right=f"{practice_of(number, total)}  ·  {element.name}",
        foot_left=_course(rounds) or _stress_question(frame, element),
        foot_right=_marks_in(frame, element, rounds),
    )


def _decided(frame: Frame, element: Element) -> str:
    """What was decided for a practice, in a word; empty while nothing is."""
    rating = frame.workshop.rating(element.id)
    outcome = as_it_stands(rating.outcome, rating.fist)
    return "" if outcome is OutcomeKind.NOT_RATED else _(OUTCOMES[outcome])


def _course(rounds: tuple[Round, ...]) -> str:
    """What a further round changed, in words; empty where there is none."""
    return spread_course([one.counts for one in rounds]) if rounds[1:] else ""


def _stress_question(frame: Frame, element: Element) -> str:
    if not unbacked(frame.workshop, frame.pack, element.id):
        return ""
    return _("{remark}. {question}").format(remark=_(UNBACKED), question=_(UNBACKED_QUESTION))


def outcome(frame: Frame) -> Iterator[Slide]:
    """What the team decides, element by element: the evidence first, then the level, then for whom it is true."""
    total = len(frame.elements)
    for number, element in enumerate(frame.elements, 1):
        lines = evidence_lines(frame, element, have=True)
        chosen = chosen_levels(frame, element)
        decided = _decided(frame, element)
        yield frame.slide(
            element.id,
            Title(text=element.name),
            Bullets(items=lines) if lines else Paragraph(text=_("No evidence written down yet.")),
            Levels(
                levels=frame.levels,
                rounds=revealed_rounds(frame, element),
                chosen=chosen,
                flag=decided,
            ),
            *_fist(frame, element),
            *_for_all(frame, element),
            right=practice_of(number, total),
            foot_left="" if decided else _("Which level can we stand behind together?"),
            progress=(number, total),
        )


def _fist(frame: Frame, element: Element) -> Iterator[Paragraph]:
    if fist := frame.workshop.rating(element.id).fist:
        yield Paragraph(lead=_("Fist to five:"), text=_(FISTS_ON_WALL[fist]))


def _for_all(frame: Frame, element: Element) -> Iterator[Paragraph]:
    if answer := true_for_all_text(frame.workshop.rating(element.id), on_wall=True):
        yield Paragraph(lead=_("True for all learners here?"), text=answer)


RESULTS = "results"
"""The anchor of the picture of what the step is about: its domain, or all of them."""


def results(frame: Frame) -> Iterator[Slide]:
    """The whole domain in one picture: every mark, what was agreed, how far apart, and where evidence is missing."""
    total = len(frame.elements)
    rows = tuple(_grid_row(frame, element, settled=True, words=True) for element in frame.elements)
    title = ngettext("{n} practice, all marks", "{n} practices, all marks", total)
    if frame.workshop.by_talk(element.id for element in frame.elements):
        title = ngettext("{n} practice, as we settled it", "{n} practices, as we settled them", total)
    elif any(len(revealed_rounds(frame, element)) > 1 for element in frame.elements):
        title = ngettext("{n} practice, last marks", "{n} practices, last marks", total)
    yield frame.slide(
        RESULTS,
        Title(text=title.format(n=total)),
        Grid(levels=frame.levels, rows=rows),
        right=frame.workshop.step_name(StepKind.RESULTS),
        foot_left=_results_foot(rows),
    )


def _results_foot(rows: tuple[GridRow, ...]) -> str:
    """What stands below the picture: of an outline or a lens only where there is one."""
    settled = [len(row.chosen) for row in rows if row.chosen]
    signs = [_("Outline: what we settled on.")] if 1 in settled else []
    signs += [_("Dashed: not agreed yet.")] if any(levels > 1 for levels in settled) else []
    signs += [_("Lens: strong, no evidence yet.")] if any(row.stress for row in rows) else []
    if not signs[1:] and any(any(row.counts) for row in rows):  # there is room for what is plain
        signs.insert(0, _("Every dot is one mark."))
    return " ".join(signs)


def _grid_row(frame: Frame, element: Element, *, settled: bool, words: bool = False, round_at: int = -1) -> GridRow:
    rounds = revealed_rounds(frame, element)
    return GridRow(
        name=element.name,
        counts=rounds[round_at].counts if rounds else (),
        chosen=chosen_levels(frame, element) if settled else table_places(frame, element),
        words=_remarks(frame, element, evidence=settled) if words else (),
        stress=_(UNBACKED_SHORT) if words and unbacked(frame.workshop, frame.pack, element.id) else "",
        flag=focus_flag(frame, element) if settled else "",
    )


def focus_flag(frame: Frame, element: Element) -> str:
    """The words at a practice that is an active focus area."""
    return _("Our focus area") if any(area.element == element.id for area in frame.workshop.active_focus) else ""


def result_word(frame: Frame, element: Element) -> str:
    """How far apart the marks of an element are; without marks, how it was settled."""
    rounds = revealed_rounds(frame, element)
    if rounds:
        return _(SPREADS[spread(rounds[-1].counts)])
    rating = frame.workshop.rating(element.id)
    if not frame.workshop.revealed(element.id):
        return _(OUTCOMES[OutcomeKind.NOT_RATED])
    if rating.outcome is OutcomeKind.NOT_RATED:
        return _("No level settled")
    return _(OUTCOMES[as_it_stands(rating.outcome, rating.fist)])


def _remarks(frame: Frame, element: Element, *, evidence: bool) -> tuple[str, ...]:
    rounds = revealed_rounds(frame, element)
    remarks = [spread_course([one.counts for one in rounds]) if rounds[1:] else result_word(frame, element)]
    if evidence and not unbacked(frame.workshop, frame.pack, element.id):
        lines = len(frame.workshop.evidence_for(element.id, have=True))
        remarks.append(_("Evidence: {n}").format(n=lines) if lines else _(UNBACKED_SHORT))
    return tuple(remarks)
