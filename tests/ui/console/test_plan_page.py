"""The wall is at the page of the action that was written last."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.helpers import go_to, press, settle, write

K = Qt.Key


def page(console):
    """What the page of the wall says that the room sees now."""
    return " ".join(stroke.line.text for stroke, _box in console.wall.single.view.current_page.texts())


@pytest.mark.slow
def test_the_wall_turns_to_the_page_of_the_action_that_was_kept(open_console, new_session, services):
    session = new_session(people=12)
    services.planning.choose_focus(session, services.pack.domains[0].elements[2].id, "It feeds the others")
    first = services.sessions.load(session).focus
    for number in range(6):
        services.planning.add_action(session, first.id, f"Agree on one protocol number {number} for student work")
    console = open_console(session)
    go_to(console, StepKind.PLAN)
    press(console, K.Key_F5)
    press(console, K.Key_F6)
    settle()
    view, rows = console.wall.single.view, console.panel._rows
    assert view.pages > 1
    assert view.page == 0
    rows[5].fields["who"].setFocus()
    write(console, "counselor")
    press(console, K.Key_Return)
    assert "counselor" in page(console)
    rows[0].fields["who"].setFocus()
    write(console, "librarian")
    press(console, K.Key_Return)
    assert "librarian" in page(console)
    console.panel._on_more()
    console.panel._rows[6].fields["what"].setFocus()
    write(console, "Zebra")
    press(console, K.Key_Return)
    assert "Zebra" in page(console)
