"""Whether the faces that come with the program can be read."""

from collections.abc import Iterable
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFError, TTFontFile


def broken_fonts(files: Iterable[Path]) -> list[str]:
    """The names of the files that hold no face that can be drawn with."""
    broken = []
    for file in files:
        try:
            TTFontFile(str(file))
        except (TTFError, OSError):
            broken.append(file.name)
    return broken
