"""Times as people type them."""

from datetime import time

import pytest

from mastery_desktop.domain.clock import time_of_day


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("15:30", time(15, 30)),
        (" 3:30 ", time(3, 30)),
        ("3:30 pm", time(15, 30)),
        ("3.30PM", time(15, 30)),
        ("8", time(8)),
        ("8 a.m.", time(8)),
        ("12 am", time(0)),
        ("12:05 p", time(12, 5)),
        ("0:00", time(0)),
        ("1530", time(15, 30)),
    ],
)
def test_a_time_is_read_as_it_was_meant(typed, read):
    assert time_of_day(typed) == read


@pytest.mark.parametrize("typed", ["", "noon", "25:00", "3:75", "13 pm", "0 am", "3:3", "-3:00", "3:30:00", "١٥:٣٠"])
def test_what_is_no_time_is_none(typed):
    assert time_of_day(typed) is None
