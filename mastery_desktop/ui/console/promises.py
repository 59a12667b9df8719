"""The promises of the workshop before: what became of each, and which of them go on in this plan."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mastery_desktop.domain.choices import PromiseState
from mastery_desktop.domain.labels import PROMISES, said_day
from mastery_desktop.domain.records import Promise
from mastery_desktop.domain.workshop import GOES_ON
from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.parts import Choice, button, clear, column, label, row
from mastery_desktop.ui.console.practice_row import PointedRow
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.looks import show_as
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight
from mastery_desktop.ui.widgets.buttons import Button

_STATES = tuple(PROMISES)


class PromiseRow(PointedRow):
    """One promise with what can become of it.

    Attributes:
        answered: what became of it, by its place among the states; -1 takes the answer back.
        carried_on: it is to stand in this plan too.
    """

    answered = Signal(int)
    carried_on = Signal()

    def __init__(self, promise: Promise) -> None:
        """Show a promise."""
        super().__init__()
        self.promise = promise
        self._blind = False
        self._what = label("", "strong")
        self._rest = label("", "small")
        self.states = Choice([_(text) for text in PROMISES.values()], optional=True, fill=True)
        self.states.chosen.connect(self.answered)
        self._carry = button(_("Carry on into this plan"), self._on_carry, "link")
        self._carried = label(_("It goes on in this plan, with a new day."), "small")
        words = column(self._what, self._rest, 1, spacing=2)
        answer = column(self.states, row(self._carry, 1), self._carried, 1, spacing=2)
        across = Tiles(boxed(words), boxed(answer), least=30, shares=(2, 3))
        across.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        self.setLayout(across)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """The buttons in the order in which Tab comes to them."""
        return (*self.states.buttons, self._carry)

    def set_blind(self, *, blind: bool) -> None:
        """Leave out whose it was, from the next refresh on."""
        self._blind = blind

    def refresh(self, promise: Promise, *, carried: bool, here: bool) -> None:
        """Show the promise as it is now; `here`: the next key is for this row."""
        self.promise = promise
        bring = _("bring: {evidence}").format(evidence=promise.evidence) if promise.evidence else ""
        self._what.setText(promise.what)
        who = "" if self._blind else promise.who
        self._rest.setText("  ·  ".join(words for words in (who, said_day(promise.by), bring) if words))
        self._rest.setVisible(bool(self._rest.text()))
        self.states.setAccessibleName(promise.what)
        self.states.show_place(_STATES.index(promise.state) if promise.state in _STATES else -1)
        self._carry.setVisible(not carried and promise.state in GOES_ON)
        self._carry.setAccessibleDescription(promise.what)
        self._carried.setVisible(carried)
        show_as(self, "kind", "tint" if here else "soft")

    def _on_carry(self) -> None:
        self.carried_on.emit()


class PromiseList(QWidget):
    """All promises of the workshop before; keys are for the current one.

    Attributes:
        moved: another promise is the current one (its id).
    """

    moved = Signal(str)

    def __init__(self, desk: Desk, after: QWidget) -> None:
        """Look back on the desk; Tab comes to the list from `after`."""
        super().__init__()
        self._desk, self._after = desk, after
        self._rows: list[PromiseRow] = []
        self._at = 0
        self._blind = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.XS)

    def refresh(self) -> None:
        """Show the session as it is now."""
        promises = self._desk.workshop.promises
        if [made.promise.id for made in self._rows] != [promise.id for promise in promises]:
            clear(self._layout)
            self._rows, self._at = [PromiseRow(promise) for promise in promises], 0
            for made in self._rows:
                made.set_blind(blind=self._blind)
                made.answered.connect(self._on_answered)
                made.carried_on.connect(self._on_carried_on)
                made.pressed.connect(self._on_pressed)
                self._layout.addWidget(made)
            self._chain()
        for place, (made, promise) in enumerate(zip(self._rows, promises, strict=True)):
            carried = self._desk.workshop.carried(promise) is not None
            made.refresh(promise, carried=carried, here=place == self._at)

    def set_blind(self, *, blind: bool) -> None:
        """Leave out whose a promise was, where the room sees this list: no role is to be shamed."""
        for made in self._rows:
            made.set_blind(blind=blind)
        self._blind = blind

    @property
    def current(self) -> Promise | None:
        """The promise that the next key is for."""
        return self._rows[self._at].promise if self._rows else None

    def show_all(self) -> None:
        """Show all of them, one below the other."""
        for made in self._rows:
            made.setVisible(True)

    def show_only(self, promise: str) -> None:
        """Show one of them alone, and make it the current one."""
        for place, made in enumerate(self._rows):
            made.setVisible(made.promise.id == promise)
            if made.promise.id == promise:
                self._at = place
        self.refresh()

    def press_key(self, key: int) -> bool:
        """Take a key: a state, C to carry on, or up and down; tell whether it was one."""
        if not self._rows:
            return False
        self._follow_focus()
        current = self._rows[self._at]
        state = key - Qt.Key.Key_1
        if 0 <= state < len(_STATES):
            self._answer(current, state)
        elif key == Qt.Key.Key_C:
            self._carry_on(current)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(self._at + (1 if key == Qt.Key.Key_Down else -1))
        else:
            return False
        return True

    def way_back(self, key: int) -> Callable[[], object]:
        """What takes back a key that is about to be pressed."""
        self._follow_focus()
        if not self._rows:
            return bool
        if key == Qt.Key.Key_C:
            goes_on = self._desk.workshop.carried(self._rows[self._at].promise) is not None
            return bool if goes_on else self._desk.undo
        return partial(self._restore, self._at, self._rows[self._at].promise.state)

    # slots

    def _on_answered(self, state: int) -> None:
        sender = self.sender()
        if isinstance(sender, PromiseRow):
            self._move(self._rows.index(sender))
            self._answer(sender, state)

    def _on_carried_on(self) -> None:
        sender = self.sender()
        if isinstance(sender, PromiseRow):
            self._move(self._rows.index(sender))
            self._carry_on(sender)

    def _on_pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, PromiseRow):
            self._move(self._rows.index(sender))

    # helpers

    def _follow_focus(self) -> None:
        """Let the row whose button has the focus be the current one."""
        focus = QApplication.focusWidget()
        for place, made in enumerate(self._rows):
            if focus is not None and made.isAncestorOf(focus):
                self._at = place

    def _chain(self) -> None:
        """Let Tab come to the rows where they stand: made last, they would come last in the window."""
        before = self._after
        for made in self._rows:
            for after in made.buttons:
                self.setTabOrder(before, after)
                before = after

    def _move(self, place: int) -> None:
        self._at = min(max(place, 0), len(self._rows) - 1)
        self.refresh()
        self.moved.emit(self._rows[self._at].promise.id)
        keep_in_sight(self._rows[self._at])

    def _restore(self, at: int, state: PromiseState) -> None:
        self._answer(self._rows[at], _STATES.index(state) if state in _STATES else -1)

    def _answer(self, made: PromiseRow, place: int) -> None:
        desk = self._desk
        answered = replace(made.promise, state=_STATES[place] if place >= 0 else PromiseState.OPEN)
        call = partial(desk.actions.planning.answer_promise, desk.session_id, answered.id, answered.state)
        desk.do(call, expect=replace(desk.workshop, promises=put(desk.workshop.promises, answered)))

    def _carry_on(self, made: PromiseRow) -> None:
        self._desk.do(partial(self._desk.actions.planning.carry_on, self._desk.session_id, made.promise.id))
