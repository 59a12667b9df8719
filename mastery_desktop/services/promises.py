"""What a session takes over from the workshop before: its promises, its focus, and the results that a new one meets.

All of it is copied while the session is planned. Until then the earlier workshop may still be put right; once this one
begins, the copy stays as the room saw it. What was answered before that stays too.
"""

from dataclasses import replace
from typing import TypeVar

from mastery_desktop.domain.choices import FocusFate, PromiseState, RatingState, SessionState
from mastery_desktop.domain.coming_back import EarlierFocus, EarlierResult, Promise
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.derived_ids import carried_id, kept_focus_id, promise_id
from mastery_desktop.domain.rating import as_it_stands
from mastery_desktop.domain.records import (
    Action,
    Counts,
    FocusArea,
    Goal,
    Rating,
    Record,
    Session,
    SessionId,
    StageChoice,
    Wording,
    natural_id,
)
from mastery_desktop.domain.workshop import REVEALED
from mastery_desktop.storage.store import Reader, Writer

Gone = tuple[type[Record], str]
"""A record to delete: its kind and id."""

R = TypeVar("R", Promise, EarlierFocus, EarlierResult)


def promised(read: Reader, session: SessionId, previous: SessionId) -> list[Promise]:
    """The actions of the workshop before, as promises that a session opens on.

    What belongs to a focus area that was dropped is no promise any more.
    """
    active = {None} | {area.id for area in read.all(FocusArea, previous) if area.active}
    return [
        Promise(
            id=promise_id(session, action.id),
            session_id=session,
            place=action.place,
            what=action.what,
            who=action.who,
            by=action.by,
            evidence=action.evidence,
            resources=action.resources,
            needs=action.needs,
        )
        for action in read.all(Action, previous)
        if action.what and action.focus in active
    ]


def focused(read: Reader, session: SessionId, before: Session) -> list[EarlierFocus]:
    """The active focus areas of the workshop before; not those that this session goes on with on another day."""
    kept = {kept_focus_id(session, area.element) for area in read.all(EarlierFocus, session)}
    here = {area.element for area in read.all(FocusArea, session) if area.id not in kept}
    stages = {choice.focus: choice.stage for choice in read.all(StageChoice, before.id)}
    goals = {goal.focus: goal.text for goal in read.all(Goal, before.id)}
    return [
        EarlierFocus(
            id=natural_id("earlier focus", session, area.element),
            session_id=session,
            place=area.place,
            element=area.element,
            held_on=before.held_on,
            reason=area.reason,
            goal=goals.get(area.id, ""),
            stage=stages.get(area.id),
        )
        for area in read.all(FocusArea, before.id)
        if area.active and area.element not in here
    ]


def rated(read: Reader, session: SessionId, before: Session) -> list[EarlierResult]:
    """The latest result of each element that the room has seen in an earlier workshop of the series.

    What the workshop before did not rate anew it has from those before it. What this session has taken over as its own,
    because it goes on with it on another day, is no earlier result.
    """
    here = {rating.element for rating in read.all(Rating, session) if rating.state is not RatingState.COLLECTING}
    earlier = {
        result.element: replace(result, id=natural_id("earlier result", session, result.element), session_id=session)
        for result in read.all(EarlierResult, before.id)
    }
    earlier |= {
        rating.element: _result(read, session, before, rating)
        for rating in read.all(Rating, before.id)
        if rating.state in REVEALED
    }
    return [result for result in earlier.values() if result.element not in here]


def outdated(read: Reader, session: Session) -> tuple[list[Record], list[Gone]]:
    """What to write and what to delete, so that a session opens on the workshop before as it stands now."""
    before = read.get(Session, session.previous) if session.previous else None
    if before is None or session.state is not SessionState.PLANNED:
        return [], []
    promises = {promise.id: promise for promise in read.all(Promise, session.id)}
    answered = {
        promise.id
        for promise in promises.values()
        if promise.state is not PromiseState.OPEN or promise.brought or read.get(Action, carried_id(promise.id))
    }
    areas = {area.id: area for area in read.all(EarlierFocus, session.id)}
    decided = {area.id for area in areas.values() if area.fate is not FocusFate.OPEN or area.learned}
    results = {result.id: result for result in read.all(EarlierResult, session.id)}
    fresh: list[Record] = []
    gone: list[Gone] = []
    _compare(promises, promised(read, session.id, before.id), answered, fresh, gone)
    _compare(
        areas, [area for area in focused(read, session.id, before) if area.id not in decided], decided, fresh, gone
    )
    _compare(results, rated(read, session.id, before), set(), fresh, gone)
    return fresh, gone


def bring_up_to_date(write: Writer, session: Session) -> None:
    """Write what is outdated."""
    fresh, gone = outdated(write, session)
    for record in fresh:
        write.put(record)
    for kind, record_id in gone:
        write.delete(kind, record_id)


def _compare(kept: dict[str, R], now: list[R], stays: set[str], fresh: list[Record], gone: list[Gone]) -> None:
    """Add to what is written and deleted, so that what is kept becomes what there is now, but for what stays."""
    fresh += [record for record in now if record.id not in stays and kept.get(record.id) != record]
    missing = kept.keys() - stays - {record.id for record in now}
    gone += [(type(kept[record_id]), record_id) for record_id in sorted(missing)]


def _result(read: Reader, session: SessionId, before: Session, rating: Rating) -> EarlierResult:
    counts = [c for c in read.all(Counts, before.id) if c.element == rating.element and c.group is None]
    last = max(counts, key=_round, default=None)
    wording = read.get(Wording, natural_id("wording", before.id))
    outcome = as_it_stands(rating.outcome, rating.fist)
    return EarlierResult(
        id=natural_id("earlier result", session, rating.element),
        session_id=session,
        element=rating.element,
        held_on=before.held_on,
        pack_id=before.pack_id,
        meaning=meaning_of(wording, rating.element),
        overlay=before.overlay,
        marks=last.marks if last else (),
        raters=last.raters if last else 0,
        outcome=outcome,
        level=rating.level if outcome is rating.outcome else None,
        upper=rating.upper,
    )


def _round(counts: Counts) -> int:
    return counts.round


def meaning_of(wording: Wording | None, element: ElementId) -> int:
    """The version of an element's meaning that a session was led with; 0 where nobody knows it."""
    kept = wording.texts.get(f"{element} meaning", "") if wording else ""
    return int(kept) if kept.isdecimal() else 0
