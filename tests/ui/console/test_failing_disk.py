"""A disk that takes nothing: the console says so, what was written stays on the screen, and it is saved later."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.errors import StorageError
from mastery_desktop.storage.store import Store
from mastery_desktop.ui.screens.grid import GridScreen
from mastery_desktop.ui.screens.paper_entry import PaperEntryScreen
from tests.ui.console.counting import discussing_first, type_slips
from tests.ui.console.helpers import press, save_due, slips, write

pytestmark = pytest.mark.slow


WORDS = "Advisory meets twice a week. "


@pytest.fixture
def disk(monkeypatch):
    """Breaks and mends the disk."""
    whole = Store.write

    class Disk:
        def fail(self):
            monkeypatch.setattr(Store, "write", _refuse)

        def mend(self):
            monkeypatch.setattr(Store, "write", whole)

    return Disk()


def _refuse(_store):
    raise StorageError("The disk is full. What was saved before is safe.")


@pytest.fixture
def console(open_console, new_session):
    return open_console(new_session())


def kept(console):
    workshop = console.desk.actions.sessions.load(console.desk.session_id)
    return " ".join(evidence.text for evidence in workshop.evidence)


@pytest.fixture
def refused(console, disk):
    """Evidence that was typed while the disk took nothing; gives the field."""
    panel = discussing_first(console).panel
    field = panel.evidence.have
    field.setFocus()
    disk.fail()
    write(console, WORDS)
    save_due(field)
    return field


def test_what_is_not_saved_is_said_and_stays_on_the_screen(console, refused):
    assert console.status.text == "NOT saved, it is tried again"
    assert "disk is full" in console._context.news.message.happened
    assert refused.text == WORDS
    assert kept(console) == ""


def test_it_is_saved_by_itself_once_the_disk_is_well(console, refused, disk):
    disk.mend()
    console.desk._again.timeout.emit()
    assert kept(console) == WORDS.strip()
    assert console.status.text.startswith("All changes saved")
    assert console._context.news.message is None


def test_it_is_saved_with_the_next_change(console, refused, disk):
    disk.mend()
    console.frame.parking.park("and a thought")
    assert kept(console) == WORDS.strip()
    assert [thought.text for thought in console.desk.workshop.parked] == ["and a thought"]


def test_what_is_typed_on_meanwhile_comes_in_its_order(console, refused, disk):
    write(console, "More words")
    save_due(refused)
    assert console.status.text == "NOT saved, it is tried again"
    disk.mend()
    console.desk._again.timeout.emit()
    assert kept(console) == f"{WORDS}More words"
    assert refused.text == f"{WORDS}More words"


def test_leaving_tries_a_last_time(console, refused, disk):
    disk.mend()
    session, load = console.desk.session_id, console.desk.actions.sessions.load
    console.close_session()
    assert [evidence.text for evidence in load(session).evidence] == [WORDS.strip()]


def shown(context, screen):
    context.news.window().layout().insertWidget(0, screen, 1)
    context.news.window().show()
    QApplication.processEvents()
    return screen


def test_the_form_says_it_too(context, new_session, disk):
    screen = shown(context, GridScreen(context))
    screen.open_session(new_session())
    have = screen.form.rows[0].have
    have.setFocus()
    disk.fail()
    write(screen, WORDS)
    save_due(have)
    assert screen.status.text == "NOT saved, it is tried again"


def test_typing_in_from_paper_says_it_too(context, new_session, disk):
    screen = shown(context, PaperEntryScreen(context, new_session()))
    type_slips(screen, slips(12, len(screen.desk.pack.domain_by_id[screen.part.domain].elements)))
    disk.fail()
    press(screen, Qt.Key.Key_Return)
    assert screen.status.text == "NOT saved, it is tried again"
