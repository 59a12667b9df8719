"""The first step: what became of the last promises, what the results are used for, who votes, how the team decides."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mastery_desktop.domain.choices import DecisionRule, RatingMode
from mastery_desktop.domain.labels import RULES
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.records import Session
from mastery_desktop.messages import _, ngettext
from mastery_desktop.services.slides.looking_back import PROMISES
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.key_frame import KeyFrame
from mastery_desktop.ui.console.look_back import LastSlips, LookBack
from mastery_desktop.ui.console.notes import NoteEdit, NoteLine
from mastery_desktop.ui.console.numbers import NumberField
from mastery_desktop.ui.console.panel import StepPanel, SubItem
from mastery_desktop.ui.console.parts import Choice, button, column, label, row, titled
from mastery_desktop.ui.console.raters import with_raters
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.theme.tokens import Space

_RULES = tuple(RULES)
_WELCOME = "welcome"


class PurposePanel(StepPanel):
    """Use statement, people and voters, and the rule; in a series, what became of the last promises."""

    def __init__(self, desk: Desk) -> None:
        """Offer the fields."""
        super().__init__(desk)
        self.purpose = NoteEdit(2, _("For example: to plan our own next steps; the summary goes to the board."))
        self.purpose.edited.connect(self._on_purpose)
        self.voters = NoteLine(_("For example: teachers and counselors; the facilitator does not vote"))
        self.voters.edited.connect(self._on_voters)
        self.people = NumberField(_("People in the room"))
        self.people.changed.connect(self._on_people)
        self.raters = NumberField(_("How many rate"))
        self.raters.changed.connect(self._on_raters)
        self.rule = Choice([_(text) for text in RULES.values()])
        self.rule.setAccessibleName(_("How we decide"))
        self.rule.chosen.connect(self._on_rule)
        self.honest = label("", "strong")
        self._look_back = button("", self._on_look_back)
        self.look_back = LookBack(desk, self.rule.buttons[-1])
        self.look_back.go_to.connect(self.go_to)
        self.look_back.left.connect(self.rest)
        self.last_slips = LastSlips(desk)
        self._form = QWidget()
        self._form.setLayout(
            column(
                row(self._look_back, 1),
                titled(_("What happens with the results? It stands on the wall."), self.purpose),
                Tiles(self.people, self.raters, fill=False, spacing=Space.L),
                self.honest,
                titled(_("Who votes?"), self.voters),
                titled(_("How do we decide?"), self.rule),
                self.last_slips,
                spacing=Space.M,
            )
        )
        self.body.addWidget(self._form)
        self.deciding = self._earlier = KeyFrame(self, self.look_back, _("What became of it"))
        self._earlier.writing.connect(self.look_back.write)
        self.body.addWidget(self._earlier)

    @override
    def refresh(self) -> None:
        heading, hint = self.look_back.show_anchor(self.anchor)
        self._form.setVisible(not heading)
        self._earlier.setVisible(bool(heading))
        if heading:
            self.heading.setText(heading)
            self.hint.setText(hint)
            return
        self.last_slips.refresh()
        session, promises = self.workshop.session, len(self.workshop.promises)
        words = _("Last time’s promises: {n} of {count} talked about").format(n=self.look_back.answered, count=promises)
        self._look_back.set_label(words)
        self._look_back.setVisible(promises > 0)
        self.heading.setText(_("Say what this is for"))
        self.hint.setText(_("One sentence is enough. All of it can stay as it is."))
        self.purpose.show_text(session.purpose, session.id)
        self.voters.show_text(session.voters, session.id)
        self.people.show_number(session.people)
        self.raters.show_number(session.raters)
        self.rule.show_place(_RULES.index(session.rule))
        self.honest.setText(few_raters(session.raters))
        self.honest.setVisible(session.raters < ANONYMOUS_FROM)

    @property
    @override
    def looks_back(self) -> bool:
        return self.look_back.is_here

    @override
    def bar_text(self) -> str:
        return _("Since last time") if self.looks_back else ""

    @property
    @override
    def first_field(self) -> QWidget | None:
        return self.look_back.first_field if self._form.isHidden() else self.purpose

    @override
    def set_blind(self, blind: bool) -> None:
        self.look_back.set_blind(blind=blind)
        self.last_slips.set_blind(blind=blind)
        if self.desk.is_open and self._step is not None:
            self.refresh()

    @override
    def sub_items(self) -> tuple[SubItem, ...]:
        items = self.look_back.sub_items()
        return (SubItem(_WELCOME, _("Say what this is for")), *items) if items else ()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if not ((moves or self.decides) and self.look_back.press_key(event.key(), event.text())):
            super().keyPressEvent(event)

    @override
    def decide(self) -> None:
        self.look_back.begin_again()
        super().decide()

    def _on_look_back(self) -> None:
        self.go_to.emit(PROMISES)

    def _on_purpose(self, text: str) -> None:
        self._revise("purpose", text)

    def _on_voters(self, text: str) -> None:
        self._revise("voters", text)

    def _on_people(self, number: int) -> None:
        self._revise("people", number)

    def _on_raters(self, number: int) -> None:
        revised = with_raters(self.workshop.session, number)
        self._write(revised, {"raters": revised.raters, "mode": revised.mode})

    def _revise(self, field: str, value: str | int) -> None:
        self._write(replace(self.workshop.session, **{field: value}), {field: value})  # type: ignore[arg-type]

    def _on_rule(self, place: int) -> None:
        self._write(replace(self.workshop.session, rule=_RULES[place]), {"rule": _RULES[place]})

    def _write(self, expected: Session, changes: Mapping[str, str | int | DecisionRule | RatingMode]) -> None:
        call = partial(self.desk.actions.sessions.revise, self.desk.session_id, changes)
        self.desk.do(call, expect=replace(self.workshop, session=expected))


def few_raters(raters: int) -> str:
    """The honest sentence for a small group."""
    return ngettext(
        "With {n} rater, marks are not anonymous: anybody could tell whose is whose. "
        "Hold up cards or decide together; only the level you agree on is kept.",
        "With {n} raters, marks are not anonymous: anybody could tell whose is whose. "
        "Hold up cards or decide together; only the level you agree on is kept.",
        raters,
    ).format(n=raters)
