"""A blank wall is named where there is one picture, and stepping on brings it back first."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.console.helpers import press

K = Qt.Key
BLANK = "The wall is blank. Esc or PgDn shows it."


@pytest.fixture
def single(open_console, new_session):
    console = open_console(new_session(people=12), (1024, 768))
    press(console, K.Key_F5)
    return console


def step(console, name):
    console.presenter.go_to_step(next(s for s in console.desk.workshop.steps if s.kind.value == name).id)


def test_the_bar_says_that_the_wall_is_blank_and_stepping_on_shows_it_first(single):
    step(single, "discuss")
    press(single, K.Key_F6)
    place = single.presenter.anchor
    press(single, K.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert BLANK in single.wall.single.text
    single.presenter.refresh()
    assert BLANK in single.wall.single.text
    press(single, K.Key_PageDown)
    assert not single.wall.blank
    assert single.presenter.anchor == place
    assert BLANK not in single.wall.single.text
    press(single, K.Key_B, Qt.KeyboardModifier.ControlModifier)
    press(single, K.Key_Escape)
    assert not single.wall.blank


def test_who_counts_with_a_blank_wall_reads_it_beside_how_far_the_count_is(single):
    step(single, "count")
    press(single, K.Key_B)
    press(single, K.Key_3)
    assert BLANK in single.wall.single.text
    assert "Slip 1 of 12" in single.wall.single.text
