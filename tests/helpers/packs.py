"""A small pack of another framework: two domains, five elements, three stages and three levels, all made up."""

from mastery_desktop.domain.content import (
    Activity,
    ActivityId,
    Domain,
    DomainId,
    DomainStage,
    Element,
    ElementId,
    EvidenceColumn,
    EvidenceSide,
    Form,
    Introduction,
    Level,
    LevelId,
    LevelSymbol,
    Passage,
    SelfAssessment,
    Source,
    SourceDocument,
    Stage,
    StageId,
    StageModel,
)
from mastery_desktop.domain.pack import Pack

SOURCE = Source(document="made_up", heading="Practice garden")
NAMES = {"soil": ("Living soil", "Shared tools", "Slow watering"), "harvest": ("Shared harvest", "Seeds kept")}
LEVELS = (("Not begun here", LevelSymbol.EMPTY), ("Growing", LevelSymbol.HALF), ("In full leaf", LevelSymbol.FULL))


def small_pack() -> Pack:
    """A complete small pack."""
    return Pack(
        id="garden",
        version="1",
        language="en",
        title="The garden framework",
        short_title="Garden",
        documents=(SourceDocument(id="made_up", title="The garden book", publisher="Nobody"),),
        introduction=Introduction(
            id="intro",
            source=SOURCE,
            welcome=("A garden grows when people look after it together.",),
            framework="Four hands carry more than two.",
            getting_started="Begin with the bed you pass every day.",
            components=(),
            keys=(),
            chapter_parts=(),
            facts=(),
        ),
        stage_model=StageModel(
            id="stages",
            source=SOURCE,
            title="Three seasons of change",
            introduction="Find the season that fits.",
            advice=("Look back at the season before yours.",),
            stages=tuple(_stage(name) for name in ("Prepare", "Plant", "Keep")),
        ),
        self_assessment=_self_assessment(),
        domains=tuple(_domain(domain, names) for domain, names in NAMES.items()),
        hash="0" * 64,
    )


def _stage(name: str) -> Stage:
    return Stage(
        id=StageId(name.lower()),
        source=SOURCE,
        name=name,
        summary=f"{name}: what it is about.",
        guide_activities=("Walk the beds",),
        handout_activities=("Walk the beds", "Ask the neighbours", "Write down what grows"),
        have=f"We have what the season {name} asks for.",
        ready=("We are ready for the next bed.",),
    )


def _self_assessment() -> SelfAssessment:
    return SelfAssessment(
        id="assessment",
        source=SOURCE,
        levels=tuple(
            Level(id=LevelId(f"level.{at}"), source=SOURCE, label=label, short=label.split()[0], symbol=symbol)
            for at, (label, symbol) in enumerate(LEVELS, start=1)
        ),
        evidence=tuple(
            EvidenceColumn(
                id=f"evidence.{side}",
                source=SOURCE,
                side=side,
                title=f"Example evidence: {side}",
                lead="Where to look",
                question="What would we see?",
                kinds=("Surveys", "Walks", "Notes"),
            )
            for side in EvidenceSide
        ),
        learner_heading="Learner indicator",
        practices_heading="Practices: check the appropriate box",
        support_prompt="What evidence supports your rating?",
        support_hint="for example what you noted",
        want_prompt="What additional evidence do you want?",
        focus_questions=("Which practice fits our values?", "Which one speeds us up?", "What is in our way?"),
        focus_field="Our (potential) focus area:",
        next_title="What comes next?",
        next_text=("Plan one bed.", "Then look at it again."),
        forms=tuple(
            Form(
                id=f"form.{domain}",
                source=SOURCE,
                domain=DomainId(domain),
                derived=at > 0,
                name=f"{domain} form",
                title=f"Self-assessment: {domain}",
                introduction=("Look at your garden before you plan it.",),
                tips=(
                    Passage(id=f"tip.{domain}", source=SOURCE, title="Ask who is missing", text="Is it true for all?"),
                ),
                focus_title=f"A potential focus area within {domain}",
                item_names=names,
                derived_note="Derived from the garden book." if at else "",
            )
            for at, (domain, names) in enumerate(NAMES.items())
        ),
    )


def _domain(domain: str, names: tuple[str, ...]) -> Domain:
    return Domain(
        id=DomainId(domain),
        source=SOURCE,
        color="#0B6E69",
        tint="#E1F0EE",
        name=domain.capitalize(),
        label=domain.upper(),
        subtitle="Garden",
        contents_title=domain,
        framework_line=domain,
        cover_question="How does it grow?",
        inner_question="How does it grow?",
        overview=("It grows.",),
        aspects_lead="",
        aspects=(),
        elements=tuple(_element(domain, name) for name in names),
        stages=(
            DomainStage(
                id=f"{domain}.prepare",
                source=SOURCE,
                stage=StageId("prepare"),
                title="Prepare",
                introduction="Begin.",
                outcomes=("A bed.",),
                activities=(
                    Activity(
                        id=ActivityId(f"{domain}.prepare.walk"), source=SOURCE, title="Walk", text="Walk the beds."
                    ),
                ),
            ),
        ),
    )


def _element(domain: str, name: str) -> Element:
    return Element(
        id=ElementId(f"{domain}.{name.lower().replace(' ', '_')}"),
        meaning=1,
        shift_source=SOURCE,
        indicator_source=SOURCE,
        name=name,
        label=name.upper(),
        aliases=(),
        shift_from="Bare ground",
        shift_to=f"{name} everywhere",
        rationale="It feeds the rest.",
        system=f"{name} is cared for by everybody, with tools that lie where they are used.",
        student=(f"Learners know what {name.lower()} needs and why.",),
        say="Think of one bed.",
        watch="Talk about weather.",
        stuck="Ask who waters on Sundays.",
    )
