"""Looks the installation over: what is there, what is in order, and what to do about the rest.

Nothing is changed: the database is read without being opened for writing, and not at all while a window works on it.
What is found names files and numbers, never what people wrote.
"""

import os
import platform
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import mastery_desktop
from mastery_desktop.config.logs import FAULT_NAME, without_home
from mastery_desktop.config.machine import free_space, takes_files
from mastery_desktop.config.paths import Paths
from mastery_desktop.config.resources import Resources
from mastery_desktop.config.settings import Choices
from mastery_desktop.domain.errors import DatabaseInUse, MasteryError, StorageError
from mastery_desktop.domain.labels import moment_in_words, space_in_words
from mastery_desktop.domain.records import Session
from mastery_desktop.messages import N_, _, ngettext
from mastery_desktop.services.base import Clock
from mastery_desktop.storage.backup import Backups, verify
from mastery_desktop.storage.engine import OLDEST_SQLITE
from mastery_desktop.storage.lock import ProcessLock
from mastery_desktop.storage.migrations import VERSION
from mastery_desktop.storage.second_copy import found_in
from mastery_desktop.storage.store import Store

_PARTS: Final = (
    *("PySide6", "sqlalchemy", "alembic", "msgspec", "filelock", "platformdirs"),
    *("cryptography", "reportlab", "xlsxwriter", "pypdfium2", "psutil", "wakepy"),
)
_LEAST_FREE: Final = 200_000_000
_OLD: Final = timedelta(days=14)
_CHECKED: Final = 3


class State(StrEnum):
    """How something stands."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    """What was looked at, how it stands, what was found, and what to do; nothing to do where `advice` is empty."""

    subject: str
    state: State
    found: str
    advice: str = ""


def examine(
    paths: Paths, resources: Resources, environ: Mapping[str, str], clock: Clock, content: Callable[[], object]
) -> Iterator[Finding]:
    """Look everything over that can be seen without a window, but for the database.

    Args:
        paths: where the data lie.
        resources: what the program brings.
        environ: the environment, for folders that are synchronised.
        clock: the time, in UTC.
        content: loads the content pack.
    """
    yield _installation()
    yield _content(content)
    yield _fonts(resources)
    yield from _folders(paths, environ)
    yield from _backups(paths, clock)
    yield _last_end(paths)


class Doctor:
    """Looks the installation over while a window works on the database."""

    def __init__(self, store: Store, paths: Paths, resources: Resources, clock: Clock, content: object) -> None:
        """Look at what the window works with; `content` is its pack, which was checked when it was read."""
        self._store, self._paths, self._resources, self._clock = store, paths, resources, clock
        self._content = content

    def look_around(self) -> list[Finding]:
        """All but the database; for any thread."""
        return list(examine(self._paths, self._resources, os.environ, self._clock, lambda: self._content))

    def check_database(self) -> list[Finding]:
        """The database, checked through; for the thread that works on it.

        Raises:
            StorageError: it cannot be read.
        """
        subject = _("Database")
        if not self._store.check():
            advice = _("Close the program and start it again: it mends what can be mended.")
            return [Finding(subject, State.BAD, _("The database is damaged."), advice)]
        with self._store.read() as read:
            sessions = len(read.all(Session))
        return [Finding(subject, State.GOOD, _checked_through(sessions))]


def _installation() -> Finding:
    subject = _("Installation")
    system = f"{platform.system()} {platform.release()}"
    found = f"Mastery Desktop {mastery_desktop.__version__}, Python {platform.python_version()}, {system}"
    found = f"{found}, SQLite {sqlite3.sqlite_version}"
    if missing := [name for name in _PARTS if find_spec(name) is None]:
        found = _("{found}; missing: {parts}").format(found=found, parts=", ".join(missing))
        return Finding(subject, State.BAD, found, _("Install the program anew."))
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        return Finding(subject, State.BAD, found, _("This SQLite is too old. Use a newer Python."))
    return Finding(subject, State.GOOD, found)


def _content(content: Callable[[], object]) -> Finding:
    try:
        content()
    except MasteryError as error:
        return Finding(_("Content"), State.BAD, str(error), _("Install the program anew, or mend the pack named."))
    return Finding(_("Content"), State.GOOD, _("The content pack is complete."))


def _fonts(resources: Resources) -> Finding:
    from mastery_desktop.documents.font_check import broken_fonts  # noqa: PLC0415 - slow to load

    files = resources.fonts()
    broken = broken_fonts(files)
    if broken or not files:
        names = ", ".join(broken) or str(resources.root)
        return Finding(_("Fonts"), State.BAD, _("Not readable: {files}").format(files=names), _("Install anew."))
    found = ngettext("{n} font can be read.", "{n} fonts can be read.", len(files)).format(n=len(files))
    return Finding(_("Fonts"), State.GOOD, found)


def _folders(paths: Paths, environ: Mapping[str, str]) -> Iterator[Finding]:
    subject = _("Folder")
    if not paths.data.exists():
        yield Finding(subject, State.NOTE, _("{folder} is not there yet; a start makes it.").format(folder=paths.data))
        return
    for folder in (paths.data, paths.backups, paths.logs, paths.exports):
        if folder.exists() and not takes_files(folder):
            found = _("{folder} cannot be written to.").format(folder=folder)
            yield Finding(subject, State.BAD, found, _("Give yourself the right to write there, or use --data-dir."))
    if warning := paths.warning(environ):
        yield Finding(subject, State.NOTE, warning)
    free = free_space(paths.data)
    room = _("unknown") if free is None else space_in_words(free)
    found = _("{folder}, room left: {room}").format(folder=paths.data, room=room)
    if free is not None and free < _LEAST_FREE:
        yield Finding(subject, State.BAD, found, _("Make room on the disk."))
    else:
        yield Finding(subject, State.GOOD, found)
    if sys.platform != "win32" and paths.data.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        found = _("Others on this computer can look into {folder}.").format(folder=paths.data)
        yield Finding(subject, State.NOTE, found, _("Start the program: it puts that right in a folder of your own."))


def examine_database(paths: Paths) -> Finding:
    """Look a database over that no window works on."""
    subject, file = _("Database"), paths.database
    if not file.exists():
        return Finding(subject, State.NOTE, _("There is none yet; a start makes it."))
    try:
        lock = ProcessLock(file)
    except DatabaseInUse:
        words = _("A window works on it now.")
        return Finding(subject, State.NOTE, words, _("Close the window to have it checked."))
    except StorageError as error:
        return Finding(subject, State.BAD, str(error))
    try:
        return _checked(file)
    finally:
        lock.release()


def _checked(file: Path) -> Finding:
    """What a check of the database says, while nobody else has it."""
    subject = _("Database")
    journal = file.with_name(f"{file.name}-journal")
    if journal.exists() and journal.stat().st_size:
        words = _("The program was ended in the middle of saving.")
        return Finding(subject, State.NOTE, words, _("Start the program: it takes the unfinished part back."))
    try:
        facts = verify(file)
    except (OSError, sqlite3.Error):
        advice = _("Start the program: the newest good backup takes its place, and what can be read is added.")
        return Finding(subject, State.BAD, _("{file} is damaged or not ours.").format(file=file), advice)
    sessions = facts.rows.get("session", 0)
    found = _checked_through(sessions)
    if facts.version > VERSION:
        words = _("A newer version of the program wrote it.")
        return Finding(subject, State.BAD, words, _("Install the newer version."))
    if facts.version < VERSION:
        return Finding(subject, State.NOTE, found, _("The next start brings it up to date, after a backup."))
    return Finding(subject, State.GOOD, found)


def _checked_through(sessions: int) -> str:
    return ngettext("Checked through: {n} session.", "Checked through: {n} sessions.", sessions).format(n=sessions)


def _backups(paths: Paths, clock: Clock) -> Iterator[Finding]:
    subject, files = _("Backups"), Backups(paths.backups, clock).files()
    bad = []
    for backup in files[:_CHECKED]:
        try:
            verify(backup.file)
        except (OSError, sqlite3.Error):
            bad.append(backup.file.name)
    if bad:
        found = _("Not readable: {files}").format(files=", ".join(bad))
        yield Finding(subject, State.BAD, found, _("Make a backup now, in Settings, Backups."))
    if not files:
        yield Finding(subject, State.NOTE, _("There is none yet; one is made when the program closes."))
        return
    newest = files[0].made
    found = ngettext("{n} backup; the newest: {date}", "{n} backups; the newest: {date}", len(files))
    found = found.format(n=len(files), date=moment_in_words(newest))
    if newest > clock() + timedelta(days=1):
        yield Finding(subject, State.NOTE, found, _("The computer’s clock was set back. Look whether it is right now."))
    else:
        yield Finding(subject, State.GOOD, found)
    yield _second(Path(second) if (second := Choices.read(paths.settings).backup_folder) else None, clock)


def _second(folder: Path | None, clock: Clock) -> Finding:
    subject = _("Second copy")
    if folder is None:
        words = _("Backups lie on this computer alone.")
        return Finding(subject, State.NOTE, words, _("Choose a stick or folder for copies in Settings, Backups."))
    if not folder.is_dir():
        words = _("{folder} is not there now.").format(folder=folder)
        return Finding(subject, State.NOTE, words, _("Plug it in while the program is open."))
    copies = found_in(folder, clock)
    if not copies or clock() - copies[0].made > _OLD:
        words = _("{folder} has no copy of the last two weeks.").format(folder=folder)
        return Finding(subject, State.NOTE, words, _("Plug it in while the program is open."))
    return Finding(subject, State.GOOD, _("{folder} has a copy.").format(folder=folder))


def _last_end(paths: Paths) -> Finding:
    subject, fault = _("Last run"), paths.logs / FAULT_NAME
    if fault.exists() and fault.stat().st_size:
        words = _("The program was ended by a fault; the record is {file}.").format(file=fault)
        return Finding(subject, State.NOTE, words, _("Pass it on with a word about what you did; it holds no notes."))
    return Finding(subject, State.GOOD, _("No fault is recorded."))


_MARKS: Final = {State.BAD: N_("BAD"), State.NOTE: N_("note"), State.GOOD: N_("ok")}
"""How each state is marked, the worst first, as they are listed."""


def worst_first(findings: Sequence[Finding]) -> list[Finding]:
    """The findings as they are listed: what is to be put right, then what is worth a look, then what is good."""
    order = list(_MARKS)
    return sorted(findings, key=lambda one: order.index(one.state))


def as_text(findings: Sequence[Finding]) -> str:
    """What was found, the worst first, a line for each with what to do below it; the last line sums it up."""
    lines = []
    for finding in worst_first(findings):
        lines.append(f"{_(_MARKS[finding.state]):5} {finding.subject}: {finding.found}")
        if finding.advice:
            lines.append(f"      -> {finding.advice}")
    lines.append(as_sum(findings))
    return "\n".join(lines)


def to_pass_on(findings: Sequence[Finding]) -> bytes:
    """The same as the content of a file for others: the folder of the user, which often is a name, is left out."""
    return (without_home(as_text(findings)) + "\n").encode()


def as_sum(findings: Sequence[Finding]) -> str:
    """What was found in one sentence."""
    bad = sum(finding.state is State.BAD for finding in findings)
    if bad:
        return ngettext("{n} thing needs to be put right.", "{n} things need to be put right.", bad).format(n=bad)
    if any(finding.state is State.NOTE for finding in findings):
        return _("Nothing is broken; what is worth a look stands first.")
    return _("All is well.")


def is_well(findings: Sequence[Finding]) -> bool:
    """Whether nothing needs to be put right."""
    return all(finding.state is not State.BAD for finding in findings)
