"""What the played people of a rehearsal do at the step that is led, and how their slips are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.pace import MINUTE
from mastery_desktop.domain.rating import Spread
from mastery_desktop.domain.rehearsal import PlayedRoom, in_hand
from mastery_desktop.messages import _
from mastery_desktop.ui.console.count import CountPanel

if TYPE_CHECKING:
    from mastery_desktop.domain.records import Step
    from mastery_desktop.ui.screens.console import Console


class Doing(NamedTuple):
    """What the room does now: sentences, and whether there is a slip that could be typed."""

    sentences: tuple[str, ...]
    slip: tuple[int, ...] | None = None


class People:
    """Plays the room for a console."""

    def __init__(self, room: PlayedRoom) -> None:
        """Play these people; they are of mixed minds until somebody says otherwise."""
        self._room = room
        self.mood = Spread.MIXED

    def doing(self, console: Console) -> Doing:
        """What the room does at the step that the console is at."""
        step = console.presenter.step
        if step is None or not console.desk.is_open:
            return Doing((_("The room waits."),))
        match step.kind:
            case StepKind.RATE:
                return Doing((self._slips_in(console, step),))
            case StepKind.COUNT:
                return self._counting(console)
            case StepKind.DISCUSS:
                return Doing(self._cards(console))
            case StepKind.FOCUS:
                return Doing(self._dots(console))
            case _:
                return Doing((_("The room listens."),))

    def type_slips(self, console: Console, most: int) -> None:
        """Type the next slips, as a person at the keyboard would."""
        panel = console.panel
        for _slip in range(most):
            slip = self.doing(console).slip
            if slip is None or not isinstance(panel, CountPanel):
                return
            for mark in slip:
                panel.private_key(Qt.Key.Key_0.value + mark)

    def _slips_in(self, console: Console, rate: Step) -> str:
        started = rate.started
        seconds = (console.desk.clock() - started).total_seconds() if started else 0
        number = in_hand(self._room.arrivals(rate.planned * MINUTE), seconds)
        return _("Slips on the table: {n} of {all}.").format(n=number, all=self._room.people)

    def _counting(self, console: Console) -> Doing:
        panel = console.panel
        if not isinstance(panel, CountPanel) or not panel.is_private:
            return Doing((_("The slips are counted. The room talks."),))
        done, domain = panel.live().slips_in, panel.domain
        if done is None or domain is None:
            return Doing((_("The room talks at its tables."),))
        slips = self._room.slips(self.mood, len(domain.elements), len(console.desk.pack.levels))
        if done >= len(slips):
            return Doing((_("That was the last slip. Enter ends the count."),))
        marks = "  ".join(str(mark) for mark in slips[done])
        sentence = _("Slip {n} of {all} says: {marks}").format(n=done + 1, all=len(slips), marks=marks)
        return Doing((sentence,), slips[done])

    def _cards(self, console: Console) -> tuple[str, ...]:
        panel, pack = console.panel, console.desk.pack
        element = panel.element if panel is not None else None
        if panel is None or element is None:
            return (_("The room talks."),)
        place = panel.elements.index(element) if element in panel.elements else 0
        counts = self._room.cards(self.mood, place, len(pack.levels))
        cards = [
            _("{level}: {n}").format(level=level.short, n=count)
            for level, count in zip(pack.levels, counts, strict=True)
        ]
        return _("The room talks. In a second round the cards say:"), *cards

    def _dots(self, console: Console) -> tuple[str, ...]:
        elements = console.panel.session_elements if console.panel else ()
        dots = self._room.dots(self.mood, len(elements))
        named = [
            _("{name}: {n}").format(name=element.name, n=count) for element, count in zip(elements, dots, strict=True)
        ]
        return _("One private dot each, if you ask for dots:"), *named
