"""What is left when the room is empty: the papers, filled and blank, and the session file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from mastery_desktop.app.demo.hands import StuckError
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.messages import _
from mastery_desktop.ui.widgets.sheet_rows import SheetRow

if TYPE_CHECKING:
    from pathlib import Path

    from mastery_desktop.app.demo.leader import Leader

SHEETS: Final = ("P9", "P16", "P17", "P19", "P24")
FILLED, BLANK, SESSION = "papers-filled.pdf", "papers-blank.pdf", "session.mastery"


def print_papers(leader: Leader) -> None:
    """Save all sheets as PDFs: once filled with what the team wrote, once blank."""
    hands = leader.hands
    filled = _("Filled with what the team wrote")
    hands.click_button(_("Print the walk-out packet"))
    hands.until(lambda: hands.sees(QAbstractButton, filled), "the sheets should be there to choose from")
    hands.click_button(_("All sheets"))
    for row in leader.window.findChildren(SheetRow):
        if row.isVisible() and row.line.order.sheet in SHEETS:
            hands.click(row.box)
    hands.click_button(filled)
    leader.picture("print", _("The sheets, with their real pages beside them."))
    _save_as(leader, Qt.Key.Key_S, leader.out / FILLED)
    hands.click_button(filled)
    leader.picture("print-blank", _("The same sheets, blank."))
    _save_as(leader, Qt.Key.Key_S, leader.out / BLANK)
    hands.click_button(_("Back"))
    hands.until(lambda: leader.at(StepKind.CLOSE), "the way back should lead to the workshop")


def share_session(leader: Leader) -> None:
    """Save the session as a file for colleagues."""
    hands = leader.hands
    hands.click_button(_("Share the session file"))
    save = _("Save the session file…")
    hands.until(lambda: hands.sees(QAbstractButton, save), "the panel for sharing should be there")
    leader.picture("share", _("The session as one file for a colleague."))
    hands.click_button(save)
    _answer(leader, leader.out / SESSION)
    hands.press(Qt.Key.Key_Escape)


def go_home(leader: Leader) -> None:
    """Back to the first screen, where the session stands in the list now."""
    hands = leader.hands
    hands.click_button(_("Home"))
    start = _("Start a workshop")
    hands.until(lambda: hands.sees(QAbstractButton, start), "the first screen should be there again")
    leader.picture("home-again", _("The first screen, with the session in its list."))


def _save_as(leader: Leader, key: Qt.Key, file: Path) -> None:
    leader.hands.press(key, Qt.KeyboardModifier.ControlModifier)
    _answer(leader, file)


def _answer(leader: Leader, file: Path) -> None:
    """Type the name of a file into the question for one; it must be there then."""
    hands = leader.hands
    hands.until(partial(_asks, leader), "the program should ask where to save")
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.write(str(file))
    hands.press(Qt.Key.Key_Return)
    hands.until(lambda: not _asks(leader), "the question where to save should be gone")
    hands.settle()
    if not file.is_file():
        raise StuckError(f"{file.name} was not saved")


def _asks(leader: Leader) -> bool:
    return any(dialog.isVisible() for dialog in leader.window.findChildren(QFileDialog))
