"""P25: the whole record of a session, for the team's own binder; where there is none, a form to keep it by hand.

Everything that the team may see of itself stands here, and nothing else: marks only after their reveal, no names.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from mastery_desktop.documents.blocks import NOTHING, Block, Bookmark, Space, WritingLines, led_text, text
from mastery_desktop.documents.book import Document
from mastery_desktop.documents.groups import Row, stack
from mastery_desktop.documents.paging import Part, Sizes, pages_of
from mastery_desktop.documents.rated_ways import MODES
from mastery_desktop.documents.record_overview import overview_sections
from mastery_desktop.documents.record_plan import plan_sections
from mastery_desktop.documents.record_practices import practice_sections
from mastery_desktop.documents.record_series import exit_sections, look_back_sections
from mastery_desktop.documents.sheet import Context
from mastery_desktop.documents.spare_lines import Lines, with_spare_lines
from mastery_desktop.domain.labels import RULE_SENTENCES, long_date
from mastery_desktop.domain.records import Step
from mastery_desktop.domain.table_names import name_of
from mastery_desktop.domain.workshop import Workshop, title_of
from mastery_desktop.messages import _, ngettext

_SECONDS: Final = 60
_MINUTES: Final = 62.0
_SECTION: Final = 16.0
_BETWEEN: Final = 5.0
_LINES: Final = 3
_PAD: Final = 3.0
_COLUMN_GAP: Final = 16.0


def session_record(context: Context) -> Document:
    """Make the record."""
    if context.workshop:
        return context.document(_title(), _parts(context, _filled(context, context.workshop)))
    prompts = _prompts(context)
    fewest = tuple(lines for _name, lines in prompts)
    names = [name for name, _lines in prompts]
    lines = with_spare_lines(fewest, lambda lines: _pages(context, _parts(context, _by_hand(context, names, lines))))
    return context.document(_title(), _parts(context, _by_hand(context, names, lines)))


def _title() -> str:
    return _("Session record")


def _parts(context: Context, blocks: Iterable[Block]) -> list[Part]:
    return [Part(block=context.masthead(_title(), "")), Part(block=stack(blocks), gap=8)]


def _pages(context: Context, parts: list[Part]) -> int:
    leaf = context.leaf
    return len(pages_of(parts, context.fonts, Sizes(leaf.width, leaf.first_height, leaf.later_height)))


def _filled(context: Context, workshop: Workshop) -> Iterator[Block]:
    for lead, words in _facts(context, workshop):
        if words:
            yield from (led_text(f"{lead}:", words, context.look.body), Space(2))
    for name, blocks in (
        *look_back_sections(context, workshop),
        *overview_sections(context, workshop),
        *practice_sections(context, workshop),
        *plan_sections(context, workshop),
        *exit_sections(context, workshop),
    ):
        yield from _section(context, name, blocks)
    yield from _section(context, _("Run sheet"), [context.keep(_steps(context, workshop))])


def _section(context: Context, name: str, blocks: Iterable[Block]) -> Iterator[Block]:
    head = (Bookmark(name), text(name, context.look.heading, glue=True), Space(_BETWEEN))
    yield from (Space(_SECTION), stack([*head, *blocks], again=context.continued(name)))


def _facts(context: Context, workshop: Workshop) -> Iterator[tuple[str, str]]:
    """Whose session it was, and how it went about its work."""
    session = workshop.session
    people = ngettext("{n} person", "{n} people", session.people).format(n=session.people)
    raters = ngettext("{n} rated", "{n} rated", session.raters).format(n=session.raters)
    yield _("Team"), session.team
    yield _("School"), session.school
    yield _("District"), session.district
    yield _("Date"), long_date(session.held_on)
    yield _("Workshop"), title_of(workshop, context.pack)
    yield _("Purpose"), session.purpose
    yield _("In the room"), f"{people}, {raters}"
    yield _("Tables"), ", ".join(map(name_of, workshop.groups))
    yield _("Who votes"), session.voters
    yield _("How we rated"), _(MODES[session.mode])
    yield _("How we decide"), _(RULE_SENTENCES[session.rule])
    yield _("Content"), _("{pack}, version {version}").format(pack=context.pack.title, version=session.pack_version)
    yield _("Wording"), session.overlay


def _steps(context: Context, workshop: Workshop) -> Block:
    """The run sheet with the minutes planned and taken; where there are several domains, the steps below each name.

    The steps of one domain stand in two columns in usual print: they are short, and left a page half empty.
    """
    look, known = context.look, context.pack.domain_by_id
    widths = (0.0, _MINUTES * look.scale, _MINUTES * look.scale)
    names = (_("Step"), _("Planned"), _("Took"))
    head = Row(tuple(text(name, look.label) for name in names), widths, pad=_PAD, ruled=0.75, fill=0.92, glue=True)
    if len(workshop.domains) <= 1 and not look.large:
        rows = [_step_row(context, workshop, step, widths, inset=0.0) for step in workshop.steps]
        half = -(-len(rows) // 2)
        column = (context.leaf.width - _COLUMN_GAP) / 2
        return Row((stack([head, *rows[:half]]), stack([head, *rows[half:]])), (column, 0.0), gap=_COLUMN_GAP)
    parts: list[Block] = []
    for domain, steps in groupby(workshop.steps, lambda step: step.domain if len(workshop.domains) > 1 else None):
        rows = [
            _step_row(context, workshop, step, widths, inset=0.0 if domain is None else look.body.size)
            for step in steps
        ]
        if domain in known:
            name = text(known[domain].name, look.small.bold())
            title = Row((name,), (0.0,), pad=_PAD, ruled=0.75, lid=False, glue=True)
            parts.append(stack([title, *rows], again=title))
        else:
            parts += rows
    return stack([head, *parts], again=head)


def _step_row(context: Context, workshop: Workshop, step: Step, widths: tuple[float, ...], *, inset: float) -> Row:
    style = context.look.small
    took = _("left out") if step.skipped else _minutes(-(-step.spent // _SECONDS)) if step.spent else ""
    name = text(workshop.step_name(step.kind), style)
    cells = (
        Row((NOTHING, name), (inset, 0.0)) if inset else name,
        text(_minutes(step.planned), style),
        text(took, style),
    )
    return Row(cells, widths, pad=_PAD, ruled=0.75, lid=False)


def _minutes(minutes: int) -> str:
    return _("{n} min").format(n=minutes) if minutes else ""


def _prompts(context: Context) -> list[tuple[str, int]]:
    """The same sections to fill in by hand, each with the lines that it has at least."""
    known = context.pack.domain_by_id
    planned = context.planned.domains if context.planned else ()
    domains = [context.domain] if context.domain else [known[domain] for domain in planned if domain in known]
    about = [_("Levels and evidence: {domain}").format(domain=domain.name) for domain in domains]
    return [
        (_("Who was in the room, by roles, and who rated"), 2),
        (_("What we worked on"), _LINES),
        *((name, 10) for name in about or [_("Levels and evidence")]),
        (_("Our focus area, and why"), _LINES),
        (_("Our stage, and what shows it"), 2),
        (_("Our goal, and the day we look at it again"), _LINES),
        (_("Who does what by when"), 8),
        (_("Thoughts for later"), _LINES),
    ]


def _by_hand(context: Context, names: Sequence[str], lines: Lines) -> Iterator[Block]:
    yield context.place_and_date()
    for name, count in zip(names, lines, strict=True):
        asked = stack([text(name, context.look.label, glue=True), WritingLines(count)])
        yield from (Space(10), context.keep(asked))
