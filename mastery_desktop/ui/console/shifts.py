"""Marks on the lines of the shifts. The posters on the wall are the record of the moment; entering them is optional."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from mastery_desktop.domain.content import ElementId
from mastery_desktop.messages import _, ngettext
from mastery_desktop.services.rating import marks_point_at_persons
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.panel import StepPanel, SubItem
from mastery_desktop.ui.console.parts import button, label, row
from mastery_desktop.ui.console.shift_line import ShiftLineEdit
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.theme.tokens import Space


class ShiftsPanel(StepPanel):
    """The line of the shift that is on the wall."""

    def __init__(self, desk: Desk) -> None:
        """Put marks for the session on the desk."""
        super().__init__(desk)
        self._before: dict[ElementId, list[tuple[tuple[int, ...], int | None]]] = {}
        self._start = label("", "strong")
        self._end = label("", "strong")
        self._number = label("", "small")
        self.line = ShiftLineEdit()
        self._shown: ElementId | None = None
        self.line.changed.connect(self._on_changed)
        self._team = button(_("Placed by the team"), self._on_team)
        self._clear = button(_("Remove the nearest mark"), self._on_remove)
        self._end.setAlignment(Qt.AlignmentFlag.AlignRight)
        ends = row(self._start, self._end, spacing=Space.XL)
        ends.setStretch(0, 1)
        ends.setStretch(1, 1)
        self.body.addLayout(ends)
        self.body.addWidget(self.line)
        self.body.addLayout(Tiles(self._number, self._team, self._clear, fill=False))
        self._keys = label("", "small")
        self.body.addWidget(self._keys)

    @override
    def refresh(self) -> None:
        element = self.element
        if element is None:
            return
        shift = self.workshop.shift(element.id)
        self.heading.setText(element.name)
        few = marks_point_at_persons(self.workshop.session.raters)
        self.hint.setText(
            few or _("Marks go on the posters. Copy them here if you want them on the wall and on paper.")
        )
        self._keys.setText(
            _("Click or drag. Keys: 1 to 0 jump along the line, ← → move, Enter puts the team, Del takes it.")
            if few
            else _("Click or drag. Keys: 1 to 0 jump along the line, ← → move, Enter adds, Del removes, P the team.")
        )
        self._number.setVisible(not few)
        self._clear.setVisible(not few)
        self._start.setText(element.shift_from)
        self._end.setText(element.shift_to)
        self.line.setAccessibleName(_("Line of the shift: {name}").format(name=element.name))
        if self._shown not in (None, element.id):
            self.line.begin_again()
        self._shown = element.id
        marks = () if few else shift.marks
        self.line.show_marks(marks, shift.placed, team_only=bool(few))
        count = len(marks)
        words = ngettext("{n} mark", "{n} marks", count).format(n=count) if count else ""
        people = max(self.workshop.session.people, self.workshop.session.raters)
        if count > people:
            words = _("{marks}, and {people} people: more marks than people. {key} takes the last one back.").format(
                marks=words, people=people, key=keys.UNDO.hint
            )
        self._number.setText(words)
        self._number.set_role("strong" if count > people else "small")

    @override
    def rest(self) -> None:
        self.line.setFocus()

    @override
    def leave(self) -> None:
        self._before.clear()
        super().leave()

    @override
    def take_back(self) -> bool:
        """Take back what was put on this line last; from memory alone, since nothing kept tells the order of marks."""
        element = self.element
        if element is None or element.id not in self._before:
            return False
        if self._before[element.id]:
            self._keep(element.id, *self._before[element.id].pop())
        else:
            self.desk.tell(_("What was put on this line is taken back. Nothing else was undone."))
        return True

    @override
    def sub_items(self) -> tuple[SubItem, ...]:
        return tuple(
            SubItem(
                e.id, e.name, done=bool(self.workshop.shift(e.id).marks) or self.workshop.shift(e.id).placed is not None
            )
            for e in self.elements
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.line.keyPressEvent(event)

    def _on_changed(self, marks: tuple[int, ...], placed: int | None) -> None:
        element = self.element
        if element is not None:
            shift = self.workshop.shift(element.id)
            self._before.setdefault(element.id, []).append((shift.marks, shift.placed))
            self._keep(element.id, marks, placed)

    def _keep(self, element: ElementId, marks: tuple[int, ...], placed: int | None) -> None:
        workshop = self.workshop
        shift = replace(workshop.shift(element), marks=marks, placed=placed)
        call = partial(self.desk.actions.rating.place_marks, self.desk.session_id, element, marks, placed=placed)
        self.desk.do(call, expect=replace(workshop, shift_marks=put(workshop.shift_marks, shift)))

    def _on_team(self) -> None:
        self.line.toggle_team()
        self.rest()

    def _on_remove(self) -> None:
        self.line.remove_last()
        self.rest()
