"""Makes the saved files of the first schema anew: `python -m tests.helpers.saved_files`.

That is right only until the schema is released. From then on its files stay as they are: they show every later
version what it must still open.
"""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.helpers.packs import small_pack
from tests.helpers.stores import desk
from tests.helpers.workshops import SESSION, full_workshop

DATA = Path(__file__).parent.parent / "data"
DEVICE = "11111111-2222-4333-8444-555555555555"


def main() -> None:
    pack = small_pack()
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "mastery.sqlite"
        with desk(folder, pack):
            pass
        with closing(sqlite3.connect(file)) as raw, raw:
            raw.execute("UPDATE meta SET value = ? WHERE key = 'device'", (DEVICE,))
        with desk(folder, pack) as open_desk:
            open_desk.fill(full_workshop(pack))
            open_desk.sessions.set_attendance(SESSION, [("A. Teacher", "teacher", 90)])
            open_desk.sessions.park(SESSION, "x")
            parked = open_desk.sessions.load(SESSION).parked[-1]
            with open_desk.store.write() as write:
                write.delete(type(parked), parked.id)
            (DATA / "session-1.mastery").write_bytes(open_desk.sharing.export(SESSION))
        shutil.copy(file, DATA / "schema-1.sqlite")


if __name__ == "__main__":
    main()
