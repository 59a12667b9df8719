"""The command `collect`: hands over to the collecting tool, an extra for state offices, not in the bundle."""

import importlib.util
import sys
from collections.abc import Sequence
from importlib import import_module

from mastery_desktop.messages import _

_TOOL = "mastery_desktop_collect"


def summary() -> str:
    """What the command does, in one line."""
    return _("gather files of many schools into a database, where one laptop is not enough")


def run(arguments: Sequence[str]) -> int:
    """Run the collecting tool with its own arguments; gives its exit code, 1 where it is not installed."""
    if importlib.util.find_spec(_TOOL) is None:
        words = _(
            "The collecting tool is not part of this bundle. Install it with: pip install mastery-desktop[collect]"
        )
        sys.stderr.write(words + "\n")
        return 1
    code: int = import_module(f"{_TOOL}.cli").main(arguments)
    return code
