"""Adds a step to the run sheet, after the one that the team is at."""

from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.content import DomainId
from mastery_desktop.domain.step_names import STEP_NAMES, step_name
from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.parts import button, column, label, row
from mastery_desktop.ui.widgets.choice_box import ChoiceBox

MINUTES = 5
_OF_A_DOMAIN = frozenset(
    {
        StepKind.QUESTION,
        StepKind.SHIFTS,
        StepKind.INDICATORS,
        StepKind.RATE,
        StepKind.COUNT,
        StepKind.REVEAL,
        StepKind.ONE_BY_ONE,
        StepKind.DISCUSS,
        StepKind.OUTCOME,
        StepKind.RESULTS,
        StepKind.GALLERY,
        StepKind.ROTATION,
    }
)

_OF_ALL_AS_WELL = frozenset({StepKind.RESULTS})
_ALL = ""


class AddStep(QWidget):
    """Two choices and a button."""

    def __init__(self, desk: Desk) -> None:
        """Add to the session on the desk."""
        super().__init__()
        self._desk = desk
        self._kind = ChoiceBox()
        self._kind.setAccessibleName(_("Step to add"))
        for kind in STEP_NAMES:
            self._kind.addItem(step_name(kind), kind.value)
        self._domain = ChoiceBox()
        self._domain.setAccessibleName(_("Domain of the step"))
        for domain in desk.pack.domains:
            self._domain.addItem(domain.name, domain.id)
        for box in (self._kind, self._domain):
            box.setMinimumContentsLength(8)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._kind.currentIndexChanged.connect(self._on_kind)
        self.setLayout(
            column(
                label(_("Add a step after this one"), "label"),
                self._kind,
                self._domain,
                row(button(_("Add it"), self._on_add), 1),
            )
        )
        self._on_kind()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        for place, kind in enumerate(STEP_NAMES):  # the names follow the way in which the session rates
            self._kind.setItemText(place, self._desk.workshop.step_name(kind))
        super().showEvent(event)

    def _on_kind(self) -> None:
        kind = StepKind(self._kind.currentData())
        if self._domain.itemData(0) == _ALL:
            self._domain.removeItem(0)
        if kind in _OF_ALL_AS_WELL:
            self._domain.insertItem(0, _("All domains"), _ALL)
            self._domain.setCurrentIndex(0)
        self._domain.setVisible(kind in _OF_A_DOMAIN)

    def _on_add(self) -> None:
        here = self._desk.workshop.step
        if here is None:
            return
        kind = StepKind(self._kind.currentData())
        chosen = self._domain.currentData() if kind in _OF_A_DOMAIN else _ALL
        domain = DomainId(chosen) if chosen != _ALL else None
        sessions = self._desk.actions.sessions
        call = partial(sessions.insert_step, self._desk.session_id, here.id, kind, domain, MINUTES)
        self._desk.do(call)
