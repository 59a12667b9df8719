"""The laws of merging: once or twice, in whatever order, all copies end the same."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastery_desktop.domain.records import FocusId, Goal, SessionId, natural_id
from mastery_desktop.storage.merging import merged
from mastery_desktop.storage.tables import record_table

GOAL = Goal(id=natural_id("goal"), session_id=SessionId("s"), focus=FocusId("f"))
ENTRY = record_table(Goal)


@st.composite
def rows(draw):
    text, check = draw(st.sampled_from(["", "A", "B"])), draw(st.sampled_from([None, "2027-01-14"]))
    stamp = {"lamport": draw(st.integers(1, 3)), "device": draw(st.sampled_from("xy"))}
    row = ENTRY.row(replace(GOAL, text=text)) | {"check_on": check, "deleted": False} | stamp
    return ENTRY.tombstone(row) if draw(st.booleans()) else row


def join(here, there):
    return merged(ENTRY, here, there)


@given(rows())
def test_merging_with_itself_changes_nothing(row):
    assert join(row, row) == row
    assert join(None, row) == row


@given(rows(), rows())
def test_the_order_of_two_does_not_matter(one, other):
    assert join(one, other) == join(other, one)


@given(rows(), rows(), rows())
def test_the_order_of_three_does_not_matter(one, other, third):
    assert join(join(one, other), third) == join(one, join(other, third))


@given(rows(), rows())
def test_the_later_version_wins_whole(one, other):
    version = (one["lamport"], one["device"])
    if version > (other["lamport"], other["device"]):
        assert join(other, one) == one


@pytest.mark.parametrize("deleted_first", [True, False])
def test_a_deletion_of_the_same_version_wins(deleted_first):
    row = ENTRY.row(replace(GOAL, text="A")) | {"deleted": False, "lamport": 1, "device": "x"}
    pair = (ENTRY.tombstone(row), row)
    assert join(*(pair if deleted_first else reversed(pair))) == pair[0], "and takes the words with it"
