"""The dates of a plan that are known as days: of actions, when the team looks again, when parked thoughts are due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mastery_desktop.domain.follow_up import CHECK_DAYS
from mastery_desktop.domain.labels import day_of
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Action
from mastery_desktop.domain.roles import who_for_all
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _


@dataclass(frozen=True)
class PlanDate:
    """A day with what is due, and more words about it. `id` stays the same, so that a calendar takes it once."""

    id: str
    day: date
    title: str
    words: str = ""


def plan_dates(pack: Pack, workshop: Workshop) -> list[PlanDate]:
    """The dates of a plan, the first day first."""
    return sorted(_dates(pack, workshop), key=lambda found: (found.day, found.id))


def words_for_days(workshop: Workshop) -> list[str]:
    """What stands in the plan for a day and is none that is known, such as “by Thanksgiving”; each once."""
    near = workshop.session.held_on
    typed = (
        words
        for area in workshop.active_focus
        for action in workshop.actions_for(area)
        for _name, words in _days(action)
    )
    return list(dict.fromkeys(words for words in typed if words and not day_of(words, near)))


def _days(action: Action) -> tuple[tuple[str, str], ...]:
    """What was typed for the days of an action, by the name of the field."""
    return ("by", action.by), ("check", action.check)


def _dates(pack: Pack, workshop: Workshop) -> Iterator[PlanDate]:
    session = workshop.session
    for area in workshop.active_focus:
        goal, element = workshop.goal(area), pack.elements.get(area.element)
        about = element.name if element else ""
        if goal.check_on:
            yield PlanDate(goal.id, goal.check_on, _("Look at the goal again: {focus}").format(focus=about), goal.text)
        for days in CHECK_DAYS:
            title = _("{n} days: {focus}").format(n=days, focus=about)
            check = workshop.check(area, days)
            yield PlanDate(check.id, check.due or session.held_on + timedelta(days=days), title, goal.text)
        for action in workshop.actions_for(area):
            titles = _("Due: {action}"), _("Check: {action}")
            for (name, typed), title in zip(_days(action), titles, strict=True):
                if day := day_of(typed, session.held_on):
                    yield PlanDate(f"{action.id}-{name}", day, title.format(action=action.what), who_for_all(action))
    for parked in workshop.parked:
        if parked.due:
            yield PlanDate(parked.id, parked.due, _("Parking lot: {text}").format(text=parked.text))
