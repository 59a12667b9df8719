"""Leads a workshop along its run sheet, whatever steps it has, and plans the next one of the series."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit

from mastery_desktop.app.demo import planning_acts, rating_acts
from mastery_desktop.app.demo.hands import StuckError
from mastery_desktop.domain.agenda import TEMPLATE_BY_ID
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.labels import EXIT_QUESTIONS, WORTH_ANSWERS
from mastery_desktop.ui.console.plan import PlanPanel
from mastery_desktop.ui.console.sort_row import SortRow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mastery_desktop.domain.agenda import PlannedStep
    from tools.scripted.keyboard import KeyboardLeader
    from tools.scripted.room import RoomStory

_CONTROL: Final = Qt.KeyboardModifier.ControlModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
K = Qt.Key


class Script:
    """One workshop of a room: its run sheet, and what is said in each of its domains."""

    def __init__(
        self, leader: KeyboardLeader, stories: dict[str, RoomStory], whole: RoomStory, *, single: bool
    ) -> None:
        """Lead with stories by domain, and one for what is about all of them."""
        self.leader, self._stories, self._whole = leader, stories, whole
        self._single = single

    @property
    def steps(self) -> tuple[PlannedStep, ...]:
        """The run sheet as the agenda has it."""
        story = self._whole
        template = TEMPLATE_BY_ID[story.template]
        domains = [domain.id for domain in story.pack.domains[: template.domains]]
        return template.steps(domains, by_talk=story.is_small)

    def start(self) -> None:
        """From the first screen to the wall."""
        leader, story = self.leader, self._whole
        leader.story = story
        rating_acts.open_program(leader)
        new_session(leader)
        leader.hands.press(K.Key_F5)
        if self._single:
            leader.hands.press(K.Key_F6)
        else:
            leader.hands.until(leader.camera.wall, "the wall should be on the second display")
        leader.picture("projecting", "F5 shows the wall.")

    def lead(self, step: PlannedStep) -> None:
        """Do what a step asks for."""
        leader = self.leader
        story = self._stories[step.domain] if step.domain else self._whole
        leader.story = story
        if step.kind is StepKind.RESULTS and not step.domain:
            results_of_all(leader)
        else:
            _ACTS[step.kind](leader, story)


def new_session(leader: KeyboardLeader) -> None:
    """Name the team, say how many come, choose the agenda, and start."""
    hands, story = leader.hands, leader.story
    hands.press(K.Key_N, _CONTROL)
    hands.until(lambda: hands.sees(QLineEdit, "Team"), "the form for a new workshop should be there")
    hands.replace(story.team)
    hands.replace(str(story.people))
    hands.click_button(TEMPLATE_BY_ID[story.template].name_for(len(story.pack.domains)))
    leader.picture("new-session", "A new workshop: the team, the number of people, the agenda.")
    hands.click_button("Start the workshop")
    hands.until(lambda: leader.at(StepKind.PURPOSE), "the workshop should begin with its purpose")


def read_on(kind: StepKind, leader: KeyboardLeader, _story: RoomStory) -> None:
    """Come to a step that is read."""
    leader.forward_to(kind)
    leader.picture(kind.value, "A step that is read.")
    leader.clock.pass_minutes(2)


def shifts(leader: KeyboardLeader, story: RoomStory) -> None:
    """Put marks on the line of a shift; a small team only the place that it agrees on."""
    if not story.is_small:
        rating_acts.mark_shifts(leader)
        return
    leader.forward_to(StepKind.SHIFTS)
    leader.decide()
    leader.hands.press(K.Key_P)
    leader.picture("shifts", "Where the team placed itself.")
    leader.clock.pass_minutes(8)


def count(leader: KeyboardLeader, story: RoomStory) -> None:
    """Type slips; where the team decides by talk, a level for each practice."""
    if story.tables:
        count_tables(leader, story)
        return
    if not story.is_small:
        rating_acts.count_slips(leader)
        return
    leader.forward_to(StepKind.COUNT)
    leader.picture("count", "A small team decides by talk.")
    leader.decide()
    for decision in story.levels.values():
        leader.hands.press(K(K.Key_1 + decision.levels[0]))
    leader.picture("counted", "A level for each practice.")


def count_tables(leader: KeyboardLeader, story: RoomStory) -> None:
    """Type the slips of one table after the other; Enter ends each."""
    hands, slips = leader.hands, list(story.slips)
    leader.forward_to(StepKind.COUNT)
    for number in range(story.tables):
        here = -(-len(slips) // (story.tables - number))  # the first tables have one more
        for slip in slips[:here]:
            hands.digits(slip)
        if number == 1:
            leader.picture("count", "Counting table by table; the wall says how many slips are in.")
        slips = slips[here:]
        hands.press(K.Key_Return)
    hands.until(lambda: leader.panel and leader.panel.primary() is None, "the last Enter should end the count")
    leader.picture("counted", "All tables are counted.")
    leader.clock.pass_minutes(3)


def rate(leader: KeyboardLeader, story: RoomStory) -> None:
    """Everybody rates alone, where there are several tables each on its own."""
    if story.tables:
        leader.forward_to(StepKind.RATE)
        leader.hands.fill("Tables counted apart", str(story.tables))
    rating_acts.rate_alone(leader)


def reveal(leader: KeyboardLeader, story: RoomStory) -> None:
    """Show the marks; a small team has none."""
    if story.is_small:
        read_on(StepKind.REVEAL, leader, story)
    else:
        rating_acts.reveal(leader)


def discuss(leader: KeyboardLeader, story: RoomStory) -> None:
    """Talk about what lies apart; a small team has talked already."""
    if story.is_small:
        read_on(StepKind.DISCUSS, leader, story)
    else:
        rating_acts.discuss(leader)


def settle(leader: KeyboardLeader, story: RoomStory) -> None:
    """Settle what is open."""
    if story.is_small:
        read_on(StepKind.OUTCOME, leader, story)
    else:
        rating_acts.settle_the_rest(leader)


def results_of_all(leader: KeyboardLeader) -> None:
    """Look at the overview of all domains, then at the picture of each."""
    for _press in range(12):
        if leader.panel and leader.panel.step.domain is None:
            break
        leader.hands.press(K.Key_PageDown)
    if not leader.at(StepKind.RESULTS):
        raise StuckError("Page Down does not lead to the picture of all domains")
    for place, slide in enumerate(leader.panel.slides if leader.panel else ()):
        leader.forward_to_part(slide.anchor)
        leader.picture(f"results-of-all-{place}", "What the room said of all domains.")
    leader.clock.pass_minutes(3)


def focus(leader: KeyboardLeader, story: RoomStory) -> None:
    """Answer the questions, place dots, choose."""
    planning_acts.answer_questions(leader)
    if not story.is_small:
        planning_acts.place_dots(leader)
    planning_acts.choose_focus(leader)


def activities(leader: KeyboardLeader, story: RoomStory) -> None:
    """Sort what is done already: a row has the keys, and its buttons are for the mouse."""
    leader.forward_to(StepKind.ACTIVITIES)
    titles = {leaf.id: leaf.title for part in story.domain.stages for a in part.activities for leaf in a.leaves}
    for activity in story.activities:
        leader.hands.click(leader.hands.find(SortRow, titles[activity], begins=True))
        leader.hands.press(K.Key_1)
    leader.picture("activities", "Activities and resources of the stage, sorted.")
    leader.clock.pass_minutes(2)


def plan(leader: KeyboardLeader, _story: RoomStory) -> None:
    """Write the plan."""
    planning_acts.write_plan(leader)
    panel = leader.panel
    if not isinstance(panel, PlanPanel):
        raise StuckError("the plan should be there")


def close(leader: KeyboardLeader, _story: RoomStory) -> None:
    """Come to the close."""
    leader.forward_to(StepKind.CLOSE)
    leader.picture("close", "The close, before the packet is printed.")


def _plain(act: Callable[[KeyboardLeader], None]) -> Callable[[KeyboardLeader, RoomStory], None]:
    def play(leader: KeyboardLeader, _story: RoomStory) -> None:
        act(leader)

    return play


_ACTS: Final[dict[StepKind, Callable[[KeyboardLeader, RoomStory], None]]] = {
    StepKind.PURPOSE: _plain(rating_acts.purpose),
    StepKind.SHIFTS: shifts,
    StepKind.CALIBRATE: _plain(rating_acts.calibrate),
    StepKind.RATE: rate,
    StepKind.COUNT: count,
    StepKind.REVEAL: reveal,
    StepKind.DISCUSS: discuss,
    StepKind.OUTCOME: settle,
    StepKind.RESULTS: _plain(rating_acts.look_at_results),
    StepKind.FOCUS: focus,
    StepKind.READINESS: _plain(planning_acts.choose_stage),
    StepKind.ACTIVITIES: activities,
    StepKind.PLAN: plan,
    StepKind.CLOSE: close,
    **{
        kind: partial(read_on, kind)
        for kind in (
            StepKind.FRAMEWORK, StepKind.STAGES, StepKind.QUESTION, StepKind.INDICATORS, StepKind.BREAK,
        )
    },
}  # fmt: skip


# After the last step -------------------------------------------------------------------------------------------------


def print_packet(leader: KeyboardLeader, file: Path) -> None:
    """Save the packet to take home as a PDF."""
    hands = leader.hands
    hands.press(K.Key_P, _CONTROL)
    hands.until(lambda: hands.sees(QAbstractButton, "Filled with what the team wrote"), "the sheets should be there")
    leader.picture("packet", "The packet to take home, with its real pages.")
    hands.press(K.Key_S, _CONTROL)
    hands.until(partial(_asks, leader), "the program should ask where to save")
    hands.press(K.Key_A, _CONTROL)
    hands.write(str(file))
    hands.press(K.Key_Return)
    hands.until(lambda: not _asks(leader), "the question where to save should be gone")
    hands.settle()
    hands.press(K.Key_W, _CONTROL)
    hands.until(lambda: leader.at(StepKind.CLOSE), "the way back should lead to the workshop")


def finish(leader: KeyboardLeader) -> None:
    """End the workshop, and go back to the list."""
    leader.hands.click_button("The workshop is finished")
    leader.picture("finished", "The workshop is finished.")


def go_home(leader: KeyboardLeader) -> None:
    """Back to the first screen."""
    hands = leader.hands
    hands.press(K.Key_W, _CONTROL)
    hands.until(lambda: hands.sees(QAbstractButton, "Start a workshop"), "the first screen should be there again")
    leader.picture("home-again", "The first screen, with the session in its list.")


def plan_next(leader: KeyboardLeader) -> None:
    """Plan the next workshop of the series; it opens on the promises."""
    hands = leader.hands
    hands.press(K.Key_N, _CONTROL | _SHIFT)
    hands.until(lambda: hands.sees(QLineEdit, "Team"), "the form for the next workshop should be there")
    leader.picture("next-session", "The next workshop of the series takes over what the team is.")
    hands.click_button("Start the workshop")
    hands.until(lambda: leader.at(StepKind.PURPOSE), "the next workshop should begin with its purpose")
    leader.picture("next-opens", "It begins with its purpose.")


def look_back(leader: KeyboardLeader, story: RoomStory, *, planned: bool) -> None:
    """Say what became of each promise where there was time to plan, and keep the focus; the wall has both."""
    hands = leader.hands
    hands.press(K.Key_F5)
    if planned:
        _answer_promises(leader)
    _forward_to(leader, "earlier-focus/")
    _bring_panel(leader)
    leader.decide()
    hands.press(K.Key_1)
    leader.picture("earlier-focus", "The earlier focus: still the right one?")
    wall = leader.panel.slides if leader.panel else ()
    said = "\n".join(slide.text for slide in wall)
    promised = (*(action.what for action in story.actions), "Done", "Moving", "goes on", story.goal)
    for words in promised if planned else ():
        if words not in said:
            raise StuckError(f"the wall does not say “{words}” of the workshop before")


def _answer_promises(leader: KeyboardLeader) -> None:
    hands = leader.hands
    _forward_to(leader, "promises")
    leader.picture("promises", "What became of our promises.")
    for number, (key, word) in enumerate(((K.Key_1, "Done"), (K.Key_2, "Moving"), (K.Key_3, "Stuck"))):
        _forward_to(leader, "promise/")
        if number:
            hands.press(K.Key_PageDown)
        _bring_panel(leader)
        leader.decide()
        hands.press(key)
        hands.press(K.Key_E)
        hands.write("Two pages of notes")
        if number == 1:
            leader.decide()
            hands.press(K.Key_C)
        elif number == 2:  # noqa: PLR2004 - the third promise
            leader.decide()
            hands.press(K.Key_A)
            hands.write("A smaller step")
        leader.picture(f"promise-{number + 1}", f"One promise at a time: {word}.")


def rate_again(leader: KeyboardLeader, script: Script) -> None:
    """Rate the same practices again: the earlier result comes after the new one."""
    leader.rest()
    kinds = {step.kind for step in script.steps}
    compares = StepKind.RESULTS if StepKind.RESULTS in kinds else StepKind.DISCUSS
    for step in script.steps[1:]:
        script.lead(step)
        shown = leader.panel.slides if leader.panel else ()
        compared = [slide for slide in shown if slide.anchor.startswith("then/")]
        if step.kind is compares:
            _compare(leader, len(compared), len(leader.story.elements))
            return
        if compared:
            raise StuckError(f"the earlier results are shown in the step “{step.kind.value}”")


def _compare(leader: KeyboardLeader, compared: int, practices: int) -> None:
    if compared != practices:
        raise StuckError(f"{compared} of {practices} practices stand beside their earlier results")
    _forward_to(leader, "then/")
    leader.picture("then-and-now", "Then and now, with the sentence about learning.")


def _forward_to(leader: KeyboardLeader, start: str) -> None:
    for _press in range(12):
        panel = leader.panel
        if panel is not None and panel.anchor.startswith(start):
            return
        leader.hands.press(K.Key_PageDown)
    raise StuckError(f"Page Down does not lead to “{start}”")


def _bring_panel(leader: KeyboardLeader) -> None:
    panel = leader.panel
    if panel is not None and not panel.isVisible():
        leader.hands.press(K.Key_F6)


def stop_projecting(leader: KeyboardLeader) -> None:
    """Take the wall away, once people have gone."""
    leader.hands.press(K.Key_Escape, _SHIFT)


def type_exit_slips(leader: KeyboardLeader, story: RoomStory) -> None:
    """Type how many came in, the ticks and two lines, with the keyboard alone."""
    hands = leader.hands
    hands.click_button("Type the exit slips")
    hands.fill("Slips that came in", str(story.raters))
    if not story.is_small:
        for answer, number in zip(WORTH_ANSWERS, (story.raters - 2, 1, 1), strict=True):
            hands.fill(answer, str(number))
    for question in EXIT_QUESTIONS.values():
        hands.fill(question, "More time to talk\n2 x Begin with the question")
    leader.picture("exit-slips", "Exit slips as counts and lines.")


def _asks(leader: KeyboardLeader) -> bool:
    return any(dialog.isVisible() for dialog in leader.window.findChildren(QFileDialog))
