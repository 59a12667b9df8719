"""The one registry of keys. A screen asks for a key by name; no key stands for two things.

A clicker is a keyboard: it sends Page Down, Page Up, F5, Escape and a full stop or B. Keys marked `anywhere` therefore
work wherever the focus is, also in the audience window, and never repeat while they are held.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mastery_desktop.messages import N_, _
from mastery_desktop.ui import single_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShortcut
    from PySide6.QtWidgets import QWidget


class Key(NamedTuple):
    """A key, or several for the same thing.

    `description` is marked for translation. `anywhere`: it works in every window of the program, whatever has the
    focus; without it, within the widget that it is bound to. `instead`: the key of another one that does the same, for
    who switched single letters and signs off.
    """

    name: str
    sequences: tuple[str, ...]
    description: str
    anywhere: bool = False
    instead: str = ""

    @property
    def hint(self) -> str:
        """The first of its keys that works, as a button shows it; empty where none does."""
        works = (each for each in self.sequences if single_keys.are_on() or not single_keys.is_single(each))
        first = next(works, self.instead)
        if first.strip("F").isdecimal():
            return first  # called so everywhere, and QKeySequence is not for the first frame, see `early`
        return shown(first)

    @property
    def all_hints(self) -> str:
        """All its keys, as a list of keys shows them."""
        return "   ".join(shown(sequence) for sequence in self.sequences)


_NAMES: Final = {
    "PgDown": N_("PgDn"),
    "PgUp": N_("PgUp"),
    "Backspace": N_("Backspace"),
    "Del": N_("Del"),
    "Ins": N_("Ins"),
    "Return": N_("Enter"),
    "Enter": N_("Enter"),
    "Space": N_("Space"),
    "Home": N_("Home"),
    "End": N_("End"),
    "Shift": N_("Shift"),
    "Left": N_("Left"),
    "Right": N_("Right"),
}
"""What stands on the keys where the language in use is typed; keys that are not here are called alike everywhere."""

_WORD: Final = re.compile(r"[A-Za-z]{2,}")


def shown(sequence: str) -> str:
    """A key as people call it in the language in use; buttons, sentences and the sheet of keys name it alike."""
    from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - not before the first frame, see `early`

    text = QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText) or sequence
    return _WORD.sub(lambda found: _(_NAMES.get(found[0], found[0])), text)


NEXT: Final = Key("next", ("PgDown",), N_("Next step or page"), anywhere=True)
BACK: Final = Key("back", ("PgUp",), N_("Back one step or page"), anywhere=True)
PROJECT: Final = Key("project", ("F5",), N_("Start projecting, or go on"), anywhere=True)
BLANK: Final = Key("blank", ("B", "."), N_("Blank the wall, or show it again"), anywhere=True, instead="Ctrl+B")
BLANK_ALWAYS: Final = Key("blank_always", ("Ctrl+B",), N_("Blank the wall, also while you type"), anywhere=True)
FREEZE: Final = Key("freeze", ("Ctrl+J",), N_("Hold the wall while you look ahead"), anywhere=True)
LEAVE_WALL: Final = Key("leave_wall", ("Esc",), N_("Show the wall again when it is blank or held"), anywhere=True)
STOP: Final = Key("stop", ("Shift+Esc",), N_("Stop projecting"), anywhere=True)
DISPLAYS: Final = Key("displays", ("F7",), N_("Displays: where the wall is, and what to do"), anywhere=True)
SWAP: Final = Key("swap", ("F8",), N_("Let this window and the wall change places"), anywhere=True)
TEXT_LARGER: Final = Key("text_larger", ("Ctrl++", "Ctrl+="), N_("Larger text on the wall"), anywhere=True)
TEXT_SMALLER: Final = Key("text_smaller", ("Ctrl+-",), N_("Smaller text on the wall"), anywhere=True)
TEXT_USUAL: Final = Key("text_usual", ("Ctrl+0",), N_("Usual size of text on the wall"), anywhere=True)

DISMISS: Final = Key("dismiss", ("F11",), N_("Dismiss a message"), anywhere=True)

SLIM_BAR: Final = Key("slim_bar", ("F9",), N_("Show the bar below the wall or hide it, where there is one picture"))
WRITE_BELOW: Final = Key("write_below", ("F6",), N_("Write below the wall, where there is one picture"))
RUN_SHEET: Final = Key("run_sheet", ("F3",), N_("Open the run sheet, where it is folded away"))
WORDS: Final = Key("words", ("F4",), N_("Open words to say and parking lot, where they are folded away"))
LEVELS: Final = Key("levels", ("Alt+L",), N_("To the levels, or whatever is decided here by single keys"))
TAGS: Final = Key("tags", ("Alt+T",), N_("Say by digits what a line of evidence is, or write on in it"))
REVEAL: Final = Key("reveal", ("R",), N_("Reveal all marks that are counted"))
SHOW_TYPED: Final = Key("show_typed", ("Ctrl+H",), N_("Show what is typed of a count or of dots, or hide it"))
FULL_TEXT: Final = Key("full_text", ("Ctrl+T",), N_("Show the full text on the wall"))

COUNTDOWN: Final = Key("countdown", ("F2",), N_("Start the time for the room, or hold it"))
COUNTDOWN_MORE: Final = Key("countdown_more", ("Shift+F2",), N_("One minute more for the room"))
COUNTDOWN_OFF: Final = Key("countdown_off", ("Ctrl+F2",), N_("Take the time off the wall"))
RESCUE_1: Final = Key("rescue_1", ("Alt+1",), N_("First move for a room that is stuck: a silent minute"))
RESCUE_2: Final = Key("rescue_2", ("Alt+2",), N_("Second move for a room that is stuck: round-robin"))
RESCUE_3: Final = Key("rescue_3", ("Alt+3",), N_("Third move for a room that is stuck: pairs"))
RESCUE_4: Final = Key("rescue_4", ("Alt+4",), N_("Fourth move for a room that is stuck: hear another view"))
RESCUE_5: Final = Key("rescue_5", ("Alt+5",), N_("Fifth move for a room that is stuck: park it"))
RESCUE_6: Final = Key("rescue_6", ("Alt+6",), N_("Sixth move for a room that is stuck: five-minute break"))
RESCUES: Final = (RESCUE_1, RESCUE_2, RESCUE_3, RESCUE_4, RESCUE_5, RESCUE_6)

UNDO: Final = Key("undo", ("Ctrl+Z",), N_("Undo the last change of the session"))
REDO: Final = Key("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), N_("Bring the change back"))
PARK: Final = Key("park", ("Ctrl+K",), N_("Put a thought on the parking lot"))
FINISH: Final = Key("finish", ("Ctrl+Shift+F",), N_("The workshop is finished"), anywhere=True)
GRID: Final = Key("grid", ("Ctrl+G",), N_("The self-assessment of the domain as one form"))
SHARE: Final = Key("share", ("Ctrl+E",), N_("Share the session as a file"))

NEW: Final = Key("new", ("Ctrl+N",), N_("Start a workshop"))
OPEN: Final = Key("open", ("Ctrl+O",), N_("Open a session file"))
PRINT: Final = Key("print", ("Ctrl+P",), N_("Print worksheets"))
SAVE: Final = Key("save", ("Ctrl+S",), N_("Save a PDF"))
SEARCH: Final = Key("search", ("Ctrl+F",), N_("Search"))
KEYS: Final = Key("keys", ("Ctrl+/", "?"), N_("This list of keys"))
HELP: Final = Key("help", ("F1",), N_("Help for what is shown here"))
REFERENCE: Final = Key("reference", ("Shift+F1",), N_("Open the guide"))
ROOM_CHECK: Final = Key("room_check", ("Ctrl+R",), N_("Check the room before people arrive"))
ROOM_YES: Final = Key("room_yes", ("Y",), N_("Room check: yes"))
ROOM_NO: Final = Key("room_no", ("N",), N_("Room check: no"))
ROOM_SKIP: Final = Key("room_skip", ("S",), N_("Room check: skip it"))
REHEARSE: Final = Key("rehearse", ("Ctrl+Shift+R",), N_("Rehearse the session with a room that is played"))
REHEARSAL_ROOM: Final = Key("rehearsal_room", ("F12",), N_("The room of a rehearsal, or its console"))
ROLL_UP: Final = Key("roll_up", ("Ctrl+D",), N_("Put the files of several schools into one picture"))
LANGUAGES: Final = Key("languages", ("Ctrl+Shift+L",), N_("Languages of this window and of the wall"))
SETTINGS: Final = Key("settings", ("Ctrl+,",), N_("Settings"))
DOCTOR: Final = Key("doctor", ("Ctrl+Shift+D",), N_("Check the installation, and say what to do"))
LEAVE: Final = Key("leave", ("Ctrl+W",), N_("Back to the screen before"))
COMPARE: Final = Key("compare", ("Ctrl+Shift+C",), N_("Put sessions of one school side by side"))
DELETE: Final = Key("delete", ("Ctrl+Del",), N_("Delete the chosen session"))
FOLLOW_UP: Final = Key("follow_up", ("Ctrl+Shift+N",), N_("Plan the next workshop of a series"))
PAGE_NEXT: Final = Key("page_next", ("Ctrl+PgDown",), N_("Next page or slide of the preview"))
PAGE_BACK: Final = Key("page_back", ("Ctrl+PgUp",), N_("Page or slide before in the preview"))
PART_NEXT: Final = Key("part_next", ("Alt+PgDown",), N_("Next paper that is typed in, or next text that is changed"))
PART_BACK: Final = Key("part_back", ("Alt+PgUp",), N_("Paper before, or text before"))
READ_BACK: Final = Key("read_back", ("Alt+Left",), N_("Back to the page read before"))

ALL: Final = tuple(value for value in list(globals().values()) if isinstance(value, Key))
"""Every key of the program."""

GROUPS: Final = (
    (N_("The wall"), (NEXT, BACK, PROJECT, REVEAL, BLANK, BLANK_ALWAYS, FREEZE, LEAVE_WALL, STOP)),
    (N_("Displays and text"), (DISPLAYS, SWAP, TEXT_LARGER, TEXT_SMALLER, TEXT_USUAL, FULL_TEXT)),
    (N_("One picture"), (WRITE_BELOW, SLIM_BAR, SHOW_TYPED)),
    (N_("Leading"), (LEVELS, TAGS, PARK, UNDO, REDO, RUN_SHEET, WORDS, GRID, FINISH, DISMISS, HELP, KEYS, REFERENCE)),
    (N_("Time, and a room that is stuck"), (COUNTDOWN, COUNTDOWN_MORE, COUNTDOWN_OFF, *RESCUES)),
    (
        N_("Sessions and files"),
        (NEW, OPEN, PRINT, SAVE, SHARE, FOLLOW_UP, COMPARE, ROLL_UP, DELETE, SEARCH, SETTINGS, LANGUAGES, LEAVE),
    ),
    (N_("Before people arrive"), (ROOM_CHECK, ROOM_YES, ROOM_NO, ROOM_SKIP, REHEARSE, REHEARSAL_ROOM, DOCTOR)),
    (N_("Reading and typing in"), (PAGE_NEXT, PAGE_BACK, PART_NEXT, PART_BACK, READ_BACK)),
)
"""The keys by what they are for, as the list of keys shows them."""


def bind(key: Key, widget: QWidget, slot: Callable[[], object]) -> tuple[QShortcut, ...]:
    """Let a key call a slot, as long as the widget lives.

    Args:
        key: one of this module.
        widget: where the key works, and what it lives with.
        slot: a method with a name; a lambda would keep the widget alive.
    """
    from PySide6.QtCore import Qt  # noqa: PLC0415 - not before the first frame, see `early`
    from PySide6.QtGui import QKeySequence, QShortcut  # noqa: PLC0415

    context = Qt.ShortcutContext
    shortcuts = []
    for sequence in key.sequences:
        shortcut = QShortcut(QKeySequence(sequence), widget)
        shortcut.setContext(context.ApplicationShortcut if key.anywhere else context.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(slot)
        shortcut.setEnabled(single_keys.are_on() or not single_keys.is_single(sequence))
        shortcuts.append(shortcut)
    return tuple(shortcuts)
