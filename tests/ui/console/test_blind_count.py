"""Counting where the room sees the screen: no level can be read before the reveal, and the counts are exactly right."""

import re

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import RatingState, StepKind
from tests.ui.console.helpers import counted, go_to, press, slips, visible_texts, write

K = Qt.Key


@pytest.fixture
def blind(open_console, new_session):
    """A console in one picture with the wall, at the step where slips are counted."""
    session = new_session(people=12)
    console = open_console(session, (1024, 768))
    press(console, K.Key_F5)
    assert console.wall.is_single
    go_to(console, StepKind.COUNT)
    return console


def kept(console, services):
    workshop = services.sessions.load(console.desk.session_id)
    return [workshop.marks(element.id, 1) for element in console.panel.elements]


def read_screen(console):
    """All words on the window, the wall's own included."""
    wall = [view.slide.text for view in console.wall.views]
    return "\n".join(visible_texts(console.window()) + wall)


def assert_nothing_per_level(console, allowed_numbers):
    text = read_screen(console)
    for level in console.desk.pack.levels:
        assert level.short not in text
        assert level.label not in text
    told = re.sub(r"\d+:\d\d", "", text)  # the time of day says nothing of the count
    assert set(map(int, re.findall(r"(?<!F)\b\d+", told))) <= allowed_numbers, text


@pytest.mark.slow
def test_every_key_of_a_blind_count_shows_progress_and_nothing_else(blind, services):
    names = [element.name for element in blind.panel.elements]
    typed = slips(12, len(names))
    bar = []
    for number, slip in enumerate(typed, 1):
        for mark in slip:
            write(blind, str(mark))
            assert_nothing_per_level(blind, {number, number - 1, 12, blind.panel.step.planned})
            bar.append(blind.wall.single.text)
    # the words depend on how far the count is, never on what was typed
    other = [f"Slip {number} of 12 is in" for number in range(1, 12)] + ["All 12 slips are in"]
    assert [text.split("  ")[0] for text in bar[len(names) - 1 :: len(names)]] == other
    assert kept(blind, services) == [None] * len(names)

    press(blind, K.Key_Return)
    assert [counts.marks for counts in kept(blind, services)] == counted(typed)
    assert {counts.raters for counts in kept(blind, services)} == {12}
    assert_nothing_per_level(blind, {12, *range(1, 7)})

    go_to(blind, StepKind.REVEAL)
    press(blind, K.Key_PageDown)
    press(blind, K.Key_PageDown)
    assert blind.presenter.step.kind is StepKind.REVEAL
    assert "Ready: 12 of 12" in blind.wall.single.view.slide.text
    assert_nothing_per_level(blind, {12})
    press(blind, K.Key_R)
    assert blind.desk.pack.levels[0].short in blind.wall.single.view.slide.text
    states = {blind.desk.workshop.rating(element.id).state for element in blind.panel.elements}
    assert states == {RatingState.REVEALED}


def test_two_counts_with_other_marks_show_the_same_screens(blind):
    def screens(marks):
        texts = []
        for mark in marks:
            write(blind, mark)
            texts.append(read_screen(blind))
        for _mark in marks:
            press(blind, K.Key_Backspace)
            texts.append(read_screen(blind))
        return texts

    assert screens("12340" * 3) == screens("44321" * 3)


@pytest.mark.slow
def test_backspace_takes_back_across_slips(blind, services):
    elements = len(blind.panel.elements)
    for _slip in range(12):
        write(blind, "2" * elements)
    for _mark in range(elements + 1):
        press(blind, K.Key_Backspace)
    write(blind, "4" + "1" * elements)
    press(blind, K.Key_Return)
    marks = [counts.marks for counts in kept(blind, services)]
    assert marks == [(1, 11, 0, 0)] * (elements - 1) + [(1, 10, 0, 1)]


@pytest.mark.slow
def test_a_second_count_names_only_the_practices_that_differ(blind, services):
    elements = blind.panel.elements
    for _slip in range(12):
        write(blind, "2" * len(elements))
    write(blind, "c")
    for number in range(12):
        write(blind, "2" * (len(elements) - 1) + ("3" if number == 5 else "2"))
    text = read_screen(blind)
    assert f"The counts differ for: {elements[-1].name}" in text
    assert elements[0].name not in text
    assert_nothing_per_level(blind, {1, 2, 12})
    write(blind, "2")  # keep the second
    assert [counts.marks for counts in kept(blind, services)] == [(0, 12, 0, 0)] * (len(elements) - 1) + [(0, 11, 1, 0)]


def test_counting_by_level_is_blind_too(blind, services):
    blind.panel._on_way(1)
    blind.wall.single.setFocus()
    elements = len(blind.panel.elements)
    for _element in range(elements):
        for digits in ("1", "5", "4", "2"):
            write(blind, digits)
            press(blind, K.Key_Tab)
            assert "5" not in blind.wall.single.text
            for level in blind.desk.pack.levels:
                assert level.short not in read_screen(blind)
    press(blind, K.Key_Return)
    assert [counts.marks for counts in kept(blind, services)] == [(1, 5, 4, 2)] * elements


def test_a_key_that_no_clicker_has_brings_the_console_back(blind):
    for _press in range(3):
        press(blind, K.Key_Escape)
    assert blind.wall.is_single
    press(blind, K.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    assert not blind.wall.is_single
    assert blind.top.isVisible()
