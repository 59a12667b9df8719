"""Printing from a terminal, onto a printer that writes a PDF."""

import signal
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter

from mastery_desktop.app import printing
from mastery_desktop.bootstrap import print_service
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.services.printing import Order
from mastery_desktop.ui.key_list import key_groups
from mastery_desktop.ui.printer import Printers, Wanted, prepare
from tests.helpers.workshops import full_workshop

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def printed(tmp_path, monkeypatch):
    """What the one printer of a computer, called Office, was given."""
    file = tmp_path / "printed.pdf"

    def open_printer(_name, _title):
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        printer.setResolution(40)
        return printer

    monkeypatch.setattr(printing, "open_printer", open_printer)
    monkeypatch.setattr(printing, "printers_now", lambda: Printers(["Office"], "Office"))
    return file


@pytest.fixture(scope="module")
def service():
    return print_service(load_pack())


def jobs(*sheets):
    return [(Order(sheet=sheet, blank=True), 1, True) for sheet in sheets]


def test_the_pages_of_a_sheet_are_brought_to_the_printer(printed, service):
    heard = []
    done = printing.print_out("Office", service, jobs("P16"), None, lambda *how_far: heard.append(how_far))
    assert done == (2, False)
    assert heard == [(1, 2), (2, 2)]
    assert len(PdfReader(printed).pages) == 2


def test_the_pack_for_no_power_is_printed_as_often_as_its_first_page_says(service):
    pack = load_pack()
    workshop = full_workshop(pack, pack.domains[0].id)
    asked = Wanted(Order(sheet="P26", domain=pack.domains[0].id), 1, duplex=True)
    _printer, jobs = prepare(QPrinter, service, [asked], workshop)
    words = [PdfReader(BytesIO(job.pdf)).pages[0].extract_text() for job in jobs]
    copies = {words.splitlines()[0]: job.copies for words, job in zip(words, jobs, strict=True)}
    assert copies["When there is no power"] == 1
    assert copies["Self-assessment"] == workshop.session.people
    assert len([job for job in jobs if job.copies > 1]) > 5


def test_ctrl_c_stops_between_two_pages(printed, service):
    done = printing.print_out(
        "Office", service, jobs("P16", "P19"), None, lambda *_: signal.raise_signal(signal.SIGINT)
    )
    assert done == (1, True)
    assert len(PdfReader(printed).pages) == 1
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("printed")
def test_a_printer_that_is_not_there_is_said_with_those_that_are(service):
    with pytest.raises(NotPossible, match=r"There is no printer Hall\. These exist: Office\."):
        printing.print_out("Hall", service, jobs("P16"), None, lambda *_: None)


def test_what_is_no_sheet_is_brought_to_the_printer_too(printed, service):
    sides, heard = [], []

    def draw(both_sides):
        sides.append(both_sides)
        return service.keys(key_groups, Order(sheet="", points=18, both_sides=both_sides))

    pages, stopped = printing.print_pdf("Office", service, draw, (2, False), lambda *how_far: heard.append(how_far))
    assert not stopped
    assert sides == [False]
    assert heard[-1] == (pages, pages)
    assert len(PdfReader(printed).pages) == pages > 1
    with pytest.raises(NotPossible, match="There is no printer Hall"):
        printing.print_pdf("Hall", service, draw, (1, False), lambda *_how_far: None)
