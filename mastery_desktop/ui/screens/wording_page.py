"""One text of a pack: what the pack says, what is written in its place, and the wall with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.pack_texts import PackText, Text, fault_of, hint_of, lines_of, read
from mastery_desktop.messages import _
from mastery_desktop.ui.screens.wall_preview import WallPreview
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import scrolling
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.fields import FieldRow
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_SETTLE_MS: Final = 350
_LINES, _MORE_LINES = 4, 7
_MOST_MORE: Final = 9
"""How many lines more than these a long text is given."""


class WordingPage(QWidget):
    """Where a text is written.

    Attributes:
        written: a text was written that can take the place of the original (the text, and what was written).
    """

    written = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.text: PackText | None = None
        self._said: Text = ""
        self._told: tuple[Text, str] = ("", "")
        self._is_narrow = False
        self._pause = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._pause.timeout.connect(self._hand_over)
        self.title = PlainLabel("", "heading", wrap=True)
        self.original = PlainLabel("", wrap=True)
        self.original.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.original.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.textChanged.connect(self._on_text_changed)
        self._row = FieldRow(_("In your words"), self.edit)
        self.revert = Button(_("Take the original back"))
        self.revert.clicked.connect(self._on_revert)
        self.state = PlainLabel("", "strong")
        self.to_list = Button(_("To the list"), kind="quiet")
        self.preview = WallPreview()
        self._content = QWidget()
        self.nothing = PlainLabel(
            _("Choose a text from the list. It is shown here beside what the pack says."), wrap=True
        )
        self._put_together()
        self.show_text(None, "")

    def show_text(self, text: PackText | None, now: Text, note: str = "") -> None:
        """Show another text as it is now, or none; `note` says where its words come from, as long as they stay."""
        self._pause.stop()
        self.text, self._said, self._told = text, now, (now, note)
        self.nothing.setVisible(text is None)
        self._content.setVisible(text is not None)
        self.preview.begin_again()
        self.preview.show_slides(())
        if text is None:
            return
        self.title.setText(text.title)
        self.original.setText(lines_of(text.original))
        self.edit.blockSignals(True)  # noqa: FBT003 - Qt's own way
        self.edit.setPlainText(lines_of(now))
        self.edit.blockSignals(False)  # noqa: FBT003 - as above
        self._fit()
        self._judge()

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the two texts one below the other where there is little room."""
        direction = QBoxLayout.Direction
        self._pair.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._is_narrow = narrow
        self._fit()

    def _fit(self) -> None:
        """Give what is written as much height as what the pack says takes, within sense."""
        line = self.edit.fontMetrics().lineSpacing()
        least = _LINES if self._is_narrow else _MORE_LINES
        wanted = self.original.heightForWidth(max(1, self.edit.viewport().width())) // line + 1
        self.edit.setFixedHeight(line * min(max(least, wanted), least + _MOST_MORE) + Space.L)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def settle(self) -> None:
        """Hand over now what was written a moment ago."""
        if self._pause.isActive():
            self._pause.stop()
            self._hand_over()

    def _hand_over(self) -> None:
        """Hand over what was written, if it can take the place of the original."""
        written = self._judge()
        if self.text and written is not None and written != self._said:
            self._said = written
            self.written.emit(self.text, written)

    def _judge(self) -> Text | None:
        """Say what is to be said of the text as it is; gives it where it can take the place of the original."""
        if self.text is None:
            return None
        original = self.text.original
        typed = self.edit.toPlainText()
        written = read(typed, original)
        changed = written != original
        fault = fault_of(written, original)
        self._row.set_wrong(fault)
        if not fault:
            said, note = self._told
            note = note if written == said else ""
            self._row.note.setText(note or hint_of(written, original) or _lines(original, typed))
            self._row.note.setVisible(bool(self._row.note.text()))
        self.state.setText(_("Changed") if changed else "")
        self.revert.setEnabled(changed)
        return None if fault else written

    def _on_text_changed(self) -> None:
        self._judge()
        self._pause.start()

    def _on_revert(self) -> None:
        if self.text:
            self.edit.setPlainText(lines_of(self.text.original))
            self.settle()
            self.edit.setFocus()

    def _put_together(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.state)
        head.addWidget(self.revert)
        before = QVBoxLayout()
        before.setSpacing(Space.XS)
        before.addWidget(PlainLabel(_("The pack says"), "label"))
        before.addWidget(self.original)
        before.addStretch()
        self._pair = pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        pair.setSpacing(Space.L)
        pair.addLayout(before, 1)
        pair.addWidget(self._row, 1, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.M)
        inside.addLayout(head)
        inside.addLayout(pair)
        inside.addWidget(self.preview, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        column.addWidget(self.to_list, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.nothing)
        column.addWidget(self._content, 1)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(whole))


def _lines(original: Text, typed: str) -> str:
    """What becomes of the lines that are typed."""
    if not isinstance(original, str):
        return _("One line for each point.")
    return _("This is one text: its lines are joined, and empty ones go.") if "\n" in typed else ""
