"""Slides of what the room said: one domain in one picture, or all domains of the session, first in one overview."""

from collections.abc import Iterator
from dataclasses import replace

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.content import Domain
from mastery_desktop.domain.rated import rated_domains
from mastery_desktop.domain.wall import BigQuestion, Paragraph, Slide
from mastery_desktop.domain.wall_overview import Overview, OverviewPart, OverviewRow
from mastery_desktop.messages import _, ngettext
from mastery_desktop.services.slides import marks
from mastery_desktop.services.slides.agreed import chosen_levels
from mastery_desktop.services.slides.frame import Frame


def anchor_of(domain: Domain) -> str:
    """The anchor of a domain's picture among those of all domains."""
    return f"{marks.RESULTS}/{domain.id}"


def narrowed(frame: Frame) -> Frame:
    """The frame of the one domain that was rated, where results of all are asked for and there are no others."""
    if frame.step.kind is not StepKind.RESULTS or frame.step.domain:
        return frame
    rated = rated_domains(frame.workshop, frame.pack)
    return _of(frame, rated[0]) if len(rated) == 1 else frame


def results(frame: Frame) -> Iterator[Slide]:
    """The picture of the step's domain; without one, an overview of all that were rated, then each in its picture."""
    if frame.domain:
        yield from marks.results(frame)
        return
    rated = rated_domains(frame.workshop, frame.pack)
    if not rated:
        yield frame.slide(
            marks.RESULTS,
            BigQuestion(text=_("Nothing is revealed yet.")),
            Paragraph(text=_("What we said of all domains stands here once we have rated.")),
        )
        return
    yield _overview(frame, rated)
    for number, domain in enumerate(rated, 1):
        for slide in marks.results(_of(frame, domain)):
            yield replace(slide, anchor=anchor_of(domain), progress=(number, len(rated)))


def _of(frame: Frame, domain: Domain) -> Frame:
    return replace(frame, step=replace(frame.step, domain=domain.id))


def _overview(frame: Frame, domains: tuple[Domain, ...]) -> Slide:
    count = len(domains)
    return frame.slide(
        marks.RESULTS,
        Overview(levels=frame.levels, parts=tuple(_part(_of(frame, domain)) for domain in domains)),
        left=(
            frame.workshop.session.team,
            ngettext("{n} domain, one picture", "{n} domains, one picture", count).format(n=count),
        ),
        right=frame.workshop.step_name(StepKind.RESULTS),
        foot_left=_("The circle is what we settled on. The word says how our marks lie.")
        if any(marks.revealed_rounds(frame, element) for domain in domains for element in domain.elements)
        else _("The circle is what we settled on."),
    )


def _part(frame: Frame) -> OverviewPart:
    rows = tuple(
        OverviewRow(
            name=element.name,
            chosen=chosen_levels(frame, element),
            word=marks.result_word(frame, element),
            flag=marks.focus_flag(frame, element),
        )
        for element in frame.elements
    )
    return OverviewPart(
        name=frame.domain.name if frame.domain else "", color=frame.domain.color if frame.domain else "", rows=rows
    )
