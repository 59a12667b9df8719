"""A picture of the facilitator's own on the wall: a photo, a drawing, a page of a PDF."""

from dataclasses import dataclass
from typing import Final

from mastery_desktop.domain.identity import SessionId, StepId, Wall

MOST_INPUT: Final = 10_000_000
"""The largest file that is looked at, in bytes."""

MOST_PICTURE: Final = 2_000_000
"""The largest picture that is kept: what was chosen is drawn anew in the size of a wall, so a large one is a fault."""

MOST_SLIDES: Final = 8
"""Slides of its own that a session can have: with more, its file would be too large to be sent."""

_SIGNATURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@dataclass(frozen=True, kw_only=True)
class OwnSlide:
    """What a step for a slide of one's own shows: `name` in words, and the SHA-256 of its `picture`.

    The picture itself is kept once, by that sum, and is not among the records.
    """

    id: Wall[str]
    session_id: Wall[SessionId]
    step: Wall[StepId]
    name: Wall[str]
    picture: Wall[str]


@dataclass(frozen=True, kw_only=True)
class ShownSlide:
    """A slide of one's own with its picture, as a PNG or JPEG."""

    step: StepId
    name: str
    picture: bytes


def is_picture(data: bytes) -> bool:
    """Whether some bytes can be a picture that is kept."""
    return len(data) <= MOST_PICTURE and data.startswith(_SIGNATURES)
