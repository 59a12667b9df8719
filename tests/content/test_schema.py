"""The published schema of packs is the one that the program means, and the shipped pack keeps it."""

import json
from pathlib import Path

import pytest

from mastery_desktop.content.format import MANIFEST
from mastery_desktop.content.schema import schema, schema_text
from tests.helpers.json_schema import faults

ROOT = Path(__file__).parents[2]
PUBLISHED = ROOT / "resources" / "schema" / "content-pack-1.schema.json"
CONTENT = ROOT / "mastery_desktop" / "content"
PACKS = (CONTENT / "pack", ROOT / "tests" / "data" / "garden_pack", CONTENT / "example")
FILES = sorted(file for pack in PACKS for file in pack.rglob("*.json"))


def kind_of(file: Path) -> str:
    if file.name == MANIFEST:
        return "manifest"
    return "structure" if file.parent.name == "structure" else "wording"


def check(document: object, kind: str) -> list[str]:
    whole = schema()
    return list(faults(document, whole["$defs"][kind], whole))


def test_the_published_schema_is_up_to_date():
    """If not: python -m mastery_desktop.content.schema resources/schema/content-pack-1.schema.json."""
    assert PUBLISHED.read_text("utf-8") == schema_text()


@pytest.mark.parametrize("file", FILES, ids=lambda file: "/".join(file.parts[-3:]))
def test_every_file_of_a_pack_keeps_the_schema(file: Path):
    document = json.loads(file.read_text("utf-8"))
    assert check(document, kind_of(file)) == []
    assert list(faults(document, schema(), schema())) == []


def test_the_schema_finds_what_is_wrong():
    structure = json.loads((PACKS[1] / "structure" / "garden.json").read_text("utf-8"))
    structure["domains"][0]["name"] = "A text in the structure"
    del structure["stage_model"]["stages"][0]["id"]
    structure["self_assessment"]["levels"][0]["symbol"] = "heart"
    found = sorted(fault.partition(" of [")[0] for fault in check(structure, "structure"))
    assert found == [
        "$.domains[0]: unknown name",
        "$.self_assessment.levels[0].symbol: not one",
        "$.stage_model.stages[0]: no id",
    ]
    assert check({"a": {"name": " "}, "b": {"color": "#000000"}, "c": {"student": "one text"}}, "wording") == [
        "$.a.name: does not match \\S",
        "$.b: unknown color",
        "$.c.student: not of type array",
    ]
    assert check({"format": 2, "files": ["../elsewhere.json"]}, "manifest")
