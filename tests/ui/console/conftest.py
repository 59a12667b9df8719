"""A console as the program builds it: real services on a real database file, and everything at once in one thread."""

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.config.resources import find_resources
from mastery_desktop.config.settings import Choices, WindowState
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.ui.console.desk import Actions, Desk
from mastery_desktop.ui.context import Context
from mastery_desktop.ui.operations import InlineRunner, Operations
from mastery_desktop.ui.prompts import Prompts
from mastery_desktop.ui.screens.console import Console
from mastery_desktop.ui.theme.theme import Theme
from mastery_desktop.ui.widgets.strip import MessageStrip


class FakeClock:
    """Time that passes when a test says so."""

    def __init__(self):
        self.now = datetime(2026, 11, 6, 16, 0, tzinfo=UTC)

    def __call__(self):
        return self.now

    def wait(self, seconds):
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def services(tmp_path, clock):
    opened = open_services(Paths(tmp_path / "data"), ContentChoice(), clock)
    yield opened
    opened.close()


@pytest.fixture
def theme(qapp):
    made = Theme(qapp, find_resources())
    made.apply("standard", 100)
    return made


def close_consoles(window):
    """Leave every session before the window goes, as the main window does."""
    for console in window.findChildren(Console):
        console.close_session()
        console.wall.audience.close()


@pytest.fixture
def context(qtbot, services, theme, tmp_path):
    operations = Operations(InlineRunner())
    pages = Operations(InlineRunner())
    window = QWidget()
    qtbot.addWidget(window, before_close_func=close_consoles)
    news = MessageStrip()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(news)
    choices = Choices.read(tmp_path / "choices.json")
    choices.clicker_pause = 0  # a test presses faster than a person
    state = WindowState.read(tmp_path / "state.json")
    prompts = Prompts(news, state)
    yield Context(services, operations, pages, prompts, news, theme, find_resources(), choices, state)
    window.hide()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # no event loop runs that would do it


@pytest.fixture
def new_session(services):
    """Start a session; gives its id."""

    def start(people=12, template="90", **more):
        new = NewSession(team="Clearwater", people=people, held_on=date(2026, 11, 6), template=template, **more)
        return services.sessions.create(new).value.session.id

    return start


@pytest.fixture
def open_console(qtbot, context):
    """Open a console on a session, in a window of some size."""

    def show(session, size=(1366, 768)):
        window = context.news.window()
        console = Console(context)
        window.layout().insertWidget(0, console, 1)
        window.resize(*size)
        window.show()
        console.open_session(session)
        QApplication.processEvents()
        return console

    return show


@pytest.fixture
def desk(qtbot, services, clock, new_session):
    """A desk with a session for twelve people, whose run sheet has a roadmap too."""
    session = new_session(people=12)
    first = services.sessions.load(session).steps[0]
    services.sessions.insert_step(session, first.id, StepKind.ROADMAP, None, 10)
    made = Desk(Actions.of(services), Operations(InlineRunner()), services.pack, clock)
    made.open(session)
    yield made
    made.close()


@pytest.fixture
def show(qtbot, theme, desk):
    """Show the panel of a step alone, with its keys ready; it follows the desk as in the console."""
    shown = []

    def follow(anchor=""):
        for panel, step in shown:
            panel.show_step(step, anchor or panel.anchor)

    def made(kind, step_kind):
        panel = kind(desk)
        qtbot.addWidget(panel)
        shown.append((panel, next(step for step in desk.workshop.steps if step.kind is step_kind)))
        panel.go_to.connect(follow)
        follow()
        panel.show()
        with qtbot.waitActive(panel):
            panel.activateWindow()
        panel.decide()
        return panel

    desk.workshop_changed.connect(follow)
    yield made
    desk.workshop_changed.disconnect(follow)
