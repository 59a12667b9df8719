"""The bundle holds what the program needs, and runs where nothing of the checkout can help it."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

import mastery_desktop
from installer.parts import needed_binaries, needed_data

ROOT = Path(mastery_desktop.__file__).parents[1]


def binary(name):
    return (name, f"/build/{name}", "BINARY")


LEANS_ON = {
    "PySide6/QtWidgets.abi3.so": ["libQt6Widgets.so.6", "libc.so.6"],
    "PySide6/Qt/lib/libQt6Widgets.so.6": ["libQt6Core.so.6"],
    "PySide6/Qt/plugins/platforms/libqxcb.so": ["libQt6XcbQpa.so.6"],
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so": ["libgtk-3.so.0"],
    "PySide6/Qt/lib/libQt6Quick.so.6": ["libQt6Core.so.6"],
    "libgtk-3.so.0": ["libpango-1.0.so.0"],
}
FOUND = [
    *map(binary, LEANS_ON),
    binary("PySide6/Qt/lib/libQt6Core.so.6"),
    binary("PySide6/Qt/lib/libQt6XcbQpa.so.6"),
    binary("libpango-1.0.so.0"),
    binary("libpython3.11.so.1.0"),
    binary("pypdfium2_raw/libpdfium.so"),
]


def test_only_what_is_leaned_on_stays():
    kept = needed_binaries(FOUND, lambda file: LEANS_ON.get(file.removeprefix("/build/"), []))
    assert {name for name, *_rest in kept} == {
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/lib/libQt6XcbQpa.so.6",
        "libpython3.11.so.1.0",
        "pypdfium2_raw/libpdfium.so",
    }


@pytest.mark.parametrize(
    ("plugin", "stays"),
    [
        ("platforms/libqoffscreen.so", True),
        ("platforms/libqwayland.so", True),
        ("platforms/qwindows.dll", True),
        ("platforms/libqeglfs.so", False),
        ("iconengines/libqsvgicon.so", True),
        ("imageformats/libqpdf.so", False),
        ("platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("sqldrivers/libqsqlite.so", False),
        ("tls/libqopensslbackend.so", False),
    ],
)
def test_plugins_that_are_used_stay(plugin, stays):
    kept = needed_binaries([binary(f"PySide6/Qt/plugins/{plugin}")], lambda file: [])
    assert bool(kept) is stays


def test_links_to_what_was_left_out_go_and_our_own_translations_stay():
    parts = [
        ("PySide6/Qt/translations/qt_de.qm", "", "DATA"),
        ("mastery_desktop/_resources/translations/es.mo", "", "DATA"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK"),
    ]
    kept = needed_data(parts, [binary("PySide6/Qt/lib/libQt6Core.so.6")])
    assert [name for name, *_rest in kept] == ["mastery_desktop/_resources/translations/es.mo", "libQt6Core.so.6"]


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    if importlib.util.find_spec("PyInstaller") is None:
        pytest.skip("PyInstaller is not installed here; `python3 test.py --all` installs it")
    out = tmp_path_factory.mktemp("bundle")
    subprocess.run([sys.executable, ROOT / "installer" / "build.py", "--out", out], check=True)
    return out / "mastery-desktop" / "mastery-desktop"


@pytest.fixture
def run(bundle, tmp_path):
    def run_bundle(*arguments):
        variables = {"HOME": str(tmp_path), "MASTERY_DESKTOP_HOME": str(tmp_path / "data"), "LANG": "C.UTF-8"}
        if os.name == "nt":
            variables["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
        command = [bundle, *map(str, arguments)]
        ran = subprocess.run(command, cwd=tmp_path, env=variables, check=False, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    return run_bundle


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_it_tells_its_version(run):
    assert run("--version").strip() == f"Mastery Desktop {mastery_desktop.__version__}"


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_it_prints_the_self_assessment(run, tmp_path):
    """Fonts, content and the writer of documents are all there."""
    run("print", "P9", "--out", tmp_path / "p9.pdf", "--domain", "students_empowered")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "p9.pdf").pages)
    assert "Students Empowered" in text


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_it_makes_a_database(run, tmp_path):
    """The migrations are there, as files that Alembic can read."""
    assert json.loads(run("sessions", "--json")) == []
    assert list((tmp_path / "data").glob("*.sqlite"))


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_it_leads_a_whole_workshop(run, tmp_path):
    """The window is there, with Qt's platform plugins."""
    run("demo", "--out", tmp_path / "demo")
    assert list((tmp_path / "demo").rglob("*.png"))
