"""Blocks onto pages, documents into one PDF.

The library's page templates and frames do the paging; a `Flow` tells them how high a block is and where it may be
split. Every document begins on a front, and counts its own pages.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple, cast

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, NextPageTemplate, PageBreak, PageTemplate
from typing_extensions import override

from mastery_desktop.documents.accents import Accent
from mastery_desktop.documents.blocks import Block, Capped, right, text
from mastery_desktop.documents.entries import identity
from mastery_desktop.documents.fonts import Fonts
from mastery_desktop.documents.layout import Leaf, Look, PaperSize, Style
from mastery_desktop.documents.paper import Paper
from mastery_desktop.messages import _, in_both, in_one_line, sides

_FIRST: Final = "first"
_FRONT: Final = "front"
_BACK: Final = "back"
_FOOT_LINE: Final = 12.0
_NUMBER: Final = 110.0
"""What the page number takes of the foot line, in usual print."""

_NAMES: Final = 14.5
"""The size of bold type from which on a text is a name, in usual print."""

_NUMBERS: Final = 150.0
"""What it takes in two languages."""

_ROOM: Final = 200.0
"""How wide a page number may be at most."""

_SMALLEST: Final = 0.8
"""How small head and foot may become against usual print before they are cut."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A block as the paging sees it.

    Attributes:
        block: the block.
        gap: the space before it; none at the top of a page.
        together: whether it goes to the next page rather than being split, where a page can hold it.
        new_page: whether it begins a page; the first part always does.
    """

    block: Block
    gap: float = 0.0
    together: bool = False
    new_page: bool = False


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


def foot_room(note: str, leaf: Leaf, width: float) -> float:
    """What a note at the foot may take of a width, beside the number of the page."""
    return width - (_NUMBERS if in_both(note) else _NUMBER) * leaf.scale


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
        _add_cover(cover(printed), paper, len(documents))
    return paper.to_bytes()


def count(documents: Sequence[Document], fonts: Fonts, copies: Sequence[int]) -> list[Printed]:
    """How many pages documents have."""
    paper = Paper(fonts, documents[0].leaf.page, "")
    return [
        Printed(document, _Pages(document, paper, number).write(), wanted)
        for number, (document, wanted) in enumerate(zip(documents, copies, strict=True))
    ]


def _add_cover(document: Document, paper: Paper, number: int) -> None:
    """Draw the slip now that all is counted, on sheets of its own before the others."""
    first = paper.getPageNumber() - 1
    _Pages(document, paper, number).write()
    if (paper.getPageNumber() - 1 - first) % 2:
        paper.showPage()
    paper.move_to_front(first)


class Flow(Flowable):
    """A block for the library's frames."""

    def __init__(self, part: Part, fonts: Fonts, page_height: float) -> None:
        super().__init__()
        self._part = part
        self._fonts = fonts
        self._page_height = page_height
        self.spaceBefore = part.gap

    @override
    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        self.width, self.height = aW, self._part.block.height(self._fonts, aW)
        return self.width, self.height

    @override
    def split(self, aW: float, aH: float, /) -> list[Flowable]:
        begun = aH < self._page_height - 1
        if begun and self._part.together and self.height <= self._page_height:
            return []  # the library puts it on the next page
        parts = self._part.block.split(self._fonts, aW, aH)
        if parts is None:
            return []
        first = Flow(replace(self._part, block=parts[0]), self._fonts, self._page_height)
        rest = Flow(Part(block=parts[1]), self._fonts, self._page_height)
        if not parts[1].height(self._fonts, aW):
            return [first, rest]
        # Without the gap before it, the rest might just fit, and the library would set it there.
        return [first, FrameBreak(), rest]

    def draw(self) -> None:
        """Draw the block; the library has moved the origin to its lower left corner."""
        self._part.block.draw(cast("Paper", self.canv), 0, self.height, self.width)


class _Pages(BaseDocTemplate):
    """Writes one document onto pages that others may have begun."""

    def __init__(self, document: Document, paper: Paper, number: int) -> None:
        leaf = document.leaf
        super().__init__("", pagesize=leaf.page, invariant=1)
        self._document = document
        self._paper = paper
        self._number = number
        self._doSave = 0
        self._feet: list[tuple[float, float]] = []
        head = leaf.head if document.running else 0.0
        self.addPageTemplates(
            [
                self._template(_FIRST, back=False, head=0.0),
                self._template(_FRONT, back=False, head=head),
                self._template(_BACK, back=True, head=head),
            ]
        )

    def write(self) -> int:
        """Lay the document out, draw it, and number its pages now that their count is known; gives the count."""
        document = self._document
        story: list[Flowable] = [NextPageTemplate([_BACK, _FRONT] if document.leaf.duplex else _FRONT)]
        page_height = document.leaf.later_height if document.running else document.leaf.first_height
        for at, part in enumerate(document.parts):
            if part.new_page and at:
                story.append(PageBreak())
            story.append(Flow(part, self._paper.fonts, page_height))
        first = self._paper.getPageNumber()
        self._paper.tiled = document.leaf.size is PaperSize.TILES
        self._paper.accent = document.accent
        self._paper.names_from = _NAMES * document.look.scale
        self.build(story)
        self._paper.tiled = False
        self._paper.accent = None
        self._number_pages()
        return self._paper.getPageNumber() - first

    def _template(self, name: str, *, back: bool, head: float) -> PageTemplate:
        leaf = self._document.leaf
        area = leaf.text_area(back=back)
        frame = Frame(
            area.x,
            area.y + leaf.foot,
            area.width,
            area.height - leaf.foot - head,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        return PageTemplate(
            name,
            [frame],
            pagesize=self._document.leaf.page,
            onPageEnd=self._on_back_end if back else self._on_front_end,
            onPage=self._on_first_page if name == _FIRST else self._on_back if back else self._on_front,
        )

    def _makeCanvas(self, filename: object = None, canvasmaker: object = Canvas) -> Canvas:  # noqa: ARG002, N802
        return self._paper  # the library asks here for the canvas; its documents would each make one of their own

    def _on_first_page(self, _canvas: Canvas, _template: BaseDocTemplate) -> None:
        self._paper.mark(self._document.title, 0)

    def _on_front(self, _canvas: Canvas, _template: BaseDocTemplate) -> None:
        self._draw_head(back=False)

    def _on_back(self, _canvas: Canvas, _template: BaseDocTemplate) -> None:
        self._draw_head(back=True)

    def _on_front_end(self, _canvas: Canvas, _template: BaseDocTemplate) -> None:
        self._draw_foot(back=False)

    def _on_back_end(self, _canvas: Canvas, _template: BaseDocTemplate) -> None:
        self._draw_foot(back=True)

    def _draw_head(self, *, back: bool) -> None:
        if not self._document.running:
            return
        paper, leaf = self._paper, self._document.leaf
        area = leaf.text_area(back=back)
        top = area.y + area.height
        words = self._document.running
        if paper.fonts.width(words, leaf.note.face) * leaf.note.size > area.width:
            words = sides(words)[0]
        style = self._fitted(words, area.width)
        line = text(words, style).lines(paper.fonts, area.width)[:1]
        paper.text(area.x, top - 9 * leaf.scale, line, size=style.size)
        paper.rule(area.x, top - 14 * leaf.scale, area.width)

    def _draw_foot(self, *, back: bool) -> None:
        paper, leaf = self._paper, self._document.leaf
        area = leaf.text_area(back=back)
        line = area.y + _FOOT_LINE * leaf.scale
        room = foot_room(self._document.foot, leaf, area.width)
        note = sides(self._document.foot)[0]  # two languages would not stand on one line; the numbers do
        if paper.has_boxes:
            boxed = _("{note} A box stands for a character that cannot be printed here.").format(note=note)
            note = sides(boxed)[0]
            paper.has_boxes = False
        lines = leaf.foot_lines
        style = leaf.small_note if lines > 1 else self._fitted(note, room)
        Capped(text(note, style), lines).draw(paper, area.x, line + (lines - 1) * style.leading, room)
        self._feet.append((area.x + area.width, line))
        paper.doForm(self._form(len(self._feet)))

    def _fitted(self, words: str, room: float) -> Style:
        """The type of head and foot: that of the leaf, or smaller where a line could not hold the words."""
        style = self._document.leaf.note
        needed = self._paper.fonts.width(words, style.face) * style.size
        return (
            style.scaled(min(1.0, max(_SMALLEST / self._document.leaf.scale, (room - 1) / needed))) if needed else style
        )

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
