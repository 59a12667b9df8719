"""Slides for choosing and planning: focus area, readiness, activities, plan, close."""

from collections.abc import Iterator

from mastery_desktop.domain.choices import Sorting
from mastery_desktop.domain.content import Domain, DomainStage, Stage
from mastery_desktop.domain.follow_up import CHECK_DAYS
from mastery_desktop.domain.follow_up_words import CHECK_QUESTIONS, TURN
from mastery_desktop.domain.labels import long_date, said_day
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.records import FocusArea
from mastery_desktop.domain.roles import who_for_all
from mastery_desktop.domain.wall import (
    Block,
    Bullets,
    CheckItem,
    Checklist,
    Column,
    Columns,
    Dots,
    Heading,
    Paragraph,
    Slide,
    Statement,
    Table,
    TableRow,
    Title,
)
from mastery_desktop.domain.workshop import Workshop
from mastery_desktop.messages import _
from mastery_desktop.services.slides.frame import Frame

PLAN_WEIGHTS = (8, 4, 3, 5)
"""Shares of the plan's columns: what, who, by when, what we bring."""


def focus(frame: Frame) -> Iterator[Slide]:
    """The questions of the guide, the candidates, what the team answered, and the choice."""
    left = (_("Our focus area"),)
    yield frame.slide(
        "questions",
        Title(text=_("Where do we begin?")),
        Bullets(items=frame.pack.self_assessment.focus_questions, numbered=True),
        left=left,
        foot_left=_("Talk first, then choose together.")
        if frame.workshop.session.raters < ANONYMOUS_FROM
        else _("Answer at your table first. Then place your dots."),
    )
    dots = {candidate.element: candidate.dots for candidate in frame.workshop.candidates}
    names = tuple((element.name, dots[element.id]) for element in frame.pack.elements.values() if element.id in dots)
    if any(count for _name, count in names):
        yield frame.slide("candidates", Title(text=_("What could it be?")), Dots(rows=names), left=left)
    yield from _answers(frame, left)
    for area in frame.workshop.focus_areas:
        if area.active and area.element in frame.pack.elements:
            yield _choice(frame, area)
    chosen = {area.element for area in frame.workshop.active_focus}
    others = {element.id: element.name for element in frame.pack.elements.values() if element.id not in chosen}
    known = [
        (others[one.element], one.waits) for one in frame.workshop.candidates if one.waits and one.element in others
    ]
    if chosen and known:
        reasons = [Paragraph(lead=f"{name}:", text=words) for name, words in known]
        yield frame.slide("waiting", Title(text=_("Why do the others wait?")), *reasons, left=left)


def _answers(frame: Frame, left: tuple[str, ...]) -> Iterator[Slide]:
    questions = frame.pack.self_assessment.focus_questions
    for potential in frame.workshop.potential:
        domain = frame.pack.domain_by_id.get(potential.domain)
        if domain is None or not any(potential.answers):
            continue
        element = frame.pack.elements.get(potential.element) if potential.element else None
        blocks: list[Block] = [Title(text=element.name if element else domain.name)]
        for question, answer in zip(questions, potential.answers, strict=False):
            if answer:
                blocks += [Heading(text=question), Paragraph(text=answer)]
        yield frame.slide(f"answers/{domain.id}", *blocks, domain=domain, left=left, right=domain.name)


def _choice(frame: Frame, area: FocusArea) -> Slide:
    element = frame.pack.elements[area.element]
    reasons = [Paragraph(lead=_("Why:"), text=area.reason)] if area.reason else []
    if area.second_reason:
        reasons.append(Paragraph(lead=_("Why a second one:"), text=area.second_reason))
    return frame.slide(
        f"choice/{element.id}",
        Title(text=element.name),
        Statement(text=element.system),
        *reasons,
        domain=frame.pack.domain_of[element.id],
        left=(_("Our focus area"), frame.pack.domain_of[element.id].name),
    )


def anchor_of(name: str, workshop: Workshop, area: FocusArea | None) -> str:
    """The anchor of a slide about a focus area; that of a second one has its practice behind it."""
    return name if area is None or area == workshop.focus else f"{name}/{area.element}"


def _areas(frame: Frame) -> tuple[FocusArea | None, ...]:
    """The active focus areas; None where there is none yet."""
    known = tuple(area for area in frame.workshop.active_focus if area.element in frame.pack.elements)
    return known or (None,)


def _subject(frame: Frame, area: FocusArea | None) -> tuple[Domain | None, str]:
    """The domain and the name of a focus area; those of the step where none is chosen."""
    if area is None:
        return frame.domain, frame.domain.name if frame.domain else ""
    return frame.pack.domain_of[area.element], frame.pack.elements[area.element].name


def _chosen_stage(frame: Frame, area: FocusArea | None) -> int | None:
    """The place of the stage that the team chose for a focus area."""
    chosen = frame.workshop.stage_choice(area).stage if area else None
    places = {stage.id: place for place, stage in enumerate(frame.pack.stage_model.stages)}
    return places.get(chosen) if chosen else None


def readiness(frame: Frame) -> Iterator[Slide]:
    """For each focus area the statements of each stage, with what the team can show; then the stage it chose."""
    for area in _areas(frame):
        yield from _readiness(frame, area)


def _readiness(frame: Frame, area: FocusArea | None) -> Iterator[Slide]:
    domain, name = _subject(frame, area)
    shown = frame.workshop.stage_choice(area).evidence if area else {}
    stages = frame.pack.stage_model.stages
    chosen = _chosen_stage(frame, area)
    question = _("Which stage are we ready for?")
    for place, stage in enumerate(stages):
        path = frame.stages(place) if chosen is None else frame.stages(chosen, alone=True)
        reads_on = chosen is not None and chosen != place  # what is read is not what stands out on the path
        blocks: list[Block] = [path, *([Heading(text=stage.name)] if reads_on else []), Statement(text=stage.have)]
        blocks += [Paragraph(text=text) for text in stage.ready]
        if shown.get(stage.id):
            blocks.append(Paragraph(lead=_("What we can show:"), text=shown[stage.id]))
        yield frame.slide(
            anchor_of(stage.id, frame.workshop, area),
            *blocks,
            domain=domain,
            left=(question,) if chosen is None else (question, stage.name),
            right=name,
            foot_left=_readiness_foot(area, stages[chosen].name if chosen is not None else ""),
            progress=(place + 1, len(stages)),
        )
    if chosen is not None:
        yield frame.slide(
            anchor_of("choice", frame.workshop, area),
            frame.stages(chosen, alone=True),
            Title(text=stages[chosen].name),
            Statement(text=stages[chosen].summary),
            domain=domain,
            left=(_("Our stage"),),
            right=name,
        )


def _readiness_foot(area: FocusArea | None, chosen: str) -> str:
    """What is asked below the statements of a stage, or the stage that was chosen."""
    if chosen:
        return _("We chose: {stage}").format(stage=chosen)
    return _("Can all of us say: yes, we have that?") if area else _("First we choose a focus area.")


def activities(frame: Frame) -> Iterator[Slide]:
    """The activities of the chosen stage with their resources, then a look back at the stages before it."""
    for area in _areas(frame):
        yield from _activities(frame, area)


def _activities(frame: Frame, area: FocusArea | None) -> Iterator[Slide]:
    domain, name = _subject(frame, area)
    stages = frame.pack.stage_model.stages
    chosen = _chosen_stage(frame, area)
    if chosen is None:
        yield frame.slide(
            anchor_of("activities", frame.workshop, area),
            frame.stages(None),
            Title(text=_("No stage is chosen yet.")),
            Paragraph(text=_("Its activities stand here once we have chosen.")),
            domain=domain,
            left=(_("What this stage asks of us"),),
            right=name,
        )
        return
    stage = stages[chosen]
    yield frame.slide(
        anchor_of(f"{stage.id}/key", frame.workshop, area),
        frame.stages(chosen),
        Heading(text=_("Key activities of this stage")),
        Bullets(items=stage.handout_activities),
        domain=domain,
        left=(_("What this stage asks of us"),),
        right=name,
    )
    of_stage = {part.stage: part for part in domain.stages} if domain else {}
    if domain and stage.id in of_stage:
        part = of_stage[stage.id]
        yield _tasks(frame, area, part, chosen, part.title)
        resources = _resources(frame, part)
        if resources:
            yield frame.slide(
                anchor_of(f"{stage.id}/resources", frame.workshop, area),
                Title(text=_("Resources that help")),
                Bullets(items=resources),
                domain=domain,
                left=(stage.name,),
                right=name,
            )
    for place, earlier in enumerate(stages[:chosen]):
        if domain and earlier.id in of_stage:
            yield _tasks(frame, area, of_stage[earlier.id], place, _look_back(earlier))


def _look_back(stage: Stage) -> str:
    return _("Look back: is anything in {stage} still open?").format(stage=stage.name)


def _tasks(frame: Frame, area: FocusArea | None, part: DomainStage, place: int, statement: str) -> Slide:
    domain, name = _subject(frame, area)
    sorting = frame.workshop.sorting(area) if area else {}
    items = tuple(_sorted(leaf.title, sorting.get(leaf.id)) for activity in part.activities for leaf in activity.leaves)
    return frame.slide(
        anchor_of(part.stage, frame.workshop, area),
        frame.stages(place),
        Statement(text=statement),
        Checklist(items=items),
        domain=domain,
        left=(_("What this stage asks of us"),),
        right=name,
    )


def _sorted(title: str, sorting: Sorting | None) -> CheckItem:
    words = {Sorting.NEXT: _("{text} (next)"), Sorting.NOT_NOW: _("{text} (not now)")}
    shown = words[sorting].format(text=title) if sorting in words else title
    return CheckItem(text=shown, done=sorting is Sorting.DONE)


def _resources(frame: Frame, part: DomainStage) -> tuple[str, ...]:
    names = {resource.id: resource.name for resource in frame.pack.resources}
    names |= {piece.id: piece.name for resource in frame.pack.resources for piece in resource.parts}
    wanted = [
        resource
        for activity in part.activities
        for resources in (activity.resources, *(piece.resources for piece in activity.parts))
        for resource in resources
    ]
    return tuple(names[resource] for resource in dict.fromkeys(wanted) if resource in names)


def plan(frame: Frame) -> Iterator[Slide]:
    """For each focus area the goal and the actions; then the looks at it and the turn, once they are written."""
    for area in _areas(frame):
        if area is None:
            domain, _name = _subject(frame, area)
            title = Title(text=_("First we choose a focus area."))
            yield frame.slide("plan", title, domain=domain, left=(_("Our plan"),))
            return
        yield _plan(frame, area)
        yield from _checks(frame, area)
        yield from _cycle(frame, area)


def _plan(frame: Frame, area: FocusArea) -> Slide:
    domain, name = _subject(frame, area)
    goal = frame.workshop.goal(area)
    chosen = _chosen_stage(frame, area)
    rows = tuple(
        TableRow(cells=(action.what, who_for_all(action), said_day(action.by), action.evidence))
        for action in frame.workshop.actions_for(area)
    )
    table = Table(heads=(_("We will"), _("Who"), _("By"), _("We bring")), rows=rows, weights=PLAN_WEIGHTS)
    return frame.slide(
        anchor_of("plan", frame.workshop, area),
        Statement(text=goal.text or _("What will be true when we have done this?")),
        *([table] if rows else [Paragraph(text=_("What is the first small step? Who takes it, and by when?"))]),
        domain=domain,
        left=(_("Our plan"), name),
        right=frame.pack.stage_model.stages[chosen].name if chosen is not None else "",
        foot_left=_("Next: {day}. Bring what you saw.").format(day=long_date(goal.check_on)) if goal.check_on else "",
    )


def _checks(frame: Frame, area: FocusArea) -> Iterator[Slide]:
    """A column for each look at the plan that has something written."""
    columns = []
    for days in CHECK_DAYS:
        check = frame.workshop.check(area, days)
        answers = tuple(
            f"{_(question)} {words}" for field, question in CHECK_QUESTIONS.items() if (words := getattr(check, field))
        )
        if answers or check.due:
            heading = _("In {n} days").format(n=days)
            columns.append(
                Column(heading=f"{heading}: {long_date(check.due)}" if check.due else heading, paragraphs=answers)
            )
    if columns:
        domain, name = _subject(frame, area)
        title = Title(text=_("When do we look again?"))
        anchor = anchor_of("checks", frame.workshop, area)
        yield frame.slide(anchor, title, Columns(columns=tuple(columns)), domain=domain, left=(_("Our plan"), name))


def _cycle(frame: Frame, area: FocusArea) -> Iterator[Slide]:
    """The turn, as far as it is written."""
    cycle = frame.workshop.cycle(area)
    quarters = [
        Paragraph(lead=f"{_(name)}:", text=words)
        for field, (name, _q) in TURN.items()
        if (words := getattr(cycle, field))
    ]
    if cycle.change or quarters:
        domain, name = _subject(frame, area)
        anchor = anchor_of("cycle", frame.workshop, area)
        head = Statement(text=cycle.change) if cycle.change else Title(text=_("One turn: plan, do, study, act"))
        yield frame.slide(anchor, head, *quarters, domain=domain, left=(_("Our plan"), name))


def close(frame: Frame) -> Iterator[Slide]:
    """The first promise for each focus area, thanks, and what to take along."""
    areas = _areas(frame)
    for area in areas:
        yield from _first(frame, area)
    days = sorted({day for area in areas if area and (day := frame.workshop.goal(area).check_on)})
    steps = [_("Leave your exit slip on the way out."), _("Take your packet home.")]
    steps += [_("We meet again on {day}. Bring what you saw.").format(day=long_date(day)) for day in days]
    yield frame.slide("thanks", Title(text=_("Thank you")), Bullets(items=tuple(steps)))


def _first(frame: Frame, area: FocusArea | None) -> Iterator[Slide]:
    """What is done first for a focus area, where anything is planned."""
    domain, name = _subject(frame, area)
    first = next(iter(frame.workshop.actions_for(area)), None)
    if first is not None:
        name_or_role = who_for_all(first)
        who = [Paragraph(lead=_("Who:"), text=name_or_role)] if name_or_role else []
        when = [Paragraph(lead=_("By:"), text=said_day(first.by))] if first.by else []
        yield frame.slide(
            anchor_of("first", frame.workshop, area),
            Title(text=_("What happens first")),
            Statement(text=first.what),
            *who,
            *when,
            domain=domain,
            left=(_("Our plan"), name),
        )
