"""The line of a shift: marks of a room, and the one place of a team in which marks would point at persons."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.helpers import go_to, press, visible_texts

K = Qt.Key


@pytest.fixture
def shifts_of(open_console, new_session, services):
    """Opens the lines for so many people; gives the console and a reading of what is kept for the first line."""

    def open_lines(people):
        session = new_session(people=people)
        console = open_console(session)
        go_to(console, StepKind.SHIFTS)
        first = services.pack.domains[0].elements[0].id
        return console, lambda: services.sessions.load(session).shift(first)

    return open_lines


def test_five_people_put_marks_on_the_line(shifts_of):
    console, kept = shifts_of(5)
    assert "point at persons" not in "\n".join(visible_texts(console))
    press(console, K.Key_Return)
    press(console, K.Key_P)
    assert (kept().marks, kept().placed) == ((500,), 500)


def test_four_people_read_why_and_keep_only_the_place_of_the_team(shifts_of):
    console, kept = shifts_of(4)
    said = "\n".join(visible_texts(console))
    assert "With fewer than five people, marks on a line point at persons." in said
    assert "Remove the nearest mark" not in said
    press(console, K.Key_Left)
    press(console, K.Key_Return)
    assert (kept().marks, kept().placed) == ((), 490)
    line = console.panel.line
    start, end = (QPoint(round(line.width() * share), line.height() // 2) for share in (0.3, 0.7))
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(line, end)
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=end)
    assert kept().marks == ()
    assert kept().placed == pytest.approx(700, abs=40)
    assert line.accessibleDescription() == "placed by the team"
    press(console, K.Key_Delete)
    assert kept().placed is None
