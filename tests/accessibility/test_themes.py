"""Every theme of the window has enough contrast, and follows the computer where nothing else is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QCheckBox

from mastery_desktop.config.resources import find_resources
from mastery_desktop.config.settings import Choices
from mastery_desktop.domain.workshop import SessionSummary
from mastery_desktop.ui.console.parts import SYMBOL, LevelButtons
from mastery_desktop.ui.theme.theme import Theme
from mastery_desktop.ui.theme.tokens import DARK, DARK_HIGH_CONTRAST, STANDARD, THEMES
from mastery_desktop.ui.widgets.choice_box import ChoiceBox
from mastery_desktop.ui.widgets.session_table import SessionTable
from tests.helpers.vision import contrast, rgb
from tests.helpers.wall import pack
from tests.helpers.workshops import full_workshop

GROUNDS = ("paper", "canvas", "soft", "tint")
TEXTS = ("ink", "ink2", "muted")
SOUND = 7.0
"""What the themes of strong contrast reach for text, as WCAG asks at its highest level."""


def ratio(colors, one, other):
    return contrast(rgb(QColor(getattr(colors, one))), rgb(QColor(getattr(colors, other))))


@pytest.mark.parametrize("name", THEMES)
def test_words_and_signs_stand_out_from_every_ground_they_stand_on(name):
    colors = THEMES[name]
    least = SOUND if "contrast" in name else 4.5
    faint = [(text, ground) for text in TEXTS for ground in GROUNDS if ratio(colors, text, ground) < least]
    pairs = [("good", "paper"), ("bad", "paper"), ("bad", "bad_tint"), ("ink", "bad_tint"), ("accent", "paper")]
    pairs += [("accent", "canvas"), ("on_accent", "accent"), ("on_accent", "accent_pressed")]
    pairs += [("on_accent_soft", "accent"), ("paper", "ink")]
    faint += [pair for pair in pairs if ratio(colors, *pair) < least]
    assert faint == []
    edges = [(edge, ground) for edge in ("edge", "focus", "accent") for ground in ("paper", "canvas")]
    assert [pair for pair in edges if ratio(colors, *pair) < 3] == []


def test_each_theme_can_be_chosen_and_none_is_left_out():
    assert set(Choices.declared["theme"].choices) == {"system", *THEMES}


@pytest.fixture
def theme(qapp):
    before = qapp.palette()
    made = Theme(qapp, find_resources())
    yield made
    qapp.setPalette(before)
    qapp.setStyleSheet("")


def test_a_computer_that_shows_its_windows_dark_is_followed(qapp, theme):
    theme.apply("system", 100)
    assert theme.colors is STANDARD
    dark = QPalette(QColor("#202020"), QColor("#101010"))
    dark.setColor(QPalette.ColorRole.WindowText, Qt.GlobalColor.white)
    qapp.setPalette(dark)
    other = Theme(qapp, find_resources())
    other.apply("system", 150)
    assert other.colors is DARK
    other.apply("standard", 100)
    assert other.colors is STANDARD


def test_strong_contrast_of_the_computer_is_followed_when_it_is_switched_on(theme, monkeypatch):
    theme.apply("system", 100)
    monkeypatch.setattr(theme, "_system", lambda: (True, True))
    theme.follow_system()
    assert theme.colors is DARK_HIGH_CONTRAST


def test_the_circles_of_the_levels_follow_when_the_computer_turns_dark_amid_a_workshop(qtbot, theme):
    theme.apply("standard", 100)
    made = LevelButtons(pack().levels)
    qtbot.addWidget(made)
    made.show()
    theme.apply("dark", 100)
    empty = made.buttons[0].icon().pixmap(SYMBOL, SYMBOL).toImage()
    colors = {empty.pixel(x, y) & 0xFFFFFF for x in range(SYMBOL) for y in range(SYMBOL) if empty.pixel(x, y) >> 24}
    assert max(contrast(color, rgb(QColor(DARK.paper))) for color in colors) > 7


@pytest.mark.parametrize("name", THEMES)
def test_the_arrow_of_a_list_and_the_tick_of_a_box_stand_out(qtbot, theme, name):
    theme.apply(name, 100)
    choice, box = ChoiceBox(), QCheckBox("Both sides of the paper")
    choice.addItem("Letter")
    box.setChecked(True)
    for widget in (choice, box):
        qtbot.addWidget(widget)
        widget.resize(widget.sizeHint())
    arrow = choice.grab().toImage().copy(choice.width() - 24, 6, 18, choice.height() - 12)
    tick = box.grab().toImage().copy(4, 4, 14, box.height() - 8)
    assert strongest(arrow, THEMES[name].paper) >= 3
    assert strongest(tick, THEMES[name].accent) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_the_ring_of_the_focus_goes_around_the_row_of_a_session(qtbot, theme, name):
    theme.apply(name, 200)
    table = SessionTable()
    qtbot.addWidget(table)
    session = full_workshop(pack()).session
    table.sessions.set_sessions(
        [SessionSummary(session=session, rated={}, focus=(), stage=())], pack(), session.held_on
    )
    table.selectRow(0)
    table.resize(900, 300)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    table.setFocus()
    picture = table.viewport().grab().toImage()
    middle, focus = table.rowHeight(0) // 2, QColor(THEMES[name].focus)
    assert [picture.pixelColor(x, y) for x, y in ((1, middle), (450, 1))] == [focus, focus]
    assert focus in [picture.pixelColor(x, middle) for x in range(picture.width() - 12, picture.width())]


def strongest(picture, ground):
    """The contrast of the pixel that stands out most from a ground."""
    pixels = [picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return max(contrast(rgb(pixel), rgb(QColor(ground))) for pixel in pixels)
