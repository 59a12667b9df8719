"""The computer's memory is full while a PDF is drawn: a sentence, and what was there stays as it was."""

import subprocess
import sys

import pytest

from tests.app.test_window import ROOT

DRAW = """
import resource, sys
from mastery_desktop import cli
where = sys.argv[1]
assert cli.main(["--data-dir", where, "print", "P9", "--out", f"{where}/loaded.pdf"]) == 0
taken = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (taken + 1_000_000, taken + 1_000_000))
sys.exit(cli.main(["--data-dir", where, "print", "P26", "--copies", "40", "--out", f"{where}/packet.pdf"]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a limit that Linux keeps")
def test_a_pdf_that_there_is_no_memory_for_leaves_the_old_one(tmp_path):
    (tmp_path / "packet.pdf").write_bytes(b"the old one")
    done = subprocess.run(
        [sys.executable, "-c", DRAW, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "memory is full" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "packet.pdf").read_bytes() == b"the old one"
    assert sorted(file.name for file in tmp_path.glob("*.pdf")) == ["loaded.pdf", "packet.pdf"]
