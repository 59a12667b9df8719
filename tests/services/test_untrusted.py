"""Files that want to do harm: refused with a sentence or cleaned, and nothing they do reaches past their own process.

`MASTERY_FUZZ=5000 pytest tests/services/test_untrusted.py` looks for longer.
"""

import json
import os
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.errors import FileRefused
from mastery_desktop.domain.rollup import contribution
from mastery_desktop.domain.school_share import SchoolShare, ShareLevel
from mastery_desktop.services.rollup.apart import Refusal, read_shares
from mastery_desktop.storage.share_file import read_share
from tests.helpers.archives import members, packed
from tests.helpers.schools import session_file, share_file

PACK = load_pack()
CASES = int(os.environ.get("MASTERY_FUZZ", "60"))
SOUND = {
    "session": session_file(PACK, 1),
    **{level.value: share_file(PACK, 1, level) for level in (ShareLevel.DISTRICT, ShareLevel.STATE)},
}
fuzz = settings(max_examples=CASES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


def read(data):
    """What a file says; None where it is refused. Whatever else is raised fails the test."""
    try:
        share = read_share(data)
    except FileRefused:
        return None
    assert isinstance(share, SchoolShare)
    contribution(PACK, [share])
    return share


def forged(document):
    """A share whose manifest fits its content: what a skilled stranger would send."""
    import hashlib  # noqa: PLC0415 - for this alone

    content = json.dumps(document).encode()
    manifest = json.loads(members(SOUND["district"])["manifest.json"])
    manifest |= {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return packed([("manifest.json", json.dumps(manifest)), ("share.json", content)])


@fuzz
@given(st.sampled_from(sorted(SOUND)), st.integers(0, 2**32), st.integers(1, 12))
def test_flipped_cut_and_doubled_bytes_are_refused_or_change_nothing(kind, seed, changes):
    chance = random.Random(seed)  # noqa: S311 - the same files in every run
    data = bytearray(SOUND[kind])
    for _change in range(changes):
        at = chance.randrange(len(data))
        what = chance.randrange(4)
        if what == 0:
            data[at] ^= 1 << chance.randrange(8)
        elif what == 1:
            del data[at : at + chance.randrange(1, 200)]
        elif what == 2:
            data[at:at] = data[at : at + chance.randrange(1, 200)]
        else:
            data[at : at + 4] = chance.randbytes(4)
        if not data:
            break
    share = read(bytes(data))
    assert share is None or share == read_share(SOUND[kind])


@fuzz
@given(st.binary(max_size=400))
def test_any_bytes_are_refused(data):
    assert read(data) is None
    assert read(b"PK\x03\x04" + data) is None
    assert read(packed([("manifest.json", data), ("share.json", data)])) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@fuzz
@given(st.data())
def test_strange_values_in_a_share_are_refused_or_harmless(data):
    document = json.loads(members(SOUND["district"])["share.json"])
    for _change in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(document)))
        value = document[name]
        if isinstance(value, list) and value and isinstance(value[0], dict) and data.draw(st.booleans()):
            inner = data.draw(st.sampled_from(sorted(value[0])))
            value[0][inner] = data.draw(JSON)
        else:
            document[name] = data.draw(JSON)
    read(forged(document))


@pytest.mark.parametrize(
    "change",
    [
        {"held_on": "9999-99-99"},
        {
            "ratings": [
                {
                    "element": "se.mindset",
                    "meaning": 1,
                    "outcome": "agreed",
                    "level": None,
                    "upper": None,
                    "marks": [],
                    "raters": 0,
                }
            ]
        },
        {
            "ratings": [
                {
                    "element": "se.mindset",
                    "meaning": 1,
                    "outcome": "agreed",
                    "level": "x",
                    "upper": None,
                    "marks": [1, 1],
                    "raters": 3,
                }
            ]
        },
        {"tick": 2**63},
        {"extra": 1},
        {"code": "../../etc/passwd"},
        {"team": "x" * 100_000},
    ],
)
def test_values_that_cannot_be_are_refused(change):
    document = json.loads(members(SOUND["district"])["share.json"])
    assert read(forged(document)) is not None
    assert read(forged(document | change)) is None


@pytest.mark.parametrize(
    "content",
    [
        b'{"a":1,"a":2}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b"[" * 5000 + b"]" * 5000,
        b'{"a":"\\ud800"}',
        b"\xff\xfe{}",
        b'{"a":1e999}',
    ],
)
def test_json_that_is_none_is_refused(content):
    assert read(packed([("manifest.json", content), ("share.json", b"{}")])) is None


@pytest.mark.parametrize(
    "names",
    [
        ("manifest.json", "../../share.json"),
        ("manifest.json", "/etc/share.json"),
        ("manifest.json", "share.json", "more"),
    ],
)
def test_members_with_other_names_are_refused(names):
    parts = members(SOUND["district"])
    assert read(packed([(name, parts.get(name, b"{}")) for name in names])) is None


def test_a_bomb_is_refused_without_unpacking_it():
    assert read(packed([("manifest.json", bytes(200_000_000)), ("share.json", b"{}")], zipfile.ZIP_DEFLATED)) is None


def test_markup_and_turning_marks_in_names_are_plain_text():
    document = json.loads(members(SOUND["district"])["share.json"]) | {"team": "<script>\u202eabc\x07</script>"}
    assert read(forged(document)).team == "<script>abc</script>"


# The process of its own


def test_one_that_ends_or_stalls_the_process_costs_only_itself(tmp_path):
    """What a file does inside is played by what the process is sent: too much to hold, and nothing for too long."""
    names = [tmp_path / f"{n}.mastery" for n in range(4)]
    sent = {names[0]: SOUND["state"], names[1]: bytes(60_000_000), names[2]: b"PK", names[3]: SOUND["district"]}
    found = list(read_shares(names, sent.__getitem__))
    assert [type(each) for each in found] == [SchoolShare, Refusal, Refusal, SchoolShare]
    assert all(each.reason for each in found[1:3])


def test_a_file_that_takes_too_long_is_given_up_and_the_next_one_is_read(tmp_path):
    names = [tmp_path / f"{n}.mastery" for n in range(2)]
    deep = {names[0]: SOUND["session"], names[1]: SOUND["state"]}
    found = list(read_shares(names, deep.__getitem__, seconds=0))
    assert len(found) == 2
    assert all(isinstance(each, Refusal) for each in found)


def test_one_that_cannot_be_opened_is_told(tmp_path):
    found = list(read_shares([tmp_path / "gone.mastery"]))
    assert "No such file" in found[0].reason


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")
def test_the_process_can_open_no_file_and_hold_little_memory():
    code = (
        "from mastery_desktop.services.rollup import apart\n"
        "apart._bound()\n"
        "try:\n    open('/etc/hostname')\nexcept OSError: print('no file')\n"
        "try:\n    bytearray(900_000_000)\nexcept MemoryError: print('no memory')\n"
    )
    root = str(Path(__file__).parent.parent.parent)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=30, check=True
    )
    assert done.stdout.split("\n")[:2] == ["no file", "no memory"]
    assert "MASTERY_DESKTOP_HOME" not in __import__("mastery_desktop.services.rollup.apart", fromlist=["x"])._KEPT
