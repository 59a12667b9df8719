"""Whole workshops through the real windows by keyboard alone, in a process of their own: rooms of two to forty people.

The script stops where the keyboard does not lead on, where nothing has the focus, where the wall says more than was
revealed, and where the database keeps marks of fewer than five people.
"""

import json
import sys

import pytest
from pypdf import PdfReader

from tests.helpers.program import ROOT, run

END = ["packet", "exit slips", "finish", "next", "look back", "rate again"]
FULL = 40
"""Where people sit at tables that are counted apart."""

CODE = [sys.executable, "-m", "tools.scripted"]
SLOW = (pytest.mark.slow, pytest.mark.timeout(240))


def lead(*arguments, timeout=110):
    ran = run(*arguments, qt=True, command=CODE, cwd=ROOT, timeout=timeout)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_ninety_minutes_with_fourteen_people_are_led_without_a_mouse(tmp_path):
    said = lead("--pictures", tmp_path, "--no-pictures", "--brief", "--wall", "1024x768")
    assert said["steps"][-5:] == END[:-1]
    packet = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "packet.pdf").pages)
    assert "By April every grade team plans one unit a month from student work." in " ".join(packet.split())


@pytest.mark.parametrize("displays", [1, 2])
@pytest.mark.parametrize("template", ["90", "210"])
@pytest.mark.parametrize("people", [pytest.param(n, marks=SLOW) for n in (2, 4, 14, FULL)])
def test_rooms_of_every_size_are_led_without_a_mouse(people, template, displays):
    tables = 8 if people == FULL else 0
    said = lead("--people", people, "--tables", tables, "--template", template, "--displays", displays, timeout=200)
    assert said["steps"].count("rate") == (2 if template == "210" else 1)
    assert said["steps"][-6:] == END
