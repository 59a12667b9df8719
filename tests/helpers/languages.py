"""The shipped pack and the program's texts in Spanish, and in both languages at once, for one stretch of a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from gettext import NullTranslations

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


@cache
def texts_in(language: str) -> NullTranslations:
    """The texts of the program in a language, or in both."""
    if language == BOTH:
        return BothTranslations(texts_in("en"), texts_in("es"))
    return translations_of(language, find_resources())


@contextmanager
def spoken(language: str) -> Iterator[Pack]:
    """Let texts be looked up in a language, or in both, within the block; gives the pack in it."""
    with speaking(texts_in(language)):
        yield pack_in(language)
