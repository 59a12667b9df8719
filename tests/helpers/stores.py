"""Databases for tests: real files, a clock that a test moves, and a whole workshop to fill them with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Evidence, Group, GroupId, SessionId, new_id
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.services.history import HistoryService
from mastery_desktop.services.planning import PlanningService
from mastery_desktop.services.rating import RatingService
from mastery_desktop.services.sessions import SessionService
from mastery_desktop.services.sharing import SharingService
from mastery_desktop.storage.database import open_database
from mastery_desktop.storage.store import Store


@dataclass
class Clock:
    """A clock that stands until a test moves it."""

    now: datetime = field(default=datetime(2026, 11, 6, 13, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **much: float) -> None:
        self.now += timedelta(**much)


@dataclass
class Desk:
    """A computer with the program on it: its database and its services."""

    store: Store
    clock: Clock
    pack: Pack
    sessions: SessionService = field(init=False)
    rating: RatingService = field(init=False)
    planning: PlanningService = field(init=False)
    history: HistoryService = field(init=False)
    sharing: SharingService = field(init=False)

    def __post_init__(self) -> None:
        parts = (self.store, self.clock, self.pack)
        self.sessions, self.rating, self.planning = (
            SessionService(*parts),
            RatingService(*parts),
            PlanningService(*parts),
        )
        self.history, self.sharing = HistoryService(*parts), SharingService(*parts)

    def fill(self, workshop: Workshop) -> None:
        """Write a whole workshop."""
        with self.store.write() as write:
            for part in fields(workshop):
                value = getattr(workshop, part.name)
                for record in value if isinstance(value, tuple) else (value,):
                    write.put(record)

    def add_evidence(self, session: SessionId, element: ElementId, text: str) -> str:
        """Write a line below the evidence that there is for an element, as somebody types it; gives its id."""
        old = [e for e in self.sessions.load(session).evidence if e.element == element and e.have]
        everything = "\n".join([*(e.text for e in old), text])
        self.rating.write_evidence(session, element, everything, have=True)
        here = (e for e in self.sessions.load(session).evidence if e.element == element and e.have)
        return max(here, key=lambda e: e.place).id

    def edit_evidence(self, evidence: Evidence, text: str) -> None:
        """Write another text in the place of a line of evidence, as somebody types it; none takes the line out."""
        session, element, have = evidence.session_id, evidence.element, evidence.have
        lines = sorted(self.sessions.load(session).evidence_for(element, have=have), key=lambda line: line.place)
        words = [text if line.id == evidence.id else line.text for line in lines]
        self.rating.write_evidence(session, element, "\n".join(filter(None, words)), have=have)

    def seat(self, session: SessionId, *tables: tuple[str, int]) -> list[Group]:
        """Give a session tables, each with its name and how many rate there."""
        groups = [
            Group(id=GroupId(new_id()), session_id=session, place=place, name=name, raters=raters)
            for place, (name, raters) in enumerate(tables)
        ]
        with self.store.write() as write:
            for group in groups:
                write.put(group)
        return groups


@contextmanager
def desk(folder: Path, pack: Pack, clock: Clock | None = None) -> Iterator[Desk]:
    """Open a database in a folder, which is made, and close it afterwards."""
    folder.mkdir(exist_ok=True)
    clock = clock or Clock()
    store = open_database(folder / "mastery.sqlite", clock)
    try:
        yield Desk(store, clock, pack)
    finally:
        store.close()


def bytes_in(folder: Path) -> bytes:
    """Everything that lies in a folder, as one piece, to look for what must not be there."""
    return b"\n".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def in_any_order(workshop: Workshop) -> dict[str, object]:
    """A workshop for comparing: what stands in it, whatever the order."""
    return {
        part.name: sorted(value, key=lambda record: record.id) if isinstance(value, tuple) else value
        for part in fields(workshop)
        for value in (getattr(workshop, part.name),)
    }
