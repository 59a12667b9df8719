"""The single picture: what its bar says, and how much room the wall keeps while somebody writes below it."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.cuts import Cut, CutKind
from tests.helpers.languages import spoken
from tests.helpers.looks import clipped, outside
from tests.ui.console.counting import revealed
from tests.ui.console.helpers import press, visible_texts, write

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
    press(single, K.Key_F8)
    assert "no two displays" in single.wall.single.text
    single.presenter.refresh()  # as each second of the move does
    assert "no two displays" in single.wall.single.text
    press(single, K.Key_PageDown)  # the move is over
    assert "no two displays" not in single.wall.single.text


def test_what_was_said_goes_though_the_pointer_lies_on_the_bar(single):
    press(single, K.Key_F8)
    assert "no two displays" in single.wall.single.text
    single.wall.single.bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    single.wall.single._brief.timeout.emit()
    assert "no two displays" not in single.wall.single.text
    assert single.wall.single.bar.isVisible()


def parked(console, services):
    return [thought.text for thought in services.sessions.load(console.desk.session_id).parked]


def park_key(console):
    press(console, K.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_a_thought_is_parked_below_the_wall_and_its_letters_lead_nothing(single, services):
    step(single, "shifts")
    park_key(single)
    write(single, "buses. both lines")
    assert not single.wall.blank
    assert single.wall.single.parking.isVisible()
    single.presenter.refresh()
    press(single, K.Key_Return)
    assert parked(single, services) == ["buses. both lines"]
    assert not single.wall.single.parking.isVisible()
    assert "The thought is on the parking lot." in single.wall.single.text
    press(single, K.Key_B)
    assert single.wall.blank


def test_escape_closes_the_line_and_what_was_begun_stays_until_the_session_is_left(single, services, new_session):
    park_key(single)
    write(single, "begun")
    press(single, K.Key_Escape)
    assert not single.wall.single.parking.isVisible()
    assert "Shift+Esc stops" not in single.wall.single.text
    assert parked(single, services) == []
    park_key(single)
    assert single.wall.single.parking.entry.text() == "begun"
    single.close_session()
    single.open_session(new_session())
    assert single.wall.single.parking.entry.text() == ""


def test_the_clicker_steps_on_while_a_thought_is_written_but_marks_never_go_into_its_line(single, services):
    step(single, "purpose")
    park_key(single)
    write(single, "one ")
    press(single, K.Key_PageDown)
    write(single, "two")
    assert single.wall.single.parking.entry.text() == "one two"
    step(single, "count")
    assert not single.wall.single.parking.isVisible()
    press(single, K.Key_3)
    assert single.wall.single.parking.entry.text() == "one two"
    assert single.panel.is_private


def test_the_bar_lies_over_nothing_and_no_page_changes_when_it_comes_and_goes(single):
    picture, bar, view = single.wall.single, single.wall.single.bar, single.wall.single.view
    step(single, "discuss")
    with_bar, pages = bar.isVisible(), []
    for shown in (with_bar, not with_bar, with_bar):
        if bar.isVisible() is not shown:
            press(single, K.Key_F9)
        assert bar.isVisible() is shown
        assert view.geometry().bottom() == (bar.geometry().top() if shown else picture.height()) - 1
        pages.append((view.pages, view.current_page))
        assert single.wall.thumbnail.pages == view.pages
    assert pages[0] == pages[1] == pages[2]


def test_who_begins_a_blind_count_reads_which_keys_there_are(single):
    step(single, "count")
    assert "Keys 1 to 4 for a level, 0 for an empty box" in single.wall.single.text
    press(single, K.Key_3)
    assert "Keys 1 to 4" not in "\n".join(visible_texts(single.window()))
    assert single.panel.is_private


def writes_below(console):
    return console.wall.single.isAncestorOf(console.frame.area)


@pytest.mark.slow
def test_the_wall_has_all_the_room_where_the_room_only_reads_and_the_panel_comes_back_after_it(single):
    step(single, "shifts")
    press(single, K.Key_F6)
    step(single, "discuss")
    assert writes_below(single)
    for only_read, written in (("indicators", "shifts"), ("count", "discuss"), ("results", "plan")):
        step(single, only_read)
        assert not writes_below(single)
        step(single, written)
        assert writes_below(single)
    press(single, K.Key_F6)
    step(single, "focus")
    assert not writes_below(single), "who wants the wall alone has it until the key is pressed again"


@pytest.mark.slow
def test_the_panel_below_the_wall_stays_through_every_page_of_its_step_and_a_look_at_the_console(single):
    step(single, "discuss")
    press(single, K.Key_F6)
    while single.presenter.step.kind.value == "discuss":
        assert writes_below(single), single.presenter.anchor
        press(single, K.Key_PageDown)
    press(single, K.Key_PageUp)
    press(single, K.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    assert not single.wall.is_single
    assert single.panel.isVisible()
    press(single, K.Key_F5)
    assert writes_below(single)


def test_the_panel_does_not_come_back_to_a_step_that_begins_with_private_dots(open_console, new_session, services):
    session = new_session(people=12)
    focus = next(s for s in services.sessions.load(session).steps if s.kind.value == "focus")
    services.sessions.cut(session, Cut(kind=CutKind.DOTS_ALONE, step=focus.id, minutes=4))
    console = open_console(session, (1024, 768))
    press(console, K.Key_F5)
    press(console, K.Key_F6)
    assert writes_below(console)
    step(console, "results")
    step(console, "focus")
    assert console.panel.is_private
    assert not writes_below(console)


@pytest.mark.slow
def test_pages_are_those_of_the_wall_as_the_room_sees_it(single):
    step(single, "discuss")
    for _press in range(2):
        press(single, K.Key_F6)
        assert single.wall.thumbnail.pages == single.wall.single.view.pages


@pytest.mark.slow
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


@pytest.mark.slow
def test_what_stops_at_the_reveal_is_said_until_it_is_past(open_console, new_session):
    console = open_console(new_session(people=12))
    step(console, "count")
    for _mark in range(60):
        press(console, K.Key_2)
    press(console, K.Key_Return)
    step(console, "reveal")
    press(console, K.Key_PageDown)
    stops = "PgDn stops here. Press R to reveal."
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


def test_blank_takes_what_is_written_below_the_wall_away_too(single):
    step(single, "discuss")
    press(single, K.Key_F6)
    wall, area = single.wall.single.view, single.frame.area
    single.panel.write()
    before = wall.height()
    press(single, K.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert single.wall.blank
    assert not area.isVisible()
    assert wall.height() > 0.9 * single.height()
    write(single, "x")
    press(single, K.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert area.isVisible()
    assert wall.height() == before


@pytest.mark.slow
def test_what_is_worth_talk_is_said_to_those_who_lead_and_not_in_the_shared_picture(open_console, new_session):
    console = revealed(open_console(new_session(people=12), (1024, 768)))
    hints = ("Worth talking about", "by spread", "minutes")
    assert hints[0] in "\n".join(visible_texts(console.panel))
    press(console, K.Key_F5)
    for name in ("reveal", "discuss"):
        step(console, name)
        if not console.panel.isVisible():
            press(console, K.Key_F6)
        said = "\n".join(visible_texts(console.panel))
        assert [hint for hint in hints if hint in said] == [], name


@pytest.mark.slow
@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_buttons_of_the_bar_are_read_whole_with_their_keys(open_console, new_session, theme, language, percent):
    theme.apply("standard", percent)
    with spoken(language):
        console = open_console(new_session(people=12), (1024, 768))
        press(console, K.Key_F5)
        bar = console.wall.single.bar
        for name in ("shifts", "discuss"):
            step(console, name)
            for _below in range(2):
                console.wall.single.remind()
                assert bar.isVisible()
                assert clipped(bar) == []
                assert outside(bar, console) == []
                assert bar.height() < console.height() / 3  # it is 800 pixels wide
                press(console, K.Key_F6)
