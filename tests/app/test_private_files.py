"""What the program writes is for its user alone, whatever the system would allow others."""

import os

import pytest

from tests.helpers.packs import small_pack
from tests.helpers.program import run
from tests.helpers.stores import desk
from tests.helpers.workshops import SESSION, full_workshop


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_no_file_of_the_program_can_be_read_by_others(tmp_path):
    data = tmp_path / "data"
    with desk(data, small_pack()) as here:
        here.fill(full_workshop(small_pack()))
    before = os.umask(0)
    try:
        assert run("--data-dir", data, "sessions").returncode == 0
        assert run("--data-dir", data, "export", SESSION, "--out", tmp_path / "out.mastery").returncode == 0
    finally:
        os.umask(before)
    loose = [file for file in (data, *data.rglob("*"), tmp_path / "out.mastery") if file.stat().st_mode & 0o077]
    assert loose == []
