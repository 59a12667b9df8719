"""The bundle holds what the program needs, and runs where nothing of the checkout can help it."""

import json
import os
import subprocess
import sys
import zipfile

import pytest
from pypdf import PdfReader

import mastery_desktop
from installer import archives
from installer.parts import foreign_modules, needed_binaries, needed_data


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


def test_windows_finds_its_libraries_whatever_their_case():
    parts = [binary("_ctypes.pyd"), binary("VCRUNTIME140.dll"), binary("unused.dll")]
    kept = needed_binaries(parts, lambda file: ["vcruntime140.dll"] if file.endswith(".pyd") else [])
    assert {name for name, *_rest in kept} == {"_ctypes.pyd", "VCRUNTIME140.dll"}


def test_links_to_what_was_left_out_go_and_our_own_translations_stay():
    parts = [
        ("PySide6/Qt/translations/qt_de.qm", "", "DATA"),
        ("mastery_desktop/_resources/translations/es.mo", "", "DATA"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK"),
    ]
    kept = needed_data(parts, [binary("PySide6/Qt/lib/libQt6Core.so.6")])
    assert [name for name, *_rest in kept] == ["mastery_desktop/_resources/translations/es.mo", "libQt6Core.so.6"]


@pytest.mark.parametrize(
    ("library", "stays"),
    [
        ("/lib/x86_64-linux-gnu/libssl.so.3", False),
        ("/usr/lib/x86_64-linux-gnu/libcups.so.2", False),
        ("/usr/lib/x86_64-linux-gnu/libreadline.so.8", False),
        ("/usr/lib/x86_64-linux-gnu/libsqlite3.so.0", True),
        ("/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0", True),
        ("/opt/python/lib/libpython3.11.so.1.0", True),
    ],
)
def test_libraries_that_every_desktop_has_are_left_to_it(library, stays):
    name = library.rsplit("/", 1)[1]
    kept = needed_binaries([binary("_x.so"), (name, library, "BINARY")], lambda file: [name])
    assert (name in {kept_name for kept_name, *_rest in kept}) is stays


def test_what_a_developer_has_installed_does_not_come_along():
    installed = {"psycopg": ["psycopg"], "yaml": ["PyYAML"], "xlsxwriter": ["xlsxwriter"], "PIL": ["pillow"]}
    shared = {"_cffi_backend": ["cffi"], "PySide6": ["PySide6_Essentials"], "mastery_desktop": ["mastery-desktop"]}
    assert foreign_modules(installed | shared) == ["psycopg", "yaml"]


def test_an_archive_for_a_stick_has_the_marker_beside_the_program_and_no_links(tmp_path):
    folder = tmp_path / "mastery-desktop"
    (folder / "_internal").mkdir(parents=True)
    (folder / "mastery-desktop").write_text("#!/bin/sh\n")
    (folder / "mastery-desktop").chmod(0o755)
    (folder / "_internal" / "lib.so").write_text("library")
    if os.name == "posix":
        (folder / "_internal" / "link.so").symlink_to("lib.so")
    with zipfile.ZipFile(archives.portable(folder, tmp_path)) as packed:
        assert set(packed.namelist()) == {
            "mastery-desktop/mastery-desktop",
            "mastery-desktop/_internal/lib.so",
            "mastery-desktop/portable.txt",
        }
        assert packed.getinfo("mastery-desktop/mastery-desktop").external_attr >> 16 & 0o111 or os.name == "nt"
        assert packed.getinfo("mastery-desktop/portable.txt").external_attr >> 16 & 0o777 == 0o644


@pytest.fixture
def run(bundle, tmp_path):
    def run_bundle(*arguments):
        variables = {
            "HOME": str(tmp_path),
            "QT_QPA_PLATFORM": "offscreen",
            "MASTERY_DESKTOP_HOME": str(tmp_path / "data"),
            "LANG": "C.UTF-8",
        }
        if os.name == "nt":
            variables["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
        command = [bundle, *map(str, arguments)]
        ran = subprocess.run(command, cwd=tmp_path, env=variables, check=False, capture_output=True, text=True)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    return run_bundle


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_it_tells_its_version(run):
    assert run("--version").strip() == f"Mastery Desktop {mastery_desktop.__version__}"


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_it_prints_the_self_assessment(run, tmp_path):
    """Fonts, content and the writer of documents are all there."""
    run("print", "P9", "--out", tmp_path / "p9.pdf", "--domain", "students_empowered")
    text = "".join(page.extract_text() for page in PdfReader(tmp_path / "p9.pdf").pages)
    assert "Students Empowered" in text


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_it_makes_a_database(run, tmp_path):
    """The migrations are there, as files that Alembic can read."""
    assert json.loads(run("sessions", "--json")) == []
    assert list((tmp_path / "data").glob("*.sqlite"))


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_it_leads_a_whole_workshop(run, tmp_path):
    """The window is there, with Qt's platform plugins."""
    run("demo", "--out", tmp_path / "demo")
    assert list((tmp_path / "demo").rglob("*.png"))


_UNUSED = (
    "qml",
    "quick",
    "qtsql",
    "qt6sql",
    "webengine",
    "multimedia",
    "gtk",
    "libssl",
    "libcrypto",
    "krb5",
    "libcups.so",
)
_UNUSED += (
    "psycopg",
    "openpyxl",
    "pygments",
    "pytest",
    "gnutls",
    "readline",
    "tkinter",
    "_ssl",
    "_hashlib",
    "virtualkeyboard",
    "qpdf",
    "eglfs",
    "translations/qt",
)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_what_is_not_used_is_not_in_it(bundle):
    held = [file.relative_to(bundle.parent).as_posix() for file in bundle.parent.rglob("*")]
    assert [name for name in held if any(part in name.casefold() for part in _UNUSED)] == []
    assert any("QtWidgets" in name for name in held)
    assert any("cryptography" in name for name in held)
    files = [file for file in bundle.parent.rglob("*") if file.is_file() and not file.is_symlink()]
    assert sum(file.stat().st_size for file in files) < 125_000_000


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sha256sum comes with Linux")
def test_its_own_sums_hold_and_name_every_file(bundle):
    sums = bundle.parent / "_internal" / "SHA256SUMS"
    check = ["sha256sum", "--check", "--strict", "--quiet", sums]
    assert subprocess.run(check, cwd=bundle.parent, check=False).returncode == 0
    files = [file for file in bundle.parent.rglob("*") if file.is_file() and not file.is_symlink()]
    assert len(sums.read_text().splitlines()) == len(files) - 1
    bill = json.loads((bundle.parent / "_internal" / "sbom.cdx.json").read_text())
    assert bill["metadata"]["component"]["version"] == mastery_desktop.__version__


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_on_a_stick_it_starts_without_links_and_keeps_its_data_on_the_computer(bundle, tmp_path):
    """A stick knows no links: what PyInstaller links must be found in its own place as well."""
    with zipfile.ZipFile(archives.portable(bundle.parent, tmp_path)) as packed:
        packed.extractall(tmp_path / "stick")
    program = tmp_path / "stick" / "mastery-desktop" / "mastery-desktop"
    program.chmod(0o755)
    variables = {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"}
    ran = subprocess.run([program, "doctor", "--json"], env=variables, check=False, capture_output=True, text=True)
    found = {finding["subject"]: finding["found"] for finding in json.loads(ran.stdout)}
    assert "one display" in found["Displays"]
    assert str(tmp_path / ".local/share/mastery-desktop") in found["Folder"]
