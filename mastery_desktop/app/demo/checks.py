"""Looks into the database after the demonstration: it must hold exactly what was typed, no more and no less."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mastery_desktop.domain.choices import OutcomeKind, ParkedFate, SessionState, Sorting, TrueForAll
from mastery_desktop.domain.labels import day_of

if TYPE_CHECKING:
    from mastery_desktop.app.demo.story import Decision, PlannedAction, Story
    from mastery_desktop.domain.records import Action
    from mastery_desktop.domain.workshop import Workshop

Facts = dict[str, object]
"""What there is to know about a workshop, by the name of its part."""

_ANY_YEAR = date(2026, 1, 1)
"""Days are compared without their years."""


def differences(story: Story, workshop: Workshop) -> list[str]:
    """Name the parts of a workshop that are not as they were typed, each in a sentence."""
    typed, kept = typed_in(story), kept_of(workshop)
    return [
        f"the database does not hold {part} as typed: {kept[part]!r} instead of {typed[part]!r}"
        for part in typed
        if typed[part] != kept[part]
    ]


def typed_in(story: Story) -> Facts:
    """What was typed, clicked and chosen."""
    names = [element.id for element in story.elements]
    talks, rest = story.talks, story.rest
    last_step = [kind.value for kind in story.kinds][-1]
    return {
        "the session": (
            story.team, story.school, story.district, story.title, story.facilitator, story.people, story.raters,
            story.purpose, story.voters, SessionState.FINISHED, last_step,
        ),
        "the run sheet": [(kind.value, True) for kind in story.kinds],
        "the slides of one’s own": [story.board],
        "the marks on shifts": {names[0]: (story.shift_marks, story.shift_placed)},
        "the counts": {
            **{(element, 1): marks for element, marks in zip(names, story.counts, strict=True)},
            **{(element, 2): talk.cards for element, talk in talks.items() if talk.cards},
        },
        "the outcomes": {
            **{element: _outcome(story, talk.decision, discussed=True) for element, talk in talks.items()},
            **{element: _outcome(story, decision, discussed=False) for element, decision in rest.items()},
        },
        "for whom it is true": {
            element: (talk.for_all, talk.not_for if talk.for_all is TrueForAll.SOME else "")
            for element, talk in talks.items()
        },
        "the evidence": {
            (element, have): lines
            for element, talk in talks.items()
            for have, lines in ((True, talk.have), (False, talk.want))
            if lines
        },
        "the potential focus area": {story.domain.id: (story.focus.id, story.answers)},
        "the dots": dict(zip(names, story.dots, strict=True)),
        "the focus area": [(story.focus.id, story.reason, story.impact, story.effort)],
        "why others wait": {story.waiting.id: story.waits},
        "the stage": [(story.stage.id, dict(zip(story.stages_read, story.stage_evidence, strict=True)))],
        "the activities done": set(story.activities),
        "the goal": [(story.goal, story.look_again)],
        "the actions": [_action(a) for a in story.actions],
        "the parking lot": [(story.parked, ParkedFate.NEXT)],
    }  # fmt: skip


def kept_of(workshop: Workshop) -> Facts:
    """The same of what the database holds."""
    session = workshop.session
    rated = {rating.element: rating for rating in workshop.ratings}
    focus = [area for area in workshop.focus_areas if area.active]
    candidates = {candidate.element: candidate for candidate in workshop.candidates}
    evidence: dict[tuple[str, bool], tuple[str, ...]] = {}
    for line in workshop.evidence:
        key = (line.element, line.have)
        evidence[key] = (*evidence.get(key, ()), line.text)
    return {
        "the session": (
            session.team, session.school, session.district, session.title, session.facilitator, session.people,
            session.raters, session.purpose, session.voters, session.state,
            workshop.step.kind.value if workshop.step else None,
        ),
        "the run sheet": [(step.kind.value, bool(step.started or step.ended)) for step in workshop.steps],
        "the slides of one’s own": [slide.name for slide in workshop.own_slides],
        "the marks on shifts": {shift.element: (shift.marks, shift.placed) for shift in workshop.shift_marks},
        "the counts": {(counts.element, counts.round): counts.marks for counts in workshop.counts},
        "the outcomes": {
            element: (rating.outcome, rating.level, rating.upper, rating.discussed)
            for element, rating in rated.items()
            if rating.outcome is not OutcomeKind.NOT_RATED
        },
        "for whom it is true": {
            element: (rating.true_for_all, rating.not_for) for element, rating in rated.items() if rating.true_for_all
        },
        "the evidence": evidence,
        "the potential focus area": {found.domain: (found.element, found.answers) for found in workshop.potential},
        "the dots": {element: candidate.dots for element, candidate in candidates.items()},
        "the focus area": [
            (area.element, area.reason, candidates[area.element].impact, candidates[area.element].effort)
            for area in focus
        ],
        "why others wait": {element: found.waits for element, found in candidates.items() if found.waits},
        "the stage": [(choice.stage, dict(choice.evidence)) for choice in workshop.stage_choices],
        "the activities done": {s.item for s in workshop.sorted_items if s.sorting is Sorting.DONE},
        "the goal": [(goal.text, goal.check_on) for goal in workshop.goals],
        "the actions": [_action(a) for a in workshop.actions],
        "the parking lot": [(parked.text, parked.fate) for parked in workshop.parked],
    }  # fmt: skip


def _action(action: PlannedAction | Action) -> tuple[object, ...]:
    """An action with its days as such: one that was typed is written with its year."""
    days = (_day(action.by), _day(action.check))
    return action.what, action.who, *days, action.evidence, action.resources


def _day(text: str) -> tuple[int, int] | str:
    day = day_of(text, _ANY_YEAR)
    return (day.month, day.day) if day else text


def _outcome(story: Story, decision: Decision, *, discussed: bool) -> tuple[object, ...]:
    levels = [story.level(place) for place in decision.levels]
    upper = levels[1] if decision.kind is OutcomeKind.NOT_AGREED else None
    return decision.kind, levels[0], upper, discussed
