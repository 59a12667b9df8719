"""What the console says of rating alone: how long it takes, and what the way to rate asks for."""

from collections.abc import Sequence
from typing import Final

from mastery_desktop.domain.agenda import RATE_MINUTES
from mastery_desktop.domain.choices import RatingMode
from mastery_desktop.domain.content import Element
from mastery_desktop.domain.said import shares
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import N_, _, ngettext

_ADVICE: Final = {
    RatingMode.SLIPS: N_("One slip carries all practices. Nobody writes a name. Collect them face down."),
    RatingMode.CARDS: N_("Practice by practice: all cards up at once, you count per level."),
    RatingMode.DOTS: N_("One dot each on every poster; people place theirs while the others look away."),
    RatingMode.TABLES: N_("Each table agrees on a level for each practice; the reveal shows all tables side by side."),
    RatingMode.DIRECT: N_("Talk about each practice and agree on a level; no marks are kept."),
}
SAY: Final = {
    RatingMode.SLIPS: N_("Tick what you have seen, alone and without a name. Fold the slip and hand it in face down."),
    RatingMode.CARDS: N_("Choose your card and keep it face down. On three, all cards up at once."),
    RatingMode.DOTS: N_("One dot for each of you on every poster. Go one by one; the others look away."),
    RatingMode.TABLES: N_("Talk at your table: first what you have seen, then one level for all of you."),
    RatingMode.DIRECT: N_("We talk practice by practice: first what we have seen, then the level we can stand behind."),
}
"""What to say of one practice that is rated in its own way."""


def advice(workshop: Workshop) -> str:
    """What the way to rate asks for."""
    if workshop.session.mode is RatingMode.SLIPS and shares(workshop):
        return _("Each table ticks its own practices and leaves the others empty. Nobody writes a name.")
    return _(_ADVICE[workshop.session.mode])


def how_long(workshop: Workshop, elements: Sequence[Element], planned: int) -> str:
    """How many practices everybody rates, in the minutes that the timer counts; what is usual, where that is more."""
    count = len(elements)
    if shares(workshop):
        count = max(sum(group.rates(element.id) for element in elements) for group in workshop.groups)
        practices = ngettext("{n} practice at each table", "Up to {n} practices at each table", count)
    else:
        practices = ngettext("{n} practice", "{n} practices", count)
    practices, usual = practices.format(n=count), count * RATE_MINUTES
    if planned and usual > planned:
        return _(
            "{practices}: {planned} minutes are planned, about {usual} are usual. Start the time; the wall counts it."
        ).format(practices=practices, planned=planned, usual=usual)
    return _("{practices} in {minutes} minutes. Start the time; the wall counts it.").format(
        practices=practices, minutes=planned or usual
    )
