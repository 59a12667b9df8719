"""The line of a shift: marks of a room, and the one place of a team in which marks would point at persons."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.console.shift_line import ShiftLineEdit
from tests.ui.console.helpers import go_to, press, visible_texts

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


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


def at(line, share):
    return QPoint(round(16 + (line.width() - 32) * share), line.height() // 2)


def click(line, share):
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=at(line, share))


@pytest.mark.slow
def test_a_click_upon_a_mark_is_one_more_mark(shifts_of):
    """Twelve people agree more often than not; their marks lie upon each other."""
    console, kept = shifts_of(12)
    for _person in range(5):
        click(console.panel.line, 0.5)
    click(console.panel.line, 0.505)
    assert len(kept().marks) == 6
    assert kept().marks == pytest.approx((500,) * 6, abs=10)


def test_a_drag_moves_a_mark_and_adds_none(shifts_of):
    console, kept = shifts_of(12)
    line = console.panel.line
    click(line, 0.2)
    click(line, 0.8)
    QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=at(line, 0.8))
    QTest.mouseMove(line, at(line, 0.6))
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=at(line, 0.6))
    assert kept().marks == pytest.approx((200, 600), abs=10)
    assert kept().placed is None


@pytest.mark.slow
def test_the_row_of_number_keys_lies_along_the_line(shifts_of):
    console, kept = shifts_of(12)
    for key in (K.Key_1, K.Key_0, K.Key_4):
        press(console, key)
        press(console, K.Key_Return)
    press(console, K.Key_Home)
    press(console, K.Key_Right)
    press(console, K.Key_Return)
    press(console, K.Key_End)
    press(console, K.Key_Return)
    assert kept().marks == (0, 10, 375, 1000, 1000)
    press(console, K.Key_Backspace)  # the last one again
    assert kept().marks == (0, 10, 375, 1000)


@pytest.mark.slow
def test_the_place_of_the_team_is_where_it_was_put_whatever_the_marks_say(shifts_of):
    """Placed, never computed: it is there only once somebody puts it, and marks do not move it."""
    console, kept = shifts_of(12)
    for key in (K.Key_1, K.Key_2, K.Key_0):
        press(console, key)
        press(console, K.Key_Return)
        assert kept().placed is None
    press(console, K.Key_7)
    press(console, K.Key_P)
    put = kept().placed
    assert put == 750
    for key in (K.Key_1, K.Key_1, K.Key_Left, K.Key_0):
        press(console, key)
        press(console, K.Key_Return)
        assert kept().placed == put


@pytest.mark.slow
@pytest.mark.parametrize("marks", [(500,) * 40, tuple(range(0, 1000, 25)), (0,) * 20 + (1000,) * 20])
def test_forty_marks_are_all_in_sight(shifts_of, marks):
    console, _kept = shifts_of(40)
    line = console.panel.line
    line.show_marks(marks, None)
    picture = line.grab().toImage()
    top = [picture.pixelColor(x, y) for y in range(2) for x in range(20, picture.width() - 20)]
    accent = line.palette().accent().color()
    assert accent not in top  # nothing is cut off above
    assert (
        sum(picture.pixelColor(x, y) == accent for y in range(picture.height()) for x in range(picture.width())) > 500
    )


@pytest.mark.slow
def test_undo_takes_the_marks_of_this_line_back_one_by_one_and_nothing_else(shifts_of, services):
    console, kept = shifts_of(12)
    session = console.desk.session_id
    services.sessions.revise(session, {"purpose": "Ours"})
    console.desk.reload()
    for key in (K.Key_1, K.Key_0):
        press(console, key)
        press(console, K.Key_Return)
    press(console, K.Key_P)
    for marks, placed in (((0, 1000), None), ((0,), None), ((), None), ((), None)):
        press(console, K.Key_Z, CTRL)
        assert (kept().marks, kept().placed) == (marks, placed)
    assert services.sessions.load(session).session.purpose == "Ours"
    assert "Nothing else was undone" in "\n".join(visible_texts(console))


def test_undo_of_what_stands_elsewhere_says_what_and_where(shifts_of, services):
    console, _kept = shifts_of(12)
    services.sessions.revise(console.desk.session_id, {"purpose": "Ours"})
    services.sessions.revise(console.desk.session_id, {"voters": "Teachers"})
    console.desk.reload()
    for name in ("who votes", "purpose"):
        press(console, K.Key_Z, CTRL)
        assert f"Undone: {name} (Purpose and norms). Ctrl+Y brings it back." in visible_texts(console)
    press(console, K.Key_Y, CTRL)
    assert "Brought back: purpose (Purpose and norms). Ctrl+Z takes it back." in visible_texts(console)
    assert services.sessions.load(console.desk.session_id).session.purpose == "Ours"


def test_more_marks_than_people_are_remarked(shifts_of):
    console, _kept = shifts_of(5)
    for count in range(6):
        assert "more marks than people" not in "\n".join(visible_texts(console)), count
        press(console, K.Key_Return)
    assert "6 marks, and 5 people: more marks than people. Ctrl+Z takes the last one back." in visible_texts(console)


def test_once_marks_are_on_a_line_the_next_page_is_the_next_shift(shifts_of):
    """The words for reading went to a second page, which had keys and no line: they added to the line before."""
    console, _kept = shifts_of(12)
    press(console, K.Key_Return)
    press(console, K.Key_P)
    first = console.presenter.anchor
    assert console.wall.thumbnail.pages == 1
    press(console, K.Key_PageDown)
    assert console.presenter.anchor != first


def test_the_digits_lie_along_the_line_with_five_in_its_middle(qtbot):
    line = ShiftLineEdit()
    qtbot.addWidget(line)
    for key in (K.Key_1, K.Key_5, K.Key_9, K.Key_0):
        qtbot.keyClick(line, key)
        qtbot.keyClick(line, K.Key_Return)
    assert line.marks == (0, 500, 1000, 1000)


def test_a_stray_enter_puts_nothing_on_the_next_line(shifts_of, services):
    console, kept = shifts_of(12)
    press(console, K.Key_7)
    press(console, K.Key_Return)
    assert kept().marks == (750,)
    second = services.pack.domains[0].elements[1].id
    console.presenter.go_to(second)
    press(console, K.Key_Return)
    press(console, K.Key_P)
    marks = services.sessions.load(console.desk.session_id).shift(second)
    assert (marks.marks, marks.placed) == ((), None)
    press(console, K.Key_5)
    press(console, K.Key_Return)
    assert services.sessions.load(console.desk.session_id).shift(second).marks == (500,)
