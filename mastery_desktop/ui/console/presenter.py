"""Where the wall is: the step, the slide and the page, stepping forward and back, and stopping at a reveal."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from mastery_desktop.domain.choices import SessionState
from mastery_desktop.domain.pace import Pace, pace
from mastery_desktop.services.slides import SlideBuilder, place_of
from mastery_desktop.ui.console.text_size import choose_size

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from mastery_desktop.domain.content import Rescue
    from mastery_desktop.domain.live import LiveState
    from mastery_desktop.domain.records import Step, StepId
    from mastery_desktop.domain.wall import Slide
    from mastery_desktop.services.languages import Speech
    from mastery_desktop.ui.console.desk import Desk
    from mastery_desktop.ui.wall.view import WallView

KEEP_AFTER = 400
"""Milliseconds after which a new place within a step is kept: paging through it writes once."""

KEEP_TIME_AFTER = 60_000
"""Milliseconds after which the time spent in a step is kept while the team is at it: a power cut takes no more."""


class Presenter(QObject):
    """Shows slides on all views of the wall. The first view has the pages that count.

    Attributes:
        holds: asked before Page Down leaves a step; true where something has to be said first.
        step_entered: the team is at another step.
        slide_changed: another slide or page is shown.
        gate_reached: stepping forward stops here until the marks are revealed.
        end_reached: stepping forward stops here, since nothing follows.
        rescue_changed: a move for a room that is stuck is shown, or no longer.
        slides: those of the step in the words of the console; the wall has the same in its own.
    """

    step_entered = Signal()
    slide_changed = Signal()
    gate_reached = Signal()
    end_reached = Signal()
    rescue_changed = Signal()

    def __init__(
        self, desk: Desk, views: tuple[WallView, ...], live: Callable[[], LiveState], speech: Speech | None = None
    ) -> None:
        """Show the session on the desk on some views.

        Args:
            desk: where the session lies.
            views: show the wall.
            live: gives what happens in the room now.
            speech: what the wall says, and in which language; what the console says without one.
        """
        super().__init__()
        self._desk, self._views, self._live = desk, views, live
        self._builder = SlideBuilder(desk.pack)
        self._wall_builder = SlideBuilder(*speech) if speech else self._builder
        self._step: Step | None = None
        self._at = 0
        self._wanted = ""
        self.slides: tuple[Slide, ...] = ()
        self._on_wall: tuple[Slide, ...] = ()
        self._since: datetime | None = None
        self._full_text = False
        self._rescue: Rescue | None = None
        self._page_before = 0
        self._row: int | None = None
        desk.row_said.connect(self._on_row_said)
        self.holds: Callable[[], bool] = lambda: False
        self._keep = QTimer(self)
        self._keep.setSingleShot(True)
        self._keep.setInterval(KEEP_AFTER)
        self._keep.timeout.connect(self._keep_place)
        self._minute = QTimer(self)
        self._minute.setInterval(KEEP_TIME_AFTER)
        self._minute.timeout.connect(self.keep_time)
        desk.pace = self._pace_now

    @property
    def step(self) -> Step | None:
        """The step that is shown."""
        return self._step

    @property
    def anchor(self) -> str:
        """Which slide is shown."""
        return self.slides[self._at].anchor if self.slides else ""

    @property
    def at_gate(self) -> bool:
        """Whether the slide is a reveal that waits."""
        return self._rescue is None and bool(self.slides) and self.slides[self._at].gate

    @property
    def rescue(self) -> Rescue | None:
        """The move for a room that is stuck, while the wall shows it."""
        return self._rescue

    @property
    def following(self) -> Step | None:
        """The next step that is not skipped."""
        return self._neighbor(1)

    @property
    def factor(self) -> float:
        """How large the text on the wall is."""
        return self._views[0].factor

    def open(self) -> None:
        """Show the session where it was left."""
        self._step, self._since = None, None
        session = self._desk.workshop.session
        self._at = 0
        step = self._desk.workshop.step
        if step is not None:
            self._enter(step, session.anchor)
            self._minute.start()

    def refresh(self) -> None:
        """Show the session as it is now, at the same place."""
        if self._step is None:
            return
        if self._is_over and self._since is not None:
            self.keep_time()
            self._since = None  # who looks at it again takes no time of the workshop
        step = self._desk.workshop.step_by_id.get(self._step.id)
        if step is None:  # removed from the run sheet
            fallback = self._desk.workshop.step
            if fallback is not None:
                self._enter(fallback, "")
            return
        self._step = step
        anchor = self.anchor
        self._build(step, self._live())
        if any(slide.anchor == self._wanted for slide in self.slides):
            anchor, self._wanted = self._wanted, ""
        self._at = place_of(self.slides, anchor)
        self._show()

    def begin(self) -> None:
        """Let the clock run: from when the wall is shown, or the facilitator steps on, until the workshop ends."""
        if self._since is None and self._step is not None and not self._is_over:
            self._since = self._desk.clock()
            self._keep_place()

    def speak(self, speech: Speech) -> None:
        """Let the wall speak a language; where it is held, from when it goes on."""
        self._wall_builder = SlideBuilder(*speech)
        self.refresh()

    def slides_on_wall(self, step: Step) -> tuple[Slide, ...]:
        """The slides of a step as the wall says them, with nothing that happens in the room now."""
        return self._wall_builder.slides(self._desk.workshop, step)

    def show_page(self, page: int) -> None:
        """Show another page of the slide, as far as it has so many."""
        self._views[0].set_page(page)
        self._follow_page()

    @property
    def full_text(self) -> bool:
        """Whether the wall shows the texts too that are for reading at length."""
        return self._full_text

    def toggle_full_text(self) -> None:
        """Show the full texts on the wall, or the short version again."""
        self._full_text = not self._full_text
        self.refresh()

    def forward(self) -> None:
        """One page, slide or step on; never past a reveal that waits."""
        self.begin()
        if self._views[0].turn(1):
            self._follow_page()
        elif self._rescue is not None:
            self.end_rescue()
        elif self.at_gate:
            self.gate_reached.emit()
        elif self._at + 1 < len(self.slides):
            self._go(self._at + 1)
        elif (step := self._neighbor(1)) is None:
            self.end_reached.emit()
        elif not self.holds():
            self.go_to_step(step.id)

    def back(self) -> None:
        """One page, slide or step back."""
        if self._views[0].turn(-1):
            self._follow_page()
        elif self._rescue is not None:
            self.end_rescue()
        elif self._at > 0:
            self._go(self._at - 1, last=True)
        elif (step := self._neighbor(-1)) is not None:
            self.go_to_step(step.id, last=True)

    def go_to(self, anchor: str) -> None:
        """Show a slide of this step."""
        place = place_of(self.slides, anchor)
        if not self.slides or self.slides[place].anchor != anchor:
            self._wanted = anchor  # it comes with a write that is under way
        elif place != self._at or self._rescue is not None:
            self._go(place)

    def go_to_step(self, step_id: StepId, *, last: bool = False) -> None:
        """Go to another step, to its first slide or its last one."""
        workshop, left = self._desk.workshop, self._step
        step = workshop.step_by_id.get(step_id)
        if step is None or left is None or step.id == left.id:
            return
        self.begin()
        self._keep.stop()
        now, seconds = self._desk.clock(), self.visit
        call = partial(
            self._desk.actions.sessions.move_to, workshop.session.id, step_id, "", left=left.id, seconds=seconds
        )
        self._enter(step, "", last=last)
        steps = tuple(
            replace(s, ended=now, spent=s.spent + seconds)
            if s.id == left.id
            else replace(s, started=s.started or now)
            if s.id == step_id
            else s
            for s in workshop.steps
        )
        session = replace(workshop.session, step=step_id, anchor="", state=_running(workshop.session.state))
        self._desk.do(call, expect=replace(workshop, session=session, steps=steps))

    def start_rescue(self, rescue: Rescue) -> None:
        """Show a move for a room that is stuck, in front of the step; stepping on leads back to where the room was."""
        if self._step is None:
            return
        self.begin()
        if self._rescue is None:
            self._page_before = self._views[0].page
        self._rescue = rescue
        self._show()
        self.rescue_changed.emit()

    def end_rescue(self) -> None:
        """Show the step again, as it was."""
        if self._rescue is not None:
            self._rescue = None
            self._show(page=self._page_before)
            self.rescue_changed.emit()

    def larger(self) -> None:
        """Larger text on the wall."""
        self.set_factor(1)

    def smaller(self) -> None:
        """Smaller text on the wall."""
        self.set_factor(-1)

    def usual(self) -> None:
        """The usual size of text on the wall."""
        self.set_factor(0)

    def set_factor(self, step: int) -> None:
        """Make the text on the wall larger (1), smaller (-1) or usual (0)."""
        sentence = choose_size(self._views, step)
        self._follow_page()
        if sentence:
            self._desk.told.emit(sentence)

    @property
    def visit(self) -> int:
        """Seconds at this step that are not kept in it yet; none before the workshop began."""
        return max(0, round((self._desk.clock() - self._since).total_seconds())) if self._since else 0

    @property
    def pace(self) -> Pace | None:
        """Where the time stands; None once the workshop is finished: no clock runs on."""
        if self._step is None or self._is_over:
            return None
        workshop, now = self._desk.workshop, self._desk.clock()
        return pace(workshop.steps, self._step.id, self.visit, now=now, minutes=workshop.session.minutes)

    def _pace_now(self) -> Pace | None:
        return self.pace if self._desk.is_open else None

    def leave(self) -> None:
        """Keep the place and the time of the visit."""
        self._keep.stop()
        self._minute.stop()
        if self._step is not None and self._since is not None:
            self._keep_place()
            self.keep_time()
        self._step = None

    def keep_time(self) -> None:
        """Add the time of this visit to what the step has taken, so that it is there after a power cut too."""
        seconds, step = self.visit, self._step
        if step is None or not seconds or not self._desk.is_open or step.id not in self._desk.workshop.step_by_id:
            return
        workshop, self._since = self._desk.workshop, self._desk.clock()
        call = partial(self._desk.actions.sessions.spend, workshop.session.id, step.id, seconds)
        steps = tuple(replace(s, spent=s.spent + seconds) if s.id == step.id else s for s in workshop.steps)
        self._desk.do(call, expect=replace(workshop, steps=steps))

    # helpers

    @property
    def _is_over(self) -> bool:
        """Whether the workshop was finished."""
        return self._desk.workshop.session.state is SessionState.FINISHED

    def _enter(self, step: Step, anchor: str, *, last: bool = False) -> None:
        self._step, self._wanted, self._row = step, "", None
        self._drop_rescue()
        started = self._desk.workshop.session.state is not SessionState.PLANNED or self._since is not None
        self._since = self._desk.clock() if started and not self._is_over else None
        self._build(step, self._desk.slips_of(step))
        self._at = max(0, len(self.slides) - 1) if last else place_of(self.slides, anchor)
        self._show(page=-1 if last else 0)
        self.step_entered.emit()

    def _build(self, step: Step, live: LiveState) -> None:
        live = replace(live, full_text=self._full_text)
        self.slides = self._builder.slides(self._desk.on_wall, step, live)
        own = self._wall_builder is self._builder
        self._on_wall = self.slides if own else self._wall_builder.slides(self._desk.on_wall, step, live)

    def _go(self, place: int, *, last: bool = False) -> None:
        self._at, self._wanted, self._row = place, "", None
        self._drop_rescue()
        self._show(page=-1 if last else 0)
        self._keep.start()

    def _drop_rescue(self) -> None:
        if self._rescue is not None:
            self._rescue = None
            self.rescue_changed.emit()

    def _show(self, page: int = 0) -> None:
        slide = self._on_wall[self._at] if self._on_wall else None
        if self._rescue is not None and self._step is not None:
            slide = self._wall_builder.rescue(self._desk.workshop, self._step, self._rescue, self._live())
        for view in self._views:
            view.set_slide(slide, page)
        self._turn_to_row()
        self._follow_page()
        for view in self._views[1:]:
            view.paint_now()  # the room sees it before the console does anything else
        coming = self._on_wall[self._at + 1 : self._at + 2]
        self._views[0].prepare(coming)

    def _on_row_said(self, row: int) -> None:
        self._row = row
        if self._turn_to_row():
            self._follow_page()

    def _turn_to_row(self) -> bool:
        """Turn to what was written last, once the slide has it; tell whether it has."""
        page = None if self._row is None or self._rescue else self._views[0].page_of_row(self._row)
        if page is None:
            return False
        self._row = None
        self._views[0].set_page(page)
        return True

    def _follow_page(self) -> None:
        for view in self._views[1:]:
            if not view.frozen:
                view.set_page(self._views[0].page)
        self.slide_changed.emit()

    def _neighbor(self, by: int) -> Step | None:
        steps = self._desk.workshop.steps
        at = next((place for place, s in enumerate(steps) if self._step and s.id == self._step.id), 0) + by
        while 0 <= at < len(steps):
            if not steps[at].skipped:
                return steps[at]
            at += by
        return None

    def _keep_place(self) -> None:
        if self._step is None or not self._desk.is_open:
            return
        workshop = self._desk.workshop
        call = partial(self._desk.actions.sessions.move_to, workshop.session.id, self._step.id, self.anchor)
        state = _running(workshop.session.state)
        session = replace(workshop.session, step=self._step.id, anchor=self.anchor, state=state)
        self._desk.do(call, expect=replace(workshop, session=session))


def _running(state: SessionState) -> SessionState:
    return SessionState.RUNNING if state is SessionState.PLANNED else state
