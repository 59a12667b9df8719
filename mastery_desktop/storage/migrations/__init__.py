"""Brings the schema of an older database up to date.

Each change of the tables is a module under `versions`, numbered without gaps: revision "0002" makes version 2 of the
schema (`PRAGMA user_version`) out of version 1. To add one: change `domain.records`, write the module with explicit
operations, raise `VERSION`, and save a database of the old version under `tests/data`. A test compares the result with
the tables in `storage.tables`.

Alembic takes long to import and is needed only when a migration is due; import `alembic` nowhere else.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

VERSION = 1
"""The version of the schema that this program reads and writes."""

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Schema:
    """A version of the schema and the folders of the migrations that lead to it."""

    version: int = VERSION
    folders: tuple[Path, ...] = (FOLDER / "versions",)

    @property
    def revision(self) -> str:
        """The name of the last migration."""
        return f"{self.version:04}"


def upgrade(connection: Connection, schema: Schema) -> None:
    """Run the migrations that are missing, inside the transaction of the connection."""
    from alembic import command  # noqa: PLC0415 - slow, and rarely needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", _escaped(FOLDER))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(map(_escaped, schema.folders)))
    config.attributes["connection"] = connection
    command.upgrade(config, schema.revision)


def _escaped(path: Path) -> str:
    return str(path).replace("%", "%%")
