"""Discussion: the practices in the order in which they call for talk, evidence before the level, a second round."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import OutcomeKind, RatingState
from mastery_desktop.domain.content import Element, ElementId
from mastery_desktop.domain.labels import SPREADS, SPREADS_INSIDE
from mastery_desktop.domain.rating import discussion_order, spread
from mastery_desktop.domain.talk import PROMPTS, Suggestion, pattern
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.evidence import EvidenceBox
from mastery_desktop.ui.console.key_frame import KeyFrame
from mastery_desktop.ui.console.outcome import OutcomeEditor
from mastery_desktop.ui.console.panel import StepPanel, SubItem
from mastery_desktop.ui.console.parts import button, column, row
from mastery_desktop.ui.console.second_round import SecondRound
from mastery_desktop.ui.console.sentence import begin_sentence
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.console.talk import first_marks, suggested
from mastery_desktop.ui.console.typed_run import TypedRun
from mastery_desktop.ui.console.words import is_done, revealed_marks
from mastery_desktop.ui.widgets.areas import keep_in_sight


class DiscussPanel(StepPanel):
    """One practice at a time: what evidence there is, what is wanted, and then the level."""

    def __init__(self, desk: Desk) -> None:
        """Discuss on the desk."""
        super().__init__(desk)
        self.evidence = EvidenceBox(self, desk, lines=3)
        self.outcome = OutcomeEditor(desk)
        self._shown: ElementId | None = None
        self._blind = False
        self.evidence.have.edited.connect(self._mark_discussed)
        for made in self.outcome.levels.buttons:
            made.pressed.connect(self._mark_discussed)
        self._second = button(_("Second round"), self._on_second)
        self.round = SecondRound(desk)
        self.round.closed.connect(self.rest)
        self.round.kept.connect(self.go_to)  # both rounds, one below the other
        self.outcome.add_action(self._second)
        self._work = QWidget()
        self.deciding = self._levels = KeyFrame(
            self, self.outcome, _("What does the team decide?"), *self.outcome.asides
        )
        self._run = TypedRun(desk.clock)
        self.deciding.writing.connect(self._on_writing)
        self._work.setLayout(column(self.evidence, self.round, self.deciding))
        self._none = button(_("Go to the reveal"), self._on_none)
        self.body.addWidget(self._work)
        self.body.addLayout(row(self._none, 1))

    @override
    def refresh(self) -> None:
        order, element = self._order, self._talked_about
        self._work.setVisible(element is not None)
        by_talk = self.workshop.decides_by_talk
        self._none.setVisible(element is None and not by_talk)
        if element is None and by_talk:
            self.heading.setText(_("No marks are kept here"))
            self.hint.setText(
                _(
                    "You agree in talk, so there is nothing to compare. "
                    "What you have seen is written where you agree on a level."
                )
            )
            return
        if element is None:
            self.heading.setText(_("Nothing is revealed yet"))
            self.hint.setText(_("First count and reveal; then this step shows where to talk."))
            return
        if self._shown != element.id:
            self._change_practice(element)
        self.heading.setText(element.name)
        place, now = order.index(element) + 1, self._suggestion
        word = _(SPREADS_INSIDE[spread(self._marks[element.id])])
        hint = (
            _("{place} of {count} by spread: {spread}. About {minutes} minutes; evidence first, then the level: {key}.")
            if element.id in now.elements
            else _("{place} of {count} by spread: {spread}. Settle it quickly; talk is worth more elsewhere.")
        )
        if self._blind:  # what is worth talk is for those who lead, and the room reads this
            hint = _("{place} of {count}. Evidence first, then the level: {key}.")
        words = hint.format(place=place, count=len(order), spread=word, minutes=now.minutes, key=keys.LEVELS.hint)
        at_all = "" if self.has_element else _("The wall shows all practices; {key} brings this one there.")
        self.hint.setText(f"{at_all.format(key=keys.NEXT.hint)} {words}".strip())
        self.evidence.show_element(element.id)
        self.outcome.show_element(element.id)

    @property
    @override
    def first_field(self) -> QWidget:
        return self.evidence.have if self.round.isHidden() else self.round

    @override
    def rest(self) -> None:
        if self.round.isHidden():
            super().rest()
        else:
            self.round.setFocus()  # a pile of it has the ring, so that is where digits go

    @override
    def set_blind(self, blind: bool) -> None:
        self._blind = blind
        if self._step is not None and self.desk.is_open:
            self.refresh()

    @property
    @override
    def takes_back(self) -> bool:
        focus = QApplication.focusWidget()
        in_round = focus is not None and (focus is self.round or self.round.isAncestorOf(focus))
        return in_round or self._opens_again

    @override
    def take_back(self) -> bool:
        if self._opens_again and (element := self.round.open_again()):
            self.go_to.emit(element)
            return True
        return (self.takes_back and self.round.take_back()) or self.evidence.take_back()

    @property
    def _opens_again(self) -> bool:
        """Whether the last thing that was done is a second round: marks are in no history, so it is opened again."""
        return self.round.isHidden() and self.round.can_open_again

    @override
    def leave(self) -> None:
        self.round.leave()
        self._shown = None
        super().leave()

    @override
    def sub_items(self) -> tuple[SubItem, ...]:
        marks, now = self._marks, self._suggestion
        items = []
        for element in self._order:
            word = _(SPREADS[spread(marks[element.id])])
            note = _("{spread} · {minutes} min").format(spread=word, minutes=now.minutes)
            note = note if element.id in now.elements else word
            done = is_done(self.workshop.rating(element.id))
            items.append(SubItem(element.id, element.name, note, done))
        return tuple(items)

    @override
    def prompt(self) -> str:
        element = self._talked_about
        marks = self._marks.get(element.id) if element else None
        return _(PROMPTS[pattern(marks)]) if marks and pattern(marks) in PROMPTS else ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        element = self._talked_about if self.decides else None
        before = self.workshop.rating(element.id) if element else None
        if before and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
            self._mark_discussed()
        if before and self.outcome.press_key(event.key()):
            self._run.decided(partial(self.outcome.restore, before), event.text())
            return
        if before and event.text() == " ":
            self._run.pass_by(" ")
        super().keyPressEvent(event)

    @property
    def _marks(self) -> dict[ElementId, tuple[int, ...]]:
        return revealed_marks(self.workshop, [element.id for element in self.elements])

    @property
    def _order(self) -> list[Element]:
        return [self.desk.pack.elements[element] for element in discussion_order(first_marks(self))]

    @property
    def _talked_about(self) -> Element | None:
        """The practice that the wall is at; while it shows all of them, the one that calls for talk most."""
        order = self._order
        return self.element if self.has_element and self.element in order else next(iter(order), None)

    @property
    def _suggestion(self) -> Suggestion:
        settled = [e.id for e in self.elements if self.workshop.rating(e.id).outcome is not OutcomeKind.NOT_RATED]
        element = self._talked_about
        return suggested(self, [done for done in settled if element is None or done != element.id])

    def _change_practice(self, element: Element) -> None:
        """Give the keys back: what is typed next is about another practice, or its waiting second round."""
        self._shown = element.id
        self._run.begin()
        decided, counted = self._levels.has_focus, self.round.hasFocus()
        self.round.show_element(element)
        keep_in_sight(self.heading)
        if decided:
            self.write()  # evidence comes first; digits alone are none
        elif counted:
            self.rest()
        if not self.round.isHidden():
            self.round.setFocus()

    def _mark_discussed(self) -> None:
        """Remember that the team talked about this practice, once it writes or decides something."""
        element = self._talked_about
        rating = self.workshop.rating(element.id) if element else None
        if rating and rating.state is RatingState.REVEALED:
            expected = replace(rating, state=RatingState.DISCUSSING, discussed=True)
            call = partial(self.desk.actions.rating.discuss, self.desk.session_id, rating.element)
            self.desk.do(call, expect=replace(self.workshop, ratings=put(self.workshop.ratings, expected)))

    def _on_writing(self, letter: str) -> None:
        """What is typed into the ring and decides nothing is evidence, with the signs before it that were none."""
        begin_sentence(self.desk, self._run, self.evidence.have, letter)

    def _on_second(self) -> None:
        element = self._talked_about
        if element is not None and self.round.may_open():
            self._mark_discussed()
            self.round.open(element)

    def _on_none(self) -> None:
        self.back.emit()
