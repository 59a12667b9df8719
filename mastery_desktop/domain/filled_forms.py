"""What came back in forms that were filled in on laptops, and what it would change in a session.

Of ticked levels only counts are here, and only where five people or more ticked one: a person's mark is gone as soon as
its file is read.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from mastery_desktop.domain.content import DomainId, ElementId
from mastery_desktop.domain.form_fields import FormField
from mastery_desktop.domain.records import Record


@dataclass(frozen=True)
class FormFile:
    """A file that was handed in: its name, and its bytes; None where it could not be opened."""

    name: str
    data: bytes | None


MOST_BYTES = 5_000_000
"""The largest file that is looked at; a form that was filled in has a hundredth of it."""


class Unreadable(StrEnum):
    """Why nothing could be read from a file."""

    TOO_LARGE = "too_large"
    NO_PDF = "no_pdf"
    LOCKED = "locked"
    DAMAGED = "damaged"
    NO_FIELDS = "no_fields"
    TOO_MUCH = "too_much"


@dataclass(frozen=True)
class Written:
    """A text of a form: its field, what was written, and the name of the file."""

    field: FormField
    text: str
    source: str


@dataclass(frozen=True, kw_only=True)
class FilledForms:
    """What some forms hold together.

    Attributes:
        written: the texts, file by file, in the order of reading.
        counts: for each practice that enough people ticked a level of, how many ticked each, lowest first.
        forms: how many self-assessments of a domain had a level ticked.
        notes: what was not read and why, and what is for talk only.
        files: the names of the files that were read.
    """

    written: tuple[Written, ...] = ()
    counts: dict[ElementId, tuple[int, ...]] = field(default_factory=dict)
    forms: dict[DomainId, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """Something that a form would change.

    Attributes:
        key: what it is known by, the same after the session has changed.
        source: the name of the file, or how many forms there are.
        place: what it would change.
        now: what stands there; empty for nothing.
        then: what would stand there.
        records: what would be written; nothing for a count.
        counts: the count that would be kept.
        raters: how many could have rated, for a count.
    """

    key: str
    source: str
    place: str
    now: str
    then: str
    records: tuple[Record, ...] = ()
    counts: dict[ElementId, tuple[int, ...]] = field(default_factory=dict)
    raters: int = 0


@dataclass(frozen=True)
class Suggestions:
    """What the forms would change now, and sentences about what they would not."""

    changes: tuple[Suggestion, ...]
    notes: tuple[str, ...]
