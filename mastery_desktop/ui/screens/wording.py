"""The wording of the content: each text beside what the pack says, on the wall as it would be, kept as an overlay."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from mastery_desktop.domain.pack_texts import KINDS, PackText, Text
from mastery_desktop.domain.text import folded
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui import keys
from mastery_desktop.ui.models.wording import WordingModel
from mastery_desktop.ui.screens.wording_files import WordingFiles
from mastery_desktop.ui.screens.wording_page import WordingPage
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.choice_box import ChoiceBox
from mastery_desktop.ui.widgets.fields import FieldRow, SearchField
from mastery_desktop.ui.widgets.guide_lists import texts_list
from mastery_desktop.ui.widgets.head import ScreenHead
from mastery_desktop.ui.widgets.labels import PlainLabel
from mastery_desktop.ui.widgets.list_and_page import arranged
from mastery_desktop.ui.widgets.print_options import language_name
from mastery_desktop.ui.widgets.screen import BeginningScreen

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.services.packs.drafts import Draft
    from mastery_desktop.services.packs.library import Entry
    from mastery_desktop.services.packs.wording import Shown
    from mastery_desktop.ui.context import Context


class WordingScreen(BeginningScreen):
    """Texts at one side, the one that is changed at the other; where there is little room, one of them at a time.

    Attributes:
        leave_requested: the user has changed enough.
    """

    leave_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Begin with new wording over the content in use."""
        super().__init__(parent)
        self._context, self._service = context, context.services.wording
        self._entries: list[Entry] = []
        self._draft: Draft | None = None
        self._changes: dict[tuple[str, str], Text] = {}
        self._asked = 0
        self.setProperty("kind", "page")
        head = ScreenHead(_("Change the wording"))
        head.back_requested.connect(self._on_leave)
        self.files = WordingFiles(context)
        self.files.taken_in.connect(self._read_entries)
        self.files.list_requested.connect(self._on_list_requested)
        self._make_lists()
        self.page = WordingPage()
        self.page.written.connect(self._on_written)
        self.page.to_list.clicked.connect(self._show_list)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(0)
        self._sides.addWidget(self._side)
        self._sides.addWidget(self.page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addLayout(self._sides, 1)
        self._page_first = False
        keys.bind(keys.LEAVE, self, head.back.click)
        keys.bind(keys.SEARCH, self, self._on_search_key)
        for key, slot in (
            (keys.PAGE_NEXT, self.page.preview.after.click),
            (keys.PAGE_BACK, self.page.preview.before.click),
            (keys.PART_NEXT, self._on_next),
            (keys.PART_BACK, self._on_before),
        ):
            keys.bind(key, self, slot)
        self.begin_at(self.search)
        self._read_entries()

    # What is changed ----------------------------------------------------------------------------------------------

    def _read_entries(self) -> None:
        self._context.operations.read(self._service.entries, self._on_entries)

    def _on_entries(self, entries: list[Entry]) -> None:
        self._list_entries(entries)
        self._open(0)

    def _open_in(self, language: str) -> None:
        """Go on with the same wording in another language, at the text that is shown."""
        if self._draft:
            self.page.settle()
            draft = self._draft
            call = partial(self._service.open, draft.entry, draft.name, language)
            self._context.operations.read(call, self._on_same_opened, self._on_refused)

    def _on_language(self, place: int) -> None:
        self._open_in(self.language.itemData(place))

    def _on_same_opened(self, draft: Draft) -> None:
        key, name = self.page.text.key if self.page.text else None, self.name.text()
        self._on_opened(draft)
        self.name.setText(name)
        if key and (row := self._model.row_of(key)) >= 0:
            self.list.setCurrentIndex(self._model.index(row))
            self._show(self._model.text_at(row))

    def _list_entries(self, entries: list[Entry]) -> None:
        """Offer these; the wording that is changed now is the chosen one."""
        self._entries = entries
        self.which.clear()
        for entry in entries:
            if entry.overlay:  # what differs first: the list is narrow
                words = _("{wording}, over {title}").format(wording=entry.overlay, title=entry.title)
            else:
                words = _("New wording: {title}").format(title=entry.title)
            self.which.addItem(words)
        here = f"{self._draft.name}.json" if self._draft else ""
        if here in (names := [entry.overlay for entry in entries]):
            self.which.setCurrentIndex(names.index(here))

    def _open(self, place: int) -> None:
        self.page.settle()
        entry = self._entries[place]
        self._context.operations.read(partial(self._service.open, entry), self._on_opened, self._on_refused)

    def _on_opened(self, draft: Draft) -> None:
        self._draft, self._changes = draft, dict(draft.changes)
        self.name.setText(draft.name or self._service.free_name(draft.entry))
        self.name.setReadOnly(bool(draft.name))
        self.language.clear()
        for code in draft.languages:
            self.language.addItem(language_name(code), code)
        self.language.setCurrentIndex(draft.languages.index(draft.language))
        self._language_row.setVisible(len(draft.languages) > 1)
        self.domain.clear()
        self.domain.addItem(_("All domains"), "")
        for domain in draft.pack.domains:
            self.domain.addItem(domain.name, domain.id)
        self._say("")
        self.files.show_draft(draft)
        self.page.show_text(None, "")
        self._filter()

    def _filter(self) -> None:
        if self._draft is None:
            return
        words, kind, domain = folded(self.search.text()).split(), self.kind.currentData(), self.domain.currentData()
        found = [
            text
            for text in self._draft.texts
            if (not kind or text.kind == kind)
            and (not domain or text.domain == domain)
            and (not self.only_changed.isChecked() or text.key in self._changes)
            and _fits(text, self._changes.get(text.key, text.original), words)
        ]
        self._model.set_texts(found, self._changes)
        self.count.setText(ngettext("{n} text", "{n} texts", len(found)).format(n=len(found)))
        row = self._model.row_of(self.page.text.key) if self.page.text else -1
        if row >= 0:
            self.list.setCurrentIndex(self._model.index(row))

    # What the user does -------------------------------------------------------------------------------------------

    def _on_chosen(self, text: PackText) -> None:
        self.page.settle()
        self._page_first = True
        self._arrange()
        self._show(text)
        self.page.edit.setFocus()

    def _show(self, text: PackText) -> None:
        """Show a text as it is said now, with a word where that is for want of own words in this language."""
        borrowed = self._draft.borrowed_from(text.key) if self._draft else ""
        note = _("Your words in {language}: they are said here too until you write some or take the original back.")
        now = self._changes.get(text.key, text.original)
        self.page.show_text(text, now, note.format(language=language_name(borrowed)) if borrowed else "")
        self._look(text, now)

    def _on_next(self) -> None:
        self._go(1)

    def _on_before(self) -> None:
        self._go(-1)

    def _go(self, by: int) -> None:
        """Go to the text after this one in the list, or before it; where none is shown, to the first."""
        here = self._model.row_of(self.page.text.key) if self.page.text else -1
        row = max(0, here + by)
        if row < self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(row))
            self._on_chosen(self._model.text_at(row))

    def _on_written(self, text: PackText, written: Text) -> None:
        """A text was changed, and nothing speaks against it."""
        if self._draft is None:
            return
        name = self.name.text().strip()
        if not name:
            self._name_row.set_wrong(_("Give the wording a name first. It stands on every page and slide."))
            return
        if not self._draft.name and self._service.is_taken(self._draft.entry, name):
            self._name_row.set_wrong(_("There is wording of this name already. Choose it above, or give another name."))
            return
        self._name_row.set_wrong("")
        if written == text.original:
            self._changes.pop(text.key, None)
        else:
            self._changes[text.key] = written
        self._model.set_changes(dict(self._changes))
        self._draft = self._draft.named(name)
        keep = partial(self._service.keep, self._draft, dict(self._changes))
        self._context.operations.read(keep, self._on_kept, self._on_refused)
        self._look(text, written)

    def _on_kept(self, draft: Draft) -> None:
        if self._draft and self._draft.language == draft.language:
            self._draft = draft
        self.name.setReadOnly(True)
        is_listed = any(entry.overlay == f"{draft.name}.json" for entry in self._entries)
        if is_listed != draft.has_words:
            self._context.operations.read(self._service.entries, self._list_entries)
        self.files.show_draft(draft)
        if draft.has_words:
            words = ngettext("Kept: {n} changed text.", "Kept: {n} changed texts.", len(draft.changes))
            where = _("Choose this wording when you start a workshop.")
            self._say(f"{words.format(n=len(draft.changes))} {where}")
        else:
            self._say(_("Nothing is changed any more, and nothing is kept."))

    def _say(self, words: str) -> None:
        self.kept.setText(words)
        self.kept.setVisible(bool(words))

    def _look(self, text: PackText, written: Text) -> None:
        """Ask for the slides that the text stands on; a later question makes an earlier answer void."""
        if self._draft is None:
            return
        self._asked += 1
        others = {key: change for key, change in self._changes.items() if key != text.key}
        look = partial(self._service.shown, self._draft, text, others, written)
        self._context.pages.read(look, partial(self._on_shown, self._asked))

    def _on_shown(self, asked: int, shown: list[Shown]) -> None:
        if asked == self._asked:
            self.page.preview.show_slides(shown)

    def _on_refused(self, error: MasteryError) -> None:
        self._context.news.say_error(str(error))

    def _on_list_requested(self) -> None:
        from mastery_desktop.ui.screens.installed_panel import InstalledPanel  # noqa: PLC0415 - when it is asked for

        self.page.settle()
        panel = InstalledPanel(self._context, self)
        panel.removed.connect(self._read_entries)
        panel.closed.connect(panel.deleteLater)
        panel.open_panel()

    def _on_search_key(self) -> None:
        self._show_list()
        self.search.setFocus()
        self.search.selectAll()

    def _on_search_entered(self) -> None:
        if self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(0))
            self.list.setFocus()

    def _on_leave(self) -> None:
        self.page.settle()
        self.leave_requested.emit()

    # How it is put together ---------------------------------------------------------------------------------------

    def _make_lists(self) -> None:
        self.which, self.kind, self.domain = ChoiceBox(), ChoiceBox(), ChoiceBox()
        for box in (self.which, self.kind, self.domain):
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.which.activated.connect(self._open)
        self.name = QLineEdit()
        self.language = ChoiceBox()
        self.language.activated.connect(self._on_language)
        self._language_row = FieldRow(_("Language"), self.language)
        self._name_row = FieldRow(_("Name of the wording"), self.name)
        self.search = SearchField(_("Search the texts"))
        self.search.settled.connect(self._filter)
        self.search.returnPressed.connect(self._on_search_entered)
        self.kind.addItem(_("All kinds"), "")
        for kind, words in KINDS.items():
            self.kind.addItem(_(words), kind)
        self.only_changed = QCheckBox(_("Only what was changed"))
        self.kind.setAccessibleName(_("Kind of text"))
        self.domain.setAccessibleName(_("Domain"))
        for signal in (self.kind.activated, self.domain.activated, self.only_changed.toggled):
            signal.connect(self._filter)
        self.count = PlainLabel("", "small")
        self.kept = PlainLabel("", "small", wrap=True)
        self.list = texts_list()
        self._model = WordingModel(self)
        self.list.setModel(self._model)
        self.list.chosen.connect(self._on_chosen)
        self._filters = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._filters.setSpacing(Space.S)
        self._filters.addWidget(self.kind, 1)
        self._filters.addWidget(self.domain, 1)
        self._put_side_together()

    def _put_side_together(self) -> None:
        self._side = QFrame()
        self._side.setProperty("kind", "side")
        self._side.setProperty("edge", "right")
        column = QVBoxLayout(self._side)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.setSpacing(Space.S)
        self._first = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._first.setSpacing(Space.S)
        self._first.addWidget(FieldRow(_("What to change"), self.which), 1)
        named = QHBoxLayout()
        named.setSpacing(Space.S)
        named.addWidget(self._name_row, 1)
        named.addWidget(self._language_row)
        self._first.addLayout(named, 1)
        column.addLayout(self._first)
        column.addWidget(self.search)
        column.addLayout(self._filters)
        counted = QHBoxLayout()
        counted.addWidget(self.only_changed)
        counted.addStretch()
        counted.addWidget(self.count)
        column.addLayout(counted)
        column.addWidget(self.list, 1)
        column.addWidget(self.kept)
        column.addWidget(self.files)

    def _show_list(self) -> None:
        self._page_first = False
        self._arrange()
        self.list.setFocus()

    def _arrange(self) -> None:
        narrow = arranged(self, self._side, self.page, page_first=self._page_first)
        direction = QBoxLayout.Direction
        for pair in (self._first, self._filters):
            pair.setDirection(direction.LeftToRight if narrow else direction.TopToBottom)
        self.page.to_list.setVisible(narrow)
        self.page.set_narrow(narrow=narrow)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _fits(text: PackText, now: Text, words: list[str]) -> bool:
    """Whether every word that is looked for stands in a text, its original or its name."""
    if not words:
        return True
    parts = [text.title, text.key[0], *((now,) if isinstance(now, str) else now)]
    parts += (text.original,) if isinstance(text.original, str) else text.original
    whole = folded(" ".join(parts))
    return all(word in whole for word in words)
