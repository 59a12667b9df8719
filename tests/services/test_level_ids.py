"""Ids at share levels: nothing links files of two levels, copies are known within one, and older files still open."""

import hashlib
import json
import re
import zipfile
from io import BytesIO

import pytest

from mastery_desktop.domain.identity import Privacy
from mastery_desktop.domain.level_ids import session_at
from mastery_desktop.domain.records import SessionId
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.storage.session_file import read_session
from mastery_desktop.storage.share_file import read_share
from tests.helpers.packs import small_pack
from tests.helpers.stores import desk
from tests.helpers.workshops import SESSION, full_workshop

PACK = small_pack()
LEVELS = tuple(ShareLevel)
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


@pytest.fixture
def here(tmp_path):
    with desk(tmp_path / "here", PACK) as one:
        one.fill(full_workshop(PACK))
        one.sessions.park(SESSION, "a thought")
        yield one


def ids_in(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return set(ID.findall(" ".join(archive.read(name).decode() for name in archive.namelist())))


def test_no_id_stands_in_files_of_two_levels(here):
    found = {level: ids_in(here.sharing.share(SESSION, level)) for level in LEVELS}
    assert all(found.values())
    for level in LEVELS:
        for other in LEVELS:
            assert level is other or not found[level] & found[other], (level, other)
    assert SESSION in found[ShareLevel.TEAM]
    name = here.sharing.suggested_name(SESSION, ShareLevel.STATE)
    assert SESSION.split("-")[0] not in name


def test_the_tick_of_a_file_for_the_state_is_not_that_of_the_session_and_keeps_the_order(here):
    ticks = []
    for words in ("one", "two"):
        here.sessions.park(SESSION, words)
        whole = read_session(here.sharing.share(SESSION, ShareLevel.TEAM)).newest
        ticks.append(read_share(here.sharing.share(SESSION, ShareLevel.STATE)).tick)
        assert ticks[-1] != whole
    assert ticks[0] < ticks[1]


@pytest.mark.parametrize(
    "level", [ShareLevel.STATE, *(pytest.param(one, marks=pytest.mark.slow) for one in (LEVELS[1], LEVELS[3]))]
)
def test_two_laptops_with_one_session_give_it_the_same_ids(here, tmp_path, level):
    with desk(tmp_path / "there", PACK) as there:
        there.sharing.accept(there.sharing.read(here.sharing.export(SESSION)))
        assert here.sharing.share(SESSION, level) == there.sharing.share(SESSION, level)
        there.sessions.revise(SESSION, {"purpose": "Changed there"})
        newer = read_share(there.sharing.share(SESSION, level))
        older = read_share(here.sharing.share(SESSION, level))
        assert (newer.session, newer.code) == (older.session, older.code)


def test_a_whole_session_and_its_file_for_the_district_are_known_as_the_same(here):
    whole, district = (read_share(here.sharing.share(SESSION, level)) for level in LEVELS[:2])
    assert whole == district


def test_workshops_of_one_team_have_one_code_for_the_state_before_and_after_the_next_one_is_planned(here):
    def code():
        return read_share(here.sharing.share(SESSION, ShareLevel.STATE)).code

    before, session = code(), here.sessions.load(SESSION).session
    new = NewSession(team=session.team, people=12, held_on=here.clock().date(), previous=SESSION)
    after = here.sessions.create(new).value.session.id
    assert code() == before == read_share(here.sharing.share(after, ShareLevel.STATE)).code


def test_the_public_file_is_known_where_the_whole_session_is_and_adds_nothing(here):
    file = here.sharing.share(SESSION, ShareLevel.PUBLIC)
    before = here.sharing.export(SESSION)
    preview = here.sharing.read(file)
    assert preview.known
    assert preview.session.id == SESSION
    assert (preview.changes, preview.conflicts) == (0, ())
    here.sharing.accept(preview)
    assert here.sharing.export(SESSION) == before
    assert len(here.sessions.summaries()) == 1
    here.sessions.delete(SESSION)
    here.sharing.accept(here.sharing.read(file))
    assert here.sharing.export(SESSION) == before, "out of the bin again, and nothing else"


def test_the_public_file_and_then_the_whole_one_open_beside_each_other(here, tmp_path):
    with desk(tmp_path / "there", PACK) as there:
        there.sharing.accept(there.sharing.read(here.sharing.share(SESSION, ShareLevel.PUBLIC)))
        there.sharing.accept(there.sharing.read(here.sharing.export(SESSION)))
        assert len(there.sessions.summaries()) == 2
        public = session_at(ShareLevel.PUBLIC, SESSION)
        shown, whole = there.sessions.load(public), there.sessions.load(SESSION)
        assert [a.what for a in shown.actions] == [a.what for a in whole.actions]
        assert shown.goal(shown.focus_areas[0]).text == whole.goal(whole.focus_areas[0]).text
        assert shown.stage_choice(shown.focus_areas[0]).stage == whole.stage_choice(whole.focus_areas[0]).stage


def test_a_public_file_of_before_with_the_ids_of_the_session_still_opens(here, tmp_path):
    old = with_old_ids(here)
    with desk(tmp_path / "there", PACK) as there:
        there.sharing.accept(there.sharing.read(old))
        shown = there.sessions.load(SESSION)
        assert shown.actions
        assert (shown.session.voters, shown.shift_marks, shown.earlier_results) == ("", (), ())
    assert here.sharing.read(old).known


def test_the_public_file_holds_what_the_summary_says_and_no_table_dots_shifts_or_first_round(here):
    room = [counts for counts in here.sessions.load(SESSION).counts if counts.group is None]
    assert len({counts.element for counts in room}) < len(room), "somebody rated twice"
    data = json.loads(member(here.sharing.share(SESSION, ShareLevel.PUBLIC), "data.json"))
    held = {kind for kind, entries in data.items() if entries}
    assert held <= {
        *("session", "step", "counts", "rating", "focus_area", "stage_choice", "goal", "action", "wording", "deleted"),
    }
    rounds = [entry["record"] for entry in data["counts"]]
    assert len(rounds) == len({record["element"] for record in rounds})
    assert all(record["group"] is None for record in rounds)
    assert not {"voters", "needs", "true_for_all"} & {name for one in data["session"] for name in one["record"]}
    assert all("needs" not in entry["record"] for entry in data["action"])


def with_old_ids(one):
    """The public file as it was written before ids were derived: made from the whole one, field by field."""
    whole = one.sharing.export(SESSION)
    public = json.loads(member(one.sharing.share(SESSION, ShareLevel.PUBLIC), "data.json"))
    data = json.loads(member(whole, "data.json"))
    file = read_session(whole)
    assert file.level is Privacy.TEAM
    kept = {
        kind: [
            {**entry, "record": {name: entry["record"][name] for name in public[kind][0]["record"]}}
            for entry in data[kind]
        ]
        if kind != "deleted" and public[kind]
        else []
        for kind in public
    }
    kept["session"][0]["record"]["voters"] = "Everyone"  # such were in it once, and are left out now
    kept["shift_marks"], kept["earlier_result"] = data["shift_marks"], data["earlier_result"]
    kept["action"] = [{**entry, "record": {**entry["record"], "who": ""}} for entry in kept["action"]]
    content = json.dumps(kept, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    sums = {"data.json": {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}}
    manifest = {"format": "mastery-session", "version": 1, "session": SessionId(SESSION), "privacy": "public"}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("manifest.json", json.dumps(manifest | {"members": sums}))
        archive.writestr("data.json", content)
    return out.getvalue()


def member(data, name):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)
