"""All keys of the program in one list, from the registry that they are bound by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mastery_desktop.messages import N_, _
from mastery_desktop.ui import keys
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mastery_desktop.ui.context import Context

_WIDTH: Final = 560

_SINGLE: Final = (
    (N_("1, 2, 3 …"), N_("A level, a stage or a state")),
    ("A  M  N", N_("Agreed, majority, not agreed yet")),
    ("C  A  E", N_("Carry a promise on, change it, write what was brought")),
)
"""Keys that decide by themselves, where the frame around the levels has the focus."""


class KeysPanel(InlinePanel):
    """The keys by what they are for."""

    def __init__(self, context: Context, host: QWidget) -> None:
        """Slide over a screen."""
        super().__init__(_("Keys"), host, width=_WIDTH, moves=not context.choices.reduce_motion)
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        lines.setSpacing(Space.S)
        for title, group in keys.GROUPS:
            lines.addWidget(PlainLabel(_(title), "heading"))
            lines.addLayout(_table((key.all_hints, _(key.description)) for key in group))
        single = _("After {key}, where a ring shows that single keys decide").format(key=keys.LEVELS.hint)
        lines.addWidget(PlainLabel(single, "heading", wrap=True))
        lines.addLayout(_table((_(names), _(words)) for names, words in _SINGLE))
        lines.addStretch(1)
        self.area = self.add_scrolling(content)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrow keys can scroll it
        self.area.setAccessibleName(_("Keys"))


def _table(rows: Iterable[tuple[str, str]]) -> QGridLayout:
    table = QGridLayout()
    table.setHorizontalSpacing(Space.L)
    table.setVerticalSpacing(Space.XS)
    table.setColumnStretch(1, 1)
    table.setColumnMinimumWidth(0, 130)
    for place, (names, words) in enumerate(rows):
        name, text = PlainLabel(names, "strong"), PlainLabel(words, wrap=True)
        name.setAccessibleDescription(words)
        table.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        table.addWidget(text, place, 1, Qt.AlignmentFlag.AlignTop)
    return table
