"""What is said about a count, and the snapshot that a finished one gives."""

from dataclasses import replace

from mastery_desktop.domain.choices import RatingMode, RatingState
from mastery_desktop.domain.content import ElementId
from mastery_desktop.domain.counting import Count
from mastery_desktop.domain.records import Counts, GroupId, natural_id
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _, ngettext
from mastery_desktop.ui.console.panel import put
from mastery_desktop.ui.console.words import counts_text


def title_text(*, by_talk: bool, counting: bool, checking: bool) -> str:
    """What there is to do now."""
    if by_talk:
        return _("Decide together")
    if not counting:
        return _("The count is done")
    return _("Second count") if checking else _("Count the slips")


def hint_text(levels: int, *, by_talk: bool, counting: bool) -> str:
    """How it is done."""
    if by_talk:
        return _("Only the level you agree on is kept, never a mark. ↑ ↓ choose a practice, 1 to {most} agree.").format(
            most=levels
        )
    if not counting:
        return _("Go on to the reveal. Until then nobody sees a mark.")
    return _("The wall shows a question to talk about; it shows nothing of this until you reveal.")


def short_text(name: str, missing: int) -> str:
    """Say that the piles of a practice miss marks, or hold too many."""
    if missing > 0:
        return ngettext(
            "{name}: {n} mark is missing. Count again, or go on with what is there.",
            "{name}: {n} marks are missing. Count again, or go on with what is there.",
            missing,
        ).format(name=name, n=missing)
    return ngettext(
        "{name}: {n} mark too many. Count again, or raise the number of slips.",
        "{name}: {n} marks too many. Count again, or raise the number of slips.",
        -missing,
    ).format(name=name, n=-missing)


def difference_text(count: Count, names: dict[ElementId, str]) -> str:
    """Say where two counts differ, with their numbers: for the private console alone."""
    first, second = count.counts(), count.entry.counts()
    lines = [
        _("{name}: first {first}, second {second}").format(
            name=names[element], first=counts_text(first[element]), second=counts_text(second[element])
        )
        for element in count.differing()
    ]
    return "\n".join([_("The two counts differ:"), *lines])


def with_counts(
    workshop: Workshop,
    counts: dict[ElementId, tuple[int, ...]],
    raters: int,
    *,
    round_number: int = 1,
    group: GroupId | None = None,
) -> Workshop:
    """The snapshot with a finished count: marks are there, and wait for the reveal."""
    session = workshop.session
    for element, marks in counts.items():
        record = Counts(
            id=natural_id("counts", session.id, element, round_number, group),
            session_id=session.id,
            element=element,
            round=round_number,
            group=group,
            mode=session.mode if round_number == 1 else RatingMode.CARDS,
            marks=marks,
            raters=raters,
        )
        rating = workshop.rating(element)
        state = RatingState.SECOND_ROUND if round_number > 1 else RatingState.COMPLETE
        workshop = replace(
            workshop,
            counts=put(workshop.counts, record),
            ratings=put(workshop.ratings, replace(rating, state=state)),
        )
    return workshop
