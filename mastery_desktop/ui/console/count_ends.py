"""How a count ends and begins again: it is closed, compared with a second one, taken back, or opened once more."""

from functools import partial

from PySide6.QtCore import Qt
from typing_extensions import override

from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.counting import Count, Piles
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.count_book import Part
from mastery_desktop.ui.console.count_words import counts_expected, opened_piles_text
from mastery_desktop.ui.console.counting_panel import CountingPanel
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.outcome import TAKE_BACK
from mastery_desktop.ui.console.table_levels import TableLevelList


class EndingPanel(CountingPanel):
    """A panel that keeps what was counted or agreed on, part by part; a kind of panel shows it.

    Attributes:
        table: the levels that a table agrees on.
    """

    def __init__(self, desk: Desk) -> None:
        """Count on the desk."""
        super().__init__(desk)
        self.table = TableLevelList(desk)

    def _lay_out(self) -> None:
        """Make the fields of the part at hand."""

    def _show(self) -> None:
        """Show the part at hand as it is now."""

    @override
    def take_back(self) -> bool:
        part = self._part
        if self._agreeing:
            return self._take_back_level()
        if part and part.closed.count is not None:
            part.closed.reopen(self._on_reopened)
            return True
        if self._count is None or not self._counting:
            return False
        if self._count.entry.back():
            self._changed()
        else:
            self._refuse_undo()
        return True

    @override
    def blind_hints(self) -> tuple[str, str]:
        return self._table_hints() if self._agreeing else super().blind_hints()

    # slots

    def _on_second(self) -> None:
        if self._count is None or self._count.checking:
            return
        if self._count.finished:
            self._count.check()
            self._changed()
        else:
            self.desk.refuse(_("Finish the first count, then the second person counts the same slips."))
        self.rest()

    def _on_more(self) -> None:
        part = self._part
        if part is None:
            return
        if part.closed.is_full:
            self._keep_raters(part.one.raters + 1)
        part.closed.reopen(self._on_reopened)

    def _on_reopened(self, count: Count) -> None:
        part = self._part
        if part is None:
            return
        count.set_expected(max(part.one.raters, count.slips_in))
        part.closed.forget()
        part.count, part.asked = count, 0
        if isinstance(count.entry, Piles):
            count.entry.go_to(0)
            self.desk.tell(opened_piles_text())
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

    def _on_saved(self, part: Part, _nothing: None) -> None:
        self._book.close(part)
        if self._step is not None:
            self._book.refresh()
            self._book.go_on()
            self._lay_out()
            self._changed()

    # helpers

    def _changed(self, *, asking: int = 0) -> None:
        self._take_up(asking=asking)
        self._show_all()

    def _show_all(self) -> None:
        """Show here and around the panel what came of a key."""
        self._show()
        self.live_changed.emit()
        self.chrome_changed.emit()

    def _table_key(self, key: int) -> bool:
        """Take a level that a table agrees on, or take the last one back."""
        if key in TAKE_BACK and self.table.is_at_open:
            return self.table.last is not None and self._take_back_level()
        if not self.table.press_key(key):
            return False
        if self._part and self._part.done(self.workshop):
            self._book.go_on()
            self._lay_out()
        self._changed()
        return True

    def _take_back_level(self) -> bool:
        """Take back the level that was agreed on last, at whichever table; tell that this was what undo is for."""
        last = self.table.last
        if last is None:
            self._refuse_undo()
            return True
        self._book.choose_table(last.table)
        self._lay_out()
        self._show()
        self.table.undo(last)
        self._changed()
        return True

    def _table_words(self) -> str:
        """What a table is asked, with nothing of its levels."""
        part, current = self._part, self.table.current
        if part is None:
            return ""
        if part.done(self.workshop):
            return _("{table} is done").format(table=part.label())
        at = next((place for place, e in enumerate(self._here, 1) if e.id == current), 1)
        name = self._names.get(current or ElementId(""), "")
        return _("What does {table} agree on? {name} ({n} of {count})").format(
            table=part.label(), name=name, n=at, count=len(self._here)
        )

    def _table_hints(self) -> tuple[str, str]:
        back = _("⌫ take it back") if self.table.last else _("↑ ↓ practice")
        if self._part is not None and self._part.done(self.workshop):
            return back, _("{key} on").format(key=keys.NEXT.hint)
        return _("Keys 1 to {most} for a level").format(most=len(self.desk.pack.levels)), back

    def _asks_short(self, *, row: bool) -> bool:
        """Say once of a practice that the next key leaves that its marks do not make the number."""
        count = self._count
        short = count.leaves_short(row=row) if count is not None and self._counting else 0
        if not short or self._short:
            return False
        self._take_up(asking=0)
        self._short = short
        self._show_all()
        return True

    def _compare_key(self, key: int) -> bool:
        if key == Qt.Key.Key_1:
            self._on_keep_first()
        elif key == Qt.Key.Key_2:
            self._on_keep_second()
        else:
            return key == Qt.Key.Key_Backspace and self.take_back()
        return True

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
        elif self._is_too_few(count):
            return
        elif count.slips_in < count.expected and not self._asking:
            self._changed(asking=count.slips_in)
            return
        self._save(count)

    def _save(self, count: Count) -> None:
        part, save = self._part, self.desk.actions.rating.save_counts
        if part is None:
            return
        call = partial(
            save,
            self.desk.session_id,
            count.counts(),
            raters=count.expected,
            mode=part.one.mode,
            group=part.group,
            slips=count.counted,
        )
        self.desk.do(call, expect=counts_expected(self.workshop, part.one, count), then=partial(self._on_saved, part))
