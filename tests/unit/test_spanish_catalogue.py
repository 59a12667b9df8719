"""The Spanish texts of the interface: the same placeholders, whole sentences, the words of the glossary."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog

from tools.catalogue import SOURCES, compiled, place_of, read, texts_of_program, untranslated

PLACEHOLDER = re.compile(r"\{\w*\}")
SAME = {"Agenda", "SMART", "No", "no", "PDF", "A4", "F2", "Ctrl+J", "Ctrl+K", "Ctrl+Z"}
"""Short words that Spanish has as well, and names of keys and formats."""


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    return read(SOURCES / "es.po")


def pairs(catalogue: Catalog) -> Iterator[tuple[str, str]]:
    """Every translated text with its English, each form of a plural by itself."""
    for message in catalogue:
        if not message.id or not message.string or message.fuzzy:
            continue
        if isinstance(message.id, str):
            yield message.id, message.string
        elif all(message.string):
            yield from zip(message.id, message.string, strict=True)


def test_placeholders_are_the_same(catalogue: Catalog):
    def names(text: str) -> list[str]:
        return sorted(PLACEHOLDER.findall(text))

    assert [english for english, spanish in pairs(catalogue) if names(english) != names(spanish)] == []


def test_nothing_is_left_in_english(catalogue: Catalog):
    left = {english for english, spanish in pairs(catalogue) if english == spanish}
    words = {text for text in left if re.search(r"[A-Za-z]{2}", PLACEHOLDER.sub("", text))}
    assert words - SAME == {"{minutes} min", "{n} min", "{n} KB", "{n} MB", "{n} GB", "{spread} · {minutes} min"}


def test_sentences_end_as_they_do_in_english(catalogue: Catalog):
    def end(text: str) -> str:
        return text[-1] if text[-1] in ".?!:…" else ""

    differ = {english for english, spanish in pairs(catalogue) if end(english) != end(spanish)}
    assert differ == {"{time} AM", "{time} PM"}  # a. m. and p. m.


@pytest.mark.parametrize(("first", "second"), [("¿", "?"), ("¡", "!"), ("“", "”"), ("(", ")")])
def test_marks_come_in_pairs(catalogue: Catalog, first: str, second: str):
    assert [text for _english, text in pairs(catalogue) if text.count(first) != text.count(second)] == []


@pytest.mark.parametrize("mark", ["'", '"', "@", "—", "«", "\u00ad"])
def test_texts_are_typographic(catalogue: Catalog, mark: str):
    assert [text for english, text in pairs(catalogue) if mark in text and mark not in english] == []


@pytest.mark.parametrize("word", ["boleta", "escenario", "shift", "dominios", "aprendices", "facilitador"])
def test_words_that_the_glossary_does_not_have(catalogue: Catalog, word: str):
    found = [text for _english, text in pairs(catalogue) if re.search(rf"\b{word}\b", text.casefold())]
    assert found == []


def test_the_two_forms_of_a_plural(catalogue: Catalog):
    assert catalogue.num_plurals == 2
    assert all(len(message.string) == 2 for message in catalogue if isinstance(message.id, tuple) and message.string)


def test_what_the_program_reads_is_what_the_translators_wrote():
    for source in SOURCES.glob("*.po"):
        assert place_of(source.stem).read_bytes() == compiled(read(source)), "run python -m tools.catalogue"


def test_no_text_of_the_catalogue_waits_for_its_spanish(catalogue: Catalog):
    assert untranslated(catalogue) == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


@pytest.mark.slow
def test_every_text_of_the_program_is_there_in_spanish():
    catalogue = read(SOURCES / "es.po")
    catalogue.update(texts_of_program(), no_fuzzy_matching=True)
    assert untranslated(catalogue) == []


def test_a_text_that_nobody_translated_is_found():
    catalogue = read(SOURCES / "es.po")
    before = untranslated(catalogue)
    catalogue.add("A text of tomorrow")
    assert set(untranslated(catalogue)) - set(before) == {"A text of tomorrow"}
