"""What a page is built of. A block knows its height for a width, draws itself, and can be split where a page ends."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

from typing_extensions import override

from mastery_desktop.documents.fonts import Face, Fonts
from mastery_desktop.documents.layout import FIRST_LINE, LINE_PITCH, RULE, Align, Style
from mastery_desktop.documents.linebreaks import Line, Span, break_lines
from mastery_desktop.documents.paper import Paper
from mastery_desktop.messages import BETWEEN_LANGUAGES, has_common_words, in_both, sides

ASCENT: Final = 0.77
"""From the top of a line to its baseline, as a share of the leading."""

HAIR: Final = 0.01
"""What is allowed for rounding, in points."""

MOST_EMPTY: Final = 0.33
MOST_EMPTY_WHEN_FIRM: Final = 0.7
"""What may stay empty of a page, as a share of it, for what would rather not be split, and for what a hand fills in."""

_FEWEST_LINES: Final = 2

_NEAR: Final = 4.0
"""From how many lines above the foot of a page on a column goes on beside another that does."""

_MOST_OF_AN_ITEM: Final = 3
"""Up to how many lines a text has in each of two languages to stay whole: an item of a list, no paragraph."""

_COLUMNS: Final = 34.0
"""From how many times the type size on a text in two languages stands in two columns."""

_BETWEEN_COLUMNS: Final = 1.5
"""The space between two such columns, as a share of the type size."""


class Block(ABC):
    """A piece of a page.

    Attributes:
        glue: whether the block must not be the last one on a page, as a heading.
        listed: whether it is one of several that are alike, of which none stands alone on a page.
    """

    glue: bool = False
    listed: ClassVar[bool] = False

    @abstractmethod
    def height(self, fonts: Fonts, width: float) -> float:
        """How high the block is in a column."""

    @abstractmethod
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        """Draw the block with its upper left corner at a point."""

    def split(self, fonts: Fonts, width: float, room: float) -> "tuple[Block, Block] | None":  # noqa: ARG002
        """Part the block so that the first part fits into some room; None where nothing sensible fits."""
        return None


class Fitting(Block):
    """A block that stands as another one, which it chooses for the width of its column."""

    @abstractmethod
    def shown(self, fonts: Fonts, width: float) -> Block:
        """What stands in a column of this width."""

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.shown(fonts, width).height(fonts, width)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        self.shown(paper.fonts, width).draw(paper, x, top, width)


@dataclass(frozen=True)
class Text(Fitting):
    """Plain text, drawn as it is; in two languages, side by side or, where that is too narrow, below each other."""

    spans: tuple[Span, ...]
    style: Style
    glue: bool = False
    _broken: dict[float, tuple[Line, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _arranged: dict[float, "Block"] = field(default_factory=dict, init=False, repr=False, compare=False)

    def lines(self, fonts: Fonts, width: float) -> tuple[Line, ...]:
        """The lines of the text in a column."""
        lines = self._broken.get(width)
        if lines is None:
            lines = self._broken[width] = break_lines(fonts, self.spans, self.style.size, round(width, 2))
        return lines

    @property
    def in_two_languages(self) -> bool:
        """Whether all of it is; what somebody wrote, behind a label in both languages, stands there once."""
        if not any(in_both(words) for words, _face in self.spans):
            return False
        return all(in_both(words) and not has_common_words(words) for words, _face in self.spans if words.strip())

    def in_each_language(self) -> "tuple[Text, Text]":
        """The text in either of its two languages, the second in a lighter face."""
        lighter = Face.REGULAR if self.style.face is Face.BOLD else Face.ITALIC
        first, second = ([sides(words)[-1 if side else 0] for words, _face in self.spans] for side in range(2))
        faces = [face for _words, face in self.spans]
        style = self.style
        return Text(tuple(zip(first, faces, strict=True)), style), Text(
            tuple((words, lighter) for words in second), style
        )

    @override
    def shown(self, fonts: Fonts, width: float) -> Block:
        found = self._arranged.get(width)
        if found is None:
            lines = self.lines(fonts, width)
            found = _two_languages(self, fonts, width) if self.in_two_languages else Lines(lines, self.style)
            self._arranged[width] = found
        return found

    def second_column(self, fonts: Fonts, width: float) -> float:
        """How far from the left the second of two languages begins where it stands beside the first one, else 0."""
        shown = self.shown(fonts, width)
        return shown.second_column(fonts, width) if isinstance(shown, Beside) else 0.0

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        return None if self.glue else self.shown(fonts, width).split(fonts, width, room)


@dataclass(frozen=True)
class Lines(Block):
    """Lines that are broken already: what is left of a text that began on another page."""

    lines: tuple[Line, ...]
    style: Style

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return len(self.lines) * self.style.leading

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        _draw_lines(paper, x, top, width, lines=self.lines, style=self.style)

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        count = int((room + HAIR) / self.style.leading)
        count = min(count, len(self.lines) - _FEWEST_LINES)
        while count > 0 and _is_bold(self.lines[count - 1]) and not _is_bold(self.lines[count]):
            count -= 1  # the words that a text begins with do not stand without it, as no heading does
        if count < _FEWEST_LINES:
            return None
        return Lines(self.lines[:count], self.style), Lines(self.lines[count:], self.style)


def _is_bold(line: Line) -> bool:
    """Whether all of a line is bold."""
    return all(run.font == Face.BOLD.value[0] for run in line.runs)


def _draw_lines(paper: Paper, x: float, top: float, width: float, *, lines: Sequence[Line], style: Style) -> None:
    shift = style.align.value
    moved = shift or any(line.from_right for line in lines)
    paper.text(
        x,
        top - ASCENT * style.leading,
        lines,
        size=style.size,
        leading=style.leading,
        gray=style.gray,
        indents=[(width - line.width) * _shift(line, shift) for line in lines] if moved else None,
    )


def _shift(line: Line, shift: float) -> float:
    """Where a line stands in its column; one that runs from the right begins at the right."""
    return 1.0 if line.from_right and not shift else shift


def _two_languages(text: Text, fonts: Fonts, width: float) -> Block:
    """A text in two languages: on one line, in two columns, or the second one in a lighter face below the first."""
    style = text.style
    first, second = text.in_each_language()
    (words, lighter), *rest = second.spans
    one_line = (*first.spans, (f"{BETWEEN_LANGUAGES.strip()} {words}", lighter), *rest)
    lines = break_lines(fonts, one_line, style.size, round(width, 2))
    if len(lines) == 1:
        return Lines(lines, style)
    if width < _COLUMNS * style.size or style.align is not Align.LEFT:
        return Below(first, second)
    upright = tuple((words, face) for (words, _lighter), (_words, face) in zip(second.spans, text.spans, strict=True))
    return in_columns(first, Text(upright, style), style)


@dataclass(frozen=True)
class Beside(Block):
    """Two texts in two columns of the same width; each goes on upon the next page by itself."""

    left: Block
    right: Block
    gap: float

    def _column(self, width: float) -> float:
        return (width - self.gap) / 2

    def second_column(self, fonts: Fonts, width: float) -> float:  # noqa: ARG002
        """How far from the left the second text begins."""
        return self._column(width) + self.gap

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return max(text.height(fonts, self._column(width)) for text in (self.left, self.right))

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        column = self._column(width)
        self.left.draw(paper, x, top, column)
        self.right.draw(paper, x + column + self.gap, top, column)

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        column = self._column(width)
        parts = []
        for text in (self.left, self.right):
            fits = text.height(fonts, column) <= room + HAIR
            part = (text, NOTHING) if fits else text.split(fonts, column, room)
            if part is None:
                return None
            parts.append(part)
        (left, left_rest), (right, right_rest) = _going_on_together(parts, fonts, column, room)
        return Beside(left, right, self.gap), Beside(left_rest, right_rest, self.gap)


def _going_on_together(
    parts: list[tuple[Block, Block]], fonts: Fonts, width: float, room: float
) -> list[tuple[Block, Block]]:
    """Two columns of which neither goes on alone where the other ends a few lines above the foot of the page."""
    for at, (whole, rest) in enumerate(parts):
        if rest is NOTHING and isinstance(whole, Text | Lines):
            lines, leading = whole.height(fonts, width), whole.style.leading
            near = lines > room - _NEAR * leading
            shared = whole.split(fonts, width, lines - _FEWEST_LINES * leading) if near else None
            parts[at] = shared or parts[at]
    return parts


def in_columns(first: Block, second: Block, style: Style) -> Beside:
    """Two blocks in two columns, as far from each other as two languages are."""
    return Beside(first, second, _BETWEEN_COLUMNS * style.size)


@dataclass(frozen=True)
class Below(Block):
    """A text in one language, and below it in another."""

    first: Block
    second: Block

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.first.height(fonts, width) + self.second.height(fonts, width)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        self.first.draw(paper, x, top, width)
        self.second.draw(paper, x, top - self.first.height(paper.fonts, width), width)

    @override
    def split(self, fonts: Fonts, width: float, room: float) -> tuple[Block, Block] | None:
        needed = self.first.height(fonts, width)
        if self._is_item(fonts, width):
            return None
        if needed <= room + HAIR:
            parts = self.second.split(fonts, width, room - needed)
            return (Below(self.first, parts[0]), parts[1]) if parts else (self.first, self.second)
        parts = self.first.split(fonts, width, room)
        return (parts[0], Below(parts[1], self.second)) if parts else None

    def _is_item(self, fonts: Fonts, width: float) -> bool:
        """Whether both are so short that a reader who begins at the top of a page would miss what they belong to."""
        both = (self.first, self.second)
        return all(isinstance(side, Text) and len(side.lines(fonts, width)) <= _MOST_OF_AN_ITEM for side in both)


def text(words: str, style: Style, *, glue: bool = False) -> Text:
    """A text in one style."""
    return Text(((words, style.face),), style, glue)


def as_lead(title: str) -> str:
    """A title as a text begins with it: with a full stop, where it ends with no mark of its own."""
    return title if sides(title)[0].endswith((".", "?", "!")) else f"{title}."


def with_colon(title: str) -> str:
    """A title as it stands before what is said of it: with a colon, where it ends with no mark of its own."""
    return title if sides(title)[0].endswith((".", "?", "!")) else f"{title}:"


def led_text(lead: str, words: str, style: Style) -> Text:
    """A text that begins with some words in bold."""
    return Text(((lead, style.bold().face), (words, style.face)), style)


def in_pieces(pieces: Iterable[str], style: Style, *, lead: str = "") -> Text:
    """A text of pieces in a row, those that are empty left out; what somebody wrote is one, and stands once.

    Among such pieces the words of the program have their two languages beside each other, each piece by itself.
    """
    spans = [(lead, style.bold().face)] if lead else []
    return Text((*spans, *((piece, style.face) for piece in pieces if piece)), style)


@dataclass(frozen=True)
class Space(Block):
    """Empty space; none at the top of a page."""

    size: float

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.size

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        """Nothing to draw."""


NOTHING: Final = Space(0.0)


@dataclass(frozen=True)
class Rule(Block):
    """A level line over the whole column."""

    weight: float = RULE
    glue: bool = False

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.weight

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        paper.rule(x, top - self.weight / 2, width, weight=self.weight)


@dataclass(frozen=True)
class WritingLines(Block):
    """Lines to write on, below a label; each has room for a hand above it."""

    count: int

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return FIRST_LINE + (self.count - 1) * LINE_PITCH if self.count else 0.0

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        for line in range(self.count):
            paper.rule(x, top - FIRST_LINE - line * LINE_PITCH, width)


@dataclass(frozen=True)
class Bookmark(Block):
    """A place that the outline of the PDF leads to."""

    title: str
    level: int = 1
    glue: bool = True

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return 0.0

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        paper.mark(self.title, self.level)


def right(style: Style) -> Style:
    """The style, standing at the right of its column."""
    return style.aligned(Align.RIGHT)
