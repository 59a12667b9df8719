"""What a district lead does with a folder of files: look at it together, and hand the picture on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.rollup import roll_up
from mastery_desktop.messages import _
from mastery_desktop.services.rollup.apart import read_shares
from mastery_desktop.services.rollup.gathering import Fate, gather
from mastery_desktop.services.rollup.ledger import Ledger
from mastery_desktop.services.rollup.locked import Keys

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from mastery_desktop.domain.pack import Pack
    from mastery_desktop.domain.rollup import RollUp
    from mastery_desktop.services.base import Clock
    from mastery_desktop.services.printing import PrintService
    from mastery_desktop.services.rollup.gathering import FileLine, Gathered, Told
    from mastery_desktop.services.rollup.ledger import Remembered


@dataclass(frozen=True)
class Picture:
    """Several schools in one picture, and what became of each file."""

    rolled: RollUp
    gathered: Gathered
    folder: Path

    @property
    def left_out(self) -> tuple[FileLine, ...]:
        """The files that are not in it, and those of which a part is not."""
        return tuple(line for line in self.gathered.lines if line.fate is not Fate.TAKEN or line.reason)


class RollUpService:
    """Rolls up the files of a folder."""

    def __init__(self, pack: Pack, clock: Clock, ledger: Path, printing: PrintService) -> None:
        """Count with a framework; `ledger` is the file of earlier roll-ups."""
        self._pack, self._clock, self._ledger, self._printing = pack, clock, Ledger(ledger), printing

    @property
    def pack(self) -> Pack:
        """The framework that is counted with."""
        return self._pack

    def look(self, folder: Path, told: Told | None = None, keys: Keys | None = None) -> Picture:
        """Put the schools of a folder into one picture. Nothing is kept of it before it is handed on.

        Args:
            folder: the folder, with the folders in it.
            told: hears how many files of how many are read; what it raises stops the work.
            keys: the passphrases of locked files.

        Raises:
            NotPossible: the folder cannot be read, or there is nothing in it to roll up.
        """
        today = self._clock().astimezone().date()
        try:
            gathered = gather(folder, self._pack, today, partial(read_shares, read=(keys or Keys()).read), told)
        except OSError as error:
            words = _("The folder {folder} cannot be read. Copy it to this computer and try again.")
            raise NotPossible(words.format(folder=folder.name)) from error
        rolled = roll_up(self._pack, gathered.schools, today, self._ledger.earlier(self._pack.id))
        return Picture(rolled, gathered, folder)

    def pdf(self, picture: Picture) -> bytes:
        """Draw it as a PDF."""
        return self._printing.roll_up_pdf(picture.rolled)

    def web_page(self, picture: Picture) -> bytes:
        """Make it a page for a browser."""
        return self._printing.roll_up_page(picture.rolled)

    def handing_on(self, picture: Picture) -> AbstractContextManager[str]:
        """Remember that a roll-up leaves this computer, for the next one; what goes wrong while it does is forgotten.

        Gives the key that it can be forgotten by; nothing where it was remembered before, or shows no number.

        Raises:
            NotPossible: it cannot be written down.
        """
        source = str(picture.folder.absolute())
        return self._ledger.handing_on(self._pack.id, picture.rolled, self._clock(), source)

    def remembered(self) -> list[Remembered]:
        """The roll-ups that were handed on from this computer, the latest first."""
        return self._ledger.remembered(self._pack.id)

    def forget(self, key: str) -> None:
        """Forget that a roll-up was handed on: it reached nobody, or a newer one takes its place.

        Raises:
            NotPossible: there is none with this key, or it cannot be written down.
        """
        self._ledger.forget(key)
