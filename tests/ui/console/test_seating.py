"""Who sits at which table: what is said of a small one stands there, and pushes nothing away."""

from PySide6.QtCore import QPoint

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.console.rate import RatePanel
from tests.ui.console.helpers import settle, visible_texts

SMALL = "They talk; only their level is kept."


def test_a_table_that_becomes_too_small_says_so_in_its_own_line(desk, show, services):
    services.rating.set_tables(desk.session_id, [7, 5])
    desk.reload()
    panel = show(RatePanel, StepKind.RATE)
    panel.resize(900, 900)
    panel.seating.unfold.click()
    settle()
    field = panel.seating.raters[1]
    assert SMALL not in visible_texts(panel)
    places = [box.mapTo(panel, QPoint(0, 0)) for box in panel.seating.boxes.values()]
    field._on_less()
    settle()
    assert visible_texts(panel).count(SMALL) == 1
    assert [box.mapTo(panel, QPoint(0, 0)) for box in panel.seating.boxes.values()] == places
    panel.seating.unfold.click()
    assert any("Fewer than 5 at Table 2" in text for text in visible_texts(panel)), "folded, it stands above"
