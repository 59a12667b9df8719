"""A workshop that was run on paper, typed in afterwards in the order of the paper."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import OutcomeKind, RatingState, StepKind
from mastery_desktop.ui.screens.paper_entry import PaperEntryScreen
from tests.ui.console.conftest import (  # noqa: F401 - fixtures
    FakeClock,
    clock,
    context,
    new_session,
    services,
    theme,
)
from tests.ui.console.counting import type_slips
from tests.ui.console.helpers import counted, press, slips, visible_texts, write

K = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def show(context, session, size=(1366, 768)):  # noqa: F811
    window = context.news.window()
    screen = PaperEntryScreen(context, session)
    window.layout().insertWidget(0, screen, 1)
    window.resize(*size)
    window.show()
    QApplication.processEvents()
    return screen


def next_paper(screen):
    QTest.keyClick(QApplication.focusWidget() or screen, K.Key_PageDown, ALT)
    QApplication.processEvents()


@pytest.mark.slow
def test_slips_and_levels_go_in_by_keys_in_the_order_of_the_paper(context, new_session, services):  # noqa: F811
    session = new_session(people=12)
    screen = show(context, session)
    elements = screen.desk.pack.domain_by_id[screen.part.domain].elements
    assert screen.part.kind is StepKind.COUNT
    typed = slips(12, len(elements))
    type_slips(screen, typed)
    press(screen, K.Key_Return)
    next_paper(screen)
    assert screen.part.kind is StepKind.OUTCOME
    workshop = services.sessions.load(session)
    assert [workshop.marks(e.id, 1).marks for e in elements] == counted(typed)
    assert {workshop.rating(e.id).state for e in elements} == {RatingState.REVEALED}
    for _element in elements:
        press(screen, K.Key_3)
        press(screen, K.Key_Down)
    workshop = services.sessions.load(session)
    assert {workshop.rating(e.id).outcome for e in elements} == {OutcomeKind.AGREED}
    assert {workshop.rating(e.id).level for e in elements} == {screen.desk.pack.levels[2].id}
    for kind in (StepKind.FOCUS, StepKind.READINESS, StepKind.PLAN):
        next_paper(screen)
        assert screen.part.kind is kind
    QTest.keyClick(QApplication.focusWidget() or screen, K.Key_PageUp, ALT)
    assert screen.part.kind is StepKind.READINESS


@pytest.mark.slow
def test_what_is_typed_and_not_done_is_not_kept(context, new_session, services):  # noqa: F811
    session = new_session(people=12)
    screen = show(context, session)
    write(screen, "12")
    next_paper(screen)
    assert services.sessions.load(session).counts == ()
    assert "The room has seen" not in "".join(visible_texts(screen))


def test_the_way_back_asks_before_typed_slips_are_forgotten(context, new_session):  # noqa: F811
    screen = show(context, new_session(people=12))
    left = []
    screen.leave_requested.connect(lambda: left.append(True))
    write(screen, "12")
    press(screen, K.Key_W, CTRL)
    assert left == []
    assert "would be forgotten" in "\n".join(visible_texts(screen))
    press(screen, K.Key_Return)
    assert left == [], "the answer that is nearest keeps them"
    assert screen.panel._count.started
    press(screen, K.Key_W, CTRL)
    screen.question.confirm.click()
    assert left == [True]


def test_the_way_back_asks_before_typed_dots_are_forgotten(context, new_session):  # noqa: F811
    screen = show(context, new_session(people=12))
    left = []
    screen.leave_requested.connect(lambda: left.append(True))
    screen.show_part(next(at for at, step in enumerate(screen._parts) if step.kind is StepKind.FOCUS))
    screen.panel.parts.press(1)
    write(screen, "2")
    press(screen, K.Key_W, CTRL)
    assert left == []
    assert "Dots are typed" in "\n".join(visible_texts(screen))


def test_the_slips_of_a_domain_are_there_again_after_a_look_at_another(context, new_session):  # noqa: F811
    screen = show(context, new_session(people=12, template="210"))
    write(screen, "12")
    screen.show_part(2)
    assert screen.part.domain != screen._parts[0].domain
    assert not screen.panel._count.started
    press(screen, K.Key_W, CTRL)
    assert not screen.question.isHidden()
    press(screen, K.Key_Return)
    screen.show_part(0)
    assert screen.panel._count.started


def test_without_open_slips_the_way_back_asks_nothing(context, new_session):  # noqa: F811
    screen = show(context, new_session(people=12))
    left = []
    screen.leave_requested.connect(lambda: left.append(True))
    press(screen, K.Key_W, CTRL)
    assert left == [True]


def test_there_is_no_wall_so_no_button_for_displays(context, new_session):  # noqa: F811
    screen = show(context, new_session(people=12))
    assert "Displays" not in visible_texts(screen)


@pytest.mark.slow
def test_no_tab_and_enter_after_the_question_loses_the_slips(context, new_session):  # noqa: F811
    screen = show(context, new_session(people=12))
    elements = screen.desk.pack.domain_by_id[screen.part.domain].elements
    type_slips(screen, slips(6, len(elements)))
    asked = "Enter again closes the count"
    for tabs in range(1, 8):
        screen.panel.setFocus()
        press(screen, K.Key_Return)
        assert asked in "\n".join(visible_texts(screen))
        press(screen, K.Key_Tab)
        assert asked not in "\n".join(visible_texts(screen))
        assert QApplication.focusWidget() is not screen.panel.again
        for _tab in range(1, tabs):
            press(screen, K.Key_Tab)
        press(screen, K.Key_Return)
        assert screen.panel._count.counted == 6
        screen.panel._count.stop_checking()
