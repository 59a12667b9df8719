"""Tables that are counted apart, and practices that are rated each in their own way."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import OutcomeKind, RatingMode, RatingState, StepKind
from tests.ui.console.counting import type_slips
from tests.ui.console.helpers import counted, go_to, press, slips, visible_texts, write

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tables(open_console, new_session):
    """Twelve people at two tables of five, and one of two that is too small for marks."""
    console = open_console(new_session(people=12, tables=(("Window", 5), ("Door", 5), ("Stove", 2))))
    go_to(console, StepKind.COUNT)
    return console


def session_of(console, services):
    return services.sessions.load(console.desk.session_id)


@pytest.mark.slow
def test_each_table_is_counted_apart_and_the_room_is_all_of_them(tables, services):
    first, second = slips(5, len(tables.panel.elements)), slips(10, len(tables.panel.elements))[5:]
    assert "Window" in visible_texts(tables)
    type_slips(tables, first)
    press(tables, K.Key_Return)
    assert "Window: done" in visible_texts(tables)
    assert "Slips in: 5 of 10" in tables.wall.thumbnail.slide.text
    type_slips(tables, second)
    press(tables, K.Key_Return)
    workshop = session_of(tables, services)
    window, door, _stove = workshop.groups
    elements = tables.panel.elements
    for group, typed in ((window, first), (door, second)):
        assert [workshop.marks(e.id, 1, group.id).marks for e in elements] == counted(typed)
    assert [workshop.marks(e.id, 1).marks for e in elements] == counted(first + second)


def test_the_next_table_begins_with_its_name_in_sight(open_console, new_session):
    tables = (("Window", 6), ("Door", 6))
    console = open_console(new_session(people=12, tables=tables, mode=RatingMode.TABLES), (1200, 620))
    go_to(console, StepKind.COUNT)
    for _practice in console.panel.elements:
        write(console, "2")
    assert "What does Door agree on?" in console.panel.heading.text()
    area, heading = console.frame.area.viewport(), console.panel.heading
    assert area.rect().contains(heading.mapTo(area, heading.rect().center()))


def test_a_table_too_small_for_marks_keeps_the_level_it_agrees_on(tables, services):
    for _part in range(2):
        press(tables, K.Key_N)
    assert "What does Stove agree on?" in visible_texts(tables)
    write(tables, "2" * len(tables.panel.elements))
    workshop = session_of(tables, services)
    level = tables.desk.pack.levels[1].id
    assert {agreed.level for agreed in workshop.table_levels} == {level}
    assert len(workshop.table_levels) == len(tables.panel.elements)
    assert workshop.counts == ()
    short = tables.desk.pack.levels[1].short
    assert short not in tables.wall.thumbnail.slide.text
    press(tables, K.Key_PageDown)
    assert "Ready: 2 of 12" in tables.wall.thumbnail.slide.text
    assert short not in tables.wall.thumbnail.slide.text
    press(tables, K.Key_R)
    press(tables, K.Key_PageDown)
    assert f"Stove: {short}" in tables.wall.thumbnail.slide.text


def test_tables_that_share_the_practices_type_only_their_own(open_console, new_session, services):
    console = open_console(new_session(people=12, tables=(("Window", 6), ("Door", 6))))
    elements = [element.id for element in console.desk.pack.domains[0].elements]
    services.rating.share_out(console.desk.session_id, elements)
    console.desk.reload()
    go_to(console, StepKind.COUNT)
    type_slips(console, [[1] * len(elements[::2])] * 6)
    press(console, K.Key_Return)
    type_slips(console, [[2] * len(elements[1::2])] * 6)
    press(console, K.Key_Return)
    workshop = session_of(console, services)
    zeros = [0] * len(console.desk.pack.levels)
    for place, element in enumerate(elements):
        marks = list(zeros)
        marks[place % 2] = 6
        assert workshop.marks(element, 1).marks == tuple(marks)
        assert workshop.marks(element, 1).raters == 6
    assert "Slips in: 12 of 12" in console.wall.thumbnail.slide.text


@pytest.mark.slow
def test_one_practice_with_cards_is_counted_beside_the_slips_of_the_others(open_console, new_session, services):
    console = open_console(new_session(people=12))
    elements = [element.id for element in console.desk.pack.domains[0].elements]
    services.rating.set_mode(console.desk.session_id, elements[1], RatingMode.CARDS)
    console.desk.reload()
    go_to(console, StepKind.RATE)
    assert "With a card, all at once" in console.wall.thumbnail.slide.text
    go_to(console, StepKind.COUNT)
    typed = slips(12, len(elements) - 1)
    type_slips(console, typed)
    press(console, K.Key_Return)
    assert "Count the cards" in visible_texts(console)
    for pile in "344":
        write(console, pile)
        press(console, K.Key_Tab)
    write(console, "1")
    press(console, K.Key_Return)
    workshop = session_of(console, services)
    assert workshop.marks(elements[1], 1).marks == (3, 4, 4, 1)
    assert workshop.marks(elements[1], 1).mode is RatingMode.CARDS
    assert [workshop.marks(e, 1).marks for e in elements if e != elements[1]] == counted(typed)
    assert {workshop.rating(e).state for e in elements} == {RatingState.COMPLETE}


def test_tables_are_laid_from_the_step_in_which_the_room_rates(open_console, new_session, services):
    console = open_console(new_session(people=12))
    go_to(console, StepKind.RATE)
    box = console.panel.seating
    box.tables._on_more()
    box.tables._on_more()
    assert [group.raters for group in session_of(console, services).groups] == [6, 6]
    box.unfold.click()
    box.shared.press(1)
    shares = [group.elements for group in session_of(console, services).groups]
    elements = tuple(element.id for element in console.panel.elements)
    assert shares == [elements[::2], elements[1::2]]
    box.shared.press(0)
    assert [group.elements for group in session_of(console, services).groups] == [(), ()]


def test_where_the_room_sees_the_screen_tables_are_counted_blind(tables, services):
    press(tables, K.Key_F5)
    assert tables.wall.is_single
    assert "Window: Type slip 1 of 5" in tables.wall.single.text
    type_slips(tables, slips(5, len(tables.panel.elements)))
    press(tables, K.Key_Return)
    assert "Door: Type slip 1 of 5" in tables.wall.single.text
    press(tables, K.Key_N)
    first, second = tables.panel.elements[:2]
    assert f"What does Stove agree on? {first.name} (1 of {len(tables.panel.elements)})" in tables.wall.single.text
    write(tables, "3")
    seen = "\n".join([*visible_texts(tables), tables.wall.single.text])
    assert f"What does Stove agree on? {second.name} (2 of {len(tables.panel.elements)})" in seen
    assert not any(level.short in seen for level in tables.desk.pack.levels)
    stove = session_of(tables, services).groups[2]
    assert session_of(tables, services).table_level(first.id, stove.id) == tables.desk.pack.levels[2].id


@pytest.mark.slow
def test_a_table_is_opened_again_alone(tables, services):
    typed = slips(5, len(tables.panel.elements))
    type_slips(tables, typed)
    press(tables, K.Key_Return)
    type_slips(tables, typed)
    press(tables, K.Key_Return)
    tables.panel.parts.tabs.press(0)
    tables.panel.again.click()
    tables.panel.again.click()  # it asked first
    workshop = session_of(tables, services)
    window, door, _stove = workshop.groups
    element = tables.panel.elements[0].id
    assert workshop.marks(element, 1, window.id) is None
    assert workshop.marks(element, 1).marks == workshop.marks(element, 1, door.id).marks
    assert workshop.rating(element).state is RatingState.COMPLETE


def test_tables_that_agree_are_typed_one_after_the_other(open_console, new_session, services):
    tables = (("Window", 6), ("Door", 6))
    console = open_console(new_session(people=12, tables=tables, mode=RatingMode.TABLES), (1200, 620))
    go_to(console, StepKind.COUNT)
    practices = console.panel.elements
    write(console, "2" * len(practices))
    write(console, "3" * len(practices))
    workshop = session_of(console, services)
    levels = [level.id for level in console.desk.pack.levels]
    for group, wanted in zip(workshop.groups, levels[1:3], strict=True):
        assert {workshop.table_level(element.id, group.id) for element in practices} == {wanted}
    press(console, K.Key_PageDown)
    assert "Ready: 12 of 12" in console.wall.thumbnail.slide.text


def test_the_reveal_lists_what_tables_agreed_on_where_no_marks_are_kept(tables, clock):
    for _part in range(2):
        press(tables, K.Key_N)
    write(tables, "2" * len(tables.panel.elements))
    go_to(tables, StepKind.REVEAL)
    short = tables.desk.pack.levels[1].short
    assert f"Stove: {short}" not in visible_texts(tables)
    clock.wait(3)  # R right after digits is a letter
    press(tables, K.Key_R)
    texts = visible_texts(tables.panel)
    assert texts.count(f"Stove: {short}") == len(tables.panel.elements)
    assert all(element.name in texts for element in tables.panel.elements)


@pytest.mark.slow
def test_a_table_that_comes_after_the_reveal_is_counted_in_one_picture(open_console, new_session, services):
    console = open_console(new_session(people=15, tables=(("Window", 5), ("Door", 5), ("Stove", 5))))
    press(console, K.Key_F5)
    go_to(console, StepKind.COUNT)
    typed = slips(15, len(console.panel.elements))
    type_slips(console, typed[:5])
    press(console, K.Key_Return)
    count = console.presenter.step.id
    go_to(console, StepKind.REVEAL)
    press(console, K.Key_R)
    console.presenter.go_to_step(count)
    elements = console.panel.elements
    assert {session_of(console, services).rating(e.id).state for e in elements} == {RatingState.REVEALED}
    assert "Door: Type slip 1 of 5" in console.wall.single.text
    type_slips(console, typed[5:10])
    press(console, K.Key_Return)
    assert "Stove: Type slip 1 of 5" in console.wall.single.text
    workshop = session_of(console, services)
    assert [workshop.marks(e.id, 1).marks for e in elements] == counted(typed[:10])
    press(console, K.Key_PageUp)
    console.presenter.go_to_step(count)
    type_slips(console, typed[10:])
    press(console, K.Key_Return)
    assert [session_of(console, services).marks(e.id, 1).marks for e in elements] == counted(typed)
    assert not console.panel.is_private


@pytest.mark.slow
def test_a_small_table_that_comes_after_the_reveal_says_its_levels(tables, services):
    press(tables, K.Key_F5)
    type_slips(tables, slips(5, len(tables.panel.elements)))
    press(tables, K.Key_Return)
    type_slips(tables, slips(5, len(tables.panel.elements)))
    press(tables, K.Key_Return)
    count = tables.presenter.step.id
    go_to(tables, StepKind.REVEAL)
    press(tables, K.Key_R)
    tables.presenter.go_to_step(count)
    assert "What does Stove agree on?" in tables.wall.single.text
    write(tables, "2" * len(tables.panel.elements))
    assert len(session_of(tables, services).table_levels) == len(tables.panel.elements)
    assert not tables.panel.is_private


@pytest.mark.slow
def test_what_was_decided_without_a_table_says_why_it_is_not_counted(open_console, new_session, services):
    console = open_console(new_session(people=10, tables=(("Window", 5), ("Door", 5))))
    press(console, K.Key_F5)
    go_to(console, StepKind.COUNT)
    type_slips(console, slips(5, len(console.panel.elements)))
    press(console, K.Key_Return)
    count, session = console.presenter.step.id, console.desk.session_id
    first = console.panel.elements[0].id
    services.rating.reveal(session, [element.id for element in console.panel.elements])
    services.rating.settle(session, first, OutcomeKind.AGREED, level=console.desk.pack.levels[1].id)
    console.desk.reload()
    go_to(console, StepKind.REVEAL)
    console.presenter.go_to_step(count)
    write(console, "1")
    said = "Door was not counted before the first level was decided, so its slips are not typed in any more"
    assert console.wall.single.bar.isVisible()
    assert said in console.wall.single.text


def small_table_at_hand(tables, services):
    """Come to the table that agrees on levels, under the wall, with the others counted."""
    elements, marks = [element.id for element in tables.panel.elements], (2, 1, 1, 1)
    for table in session_of(tables, services).groups[:2]:
        counts = dict.fromkeys(elements, marks)
        services.rating.save_counts(tables.desk.session_id, counts, raters=5, group=table.id)
    tables.desk.reload()
    for _part in range(2):
        press(tables, K.Key_N)
    press(tables, K.Key_F5)


def agreed(tables, services):
    """The levels that the small table has agreed on, by practice."""
    workshop, levels = session_of(tables, services), [level.id for level in tables.desk.pack.levels]
    stove = workshop.groups[2].id
    kept = [workshop.table_level(element.id, stove) for element in tables.panel.elements]
    return [level and levels.index(level) + 1 for level in kept]


def test_undo_at_a_table_takes_back_its_last_level_and_nothing_else(tables, services):
    services.rating.set_tables(tables.desk.session_id, [5, 5, 3])
    tables.desk.reload()
    small_table_at_hand(tables, services)
    write(tables, "32")
    for _undo in range(2):
        press(tables, K.Key_Z, CTRL)
    assert agreed(tables, services) == [None] * len(tables.panel.elements)
    press(tables, K.Key_Z, CTRL)
    assert "Nothing is typed here" in tables.wall.single.text
    assert [group.raters for group in session_of(tables, services).groups] == [5, 5, 3]
    write(tables, "4")
    assert agreed(tables, services)[0] == 4


@pytest.mark.slow
def test_undo_at_a_table_brings_a_changed_level_back(tables, services):
    small_table_at_hand(tables, services)
    write(tables, "2" * len(tables.panel.elements))
    press(tables, K.Key_Up)
    write(tables, "4")
    press(tables, K.Key_Z, CTRL)
    assert agreed(tables, services) == [2] * len(tables.panel.elements)
    press(tables, K.Key_Backspace)
    assert agreed(tables, services).count(None) == 1


@pytest.mark.slow
def test_the_bar_says_what_a_table_is_asked_which_keys_answer_and_when_it_is_done(tables, services):
    small_table_at_hand(tables, services)
    bar = tables.wall.single
    first = tables.panel.elements[0].name
    assert f"What does Stove agree on? {first}" in bar.text
    assert "Keys 1 to 4 for a level" in bar.text
    assert "take it back" not in bar.text
    write(tables, "3")
    assert "take it back" in bar.text
    write(tables, "3" * (len(tables.panel.elements) - 1))
    assert "Stove is done" in bar.text
    assert "Enter" not in bar.text
    assert "PgDn" in bar.text


@pytest.mark.slow
def test_slips_are_counted_without_a_table_that_gives_none(tables):
    press(tables, K.Key_F5)
    wall = tables.wall.thumbnail
    assert "Slips in: 0 of 10 · Tables that agreed: 0 of 1" in wall.slide.text
    for _table in range(2):
        type_slips(tables, slips(5, len(tables.panel.elements)))
        press(tables, K.Key_Return)
    write(tables, "3")
    assert "Slips in: 10 of 10 · Tables that agreed: 0 of 1" in wall.slide.text
    go_to(tables, StepKind.REVEAL)
    assert "Ready: 10 of 12" in wall.slide.text
    assert "A table that agrees on its levels is not done yet" in wall.slide.text
    assert "Stove: 1 of 5 levels" in tables.wall.single.text


@pytest.mark.slow
def test_the_outline_of_a_table_is_explained_where_the_room_talks(tables, services):
    small_table_at_hand(tables, services)
    write(tables, "2" * len(tables.panel.elements))
    go_to(tables, StepKind.REVEAL)
    press(tables, K.Key_R)
    go_to(tables, StepKind.DISCUSS)
    assert "Outline: what a table agreed on." in tables.wall.thumbnail.slide.text
    press(tables, K.Key_PageDown)
    assert f"Stove: {tables.desk.pack.levels[1].short}" in tables.wall.thumbnail.slide.text
