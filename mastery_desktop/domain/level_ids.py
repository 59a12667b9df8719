"""Ids of files that leave the team: other ones at each share level, so that no two levels can be linked by an id.

The id of a session is made of random bits and stays in the team's database and in the files for colleagues. With it as
the key of a keyed hash (HMAC-SHA-256), every computer that has the whole session comes to the same id at a level, so
copies of a session are known within the level. Whoever has files of two reduced levels, and not the session itself,
cannot tell from their ids that they belong together: that would take a guess of the key.
"""

import hashlib
import hmac
from typing import Final
from uuid import UUID

from mastery_desktop.domain.identity import SessionId

_SEPARATOR: Final = "\x1f"
_ID_BYTES: Final = 16
_HASHED: Final = 5
_TICKS: Final = 2**40
"""More than any clock here counts up to, so that a tick says nothing once a number below this is added."""

_LAST_TICK: Final = 2**62
"""As far as ticks go in files."""


def id_at(level: str, key: str, own: str = "") -> str:
    """The id that stands for something at a share level.

    Args:
        level: the share level.
        key: the id of the whole session, or of its series, which nobody knows who has only what leaves at the level.
        own: the id of a part of it; empty for itself.
    """
    return str(UUID(bytes=_digest(level, key, own)[:_ID_BYTES], version=_HASHED))


def session_at(level: str, session: SessionId) -> SessionId:
    """The id of a session at a share level."""
    return SessionId(id_at(level, session))


def is_of_a_level(session: SessionId) -> bool:
    """Whether a session came with a file for the public: its id was made by a hash, and not at random."""
    return UUID(session).version == _HASHED


def tick_at(level: str, session: SessionId, tick: int) -> int:
    """A tick that keeps the order of copies of one session, and says nothing about their clock."""
    return min(tick + int.from_bytes(_digest(level, session, "tick")) % _TICKS, _LAST_TICK)


def _digest(level: str, key: str, own: str) -> bytes:
    return hmac.new(key.encode(), _SEPARATOR.join(("mastery-desktop", level, own)).encode(), hashlib.sha256).digest()
