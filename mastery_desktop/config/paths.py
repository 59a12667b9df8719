"""Where the program keeps its data.

All of it lies in one folder of the user on this computer: local, not roaming, never on a stick or in a synchronised
folder, because a database there can be damaged by whoever else writes to it. `--data-dir` or `MASTERY_DESKTOP_HOME`
moves the whole folder.
"""

import contextlib
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

from mastery_desktop.config.places import Hazard, hazard_of
from mastery_desktop.messages import N_, _

HOME_VARIABLE: Final = "MASTERY_DESKTOP_HOME"
"""The environment variable that moves all data to another folder."""

_PRIVATE: Final = 0o700
_A_DAY: Final = 24 * 60 * 60.0
_DANGERS: Final = {
    Hazard.SYNCHRONISED: N_("That folder is synchronised with other computers, which can damage the database."),
    Hazard.NETWORK: N_("That folder lies on another computer, and a lost connection can damage the database."),
    Hazard.REMOVABLE: N_("That folder lies on a stick or disk that can be pulled out, which can damage the database."),
}


@dataclass(frozen=True)
class Paths:
    """The folders and files of one user.

    Attributes:
        data: the folder that holds all others; to be handed to nobody but its owner.
    """

    data: Path

    @property
    def database(self) -> Path:
        """The database of all sessions."""
        return self.data / "mastery.sqlite"

    @property
    def backups(self) -> Path:
        """The folder of the database's backups."""
        return self.data / "backups"

    @property
    def exports(self) -> Path:
        """The folder for documents on their way to a printer or a viewer; what is older than a day goes at a start."""
        return self.data / "exports"

    @property
    def roll_ups(self) -> Path:
        """The list of roll-ups that left this computer."""
        return self.data / "roll-ups.json"

    @property
    def logs(self) -> Path:
        """The folder of the logs."""
        return self.data / "logs"

    @property
    def content(self) -> Path:
        """The folder of content packs and overlays that were taken in or made; made when the first is kept."""
        return self.data / "content"

    @property
    def settings(self) -> Path:
        """What the user chose."""
        return self.data / "settings.json"

    @property
    def window(self) -> Path:
        """Where the windows stood."""
        return self.data / "window.json"

    def create(self) -> None:
        """Make the folders that are missing, for their owner alone.

        Raises:
            OSError: a folder cannot be made there.
        """
        for folder in (self.data, self.backups, self.exports, self.logs):
            folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            if sys.platform != "win32" and folder.stat().st_uid == os.getuid():
                folder.chmod(_PRIVATE)

    def sweep_exports(self, now: float) -> int:
        """Delete documents that went to a printer or viewer more than a day ago; gives how many.

        Args:
            now: the time in seconds since 1970.
        """
        swept = 0
        for file in self.exports.glob("*"):
            with contextlib.suppress(OSError):  # a viewer still shows it
                if file.is_file() and now - file.stat().st_mtime > _A_DAY:
                    file.unlink()
                    swept += 1
        return swept

    def warning(self, environ: Mapping[str, str]) -> str:
        """A sentence that must be shown when the data lie in a place that endangers them; empty when they do not."""
        hazard = hazard_of(self.data, environ)
        if hazard is None:
            return ""
        place = _(_DANGERS[hazard])
        advice = _("Choose a folder on this computer's own disk, and keep copies of your session files elsewhere.")
        return " ".join((_("Your sessions are kept in {folder}.").format(folder=self.data), place, advice))


def find_paths(data_dir: Path | None, environ: Mapping[str, str]) -> Paths:
    """The folders to use: those asked for, else those of the environment, else the user's own.

    Nothing is made yet; `Paths.create` does that.
    """
    home = environ.get(HOME_VARIABLE, "")
    if data_dir is None and home:
        data_dir = Path(home)
    if data_dir is None:
        data_dir = platformdirs.user_data_path("mastery-desktop", appauthor=False, roaming=False)
    return Paths(data_dir.expanduser().absolute())
