"""The same session on two laptops: both copies with who, when and where; a choice that holds everywhere; one undo."""

import json
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mastery_desktop.domain.choices import OutcomeKind, RatingState, RoadmapState, Sorting
from mastery_desktop.domain.computers import Computer
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.records import Evidence, Privacy
from mastery_desktop.services.conflicts import Choice
from mastery_desktop.services.sessions import NewSession
from tests.helpers.packs import small_pack
from tests.helpers.stores import Desk, bytes_in, desk
from tests.helpers.workshops import SESSION, full_workshop

PACK = small_pack()
ELEMENTS = tuple(PACK.elements)
LAPTOPS = ("Library laptop", "Office laptop", "Stick laptop")


@pytest.fixture
def pair(tmp_path, monkeypatch):
    """Two laptops with the same session, which has been worked on at both."""
    with desk(tmp_path / "a", PACK) as one, desk(tmp_path / "b", PACK) as other:
        call_them(monkeypatch, one, other)
        one.fill(full_workshop(PACK))
        at(monkeypatch, one, lambda: one.sessions.revise(SESSION, {"facilitator": "Coach"}))
        take(other, one)
        at(monkeypatch, other, lambda: other.sessions.revise(SESSION, {"facilitator": "Principal"}))
        take(one, other)
        yield one, other


NAMES: dict[int, str] = {}


def call_them(monkeypatch, *desks):
    NAMES.clear()
    NAMES.update({id(one): name for one, name in zip(desks, LAPTOPS, strict=False)})


def at(monkeypatch, one, change):
    """Change something on a laptop with its own name."""
    with monkeypatch.context() as patch:
        patch.setattr("platform.node", lambda: NAMES[id(one)])
        return change()


def take(to, source, choices=None):
    preview = to.sharing.read(source.sharing.export(SESSION))
    to.sharing.accept(preview, choices)
    return preview


def goal(one):
    return one.sessions.load(SESSION).goals[0].text


def set_goal(one, text):
    one.planning.set_goal(SESSION, one.sessions.load(SESSION).goals[0].focus, text)


def found(to, source):
    return to.sharing.read(source.sharing.export(SESSION)).conflicts


def test_a_summary_of_two_copies_that_no_team_released_as_they_stand_now_is_a_draft(pair, monkeypatch):
    one, other = pair
    at(monkeypatch, one, lambda: one.sessions.release(SESSION, released=True))
    take(other, one)
    assert other.sessions.load(SESSION).session.released
    at(monkeypatch, one, lambda: one.sessions.park(SESSION, "Ask about buses"))
    focus = other.sessions.load(SESSION).focus.id
    at(monkeypatch, one, lambda: one.sessions.release(SESSION, released=True))
    at(monkeypatch, other, lambda: other.sessions.release(SESSION, released=False))
    at(monkeypatch, other, lambda: other.planning.set_goal(SESSION, focus, "A goal that nobody saw"))
    at(monkeypatch, other, lambda: other.sessions.release(SESSION, released=True))
    take(one, other)
    assert one.sessions.load(SESSION).session.released, "all that it tells of was released on the other laptop"
    at(monkeypatch, one, lambda: one.planning.add_action(SESSION, focus, "Ask the district"))
    at(monkeypatch, one, lambda: one.sessions.release(SESSION, released=True))
    at(monkeypatch, other, lambda: other.planning.set_goal(SESSION, focus, "Another one"))
    take(one, other, {found.id: Choice.HERE for found in one.sharing.read(other.sharing.export(SESSION)).conflicts})
    kept = one.sessions.load(SESSION)
    assert (kept.goals[0].text, kept.session.released) == ("Another one", False)


def test_both_values_are_shown_with_who_when_and_where(pair, monkeypatch):
    here, there = pair
    at(monkeypatch, here, lambda: set_goal(here, "our goal"))
    there.clock.forward(hours=2)
    at(monkeypatch, there, lambda: set_goal(there, "their goal"))
    (conflict,) = found(here, there)
    assert conflict.about == "Goal"
    assert (conflict.here.text, conflict.there.text) == ("our goal", "their goal")
    assert (conflict.here.computer, conflict.there.computer) == LAPTOPS[:2]
    assert (conflict.here.own, conflict.there.own) == (True, False)
    assert (conflict.here.who, conflict.there.who) == ("", ""), "both know one facilitator: nobody is named for a value"
    assert conflict.there.at == there.clock()
    assert (conflict.there.at - conflict.here.at).total_seconds() == 2 * 60 * 60
    assert conflict.here.newer != conflict.there.newer
    (told,) = here.sharing.read(there.sharing.export(SESSION)).told
    assert "“our goal” here, “their goal” in the file" in told


def test_the_time_is_that_of_the_value_and_looking_at_the_session_does_not_move_it(pair):
    here, there = pair
    written = here.clock()
    set_goal(here, "our goal")
    here.clock.forward(minutes=5)
    set_goal(there, "their goal")
    later = there.clock.now = here.clock()
    here.clock.forward(hours=1)
    here.sessions.move_to(SESSION, here.sessions.load(SESSION).steps[2].id)
    (conflict,) = found(here, there)
    assert conflict.here.at == conflict.here.changed == written
    here.sessions.park(SESSION, "something else")
    (conflict,) = found(here, there)
    assert conflict.here.at == written
    assert conflict.here.changed == here.clock()
    assert later > written


def test_the_facilitators_are_named_where_the_laptops_know_different_ones(pair):
    here, there = pair
    here.sessions.revise(SESSION, {"facilitator": "Coach"})
    set_goal(here, "our goal")
    set_goal(there, "their goal")
    conflict = next(one for one in found(here, there) if one.about == "Goal")
    assert (conflict.here.who, conflict.there.who) == ("Coach", "Principal")


def test_which_of_several_actions_is_meant_is_said(pair):
    here, there = pair
    action = here.sessions.load(SESSION).actions[1]
    for which, who in ((here, "Coach"), (there, "Counselor")):
        which.planning.change_action(SESSION, replace(action, who=who))
    (conflict,) = found(here, there)
    assert conflict.about == f"Action 2: “{action.what}”"


def test_two_states_of_a_step_of_the_roadmap_are_a_conflict(pair):
    here, there = pair
    entry = here.sessions.load(SESSION).roadmap_entry("roadmap.1")
    for which, state in ((here, RoadmapState.IN_PLACE), (there, RoadmapState.UNDER_WAY)):
        with which.store.write() as write:
            write.put(replace(entry, state=state))
        which.sessions.park(SESSION, "so that the laptop signs")
    conflict = next(one for one in found(here, there) if one.about.startswith("Roadmap"))
    assert (conflict.here.text, conflict.there.text) == ("In place", "Under way")


def sort(one, sorting, at=0):
    now = one.sessions.load(SESSION)
    activity = PACK.domains[0].stages[0].activities[at]
    one.planning.sort_item(SESSION, now.focus_areas[0].id, activity.id, sorting)


def sorting_of(one, at=0):
    now = one.sessions.load(SESSION)
    return now.sorting(now.focus_areas[0]).get(PACK.domains[0].stages[0].activities[at].id)


@pytest.mark.parametrize("choice", [Choice.HERE, pytest.param(Choice.THERE, marks=pytest.mark.slow)])
def test_an_activity_sorted_in_two_ways_is_a_conflict_with_who_when_and_where(pair, monkeypatch, choice):
    here, there = pair
    at(monkeypatch, here, lambda: sort(here, Sorting.NEXT))
    at(monkeypatch, there, lambda: sort(there, Sorting.NOT_NOW))
    (conflict,) = found(here, there)
    assert conflict.about == f"Checklist: {PACK.domains[0].stages[0].activities[0].title}"
    assert (conflict.here.text, conflict.there.text) == ("Next", "Not now")
    assert (conflict.here.computer, conflict.there.computer) == LAPTOPS[:2]
    assert conflict.here.at == here.clock()
    assert not conflict.both, "one activity has one answer"
    take(here, there, {conflict.id: choice})
    wanted = Sorting.NEXT if choice is Choice.HERE else Sorting.NOT_NOW
    assert sorting_of(here) is wanted
    take(there, here)
    assert sorting_of(there) is wanted
    assert found(here, there) == ()


def test_an_answer_that_was_taken_back_there_is_shown_beside_the_new_one(pair):
    here, there = pair
    sort(here, Sorting.NEXT)
    sort(there, None)
    (conflict,) = found(here, there)
    assert (conflict.here.text, conflict.there.text) == ("Next", "not sorted")


def test_no_computer_says_when_counts_or_exit_slips_were_written(pair):
    here, _there = pair
    here.rating.save_counts(SESSION, {ELEMENTS[0]: (9, 1, 2)[: len(PACK.levels)]}, raters=12)
    here.sessions.park(SESSION, "a thought")
    now = here.sessions.load(SESSION)
    with here.store.read() as read:
        (own,) = [one for one in read.all(Computer, SESSION) if one.installation == here.store.device]
    assert now.parked[-1].id in own.wrote
    assert not {one.id for one in (*now.counts, *now.shift_marks, *now.exit_slips, *now.exit_lines)} & set(own.wrote)


def test_what_follows_from_what_was_seen_is_no_conflict(pair):
    here, there = pair
    set_goal(here, "first")
    take(there, here)
    set_goal(there, "second, knowing the first")
    assert found(here, there) == ()
    take(here, there)
    assert goal(here) == "second, knowing the first"
    assert found(there, here) == ()


def test_different_things_are_no_conflict_and_the_same_words_are_none(pair):
    here, there = pair
    set_goal(here, "the same goal")
    set_goal(there, "the same goal")
    there.sessions.park(SESSION, "a thought")
    here.add_evidence(SESSION, ELEMENTS[0], "a survey")
    assert found(here, there) == ()


@pytest.mark.parametrize(
    ("choice", "text"), [(Choice.HERE, "ours"), (Choice.THERE, "theirs"), (Choice.BOTH, {"ours", "theirs"})]
)
@pytest.mark.parametrize("last", ["here", pytest.param("there", marks=pytest.mark.slow)])
def test_what_is_chosen_stands_on_both_laptops_whoever_wrote_last(pair, choice, text, last):
    here, there = pair
    order = [(there, "theirs"), (here, "ours")] if last == "here" else [(here, "ours"), (there, "theirs")]
    for which, words in order:
        which.sessions.revise(SESSION, {"title": words})  # one tick more for whoever is second
        set_goal(which, words)
    set_goal(order[1][0], f"{order[1][1]} again")
    set_goal(order[1][0], order[1][1])
    conflicts = [one for one in found(here, there) if one.about == "Goal"]
    assert len(conflicts) == 1
    take(here, there, {conflicts[0].id: choice})
    wanted = goal(here)
    assert (set(wanted.splitlines()) if choice is Choice.BOTH else wanted) == text
    assert [one for one in found(there, here) if one.about == "Goal"] == []
    take(there, here)
    assert goal(there) == wanted
    assert found(here, there) == ()
    take(here, there)
    assert here.sharing.export(SESSION) == there.sharing.export(SESSION)


def test_two_lines_of_evidence_are_kept_side_by_side(pair):
    here, there = pair
    line = here.sessions.load(SESSION).evidence[0]
    here.edit_evidence(line, "our words")
    there.edit_evidence(line, "their words")
    (conflict,) = found(here, there)
    assert conflict.both
    take(here, there, {conflict.id: Choice.BOTH})
    texts = [e.text for e in here.sessions.load(SESSION).evidence if e.element == line.element]
    assert {"our words", "their words"} <= set(texts)
    take(there, here)
    assert {"our words", "their words"} <= {e.text for e in there.sessions.load(SESSION).evidence}


def test_a_line_deleted_here_and_changed_there_is_shown_as_deleted(pair):
    here, there = pair
    line = here.sessions.load(SESSION).evidence[0]
    here.edit_evidence(line, "")
    there.edit_evidence(line, "their words")
    (conflict,) = found(here, there)
    assert (conflict.here.text, conflict.both) == ("Deleted", False)
    take(here, there, {conflict.id: Choice.THERE})
    assert "their words" in {e.text for e in here.sessions.load(SESSION).evidence}


def test_two_counts_of_one_practice_are_a_conflict_of_which_one_stays(pair):
    here, there = pair
    counted = here.sessions.load(SESSION).counts[0]
    for which, marks in ((here, (9, 1, 1, 1)), (there, (1, 1, 1, 9))):
        with which.store.write() as write:
            write.put(replace(counted, marks=marks[: len(counted.marks)], raters=14, slips=14))
        which.sessions.park(SESSION, "so that the laptop signs")
    conflict = next(one for one in found(here, there) if one.about.startswith("Count"))
    assert not conflict.both
    assert conflict.here.text != conflict.there.text
    take(here, there, {conflict.id: Choice.HERE})
    assert here.sessions.load(SESSION).counts[0].marks == (9, 1, 1, 1)[: len(counted.marks)]


def test_one_undo_takes_the_whole_import_back_and_redo_brings_it_again(pair):
    here, there = pair
    before = here.sharing.export(SESSION)
    set_goal(there, "their goal")
    there.sessions.park(SESSION, "their thought")
    there.edit_evidence(there.sessions.load(SESSION).evidence[0], "")
    counted = here.sessions.load(SESSION).counts[0]
    with there.store.write() as write:
        write.put(replace(counted, marks=(7, *counted.marks[1:]), raters=30, slips=30))
    take(here, there)
    after = here.sharing.export(SESSION)
    assert here.history.names(SESSION).undo == "session file taken in"
    assert here.history.undo(SESSION).value == "session file taken in"
    assert here.sharing.export(SESSION) == before
    assert here.history.names(SESSION).undo is None
    assert here.history.redo(SESSION).value == "session file taken in"
    assert here.sharing.export(SESSION) == after


def test_an_import_taken_back_can_be_taken_in_again_and_takes_nothing_from_the_colleague(pair):
    here, there = pair
    there.sessions.park(SESSION, "their thought")
    take(here, there)
    here.history.undo(SESSION)
    take(there, here)
    assert "their thought" in {parked.text for parked in there.sessions.load(SESSION).parked}
    assert take(here, there).added > 0
    assert "their thought" in {parked.text for parked in here.sessions.load(SESSION).parked}


def test_what_was_done_after_the_import_is_undone_first(pair):
    here, there = pair
    there.sessions.park(SESSION, "their thought")
    take(here, there)
    here.sessions.park(SESSION, "our thought")
    assert here.history.undo(SESSION).value == "thought parked"
    assert here.history.undo(SESSION).value == "session file taken in"
    assert "their thought" not in {parked.text for parked in here.sessions.load(SESSION).parked}


@contextmanager
def started_again(folder, clock):
    """The program on the data of before, after a new start."""
    with desk(folder, PACK, clock) as one:
        yield one


def imported(tmp_path, change=lambda one: None):
    """Two laptops of which one takes the other's file in, and ends; gives its file of before."""
    with desk(tmp_path / "a", PACK) as one, desk(tmp_path / "b", PACK) as other:
        one.fill(full_workshop(PACK))
        take(other, one)
        other.sessions.park(SESSION, "their thought")
        set_goal(other, "their goal")
        counted, line = other.sessions.load(SESSION).counts[0], other.sessions.load(SESSION).evidence[0]
        with other.store.write() as write:
            write.put(replace(counted, marks=(7, *counted.marks[1:]), raters=30, slips=30))
            write.delete(Evidence, line.id)
        change(one)
        before = one.sharing.export(SESSION)
        take(one, other)
        return before, other.sharing.export(SESSION), one.clock


def test_an_import_is_taken_back_after_a_new_start_too(tmp_path):
    before, file, clock = imported(tmp_path)
    with started_again(tmp_path / "a", clock) as one:
        after = one.sharing.export(SESSION)
        assert one.sharing.read(file).taken
        assert one.history.can_take_file_back(SESSION)
        assert one.history.names(SESSION).undo == "session file taken in"
        assert one.history.undo(SESSION).value == "session file taken in"
        assert one.sharing.export(SESSION) == before
        assert not one.history.can_take_file_back(SESSION)
        assert not one.sharing.read(file).taken
        one.history.redo(SESSION)
        assert one.sharing.export(SESSION) == after


def test_the_place_in_the_run_sheet_may_move_on_before_an_import_is_taken_back(tmp_path):
    _before, _file, clock = imported(tmp_path)
    with started_again(tmp_path / "a", clock) as one:
        one.sessions.move_to(SESSION, one.sessions.load(SESSION).steps[3].id)
        one.history.undo(SESSION)
        now = one.sessions.load(SESSION)
        assert "their goal" not in {goal.text for goal in now.goals}
        assert now.step == now.steps[3]


def test_what_was_done_by_name_after_a_new_start_ends_the_taking_back(tmp_path):
    _before, _file, clock = imported(tmp_path)
    with started_again(tmp_path / "a", clock) as one:
        one.sessions.park(SESSION, "our thought")
    with started_again(tmp_path / "a", clock) as one:
        assert one.history.undo(SESSION).value == "thought parked"
        assert one.history.undo(SESSION).value is None
        with pytest.raises(NotPossible, match="backup"):
            one.history.take_file_back(SESSION)


def test_without_the_backup_of_before_nothing_is_taken_back(tmp_path):
    _before, _file, clock = imported(tmp_path)
    for file in (tmp_path / "a" / "backups").glob("*-import-*"):
        file.unlink()
    with started_again(tmp_path / "a", clock) as one:
        assert one.history.undo(SESSION).value is None
        assert goal(one) == "their goal"


def test_counts_of_an_import_are_in_no_history_on_the_disk(tmp_path):
    imported(tmp_path)
    with closing(sqlite3.connect(tmp_path / "a" / "mastery.sqlite")) as raw:
        (noted,) = raw.execute("SELECT written FROM taken").fetchone()
        changes = raw.execute("SELECT changes FROM undo").fetchall()
    assert '"counts"' in noted
    assert set(json.loads(noted)[0][1]) <= set("0123456789abcdef-")
    assert changes == [("[]",)]


def test_an_import_over_counts_that_wait_for_their_reveal_is_in_no_backup_and_ends_with_the_start(tmp_path):
    def wait(one):
        rating = one.sessions.load(SESSION).rating(one.sessions.load(SESSION).counts[0].element)
        with one.store.write() as write:
            write.put(replace(rating, state=RatingState.COMPLETE, outcome=OutcomeKind.NOT_RATED, level=None))

    _before, _file, clock = imported(tmp_path, wait)
    with started_again(tmp_path / "a", clock) as one:
        assert one.history.undo(SESSION).value is None


def test_a_session_that_came_with_a_file_goes_with_it_until_something_is_changed_in_it(tmp_path):
    with desk(tmp_path / "a", PACK) as one, desk(tmp_path / "b", PACK) as other:
        one.fill(full_workshop(PACK))
        file = one.sharing.export(SESSION)
        take(other, one)
        clock = other.clock
    with started_again(tmp_path / "b", clock) as other:
        assert other.sharing.read(file).taken
        other.history.take_file_back(SESSION)
        assert other.sessions.summaries() == []
        other.sharing.accept(other.sharing.read(file))
        other.sessions.park(SESSION, "our thought")
        with pytest.raises(NotPossible, match="changed since"):
            other.history.take_file_back(SESSION)
        assert len(other.sessions.summaries()) == 1


def test_who_and_where_are_for_colleagues_alone(pair, tmp_path):
    here, _there = pair
    assert b"Library laptop" in here.sharing.export(SESSION)
    assert b"laptop" not in here.sharing.export(SESSION, Privacy.PUBLIC)
    assert b"Office laptop" in bytes_in(tmp_path / "a")


EDITS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["goal", "title", "evidence", "park", "delete", "sort", "undo", "send"]),
        st.integers(0, 2),
    ),
    max_size=14,
)


@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(EDITS, st.permutations(range(3)), st.lists(st.sampled_from(Choice), min_size=1, max_size=4))
def test_three_laptops_come_to_one_end_whatever_is_chosen(tmp_path_factory, edits, order, choices):
    check_three(tmp_path_factory, edits, order, choices)


@pytest.mark.slow
@pytest.mark.timeout(900)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(EDITS, st.permutations(range(3)), st.lists(st.sampled_from(Choice), min_size=1, max_size=4))
def test_three_laptops_come_to_one_end_over_long_histories(tmp_path_factory, edits, order, choices):
    check_three(tmp_path_factory, edits, order, choices)


def one_of_each():
    """The model workshop with two records of a kind at most: what is edited here, and something beside it."""
    whole = full_workshop(PACK)
    parts = {part.name: getattr(whole, part.name) for part in fields(whole)}
    return replace(whole, **{name: held[:2] for name, held in parts.items() if isinstance(held, tuple)})


def check_three(tmp_path_factory, edits, order, choices):
    """Edit apart, with files sent now and then, and look at the laws of merging."""
    root = tmp_path_factory.mktemp("laws")
    with desk(root / "a", PACK) as a, desk(root / "b", PACK) as b, desk(root / "c", PACK) as c:
        desks: list[Desk] = [a, b, c]
        a.fill(one_of_each())
        for other in (b, c):
            take(other, a)
        for step, (which, what, number) in enumerate(edits):
            edit(desks, which, what, f"{what} {step}", number, choices[step % len(choices)])
        files = [one.sharing.export(SESSION) for one in desks]
        for one in desks:  # in any order, and once more
            for place in (*(order if one is a else reversed(order)), order[0]):
                one.sharing.accept(one.sharing.read(files[place]))
        ends = [one.sharing.export(SESSION) for one in desks]
        assert ends[0] == ends[1] == ends[2], "commutative and associative"
        assert all(one.sharing.read(file).changes == 0 for one in desks for file in files), "idempotent"
        assert all(one.sharing.read(ends[0]).conflicts == () for one in desks), "what both have seen is no conflict"


def edit(desks, which, what, words, number, choice):  # noqa: PLR0917
    one = desks[which]
    if what == "send":
        preview = one.sharing.read(desks[number].sharing.export(SESSION))
        wanted = {c.id: choice if c.both or choice is not Choice.BOTH else Choice.HERE for c in preview.conflicts}
        one.sharing.accept(preview, wanted)
    elif what == "goal":
        set_goal(one, words)
    elif what == "title":
        one.sessions.revise(SESSION, {"title": words})
    elif what == "evidence":
        one.add_evidence(SESSION, ELEMENTS[number % len(ELEMENTS)], words)
    elif what == "sort":
        sort(one, (*Sorting, None)[(int(words.split()[-1]) + number) % 4])
    elif what == "park":
        one.sessions.park(SESSION, words)
    elif what == "delete":
        for line in one.sessions.load(SESSION).evidence[:1]:
            one.edit_evidence(line, "")
    else:
        one.history.undo(SESSION)


def test_a_session_that_is_new_here_has_no_conflict(tmp_path):
    with desk(tmp_path / "a", PACK) as one, desk(tmp_path / "b", PACK) as other:
        made = one.sessions.create(NewSession(team="Team", people=12, held_on=one.clock().date())).value.session.id
        assert other.sharing.read(one.sharing.export(made)).conflicts == ()
