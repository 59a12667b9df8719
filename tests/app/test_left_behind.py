"""What crashed among the temporary files: the next start of the program deletes what it left there."""

import os
import signal
import subprocess
import sys

import pytest

from mastery_desktop.storage.temporary import PREFIX
from tests.app.test_window import FIRST_FRAME, ROOT, run

REHEARSE = """
import sys
from datetime import date
from pathlib import Path
from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.services.rehearsal import RehearsalFolder
from mastery_desktop.services.sessions import NewSession
services = open_services(Paths(Path(sys.argv[1])), ContentChoice())
folder = RehearsalFolder()
played = services.elsewhere(folder.paths, services.clock)
played.sessions.create(NewSession(team="Played", people=20, held_on=date(2026, 11, 6)))
print(folder.path, flush=True)
sys.stdin.read()
"""


LOOK_INTO = """
import sys
from mastery_desktop.storage.temporary import private_folder
with private_folder("backup") as folder:
    (folder / "mastery.sqlite").write_bytes(b"what people wrote")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process as only POSIX does")
@pytest.mark.parametrize("program", [REHEARSE, LOOK_INTO], ids=["rehearsal", "copy of a backup"])
def test_what_a_killed_program_left_goes_at_the_next_start(tmp_path, monkeypatch, program):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", program, str(tmp_path / "data")]
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as rehearsing:
        folder = rehearsing.stdout.readline().strip()
        rehearsing.send_signal(signal.SIGKILL)
    assert [str(each) for each in temporary.glob(f"{PREFIX}*")] == [folder]
    assert temporary.joinpath(folder).stat().st_mode & 0o077 == 0
    done = run(FIRST_FRAME, tmp_path / "data")
    assert done.stdout.splitlines()[-1] == "ended 0", done.stderr
    assert list(temporary.glob(f"{PREFIX}*")) == []
