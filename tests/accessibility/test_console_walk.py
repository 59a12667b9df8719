"""Every step of the console, looked over as WCAG 2.2 asks."""

import pytest
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.theme.tokens import THEMES
from tests.helpers import audit
from tests.ui.console.conftest import (  # noqa: F401 - fixtures
    clock,
    context,
    new_session,
    open_console,
    services,
    theme,
)
from tests.ui.console.helpers import settle

MARKS = ((1, 7, 4, 0), (0, 2, 8, 2), (3, 6, 3, 0), (4, 1, 2, 5), (6, 5, 1, 0))
ADDED = (StepKind.ROADMAP, StepKind.GALLERY, StepKind.ROTATION, StepKind.OWN, StepKind.BREAK)

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture
def console(open_console, new_session, services):  # noqa: F811
    """A workshop with every kind of step, in which marks lie open and a focus area is chosen."""
    session = new_session(people=12)
    domain = services.pack.domains[0]
    first = services.sessions.load(session).steps[0].id
    for kind in ADDED:
        of_one = kind in (StepKind.GALLERY, StepKind.ROTATION)
        services.sessions.insert_step(session, first, kind, domain.id if of_one else None, 10)
    marks = {element.id: counts for element, counts in zip(domain.elements, MARKS, strict=True)}
    services.rating.save_counts(session, marks, raters=12)
    services.rating.reveal(session, [element.id for element in domain.elements])
    services.planning.choose_focus(session, domain.elements[0].id)
    return open_console(session)


def steps(console):
    """Go to each step in turn; gives its kind once it is laid out."""
    for step in console.desk.workshop.steps:
        console.presenter.go_to_step(step.id)
        settle()
        yield step.kind


def test_the_focus_goes_everywhere_in_the_order_of_reading_and_can_be_seen(console):
    wrong, known = [], set()
    for kind in steps(console):
        found = audit.stops(console.window(), console.panel)
        wrong += [f"{kind}: left out: {each}" for each in audit.left_out(console, found)]
        wrong += [f"{kind}: {each}" for each in audit.against_reading(found)]
        wrong += [f"{kind}: unseen: {each}" for each in audit.unseen_focus(console.window(), found, known)]
    assert wrong == []


def test_what_is_pressed_is_large_enough_and_shows_its_state_without_color(console):
    wrong, known = [], set()
    for kind in steps(console):
        wrong += [f"{kind}: {each}" for each in audit.small_targets(console)]
        wrong += [f"{kind}: {each}" for each in audit.states_by_colour(console, known)]
    assert wrong == []


@pytest.mark.parametrize("name", THEMES)
def test_words_and_edges_stand_out(console, theme, name):  # noqa: F811
    theme.apply(name, 100)
    QApplication.processEvents()
    wrong = []
    for kind in steps(console):
        wrong += [f"{kind}: {each}" for each in (*audit.faint_texts(console), *audit.faint_edges(console))]
    assert wrong == []
