"""Draws the pictures anew that pages are held against, and the picture sheet of the docs: `python -m tools.goldens`.

Look at them before they are committed: what is wrong there is right from then on.
"""

from importlib import import_module


def main() -> None:
    """Draw all of them anew."""
    import_module("tests.helpers.goldens").main()


if __name__ == "__main__":
    main()
