"""The agendas that a workshop can begin with, one of them chosen."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.agenda import TEMPLATE_BY_ID, TEMPLATES, Template
from mastery_desktop.domain.pack import Pack
from mastery_desktop.messages import _
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.chip_group import ChipGroup
from mastery_desktop.ui.widgets.labels import PlainLabel

_USUAL: Final = "90"


class TemplateChoice(QWidget):
    """A row for each agenda.

    Attributes:
        chosen: the user chose one.
        entered: the user pressed Enter on the one that is chosen.
    """

    chosen = Signal()
    entered = Signal()

    def __init__(self, pack: Pack) -> None:
        """Begin with the usual one, named for a framework."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(PlainLabel(_("Agenda"), "label"))
        self.rows = [Button(kind="row") for _template in TEMPLATES]
        self._group = ChipGroup(self)
        for number, row in enumerate(self.rows):
            self._group.addButton(row, number)
            row.installEventFilter(self)
            column.addWidget(row)
        self._group.buttonClicked.connect(self.chosen)
        self.choose(_USUAL)
        self.show_pack(pack)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.type() == QEvent.Type.KeyPress and watched is self._group.checkedButton():
            self.entered.emit()
            return True
        return super().eventFilter(watched, event)

    @property
    def template(self) -> Template:
        """The agenda that is chosen."""
        return TEMPLATES[self._group.checkedId()]

    def choose(self, template: str) -> None:
        """Choose an agenda by its id; one that is not known changes nothing."""
        if template in TEMPLATE_BY_ID:
            self.rows[TEMPLATES.index(TEMPLATE_BY_ID[template])].setChecked(True)

    def show_pack(self, pack: Pack) -> None:
        """Name the agendas for another framework: it may have fewer domains than one is made for."""
        for row, template in zip(self.rows, TEMPLATES, strict=True):
            row.set_label(template.name_for(len(pack.domains)))
