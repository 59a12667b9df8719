"""What records are known by, and the privacy classes of their fields; `records` hands all of it on."""

from enum import IntEnum
from typing import Annotated, NewType, TypeVar

SessionId = NewType("SessionId", str)
StepId = NewType("StepId", str)
GroupId = NewType("GroupId", str)
FocusId = NewType("FocusId", str)


class Privacy(IntEnum):
    """Where a field may go; each class may go wherever the ones after it may, and further.

    `PUBLIC` may leave the school, `WALL` may stand before the team that wrote it, `TEAM` goes to colleagues.
    """

    PUBLIC = 0
    WALL = 1
    TEAM = 2
    FACILITATOR = 3
    MACHINE = 4


T = TypeVar("T")
Public = Annotated[T, Privacy.PUBLIC]
Wall = Annotated[T, Privacy.WALL]
Team = Annotated[T, Privacy.TEAM]
Own = Annotated[T, Privacy.FACILITATOR]
Local = Annotated[T, Privacy.MACHINE]
