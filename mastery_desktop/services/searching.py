"""Search in articles: every word has to occur, case and accents do not matter, and headings come first."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from mastery_desktop.domain.reading import Article, Block, BlockKind, Hit, Target
from mastery_desktop.domain.text import folded

MOST_HITS: Final = 100
"""How many places a search gives at most."""

_BEFORE, _AFTER = 50, 130
_WEIGHT: Final = {BlockKind.HEADING: 2, BlockKind.SUBHEADING: 2, BlockKind.RESOURCE: 2, BlockKind.SOURCE: 0}


class _Place(NamedTuple):
    article: Article
    number: int
    block: Block
    words: str
    heading: str


class Places:
    """All places of some articles, made ready to be searched."""

    def __init__(self, articles: Iterable[Article]) -> None:
        """Take the articles in reading order."""
        self._places: list[_Place] = []
        links = (BlockKind.LINK, BlockKind.LABEL)
        for article in articles:
            heading = folded(f"{article.kicker} {article.title}")
            title = Block(kind=BlockKind.HEADING, text=article.title)
            self._places.append(_Place(article, 0, title, heading, heading))
            numbered = ((at, block) for at, block in enumerate(article.blocks) if block.kind not in links)
            self._places += [_Place(article, at, block, folded(block.text), heading) for at, block in numbered]

    def search(self, query: str) -> list[Hit]:
        """The places in which every word of a query occurs, headings first, else in reading order.

        Some of the words may stand in the title of the page; a word may be a part of one.
        """
        words = folded(query).split()
        if not words:
            return []
        found = [place for place in self._places if _fits(place, words)]
        found.sort(key=lambda place: -_rank(place, words))
        return [_hit(place, words) for place in found[:MOST_HITS]]


def _fits(place: _Place, words: list[str]) -> bool:
    here = [word in place.words for word in words]
    return any(here) and all(is_here or word in place.heading for is_here, word in zip(here, words, strict=True))


def _rank(place: _Place, words: list[str]) -> int:
    weight = _WEIGHT.get(place.block.kind, 1)
    whole = all(word in place.words for word in words)
    return 4 * whole + weight + (weight > 1 and place.words.startswith(words[0]))


def _hit(place: _Place, words: list[str]) -> Hit:
    text = place.block.text
    plain = folded(text)
    starts = [plain.find(word) for word in words]
    first = max(0, min((at for at in starts if at >= 0), default=0) - _BEFORE)
    last = min(len(text), first + _BEFORE + _AFTER)
    first = 0 if first == 0 else text.rfind(" ", 0, first + 1) + 1
    excerpt = f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
    shift = first - (1 if first else 0)
    inside = [(at, word) for at, word in zip(starts, words, strict=True) if first <= at < last]
    found = sorted((at - shift, at - shift + len(word)) for at, word in inside)
    target = Target(place.article.id, place.block.anchor)
    return Hit(target, place.number, place.article.title, place.article.kicker, excerpt, tuple(found))
