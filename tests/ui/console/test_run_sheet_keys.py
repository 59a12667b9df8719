"""The lines of the run sheet by the arrow keys: they stay within the list."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mastery_desktop.ui.console.run_sheet import RunSheet, SheetRow
from mastery_desktop.ui.widgets.buttons import Button

K = Qt.Key


def test_arrows_home_and_end_stay_in_the_list(qtbot, desk):
    window, sheet, below = QWidget(), RunSheet(desk), Button("Form")
    column = QVBoxLayout(window)
    column.addWidget(sheet)
    column.addWidget(below)
    qtbot.addWidget(window)
    window.resize(400, 900)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    sheet.show_sheet(desk.workshop.steps[0], (), "")
    lines = sheet.findChildren(SheetRow)
    lines[0].setFocus()

    def after(*keys):
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key)
        return QApplication.focusWidget()

    assert after(K.Key_Up) is lines[0]
    assert after(K.Key_Down, K.Key_Down) is lines[2]
    assert after(K.Key_End) is lines[-1]
    assert after(K.Key_Down, K.Key_Down) is lines[-1]
    assert after(K.Key_Home) is lines[0]
    chosen = []
    sheet.step_chosen.connect(chosen.append)
    after(K.Key_Down, K.Key_Return)
    assert chosen == [desk.workshop.steps[1].id]
