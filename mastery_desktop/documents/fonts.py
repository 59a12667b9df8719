"""The shipped faces: loaded once, with other families for the characters that the first one lacks."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_OTHER_SCRIPTS: Final = ("NotoSansHebrew-Regular", "NotoSansArabic-Regular")
_OTHER_SCRIPTS_BOLD: Final = ("NotoSansHebrew-Bold", "NotoSansArabic-Bold")
_ALWAYS: Final = 2
"""How many files of a face are loaded before they are needed."""


class Face(Enum):
    """A face of the text family: the file that holds it, and those that stand in for missing characters, in order."""

    REGULAR = ("AtkinsonHyperlegibleNext-Regular", "NotoSans-Regular", *_OTHER_SCRIPTS)
    BOLD = ("AtkinsonHyperlegibleNext-Bold", "NotoSans-Bold", *_OTHER_SCRIPTS_BOLD)
    ITALIC = ("AtkinsonHyperlegibleNext-Italic", "NotoSans-Regular", *_OTHER_SCRIPTS)


PLACEHOLDER: Final = ""
"""The name of no font: a run of it is drawn as one box per character."""

PLACEHOLDER_WIDTH: Final = 0.62
"""The width of a placeholder box with its space, as a share of the type size."""

_INVISIBLE: Final = {"Cf", "Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
_VARIATION_SELECTORS: Final = range(0xFE00, 0xFE10)
_LAST_OF_PLANE: Final = 0xFFFF  # the PDF library's table of characters knows no further


class Run(NamedTuple):
    """Characters that one font draws; `width` in shares of the type size."""

    font: str
    text: str
    width: float


@dataclass(frozen=True)
class Fonts:
    """The faces in a folder, loaded when they are first needed and then kept for the process."""

    folder: Path

    def prepare(self) -> None:
        """Load the faces that nearly every document needs."""
        for face in Face:
            for name in face.value[:_ALWAYS]:
                _load(self.folder, name)

    def width(self, text: str, face: Face) -> float:
        """How wide a text is, in shares of the type size."""
        return sum(run.width for run in self.runs(text, face))

    def runs(self, text: str, face: Face) -> tuple[Run, ...]:
        """Cut a text into runs, each for the font that can draw it; what cannot be seen is left out."""
        return _runs(self.folder, text, face)


def string_width(font_name: str, text: str) -> float:
    """How wide a text is in a font that a run names, in shares of the type size."""
    return float(pdfmetrics.getFont(font_name).stringWidth(text, 1000)) / 1000


def forget_runs() -> None:
    """Forget the texts that were measured; a benchmark asks for it."""
    _runs.cache_clear()


@lru_cache(maxsize=16_384)
def _runs(folder: Path, text: str, face: Face) -> tuple[Run, ...]:
    if text.isascii() and text.isprintable():
        return (_run(_load(folder, face.value[0]), text),)
    names: list[str] = []
    parts: list[str] = []
    for cluster in clusters(text):
        name = next((name for name in face.value if _draws(_load(folder, name), cluster)), PLACEHOLDER)
        if names and names[-1] == name:
            parts[-1] += cluster
        else:
            names.append(name)
            parts.append(cluster)
    return tuple(
        _run(_load(folder, name), part)
        if name
        else Run(PLACEHOLDER, part, PLACEHOLDER_WIDTH * len(list(clusters(part))))
        for name, part in zip(names, parts, strict=True)
    )


def _run(font: TTFont, text: str) -> Run:
    return Run(font.fontName, text, font.stringWidth(text, 1000) / 1000)


def _draws(font: TTFont, cluster: str) -> bool:
    glyphs = font.face.charToGlyph
    return all(ord(character) in glyphs and ord(character) <= _LAST_OF_PLANE for character in cluster)


def clusters(text: str) -> Iterator[str]:
    """A character together with the marks that sit on it; characters that cannot be seen are dropped."""
    cluster = ""
    for character in text:
        if unicodedata.category(character) in _INVISIBLE or ord(character) in _VARIATION_SELECTORS:
            continue
        if unicodedata.combining(character) and cluster:
            cluster += character
            continue
        if cluster:
            yield cluster
        cluster = character
    if cluster:
        yield cluster


@lru_cache(maxsize=32)
def _load(folder: Path, name: str) -> TTFont:
    font = TTFont(name, str(folder / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    return font
