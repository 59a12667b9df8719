"""What the team says about its one-page summary: that it is released, what it asks of the board; and its web page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.leaving_names import before_it_leaves
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import _
from mastery_desktop.services.printing import SUMMARY
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.saving import save
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.fields import FieldRow
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QHideEvent

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.domain.records import Session, SessionId
    from mastery_desktop.domain.workshop import Workshop
    from mastery_desktop.services.base import Done
    from mastery_desktop.ui.context import Context, ServiceSet

_PAUSE_MS: Final = 500
_LINES: Final = 3


class ReleaseBox(QFrame):
    """A check and a field; what is changed is kept at once.

    Attributes:
        changed: the session is another now (the `Workshop`).
    """

    changed = Signal(object)

    def __init__(
        self, context: Context, session: Session, spoken: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        """Show a session's summary as it stands; `spoken` gives the language that sheets are printed in."""
        super().__init__(parent)
        self._context, self._session, self._spoken = context, session, spoken
        self.setProperty("kind", "paper")
        self.released = QCheckBox(_("The team releases this page"))
        self.released.setChecked(session.released)
        self.released.clicked.connect(self._on_released)
        self.ask = QPlainTextEdit(session.board_ask)
        self.ask.setTabChangesFocus(True)
        self.ask.setFixedHeight(_LINES * self.ask.fontMetrics().lineSpacing() + Space.L)
        self.ask.textChanged.connect(self._on_typed)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(PlainLabel(_("One-page summary"), "label", wrap=True))
        column.addWidget(self.released)
        hint = _("Until then every copy says that it is a draft.")
        column.addWidget(PlainLabel(hint, "small", wrap=True))
        self.names = PlainLabel("", "strong", wrap=True)
        self.names.hide()
        column.addWidget(self.names)
        column.addWidget(FieldRow(_("What we ask of the board"), self.ask))
        self.web_page = Button(_("Save as a web page"))
        self.web_page.clicked.connect(self._on_web_page)
        column.addWidget(self.web_page, 0, Qt.AlignmentFlag.AlignLeft)
        self._look_for_names()

    def keep(self) -> None:
        """Keep what was typed, if it is not kept yet."""
        self._pause.stop()
        text = self.ask.toPlainText()
        if text.strip() != self._session.board_ask.strip():
            revise = self._context.services.sessions.revise
            self._run(partial(revise, self._session.id, {"board_ask": text}))

    def save_page(self, file: Path) -> None:
        """Write the summary as a page for a browser."""
        self.keep()
        call = partial(_save_page, self._context.services, self._session.id, self._spoken(), file)
        self._context.operations.read(call, self._on_saved, self._on_failed)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.keep()  # the screen is left
        super().hideEvent(event)

    def _on_typed(self) -> None:
        if not self._pause.isActive():  # kept within the time, however long the typing goes on
            self._pause.start()

    def _on_released(self, released: bool) -> None:  # noqa: FBT001 - the signal's argument
        self.keep()
        self._run(partial(self._context.services.sessions.release, self._session.id, released=released))

    def _on_web_page(self) -> None:
        name = safe_file_name(self._session.team, ".html")
        pattern = pattern_of(_("Web page"), "html")
        self._context.prompts.save_file(_("Save a web page"), pattern, name, self.save_page, asker=self)

    def _on_saved(self, file: Path) -> None:
        self._context.news.say(self.with_names(_("Saved as {file}.").format(file=file)))

    def with_names(self, words: str) -> str:
        """A sentence about a page that leaves, with a warning behind it where names may be on the page."""
        return " ".join(filter(None, (words, self.names.text())))

    def _look_for_names(self) -> None:
        look = partial(self._context.services.sharing.names_leaving, self._session.id, ShareLevel.PUBLIC)
        self._context.operations.read(look, self._on_names, self._on_failed)

    def _on_names(self, names: tuple[str, ...]) -> None:
        self.names.setText(before_it_leaves(names))
        self.names.setVisible(bool(names))

    def _run(self, action: Callable[[], Done[None]]) -> None:
        self._context.operations.run(action, self._on_done, self._on_failed, origin=self)

    def _on_done(self, _value: None) -> None:
        load = partial(self._context.services.sessions.load, self._session.id)
        self._context.operations.read(load, self._on_loaded, self._on_failed)

    def _on_loaded(self, workshop: Workshop) -> None:
        self._session = workshop.session
        self.released.setChecked(self._session.released)
        self._look_for_names()
        self.changed.emit(workshop)

    def _on_failed(self, error: MasteryError) -> None:
        self._context.news.say_error(str(error))
        self.released.setChecked(self._session.released)


def _save_page(services: ServiceSet, session: SessionId, language: str, file: Path) -> Path:
    words = _("The page could not be saved there. Nothing was changed; choose another folder.")
    page = services.printing.web_page([SUMMARY], services.sessions.load(session), language)
    return save(file, page, words)
