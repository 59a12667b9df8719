"""The door for words: what people paste from elsewhere comes through as text, and nothing else does."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastery_desktop.domain.text import line, plain

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_break_of_other_programs_is_one(end):
    assert plain(f"one{end}two") == "one\ntwo"
    assert line(f"one{end}two") == "one two"


@given(st.text(), st.integers(1, 40))
def test_what_came_through_comes_through_again_as_it_is(text, limit):
    for door in (plain, line):
        once = door(text, limit)
        assert door(once, limit) == once
        assert len(once) <= limit
        assert not set(once) & set(TURNING)
        assert all(unicodedata.category(letter) != "Cc" or letter in "\n\t" for letter in once)
    assert "\n" not in line(text, limit)


def test_markup_stays_what_was_typed():
    assert plain(" <b>5 & 6</b> ") == "<b>5 & 6</b>"
