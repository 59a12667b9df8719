"""A day in a field is written as the language in use writes it."""

from datetime import date

import pytest

from mastery_desktop.ui.models.sessions import day_in_words
from mastery_desktop.ui.widgets.day_field import DayField
from tests.helpers.languages import spoken


@pytest.mark.parametrize(("language", "shown"), [("en", "Nov 22, 2026"), ("es", "22 nov 2026")])
def test_a_day_is_shown_and_taken_in_the_language_in_use(qtbot, language, shown):
    with spoken(language):
        field = DayField(date(2026, 11, 22))
    qtbot.addWidget(field)
    assert field.text() == shown
    assert field.day == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("language", "same_year", "other_year"), [("en", "Nov 13", "Nov 13, 2026"), ("es", "13 nov", "13 nov 2026")]
)
def test_a_day_in_a_list_is_written_in_the_language_in_use_on_any_computer(language, same_year, other_year):
    with spoken(language):
        assert day_in_words(date(2026, 11, 13), date(2026, 1, 1)) == same_year
        assert day_in_words(date(2026, 11, 13), date(2027, 1, 1)) == other_year
