"""Looks at what is on a screen: its texts, what is cut off, what has no name."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from mastery_desktop.ui.console.status_note import StatusNote
from mastery_desktop.ui.widgets.labels import ElidedLabel

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QAbstractItemView)
INSIDE = ("qt_spinbox_lineedit",)


def shown(root, kinds):
    """The visible widgets of some kinds below a widget, those that belong to Qt's own left out."""
    return [
        widget
        for widget in (root, *root.findChildren(QWidget))
        if isinstance(widget, kinds) and widget.isVisible() and not _is_part_of_another(widget)
    ]


def _is_part_of_another(widget):
    parent = widget.parentWidget()
    inside = (QComboBox, QDateEdit, QLineEdit, QAbstractItemView)
    return (
        widget.objectName() in INSIDE
        or isinstance(parent, inside)
        or (parent is not None and isinstance(parent.parentWidget(), QComboBox))
    )


def texts(root):
    """Every text that can be read, with the widget it stands on."""
    found = [(label, label.text()) for label in shown(root, QLabel)]
    found += [(button, button.text().replace("&&", "&")) for button in shown(root, (QPushButton, QCheckBox))]
    for field in shown(root, (QLineEdit, QPlainTextEdit)):
        found.append((field, field.placeholderText()))
    for box in shown(root, QComboBox):
        found += [(box, box.itemText(row)) for row in range(box.count())]
    for view in shown(root, QAbstractItemView):
        model = view.model()
        for row in range(min(model.rowCount(), 8)):
            for column in range(_columns(model)):
                found.append((view, str(model.index(row, column).data() or "")))
        if isinstance(view, QTableView):
            head = range(_columns(model))
            found += [(view, model.headerData(at, Qt.Orientation.Horizontal)) for at in head]
    return [(widget, text) for widget, text in found if text]


def _columns(model):
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())


def untranslated(root, own=()):
    """Texts that did not come from the catalogue or the content; `own` are what people typed."""
    return [
        text
        for _widget, text in texts(root)
        if any(letter.isalpha() for letter in text)
        and not ("[" in text and "]" in text)
        and not any(text == each for each in own)
    ]


def is_elided(label):
    """Whether a label ends in an ellipsis where it has no room, and says the whole elsewhere."""
    return isinstance(label, ElidedLabel) or (isinstance(label, StatusNote) and label.is_short)


def clipped(root):
    """What is cut off: a label or button with less room than its text needs."""
    found = []
    for label in shown(root, QLabel):
        if is_elided(label) or not label.text():
            continue
        need = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
        too_narrow = not label.wordWrap() and label.width() < label.sizeHint().width()
        if label.height() < need or too_narrow or _longest_word(label) > label.contentsRect().width() + 1:
            found.append((label.text(), label.size().toTuple(), need))
    for button in shown(root, QPushButton):
        need = button.sizeHint()
        if button.layout():
            continue  # a card: its labels were looked at above
        if button.width() < need.width() or button.height() < need.height():
            found.append((button.text(), button.size().toTuple(), need.toTuple()))
    return found


def _longest_word(label):
    if not label.wordWrap():
        return 0
    words = label.text().replace("\u200b", " ").split()
    return max(label.fontMetrics().horizontalAdvance(word) for word in words)


def nameless(root):
    """Controls that a screen reader would have no name for."""
    return [
        repr(widget)
        for widget in shown(root, CONTROLS)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]


def outside(root, window):
    """Buttons that lie outside the window and in no area that scrolls."""
    found = []
    for button in shown(root, QPushButton):
        area = button.visibleRegion().boundingRect()
        scrolls = any(parent.metaObject().className() == "QScrollArea" for parent in _parents(button))
        if not scrolls and area.size() != button.size():
            found.append((button.text(), area.size().toTuple(), button.size().toTuple()))
    return found


def _parents(widget):
    while (widget := widget.parentWidget()) is not None:
        yield widget
