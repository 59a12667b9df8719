"""The program as a second process on a display and a bus of its own, and somebody who hears it."""

import contextlib
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.services.sessions import NewSession
from tests.helpers import program
from tests.helpers.atspi import Reader, Seen, session_bus
from tests.helpers.x_server import plug_in, x_server

TEAM, PEOPLE = "Clearwater", 12
WORKS = {
    "push button",
    "check box",
    "radio button",
    "combo box",
    "text",
    "list",
    "list item",
    "table",
    "cell",
    "slider",
}
"""What a control may say that it is."""

GROUPS = {"filler", "panel", "label", "scroll pane", "viewport"}
"""What may have the focus besides: a part of the screen that keys work on or scroll, which must then say its name."""


def prepared(folder: Path, fill=lambda services, session: None) -> Path:
    """A folder of data with one session, filled by a function; gives the folder."""
    services = open_services(Paths(folder), ContentChoice(), lambda: datetime(2026, 11, 6, 16, tzinfo=UTC))
    new = NewSession(team=TEAM, people=PEOPLE, held_on=date(2026, 11, 6), template="90")
    fill(services, services.sessions.create(new).value.session.id)
    services.close()
    return folder


@contextlib.contextmanager
def listening(data: Path, home: Path) -> Iterator[Reader]:
    """Run the program on a folder of data and listen to it; at the end, it must have tried to reach no network."""
    log = home / "network.log"
    with contextlib.ExitStack() as stack:
        x11 = stack.enter_context(x_server(home))
        plug_in(x11)
        bus = stack.enter_context(session_bus(x11))
        names = ("DISPLAY", "HOME", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON")
        mine = {name: bus[name] for name in names} | {"WAKEPY_FAKE_SUCCESS": "yes"}
        command = [sys.executable, "-P", "-m", "mastery_desktop", "--data-dir", str(data)]
        process = subprocess.Popen(
            command, env=program.environment(qt=True, network_log=log, **mine), stderr=subprocess.DEVNULL
        )
        stack.callback(process.wait)
        stack.callback(process.terminate)
        reader = stack.enter_context(contextlib.closing(Reader(bus["DBUS_SESSION_BUS_ADDRESS"])))
        reader.find_program("Mastery Desktop")
        yield reader
        assert process.poll() is None, "the program has ended"
    tried = log.read_text(encoding="utf-8") if log.exists() else ""
    assert tried == "", f"the program tried to reach a network:\n{tried}"


def faults(seen: list[Seen]) -> list[str]:
    """What somebody could not work with who only hears: no name, no telling role, two of one name in one group."""
    found, names, above = [], Counter(), []
    for each in seen:
        del above[each.depth :]
        above.append(each)
        if "focusable" not in each.states:
            continue
        if not each.name.strip():
            found.append(f"has no name: {each.role} in {[str(one) for one in above if one.name]}")
        if each.role not in WORKS | GROUPS:
            found.append(f"is no control by its role: {each}")
        if each.role in {"check box", "radio button"} and "checkable" not in each.states:
            found.append(f"does not say whether it is chosen: {each}")
        if each.role in WORKS and not each.interfaces & {"Action", "EditableText", "Selection", "Value", "TableCell"}:
            found.append(f"cannot be worked: {each}")
        if each.role not in {"cell", "list item"}:
            groups = tuple(one.name for one in above[:-1] if one.name)
            names[(each.role, each.name, groups)] += 1
    return found + [f"{number} times {key}" for key, number in names.items() if number > 1]
