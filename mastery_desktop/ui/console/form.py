"""The self-assessment of a domain as one form, in the order of the paper: text, boxes, evidence, and the focus area."""

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.content import Domain, Element
from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.evidence import EvidenceText
from mastery_desktop.ui.console.focus import FocusQuestions
from mastery_desktop.ui.console.notes import flush_notes
from mastery_desktop.ui.console.outcome import OutcomeEditor
from mastery_desktop.ui.console.parts import clear, column, label, titled
from mastery_desktop.ui.console.practice_row import PracticeRow
from mastery_desktop.ui.console.reading_order import chain_in_reading_order
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.console.typed_run import TypedRun, taken_back
from mastery_desktop.ui.looks import show_as
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight


class FormRow(PracticeRow):
    """A practice as the printed form has it."""

    def __init__(self, desk: Desk, number: int, element: Element) -> None:
        """Show a practice."""
        super().__init__(element)
        form = desk.pack.self_assessment
        self.outcome = OutcomeEditor(desk)
        self.have = EvidenceText(desk, form.support_hint, have=True, lines=2)
        self.want = EvidenceText(desk, "", have=False, lines=2)
        words = column(
            label(f"{number}  {element.name}", "lead"),
            label(element.system),
            label(" ".join(element.student), "muted"),
            1,
            spacing=Space.XS,
        )
        evidence = Tiles(
            boxed(titled(form.support_prompt, self.have)), boxed(titled(form.want_prompt, self.want)), least=26
        )
        layout = column(
            Tiles(boxed(words), boxed(column(self.outcome, 1)), least=30, shares=(5, 6), spacing=Space.L),
            evidence,
            spacing=Space.S,
        )
        layout.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        self.setLayout(layout)

    def refresh(self, *, here: bool) -> None:
        """Show what is kept; `here`: the next key is for this row."""
        self.outcome.show_element(self.element.id)
        self.have.show_element(self.element.id)
        self.want.show_element(self.element.id)
        show_as(self, "kind", "tint" if here else "paper")

    def mark(self, *, marked: bool) -> None:
        """Show whether the next key is for this row now."""
        show_as(self, "marked", "true" if marked else "false")


class AssessmentForm(QWidget):
    """All practices of a domain.

    Keys: ↑ ↓ choose a practice, 1 to n a level, A M N how it was decided, E and W write evidence, Escape comes back.

    Attributes:
        moved: another row is the current one.
    """

    moved = Signal(QWidget)

    def __init__(self, desk: Desk) -> None:
        """Fill the session on the desk."""
        super().__init__()
        self._desk = desk
        self._domain: Domain | None = None
        self._at = 0
        self._writes = False
        self._run = TypedRun(desk.clock)
        self.rows: list[FormRow] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = label("", "title")
        self._note = label("", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        self.questions = FocusQuestions(desk)
        self._focus_title = label("", "heading")
        layout = column(self._title, self._note, self._list, self._focus_title, self.questions, 1, spacing=Space.M)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        self.setLayout(layout)

    def show_domain(self, domain: Domain) -> None:
        """Show the form of a domain."""
        if domain != self._domain:
            flush_notes(self)
            self._domain, self._at = domain, 0
            clear(self._list)
            self.rows = []
            for number, element in enumerate(domain.elements, 1):
                made = FormRow(self._desk, number, element)
                made.pressed.connect(self._on_pressed)
                self.rows.append(made)
                self._list.addWidget(made)
            chain_in_reading_order(self)
            form = self._desk.pack.form_of.get(domain.id)
            self._title.setText(form.title if form else domain.name)
            self.setAccessibleName(self._title.text())
            self._focus_title.setText(form.focus_title if form else "")
            note = form.derived_note if form and form.derived else ""
            keys = _("↑ ↓ choose a practice, 1 to {most} tick a box, E and W write evidence, Esc comes back.").format(
                most=len(self._desk.pack.levels)
            )
            self._note.setText(f"{keys}\n{note}" if note else keys)
        self.refresh()

    def refresh(self) -> None:
        """Show the session as it is now."""
        if self._domain is None:
            return
        for place, made in enumerate(self.rows):
            made.refresh(here=place == self._at)
        self._mark()
        self.questions.show_domains((self._domain,))

    @override
    def event(self, event: QEvent) -> bool:
        """Keep Escape for coming back from a field: the clicker's keys would take it for the wall."""
        early = event.type() is QEvent.Type.ShortcutOverride and not self.hasFocus()
        if early and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not self.rows or event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self._listen()
            self.setFocus()
        elif not self.hasFocus():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(self._at + (1 if key == Qt.Key.Key_Down else -1))
        elif self._writes or not self._press_key(key):
            if event.text() and event.text().isprintable():
                self._begin_writing()
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._listen()
        super().focusInEvent(event)
        self._mark()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def _mark(self) -> None:
        for place, made in enumerate(self.rows):
            made.mark(marked=place == self._at and self.hasFocus())
        if self.rows and self.hasFocus():
            keep_in_sight(self.rows[self._at])

    def _press_key(self, key: int) -> bool:
        """Take a key for the current practice; tell whether it was one."""
        made = self.rows[self._at]
        if key == Qt.Key.Key_E:
            made.have.setFocus()
            return True
        if key == Qt.Key.Key_W:
            made.want.setFocus()
            return True
        before = self._desk.workshop.rating(made.element.id)
        if not made.outcome.press_key(key):
            return False
        self._run.decided(partial(made.outcome.restore, before))
        return True

    def _begin_writing(self) -> None:
        """A letter or a space came that decides nothing: what follows is a sentence, and what came before began it."""
        self._writes = True
        if self._run.take_back():
            self._desk.tell(taken_back())

    def _listen(self) -> None:
        """Let keys decide again."""
        self._writes = False
        self._run.begin()

    def _on_pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, FormRow):
            self._move(self.rows.index(sender))
            self.setFocus()

    def _move(self, place: int) -> None:
        self._at = min(max(place, 0), len(self.rows) - 1)
        self._listen()
        self.refresh()
        self.moved.emit(self.rows[self._at])
