"""P11: cards to hold up, one for each level; a page is the set of one person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from mastery_desktop.documents.blocks import HAIR, Block, Fitting, Space, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.cutting import cut_leaf, cut_pages
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.groups import stack
from mastery_desktop.documents.layout import Align, Look, Style
from mastery_desktop.documents.marks import Symbol
from mastery_desktop.documents.posters import fitted
from mastery_desktop.documents.sheet import Context
from mastery_desktop.domain.content import Level
from mastery_desktop.messages import _, in_both, sides

_SYMBOL: Final = 0.27
"""The radius of a level's circle, as a share of the card's width."""

_SYMBOL_WIDE: Final = 0.14
"""The same on a card of large print or of two languages, which is as wide as the page."""

_WORD: Final = 48.0
_WORD_WIDE: Final = 60.0
_FULL: Final = 1.2
_WIDEST: Final = 0.92


def level_cards(context: Context) -> Document:
    """Make a set of cards."""
    title = _("Cards to hold up")
    leaf = cut_leaf(context.leaf)
    wide = context.look.large or in_both(title)
    cards = [_Card(level, context.pack.levels, context.look, wide=wide) for level in context.pack.levels]
    return context.document(
        title, cut_pages(cards, leaf, context.fonts, columns=1 if wide else 2, rows=2), leaf=leaf, running=""
    )


@dataclass(frozen=True)
class _Card(Fitting):
    """A level: its circle, its short name as large as the longest word of all levels allows, its full name.

    Where the names of all levels stand on one line in that type, none stands on two.
    """

    level: Level
    levels: tuple[Level, ...]
    look: Look
    wide: bool

    @override
    def shown(self, fonts: Fonts, width: float) -> Block:
        named = {level.short: level.short for level in self.levels}
        style = self._style(fonts, named.values(), width)
        if not self.wide:
            halved = {name: _halved(name) for name in named}
            larger = self._style(fonts, halved.values(), width)
            if larger.size > style.size + HAIR:
                named, style = halved, larger
        full = self.look.body.scaled(_FULL).aligned(Align.CENTER)
        return stack(
            [
                Symbol(self.level.symbol, width * (_SYMBOL_WIDE if self.wide else _SYMBOL), Align.CENTER),
                Space(style.size * 0.4),
                text(named[self.level.short], style),
                Space(6),
                text(self.level.label, full),
            ]
        )

    def _style(self, fonts: Fonts, names: Iterable[str], width: float) -> Style:
        """The largest type in which every line of some names is as wide as a card at most."""
        largest = self.look.title.bold().aligned(Align.CENTER).sized(_WORD_WIDE if self.look.large else _WORD)
        lines = [line for name in names for side in sides(name) for line in side.split("\n")]
        return fitted(fonts, lines, largest, width * _WIDEST)


def _halved(name: str) -> str:
    """A name in two lines of about the same length; a single word stays one line."""
    words = name.split()
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return "\n".join(min(breaks, key=lambda lines: max(map(len, lines)))) if breaks else name
