"""The sample: brought into the list, and thrown away with one press."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mastery_desktop.messages import _, ngettext

if TYPE_CHECKING:
    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.domain.records import SessionId
    from mastery_desktop.services.bin import Erased
    from mastery_desktop.ui.context import Context
    from mastery_desktop.ui.widgets.strip import Message


class Sampling(QObject):
    """Opens the sample and throws it away."""

    def __init__(self, context: Context, parent: QObject) -> None:
        """Work on the sessions of a program."""
        super().__init__(parent)
        self._context = context
        self._making: Message | None = None

    def open_sample(self) -> None:
        """Bring the sample into the list; it takes some seconds, and is said at once."""
        from mastery_desktop.services.sample import open_sample  # noqa: PLC0415 - when it is asked for

        if self._making is not None:
            return
        self._making = self._context.news.say(_("The sample is being made. This takes a few seconds."))
        call = partial(open_sample, self._context.services)
        self._context.operations.run(call, self._on_opened, self._on_failed, origin=self)

    def throw_away(self) -> None:
        """Remove the sample and all that followed from it."""
        from mastery_desktop.services.sample import throw_sample_away  # noqa: PLC0415 - as above

        sessions = self._context.services.sessions
        self._context.operations.run(partial(throw_sample_away, sessions), self._on_gone, origin=self)

    def _on_opened(self, _session: SessionId) -> None:
        """Say nothing more: what it is stands above the list."""
        making, self._making = self._making, None
        if self._context.news.message is making:
            self._context.news.dismiss()

    def _on_failed(self, error: MasteryError) -> None:
        self._making = None
        self._context.news.say_error(str(error))

    def _on_gone(self, erased: Erased) -> None:
        if not erased.left:
            self._context.news.say(_("The sample is gone, from the backups as well."))
            return
        left = len(erased.left)
        self._context.news.say_error(
            ngettext(
                "The sample is gone, but {n} backup could not be opened and may still hold it.",
                "The sample is gone, but {n} backups could not be opened and may still hold it.",
                left,
            ).format(n=left)
        )
