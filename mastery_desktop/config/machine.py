"""What a room check asks of the computer: free space, whether a folder takes files, the battery."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Battery:
    """The battery: how full it is, in percent, and whether the computer is plugged in."""

    percent: int
    plugged_in: bool


def battery() -> Battery | None:
    """The battery as it is now; None where there is none, or where the system does not tell."""
    import psutil  # noqa: PLC0415 - only a room check needs it

    try:
        found = psutil.sensors_battery()
    except (AttributeError, OSError, RuntimeError):  # not every system has the question
        return None
    return Battery(round(found.percent), bool(found.power_plugged)) if found else None


def free_space(folder: Path) -> int | None:
    """How many bytes are free where a folder lies; None where it cannot be told."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def takes_files(folder: Path) -> bool:
    """Whether a folder is there and files can be written into it; what is tried is gone again."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\0")
    except OSError:
        return False
    return True
