"""Forms that came back from laptops: what each would change, from which file, accepted or left one by one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.theme.tokens import Space
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.labels import PlainLabel, breakable
from mastery_desktop.ui.widgets.panel import InlinePanel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mastery_desktop.domain.errors import MasteryError
    from mastery_desktop.domain.filled_forms import FilledForms, Suggestion, Suggestions
    from mastery_desktop.domain.records import Session
    from mastery_desktop.ui.context import Context

_WIDTH: Final = 560
_MOST_SHOWN: Final = 30
"""Suggestions in sight at once; the next ones come as these are answered."""


class SuggestionCard(QFrame):
    """One suggestion: what it would change, what stands there now, and what would.

    Attributes:
        accepted: take it over (the suggestion).
        left: leave it (the suggestion).
    """

    accepted = Signal(object)
    left = Signal(object)

    def __init__(self, suggestion: Suggestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.suggestion = suggestion
        self.setProperty("kind", "paper")
        self.accept = Button(_("Accept"), kind="primary")
        self.accept.setAccessibleDescription(f"{suggestion.place}: {suggestion.then}")
        self.accept.clicked.connect(self._on_accept)
        self.leave = Button(_("Leave it"))
        self.leave.setAccessibleDescription(suggestion.place)
        self.leave.clicked.connect(self._on_leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        column.setSpacing(Space.S)
        column.addWidget(PlainLabel(suggestion.place, "label", wrap=True))
        if suggestion.now:
            column.addWidget(PlainLabel(_("Now: {text}").format(text=breakable(suggestion.now)), "muted", wrap=True))
        then = breakable(suggestion.then)
        words = _("Then: {text}").format(text=then) if suggestion.now else then
        column.addWidget(PlainLabel(words, wrap=True))
        column.addWidget(PlainLabel(_("From {source}").format(source=suggestion.source), "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch()
        row.addWidget(self.leave)
        row.addWidget(self.accept)
        column.addLayout(row)

    def _on_accept(self) -> None:
        self.accepted.emit(self.suggestion)

    def _on_leave(self) -> None:
        self.left.emit(self.suggestion)


class FormsPanel(InlinePanel):
    """Reads forms and shows what they would change in a session.

    Attributes:
        accepted: a suggestion was taken over.
    """

    accepted = Signal()

    def __init__(self, context: Context, host: QWidget, session: Session) -> None:
        """Read forms for a session."""
        super().__init__(_("Read filled-in forms"), host, width=_WIDTH, moves=not context.choices.reduce_motion)
        self._context, self._session = context, session
        self._files: list[Path] = []
        self._beside: list[Path] = []
        self._forms: FilledForms | None = None
        self._left: set[str] = set()
        self._asked: str | None = None
        self.cards: list[SuggestionCard] = []
        words = _(
            "Nothing changes until you accept it. Levels that people ticked are only counted together, from five forms"
            " on; how many chose which is seen at the reveal. Close the panel, and the forms are forgotten."
        )
        self.column.addWidget(PlainLabel(session.team, "heading", wrap=True))
        self.column.addWidget(PlainLabel(words, wrap=True))
        self.add = Button(_("Add a form…"), kind="primary")
        self.add.clicked.connect(self._on_add)
        self.add_all = Button("")
        self.add_all.clicked.connect(self._on_add_all)
        self.add_all.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.add)
        buttons.addWidget(self.add_all)
        buttons.addStretch()
        self.column.addLayout(buttons)
        self.outcome = PlainLabel("", "strong", wrap=True)
        self.outcome.hide()
        self.column.addWidget(self.outcome)
        content = QWidget()
        self._list = QVBoxLayout(content)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(Space.S)
        self.notes = PlainLabel("", wrap=True)
        self._list.addWidget(self.notes)
        self._list.addStretch()
        self.add_scrolling(content)

    def read_files(self, files: Sequence[Path]) -> None:
        """Read some more files, together with those that were added before: levels are counted together."""
        self._files += [file for file in files if file not in self._files]
        self._say(_("Reading the forms…"))
        if self.add.hasFocus() or self.add_all.hasFocus():
            self.setFocus()  # until it is known what is next; see `_give_focus`
        self.add.setEnabled(False)
        self.add_all.setEnabled(False)
        read = partial(_read, self._context, tuple(self._files))
        self._context.pages.read(read, self._on_read, self._on_failed)

    # What the user does -----------------------------------------------------------------------------------------

    def _on_add(self) -> None:
        self._context.prompts.open_file(_("Add a form"), pattern_of(_("PDF"), "pdf"), self._on_file, asker=self)

    def _on_file(self, file: Path) -> None:
        self.read_files([file])

    def _on_add_all(self) -> None:
        self.read_files(self._beside)

    def _on_accept(self, suggestion: Suggestion) -> None:
        if self._forms and self._asked is None:  # a second press must not ask for the same again
            self._asked = suggestion.key
            accept = partial(self._context.services.forms.accept, self._session.id, self._forms, suggestion)
            self._context.operations.run(accept, self._on_accepted, self._on_refused, origin=self)

    def _on_leave(self, suggestion: Suggestion) -> None:
        self._left.add(suggestion.key)
        self._suggest()

    # What comes of it -------------------------------------------------------------------------------------------

    def _on_read(self, read: tuple[FilledForms, list[Path]]) -> None:
        self._forms, self._beside = read
        self.add.setEnabled(True)
        self.add_all.setEnabled(True)
        others = len(self._beside)
        words = ngettext("Add the other PDF of its folder", "Add the {n} other PDFs of its folder", others)
        self.add_all.set_label(words.format(n=others))
        self.add_all.setVisible(bool(others))
        self._suggest()

    def _on_accepted(self, _value: None) -> None:
        self._asked = None
        self.accepted.emit()
        self._suggest()

    def _on_refused(self, error: MasteryError) -> None:
        self._asked = None
        self._context.news.say_error(str(error))
        self._suggest()

    def _on_failed(self, error: MasteryError) -> None:
        self.add.setEnabled(True)
        self.add_all.setEnabled(True)
        self._say(str(error))
        self._give_focus()

    def _suggest(self) -> None:
        if self._forms:
            suggest = partial(self._context.services.forms.suggest, self._session.id, self._forms)
            self._context.operations.read(suggest, self._on_suggested, self._on_failed)

    def _on_suggested(self, found: Suggestions) -> None:
        open_ones = [change for change in found.changes if change.key not in self._left]
        self._show_cards(open_ones[:_MOST_SHOWN])
        self.notes.setText("\n\n".join(found.notes))
        self.notes.setVisible(bool(found.notes))
        read = len(self._forms.files) if self._forms else 0
        forms = ngettext("{n} form was read.", "{n} forms were read.", read).format(n=read)
        left = ngettext("{n} suggestion is open.", "{n} suggestions are open.", len(open_ones)).format(n=len(open_ones))
        unread = len(self._files) - read
        notes = ngettext(
            "{n} file was not; the notes say why.", "{n} files were not; the notes say why.", unread
        ).format(n=unread)
        self._say(" ".join((forms, *([notes] if unread else []), left)))
        self._give_focus()

    def _show_cards(self, changes: Sequence[Suggestion]) -> None:
        """Show these; a card that stands already and says the same stays, so that the place on the screen is kept."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and any(card.isAncestorOf(focus) for card in self.cards)
        standing = {_said_by(card.suggestion): card for card in self.cards}
        cards = []
        for at, change in enumerate(changes):
            card = standing.pop(_said_by(change), None)
            if card is None:
                card = SuggestionCard(change)
                card.accepted.connect(self._on_accept)
                card.left.connect(self._on_leave)
            self._list.insertWidget(at + 1, card)  # below the notes
            card.show()  # at once, so that it can have the focus
            cards.append(card)
        for card in self.cards:
            if card not in cards:
                self._list.removeWidget(card)
                card.hide()
                card.deleteLater()
        self.cards = cards
        if had_focus:
            (cards[0].accept if cards else self.add).setFocus()

    def _give_focus(self) -> None:
        """Lead who added a form to what it suggests, unless they went somewhere else meanwhile."""
        if self.hasFocus():
            (self.cards[0].accept if self.cards else self.add).setFocus()

    def _say(self, words: str) -> None:
        self.outcome.setText(words)
        self.outcome.show()


def _said_by(change: Suggestion) -> tuple[str, ...]:
    return change.key, change.now, change.then, change.source


def _read(context: Context, files: tuple[Path, ...]) -> tuple[FilledForms, list[Path]]:
    """What the files hold, and the other PDFs that lie beside the last one."""
    forms = context.services.forms.read_files(files)
    try:
        beside = sorted(file for file in files[-1].parent.iterdir() if file.suffix.lower() == ".pdf")
    except OSError:
        beside = []
    return forms, [file for file in beside if file not in files]
