"""The guide to the program: its chapters with their pictures, in the language that the program speaks."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from mastery_desktop.config.language import SOURCE, nearest
from mastery_desktop.domain.guide_text import chapter
from mastery_desktop.domain.reading import Article, ArticleId, Entry, Hit
from mastery_desktop.messages import PseudoTranslations, current, pseudo
from mastery_desktop.services.searching import Places


class ProgramGuide:
    """Reads the guide; nothing is read before it is asked for."""

    def __init__(self, folder: Path, keys: Mapping[str, str], language: str = "") -> None:
        """Read from a folder.

        Args:
            folder: has a folder for each language.
            keys: what a key is called on the keyboard, by its name.
            language: the one to speak; that of the program without it.
        """
        spoken = language or current().info().get("language", SOURCE)
        known = sorted(each.name for each in folder.iterdir() if each.is_dir())
        self._folder = folder / nearest(spoken, sorted(known, key=lambda code: code != SOURCE))
        self._keys = keys
        self._is_pseudo = isinstance(current(), PseudoTranslations) and not language

    def contents(self) -> tuple[Entry, ...]:
        """The chapters in their order."""
        return tuple(Entry(article.id, article.title, 0) for article in self.chapters)

    def article(self, article: ArticleId) -> Article:
        """A chapter; the first one where there is none of that name."""
        return next((each for each in self.chapters if each.id == article), self.chapters[0])

    def search(self, query: str) -> list[Hit]:
        """The places in which every word of a query occurs."""
        return self._places.search(query)

    def picture(self, name: str) -> Path:
        """The file of a picture."""
        return self._folder / "pictures" / f"{name}.png"

    @cached_property
    def chapters(self) -> tuple[Article, ...]:
        """All chapters, in their order."""
        files = sorted(self._folder.glob("*.txt"))
        return tuple(self._read(file) for file in files)

    @cached_property
    def _places(self) -> Places:
        return Places(self.chapters)

    def _read(self, file: Path) -> Article:
        text = file.read_text(encoding="utf-8")
        if self._is_pseudo:
            text = "\n".join(_stretched(line) for line in text.splitlines())
        return chapter(file.stem.partition("-")[2], text, self._keys)


def _stretched(line: str) -> str:
    """A line in the pseudo-locale; what leads it and the names in braces stay, so that it is read as before."""
    marks = [mark for mark in ("## ", "# ", "- ") if line.startswith(mark)]
    lead = marks[0] if marks else line[: line.index("]") + 2] if line.startswith("[") else ""
    rest = line.removeprefix(lead)
    words, brace, anchor = rest.rpartition(" {") if lead == "## " else (rest, "", "")
    return f"{lead}{pseudo(words)}{brace}{anchor}" if words else line
