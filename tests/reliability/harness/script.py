"""A workshop as a list of single actions, the same in every run, so that a killed one can be compared with a whole one.

Each action is one call of a service, which is one transaction. What it needs it reads from the database, so that a run
can go on at any action after another one was killed. Ids follow from the seed and the number of the action.
"""

import random
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

from mastery_desktop.domain import records
from mastery_desktop.domain.choices import ExitQuestion, GoalReach, OutcomeKind, ParkedFate, Sorting, TrueForAll
from mastery_desktop.domain.records import FocusId, SessionId
from mastery_desktop.services.sessions import NewSession
from tests.helpers.packs import small_pack
from tests.helpers.stores import Desk

PACK = small_pack()
ELEMENTS = tuple(element.id for element in PACK.domains[0].elements)
RATERS = 12
BEGUN = datetime(2026, 11, 6, 13, 0, tzinfo=UTC)
WORDS = tuple("evidence that the team brought along and read to the table before anybody said a level".split())  # noqa: SIM905 - as it is read

Act = Callable[[Desk], object]


class Ids:
    """Gives the ids of an action: the same for the same seed and number."""

    def __init__(self, seed: int, number: int) -> None:
        self._chance = random.Random(f"{seed} {number}")  # noqa: S311 - so that two runs can be compared

    def __call__(self) -> uuid.UUID:
        return uuid.UUID(int=self._chance.getrandbits(128), version=4)


class ScriptClock:
    """A clock that stands at the time of the action under way."""

    def __init__(self) -> None:
        self.number = 0

    def __call__(self) -> datetime:
        return BEGUN + timedelta(seconds=40 * self.number)


def play(desk: Desk, clock: ScriptClock, acts: list[Act], seed: int, number: int) -> None:
    """Do one action of a script, with the ids and at the time that it has in every run."""
    clock.number = number
    records.uuid4 = Ids(seed, number)  # type: ignore[assignment]
    try:
        acts[number](desk)
    finally:
        records.uuid4 = uuid.uuid4


def script(seed: int) -> list[Act]:
    """All actions of a workshop; what is typed and how people vote follows from the seed."""
    chance = random.Random(seed)  # noqa: S311 - so that two runs can be compared
    new = NewSession(team=f"Team {seed}", people=RATERS + 2, raters=RATERS, held_on=date(2026, 11, 6))
    acts: list[Act] = [lambda desk: desk.sessions.create(new)]

    def add(act: Callable[..., object], *more: object) -> None:
        acts.append(lambda desk: act(desk, session_of(desk), *more))

    def words(least: int = 4) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(least, 4 * least)))

    for step in (1, 2, 3):
        add(partial(_move, step))
    for element in ELEMENTS:
        marks = [chance.randint(0, 1000) for _mark in range(RATERS)]
        add(lambda desk, s, e=element, m=marks: desk.rating.place_marks(s, e, m, placed=500))
    counts = {element: _marks(chance) for element in ELEMENTS}
    add(partial(_move, 5))
    add(lambda desk, s: desk.rating.save_counts(s, counts, raters=RATERS))
    add(lambda desk, s: desk.rating.reveal(s, ELEMENTS))
    add(partial(_move, 7))
    for element in ELEMENTS:
        add(lambda desk, s, e=element: desk.rating.discuss(s, e))
        for length in (1, 2, 3):  # as it is written: longer with every save
            text = "\n".join(words() for _line in range(length))
            add(lambda desk, s, e=element, t=text: desk.rating.write_evidence(s, e, t, have=True))
        level = PACK.levels[chance.randrange(len(PACK.levels))].id
        add(lambda desk, s, e=element, v=level: desk.rating.settle(s, e, OutcomeKind.AGREED, level=v))
        add(lambda desk, s, t, e=element: desk.rating.set_true_for_all(s, e, TrueForAll.SOME, t), words(2))
    for step_of_history in ("undo", "undo", "redo"):
        add(lambda desk, s, h=step_of_history: getattr(desk.history, h)(s))
    add(lambda desk, s, t: desk.sessions.park(s, t), words())
    add(lambda desk, s, t: desk.sessions.park(s, t), words())
    add(lambda desk, s: desk.sessions.settle_parked(s, _load(desk, s).parked[0].id, ParkedFate.CLOSED))
    dots = {element: chance.randint(0, 6) for element in ELEMENTS}
    add(lambda desk, s: desk.planning.set_dots(s, dots))
    add(lambda desk, s, t: desk.planning.describe_candidate(s, ELEMENTS[0], impact=t), words())
    add(lambda desk, s, t: desk.planning.choose_focus(s, ELEMENTS[1], t), words())
    add(lambda desk, s: desk.planning.choose_stage(s, _focus(desk, s), PACK.stage_model.stages[1].id))
    add(lambda desk, s, t: desk.planning.set_goal(s, _focus(desk, s), t, date(2027, 1, 9)), words())
    add(lambda desk, s: desk.planning.set_reach(s, _focus(desk, s), next(iter(GoalReach))))
    add(lambda desk, s: desk.planning.sort_item(s, _focus(desk, s), "ready 1", next(iter(Sorting))))
    for _action in range(3):
        add(lambda desk, s, t: desk.planning.add_action(s, _focus(desk, s), t), words())
        add(_change_last_action, words())
    add(lambda desk, s: desk.planning.remove_action(s, _load(desk, s).actions[-1].id))
    add(lambda desk, s: desk.history.undo(s))
    add(lambda desk, s: desk.sessions.set_attendance(s, [("A. Teacher", "teacher", 90), ("B. Lead", "lead", 90)]))
    add(lambda desk, s: desk.planning.count_exit_slips(s, 9, (5, 2, 1)))
    lines = {ExitQuestion.NEXT: [words(), words()]}
    add(lambda desk, s: desk.planning.write_exit_lines(s, lines))
    add(lambda desk, s: desk.sessions.finish(s))
    add(lambda desk, s: desk.sessions.release(s, released=True))
    add(lambda desk, s: desk.sessions.set_attendance(s, []))
    return acts


def session_of(desk: Desk) -> SessionId:
    """The session that the script leads."""
    with desk.store.read() as read:
        return read.all(records.Session)[0].id


def _load(desk: Desk, session: SessionId):
    return desk.sessions.load(session)


def _marks(chance: random.Random) -> tuple[int, ...]:
    marks = [0] * len(PACK.levels)
    for _rater in range(RATERS):
        marks[chance.randrange(len(marks))] += 1
    return tuple(marks)


def _move(step: int, desk: Desk, session: SessionId) -> None:
    steps = _load(desk, session).steps
    desk.sessions.move_to(session, steps[step].id, f"place {step}", left=steps[step - 1].id, seconds=30)


def _focus(desk: Desk, session: SessionId) -> FocusId:
    return _load(desk, session).focus.id


def _change_last_action(desk: Desk, session: SessionId, text: str) -> None:
    action = _load(desk, session).actions[-1]
    desk.planning.change_action(session, replace(action, who="Everyone", evidence=text))
