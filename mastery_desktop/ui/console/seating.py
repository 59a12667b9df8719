"""Tables that are counted apart: how many, how many rate at each, and which practices each one rates."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from mastery_desktop.domain.content import Element, ElementId
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.records import Group, GroupId
from mastery_desktop.domain.table_names import name_of
from mastery_desktop.messages import _
from mastery_desktop.services.tables import MOST_TABLES
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.numbers import NumberField
from mastery_desktop.ui.console.parts import Choice, button, clear, column, label, row
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel


class SeatingBox(QWidget):
    """How many tables there are; unfolded, who sits there and what they rate."""

    def __init__(self, desk: Desk) -> None:
        """Seat the session on the desk."""
        super().__init__()
        self._desk = desk
        self._elements: tuple[Element, ...] = ()
        self._of: tuple[GroupId, ...] = ()
        self.tables = NumberField(_("Tables counted apart"), least=0, most=MOST_TABLES)
        self.tables.changed.connect(self._on_tables)
        self.unfold = button(_("Who rates what"), self._on_unfold)
        self.unfold.setCheckable(True)
        self.shared = Choice([_("Every table rates all"), _("Tables share the practices")])
        self.shared.setAccessibleName(_("Who rates what"))
        self.shared.chosen.connect(self._on_shared)
        self.small = label("", "strong")
        self.raters: list[NumberField] = []
        self._few: list[PlainLabel] = []
        self.boxes: dict[tuple[GroupId, ElementId], QCheckBox] = {}
        self._lines = column(spacing=Space.S)
        self._box = QWidget()
        self._box.setLayout(column(self.shared, self._lines, spacing=Space.S))
        self._box.hide()
        head = QWidget()
        head.setLayout(Tiles(self.tables, self.unfold, fill=False, spacing=Space.L))
        self.setLayout(column(head, self.small, self._box))

    def show_elements(self, elements: tuple[Element, ...]) -> None:
        """Show the tables of the session as they are, for the practices of a domain."""
        groups = self._desk.workshop.groups
        here = tuple(group.id for group in groups)
        if (here, elements) != (self._of, self._elements):
            self._of, self._elements = here, elements
            self._lay_out(groups)
        self.tables.show_number(len(groups))
        self.unfold.setVisible(bool(groups))
        self._box.setVisible(bool(groups) and self.unfold.isChecked())
        self.shared.show_place(int(any(group.elements for group in groups)))
        for field, said, group in zip(self.raters, self._few, groups, strict=True):
            field.show_number(group.raters)
            few_here = group.raters < ANONYMOUS_FROM
            said.setText(_("They talk; only their level is kept.") if few_here else "")
        rates = {group.id: group for group in groups}
        for (table, element), box in self.boxes.items():
            box.setChecked(rates[table].rates(element))
        few = [name_of(group) for group in groups if group.raters < ANONYMOUS_FROM]
        words = _("Fewer than {least} at {tables}: they talk, and only the level that they agree on is kept.")
        self.small.setText(words.format(least=ANONYMOUS_FROM, tables=", ".join(few)) if few else "")
        self.small.setVisible(bool(few) and self._box.isHidden())  # unfolded, it stands at the tables

    def _lay_out(self, groups: tuple[Group, ...]) -> None:
        clear(self._lines)
        self.raters, self._few, self.boxes = [], [], {}
        for group in groups:
            field = NumberField(_("{table}: who rate").format(table=name_of(group)))
            field.changed.connect(self._on_raters)
            self.raters.append(field)
            boxes = [self._make_box(group, element) for element in self._elements]
            practices = QWidget()
            practices.setLayout(Tiles(*boxes, fill=False, spacing=Space.M))
            said = PlainLabel("", "strong")
            self._few.append(said)
            self._lines.addLayout(column(row(field, said, 1), practices))

    def _make_box(self, group: Group, element: Element) -> QCheckBox:
        box = QCheckBox(element.name.replace("&", "&&"))
        box.setAccessibleName(_("{table} rates {practice}").format(table=name_of(group), practice=element.name))
        box.setProperty("table", group.id)
        box.clicked.connect(self._on_practice)
        self.boxes[group.id, element.id] = box
        return box

    def _on_unfold(self) -> None:
        self._box.setVisible(self.unfold.isChecked())
        self.small.setVisible(bool(self.small.text()) and self._box.isHidden())

    def _on_tables(self, number: int) -> None:
        raters = self._desk.workshop.session.raters
        shares = [raters // number + (at < raters % number) for at in range(number)] if number else []
        self._desk.do(partial(self._desk.actions.rating.set_tables, self._desk.session_id, shares))

    def _on_raters(self, _number: int) -> None:
        numbers = [field.number for field in self.raters]
        self._desk.do(partial(self._desk.actions.rating.set_tables, self._desk.session_id, numbers))

    def _on_shared(self, place: int) -> None:
        elements = [element.id for element in self._elements] if place else []
        self._desk.do(partial(self._desk.actions.rating.share_out, self._desk.session_id, elements))

    def _on_practice(self) -> None:
        table = GroupId(str(self.sender().property("table")))
        wanted = [element.id for element in self._elements if self.boxes[table, element.id].isChecked()]
        if not wanted:
            self._desk.refuse(_("A table rates at least one practice. Nothing was changed."))
            self._desk.reload()
            return
        everything = [] if len(wanted) == len(self._elements) else wanted
        service = self._desk.actions.rating
        self._desk.do(partial(service.set_practices, self._desk.session_id, table, everything))
