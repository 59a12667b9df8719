"""Whatever a room does, in whatever order: nothing is seen before its reveal, and no mark is lost or made up."""

import tempfile
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from mastery_desktop.domain.choices import FistToFive, OutcomeKind, RatingMode, RatingState, StepKind
from mastery_desktop.domain.counting import Count, CountWay
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.passes import count_passes
from mastery_desktop.domain.rating import NEXT_STATES
from mastery_desktop.domain.records import Step, StepId, new_id
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.services.slides import SlideBuilder
from mastery_desktop.storage.backup import Reason
from tests.helpers.packs import small_pack
from tests.helpers.stores import bytes_in, desk
from tests.helpers.workshops import SESSION, full_workshop

PACK = small_pack()
DOMAIN = PACK.domains[0]
ELEMENTS = tuple(element.id for element in DOMAIN.elements)
LEVELS = len(PACK.levels)
SHOWN = (StepKind.RATE, StepKind.COUNT, StepKind.REVEAL, StepKind.DISCUSS, StepKind.OUTCOME, StepKind.RESULTS)
TABLES = (("Window", 6), ("Door", 7), ("Stove", 3))

marks = st.one_of(st.none(), st.integers(0, LEVELS - 1))
elements = st.sampled_from(ELEMENTS)
levels = st.sampled_from([level.id for level in PACK.levels])


def seen(step, kind):
    return replace(step, kind=kind, domain=DOMAIN.id)


def other(marks):
    """As many marks, on other levels: what nobody may be able to tell from the real ones."""
    return (*marks[1:], marks[0])


class Room(RuleBasedStateMachine):
    """A room at tables or not, its count in memory, and beside it what was typed."""

    tables = ()

    def __init__(self):
        super().__init__()
        self.stack = ExitStack()
        self.folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        self.desk = self.stack.enter_context(desk(self.folder / "data", PACK))
        full = full_workshop(PACK, DOMAIN.id)
        session = replace(full.session, raters=sum(n for _name, n in self.tables) or full.session.raters)
        self.desk.fill(Workshop(session=session, steps=full.steps))
        self.desk.seat(SESSION, *self.tables)
        self.step = Step(id=StepId(new_id()), session_id=SESSION, place=0, kind=StepKind.RATE)
        self.builder = SlideBuilder(PACK)
        self.read = (None, None)
        self.open = {}  # the counts that are typed, by pass
        self.typed = {}  # (element, table, round) -> how many chose each level, of what was saved
        self.agreed = {}  # (element, table) -> level
        self.revealed = set()
        self.left = {}  # what undo has to bring back

    def teardown(self):
        self.stack.close()

    # what is there

    @property
    def workshop(self):
        """The session as it is on the disk; read once until somebody writes."""
        tick = self.desk.store._lamport
        if self.read[0] != tick:
            self.read = (tick, self.desk.sessions.load(SESSION))
        return self.read[1]

    @property
    def passes(self):
        return [one for one in count_passes(self.workshop, ELEMENTS) if not one.by_talk]

    def waits(self, one):
        """Whether a pass is still to be counted: nothing of it was."""
        return not any((e, one.group and one.group.id, 1) in self.typed for e in one.elements)

    def count(self, one):
        key = (one.mode, one.group and one.group.id, one.elements)
        if key not in self.open:
            way = CountWay.PILES if one.mode is RatingMode.CARDS else CountWay.SLIPS
            self.open[key] = Count(one.elements, LEVELS, one.raters, way)
        return self.open[key]

    # what people do

    @initialize(
        chosen=st.lists(st.integers(0, LEVELS - 1), min_size=5, max_size=12), counted=st.sampled_from((True, False))
    )
    def begin(self, chosen, counted):
        """Half of the rooms have a count already: it takes more steps than most sequences spend on it."""
        for one in self.passes[:1] if counted else ():
            entry = self.count(one).entry
            for mark in chosen[: one.raters]:
                for _element in one.elements:
                    entry.press(mark)
            self.close(at=0)

    @rule(at=st.integers(0, 8), data=st.data(), slips=st.integers(1, 4))
    def type(self, at, data, slips):
        for one in self.passes[at % len(self.passes or [0]) :][:1]:
            count = self.count(one)
            for _slip in range(slips):
                for _mark in one.elements:
                    mark = data.draw(marks)
                    with suppress(NotPossible):
                        if count.way is CountWay.SLIPS:
                            count.entry.press(mark)
                        else:
                            count.entry.press(0 if mark is None else mark)
                            count.entry.next_pile()

    @rule(at=st.integers(0, 8), times=st.integers(1, 9))
    def take_back_keys(self, at, times):
        for one in self.passes[at % len(self.passes or [0]) :][:1]:
            entry = self.count(one).entry
            for _time in range(times):
                entry.back()

    @rule(at=st.integers(0, 8), keep=st.booleans())
    def second_check(self, at, keep):
        for one in self.passes[at % len(self.passes or [0]) :][:1]:
            count = self.count(one)
            if not count.checking and count.finished:
                count.check()
            elif count.checking and keep and count.finished:
                count.keep_second()
            else:
                count.stop_checking()

    @rule(at=st.integers(0, 8))
    def close(self, at):
        for one in self.passes[at % len(self.passes or [0]) :][:1]:
            count, group = self.count(one), one.group and one.group.id
            if not count.finished or count.disagrees:
                continue
            with suppress(NotPossible):
                self.desk.rating.save_counts(
                    SESSION, count.counts(), raters=one.raters, mode=one.mode, group=group, slips=count.counted
                )
                for element, found in count.counts().items():
                    self.drop(element, group)
                    self.typed[element, group, 1] = found

    def drop(self, element, group):
        """A count of the room takes the place of the tables' counts, and the other way round."""
        for key in [k for k in self.typed if k[0] == element and k[2] == 1 and None in (group, k[1])]:
            del self.typed[key]
        for key in [k for k in self.agreed if k[0] == element and group in (None, k[1])]:
            del self.agreed[key]

    @rule(element=elements, at=st.integers(-1, len(TABLES)))
    def open_again(self, element, at):
        groups = self.workshop.groups
        group = groups[at].id if 0 <= at < len(groups) else None
        with suppress(NotPossible):
            self.desk.rating.take_back_counts(SESSION, [element], group)
            for key in [k for k in self.typed if k[0] == element and k[2] == 1 and group in (None, k[1])]:
                del self.typed[key]

    @rule(element=elements, at=st.integers(0, len(TABLES) - 1), level=st.one_of(st.none(), levels))
    def agree_at_table(self, element, at, level):
        for group in self.workshop.groups[at : at + 1]:
            with suppress(NotPossible):
                self.desk.rating.agree_at_table(SESSION, group.id, element, level)
                self.agreed.pop((element, group.id), None)
                if level:
                    self.agreed[element, group.id] = level

    @rule(some=st.sets(elements, min_size=1))
    def reveal(self, some):
        before = self.workshop
        self.desk.rating.reveal(SESSION, sorted(some))
        waiting = {e for e in some if before.rating(e).state is RatingState.COMPLETE}
        self.revealed |= waiting
        if waiting:
            self.left["marks revealed"] = before

    @rule(element=elements)
    def discuss(self, element):
        with suppress(NotPossible):
            self.desk.rating.discuss(SESSION, element)

    @rule(element=elements, found=st.lists(st.integers(0, 3), min_size=LEVELS, max_size=LEVELS))
    def second_round(self, element, found):
        with suppress(NotPossible):
            self.desk.rating.save_counts(SESSION, {element: found}, raters=16, round_number=2, mode=RatingMode.CARDS)
            self.typed[element, None, 2] = tuple(found)

    @rule(element=elements, outcome=st.sampled_from(OutcomeKind), low=levels, high=levels)
    def settle(self, element, outcome, low, high):
        with suppress(NotPossible):
            self.desk.rating.settle(SESSION, element, outcome, level=low, upper=high)

    @rule(element=elements, fist=st.sampled_from(FistToFive))
    def fist(self, element, fist):
        with suppress(NotPossible):
            self.desk.rating.set_fist(SESSION, element, fist)

    @rule(element=elements, mode=st.one_of(st.none(), st.sampled_from(RatingMode)))
    def switch_mode(self, element, mode):
        with suppress(NotPossible):
            self.desk.rating.set_mode(SESSION, element, mode)

    @rule(mode=st.sampled_from(RatingMode))
    def switch_all(self, mode):
        self.desk.sessions.revise(SESSION, {"mode": mode})

    @rule(shared=st.booleans())
    @precondition(lambda self: bool(self.tables) and not self.typed and not self.agreed)
    def share_out(self, shared):
        self.desk.rating.share_out(SESSION, ELEMENTS if shared else ())

    @rule(element=elements, level=levels, what=st.integers(0, 3))
    def do_and_undo(self, element, level, what):
        """One step back brings back every rating exactly."""
        before = self.workshop
        rating = self.desk.rating
        call = (
            partial(rating.reveal, SESSION, [element]),
            partial(rating.settle, SESSION, element, OutcomeKind.AGREED, level=level),
            partial(rating.settle, SESSION, element, OutcomeKind.NOT_RATED),
            partial(rating.discuss, SESSION, element),
        )[what]
        try:
            call()
        except NotPossible:
            assert self.workshop == before
            return
        if self.workshop.ratings != before.ratings:
            self.desk.history.undo(SESSION)
        now = {rating.element: rating for rating in self.workshop.ratings}
        for old in before.ratings:
            assert now[old.element] == old
        assert self.workshop.counts == before.counts

    @rule()
    def undo(self):
        self.desk.history.undo(SESSION)

    @rule()
    def redo(self):
        before = self.workshop
        self.desk.history.redo(SESSION)
        self.revealed |= {e for e in ELEMENTS if self.workshop.revealed(e) and not before.revealed(e)}

    # what must hold

    @invariant()
    def no_mark_is_lost_or_made_up(self):
        workshop = self.workshop
        kept = {(c.element, c.group, c.round): c.marks for c in workshop.counts}
        expected = dict(self.typed)
        for element in ELEMENTS:
            tables = [
                found for (e, group, number), found in self.typed.items() if (e, number) == (element, 1) and group
            ]
            if tables:
                expected[element, None, 1] = tuple(map(sum, zip(*tables, strict=True)))
        assert kept == expected
        assert {(t.element, t.group): t.level for t in workshop.table_levels} == self.agreed
        assert all(sum(c.marks) <= c.slips <= c.raters for c in workshop.counts)

    @invariant()
    def marks_are_seen_only_after_a_reveal(self):
        workshop = self.workshop
        for element in ELEMENTS:
            anything = any(key[0] == element for key in (*self.typed, *self.agreed))
            if anything and workshop.revealed(element):
                assert element in self.revealed
            state = workshop.rating(element).state
            assert (state is RatingState.COMPLETE) <= anything
            assert state in NEXT_STATES

    @invariant()
    def a_level_stands_only_where_it_was_settled(self):
        for rating in self.workshop.ratings:
            settled = rating.state in (RatingState.SETTLED, RatingState.DISCUSSING, RatingState.SECOND_ROUND)
            assert (rating.outcome is not OutcomeKind.NOT_RATED) <= settled

    @invariant()
    def the_wall_cannot_tell_one_hidden_mark_from_another(self):
        workshop = self.workshop
        counted = {c.element for c in workshop.counts} | {t.element for t in workshop.table_levels}
        hidden = {e for e in counted if not workshop.revealed(e)}
        if not hidden:
            return
        names = [level.id for level in PACK.levels]
        elsewhere = replace(
            workshop,
            counts=tuple(replace(c, marks=other(c.marks)) if c.element in hidden else c for c in workshop.counts),
            table_levels=tuple(
                replace(t, level=names[(names.index(t.level) + 1) % LEVELS]) if t.element in hidden else t
                for t in workshop.table_levels
            ),
        )
        live = LiveState(slips_in=max((c.counted for c in self.open.values()), default=None))
        for kind in SHOWN:
            step = seen(self.step, kind)
            assert self.builder.slides(workshop, step, live) == self.builder.slides(elsewhere, step, live)


class Tables(Room):
    """The same room at three tables, of which one is too small for marks."""

    tables = TABLES


def play(room, examples, steps):
    run_state_machine_as_test(
        room,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            derandomize=True,
            deadline=None,
            database=None,
            phases=(Phase.generate,),  # a found sequence is short enough; making it shorter takes minutes
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.parametrize("room", [Room, Tables])
def test_no_sequence_of_actions_leaks_loses_or_invents_a_mark(room):
    play(room, 6, 12)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("room", [Room, Tables])
def test_no_long_sequence_of_actions_does_either(room):
    play(room, 150, 60)


def test_what_is_typed_and_not_closed_never_reaches_the_disk(tmp_path):
    with desk(tmp_path, PACK) as open_desk:
        open_desk.fill(Workshop(session=full_workshop(PACK).session))
        count = Count(ELEMENTS, LEVELS, 12, CountWay.SLIPS)
        for _slip in range(11):
            for _element in ELEMENTS:
                count.entry.press(1)
        open_desk.store.back_up(Reason.ASKED)
        found = ",".join("11" if level == 1 else "0" for level in range(LEVELS))
        assert f"[{found}]".encode() not in bytes_in(tmp_path)
