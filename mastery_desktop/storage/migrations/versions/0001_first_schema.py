"""The tables of the first release: one per kind of record, and what the store keeps beside them."""

from typing import Any, TypeAlias

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_Column: TypeAlias = sa.Column[Any]


def upgrade() -> None:
    """Make the tables out of nothing."""
    _create_sessions()  # first: what follows refers to the session
    _create_ratings()
    _create_plans()
    _create_series()
    _create_store()


def _create_sessions() -> None:
    """Sessions: what was agreed on before, the course of the day, and who was there."""
    _create_record("series", _text("title"))
    _create_record(
        "session",
        _text("team"),
        _text("school"),
        _text("district"),
        _text("title"),
        _number("by_domains"),
        _text("held_on"),
        _text("facilitator"),
        _number("people"),
        _number("raters"),
        _text("language"),
        _text("pack_id"),
        _text("pack_version"),
        _text("pack_hash"),
        _text("overlay"),
        _text("template"),
        _number("minutes"),
        _text("rule"),
        _text("mode"),
        _text("voters"),
        _text("purpose"),
        _text("board_ask"),
        _text("calendar"),
        _number("released"),
        _number("consents"),
        _number("sample"),
        _text("state"),
        _text("step", null=True),
        _text("anchor"),
        _text("series", null=True),
        _text("previous", null=True),
        _text("created"),
        _text("changed"),
    )
    _create_part(
        "step",
        _number("place"),
        _text("kind"),
        _text("domain", null=True),
        _number("planned"),
        _text("started", null=True),
        _text("ended", null=True),
        _number("spent"),
        _number("skipped"),
        _number("short"),
    )
    _create_part("group", _number("place"), _text("name"), _number("raters"), _text("elements"))
    _create_part("wording", _text("pack_id"), _text("pack_hash"), _text("language"), _text("texts"))
    _create_part("own_slide", _text("step"), _text("name"), _text("picture"))
    _create_part("parked", _number("place"), _text("text"), _text("fate"), _text("due", null=True))
    _create_part("room_check", _text("at"), _text("answers"), _number("depth"), _number("width"))
    _create_part("attendance", _number("place"), _text("name"), _text("role"), _number("minutes"))


def _create_ratings() -> None:
    """What the team found about its practices, per level and never per person."""
    _create_part(
        "counts",
        _text("element"),
        _number("round"),
        _text("group", null=True),
        _text("mode"),
        _text("marks"),
        _number("raters"),
        _number("slips"),
    )
    _create_part(
        "shift_marks", _text("element"), _text("group", null=True), _text("marks"), _number("placed", null=True)
    )
    _create_part("table_level", _text("element"), _text("group"), _text("level"))
    _create_part(
        "rating",
        _text("element"),
        _text("state"),
        _text("outcome"),
        _text("level", null=True),
        _text("upper", null=True),
        _text("rule", null=True),
        _text("fist", null=True),
        _text("mode", null=True),
        _number("discussed"),
        _text("true_for_all", null=True),
        _text("not_for"),
        _number("not_for_groups"),
    )
    _create_part(
        "evidence",
        _text("element"),
        _number("place"),
        _text("text"),
        _number("have"),
        _text("kind", null=True),
        _text("side", null=True),
        _text("strength", null=True),
        _number("no_name"),
    )


def _create_plans() -> None:
    """What the team decided to work on, and what follows from it."""
    _create_part("potential_focus", _text("domain"), _text("element", null=True), _text("answers"))
    _create_part("candidate", _text("element"), _number("dots"), _text("impact"), _text("effort"), _text("waits"))
    _create_part(
        "focus_area", _number("place"), _text("element"), _number("active"), _text("reason"), _text("second_reason")
    )
    _create_part("stage_choice", _text("focus"), _text("stage", null=True), _text("evidence"))
    _create_part("sorted_item", _text("focus"), _text("item"), _text("sorting", null=True))
    _create_part(
        "goal",
        _text("focus"),
        _text("text"),
        _text("check_on", null=True),
        _text("notice"),
        _text("barriers"),
        _text("reach", null=True),
        _text("labels"),
    )
    _create_part(
        "action",
        _text("focus", null=True),
        _number("place"),
        _text("what"),
        _text("who"),
        _number("who_role"),
        _text("by"),
        _text("evidence"),
        _text("resources"),
        _text("needs"),
        _text("check"),
    )
    _create_part(
        "plan_check",
        _text("focus"),
        _number("days"),
        _text("due", null=True),
        _text("done"),
        _text("evidence"),
        _text("needs"),
    )
    _create_part("cycle", _text("focus"), _text("change"), _text("plan"), _text("do"), _text("study"), _text("act"))
    _create_part(
        "roadmap_entry",
        _text("item"),
        _text("state", null=True),
        _text("owner"),
        _number("owner_role"),
        _text("notes"),
    )


def _create_series() -> None:
    """What a workshop takes over from the one before, and leaves to the next."""
    _create_part(
        "promise",
        _number("place"),
        _text("what"),
        _text("who"),
        _text("by"),
        _text("evidence"),
        _text("resources"),
        _text("needs"),
        _text("state"),
        _text("brought"),
    )
    _create_part(
        "earlier_focus",
        _number("place"),
        _text("element"),
        _text("held_on"),
        _text("reason"),
        _text("goal"),
        _text("stage", null=True),
        _text("fate"),
        _text("learned"),
    )
    _create_part(
        "earlier_result",
        _text("element"),
        _text("held_on"),
        _text("pack_id"),
        _number("meaning"),
        _text("overlay"),
        _text("marks"),
        _number("raters"),
        _text("outcome"),
        _text("level", null=True),
        _text("upper", null=True),
    )
    _create_part("exit_line", _number("place"), _text("question"), _text("text"), _number("times"))
    _create_part("exit_slips", _number("slips"), _text("worth"))
    _create_part("computer", _text("installation"), _text("who"), _text("name"), _text("at"), _text("wrote"))


def _create_store() -> None:
    """What is no part of one session, and what the store keeps for itself: facts, pictures, the bin, the ledger."""
    _create_record("attachment", _text("resource"), _text("path"))
    op.create_table("meta", _text("key"), _text("value"), _primary("meta", "key"), sqlite_with_rowid=False)
    op.create_table(
        "picture", _text("hash"), sa.Column("data", sa.LargeBinary(), nullable=False), _primary("picture", "hash")
    )
    op.create_table(
        "bin",
        _text("session_id"),
        _text("at"),
        _of_session("bin"),
        _primary("bin", "session_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "imported",
        _text("hash"),
        _text("session_id"),
        _text("at"),
        _of_session("imported"),
        _primary("imported", "hash"),
        sqlite_with_rowid=False,
    )
    _index_by_session("imported")
    op.create_table(
        "taken",
        _text("session_id"),
        _text("hash"),
        _text("backup"),
        _number("tick"),
        _text("written"),
        _of_session("taken"),
        _primary("taken", "session_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "undo",
        _text("session_id"),
        _number("place"),
        _text("name"),
        _text("changes"),
        _flag("undone"),
        _of_session("undo"),
        _primary("undo", "session_id", "place"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "gone", _text("kind"), _text("id"), _number("tick"), _primary("gone", "kind", "id"), sqlite_with_rowid=False
    )


def _create_part(name: str, *columns: _Column) -> None:
    """A kind of record that belongs to a session."""
    _create_record(name, _text("session_id"), *columns, constraint=_of_session(name))
    _index_by_session(name)


def _create_record(name: str, *columns: _Column, constraint: sa.Constraint | None = None) -> None:
    """A kind of record: its id, its fields, and the stamp that a merge goes by."""
    op.create_table(
        name,
        _text("id"),
        *columns,
        _number("lamport"),
        _text("device"),
        _flag("deleted"),
        *((constraint,) if constraint is not None else ()),
        _primary(name, "id"),
        sqlite_with_rowid=False,
    )


def _index_by_session(table: str) -> None:
    op.create_index(f"ix_{table}_session_id", table, ["session_id"])


def _of_session(table: str) -> sa.Constraint:
    return sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=f"fk_{table}_session_id")


def _primary(table: str, *columns: str) -> sa.Constraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"pk_{table}")


def _text(name: str, *, null: bool = False) -> _Column:
    return sa.Column(name, sa.Text(), nullable=null)


def _number(name: str, *, null: bool = False) -> _Column:
    return sa.Column(name, sa.Integer(), nullable=null)


def _flag(name: str) -> _Column:
    return sa.Column(name, sa.Boolean(), nullable=False)
