"""Slides of steps in which tables go from station to station: what to do, the board, and each round."""

from collections.abc import Iterator

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.rotation import rotation, tables_of
from mastery_desktop.domain.step_names import STEP_NAMES
from mastery_desktop.domain.wall import Bullets, Card, Cards, Slide, Table, TableRow, Title
from mastery_desktop.domain.workshop import elements_of
from mastery_desktop.messages import N_, _
from mastery_desktop.services.slides.frame import Frame

_TASKS = {
    StepKind.GALLERY: (
        N_("Go with your table from poster to poster."),
        N_("Read it, and put one mark where our school is today."),
        N_("When the time is up, go on to the next poster."),
    ),
    StepKind.ROTATION: (
        N_("Go with your table from station to station. Each is one practice."),
        N_("Talk about it, and leave one sentence for those who come after you."),
        N_("When the time is up, go on to the next station."),
    ),
}
_NAME_WEIGHT, _ROUND_WEIGHT = 12, 3


def stations(frame: Frame) -> Iterator[Slide]:
    """What to do, which table is where in which round, and the rounds one by one."""
    kind = frame.step.kind
    elements = frame.elements or elements_of(frame.pack, frame.workshop.domains)
    names = [element.name for element in elements]
    name = _(STEP_NAMES[kind])
    yield frame.slide("task", Title(text=name), Bullets(items=tuple(_(text) for text in _TASKS[kind]), numbered=True))
    if not names:
        return
    tables = tables_of(frame.workshop, len(names))
    rounds = rotation(len(tables), len(names))
    yield frame.slide(
        "board",
        Title(text=_("Who is where, round by round")),
        _board(names, rounds),
        foot_left=_("The numbers are those of the tables."),
    )
    for number, places in enumerate(rounds, 1):
        yield frame.slide(
            f"round/{number}",
            Title(text=_("Round {n}").format(n=number)),
            Cards(
                cards=tuple(Card(title=table, text=names[at]) for table, at in zip(tables, places, strict=True)),
            ),
            right=_("Round {n} of {count}").format(n=number, count=len(rounds)),
            progress=(number, len(rounds)),
        )


def _board(names: list[str], rounds: tuple[tuple[int, ...], ...]) -> Table:
    """A row for each station, a column for each round, and the numbers of the tables that are there."""
    heads = (_("Round"), *(str(number) for number in range(1, len(rounds) + 1)))
    rows = tuple(TableRow(cells=(name, *_numbers(at, rounds))) for at, name in enumerate(names))
    return Table(heads=heads, rows=rows, weights=(_NAME_WEIGHT, *(_ROUND_WEIGHT for _number in rounds)))


def _numbers(station: int, rounds: tuple[tuple[int, ...], ...]) -> tuple[str, ...]:
    return tuple(", ".join(str(table) for table, at in enumerate(places, 1) if at == station) for places in rounds)
