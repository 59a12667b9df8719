"""One session out of a backup: it comes back beside what is here; and the copies of backups on a stick."""

from dataclasses import fields

import pytest

from mastery_desktop.domain.consistency import problems
from mastery_desktop.domain.errors import NotPossible, StorageError
from mastery_desktop.domain.records import SessionId
from mastery_desktop.services.backups import BackupService
from mastery_desktop.storage.backup import verify
from tests.helpers.packs import small_pack
from tests.helpers.stores import Clock, desk, in_any_order
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
    assert back.session.title.startswith("Backup of 2026-11-06 ")
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
    for file in own.iterdir():
        assert verify(file).rows["session"] == 1
    assert service.copy_second().newest == clock()


def test_what_cannot_be_copied_holds_nothing_up(room, service, tmp_path):
    service.second = tmp_path / "a file"
    service.second.write_text("no folder")
    assert service.make().file.exists()
    assert not service.copy_second().is_there


def test_copies_on_the_stick_are_thinned_as_backups_are(room, service, tmp_path, clock):
    service.second = tmp_path
    for _hour in range(50):
        clock.forward(hours=1)
        service.make()
    clock.forward(days=10)
    service.make()
    (own,) = tmp_path.glob("mastery-desktop-*")
    assert len(list(own.iterdir())) < 20


def test_the_whole_database_is_checked_on_demand(room, service):
    assert service.check()
    with room.store._engine.begin() as raw:
        raw.exec_driver_sql("PRAGMA writable_schema=ON")
    connection = room.store._engine.raw_connection().driver_connection
    connection.execute("PRAGMA foreign_keys=OFF")
    connection.execute("INSERT INTO bin VALUES ('nobody', '2026-01-01')")
    assert not service.check()
