"""Files that fit the format and make no sense: they are refused, or they open, show, print and leave again."""

import hashlib
import io
import json
import random
import zipfile
from types import SimpleNamespace

import pytest

from mastery_desktop.bootstrap import print_service
from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.consistency import SUBJECTS
from mastery_desktop.domain.errors import FileRefused
from mastery_desktop.domain.records import Privacy, natural_id
from mastery_desktop.services.slides import SlideBuilder
from mastery_desktop.storage.tables import record_table
from tests.helpers.stores import desk
from tests.helpers.workshops import SESSION, full_workshop

PACK = load_pack()
SUBJECT_OF = {record_table(kind).name: subject for kind, subject in SUBJECTS.items()}
CHOICES = {
    "element": [*PACK.elements, "no.such"],
    "domain": [*PACK.domain_by_id, "no.such", None],
    "stage": [*(stage.id for stage in PACK.stage_model.stages), "no.such", None],
    "level": [*(level.id for level in PACK.levels), "no.such", None],
    "upper": [*(level.id for level in PACK.levels), "no.such", None],
    "activity": ["no.such"],
    "kind": ["purpose", "count", "reveal", "discuss", "results", "focus", "plan", "close", "survey", None],
    "state": ["collecting", "complete", "revealed", "settled", "planned", "finished", "dropped"],
    "outcome": ["not_rated", "agreed", "majority", "not_agreed"],
}
NUMBERS = [0, 1, 5, 99, 1000, 2**31 - 1]
LISTS = [[], [1], [5, 5], [0] * 4, [3] * 6, [1] * 12, [12, 0, 0, 0], ["a"] * 9]
TEXTS = ["", "x" * 300, "W" * 3000, "<b>&amp;", "\u200b", "مرحبا", "1"]


def strange(chance, name, old):
    """Another value for a field: of the right kind most of the time, and out of all proportion."""
    if name in CHOICES:
        return chance.choice(CHOICES[name])
    if isinstance(old, bool):
        return not old
    if isinstance(old, int):
        return chance.choice(NUMBERS)
    if isinstance(old, list):
        return chance.choice(LISTS)
    if isinstance(old, dict):
        return chance.choice([{}, {"no.such": "y"}])
    return chance.choice(TEXTS if isinstance(old, str) else [None, "no.such"])


def spoil(chance, document):
    """Change or take away some records, so that their ids still fit."""
    for _change in range(chance.choice([1, 1, 2, 4])):
        kind = chance.choice([name for name, entries in document.items() if entries and name != "deleted"])
        entry = chance.choice(document[kind])
        if chance.random() < 0.12:
            document[kind].remove(entry)
            continue
        record = entry["record"]
        name = chance.choice([name for name in record if name not in ("id", "session_id")])
        record[name] = strange(chance, name, record[name])
        if kind in SUBJECT_OF:
            record["id"] = natural_id(*SUBJECT_OF[kind](SimpleNamespace(**record)))


def packed(document):
    content = json.dumps(document).encode()
    member = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    manifest = {"format": "mastery-session", "version": 1, "session": SESSION, "privacy": "team"}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("manifest.json", json.dumps(manifest | {"members": {"data.json": member}}))
        archive.writestr("data.json", content)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    with desk(tmp_path_factory.mktemp("sound"), PACK) as one:
        one.fill(full_workshop(PACK))
        one.seat(SESSION, ("Door", 6), ("Window", 6))
        with zipfile.ZipFile(io.BytesIO(one.sharing.export(SESSION))) as archive:
            return archive.read("data.json")


def use(one, *, sheets):
    """Everything that somebody does with a session that came from elsewhere."""
    workshop = one.sessions.load(SESSION)
    assert len(one.sessions.summaries()) == 1
    for step in workshop.steps:
        SlideBuilder(PACK).slides(workshop, step)
    printer = print_service(PACK)
    for sheet in sheets:
        printer.render(printer.orders([sheet], workshop=workshop), workshop)
    for level in (Privacy.TEAM, Privacy.PUBLIC):
        one.sharing.read(one.sharing.export(SESSION, level))
    one.sessions.remove(SESSION)


ALL_SHEETS = ("P1", "P2", "P9", "P13", "P16", "P17", "P19", "P24")
LONG = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.mark.parametrize(
    ("seed", "cases", "sheets"), [(1, 12, ("P1", "P24")), pytest.param(2, 100, ALL_SHEETS, marks=LONG)]
)
def test_a_strange_file_is_refused_or_can_be_worked_with(tmp_path, sound, seed, cases, sheets):
    chance = random.Random(seed)  # noqa: S311 - the same files in every run
    taken = 0
    with desk(tmp_path / "there", PACK) as there:
        for _case in range(cases):
            document = json.loads(sound)
            spoil(chance, document)
            try:
                preview = there.sharing.read(packed(document))
            except FileRefused:
                assert there.sessions.summaries() == []
                continue
            there.sharing.accept(preview)
            use(there, sheets=sheets)
            taken += 1
    assert taken > cases / 4
