"""Four levels of sharing: what leaves at each is told beforehand, and nothing else does."""

import json
import zipfile
from io import BytesIO

import pytest

from mastery_desktop.bootstrap import print_service
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.errors import FileRefused
from mastery_desktop.domain.records import Action, Session
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.domain.text_names import names_in
from mastery_desktop.services.exporting import ExportKind, exported
from mastery_desktop.services.rollup.apart import check_apart
from mastery_desktop.services.sharing import SharingService
from mastery_desktop.storage.share_file import read_share
from tests.helpers.pages import words_of
from tests.helpers.stores import desk
from tests.helpers.workshops import SESSION, full_workshop

PACK = load_pack()
REDUCED = (ShareLevel.DISTRICT, ShareLevel.STATE)


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


@pytest.mark.parametrize(
    "text", ["Instructional Coach visits", "We ask the School Board", "Every Tuesday", "", "A B C"]
)
def test_roles_and_places_are_no_names(text):
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mr. Tom Baker says the retake policy is posted", ["Mr. Tom Baker"]),
        ("Kayla Moreno should not be asked first", ["Kayla Moreno"]),
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
    with pytest.raises(FileRefused, match="roll-up"):
        here.sharing.read(here.sharing.share(SESSION, level))


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
