"""Tool tips show text and never interpret it, though Qt takes for markup what looks like it."""

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """What to give Qt as a tool tip, so that it shows a text as it was written."""
    return Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal) if Qt.mightBeRichText(text) else text
