"""A count that is closed too early, looked away from, or opened again: no slip is typed twice."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.counting import kept, type_slips
from tests.ui.console.helpers import counted, go_to, press, slips, visible_texts

K = Qt.Key
ASKED = "11 of 12 slips: Enter again closes the count, or go on with slip 12"


@pytest.fixture
def usual(open_console, new_session):
    console = open_console(new_session(people=12))
    go_to(console, StepKind.COUNT)
    return console


@pytest.fixture
def single(usual):
    press(usual, K.Key_F5)
    assert usual.wall.is_single
    return usual


@pytest.fixture(params=["usual", "single"])
def console(request):
    return request.getfixturevalue(request.param)


def said(console):
    return "\n".join([*visible_texts(console), console.wall.single.text])


@pytest.mark.slow
def test_enter_asks_once_while_a_slip_is_missing(console, services):
    typed = slips(12, len(console.panel.elements))
    type_slips(console, typed[:11])
    assert ASKED not in said(console)
    press(console, K.Key_Return)
    assert ASKED in said(console)
    assert kept(console, services) == [None] * len(typed[0])
    type_slips(console, typed[11:])
    assert ASKED not in said(console)
    press(console, K.Key_Return)
    assert kept(console, services) == counted(typed)


@pytest.mark.slow
def test_the_second_enter_closes_a_count_with_a_slip_missing(console, services):
    typed = slips(11, len(console.panel.elements))
    type_slips(console, typed)
    press(console, K.Key_Return)
    press(console, K.Key_Return)
    assert kept(console, services) == counted(typed)


def test_a_closed_count_in_one_picture_opens_again_for_the_slip_that_was_missing(single, services):
    typed = slips(12, len(single.panel.elements))
    single.wall.single._brief.stop()
    type_slips(single, typed[:11])
    press(single, K.Key_Return)
    press(single, K.Key_Return)
    assert single.wall.single.bar.isVisible()
    assert "Counted: 11 of 12. Ctrl+Z opens the count again" in single.wall.single.text
    press(single, K.Key_PageDown)
    assert single.presenter.step.kind is StepKind.REVEAL
    press(single, K.Key_PageUp)
    assert "Counted: 11 of 12. Ctrl+Z opens the count again" in single.wall.single.text
    press(single, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(single, services) == [None] * len(typed[0])  # an open count is in memory alone
    type_slips(single, typed[11:])
    press(single, K.Key_Return)
    assert kept(single, services) == counted(typed)


def test_a_late_slip_raises_the_number_of_slips(usual, services):
    typed = slips(13, len(usual.panel.elements))
    type_slips(usual, typed[:12])
    press(usual, K.Key_Return)
    usual.panel.more.click()
    type_slips(usual, typed[12:])
    press(usual, K.Key_Return)
    assert kept(usual, services) == counted(typed)
    assert usual.desk.workshop.session.raters == 13


@pytest.mark.slow
def test_after_the_reveal_no_count_opens_again(usual, services):
    typed = slips(12, len(usual.panel.elements))
    type_slips(usual, typed)
    press(usual, K.Key_Return)
    assert usual.panel.more.isVisible()
    go_to(usual, StepKind.REVEAL)
    press(usual, K.Key_R)
    go_to_step = next(s for s in usual.desk.workshop.steps if s.kind is StepKind.COUNT)
    usual.presenter.go_to_step(go_to_step.id)
    assert not usual.panel.more.isVisible()
    assert kept(usual, services) == counted(typed)


def test_counts_that_came_from_elsewhere_can_only_be_counted_again(usual, services):
    typed = slips(12, len(usual.panel.elements))
    type_slips(usual, typed)
    press(usual, K.Key_Return)
    first = usual.panel.elements[0].id
    services.rating.save_counts(usual.desk.session_id, {first: (3, 3, 3, 3)}, raters=12)
    usual.desk.reload()
    assert not usual.panel.more.isVisible()
    assert usual.panel.again.isVisible()


def test_the_gate_says_how_many_slips_are_in_and_the_count_goes_on(single, services):
    typed = slips(12, len(single.panel.elements))
    type_slips(single, typed[:10])
    press(single, K.Key_PageDown)
    assert "Slips in: 10 of 12" in single.wall.single.view.slide.text
    assert "10 of 12 slips are in: PgUp leads back to the count" in single.wall.single.text
    single.presenter.refresh()
    assert "Slips in: 10 of 12" in single.wall.single.view.slide.text
    press(single, K.Key_PageUp)
    assert "Slips in: 10 of 12" in single.wall.single.view.slide.text
    type_slips(single, typed[10:])
    press(single, K.Key_Return)
    assert kept(single, services) == counted(typed)
    press(single, K.Key_PageDown)
    assert "Ready: 12 of 12" in single.wall.single.view.slide.text
