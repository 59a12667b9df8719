"""Leads a whole workshop by keyboard and says how it went; with `--pictures` every screen can be looked at."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic

from mastery_desktop.app.qt import QtWidgets  # isort: skip - before whatever else imports Qt
from mastery_desktop.app.demo.displays import draw_in_memory
from mastery_desktop.app.demo.hands import StuckError
from mastery_desktop.app.demo.leader import RoomClock
from mastery_desktop.app.demo.watch import Watch
from mastery_desktop.app.start import Program
from mastery_desktop.bootstrap import ContentChoice
from mastery_desktop.config.paths import Paths
from mastery_desktop.config.settings import Choices
from mastery_desktop.domain.agenda import TEMPLATE_BY_ID
from tools.scripted import lead
from tools.scripted.keyboard import KeyboardHands, KeyboardLeader
from tools.scripted.listening import marks_in, write_down
from tools.scripted.room import RoomStory
from tools.scripted.watching import WatchingCamera, check_few, copy_of

_TWO_MONTHS = timedelta(days=60).total_seconds() / 60
_TEN_O_CLOCK = datetime(2026, 11, 6, 10, 0, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which workshop is led, and where its pictures go."""

    people: int
    tables: int
    template: str
    displays: int
    size: tuple[int, int]
    wall: tuple[int, int]
    pictures: Path | None
    no_pictures: bool
    brief: bool
    texts: Path | None


def play(asked: Asked, folder: Path) -> dict[str, object]:
    """Lead the workshop in a profile in a folder; gives what there is to say of it.

    Raises:
        StuckError: it got stuck, or something that must hold did not.
    """
    began = monotonic()
    draw_in_memory(folder, (asked.size, asked.wall)[: asked.displays])
    app = QtWidgets.QApplication(sys.argv[:1])
    paths = Paths(folder / "profile")
    paths.create()
    choices = Choices.read(paths.settings)
    choices.clicker_pause = 0  # these hands press a key as fast as the program takes it, and mean each one
    choices.reduce_motion = True
    choices.save()
    clock = RoomClock(_TEN_O_CLOCK)
    program = Program(app, paths, ContentChoice, clock)
    window = program.window

    def busy() -> bool:
        return program.busy

    watch = Watch(window)
    app.installEventFilter(watch)
    camera = WatchingCamera(None if asked.no_pictures else asked.pictures, window)
    leader = KeyboardLeader(
        window=window,
        hands=KeyboardHands(window, busy, watch.complaint),
        camera=camera,
        story=_story(asked),
        clock=clock,
        out=asked.pictures or folder,
    )
    done: list[str] = []
    program.show(None)
    window.resize(*asked.size)
    try:
        _lead(leader, asked, paths, done)
    except (StuckError, OSError) as error:
        with contextlib.suppress(OSError, StuckError):
            camera.take("failed", str(error))
        raise StuckError(f"failed at “{done[-1] if done else 'start'}”: {error}") from None
    finally:
        window.close()
    if asked.texts is not None:
        with copy_of(paths.database) as database:
            write_down(asked.texts, camera.heard, marks_in(database))
    return {"steps": done, "looked": camera.looked, "seconds": round(monotonic() - began, 1)}


def _lead(leader: KeyboardLeader, asked: Asked, paths: Paths, done: list[str]) -> None:
    whole = _story(asked)
    domains = whole.pack.domains[: TEMPLATE_BY_ID[asked.template].domains]
    stories = {str(domain.id): _story(asked, place) for place, domain in enumerate(domains)}
    script = lead.Script(leader, stories, whole, single=asked.displays == 1)
    script.start()
    for step in script.steps:
        done.append(step.kind.value)
        script.lead(step)
        check_few(paths.database, asked.people)
    done.append("packet")
    lead.stop_projecting(leader)  # nothing is asked and no slip is typed where the room reads it
    lead.print_packet(leader, leader.out / "packet.pdf")
    done.append("exit slips")
    lead.type_exit_slips(leader, whole)
    done.append("finish")
    lead.finish(leader)
    lead.go_home(leader)
    leader.clock.pass_minutes(_TWO_MONTHS)
    done.append("next")
    lead.plan_next(leader)
    done.append("look back")
    lead.look_back(leader, whole, planned="plan" in done)
    if not asked.brief:
        done.append("rate again")
        lead.rate_again(leader, script)
    check_few(paths.database, asked.people)


def _story(asked: Asked, place: int | None = None) -> RoomStory:
    """What is said in a domain, or without one, in all of them."""
    pack = ContentChoice().load()
    return RoomStory(
        pack,
        people=asked.people,
        template=asked.template,
        tables=asked.tables,
        place=place or 0,
        everything=place is None,
    )


def _size(text: str) -> tuple[int, int]:
    width, height = text.split("x")
    return int(width), int(height)


def main() -> int:
    """Read what is asked for, and lead."""
    parser = argparse.ArgumentParser(prog="python -m tools.scripted", description=__doc__)
    parser.add_argument("--people", type=int, default=14)
    parser.add_argument("--tables", type=int, default=0, help="that rate on their own")
    parser.add_argument("--template", choices=TEMPLATE_BY_ID, default="90")
    parser.add_argument("--displays", type=int, choices=(1, 2), default=2)
    parser.add_argument("--size", type=_size, default=(1366, 768), help="of the console")
    parser.add_argument("--wall", type=_size, default=(1920, 1080), help="of the projector")
    parser.add_argument("--pictures", type=Path, help="a folder for the packet and a picture of every moment")
    parser.add_argument("--brief", action="store_true", help="the next workshop only opens, and rates nothing again")
    parser.add_argument("--no-pictures", action="store_true", help="only the packet goes into the folder")
    parser.add_argument("--texts", type=Path, help="a file for every text that could be read, and the marks")
    given = parser.parse_args()
    if given.pictures:
        given.pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            said = play(Asked(**vars(given)), Path(folder))
        except StuckError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    sys.stdout.write(json.dumps(said) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
