"""Records, tombstones, undo, and what must not be left behind in the file."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import SQLAlchemyError

from mastery_desktop.domain.choices import OutcomeKind, PromiseState, RatingState, TrueForAll
from mastery_desktop.domain.records import Attendance, Counts, Evidence, Parked, ShiftMarks, natural_id
from mastery_desktop.domain.text import plain
from mastery_desktop.storage.tables import record_table
from tests.helpers.packs import small_pack
from tests.helpers.stores import bytes_in, desk, in_any_order
from tests.helpers.workshops import SESSION, full_workshop

CANARY = "Canary words that nobody may find"
PACK = small_pack()
ELEMENTS = tuple(PACK.elements)
LEVELS = tuple(level.id for level in PACK.levels)
PROMISES = full_workshop(PACK).promises
STATES = tuple(PromiseState)


@pytest.fixture
def filled(here, pack):
    here.fill(full_workshop(pack))
    return here


def loaded(open_desk):
    return in_any_order(open_desk.sessions.load(SESSION))


def dump(open_desk):
    with open_desk.store.read() as read:
        return read.rows(SESSION)


def history_text(open_desk):
    with open_desk.store.read() as read:
        rows = read._connection.exec_driver_sql("SELECT name, changes FROM undo").fetchall()
        return "\n".join(f"{name} {changes}" for name, changes in rows)  # a row as it is leaves out its middle


def test_every_kind_of_record_comes_back_as_it_went_in(filled, pack):
    assert loaded(filled) == in_any_order(full_workshop(pack))


def test_writing_the_same_again_changes_nothing(filled, pack):
    before = dump(filled)
    filled.fill(full_workshop(pack))
    assert dump(filled) == before


def test_a_transaction_that_raises_leaves_nothing(filled):
    before = dump(filled)

    def half_an_action():
        with filled.store.write() as write:
            write.put(Parked(id=natural_id("new"), session_id=SESSION, place=9, text="half"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_an_action()
    assert dump(filled) == before


def test_a_later_write_has_a_later_version(filled):
    before = max(row["lamport"] for _entry, row in dump(filled))
    filled.sessions.park(SESSION, "later")
    assert max(row["lamport"] for _entry, row in dump(filled)) > before


def test_the_clock_goes_on_after_a_restart(tmp_path, pack):
    ticks = []
    for text in ("one", "two"):
        with desk(tmp_path, pack) as open_desk:
            open_desk.fill(replace(full_workshop(pack), parked=()))
            open_desk.sessions.park(SESSION, text)
            ticks.append(max(row["lamport"] for _entry, row in dump(open_desk)))
    assert ticks[1] > ticks[0]


def test_a_deleted_record_leaves_a_tombstone_without_its_words(filled):
    evidence = filled.sessions.load(SESSION).evidence[0]
    with filled.store.write() as write:
        write.delete(Evidence, evidence.id)
    with filled.store.read() as read:
        row = read.row(record_table(Evidence), evidence.id)
    assert row["deleted"]
    assert row["session_id"] == SESSION
    assert {row[name] for name in ("text", "element", "kind", "strength")} <= {"", None}


def test_attendance_and_counts_never_enter_the_history(filled):
    with filled.store.write() as write:
        write.put(Attendance(id=natural_id("a"), session_id=SESSION, place=0, name=CANARY))
        counts = write.all(Counts, SESSION)[0]
        write.put(replace(counts, marks=(5, 5, 2)))
        write.put(Parked(id=natural_id("p"), session_id=SESSION, place=9, text="a thought"))
        write.remember(SESSION, "several things")
    history = history_text(filled)
    assert "a thought" in history
    assert CANARY not in history
    assert "counts" not in history
    filled.history.undo(SESSION)
    with filled.store.read() as read:
        assert read.get(Counts, counts.id).marks == (5, 5, 2)


def test_marks_on_a_line_never_enter_the_history(filled):
    filled.sessions.park(SESSION, "a thought")
    for marks in ([900], [900, 20], [900, 20, 500]):
        filled.rating.place_marks(SESSION, ELEMENTS[0], marks, placed=444)
    with filled.store.write() as write:
        mine = write.get(ShiftMarks, natural_id("shift", SESSION, ELEMENTS[0], None))
        write.put(replace(mine, placed=555))
        write.remember(SESSION, "a name that no action gives")
    assert "thought parked" in history_text(filled)
    assert "shift" not in history_text(filled)
    assert "555" not in history_text(filled)
    assert filled.history.undo(SESSION).value == "thought parked"
    shift = filled.sessions.load(SESSION).shift(ELEMENTS[0])
    assert (shift.marks, shift.placed) == ((20, 500, 900), 555)


def test_the_history_is_no_longer_than_its_depth(filled):
    for number in range(103):
        filled.sessions.park(SESSION, f"thought {number}")
    undone = 0
    while filled.history.undo(SESSION).value:
        undone += 1
    assert undone == 100


# What words leave behind


def test_a_removed_session_leaves_no_word_in_the_files(tmp_path, pack):
    with desk(tmp_path / "one", pack) as open_desk:
        open_desk.fill(full_workshop(pack))
        open_desk.add_evidence(SESSION, ELEMENTS[0], CANARY)
        open_desk.sessions.set_attendance(SESSION, [(CANARY, "", 90)])
        open_desk.store.back_up = lambda reason: None  # backups keep it, and say so; this is about the database
        open_desk.sessions.remove(SESSION)
    assert (tmp_path / "one" / "mastery.sqlite").stat().st_size > 10_000
    for name in ("mastery.sqlite", "mastery.sqlite-journal"):
        assert CANARY.encode() not in (tmp_path / "one" / name).read_bytes()


def test_a_replaced_attendance_list_leaves_no_name_in_the_file(tmp_path, pack):
    with desk(tmp_path, pack) as open_desk:
        open_desk.fill(full_workshop(pack))
        open_desk.sessions.set_attendance(SESSION, [(CANARY, "", 90)])
        assert CANARY.encode() in (tmp_path / "mastery.sqlite").read_bytes()
        open_desk.sessions.set_attendance(SESSION, [])
        with open_desk.store.read() as read:
            assert Attendance not in {entry.kind for entry, _row in read.rows(SESSION)}, "nor how many there were"
    assert CANARY.encode() not in bytes_in(tmp_path)


def test_a_deleted_note_is_gone_with_the_history(tmp_path, pack):
    with desk(tmp_path, pack) as open_desk:
        open_desk.fill(full_workshop(pack))
        evidence = open_desk.add_evidence(SESSION, ELEMENTS[0], CANARY)
        with open_desk.store.write() as write:
            write.delete(Evidence, evidence)
            write.forget(SESSION)
    assert CANARY.encode() not in bytes_in(tmp_path)


@pytest.mark.parametrize(
    "fault", ["DROP TABLE evidence", "CREATE TRIGGER t BEFORE INSERT ON evidence BEGIN SELECT RAISE(ABORT, 'no'); END"]
)
def test_an_error_of_the_database_quotes_nobody(filled, fault):
    with filled.store.write() as write:
        write._connection.exec_driver_sql(fault)
    with pytest.raises(SQLAlchemyError) as caught:
        filled.add_evidence(SESSION, ELEMENTS[0], CANARY)
    assert CANARY not in str(caught.value)
    assert CANARY not in repr(caught.value)


# Undo and redo


def test_undo_takes_back_and_redo_brings_again(filled):
    before = loaded(filled)
    filled.add_evidence(SESSION, ELEMENTS[0], "We saw it")
    after = loaded(filled)
    assert filled.history.undo(SESSION).value == "evidence changed"
    assert loaded(filled) == before
    assert filled.history.names(SESSION).redo == "evidence changed"
    assert filled.history.redo(SESSION).value == "evidence changed"
    assert loaded(filled) == after
    assert filled.history.redo(SESSION).value is None


def test_a_new_change_forgets_what_was_undone(filled):
    filled.sessions.park(SESSION, "one")
    filled.history.undo(SESSION)
    filled.sessions.park(SESSION, "two")
    assert filled.history.names(SESSION).redo is None


def test_undo_keeps_the_count_that_came_later(here, pack):
    here.fill(replace(full_workshop(pack), ratings=(), counts=()))
    element = ELEMENTS[0]
    here.rating.set_true_for_all(SESSION, element, TrueForAll.SOME, "late bus")
    here.rating.save_counts(SESSION, {element: (4, 4, 4)}, raters=12)
    here.history.undo(SESSION)
    rating = here.sessions.load(SESSION).rating(element)
    assert (rating.state, rating.true_for_all, rating.not_for) == (RatingState.COMPLETE, None, "")
    here.history.redo(SESSION)
    rating = here.sessions.load(SESSION).rating(element)
    assert (rating.state, rating.true_for_all, rating.not_for) == (RatingState.COMPLETE, TrueForAll.SOME, "late bus")


def test_undo_keeps_the_second_round_that_came_later(here, pack):
    here.fill(replace(full_workshop(pack), ratings=(), counts=()))
    element = ELEMENTS[0]
    here.rating.save_counts(SESSION, {element: (4, 4, 4)}, raters=12)
    here.rating.reveal(SESSION, [element])
    here.rating.settle(SESSION, element, OutcomeKind.AGREED, level=LEVELS[0])
    here.rating.save_counts(SESSION, {element: (2, 8, 2)}, raters=12, round_number=2)
    here.history.undo(SESSION)
    rating = here.sessions.load(SESSION).rating(element)
    assert (rating.state, rating.outcome, rating.level) == (RatingState.SECOND_ROUND, OutcomeKind.NOT_RATED, None)


def test_undo_keeps_the_place_in_the_run_sheet(filled):
    filled.sessions.revise(SESSION, {"team": "Another team"})
    step = filled.sessions.load(SESSION).steps[3].id
    filled.sessions.move_to(SESSION, step)
    filled.history.undo(SESSION)
    session = filled.sessions.load(SESSION).session
    assert (session.team, session.step) == ("Clearwater Middle School team", step)


ACTIONS = st.sampled_from(
    [
        lambda d, n: d.add_evidence(SESSION, ELEMENTS[n % 3], f"Evidence {n}"),
        lambda d, n: d.rating.settle(SESSION, ELEMENTS[n % 3], OutcomeKind.AGREED, level=LEVELS[n % 3]),
        lambda d, n: d.rating.settle(SESSION, ELEMENTS[n % 3], OutcomeKind.NOT_RATED),
        lambda d, n: d.rating.set_true_for_all(SESSION, ELEMENTS[n % 3], TrueForAll.SOME, f"group {n}"),
        lambda d, n: d.planning.replace_focus(SESSION, ELEMENTS[n % 3], f"reason {n}"),
        lambda d, n: d.planning.set_goal(SESSION, d.sessions.load(SESSION).focus_areas[0].id, "", notice=f"notice {n}"),
        lambda d, n: d.planning.set_dots(SESSION, {ELEMENTS[0]: n, ELEMENTS[1]: n + 1}),
        lambda d, n: d.sessions.park(SESSION, f"thought {n}"),
        lambda d, n: d.sessions.release(SESSION, released=bool(n % 2)),
        lambda d, n: d.sessions.revise(SESSION, {"team": f"Team {n}"}),
        lambda d, n: [d.planning.remove_action(SESSION, a.id) for a in d.sessions.load(SESSION).actions[-1:]],
        lambda d, n: [
            d.edit_evidence(e, "" if n % 2 else f"changed {n}") for e in d.sessions.load(SESSION).evidence[:1]
        ],
        lambda d, n: d.planning.answer_promise(SESSION, PROMISES[n % 3].id, STATES[n % len(STATES)]),
        lambda d, n: d.planning.carry_on(SESSION, PROMISES[5].id),
        lambda d, n: d.sessions.set_run_sheet(SESSION, d.sessions.load(SESSION).steps[n % 4 :]),
    ]
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(plan=st.lists(st.tuples(ACTIONS, st.integers(0, 20)), min_size=1, max_size=8), back=st.integers(0, 12))
def test_any_changes_can_be_taken_back_one_by_one_and_brought_again(tmp_path_factory, plan, back):
    with desk(tmp_path_factory.mktemp("undo"), PACK) as open_desk:
        open_desk.fill(full_workshop(PACK))
        states = [loaded(open_desk)]
        for action, number in plan:
            action(open_desk, number)
            states.append(loaded(open_desk))
        names = []
        while open_desk.history.names(SESSION).undo:
            assert loaded(open_desk) in states
            names.append(open_desk.history.undo(SESSION).value)
        assert loaded(open_desk) == states[0]
        while open_desk.history.names(SESSION).redo:
            assert open_desk.history.redo(SESSION).value == names.pop()
        assert loaded(open_desk) == states[-1]
        for _ in range(back):
            open_desk.history.undo(SESSION)
        assert loaded(open_desk) in states


@given(st.text(max_size=300))
def test_the_door_for_words_lets_nothing_through_twice(text):
    assert plain(plain(text)) == plain(text)
