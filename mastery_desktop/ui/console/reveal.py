"""The reveal: all counted practices at once, on a key of its own, then one after the other."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import RatingState
from mastery_desktop.domain.content import Element
from mastery_desktop.domain.labels import SPREADS, outcome_text
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.passes import come_in, left_empty, ready_words
from mastery_desktop.domain.rating import spread
from mastery_desktop.messages import _
from mastery_desktop.ui import keys, single_keys
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.follow_focus import AT_HAND
from mastery_desktop.ui.console.panel import Primary, StepPanel, SubItem
from mastery_desktop.ui.console.parts import button, clear, label
from mastery_desktop.ui.console.snapshots import put
from mastery_desktop.ui.console.talk import suggestion_text
from mastery_desktop.ui.console.words import counts_text, revealed_marks, tables_left, tables_text
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import keep_in_sight
from mastery_desktop.ui.widgets.labels import PlainLabel


class RevealPanel(StepPanel):
    """Ready or not, the reveal, and what was said."""

    def __init__(self, desk: Desk) -> None:
        """Reveal the session on the desk."""
        super().__init__(desk)
        self._blind = False
        self._here: QWidget | None = None  # the practice that the wall is at
        self._seen = ""
        self._follow = QTimer(self, interval=0, singleShot=True)
        self._follow.timeout.connect(self._on_follow)
        self._ready = label("", "title")
        self._table = QGridLayout()
        self._table.setContentsMargins(0, 0, 0, 0)
        self._table.setHorizontalSpacing(Space.L)
        self._table.setVerticalSpacing(2)
        self._suggestion = label("", "strong")
        holder = QWidget()
        holder.setLayout(self._table)
        self.body.addWidget(self._ready)
        self.body.addWidget(holder)
        self.body.addWidget(self._suggestion)

    @override
    def refresh(self) -> None:
        self.heading.setText(_("Reveal"))
        waiting = self._waiting
        self._ready.setVisible(bool(waiting) or not self._shown)
        if waiting:
            self._ready.setText(self._ready_text())
            self.hint.setText(self._how())
        elif self._shown:
            self.hint.setText(_("Give them half a minute to look. PgDn goes through the practices."))
        else:
            self._say_without_marks()
        talk = suggestion_text(self) if self._shown and not waiting and not self._blind else ""
        self._suggestion.setText(talk)
        self._suggestion.setVisible(bool(talk))
        self._fill()

    @override
    def set_blind(self, blind: bool) -> None:
        self._blind = blind
        if self._step is not None:
            self.refresh()

    @override
    def live(self) -> LiveState:
        return self.desk.slips_of(self._step) if self._step is not None else LiveState()

    @override
    def primary(self) -> Primary | None:
        return Primary(self._reveal_text(), hint=keys.REVEAL.hint) if self._waiting else None

    @property
    @override
    def reveals(self) -> bool:
        return bool(self._waiting)

    @override
    def press_primary(self) -> None:
        waiting = [element.id for element in self._waiting]
        if not waiting:
            return
        workshop = self.workshop
        for element in waiting:
            rating = replace(workshop.rating(element), state=RatingState.REVEALED)
            workshop = replace(workshop, ratings=put(workshop.ratings, rating))
        self.desk.do(partial(self.desk.actions.rating.reveal, self.desk.session_id, waiting), expect=workshop)

    @override
    def sub_items(self) -> tuple[SubItem, ...]:
        return tuple(SubItem(e.id, e.name) for e in self._shown)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_R and single_keys.are_on() and self._waiting:
            self.press_primary()
        else:
            super().keyPressEvent(event)

    @property
    def _waiting(self) -> tuple[Element, ...]:
        return tuple(e for e in self.elements if self.workshop.rating(e.id).state is RatingState.COMPLETE)

    @property
    def _shown(self) -> tuple[Element, ...]:
        return tuple(e for e in self.elements if self.workshop.revealed(e.id) and self._has_marks(e))

    def _has_marks(self, element: Element) -> bool:
        tables = any(agreed.element == element.id for agreed in self.workshop.table_levels)
        return tables or bool(self.workshop.rounds(element.id))

    @property
    def _settled(self) -> tuple[Element, ...]:
        """What was settled without marks, in talk or on the form."""
        workshop = self.workshop
        return tuple(e for e in self.elements if workshop.revealed(e.id) and workshop.rating(e.id).level is not None)

    def _say_without_marks(self) -> None:
        """Say what the wall shows where nothing was marked: what was settled, or what is to be counted."""
        settled, by_talk = self._settled, self.workshop.by_talk(e.id for e in self.elements)
        if settled:
            n, of = len(settled), len(self.elements)
            self._ready.setText(_("The wall shows what you settled on: {n} of {of}.").format(n=n, of=of))
            self.hint.setText(_("There are no marks to reveal. Read the levels aloud, and go on."))
        elif by_talk:
            self._ready.setText(_("You agree in talk, so there are no marks; nothing is settled yet."))
            self.hint.setText(_("Agree on a level for each practice one step back; the wall shows it here."))
        else:
            self._ready.setText(_("No marks wait for a reveal"))
            self.hint.setText(_("Count first, or go on where the team decided by talk."))

    def _slips(self) -> tuple[int, int]:
        return come_in(self.workshop, [element.id for element in self._waiting])

    @property
    def _uncounted(self) -> tuple[Element, ...]:
        """What no marks wait for, though they are asked for."""
        workshop, collecting = self.workshop, RatingState.COLLECTING
        return tuple(
            e for e in self.elements if workshop.rating(e.id).state is collecting and not workshop.by_talk((e.id,))
        )

    def _ready_text(self) -> str:
        waiting = [element.id for element in self._waiting]
        left = tables_left(self.workshop, [element.id for element in self.elements])
        ready = ready_words(self.workshop, waiting)
        ready = f"{ready}. {left}" if left else ready
        if not self._uncounted:
            return ready
        words = _("{ready}, in {n} of {count} practices. Not counted yet: {names}. {key} leads back to the count.")
        names = ", ".join(element.name for element in self._uncounted)
        return words.format(ready=ready, n=len(waiting), count=len(self.elements), names=names, key=keys.BACK.hint)

    def _reveal_text(self) -> str:
        n, expected = self._slips()
        if self._uncounted:
            return _("Reveal {n} of {count} practices").format(n=len(self._waiting), count=len(self.elements))
        if n >= expected:
            return _("Reveal")
        return _("Reveal with {n} of {expected}").format(n=n, expected=expected)

    def _how(self) -> str:
        if single_keys.are_on():
            return _("PgDn stops here. R shows all marks to the room at once.")
        return _("PgDn stops here. “Reveal” shows all marks to the room at once.")

    def _fill(self) -> None:
        clear(self._table)
        self._here = None
        marks = revealed_marks(self.workshop, [e.id for e in self._shown])
        for line, element in enumerate(self._shown):
            here = element.id == self.anchor
            name = button(element.name, self._on_name, "row")
            name.be_one_of_several()
            name.setChecked(here)
            name.setProperty("anchor", element.id)
            name.setProperty(AT_HAND, here)
            if here:
                self._here = name
            self._table.addWidget(name, line, 0)
            if element.id not in marks:
                self._table.addWidget(label(tables_text(self.workshop, self.desk.pack, element.id)), line, 1, 1, 2)
                continue
            self._table.addWidget(PlainLabel(counts_text(marks[element.id]), "strong"), line, 1)
            words = (_(SPREADS[spread(marks[element.id])]), left_empty(self.workshop, element.id))
            self._table.addWidget(PlainLabel(" · ".join(word for word in words if word), "muted"), line, 2)
        for line, element in enumerate(() if self._shown or self._waiting else self._settled):
            self._table.addWidget(PlainLabel(element.name), line, 0)
            said = outcome_text(self.workshop.rating(element.id), self.desk.pack)
            self._table.addWidget(PlainLabel(said, "strong"), line, 1, 1, 2)
        if self._here is not None and self.anchor != self._seen:
            self._follow.start()  # once it has its place
        self._seen = self.anchor
        self._table.setColumnStretch(0, 3)
        self._table.setColumnStretch(1, 2)
        self._table.setColumnStretch(2, 2)

    def _on_follow(self) -> None:
        if self._here is not None:
            keep_in_sight(self._here, Space.S)

    def _on_name(self) -> None:
        self.go_to.emit(str(self.sender().property("anchor")))
