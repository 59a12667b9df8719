"""The wall of a session of several domains: an overview of what was settled on, and every domain in its picture."""

from dataclasses import replace

import pytest

from mastery_desktop.domain.agenda import TEMPLATE_BY_ID
from mastery_desktop.domain.choices import RatingState, StepKind
from mastery_desktop.domain.wall import Grid
from mastery_desktop.domain.wall_overview import Overview
from mastery_desktop.domain.workshop import REVEALED
from mastery_desktop.services.slides import SlideBuilder
from tests.helpers.many_domains import whole_day, with_second_focus
from tests.helpers.wall import in_state, pack, step_of


def slides(workshop, domain=None, kind=StepKind.RESULTS):
    return SlideBuilder(pack()).slides(workshop, step_of(workshop, kind, domain))


def overview_of(slide):
    return next(block for block in slide.blocks if isinstance(block, Overview))


def grid_of(slide):
    return next(block for block in slide.blocks if isinstance(block, Grid))


@pytest.mark.parametrize("count", [2, 4])
def test_all_domains_come_first_in_one_overview_then_one_by_one(count):
    domains = pack().domains[:count]
    first, *others = slides(whole_day(pack(), count))
    rows = [row.name for part in overview_of(first).parts for row in part.rows]
    assert rows == [element.name for domain in domains for element in domain.elements]
    assert all(row.word for part in overview_of(first).parts for row in part.rows)
    assert any(row.chosen for row in overview_of(first).parts[-1].rows)
    assert [slide.anchor for slide in others] == [f"results/{domain.id}" for domain in domains]
    for slide, domain in zip(others, domains, strict=True):
        alone = slides(whole_day(pack(), count), domain.id)[0]
        assert grid_of(slide) == grid_of(alone)
        assert (slide.color, slide.left) == (domain.color, alone.left)


def test_one_domain_keeps_its_picture():
    workshop = whole_day(pack(), 1)
    domain = pack().domains[0].id
    assert slides(workshop) == slides(workshop, domain)
    assert slides(workshop)[0].anchor == "results"


@pytest.mark.parametrize("state", RatingState)
def test_nothing_is_told_of_what_waits_for_its_reveal(state):
    workshop = in_state(whole_day(pack(), 3), state)
    seen = state in REVEALED
    made = slides(workshop)
    assert any(isinstance(block, Overview) for block in made[0].blocks) is seen
    assert len(made) == (4 if seen else 1)
    spoken = "\n".join(slide.text for slide in made)
    assert any(level.short in spoken for level in pack().levels) is seen


def test_of_a_domain_that_is_half_revealed_only_that_half_is_told():
    workshop = whole_day(pack(), 2)
    second = {element.id for element in pack().domains[1].elements[1:]}
    waiting = tuple(
        replace(rating, state=RatingState.COMPLETE) if rating.element in second else rating
        for rating in workshop.ratings
    )
    first, _one, two = slides(replace(workshop, ratings=waiting))
    rows = overview_of(first).parts[1].rows
    assert rows[0].chosen
    assert not any(row.chosen for row in rows[1:])
    assert {row.word for row in rows[1:]} == {"Not rated"}
    assert [bool(row.counts) for row in grid_of(two).rows] == [True, *(False for _row in rows[1:])]


def test_without_marks_the_foot_does_not_speak_of_them():
    workshop = whole_day(pack(), 2)
    assert "how our marks lie" in slides(workshop)[0].foot_left
    assert slides(replace(workshop, counts=()))[0].foot_left == "The circle is what we settled on."


def test_both_focus_areas_are_marked_and_close_with_their_first_action():
    content = pack()
    workshop = with_second_focus(content, whole_day(content, 2), content.domains[1].elements[3].id)
    rows = [row for part in overview_of(slides(workshop)[0]).parts for row in part.rows]
    names = [content.elements[area.element].name for area in workshop.active_focus]
    assert [row.name for row in rows if row.flag] == names
    close = slides(workshop, kind=StepKind.CLOSE)
    firsts = [slide for slide in close if "What happens first" in slide.text]
    assert [slide.left[-1] for slide in firsts] == names
    assert "Ask two families how conferences could help them." in firsts[1].text
    assert "December 18, 2026" in close[-1].text


@pytest.mark.parametrize("template", ["210", "360"])
def test_long_agendas_lead_to_the_picture_of_all_domains_before_the_choice(template):
    agenda = TEMPLATE_BY_ID[template]
    domains = [domain.id for domain in pack().domains[: agenda.domains]]
    steps = agenda.steps(domains)
    of_all = [at for at, step in enumerate(steps) if step.kind is StepKind.RESULTS and step.domain is None]
    assert [steps[at + 1].kind for at in of_all] == [StepKind.FOCUS]
    assert sum(step.minutes for step in steps) == agenda.minutes
    assert not [s for s in agenda.steps(domains[:1]) if s.kind is StepKind.RESULTS and s.domain is None]
