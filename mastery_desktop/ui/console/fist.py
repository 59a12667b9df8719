"""A fist-to-five about a level: how many hands show how many fingers. Only what came of it is kept."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from mastery_desktop.domain.choices import DecisionRule, FistToFive, OutcomeKind
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.labels import FISTS
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.parts import button, column, row
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight
from mastery_desktop.ui.widgets.labels import PlainLabel

FINGERS = 5
HOLDS_FROM = 3
"""Fingers from which somebody can live with the level."""

_MOST_HANDS = 99


class FistRow(QWidget):
    """A field for each number of fingers; Enter says whether the level holds."""

    def __init__(self, desk: Desk) -> None:
        """Count on the desk."""
        super().__init__()
        self._desk = desk
        self._element: ElementId | None = None
        self.hands: list[QLineEdit] = []
        fields = []
        for fingers in range(FINGERS + 1):
            field = QLineEdit()
            name = ngettext("Hands with {n} finger", "Hands with {n} fingers", fingers).format(n=fingers)
            field.setAccessibleName(_("Hands with a fist") if not fingers else name)
            field.setValidator(QIntValidator(0, _MOST_HANDS, field))
            field.setFixedWidth(2 * field.fontMetrics().averageCharWidth() + 28)
            field.returnPressed.connect(self._on_said)
            self.hands.append(field)
            fields.append(boxed(row(PlainLabel(str(fingers), "label"), field, spacing=Space.XS)))
        self.said = button(_("Hands counted"), self._on_said)
        self.result = PlainLabel("", "strong", wrap=True)
        title = PlainLabel(_("Fist to five: hands by fingers"), "label")
        self.setLayout(column(self.result, Tiles(title, *fields, self.said, fill=False)))

    @property
    def asks_about(self) -> ElementId | None:
        """The element whose level waits for hands; None when nobody is asked, or the answer is kept."""
        if self._element is None or not self.isVisible():
            return None
        return self._element if self._desk.workshop.rating(self._element).fist is None else None

    def show_element(self, element: ElementId) -> None:
        """Ask about an element, when the team agrees by consensus and has a level."""
        workshop = self._desk.workshop
        rating = workshop.rating(element)
        if element != self._element:
            self._element = element
            self._empty()
        by_hands = workshop.session.rule is DecisionRule.CONSENSUS and rating.outcome is OutcomeKind.AGREED
        self.setVisible(by_hands)
        self.result.setText(_(FISTS[rating.fist]) if rating.fist else "")
        self.result.setVisible(bool(rating.fist))

    def _on_said(self) -> None:
        hands = [int(field.text() or 0) for field in self.hands]
        if self._element is None or not any(hands):
            self._desk.refuse(_("Type how many hands show how many fingers, from a fist to five."))
            return
        shown, raters = sum(hands), self._desk.workshop.session.raters
        if shown > raters:
            words = _("{hands} hands from {raters} raters. Count again, or raise the number of raters.")
            self._desk.refuse(words.format(hands=shown, raters=raters))
            QTimer.singleShot(0, self, self._on_refused)
            return
        fist = FistToFive.NOT_YET if any(hands[:HOLDS_FROM]) else FistToFive.HOLDS
        call = partial(self._desk.actions.rating.set_fist, self._desk.session_id, self._element, fist)
        self._desk.do(call)
        self._empty()
        said = _("{said} {n} of {raters} hands.")  # the fields are empty by now
        self._desk.tell(said.format(said=_(FISTS[fist]), n=shown, raters=raters))
        QTimer.singleShot(0, self, self._on_counted)

    def _on_refused(self) -> None:
        first = next((field for field in self.hands if field.text()), self.hands[0])
        first.setFocus()  # the next digit puts it right; elsewhere it would choose another level
        first.selectAll()

    def _on_counted(self) -> None:
        keep_in_sight(self, Space.S)  # once what came of it has its place

    def _empty(self) -> None:
        for field in self.hands:
            field.clear()
