"""All practices of several domains on one wall: what the team settled on, and a word for how the marks lie."""

from collections.abc import Iterator
from dataclasses import dataclass

from mastery_desktop.domain.content import LevelSymbol
from mastery_desktop.messages import _


@dataclass(frozen=True, kw_only=True)
class LevelName:
    """A level by its symbol and its words."""

    symbol: LevelSymbol
    name: str


@dataclass(frozen=True, kw_only=True)
class OverviewRow:
    """A practice: the places of the levels that the team settled on, and a word for its marks or its outcome."""

    name: str
    chosen: tuple[int, ...] = ()
    word: str = ""
    flag: str = ""


@dataclass(frozen=True, kw_only=True)
class OverviewPart:
    """The practices of a domain under its name; `color` (`#RRGGBB`) marks it."""

    name: str
    color: str
    rows: tuple[OverviewRow, ...]


@dataclass(frozen=True, kw_only=True)
class Overview:
    """Every practice of several domains in one line each, without its marks."""

    levels: tuple[LevelName, ...]
    parts: tuple[OverviewPart, ...]

    def reading(self) -> Iterator[str]:
        """The words in order."""
        for part in self.parts:
            yield part.name
            for row in part.rows:
                settled = [_("our rating: {level}").format(level=self.levels[place].name) for place in row.chosen]
                yield ", ".join(text for text in (row.name, row.flag, *settled, row.word) if text)
