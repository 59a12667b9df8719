"""The one-page summary is released in the print centre: the word draft goes, and what is asked of the board comes."""

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QTimer

from mastery_desktop.ui.screens.print_centre import PrintCentre
from tests.ui.shell.conftest import start


@pytest.fixture
def centre(shell):
    shell.session = start(shell, "Clearwater")
    shell.home.session_actions.print.click()
    centre = shell.screen_shown
    assert not centre.release.isVisible()
    centre._packets.button(1).click()
    assert centre.release.isVisible()
    return centre


def summary(centre):
    (pdf,) = (pdf for order, pdf in centre._pdfs.items() if order.sheet == "P24" and not order.blank)
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_released_the_page_is_no_draft_any_more(centre, shell):
    assert "DRAFT" in summary(centre)
    centre.release.released.click()
    assert shell.services.sessions.load(shell.session).session.released
    assert "DRAFT" not in summary(centre)
    assert centre.rows.current.line.order.sheet == "P24"
    centre.release.released.click()
    assert "DRAFT" in summary(centre)


@pytest.mark.slow
def test_what_is_asked_of_the_board_stands_on_the_page(centre, shell, qtbot):
    qtbot.keyClicks(centre.release.ask, "Two late-start days & a bus")
    qtbot.waitUntil(lambda: "Two late-start days & a bus" in summary(centre))
    assert shell.services.sessions.load(shell.session).session.board_ask == "Two late-start days & a bus"
    centre.release.released.click()
    assert "Two late-start days & a bus" in summary(centre)


def test_what_was_typed_last_is_kept_when_the_page_is_left(centre, shell, qtbot):
    qtbot.keyClicks(centre.release.ask, "A bus")
    qtbot.keySequence(shell, "Ctrl+W")
    assert shell.screen_shown is shell.home
    assert shell.services.sessions.load(shell.session).session.board_ask == "A bus"


def test_after_the_workshop_the_sheets_to_take_home_come_first(shell):
    session = start(shell, "Clearwater")
    shell.services.sessions.finish(session)
    shell.home.session_actions.print.click()
    assert isinstance(shell.screen_shown, PrintCentre)
    assert shell.screen_shown.release.isVisible()


def test_what_may_be_a_name_is_pointed_out_before_the_page_is_released_and_when_it_is_saved(centre, shell, tmp_path):
    assert not centre.release.names.isVisible()
    shell.services.sessions.revise(shell.session, {"board_ask": "Ask Mrs. Janet Olsen"})
    centre.release.released.click()
    assert "Mrs. Janet Olsen" in centre.release.names.text()
    assert centre.release.names.isVisible()
    assert "Mrs. Janet Olsen" in centre.release.with_names("Saved.")


@pytest.mark.slow
def test_blank_sheets_release_nothing(shell):
    start(shell, "Clearwater")
    shell.home.print_sheets.click()
    assert shell.screen_shown.release is None


def test_the_summary_is_saved_as_a_web_page(centre, shell, qtbot, tmp_path):
    qtbot.keyClicks(centre.release.ask, "A late bus <on Fridays>")
    centre.release.web_page.click()
    file = tmp_path / "summary.html"
    dialog = centre.release._context.prompts.dialog
    assert dialog.selectedFiles()[0].endswith("Clearwater.html")
    dialog.fileSelected.emit(str(file))
    page = file.read_text(encoding="utf-8")
    assert "DRAFT" in page
    assert "A late bus &lt;on Fridays&gt;" in page, "what was typed last is kept first"
    centre.release.released.click()
    centre.release.save_page(file)
    assert "DRAFT" not in file.read_text(encoding="utf-8")


def test_the_web_page_has_the_language_of_the_sheets(centre, tmp_path):
    file = tmp_path / "summary.html"
    for language, heading in (("es", "Qué haremos"), ("both", 'will do</span> / <span class="second" lang="es">')):
        centre.options.language.setCurrentIndex(centre.options.language.findData(language))
        centre.release.save_page(file)
        assert heading in file.read_text(encoding="utf-8")


def test_a_web_page_that_cannot_be_saved_is_told(centre, shell, tmp_path):
    centre.release.save_page(tmp_path / "none" / "summary.html")
    assert shell.news.message.is_error
    assert "could not be saved there" in shell.news.message.happened
    assert not (tmp_path / "none").exists()


@pytest.mark.slow
def test_what_is_asked_of_the_board_is_kept_within_a_second_while_somebody_types_on(centre, shell, qtbot):
    typing = QTimer(shell, interval=100)
    typing.timeout.connect(lambda: qtbot.keyClicks(centre.release.ask, "a"))
    typing.start()
    qtbot.waitUntil(lambda: shell.services.sessions.load(shell.session).session.board_ask != "", timeout=2000)
    typing.stop()
