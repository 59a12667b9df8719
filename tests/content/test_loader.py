"""Packs that are read, laid over, and refused."""

import json
import shutil
from pathlib import Path

import pytest

from mastery_desktop.content.loader import load_pack, shipped_pack
from mastery_desktop.domain.errors import PackError

SHIPPED = Path(str(shipped_pack()))


def refusal(folder: Path, **options) -> tuple[str, str, str]:
    with pytest.raises(PackError) as caught:
        load_pack(folder, **options)
    error = caught.value
    assert str(error) == (f"{error.file}: {error.place}: {error.reason}" if error.place else str(error))
    return error.file, error.place, error.reason


@pytest.fixture
def idaho(tmp_path: Path) -> Path:
    """A copy of the shipped pack, to break what the small pack does not have."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "idaho"))


def test_another_framework_is_another_pack(garden: Path):
    pack = load_pack(garden)
    assert [len(domain.elements) for domain in pack.domains] == [3, 2]
    assert [level.label for level in pack.levels] == ["Not begun here", "Growing", "In full leaf"]
    assert list(pack.stage_by_id) == ["prepare", "plant", "keep"]
    assert pack.roadmap is None
    assert pack.appendices is None
    assert pack.elements["soil.living_soil"].label == "LIVING SOIL"


def test_the_hash_tells_packs_apart_and_not_systems(garden: Path):
    before = load_pack(garden).hash
    for file in garden.rglob("*.json"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_pack(garden).hash == before
    file = garden / "en" / "garden.json"
    file.write_text(file.read_text("utf-8").replace("Growing", "Sprouting"), "utf-8")
    assert load_pack(garden).hash != before
    assert len(before) == 64


def test_every_text_passes_through_the_wording(garden: Path):
    pack = load_pack(garden, wording=str.upper)
    assert pack.title == "THE GARDEN FRAMEWORK"
    assert pack.levels[1].label == "GROWING"
    assert pack.stage_model.stages[0].handout_activities[0] == "WALK THE BEDS"


def test_units_may_be_called_like_a_document_of_the_manifest(garden: Path, change):
    change(garden / "pack.json", lambda manifest: manifest["documents"][0].update(id="intro"))
    for file in (garden / "structure").iterdir():
        file.write_text(file.read_text("utf-8").replace('"made_up"', '"intro"'), "utf-8")
    pack = load_pack(garden)
    assert pack.documents[0].title == "The garden book"
    assert pack.introduction.framework == "Four hands carry more than two."


def test_an_overlay_replaces_wording_and_is_marked(garden: Path, tmp_path: Path):
    overlay = tmp_path / "our_district.json"
    overlay.write_text(json.dumps({"level.2": {"label": "Sprouting"}}), "utf-8")
    plain, laid = load_pack(garden), load_pack(garden, overlay=overlay)
    assert [level.label for level in laid.levels] == ["Not begun here", "Sprouting", "In full leaf"]
    assert laid.levels[1].short == plain.levels[1].short
    assert (laid.overlay, laid.overlaid) == ("our_district.json", {"level.2"})
    assert (plain.overlay, plain.overlaid) == ("", frozenset())
    assert laid.hash != plain.hash


def test_own_words_in_one_language_are_said_in_the_others_that_have_none(tmp_path: Path):
    overlay = tmp_path / "ours.json"
    words = {"en": {"level.1": {"label": "Not here"}}, "es": {"level.1": {"short": "Aún no"}}}
    overlay.write_text(json.dumps(words), "utf-8")
    english, spanish = (load_pack(language=code, overlay=overlay).levels[0] for code in ("en", "es"))
    assert (english.label, english.short) == ("Not here", "Aún no")
    assert (spanish.label, spanish.short) == ("Not here", "Aún no")
    words["es"]["level.1"]["label"] = "No está aquí"
    overlay.write_text(json.dumps(words), "utf-8")
    assert load_pack(language="es", overlay=overlay).levels[0].label == "No está aquí"


@pytest.mark.parametrize(
    ("overlay", "place", "reason"),
    [
        ({"level.9": {"label": "x"}}, "level.9", "no such unit"),
        ({"level.2": {"lable": "x"}}, "level.2 lable", "no such text"),
        ({"level.2": {"label": ["x"]}}, "level.2 label", "no such text"),
        ({"level.2": {"label": "  "}}, "level.2 label", "not empty"),
        ({"level.2": "x"}, "level.2", "an object"),
        ({"en": {"level.9": {"label": "x"}}}, "level.9", "no such unit"),
        ({"en": {"level.2": {"label": "x"}}, "fr": {}}, "en", "no such unit"),
        ({"en": ["x"]}, "", "an object"),
        ({"form.soil": {"item_names": ["one"]}}, "form.soil", "1 item names for 3 elements"),
    ],
)
def test_a_wrong_overlay_is_refused(garden: Path, tmp_path: Path, overlay, place: str, reason: str):
    file = tmp_path / "ours.json"
    file.write_text(json.dumps(overlay), "utf-8")
    at, where, why = refusal(garden, overlay=file)
    assert at == ("ours.json" if "item names" not in reason else "structure/garden.json")
    assert where == place
    assert reason in why


def test_an_overlay_that_is_not_there_is_refused(garden: Path, tmp_path: Path):
    assert refusal(garden, overlay=tmp_path / "gone.json")[0] == "gone.json"


def test_a_folder_without_a_pack_is_refused(tmp_path: Path):
    assert refusal(tmp_path) == ("pack.json", "", "the file is missing or cannot be read")


@pytest.mark.parametrize("name", ["structure/garden.json", "en/garden.json"])
def test_a_missing_file_is_refused(garden: Path, name: str):
    (garden / name).unlink()
    assert refusal(garden) == (name, "", "the file is missing or cannot be read")


@pytest.mark.parametrize(
    ("raw", "place", "reason"),
    [
        (b'{\n  "a": {\n', "line 3", "not valid JSON"),
        (b'{\n  "a": {"name": "x"},\n}', "line 3", "not valid JSON"),
        (b"", "line 1", "not valid JSON"),
        (b'{\n"a": {"name": "\xff"}}', "line 2", "not UTF-8 text"),
        (b"[]", "", "expected an object"),
        (b'{"a": {"name": "x"}, "a": {"name": "y"}}', "a", "stands twice"),
        (b'{"a": {"name": "x", "name": "y"}}', "name", "stands twice"),
        (b'{"a": ' + b"[" * 200_000, "", "nested too deeply"),
    ],
)
@pytest.mark.parametrize("name", ["pack.json", "structure/garden.json", "en/garden.json"])
def test_a_broken_file_is_refused(garden: Path, name: str, raw: bytes, place: str, reason: str):
    (garden / name).write_bytes(raw)
    at, where, why = refusal(garden)
    assert (at, where) == (name, place)
    assert reason in why


@pytest.mark.parametrize(
    ("changes", "place", "reason"),
    [
        ({"format": 2}, "format", "reads packs of format 1, not 2"),
        ({"version": 3}, ".version", "Expected `str`, got `int`"),
        ({"languages": []}, "", "names no language or no files"),
        ({"files": []}, "", "names no language or no files"),
        ({"files": ["../elsewhere.json"]}, "../elsewhere.json", "plain name"),
        ({"languages": ["../en"]}, "../en.json", "plain name"),
        ({"documents": []}, "intro", "no document 'made_up'"),
    ],
)
def test_a_wrong_manifest_is_refused(garden: Path, change, changes, place: str, reason: str):
    change(garden / "pack.json", lambda manifest: manifest.update(changes))
    _file, where, why = refusal(garden)
    assert reason in why
    if "document" not in reason:
        assert (_file, where) == ("pack.json", place)


def test_a_manifest_without_a_field_is_refused(garden: Path, change):
    change(garden / "pack.json", lambda manifest: manifest.pop("version"))
    assert refusal(garden) == ("pack.json", "", "Object missing required field `version`")


def test_a_language_that_the_pack_does_not_have_is_refused(garden: Path):
    assert refusal(garden, language="fr") == ("pack.json", "languages", "the pack has no language 'fr'")


@pytest.mark.parametrize(
    ("unit", "field", "value", "reason"),
    [
        ("level.2", "label", None, "missing required field `label`"),
        ("level.2", "label", "", "not empty"),
        ("level.2", "label", " \t", "not empty"),
        ("level.2", "label", 7, "not empty"),
        ("level.2", "label", ["x"], "Expected `str`, got `array`"),
        ("soil.living_soil", "student", ["x", ""], "not empty"),
        ("soil.living_soil", "student", "x", "Expected `array`, got `str`"),
        ("level.2", "colour", "x", "there is no field 'colour'"),
        ("level.2", "symbol", "half", "belongs into the structure"),
        ("level.9", "label", "x", "the structure has no such unit"),
    ],
)
def test_a_wrong_text_is_refused(garden: Path, change, unit, field, value, reason):  # noqa: PLR0917
    def _set(texts):
        texts.setdefault(unit, {})[field] = value
        if value is None:
            del texts[unit][field]

    change(garden / "en" / "garden.json", _set)
    at, where, why = refusal(garden)
    assert at == "en/garden.json"
    assert where.startswith(unit)
    assert reason in why


def test_a_unit_without_any_wording_is_refused_in_the_file_of_the_wording(garden: Path, change):
    change(garden / "en" / "garden.json", lambda texts: texts.pop("soil.living_soil"))
    assert refusal(garden) == ("en/garden.json", "soil.living_soil", "Object missing required field `name`")


def test_wording_for_what_is_no_unit_is_refused(garden: Path, change):
    change(garden / "en" / "garden.json", lambda texts: texts.update({"level.2": "Growing"}))
    assert refusal(garden)[:2] == ("en/garden.json", "level.2")


@pytest.mark.parametrize(
    ("how", "place", "reason"),
    [
        (lambda d: d["domains"][0].update(id="harvest"), "harvest", "the id stands twice"),
        (lambda d: d["domains"][0].pop("color"), "soil", "missing required field `color`"),
        (lambda d: d["domains"][0].update(color="teal"), "soil", "#RRGGBB"),
        (lambda d: d["domains"][0].update(name="Soil"), "soil name", "the structure gives this field"),
        (lambda d: d["domains"][0].update(elements=[]), "soil.living_soil", "no such unit"),
        (lambda d: d["self_assessment"]["forms"].pop(), "form.harvest", "no such unit"),
        (lambda d: d["self_assessment"]["forms"][0].update(domain="sky"), "soil", "no self-assessment form"),
        (lambda d: d["self_assessment"]["forms"][1].update(derived=False), "form.harvest", "says that it is"),
        (lambda d: d["self_assessment"]["levels"][0].update(symbol="heart"), "level.1 symbol", "heart"),
        (lambda d: d["domains"][0]["stages"][0].update(stage="winter"), "soil.prepare", "no stage 'winter'"),
        (lambda d: d["domains"][0]["stages"][0]["source"].update(document="x"), "soil.prepare", "no document 'x'"),
        (lambda d: d.update(shortened=[{"unit": "x", "reason": "y"}]), "x", "not there"),
        (lambda d: d.update(extra=[]), "garden", "no field 'extra'"),
    ],
)
def test_a_wrong_structure_is_refused(garden: Path, change, how, place: str, reason: str):
    change(garden / "structure" / "garden.json", how)
    at, where, why = refusal(garden)
    assert where == place
    assert reason in why
    assert at.endswith("garden.json") or place in {"garden", "x"}


@pytest.mark.parametrize(
    ("name", "old", "new", "place", "reason"),
    [
        ("students_empowered", '"element": "se.mindset"', '"element": "se.x"', "se.aspect.mindset", "no element"),
        ("mastery_recognized", '["mr.data"]', '["mr.x"]', "mr.plan.data", "no element 'mr.x'"),
        ("students_empowered", "res.explore_culture", "res.x", "se.explore.series", "no resource 'res.x'"),
        ("roadmap", '"item": "roadmap.2"', '"item": "roadmap.99"', "roadmap.tip.1.3", "no item"),
        ("roadmap", '["roadmap.11b"]', '["roadmap.99"]', "roadmap.tip.3.3", "no item"),
        ("roadmap", '["roadmap.5b"]', '["roadmap.99"]', "roadmap.11b", "no item"),
        ("appendices", '"domain": "students_empowered"', '"domain": "x"', "standards.students_empowered", "no domain"),
        ("framework", '"domain": "students_empowered"', '"domain": "x"', "component.culture", "no domain 'x'"),
        ("framework", '"unit": "term.imen"', '"unit": "term.x"', "term.x", "not there"),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused(idaho: Path, name, old, new, place, reason):  # noqa: PLR0917
    file = idaho / "structure" / f"{name}.json"
    text = json.dumps(json.loads(file.read_text("utf-8")))
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    at, where, why = refusal(idaho)
    assert where == place
    assert reason in why
    assert at == (f"structure/{name}.json" if place != "term.x" else "pack.json")


def test_an_umbrella_activity_has_no_links_of_its_own(idaho: Path, change):
    def _link(document):
        stage = document["domains"][0]["stages"][1]
        next(a for a in stage["activities"] if "parts" in a)["elements"] = ["lp.inquiry"]

    change(idaho / "structure" / "learning_personalized.json", _link)
    at, where, why = refusal(idaho)
    assert (at, where) == ("structure/learning_personalized.json", "lp.plan.practices")
    assert "leaves its links to its parts" in why


def test_a_part_that_two_files_give_is_refused(idaho: Path, change):
    change(idaho / "structure" / "scripts.json", lambda document: document.update(roadmap={"id": "another"}))
    assert refusal(idaho)[1:] == ("roadmap", "another file of the pack already gives this part")
