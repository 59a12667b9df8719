"""Slides of readiness: only the chosen stage stands out, and an area nobody chose is not asked for its stage."""

from dataclasses import replace

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.wall import Heading, StagePath
from mastery_desktop.services.slides import SlideBuilder
from tests.helpers.wall import LIVE, pack, step_of
from tests.helpers.workshops import full_workshop


def readiness(workshop, content):
    return SlideBuilder(content).slides(workshop, step_of(workshop, StepKind.READINESS, content.domains[0].id), LIVE)


def choosing(workshop, stage):
    choices = tuple(replace(choice, stage=stage) for choice in workshop.stage_choices)
    return replace(workshop, stage_choices=choices)


def stand_out(slide):
    """The places of the stages that are filled or outlined."""
    path = next(block for block in slide.blocks if isinstance(block, StagePath))
    return [place for place, mark in enumerate(path.stages) if mark.here or mark.past]


def test_only_the_chosen_stage_stands_out_whichever_is_read():
    content = pack()
    stages = content.stage_model.stages
    made = readiness(choosing(full_workshop(content), stages[1].id), content)
    assert [stand_out(slide) for slide in made] == [[1]] * (len(stages) + 1)
    for slide, stage in zip(made, stages, strict=False):
        assert slide.left[-1] == stage.name, "the statements still tell which stage they belong to"
        heads = [block.text for block in slide.blocks if isinstance(block, Heading)]
        assert heads == ([] if stage is stages[1] else [stage.name]), "what stands out is not what is read"
        assert slide.foot_left == f"We chose: {stages[1].name}"


def test_the_stage_that_is_read_stands_out_until_one_is_chosen():
    content = pack()
    made = readiness(choosing(full_workshop(content), None), content)
    assert [max(stand_out(slide)) for slide in made] == list(range(len(content.stage_model.stages)))


def test_an_area_that_nobody_chose_is_not_asked_for_its_stage():
    content = pack()
    workshop = replace(full_workshop(content), focus_areas=(), stage_choices=())
    for slide in readiness(workshop, content):
        assert slide.foot_left == "First we choose a focus area."
    assert not any("First we choose" in slide.text for slide in readiness(full_workshop(content), content))
