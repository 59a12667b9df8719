"""Counting the slips: slip by slip or pile by pile, with a second count, blind where the room sees the screen."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from mastery_desktop.domain.choices import RatingState
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.counting import Count, CountWay, Piles
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.messages import _
from mastery_desktop.ui.console.count_closed import ClosedCount
from mastery_desktop.ui.console.count_keys import Answer, press
from mastery_desktop.ui.console.count_words import (
    blind_keys,
    blind_words,
    counts_expected,
    fresh_count,
    hint_text,
    notice_text,
    title_text,
)
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.numbers import NumberField
from mastery_desktop.ui.console.pads import PileGrid, SlipPad
from mastery_desktop.ui.console.panel import Primary, StepPanel
from mastery_desktop.ui.console.parts import Choice, button, clear, column, label
from mastery_desktop.ui.console.purpose import few_raters
from mastery_desktop.ui.console.settle import SettleList
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.console.timer import TimerRow

_WAYS = tuple(CountWay)


class CountPanel(StepPanel):
    """Turns slips into counts. What is typed is in memory only, until the count is done and saved once.

    Keys, slip by slip: 1 to n a level, 0 an empty box; pile by pile: digits, Tab and Enter. Backspace takes back, Enter
    ends the count, C counts a second time. With slips missing, Enter asks first, in the place of the progress.
    """

    def __init__(self, desk: Desk) -> None:
        """Count on the desk."""
        super().__init__(desk)
        self._count: Count | None = None
        self._of = ("", "")
        self._blind = False
        self._asked = 0
        self._closed = ClosedCount(desk)
        self.ways = Choice([_("Slip by slip"), _("By level")], kind="tab")
        self.ways.chosen.connect(self._on_way)
        self.raters = NumberField(_("Slips to come"))
        self.raters.changed.connect(self._on_raters)
        self.timer = TimerRow(desk.timer)
        self.second = button(_("Second person checks"), self._on_second)
        self.again = button(_("Count again from the start"), self._on_again)
        self.more = button(_("Open again for one more slip"), self._on_more)
        self.keep_first = button(_("Keep the first count"), self._on_keep_first)
        self.keep_second = button(_("Keep the second count"), self._on_keep_second)
        self.notice = label("", "strong")
        self.progress = label("", "title")
        self.few = SettleList(desk)
        self._pads = column()
        self._slips: SlipPad | None = None
        self._piles: PileGrid | None = None
        self.tools.addWidget(self.ways)
        self.tools.addWidget(self.raters)
        self.body.addWidget(self.progress)
        self.body.addLayout(self._pads)
        self.body.addWidget(self.few)
        self.body.addWidget(self.notice)
        ends = (self.keep_first, self.keep_second, self.second, self.more, self.again)
        self.body.addLayout(Tiles(*ends, self.timer, fill=False))

    # the step

    @override
    def enter(self) -> None:
        domain = self.domain
        if domain is None or self._of == (self.desk.session_id, domain.id):
            return
        self._of = (self.desk.session_id, domain.id)
        self._count, self._asked = None, 0
        self._count = self._fresh()
        self._closed.forget()
        self.desk.counting.clear()
        clear(self._pads)
        self._slips = SlipPad(domain.elements, self.desk.pack.levels)
        self._piles = PileGrid(domain.elements, self.desk.pack.levels)
        self._piles.chosen.connect(self._on_pile)
        self._pads.addWidget(self._slips)
        self._pads.addWidget(self._piles)

    @override
    def refresh(self) -> None:
        session = self.workshop.session
        if self._count and not self._count.started and self._count.expected != session.raters:
            self._count.set_expected(session.raters)
        self._show()

    @override
    def live(self) -> LiveState:
        count = self._count
        if count is None or not self._counting:
            return LiveState()
        slips = count.counted if count.checking else count.slips_in
        return LiveState(slips_in=slips, slips_expected=count.expected)

    @override
    def primary(self) -> Primary | None:
        count = self._count
        if count is None or not self._counting or self._comparing:
            return None
        text = _("Done: {n} of {expected}") if count.finished else _("{n} of {expected} in")
        return Primary(text.format(n=count.slips_in, expected=count.expected), count.finished, "Enter")

    @override
    def press_primary(self) -> None:
        self._finish()

    # private entry

    @property
    @override
    def is_private(self) -> bool:
        return self._counting

    @override
    def set_blind(self, blind: bool) -> None:
        self._blind = blind
        if self._step is not None:
            self._show()

    @override
    def blind_text(self) -> str:
        if self._count is None or not self._counting:
            return ""
        return blind_words(self._count, self._names, comparing=self._comparing, asking=self._asking)

    @override
    def bar_text(self) -> str:
        return self._closed.text()

    @override
    def blind_hints(self) -> tuple[str, str]:
        return blind_keys(self._count, comparing=self._comparing) or super().blind_hints()

    @override
    def private_key(self, key: int) -> bool:
        count = self._count
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
    def take_back(self) -> bool:
        if self._blind and self._closed.count is not None:  # elsewhere a button does it
            self._closed.reopen(self._on_reopened)
            return True
        if self._count is None or not self._counting or not self._count.entry.back():
            return False
        self._changed()
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        undo = event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if undo:
            self.take_back()
        elif not (plain and self.hasFocus() and (self.private_key(event.key()) or self._few_key(event.key()))):
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        entry = self._count.entry if self._count else None
        if self.hasFocus() and self._counting and isinstance(entry, Piles) and not entry.complete:
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
            self._count.choose(_WAYS[place])
            self._changed()
            self.rest()

    def _on_raters(self, number: int) -> None:
        if self._count is not None:
            self._count.set_expected(number)
        workshop = self.workshop
        call = partial(self.desk.actions.sessions.revise, self.desk.session_id, {"raters": number})
        self.desk.do(call, expect=replace(workshop, session=replace(workshop.session, raters=number)))
        self._changed()
        self.rest()

    def _on_second(self) -> None:
        if self._count is None or self._count.checking:
            return
        if self._count.finished:
            self._count.check()
            self._changed()
        else:
            self.desk.refuse(_("Finish the first count, then the second person counts the same slips."))
        self.rest()

    def _on_again(self) -> None:
        if self._counted:
            take_back = self.desk.actions.rating.take_back_counts
            self.desk.do(partial(take_back, self.desk.session_id, tuple(self._names)))
        self._closed.forget()
        if self._count is not None:
            self._count.clear()
        self._changed()
        self.rest()

    def _on_more(self) -> None:
        if self._closed.is_full:
            self._on_raters(self.workshop.session.raters + 1)
        self._closed.reopen(self._on_reopened)

    def _on_reopened(self, count: Count) -> None:
        count.set_expected(max(self.workshop.session.raters, count.slips_in))
        self._closed.forget()
        self._count, self._asked = count, 0
        if self._step is not None:
            self._changed()
            self.rest()

    def _on_keep_first(self) -> None:
        if self._count is not None:
            self._count.stop_checking()
            self._save(self._count)

    def _on_keep_second(self) -> None:
        if self._count is not None:
            self._count.keep_second()
            self._save(self._count)

    def _on_pile(self, at: int) -> None:
        if self._count is not None and isinstance(self._count.entry, Piles):
            self._count.entry.go_to(at)
            self._changed()
        self.rest()

    def _on_saved(self, _nothing: None) -> None:
        if self._count is not None:
            self._closed.keep(self._count)
        self._count, self._asked = self._fresh(), 0
        if self._step is not None:
            self._changed()

    # helpers

    @property
    def _names(self) -> dict[ElementId, str]:
        return {element.id: element.name for element in self.elements}

    @property
    def _by_talk(self) -> bool:
        return self.workshop.decides_by_talk

    @property
    def _counted(self) -> bool:
        return any(self.workshop.rating(e.id).state is RatingState.COMPLETE for e in self.elements)

    @property
    def _revealed(self) -> bool:
        return any(self.workshop.revealed(element.id) for element in self.elements)

    @property
    def _counting(self) -> bool:
        return self._step is not None and not (self._by_talk or self._counted or self._revealed)

    @property
    def _asking(self) -> bool:
        """Whether the next Enter closes a count with slips missing: it was asked for these slips."""
        count = self._count
        return count is not None and count.finished and not count.checking and self._asked == count.slips_in

    @property
    def _comparing(self) -> bool:
        return self._count is not None and self._count.disagrees

    def _fresh(self) -> Count:
        return fresh_count(self.workshop, self.elements, len(self.desk.pack.levels), self._count)

    def _compare_key(self, key: int) -> bool:
        if key == Qt.Key.Key_1:
            self._on_keep_first()
        elif key == Qt.Key.Key_2:
            self._on_keep_second()
        else:
            return key == Qt.Key.Key_Backspace and self.take_back()
        return True

    def _few_key(self, key: int) -> bool:
        return self._by_talk and not self._counted and self.few.press_key(key)

    def _finish(self) -> None:
        count = self._count
        if count is None or not count.finished or self._comparing:
            return
        if count.checking:
            if count.differing():
                self._changed()
                if not count.all_in:
                    self.desk.refuse(_("The second count has fewer slips. Type the rest, or take it back."))
                return
            count.stop_checking()
            self.desk.tell(_("The two counts agree."))
        elif count.slips_in < count.expected and not self._asking:
            self._asked = count.slips_in
            self._changed()
            return
        self._save(count)

    def _save(self, count: Count) -> None:
        session, save = self.workshop.session, self.desk.actions.rating.save_counts
        call = partial(save, session.id, count.counts(), raters=count.expected, mode=session.mode)
        self.desk.do(call, expect=counts_expected(self.workshop, count), then=self._on_saved)

    def _changed(self) -> None:
        self._show()
        self.live_changed.emit()
        self.chrome_changed.emit()

    def _show(self) -> None:
        count = self._count
        if count is None:
            return
        counting, hidden = self._counting, self._blind
        if self.domain is not None:
            self.desk.counting[self.domain.id] = self.live()
        by_talk = self._by_talk and not self._counted
        self.heading.setText(title_text(by_talk=by_talk, counting=counting, checking=count.checking))
        self.hint.setText(hint_text(count.levels, by_talk=by_talk, counting=counting))
        self.ways.setVisible(counting and not count.checking)
        self.raters.setVisible(counting and not count.checking)
        self.ways.show_place(_WAYS.index(count.way))
        self.raters.show_number(count.expected)
        self.progress.setVisible(counting and hidden)
        self.progress.setText(self.blind_text())
        if self._slips and self._piles:
            self._slips.setVisible(counting and not hidden and count.way is CountWay.SLIPS)
            self._piles.setVisible(counting and not hidden and count.way is CountWay.PILES)
            if not hidden:
                self._slips.show_count(count)
                self._piles.show_count(count)
        self.few.setVisible(by_talk)
        if by_talk:
            self.few.show_elements(self.elements)
        self.notice.setText(self._notice(count))
        self.notice.setVisible(bool(self.notice.text()))
        self.keep_first.setVisible(self._comparing)
        self.keep_second.setVisible(self._comparing)
        self.second.setVisible(counting and not count.checking)
        self.second.setEnabled(count.finished)
        self.again.setVisible((counting and count.started) or (self._counted and not self._revealed))
        self.more.setVisible(self._closed.count is not None)
        self.timer.setVisible(counting)

    def _notice(self, count: Count) -> str:
        session = self.workshop.session
        if session.raters < ANONYMOUS_FROM and not self._counted:
            return few_raters(session.raters)
        if not self._counting:
            return ""
        if self._blind:
            return self.blind_text() if self._comparing else ""
        return notice_text(count, self._names, asking=self._asking)
