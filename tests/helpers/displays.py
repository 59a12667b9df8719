"""Displays that come and go in a test, with Qt's own signals: the offscreen platform is told a new configuration.

Qt does not offer this to Python. The platform has a function for it, behind `nativeResourceForIntegration`, whose place
in the platform's table is the one that the base class's own implementation has in the base class's table. Linux only.
"""

import ctypes
import json
import sys
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import PySide6
import shiboken6
from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QJsonDocument
from PySide6.QtGui import QGuiApplication

AVAILABLE = sys.platform == "linux"
TABLE_SLOTS = 64
_kept = []


@dataclass(frozen=True)
class Plugged:
    """A display as the platform is told of it."""

    name: str
    x: int = 0
    y: int = 0
    width: int = 1366
    height: int = 768
    logicalDpi: int = 96  # noqa: N815 - the platform's own key


LAPTOP = Plugged("laptop")
PROJECTOR = Plugged("projector", x=1366, width=1024)


def plug(*displays: Plugged) -> None:
    """Make these the computer's displays, and let Qt tell everybody."""
    document = QJsonDocument.fromJson(json.dumps({"screens": [asdict(display) for display in displays]}).encode())
    as_object = _library("Core")["_ZNK13QJsonDocument6objectEv"]
    as_object.restype, as_object.argtypes = None, [ctypes.c_void_p, ctypes.c_void_p]
    holder = (ctypes.c_char * 64)()
    as_object(ctypes.addressof(holder), shiboken6.getCppPointer(document)[0])
    integration, configure = _configure()
    configure(ctypes.addressof(holder), integration)
    _kept.append(holder)
    turn()


@contextmanager
def plugged(*displays: Plugged):
    """Make these the computer's displays for a while; afterwards all is as before."""
    before = [
        Plugged(screen.name(), *screen.geometry().getRect(), int(screen.logicalDotsPerInch()))
        for screen in QGuiApplication.screens()
    ]
    plug(*displays)
    try:
        yield
    finally:
        plug(*before)


def turn() -> None:
    """Let Qt work off what has happened, deletions too."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _library(part: str) -> ctypes.CDLL:
    return ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt" / "lib" / f"libQt6{part}.so.6"))


def _configure():
    gui = _library("Gui")
    native = gui["_ZN15QGuiApplication23platformNativeInterfaceEv"]
    native.restype, native.argtypes = ctypes.c_void_p, []
    interface = native()
    base_function = gui["_ZN24QPlatformNativeInterface28nativeResourceForIntegrationERK10QByteArray"]
    base_table = ctypes.addressof(ctypes.c_void_p.in_dll(gui, "_ZTV24QPlatformNativeInterface"))
    # The first two entries of a table are the offset and the type; functions follow.
    base = (ctypes.c_void_p * TABLE_SLOTS).from_address(base_table + 2 * ctypes.sizeof(ctypes.c_void_p))
    address = ctypes.cast(base_function, ctypes.c_void_p).value
    slot = next(place for place in range(TABLE_SLOTS) if base[place] == address)
    table = (ctypes.c_void_p * TABLE_SLOTS).from_address(ctypes.c_void_p.from_address(interface).value)
    look_up = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(table[slot])
    name = QByteArray(b"setConfiguration")
    found = look_up(interface, shiboken6.getCppPointer(name)[0])
    assert found, "not the offscreen platform"
    return interface, ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(found)


def tell_application_state(state) -> None:
    """Let Qt hear from the system that the program is active, inactive or asleep, as after a lock or a resume."""
    deliver = "handleApplicationStateChangedINS_19SynchronousDeliveryEEEvN2Qt16ApplicationStateEb"
    name = f"_ZN22QWindowSystemInterface29{deliver}"
    function = _library("Gui")[name]
    function.restype, function.argtypes = None, [ctypes.c_int, ctypes.c_bool]
    function(state.value, False)
    turn()
