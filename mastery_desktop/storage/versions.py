"""When and where a record was written."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Version:
    """When a record was last written: a tick of the logical clock, and the computer that wrote it."""

    lamport: int
    device: str
