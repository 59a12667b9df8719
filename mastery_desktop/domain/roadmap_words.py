"""The words for where a team stands with a step of the roadmap, as wall, console and paper all say them; marked."""

from typing import Final

from mastery_desktop.domain.choices import RoadmapState
from mastery_desktop.messages import N_

STATES: Final = {
    RoadmapState.NOT_BEGUN: N_("Not begun"),
    RoadmapState.UNDER_WAY: N_("Under way"),
    RoadmapState.IN_PLACE: N_("In place"),
}
