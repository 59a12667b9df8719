"""Slides that open a workshop: purpose, framework, stages, the question of a domain, a break.

These steps take two to five minutes. What would need longer to read comes only where the full text is wanted; the guide
and the sheets always have it.
"""

from collections.abc import Iterator

from mastery_desktop.domain.choices import RatingMode
from mastery_desktop.domain.content import Rescue
from mastery_desktop.domain.labels import RULE_SENTENCES, long_date
from mastery_desktop.domain.rating import ANONYMOUS_FROM
from mastery_desktop.domain.wall import (
    BigQuestion,
    Block,
    Bullets,
    Card,
    Cards,
    Countdown,
    Heading,
    Paragraph,
    PictureBlock,
    Slide,
    Statement,
    Title,
)
from mastery_desktop.domain.workshop import title_of
from mastery_desktop.messages import _, ngettext
from mastery_desktop.services.slides.frame import Frame, clock
from mastery_desktop.services.slides.looking_back import look_back

_PARTS = 3
"""Of what is said at the start: why we are here, how we decide, what becomes of it."""

BACK_AT_FROM = 5
"""Minutes of a pause from which people leave the room, and need the time to be back."""


def purpose(frame: Frame) -> Iterator[Slide]:
    """Why we are here, what became of the last promises, how we decide and who votes, what becomes of what we say."""
    session = frame.workshop.session
    today = tuple(
        Card(title=domain.name, text=domain.cover_question, color=domain.color)
        for domain in frame.pack.domains
        if domain.id in frame.workshop.domains
    )
    why = session.purpose or _("We look at how our school works, and choose one thing to make better.")
    welcome: list[Block] = [Title(text=title_of(frame.workshop, frame.pack) or _("Welcome")), Paragraph(text=why)]
    if today:
        welcome += [Heading(text=_("We look at")), Cards(cards=today)]
    left = (session.school or session.team,)
    yield frame.slide("welcome", *welcome, left=left, right=long_date(session.held_on), progress=(1, _PARTS))
    yield from look_back(frame)
    yield frame.slide(
        "rule",
        Title(text=_("How we decide")),
        Statement(text=_(RULE_SENTENCES[session.rule])),
        Paragraph(lead=_("Who votes:"), text=_voters(frame)),
        left=left,
        right=_("Part {n} of {count}").format(n=2, count=_PARTS),
        progress=(2, _PARTS),
    )
    yield frame.slide(
        "use",
        Title(text=_("What happens with what we say")),
        Bullets(items=tuple(_use_statement(frame))),
        left=left,
        right=_("Part {n} of {count}").format(n=3, count=_PARTS),
        progress=(3, _PARTS),
    )


def _voters(frame: Frame) -> str:
    session = frame.workshop.session
    if session.voters:
        return session.voters
    return _("{n} of us. The facilitator has no vote.").format(n=session.raters)


def _use_statement(frame: Frame) -> Iterator[str]:
    session = frame.workshop.session
    yield _("We talk about practices and systems, never about one person.")
    modes = {session.mode, *(rating.mode for rating in frame.workshop.ratings)}
    if session.raters < ANONYMOUS_FROM:
        yield _("We are few, so marks would not be anonymous. We talk, and keep only the level we agree on.")
    elif frame.workshop.decides_by_talk:
        yield _("We keep the level that we agree on, and never who said what.")
    elif RatingMode.SLIPS in modes:
        yield _("Slips carry no name. We keep how many chose each level, never who.")
    else:
        yield _("We keep how many chose each level, never who.")
    yield _("What we write into the record may become public.")
    yield ngettext(
        "We finish on time, after {n} minute.", "We finish on time, after {n} minutes.", session.minutes
    ).format(n=session.minutes)


def framework(frame: Frame) -> Iterator[Slide]:
    """The framework in one picture; in full also its components and the law behind it."""
    introduction = frame.pack.introduction
    here = frame.domain.id if frame.domain else None
    left = (frame.pack.short_title,)
    cards = tuple(
        Card(title=domain.name, text=domain.framework_line, color=domain.color, here=domain.id == here)
        for domain in frame.pack.domains
    )
    yield frame.slide("framework", Title(text=_("The framework in one picture")), Cards(cards=cards), left=left)
    if not frame.live.full_text:
        return
    count = len(introduction.components)
    for number, component in enumerate(introduction.components, 1):
        domain = frame.pack.domain_by_id.get(component.domain) if component.domain else None
        yield frame.slide(
            component.id,
            Title(text=component.title),
            Paragraph(text=component.text),
            domain=domain,
            right=_("Part {n} of {count}").format(n=number, count=count),
            progress=(number, count),
        )
    if statute := introduction.statute:
        yield frame.slide(
            "statute",
            Title(text=_("What the law says")),
            Statement(text=statute.definition),
            Paragraph(text=statute.text),
            left=left,
            right=statute.citation,
        )


def stages(frame: Frame) -> Iterator[Slide]:
    """The stages of change in one picture; in full also each of them, and what to keep in mind."""
    model = frame.pack.stage_model
    left = (model.title,)
    cards = tuple(
        Card(title=f"{number} {stage.name}", text=stage.summary) for number, stage in enumerate(model.stages, 1)
    )
    yield frame.slide("stages", Title(text=model.title), Cards(cards=cards), left=(frame.pack.short_title,))
    if not frame.live.full_text:
        return
    for place, stage in enumerate(model.stages):
        yield frame.slide(
            stage.id,
            frame.stages(place),
            Statement(text=stage.summary),
            Heading(text=_("Key activities")),
            Bullets(items=stage.handout_activities),
            left=left,
            right=_("Stage {n} of {count}").format(n=place + 1, count=len(model.stages)),
        )
    if model.advice:
        yield frame.slide("advice", Title(text=_("Keep in mind")), Bullets(items=model.advice), left=left)


def question(frame: Frame) -> Iterator[Slide]:
    """The question of the domain and its aspects; in full also its overview, one thought at a time, and each aspect."""
    domain = frame.domain
    if domain is None:
        return
    yield frame.slide(
        "question",
        BigQuestion(text=domain.cover_question),
        foot_left=_("Read it quietly. Then tell a neighbor where you saw a piece of the answer."),
    )
    overview = domain.overview if frame.live.full_text else ()
    count = len(overview)
    for number, text in enumerate(overview, 1):
        yield frame.slide(
            f"overview/{number}",
            Title(text=domain.subtitle),
            Paragraph(text=text),
            left=(domain.name,),
            progress=(number, count),
        )
    if domain.aspects:
        lead = [Paragraph(text=domain.aspects_lead)] if frame.live.full_text and domain.aspects_lead else []
        titles = Bullets(items=tuple(aspect.title for aspect in domain.aspects))
        yield frame.slide("aspects", Title(text=domain.subtitle), *lead, titles, left=(domain.name,))
    for aspect in domain.aspects:
        if frame.live.full_text and (aspect.text or aspect.points):
            blocks: list[Block] = [Title(text=aspect.title)]
            blocks += [Paragraph(text=aspect.text)] if aspect.text else []
            blocks += [Bullets(items=aspect.points)] if aspect.points else []
            yield frame.slide(aspect.id, *blocks)


def pause(frame: Frame) -> Iterator[Slide]:
    """A break, with the time to be back and the time left where they are shown."""
    yield frame.slide("break", BigQuestion(text=_("Break")), Paragraph(text=_back_at(frame)), *_time_left(frame))


def _back_at(frame: Frame) -> str:
    until = frame.live.until
    return _("We start again at {time}.").format(time=until) if until else _("We start again on time.")


def _time_left(frame: Frame) -> tuple[Countdown, ...]:
    left = frame.live.countdown
    return () if left is None else (Countdown(text=clock(left)),)


def rescue(frame: Frame, move: Rescue) -> Slide:
    """A short move for a room that is stuck."""
    session = frame.workshop.session
    blocks: list[Block] = [Title(text=move.title), Statement(text=move.wall)]
    if move.minutes >= BACK_AT_FROM and frame.live.until:
        blocks.append(Paragraph(text=_back_at(frame)))
    if move.minutes:
        blocks += _time_left(frame)
    return frame.slide(move.id, *blocks, left=(session.school or session.team,))


def own(frame: Frame) -> Iterator[Slide]:
    """A picture of the facilitator's own; until there is one, what the workshop is called."""
    session = frame.workshop.session
    left = (session.school or session.team,)
    shown = next((slide for slide in frame.workshop.own_slides if slide.step == frame.step.id), None)
    if shown is None:
        yield frame.slide("own", Title(text=title_of(frame.workshop, frame.pack) or session.team), left=left)
        return
    title = (Title(text=shown.name),) if shown.name else ()
    yield frame.slide("own", *title, PictureBlock(text=shown.name, data=shown.picture), left=left)
