"""What the console suggests to talk about, at the reveal and in the discussion: for the facilitator alone."""

from collections.abc import Iterable

from mastery_desktop.domain.agenda import discussed
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.talk import Suggestion, minutes_for_talk, suggestion
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.console.panel import StepPanel


def first_marks(panel: StepPanel) -> dict[ElementId, tuple[int, ...]]:
    """The first round of the practices of a panel whose marks the room has seen."""
    workshop = panel.workshop
    seen = (e.id for e in panel.elements if workshop.revealed(e.id))
    return {element: counts.marks for element in seen if (counts := workshop.marks(element, 1))}


def suggested(panel: StepPanel, done: Iterable[ElementId] = ()) -> Suggestion:
    """What there is time to talk about."""
    workshop = panel.workshop
    most = discussed(workshop.session.template) - int(panel.step.short)
    minutes = minutes_for_talk(workshop.steps, panel.step, panel.desk.pace())
    return suggestion(first_marks(panel), minutes, most, done)


def suggestion_text(panel: StepPanel) -> str:
    """The suggestion in a sentence; where nothing lies apart, or no time is left, what to do instead."""
    marks, now = first_marks(panel), suggested(panel)
    if not marks:
        return ""
    if now.elements:
        names = ", ".join(panel.desk.pack.elements[element].name for element in now.elements)
        return ngettext(
            "Worth talking about, {minutes} minutes: {names}.",
            "Worth talking about, {minutes} minutes each: {names}.",
            len(now.elements),
        ).format(minutes=now.minutes, names=names)
    if suggestion(marks, len(marks) * 10, len(marks)).elements:
        return _("Marks lie apart, but no time is left for talk. Settle what is clear, and say what stays open.")
    return _("All marks lie together. Ask for evidence, and settle.")
