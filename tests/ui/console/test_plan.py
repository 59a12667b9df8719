"""Writing the plan: all of it can be read while it is written, and Tab and Enter go where a hand expects."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.helpers import press, write

K = Qt.Key
LONG = "Agree on one protocol for looking at student work together and try it in two teams before winter break"


@pytest.fixture
def planning(open_console, new_session, services):
    session = new_session(people=12)
    services.planning.choose_focus(session, services.pack.domains[0].elements[2].id, "It feeds the others")
    console = open_console(session)
    step = next(s for s in console.desk.workshop.steps if s.kind is StepKind.PLAN)
    console.presenter.go_to_step(step.id)
    press(console, K.Key_Return)
    return console


def kept(console, services):
    workshop = services.sessions.load(console.desk.session_id)
    return workshop.goal(workshop.focus), workshop.actions_for(workshop.focus)


def test_tab_goes_through_the_whole_plan_in_its_order(planning, services):
    texts = ("Every team plans from student work", "2027-01-14", *"abcdefg", *[""] * 11, "", "They ask for it", "Time")
    for text in texts:
        write(planning, text)
        press(planning, K.Key_Tab)
    goal, actions = kept(planning, services)
    assert (goal.text, goal.check_on) == (texts[0], date(2027, 1, 14))
    assert (goal.notice, goal.barriers) == texts[-2:]
    first, second = actions
    assert (first.what, first.who, first.by, first.evidence, first.resources, first.check) == tuple("abcdef")
    assert second.what == "g"


def test_enter_in_the_day_goes_to_the_first_action(planning):
    planning.panel.check_on.setFocus()
    press(planning, K.Key_Return)
    assert QApplication.focusWidget() is planning.panel._rows[0].fields["what"]


def test_enter_leads_to_no_field_that_cannot_be_seen(planning):
    press(planning, K.Key_F5)
    press(planning, K.Key_F6)
    assert planning.wall.single.isAncestorOf(planning.frame.area)
    _row, *others = planning.panel._rows
    planning.panel._rows[0].fields["what"].setFocus()
    for _field in range(6 * len(planning.panel._rows) - 1):
        press(planning, K.Key_Return)
        field, area = QApplication.focusWidget(), planning.frame.area.viewport()
        assert area.rect().contains(field.mapTo(area, field.rect().center()))
    assert field is others[-1].fields["check"]


def test_a_long_action_is_shown_whole_and_stays_one_line_of_text(planning, services):
    field = planning.panel._rows[0].fields["what"]
    low = field.height()
    field.setFocus()
    write(planning, LONG)
    QApplication.processEvents()
    assert field.height() > low
    assert field.verticalScrollBar().maximum() == 0
    QApplication.clipboard().setText(" two\nlines")
    field.paste()
    field.flush()
    assert kept(planning, services)[1][0].what == LONG + "two lines"


def test_the_fields_of_all_rows_stand_in_line(planning):
    rows = planning.panel._rows
    places = {tuple((field.x(), field.width()) for field in row.fields.values()) for row in rows}
    starts = {row.fields["what"].mapTo(planning, row.fields["what"].rect().topLeft()).x() for row in rows}
    assert len(rows) > 1
    assert len(places) == len(starts) == 1
