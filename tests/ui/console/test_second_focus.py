"""A reason for a second focus area stays with its practice, and says that it is not on disk until that is chosen."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from mastery_desktop.ui.console.bars import StatusBar
from mastery_desktop.ui.console.focus_choice import FocusChoice
from mastery_desktop.ui.console.only_typed import only_typed
from tests.ui.console.helpers import save_due, visible_texts

PENDING = "Not on disk until you take it on."


@pytest.fixture
def choice(qtbot, theme, desk, services):
    elements = desk.pack.domains[0].elements
    services.planning.choose_focus(desk.session_id, elements[0].id)
    desk.reload()
    around = QWidget()
    made = FocusChoice(desk)
    made.setParent(around)

    def follow():
        made.show_candidates(elements)

    qtbot.addWidget(around)
    follow()
    desk.workshop_changed.connect(follow)
    around.show()
    with qtbot.waitActive(around):
        around.activateWindow()
    yield made
    desk.workshop_changed.disconnect(follow)


def test_the_strip_does_not_say_that_all_is_saved_while_a_reason_is_only_typed(choice, desk, qtbot):
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.follow(desk)
    choice.press_key(1)
    QTest.keyClicks(choice.second_reason, "Families ask")
    assert bar.text == "The reason is not on disk until the practice is taken on."
    choice._choose.click()
    assert "saved" in bar.text


def test_a_reason_for_a_second_one_stays_with_its_practice(choice, desk, services):
    choice.press_key(1)
    choice.second_reason.setFocus()
    assert PENDING not in visible_texts(choice)
    QTest.keyClicks(choice.second_reason, "Families ask")
    assert PENDING in visible_texts(choice)
    assert "second focus area" in only_typed(choice.parentWidget(), desk), "whoever leaves is asked"
    save_due(choice.second_reason)
    choice.press_key(1)
    assert choice.second_reason.text() == ""
    assert PENDING not in visible_texts(choice)
    choice._choose.click()
    assert len(services.sessions.load(desk.session_id).active_focus) == 1, "it has no reason"
    choice.press_key(-1)
    assert choice.second_reason.text() == "Families ask"
    choice._choose.click()
    second = services.sessions.load(desk.session_id).active_focus[1]
    assert (second.element, second.second_reason) == (desk.pack.domains[0].elements[1].id, "Families ask")
    assert only_typed(choice.parentWidget(), desk) == ""
