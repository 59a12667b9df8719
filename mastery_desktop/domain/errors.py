"""The errors of the product.

    MasteryError                 text that may be shown: what happened, what is safe, what to do next
    |-- PackError                a content pack is broken or incomplete
    |-- FileRefused              a session file cannot be read
    |   |-- PassphraseNeeded     it has a passphrase, and none or another one was given
    |   `-- ForRollUps           it was made for a roll-up, and is no whole session
    |-- StorageError             the database cannot be opened or written
    |   |-- DatabaseInUse        another process holds the database
    |   |-- DatabaseTooNew       the database was written by a newer version
    |   |-- DiskFull             there is no room left
    |   |-- ReadOnly             the folder cannot be written to, so that sessions can only be looked at
    |   `-- DatabaseDamaged      the file is damaged, or is no database of ours: a backup can take its place
    `-- NotPossible              an action that the rules of the product do not allow now

Whatever else is raised is a mistake of ours and belongs into a crash report.
"""

from mastery_desktop.messages import _


class MasteryError(Exception):
    """An error whose text may be shown to the facilitator."""


class PackError(MasteryError):
    """A content pack is broken or incomplete.

    Attributes:
        file: the file of the pack that is at fault, relative to the pack.
        place: the unit and field, or the line, in that file.
        reason: what is wrong there.
    """

    def __init__(self, file: str, place: str, reason: str) -> None:
        """Remember where the pack is broken."""
        super().__init__(f"{file}: {place}: {reason}" if place else f"{file}: {reason}")
        self.file, self.place, self.reason = file, place, reason


class FileRefused(MasteryError):
    """A session file cannot be read; nothing was changed."""


class PassphraseNeeded(FileRefused):
    """A session file has a passphrase, and none or another one was given; nothing was changed."""


class ForRollUps(FileRefused):
    """A file was made for a roll-up, and is not opened as a session.

    Attributes:
        whom: for whom it was made, as a sentence without an end.
        inside: what it says, line by line.
    """

    def __init__(self, text: str, whom: str, inside: tuple[str, ...]) -> None:
        """Remember what the file says."""
        super().__init__(text)
        self.whom, self.inside = whom, inside


class StorageError(MasteryError):
    """The database cannot be opened or written."""


class DatabaseInUse(StorageError):
    """Another process holds the database."""


class DatabaseTooNew(StorageError):
    """The database was written by a newer version of the program."""


class DiskFull(StorageError):
    """There is no room left on the disk; what was saved before is safe."""


class ReadOnly(StorageError):
    """The folder cannot be written to: sessions can be looked at, printed and shared, and nothing is kept."""


class DatabaseDamaged(StorageError):
    """The file is damaged or is no database of ours; the only error after which a backup may take its place."""


class NotPossible(MasteryError):
    """An action that the rules of the product do not allow now."""


def memory_full() -> NotPossible:
    """What is said when the computer has no memory left for something."""
    return NotPossible(_("The computer’s memory is full. Nothing was changed; close other programs and try again."))


def reason_of(error: Exception) -> str:
    """What is said of an error at the command line, where its number means nothing."""
    if isinstance(error, MemoryError):
        return str(memory_full())
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)
