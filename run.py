"""Runs Mastery Desktop from a checkout: `python3 run.py [arguments of mastery-desktop]`.

The first run sets up what is needed. Where there is no display to show a window on, it plays a whole workshop without
one and leaves its pictures, documents and files in `demo-output`.
"""

import sys

from tools.environment import Environment, use_a_fitting_python
from tools.system import SetUpError, has_display, provide_libraries, root_of, run, say

WITHOUT_WINDOW = frozenset({"content", "print", "sessions", "export", "import", "--version", "--help", "-h"})
"""What the program does without Qt, and so without the libraries of a desktop."""


def main(arguments: list[str]) -> int:
    """Set up, then run the program with these arguments.

    Returns:
        the program's exit code, or 1 when it could not be set up.
    """
    try:
        use_a_fitting_python(__file__)
        environment = Environment(root_of(__file__))
        environment.ready()
        variables = environment.variables()
        if WITHOUT_WINDOW.isdisjoint(arguments):
            provide_libraries(display=has_display())
            if not has_display():
                variables.setdefault("QT_QPA_PLATFORM", "offscreen")
                if "demo" not in arguments:
                    say("There is no display here: a whole workshop is played without one, see demo-output.")
                    arguments = ["demo", "--out", "demo-output"]
    except SetUpError as error:
        say(str(error))
        return 1
    return run([str(environment.python), "-P", "-m", "mastery_desktop", *arguments], variables)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
