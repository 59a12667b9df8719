"""Says what undo took back and where it stands: most of what can be undone is out of sight by then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.field_redo import field_first

if TYPE_CHECKING:
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


def where(name: str, here: StepKind | None) -> StepKind | None:
    """The step in which a change stands; None where that is the step at hand, or none."""
    steps = _STEPS.get(name, ())
    return None if not steps or here in steps else steps[0]


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
        desk.do(partial(desk.actions.history.undo, desk.session_id), then=self._on_undone)

    def redo(self) -> None:
        """Bring back what was undone last."""
        desk = self._desk
        desk.do(partial(desk.actions.history.redo, desk.session_id), then=self._on_redone)

    def _on_undone(self, name: str | None) -> None:
        if name is None:
            self._desk.tell(_("Nothing is left to undo."))
            return
        self._say(
            name,
            _("Undone: {name}. {key} brings it back."),
            _("Undone: {name} ({step}). {key} brings it back."),
            keys.REDO.hint,
        )

    def _on_redone(self, name: str | None) -> None:
        if name is None:
            self._desk.tell(_("Nothing is there to bring back. Marks that were taken back are typed again."))
            return
        self._say(
            name,
            _("Brought back: {name}. {key} takes it back."),
            _("Brought back: {name} ({step}). {key} takes it back."),
            keys.UNDO.hint,
        )

    def _say(self, name: str, here: str, elsewhere: str, key: str) -> None:
        step = self._presenter.step
        place = where(name, step.kind if step else None)
        there = self._desk.workshop.step_name(place) if place else ""
        self._desk.tell((elsewhere if place else here).format(name=_(name), step=there, key=key))
