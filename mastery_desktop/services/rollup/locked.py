"""Files with a passphrase among those of a folder: each one that was given is tried on all of them.

They are unlocked here, by the library that sealed them. What comes out is read in the restricted process like any file.
"""

from collections.abc import Iterable
from pathlib import Path

from mastery_desktop.domain.errors import PassphraseNeeded
from mastery_desktop.messages import _
from mastery_desktop.storage.locked_file import is_locked, unlock


class Keys:
    """The passphrases that were given for a folder. They are kept nowhere else, and go with it."""

    def __init__(self, passphrases: Iterable[str] = ()) -> None:
        """Begin with those that are known already."""
        self._passphrases = list(dict.fromkeys(filter(None, passphrases)))
        self._fitting: dict[Path, str] = {}

    def add(self, passphrase: str) -> None:
        """Try one more from now on, before the others."""
        if passphrase:
            self._passphrases = [passphrase, *(one for one in self._passphrases if one != passphrase)]

    def read(self, file: Path) -> bytes:
        """The bytes of a file, unlocked where it has a passphrase.

        Raises:
            OSError: it cannot be read.
            PassphraseNeeded: it has a passphrase, and none that was given fits.
            FileRefused: it was cut short.
        """
        data = file.read_bytes()
        if not is_locked(data):
            return data
        known = self._fitting.get(file)
        for passphrase in dict.fromkeys(filter(None, (known, *self._passphrases))):
            try:
                opened = unlock(data, passphrase)
            except PassphraseNeeded:
                continue
            self._fitting[file] = passphrase
            self.add(passphrase)  # colleagues often use one for all: it is tried first on the next file
            return opened
        if self._passphrases:
            raise PassphraseNeeded(
                _("It has a passphrase, and none that was given fits, or it was changed on its way.")
            )
        raise PassphraseNeeded(_("It has a passphrase, which was not given yet."))
