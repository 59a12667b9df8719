"""Reading: a table of contents, a search and pages, with a way back; for the guide of the framework and for help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.reading import Article, ArticleId, Entry, Hit, Target
from mastery_desktop.messages import _, ngettext
from mastery_desktop.services.searching import MOST_HITS
from mastery_desktop.ui import keys
from mastery_desktop.ui.models.guide import ContentsModel, HitsModel
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.fields import SearchField
from mastery_desktop.ui.widgets.guide_lists import contents_list, hits_list
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.list_and_page import arranged

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mastery_desktop.ui.widgets.article_view import ArticleView


class Library(Protocol):
    """What can be read."""

    def contents(self) -> tuple[Entry, ...]:
        """The table of contents, in reading order."""

    def article(self, article: ArticleId) -> Article:
        """An article."""

    def search(self, query: str) -> list[Hit]:
        """The places in which every word of a query occurs."""


class Reader(QWidget):
    """Contents and search at one side, the page at the other; where there is little room, one of them at a time."""

    def __init__(self, library: Library, view: ArticleView, search: str) -> None:
        """Read in a library, in a view; `search` says what the field for words searches."""
        super().__init__()
        self._library, self.view = library, view
        self._trail: list[Target] = []
        self.search = SearchField(search)
        self.search.settled.connect(self._on_search)
        self.search.returnPressed.connect(self._on_search_entered)
        self.contents = contents_list()
        self._entries = ContentsModel(self._library.contents(), self)
        self.contents.setModel(self._entries)
        self.contents.chosen.connect(self._on_entry_chosen)
        self.hits = hits_list()
        self._found = HitsModel(self)
        self.hits.setModel(self._found)
        self.hits.chosen.connect(self._on_hit_chosen)
        self.count = PlainLabel("", "small", wrap=True)
        self.view.followed.connect(self._on_followed)
        self.back = Button(_("Page before"), kind="quiet", key=keys.READ_BACK)
        self.back.clicked.connect(self.go_back)
        self.to_lists = Button(_("Contents and search"), kind="quiet")
        self.to_lists.clicked.connect(self._on_to_lists)
        self._put_together()
        keys.bind(keys.SEARCH, self, self._on_search_key)
        keys.bind(keys.READ_BACK, self, self.go_back)
        self.show_target(Target(self._library.contents()[0].article), remember=False)
        self._show_lists()

    def show_target(self, target: Target, block: int = -1, *, remember: bool = True) -> None:
        """Show a place in the guide."""
        article = self.view.article
        if remember and article:
            self._trail.append(Target(article.id))
        self.back.setEnabled(bool(self._trail))
        self.view.show_article(self._library.article(target.article), block, target.anchor)
        row = self._entries.row_of(target.article)
        if row >= 0:
            self.contents.setCurrentIndex(self._entries.index(row))
        self._page_first = True
        self._arrange()

    def go_back(self) -> None:
        """Show the page that was read before."""
        if self._trail:
            self.show_target(self._trail.pop(), remember=False)

    def _on_search(self, text: str) -> None:
        hits = self._library.search(text)
        self._found.set_hits(hits)
        asked = bool(text.strip())
        self._lists.setCurrentIndex(1 if asked else 0)
        if len(hits) == MOST_HITS:
            said = _("The first {n} places. Another word makes it fewer.").format(n=MOST_HITS)
        else:
            said = ngettext("{n} place", "{n} places", len(hits)).format(n=len(hits))
        self.count.setText(said if hits else _("Nothing fits. Try fewer or shorter words."))
        self.count.setVisible(asked)
        self._show_lists()

    def _on_search_entered(self) -> None:
        if self._found.rowCount():
            self.hits.setCurrentIndex(self._found.index(0))
            self.hits.setFocus()

    def _on_search_key(self) -> None:
        self._show_lists()
        self.search.setFocus()
        self.search.selectAll()

    def _on_to_lists(self) -> None:
        self._on_search_key()

    def _on_entry_chosen(self, entry: Entry) -> None:
        self.show_target(Target(entry.article))
        self._read_on()

    def _on_hit_chosen(self, hit: Hit) -> None:
        self.show_target(Target(hit.target.article), hit.block)
        self._read_on()

    def _read_on(self) -> None:
        """Give the focus to the page where it has taken the place of the lists."""
        if self._side.isHidden():
            self.view.setFocus()

    def _on_followed(self, target: Target) -> None:
        self.show_target(target)
        self.view.setFocus()

    def _put_together(self) -> None:
        self._side = QFrame()
        self._side.setProperty("kind", "side")
        self._side.setProperty("edge", "right")
        column = QVBoxLayout(self._side)
        column.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(self.search)
        column.addWidget(self.count)
        self.count.hide()
        holder = QWidget()
        self._lists = QStackedLayout(holder)
        self._lists.addWidget(self.contents)
        self._lists.addWidget(self.hits)
        column.addWidget(holder, 1)
        self._page = QWidget()
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, Space.S, 0, 0)
        page.setSpacing(0)
        ways = QHBoxLayout()
        ways.setContentsMargins(Space.L, 0, Space.L, 0)
        ways.addWidget(self.to_lists)
        ways.addWidget(self.back)
        ways.addStretch()
        page.addLayout(ways)
        page.addWidget(self.view, 1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._sides.addWidget(self._side)
        self._sides.addWidget(self._page, 1)
        self._page_first = False
        self.setFocusProxy(self.search)

    def _show_lists(self) -> None:
        self._page_first = False
        self._arrange()

    def _arrange(self) -> None:
        narrow = arranged(self, self._side, self._page, page_first=self._page_first)
        self.to_lists.setVisible(narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
