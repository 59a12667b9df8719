"""Checks and tests Mastery Desktop: `python3 test.py [--all] [arguments of pytest]`.

Without `--all` it leaves out the tests that take long. Nothing needs a display or, once it is set up, a network.
"""

import subprocess
import sys

from tools.environment import BUNDLE, DEVELOPMENT, Environment, use_a_fitting_python
from tools.system import SetUpError, provide_libraries, provide_test_display, provide_test_server, root_of, say

CHECKS = (
    ("the form of the code", ["-m", "ruff", "format", "--check", "--quiet"]),
    ("the rules of the code", ["-m", "ruff", "check", "--quiet"]),
    ("the types", ["-m", "mypy", "--no-error-summary"]),
    ("the layers", ["-c", "from importlinter.cli import lint_imports_command as check; check()", "--no-logo"]),
)
FAST = ["-m", "not slow"]
ALL = ["-m", ""]


def main(arguments: list[str]) -> int:
    """Set up, then run every check and the tests.

    Returns:
        0 when all is well.
    """
    everything = "--all" in arguments
    try:
        use_a_fitting_python(__file__)
        environment = Environment(root_of(__file__))
        environment.ready(DEVELOPMENT, *([BUNDLE] if everything else []))
        provide_libraries(display=False)
        provide_test_display()
        provide_test_server()
    except SetUpError as error:
        say(str(error))
        return 1
    chosen = [argument for argument in arguments if argument != "--all"]
    tests = ["-m", "pytest", "-q", "-n", "2", "--dist", "worksteal", *(ALL if everything else FAST), *chosen]
    variables = {**environment.variables(), "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"}
    failed = []
    for name, command in (*CHECKS, ("the tests", tests)):
        code = subprocess.call(  # noqa: S603
            [str(environment.python), *command], cwd=environment.root, env=variables, stdin=subprocess.DEVNULL
        )
        if code != 0:
            failed.append(name)
    if failed:
        say(f"Not in order: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
