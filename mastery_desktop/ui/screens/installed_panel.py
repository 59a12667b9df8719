"""Content that came to this computer or was made here: what there is, and removing what no workshop needs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from mastery_desktop.messages import _
from mastery_desktop.services.packs.library import Entry
from mastery_desktop.ui.screens.list_panel import ListPanel
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.question import Question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.ui.context import Context


class InstalledPanel(ListPanel[Entry]):
    """Lists packs and wording, and removes one of them.

    Attributes:
        removed: something of it is gone.
    """

    removed = Signal()

    def __init__(self, context: Context, host: QWidget) -> None:
        """Read the list."""
        words = _("What was taken in or made here. What the program itself brings along always stays.")
        super().__init__(context, host, _("Content on this computer"), words, listed=_("Packs and wording"))
        self._service = context.services.installed
        self.question = Question(_("Leave it"), _("Remove it"))
        self.question.confirmed.connect(self._on_really)
        self.add_question(self.question)
        self.remove = Button(_("Remove…"), kind="quiet")
        self.remove.clicked.connect(self._on_remove)
        self.column.addWidget(self.remove)
        self.need_choice(self.remove)
        self._read()

    def _on_remove(self) -> None:
        if chosen := self.chosen:
            words = _("Remove {name} from this computer? It comes back only from a file of it.")
            self.question.ask(words.format(name=chosen.name))

    def _on_really(self) -> None:
        if chosen := self.chosen:
            call = partial(self._service.remove, chosen)
            self._context.operations.read(call, partial(self._on_removed, chosen), self._on_failed)

    def _on_removed(self, entry: Entry, _value: None) -> None:
        self.outcome.say(_("{name} is removed.").format(name=entry.name))
        self.removed.emit()
        self._read()

    def _read(self) -> None:
        self._context.operations.read(self._service.entries, self._on_read, self._on_failed)

    def _on_read(self, entries: list[Entry]) -> None:
        nothing = _("Nothing was taken in or made here yet.")
        self.show_all(((_words(entry), entry) for entry in entries), nothing)


def _words(entry: Entry) -> str:
    kind = _("Wording") if entry.overlay else _("Content pack")
    return f"{entry.name}\n{kind}  ·  " + _("{id}, version {version}").format(id=entry.id, version=entry.version)
