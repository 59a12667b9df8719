"""Which roll-ups left this computer before: what each school contributed, by a key that does not name it.

It is needed to tell when two roll-ups could be subtracted from each other. It stays on this computer.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import msgspec

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.rollup import Earlier, RollUp
from mastery_desktop.files import atomic_write
from mastery_desktop.messages import _

_MOST_KEPT: Final = 20
_log = logging.getLogger(__name__)


class _Entry(msgspec.Struct):
    """A roll-up as it is kept."""

    pack: str
    day: date
    all_consent: bool
    schools: dict[str, dict[str, tuple[int, ...]]]
    held_back: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """The roll-ups that left this computer, in one file."""

    file: Path

    def earlier(self, pack: str) -> list[Earlier]:
        """Those of a framework, the oldest first. A ledger that cannot be read is told of in the log, and is empty."""
        return [
            Earlier(day=entry.day, schools=entry.schools, all_consent=entry.all_consent, held_back=entry.held_back)
            for entry in self._read()
            if entry.pack == pack
        ]

    def enter(self, pack: str, rolled: RollUp) -> bool:
        """Keep a roll-up that leaves this computer; one that is kept already stays as it is, and gives False.

        Raises:
            NotPossible: it cannot be written.
        """
        schools = {key: dict(cells) for key, cells in rolled.contributions.items()}
        entries = self._read()
        if any(entry.pack == pack and entry.schools == schools for entry in entries):
            return False
        entry = _Entry(
            pack=pack,
            day=rolled.day,
            all_consent=rolled.all_consent,
            schools=schools,
            held_back=rolled.held_back,
        )
        entries.append(entry)
        self._write(entries[-_MOST_KEPT:])
        return True

    def forget_last(self) -> None:
        """Take the last one out again: it did not leave after all."""
        self._write(self._read()[:-1])

    def _read(self) -> list[_Entry]:
        try:
            return msgspec.json.decode(self.file.read_bytes(), type=list[_Entry])
        except FileNotFoundError:
            return []
        except (OSError, msgspec.MsgspecError):
            _log.warning("the list of earlier roll-ups cannot be read")
            return []

    def _write(self, entries: Sequence[_Entry]) -> None:
        try:
            atomic_write(self.file, msgspec.json.encode(entries))
        except OSError as error:
            words = _("What was rolled up could not be written down on this computer. Nothing was saved.")
            raise NotPossible(words) from error
