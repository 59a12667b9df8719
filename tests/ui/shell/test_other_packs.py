"""Sessions that were led with other words or another framework: shown in their words, or refused in a sentence."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.content.loader import example_pack
from mastery_desktop.domain.form_fields import FieldKind
from mastery_desktop.domain.records import Privacy
from mastery_desktop.services.packs.pack_file import write_pack
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.ui.models.sessions import Column
from mastery_desktop.ui.screens.console import Console
from mastery_desktop.ui.screens.print_centre import PrintCentre
from tests.helpers.forms import filled_form
from tests.ui.shell.conftest import TODAY, clock

GARDEN = Path(__file__).parents[2] / "data" / "garden_pack"


def led_elsewhere(shell, tmp_path, **choice):
    """A session of another computer with other content, taken in here; gives its id."""
    services = open_services(Paths(tmp_path / "elsewhere"), ContentChoice(**choice), clock)
    session = services.sessions.create(NewSession(team="Owyhee", people=12, held_on=TODAY)).value.session.id
    file = services.sharing.export(session, Privacy.TEAM)
    services.close()
    shell.services.sharing.accept(shell.services.sharing.read(file))
    shell._read_sessions()
    shell.home.table.selectRow(shell.home.table.sessions.row_of(session))
    return session


@pytest.fixture
def other_words(shell, tmp_path):
    domain = shell.services.pack.domains[0].id
    overlay = tmp_path / "north.json"
    overlay.write_text(json.dumps({domain: {"name": "Belonging first"}}), encoding="utf-8")
    return led_elsewhere(shell, tmp_path, overlay=overlay)


@pytest.mark.slow
def test_other_words_are_shown_as_the_team_saw_them(shell, other_words):
    shell.home.session_actions.open.click()
    assert isinstance(shell.screen_shown, Console)
    assert "other wording" in shell.news.message.happened
    assert shell.screen_shown.desk.pack.domains[0].name == "Belonging first"
    assert shell.services.pack.domains[0].name != "Belonging first"


@pytest.mark.slow
def test_other_words_are_printed_as_the_team_saw_them(shell, other_words):
    shell.home.session_actions.print.click()
    centre = shell.screen_shown
    assert isinstance(centre, PrintCentre)
    assert any("Belonging first" in row.line.title for row in centre.rows.rows)


@pytest.mark.slow
def test_forms_are_read_in_the_words_that_the_team_saw(shell, other_words, tmp_path):
    domain = shell.services.pack.domains[0]
    file = tmp_path / "form.pdf"
    file.write_bytes(filled_form(shell.services.pack, "P9", domain.id, (FieldKind.ANSWER, "0", "Ours")))
    shell.home.session_actions.read_forms.click()
    shell.panel.read_files([file])
    assert shell.panel.cards[0].suggestion.place.startswith("Belonging first: ")


@pytest.mark.slow
def test_paper_of_a_framework_that_is_not_here_has_the_words_that_were_kept(shell, tmp_path):
    led_elsewhere(shell, tmp_path, folder=GARDEN)
    shell.home.session_actions.print.click()
    assert "words that it kept" in shell.news.message.happened
    assert any("Soil" in row.line.title for row in shell.screen_shown.rows.rows)


def test_a_session_of_a_framework_that_is_not_here_opens_in_the_words_that_it_kept(shell, tmp_path):
    led_elsewhere(shell, tmp_path, folder=GARDEN)
    shell.home.session_actions.open.click()
    assert "words that it kept" in shell.news.message.happened
    console = shell.screen_shown
    assert isinstance(console, Console)
    assert [level.label for level in console.desk.pack.levels] == ["Not begun here", "Growing", "In full leaf"]


def test_another_framework_can_still_be_shared_and_followed(shell, tmp_path):
    led_elsewhere(shell, tmp_path, folder=GARDEN)
    shell.home.session_actions.share.click()
    assert shell.panel is not None
    shell.home.session_actions.follow_up.click()
    assert shell.screen_shown.team.text() == "Owyhee"
    assert [box.text() for box in shell.screen_shown.domain_boxes.values()] == ["Soil · Garden", "Harvest · Garden"]


def test_a_workshop_is_begun_with_other_content_and_found_again_with_it(shell):
    shell.home.start.click()
    assert shell.screen_shown.content.isHidden(), "there is one alone"
    shell.screen_shown.leave_requested.emit()
    taken = shell.services.packs.take_in(write_pack(example_pack()))
    shell.home.start.click()
    screen = shell.screen_shown
    assert not screen.content.isHidden()
    screen.content.box.setCurrentIndex(1)
    screen.content.box.activated.emit(1)
    assert next(box.text() for box in screen.domain_boxes.values()).startswith("Place")
    assert "3 domains" in screen._templates.rows[-1].label, "an agenda for four domains takes those that there are"
    screen.team.setText("Readers")
    screen.start.click()
    console = shell.screen_shown
    assert isinstance(console, Console)
    assert (console.desk.pack.id, len(console.desk.pack.levels)) == ("school-library-example", 5)
    session = console.desk.workshop.session
    assert (session.pack_id, session.pack_hash) == (taken.id, shell.services.packs.pack(taken).hash)
    console.leave_requested.emit()
    row = shell.home.table.sessions.row_of(session.id)
    progress = shell.home.table.sessions.index(row, Column.PROGRESS).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Place" in progress
    assert "Students Empowered" not in progress
    shell.open_session(session.id)
    assert shell.screen_shown.desk.pack is shell.services.packs.pack(taken)
    assert shell.news.message is None or "kept" not in shell.news.message.happened
