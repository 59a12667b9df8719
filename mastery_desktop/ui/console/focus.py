"""The focus area: the guide's questions, private dots, and the choice with its reasons."""

from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mastery_desktop.domain.content import Domain, Element, ElementId
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.text import NOTE
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.dots import DotsEntry
from mastery_desktop.ui.console.focus_choice import FocusChoice
from mastery_desktop.ui.console.notes import GrowingNote
from mastery_desktop.ui.console.on_wall import LetterByLetter, say_when_done
from mastery_desktop.ui.console.parts import Choice, clear, column, label, titled
from mastery_desktop.ui.console.private_panel import PrivatePanel
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.console.tiles import Tiles, boxed
from mastery_desktop.ui.key_guard import ENTER_ENDS, ENTER_OFFERED
from mastery_desktop.ui.theme.tokens import Space

_QUESTIONS, _DOTS, _CHOICE = range(3)


class FocusQuestions(QWidget):
    """The answers to the guide's questions, for each domain of the session."""

    def __init__(self, desk: Desk) -> None:
        """Answer for the session on the desk."""
        super().__init__()
        self._desk = desk
        self._domain: Domain | None = None
        self._domains: tuple[Domain, ...] = ()
        self._tabs = column()
        self._choice: Choice | None = None
        self._answers: list[GrowingNote] = []
        asked = []
        for question in desk.pack.self_assessment.focus_questions:
            note = GrowingNote(limit=NOTE, lines=2)
            note.edited.connect(self._on_edited)
            self._answers.append(note)
            asked.append(boxed(titled(question, note)))
        for here, after in pairwise(self._answers):
            here.returnPressed.connect(after.setFocus)
        say_when_done(desk, *self._answers)
        self._named = column()
        self._potential: Choice | None = None
        self.setLayout(
            column(
                self._tabs,
                Tiles(*asked, least=34, spacing=Space.M),
                label(desk.pack.self_assessment.focus_field, "label"),
                self._named,
            )
        )

    @property
    def first_answer(self) -> QWidget | None:
        """The field of the first question."""
        return next(iter(self._answers), None)

    def show_domains(self, domains: tuple[Domain, ...]) -> None:
        """Offer the domains of the session."""
        if domains != self._domains:
            self._domains = domains
            clear(self._tabs)
            self._domain = domains[0] if domains else None
            if len(domains) > 1:
                self._choice = Choice([domain.name for domain in domains], kind="tab")
                self._choice.show_place(0)
                self._choice.chosen.connect(self._on_domain)
                self._tabs.addWidget(self._choice)
        if self._domain is not None:
            answers = self._desk.workshop.potential_focus(self._domain.id).answers
            for place, note in enumerate(self._answers):
                note.show_text(answers[place] if place < len(answers) else "", self._domain.id)
            self._show_potential(self._domain)

    def _on_domain(self, place: int) -> None:
        for note in self._answers:
            note.flush()
        self._domain = self._domains[place]
        self.show_domains(self._domains)

    def _on_edited(self, _text: str) -> None:
        if self._domain is not None:
            self._write(self._domain, self._desk.workshop.potential_focus(self._domain.id).element)

    def _on_potential(self, place: int) -> None:
        if self._domain is not None:
            self._write(self._domain, self._domain.elements[place].id if place >= 0 else None)

    def _write(self, domain: Domain, element: ElementId | None) -> None:
        workshop, answers = self._desk.workshop, tuple(note.text for note in self._answers)
        potential = replace(workshop.potential_focus(domain.id), element=element, answers=answers)
        planning = self._desk.actions.planning
        call = partial(planning.set_potential, self._desk.session_id, domain.id, element, answers)
        self._desk.do(call, expect=replace(workshop, potential=put(workshop.potential, potential)))

    def _show_potential(self, domain: Domain) -> None:
        """Offer the practices of a domain as its potential focus area, and show which one is named."""
        names = [element.name for element in domain.elements]
        if self._potential is None or [made.label for made in self._potential.buttons] != names:
            clear(self._named)
            self._potential = Choice(names, kind="tab", optional=True)
            for made in self._potential.buttons:
                made.setAccessibleName(_("Potential focus area: {name}").format(name=made.label))
            self._potential.chosen.connect(self._on_potential)
            self._named.addWidget(self._potential)
        named = self._desk.workshop.potential_focus(domain.id).element
        ids = [element.id for element in domain.elements]
        self._potential.show_place(ids.index(named) if named in ids else -1)


class FocusPanel(PrivatePanel):
    """Three parts, in the order in which a team goes through them."""

    def __init__(self, desk: Desk) -> None:
        """Choose for the session on the desk."""
        super().__init__(desk)
        self.parts = Choice([_("1 Questions"), _("2 Private dots"), _("3 Choose")], kind="tab")
        self.parts.chosen.connect(self._on_part)
        self.questions = FocusQuestions(desk)
        self.dots = DotsEntry(desk)
        self.dots.changed.connect(self._on_dots)
        self.dots.shown.connect(self._on_shown)
        self.choice = FocusChoice(desk)
        self.choice.chosen.connect(self._on_chosen)
        self.choice.dropped.connect(self._on_dropped)
        self._parts: tuple[QWidget, ...] = (self.questions, self.dots, self.choice)
        self._was_placed = False
        self._bring_back = QTimer(self, interval=0, singleShot=True)
        self._bring_back.timeout.connect(self._on_brought_back)
        self._typing = LetterByLetter(desk)
        self.setProperty(ENTER_ENDS, True)  # noqa: FBT003 - the value of a property
        self.dots.ends.insertWidget(1, self.cover)
        self.tools.addWidget(self.parts)
        self.tools.addWidget(self._typing)
        for part in self._parts:
            self.body.addWidget(part)

    @override
    def enter(self) -> None:
        self._was_placed = self._is_placed
        is_decided = self.workshop.focus or self._is_placed
        self._show_part(_CHOICE if is_decided else _DOTS if self.step.short else _QUESTIONS)

    @override
    def leave(self) -> None:
        self.dots.stop_asking()
        super().leave()

    @property
    def _is_placed(self) -> bool:
        """Whether the room has seen the dots."""
        return any(each.dots for each in self.workshop.candidates)

    @property
    def _is_few(self) -> bool:
        """Whether private dots would point at persons."""
        return self.workshop.session.raters < ANONYMOUS_FROM

    @override
    def refresh(self) -> None:
        self.heading.setText(_("Where do we begin?"))
        self.parts.buttons[_DOTS].setVisible(not self._is_few)
        self.parts.buttons[_CHOICE].set_label(_("2 Choose") if self._is_few else _("3 Choose"))
        if self._is_few and self.is_private:
            self._show_part(_CHOICE)
        self.hint.setText(
            _("Type what stands on the worksheet: the answers, the dots, the choice, and why the others wait.")
            if self.on_paper
            else _("One focus area. Dots of fewer than five people point at persons: talk, choose, and say why.")
            if self._is_few
            else _("One focus area, by dots alone: place them, show them, take the one with the most, and say why.")
            if self.step.short
            else _("One focus area. Talk through the questions, place dots, choose, and say why the others wait.")
        )
        domains = tuple(
            self.desk.pack.domain_by_id[d] for d in self.workshop.domains if d in self.desk.pack.domain_by_id
        )
        self._typing.refresh()
        self.questions.show_domains(domains)
        self.dots.show_candidates(self._candidates)
        self.choice.show_candidates(self._candidates)
        if self._is_placed and not self._was_placed:
            self._bring_back.start()  # once the wall has a page with them again
        self._was_placed = self._is_placed

    @property
    def _candidates(self) -> tuple[Element, ...]:
        elements = self.session_elements
        named = {p.element for p in self.workshop.potential if p.element}
        named |= {area.element for area in self.workshop.focus_areas}
        several = tuple(element for element in elements if element.id in named)
        return several if len(several) > 1 and len(self.workshop.domains) > 1 else elements

    @property
    @override
    def is_private(self) -> bool:
        return self.parts.place == _DOTS

    @override
    def _on_seen(self) -> None:
        self.cover.setVisible(self.is_private and self.cover.is_needed)
        self.dots.set_blind(blind=self._hides)

    @override
    def bar_text(self) -> str:
        if self.workshop.focus:
            return ""
        if self._is_few:
            return _("Focus area: choose it together")
        if self.isVisible():  # below the wall: the key is pressed already
            return _("Focus area: place dots, then choose")
        return _("Focus area: {key} to place dots and choose").format(key=keys.WRITE_BELOW.hint)

    @override
    def open_end(self) -> str:
        if self.workshop.focus:
            return ""
        if self.is_private:
            return self._dots_left().format(next=keys.NEXT.hint)
        if self.isVisible():
            return _("No focus area is chosen yet. Choose one, or {next} again goes on without it").format(
                next=keys.NEXT.hint
            )
        return _("No focus area is chosen yet. {key} to choose one, or {next} again goes on without it").format(
            key=keys.WRITE_BELOW.hint, next=keys.NEXT.hint
        )

    def _dots_left(self) -> str:
        """What is left open with the dots, with a place for the key: who typed some is told anew."""
        piles = self.dots.piles
        if piles is None or not piles.started:
            return _("No focus area is chosen yet. Type the dots, or {next} again goes on without one")
        if not piles.complete:
            return _("The dots are not all typed yet. Type the others, or {next} again goes on without a focus area")
        return _("The room has not seen the dots yet. Enter twice shows them, or {next} again goes on without them")

    @override
    def next_part(self) -> bool:
        if self.workshop.focus or self.parts.place != _QUESTIONS:
            return False
        self._on_part(_CHOICE if self._is_placed else _DOTS)
        return True

    @property
    @override
    def first_field(self) -> QWidget | None:
        return self.choice.reason if self.parts.place == _CHOICE else None  # before, digits lead to the parts

    @property
    @override
    def writing_field(self) -> QWidget | None:
        return self.questions.first_answer if self.parts.place == _QUESTIONS else self.first_field

    @override
    def blind_text(self) -> str:
        return self.dots.progress()

    @override
    def blind_hints(self) -> tuple[str, str]:
        return super().blind_hints()[0], _("Enter shows the dots") if self.dots.asks else _("Enter for the next one")

    @override
    def private_key(self, key: int) -> bool:
        return self.is_private and self.dots.press_key(key)

    @property
    @override
    def takes_back(self) -> bool:
        return self.is_private

    @override
    def take_back(self) -> bool:
        return self.is_private and self.dots.take_back()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.private_key(event.key()):
            if event.text().isdecimal() and self.alone.has_acted:  # “24 of us” begins with a part and a number
                self.alone.acted(partial(self.dots.press_key, Qt.Key.Key_Backspace))
            return
        if self.parts.place == _CHOICE and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.choice.press_key(1 if event.key() == Qt.Key.Key_Down else -1)
        elif not self.is_private and self.alone.may_act and Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_3:
            self.alone.acted(partial(self._on_part, self.parts.place))
            self._on_part(event.key() - Qt.Key.Key_1)
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        types = self._step is not None and self.is_private and self.hasFocus()  # Qt asks when it goes away, too
        piles = self.dots.piles if types else None
        if piles is None or piles.at == (len(piles.elements) - 1 if next else 0):
            return super().focusNextPrevChild(next)
        return self.dots.press_key(Qt.Key.Key_Right if next else Qt.Key.Key_Left)

    def _on_dots(self) -> None:
        piles = self.dots.piles
        is_full = self.is_private and piles is not None and piles.complete
        self.setProperty(ENTER_OFFERED, is_full)  # it asks once before the room sees them
        self.chrome_changed.emit()

    def _on_part(self, place: int) -> None:
        self._show_part(place)
        self.rest()
        self.chrome_changed.emit()

    def _on_shown(self) -> None:
        self.choice.start_at_most_dots()
        self._on_part(_CHOICE)
        self.go_to.emit("candidates")

    def _on_brought_back(self) -> None:
        """Dots that were taken back and are there again are shown where they were."""
        if self._step is not None and self.desk.is_open and self._is_placed and not self.anchor.startswith("choice"):
            self.go_to.emit("candidates")

    def _on_dropped(self, name: str) -> None:
        self.rest()  # where a further key chooses nothing
        self.desk.tell(_("{name} is no longer the focus area.").format(name=name))

    def _on_chosen(self, element: str) -> None:
        self.go_to.emit(f"choice/{element}")
        self.write()  # the reason is asked for next
        name = self.desk.pack.elements[ElementId(element)].name
        self.desk.tell(_("{name} is our focus area now. Say why.").format(name=name))

    def _show_part(self, place: int) -> None:
        if place == _DOTS and self._is_few:
            place = _CHOICE
        self.parts.show_place(place)
        self.cover.setVisible(place == _DOTS and self.cover.is_needed)
        for number, part in enumerate(self._parts):
            part.setVisible(number == place)
