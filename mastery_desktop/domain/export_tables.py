"""A session as plain tables, for the tools that people have: values with their types, one header, no formulas.

What stands here is what colleagues may see. Marks are there only once they were revealed; of levels there are words and
counts, and nothing that was worked out of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from mastery_desktop.domain.goal_words import NEEDS
from mastery_desktop.domain.labels import (
    EVIDENCE_KINDS,
    EVIDENCE_SIDES,
    STRENGTHS,
    day_of,
    outcome_text,
    true_for_all_text,
)
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import Session
from mastery_desktop.domain.roles import who_for_all
from mastery_desktop.domain.school_share import ShareLevel, for_whom
from mastery_desktop.domain.table_names import name_of
from mastery_desktop.domain.workshop import REVEALED, Workshop
from mastery_desktop.messages import _

Cell = str | int | date | None


@dataclass(frozen=True)
class Sheet:
    """A table with its name; the first row is its header."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets_of(pack: Pack, workshop: Workshop) -> list[Sheet]:
    """The tables of a session, in the order of the framework."""
    session = workshop.session
    about: tuple[tuple[Cell, ...], ...] = (
        (_("Shared"), for_whom(ShareLevel.TEAM, session)),
        (_("Team"), session.team),
        (_("School"), session.school),
        (_("District"), session.district),
        (_("Date"), session.held_on),
        (_("People"), session.people),
        (_("Raters"), session.raters),
        (_("Content"), f"{pack.title} {session.pack_version}"),
    )
    levels = tuple(level.short for level in pack.levels)
    heads, people = (_("Domain"), _("Practice")), (_("Slips in"), _("Raters"))
    actions = (_("Focus area"), _("What"), _("Who"), _("By"), _("Evidence"), _("Resources"), _("Needs"), _("Check"))
    return [
        Sheet(_("About"), (_("What"), _("Value")), about),
        Sheet(_("Results"), (*heads, _("Outcome"), _("True for all learners")), tuple(_results(pack, workshop))),
        Sheet(_("Marks"), (*heads, _("Round"), _("Table"), *levels, *people), tuple(_marks(pack, workshop))),
        Sheet(
            _("Evidence"),
            (*heads, _("Have or want"), _("Evidence"), _("Sort"), _("Side"), _("Strength")),
            tuple(_evidence(pack, workshop)),
        ),
        Sheet(_("Actions"), actions, tuple(_actions(pack, workshop))),
    ]


def alone(sheet: Sheet, session: Session) -> Sheet:
    """The table with a last column that says for whom it is: by itself it has no page that says so."""
    shared = for_whom(ShareLevel.TEAM, session)
    return Sheet(sheet.name, (*sheet.head, _("Shared")), tuple((*row, shared) for row in sheet.rows))


def _results(pack: Pack, workshop: Workshop) -> Iterator[tuple[Cell, ...]]:
    for domain in pack.domains:
        for element in domain.elements:
            rating = workshop.rating(element.id)
            if rating.state in REVEALED:
                yield domain.name, element.name, outcome_text(rating, pack), true_for_all_text(rating)


def _marks(pack: Pack, workshop: Workshop) -> Iterator[tuple[Cell, ...]]:
    tables = {group.id: name_of(group) for group in workshop.groups}
    for domain in pack.domains:
        for element in domain.elements:
            if workshop.rating(element.id).state not in REVEALED:
                continue
            for counts in workshop.counts:
                if counts.element == element.id and len(counts.marks) == len(pack.levels):
                    table = tables.get(counts.group, "") if counts.group else ""
                    yield domain.name, element.name, counts.round, table, *counts.marks, counts.slips, counts.raters


def _evidence(pack: Pack, workshop: Workshop) -> Iterator[tuple[Cell, ...]]:
    for element in pack.elements.values():
        for line in workshop.evidence:
            if line.element == element.id:
                yield (
                    pack.domain_of[element.id].name,
                    element.name,
                    _("Have") if line.have else _("Want"),
                    line.text,
                    _(EVIDENCE_KINDS[line.kind]) if line.kind else None,
                    _(EVIDENCE_SIDES[line.side]) if line.side else None,
                    _(STRENGTHS[line.strength]) if line.strength else None,
                )


def _actions(pack: Pack, workshop: Workshop) -> Iterator[tuple[Cell, ...]]:
    names, near = {area.id: area.element for area in workshop.focus_areas}, workshop.session.held_on
    for action in workshop.actions:
        element = pack.elements.get(names[action.focus]) if action.focus in names else None
        yield (
            element.name if element else None,
            action.what,
            who_for_all(action),
            day_of(action.by, near) or action.by,
            action.evidence,
            action.resources,
            ", ".join(_(NEEDS[need]) for need in action.needs),
            day_of(action.check, near) or action.check,
        )
