"""Says what undo took back and where it stands: most of what can be undone is out of sight by then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.field_redo import field_first

if TYPE_CHECKING:
    from collections.abc import Callable

    from mastery_desktop.domain.content import ElementId
    from mastery_desktop.domain.records import Step
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.ui.console.desk import Desk
    from mastery_desktop.ui.console.presenter import Presenter

_RATED: Final = (StepKind.DISCUSS, StepKind.OUTCOME)

_STEPS: Final[dict[str, tuple[StepKind, ...]]] = {
    "purpose": (StepKind.PURPOSE,),
    "who votes": (StepKind.PURPOSE,),
    "way to decide": (StepKind.PURPOSE,),
    "people in the room": (StepKind.PURPOSE,),
    "people who rate": (StepKind.PURPOSE, StepKind.COUNT),
    "promise answered": (StepKind.PURPOSE,),
    "promise adjusted": (StepKind.PURPOSE,),
    "promise carried on": (StepKind.PURPOSE,),
    "evidence for a promise changed": (StepKind.PURPOSE,),
    "earlier focus answered": (StepKind.PURPOSE,),
    "what was learned changed": (StepKind.PURPOSE,),
    "way of rating changed": (StepKind.RATE,),
    "marks revealed": (StepKind.REVEAL,),
    "discussion begun": (StepKind.DISCUSS,),
    "decision about a level": _RATED,
    "fist-to-five counted": _RATED,
    "evidence changed": _RATED,
    "“true for all learners” answered": _RATED,
    "potential focus area or an answer": (StepKind.RESULTS,),
    "candidate described": (StepKind.FOCUS,),
    "dots entered": (StepKind.FOCUS,),
    "focus area chosen": (StepKind.FOCUS,),
    "focus area changed": (StepKind.FOCUS,),
    "focus area dropped": (StepKind.FOCUS,),
    "reason changed": (StepKind.FOCUS,),
    "stage chosen": (StepKind.READINESS,),
    "evidence for a stage changed": (StepKind.READINESS,),
    "checklist sorted": (StepKind.ACTIVITIES,),
    "action added": (StepKind.PLAN,),
    "action changed": (StepKind.PLAN,),
    "action removed": (StepKind.PLAN,),
    "goal changed": (StepKind.PLAN,),
    "reach of the goal changed": (StepKind.PLAN,),
    "words for the goal changed": (StepKind.PLAN,),
    "check of the plan changed": (StepKind.PLAN,),
    "plan, do, study, act changed": (StepKind.PLAN,),
    "roadmap changed": (StepKind.ROADMAP,),
    "what is asked of the board": (StepKind.CLOSE,),
}
"""The steps in which a change stands, the usual one first, by its name in the history; elsewhere it stands nowhere."""


def where(name: str, here: Step | None, workshop: Workshop) -> StepKind | None:
    """The step in which a change stands, the nearest before the one at hand; None where it is that one, or none."""
    kinds = _STEPS.get(name, ())
    if kinds is _RATED and workshop.decides_by_talk:
        kinds = (*kinds, StepKind.COUNT)
    if here is None or here.kind in kinds:
        return None
    there = [step for step in workshop.steps if step.kind in kinds and not step.skipped]
    before = [step for step in there if step.place < here.place]
    return before[-1].kind if before else there[0].kind if there else None


def practice(before: Workshop, now: Workshop) -> ElementId | None:
    """The practice in which two states of a session differ, by what was decided or seen; None for none, or several."""
    changed = {each.element for each in {*before.ratings} ^ {*now.ratings}}
    changed |= {each.element for each in {*before.evidence} ^ {*now.evidence}}
    return changed.pop() if len(changed) == 1 else None


class Undone:
    """Undo and redo of a session, with a word to what each press did.

    Attributes:
        redo_by_key: brings back what was undone last, in the field that is written in or in the session.
    """

    def __init__(self, desk: Desk, presenter: Presenter) -> None:
        """Take back and bring again what the desk wrote; the presenter knows the step at hand."""
        self._desk, self._presenter = desk, presenter
        self.redo_by_key = field_first(self.redo)

    def undo(self) -> None:
        """Take the last named change back."""
        desk = self._desk
        done = partial(self._look, self._on_undone, desk.workshop)
        desk.do(partial(desk.actions.history.undo, desk.session_id), then=done)

    def redo(self) -> None:
        """Bring back what was undone last."""
        desk = self._desk
        done = partial(self._look, self._on_redone, desk.workshop)
        desk.do(partial(desk.actions.history.redo, desk.session_id), then=done)

    def _look(self, say: Callable[[str | None, ElementId | None], None], before: Workshop, name: str | None) -> None:
        """Find the practice that a change is about, and say it."""
        if _STEPS.get(name or "") is not _RATED:
            say(name, None)
            return
        load = partial(self._desk.actions.sessions.load, before.session.id)
        self._desk.read(load, lambda now: say(name, practice(before, now)))

    def _on_undone(self, name: str | None, about: ElementId | None) -> None:
        if name is None:
            self._desk.tell(_("Nothing is left to undo."))
            return
        self._say(
            name,
            about,
            _("Undone: {name}. {key} brings it back."),
            _("Undone: {name} ({step}). {key} brings it back."),
            keys.REDO.hint,
        )

    def _on_redone(self, name: str | None, about: ElementId | None) -> None:
        if name is None:
            self._desk.tell(_("Nothing is there to bring back. Marks that were taken back are typed again."))
            return
        self._say(
            name,
            about,
            _("Brought back: {name}. {key} takes it back."),
            _("Brought back: {name} ({step}). {key} takes it back."),
            keys.UNDO.hint,
        )

    def _say(self, name: str, about: ElementId | None, here: str, elsewhere: str, key: str) -> None:
        desk = self._desk
        if not desk.is_open:
            return
        place = where(name, self._presenter.step, desk.workshop)
        there = desk.workshop.step_name(place) if place else ""
        element = desk.pack.elements.get(about) if about else None
        change = _("{change}: {practice}").format(change=_(name), practice=element.name) if element else _(name)
        desk.tell((elsewhere if place else here).format(name=change, step=there, key=key))
