"""The next workshop opens on the promises of the one before, says what became of them, and carries some on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mastery_desktop.domain.choices import PromiseState
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.services.sessions import NewSession
from tests.helpers.packs import small_pack
from tests.helpers.stores import desk, in_any_order
from tests.helpers.workshops import ACTIONS, SESSION, full_workshop

PACK = small_pack()
FIRST, SECOND = tuple(PACK.elements)[:2]


@pytest.fixture
def room(tmp_path):
    with desk(tmp_path / "here", PACK) as open_desk:
        open_desk.fill(full_workshop(PACK))
        yield open_desk


@pytest.fixture
def other(tmp_path):
    with desk(tmp_path / "there", PACK) as open_desk:
        yield open_desk


@pytest.fixture
def after(room):
    """The workshop after the full one."""
    new = NewSession(team="The same team", people=9, held_on=room.clock().date() + timedelta(days=60), previous=SESSION)
    return room.sessions.create(new).value.session.id


def promises(open_desk, session):
    return open_desk.sessions.load(session).promises


def states(open_desk, session):
    return [promise.state for promise in promises(open_desk, session)]


def carry_on(open_desk, session, place):
    """Say that a promise is under way, and carry it on; gives the action's id."""
    promise = promises(open_desk, session)[place]
    open_desk.planning.answer_promise(session, promise.id, PromiseState.MOVING)
    return open_desk.planning.carry_on(session, promise.id).value


def begin(open_desk, session):
    """Project for the first time."""
    open_desk.sessions.move_to(session, open_desk.sessions.load(session).steps[0].id)


def test_all_that_was_planned_is_there_in_its_order_and_nothing_is_answered(room, after):
    found = promises(room, after)
    assert [(p.what, p.who, p.by, p.evidence, p.resources) for p in found] == [action[:5] for action in ACTIONS]
    assert set(states(room, after)) == {PromiseState.OPEN}
    assert room.sessions.load(after).actions == ()


def test_a_workshop_without_one_before_has_no_promises(room):
    new = NewSession(team="Another team", people=9, held_on=room.clock().date())
    assert room.sessions.create(new).value.promises == ()


def test_an_answer_stays_with_the_session_that_gave_it(room, after):
    before = in_any_order(room.sessions.load(SESSION))
    first = promises(room, after)[0]
    room.planning.answer_promise(after, first.id, PromiseState.DONE)
    assert states(room, after) == [PromiseState.DONE, *[PromiseState.OPEN] * 4]
    assert in_any_order(room.sessions.load(SESSION)) == before
    assert room.history.names(after).undo == "promise answered"
    assert room.history.names(SESSION).undo is None
    room.history.undo(after)
    assert set(states(room, after)) == {PromiseState.OPEN}
    room.history.redo(after)
    assert states(room, after)[0] is PromiseState.DONE


def test_a_promise_is_carried_on_once_with_new_days_and_can_be_taken_back(room, after):
    promise = promises(room, after)[1]
    room.planning.answer_promise(after, promise.id, PromiseState.STUCK)
    for _press in range(2):
        room.planning.carry_on(after, promise.id)
    workshop = room.sessions.load(after)
    (action,) = workshop.actions
    assert (action.what, action.who, action.evidence, action.resources) == (
        promise.what, promise.who, promise.evidence, promise.resources,
    )  # fmt: skip
    assert (action.by, action.check) == ("", "")
    assert workshop.carried(promise) == action
    assert room.history.undo(after).value == "promise carried on"
    assert room.sessions.load(after).actions == ()
    assert states(room, after)[1] is PromiseState.STUCK
    room.planning.carry_on(after, promise.id)
    assert [a.id for a in room.sessions.load(after).actions] == [action.id]


@pytest.mark.parametrize("state", [PromiseState.OPEN, PromiseState.DONE, PromiseState.DROPPED])
def test_what_nobody_spoke_of_and_what_is_over_is_not_carried_on(room, after, state):
    promise = promises(room, after)[0]
    room.planning.answer_promise(after, promise.id, state)
    with pytest.raises(NotPossible):
        room.planning.carry_on(after, promise.id)
    assert room.sessions.load(after).actions == ()


def test_what_was_carried_on_stands_in_the_plan_of_the_first_focus_area_whichever_that_is(room, after):
    carried = carry_on(room, after, 0)
    room.planning.choose_focus(after, FIRST)
    own = room.planning.add_action(after, room.sessions.load(after).focus.id, "A new one").value
    workshop = room.sessions.load(after)
    assert [action.id for action in workshop.actions_for(workshop.focus)] == [carried, own]
    room.planning.choose_focus(after, SECOND, second_reason="Both are small.")
    workshop = room.sessions.load(after)
    second = next(area for area in workshop.focus_areas if area.element == SECOND)
    assert workshop.actions_for(second) == ()
    room.planning.replace_focus(after, SECOND)
    workshop = room.sessions.load(after)
    assert [action.id for action in workshop.actions_for(workshop.focus)] == [carried]
    room.planning.drop_focus(after, workshop.focus.id)
    assert [action.id for action in room.sessions.load(after).actions_for(None)] == [carried]


def test_what_was_carried_on_is_a_promise_of_the_workshop_after_that(room, after):
    carry_on(room, after, 3)
    third = room.sessions.create(
        NewSession(team="The same team", people=9, held_on=room.clock().date(), previous=after)
    ).value
    assert [promise.what for promise in third.promises] == [ACTIONS[3][0]]


def test_the_plan_of_a_focus_area_that_was_dropped_is_no_promise(room):
    room.planning.drop_focus(SESSION, room.sessions.load(SESSION).focus.id)
    new = NewSession(team="The same team", people=9, held_on=room.clock().date(), previous=SESSION)
    assert room.sessions.create(new).value.promises == ()


def test_until_it_begins_the_promises_follow_the_plan_before(room, after):
    first, second, *others = room.sessions.load(SESSION).actions
    room.planning.answer_promise(after, promises(room, after)[1].id, PromiseState.DONE)
    room.planning.change_action(SESSION, replace(first, what="Agree on two protocols"))
    room.planning.remove_action(SESSION, second.id)
    room.planning.remove_action(SESSION, others[0].id)
    room.planning.renew_promises(after)
    assert [promise.what for promise in promises(room, after)] == [
        "Agree on two protocols",
        ACTIONS[1][0],
        *(action[0] for action in ACTIONS[3:]),
    ]
    assert room.planning.renew_promises(after).changed == frozenset()
    assert room.history.names(after).undo == "promise answered"
    begin(room, after)
    room.planning.change_action(SESSION, replace(first, what="Agree on three protocols"))
    room.planning.renew_promises(after)
    assert promises(room, after)[0].what == "Agree on two protocols"


def test_the_file_of_the_new_session_alone_says_what_became_of_every_promise(room, other, after):
    for promise, state in zip(promises(room, after), PromiseState, strict=True):
        room.planning.answer_promise(after, promise.id, state)
    room.planning.carry_on(after, promises(room, after)[2].id)
    other.sharing.accept(other.sharing.read(room.sharing.export(after)))
    there, here = (open_desk.sessions.load(after) for open_desk in (other, room))
    assert there.promises == here.promises
    assert there.carried(there.promises[2]) == here.carried(here.promises[2]) is not None
    other.planning.renew_promises(after)
    assert promises(other, after) == here.promises
    with other.store.read() as read:
        assert read.get(type(here.session), SESSION) is None


def test_a_promise_that_two_laptops_carry_on_is_one_action(room, other, after):
    other.sharing.accept(other.sharing.read(room.sharing.export(after)))
    promise = promises(room, after)[0]
    for open_desk in (room, other):
        carry_on(open_desk, after, 0)
    room.sharing.accept(room.sharing.read(other.sharing.export(after)))
    assert [action.what for action in room.sessions.load(after).actions] == [promise.what]
    assert len(promises(room, after)) == len(ACTIONS)


def test_the_promises_outlive_the_session_that_made_them(room, after):
    room.sessions.remove(SESSION)
    room.planning.renew_promises(after)
    assert [promise.what for promise in promises(room, after)] == [action[0] for action in ACTIONS]
