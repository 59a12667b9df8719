"""A gentle question where what is written down speaks against the stage that the team chose. It never chooses one."""

from mastery_desktop.domain.choices import OutcomeKind, Sorting
from mastery_desktop.domain.content import Stage
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import FocusArea
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _, ngettext


def doubt(pack: Pack, workshop: Workshop, area: FocusArea) -> str:
    """The one question to ask now; empty where nothing speaks against the choice, or none is made."""
    choice = workshop.stage_choice(area)
    stages = list(pack.stage_model.stages)
    stage = pack.stage_by_id.get(choice.stage) if choice.stage else None
    if stage is None:
        return ""
    if not choice.evidence.get(stage.id):
        return _("What would you show a visitor who asks why {stage}? One line is enough.").format(stage=stage.name)
    at = stages.index(stage)
    gaps = [s.name for s in stages[:at] if not choice.evidence.get(s.id)]
    if gaps:
        return _("Nothing is written down for {stages}. Is that behind you, or skipped?").format(stages=", ".join(gaps))
    later = [s.name for s in stages[at + 1 :] if choice.evidence.get(s.id)]
    if later:
        return _("You can show something for {stages} too. What keeps you in {stage}?").format(
            stages=", ".join(later), stage=stage.name
        )
    return _rated_low(pack, workshop, area, stage) or _left_open(pack, workshop, area, stages[:at])


def _rated_low(pack: Pack, workshop: Workshop, area: FocusArea, stage: Stage) -> str:
    """The lowest level beside a stage of the later half: both are the team's own words."""
    rating, lowest = workshop.rating(area.element), pack.levels[0]
    stages = pack.stage_model.stages
    settled = rating.outcome in (OutcomeKind.AGREED, OutcomeKind.MAJORITY)
    if stage not in stages[len(stages) // 2 :] or not settled or rating.level != lowest.id:
        return ""
    asked = _("The team rated this practice “{level}” and places it in {stage}. What do you know that explains both?")
    return asked.format(level=lowest.short, stage=stage.name)


def _left_open(pack: Pack, workshop: Workshop, area: FocusArea, earlier: list[Stage]) -> str:
    """Activities of earlier stages that the team itself sorted as still to come."""
    ids = {stage.id for stage in earlier}
    parts = [part for part in pack.domain_of[area.element].stages if part.stage in ids]
    sorting = workshop.sorting(area)
    leaves = [leaf for part in parts for activity in part.activities for leaf in activity.leaves]
    still = sum(sorting.get(leaf.id) is Sorting.NEXT for leaf in leaves)
    if not still:
        return ""
    return ngettext(
        "{n} activity of an earlier stage comes next for you. Does this stage wait for it?",
        "{n} activities of earlier stages come next for you. Does this stage wait for them?",
        still,
    ).format(n=still)
