"""Choices for printing that are kept under a name, such as that of a copier; window and terminal read the same ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from mastery_desktop.domain.ordering import index_order

if TYPE_CHECKING:
    from mastery_desktop.config.settings import Choices

Kept = dict[str, object]
"""The choices of one name: what each of them was called when it was kept, and its value."""

LONGEST_NAME: Final = 60
"""How many letters a name has at most."""


def kept_choices(choices: Choices) -> dict[str, Kept]:
    """What is kept, by its name in the order of the names; nothing where the settings hold something else."""
    try:
        kept = json.loads(choices.print_presets or "{}")
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    names = sorted((name for name, values in kept.items() if isinstance(values, dict)), key=index_order)
    return {name: kept[name] for name in names}


def keep_choices(choices: Choices, kept: dict[str, Kept]) -> None:
    """Keep these and no others.

    Raises:
        OSError: the settings could not be written; the choices hold until the program ends.
    """
    choices.print_presets = json.dumps(kept, sort_keys=True, ensure_ascii=False) if kept else ""
    choices.save()


def plain_name(typed: str) -> str:
    """A name as it is kept; empty where nothing was typed."""
    return " ".join(typed.split())[:LONGEST_NAME]
