"""What somebody writes stays on the screen and is kept, also when the disk is slow and the snapshot is an older one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.screens.grid import GridScreen
from mastery_desktop.ui.screens.paper_entry import PaperEntryScreen
from tests.ui.console.counting import discussing_first
from tests.ui.console.helpers import decide, go_to, press, save_due, visible_texts, write

K = Qt.Key


class Disk:
    """Holds what is to be written and read until a test lets it go."""

    def __init__(self, runner, monkeypatch):
        self._jobs = []
        self._run = runner.submit
        self._is_slow = False
        monkeypatch.setattr(runner, "submit", self._submit)

    def slow_down(self):
        self._is_slow = True

    def catch_up(self):
        while self._jobs:
            self._run(self._jobs.pop(0))
        QApplication.processEvents()

    def _submit(self, job):
        if self._is_slow:
            self._jobs.append(job)
        else:
            self._run(job)


@pytest.fixture
def disk(context, monkeypatch):
    return Disk(context.operations._runner, monkeypatch)


def test_evidence_stays_while_its_first_line_is_written(disk, open_console, new_session, services):
    session = new_session(people=12)
    console = open_console(session)
    panel = discussing_first(console).panel
    talked = panel.element.id
    disk.slow_down()

    panel.evidence.have.setFocus()
    write(console, "Survey: half are afraid of mistakes")
    save_due(panel.evidence.have)
    assert panel.evidence.have.text == "Survey: half are afraid of mistakes"
    write(console, ", in May")
    disk.catch_up()
    save_due(panel.evidence.have)
    disk.catch_up()

    kept = services.sessions.load(session).evidence_for(talked, have=True)
    assert [line.text for line in kept] == ["Survey: half are afraid of mistakes, in May"]


@pytest.mark.slow
def test_a_decision_right_after_a_line_of_evidence_keeps_the_line_in_sight(disk, open_console, new_session):
    panel = discussing_first(open_console(new_session(people=12))).panel
    disk.slow_down()
    panel.evidence.want.setFocus()
    write(panel, "Ask the eighth grade")
    save_due(panel.evidence.want)
    panel.outcome.levels.press(1)
    assert panel.evidence.want.text == "Ask the eighth grade"


@pytest.mark.slow
def test_another_practice_has_its_own_evidence_and_undo_empties_the_field(disk, open_console, new_session):
    console = open_console(new_session(people=12))
    panel = discussing_first(console).panel
    first = panel.anchor
    panel.evidence.have.setFocus()
    write(console, "Notes from September")
    panel.rest()
    console.presenter.go_to(panel.sub_items()[1].anchor)
    assert panel.evidence.have.text == ""
    console.presenter.go_to(first)
    assert panel.evidence.have.text == "Notes from September"
    for _press in range(3):
        if panel.evidence.have.text:
            console.desk.undo()
    assert panel.evidence.have.text == ""


def test_ticks_are_asked_for_at_once(disk, open_console, new_session):
    console = open_console(new_session(people=12))
    close = next(step for step in console.desk.workshop.steps if step.kind is StepKind.CLOSE)
    console.presenter.go_to_step(close.id)
    entry = console.panel.exit
    entry.open.click()
    disk.slow_down()
    entry.slips.findChild(QLineEdit).setFocus()
    entry.slips.findChild(QLineEdit).selectAll()
    write(console, "8")
    press(console, K.Key_Return)
    assert entry.worth[0].isVisible(), "Tab leads to the ticks, also where the disk is slow"
    disk.catch_up()


def test_that_a_sentence_was_taken_back_is_said_until_the_disk_has_it(disk, open_console, new_session):
    console = open_console(new_session(people=12))
    go_to(console, StepKind.OUTCOME)
    decide(console, "2")
    disk.slow_down()
    write(console, "4 of 30 families")
    disk.catch_up()
    assert any("Taken back" in text for text in visible_texts(console))


@pytest.mark.slow
def test_the_form_and_papers_say_it_too(context, new_session, disk):
    screens = [GridScreen(context), PaperEntryScreen(context, new_session(people=12))]
    screens[0].open_session(new_session(people=12))
    screens[1].show_part(1)
    for screen in screens:
        context.news.window().layout().insertWidget(0, screen, 1)
        context.news.window().show()
        QApplication.processEvents()
        screen.form.setFocus()
        disk.slow_down()
        write(screen, "24 of 30 families")
        disk.catch_up()
        assert any("Taken back" in text for text in visible_texts(screen)), type(screen)
        screen.hide()
