"""Builds the one-folder bundle: `python3 installer/build.py [--out DIR]`.

The folder `mastery-desktop` that it leaves (in `dist`, without `--out`) runs on any Linux of this age or younger that
has the libraries of a desktop. It is built with the Python that runs this script where PyInstaller is installed there,
else in `.venv`.
"""

import argparse
import importlib.util
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.environment import BUNDLE, Environment, use_a_fitting_python  # noqa: E402 - found after the line above
from tools.system import SetUpError, say  # noqa: E402


def main() -> int:
    """Build.

    Returns:
        0 when the bundle is there.
    """
    parser = argparse.ArgumentParser(description="Build the one-folder bundle of Mastery Desktop.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR", help="where to leave the folder")
    out = parser.parse_args().out.resolve()
    environment = Environment(ROOT)
    python = sys.executable
    try:
        if importlib.util.find_spec("PyInstaller") is None:
            use_a_fitting_python(__file__)
            environment.ready(BUNDLE)
            python = str(environment.python)
    except SetUpError as error:
        say(str(error))
        return 1
    places = ["--distpath", str(out), "--workpath", str(ROOT / "build" / "bundle")]
    build = ["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, "mastery-desktop.spec"]
    code = subprocess.call([python, *build], cwd=ROOT / "installer", env=environment.variables())  # noqa: S603
    if code == 0:
        folder = out / "mastery-desktop"
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
        say(f"{folder} holds {size / 1e6:.0f} MB.")
    return code


if __name__ == "__main__":
    sys.exit(main())
