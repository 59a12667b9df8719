"""What goes beside the program: licences, bill of materials, sums."""

import json
import re
import subprocess
import sys

import pytest

import mastery_desktop
from installer import licences, make
from installer.facts import ROOT, version
from installer.kinds import KINDS
from installer.lock import locked
from installer.sbom import bill
from installer.sums import folder_sums, write_sums

ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="some parts are installed on Linux alone")


@ON_LINUX
def test_the_licences_are_those_of_what_is_installed():
    assert licences.NOTICES.read_text(encoding="utf-8") == licences.notices(), "run `python -m tools.notices`"


@ON_LINUX
def test_every_part_brings_the_text_of_its_licence():
    text = licences.notices()
    assert [part.name for part in locked() if f"## {part.name}: " not in text] == ["shiboken6"]  # that of PySide6
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text


def test_a_part_that_nobody_has_looked_at_stops_the_build():
    with pytest.raises(licences.UnknownLicenceError, match="unheard-of"):
        licences.licence_of("unheard-of")


def test_the_bill_of_materials_names_every_locked_part_with_its_licence_and_hashes():
    document = json.loads(bill())
    assert (document["bomFormat"], document["specVersion"]) == ("CycloneDX", "1.5")
    assert document["metadata"]["component"]["version"] == mastery_desktop.__version__
    parts = {part["name"]: part for part in document["components"]}
    for part in locked():
        found = parts[part.name]
        assert found["version"] == part.version
        assert found["purl"] == f"pkg:pypi/{part.name}@{part.version}"
        assert found["licenses"][0]["expression"]
        assert [entry["content"] for entry in found["hashes"]] == part.hashes != []
    assert {"python", "sqlite", "Noto Sans"} <= parts.keys()
    references = [part["bom-ref"] for part in document["components"]]
    assert document["dependencies"][0]["dependsOn"] == references
    assert len(set(references)) == len(references)


def test_the_bill_is_the_same_each_time():
    assert bill() == bill()


def test_the_lock_file_is_read_whole():
    parts = {part.name: part for part in locked()}
    assert "linux" in parts["jeepney"].marker
    assert parts["alembic"].marker == ""
    assert "sqlalchemy" in parts


def test_version_is_that_of_the_program():
    assert version() == mastery_desktop.__version__


def test_the_sums_are_those_that_sha256sum_reads(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "Łódź.txt").write_text("one")
    (tmp_path / "two.txt").write_text("two")
    write_sums(tmp_path, sorted(tmp_path.rglob("*.txt")))
    assert len(folder_sums(tmp_path).splitlines()) == 2
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 0
    (tmp_path / "two.txt").write_text("changed")
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode != 0


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind in ("setup", "dmg")])
@ON_LINUX
def test_what_this_system_cannot_make_is_refused_before_anything_is_built(kind, tmp_path, capsys):
    assert make.main(kind, tmp_path / "out") == 1
    assert "made" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_release_makes_every_kind():
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"installer/build\.py (\w+)", workflow)) == set(KINDS) - {"folder"}
