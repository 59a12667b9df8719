"""Printing and sharing from the window, read back from what came out."""

from dataclasses import replace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter

from mastery_desktop.domain.choices import RatingMode, StepKind
from mastery_desktop.services.printing import PAPERS
from mastery_desktop.ui.printer import Job, Printers, PrintRun, Wanted, lay_out
from mastery_desktop.ui.screens import print_panel
from mastery_desktop.ui.screens.console import Console
from mastery_desktop.ui.screens.print_panel import PrintPanel
from tests.ui.shell.centre import centre_of, row
from tests.ui.shell.conftest import start

LETTER = (612.0, 792.0)


class Recorder(QPrinter):
    """Remembers what was asked of it: without a device, Qt forgets at once how the paper turns over."""

    asked = None

    def setDuplex(self, mode):  # noqa: N802 - Qt's name
        self.asked = mode


@pytest.fixture
def printer(tmp_path):
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    return printer


def choose_only(centre, *titles):
    for each in centre.rows.rows:
        each.box.setChecked(each.line.title.startswith(titles))


def test_a_workshop_is_offered_what_it_needs_with_copies_for_its_people(shell):
    centre = centre_of(shell)
    domain = shell.services.pack.domains[0].name
    copies = {each.line.title: each.copies.value() for each in centre.rows.chosen()}
    assert copies[f"Self-assessment worksheet, {domain}"] == 12
    assert copies["Focus-area worksheet"] == 4
    assert copies[f"Tick slips, four on a page, {domain}"] == 3
    assert copies["Level cards to hold up"] == 12
    assert copies["Run sheet for the facilitator"] == 1
    assert not any(shell.services.pack.domains[1].name in title for title in copies)


def test_everybody_takes_a_packet_home_and_the_principal_one_summary(shell):
    centre = centre_of(shell)
    centre._packets.button(1).click()
    domain = shell.services.pack.domains[0].name
    assert {each.line.title: each.copies.value() for each in centre.rows.chosen()} == {
        f"Self-assessment worksheet, {domain}": 12,
        "Action plan": 12,
        "One-page summary for principal and board": 1,
    }


def test_a_sheet_that_no_step_needs_is_not_offered_for_the_workshop(shell):
    centre = centre_of(shell)
    first = {each.line.order.sheet for each in centre.rows.rows}
    assert {"P6", "P22"} <= first
    centre._workshop = replace(
        centre._workshop, steps=tuple(step for step in centre._workshop.steps if step.kind is not StepKind.SHIFTS)
    )
    centre._packets.button(0).click()
    assert {each.line.order.sheet for each in centre.rows.rows} == first - {"P6"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("mode", "sheets"), [(RatingMode.SLIPS, set()), (RatingMode.DOTS, {"P12"}), (RatingMode.TABLES, {"P4", "P14"})]
)
def test_what_one_way_of_rating_needs_is_offered_for_that_way(mode, sheets, shell):
    centre = centre_of(shell)
    session = replace(centre._workshop.session, mode=mode)
    centre._workshop = replace(centre._workshop, session=session)
    centre._packets.button(0).click()
    assert {each.line.order.sheet for each in centre.rows.rows} & {"P4", "P12", "P14"} == sheets


def test_the_preview_shows_the_page_that_will_be_printed(shell, qtbot):
    centre = centre_of(shell)
    order = centre._order(centre.rows.current.line.order)
    wanted = shell.services.printing.picture(centre._pdfs[order], 0, 72)
    qtbot.waitUntil(lambda: not centre.preview._paper._image.isNull())
    image = centre.preview._paper._image
    assert image.width() / image.height() == pytest.approx(wanted.width / wanted.height, rel=0.01)
    places = [(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
    dark = sum(image.pixelColor(*place).lightness() < 128 for place in places)
    assert dark > 100


def test_the_pages_are_leafed_through_with_keys(shell, qtbot):
    centre = centre_of(shell)
    count = len(centre._pages[centre._order(centre.rows.current.line.order)])
    assert count > 1
    for page in range(count):
        assert centre.preview.page == page
        assert f"page {page + 1} of {count}" in centre.preview.caption.text()
        qtbot.keySequence(centre, "Ctrl+PgDown")
    assert centre.preview.page == count - 1
    qtbot.keySequence(centre, "Ctrl+PgUp")
    assert centre.preview.page == count - 2


def test_the_sheets_of_paper_are_counted_with_copies_and_both_sides(shell):
    centre = centre_of(shell)
    choose_only(centre, "Action plan")
    one = row(centre, "Action plan")
    pages = len(centre._pages[centre._order(one.line.order)])
    one.copies.setValue(5)
    centre.options.duplex.click()
    assert centre.total.text().startswith(str(5 * pages))
    centre.options.duplex.click()
    assert centre.total.text().startswith(str(5 * -(-pages // 2)))


def test_the_saved_pdf_holds_the_chosen_sheets_filled_or_blank(shell, tmp_path):
    centre = centre_of(shell)
    choose_only(centre, "Self-assessment")
    centre.options.filled.click()
    centre.save_to(tmp_path / "filled.pdf")
    centre.options.filled.click()
    centre.save_to(tmp_path / "blank.pdf")
    texts = {
        name: "".join(page.extract_text() for page in PdfReader(tmp_path / f"{name}.pdf").pages)
        for name in ("filled", "blank")
    }
    assert "Clearwater" in texts["filled"]
    assert "Clearwater" not in texts["blank"]
    assert "Saved as" in shell.news.message.happened


def test_clock_times_are_printed_where_the_beginning_is_told(shell, qtbot, tmp_path):
    centre = centre_of(shell)
    choose_only(centre, "Run sheet")
    qtbot.keyClicks(centre.options.begins, "3:30 pm")
    qtbot.keySequence(centre, "Ctrl+S")
    shell._context.prompts.dialog.fileSelected.emit(str(tmp_path / "run-sheet.pdf"))
    words = "".join(page.extract_text() for page in PdfReader(tmp_path / "run-sheet.pdf").pages)
    assert "We finish at 5:00" in " ".join(words.split())


def test_a_beginning_that_is_no_time_is_told_and_left_out(shell, qtbot):
    centre = centre_of(shell)
    qtbot.keyClicks(centre.options.begins, "after school")
    qtbot.keyClick(centre.options.begins, Qt.Key.Key_Return)
    assert "3:30" in centre.options._beginning.note.text()
    assert centre.options.begins.property("wrong") == "true"
    assert all(order.begins is None for order in centre._pages)
    centre.options.begins.clear()
    qtbot.keyClick(centre.options.begins, Qt.Key.Key_Return)
    assert centre.options.begins.property("wrong") == "false"


@pytest.mark.slow
def test_posters_come_on_four_sheets_and_the_rest_on_its_usual_paper(shell):
    centre = centre_of(shell, session=False)
    posters = row(centre, "Shift posters")
    usual = len(centre._pages[centre._order(posters.line.order)])
    centre.options.paper.setCurrentIndex(centre.options.paper.findData("tiles"))
    order = centre._order(posters.line.order)
    assert order.size == "tiles"
    assert len(centre._pages[order]) == 4 * usual
    assert set(centre._pages[order]) == {(792.0, 612.0)}
    assert centre._order(row(centre, "Action plan").line.order).size == "letter"


def test_forms_have_fields_where_they_are_wanted_and_are_blank(shell, tmp_path):
    centre = centre_of(shell)
    choose_only(centre, "Self-assessment")
    centre.save_to(tmp_path / "paper.pdf")
    assert not PdfReader(tmp_path / "paper.pdf").get_fields()
    centre.options.filled.setChecked(True)
    centre.options.form.click()
    centre.save_to(tmp_path / "form.pdf")
    reader = PdfReader(tmp_path / "form.pdf")
    assert len(reader.get_fields()) > 20
    assert "Clearwater" not in "".join(page.extract_text() for page in reader.pages)
    assert not centre._order(row(centre, "Tick slips").line.order).form


@pytest.mark.slow
def test_a_pdf_that_cannot_be_saved_is_told_and_leaves_nothing(shell, tmp_path):
    centre = centre_of(shell, session=False)
    centre.save_to(tmp_path / "no such folder" / "x.pdf")
    assert shell.news.message.is_error
    assert "could not be saved" in shell.news.message.happened


@pytest.mark.slow
def test_nothing_chosen_is_told(shell):
    centre = centre_of(shell, session=False)
    choose_only(centre, "no such sheet")
    centre.save.click()
    assert "Tick at least one sheet" in shell.news.message.happened


def test_large_print_takes_more_pages(shell):
    centre = centre_of(shell)
    before = len(centre._pages[centre._order(centre.rows.current.line.order)])
    for points in (18, 20):
        centre.options.print_size.setCurrentIndex(centre.options.print_size.findData(points))
        now = len(centre._pages[centre._order(centre.rows.current.line.order)])
        assert now > before
        before = now


def test_what_is_printed_has_the_pages_and_the_shape_of_the_sheets(shell, printer, tmp_path):
    centre = centre_of(shell)
    orders = [centre._order(row(centre, title).line.order) for title in ("Action plan", "Focus-area")]
    for order, wide in zip(orders, (True, False), strict=True):
        panel = PrintPanel(shell._context, centre, [Wanted(order, 1, duplex=True)], centre._workshop)
        panel.print_on(lambda: printer)
        pages = PdfReader(tmp_path / "printed.pdf").pages
        assert len(pages) == len(centre._pages[order])
        box = pages[0].mediabox
        assert (box.width > box.height) is wide
        assert sorted((float(box.width), float(box.height))) == pytest.approx(LETTER, abs=2)
        assert panel.outcome.text() == "1 copy is with the printer."


@pytest.fixture
def two_printers(monkeypatch):
    """A computer with a printer that prints on both sides, the usual one, and one that prints on one side only."""
    monkeypatch.setattr(print_panel, "printers_now", lambda: Printers(["Office", "Classroom"], "Office"))
    monkeypatch.setattr(print_panel, "prints_both_sides", lambda name: name == "Office")


def panel_of(centre):
    centre.print_out.click()
    return centre.findChildren(PrintPanel)[-1]


def choose_printer(qtbot, panel, name):
    down = panel.printer.findText(name) > panel.printer.currentIndex()
    qtbot.keyClick(panel.printer, Qt.Key.Key_Down if down else Qt.Key.Key_Up)
    assert panel.printer.currentText() == name


@pytest.mark.usefixtures("two_printers")
def test_a_printer_for_one_side_says_how_many_sheets_of_paper_it_takes(shell, qtbot):
    centre = centre_of(shell)
    choose_only(centre, "Action plan", "Focus-area")
    pages = 0
    for title, copies in (("Action plan", 5), ("Focus-area", 2)):
        line = row(centre, title)
        line.copies.setValue(copies)
        pages += copies * len(centre._pages[centre._order(line.line.order)])
    panel = panel_of(centre)
    assert panel.sides.isHidden()
    choose_printer(qtbot, panel, "Classroom")
    assert f"it takes {pages} sheets of paper" in panel.sides.text()
    assert panel.sides.isVisible()
    assert not centre.total.text().startswith(f"{pages} ")
    choose_printer(qtbot, panel, "Office")
    assert panel.sides.isHidden()


@pytest.mark.slow
@pytest.mark.usefixtures("two_printers")
def test_the_printer_that_was_chosen_last_is_offered_the_next_time(make_shell, qtbot, monkeypatch):
    shell = make_shell()
    panel = panel_of(centre_of(shell))
    assert panel.printer.currentText() == "Office"
    choose_printer(qtbot, panel, "Classroom")
    shell.close()
    shell.services.close()
    again = make_shell()
    again.home.print_sheets.click()
    centre = again.screen_shown
    panel = panel_of(centre)
    assert panel.printer.currentText() == "Classroom"
    assert panel.sides.isVisible()
    monkeypatch.setattr(print_panel, "printers_now", lambda: Printers(["Office", "Hall"], "Hall"))
    assert panel_of(centre).printer.currentText() == "Hall", "a printer that is gone is not offered"


@pytest.mark.slow
def test_every_paper_that_can_be_asked_for_is_offered(shell):
    paper = centre_of(shell, session=False).options.paper
    assert tuple(paper.itemData(place) for place in range(paper.count())) == PAPERS


@pytest.mark.parametrize(
    ("page", "duplex", "orientation", "mode"),
    [
        (LETTER, True, QPageLayout.Orientation.Portrait, QPrinter.DuplexMode.DuplexLongSide),
        (LETTER[::-1], True, QPageLayout.Orientation.Landscape, QPrinter.DuplexMode.DuplexShortSide),
        (LETTER, False, QPageLayout.Orientation.Portrait, QPrinter.DuplexMode.DuplexNone),
    ],
)
def test_size_orientation_and_duplex_reach_the_printer(page, duplex, orientation, mode):
    printer = Recorder()
    lay_out(printer, page, duplex=duplex)
    assert printer.pageLayout().orientation() is orientation
    assert printer.asked is mode
    assert printer.pageLayout().pageSize().sizePoints().toTuple() == LETTER


def test_printing_stops_between_two_pages(shell, printer):
    centre = centre_of(shell)
    order = centre._order(centre.rows.current.line.order)
    run = PrintRun(shell.services.printing, printer, [Job(centre._pdfs[order], 1, duplex=False)])
    run.progressed.connect(run.stop)
    assert run.work() == 1


@pytest.mark.slow
def test_a_session_travels_to_another_computer(make_shell, tmp_path):
    here = make_shell("here")
    session = start(here, "Clearwater", people=7)
    file = tmp_path / "clearwater.mastery"
    here.home.session_actions.share.click()
    here.panel.save_to(file)
    assert str(file) in here.panel.outcome.text()
    there = make_shell("there")
    there.open_file(file)
    panel = there.panel
    assert panel.team.text() == "Clearwater"
    assert "7 people" in panel.about.text()
    assert there.services.sessions.summaries() == []
    panel.accept.click()
    (summary,) = there.services.sessions.summaries()
    assert summary.session.id == session
    assert there.home.table.current.session.id == session
    assert not there.news.isVisible()  # the panel says it, and offers what is next
    assert "in the list of sessions" in panel.changes.text()
    there.open_file(file)
    assert not there.panel.accept.isEnabled()
    assert "nothing to take in" in there.panel.changes.text()
    assert there.panel.open.isVisible()


@pytest.mark.slow
def test_enter_opens_the_session_that_was_taken_in(make_shell, tmp_path, qtbot):
    here = make_shell("here")
    session = start(here, "Clearwater", people=7)
    file = tmp_path / "clearwater.mastery"
    here.home.session_actions.share.click()
    here.panel.save_to(file)
    there = make_shell("there")
    there.activateWindow()
    there.open_file(file)
    qtbot.keyClick(there.panel.accept, Qt.Key.Key_Return)
    qtbot.waitUntil(there.panel.open.hasFocus)
    qtbot.keyClick(there.panel.open, Qt.Key.Key_Return)
    assert there.panel is None
    assert isinstance(there.screen_shown, Console)
    assert there.screen_shown.desk.session_id == session


@pytest.mark.parametrize("name", ["gone.mastery", "broken.mastery"])
def test_a_file_that_cannot_be_opened_is_told_where_it_was_opened(shell, tmp_path, name):
    (tmp_path / "broken.mastery").write_bytes(b"not a session")
    shell.open_file(tmp_path / name)
    assert "Nothing" in shell.panel.about.text()
    assert not shell.panel.accept.isEnabled()
    assert shell.services.sessions.summaries() == []
