"""The screen that puts sessions of a school side by side: every mark is a dot, chosen sessions come and go, a PDF."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from mastery_desktop.ui.screens.side_by_side import SideBySideScreen
from mastery_desktop.ui.widgets.dot_strip import DotStrip
from mastery_desktop.ui.widgets.labels import PlainLabel
from tests.helpers.looks import clipped
from tests.helpers.pages import words_of
from tests.ui.shell.conftest import start


@pytest.fixture
def three(shell):
    """Three sessions of one school with marks on one practice; opens the screen on the last."""
    return led(shell)


def led(shell):
    element = shell.services.pack.domains[0].elements[0].id
    found = []
    days = (date(2025, 4, 3), date(2025, 9, 30), date(2025, 10, 10))
    for day, team, marks in zip(
        days, ("Grade 6 team", "Grade 6 team", "Grade 7 team"), ((4, 6, 3, 1), (0, 3, 9, 2), (1, 1, 6, 6)), strict=True
    ):
        found.append(start(shell, team, school="Clearwater", held_on=day, people=14))
        shell.services.rating.save_counts(found[-1], {element: marks}, raters=14)
        shell.services.rating.reveal(found[-1], [element])
    shell.home.session_actions.compare.click()
    return found


def strips(shell):
    QApplication.processEvents()  # what was put into a layout is shown by the next turn of the loop
    return [strip.accessibleName() for strip in shell.screen_shown.findChildren(DotStrip) if strip.isVisible()]


def said(shell):
    return " ".join(label.text() for label in shell.screen_shown.findChildren(PlainLabel) if label.isVisible())


def test_the_sessions_of_a_school_stand_there_at_once_the_earliest_first(shell, three):
    assert isinstance(shell.screen_shown, SideBySideScreen)
    names = strips(shell)
    assert [name.split(":")[0] for name in names] == [
        "Grade 6 team, April 3, 2025",
        "Grade 6 team, September 30, 2025",
        "Grade 7 team, October 10, 2025",
    ]
    assert "learned more" in said(shell)
    assert "not added together" in said(shell)


def test_a_session_that_is_taken_out_goes_and_comes_again(shell, three):
    box = shell.screen_shown.boxes[three[2]]
    box.click()
    assert len(strips(shell)) == 2
    assert "not added together" not in said(shell), "one team is left"
    box.click()
    assert len(strips(shell)) == 3


def test_without_a_choice_it_says_what_to_do_and_saves_nothing(shell, three):
    for session in three:
        shell.screen_shown.boxes[session].click()
    assert "Choose the sessions" in shell.screen_shown.outcome.text()
    assert not shell.screen_shown.pdf.isEnabled()


def test_what_is_shown_is_saved_as_a_pdf_that_names_the_school_and_the_last_day(shell, three, tmp_path):
    shell.screen_shown.pdf.click()
    assert shell._context.prompts.dialog.entry.text() == "Clearwater Side by side 2025-10-10.pdf"
    shell._context.prompts.dialog.close()
    screen = shell.screen_shown
    screen.save_pdf(tmp_path / "gone" / "out.pdf")
    assert "could not be saved there" in screen.outcome.text()
    assert len(strips(shell)) == 3, "what is shown stays, to be saved elsewhere"
    assert screen.pdf.isEnabled()
    screen.save_pdf(tmp_path / "out.pdf")
    words = words_of((tmp_path / "out.pdf").read_bytes())
    assert "Grade 7 team, October 10, 2025" in words
    assert "For colleagues" in words


@pytest.mark.slow
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_at_any_size_of_text(shell, percent, qtbot):
    shell.theme.apply("standard", percent)
    led(shell)
    assert not clipped(shell.screen_shown)
    area = shell.screen_shown._area
    qtbot.waitUntil(lambda: area.widget().width() <= area.viewport().width())
