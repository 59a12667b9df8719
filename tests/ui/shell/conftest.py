"""A main window on real services and a real database, with everything it asks for done at once."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent

from mastery_desktop import messages
from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.config.resources import find_resources
from mastery_desktop.config.settings import Choices, WindowState
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.ui.main_window import MainWindow
from mastery_desktop.ui.operations import InlineRunner, Operations
from mastery_desktop.ui.theme.theme import Theme
from tests.helpers.languages import texts_in

TODAY = date(2025, 10, 14)


def clock():
    return datetime(2025, 10, 14, 16, 0, tzinfo=UTC)


@pytest.fixture
def make_shell(qtbot, qapp, tmp_path):
    """Makes main windows; with `pseudo`, in the pseudo-locale, and else in a language."""
    made = []

    def make(folder="data", *, pseudo=False, language="", size=(1024, 768)):
        if pseudo:
            messages.use(messages.PseudoTranslations())
        elif language:
            messages.use(texts_in(language))
        paths = Paths(tmp_path / folder)
        content = ContentChoice(wording=messages.pseudo if pseudo else None, language=language)
        services = open_services(paths, content, clock)
        resources = find_resources()
        theme = Theme(qapp, resources)
        theme.apply("standard", 100)
        choices = Choices.read(paths.settings)
        choices.reduce_motion = True
        choices.clicker_pause = 0  # a test presses faster than a person
        window = MainWindow(theme, resources, choices, WindowState.read(paths.window))
        workers = (Operations(InlineRunner(), window), Operations(InlineRunner(), window))
        for worker in workers:
            worker.failed.connect(window.show_error)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        window.attach(services, *workers)
        window.services, window.theme, window.choices = services, theme, choices
        made.append((window, services))
        return window

    yield make
    for window, services in made:
        window.close()
        services.close()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")


@pytest.fixture
def shell(make_shell):
    return make_shell()


def start(shell, team="Clearwater Middle School", **more):
    """A session in the list; gives its id."""
    asked = NewSession(team=team, people=more.pop("people", 12), held_on=more.pop("held_on", TODAY), **more)
    done = shell.services.sessions.create(asked)
    shell._on_changed(done.changed, None)
    return done.value.session.id
