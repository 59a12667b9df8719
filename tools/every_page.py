"""Draws every page of every variant of every sheet onto contact sheets: `python -m tools.every_page FOLDER [WORDS]`.

Look at them all before a change of paper is said to be done; `--since` shows what a change moved, and nothing else.
"""

from importlib import import_module


def main() -> None:
    """Draw what the words of the command ask for."""
    import_module("tests.helpers.every_page").main()


if __name__ == "__main__":
    main()
