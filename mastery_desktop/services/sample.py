"""The sample: an invented team with a finished workshop, to look around in and to throw away.

It is led by the same actions as any workshop, in a folder among the temporary files, and comes from there as a file
would: so it is as whole as what a real team leaves, and it begins without a history. `Session.sample` marks it, and
whatever follows from it, for good: it stands on paper and in files, and no picture of several schools counts it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final, Protocol

from mastery_desktop.config.paths import Paths
from mastery_desktop.domain.choices import EvidenceKind, OutcomeKind, StepKind, Strength, TrueForAll
from mastery_desktop.domain.content import Element
from mastery_desktop.domain.evidence_tags import EvidenceTags
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Action, Session, SessionId
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _
from mastery_desktop.services.base import Clock, Done
from mastery_desktop.services.bin import Erased
from mastery_desktop.services.planning import PlanningService
from mastery_desktop.services.rating import RatingService
from mastery_desktop.services.sessions import NewSession, SessionService
from mastery_desktop.services.sharing import SharingService
from mastery_desktop.storage.temporary import private_folder

PEOPLE: Final = 11
_DAYS_AGO: Final = 9
_BEGAN: Final = time(15, 30)
_ROUNDS: Final = ((1, 6, 4, 0), (0, 2, 7, 2), (3, 5, 3, 0), (4, 1, 2, 4), (5, 5, 1, 0), (2, 7, 2, 0))
"""How many chose each of four levels, for one practice after the other."""

_OUTCOMES: Final = (1, 2, 1, None, 0, 1)
"""The level that was agreed on, by its place; None: not agreed yet."""


class Apart(Protocol):
    """Services on a folder of their own."""

    @property
    def sessions(self) -> SessionService:
        """Start and lead."""

    @property
    def rating(self) -> RatingService:
        """Count, reveal, decide."""

    @property
    def planning(self) -> PlanningService:
        """Focus area, stage, plan."""

    @property
    def sharing(self) -> SharingService:
        """Session files."""

    def close(self) -> None:
        """Close the database."""


class Here(Apart, Protocol):
    """The services that the sample comes to."""

    @property
    def pack(self) -> Pack:
        """The content."""

    @property
    def clock(self) -> Clock:
        """The time in UTC."""

    def elsewhere(self, paths: Paths, clock: Clock) -> Apart:
        """Services of their own on another folder."""


@dataclass
class _Afternoon:
    """The clock of the sample's workshop, which was some days ago."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


def open_sample(here: Here) -> Done[SessionId]:
    """Put the sample into the list; gives its id. One that is there already is not made twice.

    Raises:
        StorageError: it could not be written, here or among the temporary files. Nothing was changed.
    """
    for summary in here.sessions.summaries():
        if summary.session.sample:
            return Done(summary.session.id, frozenset())
    day = here.clock().astimezone() - timedelta(days=_DAYS_AGO)
    afternoon = _Afternoon(datetime.combine(day, _BEGAN, day.tzinfo).astimezone(here.clock().tzinfo))
    with private_folder("sample") as folder:
        apart = here.elsewhere(Paths(folder / "data"), afternoon)
        try:
            data = apart.sharing.export(_lead(apart, here.pack, afternoon))
        finally:
            apart.close()
    return here.sharing.accept(here.sharing.read(data))


def throw_sample_away(sessions: SessionService) -> Done[Erased]:
    """Remove the sample with everything that followed from it, from the list, the bin and every backup.

    Raises:
        StorageError: it could not be removed.
    """
    removed = [sessions.remove_everywhere(session) for session in sessions.samples()]
    left = dict.fromkeys(file for done in removed for file in done.value.left)
    cleaned = sum(done.value.cleaned for done in removed)
    return Done(Erased(cleaned, tuple(left)), frozenset().union(*(done.changed for done in removed)))


def _lead(apart: Apart, pack: Pack, afternoon: _Afternoon) -> SessionId:
    """Lead the whole workshop."""
    workshop = apart.sessions.create(_planned(afternoon)).value
    domain = pack.domain_by_id[workshop.domains[0]]
    _spend_time(apart, workshop, afternoon)
    _rate(apart, workshop.session, domain.elements, pack)
    _plan(apart, workshop.session, domain.elements, pack)
    apart.sessions.park(workshop.session.id, _("Who decides about the grading policy?"))
    apart.sessions.finish(workshop.session.id)
    return workshop.session.id


def _planned(afternoon: _Afternoon) -> NewSession:
    return NewSession(
        team=_("Sample: Two Creeks School"),
        school=_("Sample: Two Creeks School"),
        district=_("An invented district"),
        title=_("Fall workshop"),
        facilitator=_("The instructional coach"),
        people=PEOPLE,
        held_on=afternoon.now.astimezone().date(),
        purpose=_("To plan our own next steps. A one-page summary goes to the board."),
        voters=_("Teachers and counselors; the facilitator does not vote"),
        sample=True,
    )


def _spend_time(apart: Apart, workshop: Workshop, afternoon: _Afternoon) -> None:
    """Go through the run sheet as planned; the talk takes two minutes more."""
    own, left, seconds = workshop.session.id, None, 0
    for step in workshop.steps:
        apart.sessions.move_to(own, step.id, left=left, seconds=seconds)
        left, seconds = step.id, 60 * (step.planned + 2 * (step.kind is StepKind.DISCUSS))
        afternoon.now += timedelta(seconds=seconds)


def _rate(apart: Apart, session: Session, elements: Sequence[Element], pack: Pack) -> None:
    own, levels = session.id, [level.id for level in pack.levels]
    rounds = {element.id: fit(_ROUNDS[at % len(_ROUNDS)], len(levels)) for at, element in enumerate(elements)}
    if StepKind.SHIFTS in {step.kind for step in apart.sessions.load(own).steps}:
        apart.rating.place_marks(own, elements[0].id, (280, 340, 360, 430, 450, 610), placed=380)
    apart.rating.save_counts(own, rounds, raters=PEOPLE, slips=PEOPLE)
    apart.rating.reveal(own, rounds)
    _write_evidence(apart.rating, own, elements)
    for at, element in enumerate(elements):
        place = _OUTCOMES[at % len(_OUTCOMES)]
        if at in (0, min(2, len(elements) - 1)) or place is None:
            apart.rating.discuss(own, element.id)
        if place is None:
            low, high = levels[max(0, len(levels) - 3)], levels[max(1, len(levels) - 2)]
            apart.rating.settle(own, element.id, OutcomeKind.NOT_AGREED, level=low, upper=high)
            apart.rating.set_true_for_all(own, element.id, TrueForAll.SOME, _("learners who ride the late bus"))
        else:
            apart.rating.settle(own, element.id, OutcomeKind.AGREED, level=levels[min(place, len(levels) - 1)])


def _write_evidence(rating: RatingService, own: SessionId, elements: Sequence[Element]) -> None:
    seen = EvidenceTags(kind=EvidenceKind.OBSERVATION, strength=Strength.SAW)
    survey = EvidenceTags(kind=EvidenceKind.SURVEY, strength=Strength.SAW)
    first, third = elements[0].id, elements[min(2, len(elements) - 1)].id
    lines = _("Advisory meets twice a week in every grade"), _("Fall climate survey, questions 4 and 7")
    rating.write_evidence(own, first, "\n".join(lines), have=True, tags={0: seen, 1: survey})
    rating.write_evidence(own, first, _("How newcomers describe their first month here"), have=False)
    if third != first:
        words = _("Two grade teams looked at student work together in October")
        rating.write_evidence(own, third, words, have=True, tags={0: seen})
        rating.write_evidence(own, third, _("What learners notice when teachers plan together"), have=False)


def _plan(apart: Apart, session: Session, elements: Sequence[Element], pack: Pack) -> None:
    own, planning = session.id, apart.planning
    chosen = elements[min(2, len(elements) - 1)]
    dots = (1, 2, 5, 2, 1, 0)
    planning.set_dots(own, {element.id: dots[at % len(dots)] for at, element in enumerate(elements)})
    domain = pack.domain_of[chosen.id]
    answers = (
        _("Looking at student work together: it comes up in every interview."),
        _("With shared evidence, the other practices come within reach."),
        _("Two grade teams have already begun."),
        _("Electives share no planning time yet."),
    )
    planning.set_potential(own, domain.id, chosen.id, answers)
    focus = planning.choose_focus(
        own, chosen.id, _("It feeds the other practices, and it costs time, not money.")
    ).value
    stages = pack.stage_model.stages
    planning.set_stage_evidence(own, focus, stages[0].id, _("We read and visited in spring; the notes are kept."))
    planning.choose_stage(own, focus, stages[min(1, len(stages) - 1)].id)
    check = session.held_on + timedelta(days=60)
    goal = _("By April every grade team plans one unit a month from student work.")
    planning.set_goal(own, focus, goal, check, notice=_("They get the same kind of feedback in every class."))
    for what, who, by, evidence, resources in _actions():
        new = planning.add_action(own, focus, what).value
        action = next(each for each in apart.sessions.load(own).actions if each.id == new)
        planning.change_action(own, _filled(action, who, by, evidence, resources))


def _actions() -> Sequence[tuple[str, str, str, str, str]]:
    """What is done, by which role, by when, with what evidence, with what help."""
    return (
        (
            _("Agree on one way to look at student work"),
            _("Grade 6 lead"),
            _("before winter break"),
            _("The steps, tried once"),
            _("A collection of protocols"),
        ),
        (
            _("Protect 45 minutes of common planning each week"),
            _("Principal"),
            _("by Thanksgiving"),
            _("The spring schedule"),
            _("Schedule committee"),
        ),
        (
            _("Ask 20 learners what changed in class"),
            _("Counselor and student council"),
            _("March"),
            _("A short summary, no names"),
            "",
        ),
    )


def _filled(action: Action, who: str, by: str, evidence: str, resources: str) -> Action:
    return replace(action, who=who, who_role=True, by=by, evidence=evidence, resources=resources)


def fit(marks: tuple[int, ...], levels: int) -> tuple[int, ...]:
    """Marks on four levels for a pack with another number of them."""
    if levels >= len(marks):
        return marks + (0,) * (levels - len(marks))
    return (*marks[: levels - 1], sum(marks[levels - 1 :]))
