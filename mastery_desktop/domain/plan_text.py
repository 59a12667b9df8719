"""A plan as text to paste into an improvement plan: plain lines, no markup."""

from collections.abc import Iterator

from mastery_desktop.domain.labels import long_date, outcome_text, said_day
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.roles import who_for_all
from mastery_desktop.domain.school_share import DRAFT, ShareLevel, for_whom
from mastery_desktop.domain.workshop import REVEALED, Workshop
from mastery_desktop.messages import _


def plan_text(pack: Pack, workshop: Workshop) -> str:
    """The focus area, stage, goal and actions, and the results that they come from; ends with a line break.

    A draft until the team has released its one-page summary, and nothing in it that the summary does not say.
    """
    return "\n".join(_lines(pack, workshop)) + "\n"


def _lines(pack: Pack, workshop: Workshop) -> Iterator[str]:
    session = workshop.session
    yield _("{team}, {day}").format(team=session.school or session.team, day=long_date(session.held_on))
    yield for_whom(ShareLevel.PUBLIC, session)
    if not session.released:
        yield _(DRAFT)
    for area in workshop.active_focus:
        element = pack.elements.get(area.element)
        if element is None:
            continue
        yield ""
        yield _("Focus area: {focus}").format(focus=element.name)
        chosen = workshop.stage_choice(area).stage
        if chosen and (stage := pack.stage_by_id.get(chosen)):
            yield _("Stage: {stage}").format(stage=stage.name)
        if area.reason:
            yield _("Why: {reason}").format(reason=area.reason)
        goal = workshop.goal(area)
        if goal.text:
            yield _("Goal: {goal}").format(goal=goal.text)
        for number, action in enumerate(workshop.actions_for(area), 1):
            details = "; ".join(filter(None, (who_for_all(action), said_day(action.by))))
            yield f"{number}. {action.what}" + (f" ({details})" if details else "")
    results = [
        f"- {element.name}: {outcome_text(rating, pack)}"
        for element in pack.elements.values()
        if (rating := workshop.rating(element.id)).state in REVEALED
    ]
    if results:
        yield from ("", _("What the team agreed on:"), *results)
