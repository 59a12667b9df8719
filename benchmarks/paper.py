"""How fast sheets are drawn: a pack of worksheets against the same text on the library's bare canvas.

The bare side knows beforehand where everything stands. It breaks each text with the library's own function and draws it
with the canvas's own calls, with the same faces, the same compression and the same accelerator. Rounds of both sides
alternate in one process, and the figure is the ratio of the medians. Our side remembers line breaks from round to
round, as the program does between preview, print and save; the cold figure forgets them before every round. Run it with
`python -m benchmarks.paper`.
"""

import statistics
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any
from unittest.mock import patch

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from benchmarks.figures import Figure, tell
from mastery_desktop.content.loader import load_pack
from mastery_desktop.documents import blocks, fonts, linebreaks
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.no_power import pieces
from mastery_desktop.documents.paper import Paper
from mastery_desktop.documents.preview import page_sizes
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render_packet
from mastery_desktop.domain.content import DomainId
from mastery_desktop.domain.pack import Pack

ROUNDS = 9
TARGET = 2.0
PEOPLE = 12
MANY = 10
MOST_MS = 2000
FONTS = Fonts(Path(__file__).resolve().parent.parent / "resources" / "fonts")
DOMAINS = ("students_empowered", "competencies_demonstrated", "mastery_recognized")

Call = tuple[str, tuple[Any, ...]]


@dataclass
class Recording:
    """What was drawn, page by page: texts with their columns, and shapes."""

    sizes: list[tuple[float, float]] = field(default_factory=list)
    pages: dict[int, list[Call]] = field(default_factory=dict)

    def add(self, page: int, name: str, *arguments: Any) -> None:  # noqa: ANN401 - as many kinds as calls
        """Note a call for a page."""
        self.pages.setdefault(page, []).append((name, arguments))


def main() -> None:
    """Measure, and tell."""
    pack = load_pack()
    requests = [Request(sheet="P9", domain=DomainId(domain), blank=True) for domain in DOMAINS]

    def ours() -> bytes:
        return render_packet(requests, pack, None, FONTS)

    with _recorded() as recording:
        pdf = ours()
    recording.sizes = page_sizes(pdf)

    def bare() -> bytes:
        return draw_bare(recording)

    warm, bare_times = _alternate(ours, bare)
    cold, bare_again = _alternate(ours, bare, before=_forget)
    name = f"{len(recording.sizes)} pages of worksheets"
    sides = ((name, warm, bare_times, TARGET), (f"{name}, nothing remembered", cold, bare_again, None))
    tell(
        [
            *(
                Figure(
                    name=what,
                    measured=1000 * statistics.median(mine),
                    limit=1000 * statistics.median(theirs),
                    most_ratio=target,
                )
                for what, mine, theirs, target in sides
            ),
            *complete_pack(pack),
        ]
    )


def complete_pack(pack: Pack) -> Iterator[Figure]:
    """All that a workshop on one domain needs, with copies for its people behind a slip; each page is drawn once."""
    orders, copies = _ordered(PEOPLE)

    def ours() -> bytes:
        return render_packet(orders, pack, None, FONTS, copies=copies, cover=True)

    with _recorded() as recording:
        pdf = render_packet(orders, pack, None, FONTS)
    recording.sizes = page_sizes(pdf)
    mine, theirs = _alternate(ours, lambda: draw_bare(recording))
    name = f"a domain's pack for {PEOPLE} people, {len(page_sizes(ours()))} pages"
    yield Figure(
        name=name,
        measured=1000 * statistics.median(mine),
        limit=1000 * statistics.median(theirs),
        most_ratio=TARGET,
        most=MOST_MS,
    )
    many, many_copies = _ordered(MANY * PEOPLE)
    pages = len(page_sizes(render_packet(many, pack, None, FONTS, copies=many_copies, cover=True)))
    yield Figure(
        name=f"memory for {MANY} times as many people, {pages} pages, against empty ones",
        measured=_most_memory(lambda: render_packet(many, pack, None, FONTS, copies=many_copies, cover=True)),
        limit=_most_memory(lambda: _empty_pages(pages)),
        unit="MiB",
        most_ratio=TARGET,
    )


def _empty_pages(number: int) -> bytes:
    """So many pages without anything on them, from the library's canvas."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1)
    for _page in range(number):
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _ordered(people: int) -> tuple[list[Request], list[int]]:
    """The sheets that somebody needs who leads a domain without a laptop, with copies for so many people."""
    domain = DomainId(DOMAINS[0])
    sheets = list(pieces(SHEETS, None))
    requests = [Request(sheet=sheet.id, domain=domain, blank=True) for sheet in sheets]
    return requests, [sheet.copies_for(people) for sheet in sheets]


def _most_memory(draw: Callable[[], object]) -> float:
    tracemalloc.start()
    draw()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 2**20


def draw_bare(recording: Recording) -> bytes:
    """Draw what was recorded with nothing but the library's canvas."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pageCompression=1, invariant=1)
    for number, size in enumerate(recording.sizes, start=1):
        canvas.setPageSize(size)
        for name, arguments in recording.pages.get(number, ()):
            _BARE[name](canvas, *arguments)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _bare_text(canvas: Canvas, x: float, top: float, width: float, text: blocks.Text) -> None:
    y = top - blocks.ASCENT * text.style.leading
    for words, face in text.spans:
        canvas.setFont(face.value[0], text.style.size)
        for line in simpleSplit(words, face.value[0], text.style.size, width):
            canvas.drawString(x, y, line)
            y -= text.style.leading


def _bare_line(canvas: Canvas, x: float, y: float, right: float, top: float) -> None:
    canvas.line(x, y, right, top)


def _bare_box(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.rect(x, y, width, height)


def _bare_circle(canvas: Canvas, x: float, y: float, radius: float) -> None:
    canvas.circle(x, y, radius)


_BARE: dict[str, Callable[..., None]] = {
    "text": _bare_text,
    "line": _bare_line,
    "box": _bare_box,
    "circle": _bare_circle,
}


@contextmanager
def _recorded() -> Iterator[Recording]:
    """Note every text and shape that our side draws meanwhile."""
    recording = Recording()
    text_draw, rule, upright, box, disc, path = (
        blocks.Text.draw, Paper.rule, Paper.upright, Paper.box, Paper.disc, Paper.path,
    )  # fmt: skip

    def place(paper: Paper, x: float, y: float) -> tuple[int, float, float]:
        return (paper.getPageNumber(), *paper.absolutePosition(x, y))

    def note_text(self: blocks.Text, paper: Paper, x: float, top: float, width: float) -> None:
        page, left, high = place(paper, x, top)
        recording.add(page, "text", left, high, width, self)
        text_draw(self, paper, x, top, width)

    def note_rule(self: Paper, x: float, y: float, length: float, **how: float) -> None:
        page, left, high = place(self, x, y)
        recording.add(page, "line", left, high, left + length, high)
        rule(self, x, y, length, **how)

    def note_upright(self: Paper, x: float, y: float, height: float, **how: float) -> None:
        page, left, low = place(self, x, y)
        recording.add(page, "line", left, low, left, low + height)
        upright(self, x, y, height, **how)

    def note_box(self: Paper, x: float, y: float, width: float, height: float, **how: float) -> None:
        page, left, low = place(self, x, y)
        recording.add(page, "box", left, low, width, height)
        box(self, x, y, width, height, **how)

    def note_disc(self: Paper, x: float, y: float, radius: float, **how: float) -> None:
        page, left, low = place(self, x, y)
        recording.add(page, "circle", left, low, radius)
        disc(self, x, y, radius, **how)

    def note_path(self: Paper, x: float, y: float, operators: str) -> None:
        page, left, low = place(self, x, y)
        recording.add(page, "circle", left, low, 6.0)
        path(self, x, y, operators)

    with (
        patch.object(blocks.Text, "draw", note_text),
        patch.object(Paper, "rule", note_rule),
        patch.object(Paper, "upright", note_upright),
        patch.object(Paper, "box", note_box),
        patch.object(Paper, "disc", note_disc),
        patch.object(Paper, "path", note_path),
    ):
        yield recording


def _forget() -> None:
    linebreaks.break_lines.cache_clear()
    fonts.forget_runs()


def _alternate(
    ours: Callable[[], bytes], bare: Callable[[], bytes], before: Callable[[], None] | None = None
) -> tuple[list[float], list[float]]:
    """Time both sides in turn, after one round of each that does not count."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(ROUNDS + 1):
        for side, draw in zip(times, (ours, bare), strict=True):
            if before:
                before()
            start = perf_counter()
            draw()
            if number:
                side.append(perf_counter() - start)
    return times


if __name__ == "__main__":
    main()
