"""The guard itself, because a guard that lets through looks like a program that keeps still."""

import os
import socket  # noqa: TID251 - to try the guard

import pytest

from mastery_desktop.config.paths import find_paths
from tests.helpers.network import GUARD, NetworkRefusedError


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_an_internet_socket_is_refused_and_remembered(family):
    with pytest.raises(NetworkRefusedError):
        socket.socket(family, socket.SOCK_STREAM)
    assert len(GUARD.attempts) == 1
    GUARD.attempts.clear()


def test_a_name_is_not_looked_up():
    with pytest.raises(NetworkRefusedError):
        socket.getaddrinfo("localhost", 80)
    with pytest.raises(NetworkRefusedError):
        socket.gethostbyname("localhost")
    assert len(GUARD.attempts) == 2
    GUARD.attempts.clear()


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no local sockets")
def test_a_local_socket_is_allowed():
    socket.socket(socket.AF_UNIX).close()
    assert GUARD.attempts == []


def test_every_test_has_a_home_of_its_own(own_home):
    paths = find_paths(None, os.environ)
    assert paths.data == own_home
    assert list(paths.data.iterdir()) == []
