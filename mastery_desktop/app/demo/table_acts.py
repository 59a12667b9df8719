"""Another room: tables that each agree on a level by talk, side by side at the reveal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from mastery_desktop.domain.agenda import TEMPLATE_BY_ID
from mastery_desktop.domain.choices import RatingMode, StepKind
from mastery_desktop.messages import _
from mastery_desktop.ui.console.words import MODES

if TYPE_CHECKING:
    from mastery_desktop.app.demo.leader import Leader

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier


def start_with_tables(leader: Leader) -> None:
    """A workshop of forty-five minutes for three tables, each of which agrees on its levels."""
    hands, story = leader.hands, leader.story
    hands.click_button(_("Home"))
    start = _("Start a workshop")
    hands.until(lambda: hands.sees(QAbstractButton, start), "the first screen should be there again")
    hands.press(Qt.Key.Key_N, _CONTROL)
    hands.until(lambda: hands.sees(QLineEdit, _("Team")), "the form for a new workshop should be there")
    hands.replace(story.team_of_tables)
    hands.replace(str(story.people_at_tables))
    hands.click_button(TEMPLATE_BY_ID["45"].name_for(1))
    hands.click_button(_("More details"))
    hands.fill(_("Tables that rate on their own"), str(len(story.table_keys)))
    hands.choose(_("How marks are given"), _(MODES[RatingMode.TABLES]))
    hands.click_button(_("Start the workshop"))
    hands.until(lambda: leader.at(StepKind.PURPOSE), "the workshop of the tables should begin with its purpose")
    if leader.camera.has_second_display():
        hands.press(Qt.Key.Key_F5)
        hands.until(leader.camera.wall, "the wall should be on the second display")


def agree_at_tables(leader: Leader) -> None:
    """Type the level that every table brings, and show all of them at once."""
    hands = leader.hands
    for kind in (StepKind.QUESTION, StepKind.CALIBRATE, StepKind.RATE):
        leader.forward_to(kind)
    leader.picture("tables-rate", _("Each table talks until it has one level for every practice."))
    leader.forward_to(StepKind.COUNT)
    for number, levels in enumerate(leader.story.table_keys, 1):
        if number == len(leader.story.table_keys):
            leader.picture("tables-count", _("A key for each level; the wall says nothing of them."))
        hands.digits(levels)
        hands.settle()
    leader.forward_to(StepKind.REVEAL)
    hands.press(Qt.Key.Key_R)
    leader.forward_to_part(leader.story.elements[0].id)
    leader.picture("tables-reveal", _("What each table came to, side by side."))
