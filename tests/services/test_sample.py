"""The sample: whole like a real workshop, marked on everything, counted nowhere, and gone without a trace."""

from datetime import date
from pathlib import Path

import pytest

from mastery_desktop.bootstrap import ContentChoice, open_services, rollup_service
from mastery_desktop.config.paths import Paths
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.choices import OutcomeKind, SessionState
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.export_tables import sheets_of
from mastery_desktop.domain.school_share import ShareLevel
from mastery_desktop.services.exporting import ExportKind, exported
from mastery_desktop.services.rollup.gathering import Fate
from mastery_desktop.services.sample import open_sample, throw_sample_away
from mastery_desktop.services.sessions import NewSession
from tests.helpers.languages import spoken
from tests.helpers.pages import page_texts

PACK = load_pack()
SCHOOL = "Two Creeks"
TEAM = "Sample: Two Creeks School"


FEW = ("P1", "P9", "P19", "P22", "P24")
"""A sheet for whoever leads, one for each person, the plan, one that is cut, and the one that leaves the school."""


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    services = open_services(Paths(tmp_path_factory.mktemp("sample") / "data"))
    yield services
    services.close()


@pytest.fixture(scope="module")
def sample(here):
    return here.sessions.load(open_sample(here).value)


def pages_that_do_not_say_so(services, workshop, sheets):
    """Those of some sheets on which it does not stand that this is a sample."""
    orders = services.printing.orders(sheets, workshop=workshop, domain=PACK.domains[0].id)
    drawn = ((order.sheet, page_texts(services.printing.render([order], workshop))) for order in orders)
    silent = (
        (sheet, number, page) for sheet, pages in drawn for number, page in enumerate(pages) if "SAMPLE" not in page
    )
    return [(sheet, number) for sheet, number, page in silent if page.strip()]  # backs that stay empty say nothing


def test_it_is_a_finished_workshop_in_which_everything_was_decided_and_planned(sample):
    assert sample.session.state is SessionState.FINISHED
    assert all(sample.rating(element.id).outcome is not OutcomeKind.NOT_RATED for element in PACK.domains[0].elements)
    assert sample.active_focus
    assert len(sample.actions) == 3
    assert all(action.who_role for action in sample.actions)
    assert "Sample" in sample.session.team


def test_it_is_made_once_however_often_it_is_asked_for(here, sample):
    assert open_sample(here).value == sample.session.id
    assert len(here.sessions.samples()) == 1


def test_every_page_says_that_it_is_a_sample(here, sample):
    assert pages_that_do_not_say_so(here, sample, FEW) == []


@pytest.mark.slow
def test_every_page_of_every_sheet_says_so(here, sample):
    assert pages_that_do_not_say_so(here, sample, [sheet.id for sheet in here.printing.sheets()]) == []


def test_what_is_exported_says_so_too(here, sample):
    public = here.printing.web_page(["P24"], sample).decode()
    assert "SAMPLE" in public
    assert "SAMPLE" in exported(ExportKind.TXT, PACK, sample).decode("utf-8-sig")
    assert "SAMPLE" in exported(ExportKind.ICS, PACK, sample).decode()
    assert any("SAMPLE" in str(row) for row in sheets_of(PACK, sample)[0].rows)
    assert here.sharing.suggested_name(sample.session.id).startswith("Sample")


def test_no_file_for_a_district_or_a_state_is_made_of_it(here, sample):
    for level in (ShareLevel.DISTRICT, ShareLevel.STATE):
        with pytest.raises(NotPossible, match="sample"):
            here.sharing.share(sample.session.id, level)
    with pytest.raises(NotPossible, match="sample"):
        here.sharing.as_json(sample.session.id, ShareLevel.DISTRICT)


def test_its_file_in_a_folder_is_not_counted_and_the_reason_is_told(here, sample, tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "sample.mastery").write_bytes(here.sharing.export(sample.session.id))
    picture = rollup_service(PACK, Paths(tmp_path / "data"), here.clock).look(folder)
    (line,) = picture.gathered.lines
    assert line.fate is Fate.FOREIGN
    assert "sample" in line.reason
    assert picture.gathered.schools == {}


def test_it_stands_beside_no_real_school_of_the_same_name(here, sample):
    twin = NewSession(
        team=sample.session.team, school=sample.session.school, district=sample.session.district, people=9,
        held_on=date(2026, 11, 6),
    )  # fmt: skip
    real = here.sessions.create(twin).value.session
    assert [found.id for found in here.comparing.related(real.id)] == [real.id]


def test_it_keeps_its_name_so_that_nobody_takes_it_for_a_real_team(here, sample):
    with pytest.raises(NotPossible, match="sample"):
        here.sessions.revise(sample.session.id, {"team": "Clearwater"})


def test_no_real_team_follows_from_it_and_goes_with_it(here, sample):
    new = NewSession(team="Lake School", people=9, held_on=date(2026, 12, 1), previous=sample.session.id)
    with pytest.raises(NotPossible, match="keeps its name"):
        here.sessions.create(new)
    assert "Lake School" not in {summary.session.team for summary in here.sessions.summaries()}


def test_what_follows_from_it_is_a_sample_as_well(here, sample):
    following = NewSession(team=TEAM, people=9, held_on=date(2026, 12, 1), previous=sample.session.id)
    assert here.sessions.create(following).value.session.sample


def test_it_goes_without_a_trace_with_all_that_followed_from_it(tmp_path):
    services = open_services(Paths(tmp_path / "data"))
    first = open_sample(services).value
    services.sessions.create(NewSession(team="Real team", people=9, held_on=date(2026, 12, 1)))
    following = NewSession(team=TEAM, title="After it", people=9, held_on=date(2026, 12, 1), previous=first)
    services.sessions.delete(services.sessions.create(following).value.session.id)
    services.backups.make()
    throw_sample_away(services.sessions)
    services.close()
    data = [file.read_bytes() for file in (tmp_path / "data").rglob("*") if file.is_file()]
    assert any(b"Real team" in content for content in data)
    assert not any(SCHOOL.encode() in content or b"After it" in content for content in data)


@pytest.mark.slow
def test_it_speaks_the_language_of_the_program(tmp_path):
    with spoken("es"):
        services = open_services(Paths(tmp_path / "data"), ContentChoice(language="es"))
        found = services.sessions.load(open_sample(services).value)
        services.close()
    assert found.session.language == "es"
    assert found.session.team.startswith("Ejemplo")
    english = {"Principal", "March", "Schedule committee", "Fall workshop"}
    assert not english & {found.session.title, *(text for a in found.actions for text in (a.who, a.by, a.resources))}


@pytest.mark.slow
def test_it_fits_another_framework(tmp_path):
    services = open_services(Paths(tmp_path / "data"), ContentChoice(Path("tests/data/garden_pack")))
    found = services.sessions.load(open_sample(services).value)
    services.close()
    assert found.session.state is SessionState.FINISHED
    assert found.actions
