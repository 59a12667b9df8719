"""Builds the slides of a step."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from gettext import NullTranslations

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.content import Rescue
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Step
from mastery_desktop.domain.wall import Slide
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import speaking
from mastery_desktop.services.slides import (
    looking_back,
    marks,
    one_by_one,
    opening,
    overview,
    planning,
    reading,
    roadmap,
    stations,
)
from mastery_desktop.services.slides.frame import Frame

_BUILDERS: dict[StepKind, Callable[[Frame], Iterator[Slide]]] = {
    StepKind.PURPOSE: opening.purpose,
    StepKind.FRAMEWORK: opening.framework,
    StepKind.STAGES: opening.stages,
    StepKind.QUESTION: opening.question,
    StepKind.SHIFTS: reading.shifts,
    StepKind.INDICATORS: reading.indicators,
    StepKind.CALIBRATE: reading.calibrate,
    StepKind.RATE: reading.rate,
    StepKind.COUNT: marks.count,
    StepKind.REVEAL: marks.reveal,
    StepKind.ONE_BY_ONE: one_by_one.one_by_one,
    StepKind.DISCUSS: marks.discuss,
    StepKind.OUTCOME: marks.outcome,
    StepKind.RESULTS: overview.results,
    StepKind.FOCUS: planning.focus,
    StepKind.READINESS: planning.readiness,
    StepKind.ACTIVITIES: planning.activities,
    StepKind.PLAN: planning.plan,
    StepKind.CLOSE: planning.close,
    StepKind.BREAK: opening.pause,
    StepKind.GALLERY: stations.stations,
    StepKind.ROTATION: stations.stations,
    StepKind.ROADMAP: roadmap.roadmap,
    StepKind.OWN: opening.own,
}


class SlideBuilder:
    """Builds what the wall shows in a step, from the session and the pack; it changes neither."""

    def __init__(self, pack: Pack, texts: NullTranslations | None = None) -> None:
        """Build slides with the content of a pack, in the language of some texts; that in use without any."""
        self._pack, self._texts = pack, texts

    def slides(self, workshop: Workshop, step: Step, live: LiveState | None = None) -> tuple[Slide, ...]:
        """The slides of a step in order.

        Slides change with the session: the gate goes when marks are revealed, a choice appears when it is made. Keep a
        position as an anchor, and find it again with `place_of`.

        Args:
            workshop: the session as it is now.
            step: the step of its run sheet.
            live: what happens in the room now and is not stored.
        """
        with speaking(self._texts):
            frame = overview.narrowed(Frame(self._pack, workshop, step, live or LiveState()))
            slides = tuple(_BUILDERS[step.kind](frame))
            if step.kind is StepKind.RESULTS or (step.kind is StepKind.DISCUSS and not looking_back.has_results(frame)):
                slides += tuple(looking_back.then_and_now(frame))
        return tuple(replace(slide, texts=self._texts) for slide in slides) if self._texts else slides

    def rescue(self, workshop: Workshop, step: Step, rescue: Rescue, live: LiveState) -> Slide:
        """The slide of a move for a room that is stuck, in front of a step."""
        move = next((move for move in self._pack.rescues if move.id == rescue.id), rescue)
        with speaking(self._texts):
            slide = opening.rescue(Frame(self._pack, workshop, step, live), move)
        return replace(slide, texts=self._texts)


def place_of(slides: tuple[Slide, ...], anchor: str) -> int:
    """The place of an anchor among slides; the first one where it is not there (any more)."""
    return next((place for place, slide in enumerate(slides) if slide.anchor == anchor), 0)
