"""The package for Debian: what it holds; in a bare Debian it installs, prints, opens a file, is renewed, and goes."""

import importlib.util
import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

import mastery_desktop
from installer import debian
from mastery_desktop.ui.theme.tokens import STANDARD
from tests.helpers.bare_root import HOME, USER, BareRoot, missing

ROOT = Path(mastery_desktop.__file__).parents[1]
SESSION = ROOT / "tests" / "data" / "session-1.mastery"
ON_DEBIAN = pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not here")


@pytest.fixture
def folder(tmp_path):
    """A folder as PyInstaller leaves it, with a program that leans on nothing."""
    made = tmp_path / "mastery-desktop"
    (made / "_internal").mkdir(parents=True)
    (made / "mastery-desktop").write_text("#!/bin/sh\n")
    (made / "_internal" / "NOTICES.md").write_text("licences")
    (made / "_internal" / "data.txt").write_text("data")
    return made


def fields_of(package):
    lines = subprocess.run(["dpkg-deb", "--field", package], check=True, capture_output=True, text=True).stdout
    return dict(line.split(": ", 1) for line in lines.splitlines() if not line.startswith(" "))


@ON_DEBIAN
def test_a_package_holds_the_program_its_entry_its_icons_and_the_file_type(folder, tmp_path):
    package = debian.make_package(folder, tmp_path)
    subprocess.run(["dpkg-deb", "--extract", package, tmp_path / "out"], check=True)
    usr = tmp_path / "out" / "usr"
    assert str((usr / "bin" / "mastery-desktop").readlink()) == "../lib/mastery-desktop/mastery-desktop"
    assert os.access(usr / "lib" / "mastery-desktop" / "mastery-desktop", os.X_OK)
    assert not (usr / "lib/mastery-desktop/_internal/data.txt").stat().st_mode & 0o111
    entry = (usr / "share/applications/mastery-desktop.desktop").read_text()
    file_type = (usr / "share/mime/packages/mastery-desktop.xml").read_text()
    assert "\nExec=mastery-desktop open %f\n" in entry
    assert "\nMimeType=application/x-mastery-session;\n" in entry
    assert '"application/x-mastery-session"' in file_type
    assert '<glob pattern="*.mastery"/>' in file_type
    icons = usr / "share/icons/hicolor"
    for name in ("apps/mastery-desktop", "mimetypes/application-x-mastery-session"):
        assert (icons / f"scalable/{name}.svg").is_file()
        assert (icons / f"48x48/{name}.png").read_bytes().startswith(b"\x89PNG")
    copyright_file = (usr / "share/doc/mastery-desktop/copyright").read_text()
    assert "Permission is hereby granted" in copyright_file
    assert (usr / "share/doc/mastery-desktop/NOTICES.md").read_text() == "licences"
    about = (usr / "share/metainfo/mastery-desktop.metainfo.xml").read_text()
    assert f'version="{mastery_desktop.__version__}"' in about


@ON_DEBIAN
def test_a_package_has_no_script_and_names_its_version(folder, tmp_path):
    package = debian.make_package(folder, tmp_path)
    subprocess.run(["dpkg-deb", "--control", package, tmp_path / "control"], check=True)
    assert {file.name for file in (tmp_path / "control").iterdir()} == {"control", "md5sums"}
    assert fields_of(package)["Version"] == mastery_desktop.__version__


@ON_DEBIAN
def test_the_same_folder_makes_the_same_package(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(debian.make_package(folder, tmp_path / name).read_bytes())
    assert made[0] == made[1]


@pytest.mark.skipif(shutil.which("objdump") is None, reason="objdump is not here")
def test_a_library_that_no_package_is_known_for_stops_the_build(tmp_path, monkeypatch):
    monkeypatch.setattr(debian, "PACKAGES", {})
    (tmp_path / "plugin.so").write_bytes(_widgets().read_bytes())
    with pytest.raises(debian.PackageError, match=r"libstdc\+\+\.so\.6"):
        debian.dependencies(tmp_path)


def _widgets():
    found = importlib.util.find_spec("shiboken6").submodule_search_locations[0]
    return next(Path(found).glob("libshiboken6*.so*"))


# In a bare Debian -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    if why := missing():
        pytest.skip(why)
    root = BareRoot(tmp_path_factory.mktemp("bare") / "debian")
    yield root
    root.remove()


@contextmanager
def running(command, **how):
    """A program that is ended when the test is at its end, whichever way."""
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, **how) as program:
        try:
            yield program
        finally:
            program.terminate()


@contextmanager
def a_display():
    """A display with a window manager; gives its name."""
    lacking = [name for name in ("Xvfb", "openbox", "xdotool", "import") if shutil.which(name) is None]
    if lacking:
        pytest.skip(f"not installed here: {', '.join(lacking)}")
    read, write = os.pipe()
    screen = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-noreset"]
    with running(screen, pass_fds=[write]):
        os.close(write)
        with os.fdopen(read) as told:
            name = f":{told.readline().strip()}"
        with running(["openbox"], env=os.environ | {"DISPLAY": name}):
            yield name


class Desk:
    """The display as a person has it: looks at pictures, presses keys."""

    def __init__(self, display, folder, qtbot):
        self._variables, self._folder, self._qtbot = os.environ | {"DISPLAY": display}, folder, qtbot
        self._seen = b""

    def windows(self):
        """The windows of the program; waits for the first."""
        return self._xdotool("search", "--sync", "--onlyvisible", "--name", "^Mastery Desktop$").split()

    def press(self, key):
        self._xdotool("key", key)

    def picture(self, name="now"):
        file = self._folder / f"{name}.png"
        subprocess.run(["import", "-window", "root", file], env=self._variables, check=True, timeout=20)
        return file.read_bytes()

    def color_at(self, x, y):
        self.picture()
        return QImage(str(self._folder / "now.png")).pixelColor(x, y).name()

    def settles(self):
        """Wait until the picture stays as it is; gives it."""
        self._qtbot.waitUntil(self._is_still, timeout=30_000)
        return self._seen

    def _is_still(self):
        before, self._seen = self._seen, self.picture()
        return before == self._seen

    def _xdotool(self, *words):
        ran = subprocess.run(
            ["xdotool", *words], env=self._variables, check=True, capture_output=True, text=True, timeout=60
        )
        return ran.stdout


TAKE_IT_IN = (900, 732)
"""Where the button is on that display; it has the colour of the theme once the file is read."""

DATA = f"{HOME[1:]}/.local/share/mastery-desktop"


def open_by_double_click(root, folder, qtbot):
    """A window is open; a session file that is opened as a file manager does goes to it, and Enter takes it in."""
    shutil.copy(SESSION, root.folder / HOME[1:] / "From a colleague.mastery")
    with a_display() as display:
        shown = {"DISPLAY": display}
        with running(root.command("mastery-desktop", user=USER, variables=shown)) as program:
            desk = Desk(display, folder, qtbot)
            (window,) = desk.windows()
            qtbot.waitUntil((root.folder / DATA / "reserve").is_file, timeout=30_000)
            home = desk.settles()
            root.run("gio", "open", f"{HOME}/From a colleague.mastery", user=USER, variables=shown)
            qtbot.waitUntil(lambda: desk.picture() != home, timeout=30_000)
            qtbot.waitUntil(lambda: desk.color_at(*TAKE_IT_IN) == STANDARD.accent.lower(), timeout=30_000)
            desk.picture("opened")
            assert desk.windows() == [window]
            desk.press("Return")
            backups = root.folder / DATA / "backups"  # one is made before a file is taken in
            qtbot.waitUntil(lambda: any(backups.iterdir()), timeout=30_000)
            desk.settles()
            desk.picture("taken in")
            desk.press("alt+F4")
            qtbot.waitUntil(lambda: program.poll() is not None, timeout=30_000)


STALE = "usr/lib/mastery-desktop/_internal/of an older version.txt"


def an_older(package, folder):
    """The package as an older version of it, with a file that the newer one has no more."""
    root = folder / "older"
    subprocess.run(["dpkg-deb", "--raw-extract", package, root], check=True)
    control = root / "DEBIAN" / "control"
    now = f"\nVersion: {mastery_desktop.__version__}\n"
    assert now in control.read_text()
    control.write_text(control.read_text().replace(now, "\nVersion: 0.0.1\n"))
    (root / STALE).touch()
    older = folder / "mastery-desktop_0.0.1.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", root, older], check=True)
    shutil.rmtree(root)
    return older


def printed(root, *words):
    """The pages of what the program prints for the user, without a network."""
    root.run("mastery-desktop", *words, "--out", f"{HOME}/printed.pdf", user=USER, network=False)
    return PdfReader(root.folder / HOME[1:] / "printed.pdf").pages


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_in_a_bare_debian_it_installs_prints_starts_opens_a_session_and_leaves_nothing(package, bare, tmp_path, qtbot):
    needs = [need.split(" ")[0] for need in fields_of(package)["Depends"].split(", ")]
    bare.install(*needs, *fields_of(package)["Recommends"].split(", "), "libglib2.0-bin", "xdg-utils")
    before = bare.files()

    older = an_older(package, tmp_path)
    bare.run("apt-get", "install", "-y", bare.take(older), network=False)
    open_by_double_click(bare, tmp_path, qtbot)
    kept = bare.run("mastery-desktop", "sessions", "--json", user=USER)
    assert len(json.loads(kept)) == 1

    bare.run("apt-get", "install", "-y", bare.take(package), network=False)
    assert not (bare.folder / STALE).exists()
    assert bare.run("mastery-desktop", "sessions", "--json", user=USER) == kept
    version = bare.run("mastery-desktop", "--version", user=USER, network=False)
    assert version.strip() == f"Mastery Desktop {mastery_desktop.__version__}"
    file_type = "application/x-mastery-session"
    assert "mastery-desktop.desktop" in bare.run("xdg-mime", "query", "default", file_type, user=USER)

    pages = printed(bare, "print", "P9", "--domain", "students_empowered")
    assert "Students Empowered" in "".join(page.extract_text() for page in pages)
    pages = printed(bare, "--language", "es", "print", "--guide")
    assert "El primer minuto" in pages[0].extract_text()
    assert pages[0].images
    assert "20 elementos" in bare.run("mastery-desktop", "--language", "es", "content", "check", user=USER)

    bare.run("apt-get", "purge", "-y", "mastery-desktop", network=False)
    after = bare.files()
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert {name for name in changed if not name.startswith(HOME[1:])} == set()
    assert f"{DATA}/mastery.sqlite" in changed
    left = {name.name for name in (bare.folder / "tmp").iterdir()}
    assert left <= {".X11-unix", package.name, older.name}
