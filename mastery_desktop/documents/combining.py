"""Where marks sit on a letter: dots below, commas above, carons, as the languages of the Plateau and the Basin use.

The drawing library sets one character after the other, so that two marks over a letter would lie upon each other, and
a mark over a tall letter in it. Here each mark is centred on its letter and moved clear of what is there already, by
the boxes of the glyphs: that works with every face, also one that knows nothing of marks.
"""

import struct
import unicodedata
from functools import lru_cache
from typing import Any, Final, NamedTuple

from reportlab.pdfbase import pdfmetrics

_GAP: Final = 50.0
"""The space between a letter and a mark, and between two marks, in thousandths of the type size."""

_OVERLAY: Final = 1
_OF_OTHER_SCRIPTS: Final = range(7, 200)
"""Classes of marks whose place their script's face knows: points of Hebrew, vowels of Arabic."""

_ATTACHED: Final = frozenset({200, 202, 214, 216})
_BELOW: Final = frozenset({218, 220, 222, 240})
_ABOVE_RIGHT: Final = 232


class Piece(NamedTuple):
    """Characters that are drawn at once, and how far they are moved, in thousandths of the type size."""

    text: str
    across: float = 0.0
    up: float = 0.0


class _Box(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float


@lru_cache(maxsize=4096)
def pieces(font_name: str, text: str) -> tuple[Piece, ...]:
    """Cut the text of a run so that every mark can be drawn at its place."""
    if not any(unicodedata.combining(character) for character in text):
        return (Piece(text),)
    font: Any = pdfmetrics.getFont(font_name)
    found: list[Piece] = []
    plain, at = "", 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        plain += text[at]
        if end > at + 1:
            moved = _placed(font, text[at], text[at + 1 : end])
            found += [Piece(plain), *moved]
            plain = ""
        at = end
    return (*found, Piece(plain)) if plain else tuple(found)


def _placed(font: Any, base: str, marks: str) -> list[Piece]:  # noqa: ANN401 - the library's, without types
    """The marks of a letter, moved from where the pen is after it."""
    around = _box(font, base)
    pen = font.stringWidth(base, 1000)
    moved = []
    for mark in marks:
        kind, box = unicodedata.combining(mark), _box(font, mark)
        if around is None or box is None or kind in _OF_OTHER_SCRIPTS:
            moved.append(Piece(mark))
        else:
            across, up = _shift(kind, around, box)
            moved.append(Piece(mark, across - pen, up))
            around = _grown(around, kind, box, up)
        pen += font.stringWidth(mark, 1000)
    return moved


def _shift(kind: int, letter: _Box, mark: _Box) -> tuple[float, float]:
    """How far a mark of a class is moved from the origin of its letter."""
    across = (letter.left + letter.right - mark.left - mark.right) / 2
    if kind == _OVERLAY:
        return across, (letter.bottom + letter.top - mark.bottom - mark.top) / 2
    if kind in _ATTACHED:
        return across, 0.0
    if kind in _BELOW:
        return across, min(0.0, letter.bottom - _GAP - mark.top)
    if kind == _ABOVE_RIGHT:
        return letter.right - mark.left, 0.0
    return across, max(0.0, letter.top + _GAP - mark.bottom)


def _grown(letter: _Box, kind: int, mark: _Box, up: float) -> _Box:
    """The letter with a mark: the next one is moved clear of both; only the height counts."""
    if kind in (_OVERLAY, _ABOVE_RIGHT):
        return letter
    return letter._replace(bottom=min(letter.bottom, mark.bottom + up), top=max(letter.top, mark.top + up))


def _box(font: Any, character: str) -> _Box | None:  # noqa: ANN401 - as above
    """The box around a glyph in thousandths of the type size; None where nothing is drawn."""
    face = font.face
    glyph = face.charToGlyph.get(ord(character), 0)
    start, end = face.glyphPos[glyph], face.glyphPos[glyph + 1]
    if start == end:
        return None
    outline = face.get_chunk(face.get_table_pos("glyf")[0] + start, 10)
    scale = 1000 / face.unitsPerEm
    return _Box(*(side * scale for side in struct.unpack(">4h", outline[2:])))
