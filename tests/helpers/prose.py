"""What stands in the content, as texts and sentences."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from mastery_desktop.content.format import LANGUAGE_FREE
from mastery_desktop.domain.pack import Pack

WORDS_IN_A_SENTENCE = 40
"""A longer one cannot be read from a wall."""


def texts_in(value: object) -> Iterator[str]:
    """Every text that a value holds, wherever it holds it."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))


def texts(node: object, unit: str = "") -> Iterator[tuple[str, str, str]]:
    """Every text below a value that is in a language: the unit, the field and the text."""
    if not is_dataclass(node):
        return
    unit = getattr(node, "id", unit)
    for field in fields(node):
        value = getattr(node, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, str) and field.name not in {*LANGUAGE_FREE, "hash", "version", "language", "overlay"}:
                yield unit, field.name, item
            yield from texts(item, unit)


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [part for part in re.split(r"(?<=[.!?])[”’)]*\s+", text) if part]


def too_long_to_say(pack: Pack) -> list[str]:
    """The units whose script is more than somebody says, watches for or falls back on at once."""
    return [
        unit.id
        for unit in (*pack.elements.values(), *pack.scripts)
        if len(unit.say.split()) > 60
        or len(sentences(unit.say)) > 4
        or len(sentences(unit.watch)) > 3
        or len(sentences(unit.stuck)) > 3
    ]


def too_long_for_a_wall(pack: Pack) -> list[tuple[str, str, int]]:
    """The unit, the field and the number of words of each sentence that is longer than a wall can show."""
    return [
        (unit, field, len(sentence.split()))
        for unit, field, text in texts(pack)
        for sentence in sentences(text)
        if len(sentence.split()) > WORDS_IN_A_SENTENCE
    ]
