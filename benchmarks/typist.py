"""How long a person needs to type in 14 slips, and a workshop that was run on paper: `python -m benchmarks.typist`.

Real keys go to the real windows with a real database. The time is that of a model, so nothing sleeps: the
keystroke-level model of Card, Moran and Newell (1980) gives every key 0.28 s (somebody who types 40 words a minute),
each look at a paper 1.35 s until the next thing to type is known, and 0.40 s the hand that takes a paper. Whoever types
is careful: one look for every single box of a slip, and one for each four words that are copied. What the program
itself takes is added. The bare limit is the keys alone, typed blind by somebody who knows the papers by heart.

In the end the database must hold what is on the paper, or there is no figure.
"""

import time
from collections.abc import Callable
from typing import Final

from benchmarks.stalls import KEYS, Watch, opened

from mastery_desktop.app.qt import QtCore, QtWidgets  # isort: skip - before whatever else imports Qt
from PySide6.QtTest import QTest

from benchmarks.figures import Figure, tell
from mastery_desktop.app.start import Program
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.content import Element
from mastery_desktop.ui.console.action_row import ActionRow
from mastery_desktop.ui.console.focus import FocusPanel
from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.plan import PlanPanel
from mastery_desktop.ui.console.readiness import ReadinessPanel
from mastery_desktop.ui.screens.console import Console
from mastery_desktop.ui.screens.paper_entry import PaperEntryScreen

PEOPLE: Final = 14
ELEMENTS: Final = 6
COUNT_MOST: Final = 240.0
PAPER_MOST: Final = 900.0

KEY: Final = 0.28
"""Seconds for a key, of somebody who types 40 words a minute."""

LOOK: Final = 1.35
"""Seconds to look at a paper and know what to type: the model's mental operator."""

HAND: Final = 0.40
"""Seconds for a hand to take the next paper and come back."""

WORDS_AT_ONCE: Final = 4
"""Words that somebody keeps in mind between two looks at the paper."""

TABS_MOST: Final = 60
"""Presses of Tab after which a field counts as not to be reached."""

EVIDENCE: Final = "Advisory runs twice a week in every grade, and we have seen the plans of it"
REASON: Final = "It feeds the other practices, and the grade six team has already begun"
SHOWS: Final = "We read and visited in spring, and the notes are in the binder"
GOAL: Final = "By April every grade team plans one unit a month from student work it has looked at together"
DOTS: Final = ("2", "7", "1", "3", "1")
ACTIONS: Final = (
    ("Agree on one way to look at student work", "Grade 6 lead", "Dec 12", "The steps, tried once", "Time", "Jan 9"),
    ("Protect 45 minutes of planning each week", "Principal", "Nov 25", "The schedule", "A committee", "Jan 9"),
    ("Visit a team that plans from student work", "Two teachers", "Feb 6", "Notes", "Cover for a day", "Feb 20"),
    ("Ask 20 learners what changed in class", "Counselor", "Mar 5", "A summary", "A protocol", "Mar 12"),
)


class Typist:
    """Somebody at the keyboard: what was done, and how long it took by the model and by the program.

    Attributes:
        seconds: what the model says so far.
        least: the keys alone.
        busy: seconds that the program itself took.
    """

    def __init__(self, program: Program) -> None:
        """Sit down at a program."""
        self._program, self._watch = program, Watch(program)
        self.seconds = self.least = self.busy = 0.0

    def take(self) -> None:
        """Take the next piece of paper and look at it."""
        self.seconds += HAND + LOOK

    def look(self) -> None:
        """Look where to go on."""
        self.seconds += LOOK

    def press(self, key: QtCore.Qt.Key, *, alt: bool = False) -> None:
        """Press a key; with Alt it is two."""
        modifier = QtCore.Qt.KeyboardModifier.AltModifier if alt else QtCore.Qt.KeyboardModifier.NoModifier
        self._cost(2 if alt else 1)
        self._do(lambda: QTest.keyClick(self._focus, key, modifier))

    def digits(self, text: str) -> None:
        """Type digits from a paper that lies there."""
        self._cost(len(text))
        for digit in text:
            self._do(lambda digit=digit: QTest.keyClicks(self._focus, digit))

    def tab_to(self, wanted: QtWidgets.QWidget) -> None:
        """Press Tab until something has the keys.

        Raises:
            RuntimeError: it cannot be reached.
        """
        self.look()
        for _press in range(TABS_MOST):
            if QtWidgets.QApplication.focusWidget() is wanted:
                return
            self.press(KEYS.Key_Tab)
        message = f"{wanted} cannot be reached by Tab"
        raise RuntimeError(message)

    def copy(self, text: str) -> None:
        """Copy words."""
        self.seconds += LOOK * -(-len(text.split()) // WORDS_AT_ONCE)
        self.digits(text)

    def figure(self, name: str, most: float) -> Figure:
        """What it took, beside the keys alone."""
        return Figure(name=name, measured=self.seconds + self.busy, limit=self.least, unit="s", most=most)

    @property
    def _focus(self) -> QtWidgets.QWidget:
        return QtWidgets.QApplication.focusWidget() or self._program.window

    def _cost(self, keys: int) -> None:
        self.seconds += keys * KEY
        self.least += keys * KEY

    def _do(self, act: Callable[[], object]) -> None:
        start = time.perf_counter()
        act()
        self._watch.settle()
        self.busy += time.perf_counter() - start


def slips(elements: int) -> list[str]:
    """Slips as people hand them in: the same in every run; 0 is an empty box."""
    return ["".join(str((7 * slip + 3 * at + slip * at) % 5) for at in range(elements)) for slip in range(PEOPLE)]


def type_slips(typist: Typist, elements: int) -> None:
    """Type all slips, one after the other, and close the count."""
    for slip in slips(elements):
        typist.take()
        for box in slip:
            typist.look()
            typist.digits(box)
    typist.look()
    typist.press(KEYS.Key_Return)


def check_counts(console: Console, elements: tuple[Element, ...]) -> None:
    """Compare the database with the paper.

    Raises:
        RuntimeError: they differ.
    """
    desk = console.desk
    stored = desk.actions.sessions.load(desk.session_id)
    for at, element in enumerate(elements):
        kept = stored.marks(element.id, 1)
        wanted = tuple(sum(slip[at] == str(level) for slip in slips(len(elements))) for level in range(1, 5))
        if kept is None or kept.marks != wanted:
            message = f"{element.id}: {kept and kept.marks} were kept of {wanted}"
            raise RuntimeError(message)


def count_slips(program: Program, console: Console) -> Figure:
    """Type 14 slips into the console."""
    domain = next(domain for domain in console.desk.pack.domains if len(domain.elements) == ELEMENTS)
    session, sessions = console.desk.session_id, console.desk.actions.sessions
    counting = next(step for step in console.desk.workshop.steps if step.kind is StepKind.COUNT)
    made = sessions.insert_step(session, counting.id, StepKind.COUNT, domain.id, 4).value
    console.desk.reload()
    Watch(program).settle()
    console.presenter.go_to_step(made)
    Watch(program).settle()
    typist = Typist(program)
    type_slips(typist, ELEMENTS)
    check_counts(console, domain.elements)
    return typist.figure(f"{PEOPLE} slips of {ELEMENTS} practices typed", COUNT_MOST)


def type_in_paper(program: Program, console: Console) -> Figure:
    """Type in a whole workshop that was run on paper."""
    screen = PaperEntryScreen(console._context, console.desk.session_id)  # noqa: SLF001 - the window's own
    screen.resize(1366, 768)
    screen.show()
    screen.activateWindow()
    Watch(program).settle()
    typist = Typist(program)
    elements = console.desk.pack.domain_by_id[console.desk.workshop.domains[0]].elements
    type_slips(typist, len(elements))
    _next_paper(typist)
    _fill_form(typist, elements)
    for fill in (_choose_focus, _place, _plan):
        _next_paper(typist)
        fill(typist, screen.panel)
    typist.press(KEYS.Key_PageUp, alt=True)
    _check_paper(console, elements)
    screen.close()
    program.window.activateWindow()
    return typist.figure("a workshop on paper typed in", PAPER_MOST)


def _next_paper(typist: Typist) -> None:
    typist.take()
    typist.press(KEYS.Key_PageDown, alt=True)


def _fill_form(typist: Typist, elements: tuple[Element, ...]) -> None:
    for at, _element in enumerate(elements):
        typist.look()
        typist.digits(str(at % 4 + 1))
        typist.press(KEYS.Key_E)
        typist.copy(EVIDENCE)
        typist.press(KEYS.Key_Escape)
        typist.press(KEYS.Key_Down)


def _choose_focus(typist: Typist, panel: StepPanel | None) -> None:
    assert isinstance(panel, FocusPanel)  # noqa: S101 - for the checker of types
    typist.press(KEYS.Key_2)
    for dots in DOTS:
        typist.look()
        typist.digits(dots)
        typist.press(KEYS.Key_Return)
    typist.press(KEYS.Key_Return)
    typist.tab_to(next(b for b in panel.choice.findChildren(QtWidgets.QPushButton) if b.property("kind") == "primary"))
    typist.press(KEYS.Key_Space)
    typist.tab_to(panel.choice.reason)
    typist.copy(REASON)


def _place(typist: Typist, panel: StepPanel | None) -> None:
    assert isinstance(panel, ReadinessPanel)  # noqa: S101 - for the checker of types
    typist.look()
    typist.digits("2")
    typist.tab_to(panel.cards[1].evidence)
    typist.copy(SHOWS)


def _plan(typist: Typist, panel: StepPanel | None) -> None:
    assert isinstance(panel, PlanPanel)  # noqa: S101 - for the checker of types
    typist.press(KEYS.Key_Return)
    typist.copy(GOAL)
    typist.tab_to(panel.findChildren(ActionRow)[0].fields["what"])
    for action in ACTIONS:
        for text in action:
            typist.copy(text)
            typist.press(KEYS.Key_Return)


def _check_paper(console: Console, elements: tuple[Element, ...]) -> None:
    """Compare the database with all papers.

    Raises:
        RuntimeError: they differ.
    """
    check_counts(console, elements)
    stored = console.desk.actions.sessions.load(console.desk.session_id)
    levels = [level.id for level in console.desk.pack.levels]
    wanted = [levels[at % len(levels)] for at, _element in enumerate(elements)]
    focus = stored.focus
    found = (
        [stored.rating(element.id).level for element in elements] == wanted,
        len(stored.evidence) == len(elements),
        focus is not None and focus.reason == REASON,
        focus is not None and SHOWS in stored.stage_choice(focus).evidence.values(),
        focus is not None and stored.goal(focus).text == GOAL,
        [(a.what, a.who) for a in stored.actions] == [action[:2] for action in ACTIONS],
    )
    if not all(found):
        message = f"not all of the paper was kept: {found}"
        raise RuntimeError(message)


def main() -> None:
    """Measure, and tell."""
    with opened(PEOPLE) as (_app, program, console):
        tell([type_in_paper(program, console), count_slips(program, console)])


if __name__ == "__main__":
    main()
