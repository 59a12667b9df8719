"""From a key press to the painted wall, at 1920x1080: `python -m benchmarks.wall`.

A shown, full-size view gets PgDn through all steps of a workshop. Each press is timed from the event to the end of the
paint. "First" is a slide that nobody has laid out yet, "prepared" one that the console had laid out in the
meantime, which is how it steps. Beside them, the bare limit: filling a widget of the same size with one colour.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from uuid import uuid4

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

from benchmarks.figures import Figure, tell
from mastery_desktop.config.resources import find_resources
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.choices import RatingMode, RatingState, StepKind
from mastery_desktop.domain.content import Domain
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Counts, Rating, Session, SessionId, Step, StepId, natural_id
from mastery_desktop.domain.wall import Slide
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.services.slides import SlideBuilder
from mastery_desktop.ui.theme.theme import Theme
from mastery_desktop.ui.wall.layout import Layouts
from mastery_desktop.ui.wall.view import WallView

WIDTH, HEIGHT = 1920, 1080
ROUNDS = 3
TARGET_MS = 16.0


def workshop_of(pack: Pack, domain: Domain) -> Workshop:
    """A workshop with revealed marks, so that the heavy slides are there."""
    session = Session(
        id=SessionId(str(uuid4())),
        team="Benchmark",
        held_on=date(2026, 11, 6),
        people=40,
        raters=40,
        pack_id=pack.id,
        pack_version=pack.version,
        pack_hash=pack.hash,
        minutes=90,
        created=datetime(2026, 11, 6, tzinfo=UTC),
        changed=datetime(2026, 11, 6, tzinfo=UTC),
    )
    levels = len(pack.levels)
    counts = tuple(
        Counts(
            id=natural_id("counts", session.id, element.id),
            session_id=session.id,
            element=element.id,
            round=1,
            mode=RatingMode.SLIPS,
            marks=tuple(40 // levels for _level in pack.levels),
            raters=40,
            slips=40,
        )
        for element in domain.elements
    )
    ratings = tuple(
        Rating(
            id=natural_id("rating", session.id, element.id),
            session_id=session.id,
            element=element.id,
            state=RatingState.REVEALED,
        )
        for element in domain.elements
    )
    return Workshop(session=session, counts=counts, ratings=ratings)


def slides_of(pack: Pack) -> list[Slide]:
    """Every slide of every step of every domain."""
    builder = SlideBuilder(pack)
    slides: list[Slide] = []
    for domain in pack.domains:
        workshop = workshop_of(pack, domain)
        for kind in StepKind:
            step = Step(id=StepId(kind), session_id=workshop.session.id, place=0, kind=kind, domain=domain.id)
            slides += builder.slides(workshop, step, LiveState(full_text=True))
    return slides


class Wall(WallView):
    """A view that steps through slides on PgDn and notes when it was painted."""

    def __init__(self, slides: Sequence[Slide], layouts: Layouts) -> None:
        """Show the first slide."""
        super().__init__(layouts)
        self.resize(WIDTH, HEIGHT)
        self._slides = slides
        self._at = 0
        self.painted_at = 0
        self.set_slide(slides[0])
        QShortcut(QKeySequence(Qt.Key.Key_PageDown), self, self.on_step)

    @Slot()
    def on_step(self) -> None:
        """Show the next page or slide."""
        if not self.turn(1):
            self._at = (self._at + 1) % len(self._slides)
            self.set_slide(self._slides[self._at])

    def get_ready(self) -> None:
        """Lay out the next slide, as the console does while nothing else is to be done."""
        self.prepare([self._slides[(self._at + 1) % len(self._slides)]])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and note the time."""
        super().paintEvent(event)
        self.painted_at = time.perf_counter_ns()


class Bare(QWidget):
    """A widget that is filled with one colour: nothing on this machine paints faster."""

    def __init__(self) -> None:
        """Be as large as the wall."""
        super().__init__()
        self.resize(WIDTH, HEIGHT)
        self.painted_at = 0
        QShortcut(QKeySequence(Qt.Key.Key_PageDown), self, self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, and note the time."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        painter.end()
        self.painted_at = time.perf_counter_ns()


def press(widget: Wall | Bare, count: int, before: Callable[[], None]) -> list[float]:
    """Milliseconds from each key press to the end of its paint."""
    widget.show()
    QTest.qWaitForWindowExposed(widget)
    taken = []
    for _press in range(count):
        before()
        QApplication.processEvents()
        start = time.perf_counter_ns()
        QTest.keyClick(widget, Qt.Key.Key_PageDown)
        while widget.painted_at < start:
            QApplication.processEvents()
        taken.append((widget.painted_at - start) / 1e6)
    widget.hide()
    return taken


def nothing() -> None:
    """Do nothing before a key press."""


def p99(taken: list[float]) -> float:
    """The 99th percentile."""
    return statistics.quantiles(taken, n=100)[98]


def main() -> None:
    """Measure, and tell."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    Theme(app, find_resources()).load_fallback()
    slides = slides_of(load_pack())
    first: list[float] = []
    ready: list[float] = []
    bare: list[float] = []
    for _round in range(ROUNDS):
        bare += press(Bare(), len(slides), nothing)
        first += press(Wall(slides, Layouts()), len(slides), nothing)
        wall = Wall(slides, Layouts())
        ready += press(wall, len(slides), wall.get_ready)
    app.quit()
    tell(
        Figure(name=f"key press to painted wall, p99, {what}", measured=p99(taken), limit=p99(bare), most=TARGET_MS)
        for what, taken in (("first time", first), ("prepared", ready))
    )


if __name__ == "__main__":
    main()
