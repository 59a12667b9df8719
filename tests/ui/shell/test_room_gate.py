"""Where the room sees the facilitator's window, nothing opens over the wall; a file that comes then waits."""

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from mastery_desktop.domain.records import SessionId
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.room_gate import RoomGate, WaitingFiles
from mastery_desktop.ui.screen_stack import ScreenStack
from mastery_desktop.ui.screens.import_panel import ImportPanel
from mastery_desktop.ui.widgets.panel import InlinePanel
from mastery_desktop.ui.widgets.strip import MessageStrip
from tests.ui.shell.conftest import start


class OneDisplay(QObject):
    """A wall that is this window, or no wall at all."""

    wall_changed = Signal()
    is_read_by_the_room = False

    def project(self, *, on):
        self.is_read_by_the_room = on
        self.wall_changed.emit()


class Around:
    """The parts that a window would have around the gate."""

    def __init__(self, qtbot):
        self.stack, self.news = ScreenStack(QWidget()), MessageStrip()
        qtbot.addWidget(self.stack)
        qtbot.addWidget(self.news)
        self.stack.clicker = self.wall = OneDisplay(self.stack)
        self.shown, self.withdrawn = [], []
        self.gate = RoomGate(self.stack, self.news, lambda: self.withdrawn.append(True))
        self.files = WaitingFiles(self.stack, self.news, self.shown.append)
        self.stack.show()

    @property
    def said(self):
        message = self.news.message
        return "" if message is None else " ".join(message[:3])


@pytest.fixture
def around(qtbot):
    return Around(qtbot)


def test_a_file_waits_without_its_name_and_is_offered_after_the_way_back(around, tmp_path):
    around.wall.project(on=True)
    around.files.keep(tmp_path / "Lakeview.mastery")
    assert "A session file waits." in around.said
    assert "Lakeview" not in around.said
    around.wall.project(on=False)
    assert around.said.startswith("1 session file waits.")
    assert around.shown == [], "the room may still see the picture: somebody has to ask for it"
    assert not around.news._timer.isActive(), "it stays until it is answered"
    around.news._action.click()
    assert around.shown == [tmp_path / "Lakeview.mastery"]
    assert around.news.message is None


def test_each_of_several_files_is_offered_once_and_none_after_they_were_dismissed(around, tmp_path, qtbot):
    around.wall.project(on=True)
    for name in ("a", "b", "a"):
        around.files.keep(tmp_path / name)
    around.wall.project(on=False)
    assert around.said.startswith("2 session files wait.")
    around.news._action.click()
    qtbot.waitUntil(lambda: around.said.startswith("1 session file waits."))
    around.news.say_error("Something else.")
    around.news.dismiss()
    assert around.said.startswith("1 session file waits."), "other news do not push it out"
    around.news.dismiss()
    around.wall.project(on=True)
    around.wall.project(on=False)
    assert around.said == ""


def test_what_lies_open_closes_when_the_wall_comes_and_nothing_opens_until_it_goes(around):
    around.stack.open_panel(InlinePanel("Settings", around.stack.top, moves=False))
    around.wall.project(on=True)
    assert around.stack.panel is None
    assert around.withdrawn
    assert around.gate.keeps_closed()
    assert "The room would read this" in around.said
    around.wall.project(on=False)
    assert around.said == ""
    assert not around.gate.keeps_closed()


def test_what_is_about_the_wall_stays_over_it(around):
    panel = InlinePanel("Displays", around.stack.top, moves=False)
    panel.may_lie_over_the_wall = True
    around.stack.open_panel(panel)
    around.wall.project(on=True)
    assert around.stack.panel is panel


@pytest.mark.slow
def test_a_file_still_waits_when_the_window_changes_its_language(shell, tmp_path):
    session = SessionId(start(shell))
    shell.open_session(session)
    console = shell.screen_shown
    console.wall.project()
    shell.open_file(tmp_path / "other.mastery")
    before = shell.make_anew(shell.services)
    shell.open_session(session)
    shell.screen_shown.wall.project()
    assert shell.news.message is None
    shell.screen_shown.wall.stop()
    assert shell.news.message.happened == "1 session file waits."
    console.close_session()
    before.deleteLater()


@pytest.mark.slow
def test_over_a_screen_that_hides_the_wall_it_is_said_where_it_can_be_read(shell):
    session = SessionId(start(shell))
    shell.open_session(session)
    console = shell.screen_shown
    console.wall.project()
    console.print_requested.emit(session)
    assert not console.wall.single.isVisible()
    shell._panels.share(session)
    assert shell.panel is None
    assert shell.news.isVisible()
    assert "The room would read this" in shell.news.message.happened
    shell.screen_shown.leave_requested.emit()
    assert not shell.news.isVisible()
    console.wall.stop()


@pytest.mark.slow
def test_over_the_wall_of_one_display_no_panel_opens_and_a_file_waits_for_the_console(shell, tmp_path):
    session = SessionId(start(shell))
    file = tmp_path / "other.mastery"
    file.write_bytes(shell.services.sharing.export(SessionId(start(shell, "Lakeview"))))
    shell.open_session(session)
    console = shell.screen_shown
    console.wall.project()
    assert console.wall.is_single
    shell.come_forward(str(file))
    assert shell.panel is None
    assert "A session file waits." in console.wall.single.text
    panels = shell._panels
    for opened in (
        panels.show_keys,
        panels.open_settings,
        panels.open_doctor,
        lambda: panels.share(session),
        shell.show_guide,
        panels.help.toggle,
    ):
        opened()
        assert shell.panel is None
        assert panels.help.panel is None
        assert "The room would read this" in console.wall.single.text
    prompts = shell._context.prompts
    prompts.open_file("Attach a file", pattern_of("Documents", "pdf"), list, asker=console)
    assert prompts.dialog is None
    panels.open_displays(console.wall)
    assert shell.panel is not None, "the way out of one picture"
    shell.panel.close_panel()
    console.wall.stop()
    assert shell.panel is None
    assert shell.news.isVisible()
    shell.news.findChild(QPushButton).click()
    assert isinstance(shell.panel, ImportPanel)
    console.wall.project()
    assert shell.panel is None
