"""The build of Qt for Python that is pinned: some count references to None wrongly, and abort after a while."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


def test_a_hundred_thousand_void_calls_leave_none_alone(qapp):
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    before = sys.getrefcount(None)
    for number in range(100_000):
        label.setText(str(number))
    assert label.text() == "99999"
    assert abs(sys.getrefcount(None) - before) < 1000
