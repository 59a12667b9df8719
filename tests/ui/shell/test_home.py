"""The first screen, by keyboard, on real services."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from mastery_desktop.domain.choices import OutcomeKind, RatingMode, RatingState
from mastery_desktop.domain.clock import time_in_words
from mastery_desktop.domain.errors import StorageError
from mastery_desktop.domain.records import Rating, natural_id
from mastery_desktop.ui.console.notes import NoteEdit
from mastery_desktop.ui.models.sessions import Column, Role, SessionsModel
from mastery_desktop.ui.screens.console import Console
from mastery_desktop.ui.screens.grid import GridScreen
from tests.ui.shell.conftest import TODAY, start


def rows(shell, column=Column.TEAM):
    model = shell.home.table.sessions
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_a_workshop_is_started_with_the_keyboard_alone(shell, qtbot):
    qtbot.keySequence(shell, "Ctrl+N")
    screen = shell.screen_shown
    qtbot.waitUntil(screen.team.hasFocus)
    qtbot.keyClicks(screen.team, "Lemhi Valley High")
    qtbot.keyClick(screen.team, Qt.Key.Key_Tab)
    assert screen.people.entry.hasFocus()
    screen.people.entry.selectAll()
    qtbot.keyClicks(screen.people.entry, "9")
    qtbot.keyClick(screen.people.entry, Qt.Key.Key_Return)
    assert isinstance(shell.screen_shown, Console)
    (summary,) = shell.services.sessions.summaries()
    session = summary.session
    assert (session.team, session.people, session.raters, session.template) == ("Lemhi Valley High", 9, 9, "90")
    assert session.held_on == TODAY


def test_a_workshop_without_a_team_is_not_started_and_says_why(shell, qtbot):
    shell.home.start.click()
    screen = shell.screen_shown
    qtbot.keyClick(screen.team, Qt.Key.Key_Return)
    assert "team" in screen._team_row.note.text()
    assert shell.services.sessions.summaries() == []
    qtbot.keyClicks(screen.team, "C")
    assert "team" not in screen._team_row.note.text()


@pytest.mark.slow
def test_sessions_of_a_team_on_one_day_are_told_apart(shell):
    for team in ("Clearwater", "Clearwater", "Clearwater", "Owyhee"):
        start(shell, team)
    summaries = shell.services.sessions.summaries()
    later = next(each.session for each in summaries if each.session.team == "Clearwater")
    moved = replace(later, created=datetime(2025, 10, 14, 17, 35, tzinfo=UTC))
    model = SessionsModel()
    model.set_sessions(
        [replace(each, session=moved) if each.session == later else each for each in summaries],
        shell.services.pack,
        TODAY,
    )
    told = {}
    for row in range(model.rowCount()):
        cell = model.index(row, Column.WHEN)
        second = cell.data(Role.SECOND_LINE)
        assert cell.data() == "today"
        assert second is None or second in cell.data(Qt.ItemDataRole.AccessibleTextRole)
        told.setdefault(model.summary_at(row).session.team, []).append(second)
    usual, other = (time_in_words(each.created.astimezone()) for each in (summaries[-1].session, moved))
    assert sorted(told.pop("Clearwater")) == sorted([usual, f"(2) {usual}", other])
    assert told == {"Owyhee": [None]}


@pytest.mark.slow
def test_the_search_finds_what_people_remember(shell, qtbot):
    start(shell, "Clearwater", school="North campus", held_on=date(2025, 4, 2))
    start(shell, "Bitterroot", facilitator="Dana Lund", held_on=date(2025, 3, 19))
    start(shell, "Owyhee")
    for text, found in (
        ("bitter", ["Bitterroot"]),
        ("NORTH campus", ["Clearwater"]),
        ("lund", ["Bitterroot"]),
        ("today", ["Owyhee"]),
        ("apr", ["Clearwater"]),
        ("nobody", []),
        ("", ["Owyhee", "Clearwater", "Bitterroot"]),
    ):
        shell.home.search.setText(text)
        qtbot.waitUntil(lambda found=found: rows(shell) == found)


def test_a_search_that_finds_nothing_says_so(shell, qtbot):
    start(shell)
    qtbot.keySequence(shell, "Ctrl+F")
    assert shell.home.search.hasFocus()
    qtbot.keyClicks(shell.home.search, "<b>nothing</b>")
    qtbot.keyClick(shell.home.search, Qt.Key.Key_Return)
    assert "<b>nothing</b>" in shell.home.said.words.text()
    assert shell.home.said.words.isVisible()


def test_enter_opens_the_session_that_is_selected(shell, qtbot):
    start(shell, "First", held_on=date(2025, 1, 1))
    second = start(shell, "Second", held_on=date(2025, 2, 1))
    shell.home.table.selectRow(0)
    qtbot.keyClick(shell.home.table, Qt.Key.Key_Return)
    console = shell.screen_shown
    assert isinstance(console, Console)
    assert console.desk.session_id == second


def test_enter_opens_the_selected_session_before_anything_has_the_keys(shell, qtbot):
    session = start(shell)
    shell.home.setFocus()  # as at the start of the program
    qtbot.keyClick(shell.home, Qt.Key.Key_Return)
    assert shell.screen_shown.desk.session_id == session


def test_enter_in_the_search_opens_nothing(shell, qtbot):
    start(shell)
    shell.home.search.setFocus()
    qtbot.keyClick(shell.home.search, Qt.Key.Key_Return)
    assert shell.screen_shown is shell.home


@pytest.mark.slow
@pytest.mark.parametrize("by_key", [False, True])
def test_the_form_is_filled_in_without_a_workshop_and_back_is_the_first_screen(shell, qtbot, by_key):
    session = start(shell, "Clearwater", people=3)
    pack = shell.services.pack
    shell.home.take_focus()
    assert shell.home.session_actions.form.accessibleName() == "Fill in the form"
    if by_key:
        qtbot.keySequence(shell.home.table, "Ctrl+G")
    else:
        shell.home.session_actions.form.click()
    screen = shell.screen_shown
    assert isinstance(screen, GridScreen)
    qtbot.keyClick(screen.form, Qt.Key.Key_2)
    qtbot.keySequence(screen, "Ctrl+W")
    assert shell.screen_shown is shell.home
    assert shell.home.table.hasFocus()
    (settled,) = (r for r in shell.services.sessions.load(session).ratings if r.level)
    assert settled.level == pack.levels[1].id
    index = shell.home.table.sessions.index(0, Column.PROGRESS)
    assert [part.settled for part in index.data(Role.PROGRESS)] == [1, 0, 0, 0]


@pytest.mark.slow
def test_what_was_typed_into_the_form_is_kept_when_the_window_is_closed_over_it(shell, qtbot):
    session = start(shell, "Clearwater", people=3)
    shell.home.session_actions.form.click()
    note = next(edit for edit in shell.screen_shown.findChildren(NoteEdit) if edit.isVisible())
    note.setFocus()
    qtbot.keyClicks(note, "Learner portfolios")
    shell.close()
    assert "Learner portfolios" in repr(shell.services.sessions.load(session))


def test_the_actions_of_a_session_stand_in_two_rows_on_a_small_screen(shell, qtbot):
    start(shell)
    actions = shell.home.session_actions
    shell.resize(1024, 768)
    qtbot.waitUntil(lambda: len({button.y() for button in actions.buttons}) == 2)


def test_nothing_is_done_to_a_session_that_is_gone(shell):
    start(shell, "Clearwater")
    shell.home.table.selectRow(0)
    actions = shell.home.session_actions
    actions.delete.click()
    actions.really_delete.click()
    assert not any(button.isEnabled() for button in actions.buttons)


def test_deleting_asks_first_and_keeping_is_what_is_nearest(shell, qtbot):
    start(shell, "Clearwater")
    shell.home.table.setFocus()
    qtbot.keySequence(shell.home.table, "Ctrl+Del")
    assert "Clearwater" in shell.home.session_actions.question.text()
    assert shell.home.session_actions.keep.hasFocus()
    qtbot.keyClick(shell.home.session_actions.keep, Qt.Key.Key_Space)
    assert rows(shell) == ["Clearwater"]
    assert shell.home.table.hasFocus()
    shell.home.session_actions.delete.click()
    shell.home.session_actions.really_delete.click()
    assert shell.services.sessions.summaries() == []
    assert "No sessions yet" in shell.home.said.words.text()


def test_the_question_about_one_session_does_not_stand_for_another(shell):
    start(shell, "First", held_on=date(2025, 1, 1))
    start(shell, "Second", held_on=date(2025, 2, 1))
    shell.home.table.selectRow(0)
    shell.home.session_actions.ask_to_delete()
    assert shell.home.session_actions.question.isVisible()
    shell.home.table.selectRow(1)
    assert not shell.home.session_actions.question.isVisible()


@pytest.mark.slow
def test_progress_counts_the_practices_that_are_settled(shell):
    session = start(shell)
    pack = shell.services.pack
    domain = pack.domains[0]
    with shell.services.store.write() as write:
        for element in domain.elements[:2]:
            rating = Rating(
                id=natural_id("rating", session, element.id),
                session_id=session,
                element=element.id,
                state=RatingState.SETTLED,
                outcome=OutcomeKind.AGREED,
                level=pack.levels[1].id,
            )
            write.put(rating)
    shell._read_sessions()
    index = shell.home.table.sessions.index(0, Column.PROGRESS)
    assert [part.settled for part in index.data(Role.PROGRESS)] == [2, 0, 0, 0]
    assert f"{domain.name}: 2 of {len(domain.elements)}" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_what_is_not_in_the_narrow_list_is_what_matters_least(shell, qtbot):
    start(shell)
    shell.resize(1024, 768)
    table = shell.home.table
    qtbot.waitUntil(lambda: table.isColumnHidden(Column.STAGE))
    shell.resize(1366, 768)
    qtbot.waitUntil(lambda: not any(table.isColumnHidden(column) for column in Column))


def test_trouble_is_told_with_a_way_to_try_again(shell, qtbot):
    shell.show_trouble(StorageError("The folder cannot be read. Nothing was changed."))
    assert shell.home.said.words.text() == "The folder cannot be read. Nothing was changed."
    with qtbot.waitSignal(shell.retry_requested):
        shell.home.said.retry.click()


@pytest.mark.slow
def test_the_next_workshop_of_a_series_begins_with_what_the_last_one_had(shell):
    first = start(shell, "Clearwater", people=7, school="North", template="210")
    shell.home.session_actions.follow_up.click()
    screen = shell.screen_shown
    assert (screen.team.text(), screen.people.value(), screen.school.text()) == ("Clearwater", 7, "North")
    screen.start.click()
    latest = max(shell.services.sessions.summaries(), key=lambda s: s.session.previous is not None).session
    assert latest.previous == first
    assert latest.template == "210"


@pytest.mark.slow
@pytest.mark.parametrize("template", [0, 1, 2, 3])
def test_the_run_sheet_shown_is_the_one_that_is_made(shell, template):
    shell.home.start.click()
    screen = shell.screen_shown
    screen._templates.rows[template].click()
    screen.team.setText("Clearwater")
    asked = [(step.kind, step.domain, step.minutes) for step in screen.steps]
    screen.start.click()
    (summary,) = shell.services.sessions.summaries()
    workshop = shell.services.sessions.load(summary.session.id)
    assert [(step.kind, step.domain, step.planned) for step in workshop.steps] == asked


@pytest.mark.slow
def test_a_run_sheet_that_cannot_fit_is_told_and_can_be_started_all_the_same(shell):
    shell.home.start.click()
    screen = shell.screen_shown
    assert not screen.warnings.isVisible()
    screen.minutes.setValue(60)
    assert "30 minutes longer" in screen.warnings.text
    screen.team.setText("Clearwater")
    screen.start.click()
    assert [s.session.minutes for s in shell.services.sessions.summaries()] == [60]


def test_few_raters_are_told_that_counts_name_them(shell):
    shell.home.start.click()
    screen = shell.screen_shown
    screen.people.setValue(4)
    assert "not anonymous" in screen.warnings.text
    assert "fill in the form together" in screen.warnings.text
    screen.people.setValue(12)
    assert "not anonymous" not in screen.warnings.text
    screen.tables.setValue(3)
    assert "not anonymous" in screen.warnings.text
    assert "form" not in screen.warnings.text


@pytest.mark.slow
def test_with_few_raters_the_mode_falls_to_direct_consensus_until_somebody_chooses(shell, qtbot):
    shell.home.start.click()
    screen = shell.screen_shown
    screen.people.setValue(4)
    assert screen.mode.currentData() == RatingMode.DIRECT
    assert "Direct consensus is set for you" in screen.warnings.text
    screen.people.setValue(5)
    assert screen.mode.currentData() == RatingMode.SLIPS
    screen.more.click()
    screen.mode.setFocus()
    qtbot.keyClick(screen.mode, Qt.Key.Key_Down)
    assert screen.mode.currentData() == RatingMode.CARDS
    screen.raters.setValue(3)
    assert screen.mode.currentData() == RatingMode.CARDS
    assert "only the level you agree on is kept" in screen.warnings.text
    screen.team.setText("Clearwater")
    screen.start.click()
    (summary,) = shell.services.sessions.summaries()
    assert (summary.session.raters, summary.session.mode) == (3, RatingMode.CARDS)


def test_a_missing_name_of_the_team_comes_into_sight(make_shell, qapp):
    shell = make_shell(size=(1024, 768))
    shell.home.start.click()
    screen = shell.screen_shown
    screen.more.click()
    for _pass in range(5):
        qapp.processEvents()
    area = next(a for a in screen.findChildren(QScrollArea) if a.isAncestorOf(screen.team))
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert screen.team.visibleRegion().isEmpty()
    screen.start.click()
    for _pass in range(5):
        qapp.processEvents()
    assert screen.team.visibleRegion().boundingRect().size() == screen.team.size()


def test_at_twice_the_size_of_text_the_form_stays_larger_than_its_warnings(make_shell, qapp):
    shell = make_shell(size=(1366, 768))
    shell.theme.apply("standard", 200)
    shell.home.start.click()
    screen = shell.screen_shown
    for box in screen.domain_boxes.values():
        box.setChecked(True)
    screen.people.setValue(3)
    for _pass in range(5):
        qapp.processEvents()
    area = next(a for a in screen.findChildren(QScrollArea) if a.isAncestorOf(screen.team))
    assert screen.warnings.isVisible()
    assert area.height() > screen.warnings.height()


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_at_twice_the_size_of_text_the_sessions_are_in_sight(make_shell, qtbot, size):
    shell = make_shell(size=size)
    shell.theme.apply("standard", 200)
    for team in ("Clearwater", "Bitterroot", "Owyhee"):
        start(shell, team)
    table = shell.home.table

    def bottom_of_the_second():
        below = table.rowViewportPosition(1) + table.rowHeight(1)
        return table.viewport().mapTo(shell, QPoint(0, below)).y()

    qtbot.waitUntil(lambda: bottom_of_the_second() <= shell.height())


def test_tables_share_the_raters_among_them(shell):
    shell.home.start.click()
    screen = shell.screen_shown
    screen.team.setText("Clearwater")
    screen.people.setValue(14)
    screen.tables.setValue(3)
    screen.start.click()
    (summary,) = shell.services.sessions.summaries()
    workshop = shell.services.sessions.load(summary.session.id)
    assert [group.raters for group in workshop.groups] == [5, 5, 4]


def test_page_keys_of_a_clicker_change_no_number(shell, qtbot):
    shell.home.start.click()
    people = shell.screen_shown.people
    qtbot.keyClick(people.entry, Qt.Key.Key_PageDown)
    assert people.value() == 12
    qtbot.keyClick(people.entry, Qt.Key.Key_Up)
    assert people.value() == 13


def test_the_list_keeps_to_the_rules_of_item_models(qtmodeltester, shell):
    model = SessionsModel()
    start(shell)
    model.set_sessions(shell.services.sessions.summaries(), shell.services.pack, TODAY)
    qtmodeltester.check(model)


def test_the_workshop_that_was_begun_and_led_is_chosen_on_the_way_back(shell, qtbot):
    start(shell, "Owyhee")
    shell.home.take_focus()
    qtbot.keySequence(shell, "Ctrl+N")
    screen = shell.screen_shown
    qtbot.waitUntil(screen.team.hasFocus)
    qtbot.keyClicks(screen.team, "Lemhi")
    screen.people.entry.setFocus()
    screen.people.entry.selectAll()
    qtbot.keyClicks(screen.people.entry, "9")
    qtbot.keyClick(screen.people.entry, Qt.Key.Key_Return)
    assert isinstance(shell.screen_shown, Console)
    shell.screen_shown.leave_requested.emit()
    assert shell.screen_shown is shell.home
    assert shell.home.table.current.session.team == "Lemhi"


def test_a_session_that_comes_while_the_list_is_shown_is_chosen(shell):
    """The list hears of a workshop that was just begun before the console is there."""
    start(shell, "Owyhee", held_on=date(2025, 12, 1))
    shell.home.take_focus()
    start(shell, "Lemhi", held_on=date(2025, 2, 1))
    assert shell.home.table.current.session.team == "Lemhi"
    assert shell.home.session_actions.open.isEnabled()


@pytest.mark.slow
@pytest.mark.parametrize("part", ["team", "people", "agenda"])
def test_enter_starts_the_workshop_from_every_field_of_the_first_minute(shell, part):
    shell.home.start.click()
    screen = shell.screen_shown
    screen.team.setText("Clearwater")
    rows = screen._templates.rows
    target = {"team": screen.team, "people": screen.people, "agenda": next(r for r in rows if r.isChecked())}[part]
    target.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert shell.console is not None
