"""A process that plays the program, again and again, each time in a child of its own that can be killed.

It reads requests, one JSON object per line, and answers each with one. The program is loaded once; a child takes a
hundredth of a second to start. What a child has saved it says in a file, so that whoever killed it knows.
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from ctypes import CDLL
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mastery_desktop import files
from mastery_desktop.domain.errors import StorageError
from mastery_desktop.services.backups import BackupService
from mastery_desktop.services.sharing import SharingService
from mastery_desktop.storage.database import open_database
from mastery_desktop.storage.engine import SETTINGS
from tests.helpers.stores import Desk
from tests.reliability.harness import later_schema
from tests.reliability.harness.script import PACK, ScriptClock, play, script, session_of
from tests.reliability.harness.state import fingerprint_of

Request = dict[str, Any]
_NOW = datetime(2026, 11, 6, 18, 0, tzinfo=UTC)


class Child:
    """What a child was asked for, and the file it tells what it has done."""

    def __init__(self, request: Request) -> None:
        self.request, self.folder = request, Path(request["folder"])
        self._told = os.open(request["told"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._faults = CDLL(None)
        self._fault = request.get("fault")
        if self._fault:
            self._faults.excuse(self._told)

    def tell(self, *what: object) -> None:
        """Say that something is done; whoever reads it holds us to it."""
        os.write(self._told, (" ".join(map(str, what)) + "\n").encode())

    def arm(self) -> None:
        """From here on the disk may fail."""
        if self._fault:
            self._faults.arm(*self._fault)

    def disarm(self) -> int:
        """The disk is well again; gives how often it was asked for something."""
        if not self._fault:
            return 0
        asked = int(self._faults.count())
        self._faults.arm(0, -1, 0, 0)
        return asked

    def desk(self, clock: Callable[[], datetime]) -> Desk:
        """Open the program on the folder."""
        return Desk(open_database(self.folder / "mastery.sqlite", clock), clock, PACK)  # type: ignore[arg-type]


def workshop(child: Child) -> None:
    """Lead a workshop from an action on, and tell each that is saved."""
    seed, first = child.request["seed"], child.request["first"]
    acts, clock = script(seed), ScriptClock()
    child.arm()
    desk = child.desk(clock)
    if child.request.get("small_cache"):  # pages go to the disk before the end of a transaction
        desk.store._engine.raw_connection().driver_connection.execute("PRAGMA cache_size = 2")
    for number in range(first, len(acts)):
        play(desk, clock, acts, seed, number)
        child.tell(number + 1)
    child.tell("whole", child.disarm())


def refused(child: Child) -> None:
    """Lead a whole workshop on a disk that fails once or for good; what is refused is done again once it is well."""
    seed = child.request["seed"]
    acts, clock, states = script(seed), ScriptClock(), []
    desk = child.desk(clock)
    child.arm()
    for number in range(len(acts)):
        try:
            play(desk, clock, acts, seed, number)
        except StorageError as error:
            child.tell("refused", number, error)
            asked = child.disarm()
            states.append(fingerprint_of(desk.store))
            play(desk, clock, acts, seed, number)
            child.tell("again", number, asked)
    child.tell("asked", child.disarm())
    child.tell("state", fingerprint_of(desk.store), *states)
    desk.store.close()
    child.tell("closed")


def gone(child: Child) -> None:
    """Lead a workshop on a drive that goes away and does not come back: every action is refused in words."""
    seed = child.request["seed"]
    acts, clock = script(seed), ScriptClock()
    desk = child.desk(clock)
    child.arm()
    for number in range(len(acts)):
        try:
            play(desk, clock, acts, seed, number)
        except StorageError:
            child.tell("refused", number)
            break
        child.tell(number + 1)
    for other in (seed + 1, seed + 2) if child._fault else ():
        try:
            play(desk, clock, script(other), other, 0)
        except StorageError:
            child.tell("still refused")
    desk.store.close()
    child.tell("closed")


def export(child: Child) -> None:
    """Change a session and write its file, over and over."""
    desk, file = child.desk(lambda: _NOW), child.folder / "session.mastery"
    session = session_of(desk)
    _be_hasty(child)
    child.arm()
    for number in range(child.request["first"], child.request["first"] + 6):
        desk.sessions.revise(session, {"team": f"Team {number}"})
        child.tell("saved", number)
        files.atomic_write(file, desk.sharing.export(session))
        child.tell("written", number)
    child.tell("whole", child.disarm())


def _be_hasty(child: Child) -> None:
    """Where that is asked for, bring no file to the disk, as a program does that knows no better."""
    if child.request.get("hasty"):
        files._sync = lambda part: None
        files._sync_folder = lambda folder: None


def export_refused(child: Child) -> None:
    """Write a file on a disk that fails at one call after the other; tell what lies there after each."""
    file, number = child.folder / "packet.pdf", 0
    old, new = b"old " * 5000, b"new " * 9000
    file.write_bytes(old)
    kinds, _number, deed, stays = child._fault
    hasty = child.request.get("hasty")
    while True:
        child._faults.arm(kinds, number, deed, stays)
        try:
            if hasty:  # as a program does that knows no better
                file.write_bytes(new)
            else:
                files.atomic_write(file, new, patience=0.0)
        except OSError:
            went = "refused"
        else:
            went = "written"
        asked = child.disarm()
        there = {old: "old", new: "new"}.get(file.read_bytes(), "broken")
        child.tell(number, went, there, len(list(child.folder.iterdir())), int(asked > number))
        if asked <= number:
            return
        file.write_bytes(old)
        number += 1


def migrate(child: Child) -> None:
    """Bring a database up to a later schema."""
    child.arm()
    store = open_database(child.folder / "mastery.sqlite", lambda: _NOW, schema=later_schema.schema())
    child.tell("migrated", child.disarm())
    store.close()


def accept(child: Child) -> None:
    """Take a session file in."""
    data = (Path(child.request["file"])).read_bytes()
    desk = child.desk(lambda: _NOW)
    sharing = SharingService(desk.store, lambda: _NOW, PACK)
    child.arm()
    sharing.accept(sharing.read(data))
    child.tell("accepted", child.disarm())


def restore(child: Child) -> None:
    """Go back to the oldest backup: it is staged, the program closes, and opens again."""
    desk = child.desk(lambda: _NOW)
    service = BackupService(desk.store, lambda: _NOW)
    _be_hasty(child)
    child.arm()
    service.restore(service.all()[-1])
    child.tell("staged")
    desk.store.close()
    child.desk(lambda: _NOW)
    child.tell("restored", child.disarm())


PARTS: dict[str, Callable[[Child], None]] = {
    part.__name__: part for part in (workshop, refused, gone, export, export_refused, migrate, accept, restore)
}


def _play(request: Request) -> None:
    for name, (word, value) in request.get("settings", {}).items():
        SETTINGS[name] = (word, value)
    if room := request.get("room"):  # bytes that any file may have at the most
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    PARTS[request["part"]](Child(request))


def _serve(request: Request) -> dict[str, Any]:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            _play(request)
            code = 0
        except BaseException:  # noqa: BLE001 - whatever it was, it must not go on as the parent
            sys.excepthook(*sys.exc_info())
        finally:
            os._exit(code)
    after = request.get("kill_after")
    if after is not None and signal.sigtimedwait({signal.SIGCHLD}, after) is None:
        os.kill(child, signal.SIGKILL)
    _child, status = os.waitpid(child, os.WUNTRACED)
    while signal.sigtimedwait({signal.SIGCHLD}, 0):
        """Forget what was heard of this child, so that it is not taken for the next one's."""
    stopped = os.WIFSTOPPED(status)
    return {"child": child, "stopped": stopped, "code": None if stopped else os.waitstatus_to_exitcode(status)}


def main() -> None:
    """Serve until there are no more requests."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    for line in sys.stdin:
        request = json.loads(line)
        if "reap" in request:
            os.kill(request["reap"], signal.SIGKILL)
            os.waitpid(request["reap"], 0)
            answer: dict[str, Any] = {}
        else:
            answer = _serve(request)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
