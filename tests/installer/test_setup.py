"""The installer for Windows: it is made here around a program that does nothing, and tried in Wine where that is."""

import os
import shutil
import subprocess

import pytest

from installer import windows
from installer.facts import version

pytestmark = pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not here")

IN_WINE = pytest.mark.skipif(shutil.which("wine") is None, reason="Wine is not here")
KEY = r"HKCU\Software\Classes\MasteryDesktop.Session"


@pytest.fixture
def program(tmp_path):
    folder = tmp_path / "mastery-desktop"
    (folder / "_internal").mkdir(parents=True)
    (folder / "mastery-desktop.exe").write_bytes(b"MZ")
    (folder / "_internal" / "NOTICES.md").write_text("licences")
    return folder


def test_the_script_makes_an_installer_without_a_warning(program, tmp_path):
    made = windows.make_setup(program, tmp_path)
    assert made.name == f"mastery-desktop-{version()}-setup.exe"
    assert made.read_bytes().startswith(b"MZ")


@pytest.fixture
def wine(tmp_path):
    """Runs something in a Windows that is made for it, to the end of all that it starts."""
    home = tmp_path / "wine"
    quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe="}
    variables = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    variables |= {"WINEPREFIX": str(home), "WINEARCH": "win64"} | quiet

    def run(*words):
        ran = subprocess.run(["wine", *words], env=variables, check=False, capture_output=True, text=True)
        subprocess.run(["wineserver", "-w"], env=variables, check=False, timeout=60)
        return ran

    run("wineboot", "-i")
    yield run, home / "drive_c"
    subprocess.run(["wineserver", "-k"], env=variables, check=False)
    subprocess.run(["wineserver", "-w"], env=variables, check=False, timeout=60)


def ours(drive):
    return sorted(
        file.relative_to(drive).as_posix() for file in drive.rglob("*") if "astery" in str(file.relative_to(drive))
    )


@IN_WINE
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_it_installs_for_the_user_enters_the_file_type_and_leaves_only_the_data(program, tmp_path, wine):
    setup = str(windows.make_setup(program, tmp_path, "AMD64"))
    run, drive = wine
    before = ours(drive)
    assert run(setup, "/S").returncode == 0
    (installed,) = drive.glob("users/*/AppData/Local/Programs/Mastery Desktop")
    assert (installed / "mastery-desktop.exe").is_file()
    assert list(drive.glob("users/*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Mastery Desktop.lnk"))
    command = run("reg", "query", rf"{KEY}\shell\open\command").stdout
    assert r'\Programs\Mastery Desktop\mastery-desktop.exe" open "%1"' in command
    assert not (drive / "Program Files" / "Mastery Desktop").exists()

    (installed / "_internal" / "of an older version.txt").touch()
    data = installed.parents[1] / "mastery-desktop"
    data.mkdir()
    (data / "mastery.sqlite").touch()
    assert run(setup, "/S").returncode == 0  # once more: an update
    assert [file.name for file in (installed / "_internal").iterdir()] == ["NOTICES.md"]

    run("C:\\" + "\\".join([*installed.relative_to(drive).parts, "uninstall.exe"]), "/S")
    left = [name for name in ours(drive) if name not in before]
    assert left == [file.relative_to(drive).as_posix() for file in (data, data / "mastery.sqlite")]
    assert run("reg", "query", KEY).returncode != 0


@IN_WINE
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_with_a_switch_it_installs_for_all_users(program, tmp_path, wine):
    setup = str(windows.make_setup(program, tmp_path, "AMD64"))
    run, drive = wine
    assert run(setup, "/S", "/AllUsers").returncode == 0
    assert (drive / "Program Files" / "Mastery Desktop" / "mastery-desktop.exe").is_file()
    assert run("reg", "query", KEY.replace("HKCU", "HKLM")).returncode == 0
    run(r"C:\Program Files\Mastery Desktop\uninstall.exe", "/S", "/AllUsers")
    assert not (drive / "Program Files" / "Mastery Desktop").exists()
    assert run("reg", "query", KEY.replace("HKCU", "HKLM")).returncode != 0
