"""Python loads this at the start of every second process of a test: no network, and no Qt where none is wanted."""

import os
import runpy
import sys
from importlib.abc import MetaPathFinder
from pathlib import Path

from typing_extensions import override

NETWORK_LOG = "MASTERY_TEST_NETWORK_LOG"
WITHOUT_QT = "MASTERY_TEST_WITHOUT_QT"


class _NoQt(MetaPathFinder):
    """A computer on which Qt was never installed."""

    @override
    def find_spec(self, fullname, path=None, target=None):
        if fullname.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(f"{fullname} is not here")


if os.environ.get(WITHOUT_QT):
    sys.meta_path.insert(0, _NoQt())

# By its place, because the folder of the tests need not be on the path of the process.
_guard_class = runpy.run_path(str(Path(__file__).parents[1] / "network.py"))["Guard"]


class _Log(list):
    """What was tried, where the test can read it also when the program swallowed the error."""

    @override
    def append(self, attempt):
        with Path(os.environ[NETWORK_LOG]).open("a", encoding="utf-8") as log:
            log.write(attempt + "\n")


if os.environ.get(NETWORK_LOG):
    _guard = _guard_class()
    _guard.attempts = _Log()
    _guard.install()
