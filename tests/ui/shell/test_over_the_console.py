"""What lies over a session that is led: the clicker goes on, and the way back ends at something of use."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.records import SessionId
from mastery_desktop.ui.file_dialog import pattern_of
from tests.helpers.displays import AVAILABLE, LAPTOP, PROJECTOR, plugged, turn
from tests.ui.shell.conftest import start


@pytest.fixture
def two_displays(qapp):
    with plugged(LAPTOP, PROJECTOR):
        yield


def led(shell):
    shell.open_session(SessionId(start(shell)))
    return shell.screen_shown


def print_centre(shell, console):
    console.print_requested.emit(console.desk.session_id)


def guide(shell, console):
    shell.show_guide()


def form(shell, console):
    console.form_requested.emit(console.desk.session_id, shell.services.pack.domains[0].id)


@pytest.mark.slow
@pytest.mark.skipif(not AVAILABLE, reason="displays can be plugged in the offscreen platform of Linux only")
@pytest.mark.parametrize("show", [print_centre, guide, form])
def test_the_clicker_leads_the_wall_whatever_lies_over_the_console(two_displays, shell, qtbot, show):
    console = led(shell)
    console.wall.project()
    qtbot.waitUntil(console.wall.audience.isVisible)
    show(shell, console)
    turn()
    before = (console.presenter.step, console.presenter.anchor, console.wall.thumbnail.page)

    def place():
        return (console.presenter.step, console.presenter.anchor, console.wall.thumbnail.page)

    qtbot.keyClick(shell, Qt.Key.Key_PageDown)
    assert place() != before
    qtbot.keyClick(shell, Qt.Key.Key_PageUp)
    assert place() == before
    qtbot.keyClick(shell, Qt.Key.Key_B)
    assert console.wall.audience.view.blank
    qtbot.keyClick(shell, Qt.Key.Key_Period)
    assert not console.wall.audience.view.blank
    console.wall.stop()


def test_without_a_wall_nothing_is_stepped_behind_the_print_centre(shell, qtbot):
    console = led(shell)
    print_centre(shell, console)
    before = (console.presenter.step, console.presenter.anchor)
    qtbot.keyClick(shell, Qt.Key.Key_PageDown)
    assert (console.presenter.step, console.presenter.anchor) == before


def test_the_way_home_ends_at_the_list_even_when_there_is_news(shell, qtbot):
    led(shell)
    shell.news.say("Something happened.")
    qtbot.keySequence(shell, "Ctrl+W")
    assert shell.screen_shown is shell.home
    assert shell.home.table.hasFocus()
    assert shell.home.table.current is not None


def test_the_way_home_to_an_empty_list_ends_at_the_first_card(shell, qtbot):
    shell.home.start.click()
    shell.news.say("Something happened.")
    qtbot.keySequence(shell, "Ctrl+W")
    assert shell.home.start.hasFocus()


def test_closing_the_window_keeps_the_place_of_the_session_that_is_led(make_shell, qtbot):
    shell = make_shell()
    console = led(shell)
    presenter = console.presenter
    for step in console.desk.workshop.steps:
        presenter.go_to_step(step.id)
        presenter.forward()
        if presenter.step.id == step.id:  # a step of several slides
            break
    place = (presenter.step.id, presenter.anchor)
    print_centre(shell, console)
    shell.close()
    (summary,) = shell.services.sessions.summaries()
    assert (summary.session.step, summary.session.anchor) == place


def test_escape_closes_the_question_for_a_file_and_leaves_the_wall_alone(shell, qtbot):
    console = led(shell)
    console.wall.toggle_blank()
    shell._context.prompts.save_file("Save", pattern_of("Text", "txt"), "plan.txt", list, asker=shell.screen_shown)
    dialog = shell._context.prompts.dialog
    qtbot.waitUntil(dialog.entry.hasFocus)
    qtbot.keyClick(shell.windowHandle(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: shell._context.prompts.dialog is None)
    assert console.wall.blank


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "packet"), [(StepKind.RATE, 0), (StepKind.PLAN, 1), (StepKind.CLOSE, 1)])
def test_at_the_end_of_a_workshop_the_packet_to_take_home_is_offered(shell, qtbot, kind, packet):
    console = led(shell)
    console.presenter.go_to_step(next(s for s in console.desk.workshop.steps if s.kind is kind).id)
    print_centre(shell, console)
    centre = shell.screen_shown
    assert centre._packets.checkedId() == packet
    assert centre.options.filled.isChecked() == bool(packet)


def test_escape_comes_back_from_a_field_of_the_form(shell, qtbot):
    console = led(shell)
    form(shell, console)
    screen = shell.screen_shown
    qtbot.waitUntil(shell.isActiveWindow)
    row = screen.form.rows[0]
    row.have.setFocus()
    qtbot.keyClicks(row.have, "Survey")
    qtbot.keyClick(shell.windowHandle(), Qt.Key.Key_Escape)
    assert screen.form.hasFocus()
    qtbot.keyClick(screen.form, Qt.Key.Key_Down)
    assert row.have.text == "Survey"
