"""Ids that follow from another record, so that no computer makes a second one of what one workshop takes from another.

A session that is copied needs the ids that follow from its own new ones: `renewed` gives them.
"""

from collections.abc import Iterable, Mapping

from mastery_desktop.domain.coming_back import EarlierFocus, Promise
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.records import FocusId, Parked, Record, SessionId, natural_id


def series_of(first: SessionId) -> str:
    """The id of the series that begins with a session: the same on every computer that plans the next one."""
    return natural_id("series", first)


def promise_id(session: SessionId, action: str) -> str:
    """The id of the promise that a session opens on, which was an action of the workshop before."""
    return natural_id("promise", session, action)


def carried_id(promise: str) -> str:
    """The id of the action that goes on with a promise."""
    return natural_id("carried", promise)


def carried_thought_id(session: SessionId, thought: str) -> str:
    """The id of a thought that was parked in the workshop before."""
    return natural_id("carried thought", session, thought)


def parked_action_id(thought: str) -> str:
    """The id of the action that a thought becomes."""
    return natural_id("parked action", thought)


def kept_focus_id(session: SessionId, element: ElementId) -> FocusId:
    """The id of the focus area that is that of the workshop before."""
    return FocusId(natural_id("kept focus", session, element))


def renewed(
    ids: Mapping[str, str], session: SessionId, records: Iterable[Record], before: Iterable[str]
) -> dict[str, str]:
    """The ids of a copied session, those that follow from others brought in line with what they follow from.

    Args:
        ids: the new id of each record, by its old one.
        session: the session that was copied.
        records: its records.
        before: the ids of the actions and thoughts of the workshop before, which is not copied.
    """
    found, copy = dict(ids), SessionId(ids[session])
    for one in before:
        for follows in (promise_id, carried_thought_id):
            if (old := follows(session, one)) in found:
                found[old] = follows(copy, one)
    for record in records:
        pair = ("", "")
        if isinstance(record, Promise):
            pair = carried_id(record.id), carried_id(found[record.id])
        elif isinstance(record, Parked):
            pair = parked_action_id(record.id), parked_action_id(found[record.id])
        elif isinstance(record, EarlierFocus):
            pair = kept_focus_id(session, record.element), kept_focus_id(copy, record.element)
        if pair[0] in found:
            found[pair[0]] = pair[1]
    return found
