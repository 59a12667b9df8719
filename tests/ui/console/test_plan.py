"""Writing the plan: all of it can be read while it is written, and Tab and Enter go where a hand expects."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from mastery_desktop.domain.choices import GoalLabels, GoalReach, Need, Sorting, StepKind
from mastery_desktop.domain.records import Privacy
from tests.helpers.languages import spoken
from tests.ui.console.helpers import press, save_due, visible_texts, write

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


def wall(console):
    return "\n".join(line for slide in console.presenter.slides for block in slide.blocks for line in block.reading())


def button(widget, text):
    return next(made for made in widget.findChildren(QPushButton) if made.text() == text)


@pytest.mark.slow
def test_tab_goes_through_the_whole_plan_in_its_order(planning, services):
    texts = (
        "Every team plans from student work",
        "2027-01-14",
        *"abcdef",
        "",
        "g",
        *[""] * 13,
        "They ask for it",
        "Time",
    )
    for text in texts:
        write(planning, text)
        press(planning, K.Key_Tab)
    goal, actions = kept(planning, services)
    assert (goal.text, goal.check_on) == (texts[0], date(2027, 1, 14))
    assert (goal.notice, goal.barriers) == texts[-2:]
    first, second = actions
    assert (first.what, first.who, first.by, first.evidence, first.resources, first.check) == tuple("abcdef")
    assert second.what == "g"


@pytest.mark.slow
def test_enter_in_the_day_goes_to_the_first_action(planning):
    planning.panel.goal.setFocus()
    press(planning, K.Key_Return)
    assert QApplication.focusWidget() is planning.panel.check_on
    press(planning, K.Key_Return)
    assert QApplication.focusWidget() is planning.panel._rows[0].fields["what"]


@pytest.mark.slow
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


def test_the_kinds_of_resources_are_kept_by_key(planning, services):
    made = planning.panel._rows[0]
    made.fields["what"].setFocus()
    write(planning, "Agree on a protocol")
    made.fields["check"].setFocus()
    press(planning, K.Key_Tab)
    press(planning, K.Key_2)
    press(planning, K.Key_1)
    assert kept(planning, services)[1][0].needs == (Need.TIME, Need.PEOPLE)
    assert "Time, People" in made.needs.accessibleName()
    planning.desk.undo()
    assert kept(planning, services)[1][0].needs == (Need.PEOPLE,)


def test_the_wall_shows_a_text_when_enter_says_it(planning):
    goal = planning.panel.goal
    write(planning, "Every team plans")
    goal._on_due()
    assert "Every team plans" not in wall(planning)
    press(planning, K.Key_Return)
    assert "Every team plans" in wall(planning)
    made = planning.panel._rows[0]
    made.fields["what"].setFocus()
    write(planning, "Share it")
    made.fields["what"]._on_due()
    assert "Share it" not in wall(planning)
    press(planning, K.Key_Tab)
    assert "Share it" in wall(planning)


@pytest.mark.slow
def test_what_is_written_is_kept_before_the_wall_shows_it(planning, services):
    write(planning, "Every team plans")
    planning.panel.goal._on_due()
    assert kept(planning, services)[0].text == "Every team plans"
    assert "Every team plans" not in wall(planning)


def test_letter_by_letter_only_when_switched_on(planning):
    planning.panel._typing.switch.click()
    planning.panel.goal.setFocus()
    write(planning, "Every")
    planning.panel.goal._on_due()
    assert "Every" in wall(planning)
    planning.panel._typing.switch.click()
    write(planning, " team")
    planning.panel.goal._on_due()
    assert "team" not in wall(planning)


@pytest.mark.slow
def test_stepping_on_says_what_is_being_written(planning):
    write(planning, "Every team plans")
    step = planning.presenter.step
    press(planning, K.Key_PageDown)
    while planning.presenter.step is step:
        press(planning, K.Key_PageDown)
    planning.presenter.go_to_step(step.id)
    assert "Every team plans" in wall(planning)


@pytest.mark.slow
def test_the_day_for_the_evidence_is_kept_in_spanish_as_the_field_shows_it(planning, services):
    """Once the field is left, it shows the day in words, and so it is read again."""
    panel = planning.panel
    with spoken("es"):
        for typed in ("1/14", "14 de enero"):
            panel.check_on.setFocus()
            panel.check_on.setText(typed)
            panel.goal.setFocus()
            assert panel.check_on.text() == "14 de enero de 2027"
            save_due(panel.check_on)
            assert kept(planning, services)[0].check_on == date(2027, 1, 14)
            assert not any("Escriba el día" in text for text in visible_texts(panel))


@pytest.mark.slow
def test_a_day_off_gets_a_hint_and_the_nearest_school_day(planning, services):
    panel = planning.panel
    calendar = panel._goal.calendar
    calendar.setFocus()
    write(planning, "Fri; 11/23-11/27")
    calendar.flush()
    assert services.sessions.load(planning.desk.session_id).session.calendar == "Fri; 11/23-11/27"
    assert "Mon, Tue, Wed, Thu" in "\n".join(visible_texts(planning))
    made = panel._rows[0]
    made.fields["by"].setFocus()
    write(planning, "by Dec 11")
    made.fields["by"].flush()
    assert made.days.isVisible()
    made.days.take.click()
    assert kept(planning, services)[1][0].by == "2026-12-10"
    assert not made.days.isVisible()
    panel.check_on.setFocus()
    write(planning, "11/24")
    press(planning, K.Key_Return)
    assert panel._goal.days.isVisible()
    assert kept(planning, services)[0].check_on == date(2026, 11, 24)
    panel._goal.days.take.click()
    assert kept(planning, services)[0].check_on == date(2026, 11, 19)


def test_no_day_for_the_look_at_the_goal_is_said_not_to_be_kept_and_stays_marked(planning, services):
    panel = planning.panel
    panel.check_on.setFocus()
    write(planning, "2/30")
    panel.goal.setFocus()
    write(planning, "Every team plans from student work")
    panel.goal.flush()
    goal = kept(planning, services)[0]
    assert (goal.text, goal.check_on) == ("Every team plans from student work", None)
    said = visible_texts(planning)
    assert "Not a date, so it is not kept." in said
    assert "Write the day as 1/14, Jan 14 or 2027-01-14." in said


def test_no_day_for_a_look_at_the_plan_is_said_not_to_be_kept(planning, services):
    planning.panel.setFocus()
    press(planning, K.Key_2)
    card = planning.panel.checks.cards[0]
    card.due.setFocus()
    write(planning, "2/30")
    card.answers["done"].setFocus()
    write(planning, "Two teams met")
    card.answers["done"].flush()
    workshop = services.sessions.load(planning.desk.session_id)
    check = workshop.check(workshop.focus, 30)
    assert (check.done, check.due) == ("Two teams met", None)
    assert "Not a date, so it is not kept." in visible_texts(planning)


def test_a_name_gets_a_gentle_word_and_stays(planning, services):
    made = planning.panel._rows[0]
    made.fields["who"].setFocus()
    write(planning, "Jane Doe")
    made.fields["who"].flush()
    assert any("A role outlasts a person" in text for text in visible_texts(planning))
    assert kept(planning, services)[1][0].who == "Jane Doe"
    made.fields["who"].selectAll()
    write(planning, "Grade 6 lead")
    made.fields["who"].flush()
    assert not any("A role outlasts a person" in text for text in visible_texts(planning))


def test_the_seventh_action_is_warned_of(planning):
    while len(planning.panel._rows) < 6:
        planning.panel._more.click()
    assert not planning.panel._warning.isVisible()
    planning.panel._more.click()
    assert planning.panel._warning.isVisible()


def test_the_goal_is_asked_for_in_two_sets_of_words_and_has_a_reach(planning, services):
    write(planning, "Every team plans")
    press(planning, K.Key_Return)
    panel = planning.panel
    for made in (panel._goal.words.buttons[1], panel._goal.reach.buttons[2]):
        made.setFocus()
        press(planning, K.Key_Space)
    goal = kept(planning, services)[0]
    assert (goal.text, goal.labels, goal.reach) == ("Every team plans", GoalLabels.SMART, GoalReach.SYSTEM)
    texts = visible_texts(planning)
    letters = ("Specific:", "Measurable:", "Achievable:", "Relevant:", "Time-bound:")
    assert all(any(text.startswith(word) for text in texts) for word in letters)
    assert panel.goal.accessibleName().startswith("Specific:")


@pytest.mark.slow
def test_checks_and_a_turn_are_written_by_keyboard_and_come_to_the_wall(planning, services):
    panel = planning.panel
    panel.setFocus()
    press(planning, K.Key_2)
    press(planning, K.Key_Return)
    for text in ("Dec 8", "Two teams met", "Their notes", "An hour, from the principal"):
        write(planning, text)
        press(planning, K.Key_Return)
    panel.setFocus()
    press(planning, K.Key_3)
    press(planning, K.Key_Return)
    for text in ("Look at work first", "Grade 6, in January", "Three meetings", "A next step in most", "Keep it"):
        write(planning, text)
        press(planning, K.Key_Return)
    workshop = services.sessions.load(planning.desk.session_id)
    check, cycle = workshop.check(workshop.focus, 30), workshop.cycle(workshop.focus)
    assert (check.due, check.done, check.evidence) == (date(2026, 12, 8), "Two teams met", "Their notes")
    assert (cycle.change, cycle.plan, cycle.act) == ("Look at work first", "Grade 6, in January", "Keep it")
    assert all(
        text in wall(planning) for text in ("Two teams met", "December 8, 2026", "Look at work first", "Keep it")
    )
    planning.desk.undo()
    assert services.sessions.load(planning.desk.session_id).cycle(workshop.focus).act == ""


def test_of_two_focus_areas_each_has_its_plan(planning, services):
    session = planning.desk.session_id
    second = services.pack.domains[0].elements[3]
    services.planning.choose_focus(session, second.id, "Both are small", second_reason="The same people")
    planning.desk.reload()
    assert planning.panel._areas.isVisible()
    write(planning, "The first goal")
    button(planning.panel._areas, second.name).click()
    planning.panel.goal.setFocus()
    write(planning, "The second goal")
    press(planning, K.Key_Return)
    workshop = services.sessions.load(session)
    assert [workshop.goal(area).text for area in workshop.active_focus] == ["The first goal", "The second goal"]
    assert planning.presenter.anchor == f"plan/{second.id}"


@pytest.mark.slow
def test_a_plan_that_is_opened_again_is_shown_whole(planning, services):
    area = services.sessions.load(planning.desk.session_id).focus
    made = services.planning.add_action(planning.desk.session_id, area.id, f"{LONG}. {LONG}.").value
    planning.presenter.back()
    planning.presenter.go_to_step(next(s for s in planning.desk.workshop.steps if s.kind is StepKind.CLOSE).id)
    planning.window().resize(1024, 768)
    planning.desk.reload()
    planning.presenter.go_to_step(next(s for s in planning.desk.workshop.steps if s.kind is StepKind.PLAN).id)
    for _pass in range(3):
        QApplication.processEvents()
    field = planning.panel._rows[0].fields["what"]
    assert planning.panel._rows[0].action.id == made
    lines = round(field.document().size().height())
    assert lines > 1
    assert field.viewport().height() >= lines * field.fontMetrics().lineSpacing()


@pytest.mark.slow
def test_a_name_waits_before_the_wall_until_somebody_says_that_it_is_a_role(planning, services):
    who = planning.panel._rows[0].fields["who"]
    planning.panel._rows[0].fields["what"].setFocus()
    write(planning, "Share the protocol")
    press(planning, K.Key_Tab)
    write(planning, "Maria Gonzalez")
    press(planning, K.Key_Tab)
    assert QApplication.focusWidget().text() == "Keep: it is a role"
    assert any("Is “Maria Gonzalez” a name?" in text for text in visible_texts(planning))
    assert kept(planning, services)[1][0].who == "Maria Gonzalez"
    assert "Share the protocol" in wall(planning)
    assert "Maria" not in wall(planning)
    session = planning.desk.session_id
    assert b"Maria" not in services.sharing.export(session, Privacy.PUBLIC)
    assert b"Maria" in services.sharing.export(session, Privacy.TEAM)
    press(planning, K.Key_Space)
    assert "Maria Gonzalez" in wall(planning)
    assert b"Maria" in services.sharing.export(session, Privacy.PUBLIC)
    assert not any("a name?" in text for text in visible_texts(planning))
    who.setFocus()
    press(planning, K.Key_End)
    write(planning, ", Ana")
    press(planning, K.Key_Tab)
    assert "Maria" not in wall(planning)
    press(planning, K.Key_Tab)
    assert QApplication.focusWidget().text() == "Change it"
    press(planning, K.Key_Space)
    write(planning, "Grade 6 lead")
    press(planning, K.Key_Tab)
    assert QApplication.focusWidget() is planning.panel._rows[0].fields["by"]
    assert "Grade 6 lead" in wall(planning)


@pytest.mark.slow
def test_what_was_sorted_as_next_stands_above_the_actions(planning, services):
    workshop = planning.desk.workshop
    assert "Sorted as next" not in visible_texts(planning)
    leaves = [
        leaf for part in services.pack.domains[0].stages for activity in part.activities for leaf in activity.leaves
    ]
    for leaf, sorting in zip(leaves, (Sorting.NEXT, Sorting.DONE, Sorting.NEXT), strict=False):
        planning.desk.do(
            partial(services.planning.sort_item, planning.desk.session_id, workshop.focus.id, leaf.id, sorting)
        )
    assert f"Sorted as next: {leaves[0].title}; {leaves[2].title}" in visible_texts(planning)
