"""Rating: counts, reveal, evidence, outcome, and marks on the line of a shift."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from mastery_desktop.domain.choices import (
    DecisionRule,
    FistToFive,
    OutcomeKind,
    RatingMode,
    RatingState,
    TrueForAll,
)
from mastery_desktop.domain.content import ElementId, LevelId
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.evidence_names import still_answered, waits
from mastery_desktop.domain.evidence_tags import EvidenceTags
from mastery_desktop.domain.rating import ANONYMOUS_FROM, check_move, fist_after
from mastery_desktop.domain.records import (
    Counts,
    Evidence,
    Group,
    GroupId,
    SessionId,
    ShiftMarks,
    TableLevel,
    natural_id,
    new_id,
)
from mastery_desktop.domain.text import line, match_lines, plain
from mastery_desktop.messages import N_, _, ngettext
from mastery_desktop.services.base import Done
from mastery_desktop.services.tables import TableActions
from mastery_desktop.storage.store import Writer

NO_TAGS: Final[Mapping[int, EvidenceTags]] = MappingProxyType({})

LINE_LENGTH = 1000
"""Places on the line of a shift, from one end to the other."""


def too_few(raters: int) -> str:
    """The honest sentence for a group in which marks would point at persons; empty where they would not."""
    if raters >= ANONYMOUS_FROM:
        return ""
    return ngettext(
        "{n} rater is not anonymous. Talk it over, or hold up cards, and keep only the level you agree on.",
        "{n} raters are not anonymous. Talk it over, or hold up cards, and keep only the level you agree on.",
        raters,
    ).format(n=raters)


def marks_point_at_persons(raters: int) -> str:
    """Why a small group keeps no marks on the line of a shift; empty for a group that is large enough."""
    if raters >= ANONYMOUS_FROM:
        return ""
    return _(
        "With fewer than five people, marks on a line point at persons. Keep only the place that the team agrees on."
    )


class RatingService(TableActions):
    """Keeps counts per level, never persons, and what came of them."""

    def save_counts(
        self,
        session: SessionId,
        counts: Mapping[ElementId, Sequence[int]],
        *,
        raters: int,
        round_number: int = 1,
        mode: RatingMode = RatingMode.SLIPS,
        group: GroupId | None = None,
        slips: int | None = None,
    ) -> Done[None]:
        """Keep the counts of a finished count: for each element, how many chose each level.

        Called once when counting is done, so that nothing stored ties marks together. The change cannot be undone by
        step; a count is corrected by saving it again. `slips` is how many came in, empty boxes and all; as many as an
        element has marks at the most without it.

        Raises:
            NotPossible: fewer raters than keep marks anonymous, more marks than raters, the wrong number of levels, or
                an element that was settled in talk.
        """
        most = max((sum(marks) for marks in counts.values()), default=0)
        came = max(most, slips or 0)
        if sentence := too_few(min(raters, most)):
            raise NotPossible(sentence)
        with self._action(session) as action:
            write = action.write
            self._session(write, session)
            for element, marks in counts.items():
                self._check_marks(element, marks, raters)
                rating = self._rating(write, session, element)
                self._refuse_settled_in_talk(write, rating)
                self._drop_others(write, session, element, round_number, group)
                write.put(
                    Counts(
                        id=natural_id("counts", session, element, round_number, group),
                        session_id=session,
                        element=element,
                        round=round_number,
                        group=group,
                        mode=mode,
                        marks=tuple(marks),
                        raters=raters,
                        slips=min(came, raters),
                    )
                )
                if group is not None:
                    self._merge_tables(write, session, element, round_number)
                if round_number > 1:
                    check_move(rating.state, RatingState.SECOND_ROUND)
                    write.put(replace(rating, state=RatingState.SECOND_ROUND))
                elif rating.state is RatingState.COLLECTING:
                    write.put(replace(rating, state=RatingState.COMPLETE))
            return action.done(None)

    def take_back_counts(
        self, session: SessionId, elements: Iterable[ElementId], group: GroupId | None = None
    ) -> Done[None]:
        """Forget the first round of some elements that nobody has seen yet, to count again; of one table, or of all.

        Raises:
            NotPossible: the marks of an element were revealed already.
        """
        with self._action(session) as action:
            for element in elements:
                rating = self._rating(action.write, session, element)
                check_move(rating.state, RatingState.COLLECTING)
                for counts in action.write.all(Counts, session):
                    if counts.element == element and (group is None or counts.group in (None, group)):
                        action.write.delete(Counts, counts.id)
                if group is not None:
                    self._merge_tables(action.write, session, element, 1)
                self._wait_or_collect(action.write, rating)
            return action.done(None)

    def reveal(self, session: SessionId, elements: Iterable[ElementId]) -> Done[None]:
        """Show the marks of counted elements to the room."""
        with self._action(session, N_("marks revealed")) as action:
            for element in elements:
                rating = self._rating(action.write, session, element)
                if rating.state is RatingState.COMPLETE:
                    action.write.put(replace(rating, state=RatingState.REVEALED))
            return action.done(None)

    def discuss(self, session: SessionId, element: ElementId) -> Done[None]:
        """Begin to discuss an element whose marks were revealed."""
        with self._action(session, N_("discussion begun")) as action:
            rating = self._rating(action.write, session, element)
            check_move(rating.state, RatingState.DISCUSSING)
            action.write.put(replace(rating, state=RatingState.DISCUSSING, discussed=True))
            return action.done(None)

    def settle(
        self,
        session: SessionId,
        element: ElementId,
        outcome: OutcomeKind,
        *,
        level: LevelId | None = None,
        upper: LevelId | None = None,
        rule: DecisionRule | None = None,
    ) -> Done[None]:
        """Keep what the team decided for an element: agreed, majority, not agreed yet, not rated.

        “Not agreed yet” may say between which two levels; a team may also leave that open.

        Raises:
            NotPossible: the levels do not fit the outcome, or the marks have not been revealed.
        """
        places = {level.id: place for place, level in enumerate(self._pack.levels)}
        if outcome is OutcomeKind.NOT_RATED:
            level = upper = None
        elif outcome is OutcomeKind.NOT_AGREED:
            if level != upper and level in places and upper in places:
                level, upper = sorted((level, upper), key=places.__getitem__)
            elif level is not None or upper is not None:
                raise NotPossible(_("“Not agreed yet” lies between two levels, or has none."))
        elif level not in places:
            raise NotPossible(_("Choose a level first."))
        else:
            upper = None
        with self._action(session, N_("decision about a level")) as action:
            rating = self._rating(action.write, session, element)
            if outcome is OutcomeKind.NOT_RATED:
                marked = self._anything_counted(action.write, session, element)
                seen = RatingState.COMPLETE if rating.state is RatingState.COMPLETE else RatingState.REVEALED
                state = seen if marked else RatingState.COLLECTING
            else:
                state = RatingState.SETTLED
                check_move(rating.state, state)
            settled = self._session(action.write, session)
            action.write.put(
                replace(
                    rating,
                    state=state,
                    outcome=outcome,
                    level=level,
                    upper=upper,
                    fist=fist_after(rating.fist, again=(outcome, level) == (rating.outcome, rating.level)),
                    rule=None if outcome is OutcomeKind.NOT_RATED else rule or settled.rule,
                )
            )
            return action.done(None)

    def set_fist(self, session: SessionId, element: ElementId, fist: FistToFive | None) -> Done[None]:
        """Keep what came of a fist-to-five about the level that was chosen; the hands themselves are not kept.

        Raises:
            NotPossible: no level was chosen.
        """
        with self._action(session, N_("fist-to-five counted")) as action:
            rating = self._rating(action.write, session, element)
            if rating.level is None:
                raise NotPossible(_("Choose a level first."))
            action.write.put(replace(rating, fist=fist))
            return action.done(None)

    def set_mode(self, session: SessionId, element: ElementId, mode: RatingMode | None) -> Done[None]:
        """Give marks for an element in a way of its own; None: as everywhere in the session.

        Raises:
            NotPossible: its marks were counted or its level was settled already.
        """
        with self._action(session, N_("way of rating changed")) as action:
            rating = self._rating(action.write, session, element)
            if rating.state is not RatingState.COLLECTING:
                name = self._pack.elements[element].name
                raise NotPossible(_("{name} was rated already, so its way stays.").format(name=name))
            action.write.put(replace(rating, mode=mode))
            return action.done(None)

    def set_true_for_all(
        self, session: SessionId, element: ElementId, answer: TrueForAll | None, groups: str = "", *, sure: bool = False
    ) -> Done[None]:
        """Keep whether a practice is true for all learners, and for which groups it is not (never names).

        Words that look like a name are kept and held back until they are `sure` to be groups; new words are asked
        about anew.
        """
        with self._action(session, N_("“true for all learners” answered")) as action:
            rating = self._rating(action.write, session, element)
            not_for = plain(groups, 500) if answer is TrueForAll.SOME else ""
            known = not_for == rating.not_for and rating.not_for_groups
            now = replace(
                rating, true_for_all=answer, not_for=not_for, not_for_groups=bool(not_for) and (sure or known)
            )
            action.write.put(now)
            return action.done(None)

    def write_evidence(
        self,
        session: SessionId,
        element: ElementId,
        text: str,
        *,
        have: bool,
        tags: Mapping[int, EvidenceTags] = NO_TAGS,
    ) -> Done[None]:
        """Keep the evidence for an element as an edited text, one line of evidence per line of text.

        A line that stayed, or was only reworded, keeps its kind, side and strength, unless `tags` says others: by the
        place of the line among those that are not empty.
        """
        with self._action(session, N_("evidence changed")) as action:
            everything = action.write.all(Evidence, session)
            old = [e for e in everything if e.element == element and e.have is have]
            end = max((e.place for e in everything), default=-1) + 1
            kept = match_lines([e.text for e in old], words := [w for w in map(line, plain(text).splitlines()) if w])
            places = sorted(e.place for e in old) + list(range(end, end + len(words)))
            for number, (place, at, line_text) in enumerate(zip(places, kept, words, strict=False)):
                now = (
                    Evidence(id=new_id(), session_id=session, element=element, place=place, text=line_text, have=have)
                    if at is None
                    else replace(old[at], place=place, text=line_text, no_name=still_answered(old[at], line_text))
                )
                told = tags.get(number)
                action.write.put(now if told is None else replace(now, **vars(told)))
            for at, gone in enumerate(old):
                if at not in kept:
                    action.write.delete(Evidence, gone.id)
            return action.done(None)

    def name_nobody(self, session: SessionId, element: ElementId) -> Done[None]:
        """Keep that lines of evidence for an element name nobody, though they may seem to: the wall shows them."""
        with self._action(session, N_("evidence changed")) as action:
            for each in action.write.all(Evidence, session):
                if each.element == element and waits(each):
                    action.write.put(replace(each, no_name=True))
            return action.done(None)

    def place_marks(
        self,
        session: SessionId,
        element: ElementId,
        marks: Sequence[int],
        *,
        placed: int | None = None,
        group: GroupId | None = None,
    ) -> Done[None]:
        """Keep the marks on the line of a shift, sorted, and where the team placed itself (thousandths).

        The change cannot be undone by step: a history would keep the order in which people placed their marks.

        Raises:
            NotPossible: there are marks, and fewer people rate than keep marks anonymous.
        """
        with self._action(session) as action:
            table = action.write.get(Group, group) if group else None
            raters = min(self._session(action.write, session).raters, table.raters if table else LINE_LENGTH)
            if marks and (sentence := marks_point_at_persons(raters)):
                raise NotPossible(sentence)
            inside = sorted(min(LINE_LENGTH, max(0, mark)) for mark in marks)
            action.write.put(
                ShiftMarks(
                    id=natural_id("shift", session, element, group),
                    session_id=session,
                    element=element,
                    group=group,
                    marks=tuple(inside),
                    placed=None if placed is None else min(LINE_LENGTH, max(0, placed)),
                )
            )
            return action.done(None)

    def _check_marks(self, element: ElementId, marks: Sequence[int], raters: int) -> None:
        name = self._pack.elements[element].name
        if len(marks) != len(self._pack.levels) or min(marks) < 0:
            raise NotPossible(_("The count for {name} does not have one number per level.").format(name=name))
        if sum(marks) > raters:
            raise NotPossible(
                _("{name} has {marks} marks from {raters} raters. Count again, or raise the number of raters.").format(
                    name=name, marks=sum(marks), raters=raters
                )
            )

    def _drop_others(
        self, write: Writer, session: SessionId, element: ElementId, round_number: int, group: GroupId | None
    ) -> None:
        """Forget what a count takes the place of: one of the room all of the tables, one of a table that of the room.

        A count of a table adds to a room that was counted by tables; it replaces one that was counted as a whole.
        """
        for agreed in write.all(TableLevel, session):
            if round_number == 1 and agreed.element == element and group in (None, agreed.group):
                write.delete(TableLevel, agreed.id)
        same = [c for c in write.all(Counts, session) if (c.element, c.round) == (element, round_number)]
        if group is None or not any(c.group for c in same):
            for counts in same:
                write.delete(Counts, counts.id)

    def _merge_tables(self, write: Writer, session: SessionId, element: ElementId, round_number: int) -> None:
        """Add the tables' counts of an element up into the count of the whole room; none where no table is left."""
        tables = [c for c in write.all(Counts, session) if c.element == element and c.round == round_number and c.group]
        if not tables:
            return
        room = replace(
            tables[0],
            id=natural_id("counts", session, element, round_number, None),
            group=None,
            marks=tuple(map(sum, zip(*(table.marks for table in tables), strict=True))),
            raters=sum(table.raters for table in tables),
            slips=sum(table.slips for table in tables),
        )
        write.put(room)
