"""Which content a new workshop is led with: a choice that is there only where there is more than one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui.step_names import domain_heading
from mastery_desktop.ui.widgets.choice_box import ChoiceBox
from mastery_desktop.ui.widgets.fields import FieldRow
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from mastery_desktop.domain.content import DomainId
    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.domain.records import SessionId
    from mastery_desktop.services.led_with import Led
    from mastery_desktop.services.packs.library import Entry
    from mastery_desktop.ui.context import Context


class ContentChoice(QWidget):
    """The content packs of this computer; hidden where there is one alone.

    Attributes:
        chosen: a pack was chosen, and is loaded.
    """

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        """Begin with the pack in use."""
        super().__init__()
        self._context = context
        self._entries: list[Entry] = []
        self.box = ChoiceBox(weighs=True)
        self.box.activated.connect(self._on_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FieldRow(_("Content"), self.box))
        self.hide()
        context.operations.read(context.services.packs.entries, self._on_entries)

    def choose_for(self, session: SessionId, then: Callable[[], object]) -> None:
        """Choose what a session was led with, as far as it is here; `then` goes on with it."""

        def on_led(led: Led) -> None:
            pack, ids = led.pack, [entry.id for entry in self._entries]
            whole = [(entry.id, entry.version, entry.overlay) for entry in self._entries]
            if (this := (pack.id, pack.version, pack.overlay)) in whole:
                self.box.setCurrentIndex(whole.index(this))
            elif pack.id in ids:
                self.box.setCurrentIndex(ids.index(pack.id))
            self.chosen.emit(led.pack)
            then()

        self._context.operations.read(
            partial(self._context.services.sharing.pack_for, session), on_led, self._on_refused
        )

    def _on_entries(self, entries: list[Entry]) -> None:
        self._entries = entries
        self.box.addItems([entry.name for entry in entries])
        self.setVisible(len(entries) > 1)

    def _on_activated(self, place: int) -> None:
        load = partial(self._context.services.packs.pack, self._entries[place])
        self._context.operations.read(load, self._on_loaded, self._on_refused)

    def _on_loaded(self, pack: Pack) -> None:
        self.chosen.emit(pack)

    def _on_refused(self, error: MasteryError) -> None:
        self.box.setCurrentIndex(0)
        self._context.news.say_error(str(error))
        self._on_activated(0)


class DomainBoxes(QWidget):
    """The domains of a pack, to tick those that a workshop takes up.

    Attributes:
        changed: the user ticked one, or took a tick away.
    """

    changed = Signal()

    def __init__(self, pack: Pack) -> None:
        super().__init__()
        self.boxes: dict[DomainId, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(PlainLabel(_("Domains"), "label"))
        self.show_pack(pack)

    @property
    def domains(self) -> tuple[DomainId, ...]:
        """The domains that are ticked, in the order of the framework."""
        return tuple(id_ for id_, box in self.boxes.items() if box.isChecked())

    def show_pack(self, pack: Pack) -> None:
        """Offer the domains of another pack."""
        for box in self.boxes.values():
            box.hide()
            box.deleteLater()
        self.boxes = {}
        for domain in pack.domains:
            name = domain_heading(domain)
            box = QCheckBox(name.replace("&", "&&"))
            box.setAccessibleName(name)
            box.clicked.connect(self.changed)
            self.boxes[domain.id] = box
            self._column.addWidget(box)

    def tick_first(self, number: int) -> None:
        """Tick the first domains alone."""
        for place, box in enumerate(self.boxes.values()):
            box.setChecked(place < number)
