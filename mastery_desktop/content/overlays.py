"""Overlays: own words in the place of a pack's, by language, unit and field.

Where a text has own words in another language only, those are said: own words are never given up for the pack's.
"""

from collections.abc import Iterator, Mapping, Sequence

from mastery_desktop.content.texts import Json, Texts, require_text
from mastery_desktop.domain.errors import PackError
from mastery_desktop.messages import _


def by_language(document: Mapping[str, Json], languages: Sequence[str]) -> dict[str, Texts]:
    """The own words of an overlay in each language; those of a file that names no language are in the pack's first."""
    if document.keys() <= {*languages}:
        return dict(document)
    return {languages[0]: dict(document)}


def said_in(language: str, words: Mapping[str, Texts], languages: Sequence[str]) -> Texts:
    """The own words that are said in a language: those in it, else those in the first of the pack's that has any."""
    said: Texts = {}
    for spoken in speaking_order(language, languages):
        for unit, fields in words.get(spoken, {}).items():
            said[unit] = fields | said.get(unit, {})
    return said


def speaking_order(language: str, languages: Sequence[str]) -> list[str]:
    """A language, and behind it the others of the pack."""
    return list(dict.fromkeys((language, *languages)))


def own_pieces(words: Json) -> Iterator[Json]:
    """Own words text by text, so that each can be looked at without the others."""
    if not isinstance(words, dict):
        yield words
        return
    for unit, fields in words.items():
        if isinstance(fields, dict) and fields:
            yield from ({unit: {key: value}} for key, value in fields.items())
        else:
            yield {unit: fields}


def require_own_words(words: Json, texts: Texts, file: str) -> None:
    """See that own words have the shape of the texts whose place they take; else raise the PackError of that place."""
    if not isinstance(words, dict):
        raise PackError(file, "", _("expected an object that gives texts by field"))
    for unit, fields in words.items():
        if unit not in texts:
            raise PackError(file, unit, _("the pack has no such unit"))
        if not isinstance(fields, dict):
            raise PackError(file, unit, _("expected an object that gives texts by field"))
        for key, value in fields.items():
            require_text(value, file, f"{unit} {key}")
            if key not in texts[unit] or type(value) is not type(texts[unit][key]):
                raise PackError(file, f"{unit} {key}", _("the pack has no such text"))
