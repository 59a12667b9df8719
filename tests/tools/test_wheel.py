"""An installed program is whole: it runs from another folder, with nothing of the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import mastery_desktop

ROOT = Path(mastery_desktop.__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    return file


def files_below(folder, *suffixes):
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.suffix in suffixes and "__pycache__" not in file.parts
    }


def test_the_wheel_holds_all_code_content_and_resources(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    package = {f"mastery_desktop/{name}" for name in files_below(ROOT / "mastery_desktop", ".py", ".json")}
    resources = {
        f"mastery_desktop/_resources/{name}" for name in files_below(ROOT / "resources", ".ttf", ".svg", ".txt")
    }
    assert len(resources) > 30
    assert package | resources <= held
    assert not [name for name in held if name.startswith(("tests/", "tools/", "docs/"))]


def test_the_wheel_carries_licence_notices_and_the_command(wheel):
    with zipfile.ZipFile(wheel) as archive:
        info = next(name for name in archive.namelist() if name.endswith("/METADATA")).removesuffix("/METADATA")
        assert f"{info}/licenses/LICENSE" in archive.namelist()
        assert f"{info}/licenses/NOTICES.md" in archive.namelist()
        assert "mastery-desktop = mastery_desktop.cli:main" in archive.read(f"{info}/entry_points.txt").decode()
        assert f"\nVersion: {mastery_desktop.__version__}\n" in archive.read(f"{info}/METADATA").decode()


def test_it_runs_from_another_folder(wheel, tmp_path):
    installed = tmp_path / "installed"
    zipfile.ZipFile(wheel).extractall(installed)
    program = f"""
import sys
sys.path.insert(0, {str(installed)!r})
from mastery_desktop.config.resources import find_resources
from mastery_desktop import cli
assert cli.__file__.startswith({str(installed)!r})
assert find_resources().root.is_relative_to({str(installed)!r})
sys.exit(cli.main(["content"]))
"""
    variables = {"PATH": "", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    command = [sys.executable, "-P", "-c", program]
    ran = subprocess.run(command, cwd=tmp_path, env=variables, check=False, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert "complete" in ran.stdout
