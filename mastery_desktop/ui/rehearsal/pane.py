"""The pane beside the console of a rehearsal: the wall as the room sees it, the people, and the drills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from mastery_desktop.domain.labels import SPREADS
from mastery_desktop.domain.rehearsal import MOODS, PlayedRoom
from mastery_desktop.messages import _
from mastery_desktop.ui.console.parts import Choice, button, label
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.rehearsal.hands import Hand, Typist
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
        self.one = button("", self._on_one)
        self.all = button("", self._on_all)
        self.typist = Typist(self._hand, self)
        self.typist.stopped.connect(self._on_typed)
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
        column.addLayout(Tiles(self.one, self.all, fill=False))
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
        self.typist.stop()
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
        self.typist.stop()
        self._console = None
        self.picture.follow(None)

    def refresh(self) -> None:
        """Show what the room does now."""
        console = self._console
        doing = self.people.doing(console) if console is not None else Doing((_("The room waits for the laptop."),))
        if doing != self._doing:
            self._doing = doing
            self.said.setText("\n".join(doing.sentences))
        hand = doing.hand
        for made, words in ((self.one, hand.one if hand else ""), (self.all, hand.all if hand else "")):
            made.setVisible(bool(words))
            made.setEnabled(not self.typist.is_busy)
            if words:
                made.set_label(words)
        for each in (self.plug, self.mirror, self.cut):
            each.setEnabled(console is not None)

    def _on_mood(self, place: int) -> None:
        self.people.mood = MOODS[place]
        self.refresh()

    def _hand(self) -> Hand | None:
        return self.people.doing(self._console).hand if self._console is not None else None

    def _on_one(self) -> None:
        hand = self._hand()
        if hand is not None:
            hand.do()
            self._on_typed()

    def _on_all(self) -> None:
        self.typist.start()
        self.refresh()

    def _on_typed(self) -> None:
        self.refresh()
        if self._console is not None and self._console.panel is not None:
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
