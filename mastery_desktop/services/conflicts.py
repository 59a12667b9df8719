"""Where two computers wrote the same thing apart: both copies in words, and the choice between them.

Each computer keeps its last tick in a session (`domain.computers`). A copy that was written after the last tick that
the other side has seen of its computer is unknown there. Where both copies of a record are unknown to the other side,
neither was made in knowledge of the other, and the team is asked. A choice is an ordinary change, newer than both, so
that every computer comes to the same end in whatever order files travel.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import Any, cast

from mastery_desktop.domain.computers import Computer
from mastery_desktop.domain.differences import MANY, TEXTS, TITLES, about, words_of
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Record, natural_id
from mastery_desktop.messages import _
from mastery_desktop.services.base import next_place
from mastery_desktop.storage.merging import merged
from mastery_desktop.storage.store import Writer
from mastery_desktop.storage.tables import STAMP, RecordTable

Fields = dict[str, Any]
Rows = Iterable[tuple[RecordTable[Any], Fields]]


class Choice(Enum):
    """Which copy of a record stays."""

    HERE = "here"
    THERE = "there"
    BOTH = "both"


@dataclass(frozen=True, kw_only=True)
class Copy:
    """One of two copies of a record: what it says, and on which computer it was written when.

    `computer` may be empty, and `at`, when it was written, None where nobody knows them; `changed` is the last change
    of the session on that computer. `who` is the facilitator there, where the two computers knew different ones: who
    typed a value, no computer knows. `own` says that it is this computer; `newer` is the copy that stands if nobody
    chooses.
    """

    text: str
    who: str
    computer: str
    at: datetime | None
    changed: datetime | None
    own: bool
    newer: bool


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A record that two computers changed apart.

    `about` says in words what it is; `both` tells whether both copies can be kept. `rows` are the stored copies.
    """

    id: str
    about: str
    here: Copy
    there: Copy
    both: bool
    entry: RecordTable[Any]
    rows: tuple[Fields, Fields]

    @property
    def newer(self) -> Choice:
        """The copy that stays where nobody chooses: the one of the later version."""
        return Choice.HERE if self.here.newer else Choice.THERE

    @property
    def later(self) -> Choice | None:
        """The copy that was written later by the clocks of both computers; None where they cannot tell."""
        if self.here.at is None or self.there.at is None or self.here.at == self.there.at:
            return None
        return Choice.HERE if self.here.at > self.there.at else Choice.THERE

    @property
    def suggested(self) -> Choice:
        """The copy that is chosen while somebody looks: the later one by the clocks, or else by its version."""
        return self.later or self.newer


@dataclass(frozen=True)
class _Known:
    """What is known of the session: its computers by id, which of them this one is, and the framework."""

    computers: Mapping[str, Computer]
    device: str
    pack: Pack


def conflicts(mine: Rows, theirs: Rows, pack: Pack, device: str) -> Iterator[Conflict]:
    """Find what two computers changed apart.

    Args:
        mine: all rows of the session here.
        theirs: all rows of the session in the file.
        pack: the framework, for words.
        device: the id of this computer.
    """
    mine, theirs = list(mine), list(theirs)
    seen_here, seen_there = _seen(mine), _seen(theirs)
    computers = _computers([*mine, *theirs])
    rows = {(entry.kind, row["id"]): row for entry, row in mine}
    for entry, there in theirs:
        here = rows.get((entry.kind, there["id"]))
        if entry.kind not in TITLES or here is None or _knows(seen_there, here) or _knows(seen_here, there):
            continue
        found = _conflict(entry, here, there, _Known(computers, device, pack))
        if found:
            yield found


def settle(write: Writer, conflict: Conflict, choice: Choice) -> bool:
    """Let the chosen copy stand, after the file was merged; tells whether that was a change of its own.

    The copy that was written later stands already; anything else is written as a change of now.
    """
    if choice is conflict.newer:
        return False
    here, there = conflict.rows
    if choice is Choice.BOTH:
        _keep_both(write, conflict)
        return True
    wanted = here if choice is Choice.HERE else there
    if wanted["deleted"]:
        write.delete(conflict.entry.kind, conflict.id)
    else:
        write.put(conflict.entry.record(wanted))
    return True


def _keep_both(write: Writer, conflict: Conflict) -> None:
    entry = conflict.entry
    newer, older = sorted(conflict.rows, key=lambda row: (row["lamport"], row["device"]), reverse=True)
    record = entry.record(newer)
    if entry.kind in MANY:
        second = natural_id("kept beside", conflict.id, older["device"], older["lamport"])
        place = next_place(write.all(entry.kind, record.session_id))
        write.put(replace(entry.record(older), id=second, place=place))
        return
    texts = {name: _joined(newer[name], older[name]) for name in TEXTS[entry.kind]}
    write.put(cast("Record", replace(record, **texts)))


def _joined(first: str, second: str) -> str:
    return "\n".join(dict.fromkeys(filter(None, (first, second))))


def _conflict(entry: RecordTable[Any], here: Fields, there: Fields, known: _Known) -> Conflict | None:
    pack = known.pack
    words = [() if row["deleted"] else words_of(entry.record(row), pack) for row in (here, there)]
    if words[0] == words[1]:
        return None
    shown = [*zip(*words, strict=True)] if all(words) else []
    texts = [
        _("Deleted")
        if row["deleted"]
        else " · ".join(filter(None, (pair[side] for pair in shown if len(set(pair)) > 1) if shown else words[side]))
        or _("Empty")
        for side, row in enumerate((here, there))
    ]
    stays_here = merged(entry, here, there) == here
    whos = {row["device"]: found.who for row in (here, there) if (found := known.computers.get(row["device"]))}
    copies = [
        Copy(
            text=text,
            who=whos[row["device"]] if found and len(set(whos.values())) > 1 else "",
            computer=found.name if found else "",
            at=found.wrote_at(row["id"]) if found else None,
            changed=found.at if found else None,
            own=row["device"] == known.device,
            newer=newer,
        )
        for text, row, newer in zip(texts, (here, there), (stays_here, not stays_here), strict=True)
        for found in (known.computers.get(row["device"]),)
    ]
    record = entry.record(there if here["deleted"] else here)
    both = not here["deleted"] and not there["deleted"] and (entry.kind in MANY or _only_texts(entry, here, there))
    return Conflict(
        id=here["id"],
        about=about(record, pack),
        here=copies[0],
        there=copies[1],
        both=both,
        entry=entry,
        rows=(here, there),
    )


def _only_texts(entry: RecordTable[Any], here: Fields, there: Fields) -> bool:
    """Whether two copies differ in nothing but sentences that can stand one below the other."""
    differ = {name for name, value in here.items() if name not in STAMP and value != there[name]}
    return bool(differ) and differ <= {*TEXTS.get(entry.kind, ()), "changed"}


def _seen(rows: Rows) -> dict[str, int]:
    """The last tick of each computer that whoever has these rows has seen."""
    seen: dict[str, int] = {}
    for _entry, row in rows:
        seen[row["device"]] = max(seen.get(row["device"], 0), row["lamport"])
    return seen


def _knows(seen: Mapping[str, int], row: Fields) -> bool:
    return bool(row["lamport"] <= seen.get(row["device"], 0))


def _computers(rows: Rows) -> dict[str, Computer]:
    """Each computer as it was last known, by its id."""
    known = [(entry, row) for entry, row in rows if entry.kind is Computer and not row["deleted"]]
    return {row["device"]: entry.record(row) for entry, row in sorted(known, key=lambda one: one[1]["lamport"])}
