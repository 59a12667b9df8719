"""Counting the slips: slip by slip or pile by pile, with a second count, blind where the room sees the screen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from typing_extensions import override

from mastery_desktop.domain.counting import Count, CountWay, Piles
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.count_ends import EndingPanel
from mastery_desktop.ui.console.count_keys import ENTER, Answer, press
from mastery_desktop.ui.console.count_words import (
    blind_leaving_text,
    blind_words,
    forget_text,
    hint_text,
    left_text,
    more_text,
    title_text,
)
from mastery_desktop.ui.console.evidence import EvidenceBox
from mastery_desktop.ui.console.held import Held
from mastery_desktop.ui.console.numbers import NumberField
from mastery_desktop.ui.console.pads import PileGrid, SlipPad
from mastery_desktop.ui.console.panel import Primary
from mastery_desktop.ui.console.part_tabs import PartTabs
from mastery_desktop.ui.console.parts import Choice, button, clear, column, keep_room, label
from mastery_desktop.ui.console.settle import SettleList
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.console.timer import TimerRow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.ui.console.count_book import Part
    from mastery_desktop.ui.console.desk import Desk

_WAYS = tuple(CountWay)

_LINES = 2
"""The lines for which there is room where a hidden count says how far it is, and asks."""


class CountPanel(EndingPanel):
    """Turns slips into counts. What is typed is in memory only, until the count is done and saved once.

    Keys, slip by slip: 1 to n a level, 0 an empty box; pile by pile: digits, Tab and Enter. Backspace takes back, Enter
    ends the count, C counts a second time. With slips missing, Enter asks first, in the place of the progress.
    """

    def __init__(self, desk: Desk) -> None:
        """Count on the desk."""
        super().__init__(desk)
        self._shown: Part | None = None
        self.parts = PartTabs()
        self.parts.chosen.connect(self._on_part)
        self.ways = Choice([_("Slip by slip"), _("By level")], kind="tab")
        self.ways.chosen.connect(self._on_way)
        self.raters = NumberField(_("How many rate"))
        self.raters.changed.connect(self._on_raters)
        self.timer = TimerRow(desk.timer)
        self.second = button(_("Second person checks"), self._on_second)
        self.again = button(_("Count again from the start"), self._on_again)
        self.more = button("", self._on_more)
        self.keep_first = button(_("Keep the first count"), self._on_keep_first)
        self.keep_second = button(_("Keep the second count"), self._on_keep_second)
        self.notice = label("", "strong")
        self.progress = label("", "title")
        self.evidence = EvidenceBox(self, desk, lines=2, on_wall=False)
        self.few = SettleList(desk)
        self.few.moved.connect(self._show_evidence)
        self._pads = column()
        self._slips: SlipPad | None = None
        self._piles: PileGrid | None = None
        self.tools.addWidget(self.ways)
        self.tools.addWidget(self.raters)
        self.body.addWidget(self.parts)
        ends = (self.cover, self.keep_first, self.keep_second, self.second, self.more, self.again)
        self.body.addLayout(Tiles(*ends, self.timer, fill=False))  # above what is said: no button goes from the mouse
        self.body.addWidget(self.notice)
        self.body.addWidget(self.progress)
        self.body.addLayout(self._pads)
        self.body.addWidget(self.evidence)
        self.body.addWidget(self.few)
        self.body.addWidget(self.table)

    # the step

    @override
    def enter(self) -> None:
        if self._book.open(self.counted_elements):
            self.desk.counting.clear()
        self._go_to_open_part()
        self._lay_out()

    @override
    def refresh(self) -> None:
        self._book.open(self.counted_elements)
        self._show()

    @override
    def primary(self) -> Primary | None:
        count = self._count
        if count is None or not self._counting or self._comparing:
            return None
        if count.started and (missing := len(count.missing)):
            total = len(count.elements)
            words = _("{n} of {count} practices in").format(n=total - missing, count=total)
            return Primary(words, enabled=False, hint=keys.shown("Enter"))
        text = _("Done: {n} of {expected}") if count.finished else _("{n} of {expected} in")
        return Primary(text.format(n=count.slips_in, expected=count.expected), count.finished, keys.shown("Enter"))

    @property
    @override
    def writing_field(self) -> QWidget | None:
        return self.evidence.have if self._by_talk and not self._agreeing else None

    @override
    def press_primary(self) -> None:
        self._finish()

    # private entry

    @override
    def blind_text(self) -> str:
        if self._agreeing:
            return self._table_words()
        if self._count is None or not self._counting:
            return ""
        if self._asked_first:
            return forget_text()
        if self._short:
            words = blind_leaving_text(self._names[self._count.entry.current], self._count.expected)
        else:
            words = blind_words(self._count, self._names, comparing=self._comparing, asking=self._asking)
        return f"{self._part.label()}: {words}" if self._part and len(self._book.parts) > 1 else words

    @override
    def private_key(self, key: int) -> bool:
        count = self._count
        if self._part_key(key) or (key in ENTER and self._asks_short(row=True)):
            return True
        if count is None or not self._counting:
            return False
        if key == Qt.Key.Key_T:
            self.desk.timer.toggle()
            return True
        if self._comparing:
            return self._compare_key(key)
        try:
            answer = press(count, key)
        except NotPossible as error:
            self.desk.refuse(str(error))
            return True
        if answer is Answer.FINISH:
            self._finish()
        elif answer is Answer.CHECK:
            self._on_second()
        elif answer is Answer.TAKEN:
            self._changed()
        return answer is not Answer.IGNORED

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        undo = event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if undo:
            self.take_back()
        elif not (plain and self.hasFocus() and (self.private_key(event.key()) or self._talk_key(event.key()))):
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        entry = self._count.entry if self._count else None
        if self.hasFocus() and self._counting and isinstance(entry, Piles) and not entry.complete:
            if next and self._asks_short(row=False):
                return True
            if next:
                entry.next_pile()
            else:
                entry.go_to(entry.at - 1)
            self._changed()
            return True
        return super().focusNextPrevChild(next)

    # slots

    def _on_way(self, place: int) -> None:
        if self._count is not None and place >= 0:
            self._choose_way(self._count, _WAYS[place])
            self._changed()
            self.rest()

    def _on_part(self, place: int) -> None:
        self._book.choose(place)
        self._lay_out()
        self._changed()
        self.rest()

    def _on_raters(self, number: int) -> None:
        self._keep_raters(number)
        self._changed()
        self.rest()

    def _on_again(self) -> None:
        part = self._part
        if part is None or self._asks_first("again"):
            return
        if self._counted:
            take_back = self.desk.actions.rating.take_back_counts
            self.desk.do(partial(take_back, self.desk.session_id, part.one.elements, part.group))
        part.closed.forget()
        if part.count is not None:
            part.count.clear()
        self._changed()
        self.rest()

    def _on_pile(self, at: int) -> None:
        if self._count is not None and isinstance(self._count.entry, Piles):
            self._count.entry.go_to(at)
            self._changed()
        self.rest()

    # helpers

    def _talk_key(self, key: int) -> bool:
        return self._by_talk and not self._agreeing and self.few.press_key(key)

    def _part_key(self, key: int) -> bool:
        """Take a key that leads to another part or another way to count, or a level that a table agrees on."""
        if key == Qt.Key.Key_N and len(self._book.parts) > 1:
            self._on_part((self._book.place + 1) % len(self._book.parts))
            return True
        if key == Qt.Key.Key_L and self._counting and self._count is not None and not self._count.checking:
            self._on_way(1 - _WAYS.index(self._count.way))
            return True
        return self._agreeing and self._table_key(key)

    @override
    def _lay_out(self) -> None:
        """Make the fields of the part at hand."""
        self._shown = self._part
        clear(self._pads)
        self._slips = self._piles = None
        if self._count is not None:
            self._slips = SlipPad(self._here, self.desk.pack.levels)
            self._piles = PileGrid(self._here, self.desk.pack.levels)
            self._piles.chosen.connect(self._on_pile)
            self._pads.addWidget(self._slips)
            self._pads.addWidget(self._piles)

    @override
    def _show(self) -> None:
        if self._part is not self._shown:
            self._lay_out()
        part, count = self._part, self._count
        if part is None:
            return
        counting, hidden, agreeing = self._counting, self._hides, self._agreeing
        if self.domain is not None:
            self.desk.counting[self.domain.id] = self.live()
        self.desk.hold(Held.SLIPS, held=self.has_open_count)
        self.parts.show_parts(self._book.parts, self._book.place, self.workshop)
        by_talk, levels = self._by_talk, len(self.desk.pack.levels)
        left, checks = left_text(self._book.parts, self.workshop) if self._counted else "", count and count.checking
        self.heading.setText(title_text(part, counting=counting, checking=bool(checks), goes_on=bool(left)))
        self.cover.setVisible((counting or agreeing) and self.cover.is_needed)
        self.hint.setText(left or hint_text(levels, part, counting=counting, hidden=hidden, on_paper=self.on_paper))
        self.ways.setVisible(counting and bool(count and not checks))
        self.raters.setVisible(self.ways.isVisibleTo(self))
        self.progress.setVisible((counting or agreeing) and hidden)
        self.progress.setText(self.blind_text())
        self.few.setVisible(by_talk and not part.at_table)
        self.evidence.setVisible(by_talk and not part.at_table)
        self.table.setVisible(part.at_table and not hidden)
        if part.one.group is not None and part.at_table:
            self.table.show_table(part.one.group)
            self.table.show_elements(self._here)
        elif by_talk:
            self.few.show_elements(self._here)
            self._show_evidence()
        if count is not None:
            self._show_count(count, counting=counting, hidden=hidden)
        self.notice.setText(self._notice(part))
        self.notice.setVisible(bool(self.notice.text()) or (counting and not hidden))
        self.notice.setMinimumHeight(self.notice.fontMetrics().lineSpacing())  # nor a field, for one line
        self.progress.setMinimumHeight(_LINES * self.progress.fontMetrics().lineSpacing())
        self.keep_first.setVisible(self._comparing)
        self.keep_second.setVisible(self._comparing)
        self.second.setVisible(counting and bool(count and not count.checking))
        self.second.setEnabled(bool(count and count.finished))
        self.again.setVisible((counting and bool(count and count.started)) or (self._counted and not self._revealed))
        closed = part.closed.count
        self.more.setVisible(closed is not None)
        self.more.set_label(more_text(part.one.mode, closed.way if closed else CountWay.SLIPS))
        self.timer.setVisible(counting and not self.on_paper)

    def _show_evidence(self) -> None:
        """Show what was seen of the practice at hand: where a few agree, evidence comes before the level too."""
        if self.few.current is not None:
            self.evidence.show_element(self.few.current)

    def _show_count(self, count: Count, *, counting: bool, hidden: bool) -> None:
        self.ways.show_place(_WAYS.index(count.way))
        self.raters.show_number(count.expected)
        if self._slips and self._piles:
            for pad, way in ((self._slips, CountWay.SLIPS), (self._piles, CountWay.PILES)):
                keep_room(pad, kept=counting and self.cover.is_needed and count.way is way)
                pad.setVisible(counting and not hidden and count.way is way)
                if hidden:
                    pad.empty()
                else:
                    pad.show_count(count)
