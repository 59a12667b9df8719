"""Runs the command: `python -m mastery_desktop_collect`."""

import sys

from mastery_desktop_collect.cli import main

if __name__ == "__main__":
    sys.exit(main())
