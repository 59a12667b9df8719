"""Starts the window and the demonstration; the place where windows and services meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mastery_desktop.bootstrap import ContentChoice
    from mastery_desktop.config.paths import Paths
    from mastery_desktop.domain.key_list import KeyGroup
    from mastery_desktop.services.doctor import Finding


def run_window(paths: Paths, content: Callable[[], ContentChoice], file: Path | None) -> int:
    """Open the window and stay until it is closed; gives the exit code.

    Args:
        paths: where the data lie.
        content: makes the choice of content. It is called after the first frame, because it loads what is heavy.
        file: a session file to open.
    """
    from mastery_desktop.app.start import run  # noqa: PLC0415 - only the window needs Qt

    return run(paths, content, file)


def displays() -> list[Finding]:
    """What a doctor finds of the displays."""
    from mastery_desktop.app.doctor import displays as look  # noqa: PLC0415 - only this needs Qt

    return look()


def key_groups() -> tuple[KeyGroup, ...]:
    """All keys of the program, by what they are for."""
    from mastery_desktop.ui.key_list import key_groups as listed  # noqa: PLC0415 - only this needs Qt

    return listed()


def key_hints() -> dict[str, str]:
    """What each key is called on the keyboard, by its name."""
    from mastery_desktop.ui.key_list import key_hints as named  # noqa: PLC0415 - only this needs Qt

    return named()


def run_demo(out: Path, content: ContentChoice, size: tuple[int, int] | None = None) -> int:
    """Lead a whole workshop by key and mouse events on shown windows; gives the exit code.

    Args:
        out: the folder for pictures, papers and the session file; it is made where it is missing.
        content: the content to lead it with.
        size: width and height of the console in pixels; without it, that of a first start.
    """
    from mastery_desktop.app.demo import run  # noqa: PLC0415 - only the window needs Qt

    return run(out, content, size)
