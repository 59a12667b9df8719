"""One session out of a backup: it comes back beside what is here; and the copies of backups on a stick."""

import tempfile
from dataclasses import fields
from datetime import timedelta

import pytest

from mastery_desktop.domain.choices import FocusFate, ParkedFate, PromiseState
from mastery_desktop.domain.consistency import problems
from mastery_desktop.domain.errors import NotPossible, StorageError
from mastery_desktop.domain.records import SessionId
from mastery_desktop.services.backups import BackupService
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.storage.backup import verify
from mastery_desktop.storage.second_copy import own_folder
from tests.helpers.packs import small_pack
from tests.helpers.stores import Clock, bytes_in, desk, in_any_order
from tests.helpers.workshops import SESSION, full_workshop

PACK = small_pack()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def room(tmp_path, clock):
    with desk(tmp_path / "here", PACK, clock) as here:
        here.fill(full_workshop(PACK))
        yield here


@pytest.fixture
def service(room, clock):
    return BackupService(room.store, clock)


def words(workshop):
    """What people wrote and decided, without ids."""
    found = []
    for part in fields(workshop):
        value = getattr(workshop, part.name)
        for record in value if isinstance(value, tuple) else ():
            texts = (
                getattr(record, name, None) for name in ("text", "what", "reason", "marks", "level", "kind", "name")
            )
            found.append((part.name, *map(str, texts)))
    return sorted(found)


def test_a_session_that_was_removed_comes_back_as_itself(room, service, clock):
    backup = service.make()
    room.sessions.remove(SESSION)
    assert [session.id for session in service.sessions_in(backup)] == [SESSION]
    assert service.bring_back(backup, SESSION).value == SESSION
    assert in_any_order(room.sessions.load(SESSION)) == in_any_order(full_workshop(PACK))


def test_where_nothing_can_be_written_among_the_temporary_files_it_is_said_in_words(service, tmp_path, monkeypatch):
    backup = service.make()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(StorageError, match=r"gone cannot be written to"):
        service.sessions_in(backup)


def test_one_that_is_here_stays_and_the_old_one_comes_as_a_session_of_its_own(room, service):
    backup = service.make()
    old = words(room.sessions.load(SESSION))
    room.sessions.revise(SESSION, {"team": "Another name now"})
    room.sessions.park(SESSION, "thought of later")
    here = in_any_order(room.sessions.load(SESSION))
    copy = service.bring_back(backup, SESSION).value
    assert copy != SESSION
    assert in_any_order(room.sessions.load(SESSION)) == here
    back = room.sessions.load(copy)
    assert back.session.team == "Clearwater Middle School team"
    assert back.session.title.startswith("Backup of November 6, 2026, ")
    assert words(back) == old
    again = service.bring_back(backup, SESSION).value
    assert len({SESSION, copy, again}) == 3


def test_the_copy_is_a_whole_session_that_can_be_led_and_shared(room, service):
    copy = service.bring_back(service.make(), SESSION).value
    workshop = room.sessions.load(copy)
    assert workshop.focus.element == room.sessions.load(SESSION).focus.element
    assert workshop.goal(workshop.focus).text
    assert workshop.session.step in {step.id for step in workshop.steps}
    records = [r for part in fields(workshop) for v in (getattr(workshop, part.name),)
               for r in (v if isinstance(v, tuple) else (v,))]  # fmt: skip
    assert list(problems(copy, records, ())) == []
    assert SESSION.encode() not in room.sharing.export(copy)


def test_what_is_not_in_the_backup_is_said(room, service):
    with pytest.raises(NotPossible, match="not in that backup"):
        service.bring_back(service.make(), SessionId("nobody"))


def test_a_backup_that_is_gone_or_damaged_changes_nothing(room, service):
    backup = service.make()
    backup.file.write_bytes(b"nothing")
    with pytest.raises(StorageError):
        service.bring_back(backup, SESSION)
    backup.file.unlink()
    with pytest.raises(StorageError, match="cannot be used"):
        service.sessions_in(backup)
    assert in_any_order(room.sessions.load(SESSION)) == in_any_order(full_workshop(PACK))


# Second copies


def test_every_backup_is_copied_to_the_stick_while_it_is_there(room, service, tmp_path, clock):
    stick = tmp_path / "stick"
    service.second = stick
    service.make()
    state = service.copy_second()
    assert (state.is_there, state.newest) == (False, None)
    stick.mkdir()
    service.make()
    (own,) = stick.iterdir()
    assert own.name == f"mastery-desktop-{room.store.device[:8]}"
    assert len(list(own.iterdir())) == 2
    for file in own.glob("*.sqlite"):
        assert verify(file).rows["session"] == 1
    assert service.copy_second().newest == clock()


def test_what_cannot_be_copied_holds_nothing_up(room, service, tmp_path):
    service.second = tmp_path / "a file"
    service.second.write_text("no folder")
    assert service.make().file.exists()
    assert not service.copy_second().is_there
    (tmp_path / "stick").mkdir()
    service.second = tmp_path / "stick"
    own_folder(service.second, room.store.device).write_text("a file stands where the copies should be")
    state = service.copy_second()
    assert (state.is_there, state.takes, state.newest) == (True, False, None)


def test_copies_on_the_stick_are_thinned_as_backups_are(room, service, tmp_path, clock):
    service.second = tmp_path
    for _hour in range(50):
        clock.forward(hours=1)
        service.make()
    clock.forward(days=10)
    service.make()
    (own,) = tmp_path.glob("mastery-desktop-*")
    assert len(list(own.iterdir())) < 20


def test_a_session_that_was_removed_everywhere_goes_from_the_stick_when_it_is_plugged_in(room, service, tmp_path):
    stick, drawer = tmp_path / "stick", tmp_path / "drawer"
    stick.mkdir()
    service.second = stick
    service.make()
    assert b"Clearwater" in bytes_in(stick)
    stick.rename(drawer)
    room.sessions.remove_everywhere(SESSION)
    assert not service.copy_second().is_there
    drawer.rename(stick)
    assert service.copy_second().takes
    assert b"Clearwater" not in bytes_in(stick)
    (own,) = stick.iterdir()
    assert [verify(file).rows["session"] for file in own.glob("*.sqlite")] == [0]


@pytest.fixture
def stick(room, service, tmp_path):
    """A stick with the copies of a computer that is gone; its list of names was deleted after the last of them."""
    folder = tmp_path / "stick"
    folder.mkdir()
    service.second = folder
    room.sessions.set_attendance(SESSION, [("Attendee Onethousand", "teacher", 90)])
    service.make()
    room.sessions.set_attendance(SESSION, [])
    service.copy_second()
    return folder


def test_another_computer_goes_back_to_what_the_stick_has(stick, tmp_path, clock):
    with desk(tmp_path / "new", PACK, clock) as new:
        service = BackupService(new.store, clock)
        service.second = stick
        mine = service.make()
        first, theirs = service.all()
        assert first == mine
        assert not service.is_here(theirs)
        assert [session.id for session in service.sessions_in(theirs)] == [SESSION]
        service.restore(theirs)
    with desk(tmp_path / "new", PACK, clock) as new:
        assert in_any_order(new.sessions.load(SESSION)) == in_any_order(full_workshop(PACK))
        assert new.sessions.attendance(SESSION) == []


def test_a_copy_of_a_backup_that_is_here_is_not_listed_twice(stick, service):
    assert len(service.all()) == 1


def test_a_backup_while_somebody_works_waits_for_no_stick(room, service, clock, stick):
    room.sessions.park(SESSION, "a thought")
    clock.forward(minutes=31)
    made = service.make_if_due()
    assert made
    assert made.file.name not in {file.name for file in stick.rglob("*")}
    service.copy_second()
    assert made.file.name in {file.name for file in stick.rglob("*")}


def test_the_whole_database_is_checked_on_demand(room, service):
    assert service.check()
    with room.store._engine.begin() as raw:
        raw.exec_driver_sql("PRAGMA writable_schema=ON")
    connection = room.store._engine.raw_connection().driver_connection
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("INSERT INTO bin VALUES ('nobody', '2026-01-01')")
    assert not service.check()


# What one workshop goes on with from another


@pytest.fixture
def after(room):
    """The workshop after the full one, with a promise carried on, a thought made an action, and the focus kept."""
    later = room.clock().date() + timedelta(days=60)
    new = NewSession(team="The same team", people=9, held_on=later, previous=SESSION)
    room.sessions.park(SESSION, "for the next meeting")
    thought = room.sessions.load(SESSION).parked[-1]
    room.sessions.settle_parked(SESSION, thought.id, ParkedFate.NEXT)
    session = room.sessions.create(new).value.session.id
    workshop = room.sessions.load(session)
    room.planning.answer_promise(session, workshop.promises[0].id, PromiseState.MOVING)
    room.planning.carry_on(session, workshop.promises[0].id)
    room.sessions.settle_parked(session, workshop.parked[-1].id, ParkedFate.ACTION)
    room.planning.answer_focus(session, workshop.earlier_focus[0].id, FocusFate.KEPT)
    return session


@pytest.fixture
def copy(room, service, after):
    return service.bring_back(service.make(), after).value


def test_the_copy_knows_which_promise_is_carried_on_and_carries_it_on_once(room, after, copy):
    (promise, *_others), before = room.sessions.load(copy).promises, room.sessions.load(copy).actions
    assert room.sessions.load(copy).carried(promise).what == promise.what
    room.planning.carry_on(copy, promise.id)
    assert room.sessions.load(copy).actions == before
    assert {action.id for action in before}.isdisjoint(action.id for action in room.sessions.load(after).actions)


def test_the_copy_meets_the_workshop_before_and_nothing_stands_in_it_twice(room, copy):
    before = in_any_order(room.sessions.load(copy))
    room.planning.renew_promises(copy)
    room.sessions.renew_thoughts(copy)
    assert in_any_order(room.sessions.load(copy)) == before


def test_a_thought_of_the_copy_is_an_action_no_longer_when_that_is_taken_back(room, copy):
    thought = next(one for one in room.sessions.load(copy).parked if one.fate is ParkedFate.ACTION)
    assert thought.text in {action.what for action in room.sessions.load(copy).actions}
    room.sessions.settle_parked(copy, thought.id, ParkedFate.OPEN)
    assert thought.text not in {action.what for action in room.sessions.load(copy).actions}


def test_the_focus_that_the_copy_kept_is_let_go_by_its_answer(room, copy):
    workshop = room.sessions.load(copy)
    room.planning.answer_focus(copy, workshop.earlier_focus[0].id, FocusFate.CHANGED)
    assert [area.active for area in room.sessions.load(copy).focus_areas] == [False]
