"""The keys for the size of the text on the wall: a press that changes nothing says so, and says why."""

import pytest

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.live import LiveState
from mastery_desktop.ui.console.presenter import Presenter
from mastery_desktop.ui.wall.view import WallView


@pytest.fixture
def led(qtbot, desk):
    """The session on the desk at its opening question, the picture of its wall, and what was told."""
    view = WallView()
    qtbot.addWidget(view)
    view.resize(1024, 768)
    presenter = Presenter(desk, (view,), LiveState)
    presenter.open()
    presenter.go_to_step(next(step.id for step in desk.workshop.steps if step.kind is StepKind.QUESTION))
    told = []
    desk.told.connect(told.append)
    yield presenter, view, told
    desk.told.disconnect(told.append)


def press(led, key):
    """Press a key; gives how the sizes of the text changed, and what was told."""
    _presenter, view, told = led
    told.clear()
    before = view.text_sizes
    key()
    return sum(view.text_sizes) / len(view.text_sizes) - sum(before) / len(before), list(told)


def test_every_press_makes_text_larger_or_says_that_it_does_not(led):
    silent = []
    for _press in range(6):
        change, told = press(led, led[0].larger)
        assert change >= 0
        assert (change > 0) is not bool(told)
        silent.append(not told)
    assert silent[0]
    assert told == ["Text on the wall gets no larger."]


def test_every_press_makes_text_smaller_or_says_that_it_does_not(led):
    for _press in range(4):
        change, told = press(led, led[0].smaller)
        assert change <= 0
        assert (change < 0) is not bool(told)
    assert told == ["Text on the wall gets no smaller."]


def test_the_usual_size_is_said_where_text_has_it(led):
    assert press(led, led[0].usual) == (0, ["The text on the wall has its usual size."])
    led[0].larger()
    change, told = press(led, led[0].usual)
    assert change < 0
    assert told == []
