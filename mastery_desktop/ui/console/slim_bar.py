"""The slim bar where laptop and wall are one picture: how far a private entry is, what the keys do, the way back."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.parts import button, row
from mastery_desktop.ui.looks import show_as
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel

_LEAST_WORDS: Final = 0.25
"""The part of a line that words have beside the buttons; with less they would stand one under the other."""


class SlimBar(QFrame):
    """One line that the room may read, or two where text is large: nothing of what was entered.

    Attributes:
        back: back to the console.
        write: write below the wall, or show the wall alone.
    """

    back = Signal()
    write = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Lie in a picture."""
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setProperty("edge", "top")
        self._words, self._said, self._is_private = "", "", False
        self._wrong = ""
        self._tallest = (0, 0)
        self._two_lines = PlainLabel("1\n2", "lead", parent=self)
        self._two_lines.hide()
        self._left = PlainLabel("", "lead", wrap=True)
        self._middle = PlainLabel("", "muted")
        self._right = PlainLabel("", "muted")
        self.end = PlainLabel("", "muted")
        self._write = button("", self.write.emit, "quiet", key=keys.WRITE_BELOW)
        self._back = button(_("Back to the console"), self.back.emit, "quiet", key=keys.STOP)
        self._said_row = row(self._left, self.end, self._middle, self._right, spacing=Space.L)
        self._said_row.setStretch(0, 1)
        self._ways = row(self._write, self._back, spacing=Space.L)
        self._line = row(self._said_row, self._ways, spacing=Space.L)
        self._line.setStretch(0, 1)
        self._line.setAlignment(self._ways, Qt.AlignmentFlag.AlignRight)
        self._line.setContentsMargins(Space.XL, Space.S, Space.L, Space.S)
        self.setLayout(self._line)

    @property
    def text(self) -> str:
        """All words of the bar."""
        words = [part.text() for part in (self._left, self._middle, self._right) if part.text()]
        if not self._is_private:
            words += [f"{keys.WRITE_BELOW.hint} {self._write.label}", f"{keys.STOP.hint} {self._back.label}"]
        return "  ".join(words)

    def height_for(self, width: int) -> int:
        """The height at a width: the same for every message of two lines, and never less amid a private entry.

        The room looks at the wall above, which would jump with each slip that is typed.
        """
        self._two_lines.ensurePolished()
        around, margins = self.contentsMargins(), self._line.contentsMargins()
        edges = around.top() + around.bottom() + margins.top() + margins.bottom()
        two_lines, ways = self._two_lines.sizeHint().height(), self._back.sizeHint().height()
        for part in (self._said_row, self._ways):
            part.invalidate()  # a part that was hidden tells the outer layout alone
        below = self._fold(width)
        least = edges + (two_lines + self._line.spacing() + below if below else max(two_lines, ways))
        before = self._tallest[1] if self._is_private and self._tallest[0] == width else 0
        self._tallest = (width, max(least, self.heightForWidth(width), before))
        return self._tallest[1]

    def _fold(self, width: int) -> int:
        """Put the buttons below the words where the two would take too much of a line; gives their height there, or 0.

        It asks for no words, which change: the wall would jump with them.
        """
        ways = [] if self._write.isHidden() else [self._write.sizeHint(), self._back.sizeHint()]
        hints = [part.sizeHint() for part in (self._middle, self._right) if part.text()]
        gaps = self._line.spacing()
        margins = self._line.contentsMargins()
        inner = width - margins.left() - margins.right()
        wide = sum(each.width() + gaps for each in ways)
        folds = bool(ways) and inner - wide - sum(hint.width() + gaps for hint in hints) < inner * _LEAST_WORDS
        stacks = folds and wide - gaps > inner
        directions = QBoxLayout.Direction
        self._line.setDirection(directions.TopToBottom if folds else directions.LeftToRight)
        self._ways.setDirection(directions.TopToBottom if stacks else directions.LeftToRight)
        return self._ways.sizeHint().height() if folds else 0

    def show_panel(
        self, panel: StepPanel, place: str, *, gate: str, docked: bool, steps_on: bool = True, blank: bool = False
    ) -> None:
        """Say what the keys do in a step.

        Args:
            panel: of the step.
            place: where the team is.
            gate: the offer to reveal, or empty.
            docked: the panel lies below the wall.
            steps_on: Page Down steps on.
            blank: the wall shows nothing.
        """
        text = panel.blind_text() if panel.is_private else ""
        self._is_private = bool(text)
        for part in (self._middle, self._right):
            part.set_role("heading" if text else "muted")
        middle, right = (
            panel.blind_hints() if text else (_("PgDn on") if steps_on and not gate and not blank else "", "")
        )
        words = text or gate or place
        if blank:
            words = " ".join(part for part in (blank_text(), text) if part)
        if words != self._words:
            self._words, self._said = words, ""  # what was said belongs to what was shown then
        self._left.set_role("title" if text and not (self._wrong or self._said) else "lead")
        self._left.setText(self._wrong or self._said or words)  # a clock that runs shows the panel anew each second
        self._middle.setText(middle)
        self._right.setText(right)
        self._right.setVisible(bool(right))
        self._write.set_label(_("The wall alone") if docked else _("Write below the wall"))
        self._write.setVisible(not text)
        self._back.setVisible(not text)

    def show_end(self, text: str) -> None:
        """Say when the workshop ends, where the bar has room for it beside what the keys do."""
        self.end.setText(text)
        parts = (self.end, self._middle, self._write, self._back)
        needed = sum(part.sizeHint().width() for part in parts) + self._left.fontMetrics().horizontalAdvance(
            self._left.text()
        )
        self.end.setVisible(not self._is_private and needed + Space.XL + (len(parts) + 1) * Space.L <= self.width())

    @property
    def refuses(self) -> bool:
        """Whether it says what was not possible."""
        return bool(self._wrong)

    def refuse(self, sentence: str) -> None:
        """Say what was not possible in the place of everything else; an empty sentence brings that back."""
        if not sentence and not self._wrong:
            return
        closes = _("{key} closes this.").format(key=keys.DISMISS.hint)
        self._wrong = f"{sentence} {closes}" if sentence else ""
        show_as(self, "kind", "error" if sentence else "bar")
        self._left.set_role("title" if self._is_private and not sentence else "lead")
        self._left.setText(self._wrong or self._said or self._words)
        self.show_end(self.end.text())

    def unsay(self, sentence: str) -> None:
        """Stop saying a sentence, where it is still said."""
        if self._said == sentence:
            self.say("")

    def say(self, sentence: str) -> None:
        """Say something in the place of where the team is; an empty sentence brings that back."""
        self._said = sentence
        self._left.set_role("title" if self._is_private and not (self._wrong or sentence) else "lead")
        self._left.setText(self._wrong or sentence or self._words)
        self.show_end(self.end.text())


def blank_text() -> str:
    """What to say while the wall shows nothing."""
    return _("The wall is blank. {key} or {next} shows it.").format(key=keys.LEAVE_WALL.hint, next=keys.NEXT.hint)
