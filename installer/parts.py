"""Chooses which parts of Qt a bundle needs.

PyInstaller takes every plugin of the parts of Qt that are imported, and whatever those plugins lean on: the toolkit of
another desktop, the engine of Qt Quick. Here the plugins that are used are named, and of the libraries only those stay
that something which stays leans on.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Final

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
_DATA: Final = re.compile(r"^PySide6/(?:Qt/)?translations/|^alembic/templates/")

Imports = Callable[[str], Iterable[str]]


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
        else:
            libraries[name] = part
    waiting = [part[1] for part in kept.values()]
    while waiting:
        wanted = set(imports(waiting.pop()))
        for name in [name for name in libraries if PurePath(name).name in wanted]:
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
