"""The room before people arrive: what the computer says of itself, and what the last check found."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mastery_desktop.config.machine import Battery, battery, free_space, takes_files
from mastery_desktop.domain.records import SessionId, natural_id
from mastery_desktop.domain.room import MOST_DEPTH, MOST_WIDTH, CheckItem, CheckState, RoomCheck
from mastery_desktop.services.base import Done, Service


@dataclass(frozen=True)
class Computer:
    """What the computer says of itself.

    Attributes:
        free: bytes free where the sessions are kept; None where it cannot be told.
        folder: the folder of the backups.
        takes_files: whether that folder is there and can be written to.
        newest: when the newest backup was made; None where there is none.
        battery: None where there is none.
    """

    free: int | None
    folder: Path
    takes_files: bool
    newest: datetime | None
    battery: Battery | None


class RoomService(Service):
    """Looks at the computer and keeps what was found."""

    def computer(self) -> Computer:
        """What the computer says of itself now; to be asked off the window's thread."""
        backups = self._store.backups
        files = backups.files()
        return Computer(
            free=free_space(self._store.file.parent),
            folder=backups.folder,
            takes_files=takes_files(backups.folder),
            newest=files[0].made if files else None,
            battery=battery(),
        )

    def last_check(self, session: SessionId) -> RoomCheck | None:
        """The latest check of a session's room."""
        with self._store.read() as read:
            return read.get(RoomCheck, _id(session))

    def keep(
        self, session: SessionId, answers: Mapping[CheckItem, CheckState], depth: int = 0, width: int = 0
    ) -> Done[RoomCheck]:
        """Keep what a check found, in the place of the one before; nothing that undo takes back.

        Args:
            session: whose room it is.
            answers: what came of each item.
            depth: from the wall to the back row in centimetres; 0 where it was not said.
            width: the width of the picture in centimetres; 0 where it was not said.
        """
        with self._store.write() as write:  # no action of the session: its file tells nothing of the room
            self._session(write, session)
            check = RoomCheck(
                id=_id(session),
                session_id=session,
                at=self._clock(),
                answers=dict(answers),
                depth=min(max(0, depth), MOST_DEPTH),
                width=min(max(0, width), MOST_WIDTH),
            )
            write.put(check)
            return Done(check, frozenset(write.touched))


def _id(session: SessionId) -> str:
    return natural_id("room check", session)
