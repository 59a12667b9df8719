"""The fields of forms that are filled in on a laptop: what each means, in a name that a PDF carries there and back."""

from dataclasses import dataclass
from enum import StrEnum

from mastery_desktop.domain.content import DomainId

_VERSION = "mastery-1"
_PARTS = 5
_NOWHERE = "-"
_DOT, _STANDS_FOR_DOT = ".", "~"
"""In the names of a PDF's fields a dot parts a field from the field that it belongs to."""


class FieldKind(StrEnum):
    """What is written into a field."""

    PACK = "pack"
    SCHOOL = "school"
    DATE = "date"
    LEVEL = "level"
    HAVE = "have"
    WANT = "want"
    ANSWER = "answer"
    POTENTIAL = "potential"
    CANDIDATE = "candidate"
    DOTS = "dots"
    FOCUS = "focus"
    REASON = "reason"
    WAITS = "waits"
    STAGE = "stage"
    GOAL = "goal"
    CHECK_ON = "check_on"
    NOTICE = "notice"
    BARRIERS = "barriers"
    WHAT = "what"
    WHO = "who"
    BY = "by"
    RESOURCES = "resources"
    EVIDENCE = "evidence"
    CHECK = "check"


_KINDS = frozenset(kind.value for kind in FieldKind)


@dataclass(frozen=True)
class FormField:
    """A field of a form.

    Attributes:
        sheet: the sheet that it stands on, such as `P9`.
        kind: what is written into it.
        domain: the domain that the sheet is about.
        of: what it is about: the id of a practice, or the number of a question or of a line, from 0.
    """

    sheet: str
    kind: FieldKind
    domain: DomainId | None = None
    of: str = ""

    @property
    def name(self) -> str:
        """Its name in a PDF."""
        parts = (_VERSION, self.sheet, self.domain or _NOWHERE, self.kind, self.of or _NOWHERE)
        return "/".join(parts).replace(_DOT, _STANDS_FOR_DOT)

    @staticmethod
    def read(name: str) -> "FormField | None":
        """The field with a name; None for one that is not of these forms."""
        parts = name.replace(_STANDS_FOR_DOT, _DOT).split("/")
        if len(parts) != _PARTS or parts[0] != _VERSION or parts[3] not in _KINDS:
            return None
        _version, sheet, domain, kind, of = ("" if part == _NOWHERE else part for part in parts)
        return FormField(sheet, FieldKind(kind), DomainId(domain) if domain else None, of)


def encoded(value: str) -> str:
    """An id as the value of a box that is ticked: a PDF takes no dot there either."""
    return value.replace(_DOT, _STANDS_FOR_DOT)


def decoded(value: str) -> str:
    """The id that was encoded."""
    return value.replace(_STANDS_FOR_DOT, _DOT)
