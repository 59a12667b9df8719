"""Focus area, goal and summary: which focus area comes first, and what a change leaves as it was."""

from dataclasses import replace
from datetime import date

import pytest

from mastery_desktop.domain.choices import GoalLabels, GoalReach, Need, RoadmapState, Sorting
from mastery_desktop.domain.records import Session
from mastery_desktop.services.sessions import NewSession
from tests.helpers.packs import small_pack
from tests.helpers.stores import desk
from tests.helpers.workshops import SESSION, full_workshop

PACK = small_pack()
FIRST, SECOND, THIRD = tuple(PACK.elements)[:3]


@pytest.fixture
def room(tmp_path):
    """A session in which no focus area has been chosen yet."""
    whole = full_workshop(PACK)
    bare = replace(whole, focus_areas=(), stage_choices=(), sorted_items=(), goals=(), actions=(), checks=(), cycles=())
    with desk(tmp_path, PACK) as open_desk:
        open_desk.fill(bare)
        yield open_desk


def focus(room):
    return room.sessions.load(SESSION).focus


def test_of_two_focus_areas_the_one_chosen_first_is_the_focus_area(room):
    for _attempt in range(6):  # ids are drawn at random: an order by id would be right now and then
        room.planning.choose_focus(SESSION, SECOND)
        room.planning.choose_focus(SESSION, FIRST, second_reason="The same people can do both.")
        assert [area.element for area in room.sessions.load(SESSION).focus_areas if area.active] == [SECOND, FIRST]
        assert focus(room).element == SECOND
        areas = room.sessions.load(SESSION).focus_areas
        with room.store.write() as write:
            for area in areas:
                write.delete(type(area), area.id)


def test_choosing_again_keeps_the_order_while_it_is_active(room):
    room.planning.choose_focus(SESSION, SECOND)
    room.planning.choose_focus(SESSION, FIRST, second_reason="Both are small.")
    room.planning.choose_focus(SESSION, SECOND, "It feeds the rest.", second_reason="Both are small.")
    assert (focus(room).element, focus(room).reason) == (SECOND, "It feeds the rest.")


def test_one_that_was_dropped_and_is_chosen_again_comes_last(room):
    dropped = room.planning.choose_focus(SESSION, SECOND, "It feeds the rest.").value
    room.planning.choose_focus(SESSION, FIRST, second_reason="Both are small.")
    room.planning.drop_focus(SESSION, dropped)
    assert focus(room).element == FIRST
    room.planning.choose_focus(SESSION, SECOND, second_reason="There is time after all.")
    assert focus(room).element == FIRST
    areas = {area.element: area for area in room.sessions.load(SESSION).focus_areas}
    assert areas[SECOND].id == dropped
    assert areas[SECOND].reason == "It feeds the rest."


def test_replacing_leaves_one_active(room):
    room.planning.choose_focus(SESSION, SECOND)
    room.planning.replace_focus(SESSION, THIRD, "It costs time, not money.")
    assert [area.element for area in room.sessions.load(SESSION).focus_areas if area.active] == [THIRD]
    assert room.sessions.summaries()[0].focus == (THIRD,)


def test_a_goal_keeps_what_is_not_changed(room):
    area = room.planning.choose_focus(SESSION, FIRST).value
    room.planning.set_goal(SESSION, area, "By April", date(2027, 4, 1), notice="Learners say so", barriers="No time")
    room.planning.set_goal(SESSION, area, "By May", date(2027, 5, 1))
    goal = room.sessions.load(SESSION).goal(focus(room))
    assert (goal.text, goal.check_on, goal.notice, goal.barriers) == (
        "By May",
        date(2027, 5, 1),
        "Learners say so",
        "No time",
    )
    room.planning.set_goal(SESSION, area, "By May", date(2027, 5, 1), notice="", barriers="No\x00 money")
    goal = room.sessions.load(SESSION).goal(focus(room))
    assert (goal.notice, goal.barriers) == ("", "No money")
    assert room.history.undo(SESSION).value == "goal changed"
    assert room.sessions.load(SESSION).goal(focus(room)).barriers == "No time"


def test_the_summary_is_released_and_taken_back(room):
    room.sessions.release(SESSION, released=True)
    assert room.sessions.load(SESSION).session.released
    room.sessions.release(SESSION, released=False)
    assert not room.sessions.load(SESSION).session.released
    room.history.undo(SESSION)
    assert room.sessions.load(SESSION).session.released


@pytest.mark.parametrize(
    "change",
    [
        lambda room: room.planning.set_goal(SESSION, focus(room).id, "Another goal"),
        lambda room: room.planning.add_action(SESSION, focus(room).id, "Ask the district"),
        lambda room: room.planning.drop_focus(SESSION, focus(room).id),
        lambda room: room.sessions.revise(SESSION, {"board_ask": "A bus"}),
    ],
)
def test_a_summary_that_says_something_else_is_a_draft_again_until_that_is_undone(room, change):
    room.planning.choose_focus(SESSION, FIRST)
    room.sessions.release(SESSION, released=True)
    change(room)
    assert not room.sessions.load(SESSION).session.released
    room.history.undo(SESSION)
    assert room.sessions.load(SESSION).session.released


def test_a_second_count_makes_the_summary_a_draft_and_says_that_the_session_is_another(room):
    room.sessions.release(SESSION, released=True)
    marks = tuple(2 for _level in PACK.levels)
    done = room.rating.save_counts(SESSION, {FIRST: marks}, raters=sum(marks), round_number=2)
    assert not room.sessions.load(SESSION).session.released
    assert Session in done.changed


def test_what_the_summary_does_not_tell_of_leaves_it_released(room):
    room.sessions.release(SESSION, released=True)
    room.sessions.revise(SESSION, {"facilitator": "The regional coach"})
    room.sessions.park(SESSION, "Ask about buses")
    room.sessions.finish(SESSION)
    assert room.sessions.load(SESSION).session.released


def test_what_is_asked_of_the_board_keeps_its_lines(room):
    room.sessions.revise(SESSION, {"board_ask": "Two hours a month.\nSubstitutes for one day.\x07"})
    assert room.sessions.load(SESSION).session.board_ask == "Two hours a month.\nSubstitutes for one day."


def test_the_next_workshop_of_a_series_knows_the_school_days_and_the_roadmap(room):
    room.sessions.revise(SESSION, {"calendar": "Fri; 11/23-11/27"})
    room.planning.set_roadmap(SESSION, "roadmap.1", state=RoadmapState.UNDER_WAY, owner="Lead", notes="Ask first")
    new = NewSession(team="Clearwater", people=8, held_on=date(2027, 1, 14), template="45", previous=SESSION)
    following = room.sessions.create(new).value
    entry = room.sessions.load(following.session.id).roadmap_entry("roadmap.1")
    assert (entry.state, entry.owner, entry.notes) == (RoadmapState.UNDER_WAY, "Lead", "Ask first")
    assert following.session.calendar == "Fri; 11/23-11/27"
    room.planning.set_roadmap(following.session.id, "roadmap.1", state=RoadmapState.IN_PLACE, owner="Lead", notes="")
    assert room.sessions.load(SESSION).roadmap_entry("roadmap.1").state is RoadmapState.UNDER_WAY


def test_all_of_the_plan_goes_through_a_session_file(room, tmp_path):
    area = room.planning.choose_focus(SESSION, FIRST, "It feeds the rest").value
    room.planning.set_goal(SESSION, area, "By April", date(2027, 4, 1))
    room.planning.ask_for_goal(SESSION, area, GoalLabels.SMART)
    room.planning.set_reach(SESSION, area, GoalReach.CLASSROOM)
    room.planning.sort_item(SESSION, area, "res.one", Sorting.NOT_NOW)
    made = room.planning.add_action(SESSION, area, "Meet").value
    action = next(a for a in room.sessions.load(SESSION).actions if a.id == made)
    room.planning.change_action(SESSION, replace(action, needs=(Need.MONEY, Need.TIME, Need.MONEY)))
    now = room.sessions.load(SESSION)
    room.planning.set_check(SESSION, replace(now.check(now.focus, 60), due=date(2027, 1, 5), done="Two\x00 teams"))
    room.planning.set_cycle(SESSION, replace(now.cycle(now.focus), change="Look first", act="Keep it"))
    room.planning.set_roadmap(SESSION, "roadmap.1", state=RoadmapState.IN_PLACE, owner="Lead\nof all", notes="Ours")
    whole, data = room.sessions.load(SESSION), room.sharing.export(SESSION)
    with desk(tmp_path / "elsewhere", PACK) as other:
        other.sharing.accept(other.sharing.read(data))
        there = other.sessions.load(SESSION)
    assert there == whole
    assert there.goal(there.focus).labels is GoalLabels.SMART
    assert next(a for a in there.actions if a.id == made).needs == (Need.TIME, Need.MONEY)
    assert there.check(there.focus, 60).done == "Two teams"
    assert there.roadmap_entry("roadmap.1").owner == "Lead of all"
