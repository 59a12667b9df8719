"""Days and school calendars as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mastery_desktop.domain.days import read_day
from mastery_desktop.domain.school_calendar import read_calendar
from tests.helpers.languages import spoken

NEAR = date(2026, 11, 6)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-01-14", date(2027, 1, 14)),
        ("1/14/2027", date(2027, 1, 14)),
        ("1/14/27", date(2027, 1, 14)),
        ("1/14", date(2027, 1, 14)),
        ("11/2", date(2026, 11, 2)),
        ("Dec 12", date(2026, 12, 12)),
        ("by Dec. 12", date(2026, 12, 12)),
        ("Fri, January 8th", date(2027, 1, 8)),
        ("on June 3, 2027", date(2027, 6, 3)),
        ("by Thanksgiving", None),
        ("2/30", None),
        ("13/1", None),
        ("", None),
        ("Marching 3", None),
        ("Sept 3", date(2027, 9, 3)),
        ("Thurs Dec 3", date(2026, 12, 3)),
    ],
)
def test_a_day_is_read_as_it_is_typed(text, day):
    assert read_day(text, NEAR) == day


@pytest.mark.parametrize(
    ("near", "day"),
    [(date(2027, 11, 6), date(2028, 2, 29)), (date(2028, 1, 6), date(2028, 2, 29)), (date(2026, 11, 6), None)],
)
def test_the_last_of_february_is_a_day_where_the_year_it_means_has_one(near, day):
    assert read_day("2/29", near) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 de enero de 2027", date(2027, 1, 14)),
        ("14 de enero", date(2027, 1, 14)),
        ("14 ene.", date(2027, 1, 14)),
        ("Enero 14", date(2027, 1, 14)),
        ("para el viernes 8 de enero", date(2027, 1, 8)),
        ("antes del miércoles 2 de diciembre", date(2026, 12, 2)),
        ("miercoles 2 de diciembre", date(2026, 12, 2)),
        ("1/14", date(2027, 1, 14)),
        ("14/1", date(2027, 1, 14)),
        ("Jan 14", date(2027, 1, 14)),
        ("30 de febrero", None),
        ("23 a 27 de noviembre", None),
        ("en enero", None),
        ("marzo", None),
        ("para Navidad", None),
    ],
)
def test_a_day_is_read_in_spanish_too_where_that_is_spoken(text, day):
    with spoken("es"):
        assert read_day(text, NEAR) == day


def test_a_school_calendar_is_read_in_spanish_too():
    with spoken("es"):
        calendar = read_calendar("viernes; 23-27 de noviembre; 21 de diciembre - 1 de enero; sábados", NEAR)
    assert calendar.closed == {4, 5, 6}
    assert calendar.breaks == (
        (date(2026, 11, 23), date(2026, 11, 27)),
        (date(2026, 12, 21), date(2027, 1, 1)),
    )
    assert calendar.unread == ()


def test_a_four_day_week_and_breaks_are_typed_in_one_line():
    for text in (
        "Fri; 11/23-11/27; 12/21-1/1",
        "Mon-Thu, Nov 23-27, Dec 21 to Jan 1",
        "no Fridays\n11/23–11/27\n12/21–1/1",
    ):
        calendar = read_calendar(text, NEAR)
        assert not calendar.unread
        assert calendar.closed == {4, 5, 6}
        assert calendar.breaks == ((date(2026, 11, 23), date(2026, 11, 27)), (date(2026, 12, 21), date(2027, 1, 1)))


def test_the_nearest_school_day_may_lie_before_or_after():
    calendar = read_calendar("Fri; 11/23-11/27; 12/21-1/1", NEAR)
    assert calendar.nearest(date(2026, 12, 11)) == date(2026, 12, 10)  # a Friday
    assert calendar.nearest(date(2026, 12, 13)) == date(2026, 12, 14)  # a Sunday
    assert calendar.nearest(date(2026, 12, 24)) == date(2026, 12, 17)
    assert calendar.nearest(date(2026, 12, 30)) == date(2027, 1, 4)
    assert calendar.nearest(date(2026, 12, 9)) == date(2026, 12, 9)


@pytest.mark.parametrize(
    "typed",
    [
        "Thanksgiving break 11/23-11/27",
        "Thanksgiving: Nov 23-27",
        "Nov 23 - Nov 27 (Thanksgiving)",
        "no school Thanksgiving week November 23 to November 27",
        "11/23/2026-11/27/2026",
        "Thanksgiving break from Nov 23 to 27",
    ],
)
def test_a_break_may_have_its_name_and_the_days_in_it_lead_to_the_nearest_outside(typed):
    calendar = read_calendar(f"Fri; {typed}", NEAR)
    assert calendar.unread == ()
    assert calendar.breaks == ((date(2026, 11, 23), date(2026, 11, 27)),)
    assert calendar.nearest(date(2026, 11, 27)) == date(2026, 11, 30)
    assert calendar.nearest(date(2026, 11, 26)) == date(2026, 11, 30)
    assert calendar.nearest(date(2026, 11, 23)) == date(2026, 11, 19)


def test_the_school_day_after_a_break_is_none_that_the_week_has_not():
    """With no school on Mondays either, the week after Thanksgiving begins on its Tuesday."""
    calendar = read_calendar("Tue-Fri; Thanksgiving Nov 25-27", NEAR)
    assert calendar.nearest(date(2026, 11, 29)) == date(2026, 12, 1)
    assert calendar.nearest(date(2026, 11, 26)) == date(2026, 11, 24)


def test_what_cannot_be_read_is_told_and_the_rest_counts():
    calendar = read_calendar("Fri; when the river floods; 2/30; 11/26", NEAR)
    assert calendar.unread == ("when the river floods", "2/30")
    assert not calendar.is_open(date(2026, 11, 26))
    assert not calendar.is_open(date(2026, 11, 20))


def test_a_week_without_any_school_is_a_slip_of_the_pen():
    calendar = read_calendar("Mon; Tue; Wed; Thu; Fri", NEAR)
    assert calendar.unread
    assert calendar.is_open(NEAR)


@given(st.text(max_size=60), st.integers(-400, 800))
def test_whatever_is_typed_the_nearest_day_is_open_or_the_day_itself(text, away):
    day = NEAR + timedelta(days=away)
    calendar = read_calendar(text, NEAR)
    found = calendar.nearest(day)
    assert calendar.is_open(found) or found == day
