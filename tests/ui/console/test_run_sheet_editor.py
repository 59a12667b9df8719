"""The run sheet changed where it stands: skipped, protected from a slip of the finger, split over two meetings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from mastery_desktop.domain.choices import SessionState, StepKind
from tests.ui.console.helpers import press, settle, visible_texts


@pytest.fixture
def console(open_console, new_session):
    made = open_console(new_session())
    made.frame.sheet._change.click()
    QApplication.processEvents()
    return made


def tool(console, name):
    found = [made for made in console.frame.sheet.findChildren(QPushButton) if made.accessibleName() == name]
    return next(made for made in found if made.isVisibleTo(console.frame.sheet))


def kinds(services, console):
    return [step.kind for step in services.sessions.load(console.desk.session_id).steps]


@pytest.mark.slow
def test_a_step_is_skipped_and_taken_in_again(console, services):
    tool(console, "Skip Shifts").click()
    QApplication.processEvents()
    step = next(s for s in services.sessions.load(console.desk.session_id).steps if s.kind is StepKind.SHIFTS)
    assert step.skipped
    assert "skipped" in visible_texts(console.frame.sheet)
    tool(console, "Take Shifts in again").click()
    QApplication.processEvents()
    step = next(s for s in services.sessions.load(console.desk.session_id).steps if s.kind is StepKind.SHIFTS)
    assert not step.skipped
    console.desk.undo()
    assert next(s for s in console.desk.workshop.steps if s.kind is StepKind.SHIFTS).skipped


@pytest.mark.slow
@pytest.mark.parametrize(("name", "kind"), [("Rate alone", StepKind.RATE), ("Close", StepKind.CLOSE)])
def test_what_is_never_cut_goes_only_with_a_second_press(console, services, name, kind):
    tool(console, f"Remove {name}").click()
    assert kind in kinds(services, console)
    tool(console, f"Really remove {name}").click()
    assert kind not in kinds(services, console)
    console.desk.undo()
    assert kind in kinds(services, console)


def test_other_steps_go_with_one_press(console, services):
    tool(console, "Remove Shifts").click()
    assert StepKind.SHIFTS not in kinds(services, console)


@pytest.mark.slow
def test_the_rest_goes_to_another_day(console, services):
    console.presenter.go_to_step(next(s.id for s in console.desk.workshop.steps if s.kind is StepKind.REVEAL))
    whole = kinds(services, console)
    console.frame.sheet.split.go.click()
    assert kinds(services, console) == whole, "one click may have been meant for something else"
    console.frame.sheet.split.go.click()
    assert kinds(services, console)[-1] is StepKind.CLOSE
    assert StepKind.PLAN not in kinds(services, console)
    (following,) = [s.session for s in services.sessions.summaries() if s.session.previous]
    assert following.state is SessionState.PLANNED
    assert any("is planned for" in text for text in visible_texts(console))


def test_what_is_added_does_not_scroll_the_run_sheet_away(console):
    bar = console.frame._sheet_area.verticalScrollBar()
    bar.setValue(bar.maximum())
    before = bar.value()
    tool(console, "Add it").click()
    settle()
    assert bar.value() >= before > 0


def test_escape_and_a_closed_drawer_end_the_changing(open_console, new_session, qtbot):
    made = open_console(new_session(), (1024, 768))
    qtbot.waitUntil(made.isActiveWindow)
    sheet = made.frame.sheet
    for end in ("Esc", "F3"):
        qtbot.keySequence(made, "F3")
        sheet._change.click()
        settle()
        assert sheet.split.isVisible()
        tool(made, "Skip Shifts").setFocus()
        press(made, Qt.Key.Key_Escape if end == "Esc" else Qt.Key.Key_F3)
        settle()
        assert sheet.split.isHidden(), end
        made.frame.close_drawers()


def test_the_button_that_began_the_changing_ends_it_in_the_same_place(console):
    sheet = console.frame.sheet
    assert sheet._change.y() < sheet.add.y() < sheet.split.y()


@pytest.mark.slow
def test_the_close_is_done_once_the_workshop_is_finished_and_not_after_a_look(open_console, new_session, services):
    console = open_console(new_session())
    steps = {step.kind: step.id for step in console.desk.workshop.steps}
    console.presenter.begin()
    console.presenter.go_to_step(steps[StepKind.CLOSE])
    console.presenter.go_to_step(steps[StepKind.QUESTION])
    settle()
    assert "Close, 4 min, done" not in visible_texts(console.frame.sheet)
    console.presenter.go_to_step(steps[StepKind.CLOSE])
    console.panel._finish.click()
    console.presenter.go_to_step(steps[StepKind.QUESTION])
    settle()
    assert "Close, 4 min, done" in visible_texts(console.frame.sheet)


@pytest.mark.slow
def test_enter_leads_to_a_step_and_leaves_the_mark_of_the_one_that_is_there(open_console, new_session, qtbot):
    console = open_console(new_session())
    qtbot.waitUntil(console.isActiveWindow)
    lines = dict(console.frame.sheet._steps)
    wanted = next(step for step in console.desk.workshop.steps if step.kind is StepKind.INDICATORS)
    for _press in range(2):
        line = dict(console.frame.sheet._steps)[wanted.id]
        line.setFocus()
        press(console, Qt.Key.Key_Return)
        assert console.presenter.step.id == wanted.id
        assert dict(console.frame.sheet._steps)[wanted.id].isChecked()
    assert lines


def test_enter_on_the_part_that_is_shown_leaves_its_mark(open_console, new_session, qtbot):
    console = open_console(new_session())
    qtbot.waitUntil(console.isActiveWindow)
    console.presenter.go_to_step(next(s.id for s in console.desk.workshop.steps if s.kind is StepKind.QUESTION))
    part = console.panel._buttons[0]
    part.setFocus()
    press(console, Qt.Key.Key_Return)
    assert part.isChecked()


def test_a_gallery_walk_is_led_round_by_round_with_its_own_time(open_console, new_session, services):
    session = new_session(tables=(("Window", 6), ("Door", 6)))
    first = services.sessions.load(session).steps[0]
    domain = services.pack.domains[0].id
    services.sessions.insert_step(session, first.id, StepKind.GALLERY, domain, 10)
    console = open_console(session)
    console.presenter.go_to_step(next(s.id for s in console.desk.workshop.steps if s.kind is StepKind.GALLERY))
    console.presenter.forward()
    assert console.wall.audience.view.slide.title == "Who is where, round by round"
    console.presenter.forward()
    wall = console.wall.audience.view
    names = [element.name for element in services.pack.domains[0].elements]
    assert f"1  Window\n{names[0]}" in wall.slide.text
    assert f"2  Door\n{names[1]}" in wall.slide.text
    console.desk.timer.toggle()
    assert wall.slide.clock.text == "2 min", "ten minutes for five rounds"
    console.presenter.forward()
    assert f"1  Window\n{names[1]}" in wall.slide.text
    assert wall.slide.clock.text == "2 min", "the next round goes on by itself"


def test_a_slide_of_ones_own_stands_within_the_part_that_it_is_shown_in(open_console, new_session, services):
    session = new_session()
    question = next(s for s in services.sessions.load(session).steps if s.kind is StepKind.QUESTION)
    heads = visible_texts(open_console(session).frame.sheet)
    services.sessions.insert_step(session, question.id, StepKind.OWN, None, 5)
    with_slide = visible_texts(open_console(session).frame.sheet)
    assert "Own slide" in with_slide
    for head in ("Plan", "Students Empowered · Culture"):
        assert with_slide.count(head) == heads.count(head) == 1
