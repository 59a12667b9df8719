"""What a workshop needs on paper: for how many people, into which files, kept under a name, stopped when it is long."""

import json

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from mastery_desktop.ui.screens.save_run import Chosen, SaveRun
from mastery_desktop.ui.screens.share_panels import SharePanel
from mastery_desktop.ui.widgets.print_options import Bundle
from tests.ui.shell.centre import centre_of, row
from tests.ui.shell.conftest import start

pytestmark = pytest.mark.slow


BEFORE, TAKE_HOME, NO_POWER = 0, 1, 2


def save_as(centre, bundle):
    centre.options.bundle.setCurrentIndex(centre.options.bundle.findData(bundle.value))


def texts(file):
    return [page.extract_text() for page in PdfReader(file).pages]


def test_copies_follow_the_number_of_people(shell):
    centre = centre_of(shell)
    assert centre.people.value() == 12
    centre.people.setValue(20)
    assert row(centre, "Self-assessment worksheet").copies.value() == 20
    assert row(centre, "Tick slips").copies.value() == 5
    centre._packets.button(TAKE_HOME).click()
    assert row(centre, "Action plan").copies.value() == 20
    centre._packets.button(NO_POWER).click()
    assert centre._for_people.isHidden()


def test_the_session_is_shared_from_the_print_screen_with_the_key_of_everywhere(shell, qtbot):
    blank = centre_of(shell, session=False)
    qtbot.keySequence(blank, "Ctrl+E")
    assert shell.panel is None
    blank.leave_requested.emit()
    qtbot.keySequence(centre_of(shell), "Ctrl+E")
    assert isinstance(shell.panel, SharePanel)


@pytest.mark.parametrize("session", [True, False])
def test_the_pack_for_a_power_cut_is_one_button_away(session, shell, tmp_path):
    centre = centre_of(shell, session=session)
    centre._packets.button(NO_POWER).click()
    assert [each.line.order.sheet for each in centre.rows.chosen()] == ["P26"]
    centre.save_to(tmp_path / "pack.pdf")
    pages = texts(tmp_path / "pack.pdf")
    assert "When there is no power" in pages[0]
    assert any("Tick one box in each row" in page for page in pages)


def test_the_pack_for_a_power_cut_is_counted_as_it_comes_out_of_the_copier(shell, tmp_path):
    centre = centre_of(shell)
    centre._packets.button(NO_POWER).click()
    save_as(centre, Bundle.COPIES)
    centre.save_to(tmp_path / "pack.pdf")
    slip = texts(tmp_path / "pack.pdf")[0]
    assert "Cards to hold up 12 1 one side" in " ".join(slip.split())
    assert f"{centre.total.text().split()[0]} sheets of Letter" in slip


def test_another_packet_begins_at_its_first_sheet(shell, qtbot):
    centre = centre_of(shell)
    bar = centre.area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    centre._packets.button(TAKE_HOME).click()
    assert bar.value() == 0


def test_all_copies_come_in_one_pdf_behind_a_slip(shell, tmp_path):
    centre = centre_of(shell)
    save_as(centre, Bundle.COPIES)
    centre.save_to(tmp_path / "all.pdf")
    pages = texts(tmp_path / "all.pdf")
    assert "For the copier" in pages[0]
    assert "12 people" in pages[0]
    assert sum("page 1 of" in page and "Self-assessment" in page for page in pages[1:]) == 12
    paper = int(pages[0].split(" sheets of Letter")[0].split()[-1])
    assert centre.total.text().startswith(f"{paper} ")


def test_one_side_of_the_paper_is_counted_on_the_slip_too(shell, tmp_path):
    centre = centre_of(shell)
    save_as(centre, Bundle.COPIES)
    both = centre.total.text()
    centre.options.duplex.click()
    assert centre.total.text() != both
    centre.save_to(tmp_path / "one.pdf")
    slip = texts(tmp_path / "one.pdf")[0]
    assert f"{centre.total.text().split()[0]} sheets of Letter" in slip
    assert "both sides staple" not in slip


def test_a_pdf_for_each_sheet_lies_in_a_folder_of_its_own(shell, tmp_path):
    centre = centre_of(shell)
    save_as(centre, Bundle.FILES)
    for _again in range(2):
        centre.save_to(tmp_path / "Clearwater.pdf")
    names = sorted(file.name for file in (tmp_path / "Clearwater").iterdir())
    assert names[0] == "00 For the copier.pdf"
    assert len(names) == len(centre.rows.chosen()) + 1
    assert sorted(file.name for file in (tmp_path / "Clearwater 2").iterdir()) == names
    assert "files in" in shell.news.message.happened


@pytest.mark.parametrize("bundle", list(Bundle))
def test_a_long_save_says_how_far_it_is_and_can_be_stopped(bundle, shell, tmp_path):
    centre = centre_of(shell)
    chosen = [Chosen(centre._order(each.line.order), 1) for each in centre.rows.chosen()]
    run = SaveRun(shell.services.printing, chosen, centre._workshop, tmp_path / "x.pdf", bundle)
    heard = []
    run.progressed.connect(lambda done, of: heard.append((done, of)))
    run.progressed.connect(run.stop)
    assert run.work().startswith("Stopped.")
    assert len(heard) == 1
    assert not (tmp_path / "x.pdf").exists()


def test_the_walk_out_packet_is_saved_with_two_keys(shell, qtbot, tmp_path):
    session = start(shell, "Clearwater", people=14)
    shell._on_changed(shell.services.sessions.finish(session).changed, None)
    shell.home.session_actions.print.click()
    centre = shell.screen_shown
    assert centre._packets.checkedId() == TAKE_HOME
    save_as(centre, Bundle.COPIES)
    qtbot.keySequence(centre, "Ctrl+S")
    shell._context.prompts.dialog.fileSelected.emit(str(tmp_path / "home.pdf"))
    assert sum("Action plan" in page and "page 1 of" in page for page in texts(tmp_path / "home.pdf")[1:]) == 14


def test_choices_are_kept_under_a_name_and_come_back(make_shell, qtbot):
    shell = make_shell()
    centre = centre_of(shell)
    options = centre.options
    assert not options.presets.keep.isEnabled()
    options.paper.setCurrentIndex(options.paper.findData("a4"))
    options.duplex.click()
    options.color.click()
    save_as(centre, Bundle.COPIES)
    options.presets.name.setText("My school’s copier")
    qtbot.keyClick(options.presets.name, Qt.Key.Key_Return)
    shell.close()
    shell.services.close()
    again = make_shell()
    again.home.print_sheets.click()
    options = again.screen_shown.options
    assert options.paper.currentData() == "letter"
    place = options.presets.names.findText("My school’s copier")
    options.presets.names.setCurrentIndex(place)
    options.presets.names.activated.emit(place)
    assert options.paper.currentData() == "a4"
    assert not options.duplex.isChecked()
    assert options.color.isChecked()
    assert options.saved_as is Bundle.COPIES
    options.presets.forget.click()
    assert options.presets.names.findText("My school’s copier") < 0
    assert json.loads(again.choices.print_presets or "{}") == {}


@pytest.mark.parametrize("damaged", ["not JSON", "[1, 2]", '{"Copier": 7}', '{"Copier": {"paper": "vellum"}}'])
def test_kept_choices_that_make_no_sense_change_nothing(damaged, shell):
    shell.choices.print_presets = damaged
    options = centre_of(shell, session=False).options
    place = options.presets.names.findText("Copier")
    if place > 0:
        options.presets.names.setCurrentIndex(place)
        options.presets.names.activated.emit(place)
    assert options.paper.currentData() == "letter"
    assert options.duplex.isChecked()


def test_color_is_seen_in_the_preview_and_nothing_else_changes(shell):
    centre = centre_of(shell)
    line = centre.rows.current.line
    pages = len(centre._pages[centre._order(line.order)])
    black = centre._pdfs[centre._order(line.order)]
    centre.options.color.click()
    assert centre._pdfs[centre._order(line.order)] != black
    assert len(centre._pages[centre._order(line.order)]) == pages


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("es", ["Plan de acción", "página 1 de 1", "Traducción no oficial"]),
        ("both", ["Action plan / Plan de acción", "Traducción no oficial"]),
    ],
)
def test_sheets_come_in_the_language_that_is_chosen(language, words, shell, tmp_path):
    centre = centre_of(shell)
    centre._packets.button(TAKE_HOME).click()
    assert not centre.options.language.isHidden()
    centre.options.language.setCurrentIndex(centre.options.language.findData(language))
    centre.save_to(tmp_path / "sheets.pdf")
    page = " ".join(" ".join(texts(tmp_path / "sheets.pdf")).split())
    assert [word for word in words if word not in page] == []
    assert centre.total.text().endswith("sheets of paper")
