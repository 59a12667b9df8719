"""Runs Mastery Desktop from a checkout: `python3 run.py [arguments of mastery-desktop]`.

The first run sets up what is needed. Where there is no display to show a window on, asking for the window plays a whole
workshop without one and leaves its pictures, documents and files in `demo-output`.
"""

import sys

from mastery_desktop.command_asked import with_command
from tools.environment import Environment, use_a_fitting_python
from tools.system import SetUpError, has_display, provide_libraries, root_of, run, say

WITHOUT_WINDOW = frozenset({"content", "print", "forms", "sessions", "export", "import", "rollup", "collect"})
"""The commands that the program does without Qt, and so without the libraries of a desktop."""

PRINTED_WITH_QT = frozenset({"--keys", "--guide", "--printer", "--printers"})
"""What `print` cannot do without Qt all the same."""

INFORMATION = frozenset({"--version", "--help", "-h"})
"""What is answered before anything is done."""


def needs_qt(command: str, arguments: list[str]) -> bool:
    """Whether the program loads Qt for these arguments, among which is this command."""
    options = {argument.partition("=")[0] for argument in arguments}
    with_qt = command not in WITHOUT_WINDOW or not PRINTED_WITH_QT.isdisjoint(options)
    return with_qt and INFORMATION.isdisjoint(options)


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
        _words, command = with_command(arguments)
        if needs_qt(command, arguments):
            provide_libraries(display=has_display())
            if not has_display() and command == "open":
                say("There is no display here: a whole workshop is played without one, see demo-output.")
                arguments, command = ["demo", "--out", "demo-output"], "demo"
            if not has_display() and command == "demo":
                variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    except SetUpError as error:
        say(str(error))
        return 1
    return run([str(environment.python), "-P", "-m", "mastery_desktop", *arguments], variables)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
