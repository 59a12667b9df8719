"""A slide of one's own: a picture, or a page of a PDF, that the facilitator chooses."""

from functools import partial

from PySide6.QtCore import Signal
from typing_extensions import override

from mastery_desktop.domain.own_slide import ShownSlide
from mastery_desktop.messages import _
from mastery_desktop.ui.console.desk import Desk
from mastery_desktop.ui.console.notes import NoteLine
from mastery_desktop.ui.console.numbers import NumberField
from mastery_desktop.ui.console.panel import StepPanel
from mastery_desktop.ui.console.parts import button, label, titled
from mastery_desktop.ui.console.tiles import Tiles

MOST_PAGES = 999


class OwnPanel(StepPanel):
    """What the slide shows, and which file it comes from.

    Attributes:
        file_wanted: ask for a file (this panel, the page of a PDF from 1).
    """

    file_wanted = Signal(object, int)

    def __init__(self, desk: Desk) -> None:
        """Choose for the session on the desk."""
        super().__init__(desk)
        self.name = NoteLine(_("What the slide shows, for the record"), 200)
        self.name.editingFinished.connect(self._on_named)
        self.page = NumberField(_("Page of a PDF"), most=MOST_PAGES)
        self.page.changed.connect(self.page.show_number)
        self.choose = button(_("Choose a picture or a PDF…"), self._on_choose)
        self.body.addLayout(titled(_("Title on the wall"), self.name))
        self.body.addLayout(Tiles(self.choose, self.page, fill=False))
        self.body.addWidget(
            label(_("It is drawn in the size of a wall and kept with the session; the file itself is not."), "muted")
        )

    @override
    def enter(self) -> None:
        self.page.show_number(1)

    @override
    def refresh(self) -> None:
        shown = self._shown
        self.heading.setText(_("A slide of your own"))
        self.hint.setText(
            _("The room sees it now. What stands on it may become public.")
            if shown
            else _("Choose what the room should see. Check that it names no student.")
        )
        if not self.name.hasFocus():
            self.name.setText(shown.name if shown else "")
        self.name.setEnabled(shown is not None)

    def take(self, name: str, picture: bytes) -> None:
        """Show a picture that was made out of the chosen file."""
        shown = self._shown
        words = shown.name if shown and shown.name else name
        sessions = self.desk.actions.sessions
        self.desk.do(partial(sessions.set_own_slide, self.desk.session_id, self.step.id, words, picture))

    @property
    def _shown(self) -> ShownSlide | None:
        return next((slide for slide in self.workshop.own_slides if slide.step == self.step.id), None)

    def _on_choose(self) -> None:
        self.file_wanted.emit(self, self.page.number)

    def _on_named(self) -> None:
        shown = self._shown if self._step else None
        if shown is not None and self.name.text() != shown.name:
            sessions = self.desk.actions.sessions
            self.desk.do(partial(sessions.name_own_slide, self.desk.session_id, self.step.id, self.name.text()))
