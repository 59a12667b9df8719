"""The readiness stage: each stage's statements, a line of evidence, and the team's choice, never computed."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from mastery_desktop.domain.content import Stage
from mastery_desktop.domain.records import FocusArea
from mastery_desktop.domain.stage_doubts import doubt
from mastery_desktop.messages import _
from mastery_desktop.services.slides import anchor_of
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.checklist import Checklist
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.focus_tabs import FocusTabs
from mastery_desktop.ui.console.key_frame import KeyFrame
from mastery_desktop.ui.console.notes import GrowingNote
from mastery_desktop.ui.console.on_wall import LetterByLetter, say_when_done
from mastery_desktop.ui.console.panel import StepPanel, SubItem
from mastery_desktop.ui.console.parts import button, column, label, row
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.looks import show_as
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight


class StageCard(QFrame):
    """A stage with its statements and the line of evidence.

    Attributes:
        chosen: the team says: this one.
        evidence_edited: the line of evidence.
    """

    chosen = Signal()
    evidence_edited = Signal(str)

    def __init__(self, number: int, stage: Stage) -> None:
        """Show a stage."""
        super().__init__()
        self.stage = stage
        self._choose = button(f"{number}  {stage.name}", self._on_chosen, "sign")
        self._choose.setCheckable(True)
        self.evidence = GrowingNote(_("One thing that shows it"), 2000, 2)
        self.evidence.setAccessibleName(_("Evidence for {stage}").format(stage=stage.name))
        self.evidence.edited.connect(self.evidence_edited)
        texts = [label(stage.have, "small"), *(label(text, "small") for text in stage.ready)]
        content = column(self._choose, *texts, 1, self.evidence, spacing=Space.XS)
        content.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        self.setLayout(content)

    def show_state(self, area: FocusArea, evidence: str, *, chosen: bool) -> None:
        """Show the line of evidence for a focus area, and whether the team chose this stage."""
        self.evidence.show_text(evidence, area.id)
        self._choose.setChecked(chosen)
        show_as(self, "kind", "tint" if chosen else "soft")

    def _on_chosen(self) -> None:
        self.chosen.emit()


class ReadinessPanel(StepPanel):
    """The stages side by side, the question when no evidence stands for the choice, and the look back."""

    def __init__(self, desk: Desk) -> None:
        """Choose for the session on the desk."""
        super().__init__(desk)
        self.cards = [StageCard(number, stage) for number, stage in enumerate(desk.pack.stage_model.stages, 1)]
        for card in self.cards:
            card.chosen.connect(self._on_card)
            card.evidence_edited.connect(self._on_evidence)
            say_when_done(desk, card.evidence)
        self._areas = FocusTabs(desk, self)
        self._areas.chosen.connect(self._on_area)
        self._typing = LetterByLetter(desk)
        self.tools.addWidget(self._areas)
        self.tools.addWidget(self._typing)
        self._holder = QWidget()
        self._holder.setLayout(Tiles(*self.cards, least=20))
        self._question = label("", "strong")
        self._none = button(_("Choose a focus area first"), self._on_none)
        self.look_back = Checklist(desk)
        self.deciding = self._stages = KeyFrame(self, self._holder, _("Which stage are we ready for?"))
        self.body.addWidget(self._stages)
        self.body.addWidget(self._question)
        self.body.addLayout(row(self._none, 1))
        self.body.addWidget(self.look_back)

    @override
    def refresh(self) -> None:
        area = self.desk.area
        self._areas.refresh()
        self._typing.refresh()
        self._typing.setVisible(area is not None)
        self._stages.setVisible(area is not None)
        self._none.setVisible(area is None)
        self._question.setVisible(area is not None)
        self.look_back.setVisible(area is not None)
        if area is None:
            self.heading.setText(_("Which stage are we ready for?"))
            self.hint.setText(_("The stage belongs to the focus area, so the team chooses that first."))
            return
        name = self.desk.pack.elements[area.element].name
        self.heading.setText(_("{name}: which stage are we ready for?").format(name=name))
        self.hint.setText(
            _("Read the statements. The team chooses; say one thing that shows it. {key}, then 1 to {most}.").format(
                key=keys.LEVELS.hint, most=len(self.cards)
            )
        )
        choice = self.workshop.stage_choice(area)
        for card in self.cards:
            card.show_state(area, choice.evidence.get(card.stage.id, ""), chosen=card.stage.id == choice.stage)
        self._question.setText(self._question_text(area))
        self._question.setVisible(bool(self._question.text()))
        places = [card.stage.id for card in self.cards]
        earlier = tuple(places[: places.index(choice.stage)]) if choice.stage in places else ()
        self.look_back.show_stages(area, earlier, _("Look back: is anything of the stages before still open?"))

    @override
    def sub_items(self) -> tuple[SubItem, ...]:
        area = self.desk.area
        return tuple(SubItem(anchor_of(card.stage.id, self.workshop, area), card.stage.name) for card in self.cards)

    @property
    @override
    def first_field(self) -> QWidget | None:
        area = self.desk.area
        stage = self.workshop.stage_choice(area).stage if area else None
        return next((card.evidence for card in self.cards if card.stage.id == stage), None)

    @override
    def open_end(self) -> str:
        area = self.desk.area
        if area is None or self.workshop.stage_choice(area).stage:
            return ""
        if self.isVisible():
            return _("No stage is chosen yet. Choose one, or {next} again goes on without it").format(
                next=keys.NEXT.hint
            )
        return _("No stage is chosen yet. {key} to choose one, or {next} again goes on without it").format(
            key=keys.WRITE_BELOW.hint, next=keys.NEXT.hint
        )

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self.cards) and self.desk.area and self.decides:
            self._choose(self.cards[place])
        else:
            super().keyPressEvent(event)

    def _question_text(self, area: FocusArea) -> str:
        return doubt(self.desk.pack, self.workshop, area)

    def _choose(self, card: StageCard) -> None:
        area = self.desk.area
        if area is None:
            return
        now = self.workshop.stage_choice(area)
        stage = None if now.stage == card.stage.id else card.stage.id
        call = partial(self.desk.actions.planning.choose_stage, self.desk.session_id, area.id, stage)
        expected = put(self.workshop.stage_choices, replace(now, stage=stage))
        self.desk.do(call, expect=replace(self.workshop, stage_choices=expected))
        if stage:
            self.go_to.emit(anchor_of(stage, self.workshop, area))  # the wall has its statements
            card.evidence.setFocus()  # one thing that shows it is asked for next
            keep_in_sight(card.evidence)
        else:
            self.rest()

    def _on_card(self) -> None:
        sender = self.sender()
        if isinstance(sender, StageCard):
            self._choose(sender)

    def _on_evidence(self, text: str) -> None:
        sender, area = self.sender(), self.desk.area
        if isinstance(sender, StageCard) and area is not None:
            planning = self.desk.actions.planning
            self.desk.do(partial(planning.set_stage_evidence, self.desk.session_id, area.id, sender.stage.id, text))

    def _on_area(self, _element: str) -> None:
        self.refresh()
        self.go_to.emit(anchor_of(self.cards[0].stage.id, self.workshop, self.desk.area))

    def _on_none(self) -> None:
        self.focus_wanted.emit()
