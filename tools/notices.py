"""Writes the licences of all parts to NOTICES.md: `python -m tools.notices`, after the lock files changed."""

from installer.licences import NOTICES, notices

if __name__ == "__main__":
    NOTICES.write_text(notices(), encoding="utf-8", newline="\n")
