"""Which roll-ups left this computer before: what each school contributed, by a key that does not name it.

It is needed to tell when two roll-ups could be subtracted from each other. It stays on this computer.
"""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

import msgspec

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.rollup import Earlier, RollUp
from mastery_desktop.files import atomic_write
from mastery_desktop.messages import _

_MOST_KEPT: Final = 20
_KEY: Final = 8
"""Digits of a key, which somebody types."""

_log = logging.getLogger(__name__)


class _Entry(msgspec.Struct):
    """A roll-up as it is kept."""

    pack: str
    day: date
    at: datetime
    source: str
    all_consent: bool
    schools: dict[str, dict[str, tuple[int, ...]]]
    held_back: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remembered:
    """A roll-up that left this computer: a key to forget it by, when, made of what, and how many schools."""

    key: str
    at: datetime
    source: str
    schools: int


@dataclass(frozen=True)
class Ledger:
    """The roll-ups that left this computer, in one file."""

    file: Path

    def earlier(self, pack: str) -> list[Earlier]:
        """Those of a framework, the oldest first. A ledger that cannot be read is told of in the log, and is empty."""
        return [
            Earlier(
                day=entry.day,
                schools=entry.schools,
                at=entry.at,
                source=entry.source,
                all_consent=entry.all_consent,
                held_back=entry.held_back,
            )
            for entry in self._read()
            if entry.pack == pack
        ]

    def remembered(self, pack: str) -> list[Remembered]:
        """Those of a framework as they are told of, the latest first."""
        entries = [entry for entry in self._read() if entry.pack == pack]
        return [Remembered(_key(entry), entry.at, entry.source, len(entry.schools)) for entry in reversed(entries)]

    def enter(self, pack: str, rolled: RollUp, at: datetime, source: str) -> str:
        """Keep a roll-up that leaves this computer; gives its key, or nothing where there is nothing new to keep.

        One that is kept already stays as it is. Of one that shows no number, nothing could be subtracted.

        Args:
            pack: the framework.
            rolled: the roll-up.
            at: the moment, in UTC.
            source: the folder or the database that it was made of.

        Raises:
            NotPossible: the list cannot be opened or written.
        """
        schools = {key: dict(cells) for key, cells in rolled.contributions.items()}
        entries = self._read_to_change()
        if not rolled.enough or any(entry.pack == pack and entry.schools == schools for entry in entries):
            return ""
        entry = _Entry(
            pack=pack,
            day=rolled.day,
            at=at,
            source=source,
            all_consent=rolled.all_consent,
            schools=schools,
            held_back=rolled.held_back,
        )
        entries.append(entry)
        self._write(entries[-_MOST_KEPT:])
        return _key(entry)

    @contextmanager
    def handing_on(self, pack: str, rolled: RollUp, at: datetime, source: str) -> Iterator[str]:
        """Keep a roll-up while it leaves this computer; what goes wrong while it does is forgotten.

        The arguments, the key that is given and the errors are those of `enter`.
        """
        key = self.enter(pack, rolled, at, source)
        try:
            yield key
        except BaseException:
            if key:
                self.forget(key)
            raise

    def forget(self, key: str) -> None:
        """Take a roll-up out again: it reached nobody after all.

        Raises:
            NotPossible: there is none with this key, or the list cannot be opened or written.
        """
        entries = self._read_to_change()
        kept = [entry for entry in entries if _key(entry) != key]
        if len(kept) == len(entries):
            raise NotPossible(_("No roll-up with the key {key} is remembered.").format(key=key))
        self._write(kept)

    def _read(self) -> list[_Entry]:
        try:
            return self._entries()
        except (OSError, msgspec.MsgspecError):
            _log.warning("the list of earlier roll-ups cannot be read")
            return []

    def _read_to_change(self) -> list[_Entry]:
        """What is written back takes the place of the list, so nothing that could not be read may be lost by it."""
        with _in_words():
            try:
                return self._entries()
            except msgspec.MsgspecError:
                self.file.replace(self.file.with_name(f"{self.file.stem}.broken{self.file.suffix}"))
                return []

    def _entries(self) -> list[_Entry]:
        try:
            return msgspec.json.decode(self.file.read_bytes(), type=list[_Entry])
        except FileNotFoundError:
            return []

    def _write(self, entries: Sequence[_Entry]) -> None:
        with _in_words():
            atomic_write(self.file, msgspec.json.encode(entries))


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        words = _("What was rolled up could not be written down on this computer. Nothing was saved.")
        raise NotPossible(words) from error


def _key(entry: _Entry) -> str:
    return hashlib.sha256(msgspec.json.encode(entry)).hexdigest()[:_KEY]
