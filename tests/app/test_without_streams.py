"""Started from the desktop of Windows, Python has neither output nor errors to write to."""

import os
import subprocess
import sys

import pytest

from tests.app.test_window import ROOT

WITHOUT_STREAMS = """
import os
import runpy
import sys
sys.argv = ["mastery-desktop", *sys.argv[1:]]
sys.stdout = sys.stderr = None
try:
    runpy.run_module("mastery_desktop", run_name="__main__")
except SystemExit as end:
    os._exit(end.code or 0)
"""


@pytest.mark.parametrize(("arguments", "code"), [(["sessions"], 0), (["import", "gone.mastery"], 1)])
def test_commands_end_as_they_would_in_a_terminal(tmp_path, arguments, code):
    environment = os.environ | {"PYTHONPATH": str(ROOT), "MASTERY_DESKTOP_HOME": str(tmp_path / "data")}
    command = [sys.executable, "-c", WITHOUT_STREAMS, *arguments]
    ran = subprocess.run(command, env=environment, cwd=tmp_path, check=False, capture_output=True)
    assert (ran.returncode, ran.stderr) == (code, b"")
