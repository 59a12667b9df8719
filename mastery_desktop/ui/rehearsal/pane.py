"""The pane beside the console of a rehearsal: the wall as the room sees it, the people, and the drills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mastery_desktop.domain.labels import SPREADS
from mastery_desktop.domain.rehearsal import MOODS, PEOPLE, PlayedRoom
from mastery_desktop.messages import _
from mastery_desktop.ui.console.parts import Choice, button, label
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.rehearsal.people import Doing, People
from mastery_desktop.ui.rehearsal.picture import WallPicture
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.areas import scrolling

if TYPE_CHECKING:
    from mastery_desktop.ui.rehearsal.displays import PlayedDisplays
    from mastery_desktop.ui.screens.console import Console

_LOOK_MS: Final = 500


class RoomPane(QFrame):
    """Shows the room and lets things go wrong.

    Attributes:
        power_cut: the laptop loses its power now.
    """

    power_cut = Signal()

    def __init__(self, displays: PlayedDisplays) -> None:
        """Play with these displays."""
        super().__init__()
        self.setProperty("kind", "side")
        self.setProperty("edge", "left")
        self._displays = displays
        self._console: Console | None = None
        self._doing = Doing(())
        self.people = People(PlayedRoom())
        self.picture = WallPicture()
        self.moods = Choice([_(SPREADS[mood]) for mood in MOODS], kind="tab")
        self.moods.show_place(MOODS.index(self.people.mood))
        self.moods.chosen.connect(self._on_mood)
        self.said = label()
        self.told = label("", "strong")
        self.told.hide()
        self.type_one = button(_("Type this slip"), self._on_type_one)
        self.type_all = button(_("Type all slips"), self._on_type_all)
        self.copy_one = button(_("Copy one dot"), self._on_copy_one)
        self.copy_all = button(_("Copy all dots"), self._on_copy_all)
        self.plug = button("", self._on_plug)
        self.mirror = button("", self._on_mirror)
        self.cut = button(_("Power cut"), self.power_cut.emit)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.setSpacing(Space.S)
        column.addWidget(label(_("The wall, as the room sees it"), "label"))
        column.addWidget(self.picture)
        column.addWidget(self.told)
        column.addWidget(label(_("Twenty people (played)"), "heading"))
        column.addWidget(self.moods)
        column.addWidget(self.said)
        column.addLayout(Tiles(self.type_one, self.type_all, self.copy_one, self.copy_all, fill=False))
        column.addWidget(label(_("What can go wrong"), "heading"))
        column.addLayout(Tiles(self.plug, self.mirror, self.cut, fill=False))
        column.addStretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(Space.M, Space.M, Space.XS, Space.M)
        around.addWidget(scrolling(content))
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.refresh)
        self._show_drills()

    def follow(self, console: Console | None) -> None:
        """Be the room of a console; of none while the laptop is off."""
        self._console = console
        self.picture.follow(console)
        if console is not None:
            console.presenter.step_entered.connect(self.refresh)
        self._look.start()
        self.refresh()

    def tell(self, sentence: str) -> None:
        """Say what came of a drill; an empty sentence takes it away."""
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def stop(self) -> None:
        """The rehearsal is over."""
        self._look.stop()
        self._console = None
        self.picture.follow(None)

    def refresh(self) -> None:
        """Show what the room does now."""
        console = self._console
        doing = self.people.doing(console) if console is not None else Doing((_("The room waits for the laptop."),))
        if doing != self._doing:
            self._doing = doing
            self.said.setText("\n".join(doing.sentences))
        for each in (self.type_one, self.type_all):
            each.setVisible(doing.slip is not None)
        self.copy_one.setVisible(doing.shift is not None and bool(doing.shift.dots))
        self.copy_all.setVisible(doing.shift is not None)
        for each in (self.plug, self.mirror, self.cut):
            each.setEnabled(console is not None)

    def _on_mood(self, place: int) -> None:
        self.people.mood = MOODS[place]
        self.refresh()

    def _on_type_one(self) -> None:
        self._type(1)

    def _on_type_all(self) -> None:
        self._type(PEOPLE)

    def _type(self, most: int) -> None:
        if self._console is not None:
            self.people.type_slips(self._console, most)
            self.refresh()
            if self._console.panel is not None:
                self._console.panel.rest()

    def _on_copy_one(self) -> None:
        self._copy(1)

    def _on_copy_all(self) -> None:
        self._copy(PEOPLE)

    def _copy(self, most: int) -> None:
        if self._console is not None:
            self.people.copy_dots(self._console, most)
            self.refresh()
            if self._console.panel is not None:
                self._console.panel.rest()

    def _on_plug(self) -> None:
        self._displays.plugged = not self._displays.plugged
        self._displays.mirrored = False
        self._changed()
        if self._console is not None and not self._displays.plugged:
            self._console.wall.projection.apply()  # a real one is missed at once, too

    def _on_mirror(self) -> None:
        self._displays.mirrored = not self._displays.mirrored
        self._displays.plugged = True
        self._changed()

    def _changed(self) -> None:
        self._show_drills()
        self.tell("")
        if self._console is not None:
            self._console.wall.projection.look()

    def _show_drills(self) -> None:
        plugged, mirrored = self._displays.plugged, self._displays.mirrored
        self.plug.set_label(_("Unplug the projector") if plugged else _("Plug it in again"))
        self.mirror.set_label(_("Extend again") if mirrored else _("Mirror the displays"))
        self.picture.show_words("" if plugged else _("No signal"))
