"""The menu over a field speaks the language of the window."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from mastery_desktop.ui.qt_words import QtWords
from tests.helpers.languages import spoken


def words_of(field):
    return [action.text().partition("\t")[0].replace("&", "") for action in field.createStandardContextMenu().actions()]


def test_the_menu_over_a_field_is_in_the_language_in_use(qtbot, qapp):
    words = QtWords()
    qapp.installTranslator(words)
    try:
        for field in (QLineEdit(), QPlainTextEdit()):
            qtbot.addWidget(field)
            assert "Paste" in words_of(field)
            with spoken("es"):
                shown = words_of(field)
            assert "Pegar" in shown
            assert "Paste" not in shown
            assert "Ctrl+V" in field.createStandardContextMenu().actions()[5].text()
    finally:
        qapp.removeTranslator(words)
