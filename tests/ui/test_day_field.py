"""A day in a field is written as the language in use writes it."""

from datetime import date

import pytest

from mastery_desktop.ui.widgets.day_field import DayField
from tests.helpers.languages import spoken


@pytest.mark.parametrize(("language", "shown"), [("en", "Nov 22, 2026"), ("es", "22 nov 2026")])
def test_a_day_is_shown_and_taken_in_the_language_in_use(qtbot, language, shown):
    with spoken(language):
        field = DayField(date(2026, 11, 22))
    qtbot.addWidget(field)
    assert field.text() == shown
    assert field.day == date(2026, 11, 22)
