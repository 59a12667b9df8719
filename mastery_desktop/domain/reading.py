"""The guide as a reader sees it: a table of contents, articles made of blocks, and what a search finds.

An article is built from a content pack and holds plain text only. A block can carry an anchor, so that a link or a hit
leads to its place in the article.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from mastery_desktop.domain.content import LevelSymbol, ResourceId

ArticleId = NewType("ArticleId", str)


class BlockKind(StrEnum):
    """How a block is shown."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    LABEL = "label"
    TEXT = "text"
    QUESTION = "question"
    POINT = "point"
    NOTE = "note"
    SOURCE = "source"
    LINK = "link"
    RESOURCE = "resource"
    LEVEL = "level"
    PICTURE = "picture"


@dataclass(frozen=True)
class Target:
    """A place in the guide: an article, and an anchor in it."""

    article: ArticleId
    anchor: str = ""


@dataclass(frozen=True, kw_only=True)
class Block:
    """A piece of an article.

    `target` is where a link leads, `resource` what a file can be attached to, `symbol` the level's, `picture` the name
    of the picture whose caption the text is.
    """

    kind: BlockKind
    text: str
    anchor: str = ""
    target: Target | None = None
    resource: ResourceId | None = None
    symbol: LevelSymbol | None = None
    picture: str = ""


@dataclass(frozen=True, kw_only=True)
class Article:
    """One page of the guide. `kicker` says what it belongs to; `color` is the domain's, empty without one."""

    id: ArticleId
    title: str
    kicker: str
    blocks: tuple[Block, ...]
    color: str = ""


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents; `depth` is 0 for what stands alone or above others."""

    article: ArticleId
    title: str
    depth: int
    color: str = ""


@dataclass(frozen=True)
class Hit:
    """A place that a search found: the words around it, and where in `excerpt` they stand (start, end)."""

    target: Target
    block: int
    title: str
    kicker: str
    excerpt: str
    found: tuple[tuple[int, int], ...]
