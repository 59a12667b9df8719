"""The evidence for an element as two texts, what we have and what we want; one line of text is one line of evidence."""

import re
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextBlock, QTextCursor
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.evidence_names import names_waiting, waits
from mastery_desktop.domain.evidence_tags import EvidenceTags
from mastery_desktop.domain.records import Evidence
from mastery_desktop.domain.text import line
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.group_check import GroupCheck
from mastery_desktop.ui.console.notes import NoteEdit
from mastery_desktop.ui.console.parts import column, titled
from mastery_desktop.ui.console.tag_row import TagRow, tag_words
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.theme.tokens import Space

_NUMBERS: Final = re.compile(r"^[ \t]*\d[\d \t,.;:/·-]*$", re.MULTILINE)


def _numbers_alone(text: str) -> bool:
    """Whether a line of a text is a number and nothing else."""
    return _NUMBERS.search(text) is not None


class EvidenceText(NoteEdit):
    """One side of the evidence: what we have, or what we want.

    Attributes:
        line_changed: the cursor is in another line of evidence, or in none.
    """

    line_changed = Signal()

    def __init__(self, desk: Desk, hint: str, *, have: bool, lines: int = 4) -> None:
        """Edit the evidence of whatever element is shown."""
        super().__init__(lines, hint)
        self._desk, self._have = desk, have
        self._element: ElementId | None = None
        self._waiting: list[tuple[QTextCursor, EvidenceTags]] = []
        self.edited.connect(self._on_edited)
        self.cursorPositionChanged.connect(self.line_changed)

    def show_element(self, element: ElementId) -> None:
        """Show the evidence of an element."""
        if element != self._element:
            self.flush()
            self._element = element
            self._waiting.clear()
        before = self.text
        evidence = self._desk.workshop.evidence_for(element, have=self._have)
        self.show_text("\n".join(e.text for e in evidence), element)
        if self.text != before:
            self._waiting.clear()  # for lines that stand no more where they stood
        self._forget_kept()
        self.line_changed.emit()

    @property
    def have(self) -> bool:
        """Whether it is what we have, not what we want."""
        return self._have

    @property
    def tags(self) -> EvidenceTags:
        """What is known of the line that the cursor is in, also of one that is not kept yet."""
        return self._tags_of(self.textCursor().block())

    @property
    def words_at_hand(self) -> str:
        """The line that the cursor is in."""
        return self._words(self.textCursor().block())

    def tag(self, tags: EvidenceTags) -> None:
        """Say what is known of the line that the cursor is in; of an empty one, it waits for the words."""
        number = self.textCursor().blockNumber()
        self._waiting = [(mark, old) for mark, old in self._waiting if mark.blockNumber() != number]
        self._waiting.append((QTextCursor(self.textCursor()), tags))
        self.viewport().update()  # what is known of a line stands behind it
        if self._words(self.textCursor().block()):
            self.save_now()

    def drop_waiting(self) -> bool:
        """Forget what is known of lines without words; tell whether there was anything."""
        wordless = [tags for mark, tags in self._waiting if not self._words(mark.block())]
        self._waiting = [each for each in self._waiting if self._words(each[0].block())]
        self.viewport().update()
        return any(tags != EvidenceTags() for tags in wordless)

    def take_line(self) -> tuple[str, EvidenceTags]:
        """Take the line that the cursor is in out of the text, with what is known of it; empty where it has no words.

        `save_now` keeps the text without it.
        """
        cursor, tags = self.textCursor(), self.tags
        words = self._words(cursor.block())
        if words:
            self._waiting = [each for each in self._waiting if each[0].blockNumber() != cursor.blockNumber()]
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.removeSelectedText()
            if not cursor.position() and not cursor.block().text():
                cursor.deleteChar()  # the first line has no line break before it
        return words, tags

    def add_line(self, words: str, tags: EvidenceTags) -> None:
        """Write a line at the end, with what is known of it, and keep it."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(f"\n{words}" if self._words(cursor.block()) else words)
        self.setTextCursor(cursor)
        self.tag(tags)

    def save_now(self) -> None:
        """Keep what is written, and what waits for its line."""
        if self._saver.timer.isActive():
            self.flush()
        else:
            self._on_edited(self.text)

    def select_line(self, words: str) -> None:
        """Put the cursor over a line, to write it anew."""
        block = self.document().begin()
        while block.isValid():
            if self._words(block) == words:
                cursor = QTextCursor(block)
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                self.setTextCursor(cursor)
                return
            block = block.next()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.text:
            return  # the hint stands there
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        offset, room = self.contentOffset(), self.viewport().rect().adjusted(0, 0, -Space.S, 0)
        block = self.firstVisibleBlock()
        while block.isValid():
            line_at = block.layout().lineAt(block.layout().lineCount() - 1)
            place = self.blockBoundingGeometry(block).translated(offset)
            known = tag_words(self._tags_of(block))
            if known and line_at.isValid():
                left = round(place.left() + line_at.naturalTextRect().right()) + Space.M
                room.setLeft(left)
                room.setTop(round(place.top() + line_at.y()))
                room.setHeight(round(line_at.height()))
                words = self.fontMetrics().elidedText(known, Qt.TextElideMode.ElideRight, room.width())
                painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
            block = block.next()

    def _tags_of(self, block: QTextBlock) -> EvidenceTags:
        waiting = (tags for mark, tags in self._waiting if mark.blockNumber() == block.blockNumber())
        kept = self._kept(block)
        return next(waiting, EvidenceTags.of(kept) if kept else EvidenceTags())

    def _words(self, block: QTextBlock) -> str:
        return line(block.text())

    def _kept(self, block: QTextBlock) -> Evidence | None:
        """A line of the text as it is kept; None where it is not yet, or where its session is closed already."""
        if self._element is None or not self._desk.is_open:
            return None
        kept = self._desk.workshop.evidence_for(self._element, have=self._have)
        return next((e for e in kept if e.text == self._words(block)), None)

    def _forget_kept(self) -> None:
        """Let what waited go where the session knows it."""
        self._waiting = [
            (mark, tags)
            for mark, tags in self._waiting
            if (found := self._kept(mark.block())) is None or EvidenceTags.of(found) != tags
        ]

    def _told(self) -> dict[int, EvidenceTags]:
        """What waits for lines with words, by their place among those."""
        told = {}
        for mark, tags in self._waiting:
            if self._words(block := mark.block()):
                place = 0
                while (block := block.previous()).isValid():
                    place += bool(self._words(block))
                told[place] = tags
        return told

    @override
    def _on_due(self) -> None:
        if _numbers_alone(self.text):
            self._saver.touch()  # a sentence that begins with a number goes on
        else:
            super()._on_due()

    def _on_edited(self, text: str) -> None:
        if _numbers_alone(text):  # marks of a few people, typed for a count that there is not
            text = "\n".join(words for words in text.splitlines() if not _numbers_alone(words))
            self._showing = True
            self.setPlainText(text)
            self._showing = False
            self._desk.refuse(_("A number alone is no evidence, so it was not kept. Write what you have seen."))
        if self._element is not None:
            write = self._desk.actions.rating.write_evidence
            told = self._told()
            self._desk.do(partial(write, self._desk.session_id, self._element, text, have=self._have, tags=told))


class EvidenceBox(QWidget):
    """Both texts of an element's evidence, and what is known of the line that the cursor is in."""

    def __init__(self, panel: QWidget, desk: Desk, *, lines: int = 4, on_wall: bool = True) -> None:
        """Offer both texts, each with about so many lines; the key for what a line is works anywhere in the panel.

        Args:
            panel: the panel they are in.
            desk: the session.
            lines: how many lines each has.
            on_wall: whether the wall of the step shows them.
        """
        super().__init__()
        self._desk = desk
        self._element: ElementId | None = None
        keys.bind(keys.TAGS, panel, self._on_key)
        form = desk.pack.self_assessment
        hint, want = _("One line for each piece of evidence: no names."), _("What would settle it?")
        if on_wall:
            hint = _("One line for each piece of evidence. The wall shows it: no names.")
            want = _("What would settle it? The wall shows it too.")
        self.have = EvidenceText(desk, hint, have=True, lines=lines)
        self.want = EvidenceText(desk, want, have=False, lines=lines)
        self._tags = TagRow()
        self._tags.chosen.connect(self._on_tag)
        self._tags.turned.connect(self._on_turn)
        self.have.line_changed.connect(self._show_tags)
        self.have.line_changed.connect(self._on_have)
        self.want.line_changed.connect(self._on_want)
        self._source = self.have
        texts = Tiles(
            boxed(titled(form.support_prompt, self.have)),
            boxed(titled(form.want_prompt, self.want)),
            least=28,
            spacing=Space.M,
        )
        self.check = GroupCheck("", _("Keep: it may be shown"))
        self.check.kept.connect(self._on_keep)
        self.check.changed.connect(self._on_change)
        self.setLayout(column(texts, self.check, self._tags))

    def show_element(self, element: ElementId) -> None:
        """Show the evidence of an element."""
        self._element = element
        self.have.show_element(element)
        self.want.show_element(element)
        self._show_tags()
        names = names_waiting(self._desk.workshop.evidence_for(element))
        words = _("Is “{names}” the name of a person? The line waits before the wall for your answer.")
        self.check.words.setText(words.format(names=", ".join(names)))
        self.check.setAccessibleName(self.check.words.text())
        self.check.ask(about=bool(names))

    def take_back(self) -> bool:
        """Forget what was said of a line that has no words yet, which no history knows; tell whether there was any."""
        had, wanted = self.have.drop_waiting(), self.want.drop_waiting()
        if not (had or wanted):
            return False
        self._show_tags()
        self._desk.tell(_("What was said of a line without words is taken back."))
        return True

    def _on_keep(self) -> None:
        self._source.setFocus()  # the question goes, and nothing else should take the keys
        if self._element is not None:
            name_nobody = self._desk.actions.rating.name_nobody
            self._desk.do(partial(name_nobody, self._desk.session_id, self._element))

    def _on_change(self) -> None:
        held = next((e for e in self._desk.workshop.evidence_for(self._element or ElementId("")) if waits(e)), None)
        if held is not None:
            self._source = self.have if held.have else self.want
            self._source.select_line(held.text)
        self._source.setFocus()

    def _on_have(self) -> None:
        if self.have.hasFocus():
            self._source = self.have
            self._show_tags()

    def _on_want(self) -> None:
        if self.want.hasFocus() and self.want.text.strip():  # Tab passes through it while it is empty
            self._source = self.want
            self._show_tags()

    def _show_tags(self) -> None:
        self._tags.show_tags(self._source.tags, have=self._source.have, words=self._source.words_at_hand)

    def _on_key(self) -> None:
        """Take digits for the line at hand, or write on in it."""
        if self._tags.has_keys:
            self._source.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._source = self.want if self.want.hasFocus() else self.have if self.have.hasFocus() else self._source
        self._show_tags()
        self._tags.take_keys()

    def _on_tag(self) -> None:
        self._source.tag(self._tags.tags)

    def _on_turn(self) -> None:
        """Move the line at hand to the other text; it is kept there before it goes here, so that it is never lost."""
        source, other = self._source, self.have if self._source is self.want else self.want
        words, tags = source.take_line()
        if not words:
            self._desk.tell(_("Write a line of evidence first, and leave the cursor in it."))
            return
        other.add_line(words, tags if other.have else replace(tags, strength=None))
        source.save_now()
        self._source = other
        self._show_tags()
