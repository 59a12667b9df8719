"""Ways of rating of their own for single practices: cards for one that slips did not settle, talk for another."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from mastery_desktop.domain.choices import RatingMode, RatingState
from mastery_desktop.domain.content import Element, ElementId
from mastery_desktop.domain.rating import fitting_mode
from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.parts import button, clear, column, label, row
from mastery_desktop.ui.console.purpose import few_raters
from mastery_desktop.ui.console.words import MODES
from mastery_desktop.ui.widgets.choice_box import ChoiceBox

_MODES = (None, *MODES)


class WaysBox(QWidget):
    """A line for each practice with the way in which its marks are given; folded up until it is wanted."""

    def __init__(self, desk: Desk) -> None:
        """Choose on the desk."""
        super().__init__()
        self._desk = desk
        self._of: tuple[ElementId, ...] = ()
        self.choices: dict[ElementId, QComboBox] = {}
        self.unfold = button("", self._on_unfold)
        self.unfold.setCheckable(True)
        self._lines = column()
        self._box = QWidget()
        self._box.setLayout(self._lines)
        self._box.hide()
        self.setLayout(column(row(self.unfold, 1), self._box))

    def show_elements(self, elements: tuple[Element, ...]) -> None:
        """Show the practices of a domain as they are rated now."""
        ids = tuple(element.id for element in elements)
        if ids != self._of:
            self._of, self.choices = ids, {}
            clear(self._lines)
            for element in elements:
                self._lines.addLayout(self._line(element))
        ratings = [self._desk.workshop.rating(element) for element in ids]
        own = sum(rating.mode is not None for rating in ratings)
        text = _("Single practices another way: {n}").format(n=own) if own else _("Rate single practices another way")
        self.unfold.set_label(text)
        for rating in ratings:
            self.choices[rating.element].setCurrentIndex(_MODES.index(rating.mode))
            self.choices[rating.element].setEnabled(rating.state is RatingState.COLLECTING)

    def _line(self, element: Element) -> QHBoxLayout:
        choice = ChoiceBox()
        choice.setAccessibleName(_("How {practice} is rated").format(practice=element.name))
        choice.addItem(_("As all others"))
        for text in MODES.values():
            choice.addItem(_(text))
        choice.setProperty("element", element.id)
        choice.activated.connect(self._on_chosen)
        self.choices[element.id] = choice
        line = row(label(element.name), choice)
        line.setStretch(0, 1)
        return line

    def _on_unfold(self) -> None:
        self._box.setVisible(self.unfold.isChecked())

    def _on_chosen(self, place: int) -> None:
        element = ElementId(str(self.sender().property("element")))
        mode: RatingMode | None = _MODES[place]
        raters = self._desk.workshop.session.raters
        if mode is not None and fitting_mode(mode, raters) is not mode:
            self._desk.refuse(few_raters(raters))
            self.show_elements(tuple(self._desk.pack.elements[each] for each in self._of))
            return
        self._desk.do(partial(self._desk.actions.rating.set_mode, self._desk.session_id, element, mode))
