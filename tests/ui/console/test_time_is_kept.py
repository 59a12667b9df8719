"""The time that a step has taken is on disk each minute: after a power cut the forecast stands where it stood."""

from functools import partial

import pytest

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.live import LiveState
from mastery_desktop.ui.console.presenter import Presenter
from mastery_desktop.ui.wall.view import WallView


@pytest.fixture
def lead(qtbot, desk):
    """A presenter as the console has it, opened where the session was left."""
    made = []

    def open_presenter():
        view = WallView()
        qtbot.addWidget(view)
        presenter = Presenter(desk, (view,), LiveState)
        made.append(presenter)
        presenter.open()
        return presenter

    yield open_presenter
    for presenter in made:
        presenter._minute.stop()


def killed(desk):
    """The program is gone: nothing is written any more, and the session is read from the disk again."""
    session = desk.session_id
    desk.close()
    desk.open(session)


def at(desk, kind):
    return next(step for step in desk.workshop.steps if step.kind is kind)


def test_a_killed_program_goes_on_in_the_middle_of_a_step(lead, desk, clock):
    presenter = lead()
    presenter.forward()
    presenter.go_to_step(at(desk, StepKind.DISCUSS).id)
    ends = presenter.pace.expected_end
    assert presenter._minute.isActive()
    assert presenter._minute.interval() == 60_000
    for _minute in range(3):
        clock.wait(60)
        presenter._minute.timeout.emit()
    before = presenter.pace
    assert (before.spent, before.expected_end) == (180, ends)
    presenter._minute.stop()
    killed(desk)
    again = lead().pace
    assert (again.spent, again.expected_end, again.planned_end) == (180, before.expected_end, before.planned_end)


def test_time_that_was_kept_counts_once(lead, desk, clock):
    presenter = lead()
    presenter.forward()
    first = presenter.step
    clock.wait(60)
    presenter.keep_time()
    clock.wait(30)
    presenter.go_to_step(at(desk, StepKind.RATE).id)
    assert desk.workshop.step_by_id[first.id].spent == 90
    killed(desk)
    assert desk.workshop.step_by_id[first.id].spent == 90


def test_time_before_the_workshop_begins_is_nobodys(lead, desk, clock):
    presenter = lead()
    clock.wait(300)
    presenter.keep_time()
    assert sum(step.spent for step in desk.workshop.steps) == 0


def test_undo_does_not_meet_the_minutes(lead, desk, clock, services):
    presenter = lead()
    presenter.forward()
    before = services.history.names(desk.session_id)
    clock.wait(60)
    presenter.keep_time()
    assert services.history.names(desk.session_id) == before


def test_who_looks_at_a_finished_workshop_takes_no_time_of_it(lead, desk, clock):
    presenter = lead()
    presenter.forward()
    clock.wait(40)
    desk.do(partial(desk.actions.sessions.finish, desk.session_id))
    presenter.refresh()
    spent = desk.workshop.step.spent
    assert spent == 40
    assert presenter.pace is None  # nobody is late for what is over
    killed(desk)
    again = lead()
    for turn in (again.forward, again.keep_time, again.back, again.leave):
        clock.wait(600)
        turn()
    desk.reload()
    assert sum(step.spent for step in desk.workshop.steps) == spent
