"""The guide to the program: two languages that say the same, names of controls as they are, keys as they are."""

import re

import pytest

from mastery_desktop import messages
from mastery_desktop.config.language import translations_of
from mastery_desktop.config.resources import find_resources
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.guide_text import chapter
from mastery_desktop.domain.reading import BlockKind
from mastery_desktop.services.program_guide import ProgramGuide
from mastery_desktop.ui.help_topics import FIRST, SCREENS, STEPS
from mastery_desktop.ui.key_list import key_hints
from tests.helpers.languages import spoken

FOLDER = find_resources().root / "guide"
LANGUAGES = ("en", "es")
BYTES_MOST = 800_000
"""What the guide may add to a program that goes onto sticks."""

_QUOTED = re.compile("“([^”]+)”")
_ORDINARY = {"extend", "draft", "extender", "borrador"}
"""Quoted words that are on no control of ours."""


@pytest.fixture(scope="module", params=LANGUAGES)
def guide(request):
    return ProgramGuide(FOLDER, key_hints(), request.param)


def outline(guide):
    """What must be the same in every language."""
    return [(each.id, [(b.kind, b.anchor, b.picture) for b in each.blocks]) for each in guide.chapters]


def test_all_languages_have_the_same_chapters_parts_points_and_pictures(qapp):
    first, *others = (outline(ProgramGuide(FOLDER, key_hints(), language)) for language in LANGUAGES)
    assert first
    assert all(other == first for other in others)


def test_it_speaks_the_language_of_the_program(qapp):
    with spoken("es"):
        assert ProgramGuide(FOLDER, key_hints()).contents()[0].title == "El primer minuto"
    assert ProgramGuide(FOLDER, key_hints()).contents()[0].title == "The first minute"


def test_every_screen_and_every_kind_of_step_has_a_part_of_it(guide):
    parts = {(article.id, block.anchor) for article in guide.chapters for block in article.blocks}
    chapters = {article.id for article in guide.chapters}
    for target in (FIRST, *SCREENS.values(), *STEPS.values()):
        assert target.article in chapters
        assert not target.anchor or (target.article, target.anchor) in parts, target
    assert set(STEPS) == set(StepKind)


def test_every_picture_is_there_none_is_left_over_and_all_are_small(guide):
    named = {block.picture for article in guide.chapters for block in article.blocks if block.picture}
    folder = guide.picture("any").parent
    assert {file.stem for file in folder.iterdir()} == named
    assert sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file()) < BYTES_MOST


@pytest.mark.parametrize("language", LANGUAGES)
def test_controls_are_called_as_they_are_on_the_screen(qapp, language):
    catalogue = translations_of("es", find_resources())._catalog
    sources = {name if isinstance(name, str) else name[0] for name in catalogue if name}
    shown = sources if language == "en" else {catalogue[name] for name in sources if name in catalogue}
    labels = {label.rstrip("…:") for label in shown if isinstance(label, str)}
    text = "".join(file.read_text(encoding="utf-8") for file in (FOLDER / language).glob("*.txt"))
    quoted = set(_QUOTED.findall(text)) - _ORDINARY
    assert quoted
    assert quoted <= labels


def test_it_is_searched_by_every_word_without_case_and_accents(qapp):
    found = ProgramGuide(FOLDER, key_hints(), "es").search("LINEA ultima fila")
    assert found
    assert found[0].target.article == "before"


def test_keys_are_named_as_the_registry_has_them_and_an_unknown_one_is_told():
    read = chapter("any", "# Title\nPress {stop} twice.", {"stop": "Shift+Esc"})
    assert read.blocks[0].text == "Press Shift+Esc twice."
    with pytest.raises(ValueError, match="halt"):
        chapter("any", "# Title\nPress {halt}.", {})


def test_in_the_pseudo_locale_it_is_read_as_before_with_longer_words(qapp):
    plain = outline(ProgramGuide(FOLDER, key_hints(), "en"))
    messages.use(messages.PseudoTranslations())
    stretched = ProgramGuide(FOLDER, key_hints())
    assert outline(stretched) == plain
    texts = [b.text for article in stretched.chapters for b in article.blocks if b.kind is BlockKind.TEXT]
    assert all(text.startswith("[") for text in texts)
