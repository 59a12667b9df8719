"""A room that is only played: twenty people whose slips, cards and dots follow a pattern, the same in every run."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from mastery_desktop.domain.choices import ExitQuestion
from mastery_desktop.domain.rating import Spread
from mastery_desktop.messages import N_

PEOPLE: Final = 20
"""How many sit in the room."""

MOODS: Final = (Spread.TOGETHER, Spread.MIXED, Spread.SPLIT)
"""How far apart the marks of the room can lie."""

LINE_STEP: Final = 10
"""Dots lie on the line of a shift where the arrow keys can reach them: so many places apart."""

_EMPTY: Final = 0.03
_USUAL_SEED: Final = 7


EXIT_LINES: Final = {
    ExitQuestion.NEXT: (
        (3, N_("From Monday on, I ask students what goal they set")),
        (1, N_("Show the rubric before the task starts")),
    ),
    ExitQuestion.WORTH: (
        (4, N_("Seeing all marks at once")),
        (2, N_("Hearing why others marked lower")),
    ),
    ExitQuestion.CHANGE: (
        (3, N_("More time where we were apart")),
        (1, N_("Start on time")),
    ),
}
"""What stands on the exit slips of the played room: on how many of them, and the line."""


class PlayedShift(NamedTuple):
    """What the room says to a shift: dots on the line, lowest first, and the place agreed on; None without one."""

    dots: tuple[int, ...]
    agreed: int | None


@dataclass(frozen=True)
class PlayedRoom:
    """The people of a rehearsal. The same seed gives the same room."""

    people: int = PEOPLE
    seed: int = _USUAL_SEED

    def slips(
        self, mood: Spread, elements: int, levels: int, *, people: int | None = None, table: int = 0
    ) -> tuple[tuple[int, ...], ...]:
        """The slips, one tuple each: per element a level from 1, 0 for an empty box.

        Args:
            mood: how far apart the marks lie.
            elements: how many stand on a slip.
            levels: how many levels there are.
            people: how many hand one in; all of the room unless it is said.
            table: which table they sit at, from 1; 0 is the room as one.
        """
        dice = self._dice("slips", mood, table) if table else self._dice("slips", mood)
        centers = [dice.randrange(1, levels + 1) for _element in range(elements)]
        slips = []
        for person in range(self.people if people is None else people):
            marks = (self._mark(dice, mood, center, levels, person) for center in centers)
            slips.append(tuple(0 if dice.random() < _EMPTY else mark for mark in marks))
        return tuple(slips)

    def arrivals(self, seconds: float) -> tuple[float, ...]:
        """After how many seconds of private rating each slip is handed in: none at once, all by the end."""
        dice = self._dice("arrivals")
        return tuple(sorted(seconds * (0.35 + 0.6 * dice.random()) for _person in range(self.people)))

    def agreed(self, mood: Spread, element: int, levels: int, table: int = 0) -> int:
        """The level, from 1, that a table agrees on for an element by talk; table 0 is the room as one."""
        return self._dice("agreed", mood, element, table).randrange(1, levels + 1)

    def hands(self, mood: Spread, element: int, fingers: int) -> tuple[int, ...]:
        """How many show how many fingers in a fist-to-five, the fist first; a room that stayed apart has doubts."""
        weights = [0.0] * (fingers - 2) + [2.0, 5.0, 4.0]
        if mood is Spread.SPLIT:
            weights[1] = weights[2] = 1.5
        chosen = self._dice("hands", mood, element).choices(range(fingers + 1), weights, k=self.people)
        return tuple(chosen.count(number) for number in range(fingers + 1))

    def cards(self, mood: Spread, element: int, levels: int) -> tuple[int, ...]:
        """How many hold up the card of each level in a second round, lowest first; after talk, rooms come closer."""
        closer = Spread.TOGETHER if mood is Spread.MIXED else mood
        dice = self._dice("cards", mood, element)
        center = dice.randrange(1, levels + 1)
        marks = [self._mark(dice, closer, center, levels, person) for person in range(self.people)]
        return tuple(marks.count(level) for level in range(1, levels + 1))

    def shift(self, mood: Spread, element: int, length: int) -> PlayedShift:
        """The dots on the poster of a shift, one for each person, and the place that the team comes to by talk."""
        dice = self._dice("shift", mood, element)
        wide = 0.13 if mood is Spread.MIXED else 0.05
        center = 0.2 + 0.6 * dice.random()
        ends = (0.2, 0.8)
        dots = []
        for person in range(self.people):
            around = ends[person % 2] if mood is Spread.SPLIT else center
            place = min(1.0, max(0.0, dice.gauss(around, wide)))
            dots.append(_reached(place, length))
        agreed = None if mood is Spread.SPLIT else _reached(center, length)
        return PlayedShift(tuple(sorted(dots)), agreed)

    def dots(self, mood: Spread, candidates: int) -> tuple[int, ...]:
        """How many private dots each candidate gets, one for each person."""
        dice = self._dice("dots", mood)
        weights = [dice.random() + 0.2 for _candidate in range(candidates)]
        if mood is Spread.TOGETHER and weights:
            weights[dice.randrange(candidates)] = 3.0 * candidates
        chosen = dice.choices(range(candidates), weights, k=self.people) if candidates else []
        return tuple(chosen.count(candidate) for candidate in range(candidates))

    def exit_ticks(self, mood: Spread, answers: int) -> tuple[int, ...]:
        """How many exit slips tick each answer to whether the time was well spent, the best first; one for each person.

        A room that stayed apart goes less content.
        """
        dice = self._dice("exit", mood)
        weights = [(2.0 if mood is Spread.SPLIT else 4.0) ** -place for place in range(answers)]
        chosen = dice.choices(range(answers), weights, k=self.people)
        return tuple(chosen.count(answer) for answer in range(answers))

    @staticmethod
    def _mark(dice: random.Random, mood: Spread, center: int, levels: int, person: int) -> int:
        if mood is Spread.SPLIT:
            place = 1 if person % 2 else levels
            away = dice.choices((0, 1), (5, 1))[0]
            return min(levels, place + away) if place == 1 else max(1, place - away)
        steps, weights = ((-1, 0, 1), (1, 8, 1)) if mood is Spread.TOGETHER else ((-2, -1, 0, 1, 2), (1, 3, 4, 3, 1))
        return min(levels, max(1, center + dice.choices(steps, weights)[0]))

    def _dice(self, *subject: object) -> random.Random:
        return random.Random(":".join(map(str, (self.seed, *subject))))  # noqa: S311 - a play, no secret


def in_hand(arrivals: Sequence[float], seconds: float) -> int:
    """How many slips are in after some seconds."""
    return sum(arrival <= seconds for arrival in arrivals)


def _reached(share: float, length: int) -> int:
    return round(share * length / LINE_STEP) * LINE_STEP
