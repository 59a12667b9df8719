"""What follows from how many rate: whether marks are kept at all, and how the team comes to a level."""

from dataclasses import replace

from mastery_desktop.domain.rating import ANONYMOUS_FROM, fitting_mode
from mastery_desktop.domain.records import Session


def with_raters(session: Session, raters: int) -> Session:
    """The session with another number of raters.

    When they become too few for marks without a name, the mode falls to one that fits; who chooses another one then
    keeps it.
    """
    too_few_now = raters < ANONYMOUS_FROM <= session.raters
    return replace(session, raters=raters, mode=fitting_mode(session.mode, raters) if too_few_now else session.mode)
