"""Slides as the wall would show them, one after the other, with what is worth knowing of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mastery_desktop.messages import _
from mastery_desktop.ui import keys
from mastery_desktop.ui.console.tiles import Tiles
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.wall.canvas import canvas_for
from mastery_desktop.ui.wall.layout import Layouts
from mastery_desktop.ui.wall.outlook import outlook
from mastery_desktop.ui.wall.palette import LIGHT
from mastery_desktop.ui.wall.view import WallView
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mastery_desktop.services.packs.wording import Shown

PICTURE: Final = QSize(1920, 1080)
"""The picture of a usual projector, which slides are laid out for."""

_LEAST: Final = 170


class WallPreview(QWidget):
    """Shows the slides on which a text stands; what does not fit on one of them is said at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layouts = Layouts()
        self._shown: Sequence[Shown] = ()
        self._place = self._checked = 0
        self._warnings: dict[int, str] = {}
        self._next_check = QTimer(self, singleShot=True, interval=0)
        self._next_check.timeout.connect(self._check_one)
        self.view = WallView(self._layouts)
        self.view.set_picture(PICTURE)
        self.view.setMinimumHeight(_LEAST)
        frame = QFrame()
        frame.setProperty("kind", "soft")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.view)
        self._frame = frame
        self.caption = PlainLabel("", "label", wrap=True)
        self.before = Button(_("Slide before"), kind="quiet", key=keys.PAGE_BACK)
        self.after = Button(_("Next slide"), kind="quiet", key=keys.PAGE_NEXT)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.warning = PlainLabel("", "bad", wrap=True)
        self.warning.hide()
        self._row = row = QHBoxLayout()
        row.addWidget(self.caption, 1)
        row.addLayout(Tiles(self.before, self.after, fill=False, spacing=Space.XS), 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addWidget(self.warning)
        column.addWidget(frame, 1)
        self.show_slides(())

    def show_slides(self, shown: Sequence[Shown]) -> None:
        """Show these slides; the one that was shown stays in sight where it is among them."""
        self._shown, self._checked, self._warnings = shown, 0, {}
        self._place = min(self._place, max(0, len(shown) - 1))
        self._show()
        if shown:
            self._next_check.start()

    def begin_again(self) -> None:
        """Begin with the first of the next slides."""
        self._place = 0

    def _on_before(self) -> None:
        self._turn(-1)

    def _on_after(self) -> None:
        self._turn(1)

    def _turn(self, by: int) -> None:
        """Go a page on or back, and from the last page of a slide to the next one."""
        if self.view.turn(by):
            self._describe()
            return
        self._place = (self._place + by) % len(self._shown)
        self._show(page=-1 if by < 0 else 0)

    def _show(self, page: int = 0) -> None:
        is_there = bool(self._shown)
        self.view.set_slide(self._shown[self._place].now if is_there else None, page)
        self._frame.setVisible(is_there)
        self._describe()

    def _describe(self) -> None:
        count = len(self._shown)
        several = count > 1 or self.view.pages > 1
        self.before.setVisible(several)
        self.after.setVisible(several)
        self._row.setStretch(1, 2 if several else 0)
        if not count:
            self.caption.setText(_("This text does not stand on the wall. It is read out, printed or in the guide."))
        else:
            words = _("On the wall: slide {n} of {count}").format(n=self._place + 1, count=count)
            page = _("page {n} of {count}").format(n=self.view.page + 1, count=self.view.pages)
            self.caption.setText(f"{words}, {page}" if self.view.pages > 1 else words)
        here = self._warnings.get(self._place, "")
        others = next((place for place, words in self._warnings.items() if words and place != self._place), None)
        if not here and others is not None:
            here = _("Slide {n}: {warning}").format(n=others + 1, warning=self._warnings[others])
        self.warning.setText(here)
        self.warning.setVisible(bool(here))

    def _check_one(self) -> None:
        """Look at one slide more; each takes some milliseconds, and nobody waits for all of them."""
        if self._checked < len(self._shown):
            shown, canvas = self._shown[self._checked], canvas_for(PICTURE.width(), PICTURE.height())
            now, before = (self._layouts.pages(slide, canvas, 1.0, LIGHT) for slide in (shown.now, shown.before))
            self._warnings[self._checked] = outlook(now, before, canvas)
            self._checked += 1
            self._describe()
            self._next_check.start()
