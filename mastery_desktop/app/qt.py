"""Imports Qt, and takes back what that does to every later import.

PySide6 replaces `__import__`, to find modules that ask for another style of names: it reads the source of every module
that is imported afterwards, and keeps it. No module here asks for that. With the plain `__import__` in its place,
SQLAlchemy is there in three quarters of the time, and with 20 MB less.
"""

import builtins

_plain_import = builtins.__import__

from PySide6 import QtCore, QtGui, QtWidgets  # noqa: E402 - between taking and giving back

builtins.__import__ = _plain_import

__all__ = ["QtCore", "QtGui", "QtWidgets"]
