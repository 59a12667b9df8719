"""The parts of a step that the wall shows: their titles are read whole where there is room."""

import pytest

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.services.slides import SlideBuilder
from mastery_desktop.ui.console.reading import ReadingPanel
from mastery_desktop.ui.widgets.buttons import Button


@pytest.mark.parametrize(("percent", "whole"), [(100, True), (200, False)])
def test_the_question_is_read_whole_where_a_line_holds_it(desk, show, theme, percent, whole):
    theme.apply("standard", percent)
    panel = show(ReadingPanel, StepKind.QUESTION)
    panel.slides = SlideBuilder(desk.pack).slides(desk.workshop, panel.step)
    panel.refresh()
    question = panel.slides[0].title
    made = next(each for each in panel.findChildren(Button) if each.accessibleName() == question)
    assert (made.label == f"1  {question}") is whole
    assert made.sizeHint().width() <= 988
