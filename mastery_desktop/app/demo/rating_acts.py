"""The first half of the workshop: from the first screen to what the room said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from mastery_desktop.app.demo.hands import StuckError
from mastery_desktop.domain.agenda import TEMPLATE_BY_ID
from mastery_desktop.domain.choices import OutcomeKind, StepKind, TrueForAll
from mastery_desktop.domain.labels import TRUE_FOR_ALL
from mastery_desktop.messages import _
from mastery_desktop.ui.console.settle import OutcomePanel

if TYPE_CHECKING:
    from mastery_desktop.app.demo.leader import Leader
    from mastery_desktop.app.demo.story import Decision, Talk

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_MIDDLE, _STEP, _BIG_STEP = 500, 10, 50
_HALF_WAY: Final = 7


def open_program(leader: Leader) -> None:
    """The first screen, before any session."""
    start = _("Start a workshop")
    leader.hands.until(lambda: leader.hands.sees(QAbstractButton, start), "the first screen should be ready")
    leader.picture("home", _("The first screen, on a computer without sessions."))


def new_session(leader: Leader) -> None:
    """Name the team, say how many, and start."""
    hands, story = leader.hands, leader.story
    hands.press(Qt.Key.Key_N, _CONTROL)
    hands.until(lambda: hands.sees(QLineEdit, _("Team")), "the form for a new workshop should be there")
    hands.replace(story.team)
    hands.replace(str(story.people))
    hands.click_button(TEMPLATE_BY_ID[story.template].name_for(len(story.pack.domains)))
    leader.picture("new-session", _("A new workshop: the team, the number of people, the agenda."))
    hands.click_button(_("More details"))
    hands.fill(_("School"), story.school)
    hands.fill(_("District"), story.district)
    hands.fill(_("Name of the workshop"), story.title)
    hands.fill(_("Facilitator"), story.facilitator)
    leader.picture("new-session-details", _("All else has defaults, and can be said more exactly."))
    hands.click_button(_("Start the workshop"))
    hands.until(lambda: leader.at(StepKind.PURPOSE), "the workshop should begin with its purpose")


def project(leader: Leader) -> None:
    """Show the wall on the second display."""
    leader.picture("console", _("The console, before anything is shown to the room."))
    if leader.camera.has_second_display():
        leader.hands.press(Qt.Key.Key_F5)
        leader.hands.until(leader.camera.wall, "the wall should be on the second display")
    leader.picture("projecting", _("F5 puts the wall on the second display."))


def purpose(leader: Leader) -> None:
    """Say what the workshop is for, and park a thought."""
    hands, story = leader.hands, leader.story
    hands.fill(_("What happens with the results? It stands on the wall."), story.purpose)
    hands.fill(_("Who votes?"), story.voters)
    hands.press(Qt.Key.Key_K, _CONTROL)
    hands.write(story.parked)
    hands.press(Qt.Key.Key_Return)
    leader.picture("purpose", _("Purpose, people and voters; a thought goes to the parking lot."))
    leader.clock.pass_minutes(4)


def read_question(leader: Leader) -> None:
    """The domain's question."""
    _read(leader, StepKind.QUESTION, _("The domain’s question."))


def read_framework(leader: Leader) -> None:
    """The framework."""
    _read(leader, StepKind.FRAMEWORK, _("The framework, and where today’s domain lies in it."))


def mark_shifts(leader: Leader) -> None:
    """Put marks on the line of the first shift, with the keyboard alone."""
    leader.forward_to(StepKind.SHIFTS)
    at = _MIDDLE
    for mark in leader.story.shift_marks:
        at = _move(leader, at, mark)
        leader.hands.press(Qt.Key.Key_Return)
    _move(leader, at, leader.story.shift_placed)
    leader.hands.press(Qt.Key.Key_P)
    leader.picture("shifts", _("Marks on the line of a shift, and where the team placed itself."))
    leader.clock.pass_minutes(8)


def read_indicators(leader: Leader) -> None:
    """The indicators of the practices."""
    _read(leader, StepKind.INDICATORS, _("An indicator of the system, and what learners would notice."))


def calibrate(leader: Leader) -> None:
    """Calibrate the levels, with a time."""
    leader.forward_to(StepKind.CALIBRATE)
    leader.hands.click_button(_("Start the time"))
    leader.picture("calibrate", _("What the levels mean."))
    leader.clock.pass_minutes(4)


def rate_alone(leader: Leader) -> None:
    """Everybody rates alone."""
    leader.forward_to(StepKind.RATE)
    leader.hands.click_button(_("Start the time"))
    leader.picture("rate-alone", _("Everybody rates alone; the wall counts the minutes."))
    leader.clock.pass_minutes(10)


def count_slips(leader: Leader) -> None:
    """Type the slips, with a slip of the finger that is taken back."""
    hands, slips = leader.hands, leader.story.slips
    leader.forward_to(StepKind.COUNT)
    for slip in slips[:_HALF_WAY]:
        hands.digits(slip)
    hands.digits("1")
    hands.press(Qt.Key.Key_Backspace)
    leader.picture("count", _("Counting: the wall says how many slips are in, and nothing of what is on them."))
    for slip in slips[_HALF_WAY:]:
        hands.digits(slip)
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: leader.panel and leader.panel.primary() is None, "Enter should end the count")
    leader.picture("counted", _("The count is done."))
    leader.clock.pass_minutes(3)


def reveal(leader: Leader) -> None:
    """Stop before the reveal, reveal, and look at every practice."""
    hands = leader.hands
    leader.forward_to(StepKind.REVEAL)
    hands.press(Qt.Key.Key_PageDown)
    if not leader.at(StepKind.REVEAL) or not leader.panel or leader.panel.primary() is None:
        raise StuckError("Page Down must not reveal")
    leader.picture("before-reveal", _("Ready: PgDn stops here."))
    hands.press(Qt.Key.Key_R)
    leader.picture("reveal", _("All marks at once, one dot each."))
    leader.forward_to_part(leader.story.elements[0].id)
    leader.picture("reveal-practice", _("One practice after the other."))
    leader.clock.pass_minutes(3)


def discuss(leader: Leader) -> None:
    """Discuss the practices whose marks lie far apart: evidence before the level."""
    leader.forward_to(StepKind.DISCUSS)
    for number, (element, talk) in enumerate(leader.story.talks.items(), 1):
        leader.forward_to_part(element)
        _write_evidence(leader, talk)
        if talk.cards:
            _second_round(leader, talk)
        _decide(leader, talk.decision)
        _for_whom(leader, talk)
        leader.picture(f"discuss-{number}", leader.story.pack.elements[element].name)
        leader.clock.pass_minutes(6)


def settle_the_rest(leader: Leader) -> None:
    """Settle the practices that were not discussed, with a key each."""
    leader.forward_to(StepKind.OUTCOME)
    leader.hands.press(Qt.Key.Key_L, _ALT)
    rest = leader.story.rest
    for element in (element for element in leader.story.elements if element.id in rest):
        panel = leader.panel
        if not isinstance(panel, OutcomePanel) or panel.list.current != element.id:
            raise StuckError(f"the keys should be for “{element.name}” now")
        leader.hands.press(_digit(rest[element.id].levels[0]))
    leader.picture("settle", _("Every practice has an outcome."))
    leader.clock.pass_minutes(2)


def look_at_results(leader: Leader) -> None:
    """See the results, and name a potential focus area."""
    leader.forward_to(StepKind.RESULTS)
    leader.hands.click_button(_("Potential focus area: {name}").format(name=leader.story.focus.name))
    leader.picture("results", _("What the room said, mark by mark."))
    leader.clock.pass_minutes(1)


# What they share ------------------------------------------------------------------------------------------------------


def _read(leader: Leader, kind: StepKind, caption: str) -> None:
    leader.forward_to(kind)
    leader.picture(kind.value, caption)
    leader.clock.pass_minutes(2)


def _digit(place: int) -> Qt.Key:
    return Qt.Key(Qt.Key.Key_1 + place)


def _move(leader: Leader, here: int, there: int) -> int:
    """Move the cursor on the line of a shift with the arrow keys."""
    arrow = Qt.Key.Key_Right if there > here else Qt.Key.Key_Left
    big, small = divmod(abs(there - here), _BIG_STEP)
    for _press in range(big):
        leader.hands.press(arrow, _SHIFT)
    for _press in range(small // _STEP):
        leader.hands.press(arrow)
    return there


def _write_evidence(leader: Leader, talk: Talk) -> None:
    form = leader.story.pack.self_assessment
    for prompt, lines in ((form.support_prompt, talk.have), (form.want_prompt, talk.want)):
        if lines:
            leader.hands.fill(prompt, "\n".join(lines))


def _second_round(leader: Leader, talk: Talk) -> None:
    hands = leader.hands
    hands.click_button(_("Second round"))
    for place, number in enumerate(talk.cards):
        hands.digits(str(number))
        if place + 1 < len(talk.cards):
            hands.press(Qt.Key.Key_Tab)
    leader.picture("second-round", _("The second round with hold-up cards, kept beside the first."))
    hands.press(Qt.Key.Key_Return)
    show = _("Show the second round")
    hands.until(lambda: not hands.all(QAbstractButton, show), "Enter should show the second round")


def _decide(leader: Leader, decision: Decision) -> None:
    keys = {OutcomeKind.MAJORITY: Qt.Key.Key_M, OutcomeKind.NOT_AGREED: Qt.Key.Key_N}
    leader.rest()
    leader.hands.press(Qt.Key.Key_L, _ALT)
    if decision.kind in keys:
        leader.hands.press(keys[decision.kind])
    for place in decision.levels:
        leader.hands.press(_digit(place))


def _for_whom(leader: Leader, talk: Talk) -> None:
    leader.hands.click_button(_(TRUE_FOR_ALL[talk.for_all]))
    if talk.for_all is TrueForAll.SOME:
        leader.hands.fill(_("For which groups not? Groups, never names."), talk.not_for)
