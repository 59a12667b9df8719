"""A pack whose every text stands in two languages, for paper that speaks both."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from mastery_desktop.messages import both

if TYPE_CHECKING:
    from mastery_desktop.domain.pack import Pack


def in_two_languages(first: Pack, second: Pack) -> Pack:
    """The pack in the first language, its texts joined with those of the second; ids and order are the first's.

    What the second does not have in the same shape stays as it is in the first.
    """
    joined: Pack = _joined(first, second)
    return replace(
        joined,
        id=first.id,
        version=first.version,
        language=first.language,
        translation_note=first.translation_note or second.translation_note,
        hash=first.hash,
        hashes=first.hashes,
        overlay=first.overlay,
    )


def _joined(first: Any, second: Any) -> Any:  # noqa: ANN401 - walks values of every class of the content
    if isinstance(first, str) and type(first) is type(second):
        return both(first, second)
    if isinstance(first, tuple) and isinstance(second, tuple) and len(first) == len(second):
        return tuple(_joined(one, other) for one, other in zip(first, second, strict=True))
    if is_dataclass(first) and not isinstance(first, type) and type(first) is type(second):
        return replace(
            first,
            **{field.name: _joined(getattr(first, field.name), getattr(second, field.name)) for field in fields(first)},
        )
    return first
