"""Choosing the focus area: the dots, and what they lead to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.helpers import press, save_due, visible_texts, write

K = Qt.Key


def at_the_dots(open_console, new_session, size=(1366, 768)):
    console = open_console(new_session(people=12), size)
    step = next(s for s in console.desk.workshop.steps if s.kind is StepKind.FOCUS)
    console.presenter.go_to_step(step.id)
    write(console, "2")
    return console


def place(console, dots):
    for number in dots:
        write(console, str(number))
        press(console, K.Key_Return)
    press(console, K.Key_Return)


def test_the_dots_lead_to_the_choice_with_the_most_of_them_pointed_at(open_console, new_session):
    console = at_the_dots(open_console, new_session)
    names = [element.name for element in console.panel.elements]
    place(console, (3, 1, 7, 1, 0))
    assert console.panel.parts.place == 2
    assert console.panel.choice._name.text() == names[2]
    assert console.presenter.anchor == "candidates"
    for _press in range(12):  # an impatient Enter must not type the dots again
        press(console, K.Key_Return)
    assert [console.desk.workshop.candidate(e.id).dots for e in console.panel.elements] == [3, 1, 7, 1, 0]


def test_the_wall_names_the_candidates_in_the_order_of_the_framework(open_console, new_session):
    console = at_the_dots(open_console, new_session)
    place(console, (3, 1, 7, 1, 0))
    slide = next(slide for slide in console.presenter.slides if slide.anchor == "candidates")
    shown = [slide.text.index(element.name) for element in console.panel.elements]
    assert shown == sorted(shown)


@pytest.mark.slow
def test_the_chosen_candidate_is_marked_and_its_line_is_not_cut(open_console, new_session):
    console = at_the_dots(open_console, new_session)
    place(console, (0, 0, 10, 1, 0))
    choice = console.panel.choice
    choice._on_choose()
    row = choice._rows[2]
    assert row.text().startswith("✓ Teacher collaboration")
    assert "10 dots" in row.text()
    assert QFontMetrics(row.font()).horizontalAdvance(row.text()) < row.width()
    assert "Teacher collaboration: our focus area" in visible_texts(console)


def in_one_picture(open_console, new_session):
    console = open_console(new_session(people=12), (1366, 768))
    press(console, K.Key_F5)
    console.window().showNormal()  # the display of a test is smaller than a laptop's
    console.window().resize(1366, 768)
    step = next(s for s in console.desk.workshop.steps if s.kind is StepKind.FOCUS)
    console.presenter.go_to_step(step.id)
    QApplication.processEvents()
    return console


def is_in_sight(console, button):
    area = console.frame.area.viewport()
    corner = button.mapTo(area, button.rect().bottomRight())
    return button.isVisible() and area.rect().contains(corner)


@pytest.mark.slow
def test_one_picture_says_where_to_choose_and_asks_once_before_it_goes_on(open_console, new_session):
    console = in_one_picture(open_console, new_session)
    assert "Focus area: F6 to place dots and choose" in console.wall.single.text
    press(console, K.Key_PageDown)
    assert "Dots for" in console.wall.single.text
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is StepKind.FOCUS
    assert "No focus area is chosen yet" in console.wall.single.text
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is StepKind.READINESS
    press(console, K.Key_PageUp)
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is StepKind.FOCUS  # it is said again to who came back


@pytest.mark.slow
def test_dots_that_the_room_has_not_seen_are_told_of_before_the_wall_goes_on_without_them(open_console, new_session):
    console = in_one_picture(open_console, new_session)
    press(console, K.Key_F6)
    write(console, "2")
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is StepKind.FOCUS
    assert "No focus area is chosen yet" in console.wall.single.text
    write(console, "3")
    assert "Dots for" in console.wall.single.text
    press(console, K.Key_PageDown)
    assert "The dots are not all typed yet" in console.wall.single.text
    press(console, K.Key_Return)
    place(console, (1, 7, 1))
    write(console, "0")
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is StepKind.FOCUS
    assert "The room has not seen the dots yet" in console.wall.single.text
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is StepKind.READINESS


@pytest.mark.slow
def test_who_looked_away_from_typed_dots_shows_them_with_enter(open_console, new_session):
    console = at_the_dots(open_console, new_session)
    for number in (3, 1, 7, 1, 0):
        write(console, str(number))
        press(console, K.Key_Down)
    console.wall.project()
    console.clicker._guard._hands = float("-inf")  # nobody has been at the keyboard for a while
    console.panel.setFocus()
    press(console, K.Key_Return)
    assert console.panel.dots.asks
    press(console, K.Key_Return)
    assert [console.desk.workshop.candidate(e.id).dots for e in console.panel.elements] == [3, 1, 7, 1, 0]


@pytest.mark.slow
def test_a_chosen_focus_area_lets_the_wall_go_on_at_once(open_console, new_session):
    console = in_one_picture(open_console, new_session)
    press(console, K.Key_F6)
    write(console, "2")
    place(console, (3, 1, 7, 1, 0))
    console.panel.choice._on_choose()
    assert "F6 to place dots" not in console.wall.single.text
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is StepKind.READINESS


@pytest.mark.slow
def test_the_buttons_of_dots_and_choice_are_in_sight_below_the_wall(open_console, new_session):
    console = in_one_picture(open_console, new_session)
    press(console, K.Key_F6)
    write(console, "2")
    QApplication.processEvents()
    assert is_in_sight(console, console.panel.dots._show_button)
    console.panel._on_part(2)
    QApplication.processEvents()
    assert is_in_sight(console, console.panel.choice._choose)


def test_nothing_of_the_dots_is_cut_below_the_wall(open_console, new_session):
    console = in_one_picture(open_console, new_session)
    press(console, K.Key_F6)
    write(console, "2")
    QApplication.processEvents()
    assert console.frame.area.verticalScrollBar().maximum() == 0


def at_the_choice(open_console, new_session, services):
    console = open_console(new_session(people=12))
    element = services.pack.domains[0].elements[0].id
    session = console.desk.session_id
    services.rating.write_evidence(session, element, "Notes of September", have=True)
    services.rating.write_evidence(session, element, "What learners say", have=False)
    console.desk.reload()
    console.presenter.go_to_step(next(s for s in console.desk.workshop.steps if s.kind is StepKind.FOCUS).id)
    write(console, "3")
    return console


def test_a_candidate_stands_with_its_evidence_and_what_is_wished_for(open_console, new_session, services):
    console = at_the_choice(open_console, new_session, services)
    shown = "\n".join(visible_texts(console))
    assert "We have: Notes of September" in shown
    assert "We wish for: What learners say" in shown


def test_a_number_in_the_place_of_words_is_asked_about_and_kept(open_console, new_session, services):
    console = at_the_choice(open_console, new_session, services)
    choice = console.panel.choice
    choice.impact.setFocus()
    write(console, "4/5")
    choice.impact.flush()
    assert any("Say it in words" in text for text in visible_texts(console))
    choice.impact.selectAll()
    write(console, "All 4 grades feel it")
    choice.impact.flush()
    assert not any("Say it in words" in text for text in visible_texts(console))


@pytest.mark.slow
def test_the_potential_focus_area_of_a_domain_is_named_beside_the_questions(open_console, new_session, services):
    console = open_console(new_session(people=12))
    console.presenter.go_to_step(next(s for s in console.desk.workshop.steps if s.kind is StepKind.FOCUS).id)
    write(console, "1")
    questions = console.panel.questions
    questions._answers[0].setFocus()
    write(console, "All of us want it")
    press(console, K.Key_Return)
    assert QApplication.focusWidget() is questions._answers[1]
    made = questions._potential.buttons[2]
    made.setFocus()
    press(console, K.Key_Space)
    domain = services.pack.domains[0]
    kept = services.sessions.load(console.desk.session_id).potential_focus(domain.id)
    assert (kept.element, kept.answers[0]) == (domain.elements[2].id, "All of us want it")
    console.desk.undo()
    assert services.sessions.load(console.desk.session_id).potential_focus(domain.id).element is None


def test_the_wall_shows_why_the_others_wait(open_console, new_session, services):
    console = at_the_choice(open_console, new_session, services)
    console.panel.choice.waits.setFocus()
    write(console, "After the schedule")
    press(console, K.Key_Return)
    press(console, K.Key_Tab)
    services.planning.choose_focus(console.desk.session_id, services.pack.domains[0].elements[2].id, "It feeds")
    console.desk.reload()
    slide = next(slide for slide in console.presenter.slides if slide.anchor == "waiting")
    assert "After the schedule" in slide.text


@pytest.mark.slow
def test_who_comes_back_to_dots_that_were_shown_finds_the_choice(open_console, new_session):
    console = at_the_dots(open_console, new_session)
    place(console, (3, 1, 7, 1, 0))
    press(console, K.Key_PageUp)
    while console.presenter.step.kind is StepKind.FOCUS:
        press(console, K.Key_PageUp)
    while console.presenter.step.kind is not StepKind.FOCUS:
        press(console, K.Key_PageDown)
    assert console.panel.parts.place == 2


def test_the_key_brings_back_what_was_undone_in_a_field(open_console, new_session):
    console = at_the_dots(open_console, new_session)
    console.panel._on_part(2)
    assert not console.panel.choice.reason.isVisible(), "nothing is written there before a choice keeps it"
    console.panel.choice._on_choose()
    reason = console.panel.choice.reason
    reason.setFocus()
    write(console, "It feeds the others")
    press(console, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert reason.toPlainText() == ""
    press(console, K.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert reason.toPlainText() == "It feeds the others"


@pytest.mark.slow
def test_in_a_field_that_one_comes_back_to_undo_takes_the_last_change_and_not_what_was_written_there_before(
    open_console, new_session
):
    console = at_the_dots(open_console, new_session)
    console.panel._on_part(2)
    choice = console.panel.choice
    choice._on_choose()
    for field, text in ((choice.reason, "It feeds the others"), (choice.impact, "Every grade")):
        field.setFocus()
        write(console, text)
    choice.reason.setFocus()
    press(console, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (choice.reason.text, choice.impact.text) == ("It feeds the others", "")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["reason", "waits"])
def test_undo_goes_back_save_by_save_in_the_field_that_is_written_in(open_console, new_session, name):
    console = at_the_dots(open_console, new_session)
    console.panel._on_part(2)
    choice = console.panel.choice
    if name == "reason":
        choice._on_choose()
    field = getattr(choice, name)
    field.setFocus()
    for text in ("It feeds", " the others"):
        write(console, text)
        save_due(field)
    write(console, " now")
    seen = []
    for _press in range(3):
        press(console, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
        seen.append(field.text if name == "reason" else field.text())
    assert seen == ["It feeds the others", "It feeds", ""]
    press(console, K.Key_Y, Qt.KeyboardModifier.ControlModifier)
    write(console, " us")
    assert (field.text if name == "reason" else field.text()) == "It feeds us"


@pytest.mark.slow
def test_the_key_that_goes_on_tells_once_that_no_focus_area_is_chosen(open_console, new_session):
    console = at_the_dots(open_console, new_session)
    write(console, "3")
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is StepKind.FOCUS
    assert any(text.startswith("The dots are not all typed yet.") for text in visible_texts(console))
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is not StepKind.FOCUS


@pytest.mark.slow
def test_where_dots_were_shown_the_questions_lead_to_the_choice(open_console, new_session):
    console = in_one_picture(open_console, new_session)
    press(console, K.Key_F6)
    write(console, "2")
    place(console, (3, 1, 7, 1, 0))
    write(console, "1")
    while console.panel.parts.place == 0 and console.presenter.step.kind is StepKind.FOCUS:
        press(console, K.Key_PageDown)
    assert console.panel.parts.place == 2


@pytest.mark.slow
def test_beside_a_wall_the_questions_lead_to_the_dots_too_and_a_look_through_shown_dots_begins_no_count(
    open_console, new_session
):
    console = open_console(new_session(people=12), (1366, 768))
    step = next(s for s in console.desk.workshop.steps if s.kind is StepKind.FOCUS)
    console.presenter.go_to_step(step.id)
    while console.panel.parts.place == 0 and console.presenter.step.kind is StepKind.FOCUS:
        press(console, K.Key_PageDown)
    assert console.panel.parts.place == 1
    place(console, (3, 1, 7, 1, 0))
    console.panel._on_part(1)
    press(console, K.Key_Return)
    press(console, K.Key_Return)
    assert not console.panel.dots.piles.started
    assert "The dots are not on disk" not in console.status.text
