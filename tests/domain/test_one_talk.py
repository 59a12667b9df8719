"""A team that agrees in talk has no marks to count, to reveal or to compare: one step holds its whole talk."""

import pytest

from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.agenda import TEMPLATES, fit_warnings
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.step_names import STEP_NAMES, step_name

OF_MARKS = {StepKind.REVEAL, StepKind.DISCUSS}


@pytest.fixture(scope="module")
def pack():
    return load_pack()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
@pytest.mark.parametrize("one_by_one", [False, True])
def test_an_agenda_for_talk_has_no_empty_steps_and_takes_as_long(pack, template, one_by_one):
    domains = [domain.id for domain in pack.domains[: template.domains]]
    marked = template.steps(domains, one_by_one=one_by_one)
    talked = template.steps(domains, one_by_one=one_by_one, by_talk=True)
    assert sum(step.minutes for step in talked) == template.minutes
    assert not OF_MARKS & {step.kind for step in talked}
    where = StepKind.ONE_BY_ONE if one_by_one else StepKind.COUNT
    absorbed = OF_MARKS | {where}
    for domain in domains:
        minutes = sum(step.minutes for step in marked if step.domain == domain and step.kind in absorbed)
        assert [s.minutes for s in talked if s.domain == domain and s.kind is where] == [minutes]
    elements = {domain.id: len(domain.elements) for domain in pack.domains}
    assert not fit_warnings(talked, template.minutes, elements)


def test_steps_of_a_team_that_talks_are_called_what_they_are():
    assert step_name(StepKind.RATE) == "Rate alone"
    assert step_name(StepKind.RATE, by_talk=True) == "Read and think"
    assert step_name(StepKind.COUNT, by_talk=True) == "Agree on levels"
    assert step_name(StepKind.RESULTS, by_talk=True) == "What we settled on"
    assert step_name(StepKind.PLAN, by_talk=True) == STEP_NAMES[StepKind.PLAN]
