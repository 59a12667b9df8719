"""Whoever mends a pack is told of all its faults at once, and of none that only follows from another."""

import json

import pytest

from mastery_desktop.content.loader import faults_of, shipped_pack


def told(folder, overlay=None):
    return {str(fault) for fault in faults_of(folder, overlay)}


@pytest.mark.parametrize("folder", [None, "garden"])
def test_a_whole_pack_has_none(folder, garden):
    assert told(garden if folder else shipped_pack()) == set()


def test_faults_of_every_kind_are_told_together(garden, change):
    def _words(texts):
        del texts["level.2"]["label"]
        texts["level.9"] = {"label": "x"}
        texts["level.1"]["short"] = ""
        texts["soil.living_soil"]["student"] = "x"
        texts["level.3"]["color"] = "red"

    def _structure(document):
        document["domains"][0]["color"] = "red"
        document["self_assessment"]["levels"][0]["symbol"] = "fulll"

    change(garden / "en" / "garden.json", _words)
    before = told(garden)
    change(garden / "structure" / "garden.json", _structure)
    faults = told(garden)
    assert before < faults
    said = "\n".join(sorted(faults))
    for piece in (
        "level.2: Object missing required field `label`",
        "level.9: the structure has no such unit",
        "level.1 short: expected a text that is not empty",
        "soil.living_soil student: Expected `array`, got `str`",
        "'fulll'",
        "soil: colours are written #RRGGBB",
    ):
        assert piece in said
    assert "level.3 color: this is no wording" in said
    assert len(faults) == 7, said


def test_all_files_that_cannot_be_read_are_told(garden):
    (garden / "en" / "garden.json").write_text("{", "utf-8")
    (garden / "structure" / "garden.json").write_bytes(b"\xff")
    assert {fault.partition(":")[0] for fault in told(garden)} == {"en/garden.json", "structure/garden.json"}


def test_a_form_of_no_domain_is_told_and_ends_nothing(garden, change):
    def _structure(document):
        document["self_assessment"]["forms"][0]["domain"] = "moon"
        document["domains"][1]["tint"] = "pale"

    change(garden / "structure" / "garden.json", _structure)
    said = "\n".join(told(garden))
    assert "no domain 'moon'" in said
    assert "colours are written" in said


def test_what_only_follows_from_a_fault_is_not_told(garden, change):
    change(
        garden / "structure" / "garden.json", lambda document: document["domains"].clear() or document.pop("domains")
    )
    faults = told(garden)
    assert any("missing required field `domains`" in fault for fault in faults)
    assert not any("no domain" in fault for fault in faults)


def test_all_faults_of_an_overlay_are_told(garden, tmp_path):
    overlay = tmp_path / "own.json"
    overlay.write_text(json.dumps({"level.9": {"label": "x"}, "level.2": {"label": "", "colour": "x"}}), "utf-8")
    faults = told(garden, overlay)
    assert len(faults) == 3, faults
    assert all(fault.startswith("own.json: ") for fault in faults)
