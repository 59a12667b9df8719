"""A roll-up in words and tables, the same on screen, on paper, on a page for a browser and in a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from mastery_desktop.domain.choices import Need, OutcomeKind
from mastery_desktop.domain.goal_words import NEEDS
from mastery_desktop.domain.labels import COMPARISON, EVIDENCE_KINDS, OUTCOMES, long_date, moment_in_words
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.rollup import FOCUS, KINDS, LEVELS, STAGES, SUPPORT, WANTED, Earlier, RollUp
from mastery_desktop.domain.suppression import FEWEST_SCHOOLS, Shown
from mastery_desktop.messages import N_, _, ngettext

TITLE: Final = N_("District roll-up")
SHARED_FOR: Final = N_("Made from what schools shared for this purpose. Numbers are schools, never people.")
HIDDEN: Final = N_("hidden")
TOO_FEW: Final = N_("Too few to show")

_NOT_RATED: Final = N_("Not rated by any school")

_NO_RANKING: Final = N_(
    "Practices stand in the order of the framework, not of what was said. Levels are words that teams agreed on, each"
    " from its own evidence."
)
_HIDING: Final = N_(
    "One or two schools in a cell are hidden, together with at least one more number, so that no school can be told"
    " from the others. Where that would hide more than half of a row, the row is too few to show."
)


@dataclass(frozen=True)
class TableRow:
    """A row: what it is about, and the words of its cells; no cells where a note says why there are no numbers."""

    name: str
    cells: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class RollUpTable:
    """A table: its title, the heads of its columns, its rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]


def facts(rolled: RollUp) -> list[str]:
    """What must be known before the numbers are read."""
    schools = ngettext("{n} school, {day}.", "{n} schools, {day}.", rolled.schools)
    if not rolled.schools:
        return [_("No school is in it: there is no file in this folder that could be counted.")]
    said = [schools.format(n=rolled.schools, day=long_date(rolled.day)), _(SHARED_FOR)]
    if not rolled.enough:
        words = _(
            "There are fewer than {n} schools, and not all of them have said that they may appear. So no numbers are"
            " shown."
        )
        return [*said, words.format(n=FEWEST_SCHOOLS)]
    said += [_(_NO_RANKING), _(COMPARISON)]
    consent = _("Every school has said that it may appear, unnamed, so nothing is hidden.")
    return [*said, consent if rolled.all_consent else _(_HIDING)]


def warnings(rolled: RollUp, pack: Pack, *, here: bool = False) -> list[str]:
    """What must be known before it is handed on.

    Args:
        rolled: the roll-up.
        pack: the framework.
        here: for who makes it, on this computer: says of what the earlier ones were made, which may name a district.
    """
    said = []
    if rolled.close_to and not rolled.all_consent:
        words = _(
            "It differs by fewer than three schools from an earlier roll-up: {others}. Whoever has both could subtract"
            " them and see what a single school said. Wait until more schools have shared."
        )
        said.append(words.format(others=_listing(rolled.close_to, here=here)))
    if rolled.held_back:
        if rolled.held_for:
            words = _(
                "Not shown, because together with an earlier roll-up ({others}) it would tell where one or two schools"
                " stand: {rows}."
            )
        else:
            words = _("Not shown, because together with earlier roll-ups a hidden number could be worked out: {rows}.")
        said.append(
            words.format(
                rows="; ".join(_row_names(rolled.held_back, pack)), others=_listing(rolled.held_for, here=here)
            )
        )
    return said


def _listing(earlier: Sequence[Earlier], *, here: bool) -> str:
    return "; ".join(which(one.at or one.day, one.source if here else "", len(one.schools)) for one in earlier)


def which(made: datetime | date, source: str, schools: int) -> str:
    """Which roll-up is meant: when it was handed on, of what it was made, how many schools are in it."""
    when = moment_in_words(made) if isinstance(made, datetime) else long_date(made)
    count = ngettext("{n} school", "{n} schools", schools).format(n=schools)
    return ", ".join(filter(None, (when, source, count)))


def tables(rolled: RollUp, pack: Pack) -> list[RollUpTable]:
    """The tables in their order; none where there are too few schools."""
    return list(_tables(rolled, pack)) if rolled.enough and rolled.schools else []


def _tables(rolled: RollUp, pack: Pack) -> Iterator[RollUpTable]:
    unsure = _(OUTCOMES[OutcomeKind.NOT_AGREED])
    levels = (*(level.short for level in pack.levels), unsure)
    for domain in pack.domains:
        rows = [(element.name, rolled.of(f"{LEVELS}{element.id}")) for element in domain.elements]
        rated = any(_is_anything(shown) for _name, shown in rows)
        title = _("Agreed levels: {domain}").format(domain=domain.name)
        yield _table(title, (_("Practice"), *levels), rows if rated else [])
    yield _listed(_("Focus areas"), _("Practice"), [e.name for e in pack.elements.values()], rolled.of(FOCUS))
    stages = [*(stage.name for stage in pack.stage_model.stages), _("No stage chosen yet")]
    yield _listed(_("Stages of the focus areas"), _("Stage"), stages, rolled.of(STAGES))
    yield _listed(_("Support asked for"), _("Support"), [_(NEEDS[need]) for need in Need], rolled.of(SUPPORT))
    kinds = tuple(_(EVIDENCE_KINDS[kind]) if kind else _("Not said") for kind in KINDS)
    rows = [(element.name, rolled.of(f"{WANTED}{element.id}")) for element in pack.elements.values()]
    yield _table(_("Evidence wanted"), (_("Practice"), *kinds), [row for row in rows if _is_anything(row[1])])


def _is_anything(shown: Shown) -> bool:
    return shown.too_few or any(cell != 0 for cell in shown.cells)


def _table(title: str, heads: Sequence[str], rows: Sequence[tuple[str, Shown]]) -> RollUpTable:
    return RollUpTable(title, tuple(heads), tuple(_row(name, shown) for name, shown in rows))


def _row(name: str, shown: Shown) -> TableRow:
    if shown.too_few:
        return TableRow(name, (), _(TOO_FEW))
    return TableRow(name, _cells(shown)) if _is_anything(shown) else TableRow(name, (), _(_NOT_RATED))


def _listed(title: str, head: str, names: Sequence[str], shown: Shown) -> RollUpTable:
    """A single row as a list, one line for each cell that is not empty."""
    heads = (head, _("Schools"))
    if shown.too_few:
        return RollUpTable(title, heads, (TableRow(_("The whole table"), (), _(TOO_FEW)),))
    cells = zip(names, _cells(shown), shown.cells, strict=True)
    return RollUpTable(title, heads, tuple(TableRow(name, (word,)) for name, word, cell in cells if cell != 0))


def _cells(shown: Shown) -> tuple[str, ...]:
    return tuple(_(HIDDEN) if cell is None else str(cell) for cell in shown.cells)


def _row_names(rows: Sequence[str], pack: Pack) -> Iterator[str]:
    """What rows are about: a table where all its practices are among them, else the table with their names."""
    for begin, title in ((LEVELS, _("Agreed levels")), (WANTED, _("Evidence wanted"))):
        names = [element.name for element in pack.elements.values() if f"{begin}{element.id}" in rows]
        if len(names) == len(pack.elements):
            yield _("{table} of all practices").format(table=title)
        elif names:
            yield f"{title} ({', '.join(names)})"
    singles = {FOCUS: _("Focus areas"), STAGES: _("Stages of the focus areas"), SUPPORT: _("Support asked for")}
    yield from (words for row, words in singles.items() if row in rows)
