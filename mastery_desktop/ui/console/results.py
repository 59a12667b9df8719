"""The results of one domain or of all: marks, what was agreed, missing evidence, and the potential focus areas."""

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.backing import unbacked
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.content import Domain, Element, ElementId
from mastery_desktop.domain.labels import COMPARISON, UNBACKED, outcome_text
from mastery_desktop.domain.rated import rated_domains
from mastery_desktop.messages import _
from mastery_desktop.services.slides.looking_back import THEN
from mastery_desktop.services.slides.overview import anchor_of
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.panel import StepPanel, SubItem
from mastery_desktop.ui.console.parts import button, clear, column, label
from mastery_desktop.ui.console.tiles import boxed
from mastery_desktop.ui.console.words import rounds_text
from mastery_desktop.ui.step_names import domain_heading
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.lens_note import LensNote

_COLUMNS = 4


class ResultsPanel(StepPanel):
    """A row for each practice; the team may name one as the potential focus area of its domain."""

    def __init__(self, desk: Desk) -> None:
        """Show the session on the desk."""
        super().__init__(desk)
        self._table = QGridLayout()
        self._table.setContentsMargins(0, 0, 0, 0)
        self._table.setHorizontalSpacing(Space.M)
        self._table.setVerticalSpacing(Space.XS)
        holder = QWidget()
        holder.setLayout(self._table)
        self.body.addWidget(holder)

    @override
    def refresh(self) -> None:
        compares = self.anchor.startswith(THEN)
        self.heading.setText(_("Then and now") if compares else self._said)
        self.hint.setText(
            _(COMPARISON)
            if compares
            else _("Look at it together. Which of these could be a focus area? Press it; you choose later.")
        )
        clear(self._table)
        line = 0
        shown = self._shown()
        for domain in shown:
            if len(shown) > 1:
                head = label(domain_heading(domain), "label")
                head.setContentsMargins(0, Space.S if line else 0, 0, 0)
                self._table.addWidget(head, line, 0, 1, _COLUMNS)
                line += 1
            for element in domain.elements:
                self._add_row(line, domain, element)
                line += 1
        for place, share in enumerate((3, 2, 4, 0)):
            self._table.setColumnStretch(place, share)

    def _shown(self) -> tuple[Domain, ...]:
        """The domain of the step or of the picture on the wall; all that were rated with the picture of all."""
        if self.step.domain:
            return (self.domain,) if self.domain else ()
        rated = rated_domains(self.workshop, self.desk.pack)
        return tuple(domain for domain in rated if anchor_of(domain) == self.anchor) or rated

    def _add_row(self, line: int, domain: Domain, element: Element) -> None:
        self._table.addWidget(label(element.name, "strong"), line, 0)
        self._table.addWidget(label(rounds_text(self.workshop, element.id, short=True), "muted"), line, 1)
        self._table.addWidget(self._result(element), line, 2)
        made = button(_("Potential focus area"), self._on_potential, "tab")
        made.be_one_of_several()
        made.setChecked(element.id == self.workshop.potential_focus(domain.id).element)
        made.setAccessibleName(_("Potential focus area: {name}").format(name=element.name))
        made.setProperty("element", element.id)
        self._table.addWidget(made, line, 3)

    @override
    def sub_items(self) -> tuple[SubItem, ...]:
        if not self.step.domain and len(self.slides) > 1:
            names = {anchor_of(domain): domain.name for domain in self.desk.pack.domains}
            return tuple(SubItem(each.anchor, names.get(each.anchor, _("All domains"))) for each in self.slides)
        then = next((slide.anchor for slide in self.slides if slide.anchor.startswith(THEN)), None)
        if then is None:
            return ()
        here = self.anchor if self.anchor.startswith(THEN) else then
        return SubItem(self.slides[0].anchor, self._said), SubItem(here, _("Then and now"))

    @property
    def _said(self) -> str:
        return self.workshop.step_name(StepKind.RESULTS)

    def _result(self, element: Element) -> QWidget:
        said = label(outcome_text(self.workshop.rating(element.id), self.desk.pack))
        if not unbacked(self.workshop, self.desk.pack, element.id):
            return said
        return boxed(column(said, LensNote(_(UNBACKED)), spacing=2))

    def _on_potential(self) -> None:
        chosen = ElementId(self.sender().property("element"))
        domain = self.desk.pack.domain_of[chosen]
        now = self.workshop.potential_focus(domain.id)
        element = None if chosen == now.element else chosen
        call = partial(self.desk.actions.planning.set_potential, self.desk.session_id, domain.id, element, now.answers)
        self.desk.do(call)
        self.rest()
