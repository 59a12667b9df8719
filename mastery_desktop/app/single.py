"""Keeps to one window for one data folder: a second start hands its file over and ends.

The two processes talk through a local socket, which is a file or a pipe of this user on this computer.
"""

from __future__ import annotations

import json
import os
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDir, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS: Final = 2000
_LONGEST: Final = 16_384
_ANSWER: Final = b"ok\n"


def socket_name(data: Path) -> str:
    """The name of the socket for a data folder."""
    path = os.fsencode(data)
    return f"mastery-desktop-{zlib.crc32(path):08x}{zlib.adler32(path):08x}"


def hand_over(name: str, file: Path | None) -> bool:
    """Ask the window that is already open to come to the front, with a file; says whether there was one."""
    if os.name == "posix" and not Path(QDir.tempPath(), name).exists():
        return False  # saves the first start from loading the network library before its first frame
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - see above

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return False
    message = {"open": str(file.absolute()) if file else ""}
    socket.write(json.dumps(message).encode() + b"\n")
    socket.flush()
    answered = socket.waitForReadyRead(_WAIT_MS) and bytes(socket.readLine().data()) == _ANSWER
    socket.disconnectFromServer()
    return answered


class FirstInstance(QObject):
    """Listens for later starts.

    Attributes:
        called: another start wants this window to come to the front, with a file; empty without one.
    """

    called = Signal(str)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Listen under a name; where that is not possible, a second start will say that the data are in use."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - not before the first frame

        super().__init__(parent)
        self._server: QLocalServer = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_new_connection)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left by a window that was killed
            self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._on_ready_read)
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    def _on_ready_read(self) -> None:
        self._read(self.sender())  # type: ignore[arg-type] # only sockets are connected to it

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST:
                socket.abort()
            return
        try:
            message = json.loads(bytes(socket.readLine(_LONGEST).data()))
            file = message["open"]
        except (ValueError, KeyError, TypeError):
            socket.abort()
            return
        if isinstance(file, str):
            socket.write(_ANSWER)
            socket.flush()
            self.called.emit(file)
