"""Counting as a person does it, for tests that begin once a domain is counted."""

from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.helpers import go_to, press, slips, write

K = Qt.Key


def type_slips(console, typed):
    """Type slips, one after the other; the count stays open."""
    for slip in typed:
        write(console, "".join(map(str, slip)))


def revealed(console, people=12):
    """Count the next domain and show it on the wall."""
    go_to(console, StepKind.COUNT)
    type_slips(console, slips(people, len(console.panel.elements)))
    press(console, K.Key_Return)
    go_to(console, StepKind.REVEAL)
    press(console, K.Key_R)
    return console


def discussing(console):
    """Come to the overview of what to discuss."""
    go_to(revealed(console), StepKind.DISCUSS)
    return console


def discussing_first(console):
    """Come to the first practice that is discussed."""
    press(discussing(console), K.Key_PageDown)
    return console


def kept(console, services):
    """What the database holds of the domain in the first round: per element how many chose each level, or None."""
    workshop = services.sessions.load(console.desk.session_id)
    return [counts and counts.marks for counts in (workshop.marks(e.id, 1) for e in console.panel.elements)]
