"""Two copies of a record in words: whatever a team wrote apart is told apart, so that none of it is overwritten."""

from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from enum import Enum
from types import UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints

import pytest

from mastery_desktop.domain.choices import OutcomeKind
from mastery_desktop.domain.content import ElementId, LevelId, StageId
from mastery_desktop.domain.differences import TITLES, about, words_of
from mastery_desktop.domain.records import Rating
from tests.helpers.packs import small_pack

PACK = small_pack()

SUBJECT = {"id", "session_id", "element", "group", "focus", "domain", "item", "question", "step", "days", "round"}
"""What a record is about; another one has another id, but for the element that somebody chose."""

CHOSEN = {("FocusArea", "element"), ("PotentialFocus", "element")}

NOT_TOLD = {
    "Session": {
        *("by_domains", "language", "pack_id", "pack_version", "pack_hash", "overlay", "template", "minutes", "mode"),
        *("sample", "state", "anchor", "series", "previous", "created", "changed"),
    },
    "Group": {"place"},
    "Counts": {"mode"},
    "Rating": {"state", "rule", "fist", "mode", "discussed", "upper", "not_for_groups"},
    "Evidence": {"place", "no_name"},
    "FocusArea": {"place"},
    "Goal": {"labels"},
    "Action": {"place", "who_role"},
    "RoadmapEntry": {"owner_role"},
    "Promise": {"place"},
    "EarlierFocus": {"place", "held_on", "reason", "goal", "stage"},
    "ExitLine": {"place"},
    "Parked": {"place"},
}
"""What no team decides in words of its own, what is copied, and what only goes with something that is told."""


def told():
    return [
        pytest.param(kind, field.name, id=f"{kind.__name__}.{field.name}")
        for kind in TITLES
        for field in fields(kind)
        if (kind.__name__, field.name) in CHOSEN or field.name not in SUBJECT | NOT_TOLD.get(kind.__name__, set())
    ]


def two_of(hint):
    """Two values that a field can hold."""
    origin = get_origin(hint)
    if origin in (Annotated, Union, UnionType):
        return two_of(get_args(hint)[0])
    if origin is tuple:
        return tuple((one,) for one in two_of(get_args(hint)[0]))
    if origin is dict:
        keys, values = (two_of(part) for part in get_args(hint))
        return tuple({keys[0]: value} for value in values)
    known = {ElementId: list(PACK.elements), LevelId: [level.id for level in PACK.levels]}
    known[StageId] = [stage.id for stage in PACK.stage_model.stages]
    if hint in known:
        return tuple(known[hint][:2])
    hint = getattr(hint, "__supertype__", hint)
    if issubclass(hint, Enum):
        return tuple(hint)[-2:]
    days = date(2026, 11, 6), date(2026, 11, 7)
    moments = tuple(datetime(2026, 11, day, tzinfo=UTC) for day in (6, 7))
    return {bool: (False, True), int: (1, 900), str: ("one", "two"), date: days, datetime: moments}[hint]


@pytest.mark.parametrize(("kind", "name"), told())
def test_two_values_of_a_field_read_differently(kind, name):
    hints = get_type_hints(kind, include_extras=True)
    whole = {
        field.name: two_of(hints[field.name])[0]
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    }
    if kind is Rating and name != "outcome":
        whole["outcome"] = OutcomeKind.AGREED
    both = [words_of(kind(**whole | {name: value}), PACK) for value in two_of(hints[name])]
    assert both[0] != both[1]
    assert len(both[0]) == len(both[1]), "part by part"


def test_a_sorted_activity_is_named():
    kind = next(kind for kind in TITLES if kind.__name__ == "SortedItem")
    leaf = PACK.domains[0].stages[0].activities[0]
    record = kind(id="", session_id="", focus="", item=leaf.id)
    assert about(record, PACK) == f"Checklist: {leaf.title}"
    assert words_of(record, PACK) == ("not sorted",)
