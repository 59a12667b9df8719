"""What must hold at every moment of a workshop, and what the database may hold afterwards."""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from typing_extensions import override

from mastery_desktop.app.demo.camera import Camera
from mastery_desktop.app.demo.hands import StuckError
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.wall import Grid, Levels
from mastery_desktop.domain.wall_overview import Overview
from mastery_desktop.domain.workshop import REVEALED
from mastery_desktop.ui.screens.console import Console
from mastery_desktop.ui.wall.view import WallView
from tools.scripted.listening import texts_now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mastery_desktop.domain.wall import Slide

_PASSES: Final = 4
_PER_LEVEL: Final = re.compile(r"[:,] *\d+ *$")


class WatchingCamera(Camera):
    """Checks every moment that a picture would be taken of, and takes it where there is a folder for pictures."""

    def __init__(self, folder: Path | None, main: QWidget) -> None:
        """Look at a program; without a folder no pictures are kept."""
        super().__init__(folder or Path(), main)
        self._keeps = folder is not None
        self._window = main
        self.looked = 0
        self.heard: set[str] = set()

    @override
    def take(self, name: str, caption: str) -> None:
        """Check, and keep a picture.

        Raises:
            StuckError: something that must hold does not.
        """
        self.looked += 1
        for _pass in range(_PASSES):
            QCoreApplication.processEvents()  # labels that wrap ask for another pass
        self.heard |= texts_now()
        if self._keeps:
            super().take(name, caption)
        for wrong in (*self._focus(), *self._leaks(), *self._cut()):
            raise StuckError(f"at “{name}”: {wrong}")

    def _focus(self) -> Iterator[str]:
        focus = QApplication.focusWidget()
        if focus is None:
            yield "nothing has the focus"
        elif not focus.isVisible() or not focus.isEnabled():
            yield f"{type(focus).__name__} has the focus and cannot be used"

    def _cut(self) -> Iterator[str]:
        """What sticks out at the side of an area that scrolls up and down alone."""
        for area in self._window.findChildren(QScrollArea):
            if not area.isVisible() or (inside := area.widget()) is None:
                continue
            if inside.width() > area.viewport().width():
                yield f"{type(inside).__name__} is {inside.width()} wide, and has {area.viewport().width()}"

    def _leaks(self) -> Iterator[str]:
        """Marks on any picture of the wall of a practice that was not revealed."""
        console = next((c for c in self._window.findChildren(Console) if c.isVisible()), None)
        if console is None or not console.desk.is_open:
            return
        workshop, pack = console.desk.workshop, console.desk.pack
        hidden = {e.name for e in pack.elements.values() if workshop.rating(e.id).state not in REVEALED}
        levels = {name for level in pack.levels for name in (level.short, level.label)}
        views = [view for window in QApplication.topLevelWidgets() for view in window.findChildren(WallView)]
        for slide in {id(view.slide): view.slide for view in views if view.slide is not None}.values():
            element = pack.elements.get(_element_of(slide))  # type: ignore[call-overload]
            if element is not None and element.name in hidden and _marks(slide):
                yield f"the wall shows marks of {element.name} before their reveal"
            rows = [row for block in slide.blocks if isinstance(block, Grid) for row in block.rows]
            yield from (
                f"the wall shows marks of {row.name} before their reveal"
                for row in rows
                if row.name in hidden and (any(row.counts) or row.chosen)
            )
            lines = [row for b in slide.blocks if isinstance(b, Overview) for part in b.parts for row in part.rows]
            yield from (
                f"the wall shows a level of {row.name} before the reveal"
                for row in lines
                if row.name in hidden and row.chosen
            )
            if element is not None and element.name in hidden:
                yield from (
                    f"the wall says “{line}” before the reveal"
                    for line in slide.reading()
                    if any(line.startswith(name) for name in levels) and _PER_LEVEL.search(line)
                )


def _element_of(slide: Slide) -> str:
    return slide.anchor.split("/", maxsplit=1)[0]


def _marks(slide: Slide) -> bool:
    return any(isinstance(block, Levels) and (block.rounds or block.chosen) for block in slide.blocks)


def check_few(database: Path, people: int) -> None:
    """See to it that no marks of fewer than five people lie on the disk, also none that can be undone.

    Raises:
        StuckError: some do.
    """
    if people >= ANONYMOUS_FROM:
        return
    with copy_of(database) as copy:
        counts = copy.execute("SELECT count(*) FROM counts").fetchone()[0]
        marks = [row for (row,) in copy.execute("SELECT marks FROM shift_marks") if row != "[]"]
        dots = [number for (number,) in copy.execute("SELECT dots FROM candidate WHERE dots > 0")]
        changes = [row for (row,) in copy.execute("SELECT changes FROM undo") if '"counts"' in row]
    found = {
        "counts": counts,
        "marks on a shift": len(marks),
        "private dots": len(dots),
        "counts in the history": len(changes),
    }
    kept = [what for what, number in found.items() if number]
    if kept:
        raise StuckError(f"the database keeps {' and '.join(kept)} of fewer than five people")


@contextmanager
def copy_of(database: Path) -> Iterator[sqlite3.Connection]:
    """The database as it lies on the disk now: the program keeps the file itself for itself."""
    with tempfile.TemporaryDirectory() as folder:
        for file in database.parent.glob(f"{database.name}*"):
            shutil.copy(file, folder)
        connection = sqlite3.connect(Path(folder) / database.name)
        try:
            yield connection
        finally:
            connection.close()
