"""The evidence for an element as two texts, what we have and what we want; one line of text is one line of evidence."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from mastery_desktop.domain.choices import EvidenceKind, Strength
from mastery_desktop.domain.content import ElementId, EvidenceSide
from mastery_desktop.domain.labels import EVIDENCE_KINDS, EVIDENCE_SIDES, STRENGTHS
from mastery_desktop.domain.records import Evidence
from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.notes import NoteEdit
from mastery_desktop.ui.console.panel import put
from mastery_desktop.ui.console.parts import column, titled
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel

E = TypeVar("E", bound=StrEnum)


class EvidenceText(NoteEdit):
    """One side of the evidence: what we have, or what we want.

    Attributes:
        line_changed: the cursor is in another line of evidence, or in none.
    """

    line_changed = Signal()

    def __init__(self, desk: Desk, hint: str, *, have: bool, lines: int = 4) -> None:
        """Edit the evidence of whatever element is shown."""
        super().__init__(lines, hint)
        self._desk, self._have = desk, have
        self._element: ElementId | None = None
        self.edited.connect(self._on_edited)
        self.cursorPositionChanged.connect(self.line_changed)

    def show_element(self, element: ElementId) -> None:
        """Show the evidence of an element."""
        if element != self._element:
            self.flush()
            self._element = element
        evidence = self._desk.workshop.evidence_for(element, have=self._have)
        self.show_text("\n".join(e.text for e in evidence), element)
        self.line_changed.emit()

    @property
    def line(self) -> Evidence | None:
        """The line of evidence that the cursor is in, where it is kept already."""
        if self._element is None:
            return None
        text = " ".join(self.textCursor().block().text().split())
        kept = self._desk.workshop.evidence_for(self._element, have=self._have)
        return next((e for e in kept if e.text == text), None)

    def _on_edited(self, text: str) -> None:
        if self._element is not None:
            rating = self._desk.actions.rating
            call = partial(rating.write_evidence, self._desk.session_id, self._element, text, have=self._have)
            self._desk.do(call)


class EvidenceBox(QWidget):
    """Both texts of an element's evidence, and what is known of the line that the cursor is in."""

    def __init__(self, desk: Desk, *, lines: int = 4) -> None:
        """Offer both texts, each with about so many lines."""
        super().__init__()
        self._desk = desk
        form = desk.pack.self_assessment
        self.have = EvidenceText(desk, _("One line for each piece of evidence"), have=True, lines=lines)
        self.want = EvidenceText(desk, _("What would settle it?"), have=False, lines=lines)
        self._kind = _tag_box(_("Kind"), EVIDENCE_KINDS)
        self._side = _tag_box(_("Side"), EVIDENCE_SIDES)
        self._strength = _tag_box(_("Strength"), STRENGTHS)
        self._tags = Tiles(PlainLabel(_("This line:"), "small"), self._kind, self._side, self._strength, fill=False)
        for box in (self._kind, self._side, self._strength):
            box.activated.connect(self._on_tag)
        self.have.line_changed.connect(self._show_tags)
        self.have.line_changed.connect(self._on_have)
        self.want.line_changed.connect(self._on_want)
        self._source = self.have
        texts = Tiles(
            boxed(titled(form.support_prompt, self.have)),
            boxed(titled(form.want_prompt, self.want)),
            least=28,
            spacing=Space.M,
        )
        self.setLayout(column(texts, self._tags))

    def show_element(self, element: ElementId) -> None:
        """Show the evidence of an element."""
        self.have.show_element(element)
        self.want.show_element(element)
        self._show_tags()

    def _on_have(self) -> None:
        if self.have.hasFocus():
            self._source = self.have
            self._show_tags()

    def _on_want(self) -> None:
        if self.want.hasFocus() and self.want.text.strip():  # Tab passes through it while it is empty
            self._source = self.want
            self._show_tags()

    def _show_tags(self) -> None:
        line = self._source.line
        for box, value in (
            (self._kind, line.kind if line else None),
            (self._side, line.side if line else None),
            (self._strength, line.strength if line else None),
        ):
            box.setCurrentIndex(box.findData(value.value if value else ""))
        self._strength.setVisible(self._source is self.have)

    def _on_tag(self) -> None:
        self._source.flush()
        line = self._source.line
        if line is None:
            self._desk.tell(_("Write a line of evidence first, and leave the cursor in it."))
            self._show_tags()
            return
        kind, side, strength = (box.currentData() for box in (self._kind, self._side, self._strength))
        changed = replace(
            line,
            kind=EvidenceKind(kind) if kind else None,
            side=EvidenceSide(side) if side else None,
            strength=Strength(strength) if strength else None,
        )
        workshop = self._desk.workshop
        self._desk.do(
            partial(self._desk.actions.rating.change_evidence, self._desk.session_id, changed),
            expect=replace(workshop, evidence=put(workshop.evidence, changed)),
        )


def _tag_box(name: str, words: Mapping[E, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem(f"{name} …", "")
    for value, word in words.items():
        box.addItem(_(word), value.value)
    return box
