"""What happens in the room now and is not stored: what the wall may say of it."""

from dataclasses import dataclass

from mastery_desktop.domain.content import ElementId


@dataclass(frozen=True, kw_only=True)
class LiveState:
    """What happens in the room now and is not stored: slips handed in, the clock, the question for the tables.

    Attributes:
        slips_in: how many slips are counted; never how they are marked.
        slips_expected: how many slips should come; the number of raters when it is None.
        missing: the practices that are not counted yet, where marks are counted practice by practice.
        countdown: seconds left, 0 once the time is up; None while the facilitator shows no clock.
        until: the time of day at which the countdown ends; empty while it does not run.
        question: the question for the tables while slips are counted; a usual one when it is empty.
        full_text: whether texts to be read at length are shown too, which a room has no time for.
    """

    slips_in: int | None = None
    slips_expected: int | None = None
    missing: tuple[ElementId, ...] = ()
    countdown: int | None = None
    until: str = ""
    question: str = ""
    full_text: bool = False
