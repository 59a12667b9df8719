"""Files are written whole or not at all, and their names suit every system."""

import errno
import os
import subprocess
import sys
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastery_desktop.files import STALE_AFTER, atomic_write, replacing, safe_file_name, sweep_parts

OLD, NEW = b"old and good", b"new" * 100_000


@pytest.fixture
def plan(tmp_path):
    file = tmp_path / "plan.pdf"
    file.write_bytes(OLD)
    return file


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def hold_back(monkeypatch, times, number):
    """Let the next replacements fail as they do while another program holds the file."""
    real, failed = Path.replace, []

    def replace(self, target):
        if len(failed) < times:
            failed.append(number)
            raise OSError(number, os.strerror(number))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    return failed


def test_a_new_file_holds_everything_and_is_private(tmp_path):
    atomic_write(tmp_path / "plan.pdf", NEW)
    assert (tmp_path / "plan.pdf").read_bytes() == NEW
    assert names(tmp_path) == ["plan.pdf"]
    if os.name == "posix":
        assert (tmp_path / "plan.pdf").stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_an_old_file_keeps_its_mode(plan):
    plan.chmod(0o640)
    atomic_write(plan, NEW)
    assert plan.read_bytes() == NEW
    assert plan.stat().st_mode & 0o777 == 0o640


def test_what_does_not_pass_its_check_replaces_nothing(plan, tmp_path):
    seen = []

    def verify(part):
        seen.append(part.read_bytes())
        raise ValueError("not a PDF")

    with pytest.raises(ValueError, match="not a PDF"):
        atomic_write(plan, NEW, verify)
    assert seen == [NEW]
    assert plan.read_bytes() == OLD
    assert names(tmp_path) == ["plan.pdf"]


def test_an_error_while_filling_leaves_no_part(plan, tmp_path):
    def interrupted():
        with replacing(plan) as part:
            part.write_bytes(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert plan.read_bytes() == OLD
    assert names(tmp_path) == ["plan.pdf"]


@pytest.mark.parametrize("number", [errno.EACCES, errno.EBUSY])
def test_a_file_that_is_held_for_a_moment_is_waited_for(plan, tmp_path, monkeypatch, number):
    failed = hold_back(monkeypatch, 3, number)
    atomic_write(plan, NEW)
    assert len(failed) == 3
    assert plan.read_bytes() == NEW
    assert names(tmp_path) == ["plan.pdf"]


def test_patience_ends_and_the_old_file_is_still_there(plan, tmp_path, monkeypatch):
    failed = hold_back(monkeypatch, 1000, errno.EACCES)
    with pytest.raises(PermissionError):
        atomic_write(plan, NEW, patience=0.1)
    assert 1 < len(failed) < 10
    assert plan.read_bytes() == OLD
    assert names(tmp_path) == ["plan.pdf"]


def test_another_error_is_not_waited_for(plan, monkeypatch):
    failed = hold_back(monkeypatch, 1000, errno.ENOSPC)
    with pytest.raises(OSError, match="No space"):
        atomic_write(plan, NEW)
    assert len(failed) == 1
    assert plan.read_bytes() == OLD


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        atomic_write(tmp_path / "nowhere" / "plan.pdf", NEW)


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_link_stays_a_link(plan, tmp_path):
    link = tmp_path / "link.pdf"
    link.symlink_to(plan)
    atomic_write(link, NEW)
    assert link.is_symlink()
    assert plan.read_bytes() == NEW


@pytest.mark.skipif(os.name != "posix", reason="a limit of POSIX processes")
def test_a_full_disk_leaves_the_old_file(plan, tmp_path):
    """A process that may write no more than a few bytes stands for a disk with no more room."""
    program = """
import resource, signal, sys
from pathlib import Path
from mastery_desktop.files import atomic_write
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    atomic_write(Path(sys.argv[1]), b"x" * 100_000)
except OSError:
    sys.exit(7)
"""
    code = subprocess.run([sys.executable, "-c", program, str(plan)], check=False).returncode
    assert code == 7
    assert plan.read_bytes() == OLD
    assert names(tmp_path) == ["plan.pdf"]


def test_only_our_own_old_parts_are_swept(tmp_path):
    with replacing(tmp_path / "plan.pdf") as part:
        left = part.with_name(part.name.replace(".part", "x.part"))
    left.write_bytes(b"half")  # as a process would leave it that died with a part file open
    (tmp_path / "plan.pdf").unlink()
    (tmp_path / ".~other.part").write_bytes(b"not ours")
    (tmp_path / "notes.txt").write_bytes(b"not ours")
    written = left.stat().st_mtime
    assert sweep_parts(tmp_path, written + STALE_AFTER - 1) == 0
    assert sweep_parts(tmp_path, written + STALE_AFTER + 1) == 1
    assert names(tmp_path) == [".~other.part", "notes.txt"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Culture, spring 2026", "Culture, spring 2026"),
        ("Łódź / Ōsaka: 1?", "Łódź Ōsaka 1"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Windows\\System32", "C Windows System32"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("LPT¹", "_LPT¹"),
        ("NUL .x", "_NUL .x"),
        ("Conference", "Conference"),
        ("plan. . .", "plan"),
        (".hidden", "hidden"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("line\nbreak\ttab", "line break tab"),
        ("e\u0301te\u0301", "été"),
        ("", "untitled"),
        ("???", "untitled"),
        ("🙂", "🙂"),
    ],
)
def test_names_that_people_type(text, name):
    assert safe_file_name(text, ".pdf") == name + ".pdf"


@given(st.text())
def test_any_text_gives_a_name_that_any_system_takes(text):
    name = safe_file_name(text, ".mastery")
    assert name.endswith(".mastery")
    assert len(name.encode()) <= 255
    assert len(name) <= 90
    assert PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved()
    assert not set(name) & set('<>:"/\\|?*')
    assert all(unicodedata.category(c)[0] != "C" or unicodedata.category(c) == "Cn" for c in name)
    assert name[0] not in " ."


def test_a_file_can_be_made_under_such_a_name(tmp_path):
    name = safe_file_name("ü" * 500, ".pdf")
    atomic_write(tmp_path / name, NEW)
    assert (tmp_path / name).read_bytes() == NEW
