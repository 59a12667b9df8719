"""Candidates stand in the order of the framework, in whichever order they were kept."""

from dataclasses import replace

from mastery_desktop.domain.workshop import candidates_of
from tests.helpers.wall import pack
from tests.helpers.workshops import full_workshop


def test_candidates_stand_in_the_order_of_the_framework():
    content, workshop = pack(), full_workshop(pack())
    elements = content.domains[0].elements
    made = [replace(workshop.candidate(element.id), dots=number) for number, element in enumerate(elements)]
    shuffled = replace(workshop, candidates=tuple(made[::-1]))
    assert candidates_of(content, shuffled) == elements
    unknown = replace(made[0], id="other", element="not.there")
    assert candidates_of(content, replace(workshop, candidates=(unknown,))) == ()
