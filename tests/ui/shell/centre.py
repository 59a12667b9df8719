"""The print centre as a person comes to it from the window."""

from tests.ui.shell.conftest import start


def centre_of(shell, *, session=True):
    """The print centre for a session of twelve people, or for nothing but the content."""
    if session:
        start(shell, "Clearwater", people=12)
        shell.home.session_actions.print.click()
    else:
        shell.home.print_sheets.click()
    return shell.screen_shown


def row(centre, title):
    """The row of the sheet whose title begins like this."""
    return next(row for row in centre.rows.rows if row.line.title.startswith(title))
