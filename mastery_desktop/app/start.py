"""Starts the window: the first frame before anything heavy is loaded, then the sessions from the worker."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from mastery_desktop.app.qt import QtCore, QtGui, QtWidgets  # isort: skip - before whatever else imports Qt
from mastery_desktop.app.single import FirstInstance, hand_over, socket_name
from mastery_desktop.config.portable import stick_folder
from mastery_desktop.config.resources import find_resources
from mastery_desktop.config.settings import Choices, WindowState
from mastery_desktop.domain.errors import DatabaseDamaged, DatabaseInUse, MasteryError, StorageError
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.main_window import MainWindow
from mastery_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from mastery_desktop.app.crash import CrashReporter
    from mastery_desktop.app.garbage import Garbage
    from mastery_desktop.app.stick import StickCopies
    from mastery_desktop.bootstrap import ContentChoice, Services
    from mastery_desktop.config.logs import Logs
    from mastery_desktop.config.paths import Paths
    from mastery_desktop.services.backups import Recovery, SecondCopy
    from mastery_desktop.services.base import Clock
    from mastery_desktop.services.stick import StickService
    from mastery_desktop.ui.operations import Operations

_BACKUP_CHECK_MS: Final = 60_000
_CALLS: Final = 5
_CALL_AGAIN_MS: Final = 300


class _Opened(NamedTuple):
    services: Services
    logs: Logs | None
    recovery: Recovery | None
    stick: StickService | None


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
        self._stick: StickCopies | None = None
        self._file: Path | None = None
        self._second_copy: SecondCopy | None = None
        self._recovery: Recovery | None = None
        self._garbage: Garbage | None = None
        self._aside: Path | None = None
        self._backups = QtCore.QTimer(self, interval=_BACKUP_CHECK_MS)
        self._backups.timeout.connect(self._on_backup_time)
        self.window.first_painted.connect(self._on_first_painted)
        self.window.retry_requested.connect(self._open)
        self.window.anew_requested.connect(self._begin_anew)
        self.window.closing.connect(self.close)

    @property
    def busy(self) -> bool:
        """Whether the services have something under way."""
        return any(worker.busy for worker in (self._operations, self._pages) if worker)

    def show(self, file: Path | None) -> None:
        """Show the window; a file is opened once the sessions are there."""
        self._file = file
        if file:
            self.window.open_file(file)
        self.window.show_where_it_was()

    def close(self) -> None:
        """Close the database on its own thread, and stop."""
        self._backups.stop()
        if self._first:
            self._first.close()
        if self._services and self._operations:
            if self._stick:
                self._stick.copy_all()
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

        self._app.setWindowIcon(QtGui.QIcon(str(self._resources.path("program/mastery-desktop.svg"))))
        self._reporter = CrashReporter(self)
        self._reporter.crashed.connect(self.window.show_crash)
        self._reporter.install()
        self._operations = Operations(ThreadRunner("services"), self)
        self._pages = Operations(ThreadRunner("pages"), self)
        self._operations.failed.connect(self.window.show_error)
        self._pages.failed.connect(self.window.show_error)
        self._open()
        self._theme.load_fallback()
        self._theme.follow_system()

    def _open(self) -> None:
        if self._operations:
            self._operations.read(self._open_services, self._on_opened, self._on_trouble)

    def _open_services(self) -> _Opened:
        """Load what is heavy and open the sessions; runs on the worker."""
        from mastery_desktop.bootstrap import open_or_recover, system_clock  # noqa: PLC0415 - the heavy part

        try:
            services, recovery = open_or_recover(self._paths, self._content(), self._clock or system_clock)
        except OSError as error:
            raise StorageError(
                _("The folder {folder} cannot be used ({reason}). Nothing was opened or changed.").format(
                    folder=self._paths.data, reason=error.strerror
                )
            ) from None
        services.backups.keep_reserve()
        services.backups.second = Path(self._choices.backup_folder) if self._choices.backup_folder else None
        return _Opened(services, _open_logs(self._paths), recovery, _stick_for(services))

    def _begin_anew(self) -> None:
        if self._operations:
            self._operations.read(self._set_aside, self._on_set_aside, self._on_trouble)

    def _set_aside(self) -> Path:
        from mastery_desktop.bootstrap import system_clock  # noqa: PLC0415 - loaded when it is needed
        from mastery_desktop.services.backups import set_aside  # noqa: PLC0415

        return set_aside(self._paths.database, self._clock or system_clock)

    def _on_set_aside(self, folder: Path) -> None:
        self._aside = folder
        self._open()

    def _look_for_garbage(self) -> None:
        if self._garbage is None:
            from mastery_desktop.app.garbage import Garbage  # noqa: PLC0415 - after the first frame

            self._garbage = Garbage(self)

    def _on_opened(self, opened: _Opened) -> None:
        self._services, self._logs, self._recovery, stick = opened
        self._look_for_garbage()
        if not self._operations or not self._pages:
            return
        from mastery_desktop.app.language import LanguageSwitch  # noqa: PLC0415 - after the first frame
        from mastery_desktop.ui.qt_words import QtWords  # noqa: PLC0415

        self._app.installTranslator(QtWords(self._app))
        self.window.attach(opened.services, self._operations, self._pages)
        self._operations.read(partial(_tidy, self._paths, opened.services), self._listen)  # the list is shown by then
        if stick:
            from mastery_desktop.app.stick import StickCopies  # noqa: PLC0415 - only on a stick

            self._stick = StickCopies(stick, self._operations, self.window.news)
        self._backups.start()
        self._show_notes()
        LanguageSwitch(self.window, opened.services, self._operations, self._content, self._state).switched.connect(
            self._on_switched
        )
        for sentence in (*self._choices.problems, *self._state.problems):
            self.window.news.say(sentence)
        if opened.services.store.recovered:
            self._go_on_where_it_was()
        if self._logs and self._logs.last_fault:
            self.window.show_last_fault(self._logs.last_fault)
        if opened.services.store.changed:
            self._operations.read(opened.services.backups.make_missed)
        self._copy_backups()

    def _listen(self, _tidied: None) -> None:
        """Hear later starts: whoever has the sessions may take the place of a socket that was left."""
        self._first = FirstInstance(socket_name(self._paths.data), self)
        self._first.called.connect(self.window.come_forward)

    def _go_on_where_it_was(self) -> None:
        from mastery_desktop.ui.console.left_open import to_reopen  # noqa: PLC0415 - hardly ever needed

        if (session := to_reopen(self._state)) is not None:
            self.window.open_session(session)

    def _on_trouble(self, error: MasteryError) -> None:
        self._look_for_garbage()
        if isinstance(error, DatabaseInUse):
            self._call_other_window(error, _CALLS)
        else:
            self.window.show_trouble(error, can_begin_anew=isinstance(error, DatabaseDamaged))

    def _call_other_window(self, error: MasteryError, left: int) -> None:
        """Hand over to the window that has the sessions; it may have begun a moment ago, and not listen yet."""
        if hand_over(socket_name(self._paths.data), self._file):
            self.close()
        elif left:
            QtCore.QTimer.singleShot(_CALL_AGAIN_MS, self, partial(self._call_other_window, error, left - 1))
        else:  # a command at work in a terminal, or another computer
            self.window.show_trouble(error)

    def _on_backup_time(self) -> None:
        if self._services and self._operations:
            self._operations.read(self._services.backups.make_if_due)
            self._copy_backups()

    def _copy_backups(self) -> None:
        """Copy to the second folder what it lacks; a stick may be slow, so this waits on no other work."""
        if self._services and self._pages:
            self._pages.read(self._services.backups.copy_second, self._on_copied)

    def _on_copied(self, state: SecondCopy | None) -> None:
        if second_copy_note(state) != second_copy_note(self._second_copy):
            self._second_copy = state
            self._show_notes()

    def _on_switched(self, services: Services) -> None:
        self._services = services
        if self._stick:
            self._stick.news = self.window.news
        self._show_notes()

    def _show_notes(self) -> None:
        """Say on the first screen what must be seen, in the language in use."""
        if self._services:
            self.window.show_notes(
                _set_aside_note(self._aside) if self._aside else _what_came_of(self._recovery),
                _only_reading(self._services),
                self._paths.warning(os.environ),
                _overlay_note(self._services.pack.overlay),
                second_copy_note(self._second_copy),
            )


def _set_aside_note(folder: Path) -> str:
    return _("You begin with an empty list. The file that could not be opened is kept in {folder}.").format(
        folder=folder
    )


def _what_came_of(recovery: Recovery | None) -> str:
    """What is said of a database that was damaged; empty where none was."""
    if recovery is None:
        return ""
    from mastery_desktop.domain.labels import moment_in_words  # noqa: PLC0415 - hardly ever needed

    if recovery.made is None:
        back = _("The file of your sessions was damaged. There was no backup, so what could be read was kept.")
    else:
        back = _("The file of your sessions was damaged. They are as they were on {date}.").format(
            date=moment_in_words(recovery.made)
        )
        if recovery.added:
            more = ngettext(
                "{n} record that was saved later could be read from it: look it over.",
                "{n} records that were saved later could be read from it: look them over.",
                recovery.added,
            )
            back = f"{back} {more.format(n=recovery.added)}"
    return " ".join((back, _("The damaged file is kept in {folder}.").format(folder=recovery.folder)))


def second_copy_note(state: SecondCopy | None) -> str:
    """What is said of a second folder for backups that takes none; empty where all is well, or there is no such."""
    if state is None or state.takes:
        return ""
    advice = _("The backups on this computer are made as ever; another folder can be chosen in Settings, Backups.")
    if state.is_there:
        words = _("{folder} takes no copies of backups: it is full, or it may not be written to.")
    else:
        words = _("The stick or folder for copies of backups, {folder}, is not there.")
    return " ".join((words.format(folder=state.folder), advice))


def _only_reading(services: Services) -> str:
    if not services.store.read_only:
        return ""
    return _(
        "The folder {folder} cannot be written to. You can look at your sessions, print and share them; nothing that"
        " you change is kept. Give yourself the right to write there, or start with another folder."
    ).format(folder=services.paths.data)


def _overlay_note(overlay: str) -> str:
    return _("Wording: {name}").format(name=overlay) if overlay else ""


def _tidy(paths: Paths, services: Services) -> None:
    """Remove what was left in folders for a time; runs on the worker."""
    from mastery_desktop.services.rehearsal import sweep  # noqa: PLC0415 - after the first screen

    sweep()
    paths.sweep_exports(services.clock().timestamp())


def _stick_for(services: Services) -> StickService | None:
    folder = stick_folder()
    if folder is None:
        return None
    from mastery_desktop.services.stick import StickService  # noqa: PLC0415 - only on a stick

    return StickService(services.sessions, services.sharing, folder)


def _open_logs(paths: Paths) -> Logs | None:
    from mastery_desktop.config.logs import Logs  # noqa: PLC0415 - after the first frame

    try:
        return Logs(paths.logs)
    except OSError:
        return None  # the program works without a log


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
    if sys.platform == "darwin":
        from mastery_desktop.app.opened_files import OpenedFiles  # noqa: PLC0415 - only there

        app.installEventFilter(OpenedFiles(program.window.open_file, program))
    program.show(file)
    return app.exec()
