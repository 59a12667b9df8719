"""What a user chose, as one file to take to another computer, and back.

It holds what was chosen and fits any computer. Folders stay, and so does where windows stood: they mean nothing
elsewhere. A file is looked at setting by setting; what this program does not know, or does not accept, is left out and
named.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from mastery_desktop.config.settings import Choices
from mastery_desktop.domain.errors import FileRefused
from mastery_desktop.messages import _

FORMAT: Final = "mastery-settings"
VERSION: Final = 1
_LARGEST: Final = 1_000_000


@dataclass(frozen=True)
class SettingsFile:
    """What a file says: the settings that can be taken over, and the names of those that cannot."""

    values: dict[str, Any]
    left_out: tuple[str, ...]


def travelling() -> tuple[str, ...]:
    """The keys of the settings that go into a file."""
    return tuple(key for key, setting in Choices.declared.items() if setting.travels)


def write_settings(choices: Choices) -> bytes:
    """The file of some choices: those that differ from the usual ones, the same bytes for the same choices."""
    chosen = {key: choices.values[key] for key in travelling() if key in choices.values}
    kept = {key: value for key, value in chosen.items() if value != Choices.declared[key].default}
    document = {"format": FORMAT, "version": VERSION, "settings": kept}
    return json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def read_settings(data: bytes, languages: Mapping[str, Collection[str]] | None = None) -> SettingsFile:
    """Read such a file; nothing is changed yet.

    Args:
        data: the file.
        languages: the languages that are here, by the key of the setting that names one; any without them.

    Raises:
        FileRefused: it is none, or a newer version of the program made it.
    """
    try:
        document = json.loads(data.decode("utf-8")) if len(data) <= _LARGEST else None
    except (ValueError, RecursionError):
        document = None
    found = document.get("settings") if isinstance(document, dict) and document.get("format") == FORMAT else None
    if not isinstance(document, dict) or not isinstance(found, dict):
        raise FileRefused(_("This is no file of settings, or it was damaged on its way. Nothing was changed."))
    if document.get("version") != VERSION:
        raise FileRefused(
            _("This file of settings was made by another version of Mastery Desktop. Nothing was changed.")
        )
    here = languages or {}

    def fits(key: str, value: object) -> bool:
        return Choices.declared[key].accepts(value) and (key not in here or value in ("", *here[key]))

    known = set(travelling())
    values = {key: value for key, value in found.items() if key in known and fits(key, value)}
    return SettingsFile(values, tuple(sorted(found.keys() - values.keys())))


def take_over(choices: Choices, values: dict[str, Any], left_out: Collection[str] = ()) -> None:
    """Let these be the choices.

    What can travel and is not among them is as usual again; what cannot travel, or was left out, stays as it is.
    """
    for key in set(travelling()).difference(left_out):
        choices.values.pop(key, None)
    for key, value in values.items():
        setattr(choices, key, value)
