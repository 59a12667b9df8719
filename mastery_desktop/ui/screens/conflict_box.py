"""One thing that two computers wrote apart: both copies with who, where and when, and the choice between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from mastery_desktop.domain.clock import time_in_words
from mastery_desktop.messages import _
from mastery_desktop.services.conflicts import Choice
from mastery_desktop.ui.models.sessions import day_in_words
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from datetime import date, datetime

    from mastery_desktop.services.conflicts import Conflict, Copy


class ConflictBox(QFrame):
    """Shows both copies; the one that was written later is chosen until somebody chooses."""

    def __init__(self, conflict: Conflict, today: date, parent: QWidget | None = None) -> None:
        """Show one conflict; `today` lets days be said as people do."""
        super().__init__(parent)
        self.conflict = conflict
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setSpacing(Space.XS)
        column.addWidget(PlainLabel(conflict.about, "strong", wrap=True))
        self._group = QButtonGroup(self)
        copies = ((Choice.HERE, _("Here"), conflict.here), (Choice.THERE, _("In the file"), conflict.there))
        for choice, name, copy in copies:
            words = _("{copy}, written later").format(copy=name) if conflict.later is choice else name
            self._add(column, choice, words, copy.text, chosen=conflict.suggested is choice)
            for label in (PlainLabel(copy.text, wrap=True), PlainLabel(_origin(copy, today), "small", wrap=True)):
                label.setContentsMargins(Space.XL, 0, 0, 0)
                column.addWidget(label)
        if conflict.both:
            self._add(column, Choice.BOTH, _("Keep both"), "", chosen=False)

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        return tuple(Choice)[self._group.checkedId()]

    def choose(self, choice: Choice) -> None:
        """Choose a copy, or both."""
        self._group.button(tuple(Choice).index(choice)).setChecked(True)

    def _add(self, column: QVBoxLayout, choice: Choice, words: str, text: str, *, chosen: bool) -> None:
        button = QRadioButton(words)
        button.setAccessibleName(f"{self.conflict.about}: {words}")
        button.setAccessibleDescription(text)
        button.setChecked(chosen)
        self._group.addButton(button, tuple(Choice).index(choice))
        column.addWidget(button)


def _origin(copy: Copy, today: date) -> str:
    """On which computer and when, as far as it is known; who typed it is not, so nobody is named for it."""
    parts = [_place(copy)]
    if copy.who:
        parts.append(_("facilitator there: {who}").format(who=copy.who))
    if copy.at is not None:
        parts.append(_("written {moment}").format(moment=_moment(copy.at, today)))
    elif copy.changed is not None:
        parts.append(_("last change of the session there {moment}").format(moment=_moment(copy.changed, today)))
    return ", ".join(filter(None, parts)) or _("Nobody has said where and when.")


def _place(copy: Copy) -> str:
    if not copy.computer:
        return _("on this computer") if copy.own else ""
    words = _("on this computer ({computer})") if copy.own else _("on another computer ({computer})")
    return words.format(computer=copy.computer)


def _moment(moment: datetime, today: date) -> str:
    at = moment.astimezone()
    return _("{day}, {time}").format(day=day_in_words(at.date(), today), time=time_in_words(at))
