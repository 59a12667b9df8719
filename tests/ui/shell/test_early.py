"""The numbers that the first frame uses instead of Qt's names mean what they say."""

from PySide6.QtCore import Qt

from mastery_desktop.ui import early
from mastery_desktop.ui.widgets.areas import scrolling
from mastery_desktop.ui.widgets.labels import PlainLabel


def test_the_numbers_are_those_of_the_names():
    assert Qt.FocusPolicy(early.STRONG_FOCUS) is Qt.FocusPolicy.StrongFocus
    assert Qt.AlignmentFlag(early.RIGHT_AND_MIDDLE) == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert Qt.TextInteractionFlag(early.SELECTABLE_BY_MOUSE) is Qt.TextInteractionFlag.TextSelectableByMouse


def test_they_reach_the_widgets(shell, qtbot):
    assert PlainLabel("<b>x</b>").textFormat() is Qt.TextFormat.PlainText
    area = scrolling(PlainLabel("x"))
    qtbot.addWidget(area)
    assert area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    assert area.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert shell.home.focusPolicy() is Qt.FocusPolicy.ClickFocus
    assert shell.home.pack_label.alignment() == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    assert shell.news._happened.textInteractionFlags() == Qt.TextInteractionFlag.TextSelectableByMouse


def test_a_click_on_the_words_of_a_card_presses_it(shell, qtbot):
    with qtbot.waitSignal(shell.home.start_requested):
        label = shell.home.start.sentence
        qtbot.mouseClick(shell.home.start, Qt.MouseButton.LeftButton, pos=label.geometry().center())
    label = shell.home.start.title
    with qtbot.waitSignal(shell.home.start_requested):
        qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
