"""The rehearsal through the real window: the real console, a played room, drills, and nothing that stays."""

import itertools
import re
import tempfile

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from mastery_desktop.domain.agenda import TEMPLATE_BY_ID
from mastery_desktop.domain.choices import FistToFive, RatingMode, RatingState, SessionState, StepKind
from mastery_desktop.storage.temporary import PREFIX
from mastery_desktop.ui.rehearsal.screen import RehearsalScreen
from mastery_desktop.ui.wall.projection import ProjectionState
from mastery_desktop.ui.wall.window import AudienceWindow
from tests.helpers.looks import clipped, nameless, outside, texts, untranslated
from tests.helpers.stores import bytes_in
from tests.ui.shell.conftest import start

pytestmark = pytest.mark.slow


CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def temporary_files(tmp_path, monkeypatch):
    """The computer's temporary files, as far as this test goes."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


class Room:
    """A rehearsal, and what a person does in it."""

    def __init__(self, shell, qtbot, session):
        self.shell, self.qtbot, self.session = shell, qtbot, session

    @property
    def screen(self) -> RehearsalScreen:
        return self.shell.screen_shown

    @property
    def console(self):
        return self.screen.console

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)
        QCoreApplication.processEvents()

    def go_to(self, kind):
        for _press in range(60):
            if self.console.presenter.step.kind is kind:
                return
            self.press(Qt.Key.Key_PageDown)
        raise AssertionError(f"never came to {kind}")

    def becomes(self, state):
        self.qtbot.waitUntil(lambda: self.console.wall.projection.state is state, timeout=4000)

    def read_out(self):
        """The marks of the slip that the room hands over."""
        self.screen.pane.refresh()
        return re.findall(r"\d", self.screen.pane.said.text().split(":")[1])

    def all(self):
        """Let the room type all that it says, and wait until it has."""
        self.screen.pane.refresh()
        self.screen.pane.all.click()
        self.qtbot.waitUntil(lambda: not self.screen.pane.typist.is_busy, timeout=4000)

    def discuss_first(self):
        """Count, reveal and come to the first practice that is discussed."""
        self.go_to(StepKind.COUNT)
        self.all()
        self.press(Qt.Key.Key_Return)
        self.go_to(StepKind.REVEAL)
        self.press(Qt.Key.Key_R)
        self.go_to(StepKind.DISCUSS)
        self.press(Qt.Key.Key_PageDown)

    def type_slip(self):
        for mark in self.read_out():
            self.press(getattr(Qt.Key, f"Key_{mark}"))


@pytest.fixture
def room(shell, qtbot):
    opened = rehearse(shell, qtbot, template="45")
    assert isinstance(opened.screen, RehearsalScreen)
    return opened


def rehearse(shell, qtbot, **plan):
    """The rehearsal of a session with this plan."""
    session = start(shell, **plan)
    QCoreApplication.processEvents()
    shell.home.take_focus()
    opened = Room(shell, qtbot, session)
    opened.press(Qt.Key.Key_R, CTRL | SHIFT)
    QCoreApplication.processEvents()
    return opened


def folders(temporary_files):
    return list(temporary_files.glob(f"{PREFIX}*"))


def test_a_whole_rehearsal_leaves_nothing(shell, qtbot, temporary_files):
    session = start(shell, template="45")
    QCoreApplication.processEvents()
    shell.home.take_focus()
    before = bytes_in(shell.services.paths.data)
    room = Room(shell, qtbot, session)
    room.press(Qt.Key.Key_R, CTRL | SHIFT)
    assert len(folders(temporary_files)) == 1
    room.press(Qt.Key.Key_F5)
    room.press(Qt.Key.Key_K, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "A thought of the rehearsal")
    room.press(Qt.Key.Key_Return)
    room.go_to(StepKind.COUNT)
    for _slip in range(20):
        room.type_slip()
    assert "last slip" in room.screen.pane.people.doing(room.console).sentences[0]
    room.press(Qt.Key.Key_Return)
    states = {room.console.desk.workshop.rating(e.id).state for e in room.console.panel.elements}
    assert states == {RatingState.COMPLETE}
    room.go_to(StepKind.REVEAL)
    room.press(Qt.Key.Key_R)
    assert len(room.console.desk.workshop.counts[0].marks) == 4
    room.screen.pane.cut.click()
    room.screen.switch_on.click()
    assert len(room.console.desk.workshop.parked) == 1
    room.press(Qt.Key.Key_W, CTRL)
    assert shell.screen_shown is shell.home
    assert folders(temporary_files) == []
    assert bytes_in(shell.services.paths.data) == before
    assert shell.services.sessions.load(session).session.state is SessionState.PLANNED


def test_it_is_marked_on_console_and_wall_and_no_display_shows_it(room):
    room.press(Qt.Key.Key_F5)
    room.becomes(ProjectionState.PROJECTING)
    assert "REHEARSAL" in [text for _widget, text in texts(room.screen)]
    (wall,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, AudienceWindow) and each.isVisible()]
    assert wall.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    picture = room.screen.pane.picture
    assert picture.accessibleDescription() == room.console.wall.audience.view.accessibleName()
    band = picture.grab().toImage()
    assert {band.pixelColor(x, 3).name() for x in range(2, 40)} == {"#101418"}, "the mark lies above the picture"


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_it_is_marked_within_the_one_picture_too_and_the_wall_is_whole_below_the_mark(make_shell, qtbot, size):
    shell = make_shell(size=size)
    room = rehearse(shell, qtbot, template="90")
    room.screen.pane.mirror.click()
    room.press(Qt.Key.Key_F5)
    room.becomes(ProjectionState.MIRRORED)
    single = room.console.wall.single
    for _bar in range(2):
        marks = [QRect(label.mapTo(single, QPoint()), label.size()) for label in single.findChildren(QLabel)
                 if label.text() == "REHEARSAL" and label.visibleRegion() == QRegion(label.rect())]  # fmt: skip
        assert len(marks) == 1, "nobody may take this picture for the workshop itself"
        assert marks[0].top() == 0
        assert marks[0].width() == single.width()
        assert single.view.geometry().top() > marks[0].bottom()
        assert single.picture.height() <= single.height() - marks[0].height()
        room.press(Qt.Key.Key_F9)
    room.go_to(StepKind.SHIFTS)
    room.press(Qt.Key.Key_F6)
    assert single.bar.isVisible()
    assert clipped(single.bar) == []


def test_the_one_picture_of_a_workshop_has_no_mark(shell):
    start(shell, template="45")
    shell.home.session_actions.open.click()
    QCoreApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F5)
    assert shell.screen_shown.wall.is_single
    assert "REHEARSAL" not in [text for _widget, text in texts(shell.screen_shown)]


def test_it_never_says_that_changes_are_saved(room):
    room.press(Qt.Key.Key_K, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "A thought")
    room.press(Qt.Key.Key_Return)
    room.qtbot.waitUntil(lambda: room.console.status.text == "Rehearsal: nothing is kept", timeout=4000)


def test_unplugged_plugged_and_mirrored_the_console_says_what_goes_on(room):
    room.press(Qt.Key.Key_F5)
    room.becomes(ProjectionState.PROJECTING)
    pane = room.screen.pane
    pane.plug.click()
    room.becomes(ProjectionState.LOST)
    assert "projector is gone" in room.console.wall.sentence
    assert pane.picture.accessibleDescription() == "No signal"
    assert not room.console.wall.audience.isVisible()
    pane.plug.click()
    room.becomes(ProjectionState.PROJECTING)
    assert room.console.wall.audience.size().toTuple() == (1920, 1080)
    pane.mirror.click()
    room.becomes(ProjectionState.MIRRORED)
    assert room.console.wall.single.isVisible()
    assert not room.shell.isFullScreen()
    pane.mirror.click()
    room.becomes(ProjectionState.PROJECTING)


def test_after_a_power_cut_the_place_is_back_and_the_running_count_is_not(room):
    room.press(Qt.Key.Key_F5)
    room.go_to(StepKind.COUNT)
    for _slip in range(3):
        room.type_slip()
    room.screen.pane.cut.click()
    assert room.console is None
    assert room.screen.switch_on.isVisible()
    room.press(Qt.Key.Key_Return)
    assert room.console.presenter.step.kind is StepKind.COUNT
    assert room.console.panel.live().slips_in == 0
    told = room.screen.pane.told.text()
    assert "back at “Count”" in told
    assert "All that was saved is there." in told
    assert "3 slips" in told
    room.becomes(ProjectionState.PROJECTING)


def test_the_clock_runs_faster_and_slips_come_with_it(room, monkeypatch):
    room.go_to(StepKind.RATE)
    assert room.screen.pane.people.doing(room.console).sentences == ("Slips on the table: 0 of 20.",)
    for number, speed in enumerate((1, 10, 60)):
        room.screen.speeds.buttons[number].click()
        assert room.screen.clock.speed == speed
    ticks = room.screen.clock._ticks() + 9.9
    monkeypatch.setattr(room.screen.clock, "_ticks", lambda: ticks)
    room.screen.pane.refresh()
    assert room.screen.pane.said.text() == "Slips on the table: 20 of 20."


def test_the_facilitator_chooses_how_far_apart_the_room_is(room):
    room.go_to(StepKind.COUNT)
    seen = []
    for choice in room.screen.pane.moods.buttons:
        choice.click()
        seen.append(room.read_out())
    assert len({tuple(slip) for slip in seen}) > 1
    room.all()
    assert room.console.panel.live().slips_in == 20


def test_the_room_puts_dots_on_the_posters_and_they_are_copied_to_the_line(shell, qtbot):
    room = rehearse(shell, qtbot, template="90")
    room.go_to(StepKind.SHIFTS)
    pane, line = room.screen.pane, room.console.panel.line
    first = room.console.panel.element.id

    def kept():
        return room.console.desk.workshop.shift(first)

    pane.refresh()
    assert "20 dots are on the poster." in pane.said.text()
    pane.one.click()
    assert (len(kept().marks), kept().placed) == (1, None)
    room.all()
    assert len(kept().marks) == 20
    assert kept().placed is not None
    assert "20 marks on the line" in line.accessibleDescription()
    assert "All of it is on the line." in pane.said.text()
    assert not pane.one.isVisible()
    assert not pane.all.isVisible()
    before = room.console.panel.element
    room.press(Qt.Key.Key_PageDown)
    assert room.console.panel.element is not before
    pane.moods.buttons[2].click()
    pane.refresh()
    assert "does not come to one place" in pane.said.text()
    room.all()
    other = room.console.desk.workshop.shift(room.console.panel.element.id)
    assert (len(other.marks), other.placed) == (20, None)
    assert shell.services.sessions.load(room.session).shift_marks == ()


def test_the_dots_are_copied_while_the_window_goes_on_living(shell, qtbot):
    room = rehearse(shell, qtbot, template="90")
    room.go_to(StepKind.SHIFTS)
    turns = []
    beat = QTimer(interval=0)
    beat.timeout.connect(lambda: turns.append(len(room.console.panel.line.marks)))
    room.screen.pane.refresh()
    beat.start()
    room.screen.pane.all.click()
    assert len(room.console.panel.line.marks) == 0, "nothing is typed before the window had a turn"
    qtbot.waitUntil(lambda: not room.screen.pane.typist.is_busy, timeout=4000)
    beat.stop()
    assert {after - before for before, after in itertools.pairwise(turns)} <= {0, 1}, "one dot in a turn"
    assert len(room.console.panel.line.marks) == 20


def test_the_copying_ends_where_the_facilitator_goes_on(shell, qtbot):
    room = rehearse(shell, qtbot, template="90")
    room.go_to(StepKind.SHIFTS)
    first = room.console.panel.element.id
    room.screen.pane.refresh()
    room.screen.pane.all.click()
    room.press(Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: not room.screen.pane.typist.is_busy, timeout=4000)
    shifts = {shift.element: len(shift.marks) for shift in room.console.desk.workshop.shift_marks}
    assert set(shifts) <= {first}, "the dots of one poster never go to the line of another"


def test_exit_slips_of_the_room_are_typed_at_the_close(room):
    console = room.console
    close = next(step for step in console.desk.workshop.steps if step.kind is StepKind.CLOSE)
    console.presenter.go_to_step(close.id)
    room.screen.pane.refresh()
    said = room.screen.pane.said.text()
    assert "Exit slips at the door: 20." in said
    ticks = tuple(int(count) for count in re.findall(r"^\w+: (\d+)$", said, re.MULTILINE))
    assert sum(ticks) == 20
    room.screen.pane.one.click()
    assert console.panel.exit.slips.isVisible(), "the fields are unfolded first"
    room.all()
    (kept,) = console.desk.workshop.exit_slips
    assert (kept.slips, kept.worth) == (20, ticks)
    lines = {(line.times, line.text) for line in console.desk.workshop.exit_lines}
    assert len(lines) == 6
    assert (4, "Seeing all marks at once") in lines
    room.screen.pane.refresh()
    assert not room.screen.pane.one.isVisible()


def test_where_the_room_sees_the_screen_nothing_is_typed_of_the_exit_slips(room):
    room.screen.pane.mirror.click()
    room.press(Qt.Key.Key_F5)
    room.becomes(ProjectionState.MIRRORED)
    close = next(step for step in room.console.desk.workshop.steps if step.kind is StepKind.CLOSE)
    room.console.presenter.go_to_step(close.id)
    room.screen.pane.refresh()
    assert "Exit slips at the door" in room.screen.pane.said.text()
    assert not room.screen.pane.one.isVisible()


def test_practice_by_practice_the_room_hands_in_counts_and_looks(shell, qtbot):
    domains = (shell.services.pack.domains[0].id,)
    steps = TEMPLATE_BY_ID["90"].steps(domains, one_by_one=True)
    room = rehearse(shell, qtbot, steps=steps, mode=RatingMode.CARDS)
    room.go_to(StepKind.ONE_BY_ONE)
    pane = room.screen.pane
    pane.refresh()
    assert pane.said.text() == "The room waits for the first practice."
    room.press(Qt.Key.Key_PageDown)
    element = room.console.panel.element
    pane.refresh()
    assert element.name in pane.said.text()
    pane.one.click()
    assert not pane.all.isVisible(), "there is but one practice"
    assert "Enter ends the count" in pane.said.text()
    for _asked in range(2):  # some boxes were empty
        room.press(Qt.Key.Key_Return)
    pane.refresh()
    assert "waits for the reveal" in pane.said.text()
    room.press(Qt.Key.Key_R)
    assert sum(room.console.desk.workshop.marks(element.id, 1).marks) >= 17
    pane.refresh()
    assert pane.said.text() == "The room looks at its marks."


def test_tables_hand_in_their_slips_and_small_ones_their_levels(shell, qtbot):
    room = rehearse(shell, qtbot, people=9, tables=(("Window", 5), ("Door", 4)))
    room.go_to(StepKind.COUNT)
    room.all()
    assert room.console.panel.live().slips_in == 5
    room.press(Qt.Key.Key_Return)
    room.screen.pane.refresh()
    assert "Door agrees on" in room.screen.pane.said.text()
    room.screen.pane.one.click()
    assert len(room.console.desk.workshop.table_levels) == 1
    room.all()
    assert len(room.console.desk.workshop.table_levels) == len(room.console.panel.elements)
    assert room.screen.pane.said.text() == "The table has agreed on all its levels."
    assert not room.screen.pane.one.isVisible()


def test_the_room_shows_hands_where_consensus_is_the_rule(room):
    room.discuss_first()
    element = room.console.panel.element
    room.press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    room.press(Qt.Key.Key_2)
    room.screen.pane.refresh()
    assert "Fist to five" in room.screen.pane.said.text()
    room.screen.pane.one.click()
    assert room.console.desk.workshop.rating(element.id).fist is FistToFive.HOLDS
    room.screen.pane.refresh()
    assert "Fist to five" not in room.screen.pane.said.text()


def test_the_room_holds_its_cards_up_in_a_second_round(room):
    room.discuss_first()
    pane, panel = room.screen.pane, room.console.panel
    element = panel.element
    pane.refresh()
    assert "In a second round the cards say" in pane.said.text()
    assert not pane.one.isVisible()
    panel._second.click()
    pane.refresh()
    pane.one.click()
    room.all()
    assert "Enter shows the second round" in pane.said.text()
    assert not pane.one.isVisible()
    said = [int(count) for count in re.findall(r": (\d+)", pane.said.text())]
    panel.round.setFocus()
    room.press(Qt.Key.Key_Return)
    assert list(room.console.desk.workshop.marks(element.id, 2).marks) == said
    assert sum(said) == 20


def test_the_room_places_its_private_dots(room):
    focus = next(step for step in room.console.desk.workshop.steps if step.kind is StepKind.FOCUS)
    room.console.presenter.go_to_step(focus.id)
    pane, panel = room.screen.pane, room.console.panel
    panel.parts.buttons[1].click()
    pane.refresh()
    said = [int(count) for count in re.findall(r": (\d+)", pane.said.text())]
    pane.one.click()
    room.all()
    assert "Enter, and Enter again, shows them" in pane.said.text()
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Return)
    workshop = room.console.desk.workshop
    assert [workshop.candidate(element.id).dots for element in panel.session_elements] == said
    assert sum(said) == 20
    pane.refresh()
    assert pane.said.text() == "The room looks at its dots."
    assert not pane.one.isVisible()


def test_a_window_that_is_closed_in_a_rehearsal_leaves_nothing(room, temporary_files):
    room.press(Qt.Key.Key_F5)
    room.shell.close()
    assert folders(temporary_files) == []


def test_where_there_is_no_room_for_it_the_session_stays_as_it_is(shell, temporary_files):
    start(shell)
    QCoreApplication.processEvents()
    temporary_files.rmdir()
    shell.home.session_actions.rehearse.click()
    QCoreApplication.processEvents()
    assert shell.screen_shown is shell.home
    assert "no room for a rehearsal" in shell.news.message.happened


def test_what_needs_the_real_session_says_so(room):
    room.press(Qt.Key.Key_P, CTRL)
    assert "left out of a rehearsal" in room.shell.news.message.happened
    before = room.screen
    room.press(Qt.Key.Key_R, CTRL)
    assert room.screen is before


def test_from_the_console_its_own_keys_lead_and_the_wall_of_the_session_waits(shell, qtbot):
    session = start(shell, template="45")
    shell.home.session_actions.open.click()
    QCoreApplication.processEvents()
    real = shell.screen_shown
    room = Room(shell, qtbot, session)
    room.press(Qt.Key.Key_R, CTRL | SHIFT)
    room.press(Qt.Key.Key_F5)
    room.becomes(ProjectionState.PROJECTING)
    room.go_to(StepKind.RATE)
    assert not real.wall.projection.running
    assert real.presenter.step.kind is StepKind.PURPOSE
    room.screen.leave_requested.emit()
    assert shell.screen_shown is real


def test_its_displays_are_listed_as_played(room):
    room.press(Qt.Key.Key_F5)
    room.becomes(ProjectionState.PROJECTING)
    room.press(Qt.Key.Key_F7)
    shown = " ".join(text for _widget, text in texts(room.screen))
    assert "Laptop (played)" in shown
    assert "Projector (played)" in shown
    assert "1920 × 1080" in shown


@pytest.mark.parametrize("language", ["", pytest.param("es", marks=pytest.mark.slow)], ids=["longer", "spanish"])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (900, 700)])
def test_it_is_whole_in_a_longer_language(make_shell, qtbot, size, language):
    shell = make_shell(pseudo=not language, language=language, size=size)
    room = rehearse(shell, qtbot, template="45")
    room.go_to(StepKind.COUNT)
    room.screen.pane.refresh()
    for _page in range(2):
        QCoreApplication.processEvents()
        pane = room.screen.pane
        assert clipped(pane) == []
        assert clipped(room.screen.bar) == []
        assert outside(room.screen.bar, shell) == []
        assert outside(pane, shell) == []
        assert nameless(room.screen) == []
        assert language or untranslated(pane, own=("Clearwater Middle School", "×1", "×10", "×60")) == []
        room.press(Qt.Key.Key_F12)
