"""The two tables of a collecting database, and the way to it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Engine,
    Index,
    LargeBinary,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    inspect,
    make_url,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.messages import _

SQLITE: Final = "sqlite"
POSTGRESQL: Final = "postgresql"

metadata = MetaData()

SESSIONS = Table(
    "collected_session",
    metadata,
    Column("session", Text, primary_key=True),
    Column("pack", Text, nullable=False),
    Column("district", Text, nullable=False),
    Column("school", Text, nullable=False),
    Column("held_on", Text, nullable=False),
    Column("tick", BigInteger, nullable=False),
    Column("rank", Text, nullable=False),
    Column("consents", Boolean(create_constraint=False), nullable=False),
    Column("levels", LargeBinary, nullable=False),
    Column("raters", LargeBinary, nullable=False),
    Column("share", LargeBinary, nullable=False),
)
"""The newest copy of each session. `school` is a key that names nobody; `levels` has a byte for each element of the
framework, the place of its level, one more for "not agreed yet", and 255 where there is no result; `raters` four bytes
for each. `rank` orders copies of the same tick, so that all loaders keep the same one."""

Index(
    "ix_collected_session_counting",
    SESSIONS.c.pack,
    SESSIONS.c.district,
    SESSIONS.c.school,
    SESSIONS.c.held_on,
    SESSIONS.c.tick,
    SESSIONS.c.consents,
    SESSIONS.c.levels,
)

FILES = Table(
    "collected_file",
    metadata,
    Column("digest", Text, primary_key=True),
    Column("name", Text, nullable=False),
)
"""The files that were taken in, by the SHA-256 of their bytes: they alone are not read again."""


def connect(url: str, password: str | None = None, *, made: bool = True) -> Engine:
    """The way to a database.

    Args:
        url: where it is, without a password: that comes from the password file of PostgreSQL, or from a prompt.
        password: what was typed at the prompt.
        made: whether a file of SQLite that is not there is made; who only reads makes none.

    Raises:
        NotPossible: it holds a password, there is no driver for it, or it is not there.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise NotPossible(_("This is no address of a database. Write it as sqlite:///FILE or postgresql://…")) from None
    if parsed.password is not None:
        words = _(
            "The address must not hold a password: others can read what stands on a command line. Put it into the"
            " password file of PostgreSQL (.pgpass), or let the command ask for it."
        )
        raise NotPossible(words)
    kind = parsed.get_backend_name()
    if kind not in (SQLITE, POSTGRESQL):
        raise NotPossible(_("Only SQLite and PostgreSQL are known, not {kind}.").format(kind=kind))
    if kind == SQLITE and not made and not Path(parsed.database or "").is_file():
        words = _("There is no database {file}. Gather a folder into it first, or look at the address again.")
        raise NotPossible(words.format(file=parsed.database))
    if parsed.drivername == POSTGRESQL:
        parsed = parsed.set(drivername="postgresql+psycopg")
    arguments: dict[str, Any] = {"password": password} if password else {}
    try:
        engine = create_engine(parsed, connect_args=arguments)
    except (ImportError, NoSuchModuleError):
        words = _("The driver for PostgreSQL is missing: pip install mastery-desktop[collect]")
        raise NotPossible(words) from None
    if kind == SQLITE:
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def prepare(engine: Engine) -> None:
    """Make the tables where they are missing; afterwards, loaders need no right to make any.

    Raises:
        NotPossible: the database cannot be reached, or its tables cannot be made.
    """
    try:
        if {table.name for table in metadata.sorted_tables} - set(inspect(engine).get_table_names()):
            metadata.create_all(engine)
    except SQLAlchemyError as error:
        raise unreachable(error) from error


def unreachable(error: SQLAlchemyError) -> NotPossible:
    """The sentence for a database that cannot be worked with; the driver's first line says why."""
    reason = str(getattr(error, "orig", None) or error).strip().splitlines() or [""]
    return NotPossible(_("The database cannot be used: {reason}").format(reason=reason[0]))


def _prepare_sqlite(connection: Any, _record: Mapping[str, Any]) -> None:  # noqa: ANN401 - the driver's own
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA busy_timeout=30000")
