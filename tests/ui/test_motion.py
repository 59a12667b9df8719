"""Nothing slides where the computer asks for that: read from a desktop's own settings, as they stand on its bus."""

import os
import sys
import threading

import pytest
from jeepney import HeaderFields, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from mastery_desktop.ui.motion import less_motion
from mastery_desktop.ui.widgets import panel as panel_module
from mastery_desktop.ui.widgets.panel import InlinePanel
from tests.helpers.atspi import missing, session_bus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the settings of another system")


@pytest.fixture
def portal(monkeypatch):
    """A session's bus with a desktop on it, which says what it is told to say; gives what changes that."""
    if "dbus-daemon" in missing():
        pytest.skip("dbus-daemon is not installed")
    says = {}

    def serve(bus):
        while True:
            try:
                asked = bus.receive()
            except (ConnectionError, OSError, ValueError):
                return
            if asked.header.message_type is MessageType.method_call:
                known = asked.header.fields[HeaderFields.member] == "ReadAll"
                answer = new_method_return(asked, "a{sa{sv}}", (says,)) if known else new_error(asked, "no.Such")
                bus.send_message(answer)

    with session_bus(dict(os.environ)) as environment:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", environment["DBUS_SESSION_BUS_ADDRESS"])
        bus = open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"])
        bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
        desktop = threading.Thread(target=serve, args=(bus,), daemon=True)
        desktop.start()
        yield says
    desktop.join(5)
    bus.close()
    less_motion.cache_clear()


def asked():
    less_motion.cache_clear()
    return less_motion()


def test_a_desktop_that_animates_nothing_is_followed(portal):
    assert not asked()
    portal["org.gnome.desktop.interface"] = {"enable-animations": ("b", False)}
    assert asked()
    portal["org.gnome.desktop.interface"] = {"enable-animations": ("b", True)}
    assert not asked()
    portal["org.freedesktop.appearance"] = {"reduced-motion": ("u", 1)}
    assert asked()


def test_where_nobody_can_be_asked_things_move_as_the_setting_says(monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    assert not asked()
    less_motion.cache_clear()


@pytest.mark.parametrize("less", [True, False])
def test_a_panel_is_in_its_place_at_once_where_less_motion_is_wanted(qtbot, monkeypatch, less):
    monkeypatch.setattr(panel_module, "less_motion", lambda: less)
    host = panel_module.QFrame()
    qtbot.addWidget(host)
    host.resize(900, 600)
    host.show()
    made = InlinePanel("About", host, moves=True)
    made.open_panel()
    assert (made.geometry().right() == host.rect().right()) is less
    made.close_panel()
