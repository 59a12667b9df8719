"""Help: the guide to the program beside what is shown, opened where it is about that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from mastery_desktop.messages import _
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.screens.pdf_button import PdfButton
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.article_view import ArticleView
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.panel import InlinePanel
from mastery_desktop.ui.widgets.reader import Reader

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.domain.reading import Target
    from mastery_desktop.services.program_guide import ProgramGuide
    from mastery_desktop.ui.context import Context

_WIDTH: Final = 560


class HelpPanel(InlinePanel):
    """The guide to the program.

    Attributes:
        keys_requested: show all keys.
    """

    keys_requested = Signal()

    def __init__(self, context: Context, host: QWidget, guide: ProgramGuide, target: Target) -> None:
        """Open the guide at a place."""
        super().__init__(_("Help"), host, width=_WIDTH, moves=not context.choices.reduce_motion)
        self.reader = Reader(guide, ArticleView(picture=guide.picture), _("Search the help"))
        self.reader.show_target(target, remember=False)
        self.column.addWidget(self.reader, 1)
        self.all_keys = Button(_("All keys"))
        self.all_keys.clicked.connect(self.keys_requested)
        words = _("The help could not be saved there. Nothing was changed; choose another folder.")
        draw = partial(context.services.printing.program_guide, lambda: guide)
        self.save = PdfButton(context, self, _("Help"), words, draw)
        self.column.addLayout(Tiles(self.all_keys, self.save, fill=False, spacing=Space.S))
