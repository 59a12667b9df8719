"""Opens a file of this computer with the program that the system has for it."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from mastery_desktop.domain.attached import is_document


def open_document(file: Path) -> bool:
    """Open a document and tell whether that went well; a file that is gone, or may be a program, is left alone."""
    return is_document(file) and file.is_file() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
