"""Runs Mastery Desktop from a checkout: `python3 run.py [arguments of mastery-desktop]`.

The first run sets up what is needed. Where there is no display to show a window on, asking for the window plays a whole
workshop without one and leaves its pictures, documents and files in `demo-output`.
"""

import sys
from pathlib import Path

from tools.environment import Environment, use_a_fitting_python
from tools.system import SetUpError, has_display, provide_libraries, root_of, run, say

WITHOUT_WINDOW = frozenset({"content", "print", "sessions", "export", "import"})
"""The commands that the program does without Qt, and so without the libraries of a desktop."""

INFORMATION = frozenset({"--version", "--help", "-h"})
"""What is answered before anything is done."""

WITH_VALUE = frozenset({"--data-dir", "--pack", "--overlay", "--language"})
"""The options that take the next word as their value."""


def first_word(arguments: list[str]) -> str:
    """The command or the file that is asked for; `open` where there is neither."""
    words = iter(arguments)
    for word in words:
        if word in WITH_VALUE:
            next(words, None)
        elif not word.startswith("-"):
            return word
    return "open"


def is_file(word: str) -> bool:
    """Whether a first word is the name of a file, there or not, as the program itself tells them from commands."""
    file = Path(word)
    return bool(file.suffix) or len(file.parts) > 1 or file.exists()


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
        word = first_word(arguments)
        if word not in WITHOUT_WINDOW and INFORMATION.isdisjoint(arguments):
            provide_libraries(display=has_display())
            if not has_display():
                variables.setdefault("QT_QPA_PLATFORM", "offscreen")
                if word == "open" or (word != "demo" and is_file(word)):
                    say("There is no display here: a whole workshop is played without one, see demo-output.")
                    arguments = ["demo", "--out", "demo-output"]
    except SetUpError as error:
        say(str(error))
        return 1
    return run([str(environment.python), "-P", "-m", "mastery_desktop", *arguments], variables)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
