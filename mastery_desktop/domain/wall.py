"""What the wall shows: a view model that can hold nothing but public content.

A slide is made of words, counts that the room has seen, and colours. No type in this module refers to a record of the
session, so a slide cannot carry a note, a name or a count that waits for its reveal: whoever builds slides copies out
what is public, and the window that draws them gets nothing else.

Every block can read itself aloud (`reading`): the same words, in order, for the accessible text of the window.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import NullTranslations

from mastery_desktop.domain.wall_overview import LevelName, Overview
from mastery_desktop.messages import _, ngettext, speaking, woven


@dataclass(frozen=True, kw_only=True)
class Words:
    """A text of its own."""

    text: str

    def reading(self) -> Iterator[str]:
        """The words in order."""
        yield self.text


@dataclass(frozen=True, kw_only=True)
class Title(Words):
    """The title of a slide."""


@dataclass(frozen=True, kw_only=True)
class BigQuestion(Words):
    """A question that fills the wall."""


@dataclass(frozen=True, kw_only=True)
class Statement(Words):
    """A statement the room works on: what is rated, what is agreed, the goal."""


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Running text with an optional bold lead; an `aside` may move to the next page, so that the rest stays whole."""

    text: str
    lead: str = ""
    aside: bool = False

    def reading(self) -> Iterator[str]:
        """The words in order."""
        yield f"{self.lead} {self.text}".strip()


@dataclass(frozen=True, kw_only=True)
class Heading(Words):
    """A small heading over what follows."""


@dataclass(frozen=True, kw_only=True)
class Bullets:
    """A list, with numbers where the order matters."""

    items: tuple[str, ...]
    numbered: bool = False

    def reading(self) -> Iterator[str]:
        """The words in order."""
        yield from self.items


@dataclass(frozen=True, kw_only=True)
class CheckItem:
    """A line of a checklist; `done` is drawn as a tick."""

    text: str
    done: bool = False


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """Things to do, with those that are done ticked."""

    items: tuple[CheckItem, ...]

    def reading(self) -> Iterator[str]:
        """The words in order."""
        for item in self.items:
            yield _("Done: {text}").format(text=item.text) if item.done else _("Open: {text}").format(text=item.text)


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of text under a heading."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Columns:
    """Columns of text side by side, one under the other where the wall is too narrow."""

    columns: tuple[Column, ...]

    def reading(self) -> Iterator[str]:
        """The words in order."""
        for column in self.columns:
            yield column.heading
            yield from column.paragraphs


@dataclass(frozen=True, kw_only=True)
class Card:
    """A short text under a name; `color` (`#RRGGBB`) marks a domain, `here` the one we are at."""

    title: str
    text: str = ""
    color: str = ""
    here: bool = False


@dataclass(frozen=True, kw_only=True)
class Cards:
    """Cards in rows."""

    cards: tuple[Card, ...]

    def reading(self) -> Iterator[str]:
        """The words in order."""
        for card in self.cards:
            yield card.title
            if card.text:
                yield card.text


@dataclass(frozen=True, kw_only=True)
class ShiftLine:
    """The line of a shift between two ends, without a scale.

    `marks` of the room, sorted, and `placed`, where the team placed itself, are thousandths of its length.
    """

    shift_from: str
    shift_to: str
    marks: tuple[int, ...] = ()
    placed: int | None = None

    def reading(self) -> Iterator[str]:
        """The words in order."""
        yield _("From: {text}").format(text=self.shift_from)
        yield _("To: {text}").format(text=self.shift_to)
        if self.marks:
            yield ngettext("{n} mark on the line", "{n} marks on the line", len(self.marks)).format(n=len(self.marks))
        if self.placed is not None:
            yield _("Placed by the team")


@dataclass(frozen=True, kw_only=True)
class LevelList:
    """The levels with their full labels."""

    levels: tuple[LevelName, ...]

    def reading(self) -> Iterator[str]:
        """The words in order."""
        for level in self.levels:
            yield level.name


@dataclass(frozen=True, kw_only=True)
class Round:
    """How many chose each level in a round that was revealed, lowest level first."""

    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Levels:
    """One dot per mark over the levels, round beside round.

    Attributes:
        levels: the levels, lowest first.
        rounds: what the room marked; none where the team agreed without marks.
        chosen: the places of the levels that the team settled on: none, one, or the two ends of "not agreed yet".
        flag: the words at the chosen level.
    """

    levels: tuple[LevelName, ...]
    rounds: tuple[Round, ...] = ()
    chosen: tuple[int, ...] = ()
    flag: str = ""

    def reading(self) -> Iterator[str]:
        """The words in order."""
        for place, level in enumerate(self.levels):
            for round_ in self.rounds:
                parts = [round_.name] if len(self.rounds) > 1 else []
                yield ", ".join([*parts, f"{level.name}: {round_.counts[place]}"])
            if place in self.chosen:
                yield f"{level.name}: {self.flag}"


@dataclass(frozen=True, kw_only=True)
class GridRow:
    """An element in the picture of its domain.

    Attributes:
        name: the element.
        counts: how many chose each level; none where nothing was counted or revealed.
        chosen: the places of the levels that the team settled on.
        words: short remarks: how far apart the marks are, whether there is evidence.
        stress: the one remark that stands out, with a symbol of its own.
        flag: the words under the name, such as "Our focus area".
    """

    name: str
    counts: tuple[int, ...] = ()
    chosen: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
    stress: str = ""
    flag: str = ""


@dataclass(frozen=True, kw_only=True)
class Grid:
    """Elements against levels: every mark of a domain in one picture."""

    levels: tuple[LevelName, ...]
    rows: tuple[GridRow, ...]

    def reading(self) -> Iterator[str]:
        """The words in order."""
        for row in self.rows:
            marks = [f"{level.name} {count}" for level, count in zip(self.levels, row.counts, strict=False) if count]
            settled = [_("our rating: {level}").format(level=self.levels[place].name) for place in row.chosen]
            told = [*row.words, row.stress] if row.stress else row.words
            flag = [row.flag] if row.flag else []
            yield ", ".join([row.name, *flag, *marks, *settled, *told])


@dataclass(frozen=True, kw_only=True)
class StageMark:
    """A stage on the path: behind us, where we are, or ahead."""

    name: str
    past: bool = False
    here: bool = False


@dataclass(frozen=True, kw_only=True)
class StagePath:
    """The stages of change in order."""

    stages: tuple[StageMark, ...]

    def reading(self) -> Iterator[str]:
        """The words in order."""
        for number, stage in enumerate(self.stages, 1):
            text = f"{number} {stage.name}"
            yield _("{stage} (here)").format(stage=text) if stage.here else text


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """A row of a table; `here` marks the one that is being written."""

    cells: tuple[str, ...]
    here: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table; `weights` are the shares of the columns' widths."""

    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]
    weights: tuple[int, ...]

    def reading(self) -> Iterator[str]:
        """The words in order."""
        for row in self.rows:
            yield ", ".join(f"{head}: {cell}" for head, cell in zip(self.heads, row.cells, strict=True) if cell)


@dataclass(frozen=True, kw_only=True)
class Dots:
    """Names with one dot for each private dot they got."""

    rows: tuple[tuple[str, int], ...]

    def reading(self) -> Iterator[str]:
        """The words in order."""
        for name, count in self.rows:
            yield ngettext("{name}: {n} dot", "{name}: {n} dots", count).format(name=name, n=count)


@dataclass(frozen=True, kw_only=True)
class Countdown(Words):
    """Time left, as large as the wall allows."""


@dataclass(frozen=True, kw_only=True)
class PictureBlock(Words):
    """A picture as a PNG or JPEG, with words for those who do not see it."""

    data: bytes


@dataclass(frozen=True, kw_only=True)
class CornerClock(Words):
    """Time left in the corner of a slide, to be read from the back; `over` marks that the time is up."""

    over: bool = False


Block = (
    Title
    | BigQuestion
    | Statement
    | Paragraph
    | Heading
    | Bullets
    | Checklist
    | Columns
    | Cards
    | ShiftLine
    | LevelList
    | Levels
    | Grid
    | Overview
    | StagePath
    | Table
    | Dots
    | Countdown
    | PictureBlock
)


@dataclass(frozen=True, kw_only=True)
class Slide:
    """One idea on the wall. Long ones are drawn on several pages; a position is an anchor, never a page.

    Attributes:
        anchor: what the slide is about, the same in every run: an element's id, a paragraph's number.
        blocks: the content from top to bottom.
        color: the colour mark of the domain (`#RRGGBB`), or empty.
        tint: the light ground of what is chosen, or empty.
        left: where we are, from the whole to the part.
        right: the top right corner, such as "Practice 3 of 5".
        foot_left: a prompt for the room.
        foot_right: the bottom right corner, such as a clock.
        progress: the number of this slide from 1, and of how many.
        gate: whether stepping forward stops here until the facilitator reveals.
        clock: the time left, once the facilitator wants the room to see it.
        texts: the language of the words that drawing and reading add; that in use where there is none.
    """

    anchor: str
    blocks: tuple[Block, ...]
    color: str = ""
    tint: str = ""
    left: tuple[str, ...] = ()
    right: str = ""
    foot_left: str = ""
    foot_right: str = ""
    progress: tuple[int, int] | None = None
    gate: bool = False
    clock: CornerClock | None = None
    texts: NullTranslations | None = None

    @property
    def title(self) -> str:
        """The words that name the slide: its title, question or statement."""
        for block in self.blocks:
            if isinstance(block, Title | BigQuestion | Statement):
                return woven(block.text)
        return woven(self.right or (self.left[-1] if self.left else ""))

    def reading(self) -> Iterator[str]:
        """All words of the slide in the order in which they are read; two languages stand on one line."""
        with speaking(self.texts):
            return iter([woven(text) for text in self._words()])

    def _words(self) -> Iterator[str]:
        yield from (text for text in (*self.left, self.right) if text)
        for block in self.blocks:
            yield from block.reading()
        yield from (text for text in (self.foot_left, self.foot_right) if text)
        if self.clock is not None:
            yield from self.clock.reading()

    @property
    def text(self) -> str:
        """The public text of the slide, one line for each part."""
        return "\n".join(self.reading())
