"""What Alembic runs around the migrations: the connection is given, and its transaction holds them all."""

from alembic import context

from mastery_desktop.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
