"""Where the keys go: something has the focus at the start, a panel keeps it, and gives it back where it was."""

from functools import partial
from operator import attrgetter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from shiboken6 import isValid

from mastery_desktop.domain.choices import SessionState, StepKind
from mastery_desktop.domain.form_fields import FieldKind
from mastery_desktop.domain.records import SessionId
from mastery_desktop.ui.file_dialog import pattern_of
from mastery_desktop.ui.operations import Operations, ThreadRunner
from mastery_desktop.ui.screens.import_panel import ImportPanel
from mastery_desktop.ui.widgets.buttons import Button
from mastery_desktop.ui.widgets.panel import InlinePanel
from tests.helpers.forms import filled_form
from tests.ui.shell.conftest import start

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def press(shell, qtbot, key, modifier=Modifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or shell.windowHandle(), key, modifier)
    QApplication.processEvents()


@pytest.fixture
def active(shell, qtbot):
    qtbot.waitUntil(shell.isActiveWindow)
    return shell


@pytest.fixture
def console(active):
    active.open_session(SessionId(start(active)))
    made = active.screen_shown
    close = next(step for step in made.desk.workshop.steps if step.kind is StepKind.CLOSE)
    made.presenter.go_to_step(close.id)
    QApplication.processEvents()
    assert made.panel.hasFocus()
    return made


def test_at_the_start_enter_begins_a_workshop(active, qtbot):
    assert active.home.start.hasFocus()
    press(active, qtbot, Key.Key_Return)
    assert active.screen_shown is not active.home


def test_at_the_start_enter_opens_the_session_that_is_marked(make_shell, qtbot):
    before = make_shell()
    session = start(before)
    before.close()
    before.services.close()
    shell = make_shell()
    qtbot.waitUntil(shell.isActiveWindow)
    assert shell.home.table.hasFocus()
    press(shell, qtbot, Key.Key_Return)
    assert shell.screen_shown.desk.session_id == session


def test_who_thinks_better_of_a_file_is_where_they_were(active, qtbot):
    before = QApplication.focusWidget()
    press(active, qtbot, Key.Key_O, Modifier.ControlModifier)
    assert QApplication.focusWidget() is active._context.prompts.dialog.entry
    press(active, qtbot, Key.Key_Escape)
    assert QApplication.focusWidget() is before


@pytest.mark.slow
def test_after_a_file_is_saved_the_panel_has_the_focus_and_escape_closes_it(active, console, qtbot, tmp_path):
    press(active, qtbot, Key.Key_E, Modifier.ControlModifier)
    panel = active.panel
    assert panel.isAncestorOf(QApplication.focusWidget())
    panel.save.setFocus()
    press(active, qtbot, Key.Key_Space)
    entry = QApplication.focusWidget()
    entry.setText(str(tmp_path / "s.mastery"))
    press(active, qtbot, Key.Key_Return)
    qtbot.waitUntil((tmp_path / "s.mastery").exists)
    assert panel.isAncestorOf(QApplication.focusWidget())
    press(active, qtbot, Key.Key_Escape)
    assert active.panel is None
    assert console.panel.hasFocus()


@pytest.mark.slow
@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Backtab])
def test_tab_does_not_lead_out_of_a_panel(active, console, qtbot, key):
    press(active, qtbot, Key.Key_E, Modifier.ControlModifier)
    seen = []
    for _press in range(14):
        press(active, qtbot, key)
        seen.append(QApplication.focusWidget())
    assert all(active.panel.isAncestorOf(each) for each in seen)
    assert len(set(seen)) > 4


@pytest.mark.slow
def test_who_comes_back_from_printing_is_where_they_were_and_can_finish(active, console, qtbot):
    press(active, qtbot, Key.Key_P, Modifier.ControlModifier)
    assert active.screen_shown is not console
    press(active, qtbot, Key.Key_W, Modifier.ControlModifier)
    assert active.screen_shown is console
    assert console.panel.hasFocus()
    console.top.findChildren(type(console.frame.buttons.shown))[0].setFocus()
    press(active, qtbot, Key.Key_F, Modifier.ControlModifier | Modifier.ShiftModifier)
    assert console.desk.workshop.session.state is SessionState.FINISHED


@pytest.mark.slow
def test_page_keys_turn_the_list_of_keys_for_who_is_at_the_keyboard(active, console, qtbot):
    place = console.presenter.step, console.presenter.anchor
    press(active, qtbot, Key.Key_Slash, Modifier.ControlModifier)
    bar = active.panel.area.verticalScrollBar()
    values = [bar.value()]
    for key in (Key.Key_PageDown, Key.Key_End, Key.Key_PageUp, Key.Key_Home):
        press(active, qtbot, key)
        values.append(bar.value())
    assert 0 < values[1] < values[2] == bar.maximum()
    assert values[2] > values[3] > values[4] == 0
    assert (console.presenter.step, console.presenter.anchor) == place


@pytest.mark.slow
def test_a_clicker_leads_the_wall_while_the_list_of_keys_is_open(active, console, qtbot):
    console.presenter.go_to_step(console.desk.workshop.steps[0].id)
    place = console.presenter.step, console.presenter.anchor
    press(active, qtbot, Key.Key_Slash, Modifier.ControlModifier)
    console.clicker._guard._hands = float("-inf")  # nobody has been at the keyboard for a while
    press(active, qtbot, Key.Key_PageDown)
    assert active.panel.area.verticalScrollBar().value() == 0
    assert (console.presenter.step, console.presenter.anchor) != place


@pytest.mark.slow
def test_page_keys_scroll_a_panel_whatever_in_it_has_the_focus(active, console, qtbot):
    place = console.presenter.step, console.presenter.anchor
    press(active, qtbot, Key.Key_E, Modifier.ControlModifier)
    bar = active.panel.findChild(QScrollArea).verticalScrollBar()
    assert bar.maximum() > 0
    for focus in (active.panel.close_button, active.panel.save, active.panel._levels.buttons()[0]):
        focus.setFocus()
        press(active, qtbot, Key.Key_PageDown)
        assert bar.value() > 0
        press(active, qtbot, Key.Key_PageUp)
        press(active, qtbot, Key.Key_PageUp)
        assert bar.value() == 0
        assert (console.presenter.step, console.presenter.anchor) == place


@pytest.mark.slow
def test_a_step_that_comes_while_a_panel_is_open_leaves_the_panel_the_keys(active, console, qtbot):
    press(active, qtbot, Key.Key_E, Modifier.ControlModifier)
    before = console.panel
    console.clicker._guard._hands = float("-inf")  # the clicker leads the wall
    for _press in range(8):
        press(active, qtbot, Key.Key_PageUp)
    assert console.panel is not before
    assert active.panel.isAncestorOf(QApplication.focusWidget())
    press(active, qtbot, Key.Key_Escape)
    assert active.panel is None
    assert console.panel.hasFocus()


def test_the_guide_beside_a_workshop_begins_with_the_search(active, console, qtbot):
    press(active, qtbot, Key.Key_F1, Modifier.ShiftModifier)
    assert active.panel.guide.search.hasFocus()


def test_escape_leaves_the_guide_on_its_own_screen(active, qtbot):
    press(active, qtbot, Key.Key_F1, Modifier.ShiftModifier)
    assert active.screen_shown is not active.home
    press(active, qtbot, Key.Key_Escape)
    assert active.screen_shown is active.home
    assert active.home.start.hasFocus()


def test_no_other_screen_flashes_between_a_new_workshop_and_its_console(active, qtbot):
    press(active, qtbot, Key.Key_N, Modifier.ControlModifier)
    screen = active.screen_shown
    shown = []
    active._stack.currentChanged.connect(lambda _place: shown.append(active.screen_shown))
    screen.team.setText("Clearwater")
    screen.start.click()
    console = active.screen_shown
    assert shown == [console]
    assert active._stack.count() == 2
    press(active, qtbot, Key.Key_W, Modifier.ControlModifier)
    assert active.screen_shown is active.home
    assert active.home.table.hasFocus()


def test_the_window_is_whole_after_a_question_for_a_file_is_gone(console, qtbot):
    window = console.window()
    parts = [window.windowHandle(), console, console.panel]
    press(window, qtbot, Key.Key_P, Modifier.ControlModifier)
    press(window, qtbot, Key.Key_S, Modifier.ControlModifier)
    press(window, qtbot, Key.Key_Escape)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert all(isValid(part) for part in parts)


@pytest.fixture
def later(active):
    """Does what it is asked on a thread, as in the program: the answers come when the file dialog is gone."""
    made = Operations(ThreadRunner("later"), active)
    yield made
    made.close()


def choose(shell, qtbot, asks, file):
    """Ask for a file by a button and the keyboard, and type its name."""
    asks.setFocus()
    press(shell, qtbot, Key.Key_Space)
    QApplication.focusWidget().setText(str(file))
    press(shell, qtbot, Key.Key_Return)


@pytest.mark.slow
def test_after_a_form_is_chosen_the_keys_go_to_what_it_suggests_and_never_behind_the_panel(
    active, later, qtbot, tmp_path
):
    start(active, domains=("students_empowered",))
    answer = (FieldKind.HAVE, "se.mindset", "Portfolios")
    (tmp_path / "a.pdf").write_bytes(filled_form(active.services.pack, "P9", "students_empowered", answer))
    active.home.session_actions.read_forms.click()
    panel = active.panel
    panel._context = panel._context._replace(pages=later)
    choose(active, qtbot, panel.add, tmp_path / "a.pdf")
    while_read = QApplication.focusWidget()
    assert panel.isAncestorOf(while_read)
    assert while_read is not panel.close_button, "Enter would forget the forms"
    qtbot.waitUntil(lambda: bool(panel.cards))
    assert QApplication.focusWidget() is panel.cards[0].accept
    choose(active, qtbot, panel.add, tmp_path / "gone.pdf")
    press(active, qtbot, Key.Key_Escape)
    assert QApplication.focusWidget() is panel.add, "no file was chosen"
    for _press in range(12):
        press(active, qtbot, Key.Key_Tab)
        assert panel.isAncestorOf(QApplication.focusWidget())


@pytest.mark.slow
def test_a_session_file_that_is_chosen_has_the_keys_and_gives_them_back(active, later, qtbot, tmp_path):
    start(active)
    active.home.session_actions.share.click()
    active.panel.save_to(tmp_path / "s.mastery")
    active.panel.close_panel()
    active._panels._context = active._panels._context._replace(operations=later)
    choose(active, qtbot, active.home.open_file, tmp_path / "s.mastery")
    assert isinstance(active.panel, ImportPanel)
    assert active.panel.isAncestorOf(QApplication.focusWidget())
    qtbot.waitUntil(active.panel.open.isVisible)
    assert active.panel.open.hasFocus()
    press(active, qtbot, Key.Key_Escape)
    assert active.panel is None
    assert QApplication.focusWidget() is active.home.open_file


@pytest.mark.parametrize("goes", ["setEnabled", "setVisible"])
def test_the_keys_stay_in_a_panel_of_which_the_button_that_asked_goes(active, qtbot, tmp_path, goes):
    panel = InlinePanel("Read", active.home, moves=False)
    asks, after = Button("Add a file…"), Button("Next")
    panel.column.addWidget(asks)
    panel.column.addWidget(after)
    (tmp_path / "a.txt").write_text("a")
    prompts, pattern = active._context.prompts, pattern_of("Text", "txt")
    take = partial(getattr(asks, goes), False)
    asks.clicked.connect(lambda: prompts.open_file("Add", pattern, lambda _file: take(), asker=panel))
    panel.open_panel()
    choose(active, qtbot, asks, tmp_path / "a.txt")
    assert QApplication.focusWidget() is after


@pytest.mark.slow
@pytest.mark.parametrize(
    "asked",
    [
        ("open_settings", "all.save", "all.json"),
        ("open_settings", "all.take", "none.json"),
        ("open_doctor", "save", "found.txt"),
        ("open_backups", "save", "copy.sqlite"),
        ("open_backups", "second.choose", ""),
    ],
)
def test_whichever_panel_asks_for_a_file_has_the_keys_again(active, qtbot, tmp_path, asked):
    opens, asks, name = asked
    start(active)
    active.services.backups.make()
    getattr(active._panels, opens)()
    panel = active.panel
    if name == "none.json":
        (tmp_path / name).write_text("{}")
    button = attrgetter(asks)(panel)
    QApplication.processEvents()
    choose(active, qtbot, button, tmp_path / name)
    qtbot.waitUntil(lambda: active._context.prompts.dialog is None or not active._context.prompts.dialog.isVisible())
    assert panel.isAncestorOf(QApplication.focusWidget())
    assert QApplication.focusWidget() is not panel.close_button
    press(active, qtbot, Key.Key_Tab)
    assert panel.isAncestorOf(QApplication.focusWidget())
