"""The focus area of the workshop before: still the right one, closed with what was learned, or changed."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mastery_desktop.domain.choices import FocusFate
from mastery_desktop.domain.coming_back import EarlierFocus
from mastery_desktop.domain.labels import FOCUS_FATES
from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.notes import NoteEdit
from mastery_desktop.ui.console.parts import Choice, column, label, titled
from mastery_desktop.ui.console.snapshots import put

_FATES = tuple(FOCUS_FATES)


class EarlierFocusBox(QWidget):
    """What the team says of the focus area that it had."""

    def __init__(self, desk: Desk) -> None:
        """Write for the session on the desk."""
        super().__init__()
        self._desk = desk
        self._earlier: EarlierFocus | None = None
        self._name = label("", "lead")
        self._said = label("", "muted")
        self._follows = label("", "small")
        self.fate = Choice([_(text) for text in FOCUS_FATES.values()], optional=True, fill=True)
        self.fate.setAccessibleName(_("Is it still the right focus?"))
        self.fate.chosen.connect(self._on_fate)
        self.learned = NoteEdit(3, _("What worked, for whom, and what we would do in another way"))
        self.learned.edited.connect(self._on_learned)
        words = titled(_("What did we learn?"), self.learned)
        self.setLayout(column(self._name, self._said, self.fate, self._follows, words))

    def show_focus(self, earlier: EarlierFocus) -> None:
        """Show an earlier focus as it is now."""
        if self._earlier is not None and self._earlier.id != earlier.id:
            self.learned.flush()
        self._earlier = earlier
        self._name.setText(self._desk.pack.elements[earlier.element].name)
        goal = _("Our goal: {text}").format(text=earlier.goal) if earlier.goal else ""
        reason = _("Why we chose it: {text}").format(text=earlier.reason) if earlier.reason else ""
        self._said.setText("\n".join(words for words in (goal, reason) if words))
        self._said.setVisible(bool(self._said.text()))
        self.fate.show_place(_FATES.index(earlier.fate) if earlier.fate in _FATES else -1)
        self._follows.setText(self._what_follows(earlier))
        self.learned.show_text(earlier.learned, earlier.id)

    def press_key(self, key: int) -> bool:
        """Take a key: 1 to 3 for an answer; tell whether it was one."""
        place = key - Qt.Key.Key_1
        if not 0 <= place < len(_FATES):
            return False
        self.fate.press(place)
        return True

    def _what_follows(self, earlier: EarlierFocus) -> str:
        focus = self._desk.workshop.focus
        if earlier.fate is FocusFate.KEPT and focus is not None and focus.element == earlier.element:
            return _("It is the focus area of this workshop too.")
        if earlier.fate is FocusFate.CHANGED:
            return _("You choose another one when you come to “Where do we begin?”.")
        if earlier.fate is FocusFate.CLOSED:
            return _("One sentence about what you learned is worth more than a tick.")
        return ""

    def _on_fate(self, place: int) -> None:
        self.answer(_FATES[place] if place >= 0 else FocusFate.OPEN)

    def answer(self, fate: FocusFate) -> None:
        """Keep what becomes of the focus area."""
        if self._earlier is not None:
            desk = self._desk
            answered = replace(self._earlier, fate=fate)
            call = partial(desk.actions.planning.answer_focus, desk.session_id, answered.id, fate)
            desk.do(call, expect=replace(desk.workshop, earlier_focus=put(desk.workshop.earlier_focus, answered)))

    def _on_learned(self, text: str) -> None:
        if self._earlier is not None:
            planning = self._desk.actions.planning
            self._desk.do(partial(planning.learn_from_focus, self._desk.session_id, self._earlier.id, text))
