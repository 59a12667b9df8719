"""Refuses every way to a network, and remembers who tried."""

import sys
from typing import Any

_INTERNET = {2, 10, 23, 30}  # AF_INET, and AF_INET6 on Linux, Windows and macOS
_LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}


class NetworkRefusedError(RuntimeError):
    """A test tried to reach a network."""


class Guard:
    """An audit hook, which nothing can take out again.

    Attributes:
        attempts: what was tried since somebody last cleared it.
    """

    def __init__(self) -> None:
        self.attempts: list[str] = []
        self._installed = False

    def install(self) -> None:
        """Refuse from now on."""
        if not self._installed:
            self._installed = True
            sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not event.startswith("socket."):
            return
        if event in _LOOK_UPS or (event == "socket.__new__" and arguments[1] in _INTERNET):
            attempt = f"{event}{arguments[1:]}"
            self.attempts.append(attempt)
            raise NetworkRefusedError(attempt)


GUARD = Guard()
