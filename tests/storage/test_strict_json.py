"""Reading JSON from strangers: the quick way for our own documents and the slow one for all others say the same."""

import json

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mastery_desktop.storage.strict_json import NotStrict, _read_strangers, read_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


def outcome(read, data):
    try:
        return read(data)
    except NotStrict:
        return NotStrict


def same(data):
    slow = outcome(_read_strangers, data)
    quick = outcome(read_json, data)
    assert quick == slow
    assert json.dumps(quick, default=str) == json.dumps(slow, default=str), "1 and 1.0 and true are not the same"


@given(VALUES)
@example(1.0)
@example([True, 1])
@example({"a": "\0"})
@example({"a": 2**63})
def test_any_document_is_read_or_refused_alike(value):
    same(json.dumps(value).encode())
    same(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(errors="surrogatepass"))


@given(st.binary(max_size=60))
def test_any_bytes_are_refused_alike(data):
    same(data)


@pytest.mark.parametrize(
    "text",
    [
        '{"a":1,"a":1}',
        '{"a":{"b":1,"b":2}}',
        "1.0",
        "1e3",
        "-0",
        "-0.0",
        "NaN",
        "Infinity",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "99999999999999999999999",
        '"\\u0000"',
        '"\\ud800"',
        "\ufeff{}",
        "[" * 30 + "]" * 30,
        "[" * 8 + "]" * 8,
        '{"b":1,"a":2}',
        " {}",
        "",
    ],
)
def test_what_is_odd_is_refused_alike(text):
    same(text.encode())


def test_our_own_documents_are_read_as_they_were_written():
    document = {"kind": [{"record": {"id": "é", "n": 5, "none": None, "yes": True, "marks": [1, 2]}}]}
    assert read_json(msgspec.json.encode(document, order="deterministic")) == document
