"""A translation says all that the first language says; the Spanish one is Spanish, and can be said and printed."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from mastery_desktop.content.format import TRANSLATION_NOTE
from mastery_desktop.content.loader import load_pack, read_wordings
from mastery_desktop.content.translations import Translations, check_translations
from mastery_desktop.domain.pack import Pack
from tests.content.conftest import GARDEN
from tests.helpers.prose import texts, too_long_for_a_wall, too_long_to_say

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary-es.md"
ENGLISH_WORDS = {"the", "and", "of", "with", "for", "is", "are", "this", "that", "students", "teachers", "learners"}
LONGER_AT_MOST = 1.15


@pytest.fixture(scope="session")
def spanish() -> Pack:
    return load_pack(language="es")


@pytest.fixture
def translated(garden: Path, change) -> Path:
    """The small pack with a translation: every text backwards."""

    def backwards(document):
        for fields in document.values():
            for key, value in fields.items():
                fields[key] = [text[::-1] for text in value] if isinstance(value, list) else value[::-1]

    shutil.copytree(garden / "en", garden / "xx")
    pack = json.loads((garden / "pack.json").read_text("utf-8"))
    change(garden / "pack.json", lambda manifest: manifest.update(languages=["en", "xx"]))
    for file in (garden / "xx").iterdir():
        change(file, backwards)
    change(garden / "xx" / "garden.json", lambda texts: texts[pack["id"]].update({TRANSLATION_NOTE: "Not official."}))
    return garden


def unit_of(folder: Path, key: str) -> str:
    document = json.loads((folder / "xx" / "garden.json").read_text("utf-8"))
    return next(unit for unit, fields in document.items() if key in fields)


def refusal(folder: Path) -> tuple[str, str, str]:
    """The one fault that is found."""
    (fault,) = check_translations(folder).faults
    return fault.file, fault.place, fault.reason


def test_a_complete_translation_is_accepted(translated):
    assert check_translations(translated) == Translations(("en", "xx"), ())
    assert load_pack(translated).translation_note == ""
    assert load_pack(translated, language="xx").translation_note == "Not official."


def test_a_pack_of_one_language_needs_no_translation(garden):
    assert check_translations(garden) == Translations(("en",), ())


def test_a_translation_must_say_that_it_is_one(translated, change):
    pack = json.loads((translated / "pack.json").read_text("utf-8"))["id"]
    change(translated / "xx" / "garden.json", lambda texts: texts[pack].pop(TRANSLATION_NOTE))
    assert refusal(translated) == ("pack.json", "xx", f"no file gives the translation_note of {pack!r}")


def test_a_text_left_in_the_first_language_is_found(translated, change):
    unit = unit_of(translated, "shift_from")
    original = json.loads((translated / "en" / "garden.json").read_text("utf-8"))[unit]["shift_from"]
    change(translated / "xx" / "garden.json", lambda texts: texts[unit].update(shift_from=original))
    assert refusal(translated) == ("xx/garden.json", f"{unit} shift_from", f"not translated: {original!r}")
    change(translated / "pack.json", lambda manifest: manifest.update(names=[f"{unit} shift_*"]))
    assert check_translations(translated) == Translations(("en", "xx"), ())


def test_a_list_of_another_length_is_found(translated, change):
    unit = unit_of(translated, "handout_activities")
    change(translated / "xx" / "garden.json", lambda texts: texts[unit]["handout_activities"].append("One more"))
    file, place, reason = refusal(translated)
    assert (file, place) == ("xx/garden.json", f"{unit} handout_activities")
    assert re.fullmatch(r"(\d) texts, not (\d)", reason)


def test_what_a_translation_lacks_is_said_in_the_first_language(translated, change):
    unit = unit_of(translated, "shift_from")
    original = json.loads((translated / "en" / "garden.json").read_text("utf-8"))[unit]
    change(translated / "xx" / "garden.json", lambda texts: texts[unit].pop("shift_from"))
    assert load_pack(translated, language="xx").elements[unit].shift_from == original["shift_from"]
    assert load_pack(translated, language="xx").elements[unit].shift_to == original["shift_to"][::-1]
    change(translated / "xx" / "garden.json", lambda texts: texts.pop(unit))
    assert load_pack(translated, language="xx").elements[unit].name == original["name"]
    assert refusal(translated) == ("xx/garden.json", unit, f"{unit!r} is missing")
    (translated / "xx" / "garden.json").unlink()
    assert load_pack(translated, language="xx").domains == load_pack(translated).domains


def test_another_language_changes_no_hash(translated, change):
    before = load_pack(GARDEN).hash
    spoken = load_pack(translated, language="xx")
    assert spoken.hash != before
    assert load_pack(translated).hash == before
    assert load_pack(translated).hashes == spoken.hashes == (before, spoken.hash)
    change(translated / "xx" / "garden.json", lambda texts: texts["soil"].update(name="Other"))
    assert load_pack(translated).hash == before
    assert load_pack(translated, language="xx").hash != spoken.hash


def test_one_text_is_not_several(translated, change):
    unit = unit_of(translated, "handout_activities")
    change(translated / "xx" / "garden.json", lambda texts: texts[unit].update(handout_activities="One"))
    assert refusal(translated)[0] == "xx/garden.json"


def test_other_placeholders_are_found(translated, change):
    unit = unit_of(translated, "shift_to")
    change(translated / "en" / "garden.json", lambda texts: texts[unit].update(shift_to="To {place}"))
    change(translated / "xx" / "garden.json", lambda texts: texts[unit].update(shift_to="A {lugar}"))
    assert refusal(translated) == (
        "xx/garden.json",
        f"{unit} shift_to",
        "other placeholders than in the first language",
    )


def test_an_optional_text_that_is_missing_or_too_many_is_found(translated, change):
    change(translated / "xx" / "garden.json", lambda texts: texts["soil"].update(aspects_lead="More"))
    assert refusal(translated) == ("xx/garden.json", "soil", "the first language has no 'aspects_lead'")
    change(translated / "en" / "garden.json", lambda texts: texts["soil"].update(aspects_lead="A lead"))
    change(translated / "xx" / "garden.json", lambda texts: texts["soil"].pop("aspects_lead"))
    assert refusal(translated) == ("xx/garden.json", "soil", "'aspects_lead' is missing")


def test_the_shipped_pack_is_complete_in_every_language():
    assert check_translations() == Translations(("en", "es"), ())


def test_the_spanish_wording_says_that_it_is_not_official(spanish: Pack):
    assert spanish.translation_note.startswith("Traducción no oficial; ")
    assert load_pack().translation_note == ""


def spoken_twice() -> Iterator[tuple[str, str, str]]:
    """Every text of the shipped pack in English and in Spanish, with its place; without names."""
    _manifest, wordings = read_wordings()
    for name, english in wordings["en"].items():
        for unit, fields in english.items():
            for key, value in fields.items():
                other = wordings["es"][name][unit][key]
                pairs = zip(value, other, strict=True) if isinstance(value, list) else [(value, other)]
                for before, after in pairs:
                    if before != after:
                        yield f"{unit} {key}", before, after


def names() -> list[str]:
    """What stays English within a Spanish text: titles of works and of resources, longest first."""
    _manifest, wordings = read_wordings()
    found = set()
    for language in ("en", "es"):
        for name in ("resources.json", "appendices.json", "framework.json", "roadmap.json"):
            for unit, fields in wordings[language][name].items():
                if unit.startswith(("res.", "reading.", "idaho-", "roadmap.overview")):
                    found |= {fields.get("name", ""), fields.get("title", ""), *fields.get("aliases", [])}
    found |= set(wordings["en"]["appendices.json"]["appendices"]["competency_links"])
    found |= {"Schools for the Future", "Governor’s Task Force for Improving Education", "School and Leader Plans"}
    found |= {"Culture Self-Assessment", "Instruction Self-Assessment", "Policy & Systems Self-Assessment"}
    found |= {"Curriculum and Assessment Self-Assessment", "Scope & Sequence"}
    return sorted(found - {""}, key=len, reverse=True)


def test_no_english_is_left_in_the_spanish_wording():
    english = names()
    left = []
    for place, _before, after in spoken_twice():
        rest = after
        for name in english:
            rest = rest.replace(name, "")
        words = set(re.findall(r"[a-z]+", rest.casefold())) & ENGLISH_WORDS
        if words and not place.startswith("res."):
            left.append((place, sorted(words)))
    assert left == []


def test_numbers_are_the_same_in_spanish():
    def numbers(text: str) -> list[str]:
        return sorted(set(re.findall(r"\d+", text)))

    assert [place for place, before, after in spoken_twice() if numbers(before) != numbers(after)] == []


def test_spanish_is_not_much_longer():
    before = sum(len(english) for _place, english, _spanish in spoken_twice())
    after = sum(len(spanish) for _place, _english, spanish in spoken_twice())
    assert after / before < LONGER_AT_MOST


def test_spanish_element_names_are_the_headings_in_sentence_case(spanish: Pack):
    for element in spanish.elements.values():
        assert element.label == element.name.upper()
        assert element.name == element.name.capitalize()


def test_spanish_names_are_those_of_the_glossary(spanish: Pack):
    glossary = GLOSSARY.read_text("utf-8")
    fixed = [*(domain.name for domain in spanish.domains), *(domain.subtitle for domain in spanish.domains)]
    fixed += [text for level in spanish.levels for text in (level.label, level.short)]
    fixed += [stage.name for stage in spanish.stage_model.stages]
    fixed += [element.name for element in spanish.elements.values()]
    assert [name for name in fixed if name not in glossary] == []


def test_no_two_elements_or_levels_have_one_spanish_name(spanish: Pack):
    for found in (list(spanish.elements.values()), list(spanish.domains), list(spanish.stage_model.stages)):
        assert max(Counter(one.name for one in found).values()) == 1
    assert len({level.short for level in spanish.levels}) == len(spanish.levels)


def test_spanish_scripts_are_short_enough_to_be_said(spanish: Pack):
    assert too_long_to_say(spanish) == []


def test_spanish_sentences_are_short_enough_for_a_wall(spanish: Pack):
    assert too_long_for_a_wall(spanish) == []


@pytest.mark.parametrize("mark", ["'", '"', "<", ">", "*", "](", "  ", "\n", "—", "«", "»", "\u00ad"])
def test_spanish_texts_are_plain_and_typographic(spanish: Pack, mark: str):
    assert [(unit, field) for unit, field, text in texts(spanish) if mark in text] == []


@pytest.mark.parametrize(("open_mark", "close_mark"), [("¿", "?"), ("¡", "!"), ("“", "”"), ("(", ")")])
def test_spanish_marks_come_in_pairs(open_mark: str, close_mark: str):
    english = names()
    for place, _before, after in spoken_twice():
        rest = after
        for name in english:
            rest = rest.replace(name, "")
        assert rest.count(open_mark) == rest.count(close_mark), place


def test_spanish_marks_no_gender_by_signs(spanish: Pack):
    pattern = re.compile(r"@|\b\w+(?:xs|x)\b|\(a\)|\(as\)|/as?\b")
    allowed = {"MITx", "Bronx"}
    found = {
        (unit, match)
        for unit, _field, text in texts(spanish)
        for match in pattern.findall(text)
        if match not in allowed
    }
    assert found == set()
