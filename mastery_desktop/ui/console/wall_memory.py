"""Remembers what becomes of the wall, so that it is there again after the program was ended by a fault or a power cut.

What is remembered goes with the end of the session or of the projection: a wall that was taken away stays away.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from mastery_desktop.domain.choices import RatingState, StepKind
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.messages import _
from mastery_desktop.services.slides import place_of
from mastery_desktop.ui.console.left_open import LeftOpen

if TYPE_CHECKING:
    from mastery_desktop.config.settings import WindowState
    from mastery_desktop.ui.console.desk import Desk
    from mastery_desktop.ui.console.presenter import Presenter
    from mastery_desktop.ui.console.wall_control import WallControl
    from mastery_desktop.ui.operations import Operations

_COUNTING: Final = frozenset({StepKind.COUNT, StepKind.ONE_BY_ONE, StepKind.REVEAL})


@dataclass(frozen=True, kw_only=True)
class Remembered:
    """The wall of a session while it is shown; `step` and `anchor` are the slide that it is held at."""

    session: str
    blank: bool = False
    step: str = ""
    anchor: str = ""

    @classmethod
    def from_text(cls, text: str) -> Remembered | None:
        """What a line of settings says; None where it says nothing of use."""
        try:
            found = cls(**json.loads(text))
        except (ValueError, TypeError):
            return None
        fits = all(isinstance(part, str) for part in (found.session, found.step, found.anchor))
        return found if fits and isinstance(found.blank, bool) else None


class WallMemory(QObject):
    """Writes down what becomes of the wall whenever it changes, and brings it back once."""

    def __init__(
        self, desk: Desk, presenter: Presenter, wall: WallControl, state: WindowState, operations: Operations
    ) -> None:
        """Remember the wall of a console in the state of the windows, written on the worker."""
        super().__init__(wall)
        self._desk, self._presenter, self._wall = desk, presenter, wall
        self._state, self._operations = state, operations
        self._open = LeftOpen(desk, state, operations)
        self._held = ("", "")
        self._waits = True
        self._written = (state.wall_left, state.wall_screen)
        wall.changed.connect(self._on_changed)

    def bring_back(self) -> str:
        """Let the session on the desk be as it was when the program ended; gives the sentence to say, if it was led."""
        was_led = self._open.bring_back()
        words = _("The workshop goes on where it was when the program ended.") if was_led else ""
        if self._bring_wall_back():
            words = _("The wall is as it was when the program ended.")
        if self._open.is_again:
            return ""
        if words and (lost := self._lost):
            words += " " + lost
            self._wall.single.say_before_entry(lost)
        return words

    @property
    def _lost(self) -> str:
        """What may have been typed and was never on the disk; empty where nothing is typed like that."""
        if self._is_counting:
            return _("Slips that were typed of this count were not on disk: type them again.")
        workshop, step = self._desk.workshop, self._presenter.step
        is_focus = step is not None and step.kind is StepKind.FOCUS and not workshop.focus
        if not is_focus or workshop.session.raters < ANONYMOUS_FROM or any(each.dots for each in workshop.candidates):
            return ""
        return _("Private dots that were typed and not shown yet were not on disk: type them again.")

    @property
    def _is_counting(self) -> bool:
        """Whether it goes on where slips may have been typed: that they were, is never on the disk."""
        workshop, step = self._desk.workshop, self._presenter.step
        if step is None or step.kind not in _COUNTING:
            return False
        domain = step.domain or next(iter(workshop.domains), None)
        ids = [element.id for element in self._desk.pack.domain_by_id[domain].elements] if domain else []
        is_open = any(workshop.rating(element).state is RatingState.COLLECTING for element in ids)
        return is_open and not workshop.by_talk(ids)

    def _bring_wall_back(self) -> bool:
        left = Remembered.from_text(self._state.wall_left)
        self._waits = False
        if left is None or left.session != self._desk.session_id:
            self._on_changed()
            return False
        self._held = (left.step, left.anchor)
        if left.blank and not self._wall.blank:
            self._wall.toggle_blank()
        if left.step:
            self._hold(left.step, left.anchor)
        self._wall.resume()
        return True

    def _hold(self, step_id: str, anchor: str) -> None:
        workshop = self._desk.workshop
        step = next((step for step in workshop.steps if step.id == step_id), None)
        if step is None:
            return
        slides = self._presenter.slides_on_wall(step)
        if slides:
            for view in self._wall.views[1:]:
                view.set_slide(slides[place_of(slides, anchor)])
        self._wall.set_held(held=True)

    def _on_changed(self) -> None:
        if self._waits:  # for the session, to which what was left may belong
            return
        if not self._wall.held:
            self._held = ("", "")
        elif not self._held[0] and self._presenter.step is not None:
            self._held = (self._presenter.step.id, self._presenter.anchor)
        left = ""
        if self._wall.projection.running and self._desk.is_open:
            step, anchor = self._held
            now = Remembered(session=self._desk.session_id, blank=self._wall.blank, step=step, anchor=anchor)
            left = json.dumps(asdict(now))
        self._state.wall_left = left
        if self._written != (left, self._state.wall_screen):
            self._written = (left, self._state.wall_screen)
            self._operations.read(self._state.quiet_snapshot())
