"""Which words to say fit a step: they follow the way in which its practices are rated."""

from collections.abc import Sequence
from dataclasses import replace

from mastery_desktop.domain.choices import RatingMode, StepKind
from mastery_desktop.domain.content import Element, Script
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.workshop import Workshop


def ways_of(workshop: Workshop, elements: Sequence[Element]) -> tuple[str, ...]:
    """The ways in which practices are rated, and whether anything is planned, as scripts name them; best fit first."""
    ways = ["few"] if workshop.session.raters < ANONYMOUS_FROM else []
    if not plans(workshop):
        ways.append("unplanned")
    if not elements:
        return tuple(ways)
    if workshop.by_talk(element.id for element in elements):
        return (*ways, "talk")
    modes = {workshop.mode(element.id) for element in elements}
    if len(modes) > 1:
        return (*ways, "mixed")
    if RatingMode.SLIPS in modes:
        return (*ways, *(("shared",) if shares(workshop) else ()))
    return (*ways, *(mode.value for mode in modes))


def plans(workshop: Workshop) -> bool:
    """Whether the workshop comes to a plan, or has actions already."""
    has_step = any(step.kind is StepKind.PLAN and not step.skipped for step in workshop.steps)
    return has_step or any(action.what for action in workshop.actions)


def shares(workshop: Workshop) -> bool:
    """Whether tables share the practices, so that nobody rates all of them."""
    return any(group.elements for group in workshop.groups)


def script_of(
    pack: Pack, kind: StepKind, ways: Sequence[str] = (), *, of_one: bool = True, looks_back: bool = False
) -> Script | None:
    """The facilitator's words for a kind of step, and for a way to rate where the pack has words of its own for it.

    Args:
        pack: the content.
        kind: the kind of step.
        ways: the ways to rate, as `ways_of` gives them.
        of_one: the step is about one domain; else it is about all of them, or about none.
        looks_back: the team goes through what it promised the last time.
    """
    usual = pack.script_for("step", kind.value)
    names = (*(("back",) if looks_back else ()), *(() if of_one else ("all",)), *ways)
    found = next((script for name in names if (script := pack.script_for(name, kind.value))), None)
    if found is None or usual is None:
        return found or usual
    return replace(found, watch=found.watch or usual.watch, stuck=found.stuck or usual.stuck)
