"""What a command line asks for that must be known before it is parsed as a whole.

It needs nothing but Python, and any Python 3: `run.py` asks it before anything else is there.
"""

from __future__ import annotations

import argparse
from pathlib import Path

COMMANDS = ("open", "content", "print", "forms", "sessions", "export", "import", "rollup", "collect", "demo", "doctor")

_WITH_VALUE = frozenset({"--data-dir", "--pack", "--overlay", "--language"})
"""The options of every command that take a value."""


def option_of(given: list[str], option: str) -> str:
    """What an option says that must be known before the language in which everything else is said."""
    return _early(given, option)[0].value or ""


def without_option(given: list[str], option: str) -> list[str]:
    """The words without an option and what it says."""
    return _early(given, option)[1]


def _early(given: list[str], option: str) -> tuple[argparse.Namespace, list[str]]:
    early = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    early.add_argument(option, nargs="?", dest="value")
    return early.parse_known_args(given)


def with_command(given: list[str]) -> tuple[list[str], str]:
    """Put the command `open` before a file name, so that `mastery-desktop FILE` opens it.

    Gives the words, and the command among them; empty where help or version is asked for and no command.
    """
    skip = False
    for place, word in enumerate(given):
        if skip:
            skip = False
        elif word in _WITH_VALUE:
            skip = True
        elif word in ("-h", "--help", "--version"):
            return given, ""
        elif not word.startswith("-"):
            is_file = _is_file_name(word)
            return ([*given[:place], "open", *given[place:]], "open") if is_file else (given, word)
    return [*given, "open"], "open"


def _is_file_name(word: str) -> bool:
    """Whether a first word is a file to open, there or not, and no command."""
    return word not in COMMANDS and bool(Path(word).suffix or len(Path(word).parts) > 1 or Path(word).exists())
