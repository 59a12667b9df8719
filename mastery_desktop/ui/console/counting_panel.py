"""What a panel that counts knows of its count: the part at hand, how far it is, and what may be seen."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from typing_extensions import override

from mastery_desktop.domain.choices import RatingState
from mastery_desktop.domain.content import Element, ElementId
from mastery_desktop.domain.counting import Count, CountWay
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.count_book import CountBook, Part
from mastery_desktop.ui.console.count_words import (
    blind_keys,
    forget_text,
    leaving_text,
    nothing_here_text,
    notice_text,
    way_stays_text,
)
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.private_panel import PrivatePanel
from mastery_desktop.ui.console.purpose import few_raters
from mastery_desktop.ui.key_guard import ENTER_ENDS, ENTER_OFFERED

_DECIDED: Final = frozenset({RatingState.SECOND_ROUND, RatingState.SETTLED})


class CountingPanel(PrivatePanel):
    """A panel over the counts of some practices, part by part."""

    def __init__(self, desk: Desk) -> None:
        """Count on the desk."""
        super().__init__(desk)
        self._book = CountBook(desk)
        self._asked_first = ""
        self._short = 0
        self.setProperty(ENTER_ENDS, True)  # noqa: FBT003 - the value of a property

    def _take_up(self, *, asking: int) -> None:
        """Go on from a key: what an earlier one asked is over, but for the Enter that asked with `asking` slips in."""
        self._asked_first, self._short = "", 0
        if self._part is not None:
            self._part.asked = asking
        count = self._count
        is_full = count is not None and count.finished and not count.checking and count.slips_in >= count.expected
        self.setProperty(ENTER_OFFERED, is_full)  # nothing is lost by it, and nothing is left to ask

    def _go_to_open_part(self) -> None:
        """Take up a part that is not done: one that was done before shows nothing to do."""
        self._asked_first, self._short = "", 0
        if self._part is not None and self._part.done(self.workshop):
            self._book.go_on()

    @override
    def live(self) -> LiveState:
        return self._book.live() if self._step is not None and not self._revealed else LiveState()

    @property
    @override
    def is_private(self) -> bool:
        return self._counting or self._agreeing

    @property
    @override
    def takes_back(self) -> bool:
        is_closed = self._part is not None and self._part.closed.count is not None
        return self._agreeing or is_closed or (self._counting and self._count is not None)

    @override
    def bar_text(self) -> str:
        part = self._part
        if part is not None and part.group is not None and self._revealed and not part.done(self.workshop):
            words = _(
                "{table} was not counted before the first level was decided, so its slips are not typed in any more"
            )
            return words.format(table=part.label())
        return part.closed.text() if part else ""

    @override
    def open_end(self) -> str:
        part = self._part
        if part is None or not self._by_talk or part.at_table:
            return ""
        left = sum(self.workshop.rating(element).level is None for element in part.one.elements)
        if not left:
            return ""
        said = ngettext("{n} practice has no level yet.", "{n} practices have no level yet.", left).format(n=left)
        if self.isVisible():
            ways = _("Agree on it, or {next} again goes on without.").format(next=keys.NEXT.hint)
        else:
            ways = _("{key} to agree, or {next} again goes on without.").format(
                key=keys.WRITE_BELOW.hint, next=keys.NEXT.hint
            )
        return f"{said} {ways}"

    @override
    def blind_hints(self) -> tuple[str, str]:
        return blind_keys(self._count, comparing=self._comparing) or super().blind_hints()

    @property
    def has_open_count(self) -> bool:
        """Whether slips are typed that are not kept yet."""
        return self._book.is_open

    @property
    def counted_elements(self) -> tuple[Element, ...]:
        """The practices that are counted here."""
        return self.elements

    @property
    def part_at_hand(self) -> Part | None:
        """What is counted or agreed on now; None when nothing is, or all of it is done."""
        return self._part if self.is_private else None

    @property
    def _part(self) -> Part | None:
        return self._book.part if self._step is not None else None

    @property
    def _count(self) -> Count | None:
        return self._part.count if self._part else None

    @property
    def _here(self) -> tuple[Element, ...]:
        """The practices of the part at hand."""
        return tuple(self.desk.pack.elements[element] for element in self._part.one.elements) if self._part else ()

    @property
    def _names(self) -> dict[ElementId, str]:
        return {element.id: element.name for element in self._here}

    @property
    def _by_talk(self) -> bool:
        return self._part is not None and self._part.one.by_talk

    @property
    def _counted(self) -> bool:
        return self._part is not None and self._part.counted(self.workshop)

    @property
    def _revealed(self) -> bool:
        return any(self.workshop.revealed(element.id) for element in self._here) and not self._late

    @property
    def _late(self) -> bool:
        """Whether a table is still to come in, when what others gave was revealed and nothing was decided on it."""
        part, workshop = self._part, self.workshop
        if part is None or part.group is None or part.done(workshop):
            return False
        return not {workshop.rating(element).state for element in part.one.elements} & _DECIDED

    @property
    def _counting(self) -> bool:
        return self._step is not None and not (self._by_talk or self._counted or self._revealed)

    @property
    def _agreeing(self) -> bool:
        """Whether levels of a table are entered, which nobody may see before the reveal."""
        return self._part is not None and self._part.at_table and not self._revealed

    @property
    def _asking(self) -> bool:
        """Whether the next Enter closes a count with slips missing: it was asked for these slips."""
        part, count = self._part, self._count
        return bool(part and count and count.finished and not count.checking and part.asked == count.slips_in)

    @property
    def _comparing(self) -> bool:
        return self._count is not None and self._count.disagrees

    def _asks_first(self, what: str) -> bool:
        """Ask for a second press before what was typed is forgotten; tell whether this press was the first one."""
        if self._asked_first == what or not (self._counted or (self._count and self._count.started)):
            return False
        self._asked_first = what
        self.refresh()
        return True

    def _choose_way(self, count: Count, way: CountWay) -> None:
        """Count another way, where nothing of what was typed goes with it."""
        if way is count.way:
            return
        if count.started:
            self.desk.refuse(way_stays_text())
        else:
            count.choose(way)

    def _is_too_few(self, count: Count) -> bool:
        """Say of a count that is not to be closed yet how many slips it has; whose marks they are could be told."""
        if count.slips_in >= ANONYMOUS_FROM or count.expected < ANONYMOUS_FROM:
            return False
        words = ngettext(
            "{n} of {expected} slips is in. A count closes with {least} or more.",
            "{n} of {expected} slips are in. A count closes with {least} or more.",
            count.slips_in,
        )
        self.desk.refuse(words.format(n=count.slips_in, expected=count.expected, least=ANONYMOUS_FROM))
        return True

    def _refuse_undo(self) -> None:
        """Say that nothing is typed to take back: the history knows only of other steps, which nobody looks at."""
        self.desk.refuse(nothing_here_text())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        leaves = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if leaves and self._asking and self._part is not None:  # elsewhere Enter does not close the count
            self._part.asked = 0
            self.refresh()

    def _notice(self, part: Part) -> str:
        if self._asked_first:
            return "" if self._hides else forget_text()
        if part.one.by_talk and not self._revealed and part.one.raters < ANONYMOUS_FROM:
            return few_raters(part.one.raters)
        if not self._counting or part.count is None:
            return ""
        if self._short and not self._hides:
            return leaving_text(self._names[part.count.entry.current], self._short)
        if self._hides:
            return self.blind_text() if self._comparing else ""
        people = self.workshop.session.people if part.group is None else None
        return notice_text(part.count, self._names, asking=self._asking, people=people)

    def _keep_raters(self, number: int) -> None:
        """Keep how many rate, at the table that is counted or in the whole room."""
        part, workshop, rating = self._part, self.workshop, self.desk.actions.rating
        if part is not None and part.count is not None:
            part.count.set_expected(number)
        if part is not None and part.one.group is not None:
            groups = tuple(replace(g, raters=number) if g.id == part.group else g for g in workshop.groups)
            seats = partial(rating.set_tables, self.desk.session_id, [g.raters for g in groups])
            self.desk.do(seats, expect=replace(workshop, groups=groups))
        else:
            call = partial(self.desk.actions.sessions.revise, self.desk.session_id, {"raters": number})
            self.desk.do(call, expect=replace(workshop, session=replace(workshop.session, raters=number)))
