"""Finds where a translation of a pack does not say all that the pack's first language says, or says something else.

None of this stops the program: what a translation lacks is shown in the first language. Whoever keeps a pack is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.resources.abc import Traversable
from typing import Any

from mastery_desktop.content.format import MANIFEST, TRANSLATION_NOTE, Manifest
from mastery_desktop.content.loader import load_pack, read_wordings
from mastery_desktop.content.texts import Texts
from mastery_desktop.domain.errors import PackError
from mastery_desktop.domain.pack_texts import PLACEHOLDER
from mastery_desktop.messages import _


@dataclass(frozen=True)
class Translations:
    """The languages of a pack, the first being that of the source, and what is wrong with the others, by file."""

    languages: tuple[str, ...]
    faults: tuple[PackError, ...]


def check_translations(folder: Traversable | None = None) -> Translations:
    """Compare every language of a pack with the first.

    Args:
        folder: the folder of the pack; the shipped pack without one.

    Raises:
        PackError: a file of the pack is broken, in whatever language.
    """
    manifest, wordings = read_wordings(folder)
    faults: list[PackError] = []
    for language in manifest.languages:
        load_pack(folder, language=language)
        if language != manifest.languages[0]:
            faults += _faults(manifest, language, wordings)
    return Translations(manifest.languages, tuple(faults))


def _faults(manifest: Manifest, language: str, wordings: dict[str, dict[str, Texts]]) -> Iterator[PackError]:
    first, translation = wordings[manifest.languages[0]], wordings[language]
    missing = [name for name in manifest.files if first[name] and not translation[name]]
    for name in manifest.files:
        if name in missing:
            yield PackError(f"{language}/{name}", "", _("the file is missing, or there is nothing in it"))
        else:
            yield from _Comparison(f"{language}/{name}", manifest).compare(first[name], translation[name])
    if not missing and not any(TRANSLATION_NOTE in texts.get(manifest.id, {}) for texts in translation.values()):
        yield PackError(
            MANIFEST,
            language,
            _("no file gives the {field} of {name}").format(field=TRANSLATION_NOTE, name=repr(manifest.id)),
        )


class _Comparison:
    """Compares one file of wording in two languages."""

    def __init__(self, file: str, manifest: Manifest) -> None:
        self._file, self._pack, self._names = file, manifest.id, manifest.names

    def compare(self, original: Texts, translation: Texts) -> Iterator[PackError]:
        """Every difference, in the order of the first language."""
        yield from self._same(original, translation, "")
        for unit, fields in original.items():
            translated = dict(translation.get(unit, fields))
            if unit == self._pack:
                translated.pop(TRANSLATION_NOTE, "")
            yield from self._same(fields, translated, unit)
            if unit in translation:
                for key in fields.keys() & translated.keys():
                    yield from self._compare_texts(fields[key], translated[key], f"{unit} {key}")

    def _compare_texts(self, original: Any, translated: Any, place: str) -> Iterator[PackError]:  # noqa: ANN401 - as in the file
        if isinstance(original, list) != isinstance(translated, list):
            yield PackError(self._file, place, _("one text in the one language, several in the other"))
            return
        before, after = _listed(original), _listed(translated)
        if len(before) != len(after):
            yield PackError(self._file, place, _("{n} texts, not {count}").format(n=len(after), count=len(before)))
            return
        may_stay = any(fnmatchcase(place, name) for name in self._names)
        for one, other in zip(before, after, strict=True):
            if not isinstance(other, str) or not other.strip():
                yield PackError(self._file, place, _("expected a text that is not empty"))
            elif sorted(PLACEHOLDER.findall(one)) != sorted(PLACEHOLDER.findall(other)):
                yield PackError(self._file, place, _("other placeholders than in the first language"))
            elif one == other and not may_stay:
                yield PackError(self._file, place, _("not translated: {text}").format(text=repr(other)))

    def _same(self, original: dict[str, Any], translation: dict[str, Any], unit: str) -> Iterator[PackError]:
        for key in sorted(original.keys() - translation.keys()):
            yield PackError(self._file, unit or key, _("{name} is missing").format(name=repr(key)))
        for key in sorted(translation.keys() - original.keys()):
            yield PackError(self._file, unit or key, _("the first language has no {name}").format(name=repr(key)))


def _listed(text: Any) -> Sequence[Any]:  # noqa: ANN401 - as in the file
    return text if isinstance(text, list) else [text]
