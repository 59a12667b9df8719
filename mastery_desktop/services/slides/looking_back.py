"""Slides that look back: what became of each promise and of the earlier focus, and results then and now."""

from collections.abc import Iterator

from mastery_desktop.domain.choices import FocusFate, OutcomeKind, StepKind
from mastery_desktop.domain.coming_back import EarlierFocus, EarlierResult, Promise
from mastery_desktop.domain.content import Element
from mastery_desktop.domain.labels import (
    COMPARISON,
    FOCUS_FATES,
    NOT_COMPARED,
    OUTCOMES,
    long_date,
    outcome_text,
    promise_text,
    said_day,
)
from mastery_desktop.domain.records import Counts
from mastery_desktop.domain.wall import (
    Block,
    Bullets,
    Heading,
    Levels,
    Paragraph,
    Round,
    Slide,
    Statement,
    Table,
    TableRow,
    Title,
)
from mastery_desktop.messages import _
from mastery_desktop.services.slides.frame import Frame

PROMISE_WEIGHTS = (13, 5)
"""Shares of the columns: what was promised, where it stands."""

PROMISES = "promises"
PROMISE = "promise/"
FOCUS = "earlier-focus/"
THEN = "then/"
"""Where the slides of this module stand: the anchor of all promises, and the beginnings of the others."""


def look_back(frame: Frame) -> Iterator[Slide]:
    """All promises, then one at a time with its evidence, then the earlier focus.

    The console says whose a promise was, because no role is to be shamed here.
    """
    workshop = frame.workshop
    if workshop.promises:
        yield _promises(frame)
    count = len(workshop.promises)
    for number, promise in enumerate(workshop.promises, 1):
        blocks: list[Block] = [Statement(text=promise.what)]
        if promise.by:
            blocks.append(Paragraph(lead=_("By:"), text=said_day(promise.by)))
        if promise.evidence:
            blocks.append(Paragraph(lead=_("We wanted to bring:"), text=promise.evidence))
        if promise.brought:
            blocks.append(Paragraph(lead=_("We have brought:"), text=promise.brought))
        if state := _state(frame, promise):
            blocks.append(Paragraph(lead=_("Today:"), text=state))
        yield frame.slide(
            f"{PROMISE}{promise.id}",
            *blocks,
            left=_since(frame),
            right=_("Promise {n} of {count}").format(n=number, count=count),
            foot_left=_("What do we see of it? What helped, and what stood in the way?"),
            progress=(number, count),
        )
    for earlier in workshop.earlier_focus:
        if earlier.element in frame.pack.elements:
            yield _focus(frame, earlier)


def _promises(frame: Frame) -> Slide:
    rows = tuple(TableRow(cells=(promise.what, _state(frame, promise))) for promise in frame.workshop.promises)
    return frame.slide(
        PROMISES,
        Title(text=_("What became of our promises?")),
        Table(heads=(_("We said we would"), _("Today")), rows=rows, weights=PROMISE_WEIGHTS),
        left=_since(frame),
        foot_left=_("We look at them one at a time."),
    )


def _focus(frame: Frame, earlier: EarlierFocus) -> Slide:
    said = (
        (_("Our goal:"), earlier.goal),
        (_("Why we chose it:"), earlier.reason),
        (_("Today:"), _(FOCUS_FATES[earlier.fate]) if earlier.fate in FOCUS_FATES else ""),
        (_("What we learned:"), earlier.learned),
    )
    open_ = earlier.fate is FocusFate.OPEN
    return frame.slide(
        f"{FOCUS}{earlier.id}",
        Title(text=_("Is it still the right focus?")),
        Statement(text=frame.pack.elements[earlier.element].name),
        *(Paragraph(lead=lead, text=text) for lead, text in said if text),
        domain=frame.pack.domain_of[earlier.element],
        right=_("Since {date}").format(date=long_date(earlier.held_on)),
        foot_left=_("Keep it, close it with what we learned, or change it.") if open_ else "",
    )


def then_and_now(frame: Frame) -> Iterator[Slide]:
    """Each practice whose new result the room has seen, beside what the team said of it the last time."""
    known = [(element, found) for element in frame.elements if (found := frame.workshop.earlier(element.id))]
    for element, earlier in known:
        if earlier.fits(frame.pack):
            yield _pair(frame, element, earlier)
    others = tuple(element.name for element, earlier in known if not earlier.fits(frame.pack))
    if others:
        yield frame.slide(
            f"{THEN}others",
            Title(text=_("Not set side by side")),
            Paragraph(text=_(NOT_COMPARED)),
            Bullets(items=others),
            right=_("Then and now"),
        )


def has_results(frame: Frame) -> bool:
    """Whether a step for the results of the domain follows, where then and now stand side by side."""
    return any(s.kind is StepKind.RESULTS and s.domain == frame.step.domain for s in frame.workshop.steps)


def _pair(frame: Frame, element: Element, earlier: EarlierResult) -> Slide:
    workshop, pack = frame.workshop, frame.pack
    then, today = long_date(earlier.held_on), _("Today")
    now = [counts for counts in workshop.rounds(element.id) if counts.group is None]
    rounds = [Round(name=then, counts=earlier.marks)] if earlier.marks else []
    if now and len(now[-1].marks) == len(pack.levels):
        last = max(now, key=_round_of)
        name = _("Today, in the second round") if last.round > 1 else today
        rounds.append(Round(name=name, counts=last.marks))
    rating = workshop.rating(element.id)
    blocks: list[Block] = [Title(text=element.name)]
    if rounds:
        blocks.append(Levels(levels=frame.levels, rounds=tuple(rounds)))
    else:
        blocks.append(Heading(text=_("What we settled on")))
    for lead, result in ((then, earlier), (today, rating)):
        words = outcome_text(result, pack)
        if result.outcome is not OutcomeKind.NOT_RATED or not rounds:
            blocks.append(Paragraph(lead=f"{lead}:", text=words or _(OUTCOMES[OutcomeKind.NOT_RATED])))
    return frame.slide(f"{THEN}{element.id}", *blocks, right=_("Then and now"), foot_left=_(COMPARISON))


def _round_of(counts: Counts) -> int:
    return counts.round


def _state(frame: Frame, promise: Promise) -> str:
    return promise_text(promise, carried=frame.workshop.carried(promise) is not None)


def _since(frame: Frame) -> tuple[str, ...]:
    session = frame.workshop.session
    return (session.school or session.team, _("Since last time"))
