"""What happens to a mistake of ours: the log gets it, the user hears of it, and can save a report to pass on.

Neither holds anything that a person typed.
"""

import logging
import platform
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, qVersion

import mastery_desktop
from mastery_desktop.config.logs import describe

_log = logging.getLogger(__name__)


class CrashReporter(QObject):
    """Takes every exception that nobody expected.

    Attributes:
        crashed: there is a report about one (a text).
    """

    crashed = Signal(str)

    def install(self) -> None:
        """Take exceptions of all threads from now on."""
        sys.excepthook = self.report
        threading.excepthook = self._report_of_thread

    def remove(self) -> None:
        """Leave exceptions to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log an exception and tell the window; the signal reaches it on its own thread."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        _log.critical("unexpected error", exc_info=(kind, error, trace))
        self.crashed.emit(report_of(error))

    def _report_of_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_type, args.exc_value, args.exc_traceback)


def report_of(error: BaseException) -> str:
    """A report about an exception: versions, and the way it took through the program, without any texts."""
    return f"{versions()}\n\n{describe(error)}"


def versions() -> str:
    """The versions of what the program runs on."""
    thread = "main" if QThread.isMainThread() else "other"
    return "\n".join(
        (
            f"Mastery Desktop {mastery_desktop.__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}",
            f"{platform.system()} {platform.release()} {platform.machine()}",
            f"Thread: {thread}",
        )
    )
