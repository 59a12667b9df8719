"""What the first step looks back at: all promises, one promise, the earlier focus, and the last exit slips."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from mastery_desktop.domain.choices import FocusFate, PromiseState
from mastery_desktop.domain.coming_back import EarlierFocus
from mastery_desktop.domain.labels import EXIT_QUESTIONS
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _
from mastery_desktop.services.slides.looking_back import FOCUS, PROMISE, PROMISES
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.earlier_focus import EarlierFocusBox
from mastery_desktop.ui.console.notes import NoteEdit
from mastery_desktop.ui.console.panel import SubItem
from mastery_desktop.ui.console.parts import column, label
from mastery_desktop.ui.console.promise_detail import PromiseDetail
from mastery_desktop.ui.console.promises import PromiseList
from mastery_desktop.ui.console.sentence import begin_sentence
from mastery_desktop.ui.console.typed_run import TypedRun, taken_back
from mastery_desktop.ui.keys import LEVELS
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight

if TYPE_CHECKING:
    from collections.abc import Callable

_E, _A, _C = Qt.Key.Key_E, Qt.Key.Key_A, Qt.Key.Key_C


class LookBack(QWidget):
    """The part of the first step that belongs to the workshop before.

    Attributes:
        go_to: the wall should go to this anchor.
        left: the wall has gone on from what had the focus here.
    """

    go_to = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk, after: QWidget) -> None:
        """Look back on the desk; Tab comes here from `after`."""
        super().__init__()
        self._desk, self._anchor = desk, ""
        self._run = TypedRun(desk.clock)
        self.list = PromiseList(desk, after)
        self.list.moved.connect(self._on_moved)
        self.detail = PromiseDetail(desk)
        self.focus = EarlierFocusBox(desk)
        self.setLayout(column(self.list, self.detail, self.focus, spacing=Space.M))

    @property
    def is_here(self) -> bool:
        """Whether the wall looks back now."""
        return self._at_promises or self._earlier is not None

    @property
    def answered(self) -> int:
        """How many promises were talked about."""
        return sum(promise.state is not PromiseState.OPEN for promise in self._desk.workshop.promises)

    def sub_items(self) -> tuple[SubItem, ...]:
        """The lines below the step in the run sheet."""
        items = []
        if count := len(self._desk.workshop.promises):
            note = _("{n} of {count}").format(n=self.answered, count=count)
            items.append(SubItem(PROMISES, _("Since last time"), note, done=self.answered == count))
        items += [
            SubItem(f"{FOCUS}{earlier.id}", _("The earlier focus"), done=earlier.fate is not FocusFate.OPEN)
            for earlier in self._known
        ]
        return tuple(items)

    def show_anchor(self, anchor: str) -> tuple[str, str]:
        """Show what belongs to an anchor of the wall; gives the heading and what the keys do, empty for nothing."""
        if anchor != self._anchor and (focus := QApplication.focusWidget()) is not None and self.isAncestorOf(focus):
            self.left.emit()  # what is written next is about something else
        if anchor != self._anchor:
            self._run.begin()
        self._anchor = anchor
        self.setVisible(self.is_here)
        self.list.setVisible(self._at_promises)
        earlier = self._earlier
        self.focus.setVisible(earlier is not None)
        self.detail.setVisible(anchor.startswith(PROMISE) and self._at_promises)
        if earlier is not None:
            self.focus.show_focus(earlier)
            return _("Is it still the right focus?"), _(
                "{key}, then 1 keeps it, 2 closes it with what you learned, 3 changes it."
            ).format(key=LEVELS.hint)
        if not self._at_promises:
            return "", ""
        self.list.refresh()
        if not anchor.startswith(PROMISE):
            self.list.show_all()
            hint = _("PgDn takes them one at a time. {key}, then 1 to 4 say how it went, C carries it on.")
            return _("What became of the promises?"), hint.format(key=LEVELS.hint)
        self.list.show_only(anchor.removeprefix(PROMISE))
        if promise := self.list.current:
            self.detail.show_promise(promise)
        keys = _("{key}, then 1 done, 2 moving, 3 stuck, 4 drop it; then E for the evidence, C carries on, A changes.")
        return _("What became of this promise?"), keys.format(key=LEVELS.hint)

    @property
    def first_field(self) -> NoteEdit | None:
        """The field for what is said of what is shown; None while all promises are shown."""
        if self._earlier is not None:
            return self.focus.learned
        return None if self.detail.isHidden() else self.detail.brought

    def set_blind(self, *, blind: bool) -> None:
        """Show nothing that the room is not to read, where laptop and wall are one picture."""
        self.list.set_blind(blind=blind)

    def begin_again(self) -> None:
        """Let keys decide anew: what they decided before began no sentence."""
        self._run.begin()

    def press_key(self, key: int, sign: str = "") -> bool:
        """Take a key of what is shown, which would write a sign; tell whether it was one."""
        if self._run.goes_on(sign) and key in (_E, _A, _C):  # “Carol showed a page”
            return False
        if sign == " ":
            self._run.pass_by(sign)
        if (earlier := self._earlier) is not None:
            way_back: Callable[[], object] = partial(self.focus.answer, earlier.fate)
            taken = self.focus.press_key(key)
        elif not self._at_promises:
            return False
        elif key == _E and self.detail.isVisible():
            self._go_into(self.detail.brought)
            return True
        elif key == _A and self.detail.what.isVisible():
            self._go_into(self.detail.what)
            self.detail.what.selectAll()
            return True
        else:
            way_back = self.list.way_back(key)
            taken = self.list.press_key(key)
        if taken and sign:
            self._run.decided(way_back, sign)
        return taken

    def write(self, letter: str) -> None:
        """Begin a sentence with a letter that decided nothing, where there is a field for it."""
        field = self.first_field
        if field is not None:
            begin_sentence(self._desk, self._run, field, letter)
        elif self._run.take_back():
            self._desk.tell(taken_back())

    def _go_into(self, field: QWidget) -> None:
        self._run.begin()
        field.setFocus()
        keep_in_sight(field)

    @property
    def _at_promises(self) -> bool:
        here = self._anchor == PROMISES or self._anchor.startswith(PROMISE)
        return here and bool(self._desk.workshop.promises)

    @property
    def _known(self) -> tuple[EarlierFocus, ...]:
        elements = self._desk.pack.elements
        return tuple(earlier for earlier in self._desk.workshop.earlier_focus if earlier.element in elements)

    @property
    def _earlier(self) -> EarlierFocus | None:
        return next((earlier for earlier in self._known if self._anchor == f"{FOCUS}{earlier.id}"), None)

    def _on_moved(self, promise: str) -> None:
        if self._anchor.startswith(PROMISE):
            self.go_to.emit(f"{PROMISE}{promise}")


class LastSlips(QWidget):
    """What the exit slips of the workshop before said, for the facilitator alone; nothing where it is not here."""

    def __init__(self, desk: Desk) -> None:
        """Read for the session on the desk."""
        super().__init__()
        self._desk = desk
        self._blind = False
        self._asked = ""
        self._words = label("", "muted")
        self.setLayout(column(label(_("What the exit slips said last time"), "label"), self._words, spacing=Space.XS))
        self.hide()

    def refresh(self) -> None:
        """Read them once for each session."""
        session = self._desk.workshop.session
        if self._asked == session.id:
            return
        self._asked = session.id
        self.hide()
        if session.previous is not None:
            self._desk.read(partial(self._desk.actions.sessions.find, session.previous), self._on_read)

    def set_blind(self, *, blind: bool) -> None:
        """Hide them where laptop and wall are one picture."""
        self._blind = blind
        self.setVisible(bool(self._words.text()) and not blind)

    def _on_read(self, before: Workshop | None) -> None:
        texts = []
        for question, title in EXIT_QUESTIONS.items():
            lines = [
                _("{n} × {text}").format(n=line.times, text=line.text) if line.times > 1 else line.text
                for line in (before.exit_lines if before else ())
                if line.question is question
            ]
            if lines:
                texts.append("\n".join((_(title), *(f"•  {text}" for text in lines))))
        self._words.setText("\n".join(texts))
        self.setVisible(bool(texts) and not self._blind)
