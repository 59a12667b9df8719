"""The panel of the displays and the page that learns a clicker, as a person uses them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from mastery_desktop.config.settings import Choices
from mastery_desktop.domain.records import SessionId
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.displays_panel import DisplaysPanel
from mastery_desktop.ui.screens.clicker_panel import ClickerPanel
from tests.helpers.displays import AVAILABLE, LAPTOP, PROJECTOR, Plugged, plug, plugged, turn
from tests.ui.console.helpers import visible_texts
from tests.ui.shell.conftest import start

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="displays can be plugged in the offscreen platform of Linux only")

K = Qt.Key
HALL = Plugged("hall", x=2390, width=1280, height=720)


@pytest.fixture
def two_displays(qapp):
    with plugged(LAPTOP, PROJECTOR):
        yield


@pytest.fixture
def led(two_displays, shell, qtbot):
    shell.move(0, 0)
    shell.open_session(SessionId(start(shell)))
    console = shell.screen_shown
    console.wall.projection._settle.setInterval(0)
    console.wall.project()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    return shell


def panel_of(shell, qtbot):
    qtbot.keyClick(shell, K.Key_F7)
    assert isinstance(shell.panel, DisplaysPanel)
    return shell.panel


def button(panel, text):
    return next(b for b in panel.findChildren(QPushButton) if b.isVisible() and b.text().strip().startswith(text))


def test_every_display_is_listed_with_what_it_shows(led, qtbot):
    plug(LAPTOP, PROJECTOR, HALL)
    told = "\n".join(visible_texts(panel_of(led, qtbot)))
    for words in ("laptop, 1366 × 768", "This window is here", "The wall is here", "hall, 1280 × 720", "Free"):
        assert words in told


def test_the_wall_goes_to_the_display_that_was_chosen(led, qtbot):
    plug(LAPTOP, PROJECTOR, HALL)
    panel = panel_of(led, qtbot)
    button(panel, "Show the wall here").click()
    assert led.console.wall.projection.display.name == "hall"
    turn()
    assert "hall" in "\n".join(visible_texts(panel))


@pytest.mark.slow
def test_the_list_follows_the_cables(led, qtbot):
    panel = panel_of(led, qtbot)
    plug(LAPTOP)
    assert "projector" not in "\n".join(visible_texts(panel)).replace("The projector is gone", "")
    plug(LAPTOP, Plugged("projector", width=1366))
    qtbot.waitUntil(lambda: "Shows the same picture as" in "\n".join(visible_texts(panel)), timeout=3000)
    assert "mirroring the screen" in "\n".join(visible_texts(panel))


def test_whether_the_displays_stay_awake_is_said(led, qtbot):
    panel = panel_of(led, qtbot)
    qtbot.waitUntil(lambda: "stay awake" in "\n".join(visible_texts(panel)), timeout=5000)


@pytest.mark.slow
def test_the_panel_is_a_click_away_too(led, qtbot):
    button(led.screen_shown.status, "Displays").click()
    assert isinstance(led.panel, DisplaysPanel)


@pytest.fixture
def learning(led, qtbot):
    button(panel_of(led, qtbot), "Learn my clicker").click()
    assert isinstance(led.panel, ClickerPanel)
    assert led.panel.field.hasFocus()
    return led


def press(shell, qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(shell.panel.field, key, modifier)


@pytest.mark.slow
def test_each_button_is_pressed_once_and_the_page_goes_on_to_the_next(learning, qtbot):
    panel, console = learning.panel, learning.screen_shown
    before = (console.presenter.step.id, console.presenter.anchor)
    press(learning, qtbot, K.Key_PageDown)
    assert "It does that already" in panel.answer.text()
    press(learning, qtbot, K.Key_VolumeDown)
    assert console.clicker._guard._taught.of(keys.BACK) == ("Volume Down",)
    press(learning, qtbot, K.Key_F9)
    assert "stays with" in panel.answer.text(), "the key of the bar"
    press(learning, qtbot, K.Key_Escape)
    assert "no longer means" in panel.answer.text()
    press(learning, qtbot, K.Key_F5)
    assert "already" in panel.answer.text()
    assert (console.presenter.step.id, console.presenter.anchor) == before, "nothing steps while keys are learned"
    assert console.wall.projection.running


def test_what_was_learned_leads_the_wall_and_is_kept(learning, qtbot):
    press(learning, qtbot, K.Key_VolumeUp)
    console = learning.screen_shown
    learning._stack.close_panel()
    console.panel.rest()
    before = (console.presenter.step.id, console.presenter.anchor)
    qtbot.keyClick(console.panel, K.Key_VolumeUp)
    assert (console.presenter.step.id, console.presenter.anchor) != before
    kept = Choices.read(learning.services.paths.settings)
    assert "Volume Up" in kept.clicker_keys


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "modifier", "words"),
    [
        (K.Key_P, Qt.KeyboardModifier.ControlModifier, "Print worksheets"),
        (K.Key_R, Qt.KeyboardModifier.NoModifier, "Reveal all marks"),
        (K.Key_PageUp, Qt.KeyboardModifier.NoModifier, "Back one step"),
    ],
)
def test_a_key_that_has_a_meaning_keeps_it_and_the_page_says_which(learning, qtbot, key, modifier, words):
    press(learning, qtbot, key, modifier)
    assert words in learning.panel.answer.text()
    assert "stays with" in learning.panel.answer.text()
    assert learning.choices.clicker_keys == ""


def test_all_can_be_forgotten(learning, qtbot):
    press(learning, qtbot, K.Key_Space)
    assert "still writes" in learning.panel.answer.text()
    assert learning.choices.clicker_keys
    learning.panel.reset.click()
    assert learning.choices.clicker_keys == ""


@pytest.mark.slow
def test_the_settings_lead_to_the_page_too(shell, qtbot):
    shell._panels.open_settings()
    shell.panel.clicker.click()
    assert isinstance(shell.panel, ClickerPanel)
