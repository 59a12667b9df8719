"""Tool tips: whatever was written is shown as it was written."""

import pytest
from PySide6.QtGui import Qt, QTextDocumentFragment

from mastery_desktop.ui.tips import plain_tip


@pytest.mark.parametrize(
    "text", ["Learners own it", "3 < 4 & 5 > 2", "<b>bold</b> & more", "a <img src='x'> here", "&lt;"]
)
def test_a_tip_shows_what_was_written(text):
    tip = plain_tip(text)
    shown = QTextDocumentFragment.fromHtml(tip).toPlainText() if Qt.mightBeRichText(tip) else tip
    assert shown == text
