"""The shipped pack and the program's texts in Spanish, and in both languages at once, for one stretch of a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from mastery_desktop.config.language import translations_of
from mastery_desktop.config.resources import find_resources
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.two_languages import in_two_languages
from mastery_desktop.messages import BothTranslations, speaking

BOTH = "both"


@cache
def pack_in(language: str) -> Pack:
    """The shipped pack in a language, or in both."""
    if language == BOTH:
        return in_two_languages(load_pack(), load_pack(language="es"))
    return load_pack(language=language)


@contextmanager
def spoken(language: str) -> Iterator[Pack]:
    """Let texts be looked up in a language, or in both, within the block; gives the pack in it."""
    english, spanish = (translations_of(code, find_resources()) for code in ("en", "es"))
    with speaking({"en": english, "es": spanish, BOTH: BothTranslations(english, spanish)}[language]):
        yield pack_in(language)
