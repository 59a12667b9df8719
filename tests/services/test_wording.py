"""Changing the wording of a pack: every text is found, judged at once, shown where it stands, kept as an overlay."""

import json
from datetime import UTC, datetime

import pytest

from mastery_desktop.bootstrap import ContentChoice, pack_library
from mastery_desktop.config.paths import Paths
from mastery_desktop.content.format import LANGUAGE_FREE
from mastery_desktop.content.loader import example_pack, load_pack
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.pack_texts import fault_of, hint_of, read, texts_of, with_texts
from mastery_desktop.services.packs.pack_file import read_pack
from mastery_desktop.services.packs.wording import WordingService

EXAMPLE = ContentChoice(folder=example_pack())
PACK = load_pack()


@pytest.fixture
def library(tmp_path):
    return pack_library(EXAMPLE.load(), Paths(tmp_path), EXAMPLE)


@pytest.fixture
def service(library):
    return WordingService(library, lambda: datetime(2026, 11, 6, tzinfo=UTC))


@pytest.fixture
def draft(service, library):
    return service.open(library.entries()[0]).named("north")


def text_of(draft, unit, field):
    return next(text for text in draft.texts if text.key == (unit, field))


def words_on(shown):
    return [one.now.text for one in shown]


def test_every_text_of_a_pack_can_be_changed_and_the_loader_takes_it(tmp_path):
    changes = {text.key: _other(text.original) for text in texts_of(PACK, LANGUAGE_FREE)}
    overlay = tmp_path / "all.json"
    document = {}
    for (unit, field), words in changes.items():
        document.setdefault(unit, {})[field] = words
    overlay.write_text(json.dumps(document), encoding="utf-8")
    changed = load_pack(overlay=overlay)
    assert {text.key: text.original for text in texts_of(changed, LANGUAGE_FREE)} == changes
    assert len(changed.overlaid) == len(document)


def _other(text):
    return f"{text} now" if isinstance(text, str) else tuple(f"{each} now" for each in text)


def test_with_texts_is_what_the_loader_makes_of_an_overlay(tmp_path):
    overlay = tmp_path / "few.json"
    overlay.write_text(json.dumps({"level.1": {"short": "No"}, "se.mindset": {"student": ["One."]}}), encoding="utf-8")
    loaded, made = (
        load_pack(overlay=overlay),
        with_texts(PACK, {("level.1", "short"): "No", ("se.mindset", "student"): ("One.",)}),
    )
    assert (loaded.levels, loaded.domains) == (made.levels, made.domains)


@pytest.mark.parametrize(
    ("original", "written", "said"),
    [
        ("Ask them.", "  ", "Nothing is written here"),
        (("One", "Two"), "One", "has 2 lines"),
        ("In {n} weeks", "In some weeks", "{n}"),
        ("In some weeks", "In {n} weeks", "{n}"),
    ],
)
def test_what_cannot_take_the_place_of_a_text_is_said(original, written, said):
    assert said in fault_of(read(written, original), original)


def test_what_can_is_taken_clean():
    assert read("  Two\nlines\u202e ", "One line") == "Two lines"
    assert read("One\n\n Two \n", ("A", "B")) == ("One", "Two")
    assert fault_of("In {n} days", "In {n} weeks") == ""
    assert "much longer" in hint_of("word " * 40, "A short text")
    assert hint_of("Just as short", "A short text") == ""


def test_a_text_is_shown_on_the_slides_on_which_it_stands(service, draft):
    name = text_of(draft, "place.open_doors", "name")
    shown = service.shown(draft, name, {}, "Unlocked doors")
    assert shown
    assert all("Unlocked doors" in words for words in words_on(shown))
    assert all("Wording: north.json" in words for words in words_on(shown))
    assert all("Open doors" in one.before.text for one in shown)
    stage = text_of(draft, "keep", "have")
    assert any("It lasts." in words for words in words_on(service.shown(draft, stage, {}, "It lasts.")))
    level = text_of(draft, "level.5", "label")
    assert any("Every day" in words for words in words_on(service.shown(draft, level, {}, "Every day")))


def test_what_the_facilitator_says_stands_on_no_slide(service, draft):
    assert service.shown(draft, text_of(draft, "place.open_doors", "say"), {}, "Say it otherwise.") == []


def test_other_changes_are_seen_on_the_same_slide(service, draft):
    shown = service.shown(
        draft,
        text_of(draft, "place.open_doors", "shift_to"),
        {("place.open_doors", "shift_from"): "Locked"},
        "Unlocked",
    )
    assert any("Locked" in words and "Unlocked" in words for words in words_on(shown))


def test_changes_are_kept_opened_again_and_let_go(service, library, draft):
    kept = service.keep(draft, {("place", "name"): "Our room", ("place", "subtitle"): draft.pack.domains[0].subtitle})
    assert kept.changes == {("place", "name"): "Our room"}, "what says the same as the original is no change"
    entry = library.entries()[1]
    assert (entry.overlay, library.pack(entry).domains[0].name) == ("north.json", "Our room")
    again = service.open(entry)
    assert (again.name, again.changes) == ("north", {("place", "name"): "Our room"})
    assert text_of(again, "place", "name").original == "Place", "the original is the pack's own"
    service.keep(again, {("place", "name"): "Hall"})
    assert library.pack(library.entries()[1]).domains[0].name == "Hall"
    service.keep(again, {})
    assert len(library.entries()) == 1


def test_each_language_has_words_of_its_own_and_lacks_none_that_another_has(service, library, draft):
    key = ("place", "name")
    spanish = service.open(draft.entry, "north", "es")
    assert (spanish.language, spanish.languages) == ("es", ("en", "es"))
    assert text_of(spanish, *key).original == "Lugar"
    service.keep(draft, {key: "Our room"})
    spanish = service.open(draft.entry, "north", "es")
    assert spanish.changes == {key: "Our room"}, "own words are said in every language that has none"
    assert spanish.borrowed_from(key) == "en"
    spanish = service.keep(spanish, {key: "Nuestra sala"})
    assert spanish.borrowed_from(key) == ""
    assert service.open(draft.entry, "north").changes == {key: "Our room"}
    entry = library.entries()[1]
    both = library.languages_of(library.pack(entry))
    assert [both.read(code).domains[0].name for code in ("en", "es")] == ["Our room", "Nuestra sala"]
    # what the pack says is a choice too, where it would be the words of another language otherwise
    kept = service.keep(spanish, {})
    assert (kept.changes, kept.borrowed_from(key)) == ({}, "")
    assert service.open(draft.entry, "north").changes == {key: "Our room"}
    service.keep(service.open(draft.entry, "north"), {})
    assert len(library.entries()) == 1, "all say what the pack says"


def test_a_text_is_shown_on_the_wall_in_the_language_that_it_is_changed_in(service, draft):
    spanish = service.open(draft.entry, "north", "es")
    shown = service.shown(spanish, text_of(spanish, "place.open_doors", "name"), {}, "Sin llave")
    assert shown
    assert all("Sin llave" in words and "Textos: north.json" in words for words in words_on(shown))
    assert all(part.texts.info()["language"] == "es" for one in shown for part in (one.now, one.before))


def test_wording_is_handed_on_as_a_file_and_an_empty_one_is_not(service, library, draft):
    with pytest.raises(NotPossible):
        service.handed_on(draft)
    kept = service.keep(draft, {("place", "name"): "Our room"})
    file = read_pack(service.handed_on(kept))
    assert (file.overlay, file.pack) == ("north.json", "school-library-example")
    assert json.loads(file.files["north.json"]) == {"en": {"place": {"name": "Our room"}}}


def test_a_file_that_is_not_there_is_named(service, tmp_path):
    with pytest.raises(NotPossible, match=r"none\.masterypack"):
        service.take_in(tmp_path / "none.masterypack")
