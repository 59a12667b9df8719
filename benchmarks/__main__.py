"""Runs every benchmark, each in a process of its own, one after the other: `python -m benchmarks`.

Run it while the machine does nothing else; the ratios bear more than the milliseconds. A target that is missed is told
and is no failure; the command fails only when a benchmark did not run.
"""

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.figures import JSON, Figure, read, table

NAMES = ("content", "paper", "saving", "wall", "stalls", "shifts", "typist", "first", "start", "schools")
ROOT = Path(__file__).resolve().parent.parent
LONGEST = 300
"""Seconds after which a benchmark is given up."""


def run(name: str) -> list[Figure]:
    """Run a benchmark and read what it found.

    Raises:
        subprocess.SubprocessError: it failed, or took too long.
    """
    command = [sys.executable, "-m", f"benchmarks.{name}", JSON]
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, timeout=LONGEST, check=True)  # noqa: S603
    return read(done.stdout.decode())


def main() -> int:
    """Measure everything and print one table."""
    figures: list[Figure] = []
    failed = []
    for name in NAMES:
        sys.stderr.write(f"{name} …\n")
        try:
            figures += run(name)
        except subprocess.SubprocessError as error:
            failed.append(f"{name} did not run: {error}\n")
    sys.stdout.write(table(figures) + "\n")
    sys.stderr.writelines(failed)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
