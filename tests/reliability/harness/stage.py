"""The side of the tests: starts the player, asks it to play, and holds what is left against a whole run."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mastery_desktop.storage.database import open_database
from tests.helpers.stores import Desk
from tests.reliability.harness.script import PACK, ScriptClock, play, script
from tests.reliability.harness.state import fingerprint_of

ROOT = Path(__file__).parents[3]

WRITE, SYNC, TRUNCATE, RENAME, UNLINK = 1, 2, 4, 8, 16
ANY = WRITE | SYNC | TRUNCATE | RENAME | UNLINK
KILL, TEAR_AND_KILL, STOP = -1, -2, -3
NEVER = 1_000_000


@dataclass(frozen=True)
class Played:
    """What came of a part: how its process ended, and what it told before."""

    child: int
    stopped: bool
    code: int | None
    told: list[list[str]]

    def last(self, word: str = "", default: int = 0) -> int:
        """The last number that was told, after a word where one is named."""
        numbers = [int(line[-1]) for line in self.told if line[:-1] == ([word] if word else [])]
        return numbers[-1] if numbers else default


class Player:
    """The process that plays the program."""

    def __init__(self, folder: Path, interposer: Path | None) -> None:
        """Start it; what children tell stands in files of a folder."""
        self._folder, self._played = folder, 0
        preload = {"LD_PRELOAD": str(interposer)} if interposer else {}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.harness.player"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **preload},
        )

    def play(self, part: str, folder: Path, **request: Any) -> Played:
        """Have a part played, until it ends, is killed or stops."""
        self._played += 1
        told = self._folder / f"told-{self._played}"
        answer = self._ask({"part": part, "folder": str(folder), "told": str(told), **request})
        lines = told.read_text().splitlines() if told.exists() else []
        told.unlink(missing_ok=True)
        return Played(answer["child"], answer["stopped"], answer["code"], [line.split(" ") for line in lines])

    def kill(self, played: Played) -> None:
        """Kill a child that stopped."""
        self._ask({"reap": played.child})

    def close(self) -> None:
        """End it."""
        self._process.stdin.close()
        self._process.wait(timeout=20)
        self._process.stdout.close()

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, "the player died"
        return json.loads(line)


@contextmanager
def player(folder: Path, interposer: Path | None = None) -> Iterator[Player]:
    """A player for as long as it is needed."""
    made = Player(folder, interposer)
    try:
        yield made
    finally:
        made.close()


def compile_interposer(folder: Path) -> Path | None:
    """Make what stands between the program and the C library; None where there is no compiler or no such loader."""
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        return None
    made = folder / "interposer.so"
    source = Path(__file__).with_name("interposer.c")
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(source), "-ldl"]
    return made if subprocess.run(command, check=False, capture_output=True).returncode == 0 else None


@cache
def states_of(seed: int) -> tuple[str, ...]:
    """The fingerprints of a script's database before its first action and after each, when nothing goes wrong."""
    acts, clock = script(seed), ScriptClock()
    with TemporaryDirectory() as name:
        store = open_database(Path(name) / "mastery.sqlite", clock)
        desk = Desk(store, clock, PACK)
        states = [fingerprint_of(store)]
        for number in range(len(acts)):
            play(desk, clock, acts, seed, number)
            states.append(fingerprint_of(store))
        store._changed = False  # nobody needs a backup
        store.close()
    return tuple(states)
