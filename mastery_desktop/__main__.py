"""Lets `python -m mastery_desktop` do what the command `mastery-desktop` does."""

import sys

from mastery_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
