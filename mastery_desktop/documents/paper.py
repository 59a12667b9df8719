"""The pages of a PDF: text runs, rules and shapes, in points from the lower left corner.

The library's canvas draws one string at a time and encodes it anew each time. Here a paragraph is one text object, and
the encoding of every run is remembered for the document.
"""

from collections.abc import Sequence
from io import BytesIO
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.pdfgen.canvas import Canvas
from typing_extensions import override

from mastery_desktop.documents import shapes
from mastery_desktop.documents.combining import Piece, pieces
from mastery_desktop.documents.fonts import PLACEHOLDER, PLACEHOLDER_WIDTH, Face, Fonts, Run
from mastery_desktop.documents.layout import RULE, TILE_OVERLAP, Look
from mastery_desktop.documents.linebreaks import Line, break_lines
from mastery_desktop.documents.page_copies import Twin, hold_contents
from mastery_desktop.documents.tiles import Tile, tiles_of
from mastery_desktop.messages import in_one_line, sides

if TYPE_CHECKING:
    from mastery_desktop.documents.accents import Accent

rl_config.useA85 = 0  # plain binary streams: smaller and faster, and every reader since 1996 takes them

BLACK: Final = 0.0
WHITE: Final = 1.0

_STRONG: Final = 1.5
_LIGHT: Final = 0.8
_DASH: Final = 5.0
_IN_BAND: Final = 0.9
"""How large the words beside a tile are at most, as a share of the room for a line."""

_ESCAPES: Final = {"\\": "\\\\", "(": "\\(", ")": "\\)"}
_ESCAPE: Final = str.maketrans(_ESCAPES)
_ESCAPE_BYTES: Final = {
    byte: _ESCAPES.get(chr(byte), chr(byte) if chr(byte).isascii() and chr(byte).isprintable() else f"\\{byte:03o}")
    for byte in range(256)
}


def _is_bold(run: Run) -> bool:
    return run.font.endswith("Bold")


def _shown(piece: Piece, string: str, size: float) -> str:
    """The operators that draw a piece, and leave the pen where it would be had it not been moved."""
    if not (piece.across or piece.up):
        return f"({string}) Tj"
    return f"{piece.up * size / 1000:.2f} Ts [{-piece.across:.0f} ({string}) {piece.across:.0f}] TJ 0 Ts"


class Paper(Canvas):
    """A PDF in memory.

    Attributes:
        fonts: the faces that text is drawn with.
        has_boxes: whether a character that no face has was drawn as a box on this page.
        tiled: whether a page is a poster that is printed in four parts.
        accent: the colour of names, strong rules and grounds; None where all is black.
        names_from: the size of bold type from which on a text is a name.
    """

    def __init__(self, fonts: Fonts, size: tuple[float, float], language: str) -> None:
        """Begin a PDF whose first page has a size in points."""
        fonts.prepare()
        self._buffer = BytesIO()
        self._code: list[str]
        self._formsinuse: list[str]
        self._pagesize: tuple[float, float]
        self._doc: Any
        self._pageNumber: int
        super().__init__(
            self._buffer,
            pagesize=size,
            pageCompression=1,
            invariant=1,
            initialFontName=Face.REGULAR.value[0],  # type: ignore[arg-type]  # the stub says float, the library means a name
            lang=language,
        )
        self.fonts = fonts
        self._encoded: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._begun: dict[str, str] = {}
        self._marked = 0
        self.has_boxes = False
        self.tiled = False
        self.accent: Accent | None = None
        self.names_from = 0.0

    @override
    def showPage(self) -> None:
        """Close the page; a poster in four parts becomes four pages."""
        if not self.tiled:
            super().showPage()
            return
        poster = self._pagesize
        code, forms = self._code, self._formsinuse
        for tile in tiles_of(poster):
            shown, (across, up) = tile.shown, tile.shift
            clip = f"{shown.x:.2f} {shown.y:.2f} {shown.width:.2f} {shown.height:.2f} re W n"
            self._code = ["q", clip, f"1 0 0 1 {across:.2f} {up:.2f} cm", *code, "Q"]
            self._formsinuse = forms
            self.setPageSize(tile.page)
            self._draw_marks(tile)
            super().showPage()
        self.setPageSize(poster)

    def _draw_marks(self, tile: Tile) -> None:
        """Draw where a part of a poster is cut, how far the next one is laid over it, and what to do in words."""
        window, band = tile.window, tile.band
        style = Look().note
        right, top = window.x + window.width, window.y + window.height
        self._code.append("0 G 0 g")
        if tile.right:
            self.upright(window.x, window.y, window.height, weight=RULE, dash=_DASH)
        else:
            self.upright(right - TILE_OVERLAP + RULE, window.y, window.height, weight=RULE)
        if tile.below:
            self.rule(window.x, top, window.width, weight=RULE, dash=_DASH)
        else:
            self.rule(window.x, window.y + TILE_OVERLAP - RULE, window.width, weight=RULE)
        said = list(dict.fromkeys(sides(tile.words)))
        leading = band.height / len(said)
        widest = max(self.fonts.width(words, style.face) for words in said)
        size = min(style.size, _IN_BAND * leading, (band.width - 1) / widest)
        lines = [break_lines(self.fonts, ((words, style.face),), size, band.width)[0] for words in said]
        first = band.y + band.height - (leading - size) / 2 - size + 2
        self.text(band.x, first, lines, size=size, leading=leading)

    def _setAnnotations(self, page: Any) -> None:  # noqa: ANN401, N802 - the library's, which its stubs leave out
        """Give a page its fields, to be gone through row by row; the library knows no entry for the order."""
        super()._setAnnotations(page)  # type: ignore[misc]
        if page.Annots:
            page.Tabs = PDFName("R")
            page.__NoDefault__ = [*page.__NoDefault__, "Tabs"]

    def repeat(self, first: int, copies: int, *, duplex: bool) -> None:
        """Add the pages from one on, counted from 0, again for every further copy; what they show is held once.

        Args:
            first: the first page of those that are repeated.
            copies: how many there shall be in all.
            duplex: whether every copy begins on a front.
        """
        pages = self._doc.Pages.pages[first:]
        for page in pages:
            hold_contents(page)
        for _copy in range(copies - 1):
            if duplex and len(self._doc.Pages.pages) % 2:
                self.showPage()
            for page in pages:
                self._doc.addPage(Twin(page))
                self._pageNumber += 1

    def leave_backs_empty(self, first: int) -> None:
        """Put an empty page behind each page from one on, counted from 0, but the last one."""
        pages = self._doc.Pages.pages
        for at in range(len(pages) - 1, first, -1):
            self.showPage()
            pages.insert(at, pages.pop())

    def move_to_front(self, first: int) -> None:
        """Put the pages from one on, counted from 0, before all others."""
        pages = self._doc.Pages.pages
        pages[:] = [*pages[first:], *pages[:first]]

    def to_bytes(self) -> bytes:
        """Close the PDF and give its bytes."""
        self.save()
        return self._buffer.getvalue()

    def mark(self, title: str, level: int) -> None:
        """Set a bookmark at the page."""
        key = f"mark.{self._marked}"
        self._marked += 1
        self.bookmarkPage(key)
        self.addOutlineEntry(in_one_line(title), key, level)

    def text(
        self,
        x: float,
        y: float,
        lines: Sequence[Line],
        *,
        size: float,
        leading: float = 0.0,
        gray: float = BLACK,
        indents: Sequence[float] | None = None,
    ) -> None:
        """Draw lines of text, the first one on the baseline `y`.

        Args:
            x: where lines begin, in points.
            y: the first baseline.
            lines: the lines, as `linebreaks` made them.
            size: the type size.
            leading: from baseline to baseline.
            gray: 0 for black, 1 for white.
            indents: how far each line is moved to the right.
        """
        name = "" if gray else self._ink(size, lines)
        ink = f"{gray:g} g" if gray else name
        out = [f"BT {ink}"] if ink else ["BT"]
        boxes: list[tuple[float, float]] = []
        font = ""
        for at, line in enumerate(lines):
            left = x + indents[at] if indents else x
            base = y - at * leading
            out.append(f"1 0 0 1 {left:.2f} {base:.2f} Tm")
            for run in line.runs:
                if name and ink != (ink := name if _is_bold(run) else "0 g"):
                    out.append(ink)  # the second of two languages is lighter, and black on one line as on two
                if run.font == PLACEHOLDER:
                    step = PLACEHOLDER_WIDTH * size
                    boxes += [(left + step * n, base) for n in range(round(run.width / PLACEHOLDER_WIDTH))]
                    out.append(f"1 0 0 1 {left + run.width * size:.2f} {base:.2f} Tm")
                else:
                    for piece in (Piece(run.text),) if run.text.isascii() else pieces(run.font, run.text):
                        for subset, string in self._encode(run.font, piece.text):
                            if subset != font:
                                out.append(f"{subset} {size:g} Tf")
                                font = subset
                            out.append(_shown(piece, string, size))
                left += run.width * size
        out.append("ET 0 g" if ink else "ET")
        self._code.append(" ".join(out))
        self.has_boxes = self.has_boxes or bool(boxes)
        for left, base in boxes:
            self.box(left + 0.06 * size, base, PLACEHOLDER_WIDTH * size - 0.12 * size, 0.68 * size, weight=0.06 * size)

    def _ink(self, size: float, lines: Sequence[Line]) -> str:
        """The operator for black text: nothing, or the colour where it is a name in a document that has one.

        Bold words that end with a colon lead into a text, and are no name.
        """
        if not self.accent or size < self.names_from:
            return ""
        runs = (run for line in lines for run in line.runs)
        bold = [run.text for run in takewhile(_is_bold, runs)]
        return f"{self.accent.ink} rg" if bold and not bold[-1].rstrip().endswith(":") else ""

    def rule(
        self, x: float, y: float, length: float, *, weight: float = 0.75, dash: float = 0.0, black: bool = False
    ) -> None:
        """Draw a level line; `dash` is the length of its dashes, `black` keeps a strong one from the color."""
        line = f"{weight:.2f} w {x:.2f} {y:.2f} m {x + length:.2f} {y:.2f} l S"
        if self.accent and weight >= _STRONG and not black:
            line = f"{self.accent.ink} RG {line} 0 G"
        self._code.append(f"[{dash:.1f}] 0 d {line} [] 0 d" if dash else line)

    def upright(self, x: float, y: float, height: float, *, weight: float = 0.75, dash: float = 0.0) -> None:
        """Draw a line upwards from a point; `dash` is the length of its dashes."""
        line = f"{weight:.2f} w {x:.2f} {y:.2f} m {x:.2f} {y + height:.2f} l S"
        self._code.append(f"[{dash:.1f}] 0 d {line} [] 0 d" if dash else line)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        weight: float = 1.0,
        radius: float = 0.0,
        fill: float | None = None,
    ) -> None:
        """Draw a box on a lower left corner; `fill` is a gray, `weight` 0 leaves the outline out."""
        path = shapes.box(round(width, 2), round(height, 2), radius)
        paint = "B" if fill is not None and weight else "f" if fill is not None else "S"
        gray = "" if fill is None else f"{self._ground(fill)} "
        self._code.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm {gray}{weight:.2f} w {path} {paint} Q")

    def tray(self, x: float, y: float, width: float, height: float, *, weight: float) -> None:
        """Draw a box without its upper line."""
        sides = (
            f"{x:.2f} {y + height:.2f} m {x:.2f} {y:.2f} l {x + width:.2f} {y:.2f} l {x + width:.2f} {y + height:.2f} l"
        )
        self._code.append(f"{weight:.2f} w {sides} S")

    def disc(self, x: float, y: float, radius: float, *, gray: float = BLACK) -> None:
        """Draw a filled circle around a point."""
        self._code.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm {gray:g} g {shapes.circle(radius)} f Q")

    def path(self, x: float, y: float, operators: str) -> None:
        """Draw operators of `shapes` with their origin at a point."""
        if self.accent:
            operators = operators.replace(f"{shapes.GROUND:g} g", self._ground(shapes.GROUND))
        self._code.append(f"q 1 0 0 1 {x:.2f} {y:.2f} cm {operators} Q")

    def _ground(self, gray: float) -> str:
        """The operator for a filling: a gray, or the tint of the colour in the place of a light one."""
        return f"{self.accent.tint} rg" if self.accent and _LIGHT <= gray < WHITE else f"{gray:g} g"

    def _encode(self, font_name: str, text: str) -> list[tuple[str, str]]:
        """The text in the codes of the embedded subsets: (subset, escaped string)."""
        key = (font_name, text)
        found = self._encoded.get(key)
        if found is None:
            font: Any = pdfmetrics.getFont(font_name)
            if text.isascii() and font_name in self._begun:  # ASCII has the same codes in every first subset
                found = [(self._begun[font_name], text.translate(_ESCAPE))]
            else:
                found = [
                    (font.getSubsetInternalName(subset, self._doc), "".join(_ESCAPE_BYTES[byte] for byte in codes))
                    for subset, codes in font.splitString(text, self._doc)
                ]
                self._begun[font_name] = font.getSubsetInternalName(0, self._doc)
            self._encoded[key] = found
        return found
