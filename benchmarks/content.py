"""How long the shipped content pack takes to read and check, each time in a process of its own, imports not counted.

The bare limit is what nobody can avoid: reading the same files and decoding their JSON. Run it with
`python -m benchmarks.content`.
"""

import statistics
import subprocess
import sys
from pathlib import Path

from benchmarks.figures import Figure, tell

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 15
TARGET_MS = 30

ONE_ROUND = """
import json, sys, time
from mastery_desktop.content.loader import load_pack, shipped_pack
from mastery_desktop.content.format import MANIFEST

def bare():
    folder = shipped_pack()
    for name in json.loads((folder / MANIFEST).read_bytes())["files"]:
        json.loads((folder / "structure" / name).read_bytes())
        json.loads((folder / "en" / name).read_bytes())

work = {"load": load_pack, "bare": bare}[sys.argv[1]]
begin = time.perf_counter()
work()
print((time.perf_counter() - begin) * 1000)
"""


def measure(what: str) -> list[float]:
    """Milliseconds of each round of `load` or `bare`, in fresh processes."""
    command = [sys.executable, "-c", ONE_ROUND, what]
    return [
        float(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)  # noqa: S603
        for _ in range(ROUNDS)
    ]


def main() -> None:
    """Measure, and tell."""
    load, bare = statistics.median(measure("load")), statistics.median(measure("bare"))
    tell([Figure(name="content pack read and checked", measured=load, limit=bare, most=TARGET_MS)])


if __name__ == "__main__":
    main()
