"""The second half of the workshop: the focus area, its stage, the plan, and the close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit

from mastery_desktop.domain.checklist import SORTINGS
from mastery_desktop.domain.choices import GoalLabels, Sorting, StepKind
from mastery_desktop.domain.goal_words import GOAL_WORDS
from mastery_desktop.messages import _

if TYPE_CHECKING:
    from mastery_desktop.app.demo.leader import Leader


def answer_questions(leader: Leader) -> None:
    """Talk through the guide's questions."""
    leader.forward_to(StepKind.FOCUS)
    leader.hands.click_button(_("1 Questions"))
    for question, answer in zip(leader.story.pack.self_assessment.focus_questions, leader.story.answers, strict=False):
        leader.hands.fill(question, answer)
    leader.rest()
    leader.picture("focus-questions", _("The guide’s questions, in the team’s words."))
    leader.clock.pass_minutes(4)


def place_dots(leader: Leader) -> None:
    """Type the private dots."""
    hands = leader.hands
    hands.click_button(_("2 Private dots"))
    for number in leader.story.dots[:-1]:
        hands.digits(str(number))
        hands.press(Qt.Key.Key_Return)
    hands.digits(str(leader.story.dots[-1]))
    leader.picture("focus-dots", _("Private dots: the room sees them only together."))
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return)  # it asks before the room sees them
    leader.picture("focus-dots-shown", _("All dots at once."))
    leader.clock.pass_minutes(2)


def choose_focus(leader: Leader) -> None:
    """Choose one focus area with its reason, and say why another one waits."""
    hands, story = leader.hands, leader.story
    third = _("3 Choose")
    hands.click_button(third if hands.sees(QAbstractButton, third) else _("2 Choose"))  # few people place no dots
    hands.click_button(story.focus.name, begins=True)
    hands.fill(_("Impact"), story.impact)
    hands.fill(_("Effort"), story.effort)
    hands.click_button(_("Choose this as our focus area"))
    hands.fill(_("Why do we choose it?"), story.reason)
    leader.picture("focus-chosen", _("One focus area, with the reason for it."))
    hands.click_button(story.waiting.name, begins=True)
    hands.fill(_("If not this one: why does it wait?"), story.waits)
    leader.picture("focus-waits", _("What is not chosen waits, and the team says why."))
    leader.clock.pass_minutes(3)


def choose_stage(leader: Leader) -> None:
    """Read the stages, write a line of evidence, and choose."""
    story = leader.story
    leader.forward_to(StepKind.READINESS)
    stages = story.pack.stage_by_id
    for stage, evidence in zip(story.stages_read, story.stage_evidence, strict=True):
        leader.hands.fill(_("Evidence for {stage}").format(stage=stages[stage].name), evidence)
    leader.rest()
    leader.forward_to_part(story.stage.id)
    leader.hands.press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    leader.hands.press(Qt.Key(Qt.Key.Key_1 + list(stages).index(story.stage.id)))
    leader.picture("stage", _("The team chooses its stage; nothing computes it."))
    leader.clock.pass_minutes(4)


def tick_activities(leader: Leader) -> None:
    """Tick what is done already."""
    story = leader.story
    leader.forward_to(StepKind.ACTIVITIES)
    titles = {leaf.id: leaf.title for part in story.domain.stages for a in part.activities for leaf in a.leaves}
    for activity in story.activities:
        leader.hands.click_button(f"{titles[activity]}: {_(SORTINGS[Sorting.DONE])}")
    leader.picture("activities", _("Activities and resources of the stage."))
    leader.clock.pass_minutes(2)


def write_plan(leader: Leader) -> None:
    """Write the goal and the actions; Enter goes from field to field."""
    hands, story = leader.hands, leader.story
    leader.forward_to(StepKind.PLAN)
    words = GOAL_WORDS[GoalLabels.PLAIN]
    hands.fill(_(words.goal), story.goal)
    hands.fill(_(words.check_on), story.look_again.isoformat())
    for number, action in enumerate(story.actions, 1):
        if number == 1:
            first = _("Action {n}: {field}").format(n=number, field=_("What will you do?"))
            hands.click(hands.find(QPlainTextEdit, first))
        for text in (action.what, action.who, action.by, action.evidence, action.resources, action.check):
            hands.write(text)
            hands.press(Qt.Key.Key_Return)
    leader.picture("plan", _("Who does what, by when, and what evidence to bring."))
    leader.clock.pass_minutes(9)


def close_workshop(leader: Leader) -> None:
    """Close on time."""
    leader.forward_to(StepKind.CLOSE)
    leader.hands.click_button(_("The workshop is finished"))
    leader.picture("close", _("The close: what was promised, the packet, the file."))
