"""A workshop of hours in the real window: memory, widgets, open files, threads, the journal and the backups stay flat.

A minute of the room takes about a quarter of a second here, so that eight hours pass at more than a hundred times
their speed. The first hour loads what is loaded once; it is the hours after it that are compared.
"""

import json
import os
import subprocess
import sys

import pytest

from tests.reliability.harness.stage import ROOT

SLOW = [pytest.mark.slow, pytest.mark.timeout(1500)]
MOST_GROWTH = 12_000
"""Kilobytes that memory may grow between the second hour and the last: caches that fill up."""


def soak(folder, stretches, minutes, *more):
    ran = subprocess.run(
        [sys.executable, "-m", "tests.reliability.harness.soak", str(folder), str(stretches), str(minutes), *more],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "WAKEPY_FAKE_SUCCESS": "yes"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=1400,
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


def is_flat(measures):
    """Whether nothing piled up from the first measure to the last."""
    first, last = measures[0], measures[-1]
    same = all(first[name] == last[name] for name in ("widgets", "threads", "journal"))
    files = last["files"] <= first["files"] + 1
    return same and files and last["kilobytes"] - first["kilobytes"] < MOST_GROWTH and last["backups"] <= 40


LENGTHS = [
    pytest.param(3, 8, id="half an hour", marks=pytest.mark.slow),
    pytest.param(8, 60, id="eight hours", marks=SLOW),
]


@pytest.mark.parametrize(("stretches", "minutes"), LENGTHS)
def test_a_long_workshop_takes_no_more_at_its_end(tmp_path, stretches, minutes):
    measures = soak(tmp_path, stretches, minutes)[1:]
    assert is_flat(measures), measures
    assert measures[-1]["journal"] == 0


@pytest.mark.slow
def test_the_harness_finds_a_program_that_forgets_widgets_and_files(tmp_path):
    assert not is_flat(soak(tmp_path, 3, 3, "leak")[1:])
