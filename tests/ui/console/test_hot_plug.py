"""A whole console while displays come and go: by Qt's own signals, with what must hold checked after every event."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from mastery_desktop.ui.wall import full_screen
from mastery_desktop.ui.wall.displays import screens_now, without_copies
from mastery_desktop.ui.wall.projection import ProjectionState, explain
from tests.helpers.displays import AVAILABLE, LAPTOP, PROJECTOR, Plugged, plug, plugged, tell_application_state, turn
from tests.helpers.plugging import HALL, OTHER, events
from tests.ui.console.helpers import press, visible_texts

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="displays can be plugged in the offscreen platform of Linux only")

K = Qt.Key
S = ProjectionState
FRAME = 16
"""So far the frame of a window may reach over."""


@pytest.fixture
def displays():
    with plugged(LAPTOP, PROJECTOR):
        yield


@pytest.fixture
def console(displays, open_console, new_session):
    made = open_console(new_session(people=12), (1000, 700))
    made.window().move(20, 20)
    made.wall.projection._settle.setInterval(0)
    made.wall.project()
    return made


def check(console, what):
    """What must hold whatever happens, also before things have settled."""
    wall, window = console.wall, console.window()
    shown = wall.audience.isVisible()
    part = wall.audience.geometry().intersected(window.frameGeometry())
    assert not shown or part.isEmpty() or min(part.width(), part.height()) <= FRAME, (
        what,
        wall.audience.geometry(),
        window.frameGeometry(),
        wall.projection.state,
    )
    assert not wall.single.isVisible() or not console.frame.isVisible(), what


def check_settled(console, qtbot, what):
    qtbot.waitUntil(lambda: not console.wall.projection._settle.isActive(), timeout=3000)
    turn()
    check(console, what)
    wall, own = console.wall, without_copies(screens_now())
    state = wall.projection.state
    assert console.window().isVisible() or not own, what
    assert wall.audience.isVisible() == (state is S.PROJECTING), what
    if state is S.PROJECTING:
        assert wall.audience.geometry() in [screen.area for screen in own], what
    if wall.projection.is_copied:
        assert wall.one_picture, what
    if wall.one_picture and console.panel is not None:
        assert wall.is_single or state is S.PROJECTING, what
    assert wall.sentence.startswith(explain(state)), what
    assert state is not S.OFF, what
    assert wall.audience.windowTitle() == "The wall", what


def change(console, now, there, what):
    """Pull cables one after the other, then plug in; gives the displays that are there then.

    Qt's offscreen platform itself falls over a full screen that loses the last display, and over a window that was
    moved and loses it, so that is left out.
    """
    for gone in [each for each in now if each.name not in {left.name for left in there}]:
        left = tuple(each for each in now if each is not gone)
        if not left:
            break
        plug(*left)
        now = left
        check(console, what)
    kept = {each.name for each in now} & {each.name for each in there}
    if now and not kept and (console.window().isFullScreen() or now[-1].name != "laptop"):
        if not there:
            return now
        plug(*now, *there)
    plug(*there)
    check(console, what)
    return there


def run(console, qtbot, count, seed):
    dice, seen = random.Random(seed), set()  # noqa: S311 - the same keys in every run
    now = (LAPTOP, PROJECTOR)
    for number, (what, there) in enumerate(events(count, seed)):
        now = change(console, now, there, (number, what))
        check_settled(console, qtbot, (number, what))
        press(console, dice.choice((K.Key_PageDown, K.Key_PageDown, K.Key_PageUp)))
        assert console.presenter.step is not None
        seen.add(console.wall.projection.state)
    return seen


@pytest.mark.slow
def test_a_sample_of_random_events(console, qtbot):
    assert run(console, qtbot, 40, seed=5) >= {S.PROJECTING, S.MIRRORED, S.NONE}


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_two_hundred_random_events(console, qtbot):
    assert run(console, qtbot, 200, seed=11) == set(S) - {S.OFF}


def test_the_console_has_its_place_again_after_all_displays_were_gone(console, qtbot, monkeypatch):
    place = console.window().geometry()
    plug(LAPTOP, Plugged("projector", width=1366))
    check_settled(console, qtbot, "mirror")
    assert console.window().isFullScreen()
    with monkeypatch.context() as gone:  # played: see `run` for what Qt's offscreen platform makes of it
        gone.setattr(full_screen, "_give_screen", lambda _window: False)
        console.wall.full_screen.set_on(on=False)
    assert console.window().isFullScreen()
    console.wall.full_screen.check()
    assert not console.window().isFullScreen()
    assert console.window().geometry() == place


def test_a_closed_lid_leaves_the_room_with_the_wall_and_not_with_the_console(console, qtbot):
    plug(PROJECTOR)  # the system moves the console there
    console.window().setGeometry(1400, 40, 900, 600)
    console.wall.projection.apply()
    check_settled(console, qtbot, "lid")
    assert console.wall.is_single
    assert console.wall.single.isVisible()
    plug(LAPTOP, PROJECTOR)
    console.window().setGeometry(40, 40, 900, 600)
    qtbot.waitUntil(lambda: console.wall.projection.state is S.PROJECTING, timeout=5000)
    assert console.frame.isVisible()


def test_an_unplugged_projector_leaves_the_console_on_the_laptop(console, qtbot):
    plug(LAPTOP)
    check_settled(console, qtbot, "unplug")
    assert console.frame.isVisible()
    assert "plug it in again" in "\n".join(visible_texts(console))


@pytest.mark.slow
@pytest.mark.parametrize("locked", [(LAPTOP, PROJECTOR, Plugged("WinDisc", x=9000)), (Plugged("WinDisc"),), ()])
def test_a_lock_screen_takes_nothing_away_for_good(console, qtbot, locked):
    tell_application_state(Qt.ApplicationState.ApplicationInactive)
    plug(*locked)
    check_settled(console, qtbot, "locked")
    plug(LAPTOP, PROJECTOR)
    tell_application_state(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(lambda: console.wall.projection.state is S.PROJECTING, timeout=5000)
    assert console.wall.audience.geometry().x() == PROJECTOR.x
    assert console.frame.isVisible()


def test_after_sleep_without_a_signal_the_wall_returns_when_the_program_is_active_again(console, qtbot):
    tell_application_state(Qt.ApplicationState.ApplicationSuspended)
    console.wall.audience.hide()  # what some systems do, and tell nobody
    tell_application_state(Qt.ApplicationState.ApplicationActive)
    qtbot.waitUntil(console.wall.audience.isVisible, timeout=5000)
    assert console.wall.audience.geometry().x() == PROJECTOR.x


def test_after_sleep_without_any_word_the_slow_look_brings_the_wall_back(console, qtbot):
    console.wall.audience.hide()
    console.wall.projection._poll.timeout.emit()
    qtbot.waitUntil(console.wall.audience.isVisible, timeout=5000)


@pytest.mark.slow
@pytest.mark.parametrize("dpi", [72, 120, 144, 192])
def test_another_density_fills_again(console, qtbot, dpi):
    dense = Plugged("projector", x=1366, width=1024, logicalDpi=dpi)
    plug(LAPTOP, dense)
    check_settled(console, qtbot, dpi)
    screen = next(s for s in QGuiApplication.screens() if s.name() == "projector")
    qtbot.waitUntil(lambda: console.wall.audience.geometry() == screen.geometry(), timeout=5000)


def test_private_entry_is_blind_as_soon_as_the_displays_show_the_same(console, qtbot):
    """Three displays: the laptop's picture is on a projector too, and the wall on a third."""
    told = console.wall.one_picture
    plug(LAPTOP, Plugged("beamer", width=1366), HALL)
    check_settled(console, qtbot, "mirror and wall")
    assert console.wall.projection.state is S.PROJECTING
    assert (told, console.wall.one_picture) == (False, True)
    plug(LAPTOP, OTHER)
    check_settled(console, qtbot, "extended")
    assert not console.wall.one_picture


def test_a_mirror_makes_private_entry_blind_also_before_the_wall_is_shown(console):
    console.wall.stop()
    plug(LAPTOP)
    assert not console.wall.one_picture
    plug(LAPTOP, Plugged("projector", width=1366))
    assert console.wall.one_picture


def test_console_and_wall_change_places_without_covering_each_other(console, qtbot):
    press(console, K.Key_F8)
    check(console, "swap")
    check_settled(console, qtbot, "swap")
    assert console.wall.projection.state is S.PROJECTING
    assert console.wall.projection.display.name == "laptop"
    assert console.window().geometry().x() >= PROJECTOR.x
    press(console, K.Key_F8)
    check_settled(console, qtbot, "swap back")
    assert console.wall.projection.display.name == "projector"


def test_the_small_picture_has_the_shape_and_the_lines_of_the_wall_wherever_that_goes(console, qtbot):
    wall, shapes = console.wall, []
    for _press in range(3):
        audience, small = wall.audience, wall.thumbnail
        qtbot.waitUntil(lambda: abs(small.width() / small.height() - small.shape) < 0.03, timeout=3000)  # noqa: B023
        assert small.shape == pytest.approx(audience.width() / audience.height(), abs=0.01)
        assert small.current_page == audience.view.current_page
        shapes.append(round(small.shape, 1))
        press(console, K.Key_F8)
        check_settled(console, qtbot, "swap")
    assert shapes == [1.3, 1.8, 1.3]


def test_with_one_display_there_is_nothing_to_swap_and_a_sentence_says_so(console, qtbot):
    plug(LAPTOP)
    check_settled(console, qtbot, "one")
    press(console, K.Key_F8)
    assert "no two displays" in "\n".join(visible_texts(console))
    assert QApplication.activeModalWidget() is None


def test_a_mirrored_screen_says_in_the_bar_why_and_what_to_do(console, qtbot):
    plug(LAPTOP, Plugged("projector", width=1366))
    check_settled(console, qtbot, "mirror")
    assert explain(S.MIRRORED) in console.wall.single.text
    assert console.wall.single.bar.isVisible()
    press(console, K.Key_PageDown)
    console.wall.single._on_brief_over()
    assert explain(S.MIRRORED) not in console.wall.single.text, "once is enough"


@pytest.mark.slow
def test_held_means_held_also_where_there_is_one_picture(console, qtbot):
    plug(LAPTOP, Plugged("projector", width=1366))
    check_settled(console, qtbot, "mirror")
    assert console.wall.is_single
    seen = console.wall.single.view.slide
    press(console, K.Key_J, Qt.KeyboardModifier.ControlModifier)
    for _ in range(6):
        press(console, K.Key_PageDown)
    assert console.wall.single.view.slide == seen
    press(console, K.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert console.wall.single.view.slide == console.wall.thumbnail.slide != seen


def test_the_picture_does_not_say_that_it_is_on_the_wall_while_the_projector_is_gone(console, qtbot):
    place = console.frame.thumbnail.place
    assert place.text().startswith("On the wall now: ")
    plug(LAPTOP)
    assert place.text().startswith("On the wall next: ")
    check_settled(console, qtbot, "pulled")
    assert place.text().startswith("On the wall next: ")
    plug(LAPTOP, PROJECTOR)
    check_settled(console, qtbot, "plugged in")
    assert place.text().startswith("On the wall now: ")
