"""What can happen to the displays of a room, in a random order that is the same in every run."""

import random
from collections.abc import Iterator
from dataclasses import replace

from tests.helpers.displays import LAPTOP, PROJECTOR, Plugged

OTHER = Plugged("beamer", x=1366, width=1920, height=1080)
HALL = Plugged("hall", x=4000, width=1280, height=720)

Arrangement = tuple[Plugged, ...]


def events(count: int, seed: int) -> Iterator[tuple[str, Arrangement]]:  # noqa: C901 - one branch for each event
    """So many events: their names, and the displays that are there after each."""
    dice = random.Random(seed)  # noqa: S311 - the same events in every run
    laptop, others = LAPTOP, [PROJECTOR]
    open_lid = True
    for _ in range(count):
        what = dice.choice(
            ("plug", "plug", "unplug", "unplug", "mirror", "extend", "resize", "dense", "lid", "none", "lock", "other")
        )
        if what == "plug":
            others = [PROJECTOR, *([HALL] if dice.random() < 0.3 else [])]
        elif what == "unplug":
            others = []
        elif what == "mirror":
            others = [replace(PROJECTOR, x=0, y=0, width=laptop.width, height=laptop.height)]
        elif what == "extend":
            others = [PROJECTOR]
        elif what == "resize":
            width, height = dice.choice(((1280, 720), (1366, 768), (1920, 1080)))
            laptop = replace(laptop, width=width, height=height)
            others = [each for each in others if each.x]
        elif what == "dense":
            others = [replace(each, logicalDpi=dice.choice((96, 120, 144))) for each in others]
        elif what == "lid":
            open_lid = not open_lid
        elif what == "other":
            others = [OTHER]
        beside = [each for each in others if each.x]
        others = [replace(each, x=laptop.width + 2000 * place) for place, each in enumerate(beside)] or others
        there = [*([laptop] if open_lid or not others else []), *others]
        if what == "none":
            there = []
        elif what == "lock":
            there = [Plugged("WinDisc", x=9000)]
        yield what, tuple(there)
