"""Pages look as they did when somebody looked at them: `python -m tools.goldens` after a change that is meant."""

import pytest
from PIL import Image

from mastery_desktop.documents import blocks
from mastery_desktop.documents.register import SHEETS
from tests.helpers.goldens import (
    DRAWN,
    GOLDENS,
    PICTURE_SHEET,
    TOLERANCE,
    difference,
    golden_of,
    picture_sheet,
)

RENEW = "The pages look different now. Look at them, and renew the pictures with: python -m tools.goldens"
SMALL = 3_000_000


def _kept(file):
    with Image.open(file) as image:
        return image.convert("L")


@pytest.mark.parametrize("sheet", DRAWN)
def test_every_page_looks_as_it_was_found_good(sheet):
    apart = difference(golden_of(sheet), _kept(GOLDENS / f"{sheet}.png"))
    assert apart is not None, f"{sheet}: another number of pages. {RENEW}"
    assert apart <= TOLERANCE, f"{sheet}: {apart} of 255 apart. {RENEW}"


def test_the_picture_sheet_of_the_docs_shows_what_is_printed():
    apart = difference(picture_sheet(), _kept(PICTURE_SHEET))
    assert apart is not None, RENEW
    assert apart <= TOLERANCE, RENEW


def test_a_word_that_is_gone_is_noticed(monkeypatch):
    draw = blocks.Text.draw

    def all_but_one(self, paper, x, top, width):
        if not any(words == "Settled" for words, _face in self.spans):
            draw(self, paper, x, top, width)

    monkeypatch.setattr(blocks.Text, "draw", all_but_one)
    assert difference(golden_of("P21"), _kept(GOLDENS / "P21.png")) > TOLERANCE


def test_no_picture_is_left_of_a_sheet_that_is_gone_and_all_are_small():
    files = list(GOLDENS.glob("*.png"))
    assert {file.stem for file in files} <= SHEETS.keys()
    assert sum(file.stat().st_size for file in [*files, PICTURE_SHEET]) < SMALL
