"""Four levels of sharing: what leaves at each is told beforehand, and nothing else does."""

import json
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from mastery_desktop.bootstrap import print_service
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.choices import SessionState
from mastery_desktop.domain.coming_back import ExitLine
from mastery_desktop.domain.errors import FileRefused, ForRollUps
from mastery_desktop.domain.records import SHARED_TYPES, Action, Session, Wording
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.domain.text_names import names_in
from mastery_desktop.services.exporting import ExportKind, exported
from mastery_desktop.services.rollup.apart import check_apart
from mastery_desktop.services.share_levels import IN_WORDS, NUMBERED, UNTOLD
from mastery_desktop.services.sharing import SharingService
from mastery_desktop.storage.share_file import read_share
from tests.helpers.pages import words_of
from tests.helpers.stores import desk
from tests.helpers.workshops import SESSION, full_workshop

PACK = load_pack()
REDUCED = (ShareLevel.DISTRICT, ShareLevel.STATE)
WHOSE = ("team", "school", "district", "title", "facilitator")


@pytest.fixture
def here(tmp_path):
    with desk(tmp_path / "here", PACK) as one:
        one.fill(full_workshop(PACK))
        yield one


def content(data):
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


def sentences_of(workshop):
    """What people wrote, apart from actions."""
    found = [line.text for line in workshop.evidence] + [goal.text for goal in workshop.goals]
    found += [area.reason for area in workshop.focus_areas] + [parked.text for parked in workshop.parked]
    return [text for text in (*found, workshop.session.facilitator, workshop.session.purpose) if text]


@pytest.mark.parametrize("level", REDUCED)
def test_no_sentence_of_the_talk_leaves_for_district_or_state(here, level):
    data = here.sharing.share(SESSION, level)
    assert sentences_of(full_workshop(PACK))
    for text in sentences_of(full_workshop(PACK)):
        assert text.encode() not in data
    assert content(data)["manifest.json"]["privacy"] == level.value


def test_a_district_gets_actions_by_role_and_counts_and_a_state_neither(here):
    district, state = (content(here.sharing.share(SESSION, level))["share.json"] for level in REDUCED)
    assert [action["what"] for action in district["actions"]] == [a.what for a in full_workshop(PACK).actions]
    assert any(rating["marks"] for rating in district["ratings"])
    assert state["actions"] == []
    assert not any(rating["marks"] for rating in state["ratings"])
    assert [r["level"] for r in state["ratings"]] == [r["level"] for r in district["ratings"]]
    assert b"Clearwater" not in here.sharing.share(SESSION, ShareLevel.STATE)


@pytest.mark.parametrize("level", ShareLevel)
def test_the_preview_says_what_leaves_and_what_stays(here, level):
    found = here.sharing.leaving(SESSION, level)
    assert found.leaves
    assert found.stays.startswith("What stays here")


def test_the_preview_names_each_action_that_a_district_gets(here):
    lines = "\n".join(here.sharing.leaving(SESSION, ShareLevel.DISTRICT).leaves)
    assert all(action.what in lines for action in full_workshop(PACK).actions)
    assert not any(
        action.what in "\n".join(here.sharing.leaving(SESSION, ShareLevel.STATE).leaves)
        for action in full_workshop(PACK).actions
    )


def test_names_of_people_are_pointed_out_before_they_leave(here):
    action = full_workshop(PACK).actions[0]
    with here.store.write() as write:
        write.put(Action(**(vars(action) | {"what": "Ask Mr. Baker and then Rosa Delgado", "who": "Rosa Delgado"})))
    assert {"Mr. Baker", "Rosa Delgado"} <= set(here.sharing.leaving(SESSION, ShareLevel.DISTRICT).names)
    assert here.sharing.leaving(SESSION, ShareLevel.STATE).names == ()


def test_an_owner_kept_as_a_role_is_pointed_out_wherever_the_name_leaves(here):
    action = full_workshop(PACK).actions[0]
    with here.store.write() as write:
        write.put(replace(action, who="Mrs. Janet Olsen", who_role=True))
    for level in set(ShareLevel) - {ShareLevel.STATE}:
        assert b"Olsen" in here.sharing.share(SESSION, level)
        assert "Mrs. Janet Olsen" in here.sharing.leaving(SESSION, level).names


def test_whatever_field_a_name_stands_in_it_is_pointed_out_where_it_leaves(here):
    """Puts a name of its own into every text with a space in it, and looks which of them leave."""
    told = []
    with here.store.write() as write:
        for entry, row in write.rows(SESSION):
            for field, value in row.items():
                typed = isinstance(value, str) and " " in value and entry.types.get(field) is str
                if typed and entry.kind not in (Wording, ExitLine) and field not in WHOSE:
                    told.append(f"Rosa D{chr(97 + len(told) // 26)}{chr(97 + len(told) % 26)}")
                    row[field] = told[-1]
            write.set_row(entry, row["id"], row)
    assert len(told) > 50
    for level in ShareLevel:
        data = here.sharing.share(SESSION, level)
        assert {name for name in told if name.encode() in data} == set(here.sharing.leaving(SESSION, level).names)


def test_the_name_of_a_tool_of_the_framework_is_no_name_of_a_person(here):
    assert "Collaborative Analysis Tools" in {action.resources for action in full_workshop(PACK).actions}
    assert all(here.sharing.leaving(SESSION, level).names == () for level in ShareLevel)


def test_what_leaves_is_told_in_the_order_of_the_framework_with_what_is_not_agreed_yet(here):
    for level in ShareLevel:
        lines = here.sharing.leaving(SESSION, level).leaves
        said = [line for line in lines if any(line.startswith(f"{e.name}: ") for e in PACK.elements.values())]
        order = [
            next(p for p, e in enumerate(PACK.elements.values()) if line.startswith(f"{e.name}:")) for line in said
        ]
        assert len(said) == len(full_workshop(PACK).ratings)
        assert order == sorted(order)
        assert any("Not agreed yet: between" in line for line in said), level
        assert "Day: November 6, 2026" in lines


def test_colleagues_and_the_public_are_told_kind_by_kind(here):
    team, public = (here.sharing.leaving(SESSION, level).leaves for level in (ShareLevel.TEAM, ShareLevel.PUBLIC))
    assert f"Lines of evidence: {len(full_workshop(PACK).evidence)}" in team
    assert any(line.startswith("Thoughts on the parking lot: ") for line in team)
    assert any(line.startswith("Lines of exit slips: ") for line in team)
    assert not any(line.startswith(("Lines of", "Thoughts", "Facilitator")) for line in public)
    assert any(line.startswith("Goal: By April") for line in public)


def test_what_leaves_for_the_public_before_the_team_released_it_is_called_a_draft(here):
    here.sessions.release(SESSION, released=False)
    told = here.sharing.leaving(SESSION, ShareLevel.PUBLIC).leaves[0]
    assert told.startswith("DRAFT.")
    assert "under Print" in told, "where the team releases it"
    assert not here.sharing.leaving(SESSION, ShareLevel.TEAM).leaves[0].startswith("DRAFT.")
    here.sessions.release(SESSION, released=True)
    assert not here.sharing.leaving(SESSION, ShareLevel.PUBLIC).leaves[0].startswith("DRAFT.")


def test_no_kind_of_record_can_leave_untold():
    assert {*IN_WORDS, *NUMBERED, *UNTOLD} == set(SHARED_TYPES)


def test_the_kinds_of_support_and_evidence_are_named_for_the_state(here):
    text = "\n".join(here.sharing.leaving(SESSION, ShareLevel.STATE).leaves)
    assert "Support asked for: Time, People" in text
    assert "Interview or focus group" in text
    assert "Who: no name" in text


@pytest.mark.parametrize(
    "text",
    [
        "Instructional Coach visits",
        "We ask the School Board",
        "Every Tuesday",
        "By April every team",
        "",
        "A B C",
        "Coach Team",
        "Page 2. Read it",
    ],
)
def test_roles_and_places_are_no_names(text):
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr. Tom Baker says the retake policy is posted", ["Mr. Tom Baker"]),
        ("Kayla Moreno should not be asked first", ["Kayla Moreno"]),
        ("Principal Hughes and Coach Dave agree", ["Principal Hughes", "Coach Dave"]),
        ("J. Smith, m.garcia@school.example or 208-555-0112", ["m.garcia@school.example", "208-555-0112", "J. Smith"]),
        ("Ask Rosa Delgado. Then Ángela Núñez", ["Rosa Delgado", "Ángela Núñez"]),
    ],
)
def test_names_are_caught_whole_and_at_the_beginning_of_a_sentence(text, names):
    assert names_in(text) == names


def test_consent_travels_with_the_file_and_can_be_taken_back(here):
    assert read_share(here.sharing.share(SESSION, ShareLevel.STATE)).consents is False
    here.sharing.consent(SESSION, consents=True)
    assert read_share(here.sharing.share(SESSION, ShareLevel.STATE)).consents is True
    assert read_share(here.sharing.share(SESSION, ShareLevel.TEAM)).consents is True
    here.history.undo(SESSION)
    assert here.sessions.load(SESSION).session.consents is False


@pytest.mark.parametrize("level", REDUCED)
def test_a_share_is_not_opened_as_a_session(here, level):
    with pytest.raises(ForRollUps, match="roll-up") as caught:
        here.sharing.read(here.sharing.share(SESSION, level))
    assert caught.value.whom == ("For the district" if level is ShareLevel.DISTRICT else "For the state")
    assert caught.value.inside == here.sharing.leaving(SESSION, level).leaves


def test_a_file_is_looked_at_in_a_process_of_its_own_first(here):
    data = here.sharing.share(SESSION, ShareLevel.TEAM)
    guarded = SharingService(here.store, here.clock, PACK, check_apart)
    assert isinstance(guarded.read(data).session, Session)
    with pytest.raises(FileRefused, match="cut short"):
        guarded.read(data[:-9])


def test_for_whom_it_is_stands_on_everything_that_leaves():
    workshop = full_workshop(PACK)
    printer = print_service(PACK)
    for sheet, level in (("P25", "For colleagues"), ("P19", "For colleagues"), ("P24", "For the public")):
        words = words_of(printer.render(printer.orders([sheet], workshop=workshop), workshop))
        assert f"No student names. {level}." in words, sheet
    blank = words_of(printer.render(printer.orders(["P19"], blank=True), None))
    assert "For colleagues" not in blank, "nothing of a team is on it"
    assert "For the public" in printer.web_page(["P24"], workshop).decode()
    for kind, level in ((ExportKind.TXT, "For the public"), (ExportKind.ICS, "For colleagues")):
        assert level in exported(kind, PACK, workshop).decode()


def test_an_action_without_words_leaves_no_line_but_what_it_asks_for(here):
    actions = here.sessions.load(SESSION).actions
    with here.store.write() as write:
        for action in actions:
            write.put(replace(action, what=""))
    told = here.sharing.leaving(SESSION, ShareLevel.DISTRICT).leaves
    assert not any(line.startswith("Action") for line in told)
    assert "Support asked for: Time, People" in told


def test_what_is_held_back_because_it_may_be_a_name_is_told_before_the_file_leaves(here):
    action = full_workshop(PACK).actions[0]
    assert "stays here where it may be the name" not in here.sharing.leaving(SESSION, ShareLevel.DISTRICT).stays
    with here.store.write() as write:
        write.put(replace(action, who="Rosa Delgado", who_role=False))
    for level in (ShareLevel.DISTRICT, ShareLevel.PUBLIC):
        assert b"Delgado" not in here.sharing.share(SESSION, level)
        assert "the name of a person: Rosa Delgado." in here.sharing.leaving(SESSION, level).stays
    for level in (ShareLevel.TEAM, ShareLevel.STATE):
        assert "Delgado" not in here.sharing.leaving(SESSION, level).stays


@pytest.mark.parametrize("level", ShareLevel)
def test_a_workshop_that_still_goes_on_says_so_before_it_leaves_and_in_the_file(here, level):
    sentence = "The workshop was not finished when this was shared."
    assert sentence not in here.sharing.leaving(SESSION, level).leaves
    with here.store.write() as write:
        write.put(replace(full_workshop(PACK).session, state=SessionState.RUNNING))
    assert sentence in here.sharing.leaving(SESSION, level).leaves
    data = here.sharing.share(SESSION, level)
    assert read_share(data).unfinished
    if level in REDUCED:
        with pytest.raises(ForRollUps) as caught:
            here.sharing.read(data)
        assert sentence in caught.value.inside
    else:
        assert sentence in here.sharing.read(data).inside
