"""An overlay that is worked on: which texts have own words in which language, and what is said in the one at hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mastery_desktop.content.overlays import by_language, said_in, speaking_order
from mastery_desktop.files import safe_file_name
from mastery_desktop.messages import _

if TYPE_CHECKING:
    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.domain.pack_texts import Key, PackText, Text
    from mastery_desktop.services.packs.library import Entry

Words = Mapping["Key", "Text"]
"""Texts by unit and field."""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An overlay as it is now, in one of the languages of its pack.

    Attributes:
        entry: the content that it is laid over.
        name: its name, without an ending.
        pack: that content in the language, without any overlay.
        languages: the codes of the languages of that content; the first is the one that it was written in.
        texts: all of its texts.
        originals: what it says in each language.
        words: the own words in each language that has any.
    """

    entry: Entry
    name: str
    pack: Pack
    languages: Sequence[str]
    texts: Sequence[PackText]
    originals: Mapping[str, Words]
    words: Mapping[str, Words]

    @property
    def language(self) -> str:
        """The code of the language at hand."""
        return self.pack.language

    @property
    def changes(self) -> dict[Key, Text]:
        """What is said in this language otherwise than in the pack: in own words, in it or in another language."""
        said = said_in(self.language, _documents(self.words), self.languages)
        own = {(unit, field): _text(text) for unit, fields in said.items() for field, text in fields.items()}
        here = self.originals[self.language]
        return {key: text for key, text in own.items() if key in here and here[key] != text}

    @property
    def has_words(self) -> bool:
        """Whether there are own words in any language."""
        return any(self.words.values())

    def borrowed_from(self, key: Key) -> str:
        """The code of the language whose own words are said for want of any in this one; empty where that is not so."""
        here, *others = speaking_order(self.language, self.languages)
        if key in self.words.get(here, {}):
            return ""
        return next((code for code in others if key in self.words.get(code, {})), "")

    def named(self, name: str) -> Draft:
        """The same under another name, as long as it has none."""
        return self if self.name else replace(self, name=safe_file_name(name, fallback=_("our words")))

    def with_changes(self, changes: Words) -> Draft:
        """The same with these changes and no others in this language; where all say what the pack says, none is left.

        What the pack says counts as own words where another language has some, for they would be said here as well.
        """
        before, here = self.changes, self.originals[self.language]
        own = dict(self.words.get(self.language, {}))
        for key in before.keys() | changes.keys():
            text = changes.get(key, here.get(key))
            if text is not None and text != before.get(key, here.get(key)):
                own[key] = text
        words = {**self.words, self.language: own}
        changed = {
            key for code, said in words.items() for key, text in said.items() if text != self.originals[code].get(key)
        }
        kept = {code: {key: text for key, text in said.items() if key in changed} for code, said in words.items()}
        return replace(self, words=kept)

    def as_file(self) -> bytes:
        """The own words as they lie in a file, language by language."""
        whole = _documents({code: self.words[code] for code in self.languages if self.words.get(code)})
        return json.dumps(whole, ensure_ascii=False, indent=2).encode() + b"\n"


def words_in(document: Mapping[str, Any], originals: Mapping[str, Words], languages: Sequence[str]) -> dict[str, Words]:
    """The own words in a file, as far as the pack has such texts."""
    return {
        code: {
            (unit, field): _text(text)
            for unit, fields in part.items()
            for field, text in fields.items()
            if (unit, field) in originals[code]
        }
        for code, part in by_language(document, languages).items()
    }


def _documents(words: Mapping[str, Words]) -> dict[str, dict[str, dict[str, Text]]]:
    """Own words by language, unit and field, in order."""
    documents: dict[str, dict[str, dict[str, Text]]] = {}
    for code, said in words.items():
        documents[code] = {}
        for unit, field in sorted(said):
            documents[code].setdefault(unit, {})[field] = said[unit, field]
    return documents


def _text(text: str | Sequence[str]) -> Text:
    return text if isinstance(text, str) else tuple(text)
