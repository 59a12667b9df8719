"""Every screen and panel around a workshop, looked over as WCAG 2.2 asks; the console has its own walk."""

import pytest
from PySide6.QtWidgets import QApplication

from mastery_desktop.ui.theme.tokens import THEMES
from mastery_desktop.ui.widgets.panel import InlinePanel
from tests.helpers import audit
from tests.ui.console.helpers import settle
from tests.ui.shell.conftest import make_shell, shell, start  # noqa: F401 - fixtures
from tests.ui.shell.test_screens import SCREENS, home, trouble, wording

SIZE = (1366, 768)
FOLDS = {"Search the guide", "Page before", "Next page"}
"""What a button leads to where text is twice as large: the contents of the guide, the pages beside the sheets."""


def keys_panel(shell):  # noqa: F811
    shell._panels.show_keys()
    return shell.panel


def installed(shell):  # noqa: F811
    screen = wording(shell)
    service = shell.services.wording
    draft = service.open(service.entries()[0]).named("our words")
    service.keep(draft, {draft.texts[0].key: "In our words"})
    screen.files.what_is_here.click()
    return screen


def doctor(shell):  # noqa: F811
    shell._panels.open_doctor()
    return shell.panel


def clicker(shell):  # noqa: F811
    shell._panels.open_clicker()
    return shell.panel


def form(shell):  # noqa: F811
    shell.home.session_actions.form.click()
    return shell.screen_shown


def paper_entry(shell):  # noqa: F811
    shell.home.session_actions.paper.click()
    return shell.screen_shown


def room_check(shell):  # noqa: F811
    shell.home.session_actions.room_check.click()
    return shell.screen_shown


def side_by_side(shell):  # noqa: F811
    shell.home.session_actions.compare.click()
    return shell.screen_shown


def roll_up(shell):  # noqa: F811
    shell.home.roll_up.click()
    return shell.screen_shown


MORE = [keys_panel, installed, doctor, clicker, form, paper_entry, room_check, side_by_side, roll_up]
ONE_AT_A_TIME = {"wording"}
"""Where list and page take turns once there is no room for both; a button on the page leads to the list."""

NOT_AT_ONCE = {trouble}
"""A list that cannot be shown beside actions of its sessions: no user meets both."""


def on_top(window):
    """What is to be looked over: the panel that is open over a screen, or the screen."""
    panels = [panel for panel in window.findChildren(InlinePanel) if panel.isVisible()]
    return panels[-1] if panels else window.screen_shown


def shown(window, show):
    """A screen of a session, laid out; gives what is on top."""
    start(window, "Clearwater")
    show(window)
    settle()
    return on_top(window)


@pytest.mark.parametrize(
    "show", [home, *(pytest.param(each, marks=pytest.mark.slow) for each in (*SCREENS, *MORE) if each is not home)]
)
def test_the_focus_goes_everywhere_in_the_order_of_reading_and_can_be_seen(make_shell, show):  # noqa: F811
    window = make_shell(size=SIZE)
    part = shown(window, show)
    found = audit.stops(window, part)
    assert audit.left_out(part, found) == []
    if show not in NOT_AT_ONCE:
        assert audit.against_reading(found) == []
    assert audit.unseen_focus(window, found, set()) == []


@pytest.mark.slow
@pytest.mark.parametrize("show", [*SCREENS, *MORE])
def test_what_is_pressed_is_large_enough_and_shows_its_state_without_color(make_shell, show):  # noqa: F811
    part = shown(make_shell(size=SIZE), show)
    assert audit.small_targets(part) == []
    assert audit.states_by_colour(part, set()) == []


@pytest.mark.slow
@pytest.mark.parametrize("show", [*SCREENS, *MORE])
def test_words_and_edges_stand_out_in_every_theme(make_shell, show):  # noqa: F811
    window = make_shell(size=SIZE)
    part = shown(window, show)
    faint = []
    for theme in THEMES:
        window.theme.apply(theme, 100)
        QApplication.processEvents()
        faint += [f"{theme}: {each}" for each in (*audit.faint_texts(part), *audit.faint_edges(part))]
    assert faint == []


@pytest.mark.slow
@pytest.mark.parametrize("show", [*SCREENS, *MORE])
def test_with_text_twice_as_large_no_control_is_lost_and_nothing_scrolls_both_ways(make_shell, show):  # noqa: F811
    names = audit.names_of_controls(shown(make_shell("usual", size=SIZE), show))
    names = set() if show.__name__ in ONE_AT_A_TIME else names
    window = make_shell("large", size=SIZE)
    window.theme.apply("standard", 200)
    part = shown(window, show)
    assert names - audit.names_of_controls(part) - FOLDS == set()
    assert audit.two_ways_to_scroll(part) == []
