"""What Qt says by itself is in the language of the window: the menu over a field, and where files are chosen."""

import os
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileSystemModel,
    QLineEdit,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from mastery_desktop.domain.labels import moment_in_words
from mastery_desktop.ui.file_dialog import FileDialog, Wanted
from mastery_desktop.ui.qt_words import QtWords
from tests.helpers.languages import spoken


@pytest.fixture
def translated(qapp):
    words = QtWords()
    qapp.installTranslator(words)
    yield
    qapp.removeTranslator(words)


def words_of(field):
    return [action.text().partition("\t")[0].replace("&", "") for action in field.createStandardContextMenu().actions()]


def test_the_menu_over_a_field_is_in_the_language_in_use(qtbot, translated):
    for field in (QLineEdit(), QPlainTextEdit()):
        qtbot.addWidget(field)
        assert "Paste" in words_of(field)
        with spoken("es"):
            shown = words_of(field)
        assert "Pegar" in shown
        assert "Paste" not in shown
        assert "Ctrl+V" in field.createStandardContextMenu().actions()[5].text()


def test_files_are_chosen_in_the_language_in_use_with_the_day_and_time_as_elsewhere(qtbot, translated, tmp_path):
    moment = datetime(2026, 11, 22, 12, 5, tzinfo=UTC)
    (tmp_path / "plan.txt").write_text("x")
    os.utime(tmp_path / "plan.txt", (moment.timestamp(), moment.timestamp()))
    holder = QWidget()
    qtbot.addWidget(holder)
    with spoken("es"):
        dialog = FileDialog(holder, "Guardar", str(tmp_path), "Texto (*.txt)", Wanted.FILE)
        model, files = dialog.findChild(QFileSystemModel), dialog.findChild(QTreeView, "treeView")
        heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in (0, 3)]
        assert heads == ["Nombre", "Último cambio"]
        assert model.myComputer() == "Este equipo"
        option, index = QStyleOptionViewItem(), model.index(str(tmp_path / "plan.txt"), 3)
        files.itemDelegateForIndex(index).initStyleOption(option, index)
        assert option.text == moment_in_words(moment)
        assert "de noviembre de 2026" in option.text
