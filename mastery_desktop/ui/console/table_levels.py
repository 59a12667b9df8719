"""The level that a table agrees on, practice by practice: for table consensus, and for a table too small for marks."""

from dataclasses import replace
from functools import partial
from typing import NamedTuple

from typing_extensions import override

from mastery_desktop.domain.choices import RatingState
from mastery_desktop.domain.content import ElementId, LevelId
from mastery_desktop.domain.records import Group, GroupId, TableLevel, natural_id
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.settle import SettleList, SettleRow
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.widgets.areas import keep_in_sight


class Agreed(NamedTuple):
    """What was agreed on last: at which table, about which practice, and its level before; None for none."""

    table: GroupId
    element: ElementId
    before: LevelId | None


class TableLevelList(SettleList):
    """All practices of a table; a level key keeps its level and goes on to the next row."""

    def __init__(self, desk: Desk) -> None:
        """Agree on the desk."""
        super().__init__(desk)
        self._table: Group | None = None
        self._typed: list[Agreed] = []

    @property
    def is_at_open(self) -> bool:
        """Whether the practice at hand has no level of the table yet."""
        return bool(self._rows) and self.is_open(self._rows[self._at])

    @property
    def last(self) -> Agreed | None:
        """What undo takes back: what was typed last; else, as after a start anew, the last level of the table."""
        tables = {table.id for table in self._desk.workshop.groups}
        self._typed = [each for each in self._typed if each.table in tables]  # another session has others
        if self._typed:
            return self._typed[-1]
        table, kept = self._table, [made.element.id for made in self._rows if not self.is_open(made)]
        return Agreed(table.id, kept[-1], None) if table is not None and kept else None

    def undo(self, last: Agreed) -> None:
        """Take back what was agreed on last, at the table that is shown, and ask for it again."""
        if last in self._typed:
            self._typed.remove(last)
        self.go_to(last.element)
        self._keep(last.element, last.before)
        self.refresh()

    def show_table(self, table: Group) -> None:
        """Show what a table agreed on; call it before the practices are shown. Another table begins at the first."""
        if self._table is None or table.id != self._table.id:
            self.begin_again()
            self._show_head()
        self._table = table

    def _show_head(self) -> None:
        """Bring the name of the table into sight: the one before ended at the foot of the list."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, StepPanel):
            around = around.parentWidget()
        if around is not None:
            keep_in_sight(around.heading)

    @override
    def show_row(self, made: SettleRow, *, here: bool) -> None:
        table = self._table
        made.show_level(self._desk.workshop.table_level(made.element.id, table.id) if table else None, here=here)

    @override
    def is_open(self, made: SettleRow) -> bool:
        return self._table is None or self._desk.workshop.table_level(made.element.id, self._table.id) is None

    @override
    def settle(self, made: SettleRow, place: int) -> None:
        if self._table is None:
            return
        element, level = made.element.id, self._desk.pack.levels[place].id if place >= 0 else None
        before = self._desk.workshop.table_level(element, self._table.id)
        if level is None:
            self._typed = [each for each in self._typed if (each.table, each.element) != (self._table.id, element)]
        elif level != before:
            self._typed.append(Agreed(self._table.id, element, before))
        self._keep(element, level)

    def _keep(self, element: ElementId, level: LevelId | None) -> None:
        if self._table is not None:
            session = self._desk.session_id
            call = partial(self._desk.actions.rating.agree_at_table, session, self._table.id, element, level)
            self._desk.do(call, expect=self._expected(element, level) if level else None)

    def _expected(self, element: ElementId, level: LevelId) -> Workshop | None:
        workshop, table = self._desk.workshop, self._table
        rating = workshop.rating(element)
        if table is None or rating.state not in (RatingState.COLLECTING, RatingState.COMPLETE):
            return None
        own = natural_id("table level", workshop.session.id, element, table.id)
        agreed = TableLevel(id=own, session_id=workshop.session.id, element=element, group=table.id, level=level)
        return replace(
            workshop,
            table_levels=put(workshop.table_levels, agreed),
            ratings=put(workshop.ratings, replace(rating, state=RatingState.COMPLETE)),
        )
