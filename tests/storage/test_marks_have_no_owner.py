"""No table and no session file can tie a mark to a person, an order or a time: the schema, column by column.

A column that is new where marks are kept makes this fail, until somebody has thought about what it could tell.
"""

import json

import pytest
from sqlalchemy import func, select

from mastery_desktop.config.resources import find_resources
from mastery_desktop.domain.records import Attendance, Counts, ShiftMarks
from mastery_desktop.storage.tables import META, UNDO, metadata, record_table
from tests.helpers.packs import small_pack
from tests.helpers.stores import desk
from tests.helpers.workshops import SESSION, full_workshop

TABLES = tuple(metadata.tables.items())
STAMP = {"lamport", "device", "deleted"}
COUNTS = {
    "id",
    "session_id",
    "element",
    "round",
    "group",
    "mode",
    "marks",
    "raters",
    "slips",
}  # `slips`: how many came in
SHIFT = {"id", "session_id", "element", "group", "marks", "placed"}
PERSON = (
    "person",
    "name",
    "rater_id",
    "slip",
    "seat",
    "who",
    "user",
    "email",
    "order",
    "at",
    "time",
    "created",
    "started",
)


def told(columns, allowed):
    """The columns that nobody has thought about."""
    return set(columns) - allowed - STAMP


@pytest.mark.parametrize(("kind", "allowed"), [(Counts, COUNTS), (ShiftMarks, SHIFT)])
def test_what_is_kept_of_marks_is_known_column_by_column(kind, allowed):
    columns = {column.name for column in record_table(kind).table.columns}
    assert told(columns, allowed) == set()
    assert not columns & set(PERSON)
    assert told(columns | {"slip"}, allowed) == {"slip"}  # a leak that is planted is found


def test_marks_stand_in_no_other_table_and_nobody_refers_to_them():
    holding = {table.name for table in metadata.tables.values() if "marks" in table.columns}
    assert holding == {"counts", "shift_marks", "earlier_result"}
    for table in metadata.tables.values():
        for key in table.foreign_keys:
            assert key.column.table.name not in holding, table.name
    people = {column.name for column in record_table(Attendance).table.columns}
    assert not people & {"element", "marks", "round", "level", "group"}


def test_the_published_schema_of_files_has_no_more_than_that():
    schema = json.dumps(json.loads(find_resources().path("schema/session-1.schema.json").read_text("utf-8")))
    assert "attendance" not in schema.lower()
    assert '"slip"' not in schema


def test_twelve_slips_leave_the_same_rows_ticks_and_history_as_one_count(tmp_path):
    """What is written does not grow with the slips, so it has no place for one of them."""
    pack = small_pack()
    elements = tuple(pack.elements)
    grown = []
    for raters in (5, 12, 40):
        with desk(tmp_path / str(raters), pack) as room:
            room.fill(type(full_workshop(pack))(session=full_workshop(pack).session))
            before = state(room)
            room.rating.save_counts(SESSION, dict.fromkeys(elements, (raters - 2, 2, 0)), raters=raters)
            after = state(room)
            grown.append({name: after[name] - before[name] for name in after})
    assert grown[0] == grown[1] == grown[2]
    assert grown[0]["counts"] == len(elements)
    assert grown[0]["undo"] == 0


def state(room):
    """How many rows each table has, and how far the logical clock has gone."""
    with room.store._engine.connect() as raw:
        rows = {name: raw.execute(select(func.count()).select_from(table)).scalar_one() for name, table in TABLES}
        ticks = raw.exec_driver_sql("SELECT max(lamport) FROM session").scalar_one()
    assert {META.name, UNDO.name} <= set(rows)
    return rows | {"ticks": ticks}
