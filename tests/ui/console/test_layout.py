"""Nothing is clipped: in three sizes of window, with text 30 % longer or in Spanish, and with text twice as large."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QLabel

from mastery_desktop import messages
from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.domain.choices import GoalLabels, PromiseState, StepKind
from mastery_desktop.ui.screens.grid import GridScreen
from tests.helpers.languages import texts_in
from tests.helpers.looks import is_elided
from tests.helpers.workshops import ACTIONS
from tests.ui.console.counting import type_slips
from tests.ui.console.helpers import settle, slips

SLACK = 1
"""Pixels that rounding may take."""

CASES = [
    pytest.param(((1024, 768), 100, "pseudo"), id="1024-longer"),
    pytest.param(((1366, 768), 100, "pseudo"), id="1366-longer"),
    pytest.param(((1920, 1080), 100, ""), id="1920"),
    pytest.param(((1024, 768), 200, ""), id="1024-large"),
    pytest.param(((1024, 768), 100, "es"), id="1024-spanish", marks=pytest.mark.slow),
    pytest.param(((1366, 768), 100, "es"), id="1366-spanish", marks=pytest.mark.slow),
    pytest.param(((1024, 768), 200, "es"), id="1024-large-spanish", marks=pytest.mark.slow),
]
every_shape = pytest.mark.parametrize("size", CASES, indirect=True)


@pytest.fixture
def size(request, theme):
    """The size of the window, with the size of text and the language laid over the program."""
    size, percent, language = getattr(request, "param", ((1024, 768), 100, ""))
    if language:
        messages.use(messages.PseudoTranslations() if language == "pseudo" else texts_in(language))
    theme.apply("standard", percent)
    yield size
    theme.apply("standard", 100)


@pytest.fixture
def services(size, tmp_path, clock):
    longer = isinstance(messages.current(), messages.PseudoTranslations)
    content = ContentChoice(wording=messages.pseudo if longer else None, language=messages.language())
    opened = open_services(Paths(tmp_path / "data"), content, clock)
    yield opened
    opened.close()


def clipped(screen):
    """Every label and button whose words do not fit into it, or that sticks out of the screen."""
    found = []
    for widget in screen.findChildren(QLabel) + screen.findChildren(QAbstractButton):
        if not widget.isVisible() or is_elided(widget) or not widget.text():
            continue
        if widget.parentWidget().property("kind") == "row" or widget.property("kind") == "row":
            continue
        needed = widget.minimumSizeHint()
        high = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else needed.height()
        right = widget.mapTo(screen, QPoint(widget.width(), 0)).x()
        if isinstance(widget, QLabel) and not widget.wordWrap() and widget.width() + SLACK < needed.width():
            found.append(("narrow", widget.text(), widget.width(), needed.width()))
        if widget.height() + SLACK < high:
            found.append(("low", widget.text(), widget.height(), high))
        if isinstance(widget, QAbstractButton) and widget.width() + SLACK < needed.width():
            found.append(("narrow", widget.text(), widget.width(), needed.width()))
        if right > screen.width() + SLACK:
            found.append(("outside", widget.text(), right, screen.width()))
    return found


@pytest.mark.slow
@every_shape
def test_no_word_is_clipped_in_any_step(open_console, new_session, size):
    console = open_console(new_session(people=12), size)
    for step in console.desk.workshop.steps:
        console.presenter.go_to_step(step.id)
        settle()
        assert clipped(console) == [], step.kind
        if step.kind is StepKind.COUNT:
            type_slips(console, slips(12, len(console.panel.elements)))
            settle()
            assert clipped(console) == [], "counted"
            console.panel.press_primary()
        if step.kind is StepKind.REVEAL:
            console.panel.press_primary()
            settle()
            assert clipped(console) == [], "revealed"
    window = console.window()
    assert (window.width(), window.height()) == size


@every_shape
def test_no_word_of_the_promises_is_clipped(open_console, new_session, services, size):
    before = new_session(people=12)
    focus = services.planning.choose_focus(before, services.pack.domains[0].elements[0].id).value
    for what, *_rest in ACTIONS:
        services.planning.add_action(before, focus, what)
    session = new_session(people=12, previous=before)
    for promise in services.sessions.load(session).promises[:2]:
        services.planning.answer_promise(session, promise.id, PromiseState.STUCK)
    services.planning.carry_on(session, promise.id)
    console = open_console(session, size)
    console.presenter.go_to("promises")
    settle()
    assert console.panel.look_back.list.isVisible()
    assert clipped(console) == []
    for start in ("promise/", "earlier-focus/"):
        console.presenter.go_to(next(s.anchor for s in console.presenter.slides if s.anchor.startswith(start)))
        settle()
        assert clipped(console) == []


@every_shape
def test_no_word_of_the_exit_slips_is_clipped(open_console, new_session, services, size):
    session = new_session(people=12)
    services.planning.count_exit_slips(session, 12, (10, 1, 1))
    console = open_console(session, size)
    console.presenter.go_to_step(console.desk.workshop.steps[-1].id)
    console.panel.exit.open.click()
    settle()
    assert console.panel.exit.worth[0].isVisible()
    assert clipped(console) == []


@pytest.mark.slow
@every_shape
def test_the_primary_button_and_the_clock_never_fold(open_console, new_session, size):
    console = open_console(new_session(people=12), size)
    for step in console.desk.workshop.steps:
        console.presenter.go_to_step(step.id)
        settle()
        for part in (console.frame.clock, console.frame.buttons.shown):
            assert part.isVisible()
            assert console.rect().contains(part.mapTo(console, part.rect().center()))


def test_folded_columns_open_as_drawers(open_console, new_session, size):
    console = open_console(new_session(people=12), size)
    assert not console.frame.sheet.isVisible()
    console.frame.toggle_left()
    assert console.frame.sheet.isVisible()
    console.frame.toggle_right()
    assert console.frame.parking.isVisible()
    assert not console.frame.sheet.isVisible()


@every_shape
def test_no_word_of_the_form_is_clipped(context, new_session, size):
    session = new_session(people=3)
    window = context.news.window()
    screen = GridScreen(context)
    window.layout().insertWidget(0, screen, 1)
    window.resize(*size)
    window.show()
    for domain in context.services.pack.domains:
        screen.open_session(session, domain.id)
        settle()
        assert clipped(screen) == [], domain.name


@every_shape
def test_no_word_is_clipped_in_added_steps_and_when_time_runs_out(open_console, new_session, services, clock, size):
    session = new_session(people=12)
    domain = services.pack.domains[0].id
    first = services.sessions.load(session).steps[0].id
    for kind in (StepKind.GALLERY, StepKind.ROTATION, StepKind.OWN):
        services.sessions.insert_step(session, first, kind, domain if kind is not StepKind.OWN else None, 12)
    for text in ("Who decides about the grading policy?", "Late bus"):
        services.sessions.park(session, text)
    console = open_console(session, size)
    console.presenter.begin()
    for kind in (StepKind.OWN, StepKind.ROTATION, StepKind.GALLERY, StepKind.RATE, StepKind.CLOSE):
        console.presenter.go_to_step(next(s.id for s in console.desk.workshop.steps if s.kind is kind))
        clock.wait(1800)
        console.desk.timer.toggle()
        console._chrome.show_time()
        settle()
        assert clipped(console) == [], kind
    console.room.rescue(0)
    settle()
    assert clipped(console) == [], "a move for a stuck room"


@pytest.mark.slow
@every_shape
def test_no_word_of_a_whole_plan_is_clipped(open_console, new_session, services, size):
    """Long answers, two focus areas, days off, a name, both sets of words, and a sorted checklist."""
    session = new_session(people=12)
    long = "Agree on one protocol for looking at student work together and try it in two teams before winter break"
    domain, planning = services.pack.domains[0], services.planning
    for kind in (StepKind.ROADMAP, StepKind.ACTIVITIES):
        services.sessions.insert_step(session, services.sessions.load(session).steps[0].id, kind, None, 12)
    services.sessions.revise(session, {"calendar": "Fri; 11/23-11/27; 12/21-1/1; the day the river floods"})
    planning.set_potential(session, domain.id, domain.elements[1].id, [long] * 4)
    planning.describe_candidate(session, domain.elements[1].id, impact="4", effort=long, waits=long)
    first = planning.choose_focus(session, domain.elements[0].id, long).value
    planning.choose_focus(session, domain.elements[4].id, long, second_reason=long)
    for stage in services.pack.stage_model.stages[:2]:
        planning.set_stage_evidence(session, first, stage.id, long)
    planning.choose_stage(session, first, services.pack.stage_model.stages[1].id)
    planning.set_goal(session, first, long, date(2026, 11, 24), notice=long, barriers=long)
    planning.ask_for_goal(session, first, GoalLabels.SMART)
    action = planning.add_action(session, first, long).value
    made = next(a for a in services.sessions.load(session).actions if a.id == action)
    planning.change_action(session, replace(made, who="Jane Doe", by="Dec 12", evidence=long, resources=long))
    console = open_console(session, size)
    for kind in (StepKind.FOCUS, StepKind.READINESS, StepKind.ACTIVITIES, StepKind.PLAN, StepKind.ROADMAP):
        console.presenter.go_to_step(next(s.id for s in console.desk.workshop.steps if s.kind is kind))
        parts = range(3) if kind in (StepKind.FOCUS, StepKind.PLAN) else range(1)
        for part in parts:
            if len(parts) > 1:
                console.panel.parts.press(part)
            settle()
            assert clipped(console) == [], f"{kind} {part}"
