"""Forms that came back from laptops are read in a panel, and each line of them is accepted or left."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mastery_desktop.domain.form_fields import FieldKind as F
from mastery_desktop.ui.screens.forms_panel import FormsPanel
from tests.helpers.forms import filled_form
from tests.ui.shell.conftest import start

pytestmark = pytest.mark.slow


DOMAIN = "students_empowered"
MINDSET = "se.mindset"


@pytest.fixture
def folder(shell, tmp_path):
    """Six forms as they were handed in, and one file that is none."""
    folder = tmp_path / "handed in"
    folder.mkdir()
    for n in range(6):
        form = filled_form(
            shell.services.pack,
            "P9",
            DOMAIN,
            (F.LEVEL, MINDSET, f"level.{n % 3 + 1}"),
            (F.HAVE, MINDSET, f"Evidence {n}"),
        )
        (folder / f"{n}.pdf").write_bytes(form)
    (folder / "damaged.pdf").write_bytes(b"%PDF-1.7 and no more")
    return folder


@pytest.fixture
def panel(shell):
    shell.session = start(shell, "Clearwater", domains=(DOMAIN,))
    shell.home.session_actions.read_forms.click()
    (panel,) = shell.findChildren(FormsPanel)
    assert panel.isVisible()
    return panel


def add(panel, file):
    panel.add.click()
    panel._context.prompts.dialog.fileSelected.emit(str(file))


def workshop(shell):
    return shell.services.sessions.load(shell.session)


def words_of(panel):
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_a_form_is_accepted_or_left_line_by_line(panel, folder, shell):
    add(panel, folder / "0.pdf")
    (card,) = panel.cards
    assert "Evidence 0" in words_of(panel)
    assert "From 0.pdf" in words_of(panel)
    assert "Fewer than five people ticked a level for Mindset" in panel.notes.text()
    card.accept.click()
    assert [each.text for each in workshop(shell).evidence] == ["Evidence 0"]
    assert panel.cards == []
    add(panel, folder / "1.pdf")
    (card,) = panel.cards
    card.leave.click()
    assert panel.cards == []
    assert len(workshop(shell).evidence) == 1
    add(panel, folder / "2.pdf")
    assert [each.suggestion.then for each in panel.cards] == ["Evidence 2"], "what was left stays left"


def test_the_other_forms_of_a_folder_are_added_and_levels_counted_together(panel, folder, shell):
    add(panel, folder / "0.pdf")
    assert "6 other PDFs" in panel.add_all.text()
    panel.add_all.click()
    assert panel.add_all.isHidden()
    assert "damaged.pdf: This PDF is damaged" in panel.notes.text()
    assert "6 forms were read. 1 file was not; the notes say why. 7 suggestions are open." in panel.outcome.text()
    count = panel.cards[0]
    assert "Count of Students Empowered" in words_of(panel)
    assert not [level.short for level in shell.services.pack.levels if level.short in words_of(panel)]
    count.accept.click()
    (counts,) = workshop(shell).counts
    assert (counts.element, counts.marks) == (MINDSET, (2, 2, 2, 0))


def test_the_keys_go_from_suggestion_to_suggestion(panel, folder, shell, qtbot):
    for n in range(3):
        panel.read_files([folder / f"{n}.pdf"])
    panel.cards[0].accept.setFocus()
    for left in (2, 1, 0):
        qtbot.keyClick(shell.focusWidget(), Qt.Key.Key_Space)
        assert len(panel.cards) == left
    assert len(workshop(shell).evidence) == 3
    assert panel.add.hasFocus()


def test_what_was_accepted_can_be_undone_and_is_offered_again(panel, folder, shell):
    panel.read_files([folder / "0.pdf"])
    panel.cards[0].accept.click()
    shell.services.history.undo(shell.session)
    panel.read_files([])
    assert [card.suggestion.then for card in panel.cards] == ["Evidence 0"]


def test_a_suggestion_that_no_longer_holds_is_told_and_shown_anew(panel, shell, tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(filled_form(shell.services.pack, "P9", DOMAIN, (F.ANSWER, "0", "Ours")))
    panel.read_files([file])
    shell.services.planning.set_potential(shell.session, DOMAIN, None, ["Typed meanwhile"])
    panel.cards[0].accept.click()
    assert "has changed since" in shell.news.message.happened
    assert "Now: Typed meanwhile" in words_of(panel)
    panel.cards[0].accept.click()
    assert workshop(shell).potential_focus(DOMAIN).answers[0] == "Typed meanwhile\nOurs"


def test_the_print_centre_reads_forms_and_prints_what_they_changed(shell, folder):
    shell.session = start(shell, "Clearwater", domains=(DOMAIN,))
    shell.home.session_actions.print.click()
    centre = shell.screen_shown
    centre._packets.button(1).click()
    centre.read_forms.click()
    (panel,) = centre.findChildren(FormsPanel)
    panel.read_files([folder / "0.pdf"])
    panel.cards[0].accept.click()
    assert centre._workshop.evidence
    order = next(order for order in centre._pdfs if order.sheet == "P9" and not order.blank)
    assert centre._service.page_sizes(centre._pdfs[order])
    assert shell.services.printing.render([order], workshop(shell)) == centre._pdfs[order]


def test_blank_sheets_of_no_session_read_no_forms(shell):
    shell.home.print_sheets.click()
    assert not hasattr(shell.screen_shown, "read_forms")


def test_a_file_that_went_away_is_told(panel, folder):
    panel.read_files([folder / "gone.pdf"])
    assert "gone.pdf: This file could not be opened" in panel.notes.text()


def test_many_suggestions_come_by_and_by(panel, shell, tmp_path):
    file = tmp_path / "long.pdf"
    lines = "\n".join(f"Line {n}" for n in range(80))
    file.write_bytes(filled_form(shell.services.pack, "P9", DOMAIN, (F.HAVE, MINDSET, lines)))
    panel.read_files([file])
    assert "80 suggestions are open." in panel.outcome.text()
    assert len(panel.cards) == 30
    panel.cards[0].leave.click()
    assert [card.suggestion.then for card in panel.cards][-1] == "Line 30"
