"""What the played people of a rehearsal do at the step that is led, and how their slips are typed."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.labels import EXIT_QUESTIONS, WORTH_ANSWERS, WORTH_QUESTION
from mastery_desktop.domain.pace import MINUTE
from mastery_desktop.domain.rating import Spread
from mastery_desktop.domain.rehearsal import EXIT_LINES, LINE_STEP, PlayedRoom, in_hand
from mastery_desktop.messages import _, ngettext
from mastery_desktop.services.rating import marks_point_at_persons
from mastery_desktop.ui.console.close import ClosePanel
from mastery_desktop.ui.console.count import CountPanel
from mastery_desktop.ui.console.discuss import DiscussPanel
from mastery_desktop.ui.console.fist import FINGERS, FistRow
from mastery_desktop.ui.console.focus import FocusPanel
from mastery_desktop.ui.console.settle import OutcomePanel
from mastery_desktop.ui.console.shift_line import LENGTH, ShiftLineEdit
from mastery_desktop.ui.console.shifts import ShiftsPanel
from mastery_desktop.ui.rehearsal.closing import exit_hand
from mastery_desktop.ui.rehearsal.counting import counting
from mastery_desktop.ui.rehearsal.hands import Hand, press, write
from mastery_desktop.ui.rehearsal.piles import cards_hand, dots_hand

if TYPE_CHECKING:
    from mastery_desktop.domain.records import Step
    from mastery_desktop.ui.screens.console import Console

_FAR = 5 * LINE_STEP


class Doing(NamedTuple):
    """What the room does now: sentences, and what could be typed of it."""

    sentences: tuple[str, ...]
    hand: Hand | None = None


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
            case StepKind.COUNT | StepKind.ONE_BY_ONE:
                doing = self._counting(console)
            case StepKind.DISCUSS | StepKind.OUTCOME:
                doing = self._deciding(console)
            case StepKind.FOCUS:
                doing = self._dots(console)
            case StepKind.CLOSE:
                doing = self._exit_slips(console)
            case _:
                doing = Doing((_("The room listens."),))
        return doing

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
        if not isinstance(panel, ShiftsPanel):
            return Doing((said, team))
        one, do = _("Copy one dot"), partial(_put, panel.line, dots[0] if dots else 0, Qt.Key.Key_Return)
        if not dots:
            one, do = _("Place the team"), partial(_put, panel.line, agreed or 0, Qt.Key.Key_P)
        copied = len(kept.marks), kept.placed
        return Doing((said, team), Hand(element.id, copied, one, _("Copy all dots") if dots else "", do))

    def _slips_in(self, console: Console, rate: Step) -> str:
        started = rate.started
        seconds = (console.desk.clock() - started).total_seconds() if started else 0
        number = in_hand(self._room.arrivals(rate.planned * MINUTE), seconds)
        return _("Slips on the table: {n} of {all}.").format(n=number, all=self._room.people)

    def _counting(self, console: Console) -> Doing:
        panel = console.panel
        if not isinstance(panel, CountPanel):
            return Doing((_("The room talks."),))
        sentence, hand = counting(panel, self._room, self.mood)
        return Doing((sentence,), hand)

    def _deciding(self, console: Console) -> Doing:
        panel = console.panel
        if isinstance(panel, DiscussPanel | OutcomePanel):
            row = panel.outcome.fist
            element = row.asks_about
            if element is not None:
                place = [each.id for each in panel.elements].index(element)
                hands = self._room.hands(self.mood, place, FINGERS)
                words = _("Fist to five. The room shows, from a fist to five fingers:")
                hand = Hand(element, "", _("Type the hands"), "", partial(_show_hands, row, hands))
                return Doing((words, "  ".join(map(str, hands))), hand)
        return self._cards(panel) if isinstance(panel, DiscussPanel) else Doing((_("The room talks."),))

    def _cards(self, panel: DiscussPanel) -> Doing:
        element, pack = panel.element, panel.desk.pack
        if element is None:
            return Doing((_("The room talks."),))
        place = panel.elements.index(element) if element in panel.elements else 0
        counts = self._room.cards(self.mood, place, len(pack.levels))
        cards = [
            _("{level}: {n}").format(level=level.short, n=count)
            for level, count in zip(pack.levels, counts, strict=True)
        ]
        if not panel.round.isVisible():
            return Doing((_("The room talks. In a second round the cards say:"), *cards))
        hand = cards_hand(panel.round, counts)
        said = _("The room holds its cards up:") if hand else _("All cards are in. Enter shows the second round.")
        return Doing((said, *cards), hand)

    def _dots(self, console: Console) -> Doing:
        panel = console.panel
        if not isinstance(panel, FocusPanel):
            return Doing((_("The room talks."),))
        elements = panel.dots.candidates
        dots = self._room.dots(self.mood, len(elements))
        named = [
            _("{name}: {n}").format(name=element.name, n=count) for element, count in zip(elements, dots, strict=True)
        ]
        if any(panel.workshop.candidate(element.id).dots for element in elements):
            return Doing((_("The room looks at its dots."),))
        hand = dots_hand(panel, dots)
        if panel.is_private and hand is None:
            return Doing((_("All dots are in. Enter, and Enter again, shows them."), *named))
        return Doing((_("One private dot each, if you ask for dots:"), *named), hand)

    def _exit_slips(self, console: Console) -> Doing:
        panel = console.panel
        ticks = self._room.exit_ticks(self.mood, len(WORTH_ANSWERS))
        said = [_("Exit slips at the door: {n}.").format(n=sum(ticks)), _(WORTH_QUESTION)]
        said += [
            _("{answer}: {n}").format(answer=_(answer), n=count)
            for answer, count in zip(WORTH_ANSWERS, ticks, strict=True)
        ]
        for question, lines in EXIT_LINES.items():
            said.append(_(EXIT_QUESTIONS[question]))
            said += [_("{n} x {text}").format(n=times, text=_(text)) for times, text in lines]
        return Doing(tuple(said), exit_hand(panel, ticks) if isinstance(panel, ClosePanel) else None)


def _put(line: ShiftLineEdit, place: int, key: Qt.Key) -> None:
    """Lead the cursor to a place on the line, from its beginning, and press a key there."""
    press(line, Qt.Key.Key_Home)
    for _leap in range(place // _FAR):
        press(line, Qt.Key.Key_Right, modifier=Qt.KeyboardModifier.ShiftModifier)
    for _step in range(place % _FAR // LINE_STEP):
        press(line, Qt.Key.Key_Right)
    press(line, key)


def _show_hands(row: FistRow, hands: tuple[int, ...]) -> None:
    for field, number in zip(row.hands, hands, strict=True):
        field.setFocus()
        field.selectAll()
        write(field, str(number))
    press(row.hands[-1], Qt.Key.Key_Return)
