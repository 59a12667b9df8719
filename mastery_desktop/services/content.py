"""The guide: its table of contents, its articles, a search over all of it, and the files attached to resources."""

import unicodedata
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from mastery_desktop.domain.attached import is_document
from mastery_desktop.domain.content import ResourceId
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.reading import Article, ArticleId, Block, BlockKind, Entry, Hit, Target
from mastery_desktop.domain.records import Attachment, natural_id
from mastery_desktop.domain.text import line
from mastery_desktop.messages import _
from mastery_desktop.services.articles import write_articles
from mastery_desktop.services.base import Done, Service

MOST_HITS = 100
"""How many places a search gives at most."""

_BEFORE, _AFTER = 50, 130
_LONGEST_PATH = 4000
_WEIGHT = {BlockKind.HEADING: 2, BlockKind.SUBHEADING: 2, BlockKind.RESOURCE: 2, BlockKind.SOURCE: 0}


class _Place(NamedTuple):
    article: Article
    number: int
    block: Block
    words: str
    heading: str


class AttachedFile(NamedTuple):
    """A file on this computer that stands for a resource, and whether it is still there."""

    resource: ResourceId
    path: Path
    is_there: bool


class ContentService(Service):
    """Reads the content pack as a guide."""

    def contents(self) -> tuple[Entry, ...]:
        """The table of contents, in reading order."""
        return self._written[0]

    def article(self, article: ArticleId) -> Article:
        """An article of the guide.

        Raises:
            NotPossible: there is no such article.
        """
        found = self._written[1].get(article)
        if found is None:
            raise NotPossible(_("This page is not in the guide. Choose another one from the contents."))
        return found

    def search(self, query: str) -> list[Hit]:
        """The places in which every word of a query occurs, headings first, else in reading order.

        Some of the words may stand in the title of the page. Case and accents do not matter; a word may be a part of
        one.
        """
        words = _folded(query).split()
        if not words:
            return []
        found = [place for place in self._places if _fits(place, words)]
        found.sort(key=lambda place: -_rank(place, words))
        return [_hit(place, words) for place in found[:MOST_HITS]]

    def attachments(self) -> dict[ResourceId, AttachedFile]:
        """The files that are attached to resources on this computer."""
        with self._store.read() as read:
            attached = read.all(Attachment)
        return {a.resource: AttachedFile(a.resource, Path(a.path), Path(a.path).is_file()) for a in attached}

    def attach(self, resource: ResourceId, file: Path) -> Done[None]:
        """Let a file on this computer stand for a resource, in the place of the one before.

        Raises:
            NotPossible: there is no such file, or it may be a program.
        """
        if not file.is_file():
            raise NotPossible(
                _("There is no file {file}. Nothing was changed; choose another one.").format(file=file.name)
            )
        if not is_document(file):
            raise NotPossible(
                _("{file} is no document, picture, sound or film, and may be a program. Nothing was changed.").format(
                    file=file.name
                )
            )
        with self._store.write() as write:
            path = line(str(file.absolute()), _LONGEST_PATH)
            write.put(Attachment(id=natural_id("attachment", resource), resource=resource, path=path))
            return Done(None, frozenset(write.touched))

    def detach(self, resource: ResourceId) -> Done[None]:
        """Forget the file that stands for a resource; the file itself stays."""
        with self._store.write() as write:
            write.delete(Attachment, natural_id("attachment", resource))
            return Done(None, frozenset(write.touched))

    @cached_property
    def _written(self) -> tuple[tuple[Entry, ...], dict[ArticleId, Article]]:
        return write_articles(self._pack)

    @cached_property
    def _places(self) -> list[_Place]:
        places = []
        for article in self._written[1].values():
            heading = _folded(f"{article.kicker} {article.title}")
            places.append(_Place(article, 0, Block(kind=BlockKind.HEADING, text=article.title), heading, heading))
            links = (BlockKind.LINK, BlockKind.LABEL)
            numbered = enumerate(article.blocks)
            places += [_Place(article, at, b, _folded(b.text), heading) for at, b in numbered if b.kind not in links]
        return places


def _folded(text: str) -> str:
    """The text without case and accents, letter for letter, so that places in it are places in the text."""
    return "".join(_plain_letter(letter) for letter in text)


def _plain_letter(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0].lower()[:1] or letter


def _fits(place: _Place, words: list[str]) -> bool:
    here = [word in place.words for word in words]
    return any(here) and all(is_here or word in place.heading for is_here, word in zip(here, words, strict=True))


def _rank(place: _Place, words: list[str]) -> int:
    weight = _WEIGHT.get(place.block.kind, 1)
    whole = all(word in place.words for word in words)
    return 4 * whole + weight + (weight > 1 and place.words.startswith(words[0]))


def _hit(place: _Place, words: list[str]) -> Hit:
    text = place.block.text
    folded = _folded(text)
    starts = [folded.find(word) for word in words]
    first = max(0, min((at for at in starts if at >= 0), default=0) - _BEFORE)
    last = min(len(text), first + _BEFORE + _AFTER)
    first = 0 if first == 0 else text.rfind(" ", 0, first + 1) + 1
    excerpt = f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"
    shift = first - (1 if first else 0)
    inside = [(at, word) for at, word in zip(starts, words, strict=True) if first <= at < last]
    found = sorted((at - shift, at - shift + len(word)) for at, word in inside)
    target = Target(place.article.id, place.block.anchor)
    return Hit(target, place.number, place.article.title, place.article.kicker, excerpt, tuple(found))
