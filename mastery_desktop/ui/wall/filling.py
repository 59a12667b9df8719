"""Fills pages with pieces, and balances what stands on them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from mastery_desktop.ui.wall.pieces import Piece
from mastery_desktop.ui.wall.text import TypeScale

SEVERAL: Final = 2

BETWEEN_ITEMS: Final = 0.05
"""What it costs to part a block between its items, against the square of the share of a page that stays empty."""

INSIDE_TEXT: Final = 0.1
"""What it costs to part a text."""

ALONE: Final = 0.6
"""What it costs to leave one thing of a list alone on a page, more than a page that is more than half empty."""

BEFORE_THE_LAST: Final = 1.3
"""How much more the room counts that a page before the last one leaves."""


@dataclass(frozen=True)
class Item:
    """A piece with the place of its block in the slide, and the size of its text."""

    block: int
    piece: Piece
    scale: TypeScale


@dataclass(frozen=True)
class Arrangement:
    """An arrangement of a slide on pages.

    Attributes:
        pages: what stands on each.
        whole: unless something is higher than a page.
        divided: how often a page break parts what should keep together.
        together: whether all but the asides stands on one page.
        items: what was filled in, in order; none where pages were put together.
    """

    pages: list[list[Item]]
    whole: bool
    divided: int = 0
    together: bool = False
    items: Sequence[Item] = ()

    @property
    def parted(self) -> int:
        """How often a page ends within a text that is said in two languages."""
        return sum(page[-1].piece.pair for page in self.pages)

    @property
    def cost(self) -> tuple[bool, int, int]:
        """Whether something has no room on a page, and how often it parts what belongs together, the worst first."""
        return not self.whole, self.divided, self.parted

    @property
    def rank(self) -> tuple[bool, bool, int, int, int]:
        """How good the arrangement is; the higher, the better."""
        return self.whole, self.together, -self.divided, -self.parted, -len(self.pages)


@dataclass(frozen=True)
class Limits:
    """How large each block stands at another size of text: with larger text none may shrink, nor grow with smaller."""

    sizes: Mapping[int, TypeScale]
    grows: bool

    def allow(self, arrangement: Arrangement) -> bool:
        """Whether an arrangement keeps within them."""
        return all(self._allows(item) for page in arrangement.pages for item in page)

    def least_of(self, blocks: Iterable[int]) -> float:
        """How large the text of some blocks has to be at least; 0 where it may be smaller."""
        return max((self.sizes[block].size for block in blocks if block in self.sizes), default=0.0) * self.grows

    def _allows(self, item: Item) -> bool:
        there = self.sizes.get(item.block)
        if there is None:
            return True
        less, more = (there, item.scale) if self.grows else (item.scale, there)
        return less.size <= more.size and less.least <= more.least


def fill(items: Sequence[Item], height: float) -> Arrangement:
    """Fill pages with pieces; those that keep together go to the next page together, as far as a page holds them."""
    pages: list[list[Item]] = [[]]
    used = 0.0
    whole = True
    divided = 0
    for group in _groups(items):
        need = _height(group)
        if pages[-1] and used + need > height:
            pages.append([])
            group = _with_head(group)  # noqa: PLW2901 - a new page repeats the head of what goes on
            used = 0.0
            need = _height(group)
        if need <= height - used:
            pages[-1] += group
            used += need
            continue
        divided += 1
        for item in group:
            part = item.piece.gap + item.piece.height
            if pages[-1] and used + part > height:
                pages.append([])
                used = 0.0
            pages[-1].append(item)
            used += part
            whole = whole and part <= height
    return Arrangement([page for page in pages if page], whole, divided, items=items)


def balance(arrangement: Arrangement, height: float) -> list[list[Item]]:
    """The same items on as many pages, about as full as each other, and parted where a new thought begins."""
    count = len(arrangement.pages)
    if count < SEVERAL or arrangement.divided or not arrangement.items:
        return arrangement.pages
    groups = [_Group(group) for group in _groups(arrangement.items)]
    best: dict[tuple[int, int], tuple[float, int]] = {(0, 0): (0.0, 0)}
    for page in range(1, count + 1):
        for end in range(page, len(groups) + 1):
            costs = [
                (best[begin, page - 1][0] + cost, begin)
                for begin, cost in _beginnings(groups, end, height)
                if (begin, page - 1) in best
            ]
            if costs:
                best[end, page] = min(costs)
    pages: list[list[Item]] = []
    end = len(groups)
    for page in range(count, 0, -1):
        begin = best[end, page][1]
        first = groups[begin].again if begin else groups[begin].items
        pages.insert(0, [*first, *(item for group in groups[begin + 1 : end] for item in group.items)])
        end = begin
    return pages


class _Group:
    """Items that keep together, their height, and both where they begin a page that goes on."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.again = _with_head(items)
        self.block = items[-1].block
        self.begins = sum(item.piece.begins for item in items)
        self.height = _height(items)
        self.height_again = _height(self.again)


def _height(items: Sequence[Item]) -> float:
    return sum(item.piece.gap + item.piece.height for item in items)


def _beginnings(groups: Sequence[_Group], end: int, height: float) -> Iterator[tuple[int, float]]:
    """Where a page may begin that ends before a group, and how bad that is: the room it leaves, and what it parts."""
    parted, last = 0.0, 1.0
    if end < len(groups):
        after = groups[end].items[0]
        last = BEFORE_THE_LAST
        if groups[end - 1].block == after.block:
            parted = BETWEEN_ITEMS if after.piece.gap else INSIDE_TEXT
    below = 0.0
    for begin in range(end - 1, -1, -1):
        used = below + (groups[begin].height_again if begin else groups[begin].height)
        if used <= height:
            yield begin, (1 - used / height) ** 2 * last + parted + ALONE * _left_alone(groups, begin, end)
        below += groups[begin].height
        if below > height:
            return


def _left_alone(groups: Sequence[_Group], begin: int, end: int) -> int:
    """How many lists have one thing alone on a page, and the others before or after it."""
    here = groups[begin:end]
    parted = {groups[begin - 1].block} if begin else set()
    if end < len(groups):
        parted.add(groups[end].items[0].block)
    return sum(sum(group.begins for group in here if group.block == block) == 1 for block in parted)


def leaves_alone(pages: Sequence[Sequence[Item]]) -> bool:
    """Whether a page has one thing of a list alone, and the others stand before or after it."""
    blocks = [{item.block for item in page} for page in pages]
    return any(
        sum(item.piece.begins for item in page if item.block == block) == 1
        for page, before, after in zip(pages, [set(), *blocks], [*blocks[1:], set()], strict=False)
        for block in before | after
    )


def keep_pairs(items: Sequence[Item], height: float) -> list[Item]:
    """The same items, where a text in two languages stays on one page if a page is high enough for both."""
    made: list[Item] = []
    run: list[Item] = []
    for item in items:
        run.append(item)
        if not item.piece.keep and not item.piece.pair:
            made += _kept(run) if _height(run) <= height else run
            run = []
    return made + run


def _kept(run: Sequence[Item]) -> list[Item]:
    return [replace(item, piece=replace(item.piece, keep=True)) if item.piece.pair else item for item in run]


def _groups(items: Sequence[Item]) -> Iterator[list[Item]]:
    group: list[Item] = []
    for item in items:
        group.append(item)
        if not item.piece.keep:
            yield group
            group = []
    if group:
        yield group


def _with_head(group: list[Item]) -> list[Item]:
    first = group[0]
    return [*(replace(first, piece=replace(piece, start=first.piece.start)) for piece in first.piece.head), *group]


def grow(pieces: Sequence[Piece], free: float) -> list[float]:
    """The heights of pieces when those that can grow share what is free, in equal parts."""
    heights = [piece.height for piece in pieces]
    growing = [place for place, piece in enumerate(pieces) if piece.most > piece.height]
    while growing and free > 1.0:
        share = free / len(growing)
        for place in list(growing):
            more = min(share, pieces[place].most - heights[place])
            heights[place] += more
            free -= more
            if pieces[place].most - heights[place] < 1.0:
                growing.remove(place)
    return heights
