"""Cards that stand on the table: folded in the middle, so that one half is printed upside down."""

from dataclasses import dataclass, replace
from typing import Final

from typing_extensions import override

from mastery_desktop.documents.blocks import Block, text
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.layout import EDGE, Align, Leaf
from mastery_desktop.documents.paging import Part
from mastery_desktop.documents.paper import Paper
from mastery_desktop.messages import _

_ABOVE_FOOT: Final = 8.0
_FOLD: Final = 10.0
"""From the foot line, and from a fold, to what is printed."""

_MARK: Final = 26.0
_DASH: Final = 5.0
_TURN: Final = 180


def folded_leaf(leaf: Leaf) -> Leaf:
    """Paper that is folded: one side, no holes."""
    return replace(leaf, duplex=False, holes=False)


def panel_height(leaf: Leaf, cards: int) -> float:
    """How high a panel is that stands on a table, of so many cards to a page."""
    return leaf.page[1] / (2 * cards) - (EDGE + leaf.foot + _ABOVE_FOOT) - _FOLD


def folded_pages(panels: list[Block], leaf: Leaf, *, cards: int) -> list[Part]:
    """Pages of cards, each showing its panel to both sides.

    Args:
        panels: what the cards show, in order; no higher than `panel_height`.
        leaf: the paper.
        cards: how many stand below each other on a page.
    """
    return [
        Part(block=_Folded(tuple(panels[at : at + cards]), leaf, cards), new_page=True)
        for at in range(0, len(panels), cards)
    ]


@dataclass(frozen=True)
class _Folded(Block):
    """A page of cards with marks to fold at, and lines to cut along between two cards."""

    panels: tuple[Block, ...]
    leaf: Leaf
    cards: int

    @override
    def height(self, fonts: Fonts, width: float) -> float:
        return self.leaf.first_height

    @override
    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:
        upper = top + EDGE  # the text area begins below the paper's edge
        piece = self.leaf.page[1] / self.cards
        room = panel_height(self.leaf, self.cards)
        for at, panel in enumerate(self.panels):
            edge = upper - at * piece
            fold = edge - piece / 2
            height = panel.height(paper.fonts, width)
            drop = _FOLD + max(0.0, room - height) / 2
            panel.draw(paper, x, fold - drop, width)
            paper.saveState()
            paper.translate(x + width, fold + drop)
            paper.rotate(_TURN)
            panel.draw(paper, 0, 0, width)
            paper.restoreState()
            self._draw_fold(paper, x, fold, width)
            if at:
                paper.rule(x, edge, width, dash=_DASH)

    def _draw_fold(self, paper: Paper, x: float, fold: float, width: float) -> None:
        """Draw a mark at both ends of the fold, with its name between them."""
        style = self.leaf.note.aligned(Align.CENTER)
        paper.rule(x, fold, _MARK)
        paper.rule(x + width - _MARK, fold, _MARK)
        text(_("fold"), style).draw(paper, x, fold + style.leading / 2, width)
