"""Who was there: typed in the window, saved as a table that runs nothing, deleted on its own."""

import csv
import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.errors import StorageError
from mastery_desktop.domain.records import Attendance
from mastery_desktop.services.attendance import as_csv
from mastery_desktop.storage.backup import verify
from mastery_desktop.ui.widgets.labels import PlainLabel
from tests.helpers.pages import page_texts, words_of
from tests.helpers.stores import bytes_in
from tests.ui.shell.conftest import start


@pytest.fixture
def panel(shell):
    shell.session = start(shell, "Clearwater")
    shell.home.session_actions.attendance.click()
    return shell.panel


def write(panel, qtbot, name, role=""):
    row = panel.rows[-1]
    row.name.setFocus()
    row.name.insert(name)  # as pasted; the key events of Qt know no Ł
    row.role.setFocus()
    qtbot.keyClicks(row.role, role)
    panel.close_button.setFocus()


def kept(shell):
    return [(p.name, p.role, p.minutes) for p in shell.services.sessions.attendance(shell.session)]


def test_names_are_kept_as_they_are_typed_with_the_minutes_of_the_session(panel, shell, qtbot):
    write(panel, qtbot, "Łucja <b>", "teacher")
    write(panel, qtbot, "Second")
    assert kept(shell) == [("Łucja <b>", "teacher", 90), ("Second", "", 90)]
    assert len(panel.rows) == 3
    panel.rows[0].minutes.setValue(45)
    panel.close_panel()
    assert kept(shell)[0] == ("Łucja <b>", "teacher", 45)
    shell.home.session_actions.attendance.click()
    assert [row.person() for row in shell.panel.rows[:2]] == kept(shell)


@pytest.mark.slow
def test_a_name_is_kept_within_a_second_while_the_typing_goes_on(panel, shell, qtbot):
    row = panel.rows[-1]
    row.name.setFocus()
    qtbot.keyClicks(row.name, "Ada")
    assert kept(shell) == []
    assert panel.soon.interval() <= 1000
    qtbot.waitUntil(lambda: kept(shell) == [("Ada", "", 90)], timeout=2000)
    qtbot.keyClicks(row.role, "lead")
    qtbot.waitUntil(lambda: kept(shell) == [("Ada", "lead", 90)], timeout=2000)
    assert row.role.text() == "lead"


def test_it_says_where_the_names_are_kept(panel, shell):
    said = " ".join(label.text() for label in panel.findChildren(PlainLabel)).replace("\u200b", "")
    assert str(shell.services.paths.data) in said
    assert "in no session file" in said


def test_the_table_holds_what_was_typed_and_no_formula(panel, shell, qtbot, tmp_path):
    write(panel, qtbot, "=HYPERLINK(1)", "+41")
    write(panel, qtbot, "Ada, the second", "@home")
    panel.save_to(tmp_path / "who.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "who.csv").read_text("utf-8-sig"))))
    assert rows == [
        ["Name", "Role", "Minutes"],
        ["'=HYPERLINK(1)", "'+41", "90"],
        ["Ada, the second", "'@home", "90"],
    ]
    panel.save_to(tmp_path / "no such folder" / "who.csv")
    assert "could not be saved" in panel.outcome.text()


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_nothing_begins_like_a_formula(begins):
    person = Attendance(id="1", session_id="s", place=0, name=f"{begins}x", role=f"{begins}y", minutes=5)
    (_head, row) = csv.reader(io.StringIO(as_csv([person]).decode("utf-8-sig"), newline=""))
    assert row == [f"'{begins}x", f"'{begins}y", "5"]


def test_the_list_is_deleted_alone_after_a_question(panel, shell, qtbot):
    write(panel, qtbot, "Ada")
    panel.delete.click()
    assert panel.question.keep.hasFocus()
    panel.question.keep.click()
    assert kept(shell) == [("Ada", "", 90)]
    panel.delete.click()
    panel.question.confirm.click()
    assert kept(shell) == []
    assert [row.person()[0] for row in panel.rows] == [""]
    assert len(shell.services.sessions.summaries()) == 1


def test_it_is_reached_from_where_the_session_is_shared(shell):
    start(shell, "Clearwater")
    shell.home.session_actions.share.click()
    shell.panel.attendance.click()
    assert shell.panel.rows


@pytest.mark.slow
def test_certificates_come_on_paper_only_from_here(panel, shell, qtbot, tmp_path):
    file = tmp_path / "certificates.pdf"
    panel.save_certificates_to(file)
    assert "Nobody is on the list yet" in panel.outcome.text()
    assert not file.exists()
    write(panel, qtbot, "Łucja <b>", "teacher")
    write(panel, qtbot, "Second")
    panel.save_certificates_to(file)
    assert "a sheet for each person" in panel.outcome.text()
    pages = page_texts(file.read_bytes())
    assert len(pages) == 4
    assert "Łucja <b>" in pages[0]
    assert "1 hour 30 minutes" in pages[0]
    workshop = shell.services.sessions.load(shell.session)
    orders = shell.services.printing.orders(["P23", "P25", "P26", "P3"], workshop=workshop)
    assert "Łucja" not in words_of(shell.services.printing.render(orders, workshop))
    panel.language.setCurrentIndex(panel.language.findData("both"))
    panel.save_certificates_to(file)
    assert "Certificate of attendance / Constancia de asistencia" in words_of(file.read_bytes())
    panel.save_certificates_to(tmp_path / "no such folder" / "certificates.pdf")
    assert "could not be saved" in panel.outcome.text()


def test_what_the_disk_refuses_stays_in_its_field_and_is_kept_once_it_can_be(panel, shell, qtbot, monkeypatch):
    def refuse(*_args):
        raise StorageError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(shell.services.store, "write", refuse)
        write(panel, qtbot, "Ada")
    assert panel.outcome.text() == "The disk is full."
    assert kept(shell) == []
    assert panel.rows[0].name.text() == "Ada"
    assert panel.soon.isActive()
    panel.close_panel()
    assert kept(shell) == [("Ada", "", 90)]


def test_the_list_is_deleted_from_the_backups_too_when_that_is_asked(panel, shell, qtbot):
    write(panel, qtbot, "Attendee Onethousand")
    shell.services.backups.make()
    folder = shell.services.paths.data
    assert b"Attendee Onethousand" in bytes_in(folder / "backups")
    panel.delete.click()
    panel.everywhere.setChecked(True)
    panel.question.confirm.click()
    assert "from the backups" in panel.outcome.text()
    assert kept(shell) == []
    assert b"Attendee Onethousand" not in bytes_in(folder)
    assert verify(shell.services.backups.all()[0].file).rows["session"] == 1


def test_enter_goes_on_with_the_next_person(panel, shell, qtbot):
    row = panel.rows[-1]
    row.name.setFocus()
    for name in ("Ann", "Lee Bob", "Ray"):
        qtbot.keyClicks(QApplication.focusWidget(), name)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [name for name, _role, _minutes in kept(shell)] == ["Ann", "Lee Bob", "Ray"]
    assert panel.rows[-1].name.hasFocus()
    qtbot.keyClick(panel.rows[-1].name, Qt.Key.Key_Return)
    assert len(panel.rows) == 4
