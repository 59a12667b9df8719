"""What the team decides for an element: a level, how it was decided, and whether it is true for all learners."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from mastery_desktop.domain.choices import DecisionRule, OutcomeKind, RatingState, TrueForAll
from mastery_desktop.domain.content import ElementId, LevelId
from mastery_desktop.domain.labels import OUTCOMES, TRUE_FOR_ALL
from mastery_desktop.domain.learner_groups import holds_back
from mastery_desktop.domain.rating import as_it_stands, fist_after
from mastery_desktop.domain.records import Rating
from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.fist import FistRow
from mastery_desktop.ui.console.group_check import GroupCheck
from mastery_desktop.ui.console.notes import NoteLine
from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.parts import Choice, LevelButtons, column, row
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.console.words import rounds_text
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight
from mastery_desktop.ui.widgets.labels import PlainLabel

_KINDS = (OutcomeKind.AGREED, OutcomeKind.MAJORITY, OutcomeKind.NOT_AGREED)
_ANSWERS = tuple(TRUE_FOR_ALL)
TAKE_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
"""Keys that let a practice be undecided again."""

_KIND_KEYS = {Qt.Key.Key_A: 0, Qt.Key.Key_M: 1, Qt.Key.Key_N: 2}


def restore(desk: Desk, before: Rating) -> None:
    """Let a practice be decided as it was before."""
    if before != desk.workshop.rating(before.element):
        call = partial(desk.actions.rating.settle, desk.session_id, before.element, before.outcome)
        desk.do(partial(call, level=before.level, upper=before.upper, rule=before.rule))


class OutcomeEditor(QWidget):
    """The levels and the ways to decide, for one element.

    Keys: 1 to n choose a level, A agreed, M majority, N not agreed yet (two levels may follow), Backspace takes back.
    """

    def __init__(self, desk: Desk, *, with_learners: bool = True) -> None:
        """Decide about whatever element is shown."""
        super().__init__()
        self._desk = desk
        self._element: ElementId | None = None
        self._end: int | None = None
        self._begun: OutcomeKind | None = None  # chosen before its level
        self._half_of: object = None  # what is kept while a choice is half made
        levels = desk.pack.levels
        self._places = {level.id: place for place, level in enumerate(levels)}
        self.levels = LevelButtons(levels)
        self.levels.setAccessibleName(_("What does the team decide?"))
        self.levels.chosen.connect(self._on_level)
        self.kinds = Choice([_(OUTCOMES[kind]) for kind in _KINDS])
        self.kinds.chosen.connect(self._on_kind)
        self.rounds = PlainLabel("", "small")
        self.note = PlainLabel("", "small")
        self.learners = Choice([_(text) for text in TRUE_FOR_ALL.values()], optional=True)
        self.learners.setAccessibleName(_("True for all learners here?"))
        self.learners.chosen.connect(self._on_learners)
        self.groups = NoteLine(_("For which groups not? Groups, never names."), limit=500)
        self.groups.edited.connect(self._on_groups)
        self.check = GroupCheck(
            _("Looks like a name. Groups only, please. The wall waits for your answer."), _("Keep: it is a group")
        )
        self.check.kept.connect(self._on_keep)
        self.check.changed.connect(self._on_change)
        head = row(PlainLabel(_("What does the team decide?"), "label"), 1, self.rounds)
        self._learners_row = QWidget()
        self._learners_row.setLayout(
            column(
                Tiles(PlainLabel(_("True for all learners here?"), "label"), self.learners, fill=False),
                self.groups,
                self.check,
            )
        )
        if not with_learners:
            self._learners_row.hide()
        self._actions = Tiles(*self.kinds.buttons, self.note, fill=False)
        self.fist = FistRow(desk)
        # What comes and goes with a decision lies last: nothing may move under a hand that is about to click.
        self.setLayout(column(head, self.levels, self._actions, self._learners_row, self.fist))

    @property
    def asides(self) -> tuple[QWidget, ...]:
        """What has its keys for itself: the question about all learners, and the hands."""
        return self._learners_row, self.fist

    def add_action(self, made: QWidget) -> None:
        """Put a further button beside the ways to decide."""
        self._actions.addWidget(made)
        self.setTabOrder(self.kinds.buttons[-1], made)

    def show_element(self, element: ElementId) -> None:
        """Show what is decided for an element."""
        if element != self._element:
            self.groups.flush()
            self._let_go()
            self._element = element
            self.begin_again()
        else:
            self._refresh()

    def begin_again(self) -> None:
        """Show how it was decided, and leave out what was only begun."""
        self._end = self._begun = None
        self._refresh()

    def restore(self, before: Rating) -> None:
        """Let a practice be decided as it was before."""
        restore(self._desk, before)
        self.begin_again()

    def press_key(self, key: int) -> bool:
        """Take a key of the editor; tell whether it was one."""
        place = key - Qt.Key.Key_1
        if 0 <= place < len(self._places):
            self.levels.press(place)
            return True
        if key in _KIND_KEYS:
            self.kinds.press(_KIND_KEYS[Qt.Key(key)])
            return True
        if key in TAKE_BACK and self._rating.outcome is not OutcomeKind.NOT_RATED:
            self._settle(OutcomeKind.NOT_RATED)
            return True
        return False

    @property
    def _rating(self) -> Rating:
        return self._desk.workshop.rating(self._element or ElementId(""))

    @property
    def _stands(self) -> OutcomeKind:
        return as_it_stands(self._rating.outcome, self._rating.fist)

    @property
    def _kind(self) -> OutcomeKind:
        kept = self._rating.outcome
        return self._begun or (kept if kept in _KINDS else OutcomeKind.AGREED)

    # slots

    def _on_level(self, place: int) -> None:
        rating, kind = self._rating, self._kind
        if kind is not OutcomeKind.NOT_AGREED and (self._stands, rating.level) == (kind, self._level(place)):
            self._refresh()  # it stands already
        elif kind is not OutcomeKind.NOT_AGREED:
            self._settle(kind, place)
        elif self._end is None or self._end == place:
            self._end = place
            self._refresh()
        else:
            low, high = sorted((self._end, place))
            self._settle(OutcomeKind.NOT_AGREED, low, high)

    def _on_kind(self, place: int) -> None:
        kind, rating = _KINDS[place], self._rating
        level = self._places.get(rating.level) if rating.level else None
        if kind is OutcomeKind.NOT_AGREED:
            if rating.outcome is not kind:
                self._settle(kind)  # kept at once: between which levels, may follow
                return
            self._end = self._begun = None
        elif level is not None and rating.outcome is not OutcomeKind.NOT_AGREED:
            self._settle(kind, level)
            return
        else:
            self._end, self._begun = None, kind
        self._refresh()

    def _on_learners(self, place: int) -> None:
        answer = _ANSWERS[place] if place >= 0 else None
        self._answer(answer, self.groups.text())
        if answer is TrueForAll.SOME:
            self.groups.setFocus()
        QTimer.singleShot(0, self, self._groups_in_sight)  # once the field has its place

    def _groups_in_sight(self) -> None:
        if self.groups.isVisible():
            keep_in_sight(self.groups, Space.S)

    def _on_groups(self, text: str) -> None:
        self._answer(TrueForAll.SOME if text else self._rating.true_for_all, text)

    def _on_keep(self) -> None:
        self.groups.setFocus()  # the question goes, and nothing else should take the keys
        self._answer(TrueForAll.SOME, self.groups.text(), sure=True)

    def _on_change(self) -> None:
        self.groups.setFocus()
        self.groups.selectAll()

    # helpers

    def _let_go(self) -> None:
        """Give the keys back to the panel: the next practice begins without a button at hand."""
        buttons = (*self.levels.buttons, *self.kinds.buttons, *self.learners.buttons)
        if any(made.hasFocus() for made in (*buttons, self.groups)):
            around = self.parentWidget()
            while around is not None and not isinstance(around, StepPanel):
                around = around.parentWidget()
            if around is not None:
                around.rest()

    def _answer(self, answer: TrueForAll | None, groups: str, *, sure: bool = False) -> None:
        if self._element is None:
            return
        before, not_for = self._rating, groups if answer is TrueForAll.SOME else ""
        known = sure or (before.not_for_groups and not_for == before.not_for)
        rating = replace(before, true_for_all=answer, not_for=not_for, not_for_groups=bool(not_for) and known)
        service = self._desk.actions.rating
        call = partial(service.set_true_for_all, self._desk.session_id, self._element, answer, groups, sure=sure)
        self._desk.do(call, expect=replace(self._desk.workshop, ratings=put(self._desk.workshop.ratings, rating)))

    def _settle(self, kind: OutcomeKind, place: int | None = None, upper: int | None = None) -> None:
        if self._element is None:
            return
        self._end = self._begun = None
        level, high = self._level(place), self._level(upper)
        rule = DecisionRule.MAJORITY if kind is OutcomeKind.MAJORITY else None
        service = self._desk.actions.rating
        call = partial(service.settle, self._desk.session_id, self._element, kind, level=level, upper=high, rule=rule)
        before = self._rating
        state = before.state if kind is OutcomeKind.NOT_RATED else RatingState.SETTLED
        fist = fist_after(before.fist, again=(kind, level) == (before.outcome, before.level))
        expected = replace(before, outcome=kind, level=level, upper=high, state=state, fist=fist)
        workshop = self._desk.workshop
        hidden = before.state is RatingState.COMPLETE  # the service refuses: nothing may be shown early
        self._desk.do(call, expect=None if hidden else replace(workshop, ratings=put(workshop.ratings, expected)))

    def _level(self, place: int | None) -> LevelId | None:
        return None if place is None else self._desk.pack.levels[place].id

    def _refresh(self) -> None:
        if self._element is None or not self._desk.is_open:
            return
        rating = self._rating
        kept = (rating.outcome, rating.level, rating.upper)
        if kept != self._half_of:  # undo, or whoever else decided: a choice that was half made is of no use
            self._half_of, self._end, self._begun = kept, None, None
        chosen = [self._places[level] for level in (rating.level, rating.upper) if level in self._places]
        shown = [self._end] if self._end is not None else chosen
        self.levels.mark(shown)
        stands = self._begun or self._stands
        self.kinds.show_place(_KINDS.index(stands if stands in _KINDS else OutcomeKind.AGREED))
        self.note.setText(self._note(rating))
        self.note.setVisible(bool(self.note.text()))
        self.rounds.setText(rounds_text(self._desk.workshop, self._element))
        self.learners.show_place(_ANSWERS.index(rating.true_for_all) if rating.true_for_all else -1)
        self.groups.setVisible(rating.true_for_all is TrueForAll.SOME)
        self.groups.show_text(rating.not_for, self._element)
        self.check.ask(about=holds_back(rating))
        self.fist.show_element(self._element)

    def _note(self, rating: Rating) -> str:
        """What is kept already, and what may follow."""
        unsure = rating.outcome is OutcomeKind.NOT_AGREED
        if self._begun is not None:
            return _("Choose a level. Until then “not agreed yet” stands.") if unsure else ""
        if self._end is not None:
            return _("Now the other of the two levels.")
        if unsure and not rating.level:
            return _("Kept. The two levels it lies between may follow.")
        return ""
