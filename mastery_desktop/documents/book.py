"""Documents into one PDF: head and foot of their pages, copies, the slip for the copier.

Every document begins on a front, and counts its own pages.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from mastery_desktop.documents.accents import Accent
from mastery_desktop.documents.blocks import right, text
from mastery_desktop.documents.capped import Capped
from mastery_desktop.documents.entries import identity
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.layout import Leaf, Look, PaperSize, Style
from mastery_desktop.documents.paging import Part, Placed, Sizes, pages_of
from mastery_desktop.documents.paper import Paper
from mastery_desktop.documents.running_head import draw_head, fitted_note
from mastery_desktop.documents.tiles import tiles_of
from mastery_desktop.messages import _, in_both, in_one_line, sides

_FOOT_LINE: Final = 12.0
_FOOT_SIZES: Final = 4
"""Smaller types to try for a note at the foot."""

_NUMBER: Final = 96.0
"""What the page number takes of the foot line, in usual print."""

_NAMES: Final = 14.5
"""The size of bold type from which on a text is a name, in usual print."""

_NUMBERS: Final = 150.0
"""What it takes in two languages."""

_ROOM: Final = 200.0
"""How wide a page number may be at most."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A sheet with its content, ready for paging.

    Attributes:
        title: the name of the sheet, for the outline and the file's properties.
        leaf: the paper it is printed on.
        parts: the content in order.
        running: the line at the head of every page but the first; empty for sheets that are cut or hung up, which have
            none.
        foot: the note at the foot of every page.
        look: the styles.
        accent: the colour that it has beside black.
    """

    title: str
    leaf: Leaf
    parts: Sequence[Part]
    running: str
    foot: str
    look: Look = field(default_factory=Look)
    accent: Accent | None = None


class Printed(NamedTuple):
    """A document in a PDF: how many pages it has, and how many copies of it are wanted."""

    document: Document
    pages: int
    copies: int

    @property
    def both_sides(self) -> bool:
        """Whether it is printed on both sides of the paper; a single page has no back."""
        return self.document.leaf.duplex and self.pages > 1

    @property
    def sheets(self) -> int:
        """How many sheets of paper a copy takes."""
        return -(-self.pages // 2) if self.both_sides else self.pages

    @property
    def paper(self) -> int:
        """How many sheets of paper all copies take."""
        return self.copies * self.sheets

    @property
    def stapled(self) -> bool:
        """Whether the sheets of a copy belong together; those that are cut or hung up do not."""
        return self.sheets > 1 and bool(self.document.running)


Told = Callable[[int, int], None]
"""Is told how many documents are drawn, of how many; what it raises stops the work."""


def boxed_note(note: str) -> str:
    """The note at the foot of a page that has a character which no face can draw."""
    return _("{note} A box stands for a character that cannot be printed here.").format(note=note)


def foot_room(note: str, leaf: Leaf, width: float) -> float:
    """What a note at the foot may take of a width, beside the number of the page."""
    return width - (_NUMBERS if in_both(note) else _NUMBER) * leaf.scale


def foot_by_sentences(note: str, leaf: Leaf, fonts: Fonts, room: float, style: Style) -> tuple[str, Style]:
    """A note at the foot with its lines broken between sentences, set smaller where it then takes fewer lines.

    Where it would take more lines than as it is, it stays so.

    Args:
        note: the note, in one language.
        leaf: the paper; the note becomes no smaller than what is read at its foot.
        fonts: the faces.
        room: the width that the note may take.
        style: the type that it has at most.
    """

    def lines(words: str, style: Style) -> int:
        return len(text(words, style).lines(fonts, room))

    usual = lines(note, style)
    if usual == 1:
        return note, style
    span = max(0.0, style.size - leaf.smallest_note.size)
    styles = [style.sized(style.size - span * step / _FOOT_SIZES) for step in range(_FOOT_SIZES + 1 if span else 1)]
    broken = [(_packed(note, fonts, each, room), each) for each in styles]
    best = min(broken, key=lambda way: lines(*way))
    return best if lines(*best) <= usual else (note, style)


def _packed(note: str, fonts: Fonts, style: Style, room: float) -> str:
    """A note with as many whole sentences on a line as it has room for."""
    first, *sentences = note.replace(". ", ".\n").split("\n")
    lines = [first]
    for sentence in sentences:
        longer = f"{lines[-1]} {sentence}"
        if fonts.width(longer, style.face) * style.size <= room:
            lines[-1] = longer
        else:
            lines.append(sentence)
    return "\n".join(lines)


def bind(
    documents: Sequence[Document],
    fonts: Fonts,
    title: str,
    language: str,
    *,
    form: str = "",
    copies: Sequence[int] = (),
    cover: Callable[[Sequence[Printed]], Document] | None = None,
    told: Told | None = None,
) -> bytes:
    """Put documents into one PDF.

    Where one of them is printed on both sides of the paper, the whole file can be: every document and every copy of it
    begins on a front, and what is meant for one side has an empty back.

    Args:
        documents: at least one document.
        fonts: the faces.
        title: the title in the file's properties; they name no person.
        language: the language code of the text.
        form: the content that a form for a laptop was made with; empty for paper.
        copies: how many copies of each the PDF holds; one where left out. A form is held once.
        cover: makes the slip that lies in front of them.
        told: is told after each document how far it is.
    """
    paper = Paper(fonts, documents[0].leaf.page, language)
    paper.setTitle(in_one_line(title))
    paper.setAuthor("")
    paper.setSubject("")
    paper.setCreator("Mastery Desktop")
    paper.showOutline()
    if form:
        identity(paper, form)
    printed = []
    both_sides = any(document.leaf.duplex for document in documents)
    for number, (document, wanted) in enumerate(zip(documents, copies or [1] * len(documents), strict=True)):
        if both_sides and paper.getPageNumber() % 2 == 0:
            paper.showPage()
        first = paper.getPageNumber() - 1
        pages = _Pages(document, paper, number).write()
        if both_sides and not document.leaf.duplex:
            paper.leave_backs_empty(first)
        paper.repeat(first, wanted, duplex=both_sides)
        printed.append(Printed(document, pages, wanted))
        if told:
            told(number + 1, len(documents))
    if cover:
        _add_cover(cover(printed), paper, len(documents), both_sides=both_sides)
    return paper.to_bytes()


def count(documents: Sequence[Document], fonts: Fonts, copies: Sequence[int]) -> list[Printed]:
    """How many pages documents have."""
    return [
        Printed(document, len(_laid_out(document, fonts)) * _parts_of(document.leaf), wanted)
        for document, wanted in zip(documents, copies, strict=True)
    ]


def _parts_of(leaf: Leaf) -> int:
    """How many sheets of paper a page is printed on."""
    return len(tiles_of(leaf.page)) if leaf.size is PaperSize.TILES else 1


def _laid_out(document: Document, fonts: Fonts) -> list[tuple[Placed, ...]]:
    leaf = document.leaf
    later = leaf.later_height if document.running else leaf.first_height
    return pages_of(document.parts, fonts, Sizes(leaf.width, leaf.first_height, later))


def _add_cover(document: Document, paper: Paper, number: int, *, both_sides: bool) -> None:
    """Draw the slip now that all is counted, on sheets of its own before the others."""
    first = paper.getPageNumber() - 1
    _Pages(document, paper, number).write()
    if both_sides and (paper.getPageNumber() - 1 - first) % 2:
        paper.showPage()
    paper.move_to_front(first)


class _Pages:
    """Writes one document onto pages behind those that are there."""

    def __init__(self, document: Document, paper: Paper, number: int) -> None:
        self._document = document
        self._paper = paper
        self._number = number
        self._feet: list[tuple[float, float]] = []
        self._notes: dict[str, tuple[str, Style]] = {}

    def write(self) -> int:
        """Draw the document, and number its pages now that their count is known; gives the count."""
        document, paper = self._document, self._paper
        first = paper.getPageNumber()
        paper.tiled = document.leaf.size is PaperSize.TILES
        paper.accent = document.accent
        paper.names_from = _NAMES * document.look.scale
        for at, placed in enumerate(_laid_out(document, paper.fonts)):
            self._draw_page(at, placed)
        paper.tiled = False
        paper.accent = None
        self._number_pages()
        return paper.getPageNumber() - first

    def _draw_page(self, at: int, placed: Sequence[Placed]) -> None:
        """Draw a page, counted from 0."""
        document, paper = self._document, self._paper
        leaf = document.leaf
        back = leaf.duplex and at % 2 == 1
        area = leaf.text_area(back=back)
        top = area.y + area.height
        paper.setPageSize(leaf.page)
        if not at:
            paper.mark(document.title, 0)
        elif document.running:
            draw_head(paper, document.running, leaf, area)
            top -= leaf.head
        for block, down in placed:
            block.draw(paper, area.x, top - down, area.width)
        self._draw_foot(back=back)
        paper.showPage()

    def _draw_foot(self, *, back: bool) -> None:
        paper, leaf = self._paper, self._document.leaf
        area = leaf.text_area(back=back)
        line = area.y + _FOOT_LINE * leaf.scale
        room = foot_room(self._document.foot, leaf, area.width)
        note = sides(self._document.foot)[0]  # two languages would not stand on one line; the numbers do
        if paper.has_boxes:
            note = sides(boxed_note(note))[0]
            paper.has_boxes = False
        lines = leaf.foot_lines
        style = leaf.small_note if lines > 1 else fitted_note(paper.fonts, note, leaf, room)
        if lines == 1 and paper.fonts.width(note, style.face) * style.size > room:
            lines, line = 2, area.y + style.leading  # a longer language tells of the boxes on two small lines
        if note not in self._notes:
            self._notes[note] = foot_by_sentences(note, leaf, paper.fonts, room, style)
        note, style = self._notes[note]
        taken = min(lines, len(text(note, style).lines(paper.fonts, room)))
        top = line + (taken - 1) * style.leading  # the last line stands beside the number
        Capped(text(note, style), lines).draw(paper, area.x, top, room)
        self._feet.append((area.x + area.width, area.y + _FOOT_LINE * leaf.scale))
        paper.doForm(self._form(len(self._feet)))

    def _form(self, page: int) -> str:
        return f"page.{self._number}.{page}"

    def _number_pages(self) -> None:
        width, height = self._document.leaf.page
        wide = _ROOM * self._document.leaf.scale
        for page, (x, y) in enumerate(self._feet, start=1):
            self._paper.beginForm(self._form(page), 0, 0, width, height)
            words = _("page {page} of {pages}").format(page=page, pages=len(self._feet))
            text(words, right(self._document.leaf.note)).draw(self._paper, x - wide, y, wide)
            self._paper.endForm()
