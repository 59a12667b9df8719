"""The atheris harness runs, briefly; where atheris is missing it says so."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.school_share import ShareLevel
from tests.helpers.schools import session_file, share_file

ROOT = Path(__file__).parent.parent.parent
SECONDS = os.environ.get("MASTERY_FUZZ_SECONDS", "3")


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="there is no atheris here: pip install atheris")
@pytest.mark.timeout(30 + int(SECONDS) * 2)
def test_atheris_finds_nothing(tmp_path):
    pack = load_pack()
    (tmp_path / "session").write_bytes(session_file(pack, 1))
    (tmp_path / "share").write_bytes(share_file(pack, 1, ShareLevel.STATE))
    command = [
        sys.executable,
        "-m",
        "tests.fuzz.fuzz_share",
        f"-max_total_time={SECONDS}",
        "-max_len=60000",
        str(tmp_path),
    ]
    paths = os.pathsep.join([str(ROOT), *sys.path])
    done = subprocess.run(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": paths}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "stat::number_of_executed_units" in done.stderr or "Done" in done.stderr
