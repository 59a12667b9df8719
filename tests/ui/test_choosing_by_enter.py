"""Enter where a workshop is started: on the agenda that is chosen it goes on, on a closed list it opens that."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mastery_desktop.content.loader import load_pack
from mastery_desktop.ui.screens.template_choice import TemplateChoice
from mastery_desktop.ui.widgets.choice_box import ChoiceBox

K = Qt.Key


def test_enter_on_the_chosen_agenda_goes_on_and_on_another_chooses_it(qtbot):
    choice, heard = TemplateChoice(load_pack()), []
    qtbot.addWidget(choice)
    choice.entered.connect(lambda: heard.append("entered"))
    choice.chosen.connect(lambda: heard.append("chosen"))
    choice.show()
    first = choice.rows[0]
    QTest.keyClick(first, K.Key_Return)
    assert (heard, first.isChecked()) == (["chosen"], True)
    QTest.keyClick(first, K.Key_Return)
    assert heard == ["chosen", "entered"]


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
@pytest.mark.parametrize("key", [K.Key_Return, K.Key_Down])
def test_a_list_that_weighs_is_opened_by_enter_as_by_an_arrow(qtbot, key):
    box = ChoiceBox(weighs=True)
    box.addItems(["one", "two"])
    qtbot.addWidget(box)
    box.show()
    QTest.keyClick(box, key)
    assert box.view().isVisible()
    assert box.currentIndex() == 0
    QTest.keyClick(box.view(), K.Key_Down)
    QTest.keyClick(box.view(), K.Key_Return)
    assert (box.currentIndex(), box.view().isVisible()) == (1, False)
