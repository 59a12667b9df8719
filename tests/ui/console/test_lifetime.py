"""A console that is left takes everything with it, and words that are typed are kept without a button."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.console.notes import SAVE_AFTER
from mastery_desktop.ui.screens.console import Console
from tests.ui.console.helpers import go_to, press, visible_texts, write

K = Qt.Key


@pytest.mark.slow
def test_a_console_that_was_left_leaves_nothing_behind(open_console, new_session, context):
    session = new_session(people=12)
    first = open_console(session)
    steps = [step.id for step in first.desk.workshop.steps]

    def lead_and_leave():
        console = Console(context)
        first.parentWidget().layout().addWidget(console)
        console.open_session(session)
        for step in steps:
            console.presenter.go_to_step(step)
        console.close_session()
        console.parentWidget().layout().removeWidget(console)
        console.deleteLater()
        del console
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        gc.collect()
        QApplication.processEvents()
        return len(QApplication.allWidgets())

    assert lead_and_leave() == lead_and_leave()


@pytest.mark.slow
def test_typing_is_kept_within_a_second_and_when_the_focus_leaves(open_console, new_session, services, qtbot):
    session = new_session(people=12)
    console = open_console(session)
    console.panel.purpose.setFocus()
    write(console, "For us")
    assert SAVE_AFTER <= 1000
    qtbot.waitUntil(lambda: services.sessions.load(session).session.purpose == "For us", timeout=2000)
    assert any(text.startswith("All changes saved") for text in visible_texts(console.status))
    write(console, " alone")
    press(console, K.Key_PageDown)
    press(console, K.Key_PageDown)
    go_to(console, StepKind.QUESTION)
    assert services.sessions.load(session).session.purpose == "For us alone"


def test_user_text_is_shown_as_it_was_typed(open_console, new_session, services):
    session = new_session(people=12)
    console = open_console(session)
    console.frame.parking.entry.setFocus()
    write(console, "<b>loud</b> &amp; <img src=x>")
    press(console, K.Key_Return)
    assert "<b>loud</b> &amp; <img src=x>" in visible_texts(console.frame.parking)
    assert services.sessions.load(session).parked[0].text == "<b>loud</b> &amp; <img src=x>"


def test_the_place_in_the_workshop_is_found_again(open_console, new_session, services):
    session = new_session(people=12)
    console = open_console(session)
    go_to(console, StepKind.SHIFTS)
    press(console, K.Key_PageDown)
    anchor = console.presenter.anchor
    console.close_session()
    again = open_console(session)
    assert (again.presenter.step.kind, again.presenter.anchor) == (StepKind.SHIFTS, anchor)


def test_a_change_made_elsewhere_is_seen(open_console, new_session, context):
    session = new_session(people=12)
    console = open_console(session)
    sessions = context.services.sessions
    context.operations.run(lambda: sessions.revise(session, {"team": "Blue Heron"}))
    assert "Blue Heron" in visible_texts(console.top)


def tool(sheet, name):
    """The button of a name, among those that can be seen."""
    QApplication.processEvents()
    return next(b for b in sheet.findChildren(QPushButton) if b.isVisible() and b.accessibleName() == name)


def test_the_run_sheet_can_be_changed_where_it_stands(open_console, new_session, services):
    session = new_session(people=12)
    console = open_console(session)
    sheet = console.frame.sheet
    sheet._change.click()
    tool(sheet, "Framework: one minute more").click()
    tool(sheet, "Remove Indicators").click()
    sheet.add._kind.setCurrentIndex(sheet.add._kind.findData(StepKind.BREAK.value))
    sheet.add._on_add()
    steps = services.sessions.load(session).steps
    kinds = [step.kind for step in steps]
    assert kinds[:4] == [StepKind.PURPOSE, StepKind.BREAK, StepKind.QUESTION, StepKind.FRAMEWORK]
    assert StepKind.INDICATORS not in kinds
    assert steps[3].planned == 3
    assert console.presenter.step.kind is StepKind.PURPOSE
