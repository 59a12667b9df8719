"""How long a person needs to copy 60 dots from posters onto the lines of the shifts: `python -m benchmarks.shifts`.

Real key and mouse events go to the real console, one after the other as fast as the program takes them. The time is
that of a model, so nothing sleeps: each thing that a person does costs what the keystroke-level model of Card, Moran
and Newell (1980) gives it, and pointing what MacKenzie and Buxton (1992) found for a mouse by Fitts' law. What the
program itself takes is added. A person who is no typist is meant, and looks up to the poster for every single dot.

Dots lie as people put them: about a few places, seeded. One counts as copied within half the width of a sticker. With
the mouse, one dot in ten is put wrong first and dragged. In the end the database must hold all 60.
"""

import math
import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from benchmarks.stalls import KEYS, Watch, opened

from mastery_desktop.app.qt import QtCore  # isort: skip - before whatever else imports Qt
from PySide6.QtTest import QTest

from benchmarks.figures import Figure, tell
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.content import ElementId
from mastery_desktop.ui.console.shift_line import LENGTH, ShiftLineEdit
from mastery_desktop.ui.screens.console import Console

DOTS = 60
MOST_SECONDS = 180.0

LOOK = 1.35
"""Seconds to look at the poster, find the next dot and know its place: the model's mental operator."""

KEY = 0.28
"""Seconds for a key, of somebody who types 40 words a minute."""

HAND = 0.40
"""Seconds for a hand to go from the keys to the mouse, or back."""

CLICK = 0.20
"""Seconds to press a button and let it go; half of it for either."""

POINT, PER_BIT = 0.230, 0.166
"""Seconds to point with a mouse: a start, and more for each bit of difficulty."""

NEAR = 15
"""Thousandths of the line that a copied dot may lie off: half of a 19 mm sticker on a line of 60 cm."""

WRONG_EACH = 10
"""With the mouse, one dot of so many is put wrong first and dragged."""

MARGIN = 16
"""Pixels left and right of the line in its widget."""

JUMPS = 9
"""The number keys that jump: 1 to the beginning of the line, 5 to its middle, 9 to its end."""

Poster = tuple[int, ...]


@dataclass
class Person:
    """Somebody at the console: what was done, and how long it took by the model and by the program.

    Attributes:
        seconds: what the model says so far.
        watch: sends the events, and waits until the program has taken them.
        busy: seconds that the program itself took.
    """

    watch: Watch
    seconds: float = 0.0
    busy: float = 0.0
    pointer: float = 0.0

    def look(self) -> None:
        """Look for the next dot."""
        self.seconds += LOOK

    def key(self, key: QtCore.Qt.Key) -> None:
        """Press a key."""
        self.seconds += KEY
        self._do(lambda: self.watch.press(key))

    def hand(self) -> None:
        """Take the other thing into the hand."""
        self.seconds += HAND

    def click(self, line: ShiftLineEdit, place: int) -> None:
        """Point at a place of the line and click."""
        at = self._point(line, place)
        self.seconds += CLICK
        self._do(lambda: QTest.mouseClick(line, QtCore.Qt.MouseButton.LeftButton, pos=at))

    def drag(self, line: ShiftLineEdit, here: int, there: int) -> None:
        """Point at a place, press, move and let go."""
        start = self._point(line, here)
        button = QtCore.Qt.MouseButton.LeftButton
        self._do(lambda: QTest.mousePress(line, button, pos=start))
        end = self._point(line, there)
        self._do(lambda: QTest.mouseMove(line, end))
        self._do(lambda: QTest.mouseRelease(line, button, pos=end))
        self.seconds += CLICK

    def _point(self, line: ShiftLineEdit, place: int) -> QtCore.QPoint:
        length = line.width() - 2 * MARGIN
        x = MARGIN + place / LENGTH * length
        bits = math.log2(abs(x - self.pointer) / (2 * NEAR / LENGTH * length) + 1)
        self.seconds += POINT + PER_BIT * bits
        self.pointer = x
        return QtCore.QPoint(round(x), line.height() // 2)

    def _do(self, act: Callable[[], object]) -> None:
        start = time.perf_counter()
        act()
        self.watch.settle()
        self.busy += time.perf_counter() - start


def posters(number: int) -> list[Poster]:
    """The dots of each of some posters from left to right."""
    chance = random.Random(60)  # noqa: S311 - the same posters in every run
    made = []
    for poster in range(number):
        each = DOTS // number + (poster < DOTS % number)
        camps = [chance.randint(150, 850) for _camp in range(3)]
        dots = (round(chance.gauss(chance.choice(camps), 90)) for _dot in range(each))
        made.append(tuple(sorted(min(max(dot, 0), LENGTH) for dot in dots)))
    return made


def by_keys(person: Person, _line: ShiftLineEdit, poster: Poster) -> None:
    """Copy a poster by keys: jump near a dot where that is shorter than stepping, step, put."""
    person.key(KEYS.Key_Home)
    here = 0
    for dot in poster:
        person.look()
        jump = min(range(JUMPS), key=lambda number: abs(_jumped(number) - dot))
        if 1 + _steps(_jumped(jump), dot) < _steps(here, dot):
            person.key(KEYS(KEYS.Key_1 + jump))
            here = _jumped(jump)
        for _step in range(_steps(here, dot)):
            person.key(KEYS.Key_Right if dot > here else KEYS.Key_Left)
            here += 10 if dot > here else -10
        person.key(KEYS.Key_Return)


def by_mouse(person: Person, line: ShiftLineEdit, poster: Poster) -> None:
    """Copy a poster by clicks, and put right what went wrong."""
    person.hand()
    for number, dot in enumerate(poster, 1):
        person.look()
        if number % WRONG_EACH:
            person.click(line, dot)
        else:
            wrong = dot + 80 if dot < LENGTH // 2 else dot - 80
            person.click(line, wrong)
            person.look()
            person.drag(line, wrong, dot)
    person.hand()


def _jumped(number: int) -> int:
    return round(number * LENGTH / (JUMPS - 1))


def _steps(here: int, there: int) -> int:
    """How many steps of the arrow keys bring the cursor near enough."""
    return max(0, math.ceil((abs(there - here) - NEAR) / 10))


def copy(console: Console, watch: Watch, way: Callable[[Person, ShiftLineEdit, Poster], None]) -> float:
    """Seconds that a person needs for all posters, one way.

    Raises:
        RuntimeError: the database does not hold what is on the posters.
    """
    _lead_to_shifts(console, watch)
    person = Person(watch)
    kept: list[tuple[ElementId, Poster]] = []
    for poster in posters(len(console.panel.elements)):
        if kept:
            person.look()
            while console.presenter.anchor == kept[-1][0]:
                person.key(KEYS.Key_PageDown)
        (line,) = console.panel.findChildren(ShiftLineEdit)
        kept.append((ElementId(console.presenter.anchor), poster))
        way(person, line, poster)
    _check(console, kept)
    _clear(console, watch)
    return person.seconds + person.busy


def _lead_to_shifts(console: Console, watch: Watch) -> None:
    step = next(step for step in console.desk.workshop.steps if step.kind is StepKind.SHIFTS)
    console.presenter.go_to_step(step.id)
    watch.settle()
    console.presenter.go_to(console.panel.elements[0].id)
    watch.settle()


def _check(console: Console, kept: Iterable[tuple[ElementId, Poster]]) -> None:
    desk = console.desk
    stored = desk.actions.sessions.load(desk.session_id)
    for element, poster in kept:
        marks = stored.shift(element).marks
        if len(marks) != len(poster) or any(abs(a - b) > NEAR + 3 for a, b in zip(marks, poster, strict=True)):
            message = f"{element}: {marks} were kept of {poster}"
            raise RuntimeError(message)


def _clear(console: Console, watch: Watch) -> None:
    desk = console.desk
    for shift in desk.workshop.shift_marks:
        desk.actions.rating.place_marks(desk.session_id, shift.element, ())
    desk.reload()
    watch.settle()


def main() -> None:
    """Measure, and tell."""
    least = DOTS * (LOOK + KEY)
    with opened() as (_app, program, console):
        watch = Watch(program)
        taken = {name: copy(console, watch, way) for name, way in (("keys", by_keys), ("mouse", by_mouse))}
    tell(
        Figure(name=f"{DOTS} dots of shifts, by {name}", measured=seconds, limit=least, unit="s", most=MOST_SECONDS)
        for name, seconds in taken.items()
    )


if __name__ == "__main__":
    main()
