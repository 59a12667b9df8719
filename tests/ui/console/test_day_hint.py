"""Days that are typed are shown alike once their field is left; what is no day stays, and that is said quietly."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mastery_desktop.domain.labels import day_of, long_date
from mastery_desktop.domain.plan_dates import plan_dates
from mastery_desktop.domain.plan_text import plan_text
from mastery_desktop.domain.records import Action, FocusArea, FocusId
from mastery_desktop.domain.school_calendar import read_calendar
from mastery_desktop.ui.console.action_row import ActionRow
from mastery_desktop.ui.console.day_hint import DayHint
from mastery_desktop.ui.console.notes import NoteLine
from tests.helpers.languages import pack_in, spoken
from tests.helpers.workshops import SESSION, full_workshop

NEAR = date(2026, 11, 22)


@pytest.fixture
def page(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    fields = NoteLine("By when"), NoteLine("Check on")
    hint = DayHint(fields, ("By when", "Check on"))
    column = QVBoxLayout(window)
    for widget in (*fields, hint):
        column.addWidget(widget)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    hint.look(read_calendar("", NEAR), NEAR)
    yield fields, hint
    window.hide()


def write(page, text):
    """Type into the first field and go to the next."""
    (first, second), hint = page
    first.setFocus()
    first.setText(text)
    second.setFocus()
    return first.text(), "" if hint.isHidden() else hint._words.text()


def read(hint):
    """The sentences that can be read in a hint."""
    return [each.text() for each in hint.findChildren(QLabel) if each.isVisible()]


@pytest.mark.parametrize("typed", ["2/10", "Feb 10", "2027-02-10", "by February 10"])
def test_every_way_to_write_a_day_is_shown_alike(typed, page):
    assert write(page, typed) == ("February 10, 2027", "")


@pytest.mark.parametrize("typed", ["next Friday", "2/30", "by Thanksgiving"])
def test_what_is_no_day_stays_and_is_said_quietly(typed, page):
    text, hint = write(page, typed)
    assert text == typed
    assert hint == "By when: not a date; it stays as you wrote it."
    assert page[1]._words.property("role") == "muted"


def test_what_is_no_day_is_said_not_to_be_kept_where_only_days_are(qtbot):
    field = NoteLine("1/14")
    qtbot.addWidget(field)
    hint = DayHint((field,), days_only=True)
    qtbot.addWidget(hint)
    field.setText("2/30")
    hint.look(read_calendar("", NEAR), NEAR)
    assert hint._words.text() == "Not a date, so it is not kept."
    assert hint._words.property("role") == "bad"
    field.setText("2/10")
    hint.look(read_calendar("", NEAR), NEAR)
    assert hint.isHidden()


def test_nothing_is_said_while_somebody_writes(page):
    (first, _second), hint = page
    first.setFocus()
    first.setText("next Fri")
    hint.look(read_calendar("", NEAR), NEAR)
    assert hint.isHidden()


def test_a_day_that_is_shown_is_read_again_in_every_language():
    for language in ("en", "es"):
        with spoken(language):
            shown = long_date(date(2027, 2, 10))
            assert day_of(shown, NEAR) == date(2027, 2, 10)
    assert day_of("2/30", NEAR) is None


def test_a_day_of_an_action_is_said_in_the_language_of_whoever_reads_it(qtbot):
    with spoken("es"):
        made = shown_row(qtbot, None)
        made.fields["by"].setPlainText("10/2/2027")
        assert made.texts["by"] == "10/2/2027"  # which somebody may still be typing
        made.fields["by"].setPlainText("10 de febrero de 2027")
        made.fields["check"].setPlainText("antes de la Pascua")
        kept = made.texts
    pack = pack_in("en")
    area = FocusArea(id=FocusId("f"), session_id=SESSION, place=1, element=pack.domains[0].elements[0].id)
    action = Action(
        id="a", session_id=SESSION, focus=area.id, place=1, what="Try it", by=kept["by"], check=kept["check"]
    )
    planned = replace(full_workshop(pack), focus_areas=(area,), actions=(action,))
    for language, said in (("en", "February 10, 2027"), ("es", "10 de febrero de 2027")):
        with spoken(language):
            other = shown_row(qtbot, action)
            assert other.fields["by"].text == said
            assert other.fields["check"].text == "antes de la Pascua"
            assert other.texts == kept | {"what": "Try it"}
            assert said in plan_text(pack, planned)
            assert date(2027, 2, 10) in [due.day for due in plan_dates(pack, planned)]


def shown_row(qtbot, action):
    made = ActionRow(1)
    qtbot.addWidget(made)
    made.look(read_calendar("", NEAR), NEAR)
    made.show_action(action)
    return made


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("next week", "By when: not a date; it stays as you wrote it."),
        ("12/5", "By when: there is no school on December 5, 2026."),  # a Saturday
    ],
)
@pytest.mark.parametrize("typed", ["2/30", "Friday"])
def test_what_is_no_day_is_said_of_each_field(page, first, told, typed):
    (by, check), hint = page
    by.setText(first)
    check.setFocus()
    check.setText(typed)
    assert read(hint) == [told], "nothing is said of what is being written"
    by.setFocus()
    check_told = "Check on: not a date; it stays as you wrote it."
    by.clearFocus()
    assert read(hint) == [told, check_told]
    check.setText("2/10")
    hint.look(read_calendar("", NEAR), NEAR)
    assert read(hint) == [told]
