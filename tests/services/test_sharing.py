"""Session files: the same bytes everywhere, nothing private in them, and every bad one refused in words."""

import hashlib
import json
import random
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.choices import RatingMode
from mastery_desktop.domain.errors import FileRefused, NotPossible
from mastery_desktop.domain.records import (
    SHARED_TYPES,
    Action,
    Attendance,
    Candidate,
    Counts,
    Cycle,
    Evidence,
    Goal,
    Group,
    PlanCheck,
    PotentialFocus,
    Privacy,
    Promise,
    Rating,
    RoadmapEntry,
    Series,
    natural_id,
    new_id,
)
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.services.sharing import SharingService
from mastery_desktop.storage.backup import Reason
from mastery_desktop.storage.container import MOST_BYTES
from mastery_desktop.storage.session_file import read_session, write_session
from mastery_desktop.storage.session_shape import schema
from mastery_desktop.storage.tables import record_table
from tests.helpers.archives import members, packed
from tests.helpers.packs import small_pack
from tests.helpers.stores import Desk, desk, in_any_order
from tests.helpers.workshops import SESSION, full_workshop

PACK = small_pack()
ELEMENTS = tuple(PACK.elements)
SCHEMA = Path(__file__).parent.parent.parent / "resources" / "schema" / "session-1.schema.json"
CANARY = "Canary words that stay here"


@pytest.fixture
def here(tmp_path):
    with desk(tmp_path / "here", PACK) as open_desk:
        open_desk.fill(full_workshop(PACK))
        yield open_desk


@pytest.fixture
def there(tmp_path):
    with desk(tmp_path / "there", PACK) as open_desk:
        yield open_desk


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with desk(tmp_path_factory.mktemp("shared"), PACK) as open_desk:
        open_desk.fill(full_workshop(PACK))
        open_desk.sessions.park(SESSION, "deleted later")
        open_desk.history.undo(SESSION)
        return open_desk.sharing.export(SESSION)


def take(open_desk, data):
    return open_desk.sharing.accept(open_desk.sharing.read(data))


def loaded(open_desk):
    return in_any_order(open_desk.sessions.load(SESSION))


def forged(data, content, **manifest):
    """A file with other content, whose manifest fits it: what a skilled stranger would send."""
    told = json.loads(members(data)["manifest.json"]) | manifest
    told["members"] = {"data.json": {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}}
    return packed([("manifest.json", json.dumps(told)), ("data.json", content)])


def edited(data, edit):
    document = json.loads(members(data)["data.json"])
    edit(document)
    return forged(data, json.dumps(document).encode())


# The same everywhere


def test_a_session_opens_on_another_computer_as_it_was(here, there):
    take(there, here.sharing.export(SESSION))
    assert loaded(there) == loaded(here) == in_any_order(full_workshop(PACK))


@pytest.mark.parametrize("level", [Privacy.TEAM, Privacy.PUBLIC])
def test_the_same_session_gives_the_same_bytes_on_any_machine(here, there, level):
    data = here.sharing.export(SESSION, level)
    take(there, data)
    there.clock.forward(days=3)
    (held,) = there.sessions.summaries()
    assert there.sharing.export(held.session.id, level) == data


def test_a_session_led_from_start_to_end_is_shared_whole(tmp_path):
    pack = load_pack()
    with desk(tmp_path / "here", pack) as one, desk(tmp_path / "there", pack) as other:
        created = one.sessions.create(
            NewSession(team="Línea & Łódź <team>", people=12, held_on=one.clock().date(), tables=(("Door", 6),))
        ).value
        session, element = created.session.id, created.domains[0]
        first = pack.domain_by_id[element].elements[0].id
        one.rating.save_counts(session, {first: (3, 4, 5, 0)}, raters=12)
        one.rating.reveal(session, [first])
        one.add_evidence(session, first, "Advisory\ttwice a week\nin every grade 🙂")
        focus = one.planning.choose_focus(session, first, "it feeds the rest").value
        one.planning.set_goal(session, focus, "By April", one.clock().date())
        one.planning.add_action(session, focus, "Visit a team")
        one.sessions.move_to(session, created.steps[4].id, "anchor")
        data = one.sharing.export(session)
        take(other, data)
        assert in_any_order(other.sessions.load(session)) == in_any_order(one.sessions.load(session))
        assert other.sessions.wording(session) == one.sessions.wording(session)
        assert other.sharing.export(session) == data


def test_the_file_is_plain_to_read_and_fits_the_published_schema(shared):
    parts = members(shared)
    assert list(parts) == ["manifest.json", "data.json"]
    published = json.loads(SCHEMA.read_bytes())
    for name, content in parts.items():
        fits(json.loads(content), published["properties"][name], published["$defs"], name)


def fits(value, rule, parts, place):
    """Check a value against the keywords of our schema that say what must be there and what may."""
    if "$ref" in rule:
        fits(value, parts[rule["$ref"].rpartition("/")[2]], parts, place)
    elif "anyOf" in rule:
        (choice,) = (choice for choice in rule["anyOf"] if (choice.get("type") == "null") == (value is None))
        fits(value, choice, parts, place)
    elif isinstance(value, dict) and "properties" in rule:
        assert set(rule["required"]) <= set(value) <= set(rule["properties"]), place
        for name, inner in value.items():
            fits(inner, rule["properties"][name], parts, f"{place}.{name}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            fits(inner, rule["items"], parts, f"{place}[{number}]")
    elif "enum" in rule:
        assert value in rule["enum"], place


def test_the_published_schema_is_that_of_the_records():
    assert SCHEMA.read_bytes() == schema(), "run `python -m tools.session_schema`"


def test_the_saved_file_of_the_first_version_opens(there):
    take(there, (Path(__file__).parent.parent / "data" / "session-1.mastery").read_bytes())
    assert loaded(there) == in_any_order(full_workshop(PACK))


def test_the_suggested_name_is_one_that_every_system_accepts(here):
    assert here.sharing.suggested_name(SESSION) == "Clearwater Middle School team 2026-11-06.mastery"
    assert here.sharing.suggested_name(SESSION, ShareLevel.DISTRICT) == (
        "Clearwater Middle School 2026-11-06 For the district.mastery"
    )
    assert here.sharing.suggested_name(SESSION, ShareLevel.STATE) == "2026-11-06 For the state 9e7e7cfa.mastery"
    assert "For the public" in here.sharing.suggested_name(SESSION, ShareLevel.PUBLIC)
    here.sessions.revise(SESSION, {"team": 'A/B: "C" <D>?'})
    assert here.sharing.suggested_name(SESSION) == "A B C D 2026-11-06.mastery"


# What never leaves


def test_private_words_are_in_no_file(here):
    here.sessions.set_attendance(SESSION, [(CANARY, CANARY, 90)])
    here.add_evidence(SESSION, ELEMENTS[0], f"{CANARY}, deleted")
    here.history.undo(SESSION)
    data = here.sharing.export(SESSION)
    assert CANARY.encode() not in data
    assert {name for name in json.loads(members(data)["data.json"]) if name != "deleted"} == {
        record_table(kind).name for kind in SHARED_TYPES
    }
    assert Attendance not in SHARED_TYPES


def test_a_file_for_the_public_keeps_the_team_fields_back(here):
    here.sessions.revise(SESSION, {"facilitator": CANARY})
    here.sessions.park(SESSION, CANARY)
    assert CANARY.encode() in here.sharing.export(SESSION)
    public = here.sharing.export(SESSION, Privacy.PUBLIC)
    assert CANARY.encode() not in public
    document = json.loads(members(public)["data.json"])
    assert document["parked"] == []
    assert not {"facilitator", "created", "changed", "step", "previous"} & set(document["session"][0]["record"])


def test_a_file_for_the_public_holds_no_marks_that_the_room_has_not_seen(here):
    first, second = ELEMENTS[:2]
    new = here.sessions.create(NewSession(team="Team", people=12, held_on=here.clock().date())).value.session.id
    here.rating.save_counts(new, {first: (1, 9, 2), second: (2, 6, 4)}, raters=12)
    here.rating.reveal(new, [second])
    public = json.loads(members(here.sharing.export(new, Privacy.PUBLIC))["data.json"])
    assert [entry["record"]["element"] for entry in public["counts"]] == [second]
    assert len(json.loads(members(here.sharing.export(new))["data.json"])["counts"]) == 2


def test_a_file_for_the_public_has_no_words_that_only_stood_before_the_team(here):
    told = {Evidence: "text", Candidate: "waits", Rating: "not_for", Goal: "notice", Action: "evidence", Cycle: "do"}
    told |= {Promise: "brought", RoadmapEntry: "owner", PlanCheck: "done", PotentialFocus: "answers"}
    with here.store.write() as write:
        found = [(record, name) for kind, name in told.items() for record in list(write.all(kind, SESSION))[:1]]
        for record, name in found:
            write.put(replace(record, **{name: (CANARY,) if name == "answers" else CANARY}))
    assert len(found) > len(told) / 2
    assert here.sharing.export(SESSION).count(CANARY.encode()) == len(found)
    assert CANARY.encode() not in here.sharing.export(SESSION, Privacy.PUBLIC)
    plan = json.loads(members(here.sharing.export(SESSION, Privacy.PUBLIC))["data.json"])
    areas = {entry["record"]["id"] for entry in plan["focus_area"]}
    assert areas & {entry["record"]["focus"] for entry in plan["goal"]}, "the plan itself is in it"


def test_a_series_travels_among_colleagues_and_into_no_public_file(here, there):
    second = here.sessions.create(
        NewSession(team="The same team", people=9, held_on=date(2027, 1, 15), previous=SESSION)
    ).value.session
    public = here.sharing.export(second.id, Privacy.PUBLIC)
    assert json.loads(members(public)["data.json"])["series"] == []
    assert there.sharing.read(public).added > 0
    take(there, here.sharing.export(second.id, Privacy.TEAM))
    with there.store.read() as read:
        assert [series.id for series in read.all(Series)] == [second.series]


@pytest.mark.parametrize("level", [Privacy.FACILITATOR, Privacy.MACHINE])
def test_there_are_no_files_for_what_stays_on_this_computer(here, level):
    with pytest.raises(ValueError, match="no file"):
        here.sharing.export(SESSION, level)


def test_marks_of_fewer_than_five_are_neither_written_nor_read(here, there, shared):
    with here.store.write() as write:
        few = Counts(
            id=natural_id("counts", SESSION, "other", 1, None),
            session_id=SESSION,
            element="other",
            round=1,
            mode=RatingMode.SLIPS,
            marks=(1, 2, 1),
            raters=4,
            slips=4,
        )
        write.put(few)
    assert "[1,2,1]" not in members(here.sharing.export(SESSION))["data.json"].decode()

    def fewer(document):
        document["counts"][0]["record"] |= {"marks": [1, 2, 1], "raters": 4, "slips": 4}

    with pytest.raises(FileRefused, match="fewer people"):
        there.sharing.read(edited(shared, fewer))


# Taking in


def test_the_preview_says_what_would_happen_and_changes_nothing(here, there):
    data = here.sharing.export(SESSION)
    preview = there.sharing.read(data)
    assert (preview.known, preview.changed, preview.removed) == (False, 0, 0)
    assert preview.added == sum(map(len, (v for v in loaded(here).values() if isinstance(v, list)))) + 1
    assert preview.session.team == "Clearwater Middle School team"
    assert there.sessions.summaries() == []


def test_the_same_file_twice_changes_nothing(here, there):
    data = here.sharing.export(SESSION)
    take(there, data)
    there.sessions.park(SESSION, "our own thought")
    before = there.sharing.export(SESSION)
    preview = there.sharing.read(data)
    assert preview.changes == 0
    assert "This very file was opened here before." in preview.warnings
    assert there.sharing.accept(preview).changed == frozenset()
    assert there.sharing.export(SESSION) == before
    assert there.history.names(SESSION).undo == "thought parked"


def test_a_newer_file_is_merged_record_by_record_and_an_older_one_loses_nothing(here, there):
    old = here.sharing.export(SESSION)
    take(there, old)
    here.sessions.park(SESSION, "from the colleague")
    removed = here.sessions.load(SESSION).evidence_for(ELEMENTS[0], have=True)[-1]
    here.edit_evidence(removed, "")
    there.planning.set_goal(SESSION, there.sessions.load(SESSION).focus.id, "our goal")
    new = here.sharing.export(SESSION)
    preview = there.sharing.read(new)
    assert (preview.known, preview.added, preview.changed, preview.removed) == (True, 1, 0, 1)
    there.sharing.accept(preview)
    merged = there.sessions.load(SESSION)
    assert "from the colleague" in {parked.text for parked in merged.parked}
    assert removed.id not in {evidence.id for evidence in merged.evidence}
    assert merged.goals[0].text == "our goal"
    take(there, old)
    assert there.sessions.load(SESSION) == merged
    take(here, there.sharing.export(SESSION))
    assert here.sharing.export(SESSION) == there.sharing.export(SESSION)


def test_what_is_written_after_taking_a_file_in_is_newer_than_the_file(here, there):
    for number in range(5):
        here.sessions.revise(SESSION, {"title": f"title {number}"})
    take(there, here.sharing.export(SESSION))
    there.sessions.revise(SESSION, {"title": "the last word"})
    take(here, there.sharing.export(SESSION))
    assert here.sessions.load(SESSION).session.title == "the last word"


def test_a_file_from_the_end_of_time_spoils_no_file_that_is_made_after_it(here, there, shared):
    def late(document):
        document["goal"][0]["lamport"] = 2**62

    take(there, edited(shared, late))
    there.sessions.revise(SESSION, {"title": "written after it"})
    there.sessions.revise(SESSION, {"title": "and once more"})
    take(here, there.sharing.export(SESSION))
    assert here.sessions.load(SESSION).session.title == "and once more"


def test_a_deletion_that_came_before_the_record_holds(here, there, tmp_path):
    here.sessions.park(SESSION, "to be deleted")
    with_thought = here.sharing.export(SESSION)
    here.history.undo(SESSION)
    take(there, here.sharing.export(SESSION))
    assert there.sharing.read(with_thought).changes == 0


def test_taking_in_is_backed_up_and_once_it_is_taken_back_what_was_done_before_can_be_undone_too(here, there):
    take(there, here.sharing.export(SESSION))
    there.sessions.park(SESSION, "done before")
    before = there.sharing.export(SESSION)
    here.sessions.park(SESSION, "new")
    take(there, here.sharing.export(SESSION))
    assert there.history.names(SESSION).undo == "session file taken in"
    assert there.history.undo(SESSION).value == "session file taken in"
    assert there.sharing.export(SESSION) == before
    assert there.history.undo(SESSION).value == "thought parked"
    assert there.history.names(SESSION).undo is None
    assert [thought.text for thought in there.sessions.load(SESSION).parked].count("done before") == 0
    assert there.history.redo(SESSION).value == "thought parked"
    assert there.history.redo(SESSION).value == "session file taken in"
    assert [backup.reason for backup in there.store.backups.files()] == [Reason.IMPORT, Reason.IMPORT]


def test_of_two_files_taken_in_only_the_last_one_is_taken_back(here, there):
    take(there, here.sharing.export(SESSION))
    for text in ("first", "second"):
        here.sessions.park(SESSION, text)
        take(there, here.sharing.export(SESSION))
    assert there.history.undo(SESSION).value == "session file taken in"
    assert there.history.names(SESSION).undo is None, "of the file before it nobody knows what was there"


def test_a_file_that_was_taken_back_and_brought_again_can_be_taken_back_by_itself(here, there):
    take(there, here.sharing.export(SESSION))
    here.sessions.park(SESSION, "new")
    file = here.sharing.export(SESSION)
    take(there, file)
    there.history.undo(SESSION)
    assert not there.sharing.read(file).taken
    there.history.redo(SESSION)
    assert there.sharing.read(file).taken
    assert there.history.can_take_file_back(SESSION)
    assert there.history.take_file_back(SESSION).value == "session file taken in"


def test_of_a_session_in_the_bin_the_preview_says_so(here, there):
    file = here.sharing.export(SESSION)
    take(there, file)
    assert not there.sharing.read(file).binned
    there.sessions.delete(SESSION)
    preview = there.sharing.read(file)
    assert (preview.known, preview.binned, preview.changes) == (True, True, 0)
    there.sessions.take_back(SESSION)
    assert not there.sharing.read(file).binned


def test_a_public_file_is_not_merged_into_a_session_that_is_here(here, there):
    public = here.sharing.export(SESSION, Privacy.PUBLIC)
    take(there, here.sharing.export(SESSION))
    here.sessions.revise(SESSION, {"team": "Renamed"})
    preview = there.sharing.read(here.sharing.export(SESSION, Privacy.PUBLIC))
    assert preview.changes == 0
    assert any("made for the public" in warning for warning in preview.warnings)
    assert public != here.sharing.export(SESSION, Privacy.PUBLIC)


def test_the_full_file_fills_what_a_public_one_had_left_out(here, there):
    take(there, here.sharing.export(SESSION, Privacy.PUBLIC))
    take(there, here.sharing.export(SESSION))
    assert there.sharing.export(SESSION) == here.sharing.export(SESSION)


CHANGES = st.sampled_from(
    [
        lambda d, n: d.sessions.park(SESSION, f"thought {n}"),
        lambda d, n: d.sessions.revise(SESSION, {"team": f"Team {n}"}),
        lambda d, n: d.add_evidence(SESSION, ELEMENTS[0], f"evidence {n}"),
        lambda d, n: [d.edit_evidence(e, "") for e in d.sessions.load(SESSION).evidence[:1]],
        lambda d, n: d.planning.replace_focus(SESSION, ELEMENTS[n % 3], f"reason {n}"),
        lambda d, n: d.history.undo(SESSION),
    ]
)
EDITS = st.lists(st.tuples(st.integers(0, 2), CHANGES, st.integers(0, 99)), max_size=8)


@pytest.mark.slow
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(EDITS, st.permutations(range(3)))
def test_three_computers_end_the_same_in_whatever_order_files_travel(tmp_path_factory, edits, order):
    root = tmp_path_factory.mktemp("laws")
    with desk(root / "a", PACK) as a, desk(root / "b", PACK) as b, desk(root / "c", PACK) as c:
        desks: list[Desk] = [a, b, c]
        a.fill(full_workshop(PACK))
        for other in (b, c):
            take(other, a.sharing.export(SESSION))
        for which, change, number in edits:
            change(desks[which], number)
        files = [one.sharing.export(SESSION) for one in desks]
        for one in desks:
            for place in order if one is a else reversed(order):
                take(one, files[place])
        ends = [one.sharing.export(SESSION) for one in desks]
        assert ends[0] == ends[1] == ends[2]
        for one in desks:
            assert one.sharing.read(files[0]).changes == 0


# Other content


def test_a_session_led_with_other_wording_is_shown_in_the_words_of_that_day(here, tmp_path):
    with desk(tmp_path / "old", PACK) as one:
        new = one.sessions.create(NewSession(team="Team", people=12, held_on=one.clock().date())).value.session.id
        data = one.sharing.export(new)
    soil, *others = PACK.domains
    renamed = replace(soil.elements[0], name="Renamed since", system="Another indicator")
    other = replace(PACK, domains=(replace(soil, elements=(renamed, *soil.elements[1:])), *others), hash="1" * 64)
    sharing = SharingService(here.store, here.clock, other)
    preview = sharing.read(data)
    assert any("other wording" in warning for warning in preview.warnings)
    sharing.accept(preview)
    led = sharing.pack_for(new)
    assert led.pack.elements[ELEMENTS[0]] == soil.elements[0]
    assert led.pack.levels == PACK.levels
    assert "other wording" in led.note
    assert sharing.pack_for(new).pack.stage_model == PACK.stage_model


def test_a_session_of_a_framework_that_is_not_here_opens_with_the_words_that_it_kept(here, tmp_path):
    other = load_pack()
    with desk(tmp_path / "idaho", other) as one:
        new = one.sessions.create(NewSession(team="Team", people=12, held_on=one.clock().date())).value.session.id
        data = one.sharing.export(new)
    preview = here.sharing.read(data)
    assert any("another framework" in warning for warning in preview.warnings)
    here.sharing.accept(preview)
    assert here.sharing.export(new) == data
    led = here.sharing.pack_for(new)
    assert "words that it kept" in led.note
    assert [(level.label, level.symbol) for level in led.pack.levels] == [(le.label, le.symbol) for le in other.levels]
    assert list(led.pack.domain_by_id) == list(other.domain_by_id)
    assert list(led.pack.elements) == list(other.elements)
    assert [e.system for e in led.pack.elements.values()] == [e.system for e in other.elements.values()]
    assert [s.name for s in led.pack.stage_model.stages] == [s.name for s in other.stage_model.stages]


def test_a_session_that_kept_too_little_of_its_framework_is_not_opened_with_the_wrong_content(here, tmp_path):
    with desk(tmp_path / "idaho", load_pack()) as one:
        new = one.sessions.create(NewSession(team="Team", people=12, held_on=one.clock().date())).value.session.id
        kept = one.sessions.wording(new)
        with one.store.write() as write:
            write.put(replace(kept, texts={key: text for key, text in kept.texts.items() if " domains" not in key}))
        data = one.sharing.export(new)
    here.sharing.accept(here.sharing.read(data))
    with pytest.raises(NotPossible, match="another framework"):
        here.sharing.pack_for(new)


# Bad files


def refused(open_desk, data, match=None):
    with pytest.raises(FileRefused, match=match) as caught:
        open_desk.sharing.read(data)
    text = str(caught.value)
    assert "Nothing" in text
    assert "Traceback" not in text
    return text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"SQLite format 3\0" + bytes(500), "a database"),
        (b"%PDF-1.7 something", "another program"),
        (b"\xff\xd8\xff\xe0 a picture", "another program"),
        (b"a letter", "not a session file"),
        (b"PK\x03\x04" + bytes(100), "not a session file"),
        (packed([("[Content_Types].xml", "<a/>"), ("word/document.xml", "<b/>")]), "another program"),
        (packed([("manifest.json", "{}")]), "does not hold"),
        (packed([("data.json", "{}"), ("manifest.json", "{}")]), "does not hold"),
        (packed([("manifest.json", "{}"), ("../data.json", "{}")]), "does not hold"),
        (packed([("manifest.json", "{}"), ("data.json", "{}"), ("CON", "")]), "does not hold"),
        (packed([("manifest.json", "{}"), ("data.json", "{}")]), "not a session file"),
        (packed([("manifest.json", "[]"), ("data.json", "{}")]), "not a session file"),
        (packed([("manifest.json", bytes(1000)), ("data.json", bytes(9_000_000))], zipfile.ZIP_DEFLATED), "again"),
        (bytes(MOST_BYTES + 1), "far larger"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_session_file_is_refused_in_words(there, data, reason):
    refused(there, data, reason)


def test_a_file_of_a_newer_format_is_refused_in_words(there, shared):
    text = refused(there, forged(shared, b"{}", version=2, hologram=True), "newer version")
    assert "Install the newer version" in text


BAD_JSON = {
    "a key twice": b'{"session":[],"session":[]}',
    "not a number": b'{"session":NaN}',
    "infinite": b'{"session":1e999}',
    "a fraction": b'{"session":0.5}',
    "five thousand digits": b'{"session":' + b"9" * 5000 + b"}",
    "beyond 63 bits": b'{"session":9223372036854775808}',
    "deep": b"[" * 100_000 + b"]" * 100_000,
    "deep within bounds of the reader": b"[" * 50 + b"]" * 50,
    "half a surrogate pair": b'{"session":"\\ud800"}',
    "a null character": b'{"session":"a\\u0000b"}',
    "utf-16": '{"session":[]}'.encode("utf-16"),
    "a byte-order mark": b"\xef\xbb\xbf{}",
    "cut off": b'{"session":[',
    "no object": b"[]",
    "nothing": b"",
    "an unknown key": b'{"surprise":[]}',
}


@pytest.mark.parametrize("content", BAD_JSON.values(), ids=BAD_JSON.keys())
def test_bad_json_is_refused_in_words(there, shared, content):
    refused(there, forged(shared, content))


def set_in(kind, place=0, **values):
    return lambda document: document[kind][place]["record"].update(values)


OTHER = new_id()
BAD_RECORDS = {
    "no session": lambda d: d["session"].clear(),
    "two sessions": lambda d: d["session"].append(json.loads(json.dumps(d["session"][0]).replace(SESSION, OTHER))),
    "another session's record": set_in("step", session_id=OTHER),
    "a record twice": lambda d: d["step"].append(d["step"][0]),
    "a record that is also deleted": lambda d: d["deleted"].append(
        {"kind": "step", "id": d["step"][0]["record"]["id"], "lamport": 1, "device": OTHER}
    ),
    "an id that is no uuid": set_in("step", id="7"),
    "an id with a line break": set_in("step", id=new_id() + "\n"),
    "an id that does not fit": set_in("goal", id=OTHER),
    "an unknown level of an outcome": set_in("rating", outcome="excellent"),
    "an outcome without its level": set_in("rating", level=None),
    "an unknown field": set_in("goal", colour="red"),
    "a focus area that is missing": lambda d: d["focus_area"].clear(),
    "a table that is missing": set_in("shift_marks", group=OTHER),
    "a negative number": set_in("session", people=-1),
    "more marks than people": set_in("counts", marks=[10, 10, 10]),
    "a text that is a number": set_in("goal", text=5),
    "a number that is a text": set_in("session", people="14"),
    "a truth that is a number": set_in("step", skipped=1),
    "a date that is none": set_in("session", held_on="2026-02-30"),
    "a time without a zone": set_in("session", created="2026-11-06T13:00:00"),
    "a text without end": set_in("goal", text="x" * 20_001),
    "a team without a name": set_in("session", team="\u202e \u0007"),
    "a missing field": lambda d: d["goal"][0]["record"].pop("text"),
    "a version that is negative": lambda d: d["goal"][0].update(lamport=-1),
    "a deletion of the session": lambda d: d["deleted"].append(
        {"kind": "session", "id": OTHER, "lamport": 1, "device": OTHER}
    ),
    "a deletion of attendance": lambda d: d["deleted"].append(
        {"kind": "attendance", "id": OTHER, "lamport": 1, "device": OTHER}
    ),
    "a stranger's series": lambda d: d["series"].append(
        {"record": {"id": OTHER, "title": "t"}, "lamport": 1, "device": OTHER}
    ),
}


@pytest.mark.parametrize("edit", BAD_RECORDS.values(), ids=BAD_RECORDS.keys())
def test_records_that_cannot_be_are_refused_in_words(there, shared, edit):
    refused(there, edited(shared, edit))
    assert there.sessions.summaries() == []


def test_an_untouched_forgery_is_read_so_that_the_refusals_above_mean_something(there, shared):
    assert there.sharing.read(edited(shared, lambda document: None)).added > 40


def test_a_refusal_quotes_no_words_of_the_file(there, shared):
    text = refused(there, edited(shared, set_in("goal", text=CANARY, colour=CANARY)))
    assert CANARY not in text


def test_a_file_that_says_it_is_public_but_holds_more_is_refused(there, shared):
    refused(there, forged(shared, members(shared)["data.json"], privacy="public"), "more or less than it says")


def test_a_file_cannot_reach_into_another_session(here, shared):
    mine = here.sessions.load(SESSION).evidence[0]
    other = here.sessions.create(NewSession(team="Other", people=9, held_on=here.clock().date())).value.session.id
    with here.store.write() as write:
        write.put(replace(mine, id=OTHER, session_id=other))

    def reach(document):
        document["evidence"][0]["record"]["id"] = OTHER

    refused(here, edited(shared, reach), "another session")


@pytest.fixture
def led(here):
    """A session file as the program makes it, with the words of its framework."""
    made = here.sessions.create(NewSession(team="Team", people=12, held_on=here.clock().date())).value.session.id
    element = ELEMENTS[0]
    here.rating.save_counts(made, {element: (9, 1, 2)}, raters=12)
    focus = here.planning.choose_focus(made, element, "a reason").value
    here.planning.choose_stage(made, focus, PACK.stage_model.stages[0].id)
    return here.sharing.export(made)


@pytest.mark.parametrize(
    ("kind", "field"), [("rating", "upper"), ("stage_choice", "stage"), ("focus_area", "element"), ("step", "domain")]
)
def test_a_file_that_speaks_of_what_its_framework_does_not_have_is_refused(there, led, kind, field):
    take(there, led)
    assert "level.9" in refused(there, edited(led, set_in(kind, **{field: "level.9"})), "framework does not have")


def test_a_workshop_of_a_day_to_come_is_pointed_out_and_a_planned_one_is_not(there, led):
    def warned(**changes):
        return " ".join(there.sharing.read(edited(led, set_in("session", **changes))).warnings)

    assert "still to come" not in warned(held_on="2027-03-01")
    assert "January 1, 2031" in warned(held_on="2031-01-01")
    assert "still to come" in warned(held_on="2027-03-01", state="finished")
    assert "clock said" in warned(changed="2031-01-01T10:00:00Z")


def test_words_pass_the_door_again(there, shared):
    data = edited(shared, set_in("goal", text="e\u0301\u202egoal\u0007 "))
    take(there, data)
    assert there.sessions.load(SESSION).goals[0].text == "égoal"


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_short_is_refused(there, shared, kept):
    refused(there, shared[: int(len(shared) * kept)])


def test_no_flipped_byte_changes_what_is_read(there, shared):
    whole = there.sharing.read(shared).file
    chance = random.Random(7)  # noqa: S311 - which byte is flipped is no secret
    for place in {*range(200), *range(len(shared) - 200, len(shared)), *chance.sample(range(len(shared)), 300)}:
        broken = bytearray(shared)
        broken[place] ^= 1 << chance.randrange(8)
        try:
            found = there.sharing.read(bytes(broken)).file
        except FileRefused:
            continue
        assert (found.records, found.deleted, found.level) == (whole.records, whole.deleted, whole.level)


@given(st.binary(max_size=400))
def test_no_bytes_at_all_raise_anything_but_a_refusal(data):
    for attempt in (data, forged(PLAIN, data)):
        with pytest.raises(FileRefused):
            read_session(attempt)


PLAIN = write_session(SESSION, (), Privacy.TEAM)


def test_a_table_goes_with_its_counts(here, there):
    (group,) = here.seat(SESSION, ("Door", 6))
    with here.store.write() as write:
        write.delete(Group, group.id)
    take(there, here.sharing.export(SESSION))
    assert there.sessions.load(SESSION).groups == ()
