"""The guide: contents, search and pages; as a screen of its own, and as a panel beside a workshop."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.content import ResourceId
from mastery_desktop.domain.reading import ArticleId, Target
from mastery_desktop.domain.records import Attachment
from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.opening import open_document
from mastery_desktop.ui.widgets.article_view import ArticleView
from mastery_desktop.ui.widgets.head import ScreenHead
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.panel import InlinePanel
from mastery_desktop.ui.widgets.reader import Reader
from mastery_desktop.ui.widgets.screen import BeginningScreen

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent

    from mastery_desktop.services.content import AttachedFile
    from mastery_desktop.ui.context import Context


class Guide(Reader):
    """The guide of the framework, with the files that stand for its resources."""

    def __init__(self, context: Context) -> None:
        """Read the pack."""
        super().__init__(context.services.content, ArticleView(), _("Search the guide"))
        self._context, self._content = context, context.services.content
        self.view.attach_requested.connect(self._on_attach_requested)
        self.view.detach_requested.connect(self._on_detach_requested)
        self.view.file_requested.connect(self._on_file_requested)
        context.operations.changed.connect(self._on_changed)
        self._read_files()

    def _on_attach_requested(self, resource: str) -> None:
        then = partial(self._on_file_chosen, ResourceId(resource))
        self._context.prompts.open_file(_("Attach a file"), pattern_of(_("All files")), then, asker=self)

    def _on_file_chosen(self, resource: ResourceId, file: Path) -> None:
        self._context.operations.run(partial(self._content.attach, resource, file), origin=self)

    def _on_detach_requested(self, resource: str) -> None:
        self._context.operations.run(partial(self._content.detach, ResourceId(resource)), origin=self)

    def _on_file_requested(self, file: Path) -> None:
        if not open_document(file):
            self._context.news.say_error(
                _("The file {file} could not be opened.").format(file=file.name),
                then=_("See whether it is still there, and which program opens such files."),
            )
            self._read_files()

    def _on_changed(self, topics: frozenset[type], _origin: object) -> None:
        if Attachment in topics:
            self._read_files()

    def _read_files(self) -> None:
        self._context.operations.read(self._content.attachments, self._on_files)

    def _on_files(self, files: dict[ResourceId, AttachedFile]) -> None:
        self.view.set_files(files)


class ReferenceScreen(BeginningScreen):
    """The guide on a screen of its own.

    Attributes:
        leave_requested: the user has read enough.
    """

    leave_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = ScreenHead(_("The guide"), context.services.pack.title)
        head.back_requested.connect(self.leave_requested)
        self.guide = Guide(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.guide, 1)
        keys.bind(keys.LEAVE, self, head.back.click)
        self.begin_at(self.guide)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)


class GuidePanel(InlinePanel):
    """The guide beside a workshop that goes on."""

    def __init__(self, context: Context, host: QWidget, article: ArticleId | None = None) -> None:
        """Open the guide, on a page of it where one is named."""
        super().__init__(_("The guide"), host, width=560, moves=not context.choices.reduce_motion)
        self.guide = Guide(context)
        self.column.addWidget(PlainLabel(_("{key} lists all keys.").format(key=keys.KEYS.hint), "muted"))
        self.column.addWidget(self.guide, 1)
        if article:
            self.guide.show_target(Target(article))

    @override
    def open_panel(self, focus: QWidget | None = None, *, back_to: QWidget | None = None) -> None:
        super().open_panel(focus or self.guide.search, back_to=back_to)
