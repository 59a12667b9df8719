"""Text fields that save themselves: within a second while somebody types, and when the focus leaves them."""

from collections.abc import Callable, Hashable
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from mastery_desktop.domain.text import LABEL, NOTE

SAVE_AFTER: Final = 800
"""Milliseconds from the first unsaved key to the write."""

ELSEWHERE: Final = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
"""Why a field loses the keys for a while and gets them back by itself: it was not left, somebody may write on."""


class _Saver:
    """What both kinds of field share: when to save, and when a text from outside may replace what is shown."""

    def __init__(self, owner: QWidget) -> None:
        self.timer = QTimer(owner)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SAVE_AFTER)
        self._subject: Hashable = None
        self._told: str | None = None

    def touch(self) -> None:
        """Somebody typed: save within the time, however long the typing goes on."""
        if not self.timer.isActive():
            self.timer.start()

    def let_go(self, shown: str) -> None:
        """Let nothing wait to be saved where what is shown is what is kept: it was typed, and taken back."""
        if shown == self._told:
            self.timer.stop()

    def may_replace(self, shown: str, new: str, subject: Hashable) -> bool:
        """Whether a text from outside has news that is not on the screen already.

        A snapshot that is older than a write under way still has the text from before: it has no news, and must not
        take away what somebody just wrote.
        """
        old = subject == self._subject and new == self._told
        self._subject, self._told = subject, new
        return not old and not self.timer.isActive() and " ".join(shown.split()) != " ".join(new.split())


def _asks_others(event: QEvent, *, undoes: Callable[[], bool], redoes: Callable[[], bool]) -> bool:
    """Whether a key is undo or redo where the field itself has nothing to do: then the session's change is meant."""
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False  # at once: a field hears dozens of events whenever a panel is shown
    keys = QKeySequence.StandardKey
    return (event.matches(keys.Undo) and not undoes()) or (event.matches(keys.Redo) and not redoes())


class NoteEdit(QPlainTextEdit):
    """A note of several lines; plain text only.

    Attributes:
        edited: the text as it should be kept.
        typed: somebody is writing.
        said: the writing has come to an end: the field was left, or Enter ended it.
    """

    edited = Signal(str)
    typed = Signal()
    said = Signal()

    def __init__(self, lines: int = 3, hint: str = "", limit: int = NOTE) -> None:
        """Show about so many lines, and keep at most so many letters."""
        super().__init__()
        self._lines, self._limit = lines, limit
        self._saver = _Saver(self)
        self._saver.timer.timeout.connect(self._on_due)
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_changed)
        self._showing = False

    @property
    def text(self) -> str:
        """What is in the field."""
        return self.toPlainText()

    def show_text(self, text: str, of: Hashable = None) -> None:
        """Show a text, unless somebody is typing another one.

        Args:
            text: what is kept.
            of: what it belongs to, where the field is used for several things; flush it before it changes.
        """
        if self._saver.may_replace(self.toPlainText(), text, of):
            self._showing = True
            self.setPlainText(text)
            self._showing = False
            if self.hasFocus():
                self.moveCursor(QTextCursor.MoveOperation.End)  # who took something back writes on there

    def flush(self) -> None:
        """Save now what waits to be saved."""
        if self._saver.timer.isActive():
            self._saver.timer.stop()
            self._save()

    def take(self) -> str:
        """Give the text and empty the field, without saving it."""
        self._saver.timer.stop()
        text = self.toPlainText()
        self._showing = True
        self.clear()
        self._showing = False
        return text

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        self.flush()  # what it says may bring a question, to which Tab leads first
        return super().focusNextPrevChild(next)

    def _on_changed(self) -> None:
        if self._showing:
            return
        if len(self.toPlainText()) > self._limit:
            self._showing = True
            self.setPlainText(self.toPlainText()[: self._limit])
            self.moveCursor(QTextCursor.MoveOperation.End)  # who types on does so where the text ends
            self._showing = False
        self.typed.emit()
        self._saver.touch()

    def _on_due(self) -> None:
        self._save()

    def _save(self) -> None:
        self.document().clearUndoRedoStacks()  # from now on it is the session that takes it back, and says so
        self.edited.emit(self.toPlainText())

    @override
    def event(self, event: QEvent) -> bool:
        document = self.document
        if _asks_others(
            event, undoes=lambda: document().isUndoAvailable(), redoes=lambda: document().isRedoAvailable()
        ):
            self._saver.let_go(self.toPlainText())
            self.flush()
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
        self.said.emit()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, QFontMetrics(self.font()).lineSpacing() * self._lines + 26)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())


class GrowingNote(NoteEdit):
    """A note that grows with its text; Enter ends it, as in a line.

    Attributes:
        returnPressed: Enter was pressed.
    """

    returnPressed = Signal()  # noqa: N815 - the same name as the line's that it stands for

    def __init__(self, hint: str = "", limit: int = LABEL, lines: int = 1) -> None:
        """Keep at most so many letters, and show so many lines at least."""
        super().__init__(lines, hint, limit)
        self._least = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)  # as high as those beside it
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._on_grown)

    def _on_grown(self, size: QSizeF) -> None:
        lines = max(self._least, round(size.height()), self._lines_of_hint())  # a plain text's layout measures in lines
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def _lines_of_hint(self) -> int:
        """How many lines the hint takes, in text as large as it is now; also below a text, which would jump."""
        room = self.viewport().width() - round(2 * self.document().documentMargin())
        if not self.placeholderText():
            return 0
        metrics, wraps = self.fontMetrics(), Qt.TextFlag.TextWordWrap
        box = metrics.boundingRect(0, 0, room, 0, wraps.value, self.placeholderText())
        return round(box.height() / metrics.lineSpacing())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_grown(self.document().size())  # lines that break anew for another width are told by nobody

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            self.said.emit()
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))


class NoteLine(QLineEdit):
    """A note of one line.

    Attributes:
        edited: the text as it should be kept.
        typed: somebody is writing.
        said: the writing has come to an end: the field was left, or Enter ended it.
    """

    edited = Signal(str)
    typed = Signal()
    said = Signal()

    def __init__(self, hint: str = "", limit: int = LABEL) -> None:
        """Keep at most so many letters."""
        super().__init__()
        self._composing = False
        self._saver = _Saver(self)
        self._saver.timer.timeout.connect(self._on_due)
        self.setPlaceholderText(hint)
        self.setMaxLength(limit)
        self.textEdited.connect(self._on_edited)
        self.returnPressed.connect(self.said)

    def show_text(self, text: str, of: Hashable = None) -> None:
        """Show a text, unless somebody is typing another one.

        Args:
            text: what is kept.
            of: what it belongs to, where the field is used for several things; flush it before it changes.
        """
        if self._saver.may_replace(self.text(), text, of):
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def flush(self) -> None:
        """Save now what waits to be saved."""
        if self._saver.timer.isActive():
            self._saver.timer.stop()
            self._on_due()

    def take(self) -> str:
        """Give the text and empty the field, without saving it."""
        self._saver.timer.stop()
        text = self.text()
        self.clear()
        return text

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        self.flush()  # what it says may bring a question, to which Tab leads first
        return super().focusNextPrevChild(next)

    def _on_edited(self) -> None:
        self.typed.emit()
        self._saver.touch()

    def _on_due(self) -> None:
        if not self._composing:
            at = self.cursorPosition()
            self.setText(self.text())  # forgets how it came about: from now on it is the session that takes it back
            self.setCursorPosition(at)
        self.edited.emit(self.text())

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if _asks_others(event, undoes=self.isUndoAvailable, redoes=self.isRedoAvailable):
            self._saver.let_go(self.text())
            self.flush()
            event.ignore()
            return False
        return super().event(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()
        self.said.emit()
        if event.reason() not in ELSEWHERE:
            self.setCursorPosition(0)  # a long text is read from its beginning


def first_empty(*fields: NoteEdit | NoteLine) -> NoteEdit | NoteLine:
    """The first of some fields in which nothing stands yet; the first of them where all are filled."""
    return next((f for f in fields if not (f.text() if isinstance(f, NoteLine) else f.text)), fields[0])


def flush_notes(widget: QWidget) -> None:
    """Save what waits in all text fields within a widget."""
    for note in widget.findChildren(NoteEdit):
        note.flush()
    for line in widget.findChildren(NoteLine):
        line.flush()
