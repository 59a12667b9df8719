"""A program that is to be killed: writes one mark into thousands of rows, transaction after transaction.

Arguments: the database, and the journal mode ("truncate", or "memory" to show that the test can find a broken one). It
prints the number of each transaction after it was committed.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from mastery_desktop.domain.records import Evidence, SessionId, natural_id
from mastery_desktop.storage.database import open_database
from mastery_desktop.storage.engine import SETTINGS

ROWS = 2000
SESSION = SessionId("0b0f6f0e-5a51-4d8e-9a76-3d3c7f3b6a10")


def main() -> None:
    """Write until killed."""
    mode = sys.argv[2]
    SETTINGS["journal_mode"] = (mode.upper(), mode)
    store = open_database(Path(sys.argv[1]), lambda: datetime(2026, 11, 6, tzinfo=UTC))
    with store.write() as write:
        if len(write.all(Evidence, SESSION)) < ROWS:
            for place in range(ROWS):
                evidence = natural_id("row", place)
                write.put(Evidence(id=evidence, session_id=SESSION, element="e", place=place, text="0"))
    number = 1
    while True:
        with store.write() as write:
            run = write._connection.exec_driver_sql
            run("PRAGMA cache_size = 20")  # so that pages go to the disk before the end of the transaction
            run("UPDATE evidence SET text = ?, element = ?", (str(number), "x" * (number % 50)))
            write.touched.add(Evidence)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        number += 1


if __name__ == "__main__":
    main()
