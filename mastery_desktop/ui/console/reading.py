"""Steps in which the room reads: what is on the wall, how far we are, and what the facilitator asks for."""

from typing import Final

from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.messages import N_, _, ngettext
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.panel import StepPanel, SubItem, practices_on_wall
from mastery_desktop.ui.console.parts import button, clear, label
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.console.timer import TimerRow
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.tips import plain_tip

_TASKS = {
    StepKind.FRAMEWORK: N_("Show the whole and where today’s part lies. It is a map: look, then go on."),
    StepKind.STAGES: N_("Read the stages once. They tell where a piece of work is, not how good anybody is."),
    StepKind.QUESTION: N_("Let everybody read quietly, then tell a neighbor. Keep it short."),
    StepKind.INDICATORS: N_("Let tables read each pair of texts. Nobody rates yet."),
    StepKind.CALIBRATE: N_("Try the levels on something harmless. Cards up, then ask what one level more would need."),
    StepKind.BREAK: N_("Say when you go on, start the time, and mean it."),
}

_MOST: Final = 80
"""So many letters of a title find room in a line, at the usual size of text."""

_USUAL_LINE: Final = 20
"""The height of a line at that size, in pixels."""


class ReadingPanel(StepPanel):
    """What the wall shows in this step, one button for each part of it."""

    def __init__(self, desk: Desk) -> None:
        """Offer the parts of a step."""
        super().__init__(desk)
        self._parts = Tiles(spacing=Space.XS)
        self._buttons: list[QPushButton] = []
        self._titles: tuple[str, ...] = ()
        self._cut_at = 0
        holder = QWidget()
        holder.setLayout(self._parts)
        self.place = label("", "label")
        self.timer = TimerRow(desk.timer)
        self.body.addWidget(self.timer)
        self.body.addWidget(self.place)
        self.body.addWidget(holder)

    @override
    def enter(self) -> None:
        self.timer.setVisible(self.step.kind in (StepKind.BREAK, StepKind.CALIBRATE))

    @override
    def refresh(self) -> None:
        kind = self.step.kind
        self.heading.setText(self.workshop.step_name(kind))
        self.hint.setText(_(_TASKS[kind]) if kind in _TASKS else "")
        titles, most = tuple(slide.title for slide in self.slides), self._most
        if (titles, most) != (self._titles, self._cut_at):
            self._titles, self._cut_at = titles, most
            self._fill()
        at = self._at
        self.place.setText(
            ngettext("On the wall: part {n} of {count}", "On the wall: part {n} of {count}", len(titles)).format(
                n=at + 1, count=len(titles)
            )
        )
        self.place.setVisible(len(titles) > 1)
        for place, made in enumerate(self._buttons):
            made.setChecked(place == at)

    @override
    def sub_items(self) -> tuple[SubItem, ...]:
        return practices_on_wall(self)

    @property
    def _at(self) -> int:
        return next((place for place, slide in enumerate(self.slides) if slide.anchor == self.anchor), 0)

    @property
    def _most(self) -> int:
        """How many letters of a title a line holds in the size of text."""
        return round(_MOST * _USUAL_LINE / max(_USUAL_LINE, self.fontMetrics().height()))

    def _fill(self) -> None:
        clear(self._parts)
        self._buttons = []
        if len(self._titles) < 2:  # noqa: PLR2004 - one part needs no choice
            return
        for place, title in enumerate(self._titles):
            words = title if len(title) <= self._cut_at else title[: self._cut_at].rsplit(" ", 1)[0] + " …"
            made = button(f"{place + 1}  {words}", self._on_part, "row")
            made.setAccessibleName(title)
            made.setToolTip(plain_tip(title))
            made.be_one_of_several()
            self._buttons.append(made)
            self._parts.addWidget(made)

    def _on_part(self) -> None:
        sender = self.sender()
        for place, made in enumerate(self._buttons):
            if made is sender:
                self.go_to.emit(self.slides[place].anchor)
        self.refresh()  # a press on the part that is shown already would take its mark away
