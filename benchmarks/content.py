"""How long the shipped content pack takes to read and check, each time in a process of its own, imports not counted.

The bare limit is what nobody can avoid: reading the same files and decoding their JSON. Run it with
`python -m benchmarks.content`.
"""

import json
import statistics
import subprocess
import sys

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
    return [float(subprocess.run(command, check=True, capture_output=True).stdout) for _ in range(ROUNDS)]  # noqa: S603


def main() -> int:
    """Measure, write the result as JSON, and fail where the target is missed."""
    load, bare = statistics.median(measure("load")), statistics.median(measure("bare"))
    result = {"load_ms": round(load, 1), "bare_ms": round(bare, 1), "ratio": round(load / bare, 1)}
    sys.stdout.write(json.dumps(result | {"target_ms": TARGET_MS}) + "\n")
    return 0 if load <= TARGET_MS else 1


if __name__ == "__main__":
    raise SystemExit(main())
