"""The widget that shows a slide: on the wall, as the console's small picture of it, and where both are one picture."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from mastery_desktop.domain.wall import Slide, Table
from mastery_desktop.messages import _
from mastery_desktop.ui.wall.canvas import Fit, canvas_for, fit
from mastery_desktop.ui.wall.grid import row_start
from mastery_desktop.ui.wall.layout import Layouts
from mastery_desktop.ui.wall.page import Page, Place, page_with
from mastery_desktop.ui.wall.palette import LIGHT, WallColors
from mastery_desktop.ui.wall.strokes import TextStroke

BLANK: Final = QColor("#000000")

_BEGINNING: Final = Place(0, 0)


def paint_page(painter: QPainter, page: Page, place: Fit) -> None:
    """Paint a page into its place in a picture; the ground must have been painted."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(place.x, place.y)
    painter.scale(place.scale, place.scale)
    for part in page.placed:
        painter.translate(part.x, part.y)
        for stroke in part.strokes:
            stroke.paint(painter)
        painter.translate(-part.x, -part.y)
    painter.restore()


class WallView(QWidget):
    """Shows one page of a slide, scaled to its size.

    The picture is laid out for its own shape, or for another one (`set_picture`), so that a small view has the same
    pages as the wall. While it is frozen, it keeps the slide it has; while it is blank, it shows none.

    Attributes:
        page_changed: the page shown, from 0, and how many there are.
    """

    page_changed = Signal(int, int)

    def __init__(self, layouts: Layouts | None = None, parent: QWidget | None = None) -> None:
        """Make a view; views that share `layouts` lay a slide out once."""
        super().__init__(parent)
        self._layouts = layouts or Layouts()
        self._slide: Slide | None = None
        self._waiting: Slide | None = None
        self._pages: tuple[Page, ...] = ()
        self._page = 0
        self._looked_at = _BEGINNING
        self._factor = 1.0
        self._colors = LIGHT
        self._picture: QSize | None = None
        self._blank = self._frozen = self._is_new = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._describe()

    # --- what is shown

    @property
    def slide(self) -> Slide | None:
        """The slide that is shown."""
        return self._slide

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    @property
    def pages(self) -> int:
        """How many pages the slide has here."""
        return max(1, len(self._pages))

    @property
    def blank(self) -> bool:
        """Whether the view shows nothing."""
        return self._blank

    @property
    def frozen(self) -> bool:
        """Whether the view keeps its slide whatever it is given."""
        return self._frozen

    @property
    def shape(self) -> float:
        """The width of the picture that the pages are laid out for, by its height."""
        canvas = self._fit().canvas
        return canvas.width / canvas.height

    @property
    def factor(self) -> float:
        """How much larger or smaller than usual text is."""
        return self._factor

    @property
    def text_sizes(self) -> tuple[float, ...]:
        """The size of every line between header and footer, on all pages, in units of the canvas."""
        lines = (stroke for page in self._pages for part in page.content for stroke in part.strokes)
        return tuple(stroke.line.kind.size for stroke in lines if isinstance(stroke, TextStroke))

    @property
    def current_page(self) -> Page | None:
        """The page as it is laid out; None where nothing is shown."""
        return None if self._blank or not self._pages else self._pages[self._page]

    def set_slide(self, slide: Slide | None, page: int = 0) -> None:
        """Show a slide from one of its pages; -1 is the last. The same slide again keeps its page."""
        if self._frozen:
            self._waiting = slide
            return
        if slide == self._slide and slide is not None and page == 0:
            return
        same = self._slide is not None and slide is not None and slide.anchor == self._slide.anchor
        self._slide = slide
        if same and page == 0:
            self._lay_out_again()
            return
        self._pages = self._laid_out(slide)
        self._look_at(page % len(self._pages) if self._pages else 0)

    def set_page(self, page: int) -> None:
        """Show another page of the slide."""
        wanted = min(max(page, 0), self.pages - 1)
        if wanted != self._page:
            self._look_at(wanted)

    def page_of_row(self, row: int) -> int | None:
        """The page on which a row of the slide's table begins; None where the slide has no such row."""
        for place, block in enumerate(self._slide.blocks if self._slide else ()):
            if isinstance(block, Table) and row < len(block.rows):
                return page_with(self._pages, Place(place, row_start(row)))
        return None

    def turn(self, by: int) -> bool:
        """Go some pages on or back within the slide; tells whether there was one."""
        target = self._page + by
        if self._frozen or not 0 <= target < self.pages:
            return False
        self._look_at(target)
        return True

    def paint_now(self) -> None:
        """Paint what is new at once, where the view is seen."""
        if self._is_new and self.isVisible():
            self.repaint()

    def prepare(self, slides: Iterable[Slide]) -> None:
        """Lay out slides that may come next, so that they appear at once."""
        for slide in slides:
            self._laid_out(slide)

    # --- how it is shown

    def set_blank(self, blank: bool) -> None:  # noqa: FBT001 - a state, set by name
        """Show nothing, or the slide again."""
        self._blank = blank
        self._describe()
        self.update()

    def set_frozen(self, frozen: bool) -> None:  # noqa: FBT001 - a state, set by name
        """Keep the slide that is shown, or show what came in the meantime."""
        if frozen and not self._frozen:
            self._waiting = self._slide
        self._frozen = frozen
        if not frozen:
            waiting, self._waiting = self._waiting, None
            self.set_slide(waiting)

    def set_factor(self, factor: float) -> None:
        """Make text larger or smaller; what is looked at stays in view."""
        self._factor = factor
        self._lay_out_again()

    def set_colors(self, colors: WallColors) -> None:
        """Draw in other colours."""
        self._colors = colors
        self._lay_out_again()

    def set_picture(self, size: QSize | None) -> None:
        """Lay out for a picture of another shape, such as the projector's; None is the view's own."""
        self._picture = size
        self._lay_out_again()

    # --- Qt

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, 360)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, 90)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out_again()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._is_new = False
        painter = QPainter(self)
        self.paint_on(painter)
        painter.end()

    def paint_on(self, painter: QPainter) -> None:
        """Paint the view as it is now, also on paper or into a picture."""
        page = self.current_page
        painter.fillRect(QRectF(self.rect()), BLANK if self._blank else QColor(self._colors.paper))
        if page is not None:
            paint_page(painter, page, self._fit())

    # --- helpers

    def _fit(self) -> Fit:
        shape = self._picture or self.size()
        return fit(canvas_for(shape.width(), shape.height()), self.width(), self.height())

    def _laid_out(self, slide: Slide | None) -> tuple[Page, ...]:
        if slide is None:
            return ()
        return self._layouts.pages(slide, self._fit().canvas, self._factor, self._colors)

    def _lay_out_again(self) -> None:
        self._pages = self._laid_out(self._slide)
        self._show(page_with(self._pages, self._looked_at))

    def _look_at(self, page: int) -> None:
        """Show a page that somebody went to: what it is looked at for stays in view until they go on."""
        self._looked_at = self._pages[page].looked_at if self._pages else _BEGINNING
        self._show(page)

    def _show(self, page: int) -> None:
        self._page, self._is_new = page, True
        self._describe()
        self.update()
        self.page_changed.emit(self._page, self.pages)

    def _describe(self) -> None:
        """Give the words on the wall to those who hear it."""
        if self._blank or self._slide is None:
            self.setAccessibleName(_("The wall is blank"))
            self.setAccessibleDescription("")
        else:
            self.setAccessibleName(self._slide.title)
            self.setAccessibleDescription(self._slide.text)
