"""Makes what can be handed out: `python3 installer/build.py [KIND] [--out DIR]`.

Without a kind it leaves the folder `mastery-desktop` (in `dist`, without `--out`), which runs without Python; README.md
beside this tells the kinds. It is built with the Python that runs this script where PyInstaller is installed there,
else in `.venv`.
"""

import argparse
import importlib.util
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from installer.kinds import KINDS  # noqa: E402 - found after the line above
from tools.environment import BUNDLE, Environment, use_a_fitting_python  # noqa: E402
from tools.system import SetUpError, say  # noqa: E402


def main() -> int:
    """Build.

    Returns:
        0 when what was asked for is there.
    """
    parser = argparse.ArgumentParser(description="Make a bundle or a package of Mastery Desktop.")
    parser.add_argument("kind", nargs="?", default="folder", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR", help="where to leave it")
    options = parser.parse_args()
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
    make = [python, "-m", "installer.make", options.kind, str(options.out.resolve())]
    return subprocess.call(make, cwd=ROOT, env=environment.variables())  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
