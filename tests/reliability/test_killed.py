"""Killed at any moment of a workshop: everything that was acknowledged is there, whole, and it goes on from there.

Half of the kills come after a stretch of time, half before the n-th write to the disk, some with half of it written.
What is found is held against a run that nobody disturbed, row by row, the position and the history included.
"""

import random
import shutil
import sqlite3
import sys

import pytest

from mastery_desktop.domain.errors import StorageError
from mastery_desktop.storage.database import open_database
from tests.helpers.stores import Desk
from tests.reliability.harness.script import PACK, ScriptClock, script, session_of
from tests.reliability.harness.stage import ANY, KILL, TEAR_AND_KILL, player, states_of
from tests.reliability.harness.state import fingerprint_of, look

SEEDS = (7, 8)
LONGEST = 0.4
"""Seconds after which a kill comes at the latest: about as long as a workshop takes on a quiet machine."""

MOST_CALLS = 400
"""How many calls to the disk are let through at the most: about a quarter of a workshop."""

MEMORY = {"journal_mode": ("MEMORY", "memory")}
TIMES = [
    pytest.param(24, id="some", marks=pytest.mark.timeout(120)),
    pytest.param(1000, id="many", marks=[pytest.mark.slow, pytest.mark.timeout(1800)]),
]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills a process as only POSIX does")


class Killer:
    """Leads workshops one after the other, each killed again and again until it is through."""

    def __init__(self, stage, folder, settings, *, by_calls):
        self.stage, self.folder, self.settings, self.by_calls = stage, folder, settings, by_calls
        self.chance = random.Random(20261122)  # noqa: S311 - the moment of a kill is no secret
        self.seed, self.place = SEEDS[0], 0
        self.acknowledged = self.midway = 0
        self.folder.mkdir()

    def strike_often(self, times):
        for _time in range(times):
            self.strike()

    def strike(self):
        """Let it play and kill it once; see what is left."""
        if self.by_calls and self.chance.random() < 0.5:
            deed = self.chance.choice((KILL, KILL, TEAR_AND_KILL))
            how = {"fault": [ANY, self.chance.randrange(MOST_CALLS), deed, 0]}
        else:
            how = {"kill_after": self.chance.uniform(0, LONGEST)}
        small = self.chance.random() < 0.3
        played = self.stage.play(
            "workshop",
            self.folder,
            seed=self.seed,
            first=self.place,
            settings=self.settings,
            small_cache=small,
            **how,
        )
        assert played.code in (0, -9), "the program ended by itself"
        told = played.last(default=self.place)
        self.acknowledged += told - self.place
        if played.code == -9:
            self.midway += 1
        self.check(told)

    def check(self, told):
        """Open it as the program does: whole, nothing acknowledged missing, nothing half there, at the right place."""
        states = states_of(self.seed)
        clock = ScriptClock()
        store = open_database(self.folder / "mastery.sqlite", clock)
        try:
            found = fingerprint_of(store)
            at = [place for place in (told, told + 1) if states[min(place, len(states) - 1)] == found]
            assert at, f"after action {told} of workshop {self.seed}"
            self.place = at[-1]
            if self.place:
                position = Desk(store, clock, PACK).sessions.load(session_of(Desk(store, clock, PACK))).session
                assert position.team == f"Team {self.seed}"
            store._changed = False
        finally:
            store.close()
        assert look(self.folder / "mastery.sqlite")[0] == "ok"
        if self.place >= len(script(self.seed)):
            self.seed, self.place = SEEDS[(SEEDS.index(self.seed) + 1) % len(SEEDS)], 0
            shutil.rmtree(self.folder)
            self.folder.mkdir()


@pytest.mark.parametrize("times", TIMES)
def test_killed_in_the_middle_of_anything_nothing_acknowledged_is_lost(stage, tmp_path, times):
    killer = Killer(stage, tmp_path / "data", {}, by_calls=True)
    killer.strike_often(times)
    assert killer.midway > times * 0.3  # how many come in time depends on the machine
    assert killer.acknowledged > times


@pytest.mark.slow
def test_without_a_compiler_kills_come_after_a_time_alone(tmp_path):
    with player(tmp_path) as stage:
        killer = Killer(stage, tmp_path / "data", {}, by_calls=False)
        killer.strike_often(8)
    assert killer.acknowledged


@pytest.mark.slow
@pytest.mark.timeout(120)
def test_the_harness_finds_a_journal_that_is_known_to_be_unsafe(stage, tmp_path):
    killer = Killer(stage, tmp_path / "data", MEMORY, by_calls=True)
    with pytest.raises((AssertionError, StorageError, sqlite3.DatabaseError)):
        killer.strike_often(60)
