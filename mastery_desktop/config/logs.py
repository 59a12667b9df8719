"""The log and the record of crashes, both in files; neither ever holds what a person typed.

Code logs ids, counts and names of operations. The text of an exception is left out, because libraries put the data at
hand into it: what is kept is its kind and the lines of the program that it came through. The folder of the user, which
often is a name, stands there as "~".
"""

import faulthandler
import logging
import traceback
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final, TextIO

from typing_extensions import override

LOG_NAME: Final = "mastery-desktop.log"
FAULT_NAME: Final = "fault.log"

_ROOT: Final = "mastery_desktop"
_LARGEST: Final = 500_000
_KEPT: Final = 3
_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def without_home(text: str) -> str:
    """A text whose paths do not tell the name of the user's own folder."""
    try:
        home = Path.home()
    except RuntimeError:  # nobody tells where it is
        return text
    return text if home == Path(home.anchor) else text.replace(str(home), "~")


def describe(error: BaseException) -> str:
    """The kind of an error and the way it took, with those that led to it, without any of their texts."""
    lines: list[str] = []
    for each in reversed(list(_chain(error))):
        lines += traceback.format_tb(each.__traceback__)
        lines.append(f"{type(each).__module__}.{type(each).__qualname__}\n")
    return without_home("".join(lines))


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        yield each
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)


class PrivateFormatter(logging.Formatter):
    """A line per record: time, level, logger and message; of an exception, what `describe` tells."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    @override
    def format(self, record: logging.LogRecord) -> str:
        return without_home(super().format(record))

    @override
    def formatException(self, ei: _ExcInfo) -> str:
        return describe(ei[1]).rstrip() if ei[1] else ""


class Logs:
    """The open log files of one run.

    Attributes:
        last_fault: what the run before left when it was killed by a fault of the interpreter or of a library;
            empty when there was none. It can be offered to the user as a file.
    """

    def __init__(self, folder: Path, *, level: int = logging.INFO) -> None:
        """Begin to log into a folder.

        Raises:
            OSError: the folder cannot be written to; nothing is logged.
        """
        fault_file = folder / FAULT_NAME
        last = fault_file.read_text(encoding="utf-8", errors="replace") if fault_file.exists() else ""
        self.last_fault = without_home(last)
        self._handler = RotatingFileHandler(
            folder / LOG_NAME, maxBytes=_LARGEST, backupCount=_KEPT, encoding="utf-8", delay=True
        )
        self._handler.setFormatter(PrivateFormatter())
        self._logger = logging.getLogger(_ROOT)
        self._logger.addHandler(self._handler)
        self._logger.setLevel(level)
        self._logger.propagate = False
        if self.last_fault:
            self._logger.error("the run before this one ended in a fault:\n%s", self.last_fault)
        self._faults: TextIO = fault_file.open("w", encoding="utf-8")
        faulthandler.enable(self._faults)

    def close(self) -> None:
        """Stop logging and close the files; a run that ends without a fault leaves no record of one."""
        faulthandler.disable()
        self._faults.close()
        self._logger.removeHandler(self._handler)
        self._logger.propagate = True
        self._handler.close()
