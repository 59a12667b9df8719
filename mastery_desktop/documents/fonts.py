"""The shipped faces: loaded once, with other families for the characters that the first one lacks."""

import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from typing_extensions import override

from mastery_desktop.documents.spare_fonts import files_for, needs_shaping
from mastery_desktop.messages import woven

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
_BEYOND_PLANE: Final = re.compile("<([0-9A-F]{5,6})>")


class Run(NamedTuple):
    """Characters that one font draws; `width` in shares of the type size."""

    font: str
    text: str
    width: float


@dataclass(frozen=True)
class Fonts:
    """The faces in a folder, loaded when they are first needed and then kept for the process.

    Attributes:
        folder: where the shipped faces lie.
        installed: folders with faces of the computer, for what the shipped ones cannot draw.
    """

    folder: Path
    installed: tuple[Path, ...] = ()

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
        return _runs(self, text, face)


def string_width(font_name: str, text: str) -> float:
    """How wide a text is in a font that a run names, in shares of the type size."""
    return float(pdfmetrics.getFont(font_name).stringWidth(text, 1000)) / 1000


def forget_runs() -> None:
    """Forget the texts that were measured; a benchmark asks for it."""
    _runs.cache_clear()


@lru_cache(maxsize=16_384)
def _runs(fonts: Fonts, text: str, face: Face) -> tuple[Run, ...]:
    folder = fonts.folder
    if text.isascii() and text.isprintable():
        return (_run(_load(folder, face.value[0]), text),)
    names: list[str] = []
    parts: list[str] = []
    for cluster in clusters(unicodedata.normalize("NFC", woven(text))):
        name = _font_for(fonts, cluster, face)
        if names and names[-1] == name:
            parts[-1] += cluster
        else:
            names.append(name)
            parts.append(cluster)
    return tuple(
        _run(pdfmetrics.getFont(name), part)
        if name
        else Run(PLACEHOLDER, part, PLACEHOLDER_WIDTH * len(list(clusters(part))))
        for name, part in zip(names, parts, strict=True)
    )


def _run(font: Any, text: str) -> Run:  # noqa: ANN401 - the library's registry has no types
    return Run(font.fontName, text, font.stringWidth(text, 1000) / 1000)


def _draws(font: TTFont, cluster: str) -> bool:
    glyphs = font.face.charToGlyph
    return all(ord(character) in glyphs for character in cluster)


def _font_for(fonts: Fonts, cluster: str, face: Face) -> str:
    if needs_shaping(cluster):
        return PLACEHOLDER
    shipped = (name for name in face.value if _draws(_load(fonts.folder, name), cluster))
    return next(shipped, None) or _spare(fonts.installed, cluster)


@lru_cache(maxsize=4096)
def _spare(folders: tuple[Path, ...], cluster: str) -> str:
    """The name of an installed face that draws a cluster; that of no font where there is none."""
    for file in files_for(folders, cluster):
        font = _load_installed(file)
        if font and all(_has_outline(font, character) for character in cluster):
            return str(font.fontName)
    return PLACEHOLDER


def _has_outline(font: TTFont, character: str) -> bool:
    face: Any = font.face
    glyph = face.charToGlyph.get(ord(character), 0)
    return bool(glyph) and face.glyphPos[glyph] < face.glyphPos[glyph + 1]


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


class _FarFont(TTFont):
    """A face with characters beyond the first plane, such as emoji, whose codes the library writes wrongly."""

    @override
    def addObjects(self, doc: Any) -> None:
        fonts: Any = doc.idToObject["BasicFonts"].dict
        before = set(fonts)
        super().addObjects(doc)
        for name in fonts.keys() - before:
            table = doc.idToObject[fonts[name].ToUnicode.name]
            table.content = _BEYOND_PLANE.sub(_in_two_halves, table.content)


def _in_two_halves(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"


@lru_cache(maxsize=32)
def _load(folder: Path, name: str) -> TTFont:
    font = TTFont(name, str(folder / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    return font


@lru_cache(maxsize=64)
def _load_installed(file: Path) -> TTFont | None:
    """A face of the computer; None where the library cannot embed it."""
    try:
        font = _FarFont(f"installed-{zlib.crc32(str(file).encode()):08x}", str(file))
    except (TTFError, OSError, ValueError, KeyError, IndexError, struct.error, AssertionError):
        return None
    pdfmetrics.registerFont(font)
    return font
