"""The displays: what each one shows, which one the wall goes to, and what to do where something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.parts import button, clear, column, frame, label
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.wall.projection import ProjectionState, explain
from mastery_desktop.ui.wall.survey import Seen, Use
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from mastery_desktop.ui.console.wall_control import WallControl


class DisplaysPanel(InlinePanel):
    """Lists the displays as they are at any time.

    Attributes:
        clicker_requested: learn what the clicker sends.
        languages_requested: choose what the wall speaks.
    """

    clicker_requested = Signal()
    languages_requested = Signal()
    may_lie_over_the_wall = True

    def __init__(self, wall: WallControl, host: QWidget, *, moves: bool) -> None:
        """Show the displays of a wall over a screen."""
        super().__init__(_("Displays"), host, width=440, moves=moves)
        self._wall = wall
        self._shown: tuple[Seen, ...] | None = None
        self.state = label("", "lead")
        self.awake = label("", "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        self.project = button("", wall.toggle)
        self.swap = button(_("Let window and wall change places"), wall.swap, key=keys.SWAP)
        clicker = button(_("Learn my clicker…"), self.clicker_requested.emit, "quiet")
        self.languages = button(_("Languages…"), self.languages_requested.emit, "quiet", key=keys.LANGUAGES)
        content = QWidget()
        lines = column(self.state, self.awake, self._list, self.swap, self.project, self.languages, clicker)
        lines.setContentsMargins(0, 0, Space.S, 0)
        for made in (self.swap, self.project, self.languages, clicker):
            lines.setAlignment(made, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch()
        content.setLayout(lines)
        self.add_scrolling(content)
        wall.changed.connect(self._refresh)
        wall.projection.displays_changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        wall = self._wall
        found = wall.projection.survey()
        copies = any(seen.use is Use.COPY or seen.screen.cloned for seen in found)
        state = ProjectionState.MIRRORED if copies else wall.projection.state
        self.state.setText(explain(state))
        self.awake.setText(wall.awake.state.sentence)
        self.awake.setVisible(bool(wall.awake.state.sentence))
        running = wall.projection.running
        self.project.set_label(_("Stop projecting") if running else _("Project"))
        self.swap.setEnabled(wall.projection.state is ProjectionState.PROJECTING)
        if found != self._shown:
            self._shown = found
            self._rebuild(found)

    def _rebuild(self, found: tuple[Seen, ...]) -> None:
        clear(self._list)
        for number, seen in enumerate(found):
            lines = column(PlainLabel(seen.title, "strong", wrap=True), label(seen.sentence), spacing=Space.XS)
            if seen.use is Use.FREE:
                choose = button(_("Show the wall here"), self._on_choose)
                choose.setAccessibleName(_("Show the wall on {name}").format(name=seen.title))
                choose.setProperty("place", number)
                lines.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
            self._list.addWidget(frame("tint" if seen.use is Use.WALL else "soft", lines))

    def _on_choose(self) -> None:
        place = self.sender().property("place")
        if self._shown is not None and isinstance(place, int):
            self._wall.choose(self._shown[place].screen.display)
            self._wall.project()
