"""What a benchmark finds, and how it is told: for people as a table, for the command that runs all of them as JSON."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

JSON = "--json"

_HEADS = ("figure", "measured", "limit", "ratio", "target", "")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """Something measured beside its bare limit: what nobody can do without, on this machine, in the same run.

    Attributes:
        name: what it is.
        measured: ours.
        limit: the bare limit.
        unit: of both.
        most_ratio: the highest ratio of ours to the limit that is a success; None where the target is another.
        most: the highest value of ours that is a success; None where the target is another.
    """

    name: str
    measured: float
    limit: float
    unit: str = "ms"
    most_ratio: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float:
        """Ours to the bare limit."""
        return self.measured / self.limit

    @property
    def target(self) -> str:
        """The target in words; empty where the figure only explains another one."""
        if self.most_ratio is not None:
            return f"ratio at most {self.most_ratio:g}"
        return "" if self.most is None else f"at most {self.most:g} {self.unit}"

    @property
    def verdict(self) -> str:
        """Whether the target is met."""
        if not self.target:
            return ""
        over_ratio = self.most_ratio is not None and self.ratio > self.most_ratio
        return "MISSED" if over_ratio or (self.most is not None and self.measured > self.most) else "met"

    @property
    def cells(self) -> tuple[str, ...]:
        """The figure as a row of the table."""
        values = (f"{value:.{_places(value)}f} {self.unit}" for value in (self.measured, self.limit))
        return (self.name, *values, f"{self.ratio:.2f}", self.target, self.verdict)


def tell(figures: Iterable[Figure]) -> None:
    """Write what one benchmark found, in the way that its arguments ask for."""
    found = list(figures)
    sys.stdout.write(json.dumps([asdict(figure) for figure in found]) if JSON in sys.argv else table(found))
    sys.stdout.write("\n")


def read(text: str) -> list[Figure]:
    """Figures that `tell` wrote as JSON."""
    return [Figure(**figure) for figure in json.loads(text)]


def table(figures: Sequence[Figure]) -> str:
    """Figures as a table: what, ours, the bare limit, the ratio, the target, whether it is met."""
    rows = [_HEADS, *(figure.cells for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    lines = []
    for row in rows:
        name, *numbers = row[:4]
        cells = [name.ljust(widths[0])]
        cells += [number.rjust(width) for number, width in zip(numbers, widths[1:4], strict=True)]
        cells += [row[4].ljust(widths[4]), row[5]]
        lines.append("   ".join(cells).rstrip())
    return "\n".join(lines)


def _places(value: float) -> int:
    """Digits behind the point: three that count."""
    return 2 if value < 10 else 1 if value < 100 else 0  # noqa: PLR2004
