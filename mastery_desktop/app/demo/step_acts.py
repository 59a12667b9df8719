"""Steps that a facilitator adds: a slide of one's own, a gallery walk, and tables that go from station to station."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QLineEdit

from mastery_desktop.app.demo.hands import StuckError
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.step_names import STEP_NAMES
from mastery_desktop.messages import _

if TYPE_CHECKING:
    from mastery_desktop.app.demo.leader import Leader
    from mastery_desktop.app.demo.story import Story

_ROUND: Final = "round/1"
_BOARD: Final = "board"
_NOTES: Final = ("#F4D35E", "#9BD1C9", "#F2B5A7", "#C7D59F", "#B9C8E8", "#EBC58F")
_WIDE, _HIGH, _COLUMNS, _GAP = 1600, 900, 3, 40
_WORDS: Final = 52


def add_steps(leader: Leader) -> None:
    """Add three steps behind the one that the team is at, and take the minutes for them elsewhere."""
    hands = leader.hands
    change = _("Change the run sheet")
    leader.open_run_sheet(change)
    hands.click_button(change)
    for kind in reversed(leader.story.added):
        hands.choose(_("Step to add"), _(STEP_NAMES[kind]))
        hands.click_button(_("Add it"))
    for kind, minutes in leader.story.shortened.items():
        for _minute in range(minutes):
            hands.click_button(_("{step}: one minute less").format(step=_(STEP_NAMES[kind])))
    leader.picture(
        "run-sheet", _("The run sheet is changed where it stands: three steps more, and a few minutes less.")
    )
    hands.click_button(_("Done changing"))


def show_own_slide(leader: Leader) -> None:
    """Show a photo of a board to the room."""
    hands = leader.hands
    leader.forward_to(StepKind.OWN)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        photo = Path(folder) / "board.png"
        _draw_board(photo, leader.story)
        hands.click_button(_("Choose a picture or a PDF…"))
        hands.until(partial(_asks, leader), "the program should ask for a picture")
        hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        hands.write(str(photo))
        hands.press(Qt.Key.Key_Return)
        title = _("What the slide shows, for the record")
        hands.until(lambda: hands.sees(QLineEdit, title), "the picture should be on the wall")
    hands.fill(title, leader.story.board)
    leader.picture("own-slide", _("A picture of one’s own, drawn in the size of the wall and kept with the session."))
    leader.clock.pass_minutes(1)


def walk_the_gallery(leader: Leader) -> None:
    """Tables go from poster to poster."""
    leader.forward_to(StepKind.GALLERY)
    leader.picture("gallery-walk", _("A gallery walk: what the tables do at each poster."))
    leader.forward_to_part(_ROUND)
    leader.hands.click_button(_("Start the time"))
    leader.picture("gallery-round", _("Each round has its time, and the wall says who is where."))
    leader.clock.pass_minutes(4)


def rotate_tables(leader: Leader) -> None:
    """The board says which table is at which station."""
    leader.forward_to(StepKind.ROTATION)
    leader.forward_to_part(_BOARD)
    leader.picture("rotation-board", _("The rotation board: every table comes to every station once."))
    leader.clock.pass_minutes(4)


def _asks(leader: Leader) -> bool:
    return any(dialog.isVisible() for dialog in leader.window.findChildren(QFileDialog))


def _draw_board(file: Path, story: Story) -> None:
    """What a photo of a board with notes on it looks like.

    Raises:
        StuckError: the file cannot be written.
    """
    board = QImage(_WIDE, _HIGH, QImage.Format.Format_RGB32)
    board.fill(QColor("#F3EEE3"))
    painter = QPainter(board)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    font = QFont()
    font.setPixelSize(_WORDS)
    painter.setFont(font)
    painter.setPen(QColor("#1B2430"))
    rows = -(-len(story.notes) // _COLUMNS)
    wide, high = (_WIDE - _GAP) / _COLUMNS - _GAP, (_HIGH - _GAP) / rows - _GAP
    for place, (words, color) in enumerate(zip(story.notes, _NOTES, strict=False)):
        row, column = divmod(place, _COLUMNS)
        note = QRectF(_GAP + column * (wide + _GAP), _GAP + row * (high + _GAP), wide, high)
        painter.fillRect(note, QColor(color))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(note.adjusted(24, 24, -24, -24), int(flags), words)
    painter.end()
    if not board.save(str(file)):
        raise StuckError("the picture for the slide cannot be written")
