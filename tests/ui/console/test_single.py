"""The single picture: what its bar says, and how much room the wall keeps while somebody writes below it."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.console.helpers import press, visible_texts

K = Qt.Key


@pytest.fixture
def single(open_console, new_session):
    console = open_console(new_session(people=12), (1024, 768))
    press(console, K.Key_F5)
    assert console.wall.is_single
    return console


def step(console, name):
    found = next(s for s in console.desk.workshop.steps if s.kind.value == name)
    console.presenter.go_to_step(found.id)


def test_the_bar_says_how_to_go_on_and_how_to_write(single):
    assert "PgDn" in single.wall.single.text
    assert "F6 Write below the wall" in single.wall.single.text
    press(single, K.Key_F6)
    assert "F6 The wall alone" in single.wall.single.text


def test_the_wall_keeps_what_the_panel_below_it_does_not_need(single):
    step(single, "shifts")
    press(single, K.Key_F6)
    wall, area = single.wall.single.view, single.frame.area
    assert wall.height() > area.height()
    assert area.verticalScrollBar().maximum() == 0
    assert area.mapTo(single, area.rect().topLeft()).x() >= 12
    step(single, "discuss")
    assert wall.height() > 0.4 * single.height()


def test_an_answer_to_a_key_stays_in_the_bar_while_the_clock_of_a_move_runs(single):
    press(single, K.Key_1, Qt.KeyboardModifier.AltModifier)
    press(single, K.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert "write it on paper" in single.wall.single.text
    single.presenter.refresh()  # as each second of the move does
    assert "write it on paper" in single.wall.single.text
    press(single, K.Key_PageDown)  # the move is over
    assert "write it on paper" not in single.wall.single.text


def test_who_begins_a_blind_count_reads_which_keys_there_are(single):
    step(single, "count")
    assert "Keys 1 to 4 for a level, 0 for an empty box" in single.wall.single.text
    press(single, K.Key_3)
    assert "Keys 1 to 4" not in "\n".join(visible_texts(single.window()))
    assert single.panel.is_private


def test_the_wall_has_all_the_room_again_where_the_room_only_reads(single):
    step(single, "shifts")
    press(single, K.Key_F6)
    step(single, "discuss")
    assert single.wall.single.isAncestorOf(single.frame.area)
    step(single, "indicators")
    assert not single.wall.single.isAncestorOf(single.frame.area)
    step(single, "shifts")
    press(single, K.Key_F6)
    step(single, "count")
    assert not single.wall.single.isAncestorOf(single.frame.area)


def test_pages_are_those_of_the_wall_as_the_room_sees_it(single):
    step(single, "discuss")
    for _press in range(2):
        press(single, K.Key_F6)
        assert single.wall.thumbnail.pages == single.wall.single.view.pages


def test_the_full_text_is_a_key_away_and_goes_by_it(open_console, new_session):
    console = open_console(new_session(people=12))
    step(console, "question")
    short = "".join(slide.text for slide in console.presenter.slides)
    press(console, K.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert len("".join(slide.text for slide in console.presenter.slides)) > len(short)
    step(console, "framework")
    step(console, "question")
    assert console.presenter.full_text
    press(console, K.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert "".join(slide.text for slide in console.presenter.slides) == short


def test_what_stops_at_the_reveal_is_said_until_it_is_past(open_console, new_session):
    console = open_console(new_session(people=12))
    step(console, "count")
    for _mark in range(60):
        press(console, K.Key_2)
    press(console, K.Key_Return)
    step(console, "reveal")
    press(console, K.Key_PageDown)
    stops = "Page Down stops here. Press R to reveal."
    assert stops in visible_texts(console)
    press(console, K.Key_R)
    assert stops not in visible_texts(console)


def test_a_reveal_without_a_count_says_the_way_back_and_promises_no_way_on(single):
    step(single, "reveal")
    assert "PgUp leads back to the count" in single.wall.single.text
    assert "PgDn" not in single.wall.single.text
    press(single, K.Key_PageUp)
    assert single.presenter.step.kind.value == "count"
    assert "PgUp leads back" not in single.wall.single.text
