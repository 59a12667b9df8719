"""Reads files of others, in the process that the program has started to do so and may have to replace."""

from collections.abc import Sequence
from pathlib import Path

from mastery_desktop.services.forms import COMMAND as READ_FORMS
from mastery_desktop.services.rollup import COMMAND as READ_SHARES


def is_meant(given: Sequence[str]) -> bool:
    """Whether the program has started this process to read for it; no user types this."""
    return given[:1] in ([READ_FORMS], [READ_SHARES])


def run(given: Sequence[str]) -> int:
    """Read what is handed in, until there is no more; gives the exit code."""
    if given[0] == READ_SHARES:
        from mastery_desktop.services.rollup.apart import work_off as read_off  # noqa: PLC0415 - one of the two

        return read_off()
    from mastery_desktop.services.forms.apart import work_off  # noqa: PLC0415 - one of the two

    return work_off(Path(given[1]), int(given[2]))
