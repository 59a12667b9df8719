"""What the record of a session says of the choice and the plan: candidates, focus areas, stages, goals, actions."""

from collections.abc import Iterator, Sequence
from typing import Final

from mastery_desktop.documents.blocks import Block, Space, in_pieces, text, with_colon
from mastery_desktop.documents.groups import Bullet, stack
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.words import needs_pieces
from mastery_desktop.domain.checklist import SORTINGS, item_names
from mastery_desktop.domain.follow_up import CHECK_DAYS
from mastery_desktop.domain.follow_up_words import CHANGE, CHECK_QUESTIONS, TURN
from mastery_desktop.domain.labels import REACHES, long_date, said_day
from mastery_desktop.domain.records import Action, FocusArea
from mastery_desktop.domain.roadmap_words import STATES
from mastery_desktop.domain.workshop import Workshop, candidates_of
from mastery_desktop.messages import _, both, ngettext, sides

_BETWEEN: Final = 5.0
_TO_WRITE: Final = "_" * 24
"""A line to write on, where nobody is named yet."""

Section = tuple[str, list[Block]]


def plan_sections(context: Context, workshop: Workshop) -> Iterator[Section]:
    """The sections about choice and plan, as far as there is anything to say."""
    sections = [
        (_("Candidates for a focus area"), list(_candidates(context, workshop))),
        *(_focus(context, workshop, area) for area in workshop.focus_areas),
        (_("Carried on without a focus area"), _unfocused(context, workshop)),
        (_("Roadmap"), list(_roadmap(context, workshop))),
        (_("What we ask of the board"), _plain(context, workshop.session.board_ask)),
        (_("Parking lot"), list(_parked(context, workshop))),
    ]
    yield from ((name, blocks) for name, blocks in sections if blocks)


def _plain(context: Context, words: str) -> list[Block]:
    return [text(words, context.look.body)] if words else []


def _led(context: Context, lead: str, *words: str) -> Iterator[Block]:
    if any(words):
        yield from (Space(2), in_pieces(words, context.look.body, lead=with_colon(lead)))


def _candidates(context: Context, workshop: Workshop) -> Iterator[Block]:
    pack, look = context.pack, context.look
    for element in candidates_of(pack, workshop):
        one = workshop.candidate(element.id)
        dots = ngettext("{n} dot", "{n} dots", one.dots).format(n=one.dots)
        name = text(f"{element.name} · {dots}", look.body.bold(), glue=True)
        said = ((_("Impact"), one.impact), (_("Effort"), one.effort), (_("Why it waits"), one.waits))
        words = (block for lead, answer in said for block in _led(context, lead, answer))
        yield from (Space(_BETWEEN), context.keep(stack([name, *words])))
    for potential in workshop.potential:
        asked = zip(pack.self_assessment.focus_questions, potential.answers, strict=False)
        for question, answer in asked:
            if answer:
                yield from (Space(_BETWEEN), text(question, look.label, glue=True), text(answer, look.body))


def _focus(context: Context, workshop: Workshop, area: FocusArea) -> Section:
    """A focus area with its reasons, its stage, its goal and its actions."""
    element = context.pack.elements.get(area.element)
    name = element.name if element else area.element
    title = _("Focus area: {name}") if area.active else _("Focus area, set aside: {name}")
    goal = workshop.goal(area)
    blocks = [
        *_led(context, _("Why this one"), area.reason),
        *_led(context, _("Why a second one now"), area.second_reason),
        *_stage(context, workshop, area),
        *_led(context, _("Goal"), goal.text),
        *_led(context, _("It reaches"), _(REACHES[goal.reach]) if goal.reach else ""),
        *_led(context, _("We look at it again on"), long_date(goal.check_on) if goal.check_on else ""),
        *_led(context, _("How learners will notice, and what will show it"), goal.notice),
        *_led(context, _("What could block us, and who can remove it"), goal.barriers),
        *_actions(context, workshop.actions_for(area)),
        *_checks(context, workshop, area),
        *_cycle(context, workshop, area),
    ]
    return title.format(name=name), blocks


def _stage(context: Context, workshop: Workshop, area: FocusArea) -> Iterator[Block]:
    pack = context.pack
    choice = workshop.stage_choice(area)
    chosen = pack.stage_by_id.get(choice.stage) if choice.stage else None
    yield from _led(context, _("Stage"), f"{chosen.name}. {chosen.summary}" if chosen else "")
    for stage in pack.stage_model.stages:
        words = choice.evidence.get(stage.id, "")
        yield from _led(context, _("What shows {stage}").format(stage=stage.name), words)
    sorting = workshop.sorting(area)
    known = item_names(pack)
    for wanted, answer in SORTINGS.items():
        named = (_in_a_list(name) for item, name in known.items() if sorting.get(item) is wanted)
        yield from _led(context, _(answer), "; ".join(named))


def _in_a_list(name: str) -> str:
    """A name without the full stop that some have in the framework, for a list with semicolons."""
    return both(*(side.removesuffix(".") for side in (sides(name)[0], sides(name)[-1])))


def _actions(context: Context, actions: tuple[Action, ...]) -> Iterator[Block]:
    look = context.look
    if actions:
        yield from (Space(_BETWEEN), text(_("Actions"), look.label, glue=True))
    for action in actions:
        details = [
            (_("Who"), action.who or _TO_WRITE),
            (_("When"), said_day(action.by)),
            (_("Resources"), *needs_pieces(action)),
            (_("Evidence we bring"), action.evidence),
            (_("Check on"), said_day(action.check)),
        ]
        lines = [text(action.what, look.body.bold())]
        if pieces := list(_named(details)):
            lines.append(in_pieces(pieces, look.body))
        yield from (Space(_BETWEEN), context.keep(Bullet(stack(lines), look.body)))


def _named(details: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """What is known of something: a name and what is to be said of it, and a dot before the next one."""
    known = [(name, [value for value in values if value]) for name, *values in details]
    known = [(name, values) for name, values in known if values]
    for at, (name, values) in enumerate(known, start=1):
        yield f"{name}:"
        yield from values[:-1]
        yield values[-1] if at == len(known) else f"{values[-1]} ·"


def _checks(context: Context, workshop: Workshop, area: FocusArea) -> Iterator[Block]:
    for days in CHECK_DAYS:
        check = workshop.check(area, days)
        answers = [(question, getattr(check, field)) for field, question in CHECK_QUESTIONS.items()]
        pieces = [piece for question, answer in answers if answer for piece in (_(question), answer)]
        name = _("In {n} days").format(n=days)
        lead = f"{name}, {long_date(check.due)}" if check.due else name
        yield from _led(context, lead, *(pieces or ["…" if check.due else ""]))


def _cycle(context: Context, workshop: Workshop, area: FocusArea) -> Iterator[Block]:
    cycle = workshop.cycle(area)
    yield from _led(context, _(CHANGE), cycle.change)
    for field, (name, _questions) in TURN.items():
        yield from _led(context, _(name), getattr(cycle, field))


def _roadmap(context: Context, workshop: Workshop) -> Iterator[Block]:
    """The steps of the roadmap that something was said of."""
    roadmap = context.pack.roadmap
    for item in (item for section in roadmap.sections for item in section.items) if roadmap else ():
        entry = workshop.roadmap_entry(item.id)
        state = _(STATES[entry.state]) if entry.state else ""
        written = " · ".join(part for part in (entry.owner, entry.notes) if part)
        lead = f"{item.number}{item.letter} {item.title}"
        yield from _led(context, lead, f"{state} ·" if state and written else state, written)


def _unfocused(context: Context, workshop: Workshop) -> list[Block]:
    """Actions that belong to no focus area, where there is none that they stand with."""
    if workshop.focus:
        return []
    return list(_actions(context, tuple(action for action in workshop.actions if action.focus is None)))


def _parked(context: Context, workshop: Workshop) -> Iterator[Block]:
    for one in workshop.parked:
        notes = [long_date(one.due)] if one.due else []
        notes += [_("settled")] if one.settled else []
        words = in_pieces((one.text, f"({', '.join(notes)})" if notes else ""), context.look.body)
        yield from (Space(2), Bullet(words, context.look.body))
