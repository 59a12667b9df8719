"""Practice by practice: read, rate, count and reveal each one before the next."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.agenda import TEMPLATE_BY_ID
from mastery_desktop.domain.choices import RatingMode, RatingState, StepKind
from tests.ui.console.helpers import go_to, press, visible_texts, write

K = Qt.Key


@pytest.fixture(params=[RatingMode.SLIPS, RatingMode.CARDS])
def console(request, open_console, new_session, services):
    domains = tuple(domain.id for domain in services.pack.domains[:1])
    steps = TEMPLATE_BY_ID["90"].steps(domains, one_by_one=True)
    shown = open_console(new_session(people=12, steps=steps, mode=request.param))
    go_to(shown, StepKind.ONE_BY_ONE)
    return shown


def type_marks(console, marks):
    if console.desk.workshop.session.mode is RatingMode.SLIPS:
        write(console, "".join(str(level) * number for level, number in enumerate(marks, 1)))
        return
    for number in marks[:-1]:
        write(console, str(number))
        press(console, K.Key_Tab)
    write(console, str(marks[-1]))


def wall(console):
    return console.wall.thumbnail.slide


@pytest.mark.slow
def test_each_practice_is_counted_and_revealed_before_the_next(console, services):
    elements = console.desk.pack.domains[0].elements
    for place, element in enumerate(elements):
        press(console, K.Key_PageDown)
        assert wall(console).anchor == element.id
        press(console, K.Key_PageDown)
        marks = [place % 3, 4, 5, 3 - place % 3]
        type_marks(console, marks)
        press(console, K.Key_R)
        assert not console.desk.workshop.revealed(element.id), "R reveals only what was counted"
        press(console, K.Key_Return)
        assert "Ready: 12 of 12" in wall(console).text
        press(console, K.Key_PageDown)
        assert wall(console).gate, "Page Down never reveals"
        press(console, K.Key_R)
        assert "12 marks" in wall(console).foot_right
        kept = services.sessions.load(console.desk.session_id)
        assert kept.marks(element.id, 1).marks == tuple(marks)
        assert kept.rating(element.id).state is RatingState.REVEALED
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is StepKind.DISCUSS


def test_what_was_typed_waits_while_the_facilitator_looks_at_another_practice(console, services):
    press(console, K.Key_PageDown)
    press(console, K.Key_PageDown)
    type_marks(console, [1, 4, 0, 0])
    press(console, K.Key_PageUp)
    press(console, K.Key_PageDown)
    elements = console.desk.pack.domains[0].elements
    console.presenter.go_to(elements[1].id)
    assert elements[1].name in "".join(visible_texts(console.panel)[:2])  # below the name of the step
    console.presenter.go_to(elements[0].id)
    if console.desk.workshop.session.mode is RatingMode.SLIPS:
        write(console, "4444444")
        press(console, K.Key_Return)
        kept = services.sessions.load(console.desk.session_id)
        assert kept.marks(elements[0].id, 1).marks == (1, 4, 0, 7)
