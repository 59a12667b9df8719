"""The choice of the focus area: what is known of each candidate, the team's words, the reason, why others wait."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.labels import SPREADS, outcome_text
from mastery_desktop.domain.rating import spread
from mastery_desktop.domain.text import NOTE
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.console.held import Held
from mastery_desktop.ui.console.notes import GrowingNote, NoteLine
from mastery_desktop.ui.console.on_wall import say_when_done
from mastery_desktop.ui.console.parts import button, clear, column, keep_room, label, titled
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.console.words import revealed_marks
from mastery_desktop.ui.theme.tokens import Space

if TYPE_CHECKING:
    from mastery_desktop.domain.content import Element
    from mastery_desktop.domain.records import FocusArea, FocusId, SessionId
    from mastery_desktop.ui.console.desk import Desk
    from mastery_desktop.ui.widgets.buttons import Button


_NUMBER: Final = re.compile(r"[\d\s.,/%+-]*\d[\d\s.,/%+-]*")


class FocusChoice(QWidget):
    """Candidates on the left, the chosen candidate's details on the right.

    Attributes:
        chosen: a candidate has become the focus area (its element).
        dropped: one is no longer the focus area (its name).
    """

    chosen = Signal(str)
    dropped = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Choose for the session on the desk."""
        super().__init__()
        self._desk = desk
        self._elements: tuple[Element, ...] = ()
        self._at: ElementId | None = None
        self._rows: list[Button] = []
        self._list = QGridLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        holder = QWidget()
        holder.setLayout(self._list)
        self._name = label("", "lead")
        self._known = label("", "muted")
        self._evidence = label("", "small")
        self.impact = GrowingNote(_("What would change, for whom?"), 500, 2)
        self.effort = GrowingNote(_("Time, money, people"), 500, 2)
        self._number = label(_("Say it in words: nobody remembers what a number meant."), "strong")
        self.waits = NoteLine(_("Why it can wait"), 1000)
        for field in (self.impact, self.effort, self.waits):
            field.edited.connect(self._on_words)
        self._choose = button(_("Choose this as our focus area"), self._on_choose, "primary")
        self._replace = button(_("Replace the focus area"), self._on_replace)
        self._drop = button(_("Take the choice back"), self._on_drop)
        self.reason = GrowingNote(_("Because …"), NOTE, 2)
        self.reason.edited.connect(self._on_reason)
        self.second_reason = NoteLine(_("A second one at a time needs a reason"))
        self.second_reason.typed.connect(self._on_second)
        self._seconds: dict[tuple[SessionId, ElementId], str] = {}  # there is nothing to keep them with yet
        self._pending = label(_("Not on disk until you take it on."), "strong")
        keep_room(self._pending)  # the first letter moves nothing
        self.impact.returnPressed.connect(self.effort.setFocus)
        say_when_done(desk, self.impact, self.effort, self.waits, self.reason)
        self._reason_box = QWidget()
        self._reason_box.setLayout(titled(_("Why do we choose it?"), self.reason))
        self._second_box = QWidget()
        self._second_box.setLayout(titled(_("Why a second one?"), self.second_reason, self._pending))
        words = Tiles(boxed(titled(_("Impact"), self.impact)), boxed(titled(_("Effort"), self.effort)), least=18)
        self._waits_box = QWidget()
        self._waits_box.setLayout(titled(_("If not this one: why does it wait?"), self.waits))
        right = column(
            self._name,
            self._known,
            self._evidence,
            self._reason_box,
            self._second_box,
            Tiles(self._choose, self._replace, self._drop, fill=False),
            words,
            self._number,
            self._waits_box,
            1,
        )
        both = Tiles(boxed(column(holder, 1)), boxed(right), least=26, shares=(5, 9), spacing=Space.L)
        self.setLayout(both)

    def show_candidates(self, elements: tuple[Element, ...]) -> None:
        """Show the candidates."""
        if elements != self._elements:
            self._elements = elements
            focus = self._desk.workshop.focus
            self._at = focus.element if focus else self._first()
            self._fill()
        self._refresh()

    def start_at_most_dots(self) -> None:
        """Point at the candidate with most dots, for the team to say yes or no to first."""
        first = self._first()
        if first is not None and self._desk.workshop.focus is None:
            self._pick(first)

    def press_key(self, step: int) -> None:
        """Go up or down in the list of candidates."""
        ids = [element.id for element in self._elements]
        if self._at in ids:
            self._pick(ids[min(max(ids.index(self._at) + step, 0), len(ids) - 1)])

    # slots

    def _on_row(self) -> None:
        sender = self.sender()
        for element, made in zip(self._elements, self._rows, strict=True):
            if made is sender:
                self._pick(element.id)

    def _on_words(self, _text: str) -> None:
        self._look()
        if self._at is not None:
            call = partial(
                self._desk.actions.planning.describe_candidate,
                self._desk.session_id,
                self._at,
                impact=self.impact.text,
                effort=self.effort.text,
                waits=self.waits.text(),
            )
            self._desk.do(call)

    def _on_reason(self, text: str) -> None:
        area = self._area(self._at)
        if area is not None:
            self._desk.do(partial(self._desk.actions.planning.set_focus_reason, self._desk.session_id, area, text))

    def _on_second(self) -> None:
        if self._at is not None:
            self._seconds[self._desk.session_id, self._at] = self.second_reason.text()
            self._pending.setVisible(self._is_pending(self._at))
            self._desk.hold(Held.REASON, held=self.is_begun)

    def _on_choose(self) -> None:
        if self._at is not None:
            second, planning = self.second_reason.text(), self._desk.actions.planning
            call = partial(planning.choose_focus, self._desk.session_id, self._at, second_reason=second)
            self._desk.do(call, then=self._on_chosen)

    def _on_replace(self) -> None:
        if self._at is not None:
            planning = self._desk.actions.planning
            call = partial(planning.replace_focus, self._desk.session_id, self._at)
            self._desk.do(call, then=self._on_chosen)

    def _on_chosen(self, _focus: FocusId) -> None:
        self._seconds.pop((self._desk.session_id, self._at or ElementId("")), None)
        self._reason_box.show()  # it is asked for next; the snapshot with the choice comes behind this
        if self._at is not None:
            self.chosen.emit(self._at)

    def _on_drop(self) -> None:
        area = self._area(self._at)
        if area is not None:
            call = partial(self._desk.actions.planning.drop_focus, self._desk.session_id, area.id)
            name = self._desk.pack.elements[area.element].name
            self._desk.do(call, then=lambda _nothing: self.dropped.emit(name))

    # helpers

    @property
    def is_begun(self) -> bool:
        """Whether a reason for a second focus area is typed that is kept nowhere yet."""
        return any(self._is_pending(element.id) for element in self._elements)

    def _is_pending(self, element: ElementId) -> bool:
        asked = bool(self._desk.workshop.active_focus) and self._area(element) is None
        return asked and bool(self._seconds.get((self._desk.session_id, element), "").strip())

    def _look(self) -> None:
        """See whether a number stands where the team's words belong."""
        self._number.setVisible(any(_NUMBER.fullmatch(note.text.strip()) for note in (self.impact, self.effort)))

    def _pick(self, element: ElementId) -> None:
        for field in (self.impact, self.effort, self.waits, self.reason, self.second_reason):
            field.flush()
        self._at = element
        self._refresh()

    def _first(self) -> ElementId | None:
        ranked = sorted(self._elements, key=self._dots, reverse=True)
        return ranked[0].id if ranked else None

    def _dots(self, element: Element) -> int:
        return self._desk.workshop.candidate(element.id).dots

    def _area(self, element: ElementId | None) -> FocusArea | None:
        areas = self._desk.workshop.focus_areas
        return next((area for area in areas if area.active and area.element == element), None)

    def _fill(self) -> None:
        clear(self._list)
        self._rows = []
        for line, element in enumerate(self._elements):
            made = button(element.name, self._on_row, "row")
            made.be_one_of_several()
            self._rows.append(made)
            self._list.addWidget(made, line, 0)

    def _refresh(self) -> None:
        workshop = self._desk.workshop
        for element, made in zip(self._elements, self._rows, strict=True):
            made.setChecked(element.id == self._at)
            made.set_label(self._row_text(element))
        if self._at is None:
            return
        element = self._desk.pack.elements[self._at]
        candidate, area = workshop.candidate(self._at), self._area(self._at)
        others = any(a.active and a.element != self._at for a in workshop.focus_areas)
        self._name.setText(_("{name}: our focus area").format(name=element.name) if area else element.name)
        self._known.setText(self._known_text(element))
        self.impact.show_text(candidate.impact, self._at)
        self.effort.show_text(candidate.effort, self._at)
        self.waits.show_text(candidate.waits, self._at)
        self._look()
        self._evidence.setText(self._evidence_text(element))
        self._evidence.setVisible(bool(self._evidence.text()))
        self.reason.show_text(area.reason if area else "", (self._at, area is None))
        self._reason_box.setVisible(area is not None)  # before, there is nothing to keep it with
        self._waits_box.setVisible(area is None)
        session = self._desk.session_id
        self.second_reason.show_text(self._seconds.get((session, self._at), ""), (session, self._at))
        self._pending.setVisible(self._is_pending(self._at))
        self._desk.hold(Held.REASON, held=self.is_begun)
        self._second_box.setVisible(others and area is None)
        self._choose.setVisible(area is None)
        self._choose.set_label(_("Take it on as a second one") if others else _("Choose this as our focus area"))
        self._replace.setVisible(others and area is None)
        self._drop.setVisible(area is not None)

    def _row_text(self, element: Element) -> str:
        dots = self._dots(element)
        parts = [f"✓ {element.name}" if self._area(element.id) else element.name]
        if dots:
            parts.append(ngettext("{n} dot", "{n} dots", dots).format(n=dots))
        return " · ".join(parts)

    def _evidence_text(self, element: Element) -> str:
        """The lines of evidence themselves: what we have before what we wish for."""
        workshop = self._desk.workshop
        have = [_("We have: {text}").format(text=e.text) for e in workshop.evidence_for(element.id, have=True)]
        want = [_("We wish for: {text}").format(text=e.text) for e in workshop.evidence_for(element.id, have=False)]
        return "\n".join((*have, *want))

    def _known_text(self, element: Element) -> str:
        workshop, pack = self._desk.workshop, self._desk.pack
        rating = workshop.rating(element.id)
        marks = revealed_marks(workshop, [element.id]).get(element.id)
        have = len(workshop.evidence_for(element.id, have=True))
        want = len(workshop.evidence_for(element.id, have=False))
        parts = [
            outcome_text(rating, pack),
            _(SPREADS[spread(marks)]) if marks else "",
            ngettext("{n} line of evidence", "{n} lines of evidence", have).format(n=have),
            ngettext("{n} wanted", "{n} wanted", want).format(n=want) if want else "",
        ]
        shift = _("From “{start}” to “{end}”").format(start=element.shift_from, end=element.shift_to)
        return shift + "\n" + "  ·  ".join(part for part in parts if part)
