"""A folder of files into schools: what became of each file is told, one by one, and the rest goes through."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Final

from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rollup import results_of
from mastery_desktop.domain.school_share import UNFINISHED, SchoolShare
from mastery_desktop.domain.standing import copy_rank
from mastery_desktop.messages import _, ngettext
from mastery_desktop.services.rollup.apart import Locked, Refusal
from mastery_desktop.storage.container import MOST_BYTES

ENDING: Final = ".mastery"
MOST_FILES: Final = 50_000
"""How many files of a folder are looked at."""

Told = Callable[[int, int], None]
"""Hears how many files of how many are done; what it raises stops the work."""

ReadShares = Callable[[Sequence[Path]], Iterator[object]]
"""Gives a `SchoolShare` or a `Refusal` for each file."""


class Fate(Enum):
    """What became of a file."""

    TAKEN = "taken"
    DUPLICATE = "duplicate"
    OLDER = "older"
    REFUSED = "refused"
    FOREIGN = "foreign"
    LOCKED = "locked"


@dataclass(frozen=True)
class FileLine:
    """A file of the folder, what became of it, and the reason as a sentence."""

    name: str
    fate: Fate
    reason: str


@dataclass(frozen=True)
class Gathered:
    """The sessions of each school, and a line for each file, in the order of their names."""

    schools: Mapping[str, tuple[SchoolShare, ...]]
    lines: tuple[FileLine, ...]

    @property
    def taken(self) -> int:
        """How many files went into the picture."""
        return sum(1 for line in self.lines if line.fate is Fate.TAKEN)

    @property
    def locked(self) -> tuple[str, ...]:
        """The names of files with a passphrase that nobody gave yet."""
        return tuple(line.name for line in self.lines if line.fate is Fate.LOCKED)


class _Heap:
    """What is gathered, file after file; of a session only its newest copy."""

    def __init__(self, pack: Pack, today: date) -> None:
        self._pack, self._today = pack, today
        self._newest: dict[str, tuple[SchoolShare, str]] = {}
        self.lines: dict[str, FileLine] = {}

    def note(self, name: str, fate: Fate, reason: str) -> None:
        """Say what became of a file."""
        self.lines[name] = FileLine(name, fate, reason)

    def add(self, name: str, share: SchoolShare) -> None:
        """Take a file in, unless there is a newer copy of the same session, or it is about something else."""
        if turned_away := reason_not_to_count(share, self._pack, self._today):
            self.note(name, *turned_away)
            return
        there = self._newest.get(share.session)
        if there is None:
            self._take(name, share)
        elif share == there[0]:
            kept, copy = sorted((name, there[1]), key=lambda one: (len(one), one))  # a copy has the longer name
            self._take(kept, share)
            self.note(copy, Fate.DUPLICATE, _("It says the same as {other}.").format(other=kept))
        elif copy_rank(share) > copy_rank(there[0]):
            self.note(there[1], Fate.OLDER, _older(name))
            self._take(name, share)
        else:
            self.note(name, Fate.OLDER, _older(there[1]))

    def say_groups(self) -> None:
        """Say of files of one school and one day that they are, since only one of their results can stand."""
        days: dict[tuple[str, date], list[str]] = {}
        for share, name in self._newest.values():
            days.setdefault((share.key, share.held_on), []).append(name)
        for names in days.values():
            for name in names if len(names) > 1 else ():
                words = _(
                    "It is of the same school and day as {others}. The school counts once; of each practice the result"
                    " with the most raters stands, or else the one changed last."
                )
                told = words.format(others=", ".join(other for other in sorted(names) if other != name))
                self.note(name, Fate.TAKEN, " ".join(filter(None, (self.lines[name].reason, told))))

    def say_unnamed(self) -> None:
        """Say of files for the state among others that a school with both counts twice: nothing links the two."""
        unnamed = {share.session: not share.name for share, _name in self._newest.values()}
        if all(unnamed.values()) or not any(unnamed.values()):
            return
        for share, name in self._newest.values():
            if unnamed[share.session]:
                told = _("It names no school, and others here do. A school of which both are here counts twice.")
                self.note(name, Fate.TAKEN, " ".join(filter(None, (self.lines[name].reason, told))))

    def schools(self) -> dict[str, tuple[SchoolShare, ...]]:
        """The sessions of each school, under a key that does not name it."""
        found: dict[str, list[SchoolShare]] = {}
        for share, _name in self._newest.values():
            found.setdefault(school_key(share), []).append(share)
        return {key: tuple(sorted(shares, key=lambda share: share.session)) for key, shares in sorted(found.items())}

    def _take(self, name: str, share: SchoolShare) -> None:
        self._newest[share.session] = share, name
        self.note(name, Fate.TAKEN, self._about(share))

    def _about(self, share: SchoolShare) -> str:
        strange = len(share.ratings) - sum(1 for _result in results_of(self._pack, share))
        words = ngettext(
            "{n} result in it is of other practices, levels or words than these, and is not counted.",
            "{n} results in it are of other practices, levels or words than these, and are not counted.",
            strange,
        )
        said = [words.format(n=strange)] if strange else []
        return " ".join([*said, _(UNFINISHED)] if share.unfinished else said)


def reason_not_to_count(share: SchoolShare, pack: Pack, today: date) -> tuple[Fate, str] | None:
    """Why a sound file is not counted, with its fate; None where it is."""
    if share.sample:
        return Fate.FOREIGN, _("It is the sample: an invented school, which is never counted.")
    if share.pack_id != pack.id:
        words = _("It was led with another framework ({pack}), which cannot be counted together with this one.")
        return Fate.FOREIGN, words.format(pack=share.pack_id)
    if share.held_on > today:
        words = _("Its workshop is dated {day}, which is still to come.")
        return Fate.REFUSED, words.format(day=share.held_on.isoformat())
    return None


def fate_of(refusal: Refusal) -> Fate:
    """What becomes of a file of which nothing was taken."""
    return Fate.LOCKED if isinstance(refusal, Locked) else Fate.REFUSED


def school_key(share: SchoolShare) -> str:
    """What sessions of a school have in common, in a form that does not name it."""
    return hashlib.sha256(share.key.encode()).hexdigest()[:24]


def gather(folder: Path, pack: Pack, today: date, read: ReadShares, told: Told | None = None) -> Gathered:
    """Read the files of a folder and of the folders in it.

    Args:
        folder: the folder; links in it are not followed.
        pack: the framework.
        today: a workshop of a later day is not counted.
        read: reads the files.
        told: hears how far it is.

    Raises:
        OSError: the folder cannot be read.
    """
    heap = _Heap(pack, today)
    names: list[str] = []
    wanted: list[Path] = []
    for file in files_in(folder):
        name = file.relative_to(folder).as_posix()
        names.append(name)
        if reason := reason_to_pass(file):
            heap.note(name, Fate.FOREIGN, reason)
        elif len(names) > MOST_FILES:
            heap.note(name, Fate.REFUSED, _("This file and those after it are too many at once."))
            break
        else:
            wanted.append(file)
    for done, (file, found) in enumerate(zip(wanted, read(wanted), strict=True), 1):
        name = file.relative_to(folder).as_posix()
        if isinstance(found, SchoolShare):
            heap.add(name, found)
        elif isinstance(found, Refusal):
            heap.note(name, fate_of(found), found.reason)
        if told:
            told(done, len(wanted))
    heap.say_groups()
    heap.say_unnamed()
    return Gathered(heap.schools(), tuple(heap.lines[name] for name in names))


def files_in(folder: Path) -> Iterator[Path]:
    """The files in a folder and below, in the order of their names."""
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            yield from files_in(entry)
        else:
            yield entry


def reason_to_pass(file: Path) -> str:
    """Why a file is not even opened; empty where it is."""
    if file.is_symlink():
        return _("It is a link, and links are not followed.")
    if not file.is_file():
        return _("It is no file.")
    if file.suffix.lower() != ENDING:
        return _("It is not a session file.")
    try:
        size = file.stat().st_size
    except OSError:
        return _("It could not be opened.")
    return _("It is far larger than any session.") if size > MOST_BYTES else ""


def _older(other: str) -> str:
    return _("{other} is a newer copy of the same session.").format(other=other)
