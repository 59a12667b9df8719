"""Many schools: 1,000 files rolled up, and 100,000 sessions once collected: `python -m benchmarks.schools`.

The bare side of the folder opens the same zips and parses their JSON, and checks nothing. The bare side of the database
fetches the same bytes from SQLite and counts them, without order, schools or hiding.
"""

import io
import json
import random
import resource
import sqlite3
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from sqlalchemy import insert

from benchmarks.figures import Figure, tell
from mastery_desktop.bootstrap import rollup_service
from mastery_desktop.config.paths import Paths
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.pack import Pack
from mastery_desktop_collect.counting import by_district
from mastery_desktop_collect.gathering import packed_raters
from mastery_desktop_collect.tables import SESSIONS, connect, prepare
from tests.helpers.schools import session_file

FEW, MANY = 250, 1000
SESSIONS_IN_ALL, DISTRICTS = 100_000, 50
ROUNDS = 3


def clock() -> datetime:
    """A clock that stands."""
    return datetime(2026, 11, 6, 13, 0, tzinfo=UTC)


def bare_reading(files: Sequence[Path]) -> float:
    """Seconds to open zips and parse what is in them."""
    begun = perf_counter()
    for file in files:
        with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
            for name in archive.namelist():
                json.loads(archive.read(name))
    return perf_counter() - begun


def measure_folder(pack: Pack, folder: Path) -> list[Figure]:
    """A folder of files, and whether it takes as long per file as a smaller one."""
    places = [folder / "few", folder / "many"]
    for place, size in zip(places, (FEW, MANY), strict=True):
        place.mkdir()
        for number in range(size):
            (place / f"{number}.mastery").write_bytes(session_file(pack, number))
    paths = Paths(folder / "data")
    paths.create()
    service = rollup_service(pack, paths, clock)
    seconds: dict[Path, list[float]] = {place: [] for place in places}
    memory = []
    for _round in range(ROUNDS):
        for place in places:
            begun = perf_counter()
            service.look(place, lambda _done, _of: None)
            seconds[place].append(perf_counter() - begun)
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    bare = min(bare_reading(sorted(places[1].iterdir())) for _round in range(ROUNDS))
    few, many = (min(seconds[place]) for place in places)
    per_file = [few / FEW * 1000, many / MANY * 1000]
    return [
        Figure(name="1,000 sessions into a roll-up", measured=many * 1000, limit=bare * 1000, most=2000),
        Figure(
            name="the same for one file, of 1,000 and of 250", measured=per_file[1], limit=per_file[0], most_ratio=1.3
        ),
        Figure(
            name="memory after 1,000 files and after 250",
            measured=memory[1],
            limit=memory[0],
            unit="MB",
            most_ratio=1.3,
        ),
    ]


def measure_database(pack: Pack, folder: Path) -> list[Figure]:
    """A database of sessions, rolled up by district and element."""
    chance = random.Random(1)  # noqa: S311 - the same sessions in every run
    file = folder / "collected.sqlite"
    engine = connect(f"sqlite:///{file}")
    prepare(engine)
    rows = [
        {
            "session": f"{number:08}",
            "pack": pack.id,
            "district": f"District {number % DISTRICTS:02}",
            "school": f"{number:024x}",
            "held_on": date(2026, 10, 1).isoformat(),
            "tick": 10,
            "rank": "",
            "consents": False,
            "levels": bytes(chance.choices(range(len(pack.levels) + 1), k=len(pack.elements))),
            "raters": packed_raters([0] * len(pack.elements)),
            "share": b"{}",
        }
        for number in range(SESSIONS_IN_ALL)
    ]
    with engine.begin() as connection:
        connection.execute(insert(SESSIONS), rows)
    ours, bare = [], []
    for _round in range(ROUNDS):
        begun = perf_counter()
        found = by_district(engine, pack)
        ours.append(perf_counter() - begun)
        bare.append(bare_counting(file, len(pack.elements), len(pack.levels) + 1))
    if sum(district.schools for district in found) != SESSIONS_IN_ALL:
        raise RuntimeError("schools are missing")
    engine.dispose()
    name = "100,000 sessions by district and element"
    return [Figure(name=name, measured=min(ours) * 1000, limit=min(bare) * 1000, most=500)]


def bare_counting(file: Path, elements: int, levels: int) -> float:
    """Seconds to fetch the bytes of all sessions and count them."""
    begun = perf_counter()
    with closing(sqlite3.connect(file)) as connection:
        found: dict[str, list[bytes]] = {}
        for district, vector in connection.execute("SELECT district, levels FROM collected_session"):
            found.setdefault(district, []).append(vector)
    for vectors in found.values():
        everything = b"".join(vectors)
        for element in range(elements):
            column = everything[element::elements]
            for level in range(levels):
                column.count(level)
    return perf_counter() - begun


def main() -> None:
    """Measure, and tell."""
    pack = load_pack()
    with tempfile.TemporaryDirectory() as folder:
        figures = measure_folder(pack, Path(folder))
        figures += measure_database(pack, Path(folder))
    tell(figures)


if __name__ == "__main__":
    main()
