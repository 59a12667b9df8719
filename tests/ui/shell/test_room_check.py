"""The room check through the real window: by keys alone, with and without a display for the wall."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mastery_desktop.config.machine import Battery
from mastery_desktop.domain.labels import moment_in_words
from mastery_desktop.domain.room import CheckItem, CheckState
from mastery_desktop.ui import keys
from mastery_desktop.ui.clicker_keys import ClickerKeys
from mastery_desktop.ui.room.eye_line import LINES
from mastery_desktop.ui.room.findings import of_battery
from mastery_desktop.ui.screens import room_check
from mastery_desktop.ui.screens.clicker_panel import ClickerPanel
from mastery_desktop.ui.screens.console import Console
from mastery_desktop.ui.screens.room_check import RoomCheckScreen
from mastery_desktop.ui.wall.window import AudienceWindow
from tests.helpers.displays import AVAILABLE, Plugged, plugged, turn
from tests.helpers.looks import clipped, nameless, outside, untranslated
from tests.ui.console.helpers import visible_texts
from tests.ui.shell.conftest import start

CTRL = Qt.KeyboardModifier.ControlModifier
GOOD, LOOK, SKIPPED = CheckState.GOOD, CheckState.LOOK, CheckState.SKIPPED


def press(shell, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or shell, key, modifier)
    QCoreApplication.processEvents()


def open_check(shell):
    session = start(shell)
    QCoreApplication.processEvents()
    shell.home.take_focus()
    press(shell, Qt.Key.Key_R, CTRL)
    QCoreApplication.processEvents()
    screen = shell.screen_shown
    assert isinstance(screen, RoomCheckScreen), shell.news.message
    return screen, session


def states(screen):
    return {item: line.state for item, line in screen.lines.items()}


def walls():
    windows = QApplication.topLevelWidgets()
    return [window for window in windows if isinstance(window, AudienceWindow) and window.isVisible()]


@pytest.fixture
def sound(monkeypatch):
    monkeypatch.setattr(room_check, "system_player", lambda: print)


@pytest.fixture
def projector():
    with plugged(Plugged("laptop"), Plugged("projector", x=1366, width=1920, height=1080)):
        yield


@pytest.mark.slow
def test_three_keys_a_clicker_and_enter_and_the_result_is_kept_with_the_session(shell, sound):
    screen, session = open_check(shell)
    assert screen.asked is CheckItem.BACK_ROW
    assert not screen.last.isHidden()
    press(shell, Qt.Key.Key_Y)
    assert screen.last.isHidden(), "“Not checked before” holds no longer"
    press(shell, Qt.Key.Key_N)
    assert screen.asked is CheckItem.CLICKER
    press(shell, Qt.Key.Key_PageDown)
    assert "PgDn" in screen.ear.text
    assert screen.asked is CheckItem.CLICKER
    press(shell, Qt.Key.Key_PageUp)
    assert screen.asked is None
    press(shell, Qt.Key.Key_Return)
    assert shell.screen_shown is shell.home
    kept = shell.services.room.last_check(session)
    assert set(kept.answers) == set(CheckItem)
    answers = kept.answers
    assert (answers[CheckItem.BACK_ROW], answers[CheckItem.CHIME], answers[CheckItem.CLICKER]) == (GOOD, LOOK, GOOD)
    press(shell, Qt.Key.Key_R, CTRL)
    QCoreApplication.processEvents()
    assert moment_in_words(kept.at.astimezone()) in shell.screen_shown.last.text()
    assert "Chime" in shell.screen_shown.last.text()


def test_left_without_an_answer_nothing_is_kept(shell):
    _screen, session = open_check(shell)
    press(shell, Qt.Key.Key_W, CTRL)
    assert shell.services.room.last_check(session) is None


def test_every_line_says_its_state_in_a_word(shell):
    screen, _session = open_check(shell)
    for _press in range(3):
        press(shell, Qt.Key.Key_S)
    assert [states(screen)[item] for item in (CheckItem.BACK_ROW, CheckItem.CHIME, CheckItem.CLICKER)] == [SKIPPED] * 3
    for line in screen.lines.values():
        word, _, sentence = line.accessibleDescription().partition(". ")
        assert word in ("Good", "Look at this", "Skipped")
        assert sentence


@pytest.mark.slow
def test_what_cannot_be_read_becomes_larger_until_a_size_is_proposed(shell):
    screen, _session = open_check(shell)
    shown, sizes = [screen.eye.line.text], [screen.whole.line._factor]
    for _press in range(2):
        press(shell, Qt.Key.Key_N)
        shown.append(screen.eye.line.text)
        sizes.append(screen.whole.line._factor)
    assert sizes == [1.0, 1.15, 1.3]
    assert len(set(shown)) == 3, "nobody reads from memory"
    press(shell, Qt.Key.Key_Y)
    line = screen.lines[CheckItem.BACK_ROW]
    assert line.state is LOOK
    assert "130 %" in line.sentence


def test_the_keys_of_a_clicker_do_nothing_else(shell, sound):
    screen, _session = open_check(shell)
    press(shell, Qt.Key.Key_S)
    press(shell, Qt.Key.Key_S)
    for key in (Qt.Key.Key_B, Qt.Key.Key_Period, Qt.Key.Key_F5, Qt.Key.Key_Escape, Qt.Key.Key_Right):
        press(shell, key)
    assert shell.screen_shown is screen
    assert screen.ear.text.count(",") == 4


def test_a_clicker_that_was_taught_is_heard_and_the_way_to_teach_it_is_there(shell, sound):
    ClickerKeys(shell.choices).teach(keys.NEXT, "F13")
    ClickerKeys(shell.choices).teach(keys.BACK, "F14")
    screen, _session = open_check(shell)
    press(shell, Qt.Key.Key_S)
    press(shell, Qt.Key.Key_S)
    press(shell, Qt.Key.Key_F13)
    assert screen.asked is CheckItem.CLICKER
    press(shell, Qt.Key.Key_F14)
    assert screen.lines[CheckItem.CLICKER].state is GOOD
    screen.learn_requested.emit()
    assert isinstance(shell.panel, ClickerPanel)


def test_the_back_row_is_told_what_to_do_and_the_lengths_are_known_the_next_time(shell):
    screen, session = open_check(shell)
    QTest.keyClicks(screen.box.room_depth, "60")
    QTest.keyClicks(screen.box.picture_width, "6.5")
    assert "feet" in screen.box.answer.text()
    assert screen.box.lengths == (1829, 198)
    screen.box.units.setCurrentIndex(1)
    assert screen.box.lengths == (1830, 200)
    assert "metres" in screen.box.answer.text()
    assert shell.choices.room_unit == "metres"
    press(shell, Qt.Key.Key_W, CTRL)
    assert shell.services.room.last_check(session).depth == 1830


@pytest.mark.skipif(not AVAILABLE, reason="displays can be plugged in the offscreen platform of Linux only")
def test_the_line_stands_on_the_wall_at_the_size_of_its_smallest_text(projector, shell):
    screen, _session = open_check(shell)
    turn()
    assert screen.lines[CheckItem.DISPLAYS].state is GOOD
    assert "1920 × 1080" in screen.lines[CheckItem.DISPLAYS].sentence
    assert [wall.geometry().width() for wall in walls()] == [1920]
    assert screen.eye.line.isVisible()
    assert screen.eye.line.letter_height == round(1080 / 28)
    assert screen.eye.line.text in LINES
    assert not screen.show_line.isVisible()
    press(shell, Qt.Key.Key_W, CTRL)
    turn()
    assert walls() == []


def test_the_line_speaks_what_the_wall_does_and_follows_another_choice(shell):
    shell._context.choices.wall_language = "es"
    screen, _session = open_check(shell)
    assert screen.eye.line.text == screen.whole.line.text == "Siete sillas azules están junto a la puerta norte."
    assert screen.can_read.label == "They can read it", "the window stays in its own language"
    shell._panels.languages.open()
    choice = shell.panel.wall_language
    choice.setCurrentIndex(choice.findData("both"))
    choice.activated.emit(choice.currentIndex())
    assert screen.eye.line.text.splitlines() == [
        "Seven blue chairs stand beside the north door.",
        "Siete sillas azules están junto a la puerta norte.",
    ]


def test_one_picture_is_called_fine_and_what_is_different_then_is_said(shell):
    screen, _session = open_check(shell)
    sentence = screen.lines[CheckItem.DISPLAYS].sentence
    assert "One picture is fine too" in sentence
    assert "counts are entered without being shown" in sentence


def test_what_the_computer_does_not_tell_is_not_called_good():
    assert of_battery(None).state is SKIPPED
    assert of_battery(Battery(percent=80, plugged_in=True)).state is GOOD


def test_on_one_display_without_sound_nothing_is_asked_that_was_not_shown(shell, monkeypatch):
    monkeypatch.setattr(room_check, "system_player", lambda: None)
    screen, _session = open_check(shell)
    press(shell, Qt.Key.Key_Y)
    assert screen.asked is CheckItem.CLICKER
    line = screen.lines[CheckItem.CHIME]
    assert line.state is SKIPPED
    assert "no sound and no second display" in line.accessibleDescription()


@pytest.mark.slow
@pytest.mark.skipif(not AVAILABLE, reason="displays can be plugged in the offscreen platform of Linux only")
@pytest.mark.parametrize(("player", "yes"), [(None, "I saw it"), (print, "I hear it")])
def test_a_computer_without_sound_asks_whether_the_words_were_seen(projector, shell, monkeypatch, player, yes):
    monkeypatch.setattr(room_check, "system_player", lambda: player)
    screen, _session = open_check(shell)
    turn()
    press(shell, Qt.Key.Key_S)
    assert screen.asked is CheckItem.CHIME
    words = visible_texts(screen.lines[CheckItem.CHIME])
    assert yes in "\n".join(words)
    assert ("Play it again" in "\n".join(words)) is (player is not None)
    assert ("Time’s up" in screen.eye.line.text) is (player is None)


def test_where_there_is_one_picture_the_line_fills_it_and_the_same_keys_answer(shell, sound):
    screen, _session = open_check(shell)
    assert screen.lines[CheckItem.DISPLAYS].state is LOOK
    screen.show_line.click()
    assert screen.whole.isVisible()
    press(shell, Qt.Key.Key_N)
    assert screen.whole.isVisible()
    press(shell, Qt.Key.Key_Y)
    assert not screen.whole.isVisible()
    assert screen.asked is CheckItem.CHIME
    assert not shell.isFullScreen()


@pytest.mark.slow
@pytest.mark.skipif(not AVAILABLE, reason="displays can be plugged in the offscreen platform of Linux only")
def test_from_the_console_the_wall_is_lent_and_comes_back(projector, shell):
    start(shell)
    shell.home.session_actions.open.click()
    console = shell.screen_shown
    assert isinstance(console, Console)
    press(shell, Qt.Key.Key_F5)
    turn()
    assert console.wall.audience.isVisible()
    press(shell, Qt.Key.Key_R, CTRL)
    turn()
    screen = shell.screen_shown
    assert isinstance(screen, RoomCheckScreen)
    assert not console.wall.audience.isVisible()
    assert screen.eye.has_a_display
    press(shell, Qt.Key.Key_W, CTRL)
    turn()
    assert shell.screen_shown is console
    assert console.wall.audience.isVisible()


@pytest.mark.slow
@pytest.mark.parametrize("language", ["", "es"], ids=["longer", "spanish"])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
def test_it_is_whole_in_a_longer_language(make_shell, size, language):
    shell = make_shell(pseudo=not language, language=language, size=size)
    screen, _session = open_check(shell)
    for _press in range(3):
        QCoreApplication.processEvents()
        assert clipped(screen) == []
        assert outside(screen, shell) == []
        assert nameless(screen) == []
        press(shell, Qt.Key.Key_S)
    assert language or untranslated(screen, own=("Clearwater Middle School",)) == []
