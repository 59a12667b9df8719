"""A migration for tests: a new table with rows of an old one, and an old table with one more column."""

import sqlalchemy as sa
from alembic import op

from mastery_desktop.storage.migrations import VERSION

revision, down_revision = f"{VERSION + 1:04}", f"{VERSION:04}"


def upgrade() -> None:
    """Move on to the later schema."""
    op.create_table("thought", sa.Column("id", sa.Text(), primary_key=True), sa.Column("text", sa.Text()))
    op.execute("INSERT INTO thought SELECT id, text FROM parked")
    with op.batch_alter_table("evidence") as batch:
        batch.add_column(sa.Column("room", sa.Text(), nullable=True))
