"""Gathering into a database: once or twice, by one or several, stopped and taken up again, with the same hiding."""

import os
import random
import shlex
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from mastery_desktop.bootstrap import rollup_service
from mastery_desktop.cli import main as desktop
from mastery_desktop.config.paths import Paths
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.rollup import LEVELS, roll_up
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.services.rollup.gathering import Fate
from mastery_desktop.services.rollup.ledger import Ledger
from mastery_desktop.storage.locked_file import lock
from mastery_desktop.storage.share_file import write_share
from mastery_desktop_collect.cli import main
from mastery_desktop_collect.counting import by_district, one_district
from mastery_desktop_collect.gathering import gather_into
from mastery_desktop_collect.tables import FILES, SESSIONS, connect
from tests.helpers.schools import school_share, session_file, session_id, share_file

TODAY = date(2026, 11, 6)
MOMENT = datetime(2026, 11, 6, 13, tzinfo=UTC)
ROOT = Path(__file__).parent.parent.parent

on_sqlite_first = pytest.mark.parametrize(
    "address", ["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)], indirect=True
)
on_postgresql_first = pytest.mark.parametrize(
    "address", ["postgresql", pytest.param("sqlite", marks=pytest.mark.slow)], indirect=True
)


@pytest.fixture
def folder(tmp_path, pack):
    """Two districts with seven schools each, one file twice, one damaged."""
    folder = tmp_path / "files"
    for number in range(14):
        place = folder / ("North" if number < 7 else "South")
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.mastery").write_bytes(share_file(pack, number, ShareLevel.STATE))
    (folder / "again.mastery").write_bytes((folder / "North" / "0.mastery").read_bytes())
    (folder / "damaged.mastery").write_bytes(b"PK and no more")
    return folder


def stored(engine):
    with engine.connect() as connection:
        return sorted(tuple(row) for row in connection.execute(select(SESSIONS)))


def count(engine, table):
    with engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_a_folder_is_gathered_and_once_more_changes_nothing(engine, folder, pack):
    outcome = gather_into(engine, folder, pack, TODAY)
    assert outcome.fates[Fate.REFUSED] == 1
    assert [line.name for line in outcome.lines] == ["damaged.mastery"]
    first = stored(engine)
    assert len(first) == 14
    again = gather_into(engine, folder, pack, TODAY)
    assert again.known == 15
    assert again.fates == {Fate.REFUSED: 1}
    assert again.lines == outcome.lines, "who runs it again is told again what cannot be read"
    assert stored(engine) == first


@on_sqlite_first
def test_only_the_newest_copy_of_a_session_stays_whichever_comes_first(engine, tmp_path, pack):
    for number, ticks in enumerate(((9, 5), (5, 9))):
        for at, tick in enumerate(ticks):
            folder = tmp_path / f"{number}{at}"
            folder.mkdir()
            (folder / "one.mastery").write_bytes(session_file(pack, number, lamport=tick, title=f"at {tick}"))
            gather_into(engine, folder, pack, TODAY)
    assert [row[5] for row in stored(engine)] == [9, 9]


@on_sqlite_first
def test_what_was_stopped_goes_on_where_it_was(engine, folder, pack):
    class Stopped(Exception):
        pass

    def stop(done, of):
        raise Stopped

    with pytest.raises(Stopped):
        gather_into(engine, folder, pack, TODAY, told=stop, batch=5)
    assert count(engine, FILES) == 5
    outcome = gather_into(engine, folder, pack, TODAY, batch=5)
    assert outcome.known >= 4
    assert len(stored(engine)) == 14


@on_postgresql_first
@pytest.mark.timeout(180)
def test_several_loaders_at_once_end_with_the_same_rows(address, engine, folder, pack):
    command = [sys.executable, "-m", "mastery_desktop_collect", "gather", str(folder), "--database", address]
    paths = os.pathsep.join([str(ROOT), *sys.path])
    running = [
        subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": paths}, stdout=subprocess.PIPE)
        for _loader in range(3)
    ]
    assert [loader.wait(120) for loader in running] == [0, 0, 0]
    for loader in running:
        loader.stdout.close()
    together = stored(engine)
    assert len(together) == 14
    assert count(engine, FILES) == 14, "by their bytes: one of the 15 good ones is there twice"
    gather_into(engine, folder, pack, TODAY)
    assert stored(engine) == together


@on_sqlite_first
def test_districts_are_counted_as_the_program_counts_them_with_the_same_hiding(engine, folder, pack):
    gather_into(engine, folder, pack, TODAY)
    found = {district.district: district for district in by_district(engine, pack)}
    assert list(found) == ["North", "South"]
    for name, numbers in (("North", range(7)), ("South", range(7, 14))):
        rolled = roll_up(pack, {str(n): (school_share(pack, n),) for n in numbers}, TODAY)
        assert found[name].schools == 7
        assert {f"{LEVELS}{element}": shown for element, shown in found[name].rows.items()} == {
            row: rolled.of(row) for row in rolled.rows if row.startswith(LEVELS)
        }


@on_sqlite_first
def test_one_district_is_rolled_up_whole_and_remembered(engine, folder, pack, tmp_path):
    gather_into(engine, folder, pack, TODAY)
    ledger = Ledger(tmp_path / "ledger.json")
    north = one_district(engine, pack, TODAY, ledger, "North")
    assert north.schools == 7
    ledger.enter(pack.id, north, MOMENT, "North")
    assert one_district(engine, pack, TODAY, ledger, "South").close_to == ()
    (folder / "North" / "new.mastery").write_bytes(share_file(pack, 50, ShareLevel.STATE))
    gather_into(engine, folder, pack, TODAY)
    assert [one.source for one in one_district(engine, pack, TODAY, ledger, "North").close_to] == ["North"]
    assert one_district(engine, pack, TODAY, ledger).schools == 15


@on_sqlite_first
def test_a_school_with_two_sessions_counts_once_with_its_latest_results(engine, tmp_path, pack):
    first, second = list(pack.elements)[:2]
    early = {"levels": {first: 0, second: 1}, "consents": True}
    late = {"levels": {first: 3}, "consents": True, "session": session_id(70), "held_on": date(2026, 11, 1)}
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "a.mastery").write_bytes(share_file(pack, 1, **early))
    (folder / "b.mastery").write_bytes(share_file(pack, 1, **late))
    gather_into(engine, folder, pack, TODAY)
    (found,) = by_district(engine, pack)
    assert found.schools == 1
    assert found.rows[first].cells[3] == 1
    assert found.rows[second].cells[1] == 1


@on_sqlite_first
def test_no_name_of_a_school_and_no_action_is_in_the_database(address, engine, tmp_path, pack):
    folder = tmp_path / "named"
    folder.mkdir()
    (folder / "1.mastery").write_bytes(session_file(pack, 1))
    gather_into(engine, folder, pack, TODAY)
    everything = repr(stored(engine))
    assert "Clearwater Valley" in everything, "the district"
    assert "School 1" not in everything
    assert "Team 1" not in everything


def test_a_loader_needs_no_right_but_to_read_add_and_change_rows(server, pack, folder):
    owner = connect(server).execution_options(isolation_level="AUTOCOMMIT")
    name = "test_least"
    with owner.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
        connection.exec_driver_sql("CREATE ROLE loader LOGIN")
    owner.dispose()
    place = server.removesuffix("postgres") + name
    assert main(["prepare", "--database", place]) == 0
    owner = connect(place)
    with owner.begin() as connection:
        connection.exec_driver_sql("GRANT SELECT, INSERT, UPDATE ON collected_session, collected_file TO loader")
    owner.dispose()
    _user, _at, rest = place.removeprefix("postgresql://").partition("@")
    loader = f"postgresql://loader@{rest}"
    assert main(["gather", str(folder), "--database", loader]) == 0
    assert main(["districts", "--database", loader]) == 0


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://me:secret@127.0.0.1/x", "must not hold a password"),
        ("mysql://127.0.0.1/x", "Only SQLite and PostgreSQL"),
        ("no address", "no address of a database"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_in_words(url, words):
    with pytest.raises(NotPossible, match=words) as caught:
        connect(url)
    assert "secret" not in str(caught.value)


def test_a_database_that_is_not_there_is_told_in_a_sentence_and_who_reads_makes_none(capsys, tmp_path):
    for name in ("no folder/x.sqlite", "mistyped.sqlite"):
        for command in ("districts", "rollup"):
            assert main([command, "--database", f"sqlite:///{tmp_path / name}"]) == 1
            assert "There is no database" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    place = ["--database", f"sqlite:///{tmp_path / 'no folder' / 'x.sqlite'}"]
    assert main(["gather", str(tmp_path), *place]) == 1
    assert "cannot be used" in capsys.readouterr().err


def test_a_district_that_is_not_there_is_told_with_those_that_are(capsys, folder, tmp_path):
    place = ["--database", f"sqlite:///{tmp_path / 'c.sqlite'}"]
    assert main(["gather", str(folder), *place]) == 0
    assert main(["rollup", "--district", "Nowhere", "--data-dir", str(tmp_path / "d"), *place]) == 1
    assert "North" in capsys.readouterr().err


@on_sqlite_first
def test_a_number_that_a_district_hides_does_not_follow_from_all_schools(engine, tmp_path, pack):
    first = next(iter(pack.elements))
    for place, levels in (("Alpha", (6, 4, 1, 3, 0)), ("Beta", (4, 4, 5, 3, 3))):
        (tmp_path / place).mkdir()
        rated = [level for level, number in enumerate(levels) for _school in range(number)]
        for at, level in enumerate(rated):
            data = share_file(pack, at + 50 * len(place), levels={first: level}, district=place)
            (tmp_path / place / f"{at}.mastery").write_bytes(data)
    gather_into(engine, tmp_path, pack, TODAY)
    alpha, beta = (district.rows[first].cells for district in by_district(engine, pack))
    assert None in alpha
    assert None not in beta
    rolled = one_district(engine, pack, TODAY, Ledger(tmp_path / "none.json"))
    assert f"{LEVELS}{first}" in rolled.held_back


def test_the_command_gathers_and_rolls_up(capsys, folder, tmp_path):
    place = ["--database", f"sqlite:///{tmp_path / 'c.sqlite'}"]
    assert main(["gather", str(folder), *place]) == 0
    assert "15 files were taken in." in capsys.readouterr().out
    assert desktop(["--data-dir", str(tmp_path / "d"), "collect", str(folder), *place]) == 0
    assert "15 files were known already." in capsys.readouterr().out
    assert main(["rollup", "--district", "North", "--data-dir", str(tmp_path / "d"), *place]) == 0
    told = capsys.readouterr()
    assert "7 schools" in told.out
    forget = shlex.split(told.err.splitlines()[-1].partition(": ")[2])[1:]
    assert desktop(["rollup", "--remembered", "--data-dir", str(tmp_path / "d")]) == 0
    assert f"North, {place[1]}, 7 schools" in capsys.readouterr().out, "the window and this command remember together"
    assert desktop(forget) == 0
    assert "No roll-up is remembered." in capsys.readouterr().out
    assert main(["rollup", "--pdf", str(tmp_path / "r.pdf"), "--data-dir", str(tmp_path / "d"), *place]) == 0
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")


def test_a_roll_up_that_cannot_be_remembered_does_not_leave(folder, tmp_path, capsys):
    place = ["--database", f"sqlite:///{tmp_path / 'c.sqlite'}"]
    assert main(["gather", str(folder), *place]) == 0
    (tmp_path / "d" / "roll-ups.json").mkdir(parents=True)
    capsys.readouterr()
    assert main(["rollup", "--data-dir", str(tmp_path / "d"), *place]) == 1
    told = capsys.readouterr()
    assert "could not be written down" in told.err
    assert told.out == ""
    missing = tmp_path / "missing" / "r.pdf"
    assert main(["rollup", "--pdf", str(missing), "--data-dir", str(tmp_path / "e"), *place]) == 1
    said = capsys.readouterr().err
    assert "No such file or directory" in said
    assert "Errno" not in said


@on_sqlite_first
def test_a_folder_and_the_database_of_it_give_the_same_picture(engine, tmp_path, pack):
    """Groups of one day, copies of one tick, later days with less, consent taken back: one rule for both."""
    folder = tmp_path / "files" / "North"
    folder.mkdir(parents=True)
    files = schools_with_groups(pack, random.Random(7))  # noqa: S311 - the same files in every run
    for name, data in files.items():
        (folder / name).write_bytes(data)
    paths = Paths(tmp_path / "data")
    paths.create()
    picture = rollup_service(pack, paths, lambda: datetime(2026, 11, 6, 13, tzinfo=UTC)).look(folder.parent)
    gather_into(engine, folder.parent, pack, TODAY)
    collected = one_district(engine, pack, TODAY, Ledger(tmp_path / "none.json"))
    assert collected == picture.rolled
    assert any(shown.hidden and not shown.too_few for shown in collected.rows.values()), "something is hidden in part"
    (district,) = by_district(engine, pack)
    assert district.schools == collected.schools
    assert {f"{LEVELS}{element}": shown for element, shown in district.rows.items()} == {
        name: shown for name, shown in collected.rows.items() if name.startswith(LEVELS)
    }


def schools_with_groups(pack, chance):
    """Files of twelve schools in one district, many with several sessions, some of them of one day."""
    files = {}
    for number in range(12):
        for at in range(chance.choice([1, 2, 3, 4])):
            elements = chance.sample(list(pack.elements), 12)
            share = school_share(
                pack,
                number,
                levels={element: chance.choice([0, 1, 1, 2]) for element in elements},
                consents=chance.random() < 0.8,
                session=session_id(100 * (number + 1) + at),
                held_on=date(2026, 10, chance.choice([1, 1, 2])),
                tick=chance.choice([10, 10, 11]),
                chance=chance,
                district="North",
            )
            raters = [chance.choice([0, 0, 5, 9, 300]) for _rating in share.ratings]
            rated = zip(share.ratings, raters, strict=True)
            share = replace(share, ratings=tuple(replace(rating, raters=n) for rating, n in rated))
            files[f"{number} {at}.mastery"] = write_share(share, ShareLevel.DISTRICT)
            if chance.random() < 0.3:  # two laptops came to the same tick apart
                other = replace(share, ratings=share.ratings[::-1][:5], team=f"{share.team} there")
                files[f"{number} {at} there.mastery"] = write_share(other, ShareLevel.DISTRICT)
    return files


@pytest.mark.slow
def test_a_locked_file_waits_for_its_passphrase_and_is_gathered_then(capsys, monkeypatch, folder, pack, tmp_path):
    place = ["--database", f"sqlite:///{tmp_path / 'c.sqlite'}"]
    for number in (20, 21):
        data = lock(share_file(pack, number), "a passphrase of ours")
        (folder / "North" / f"{number}.mastery").write_bytes(data)
    assert main(["gather", str(folder), *place]) == 0
    told = capsys.readouterr()
    assert "North/20.mastery: It has a passphrase" in told.err
    assert "15 files were taken in." in told.out
    answers = iter(["a wrong one", "a passphrase of ours"])
    monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": lambda _self: True})())
    monkeypatch.setattr("getpass.getpass", lambda _words: next(answers))
    assert main(["gather", str(folder), *place]) == 0
    told = capsys.readouterr()
    assert "fits none of them" in told.err
    assert "20.mastery" not in told.err
    assert "2 files were taken in." in told.out
    assert main(["gather", str(folder), *place]) == 0
    assert "17 files were known already." in capsys.readouterr().out


def test_the_command_speaks_the_language_that_is_asked_of_the_program(capsys, folder, tmp_path):
    place = ["--database", f"sqlite:///{tmp_path / 'c.sqlite'}"]
    asked = ["--data-dir", str(tmp_path / "d"), "--language", "es", "collect", "gather", str(folder), *place]
    assert desktop(asked) == 0
    assert "Se recibieron 15 archivos." in capsys.readouterr().out
