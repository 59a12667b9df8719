"""One promise at a time: the evidence the team has brought for it, and other words and another day where it goes on."""

from functools import partial

from PySide6.QtWidgets import QWidget

from mastery_desktop.domain.labels import kept_day, said_day
from mastery_desktop.domain.records import Promise
from mastery_desktop.domain.workshop import GOES_ON
from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.notes import NoteEdit, NoteLine
from mastery_desktop.ui.console.parts import column, titled
from mastery_desktop.ui.console.tiles import Tiles, boxed


class PromiseDetail(QWidget):
    """Fields for the promise that the wall is at."""

    def __init__(self, desk: Desk) -> None:
        """Write for the session on the desk."""
        super().__init__()
        self._desk = desk
        self._promise: Promise | None = None
        self.brought = NoteEdit(2, _("What we can show: a page, a number of answers, what somebody saw"))
        self.brought.edited.connect(self._on_brought)
        self.what = NoteLine(_("Smaller, or something else"))
        self.what.edited.connect(self._on_adjusted)
        self.by = NoteLine(_("For example: the first week of May"))
        self.by.edited.connect(self._on_adjusted)
        self._further = boxed(
            Tiles(
                boxed(titled(_("What will we do now?"), self.what)),
                boxed(titled(_("By when?"), self.by)),
                least=14,
                shares=(3, 2),
            )
        )
        self.setLayout(column(titled(_("What evidence did we bring?"), self.brought), self._further))

    def show_promise(self, promise: Promise) -> None:
        """Show the fields of a promise; what waits of another one is kept first."""
        if self._promise is not None and self._promise.id != promise.id:
            self.flush()
        self._promise = promise
        carried = self._desk.workshop.carried(promise)
        self.brought.show_text(promise.brought, promise.id)
        self.what.show_text(carried.what if carried else promise.what, promise.id)
        self.by.show_text(said_day(carried.by) if carried else "", promise.id)
        self._further.setVisible(promise.state in GOES_ON)

    def flush(self) -> None:
        """Keep what waits to be kept."""
        for field in (self.brought, self.what, self.by):
            field.flush()

    def _on_brought(self, text: str) -> None:
        if self._promise is not None:
            planning = self._desk.actions.planning
            self._desk.do(partial(planning.bring_evidence, self._desk.session_id, self._promise.id, text))

    def _on_adjusted(self, _text: str) -> None:
        if self._promise is not None:
            call = partial(
                self._desk.actions.planning.adjust_promise,
                self._desk.session_id,
                self._promise.id,
                self.what.text(),
                kept_day(self.by.text(), self._desk.workshop.session.held_on),
            )
            self._desk.do(call)
