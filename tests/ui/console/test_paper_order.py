"""What is typed stands on the screen in the order of the paper that it is read from."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.domain.choices import StepKind
from tests.helpers.pages import FONTS, words_of
from tests.ui.console.helpers import go_to, press

pytestmark = pytest.mark.slow


def order_on(text, names):
    """The names in the order in which they first stand in a text."""
    squeezed = "".join(text.split())
    places = {name: squeezed.find("".join(name.split())) for name in names}
    assert -1 not in places.values(), places
    return sorted(names, key=places.__getitem__)


def order_of(panel, names):
    """The names in the order in which somebody reads them on the screen: from the top, and from the left."""
    labels = [label for label in panel.findChildren(QLabel) if label.isVisible() and label.text() in names]
    found = sorted(labels, key=lambda label: (round(label.mapTo(panel, label.rect().topLeft()).y() / 20),
                                              label.mapTo(panel, label.rect().topLeft()).x()))  # fmt: skip
    return [label.text() for label in found]


@pytest.mark.parametrize("place", [0, *(pytest.param(place, marks=pytest.mark.slow) for place in (1, 2, 3))])
@pytest.mark.parametrize("sheet", ["P9", "P10", "P13"])
def test_slips_and_piles_are_typed_in_the_order_of_the_paper(sheet, place, open_console, new_session, services):
    pack = services.pack
    domain = pack.domains[place]
    console = open_console(new_session(people=12, domains=(domain.id,)))
    go_to(console, StepKind.COUNT)
    names = [element.name for element in domain.elements]
    printed = order_on(words_of(render(Request(sheet=sheet, domain=domain.id), pack, None, FONTS)), names)
    assert [pack.elements[e].name for e in console.panel._count.elements] == printed
    press(console, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)  # on one display the room may read it
    assert order_of(console.panel, names) == printed
    console.panel.ways.press(1)
    assert order_of(console.panel, names) == printed
