"""What is said where a key leads nowhere, and what is marked where nothing was decided."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.counting import revealed
from tests.ui.console.helpers import go_to, press, settle, visible_texts, write

pytestmark = pytest.mark.slow


K = Qt.Key


def to_step(console, kind):
    console.presenter.go_to_step(next(s.id for s in console.desk.workshop.steps if s.kind is kind))


@pytest.fixture
def single(open_console, new_session):
    console = open_console(new_session(people=12))
    press(console, K.Key_F5)
    return console


def past_the_step(console):
    kind = console.presenter.step.kind
    for _press in range(12):
        before = console.wall.single.text
        press(console, K.Key_PageDown)
        if console.presenter.step.kind is not kind or "chosen yet" in console.wall.single.text != before:
            return


def test_the_stage_step_says_once_that_no_stage_is_chosen_and_the_wall_marks_none(single, services):
    session = single.desk.session_id
    services.planning.choose_focus(session, services.pack.domains[0].elements[0].id)
    single.desk.reload()
    to_step(single, StepKind.READINESS)
    for _press in range(4):
        press(single, K.Key_PageDown)
    assert single.presenter.step.kind is StepKind.READINESS
    assert "No stage is chosen yet. F6 to choose one, or PgDn again goes on without it" in single.wall.single.text
    press(single, K.Key_PageDown)
    assert single.presenter.step.kind is StepKind.ACTIVITIES
    wall = single.wall.single.view.slide
    assert "No stage is chosen yet." in wall.text
    assert "(here)" not in "\n".join(line for block in wall.blocks for line in block.reading())
    line = next(
        line
        for step, line in single.frame.sheet._steps
        if single.desk.workshop.step_by_id[step].kind is StepKind.READINESS
    )
    assert "left open" in line.accessibleName()
    assert "done" not in line.accessibleName()


def test_steps_that_are_read_and_steps_that_decided_something_are_done(open_console, new_session):
    console = open_console(new_session(people=12))
    while console.presenter.step.kind is not StepKind.COUNT:
        press(console, K.Key_PageDown)
    revealed(console)
    to_step(console, StepKind.FOCUS)
    names = {
        console.desk.workshop.step_by_id[step].kind: line.accessibleName() for step, line in console.frame.sheet._steps
    }
    for kind in (StepKind.QUESTION, StepKind.COUNT, StepKind.REVEAL):
        assert names[kind].endswith("done")
    assert names[StepKind.SHIFTS].endswith("left open")


def test_the_end_of_the_run_sheet_says_what_is_left_to_do(single):
    to_step(single, StepKind.CLOSE)
    for _press in range(4):
        press(single, K.Key_PageDown)
    assert single.wall.single.bar.isVisible()
    assert "The run sheet ends here. Ctrl+P prints the packet" in single.wall.single.text
    assert "PgDn on" not in single.wall.single.text


def test_a_reveal_that_stops_the_clicker_brings_its_words_again(single):
    go_to(single, StepKind.COUNT)
    write(single, "1" * 60)
    press(single, K.Key_Return)
    go_to(single, StepKind.REVEAL)
    single.wall.single._brief.stop()
    single.wall.single._place_bar()
    assert not single.wall.single.bar.isVisible()
    press(single, K.Key_PageDown)
    assert single.wall.single.bar.isVisible()
    assert "press R" in single.wall.single.text


def test_a_move_says_how_it_ends_as_long_as_it_lasts(single):
    press(single, K.Key_1, Qt.KeyboardModifier.AltModifier)
    assert "PgDn goes on with the workshop" in single.wall.single.text
    single.wall.single._on_brief_over()
    assert single.wall.single.bar.isVisible()


def test_a_practice_with_marks_is_not_said_to_be_unrated(open_console, new_session):
    console = revealed(open_console(new_session(people=12)))
    go_to(console, StepKind.FOCUS)
    press(console, K.Key_3)
    shown = "\n".join(visible_texts(console.panel))
    assert "No level settled" in shown
    assert "Not rated" not in shown


def test_tab_comes_from_the_evidence_to_what_it_is(open_console, new_session):
    console = revealed(open_console(new_session(people=12)))
    go_to(console, StepKind.DISCUSS)
    console.panel.evidence.have.setFocus()
    write(console, "Notes from September")
    press(console, K.Key_Tab)
    press(console, K.Key_Tab)
    assert console.panel.evidence._tags.kind.hasFocus()
    press(console, K.Key_Down)
    press(console, K.Key_Return)
    for _press in range(2):
        press(console, K.Key_Tab)
    assert console.panel.evidence._tags.strength.hasFocus()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_the_line_for_a_thought_is_in_sight_whole(open_console, new_session, size):
    console = open_console(new_session(people=12), size)
    go_to(console, StepKind.INDICATORS)
    settle()
    press(console, K.Key_K, Qt.KeyboardModifier.ControlModifier)
    entry = console.frame.parking.entry
    assert entry.hasFocus()
    assert entry.visibleRegion().boundingRect() == entry.rect()


def test_the_key_for_a_thought_leaves_an_open_drawer_open(open_console, new_session):
    console = open_console(new_session(people=12), (1024, 768))
    press(console, K.Key_F4)
    press(console, K.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert console.frame.parking.entry.isVisible()
    assert console.frame.parking.entry.hasFocus()


def test_the_words_cover_no_level_on_a_small_screen(open_console, new_session):
    console = revealed(open_console(new_session(people=12), (1024, 768)))
    go_to(console, StepKind.DISCUSS)
    press(console, K.Key_F4)
    drawer = console.frame._right
    for made in console.panel.outcome.levels.buttons:
        assert made.mapTo(console.frame, made.rect().topRight()).x() < drawer.x()
    press(console, K.Key_F4)
    assert console.panel.width() > 900


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_the_status_line_is_said_whole(open_console, new_session, size):
    console = open_console(new_session(people=12), size)
    console.status.say("This step now counts from 10 min earlier. Undo takes it back.")
    words = console.status._wall
    assert words.text().endswith("Undo takes it back.")
    assert words.heightForWidth(words.width()) <= words.height()
