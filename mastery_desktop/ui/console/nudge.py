"""A quiet line above the panel: what may have been forgotten, and what could give way when time runs out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame

from mastery_desktop.domain.agenda import discussed
from mastery_desktop.domain.choices import SessionState
from mastery_desktop.domain.cuts import CUT_NAMES, Cut, cut_step, cuts
from mastery_desktop.domain.pace import LATE_FROM, MINUTE, Pace, ahead_text, began, clock_time
from mastery_desktop.domain.reminders import LATE, by_clock, not_begun
from mastery_desktop.domain.workshop import elements_of
from mastery_desktop.messages import _
from mastery_desktop.ui.console.parts import button, column, label
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from mastery_desktop.domain.records import Step
    from mastery_desktop.ui.console.desk import Desk
    from mastery_desktop.ui.widgets.buttons import Button

MOST_CUTS: Final = 3
ONE_CUT: Final = 1
"""How many cuts stand there at once; where there is little room, only the one to begin with."""


class Nudge(QFrame):
    """Says it once, without a sound; "Not now" lets it rest until the next step."""

    def __init__(self, desk: Desk) -> None:
        """Watch the session on the desk."""
        super().__init__()
        self.setProperty("kind", "soft")
        self._desk = desk
        self._timed: str = ""
        self._rests: str = ""
        self._step = ""
        self._offers: tuple[Cut, ...] = ()
        self._most = MOST_CUTS
        self.words = label("")
        self.behind = PlainLabel("")
        self.offers: list[Button] = [button("", self._on_cut) for _place in range(MOST_CUTS)]
        self.later = button(_("Not now"), self._on_later, "quiet")
        self._buttons = boxed(Tiles(self.behind, *self.offers, self.later, fill=False, spacing=Space.XS))
        layout = column(self.words, self._buttons, spacing=Space.XS)
        layout.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        self.setLayout(layout)
        self.hide()
        desk.timer.ticked.connect(self._on_timer)

    def set_small(self, *, small: bool) -> None:
        """Propose one cut at a time, where there is little room."""
        self._most = ONE_CUT if small else MOST_CUTS

    def refresh(self, step: Step, pace: Pace | None, visit: int) -> None:
        """Look at the time and the session as they are now; nothing is said where no clock runs."""
        self._step = step.id
        workshop = self._desk.workshop
        running = workshop.session.state is SessionState.RUNNING
        if pace is None or not running or self._rests == step.id:
            self.hide()
            return
        late = pace.ahead <= -LATE_FROM
        number = discussed(workshop.session.template)
        offers = cuts(workshop.steps, step.id, visit, discussed=number)[: self._most] if late else ()
        reminder = self._reminder(step, pace, visit, late=bool(offers))
        behind = _("{behind}. To end earlier:").format(behind=ahead_text(pace.ahead).capitalize())
        self.behind.setText(behind if offers else "")
        self.behind.setVisible(bool(offers))
        self._show_offers(offers, pace)
        self.words.setText(reminder)
        self.words.setVisible(bool(reminder))
        self.setVisible(bool(offers or reminder))

    def _reminder(self, step: Step, pace: Pace, visit: int, *, late: bool) -> str:
        """What may be forgotten; where the time is told anyway, not that the step takes too long."""
        workshop = self._desk.workshop
        elements = elements_of(self._desk.pack, [step.domain] if step.domain else workshop.domains)
        ids = [element.id for element in elements]
        forgotten = not_begun(workshop, step, pace.left, ids, timed=self._timed == step.id)
        if forgotten:
            return _(forgotten)
        if late:
            return ""
        now = self._desk.clock()
        planned = by_clock(workshop.steps, began(workshop.steps, visit, now, workshop.session.minutes), now)
        if pace.left > -LATE or planned is None or planned.place <= step.place:
            return ""
        return _("By the run sheet the team would be at “{planned}” by now; the wall is still at “{here}”.").format(
            planned=workshop.step_name(planned.kind), here=workshop.step_name(step.kind)
        )

    def _show_offers(self, offers: tuple[Cut, ...], pace: Pace) -> None:
        self._offers = offers
        for place, made in enumerate(self.offers):
            made.setVisible(place < len(offers))
            if place < len(offers):
                cut = offers[place]
                ends = clock_time(pace.expected_end - timedelta(seconds=cut.minutes * MINUTE))
                text = _("{what}: −{n} min, ends {time}").format(what=_(CUT_NAMES[cut.kind]), n=cut.minutes, time=ends)
                if made.label != text:
                    made.set_label(text)

    # slots

    def _on_cut(self) -> None:
        sender = self.sender()
        cut = next(cut for cut, made in zip(self._offers, self.offers, strict=False) if made is sender)
        workshop = self._desk.workshop
        steps = tuple(cut_step(step, cut) if step.id == cut.step else step for step in workshop.steps)
        call = partial(self._desk.actions.sessions.cut, self._desk.session_id, cut)
        self._desk.do(call, expect=replace(workshop, steps=steps))
        self._desk.tell(_("{what}: done. “Undo” below takes it back.").format(what=_(CUT_NAMES[cut.kind])))

    def _on_later(self) -> None:
        self._rests = self._step
        self.hide()

    def _on_timer(self) -> None:
        if self._desk.timer.running and self._step:
            self._timed = self._step
