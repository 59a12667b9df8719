"""Choosing the focus area: the dots, and what they lead to."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.helpers import press, visible_texts, write

K = Qt.Key


def at_the_dots(open_console, new_session, size=(1366, 768)):
    console = open_console(new_session(people=12), size)
    step = next(s for s in console.desk.workshop.steps if s.kind is StepKind.FOCUS)
    console.presenter.go_to_step(step.id)
    write(console, "2")
    return console


def place(console, dots):
    for number in dots:
        write(console, str(number))
        press(console, K.Key_Return)
    press(console, K.Key_Return)


def test_the_dots_lead_to_the_choice_with_the_most_of_them_pointed_at(open_console, new_session):
    console = at_the_dots(open_console, new_session)
    names = [element.name for element in console.panel.elements]
    place(console, (3, 1, 7, 1, 0))
    assert console.panel.parts.place == 2
    assert console.panel.choice._name.text() == names[2]
    assert console.presenter.anchor == "candidates"
    for _press in range(12):  # an impatient Enter must not type the dots again
        press(console, K.Key_Return)
    assert [console.desk.workshop.candidate(e.id).dots for e in console.panel.elements] == [3, 1, 7, 1, 0]


def test_the_wall_names_the_candidates_in_the_order_of_the_framework(open_console, new_session):
    console = at_the_dots(open_console, new_session)
    place(console, (3, 1, 7, 1, 0))
    slide = next(slide for slide in console.presenter.slides if slide.anchor == "candidates")
    shown = [slide.text.index(element.name) for element in console.panel.elements]
    assert shown == sorted(shown)


def test_the_chosen_candidate_is_marked_and_its_line_is_not_cut(open_console, new_session):
    console = at_the_dots(open_console, new_session)
    place(console, (0, 0, 10, 1, 0))
    choice = console.panel.choice
    choice._on_choose()
    row = choice._rows[2]
    assert row.text().startswith("✓ Teacher collaboration")
    assert "10 dots" in row.text()
    assert QFontMetrics(row.font()).horizontalAdvance(row.text()) < row.width()
    assert "Teacher collaboration: our focus area" in visible_texts(console)
