"""Starts the window: the first frame before anything heavy is loaded, then the sessions from the worker."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

from mastery_desktop.app.qt import QtCore, QtWidgets  # isort: skip - before whatever else imports Qt
from mastery_desktop.app.single import FirstInstance, hand_over, socket_name
from mastery_desktop.config.resources import find_resources
from mastery_desktop.config.settings import Choices, WindowState
from mastery_desktop.domain.errors import DatabaseDamaged, DatabaseInUse, MasteryError, StorageError
from mastery_desktop.messages import _
from mastery_desktop.ui.main_window import MainWindow
from mastery_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from mastery_desktop.app.crash import CrashReporter
    from mastery_desktop.bootstrap import ContentChoice, Services
    from mastery_desktop.config.logs import Logs
    from mastery_desktop.config.paths import Paths
    from mastery_desktop.services.base import Clock
    from mastery_desktop.ui.operations import Operations

_BACKUP_CHECK_MS: Final = 60_000


class _Opened(NamedTuple):
    services: Services
    logs: Logs | None


class Program(QtCore.QObject):
    """One run of the window: what is opened, in which order, and how it is closed again."""

    def __init__(
        self,
        app: QtWidgets.QApplication,
        paths: Paths,
        content: Callable[[], ContentChoice],
        clock: Clock | None = None,
    ) -> None:
        """Make the window, with nothing heavy loaded.

        Args:
            app: Qt's application.
            paths: where the data lie.
            content: makes the choice of content.
            clock: the clock of the room; the computer's without one.
        """
        super().__init__(app)
        gc.disable()  # until the sessions are there: what is made by then stays, and looking through it costs a tenth
        self._app, self._paths, self._content, self._clock = app, paths, content, clock
        self._choices = Choices.read(paths.settings)
        self._state = WindowState.read(paths.window)
        self._resources = find_resources()
        self._theme = Theme(app, self._resources)
        self._theme.prepare(self._choices.theme, self._choices.text_percent)
        self.window = MainWindow(self._theme, self._resources, self._choices, self._state)
        self._theme.apply(self._choices.theme, self._choices.text_percent)  # once for all, not for each part
        self._operations: Operations | None = None
        self._pages: Operations | None = None
        self._services: Services | None = None
        self._logs: Logs | None = None
        self._reporter: CrashReporter | None = None
        self._first: FirstInstance | None = None
        self._restored = ""
        self._backups = QtCore.QTimer(self, interval=_BACKUP_CHECK_MS)
        self._backups.timeout.connect(self._on_backup_time)
        self.window.first_painted.connect(self._on_first_painted)
        self.window.retry_requested.connect(self._open)
        self.window.restore_requested.connect(self._restore)
        self.window.closing.connect(self.close)

    @property
    def busy(self) -> bool:
        """Whether the services have something under way."""
        return any(worker.busy for worker in (self._operations, self._pages) if worker)

    def show(self, file: Path | None) -> None:
        """Show the window; a file is opened once the sessions are there."""
        if file:
            self.window.open_file(file)
        self.window.show_where_it_was()

    def close(self) -> None:
        """Close the database on its own thread, and stop."""
        self._backups.stop()
        if self._first:
            self._first.close()
        if self._services and self._operations:
            self._operations.read(self._services.close)
            self._services = None
        for worker in (self._operations, self._pages):
            if worker:
                worker.close()
        self._operations = self._pages = None
        if self._reporter:
            self._reporter.remove()
        if self._logs:
            self._logs.close()
        self._app.quit()

    def _on_first_painted(self) -> None:
        from mastery_desktop.app.crash import CrashReporter  # noqa: PLC0415 - after the first frame
        from mastery_desktop.ui.operations import Operations, ThreadRunner  # noqa: PLC0415

        self._reporter = CrashReporter(self)
        self._reporter.crashed.connect(self.window.show_crash)
        self._reporter.install()
        self._operations = Operations(ThreadRunner("services"), self)
        self._pages = Operations(ThreadRunner("pages"), self)
        self._operations.failed.connect(self.window.show_error)
        self._pages.failed.connect(self.window.show_error)
        self._open()
        self._first = FirstInstance(socket_name(self._paths.data), self)
        self._first.called.connect(self.window.come_forward)
        self._theme.load_fallback()

    def _open(self) -> None:
        if self._operations:
            self._operations.read(self._open_services, self._on_opened, self._on_trouble)

    def _open_services(self) -> _Opened:
        """Load what is heavy and open the sessions; runs on the worker."""
        from mastery_desktop.bootstrap import open_services, system_clock  # noqa: PLC0415 - the heavy part
        from mastery_desktop.services.rehearsal import sweep  # noqa: PLC0415 - as above

        try:
            services = open_services(self._paths, self._content(), self._clock or system_clock)
        except OSError as error:
            raise StorageError(
                _("The folder {folder} cannot be used ({reason}). Nothing was opened or changed.").format(
                    folder=self._paths.data, reason=error.strerror
                )
            ) from None
        sweep()
        return _Opened(services, _open_logs(self._paths))

    def _restore(self) -> None:
        if self._operations:
            self._operations.read(self._restore_newest, self._on_restored, self._on_trouble)

    def _restore_newest(self) -> datetime:
        from mastery_desktop.bootstrap import system_clock  # noqa: PLC0415 - as above
        from mastery_desktop.services.backups import restore_newest  # noqa: PLC0415

        return restore_newest(self._paths.database, self._paths.backups, self._clock or system_clock)

    def _on_restored(self, made: datetime) -> None:
        sentence = _("Your sessions are as they were on {date}. The file that was damaged is kept in {folder}.")
        date = made.astimezone().strftime("%Y-%m-%d %H:%M")
        self._restored = sentence.format(date=date, folder=self._paths.data / "replaced")
        self._open()

    def _on_opened(self, opened: _Opened) -> None:
        self._services, self._logs = opened
        _collect_garbage_again()
        if not self._operations or not self._pages:
            return
        self.window.attach(opened.services, self._operations, self._pages)
        self._backups.start()
        self.window.show_notes(
            self._restored, self._paths.warning(os.environ), _overlay_note(opened.services.pack.overlay)
        )
        for sentence in (*self._choices.problems, *self._state.problems):
            self.window.news.say(sentence)
        if self._logs and self._logs.last_fault:
            self.window.show_last_fault(self._logs.last_fault)

    def _on_trouble(self, error: MasteryError) -> None:
        _collect_garbage_again()
        if isinstance(error, DatabaseInUse) and hand_over(socket_name(self._paths.data), None):
            self.close()
        else:
            has_backup = any(self._paths.backups.glob("mastery-*.sqlite"))
            self.window.show_trouble(error, can_restore=isinstance(error, DatabaseDamaged) and has_backup)

    def _on_backup_time(self) -> None:
        if self._services and self._operations:
            self._operations.read(self._services.backups.make_if_due)


def _overlay_note(overlay: str) -> str:
    return _("Wording: {name}").format(name=overlay) if overlay else ""


def _open_logs(paths: Paths) -> Logs | None:
    from mastery_desktop.config.logs import Logs  # noqa: PLC0415 - after the first frame

    try:
        return Logs(paths.logs)
    except OSError:
        return None  # the program works without a log


def _collect_garbage_again() -> None:
    gc.enable()
    gc.freeze()  # modules and classes need not be looked through again


def run(paths: Paths, content: Callable[[], ContentChoice], file: Path | None) -> int:
    """Open the window and stay until it is closed; gives the exit code."""
    app = QtWidgets.QApplication(sys.argv[:1])
    app.setApplicationName("Mastery Desktop")
    app.setApplicationDisplayName("Mastery Desktop")
    app.setDesktopFileName("mastery-desktop")
    if hand_over(socket_name(paths.data), file):
        sys.stderr.write(_("Mastery Desktop is open already; its window comes to the front.") + "\n")
        return 0
    program = Program(app, paths, content)
    program.show(file)
    return app.exec()
