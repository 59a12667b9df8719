"""A damaged database: set aside, the newest good backup in its place, and what can still be read added to it."""

import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from mastery_desktop.domain.errors import DatabaseDamaged, NotPossible
from mastery_desktop.storage import salvage
from mastery_desktop.storage.backup import Reason
from mastery_desktop.storage.salvage import recover, rows_of
from tests.helpers.stores import desk, in_any_order
from tests.helpers.workshops import SESSION, full_workshop

PAGE = 4096


@pytest.fixture
def folder(tmp_path, pack, clock):
    """A database with a workshop, a backup of it, and thoughts that were parked since."""
    with desk(tmp_path, pack, clock) as here:
        here.fill(full_workshop(pack))
        here.store.back_up(Reason.ASKED)
        for number in range(30):
            here.sessions.park(SESSION, f"thought {number} " + "of some length " * 12)
        here.store._changed = False
    return tmp_path


def parked(folder, pack, clock):
    with desk(folder, pack, clock) as here:
        return {thought.text.split(" of")[0] for thought in here.sessions.load(SESSION).parked}


def tear(file, pages, seed=1):
    """Write noise over pages; the first one, with the schema, stays."""
    whole = bytearray(file.read_bytes())
    chance = random.Random(seed)  # noqa: S311 - where a file is torn is no secret
    for page in pages:
        whole[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    file.write_bytes(whole)


def page_of(file, table):
    with closing(sqlite3.connect(file)) as raw:
        return raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0] - 1


def test_what_was_saved_since_the_backup_is_read_from_the_damaged_file(folder, pack, clock):
    file = folder / "mastery.sqlite"
    tear(file, [page_of(file, "evidence")])
    damaged = file.read_bytes()
    found = recover(file, folder / "backups", clock)
    assert (found.made, found.sessions) == (clock(), (SESSION,))
    assert found.added >= 30
    assert (found.folder / file.name).read_bytes() == damaged
    assert {f"thought {number}" for number in range(30)} <= parked(folder, pack, clock)
    with desk(folder, pack, clock) as here:
        restored, whole = here.sessions.load(SESSION), full_workshop(pack)
        assert in_any_order(restored)["evidence"] == in_any_order(whole)["evidence"]


def test_rows_beyond_the_damage_are_reached_from_the_other_end(folder, pack, clock):
    file = folder / "mastery.sqlite"
    with closing(sqlite3.connect(file)) as raw:
        leaves = (
            [
                page - 1
                for (page,) in raw.execute(
                    "SELECT pageno FROM dbstat WHERE name = 'parked' AND pagetype = 'leaf'"
                ).fetchall()
            ]
            if _has_dbstat(raw)
            else []
        )
    if len(leaves) < 3:
        pytest.skip("this SQLite does not tell where its pages are")
    tear(file, [leaves[len(leaves) // 2]])
    recover(file, folder / "backups", clock)
    assert len(parked(folder, pack, clock)) >= 15


def _has_dbstat(raw):
    try:
        raw.execute("SELECT 1 FROM dbstat LIMIT 1")
    except sqlite3.OperationalError:
        return False
    return True


def test_a_row_whose_values_make_no_sense_is_left_out(folder):
    file = folder / "mastery.sqlite"
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE rating SET state = 'sideways' WHERE id = (SELECT min(id) FROM rating)")
        raw.execute("UPDATE parked SET lamport = 99999999999999999999.0 WHERE id = (SELECT min(id) FROM parked)")
        total = raw.execute("SELECT (SELECT count(*) FROM rating) + (SELECT count(*) FROM parked)").fetchone()[0]
    assert len([row for entry, row in rows_of(file) if entry.name in ("rating", "parked")]) == total - 2


def test_without_a_backup_what_can_be_read_is_kept(folder, pack, clock):
    file = folder / "mastery.sqlite"
    for backup in (folder / "backups").iterdir():
        backup.unlink()
    tear(file, [page_of(file, "evidence")])
    found = recover(file, folder / "backups", clock)
    assert found.made is None
    assert "thought 29" in parked(folder, pack, clock)


def test_the_pictures_that_were_chosen_since_the_backup_come_with_their_slides(folder, pack, clock):
    picture = b"\xff\xd8\xff" + b"our hallway"
    with desk(folder, pack, clock) as here:
        step = here.sessions.load(SESSION).steps[0].id
        here.sessions.set_own_slide(SESSION, step, "Our hallway", picture)
        here.store._changed = False
    file = folder / "mastery.sqlite"
    tear(file, [page_of(file, "evidence")])
    recover(file, folder / "backups", clock)
    with desk(folder, pack, clock) as here:
        assert [slide.picture for slide in here.sessions.load(SESSION).own_slides if slide.step == step] == [picture]


def test_where_nothing_is_left_nothing_is_touched(tmp_path, clock):
    file = tmp_path / "mastery.sqlite"
    file.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(DatabaseDamaged, match="no good backup"):
        recover(file, tmp_path / "backups", clock)
    assert file.read_bytes() == b"SQLite format 3\0" + b"x" * 5000


def tear_and_recover(folder, pack, clock, seed):
    file = folder / "mastery.sqlite"
    chance = random.Random(seed)  # noqa: S311 - where a file is torn is no secret
    pages = file.stat().st_size // PAGE
    tear(file, chance.sample(range(pages), 3), seed)
    recover(file, folder / "backups", clock)
    with desk(folder, pack, clock) as here:
        thoughts = [thought.text for thought in here.sessions.load(SESSION).parked]
        assert all(thought.isprintable() for thought in thoughts)
        assert {kept.text for kept in full_workshop(pack).parked} <= set(thoughts)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_pages_are_torn_the_backup_is_there_and_nothing_foreign_comes_in(folder, pack, clock, seed):
    tear_and_recover(folder, pack, clock, seed)


def test_torn_pages_find_a_program_that_makes_no_backups(folder, tmp_path_factory, pack, clock, monkeypatch):
    monkeypatch.setattr(salvage, "_stage_newest", lambda *_where: None)

    def tear_often():
        for seed in range(12):
            torn = shutil.copytree(folder, tmp_path_factory.mktemp("torn"), dirs_exist_ok=True)
            tear_and_recover(torn, pack, clock, seed)

    with pytest.raises((AssertionError, DatabaseDamaged, NotPossible)):
        tear_often()
