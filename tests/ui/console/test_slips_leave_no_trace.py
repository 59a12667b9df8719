"""While slips are typed one by one, nothing on the disk moves: no row, no time, no backup, not a byte."""

import pytest

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.services.backups import EVERY
from tests.ui.console.helpers import go_to, slips, write


def on_the_disk(folder):
    """Every file below a folder with its bytes and the time of its last change."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {str(file): (file.read_bytes(), file.stat().st_mtime_ns) for file in files}


@pytest.fixture(params=[5, 12])
def room(request, open_console, new_session):
    """So many people, and the console of their workshop."""
    return request.param, open_console(new_session(people=request.param))


def test_no_slip_reaches_the_disk_before_the_count_is_closed(room, services, clock, tmp_path):
    people, console = room
    go_to(console, StepKind.COUNT)
    clock.wait(EVERY.total_seconds())
    services.backups.make_if_due()
    before = on_the_disk(tmp_path)
    for slip in slips(people, len(console.panel.elements)):
        write(console, "".join(map(str, slip)))
        clock.wait(EVERY.total_seconds())
        assert services.backups.make_if_due() is None
        assert on_the_disk(tmp_path) == before
    console.panel.press_primary()
    assert on_the_disk(tmp_path) != before, "the count is kept, once"
    assert services.backups.make_if_due() is not None
