"""Two processes on one profile: one writes, every other one is told so at once, whoever comes and however often.

Programs that ask nobody for leave have to be found.
"""

import subprocess
import sys
from contextlib import contextmanager

import pytest

from mastery_desktop.domain.errors import DatabaseInUse
from mastery_desktop.domain.records import Session
from mastery_desktop.storage.database import open_database
from tests.reliability.harness.script import ScriptClock
from tests.reliability.harness.stage import ROOT
from tests.reliability.harness.state import look

WRITER = """
import sys
from pathlib import Path
from mastery_desktop.domain.errors import DatabaseInUse
from mastery_desktop.storage import database, engine
from mastery_desktop.storage.database import open_database
from tests.helpers.stores import Desk
from tests.reliability.harness.script import PACK, ScriptClock, play, script
clock, won, seed = ScriptClock(), 0, int(sys.argv[2])
if sys.argv[3:] == ["asks nobody"]:
    database.ProcessLock.__init__ = lambda self, file: None
    database.ProcessLock.held, database.ProcessLock.release = False, lambda self: None
    engine.SETTINGS |= {"locking_mode": ("NORMAL", "normal")}
for line in sys.stdin:
    if line.strip() == "try":
        try:
            store = open_database(Path(sys.argv[1]), clock)
        except DatabaseInUse:
            print("refused", flush=True)
            continue
        won += 1
        desk = Desk(store, clock, PACK)
        play(desk, clock, script(seed + won * 100), seed + won * 100, 0)
        print("has it", flush=True)
    else:
        store._changed = False
        store.close()
        print("gave it", flush=True)
"""


class Other:
    def __init__(self, file, seed, *more):
        self.process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(file), str(seed), *more],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def say(self, word):
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


@contextmanager
def two(tmp_path, *more):
    made = [Other(tmp_path / "mastery.sqlite", seed, *more) for seed in (1, 2)]
    try:
        yield made
    finally:
        for other in made:
            other.process.kill()
            other.process.communicate()


@pytest.fixture
def others(tmp_path):
    with two(tmp_path) as made:
        yield made


def take_turns(others, file):
    first, second = others
    for turn in range(6):
        has, waits = (first, second) if turn % 2 else (second, first)
        assert has.say("try") == "has it"
        assert waits.say("try") == "refused"
        with pytest.raises(DatabaseInUse):
            open_database(file, ScriptClock())
        assert has.say("give") == "gave it"
    store = open_database(file, ScriptClock())
    with store.read() as read:
        assert len({session.team for session in read.all(Session)}) == 6
    store.close()
    assert look(file)[0] == "ok"


def test_one_writes_and_the_other_is_told_until_it_is_its_turn(others, tmp_path):
    take_turns(others, tmp_path / "mastery.sqlite")


def test_the_harness_finds_programs_that_ask_nobody(tmp_path):
    with two(tmp_path, "asks nobody") as others, pytest.raises(AssertionError, match="has it"):
        take_turns(others, tmp_path / "mastery.sqlite")


def test_the_place_of_one_that_was_killed_is_free(others, tmp_path):
    first, second = others
    assert first.say("try") == "has it"
    first.process.kill()
    first.process.wait(timeout=20)
    assert second.say("try") == "has it"
    assert second.say("give") == "gave it"
