"""What is looked for in a session file beyond its form: words that its framework does not have, and days to come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from mastery_desktop.domain.choices import SessionState
from mastery_desktop.domain.coming_back import EarlierFocus, EarlierResult
from mastery_desktop.domain.computers import Computer
from mastery_desktop.domain.kept_pack import kept_pack
from mastery_desktop.domain.labels import long_date
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Counts, Record
from mastery_desktop.messages import _

if TYPE_CHECKING:
    from mastery_desktop.storage.session_file import SessionFile

_PLANNED_AHEAD: Final = timedelta(days=400)
"""How far ahead a workshop is planned at most without a word about it."""

_CLOCKS_DIFFER: Final = timedelta(days=1)
"""How far the clock of another computer may be ahead without a word about it."""

_FROM_BEFORE: Final = (EarlierResult, EarlierFocus)
"""Kinds that speak of an earlier workshop, which may have had other content."""


@dataclass(frozen=True)
class _Known:
    """The ids of a framework, by the fields that name them."""

    levels: frozenset[str]
    elements: frozenset[str]
    stages: frozenset[str]
    domains: frozenset[str]
    marks: int

    def has(self, field: str, value: object) -> bool:
        """Whether the framework has what stands in a field; a field that names nothing of it can hold anything."""
        wanted = {
            "level": self.levels,
            "upper": self.levels,
            "element": self.elements,
            "stage": self.stages,
            "domain": self.domains,
        }.get(field)
        return wanted is None or value is None or value in wanted


def strange_word(file: "SessionFile", nearest: Pack | None) -> str:
    """A level, practice, stage or domain that the framework of a file does not have; empty where it has all.

    Args:
        file: what was read.
        nearest: its framework on this computer, in whatever wording; None where that is not here.
    """
    kept = kept_pack(file.wording) if file.wording else None
    packs = [pack for pack in (kept, nearest) if pack]
    if kept is None:  # it may have been led with another version than the one here
        return ""
    known = _Known(
        levels=frozenset(level.id for pack in packs for level in pack.levels),
        elements=frozenset(element for pack in packs for element in pack.elements),
        stages=frozenset(stage for pack in packs for stage in pack.stage_by_id),
        domains=frozenset(domain for pack in packs for domain in pack.domain_by_id),
        marks=max(len(pack.levels) for pack in packs),
    )
    return next(_strange((record for record, _version in file.records), known), "")


def _strange(records: Iterable[Record], known: _Known) -> Iterator[str]:
    for record in records:
        if isinstance(record, _FROM_BEFORE):
            continue
        for field in fields(record):
            value = getattr(record, field.name)
            if not known.has(field.name, value):
                yield str(value)
        if isinstance(record, Counts) and len(record.marks) > known.marks:
            yield _("{n} levels").format(n=len(record.marks))


def days_to_come(file: "SessionFile", now: datetime) -> Iterator[str]:
    """Sentences about days in a file that cannot be yet.

    Args:
        file: what was read.
        now: the time here.
    """
    session, today = file.session, now.astimezone().date()
    most = _CLOCKS_DIFFER if session.state is not SessionState.PLANNED else _PLANNED_AHEAD
    if session.held_on > _later(today, most):
        words = _("Its workshop is dated {day}, which is still to come. Correct the day, or no roll-up counts it.")
        yield words.format(day=long_date(session.held_on))
    stamps = [session.changed, *(record.at for record, _version in file.records if isinstance(record, Computer))]
    if max(stamps) > now + _CLOCKS_DIFFER:
        words = _("It was changed on a computer whose clock said {day}. Times in it may be wrong.")
        yield words.format(day=long_date(max(stamps).date()))


def _later(day: date, much: timedelta) -> date:
    return day + min(much, date.max - day)
