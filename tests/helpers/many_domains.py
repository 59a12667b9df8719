"""A workshop that rated several domains, for what looks at all of them."""

from dataclasses import replace
from datetime import date

from mastery_desktop.domain.choices import Sorting, StepKind
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.follow_up import Cycle, ItemId, PlanCheck, SortedItem
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import (
    Action,
    FocusArea,
    FocusId,
    Goal,
    PotentialFocus,
    StageChoice,
    Step,
    StepId,
)
from mastery_desktop.domain.workshop import Workshop
from tests.helpers.workshops import full_workshop

BY_PRACTICE = ("shift_marks", "counts", "ratings", "evidence")


def whole_day(pack: Pack, domains: int = 4) -> Workshop:
    """The full workshop, with what it has of each practice also for those of other domains, and one step for all."""
    first, *others = [full_workshop(pack, domain.id) for domain in pack.domains[:domains]]
    parts = {
        name: tuple(
            replace(record, id=type(record.id)(f"{record.id}-{number}"))
            for number, workshop in enumerate([first, *others])
            for record in getattr(workshop, name)
        )
        for name in BY_PRACTICE
    }
    steps = [step for workshop in [first, *others] for step in workshop.steps if step.domain]
    of_all = replace(steps[-1], kind=StepKind.RESULTS, domain=None)
    steps = [replace(step, id=StepId(f"step {at}"), place=at) for at, step in enumerate([*steps, of_all])]
    return replace(first, steps=tuple[Step, ...](steps), **parts)


SECOND_ACTION = "Ask two families how conferences could help them."
SECOND_GOAL = "By June every learner leads a conference."
SECOND_DUE = date(2026, 12, 18)


def with_second_focus(pack: Pack, workshop: Workshop, element: ElementId) -> Workshop:
    """The workshop with a second active focus area; it has a stage, a goal, an action, a look and a turn of its own."""
    session, first = workshop.session.id, workshop.focus_areas[0]
    area = FocusArea(
        id=FocusId("second focus"),
        session_id=session,
        place=1,
        element=element,
        reason="Families asked for it.",
        second_reason="Other people take it on.",
    )
    stages = pack.domain_of[element].stages
    domain = pack.domain_of[element].id
    answers = tuple(f"Answer {at} for the second one" for at in range(4))
    return replace(
        workshop,
        focus_areas=(*workshop.focus_areas, area),
        stage_choices=(
            *workshop.stage_choices,
            StageChoice(id="second stage", session_id=session, focus=area.id, stage=stages[-1].stage, evidence={}),
        ),
        sorted_items=(
            *workshop.sorted_items,
            *(
                SortedItem(
                    id=f"second sorted {leaf.id}",
                    session_id=session,
                    focus=area.id,
                    item=ItemId(leaf.id),
                    sorting=Sorting.NOT_NOW,
                )
                for leaf in stages[0].activities[0].leaves
            ),
        ),
        goals=(
            *workshop.goals,
            Goal(id="second goal", session_id=session, focus=area.id, text=SECOND_GOAL, check_on=SECOND_DUE),
        ),
        actions=(
            *workshop.actions,
            Action(
                id="second action",
                session_id=session,
                focus=area.id,
                place=0,
                what=SECOND_ACTION,
                who="Counselor",
                by="December",
            ),
        ),
        checks=(
            *workshop.checks,
            PlanCheck(id="second look", session_id=session, focus=area.id, days=30, done="Two families have answered."),
        ),
        cycles=(
            *workshop.cycles,
            Cycle(id="second turn", session_id=session, focus=area.id, change="One conference led by its learner."),
        ),
        potential=(
            *(one for one in workshop.potential if one.domain != domain or pack.domain_of[first.element].id == domain),
            *(
                PotentialFocus(
                    id="second potential", session_id=session, domain=domain, element=element, answers=answers
                )
                for _one in range(pack.domain_of[first.element].id != domain)
            ),
        ),
    )
