"""The one door through which people's words enter."""

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

LABEL = 200
"""Characters a one-line field keeps."""

NOTE = 20_000
"""Characters a note keeps; longer text would make a sheet of paper take seconds to set."""

SHORTEST_PASSPHRASE = 8
"""Characters of a passphrase for a file."""

_LINE_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def plain(text: str, limit: int = NOTE) -> str:
    """Normalise text that a person typed: composed, without control and direction-override characters, capped.

    Line breaks, those of word processors too, and tabs stay. Nothing is interpreted, now or later: `<b>` stays three
    characters.
    """
    if text.isascii() and text.isprintable():  # most texts are, and a file has thousands
        return text[:limit].strip()  # the text itself where nothing is cut
    lines = _LINE_BREAK.sub("\n", text)
    return unicodedata.normalize("NFC", _CONTROL.sub("", lines))[:limit].strip()


def line(text: str, limit: int = LABEL) -> str:
    """Normalise text for a field of one line: as `plain`, with every run of white space one space."""
    return " ".join(plain(text, limit * 2).split())[:limit].strip()


def match_lines(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """Tell for each line of an edited text which line it was before: the same one, or one that was reworded.

    Returns:
        For each new line the place of its old line; None for a line that was added. No old line is given twice.
    """
    came_from: list[int | None] = [None] * len(new)
    for what, start, end, new_start, new_end in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if what in ("equal", "replace"):
            for offset in range(min(end - start, new_end - new_start)):
                came_from[new_start + offset] = start + offset
    return came_from


def folded(text: str) -> str:
    """A text without case and accents, letter for letter, so that places in it are places in the text."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[:1] or letter for letter in text)
