"""Suggestions as lines of text, numbered, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mastery_desktop.domain.filled_forms import Suggestion, Suggestions


def as_list(found: Suggestions) -> str:
    """Each suggestion with its number, from 1; what stands there now and what would."""
    if not found.changes:
        return _("The forms would change nothing.")
    return "\n".join(f"{number}  {_lines(change)}" for number, change in enumerate(found.changes, start=1))


def numbered(found: Suggestions, numbers: Sequence[int]) -> list[Suggestion]:
    """The suggestions with some numbers of the list.

    Raises:
        NotPossible: there is none with such a number; nothing was taken over yet.
    """
    for number in numbers:
        if not 1 <= number <= len(found.changes):
            raise NotPossible(_("There is no suggestion {n}. Nothing was taken over.").format(n=number))
    return [found.changes[number - 1] for number in dict.fromkeys(numbers)]


def _lines(change: Suggestion) -> str:
    then = change.then.replace("\n", "\n     ")
    now = change.now.replace("\n", "\n     ")
    parts = [f"{change.place} ({change.source})"]
    parts += [_("now: {text}").format(text=now)] if now else []
    return "\n   ".join([*parts, _("then: {text}").format(text=then)])
