"""What the played people of a rehearsal do at the step that is led, and how their slips are typed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.labels import WORTH_ANSWERS, WORTH_QUESTION
from mastery_desktop.domain.pace import MINUTE
from mastery_desktop.domain.rating import Spread
from mastery_desktop.domain.rehearsal import LINE_STEP, PlayedRoom, PlayedShift, in_hand
from mastery_desktop.messages import _, ngettext
from mastery_desktop.services.rating import marks_point_at_persons
from mastery_desktop.ui.console.count import CountPanel
from mastery_desktop.ui.console.shift_line import LENGTH, ShiftLineEdit
from mastery_desktop.ui.console.shifts import ShiftsPanel

if TYPE_CHECKING:
    from mastery_desktop.domain.records import Step
    from mastery_desktop.ui.screens.console import Console


class Doing(NamedTuple):
    """What the room does now: sentences, and what could be typed: a slip, or dots that are not on the line yet."""

    sentences: tuple[str, ...]
    slip: tuple[int, ...] | None = None
    shift: PlayedShift | None = None


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
            case StepKind.SHIFTS:
                doing = self._at_poster(console)
            case StepKind.RATE:
                doing = Doing((self._slips_in(console, step),))
            case StepKind.COUNT:
                doing = self._counting(console)
            case StepKind.DISCUSS:
                doing = Doing(self._cards(console))
            case StepKind.FOCUS:
                doing = Doing(self._dots(console))
            case StepKind.CLOSE:
                doing = Doing(self._exit_slips())
            case _:
                doing = Doing((_("The room listens."),))
        return doing

    def type_slips(self, console: Console, most: int) -> None:
        """Type the next slips, as a person at the keyboard would."""
        panel = console.panel
        for _slip in range(most):
            slip = self.doing(console).slip
            if slip is None or not isinstance(panel, CountPanel):
                return
            for mark in slip:
                panel.private_key(Qt.Key.Key_0.value + mark)

    def copy_dots(self, console: Console, most: int) -> None:
        """Copy dots from the poster to the line with the keys, and after the last one the place of the team."""
        panel, shift = console.panel, self.doing(console).shift
        if shift is None or not isinstance(panel, ShiftsPanel):
            return
        _press(panel.line, Qt.Key.Key_Home)
        here = 0
        for dot in shift.dots[:most]:
            here = _move(panel.line, here, dot)
            _press(panel.line, Qt.Key.Key_Return)
        if shift.agreed is not None and most >= len(shift.dots):
            _move(panel.line, here, shift.agreed)
            _press(panel.line, Qt.Key.Key_P)

    def _at_poster(self, console: Console) -> Doing:
        panel = console.panel
        element = panel.element if isinstance(panel, ShiftsPanel) else None
        if panel is None or element is None:
            return Doing((_("The room stands at the posters."),))
        place = panel.elements.index(element) if element in panel.elements else 0
        shift, kept = self._room.shift(self.mood, place, LENGTH), panel.workshop.shift(element.id)
        if marks_point_at_persons(panel.workshop.session.raters):
            dots: tuple[int, ...] = ()
        else:
            dots = tuple(sorted((Counter(shift.dots) - Counter(kept.marks)).elements()))
        agreed = shift.agreed if shift.agreed != kept.placed else None
        number = len(shift.dots)
        said = ngettext("{n} dot is on the poster.", "{n} dots are on the poster.", number).format(n=number)
        team = _("The team does not come to one place.") if shift.agreed is None else _("The team comes to one place.")
        if not dots and agreed is None:
            return Doing((said, team, _("All of it is on the line.")))
        return Doing((said, team), shift=PlayedShift(dots, agreed))

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

    def _exit_slips(self) -> tuple[str, ...]:
        ticks = self._room.exit_ticks(self.mood, len(WORTH_ANSWERS))
        said = [
            _("{answer}: {n}").format(answer=_(answer), n=count)
            for answer, count in zip(WORTH_ANSWERS, ticks, strict=True)
        ]
        return _("Exit slips at the door: {n}.").format(n=sum(ticks)), _(WORTH_QUESTION), *said


def _move(line: ShiftLineEdit, here: int, there: int) -> int:
    """Move the cursor on the line with the arrow keys; gives where it is then."""
    key = Qt.Key.Key_Right if there > here else Qt.Key.Key_Left
    for _press_of_key in range(abs(there - here) // LINE_STEP):
        _press(line, key)
    return there


def _press(line: ShiftLineEdit, key: Qt.Key) -> None:
    QCoreApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier))
