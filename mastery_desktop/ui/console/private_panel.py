"""A panel into which marks are typed that the room must not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from mastery_desktop.ui.console.cover import Cover
from mastery_desktop.ui.console.panel import StepPanel

if TYPE_CHECKING:
    from mastery_desktop.ui.console.desk import Desk


class PrivatePanel(StepPanel):
    """Knows whether what is typed is to be hidden now; a kind of panel says in `_on_seen` what follows."""

    def __init__(self, desk: Desk) -> None:
        """Hide nothing yet."""
        super().__init__(desk)
        self._blind = False
        self.cover = Cover(self)
        self.cover.changed.connect(self._on_seen)

    @override
    def set_blind(self, blind: bool) -> None:
        self._blind = blind
        self._on_seen()

    @override
    def set_covered(self, covered: bool) -> None:
        self.cover.set_needed(covered)

    @property
    def _hides(self) -> bool:
        """Whether what is typed must not be seen now."""
        return self.cover.hides(blind=self._blind)

    def _on_seen(self) -> None:
        """Hide or show what is typed."""
        if self._step is not None:
            self.refresh()
