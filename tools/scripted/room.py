"""What a room of any size says in one domain, in the words of the demonstration's team."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from typing_extensions import override

from mastery_desktop.app.demo.story import Decision, Story
from mastery_desktop.domain.agenda import TEMPLATE_BY_ID
from mastery_desktop.domain.choices import OutcomeKind
from mastery_desktop.domain.rating import ANONYMOUS_FROM

if TYPE_CHECKING:
    from mastery_desktop.app.demo.story import Talk
    from mastery_desktop.domain.content import Domain, Element, ElementId
    from mastery_desktop.domain.pack import Pack

_ROOMS: Final = ((1, 7, 4, 0), (0, 2, 8, 2), (3, 6, 3, 0), (5, 1, 1, 5), (6, 5, 1, 0), (2, 8, 2, 0))


class RoomStory(Story):
    """A room of so many people in one domain; with `everything`, what is chosen from all domains of the workshop."""

    def __init__(
        self, pack: Pack, *, people: int, template: str, tables: int = 0, place: int = 0, everything: bool = False
    ) -> None:
        """Tell the story of the domain at a place of the pack."""
        super().__init__(pack)
        self.people = self.raters = people
        self.template, self.tables = template, tables
        self.domain = pack.domains[place]
        self.elements: tuple[Element, ...] = self.domain.elements
        self.focus, self.waiting = _named(self.domain), self.elements[0]
        domains = pack.domains[: TEMPLATE_BY_ID[template].domains]
        if everything and len(domains) > 1:
            self.elements = tuple(map(_named, domains))
            self.waiting = self.elements[1]

    @property
    def is_small(self) -> bool:
        """Whether marks would point at persons, so that the team decides by talk."""
        return self.raters < ANONYMOUS_FROM

    @property
    @override
    def counts(self) -> tuple[tuple[int, ...], ...]:
        return tuple(self._fit(scaled(_ROOMS[at % len(_ROOMS)], self.raters)) for at in range(len(self.elements)))

    @property
    @override
    def talks(self) -> dict[ElementId, Talk]:
        return {
            element: replace(talk, cards=scaled(talk.cards, self.raters) if talk.cards else ())
            for element, talk in super().talks.items()
        }

    @property
    def levels(self) -> dict[ElementId, Decision]:
        """What a small team agrees on, by practice."""
        places = (1, 2, 0, 1, 3)
        return {
            element.id: Decision(OutcomeKind.AGREED, (places[at % len(places)],))
            for at, element in enumerate(self.elements)
        }


def _named(domain: Domain) -> Element:
    """The practice of a domain that becomes its potential focus area."""
    return domain.elements[min(2, len(domain.elements) - 1)]


def scaled(marks: tuple[int, ...], people: int) -> tuple[int, ...]:
    """The same picture of a room with so many people in it."""
    whole = [number * people // sum(marks) for number in marks]
    left = people - sum(whole)
    order = sorted(range(len(marks)), key=lambda at: -(marks[at] * people % sum(marks)))
    return tuple(number + (at in order[:left]) for at, number in enumerate(whole))
