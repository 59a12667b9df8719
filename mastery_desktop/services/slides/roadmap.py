"""Slides of the roadmap: its steps, section by section, with where the team stands and who owns each."""

from collections.abc import Iterator

from mastery_desktop.domain.roadmap_words import STATES
from mastery_desktop.domain.roles import owner_for_all
from mastery_desktop.domain.wall import Paragraph, Slide, Table, TableRow, Title
from mastery_desktop.messages import _
from mastery_desktop.services.slides.frame import Frame

_WEIGHTS = (2, 11, 4, 5)


def roadmap(frame: Frame) -> Iterator[Slide]:
    """A table for each section; its notes stay with the team."""
    title = Title(text=_("Roadmap: where we are"))
    sections = frame.pack.roadmap.sections if frame.pack.roadmap else ()
    if not sections:
        yield frame.slide("roadmap", title, Paragraph(text=_("This content has no roadmap.")))
    heads = (_("No."), _("Step"), _("Where we are"), _("Owner (role)"))
    for place, section in enumerate(sections):
        rows = []
        for item in section.items:
            entry = frame.workshop.roadmap_entry(item.id)
            state = _(STATES[entry.state]) if entry.state else ""
            rows.append(TableRow(cells=(f"{item.number}{item.letter}", item.title, state, owner_for_all(entry))))
        yield frame.slide(
            section.id,
            title,
            Table(heads=heads, rows=tuple(rows), weights=_WEIGHTS),
            progress=(place + 1, len(sections)),
        )
