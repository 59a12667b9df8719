"""The parking lot: what becomes of a thought, and which the next meeting opens with."""

from dataclasses import replace
from datetime import date

import pytest

from mastery_desktop.domain.choices import ParkedFate, SessionState
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.records import Parked
from mastery_desktop.services.sessions import NewSession
from tests.helpers.packs import small_pack
from tests.helpers.stores import desk


@pytest.fixture
def room(tmp_path):
    with desk(tmp_path, small_pack()) as opened:
        yield opened


@pytest.fixture
def session(room):
    return start(room)


def start(room, previous=None):
    new = NewSession(team="Clearwater", people=8, held_on=date(2026, 11, 6), template="45", previous=previous)
    return room.sessions.create(new).value.session.id


def parked(room, session, *texts):
    for text in texts:
        room.sessions.park(session, text)
    return {thought.text: thought for thought in room.sessions.load(session).parked}


def fates(room, session):
    return {thought.text: thought.fate for thought in room.sessions.load(session).parked}


def test_a_thought_becomes_an_action_of_the_plan_once(room, session):
    thought = parked(room, session, "Ask about the late bus")["Ask about the late bus"]
    room.sessions.settle_parked(session, thought.id, ParkedFate.ACTION)
    room.sessions.settle_parked(session, thought.id, ParkedFate.ACTION)
    assert [action.what for action in room.sessions.load(session).actions] == ["Ask about the late bus"]
    room.sessions.settle_parked(session, thought.id, ParkedFate.NEXT)
    assert room.sessions.load(session).actions == ()


def test_an_action_that_was_worked_on_stays_in_the_plan(room, session):
    thought = parked(room, session, "Ask about the late bus")["Ask about the late bus"]
    room.sessions.settle_parked(session, thought.id, ParkedFate.ACTION)
    (action,) = room.sessions.load(session).actions
    room.planning.change_action(session, replace(action, what="Ask the county about the late bus"))
    room.sessions.settle_parked(session, thought.id, ParkedFate.CLOSED)
    assert len(room.sessions.load(session).actions) == 1


def test_a_date_is_kept_with_the_thought_and_goes_with_another_choice(room, session):
    thought = parked(room, session, "Look at the survey")["Look at the survey"]
    with pytest.raises(NotPossible, match="date"):
        room.sessions.settle_parked(session, thought.id, ParkedFate.DATE)
    room.sessions.settle_parked(session, thought.id, ParkedFate.DATE, date(2026, 12, 1))
    assert room.sessions.load(session).parked[0].due == date(2026, 12, 1)
    room.sessions.settle_parked(session, thought.id, ParkedFate.CLOSED)
    assert room.sessions.load(session).parked[0].due is None


def test_what_becomes_of_a_thought_can_be_undone(room, session):
    thought = parked(room, session, "Ask about the late bus")["Ask about the late bus"]
    room.sessions.settle_parked(session, thought.id, ParkedFate.ACTION)
    room.history.undo(session)
    assert fates(room, session) == {"Ask about the late bus": ParkedFate.OPEN}
    assert room.sessions.load(session).actions == ()


def test_nothing_has_to_be_settled_to_finish_and_open_thoughts_wait(room, session):
    thoughts = parked(room, session, "one", "two")
    room.sessions.settle_parked(session, thoughts["one"].id, ParkedFate.CLOSED)
    room.sessions.finish(session)
    assert room.sessions.load(session).session.state is SessionState.FINISHED
    assert fates(room, session) == {"one": ParkedFate.CLOSED, "two": ParkedFate.NEXT}


def test_the_next_meeting_opens_with_what_was_sent_to_it(room, session):
    thoughts = parked(room, session, "closed", "dated", "sent", "forgotten")
    room.sessions.settle_parked(session, thoughts["closed"].id, ParkedFate.CLOSED)
    room.sessions.settle_parked(session, thoughts["dated"].id, ParkedFate.DATE, date(2026, 12, 1))
    room.sessions.settle_parked(session, thoughts["sent"].id, ParkedFate.NEXT)
    room.sessions.finish(session)
    following = start(room, previous=session)
    assert fates(room, following) == {"sent": ParkedFate.OPEN, "forgotten": ParkedFate.OPEN}


def test_what_is_sent_on_later_comes_while_the_next_meeting_is_only_planned(room, session):
    following = start(room, previous=session)
    parked(room, session, "late")
    room.sessions.renew_thoughts(following)
    assert fates(room, following) == {"late": ParkedFate.OPEN}
    (thought,) = room.sessions.load(following).parked
    with room.store.write() as write:
        write.delete(Parked, thought.id)
    room.sessions.renew_thoughts(following)
    assert fates(room, following) == {}, "what was removed does not come back"
    room.sessions.move_to(following, room.sessions.load(following).steps[0].id)
    parked(room, session, "too late")
    room.sessions.renew_thoughts(following)
    assert fates(room, following) == {}


def test_a_thought_is_put_in_other_words_with_the_action_that_it_became(room, session):
    thought = parked(room, session, "Ask abuot the bus")["Ask abuot the bus"]
    room.sessions.settle_parked(session, thought.id, ParkedFate.ACTION)
    room.sessions.reword_parked(session, thought.id, "Ask about the bus")
    assert [action.what for action in room.sessions.load(session).actions] == ["Ask about the bus"]
    room.sessions.reword_parked(session, thought.id, " \n ")
    assert list(fates(room, session)) == ["Ask about the bus"]
    room.history.undo(session)
    room.history.undo(session)
    assert list(fates(room, session)) == ["Ask abuot the bus"]
    with pytest.raises(NotPossible):
        room.sessions.reword_parked(session, "gone", "x")
