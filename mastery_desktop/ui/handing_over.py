"""Hands a workshop that is led over to a new console: the room sees nothing of it, and nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mastery_desktop.messages import _
from mastery_desktop.ui.console.left_open import taken_over
from mastery_desktop.ui.console.only_typed import only_typed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mastery_desktop.config.settings import WindowState
    from mastery_desktop.ui.screens.console import Console


def only_on_screen(console: Console) -> str:
    """Why a console cannot be handed over now: something typed is nowhere but in it; empty where all is kept."""
    if typed := only_typed(console, console.desk):
        return _("{typed} Finish that, or take it back, then try again.").format(typed=typed)
    if not console.desk.all_saved:
        return _("Not everything is saved yet. Make room on the disk, then try again.")
    return ""


class FocusPlace(NamedTuple):
    """Where in a console the focus is, to be found again in another console at the same step.

    `part` is the number of the part of the console; the widget is the `number`th of `most` of its class in there.
    """

    part: int
    kind: type[QWidget]
    number: int
    most: int

    @classmethod
    def of(cls, console: Console, widget: QWidget | None) -> FocusPlace | None:
        """The place of a widget; nothing where it would not be found again."""
        for part, holder in enumerate(_parts(console)):
            if widget is not None and holder is not None and holder is not widget and holder.isAncestorOf(widget):
                alike = holder.findChildren(type(widget))
                return cls(part, type(widget), alike.index(widget), len(alike))
        return None

    def found_in(self, console: Console) -> QWidget | None:
        """What stands there in another console, if it is alike."""
        holder = _parts(console)[self.part]
        alike = holder.findChildren(self.kind) if holder is not None else []
        return alike[self.number] if len(alike) == self.most else None


def _parts(console: Console) -> tuple[QWidget | None, ...]:
    return console.panel, console.frame.parking, console.frame.sheet, console.top


class HandingOver:
    """The old console, closed but for its wall, until the new one shows that; and what is not in the database."""

    def __init__(self, old: Console, state: WindowState, focus: QWidget | None) -> None:
        """Close a console that is open, as far as the room does not see it; `focus` has the focus in it."""
        self._old, self._state = old, state
        self._focus = FocusPlace.of(old, focus)
        presenter, wall = old.presenter, old.wall
        self.session = old.desk.session_id
        self._thoughts = old.frame.parking.entry.text(), wall.single.parking.entry.text()
        self._factor, self._page = presenter.factor, wall.thumbnail.page
        self._full_text, self._rescue = presenter.full_text, presenter.rescue
        left, wall_left = state.session_left, state.wall_left
        old.close_session(wall_stays=True)
        state.session_left, state.wall_left = taken_over(left), wall_left

    def prepare(self, new: Console) -> None:
        """Let a new console begin as the old one was left, before a session is opened in it."""
        new.wall.full_screen.take_over(self._old.wall.full_screen)
        new.clicker.take_over(self._old.clicker)
        for view in new.wall.views:
            view.set_factor(self._factor)
        if self._full_text:
            new.presenter.toggle_full_text()
        new.frame.parking.entry.setText(self._thoughts[0])
        new.wall.single.parking.entry.setText(self._thoughts[1])

    def focus_in(self, new: Console) -> QWidget | None:
        """What has the place in a new console that had the focus in the old one."""
        return self._focus.found_in(new) if self._focus is not None else None

    def finish(self, new: Console) -> None:
        """Show the page that was shown, and let the old console go: the wall is the new one's by now."""
        if self._rescue is not None:
            move = next((move for move in new.desk.pack.rescues if move.id == self._rescue.id), None)
            if move is not None:
                new.presenter.start_rescue(move)
        elif self._page:
            new.presenter.show_page(self._page)
        self.drop()

    def drop(self) -> None:
        """Let the old console go."""
        self._old.wall.blockSignals(True)  # noqa: FBT003 - Qt; what it would tell is no longer so
        self._old.wall.stop()
