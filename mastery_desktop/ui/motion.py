"""Whether this computer asks programs to move as little as they can."""

import sys
from contextlib import suppress
from functools import cache

_PATIENCE_S = 0.3
_CLIENT_AREA_ANIMATION = 0x1042


@cache
def less_motion() -> bool:
    """What the computer's own settings say, asked once; False where they cannot be asked."""
    with suppress(Exception):  # a question to the system, which may answer anything or not at all
        if sys.platform == "win32":
            return _windows()
        if sys.platform == "darwin":
            return _macos()
        return _desktop_portal()
    return False


def _windows() -> bool:
    import ctypes  # noqa: PLC0415 - only here

    shown = ctypes.c_int(1)
    library = ctypes.windll.user32  # type: ignore[attr-defined,unused-ignore]
    library.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(shown), 0)
    return not shown.value


def _macos() -> bool:
    import ctypes  # noqa: PLC0415 - only here

    runtime = ctypes.CDLL("/usr/lib/libobjc.dylib")
    runtime.objc_getClass.restype = runtime.sel_registerName.restype = ctypes.c_void_p
    runtime.objc_getClass.argtypes = runtime.sel_registerName.argtypes = [ctypes.c_char_p]
    address = ctypes.cast(runtime.objc_msgSend, ctypes.c_void_p).value or 0
    give = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(address)
    ask = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)(address)
    workspace = give(runtime.objc_getClass(b"NSWorkspace"), runtime.sel_registerName(b"sharedWorkspace"))
    return bool(ask(workspace, runtime.sel_registerName(b"accessibilityDisplayShouldReduceMotion")))


def _desktop_portal() -> bool:
    """What the desktop says through its portal, which GNOME, KDE and others have."""
    # comes with wakepy, on Linux alone
    from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]  # noqa: PLC0415
    from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]  # noqa: PLC0415

    settings = DBusAddress(
        "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Settings"
    )
    asked = (["org.freedesktop.appearance", "org.gnome.desktop.interface"],)
    with open_dbus_connection(bus="SESSION") as bus:
        (found,) = bus.send_and_get_reply(new_method_call(settings, "ReadAll", "as", asked), timeout=_PATIENCE_S).body
    reduced = found.get("org.freedesktop.appearance", {}).get("reduced-motion", ("u", 0))[1]
    animates = found.get("org.gnome.desktop.interface", {}).get("enable-animations", ("b", True))[1]
    return bool(reduced) or not animates
