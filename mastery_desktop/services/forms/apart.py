"""Files of others are read in a process of their own, with a limit of time and of memory.

A file can be made so that the library that reads it works for minutes, fills the memory or fails. Here it then ends its
own process, and the file is refused; the program and the other files go on.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import mastery_desktop
from mastery_desktop.domain.filled_forms import Unreadable
from mastery_desktop.services.forms import COMMAND
from mastery_desktop.storage.temporary import no_room, private_folder

_SECONDS: Final = 10.0
"""How long a process may take before the file that it is at is given up."""

_MEMORY: Final = 1_500_000_000
_NO_WINDOW: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def read_apart(files: Sequence[bytes]) -> list[dict[str, str] | Unreadable]:
    """Read the fields of PDFs, each as `documents.form_reading` does; one that ends its process is refused.

    Raises:
        StorageError: there is no room for them among the temporary files.
    """
    found: list[dict[str, str] | Unreadable] = []
    with private_folder("forms") as folder:
        try:
            for at, data in enumerate(files):
                (folder / f"{at}.pdf").write_bytes(data)
        except OSError as error:
            raise no_room(error) from None
        while len(found) < len(files):
            _run(folder, len(found))
            while len(found) < len(files) and (folder / f"{len(found)}.json").exists():
                found.append(_answer(folder / f"{len(found)}.json"))
            if len(found) < len(files):
                found.append(Unreadable.TOO_MUCH)
    return found


def work_off(folder: Path, first: int) -> int:
    """In the process of its own: read the files of a folder from a number on, and leave an answer for each."""
    from mastery_desktop.documents.form_reading import read_fields  # noqa: PLC0415 - in that process only

    _bound_memory()
    at = first
    while (folder / f"{at}.pdf").exists():
        fields = read_fields((folder / f"{at}.pdf").read_bytes())
        answer = {"why": fields.value} if isinstance(fields, Unreadable) else {"fields": fields}
        unfinished = folder / f"{at}.part"
        unfinished.write_text(json.dumps(answer), encoding="utf-8")
        unfinished.replace(folder / f"{at}.json")
        at += 1
    return 0


def _run(folder: Path, first: int) -> None:
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "mastery_desktop"]
    home = str(Path(mastery_desktop.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
    try:
        subprocess.run(  # noqa: S603 - the program itself
            [*program, COMMAND, str(folder), str(first)],
            env=os.environ | {"PYTHONPATH": paths},
            timeout=_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
    except subprocess.TimeoutExpired:
        return  # it was ended; what it left is looked at


def _answer(file: Path) -> dict[str, str] | Unreadable:
    answer = json.loads(file.read_text(encoding="utf-8"))
    return Unreadable(answer["why"]) if "why" in answer else dict(answer["fields"])


def _bound_memory() -> None:
    """Let the process have no more than it needs many times over, where the system can be told so."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
