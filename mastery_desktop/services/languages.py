"""The languages that wall and paper can speak: one that the pack has, or two at once, whatever the windows speak."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mastery_desktop.config.language import BOTH, SOURCE
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.two_languages import in_two_languages
from mastery_desktop.messages import BothTranslations, _, current, speaking
from mastery_desktop.messages import language as language_in_use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from gettext import NullTranslations

    from mastery_desktop.domain.pack import Pack

__all__ = ["BOTH", "Languages", "Speech"]


class Speech(NamedTuple):
    """What is said in a language, or in two: the content, and the texts of the program."""

    pack: Pack
    texts: NullTranslations

    @contextmanager
    def spoken(self) -> Iterator[Pack]:
        """Speak it within the block, in this thread; gives the pack."""
        with speaking(self.texts):
            yield self.pack


@dataclass(frozen=True)
class Languages:
    """What a pack says in each of its languages, and what the program says.

    Attributes:
        codes: the codes of the pack's languages, the first being that of its source.
        read: reads the pack in a language.
        translations: the texts of the program in a language.
    """

    codes: tuple[str, ...]
    read: Callable[[str], Pack]
    translations: Callable[[str], NullTranslations]
    _packs: dict[str, Pack] = field(default_factory=dict, init=False, repr=False, compare=False)

    def speech(self, language: str, pack: Pack, *, leads: bool = False) -> Speech:
        """What is said in a language.

        Args:
            language: its code, `BOTH`, or nothing for the language in use.
            pack: the pack in use, which is taken where it has the language.
            leads: whether of two languages that in use is the first, and not the pack's.

        Raises:
            NotPossible: the pack does not have the language.
            PackError: the pack is broken.
        """
        if not language:
            return Speech(pack, self._beside(pack))
        if language not in (*self.codes, BOTH):
            names = ", ".join((*self.codes, BOTH))
            raise NotPossible(
                _("The content is not there in {language}. It has: {names}.").format(language=language, names=names)
            )
        if language != BOTH:
            return Speech(self._pack(language, pack), self._texts(language, pack))
        first, second = self._two(pack)
        if leads and second == pack.language:
            first, second = second, first
        texts = BothTranslations(self._texts(first, pack), self._texts(second, pack))
        return Speech(in_two_languages(self._pack(first, pack), self._pack(second, pack)), texts)

    def second(self, pack: Pack) -> str:
        """The code of the second of two languages at once."""
        return self._two(pack)[1]

    def _two(self, pack: Pack) -> tuple[str, str]:
        first, *others = self.codes
        return first, pack.language if pack.language in others else others[0] if others else first

    def _pack(self, language: str, pack: Pack) -> Pack:
        if language == pack.language:
            return pack
        if language not in self._packs:
            self._packs[language] = self.read(language)
        return self._packs[language]

    def _texts(self, language: str, pack: Pack) -> NullTranslations:
        return self._beside(pack) if language == pack.language else self.translations(language)

    def _beside(self, pack: Pack) -> NullTranslations:
        """The texts in use; those of the pack's language where it is shown as it once was, in another than the window.

        Where the pack just lacks the language of the window, the program speaks that all the same.
        """
        used = language_in_use() or SOURCE
        is_older = used != pack.language and used in self.codes
        return self.translations(pack.language) if is_older else current()
