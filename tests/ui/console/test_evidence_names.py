"""A line of evidence that may name a person waits before the wall until somebody has answered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.services.slides import SlideBuilder
from mastery_desktop.ui.console.settle import OutcomePanel
from tests.ui.console.helpers import press, visible_texts, write

K = Qt.Key
QUESTION = "Is “Mr. Tom Baker” the name of a person? The line waits before the wall for your answer."


@pytest.fixture
def panel(desk, show):
    return show(OutcomePanel, StepKind.OUTCOME)


def on_wall(panel):
    slides = SlideBuilder(panel.desk.pack).slides(panel.workshop, panel.step)
    return "\n".join(slide.text for slide in slides)


def say(panel, words):
    panel.write()
    write(panel, words)
    press(panel, K.Key_Tab)


def test_the_field_says_that_the_wall_shows_it_and_a_line_without_a_name_goes_there_at_once(panel):
    assert "The wall shows it" in panel.evidence.have.placeholderText()
    say(panel, "Exit slips of two classes")
    assert "Exit slips of two classes" in on_wall(panel)
    assert not panel.evidence.check.isVisible()


def test_a_line_with_a_name_is_asked_about_and_kept_off_the_wall_meanwhile(panel):
    say(panel, "Mr. Tom Baker says the policy hangs in every room")
    assert QUESTION in visible_texts(panel)
    assert "Baker" not in on_wall(panel)
    assert "1 line waits: it may name a person." in on_wall(panel)
    next(made for made in panel.evidence.check.answers if "Keep" in made.text()).click()
    assert "Mr. Tom Baker says" in on_wall(panel)
    assert QUESTION not in visible_texts(panel)


def test_the_line_can_be_written_anew_and_other_names_are_asked_about_again(panel):
    say(panel, "Mr. Tom Baker says the policy hangs in every room")
    panel.evidence.check.answers[0].click()
    panel.write()
    panel.evidence.have.selectAll()
    write(panel, "Kayla Moreno says the policy hangs in every room")
    press(panel, K.Key_Tab)
    assert "Moreno" not in on_wall(panel)
    panel.evidence.check.answers[1].click()
    assert QApplication.focusWidget() is panel.evidence.have
    write(panel, "The policy hangs in every room")
    press(panel, K.Key_Tab)
    assert "The policy hangs" in on_wall(panel)
    assert not panel.evidence.check.isVisible()
