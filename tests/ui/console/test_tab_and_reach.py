"""Tab goes as the eye does, and a key leads to what lies many Tabs away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.console.discuss import DiscussPanel
from mastery_desktop.ui.console.plan import PlanPanel
from mastery_desktop.ui.console.rate import RatePanel
from tests.ui.console.helpers import press, settle

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def stops(panel, most=40):
    """What Tab comes to, from the panel on."""
    panel.setFocus()
    found = []
    for _press in range(most):
        press(panel, K.Key_Tab)
        if QApplication.focusWidget() in (panel, *found):
            return found
        found.append(QApplication.focusWidget())
    return found


def test_a_second_round_comes_where_it_is_drawn(show, desk):
    panel = show(DiscussPanel, StepKind.DISCUSS)
    following = panel.outcome.kinds.buttons[-1].nextInFocusChain()
    while not following.focusPolicy() & Qt.FocusPolicy.TabFocus:
        following = following.nextInFocusChain()
    assert following is panel._second


def test_from_an_action_a_key_leads_to_the_parts_of_the_plan(open_console, new_session, services):
    session = new_session()
    services.planning.choose_focus(session, services.pack.domains[0].elements[0].id)
    console = open_console(session)
    console.presenter.go_to_step(next(s.id for s in console.desk.workshop.steps if s.kind is StepKind.PLAN))
    settle()
    panel = console.panel
    panel._rows[1].fields["who"].setFocus()
    press(console, K.Key_L, ALT)
    assert panel.parts.buttons[0].hasFocus()
    press(console, K.Key_3)
    assert panel.cycle.isVisible()


def test_the_focus_can_be_seen_on_the_part_that_is_shown(show, desk, services):
    services.planning.choose_focus(desk.session_id, services.pack.domains[0].elements[0].id)
    desk.open(desk.session_id)
    panel = show(PlanPanel, StepKind.PLAN)
    chip = panel.parts.buttons[0]
    panel.setFocus()
    before = chip.grab().toImage()
    chip.setFocus()
    assert chip.isChecked()
    assert different(before, chip.grab().toImage()) > 40


def different(one, other):
    """How many points of two pictures differ clearly in lightness."""
    places = ((x, y) for x in range(one.width()) for y in range(one.height()))
    return sum(abs(one.pixelColor(*at).lightness() - other.pixelColor(*at).lightness()) > 100 for at in places)


def test_single_practices_another_way_come_after_the_tables_that_stand_above(open_console, new_session):
    console = open_console(new_session(tables=(("Window", 6), ("Door", 6))))
    console.presenter.go_to_step(next(s.id for s in console.desk.workshop.steps if s.kind is StepKind.RATE))
    settle()
    panel = console.panel
    assert isinstance(panel, RatePanel)
    panel.seating.unfold.setChecked(True)
    panel.seating.unfold.clicked.emit()
    settle()
    found = stops(panel)
    inside = [found.index(each) for each in found if panel.seating.isAncestorOf(each)]
    assert len(inside) > 1
    assert max(inside) < found.index(panel.ways.unfold)
    assert not any(isinstance(each, QCheckBox) and not each.isVisible() for each in found)


def test_what_ends_the_workshop_earlier_can_be_reached_by_tab(open_console, new_session, clock):
    console = open_console(new_session(), (1024, 768))
    console.presenter.begin()
    clock.wait(30 * 60)
    console.presenter.go_to_step(console.desk.workshop.steps[1].id)
    console._chrome.show_time()
    settle()
    offer = console.frame.nudge.offers[0]
    assert offer.isVisible()
    found = stops(console.panel, 90)
    assert offer in found
