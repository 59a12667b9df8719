"""Private rating: the time, how many rate, and how marks are given."""

from dataclasses import replace
from functools import partial

from typing_extensions import override

from mastery_desktop.domain.choices import RatingMode
from mastery_desktop.domain.rating import ANONYMOUS_FROM, fitting_mode
from mastery_desktop.domain.records import Session
from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.numbers import NumberField
from mastery_desktop.ui.console.panel import StepPanel, SubItem, practices_on_wall
from mastery_desktop.ui.console.parts import Choice, label, titled
from mastery_desktop.ui.console.purpose import few_raters
from mastery_desktop.ui.console.rate_words import SAY, advice, how_long
from mastery_desktop.ui.console.raters import with_raters
from mastery_desktop.ui.console.reading_order import chain_in_reading_order
from mastery_desktop.ui.console.seating import SeatingBox
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.console.timer import TimerRow
from mastery_desktop.ui.console.ways import WaysBox
from mastery_desktop.ui.console.words import MODES
from mastery_desktop.ui.theme.tokens import Space

_MODES = tuple(MODES)


class RatePanel(StepPanel):
    """What the facilitator sets while the room rates."""

    def __init__(self, desk: Desk) -> None:
        """Lead the session on the desk."""
        super().__init__(desk)
        self.timer = TimerRow(desk.timer)
        self.raters = NumberField(_("How many rate"))
        self.raters.changed.connect(self._on_raters)
        self.mode = Choice([_(text) for text in MODES.values()])
        self.mode.chosen.connect(self._on_mode)
        self._advice = label("", "muted")
        self._honest = label("", "strong")
        self.body.addLayout(Tiles(self.timer, self.raters, fill=False, spacing=Space.L))
        self.body.addLayout(titled(_("How are marks given?"), self.mode))
        self.body.addWidget(self._advice)
        self.seating = SeatingBox(desk)
        self.ways = WaysBox(desk)
        self.body.addWidget(self._honest)
        self.body.addWidget(self.seating)
        self.body.addWidget(self.ways)

    @override
    def refresh(self) -> None:
        session = self.workshop.session
        together = self.workshop.by_talk(element.id for element in self.elements)
        tables = {self.workshop.mode(element.id) for element in self.elements} == {RatingMode.TABLES}
        alone = _("Now each table rates") if tables else _("Now it is quiet: everybody rates alone")
        self.heading.setText(_("We rate together") if together else alone)
        self.hint.setText(how_long(self.workshop, self.elements, self.step.planned))
        self.raters.show_number(session.raters)
        self.mode.show_place(_MODES.index(session.mode))
        self._advice.setText(advice(self.workshop))
        self._honest.setText(few_raters(session.raters))
        self._honest.setVisible(session.raters < ANONYMOUS_FROM)
        self.seating.setVisible(session.raters > 1)
        self.seating.show_elements(self.elements)
        self.ways.show_elements(self.elements)
        chain_in_reading_order(self)

    @override
    def sub_items(self) -> tuple[SubItem, ...]:
        return practices_on_wall(self)

    @override
    def prompt(self) -> str:
        modes = {self.workshop.mode(element.id) for element in self.elements}
        if len(modes) == 1 or self.workshop.by_talk(element.id for element in self.elements):
            return ""  # the words to say are about this way
        element = self.element if self.has_element else None
        mode = self.workshop.mode(element.id) if element else None
        return _(SAY[mode]) if mode else _("Some practices are rated another way. The wall says which.")

    @property
    @override
    def prompt_head(self) -> str:
        return _("This practice") if self.has_element else _("How we rate")

    def _on_raters(self, number: int) -> None:
        self._revise(with_raters(self.workshop.session, number))

    def _on_mode(self, place: int) -> None:
        raters = self.workshop.session.raters
        if place >= 0 and fitting_mode(_MODES[place], raters) is not _MODES[place]:
            self.mode.show_place(_MODES.index(self.workshop.session.mode))
            self.desk.refuse(few_raters(raters))
        elif place >= 0:
            self._revise(replace(self.workshop.session, mode=_MODES[place]))

    def _revise(self, session: Session) -> None:
        changes: dict[str, int | RatingMode] = {"mode": session.mode}
        if session.raters != self.workshop.session.raters:
            changes = {"raters": session.raters, **changes}  # undo is named by the first
        call = partial(self.desk.actions.sessions.revise, self.desk.session_id, changes)
        self.desk.do(call, expect=replace(self.workshop, session=session))
        self.rest()
