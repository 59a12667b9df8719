"""What a team sorts for its focus area: the names of activities and resources, and of the three answers."""

from collections.abc import Mapping
from typing import Final

from mastery_desktop.domain.choices import Sorting
from mastery_desktop.domain.content import ResourceId
from mastery_desktop.domain.pack import Pack
from mastery_desktop.messages import N_

SORTINGS: Final = {
    Sorting.DONE: N_("Have done"),
    Sorting.NEXT: N_("Next"),
    Sorting.NOT_NOW: N_("Not now"),
}
"""What the paper calls the three answers, in the order of the keys 1 to 3; marked for translation."""


def resource_names(pack: Pack) -> dict[ResourceId, str]:
    """What the named resources and their parts are called."""
    parts = {part.id: part.name for resource in pack.resources for part in resource.parts}
    return parts | {resource.id: resource.name for resource in pack.resources}


def item_names(pack: Pack) -> Mapping[str, str]:
    """What can be sorted, by its id, in the order of the framework: its activities, then its resources."""
    activities = (activity for domain in pack.domains for stage in domain.stages for activity in stage.activities)
    names: dict[str, str] = {leaf.id: leaf.title for activity in activities for leaf in activity.leaves}
    return names | {str(resource): name for resource, name in resource_names(pack).items()}


def titles_sorted_as(answer: Sorting, pack: Pack, sorting: Mapping[str, Sorting]) -> list[str]:
    """The names of what a team gave an answer, in the order of the framework."""
    return [name for item, name in item_names(pack).items() if sorting.get(item) is answer]
