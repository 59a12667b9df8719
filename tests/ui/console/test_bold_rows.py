"""A line that is bold while it is chosen has the room for it."""

from PySide6.QtGui import QFont, QFontMetrics

from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button


def test_a_line_is_wide_enough_for_its_bold_words(qtbot, theme):
    row = Button("2  Keeping the staff refrigerator …", kind="row")
    qtbot.addWidget(row)
    row.setCheckable(True)
    row.setChecked(True)
    row.show()
    bold = QFont(row.font())
    bold.setWeight(QFont.Weight.Bold)
    around = 2 * (Space.S + 1)
    assert row.sizeHint().width() >= QFontMetrics(bold).horizontalAdvance(row.text()) + around
