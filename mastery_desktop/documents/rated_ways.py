"""How a team rated, for people who were not there: only what holds for the practices that it is said of."""

from collections.abc import Sequence
from typing import Final

from mastery_desktop.documents.words import room_rounds
from mastery_desktop.domain.choices import OutcomeKind, RatingMode
from mastery_desktop.domain.content import Element
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import N_, _, ngettext

MODES: Final = {
    RatingMode.SLIPS: N_("Everyone rated alone first, from evidence, on paper slips without names."),
    RatingMode.CARDS: N_("Everyone rated alone first, from evidence, and then all held up a card at the same moment."),
    RatingMode.DOTS: N_("Everyone rated from evidence, with dots on posters."),
    RatingMode.TABLES: N_("Each table talked about the evidence and agreed on a level."),
    RatingMode.DIRECT: N_("The team talked about the evidence and agreed on each level together; marks were not kept."),
}
"""How a team rated, in a sentence for people who were not there."""

_WAYS: Final = {
    RatingMode.SLIPS: N_("Tick slips"),
    RatingMode.CARDS: N_("Hold-up cards"),
    RatingMode.DOTS: N_("Dot posters"),
    RatingMode.TABLES: N_("Table consensus"),
    RatingMode.DIRECT: N_("Direct consensus"),
}
_WAYS_INSIDE: Final = {
    RatingMode.SLIPS: N_("tick slips"),
    RatingMode.CARDS: N_("hold-up cards"),
    RatingMode.DOTS: N_("dot posters"),
    RatingMode.TABLES: N_("table consensus"),
    RatingMode.DIRECT: N_("direct consensus"),
}


class RatedWays:
    """The ways in which the practices of a workshop came to their marks and levels.

    Attributes:
        rated: the practices of which the room has seen marks, or that have an outcome.
    """

    def __init__(self, workshop: Workshop, elements: Sequence[Element], levels: int) -> None:
        """Look at some practices; `levels` is how many levels there are."""
        self._workshop = workshop
        self._marks = {
            element.id: rounds[-1].marks
            for element in elements
            if (rounds := room_rounds(workshop, element.id, levels))
        }
        self.rated = [
            element
            for element in elements
            if element.id in self._marks or workshop.rating(element.id).outcome is not OutcomeKind.NOT_RATED
        ]
        self._first = {element.id: self._mode(element, 1) for element in self.rated}

    def said(self) -> str:
        """How many practices were rated, in which way, and how many marks each has."""
        count = len(self.rated)
        sentences = [ngettext("{n} practice was rated.", "{n} practices were rated.", count).format(n=count)]
        ways = set(self._first.values())
        if len(ways) == 1:
            sentences += [_(MODES[way]) for way in ways]
        elif ways:
            sentences.append(_("The way differs: it stands with each practice."))
        given = sorted({sum(marks) for marks in self._marks.values()})
        if len(given) == 1:
            sentences.append(_("Each dot is one mark; each practice has {n}.").format(n=given[0]))
        elif given:
            marks = _("Each dot is one mark; each practice has {least} to {most}.")
            sentences.append(marks.format(least=given[0], most=given[-1]))
        return " ".join((*sentences, _("Levels are words in an order; they are not averaged.")))

    def of(self, element: Element) -> str:
        """The way of one practice, where what is said of all does not hold for it; else empty."""
        if element.id not in self._first:
            return ""
        shown = self._last_round(element)
        way = self._mode(element, shown)
        if shown > 1:
            return _("Round {n}: {way}").format(n=shown, way=_(_WAYS_INSIDE[way]))
        return _(_WAYS[way]) if len(set(self._first.values())) > 1 else ""

    def _last_round(self, element: Element) -> int:
        if element.id not in self._marks:
            return 1
        return max((counts.round for counts in self._workshop.rounds(element.id)), default=1)

    def _mode(self, element: Element, number: int) -> RatingMode:
        """How marks were given in a round; a practice without any was settled in talk, or with cards by a few."""
        workshop = self._workshop
        if element.id in self._marks:
            rounds = workshop.rounds(element.id)
            found = [counts.mode for counts in rounds if counts.round == number]
            return found[0] if found else rounds[0].mode
        mode, few = workshop.mode(element.id), workshop.session.raters < ANONYMOUS_FROM
        kept = mode is RatingMode.TABLES or (mode is RatingMode.CARDS and few)
        return mode if kept else RatingMode.DIRECT
