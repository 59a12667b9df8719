"""Chooses which parts of Qt, of Python and of this system a bundle needs.

PyInstaller takes every plugin of the parts of Qt that are imported, and whatever those plugins lean on: the toolkit of
another desktop, the engine of Qt Quick. Here the plugins that are used are named, and of the libraries only those stay
that something which stays leans on. Libraries of the Linux system that builds stay out as well: every desktop has its
own, kept up to date, and some have licences that would reach further than ours. README.md beside this tells the sizes.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Final

from installer.lock import locked

Part = tuple[str, str, str]
"""Name in the bundle, file on this machine, kind."""

_PLUGINS: Final = re.compile(
    r"""
      platforms/.*(offscreen|xcb|wayland|windows|cocoa).*
    | (xcbglintegrations|wayland-[\w-]+)/.*
    | platformthemes/.*xdgdesktopportal.*
    | platforminputcontexts/.*(compose|ibus).*
    | (imageformats|iconengines)/.*(svg|jpeg|ico).*
    | styles/.*
    | printsupport/.*
    """,
    re.VERBOSE,
)
_PLUGIN: Final = re.compile(r"(?:^|/)plugins/([^/]+/[^/]+)$")
_LIBRARY: Final = re.compile(
    r"^(?:PySide6/(?:Qt/lib/)?|pillow\.libs/)?(?:lib(?!python)[^/]+\.so[\d.]*|[^/]+\.dll|lib[^/]+\.dylib)$"
)
_OF_THE_SYSTEM: Final = re.compile(r"^(?:/usr)?/lib(?:32|64)?/.*")
_OFTEN_MISSING: Final = re.compile(
    r"lib(sqlite3|ffi|python[\d.]+|xcb-(cursor|icccm|image|keysyms|render-util|util))\.so[\d.]*"
)
"""Libraries of the system that come along: a desktop may lack them, or has them in another version."""

UNUSED_MODULES: Final = (
    # Parts of Qt that nothing here asks for.
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql"),
    # Parts of Pillow that pictures in documents do not need.
    *("PIL.ImageQt", "PIL.ImageTk", "PIL._avif", "PIL._imagingcms", "PIL._imagingft", "PIL._webp"),
    # Parts of Python for terminals, networks, other databases and other archives. Without the first three, nothing in
    # the bundle can speak over a secured connection; hashes and random numbers have implementations of their own.
    *("ssl", "_ssl", "_hashlib", "readline", "curses", "_curses", "_curses_panel", "_dbm", "_gdbm"),
    *("bz2", "_bz2", "lzma", "_lzma", "_uuid", "nis", "_crypt", "ossaudiodev"),
    # Tools that libraries import where they are there.
    *("setuptools", "pkg_resources", "tkinter", "unittest", "doctest", "pydoc", "pdb", "lib2to3"),
)
"""Modules that a bundle goes without."""

_DASHES: Final = re.compile(r"[-_.]+")

_DATA: Final = re.compile(r"^PySide6/(?:Qt/)?translations/|^alembic/templates/")

Imports = Callable[[str], Iterable[str]]


def foreign_modules(brought_by: Mapping[str, Sequence[str]]) -> list[str]:
    """The modules that are installed here and are no part of the program, so that no library takes one along.

    Libraries import what they find: drivers of other databases, painters of source code. What a developer has installed
    would make another bundle than what is built from the lock file alone.

    Args:
        brought_by: each module at the top, with the distributions that bring it.
    """
    ours = {"mastery-desktop", *(_plain(part.name) for part in locked())}
    return sorted(module for module, parts in brought_by.items() if ours.isdisjoint(map(_plain, parts)))


def _plain(distribution: str) -> str:
    """The name of a distribution in the one form that all its spellings have in common."""
    return _DASHES.sub("-", distribution).lower()


def needed_binaries(parts: Iterable[Part], imports: Imports) -> list[Part]:
    """The parts that stay: what Python imports, the plugins that are used, and the libraries these lean on.

    Args:
        parts: all that PyInstaller found.
        imports: tells the names of the libraries that a file leans on.
    """
    kept: dict[str, Part] = {}
    libraries: dict[str, Part] = {}
    for part in parts:
        name = part[0].replace("\\", "/")
        plugin = _PLUGIN.search(name)
        if plugin and not _PLUGINS.fullmatch(plugin[1]):
            continue
        if plugin or not _LIBRARY.match(name):
            kept[name] = part
        elif not _OF_THE_SYSTEM.match(part[1]) or _OFTEN_MISSING.fullmatch(PurePath(name).name):
            libraries[name] = part
    waiting = [part[1] for part in kept.values()]
    while waiting:
        wanted = {name.casefold() for name in imports(waiting.pop())}  # Windows asks for VCRUNTIME140.dll in any case
        for name in [name for name in libraries if PurePath(name).name.casefold() in wanted]:
            kept[name] = libraries.pop(name)
            waiting.append(kept[name][1])
    return list(kept.values())


def needed_data(parts: Iterable[Part], binaries: Iterable[Part]) -> list[Part]:
    """The data files that stay: not Qt's own translations, nor Alembic's templates, nor links to what was left out.

    Args:
        parts: all that PyInstaller found.
        binaries: the binaries that stay.
    """
    there = {part[0] for part in binaries}
    return [
        part
        for part in parts
        if not _DATA.search(part[0].replace("\\", "/")) and (part[2] != "SYMLINK" or part[1] in there)
    ]
