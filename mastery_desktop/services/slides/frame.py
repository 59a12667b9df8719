"""What all slides share: the session around them, and the words and colours of their frame."""

import math
from dataclasses import dataclass

from mastery_desktop.domain.content import Domain, Element
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import FocusArea, Step
from mastery_desktop.domain.wall import Block, CornerClock, Countdown, Slide, StageMark, StagePath
from mastery_desktop.domain.wall_overview import LevelName
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _

LAST_MINUTE = 60
"""Seconds from which a countdown ticks by the second; before, by the minute."""


def clock(seconds: int) -> str:
    """The time left in words: minutes, and seconds in the last minute."""
    if seconds > LAST_MINUTE:
        return _("{n} min").format(n=math.ceil(seconds / 60))
    return f"{seconds // 60}:{seconds % 60:02}" if seconds > 0 else _("Time’s up")


def practice_of(number: int, count: int) -> str:
    """The place of an element among those of its domain."""
    return _("Practice {n} of {count}").format(n=number, count=count)


@dataclass(frozen=True)
class Frame:
    """A step of a workshop with all that its slides are built from."""

    pack: Pack
    workshop: Workshop
    step: Step
    live: LiveState

    @property
    def domain(self) -> Domain | None:
        """The domain of the step."""
        return self.pack.domain_by_id.get(self.step.domain) if self.step.domain else None

    @property
    def elements(self) -> tuple[Element, ...]:
        """The elements of the step's domain."""
        return self.domain.elements if self.domain else ()

    @property
    def focus(self) -> FocusArea | None:
        """The active focus area, where the pack knows it."""
        area = self.workshop.focus
        return area if area and area.element in self.pack.elements else None

    @property
    def levels(self) -> tuple[LevelName, ...]:
        """The levels by symbol and short form."""
        return tuple(LevelName(symbol=level.symbol, name=level.short) for level in self.pack.levels)

    def stages(self, here: int | None, *, alone: bool = False) -> StagePath:
        """The path of stages; `here` is the place of the one we look at, and stands out `alone` as a choice does."""
        return StagePath(
            stages=tuple(
                StageMark(name=stage.name, past=here is not None and not alone and place < here, here=place == here)
                for place, stage in enumerate(self.pack.stage_model.stages)
            )
        )

    def slide(
        self,
        anchor: str,
        *blocks: Block,
        domain: Domain | None = None,
        left: tuple[str, ...] | None = None,
        right: str = "",
        foot_left: str = "",
        foot_right: str = "",
        progress: tuple[int, int] | None = None,
        gate: bool = False,
    ) -> Slide:
        """A slide in the frame of a domain (the step's own without another), with the clock where one is shown."""
        place = domain or self.domain
        if left is None:
            left = (place.name, place.subtitle) if place else (self.workshop.session.team,)
        return Slide(
            anchor=anchor,
            blocks=blocks,
            color=place.color if place else "",
            tint=place.tint if place else "",
            left=tuple(text for text in left if text),
            right=right,
            foot_left=foot_left,
            foot_right="  ·  ".join(text for text in (foot_right, self._translation_mark, self._wording_mark) if text),
            progress=progress,
            gate=gate,
            clock=None if any(isinstance(block, Countdown) for block in blocks) else self._corner(),
        )

    @property
    def _translation_mark(self) -> str:
        """The short form of what every slide says that shows a translation; empty for the first language."""
        return self.pack.translation_note.partition(";")[0]

    @property
    def _wording_mark(self) -> str:
        """What every slide says where wording was laid over the content; empty where none was."""
        return _("Wording: {name}").format(name=self.pack.overlay) if self.pack.overlay else ""

    def _corner(self) -> CornerClock | None:
        left = self.live.countdown
        return None if left is None else CornerClock(text=clock(left), over=left <= 0)
