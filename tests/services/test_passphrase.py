"""A file with a passphrase opens with it alone, and no byte of it can be changed."""

import pytest

from mastery_desktop.domain.errors import FileRefused, PassphraseNeeded
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.storage.locked_file import lock, unlock
from mastery_desktop.storage.share_file import read_share
from tests.helpers.packs import small_pack
from tests.helpers.stores import desk, in_any_order
from tests.helpers.workshops import SESSION, full_workshop

PACK = small_pack()
WORDS = "seven quiet rivers"


def test_a_locked_session_opens_elsewhere_with_its_passphrase_alone(tmp_path):
    with desk(tmp_path / "here", PACK) as here, desk(tmp_path / "there", PACK) as there:
        here.fill(full_workshop(PACK))
        data = here.sharing.share(SESSION, ShareLevel.TEAM, WORDS)
        assert b"Clearwater" not in data
        for wrong in ("", "seven quiet river", "Seven quiet rivers"):
            with pytest.raises(PassphraseNeeded):
                there.sharing.read(data, wrong)
        there.sharing.accept(there.sharing.read(data, WORDS))
        assert in_any_order(there.sessions.load(SESSION)) == in_any_order(here.sessions.load(SESSION))


def test_the_same_content_is_locked_differently_every_time():
    assert lock(b"x", WORDS) != lock(b"x", WORDS)
    assert unlock(lock(b"x", WORDS), WORDS) == b"x"


def test_no_byte_can_be_changed():
    data = lock(b"content", WORDS)
    for at in (0, 20, 40, len(data) // 2, len(data) - 1):
        changed = bytearray(data)
        changed[at] ^= 1
        try:
            found = unlock(bytes(changed), WORDS)
        except FileRefused:
            continue
        assert found == bytes(changed), "no longer a locked file, and refused as that"


@pytest.mark.parametrize("kept", [17, 30, 44, 59])
def test_one_that_was_cut_short_is_refused(kept):
    with pytest.raises(FileRefused):
        unlock(lock(b"content", WORDS)[:kept], WORDS)


def test_the_same_letters_written_in_two_ways_are_one_passphrase():
    assert unlock(lock(b"x", "Jose\u0301 en casa"), "Jos\u00e9 en casa") == b"x"


def test_a_short_passphrase_is_refused_and_a_roll_up_says_what_a_locked_file_is():
    with pytest.raises(FileRefused, match="8 characters"):
        lock(b"x", "short")
    with pytest.raises(FileRefused, match="passphrase"):
        read_share(lock(b"x", WORDS))
