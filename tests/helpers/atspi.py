"""A reader of the screen: hears what a program puts on the accessibility bus, and works its controls from there.

It speaks AT-SPI as Orca does, over D-Bus, so it knows of the program only what people know who cannot see it.
"""

import contextlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import DBusErrorResponse

from tests.helpers import x_server

NEEDED = (*x_server.NEEDED, "dbus-daemon")
LAUNCHER = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
PATIENCE_S = 20.0

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ROOT = "/org/a11y/atspi/accessible/root"
_STATES = {
    1: "active",
    4: "checked",
    5: "collapsed",
    7: "editable",
    8: "enabled",
    9: "expandable",
    10: "expanded",
    11: "focusable",
    12: "focused",
    16: "modal",
    20: "pressed",
    22: "selectable",
    23: "selected",
    24: "sensitive",
    25: "showing",
    30: "visible",
    36: "invalid entry",
    41: "checkable",
    42: "has popup",
    43: "read only",
}


def missing() -> list[str]:
    """What a computer lacks for a bus of accessibility."""
    lacking = [name for name in NEEDED if shutil.which(name) is None]
    return lacking if any(Path(file).exists() for file in LAUNCHER) else [*lacking, "at-spi2-core"]


class Heard(NamedTuple):
    """Something that the program told: its kind (such as `Announcement`), detail, text or number, and from where."""

    kind: str
    detail: str
    value: object
    path: str


class Seen(NamedTuple):
    """One thing on the bus, with what a reader of the screen says of it."""

    path: str
    depth: int
    role: str
    name: str
    description: str
    states: frozenset[str]
    interfaces: frozenset[str]
    text: str

    def __str__(self) -> str:
        return f"{self.role} “{self.name}”"

    @property
    def is_control(self) -> bool:
        """Whether people do something with it."""
        return "focusable" in self.states or "Action" in self.interfaces


class Reader:
    """The client of one program.

    Attributes:
        heard: what the program told of itself since `forget`.
    """

    def __init__(self, session_bus: str) -> None:
        """Ask the session's bus for that of accessibility, and listen there."""
        with contextlib.closing(open_dbus_connection(session_bus)) as session:
            address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            (bus,) = session.send_and_get_reply(new_method_call(address, "GetAddress")).body
        self._bus = open_dbus_connection(bus)
        self._service = self._focus = ""
        self.heard: list[Heard] = []
        for name in ("Object", "Window"):
            rule = MatchRule(type="signal", interface=f"org.a11y.atspi.Event.{name}")
            self._bus.send_and_get_reply(message_bus.AddMatch(rule))
            registry = DBusAddress("/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry")
            self._bus.send_and_get_reply(new_method_call(registry, "RegisterEvent", "s", (f"{name.lower()}:",)))

    def close(self) -> None:
        """Listen no longer."""
        self._bus.close()

    def find_program(self, name: str) -> None:
        """Wait until a program of that name is on the bus."""
        root = DBusAddress(_ROOT, "org.a11y.atspi.Registry", _ACCESSIBLE)

        def found() -> bool:
            for service, path in self._call(root, "GetChildren"):
                there = DBusAddress(path, service, _ACCESSIBLE)
                if path != "/org/a11y/atspi/null" and self._property(there, "Name") == name:
                    self._service = service
            return bool(self._service)

        self.wait(found, f"no program {name} on the bus")

    def wait(self, condition, otherwise: str):
        """Look again after everything that the program tells, until a condition holds; gives what it gave."""
        deadline = monotonic() + PATIENCE_S
        while not (answer := condition()):
            if monotonic() > deadline:
                raise AssertionError(otherwise)
            self.listen(0.05)
        return answer

    def listen(self, seconds: float = 0.3) -> None:
        """Take in what is told, until nothing is for so long."""
        with contextlib.suppress(TimeoutError):
            while True:
                self._take(self._bus.receive(timeout=seconds))

    def forget(self) -> None:
        """Forget what was heard."""
        self.listen(0.05)
        self.heard.clear()

    def spoken(self) -> list[str]:
        """What the program said aloud by itself since `forget`."""
        return [str(each.value) for each in self.heard if each.kind == "Announcement"]

    # --- looking

    def windows(self) -> list[Seen]:
        """The windows of the program."""
        return [seen for seen in map(self.look, self._children(_ROOT)) if seen is not None]

    def walk(self, *, showing: bool = True) -> list[Seen]:
        """Everything that stands on the bus, in the order in which it is read."""
        return list(self._below(_ROOT, 0, showing=showing))

    def look(self, path: str, depth: int = 0) -> Seen | None:
        """One thing; None when it has gone meanwhile."""
        here = self._at(path)
        try:
            interfaces = {name.rpartition(".")[2] for name in self._call(here, "GetInterfaces")}
            low, high = self._call(here, "GetState")
            bits = low | high << 32
            return Seen(
                path,
                depth,
                self._call(here, "GetRoleName"),
                self._property(here, "Name"),
                self._property(here, "Description"),
                frozenset(name for bit, name in _STATES.items() if bits >> bit & 1),
                frozenset(interfaces),
                self._call(self._at(path, "Text"), "GetText", "ii", (0, -1)) if "Text" in interfaces else "",
            )
        except DBusErrorResponse:
            return None

    def inside(self, window: Seen) -> list[Seen]:
        """Everything that stands in a window."""
        return list(self._below(window.path, 0, showing=True))

    def find(self, name: str, role: str = "") -> Seen | None:
        """The first thing that is shown with a name."""
        for seen in self._below(_ROOT, 0, showing=True):
            if seen.name == name and role in ("", seen.role):
                return seen
        return None

    def focused(self) -> Seen | None:
        """What got the focus last: a reader of the screen follows what is told, and does not look everywhere."""
        return self.look(self._focus) if self._focus else None

    def _below(self, path: str, depth: int, *, showing: bool) -> Iterator[Seen]:
        for child in self._children(path):
            seen = self.look(child, depth)
            if seen is None or (showing and "showing" not in seen.states):
                continue
            yield seen
            yield from self._below(child, depth + 1, showing=showing)

    def _children(self, path: str) -> list[str]:
        try:
            return [child for _service, child in self._call(self._at(path), "GetChildren")]
        except DBusErrorResponse:
            return []

    # --- doing

    def wait_for(self, name: str, role: str = "") -> Seen:
        """Wait until something with that name is shown."""
        return self.wait(lambda: self.find(name, role), f"nothing is called “{name}” ({role})")

    def press(self, name: str, role: str = "") -> Seen:
        """Do what a control is there for, as soon as it is shown; gives it as it was before."""
        control = self.wait_for(name, role)
        self.act(control)
        return control

    def act(self, control: Seen) -> None:
        """Do the first action of a control: press a button, tick a box."""
        assert "sensitive" in control.states, f"{control} is switched off"
        assert self._call(self._at(control.path, "Action"), "DoAction", "i", (0,)), control

    def actions(self, control: Seen) -> list[str]:
        """The names of what can be done with a control."""
        return [action[0] for action in self._call(self._at(control.path, "Action"), "GetActions")]

    def focus(self, control: Seen) -> None:
        """Give a control the focus."""
        self._call(self._at(control.path, "Component"), "GrabFocus")

    def write(self, control: Seen, text: str) -> None:
        """Put a text into a field."""
        assert self._call(self._at(control.path, "EditableText"), "SetTextContents", "s", (text,)), control

    def value(self, control: Seen) -> float:
        """The number in a field."""
        return self._property(self._at(control.path, "Value"), "CurrentValue")

    def set_value(self, control: Seen, number: float) -> None:
        """Set the number of a slider."""
        self._reply(Properties(self._at(control.path, "Value")).set("CurrentValue", "d", float(number)))

    # --- the bus

    def _at(self, path: str, interface: str = "Accessible") -> DBusAddress:
        return DBusAddress(path, self._service, f"org.a11y.atspi.{interface}")

    def _property(self, address: DBusAddress, name: str):
        return self._reply(Properties(address).get(name))[0][1]

    def _call(self, address: DBusAddress, method: str, signature: str | None = None, body: tuple = ()):
        answer = self._reply(new_method_call(address, method, signature, body))
        return answer[0] if answer else None

    def _reply(self, message) -> tuple:
        """The answer; what is told meanwhile is kept."""
        serial = next(self._bus.outgoing_serial)
        self._bus.send_message(message, serial=serial)
        deadline = monotonic() + PATIENCE_S
        while True:
            got = self._bus.receive(timeout=max(0.0, deadline - monotonic()))
            if got.header.fields.get(HeaderFields.reply_serial) != serial:
                self._take(got)
            elif got.header.message_type is MessageType.error:
                raise DBusErrorResponse(got)
            else:
                return got.body

    def _take(self, message) -> None:
        fields = message.header.fields
        if message.header.message_type is MessageType.signal and fields.get(HeaderFields.sender) == self._service:
            detail, number, _other, (_type, value), _rest = message.body
            heard = Heard(fields[HeaderFields.member], detail, value, fields[HeaderFields.path])
            self.heard.append(heard)
            if (heard.kind, heard.detail, number) == ("StateChanged", "focused", 1):
                self._focus = heard.path


@contextlib.contextmanager
def session_bus(environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """A session's bus of its own; gives the environment for programs on it, with accessibility switched on."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True)
    try:
        address = daemon.stdout.readline().strip()
        yield {**environment, "DBUS_SESSION_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    finally:
        daemon.terminate()
        daemon.wait()
        daemon.stdout.close()
