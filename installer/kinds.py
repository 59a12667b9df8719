"""What can be built, by the word that asks for it."""

from typing import Final

FOLDER: Final = "folder"
ARCHIVE: Final = "archive"
PORTABLE: Final = "portable"
DEB: Final = "deb"
SETUP: Final = "setup"
DMG: Final = "dmg"

KINDS: Final = (FOLDER, ARCHIVE, PORTABLE, DEB, SETUP, DMG)
