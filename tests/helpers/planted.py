"""Whole sessions of rooms of some sizes, whose marks have means and shares that nothing else looks like."""

from dataclasses import replace

from mastery_desktop.domain.choices import RatingMode, SessionState
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.workshop import Workshop
from tests.helpers.many_domains import whole_day, with_second_focus
from tests.helpers.sums import Sums, rooms

PEOPLE = (2, 4, 14, 40)


def full_room(pack: Pack, people: int, domains: int = 2) -> Workshop:
    """A finished session of so many people with everything in it; a small team keeps no marks, only its levels."""
    workshop = whole_day(pack, domains)
    workshop = with_second_focus(pack, workshop, pack.domains[1].elements[3].id)
    small = people < ANONYMOUS_FROM
    session = replace(
        workshop.session,
        people=people,
        raters=people,
        mode=RatingMode.DIRECT if small else RatingMode.SLIPS,
        state=SessionState.FINISHED,
    )
    if small:
        shifts = tuple(replace(shift, marks=(), placed=310) for shift in workshop.shift_marks)
        candidates = tuple(replace(one, dots=0) for one in workshop.candidates)
        earlier = tuple(replace(one, marks=()) for one in workshop.earlier_results)
        return replace(
            workshop,
            session=session,
            counts=(),
            shift_marks=shifts,
            candidates=candidates,
            earlier_results=earlier,
            exit_slips=(),
        )
    marks = rooms(people)
    counts = tuple(
        replace(one, marks=marks if at % 2 else marks[::-1], raters=people, slips=people)
        for at, one in enumerate(workshop.counts)
    )
    return replace(workshop, session=session, counts=counts)


def forbidden(pack: Pack, workshop: Workshop) -> Sums:
    """What may stand nowhere: numbers over the marks, and over the levels that were agreed on in a domain."""
    places = {level.id: place for place, level in enumerate(pack.levels)}
    agreed = []
    for domain in pack.domains:
        chosen = [0] * len(places)
        for element in domain.elements:
            level = workshop.rating(element.id).level
            if level in places and workshop.revealed(element.id):
                chosen[places[level]] += 1
        agreed.append(tuple(chosen))
    return Sums([*(one.marks for one in workshop.counts), *agreed])
