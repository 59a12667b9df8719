"""Taking a file in, by its panel alone: what is offered where, and what it says of files that are not taken in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton, QWidget

from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.domain.errors import DiskFull
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.services.conflicts import Choice
from mastery_desktop.ui.screens.import_panel import ImportPanel
from tests.ui.console.conftest import (  # noqa: F401 - fixtures
    clock,
    context,
    new_session,
    services,
    theme,
)


@pytest.fixture
def opened(qtbot, context, tmp_path):  # noqa: F811 - fixtures
    """Opens a file in its panel; `in_console`: a session is led below it."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1024, 768)
    host.show()
    context.choices.reduce_motion = True

    def look(data, *, in_console=False):
        file = tmp_path / "theirs.mastery"
        file.write_bytes(data)
        panel = ImportPanel(context, host, file, can_open=not in_console)
        panel.open_panel(panel.accept)
        QApplication.processEvents()
        return panel

    yield look
    host.hide()


@pytest.fixture
def elsewhere(tmp_path, clock):  # noqa: F811
    there = open_services(Paths(tmp_path / "elsewhere"), ContentChoice(), clock)
    yield there
    there.close()


def led_on_both(services, elsewhere, session, *, apart):  # noqa: F811
    """The file of a session that was led on another computer too; `apart`: in so many things they contradict."""
    focuses = [
        services.planning.choose_focus(session, element, "", "a second one").value
        for element in list(services.pack.elements)[:apart]
    ]
    elsewhere.sharing.accept(elsewhere.sharing.read(services.sharing.export(session)))
    for focus in focuses:
        services.planning.set_goal(session, focus, "By April every learner leads a conference.")
        elsewhere.planning.set_goal(session, focus, "By May every learner shows their work.")
    elsewhere.sessions.park(session, "Ask the board for buses")
    return elsewhere.sharing.export(session)


def at(widget):
    """Where a widget lies in its window."""
    return widget.rect().translated(widget.mapTo(widget.window(), widget.rect().topLeft()))


@pytest.mark.parametrize("in_console", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_a_second_click_or_enter_on_take_it_in_takes_nothing_back(
    opened,
    services,  # noqa: F811
    elsewhere,
    new_session,  # noqa: F811
    in_console,
):
    session = new_session()
    panel = opened(led_on_both(services, elsewhere, session, apart=0), in_console=in_console)
    clicked = at(panel.accept)
    panel.accept.click()
    QApplication.processEvents()
    assert "brought together" in panel.changes.text()
    assert panel.take_back.isVisible()
    assert not clicked.intersects(at(panel.take_back))
    assert not clicked.intersects(at(panel.open)) or not panel.open.isVisible()
    assert (panel.close_button if in_console else panel.open).hasFocus()
    panel.take_back.click()
    assert "as it was before" in panel.changes.text()
    assert services.sessions.load(session).parked == ()


@pytest.mark.slow
def test_the_sentence_about_it_is_in_sight_however_far_down_somebody_was(
    opened,
    services,  # noqa: F811
    elsewhere,
    new_session,  # noqa: F811
):
    panel = opened(led_on_both(services, elsewhere, new_session(), apart=4))
    bar = panel._area.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    panel.accept.click()
    QApplication.processEvents()
    for part in (panel.changes, panel.take_back):
        assert not part.visibleRegion().isEmpty()


@pytest.mark.slow
def test_a_file_that_a_full_disk_kept_out_can_be_taken_in_when_there_is_room(
    opened,
    services,  # noqa: F811
    new_session,  # noqa: F811
    monkeypatch,
):
    session = new_session()
    data = services.sharing.export(session)
    services.sessions.remove(session)
    panel = opened(data)
    about = panel.about.text()

    def refuse(*_given):
        raise DiskFull("The disk is full.")

    with monkeypatch.context() as full:
        full.setattr(services.sharing, "accept", refuse)
        panel.accept.click()
    assert panel.about.text() == "The disk is full."
    panel.accept.click()
    assert panel.about.text() == about
    assert services.sessions.find(session)


def test_tab_stops_at_the_chosen_copy_and_arrows_choose(
    opened,
    services,  # noqa: F811
    elsewhere,
    new_session,  # noqa: F811
    qtbot,
):
    panel = opened(led_on_both(services, elsewhere, new_session(), apart=2))
    for box in panel.boxes:
        box.choose(Choice.HERE)
    with qtbot.waitActive(panel.window()):
        panel.window().activateWindow()
    panel.accept.setFocus()
    for box in reversed(panel.boxes):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
        focus = QApplication.focusWidget()
        assert isinstance(focus, QRadioButton)
        assert focus.isChecked()
        assert box.isAncestorOf(focus)
        assert not focus.visibleRegion().isEmpty(), "it is in sight"
        QTest.keyClick(focus, Qt.Key.Key_Down)
        assert box.choice is Choice.THERE
        assert QApplication.focusWidget().isChecked()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert panel.boxes[1].isAncestorOf(QApplication.focusWidget())
    assert QApplication.focusWidget().isChecked()


def test_a_session_in_the_bin_is_taken_out_of_it_and_not_opened_there(opened, services, new_session):  # noqa: F811
    session = new_session()
    file = services.sharing.export(session)
    services.sessions.delete(session)
    panel = opened(file)
    assert "in the bin on this computer" in panel.changes.text()
    assert not panel.open.isVisible()
    assert not panel.accept.isVisible()
    assert panel.out_of_bin.hasFocus()
    panel.out_of_bin.click()
    assert services.sessions.bin() == []
    assert "back in the list" in panel.changes.text()
    assert panel.open.isVisible()
    assert not panel.out_of_bin.isVisible()


@pytest.mark.slow
def test_what_is_newer_in_the_file_brings_a_session_out_of_the_bin(
    opened,
    services,  # noqa: F811
    elsewhere,
    new_session,  # noqa: F811
):
    session = new_session()
    file = led_on_both(services, elsewhere, session, apart=0)
    services.sessions.delete(session)
    panel = opened(file)
    assert "brings it back into the list" in panel.changes.text()
    panel.accept.click()
    assert [one.session.id for one in services.sessions.summaries()] == [session]


@pytest.mark.slow
def test_a_file_for_roll_ups_shows_what_it_says_and_leads_to_the_roll_up(
    opened,
    services,  # noqa: F811
    new_session,  # noqa: F811
    tmp_path,
):
    session = new_session(school="Lakeview")
    data = services.sharing.share(session, ShareLevel.DISTRICT)
    panel = opened(data)
    assert "made for a roll-up" in panel.about.text()
    assert "For the district" in panel.origin.text()
    assert "Lakeview" in panel.inside.text()
    assert not panel.accept.isVisible()
    asked = []
    panel.roll_up_requested.connect(asked.append)
    panel.roll_up.click()
    assert asked == [tmp_path / "theirs.mastery"]
    assert not opened(data, in_console=True).roll_up.isVisible()


@pytest.mark.slow
def test_a_public_copy_that_was_opened_before_the_whole_session_can_make_room_for_it(
    opened,
    services,  # noqa: F811
    elsewhere,
    new_session,  # noqa: F811
):
    session = new_session()
    public, whole = (services.sharing.share(session, level) for level in (ShareLevel.PUBLIC, ShareLevel.TEAM))
    copy = elsewhere.sharing.accept(elsewhere.sharing.read(public)).value
    assert elsewhere.sharing.read(public).public_copy is None
    assert elsewhere.sharing.read(whole).public_copy == copy
    services.sessions.remove(session)
    services.sharing.accept(services.sharing.read(public))
    assert not opened(whole, in_console=True).copy_to_bin.isVisible(), "the copy could be the one that is led"
    panel = opened(whole)
    assert "made for the public is on this computer" in panel.warnings.text()
    assert not panel.copy_to_bin.isVisible()
    panel.accept.click()
    assert {one.session.id for one in services.sessions.summaries()} == {session, copy}
    panel.copy_to_bin.click()
    assert "in the bin" in panel.changes.text()
    assert not panel.copy_to_bin.isVisible()
    assert panel.open.hasFocus()
    assert [one.session.id for one in services.sessions.summaries()] == [session]
    assert services.sharing.read(whole).public_copy is None
    assert [one.session.id for one in services.sessions.bin()] == [copy]
