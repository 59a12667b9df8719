"""What the scripted workshop hears of a window: whatever can be read or heard there, so that no number slips by."""

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from mastery_desktop.domain.wall import Slide, Title
from mastery_desktop.ui.wall.view import WallView
from tools.scripted.listening import texts_now


def label():
    return QLabel("2.43")


def tip():
    made = QPushButton("Next")
    made.setToolTip("2.43")
    return made


def spoken():
    made = QPushButton("Next")
    made.setAccessibleName("2.43")
    return made


def choices():
    made = QComboBox()
    made.addItems(["1", "2.43"])
    return made


def listed():
    made = QListWidget()
    made.addItems(["1", "2.43"])
    return made


def wall():
    made = WallView()
    made.set_slide(Slide(anchor="leak", blocks=(Title(text="2.43"),)))
    return made


@pytest.mark.parametrize("make", [label, tip, spoken, choices, listed, wall])
def test_a_number_is_heard_wherever_it_stands(qtbot, make):
    window = QWidget()
    qtbot.addWidget(window)
    made = make()
    QVBoxLayout(window).addWidget(made)
    window.show()
    assert any("2.43" in text for text in texts_now())
    made.hide()
    assert not any("2.43" in text for text in texts_now())
