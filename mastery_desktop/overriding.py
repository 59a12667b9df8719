"""`override` for what the first frame needs.

The module that has it before Python 3.12 takes a fiftieth of the time to that frame; the rest of the program imports it
from there.
"""

from typing import TYPE_CHECKING, TypeVar

__all__ = ["override"]

if TYPE_CHECKING:
    from typing_extensions import override
else:
    M = TypeVar("M")

    def override(method: M) -> M:
        """Say that a method takes the place of one of its base class; the checker of types sees to it."""
        return method
