"""A framework of another shape, whole or as a session kept it: every step has its wall, every sheet its paper."""

from dataclasses import replace

import pytest

from mastery_desktop.config.resources import find_resources
from mastery_desktop.content.loader import example_pack, load_pack
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.content import LevelSymbol
from mastery_desktop.domain.kept_pack import kept_pack, shown_texts
from mastery_desktop.domain.records import Wording
from mastery_desktop.services.printing import Order, PrintService
from mastery_desktop.services.slides.builder import SlideBuilder
from tests.helpers.workshops import full_workshop

EXAMPLE = load_pack(example_pack())


def kept(texts=None):
    texts = shown_texts(EXAMPLE) if texts is None else texts
    wording = Wording(id="w", session_id="s", pack_id=EXAMPLE.id, pack_hash=EXAMPLE.hash, language="en", texts=texts)
    return kept_pack(wording)


PACKS = {"whole": EXAMPLE, "kept": kept()}


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_every_kind_of_step_has_something_on_the_wall(pack):
    workshop = full_workshop(EXAMPLE)
    for kind in StepKind:
        step = replace(workshop.steps[0], kind=kind, domain=EXAMPLE.domains[0].id)
        slides = SlideBuilder(pack).slides(workshop, step)
        assert slides, kind
        assert all(slide.text.strip() for slide in slides), kind


@pytest.mark.parametrize(
    "pack", [pytest.param(EXAMPLE, id="whole", marks=pytest.mark.slow), pytest.param(kept(), id="kept")]
)
def test_every_sheet_can_be_printed(pack):
    workshop, printing = full_workshop(EXAMPLE), PrintService(pack, find_resources().root / "fonts")
    for sheet in printing.sheets():
        domain = EXAMPLE.domains[0].id if sheet.per_domain else None
        assert printing.render([Order(sheet=sheet.id, domain=domain)], workshop).startswith(b"%PDF"), sheet.id


def test_what_is_kept_has_the_shape_of_the_framework():
    pack = kept()
    assert (pack.id, pack.title, pack.hash) == (EXAMPLE.id, EXAMPLE.title, EXAMPLE.hash)
    assert [(level.id, level.label, level.short, level.symbol) for level in pack.levels] == [
        (level.id, level.label, level.short, level.symbol) for level in EXAMPLE.levels
    ]
    for mine, theirs in zip(pack.domains, EXAMPLE.domains, strict=True):
        assert (mine.id, mine.name, mine.color) == (theirs.id, theirs.name, theirs.color)
        assert [(e.id, e.meaning, e.name, e.shift_from, e.shift_to, e.system, e.student) for e in mine.elements] == [
            (e.id, e.meaning, e.name, e.shift_from, e.shift_to, e.system, e.student) for e in theirs.elements
        ]


def test_words_of_a_stranger_make_no_pack_that_breaks():
    texts = shown_texts(EXAMPLE)
    wild = texts | {"level.1 symbol": "heart", "place color": "red; x", "place.open_doors meaning": "9" * 40}
    pack = kept(wild)
    assert pack.levels[0].symbol is LevelSymbol.EMPTY
    assert pack.domains[0].color.startswith("#")
    for missing in ("domains", "levels", "stages"):
        assert kept(texts | {f"{EXAMPLE.id} {missing}": " "}) is None
    assert kept({}) is None
