"""Sessions: start, list, lead through the run sheet, finish."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from mastery_desktop.domain.agenda import TEMPLATE_BY_ID, PlannedStep
from mastery_desktop.domain.choices import DecisionRule, OutcomeKind, RatingMode, SessionState
from mastery_desktop.domain.coming_back import EarlierFocus, EarlierResult, ExitLine, ExitSlips
from mastery_desktop.domain.content import DomainId
from mastery_desktop.domain.derived_ids import series_of
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.follow_up import Cycle, PlanCheck, RoadmapEntry, SortedItem
from mastery_desktop.domain.kept_pack import kept_pack, shown_texts
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rating import room_talks
from mastery_desktop.domain.records import (
    Action,
    Attendance,
    Candidate,
    Counts,
    Evidence,
    FocusArea,
    Goal,
    Group,
    GroupId,
    Parked,
    PotentialFocus,
    Promise,
    Rating,
    Series,
    Session,
    SessionId,
    ShiftMarks,
    StageChoice,
    Step,
    TableLevel,
    Wording,
    natural_id,
    new_id,
)
from mastery_desktop.domain.text import line, plain
from mastery_desktop.domain.workshop import SessionSummary, Workshop, domains_title
from mastery_desktop.messages import N_, _
from mastery_desktop.services.base import Done
from mastery_desktop.services.bin import BinActions, Erased
from mastery_desktop.services.follow_up import bring_roadmap
from mastery_desktop.services.own_slides import OwnSlideActions, shown_slides
from mastery_desktop.services.parking import ParkingActions, bring_thoughts, carry_to_next
from mastery_desktop.services.promises import bring_up_to_date
from mastery_desktop.services.released import DETAILS
from mastery_desktop.services.run_sheet import RunSheetActions, new_steps
from mastery_desktop.services.splitting import SplitActions
from mastery_desktop.storage.erasing import erase_names
from mastery_desktop.storage.store import Reader, Writer

MOST_PEOPLE = 60
"""The largest room the product is made for, with some to spare."""


Detail = str | int | date | DecisionRule | RatingMode
"""A value of a session's details."""

_LONG = ("purpose", "board_ask")
"""The details that may have several lines."""

_DETAILS: Final = {
    "purpose": N_("purpose"),
    "voters": N_("who votes"),
    "rule": N_("way to decide"),
    "people": N_("people in the room"),
    "raters": N_("people who rate"),
    "mode": N_("way of rating changed"),
    "board_ask": N_("what is asked of the board"),
}
"""What a change of a detail is called in the history, by its field."""


@dataclass(frozen=True, kw_only=True)
class NewSession:
    """What the first page of a workshop asks; all but the team and the number of people has defaults.

    `raters` defaults to `people`; `domains` to the first ones of the pack, as many as the template is made for.
    """

    team: str
    people: int
    held_on: date
    template: str = "90"
    domains: tuple[DomainId, ...] = ()
    raters: int | None = None
    minutes: int | None = None
    steps: tuple[PlannedStep, ...] = ()
    tables: tuple[tuple[str, int], ...] = ()
    school: str = ""
    district: str = ""
    title: str = ""
    facilitator: str = ""
    rule: DecisionRule = DecisionRule.CONSENSUS
    mode: RatingMode = RatingMode.SLIPS
    voters: str = ""
    purpose: str = ""
    previous: SessionId | None = None
    sample: bool = False


class SessionService(RunSheetActions, ParkingActions, SplitActions, OwnSlideActions, BinActions):
    """Starts, lists and leads sessions."""

    def create(self, new: NewSession) -> Done[Workshop]:
        """Start a session with its run sheet.

        Raises:
            NotPossible: the team has no name, the number of people is out of range, or it would be a real team's and
                follow from the sample.
        """
        session, steps = self._planned(new)
        with self._store.write() as write:
            if new.previous:
                before = self._session(write, new.previous)
                if before.sample and session.team != before.team:
                    words = _("What follows from the sample keeps its name. Start your own workshop on the first page.")
                    raise NotPossible(words)
                series = before.series or series_of(before.id)
                session = replace(session, series=series, calendar=before.calendar, sample=before.sample)
                if write.get(Series, series) is None:
                    write.put(Series(id=series, title=before.team))
                    write.put(replace(before, series=series))
            write.put(session)
            for step in steps:
                write.put(step)
            for place, (name, raters) in enumerate(new.tables):
                group = Group(
                    id=GroupId(new_id()), session_id=session.id, place=place, name=line(name), raters=max(0, raters)
                )
                write.put(group)
            write.put(self._wording(session.id))
            if new.previous:
                bring_roadmap(write, new.previous, session.id)
            bring_up_to_date(write, session)
            bring_thoughts(write, session)
            return Done(_load(write, session), frozenset(write.touched))

    def load(self, session: SessionId) -> Workshop:
        """Read a whole session."""
        with self._store.read() as read:
            return _load(read, self._session(read, session))

    def find(self, session: SessionId) -> Workshop | None:
        """Read a whole session; nothing where it is not on this computer."""
        with self._store.read() as read:
            found = read.get(Session, session)
            return _load(read, found) if found else None

    def summaries(self) -> list[SessionSummary]:
        """All sessions for the list on the first screen, the latest first; those in the bin are not among them."""
        with self._store.read() as read:
            hidden = read.in_bin()
            sessions = [session for session in read.all(Session) if session.id not in hidden]
            ratings = read.all(Rating)
            focus = read.all(FocusArea)
            stages = read.all(StageChoice)
            others = self._other_packs(read, sessions)
            named = {session.id: self._named_elsewhere(read, session) for session in sessions}
        domain_of = {session.id: others.get(session.pack_hash, self._pack).domain_of for session in sessions}
        rated: dict[SessionId, dict[DomainId, int]] = {}
        for rating in ratings:
            place = domain_of.get(rating.session_id, {}).get(rating.element)
            if rating.outcome is not OutcomeKind.NOT_RATED and place:
                counts = rated.setdefault(rating.session_id, {})
                counts[place.id] = counts.get(place.id, 0) + 1
        summaries = [
            SessionSummary(
                session=session,
                rated=rated.get(session.id, {}),
                focus=tuple(f.element for f in focus if f.session_id == session.id and f.active),
                stage=tuple(s.stage for s in stages if s.session_id == session.id and s.stage),
                pack=others.get(session.pack_hash),
                domains=named[session.id],
            )
            for session in sessions
        ]
        return sorted(summaries, key=lambda s: (s.session.held_on, s.session.changed), reverse=True)

    def _named_elsewhere(self, read: Reader, session: Session) -> tuple[DomainId, ...]:
        """The domains that gave a session its title, where that happened in another language than the one in use."""
        if not session.by_domains or session.language == self._pack.language:
            return ()
        return _load(read, session).domains

    def _other_packs(self, read: Reader, sessions: Sequence[Session]) -> dict[str, Pack]:
        """What sessions kept of other frameworks than this one, by the hash of their content."""
        found: dict[str, Pack] = {}
        for session in sessions:
            if session.pack_id != self._pack.id and session.pack_hash not in found:
                wording = read.get(Wording, natural_id("wording", session.id))
                if pack := kept_pack(wording) if wording else None:
                    found[session.pack_hash] = pack
        return found

    def samples(self) -> list[SessionId]:
        """The sample and what followed from it, in the bin as well."""
        with self._store.read() as read:
            return [session.id for session in read.all(Session) if session.sample]

    def wording(self, session: SessionId) -> Wording | None:
        """The wording that a session was led with."""
        with self._store.read() as read:
            return read.get(Wording, natural_id("wording", session))

    def revise(self, session: SessionId, changes: Mapping[str, Detail]) -> Done[None]:
        """Change details of a session, by field, such as the team or what it asks of the board; texts are normalised.

        Raises:
            NotPossible: the team's name would be empty.
        """
        name = _DETAILS.get(next(iter(changes), ""), N_("details changed"))
        with self._action(session, name) as action:
            now = self._session(action.write, session)
            clean = {key: _clean(key, value) for key, value in changes.items()}
            if now.sample and {"team", "school"} & clean.keys():
                raise NotPossible(_("The sample keeps its name, so that nobody takes it for a real team."))
            if not clean.get("team", now.team):
                raise NotPossible(_("A session needs the name of its team. Nothing was changed."))
            still = now.released and not clean.keys() & DETAILS
            changed = replace(now, **clean, released=still, changed=self._clock())  # type: ignore[arg-type]
            if clean.keys() & {"raters", "mode"}:
                self._fit_run_sheet(action.write, _load(action.write, now), changed)
            action.write.put(changed)
            return action.done(None)

    def finish(self, session: SessionId) -> Done[None]:
        """Mark a session as finished; the step it is at ends, and open thoughts wait for the next meeting."""
        with self._action(session, N_("session finished")) as action:
            current = self._session(action.write, session)
            now = self._clock()
            action.write.put(replace(current, state=SessionState.FINISHED, changed=now))
            if current.step and (last := action.write.get(Step, current.step)):
                action.write.put(replace(last, started=last.started or now, ended=now))
            carry_to_next(action.write, session)
            return action.done(None)

    def release(self, session: SessionId, *, released: bool) -> Done[None]:
        """Keep whether the team has released its one-page summary; until then every copy says that it is a draft."""
        name = N_("summary released") if released else N_("release of the summary taken back")
        with self._action(session, name) as action:
            now = self._session(action.write, session)
            action.write.put(replace(now, released=released, changed=self._clock()))
            return action.done(None)

    def attendance(self, session: SessionId) -> list[Attendance]:
        """Who was there; kept apart from everything else."""
        with self._store.read() as read:
            return read.all(Attendance, session)

    def set_attendance(self, session: SessionId, people: Sequence[tuple[str, str, int]]) -> Done[None]:
        """Replace the attendance list with (name, role, minutes); nothing of the old one stays.

        A name that is no longer there, and was not only typed on, does not come back with an older backup either.
        """
        with self._store.write() as write:
            before = write.all(Attendance, session)
            for old in before:
                write.purge(Attendance, old.id)
            if _loses_a_name([old.name for old in before], [line(name) for name, _role, _minutes in people]):
                write.note_names_deleted(session)
            for place, (name, role, minutes) in enumerate(people):
                if words := line(name):
                    entry = Attendance(
                        id=new_id(),
                        session_id=session,
                        place=place,
                        name=words,
                        role=line(role),
                        minutes=max(0, minutes),
                    )
                    write.put(entry)
            return Done(None, frozenset(write.touched))

    def remove_attendance_everywhere(self, session: SessionId) -> Done[Erased]:
        """Delete the list of names, and take it out of every backup on this computer as well.

        Raises:
            StorageError: the list could not be deleted. Nothing was changed.
        """
        changed = self.set_attendance(session, []).changed
        return Done(erase_names(self._store.backups, self._store.file, session), changed)

    def _planned(self, new: NewSession) -> tuple[Session, list[Step]]:
        """The record of a new session and its run sheet, as they were asked for."""
        team = line(new.team)
        if not team:
            raise NotPossible(_("Give the team a name first; all else can wait."))
        if not 1 <= new.people <= MOST_PEOPLE:
            raise NotPossible(_("The number of people must be between 1 and {most}.").format(most=MOST_PEOPLE))
        template = TEMPLATE_BY_ID[new.template]
        domains = new.domains or tuple(domain.id for domain in self._pack.domains[: template.domains])
        now, own = self._clock(), SessionId(new_id())
        raters = min(new.people if new.raters is None else new.raters, MOST_PEOPLE)
        by_talk = room_talks(new.mode, raters, tables=bool(new.tables))
        steps = new_steps(own, new.steps or template.steps(domains, by_talk=by_talk))
        session = Session(
            id=own,
            team=team,
            school=line(new.school),
            district=line(new.district),
            title=line(new.title) or domains_title(domains, self._pack),
            by_domains=not line(new.title),
            held_on=new.held_on,
            facilitator=line(new.facilitator),
            people=new.people,
            raters=raters,
            language=self._pack.language,
            pack_id=self._pack.id,
            pack_version=self._pack.version,
            pack_hash=self._pack.hash,
            overlay=self._pack.overlay,
            template=new.template,
            minutes=new.minutes or template.minutes,
            rule=new.rule,
            mode=new.mode,
            voters=line(new.voters),
            purpose=plain(new.purpose),
            step=steps[0].id if steps else None,
            previous=new.previous,
            sample=new.sample,
            created=now,
            changed=now,
        )
        return session, steps

    def _wording(self, session: SessionId) -> Wording:
        return Wording(
            id=natural_id("wording", session),
            session_id=session,
            pack_id=self._pack.id,
            pack_hash=self._pack.hash,
            language=self._pack.language,
            texts=shown_texts(self._pack),
        )


def _loses_a_name(before: Sequence[str], now: Sequence[str]) -> bool:
    """Whether a name is no longer there; one that somebody has typed on is."""
    left = list(now)
    gone = []
    for name in before:
        if name in left:
            left.remove(name)
        else:
            gone.append(name)
    for name in gone:
        longer = next((other for other in left if other.startswith(name)), None)
        if longer is None:
            return True
        left.remove(longer)
    return False


def _clean(key: str, value: Detail) -> Detail:
    if isinstance(value, str) and not isinstance(value, Enum):
        return plain(value) if key in _LONG else line(value)
    return value


def _load(read: Reader | Writer, session: Session) -> Workshop:
    own = session.id
    return Workshop(
        session=session,
        groups=tuple(read.all(Group, own)),
        steps=tuple(read.all(Step, own)),
        shift_marks=tuple(read.all(ShiftMarks, own)),
        counts=tuple(read.all(Counts, own)),
        table_levels=tuple(read.all(TableLevel, own)),
        ratings=tuple(read.all(Rating, own)),
        evidence=tuple(read.all(Evidence, own)),
        candidates=tuple(read.all(Candidate, own)),
        potential=tuple(read.all(PotentialFocus, own)),
        focus_areas=tuple(read.all(FocusArea, own)),
        stage_choices=tuple(read.all(StageChoice, own)),
        sorted_items=tuple(read.all(SortedItem, own)),
        goals=tuple(read.all(Goal, own)),
        actions=tuple(read.all(Action, own)),
        checks=tuple(read.all(PlanCheck, own)),
        cycles=tuple(read.all(Cycle, own)),
        roadmap=tuple(read.all(RoadmapEntry, own)),
        promises=tuple(read.all(Promise, own)),
        earlier_focus=tuple(read.all(EarlierFocus, own)),
        earlier_results=tuple(read.all(EarlierResult, own)),
        exit_slips=tuple(read.all(ExitSlips, own)),
        exit_lines=tuple(read.all(ExitLine, own)),
        parked=tuple(read.all(Parked, own)),
        own_slides=shown_slides(read, own),
    )
