"""What may be the name of a person in a session, and stays out of all that leaves the team until somebody has answered.

The wall, sheets of paper and files follow one rule: who does something, or for whom a practice is not true, is left
blank as long as it looks like a name and nobody has said that it is a role, or a group.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mastery_desktop.domain.learner_groups import holds_back
from mastery_desktop.domain.roles import may_be_name, owner_for_all, who_for_all
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import ngettext


@dataclass(frozen=True)
class NamesHeld:
    """How many words wait for an answer: of actions, of steps of the roadmap, and of groups of learners."""

    owners: int = 0
    steps: int = 0
    groups: int = 0

    def sentences(self) -> Iterator[str]:
        """What is left blank on paper, and where it can be answered."""
        if self.owners:
            yield ngettext(
                "{n} owner looks like a name and is left blank on paper; answer in the plan.",
                "{n} owners look like names and are left blank on paper; answer in the plan.",
                self.owners,
            ).format(n=self.owners)
        if self.steps:
            yield ngettext(
                "{n} owner in the roadmap looks like a name and is left blank on paper; answer in the roadmap.",
                "{n} owners in the roadmap look like names and are left blank on paper; answer in the roadmap.",
                self.steps,
            ).format(n=self.steps)
        if self.groups:
            yield ngettext(
                "{n} note on groups looks like a name and is left out on paper; answer where the practice is settled.",
                "{n} notes on groups look like names and are left out on paper; answer where they are settled.",
                self.groups,
            ).format(n=self.groups)


def names_held(workshop: Workshop) -> NamesHeld:
    """Count the words of a session that wait for an answer."""
    return NamesHeld(
        owners=sum(action.who != who_for_all(action) for action in workshop.actions),
        steps=sum(entry.owner != owner_for_all(entry) for entry in workshop.roadmap),
        groups=sum(holds_back(rating) for rating in workshop.ratings),
    )


def without_names(workshop: Workshop) -> Workshop:
    """A session as others than the team may read it; groups are held back where they are put into words."""
    return replace(
        workshop,
        actions=tuple(replace(action, who=who_for_all(action)) for action in workshop.actions),
        roadmap=tuple(replace(entry, owner=owner_for_all(entry)) for entry in workshop.roadmap),
        promises=tuple(
            replace(promise, who="") if may_be_name(promise.who) else promise for promise in workshop.promises
        ),
    )
