"""The list of sessions as a table model, with a search over what a person would look for."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from enum import IntEnum
from operator import attrgetter
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from typing_extensions import override

from mastery_desktop.domain.clock import time_in_words
from mastery_desktop.domain.content import StageId
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.records import SessionId
from mastery_desktop.domain.text import folded
from mastery_desktop.domain.workshop import SessionSummary, domains_title
from mastery_desktop.messages import N_, _, ngettext
from mastery_desktop.ui.short_day import short_day
from mastery_desktop.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROOT: Final = QModelIndex()


class Column(IntEnum):
    """The columns of the list."""

    TEAM = 0
    WORKSHOP = 1
    WHEN = 2
    PROGRESS = 3
    FOCUS = 4
    STAGE = 5


class Role(IntEnum):
    """What the list gives beside text."""

    SECOND_LINE = Qt.ItemDataRole.UserRole + 1
    PROGRESS = Qt.ItemDataRole.UserRole + 2
    SUMMARY = Qt.ItemDataRole.UserRole + 3


class DomainProgress(NamedTuple):
    """How many of a domain's elements are settled."""

    name: str
    color: QColor
    settled: int
    elements: int


_TITLES: Final = {
    Column.TEAM: N_("Team"),
    Column.WORKSHOP: N_("Workshop"),
    Column.WHEN: N_("When"),
    Column.PROGRESS: N_("Progress by domain"),
    Column.FOCUS: N_("Focus area"),
    Column.STAGE: N_("Stage"),
}
_NOTHING: Final = {Column.FOCUS: N_("no focus area yet"), Column.STAGE: N_("No stage chosen yet")}
"""What an empty place of the list says to those who hear it."""


class _Row(NamedTuple):
    summary: SessionSummary
    texts: dict[Column, str]
    seconds: dict[Column, str]
    progress: tuple[DomainProgress, ...]
    haystack: str


class SessionsModel(QAbstractTableModel):
    """The sessions that fit the search, in the order they were given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[_Row] = []
        self._rows: list[_Row] = []
        self._search = ""

    @property
    def total(self) -> int:
        """How many sessions there are, whether they fit the search or not."""
        return len(self._all)

    def set_sessions(self, sessions: Sequence[SessionSummary], pack: Pack, today: date) -> None:
        """Show other sessions."""
        self.beginResetModel()
        self._all = _told_apart([_row(summary, pack, today) for summary in sessions])
        self._rows = self._fitting()
        self.endResetModel()

    def set_search(self, text: str) -> None:
        """Show only sessions in which every word of a text occurs."""
        self.beginResetModel()
        self._search = text
        self._rows = self._fitting()
        self.endResetModel()

    def summary_at(self, row: int) -> SessionSummary:
        """The session in a row."""
        return self._rows[row].summary

    def row_of(self, session: SessionId) -> int:
        """The row of a session; -1 when it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.summary.session.id == session), -1)

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Role.SUMMARY:
            return row.summary
        cell = _progress_cell(row) if column is Column.PROGRESS else _text_cell(row, column)
        return cell.get(role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return _(_TITLES[Column(section)]) if orientation is Qt.Orientation.Horizontal else section + 1

    def _fitting(self) -> list[_Row]:
        words = folded(self._search).split()
        return [row for row in self._all if all(word in row.haystack for word in words)]


def _text_cell(row: _Row, column: Column) -> dict[int, Any]:
    text, second = row.texts[column], row.seconds.get(column, "")
    spoken = text or (_(_NOTHING[column]) if column in _NOTHING else "")
    cell: dict[int, Any] = {Qt.ItemDataRole.DisplayRole: text, Qt.ItemDataRole.AccessibleTextRole: spoken}
    if second:
        cell |= {Role.SECOND_LINE: second, Qt.ItemDataRole.AccessibleTextRole: f"{text}, {second}"}
    return cell


def _progress_cell(row: _Row) -> dict[int, Any]:
    spoken = _spoken(row.progress)
    item = Qt.ItemDataRole
    return {Role.PROGRESS: row.progress, item.AccessibleTextRole: spoken, item.ToolTipRole: plain_tip(spoken)}


def _row(summary: SessionSummary, pack: Pack, today: date) -> _Row:
    session, pack = summary.session, summary.pack or pack
    names = [pack.elements[e].name for e in summary.focus if e in pack.elements]
    stages = [pack.stage_by_id[StageId(s)].name for s in summary.stage if s in pack.stage_by_id]
    texts = {
        Column.TEAM: session.team,
        Column.WORKSHOP: domains_title(summary.domains, pack) or session.title,
        Column.WHEN: day_in_words(session.held_on, today),
        Column.FOCUS: _one_or_number(names),
        Column.STAGE: _one_or_number(stages),
    }
    shown = (texts[Column.WORKSHOP], texts[Column.WHEN])
    own = (session.team, session.school, session.district, session.facilitator, *shown)
    progress = tuple(
        DomainProgress(d.name, QColor(d.color), summary.rated.get(d.id, 0), len(d.elements)) for d in pack.domains
    )
    people = ngettext("{n} person", "{n} people", session.people).format(n=session.people)
    return _Row(summary, texts, {Column.TEAM: people}, progress, folded(" ".join((*own, *names, *stages))))


def _told_apart(rows: Sequence[_Row]) -> list[_Row]:
    """The same rows; where some look alike, below their day stands when each was made, and its number in a minute."""
    alike: defaultdict[tuple[str, ...], list[_Row]] = defaultdict(list)
    for row in rows:
        alike[tuple(row.texts[column] for column in (Column.TEAM, Column.WORKSHOP, Column.WHEN))].append(row)
    made: dict[SessionId, str] = {}
    for group in alike.values():
        told: Counter[str] = Counter()
        for session in sorted((row.summary.session for row in group), key=attrgetter("created", "id")):
            time = time_in_words(session.created.astimezone())
            told[time] += 1
            if len(group) > 1:
                made[session.id] = f"({told[time]}) {time}" if told[time] > 1 else time
    return [
        row._replace(seconds={**row.seconds, Column.WHEN: made[row.summary.session.id]})
        if row.summary.session.id in made
        else row
        for row in rows
    ]


def _one_or_number(names: Sequence[str]) -> str:
    different = list(dict.fromkeys(names))
    if len(different) > 1:
        return ngettext("{n} different", "{n} different", len(different)).format(n=len(different))
    return different[0] if different else ""


def _spoken(progress: Sequence[DomainProgress]) -> str:
    parts = (
        _("{domain}: {settled} of {count}").format(domain=p.name, settled=p.settled, count=p.elements) for p in progress
    )
    return "; ".join(parts)


def day_in_words(day: date, today: date) -> str:
    """A day as people say it: today, tomorrow, yesterday, else the month and day, with the year when it is another."""
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    away = (day - today) // timedelta(days=1)
    if away in near:
        return near[away]
    return short_day(day, year=day.year != today.year)
