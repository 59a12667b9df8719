"""Brings the translations of the interface up to date: `python -m tools.catalogue [LANGUAGE]`.

It collects the texts of the program, puts them into `translations/LANGUAGE.po` beside what is translated already, and
compiles what the program reads. Without a language, it does so for each that is there; a new one is begun. The compiled
file is kept in the repository, so that neither a set-up nor a package needs the tools of translators.
"""

import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parents[1]
SOURCES: Final = ROOT / "translations"
COMPILED: Final = ROOT / "resources" / "translations"

_PACKAGES: Final = ("mastery_desktop", "mastery_desktop_collect")
_KEYWORDS: Final[dict[str, tuple[int, ...] | None]] = {"_": None, "N_": None, "ngettext": (1, 2)}
_WIDTH: Final = 120


def texts_of_program() -> Catalog:
    """Every text that the program can show."""
    catalog = Catalog(project="Mastery Desktop", charset="utf-8")
    for package in _PACKAGES:
        found = extract_from_dir(ROOT / package, [("**.py", "python")], keywords=_KEYWORDS)
        for file, _line, text, comments, context in found:
            catalog.add(text, None, [(f"{package}/{file}", 0)], auto_comments=comments, context=context)
    return catalog


def read(source: Path) -> Catalog:
    """The translations in a `.po` file."""
    with source.open("rb") as file:
        return read_po(file, locale=source.stem)


def compiled(catalog: Catalog) -> bytes:
    """What the program reads; the same bytes for the same texts."""
    content = BytesIO()
    write_mo(content, catalog)
    return content.getvalue()


def place_of(language: str) -> Path:
    """Where the program looks for a language."""
    return COMPILED / language / "LC_MESSAGES" / "mastery_desktop.mo"


def update(language: str) -> tuple[int, int]:
    """Bring a language up to date; gives how many texts are translated, and how many there are."""
    source = SOURCES / f"{language}.po"
    catalog = read(source) if source.exists() else Catalog(locale=language, charset="utf-8")
    made = catalog.creation_date
    catalog.update(texts_of_program(), no_fuzzy_matching=True)
    catalog.creation_date = made  # the time of day is no news
    content = BytesIO()
    write_po(content, catalog, width=_WIDTH, omit_header=False, ignore_obsolete=True, include_lineno=False)
    source.write_bytes(content.getvalue())
    place = place_of(language)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(compiled(read(source)))
    return len(catalog) - len(untranslated(catalog)), len(catalog)


def untranslated(catalog: Catalog) -> list[str]:
    """The texts that a catalogue does not have in its language yet."""
    lacking = [message for message in catalog if message.id and (message.fuzzy or not all(_forms(message.string)))]
    return [str(_forms(message.id)[0]) for message in lacking]


def _forms(string: str | Sequence[str] | None) -> Sequence[str]:
    return string if isinstance(string, (list, tuple)) else [str(string or "")]


def main(arguments: Sequence[str]) -> None:
    """Bring the languages that were named up to date, or all."""
    for language in arguments or sorted(source.stem for source in SOURCES.glob("*.po")):
        translated, texts = update(language)
        sys.stdout.write(f"{language}: {translated} of {texts} texts are translated\n")


if __name__ == "__main__":
    main(sys.argv[1:])
