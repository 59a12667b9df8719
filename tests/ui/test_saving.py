"""A file that could not be saved: what was there stays, and why is said, so that the next place is a better one."""

import errno

import pytest

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.ui import saving

REFUSAL = "The page could not be saved there."


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "The disk is full. "),
        (errno.EROFS, "Nothing may be written in this folder. "),
        (errno.EACCES, "Nothing may be written in this folder. "),
        (errno.EIO, ""),
    ],
)
def test_the_reason_is_said_before_what_to_do(tmp_path, monkeypatch, number, said):
    def fail(_file, _data):
        raise OSError(number, "no")

    monkeypatch.setattr(saving, "atomic_write", fail)
    with pytest.raises(NotPossible) as caught:
        saving.save(tmp_path / "out.pdf", b"new", REFUSAL)
    assert str(caught.value) == said + REFUSAL


def test_a_folder_that_is_gone_is_refused_and_a_file_that_is_there_is_replaced(tmp_path):
    with pytest.raises(NotPossible, match=REFUSAL):
        saving.save(tmp_path / "gone" / "out.pdf", b"new", REFUSAL)
    (tmp_path / "out.pdf").write_bytes(b"old")
    assert saving.save(tmp_path / "out.pdf", b"new", REFUSAL).read_bytes() == b"new"
