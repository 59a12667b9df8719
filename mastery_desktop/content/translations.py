"""Checks that a translation of a pack says all that the pack's first language says, and nothing else.

That every text is there and not empty, the loader checks for each language by itself. Here two languages are compared.
"""

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from importlib.resources.abc import Traversable
from typing import Any

from mastery_desktop.content.format import MANIFEST, TRANSLATION_NOTE
from mastery_desktop.content.loader import Texts, load_pack, read_wordings
from mastery_desktop.domain.errors import PackError

_PLACEHOLDER = re.compile(r"\{\w*\}")


def check_translations(folder: Traversable | None = None) -> tuple[str, ...]:
    """Check every language of a pack against the first, and give their codes.

    Args:
        folder: the folder of the pack; the shipped pack without one.

    Raises:
        PackError: a language lacks something, has too much, or was left untranslated.
    """
    manifest, wordings = read_wordings(folder)
    first = manifest.languages[0]
    for language in manifest.languages[1:]:
        load_pack(folder, language=language)
        noted = False
        for name in manifest.files:
            comparison = _Comparison(f"{language}/{name}", manifest.id, manifest.names)
            noted |= comparison.compare(wordings[first][name], wordings[language][name])
        if not noted:
            raise PackError(MANIFEST, language, f"no file gives the {TRANSLATION_NOTE} of {manifest.id!r}")
    return manifest.languages


class _Comparison:
    """Compares one file of wording in two languages."""

    def __init__(self, file: str, pack: str, names: Sequence[str]) -> None:
        self._file, self._pack, self._names = file, pack, names

    def compare(self, original: Texts, translation: Texts) -> bool:
        """Find the first difference; the answer tells whether the file says that it is a translation."""
        self._same(original, translation, "")
        noted = False
        for unit, fields in original.items():
            translated = dict(translation[unit])
            if unit == self._pack:
                noted = bool(translated.pop(TRANSLATION_NOTE, ""))
            self._same(fields, translated, unit)
            for key, text in fields.items():
                self._compare_texts(text, translated[key], f"{unit} {key}")
        return noted

    def _compare_texts(self, original: Any, translated: Any, place: str) -> None:  # noqa: ANN401 - as in the file
        if isinstance(original, list) != isinstance(translated, list):
            raise PackError(self._file, place, "one text in the one language, several in the other")
        if not isinstance(original, list):
            original, translated = [original], [translated]
        if len(original) != len(translated):
            raise PackError(self._file, place, f"{len(translated)} texts, not {len(original)}")
        may_stay = any(fnmatchcase(place, name) for name in self._names)
        for before, after in zip(original, translated, strict=True):
            if sorted(_PLACEHOLDER.findall(before)) != sorted(_PLACEHOLDER.findall(after)):
                raise PackError(self._file, place, "other placeholders than in the first language")
            if before == after and not may_stay:
                raise PackError(self._file, place, f"not translated: {after!r}")

    def _same(self, original: dict[str, Any], translation: dict[str, Any], unit: str) -> None:
        for key in original.keys() - translation.keys():
            raise PackError(self._file, unit or key, f"{key!r} is missing")
        for key in translation.keys() - original.keys():
            raise PackError(self._file, unit or key, f"the first language has no {key!r}")
