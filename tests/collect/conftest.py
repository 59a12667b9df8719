"""Databases to collect into: SQLite in a file, and a PostgreSQL server of the test's own on loopback."""

import getpass
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from mastery_desktop.content.loader import load_pack
from mastery_desktop_collect.tables import connect, prepare

_HOMES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda home: int(home.parent.name)) or [Path()]
_HOME = _HOMES[-1]


@pytest.fixture(scope="session")
def pack():
    return load_pack()


def as_whom():
    """The server refuses to run as root; the package brings a user for it."""
    return {"user": "postgres", "group": "postgres"} if os.name == "posix" and os.geteuid() == 0 else {}


@pytest.fixture(scope="session")
def server():
    """A server with an owner of the database and a loader, who may read, add and change rows and nothing else."""
    if not (_HOME / "initdb").exists():
        pytest.skip("there is no PostgreSQL server here: on Debian, apt-get install postgresql")
    if importlib.util.find_spec("psycopg") is None:
        pytest.skip("there is no driver for PostgreSQL here: pip install psycopg[binary]")
    # Not among pytest's own folders: each start of pytest closes those to other users, such as the server's.
    folder = Path(tempfile.mkdtemp(prefix="mastery-postgresql-"))
    data = folder / "data"
    who = as_whom()
    owner = who.get("user") or getpass.getuser()
    if who:
        subprocess.run(["chown", "postgres", folder], check=True)
    how = {"cwd": "/", "timeout": 60, "capture_output": True, **who}
    subprocess.run([_HOME / "initdb", "-D", data, "-A", "trust", "-U", owner, "--no-sync"], check=True, **how)
    for port in range(20_000 + os.getpid() % 9_000, 60_000, 7_001):  # another program may have the first one
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        command = [_HOME / "pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", options, "start"]
        if subprocess.run(command, check=False, **how).returncode == 0:
            break
    else:
        pytest.fail(f"the server did not start: {(data / 'log').read_text()[-500:]}")
    try:
        yield f"postgresql://{owner}@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([_HOME / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=True, **how)
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """The address of an empty database of its own, prepared by its owner."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'collected.sqlite'}"
    else:
        url = request.getfixturevalue("server")
        name = f"test_{abs(hash(request.node.nodeid)) % 10**9}"
        engine = connect(url).execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        url = url.removesuffix("postgres") + name
    engine = connect(url)
    prepare(engine)
    engine.dispose()
    return url


@pytest.fixture
def engine(address):
    engine = connect(address)
    yield engine
    engine.dispose()
