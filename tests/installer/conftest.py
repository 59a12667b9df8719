"""What is built for the tests of the installers: once for all who run them at a time."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

import mastery_desktop

ROOT = Path(mastery_desktop.__file__).parents[1]
KIND = "deb" if shutil.which("dpkg-deb") else "folder"


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A folder with the bundle, and on Debian with its package; who comes first builds it, the others wait."""
    if importlib.util.find_spec("PyInstaller") is None:
        pytest.skip("PyInstaller is not installed here; `python3 test.py --all` installs it")
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent  # every worker has a folder of its own in there
    out = shared / "built"
    done = shared / "built.done"
    with FileLock(shared / "built.lock"):
        if not done.exists():
            build = [sys.executable, ROOT / "installer" / "build.py", KIND, "--out", out]
            subprocess.run(build, check=True)
            done.touch()
    return out


@pytest.fixture(scope="session")
def bundle(request):
    """The program in the folder that `MASTERY_BUNDLE` names, or in the one that is built."""
    made = os.environ.get("MASTERY_BUNDLE")
    folder = Path(made) if made else request.getfixturevalue("built") / "mastery-desktop"
    return folder / "mastery-desktop"


@pytest.fixture(scope="session")
def package(request):
    """The package for Debian that `MASTERY_PACKAGE` names, or the one that is built."""
    if made := os.environ.get("MASTERY_PACKAGE"):
        return Path(made)
    return next(request.getfixturevalue("built").glob("*.deb"))
