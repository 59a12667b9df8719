"""The level that a table agrees on, practice by practice: for table consensus, and for a table too small for marks."""

from functools import partial

from typing_extensions import override

from mastery_desktop.domain.records import Group
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.settle import SettleList, SettleRow


class TableLevelList(SettleList):
    """All practices of a table; a level key keeps its level and goes on to the next row."""

    def __init__(self, desk: Desk) -> None:
        """Agree on the desk."""
        super().__init__(desk)
        self._table: Group | None = None

    def show_table(self, table: Group) -> None:
        """Show what a table agreed on; call it before the practices are shown."""
        self._table = table

    @override
    def show_row(self, made: SettleRow, *, here: bool) -> None:
        table = self._table
        made.show_level(self._desk.workshop.table_level(made.element.id, table.id) if table else None, here=here)

    @override
    def is_open(self, made: SettleRow) -> bool:
        return self._table is None or self._desk.workshop.table_level(made.element.id, self._table.id) is None

    @override
    def settle(self, made: SettleRow, place: int) -> None:
        if self._table is not None:
            level = self._desk.pack.levels[place].id if place >= 0 else None
            service = self._desk.actions.rating
            self._desk.do(
                partial(service.agree_at_table, self._desk.session_id, self._table.id, made.element.id, level)
            )
