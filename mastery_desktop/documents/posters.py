"""Posters: one sheet of paper each, in the largest type that it can hold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from typing_extensions import override

from mastery_desktop.documents.blocks import Block, Text, text
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import stack
from mastery_desktop.documents.layout import INCH, Align, Leaf, PaperSize, Style
from mastery_desktop.documents.linebreaks import Line
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.paper import Paper
from mastery_desktop.messages import sides, words_of

POSTER_SIZES: Final = (PaperSize.LETTER, PaperSize.TABLOID, PaperSize.TILES, PaperSize.LEGAL, PaperSize.A4)
"""The sizes of paper that a poster is made for; it fills whichever it is given."""

_STEP: Final = 0.97
_ABOVE_FOOT: Final = 6.0
_NARROWER: Final = 4
"""By how much a column is made narrower at a time."""

_SMALL_WORD: Final = 3

_LETTER_HEIGHT: Final = 8.5 * INCH


def poster_leaf(leaf: Leaf) -> Leaf:
    """The paper of a poster: one side, no holes, its foot line as much larger as the sheet or the large print is."""
    scale = max(leaf.scale, poster_scale(leaf))
    return Leaf(size=leaf.size, landscape=leaf.landscape, holes=False, scale=scale)


def upright_poster_leaf(leaf: Leaf) -> Leaf:
    """The same upright, where a note at the foot takes as many lines as on other upright pages."""
    return replace(poster_leaf(leaf), landscape=False, foot_lines=leaf.foot_lines)


def poster_scale(leaf: Leaf) -> float:
    """How much larger than usual what is small on a poster is: as much as the sheet is, large print or not."""
    return max(1.0, min(leaf.size.value) / _LETTER_HEIGHT)


def widest(fonts: Fonts, lines: Sequence[str], style: Style, room: float) -> float:
    """The largest type in which every line stands in a width unbroken, in points; never larger than the style's."""
    needed = max((fonts.width(side, style.face) for line in lines for side in sides(line)), default=0.0)
    return min(style.size, (room - 1) / needed) if needed else style.size


def fitted(fonts: Fonts, lines: Sequence[str], style: Style, room: float) -> Style:
    """The style in the largest type in which every line stands in a width unbroken; never larger than it is."""
    return style.sized(widest(fonts, lines, style, room))


def named_alike(fonts: Fonts, name: str, names: Sequence[str], style: Style, room: float) -> Block:
    """The name of a poster, its second language on a line of its own where any poster of the set needs that.

    They hang side by side, where a rule at another height would show.
    """
    block = text(name, style)
    on_one_line = all(text(each, style).height(fonts, room) <= style.leading for each in names)
    return block if on_one_line or not block.in_two_languages else stack(block.in_each_language())


def poster_height(leaf: Leaf) -> float:
    """The height of the sheet that may be filled, down to a little above the foot."""
    return leaf.first_height - _ABOVE_FOOT * leaf.scale


def largest_that_fits(
    leaf: Leaf, fonts: Fonts, pages: Sequence[Callable[[float], Block]], *, largest: float, smallest: float
) -> list[Part]:
    """Pages that belong together, all in the largest type with which each of them fits on its sheet.

    Args:
        leaf: the paper.
        fonts: the faces.
        pages: each makes its page for a size of type.
        largest: the size to begin with, in points.
        smallest: the size that is taken where nothing fits; such a page goes on upon another sheet.
    """
    sizes = list(_sizes(largest, smallest))
    least, most = 0, len(sizes) - 1
    while least < most:  # halved rather than walked through: a step makes all pages
        middle = (least + most) // 2
        if fit(leaf, fonts, pages, sizes[middle]):
            most = middle
        else:
            least = middle + 1
    return [Part(block=page(sizes[least]), new_page=True) for page in pages]


def fit(leaf: Leaf, fonts: Fonts, pages: Sequence[Callable[[float], Block]], size: float) -> bool:
    """Whether each of some pages fits on its sheet in a size of type."""
    room = poster_height(leaf)
    return all(block.height(fonts, leaf.width) <= room for block in [page(size) for page in pages])


def _sizes(largest: float, smallest: float) -> Iterator[float]:
    """Sizes of type to try, the largest first."""
    size = largest
    while size > smallest:
        yield size
        size *= _STEP
    yield smallest


@dataclass(frozen=True)
class Even(Block):
    """A text in one language whose lines are alike in length: as narrow as it can be without another line."""

    text: Text

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.text.height(fonts, width)

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        narrow = self._narrowest(paper.fonts, width)
        aside = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}[self.text.style.align] * (width - narrow)
        self.text.draw(paper, x + aside, top, narrow)

    def _narrowest(self, fonts: Fonts, width: float) -> float:
        wide, narrowest = self.text.lines(fonts, width), width
        if len(wide) == 1:
            return width
        words = [word for span, _face in self.text.spans for word in words_of(span)]
        longest = max(fonts.width(word, self.text.style.face) for word in words) * self.text.style.size
        for tried in range(int(width), int(longest) + 1, -_NARROWER):
            lines = self.text.lines(fonts, tried)
            if len(lines) > len(wide):
                break
            if _loose_words(lines) <= _loose_words(wide):
                narrowest = tried
        return narrowest


def _loose_words(lines: Sequence[Line]) -> int:
    """How many lines but the last end in a word such as "of", which belongs to the next one; twice where all do."""
    words = ("".join(run.text for run in line.runs).split() for line in lines[:-1])
    small = [[len(word) <= _SMALL_WORD for word in line] for line in words if line]
    return sum(line[-1] + all(line) for line in small)
