"""One line of the stage checklist: an activity or a resource, and how the team sorts it."""

from pathlib import Path  # noqa: TC003 - of an attribute
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from mastery_desktop.domain.checklist import SORTINGS
from mastery_desktop.domain.choices import Sorting
from mastery_desktop.messages import _
from mastery_desktop.services.content import AttachedFile
from mastery_desktop.ui.console.parts import Choice, button, column, label
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.theme.tokens import Space

_ORDER: Final = tuple(SORTINGS)
_TAKE_BACK: Final = (Qt.Key.Key_0, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FileLinks(QWidget):
    """The file of this computer that stands for a resource: open it, attach one, take it off.

    Attributes:
        opened: the file is wanted (a `Path`).
        attaching: another file is wanted.
        detaching: no file is wanted any more.
    """

    opened = Signal(object)
    attaching = Signal()
    detaching = Signal()

    def __init__(self, name: str) -> None:
        """Begin without a file; `name` is that of the resource."""
        super().__init__()
        self._name = name
        self.file: Path | None = None
        self.open = button("", self._on_open, "link")
        self.attach = button("", self.attaching.emit, "link")
        self.detach = button(_("Take it off"), self.detaching.emit, "link")
        self._gone = label("", "bad")
        self.setLayout(column(self._gone, Tiles(self.open, self.attach, self.detach, fill=False), spacing=0))
        self.show_file(None)

    def show_file(self, attached: AttachedFile | None) -> None:
        """Show the file, or that it is gone."""
        self.file = attached.path if attached and attached.is_there else None
        name = attached.path.name if attached else ""
        self.open.setVisible(self.file is not None)
        self.open.set_label(_("Open {file}").format(file=name))
        self._gone.setVisible(attached is not None and self.file is None)
        self._gone.setText(_("Its file {file} is no longer where it was.").format(file=name))
        self.attach.set_label(_("Attach another…") if attached else _("Attach a file…"))
        self.detach.setVisible(attached is not None)
        for made in (self.open, self.attach, self.detach):
            made.setAccessibleName(f"{made.label}: {self._name}")

    def _on_open(self) -> None:
        self.opened.emit(self.file)


class SortRow(QFrame):
    """A name, perhaps some words about it, and three answers; the row takes the keys, so that Tab goes row by row.

    Attributes:
        sorted: the team sorts it (the item's id, a `Sorting` or None).
        moved: go to the row before (-1) or after (1) this one.
        files: the file of a resource; None for an activity.
    """

    sorted = Signal(str, object)
    moved = Signal(int)

    def __init__(self, item: str, name: str, words: str = "", *, takes_file: bool = False) -> None:
        """Show an activity, or a resource that can have a file."""
        super().__init__()
        self.item, self._name = item, name
        self.setProperty("kind", "sort")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.choice = Choice([_(text) for text in SORTINGS.values()], kind="tab", optional=True)
        self.choice.chosen.connect(self._on_chosen)
        for made, text in zip(self.choice.buttons, SORTINGS.values(), strict=True):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the row has the keys: three stops for each were too many
            made.setAccessibleName(f"{name}: {_(text)}")
        self.files = FileLinks(name) if takes_file else None
        left = QWidget()
        about = [label(words, "small")] if words else []
        left.setLayout(column(label(name), *about, *([self.files] if self.files else []), spacing=0))
        inner = Tiles(left, self.choice, least=26, shares=(5, 4))
        inner.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        self.setLayout(inner)
        self.setAccessibleDescription(_("Keys 1 to 3 sort it, 0 takes that back."))
        self.show_sorting(None)

    def show_sorting(self, sorting: Sorting | None) -> None:
        """Show how it is sorted."""
        self.choice.show_place(_ORDER.index(sorting) if sorting else -1)
        state = _(SORTINGS[sorting]) if sorting else _("not sorted")
        self.setAccessibleName(f"{self._name}: {state}")

    def _on_chosen(self, place: int) -> None:
        self.sorted.emit(self.item, _ORDER[place] if place >= 0 else None)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_mine(event):
            event.accept()  # before a key of the whole window takes it
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not _is_mine(event):
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in _ENTER:
            if self.files and self.files.file:
                self.files.open.click()
        else:
            self.sorted.emit(self.item, None if key in _TAKE_BACK else _ORDER[key - Qt.Key.Key_1])


def _is_mine(event: QKeyEvent) -> bool:
    key = event.key()
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    arrows = key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
    return arrows or key in _TAKE_BACK or key in _ENTER or Qt.Key.Key_1 <= key <= Qt.Key.Key_3
