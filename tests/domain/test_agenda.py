"""The run sheets that a workshop can start from."""

import pytest

from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.agenda import (
    RATE_MINUTES,
    TEMPLATE_BY_ID,
    TEMPLATES,
    PlannedStep,
    fit_warnings,
)
from mastery_desktop.domain.choices import StepKind


@pytest.fixture(scope="module")
def pack():
    return load_pack()


def sheet(pack, template):
    return template.steps([domain.id for domain in pack.domains[: template.domains]])


def elements(pack):
    return {domain.id: len(domain.elements) for domain in pack.domains}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_every_template_fills_its_time_and_warns_of_nothing(pack, template):
    steps = sheet(pack, template)
    assert sum(step.minutes for step in steps) == template.minutes
    assert not fit_warnings(steps, template.minutes, elements(pack))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_private_rating_and_the_close_are_never_left_out(pack, template):
    steps = sheet(pack, template)
    kinds = [step.kind for step in steps]
    assert kinds.count(StepKind.RATE) == template.domains
    assert kinds[-1] is StepKind.CLOSE
    assert kinds.index(StepKind.RATE) < kinds.index(StepKind.COUNT) < kinds.index(StepKind.REVEAL)


@pytest.mark.parametrize(("template", "breaks"), [("45", 0), ("90", 0), ("210", 1), ("360", 1)])
def test_long_workshops_have_a_break_in_the_middle(pack, template, breaks):
    steps = sheet(pack, TEMPLATE_BY_ID[template])
    places = [place for place, step in enumerate(steps) if step.kind is StepKind.BREAK]
    assert len(places) == breaks
    for place in places:
        before = sum(step.minutes for step in steps[:place])
        assert 0.3 < before / sum(step.minutes for step in steps) < 0.6


def test_a_template_serves_one_domain_less_without_its_break(pack):
    steps = TEMPLATE_BY_ID["210"].steps([pack.domains[0].id])
    assert StepKind.BREAK not in {step.kind for step in steps}


def test_a_run_sheet_that_cannot_fit_is_told_in_numbers(pack):
    steps = sheet(pack, TEMPLATE_BY_ID["90"])
    assert fit_warnings(steps, 60, elements(pack))[0].startswith("This run sheet is 30 minutes longer")
    assert fit_warnings(steps, 89, elements(pack))[0].startswith("This run sheet is 1 minute longer")


def test_too_little_time_for_rating_alone_is_told(pack):
    domain = pack.domains[0].id
    need = RATE_MINUTES * elements(pack)[domain]
    steps = [PlannedStep(kind=StepKind.RATE, minutes=need - 1, domain=domain)]
    (warning,) = fit_warnings(steps, 90, elements(pack))
    assert f"people need about {need}" in warning
