"""Colour carries no meaning alone: what it says is also said by a symbol, a shape, a thickness or a word.

Pages are looked at as people see them with three colour-vision deficiencies and without any colour; only lightness is
measured.
"""

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.labels import SPREADS
from mastery_desktop.domain.rating import spread
from mastery_desktop.domain.wall import Grid, Levels, StagePath
from mastery_desktop.messages import _
from mastery_desktop.ui.wall import palette
from mastery_desktop.ui.wall.canvas import canvas_for, fit
from mastery_desktop.ui.wall.layout import lay_out
from mastery_desktop.ui.wall.strokes import Box, Discs, Shape, Symbol
from tests.helpers.vision import VISIONS, contrast, rgb
from tests.helpers.wall import LIVE, pack, picture_of, placed_workshop, slides_of

WALLS = {"light": palette.LIGHT, "dark": palette.DARK, "high contrast": palette.HIGH_CONTRAST}
SIZE = (1366, 768)
TEXT, MARK = 7.0, 3.0
SAMPLE = ("dark", 1)
REST = [(wall, domain) for wall in WALLS for domain in range(4) if (wall, domain) != SAMPLE]
EVERY_WALL = pytest.mark.parametrize(
    ("wall", "domain"), [SAMPLE, *(pytest.param(*each, marks=pytest.mark.slow) for each in REST)]
)
EVERYBODY = pytest.mark.parametrize("vision", VISIONS)


class Seen:
    """A page as somebody sees it, with the places of what is on it."""

    def __init__(self, page, vision):
        self.page, self.vision = page, vision
        self.place = fit(canvas_for(*SIZE), *SIZE)
        self.picture = painted(page)

    def apart(self, one, other):
        return contrast(one, other, self.vision)

    def strokes(self, kind):
        return [(part, stroke) for part in self.page.placed for stroke in part.strokes if isinstance(stroke, kind)]

    def rect(self, part, rect):
        scale = self.place.scale
        x, y = part.x + rect.x(), part.y + rect.y()
        return QRectF(self.place.x + x * scale, self.place.y + y * scale, rect.width() * scale, rect.height() * scale)


@lru_cache(maxsize=40)
def painted(page):
    """A page as a picture, the same for every eye."""
    return picture_of(page, *SIZE)


@lru_cache(maxsize=40)
def pages(wall, domain, kind, *blocks):
    """The pages of a kind of step that have some block."""
    return tuple(_pages(wall, domain, kind, *blocks))


def _pages(wall, domain, kind, *blocks):
    content = pack()
    place = content.domains[domain].id
    live = replace(LIVE, countdown=None)
    for step, slide in slides_of(placed_workshop(content, place), content, place, live):
        if step is kind and (not blocks or any(isinstance(block, blocks) for block in slide.blocks)):
            for page in lay_out(slide, canvas_for(*SIZE), 1.0, WALLS[wall]):
                yield slide, page


# --- every pair of colours


@pytest.mark.parametrize("wall", WALLS)
def test_text_stands_out_in_every_pair_of_colours(wall):
    colors = WALLS[wall]
    pairs = [(colors.paper, colors.ink)]  # a number in a full circle, a clock that is over
    for domain in (*pack().domains, None):
        color, tint = (domain.color, domain.tint) if domain else ("", "")
        grounds = (colors.paper, colors.panel, colors.tint(color, tint))
        pairs += [(text, ground) for text in (colors.ink, colors.soft_ink) for ground in grounds]
    for vision in VISIONS:
        for text, ground in pairs:
            assert contrast(rgb(text), rgb(ground), vision) >= TEXT, (vision, text, QColor(ground).name())


@pytest.mark.parametrize("wall", WALLS)
def test_marks_stand_out_in_every_pair_of_colours(wall):
    colors = WALLS[wall]
    for domain in pack().domains:
        mark = rgb(colors.mark(domain.color))
        for ground in (colors.paper, colors.panel, colors.tint(domain.color, domain.tint)):
            for vision in VISIONS:
                assert contrast(mark, rgb(ground), vision) >= MARK, (domain.id, vision, QColor(ground).name())


COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@given(color=COLORS, tint=COLORS, wall=st.sampled_from(sorted(WALLS)))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_the_colours_of_any_framework_can_be_read(color, tint, wall):
    colors = WALLS[wall]
    mark, ground = rgb(colors.mark(color)), rgb(colors.tint(color, tint))
    # A rounded channel may cost a little.
    assert contrast(rgb(colors.soft_ink), ground) >= TEXT - 0.1
    assert min(contrast(mark, rgb(each)) for each in (colors.paper, colors.panel)) >= MARK - 0.1
    assert contrast(mark, ground) >= MARK - 0.1


# --- levels


def symbol_faults(seen: Seen) -> list[str]:
    """Symbols of levels that are not as full, to the eye, as their level is high."""
    found = []
    for part, symbol in seen.strokes(Symbol):
        box = seen.rect(part, QRectF(symbol.x, symbol.y, symbol.size, symbol.size))
        inside = box.center(), box.width() * 0.36
        paper = rgb(seen.page.colors.paper)
        dark = total = 0
        for y in range(int(box.top()), int(box.bottom()) + 1):
            for x in range(int(box.left()), int(box.right()) + 1):
                if (x + 0.5 - inside[0].x()) ** 2 + (y + 0.5 - inside[0].y()) ** 2 <= inside[1] ** 2:
                    total += 1
                    dark += seen.apart(seen.picture.at(x, y), paper) > TEXT / 2
        if abs(dark / total - symbol.symbol.share) > 0.1:
            found.append(f"{symbol.symbol}: {dark / total:.2f}")
    return found


@EVERYBODY
@EVERY_WALL
def test_levels_are_told_by_how_full_their_symbol_is_and_by_a_word(wall, domain, vision):
    levels = pack().levels
    for kind in (StepKind.CALIBRATE, StepKind.REVEAL, StepKind.DISCUSS, StepKind.RESULTS):
        for slide, page in list(pages(wall, domain, kind))[:3]:
            seen = Seen(page, vision)
            assert symbol_faults(seen) == [], slide.anchor
            symbols = {symbol.symbol for _part, symbol in seen.strokes(Symbol)}
            assert symbols in (set(), {level.symbol for level in levels})
            words = " ".join(stroke.line.text for stroke, _box in page.texts())
            names = [level.label if kind is StepKind.CALIBRATE else level.short for level in levels]
            assert not symbols or all(word in words for name in names for word in name.split()), slide.anchor


def test_symbols_that_differ_by_hue_alone_are_found(monkeypatch):
    """The look itself: coloured circles would pass with full colour, and do not pass."""
    hues = dict(
        zip(("empty", "third", "two_thirds", "full"), ("#D03030", "#3A7A3A", "#3A60C0", "#8A6A00"), strict=True)
    )

    def paint(symbol, painter):
        painter.setPen(QColor(symbol.ink))
        painter.setBrush(QColor(hues.get(symbol.symbol.value, "#000000")))
        painter.drawEllipse(QRectF(symbol.x, symbol.y, symbol.size, symbol.size))

    monkeypatch.setattr(Symbol, "paint", paint)
    _slide, page = next(iter(pages("light", 0, StepKind.REVEAL)))
    assert all(symbol_faults(Seen(page, vision)) for vision in VISIONS)


def test_the_eye_is_a_real_one():
    """Red and green of one lightness look alike without green cones, and blue and green without blue ones."""
    red, green = 0xC8503C, 0x5F8A00
    assert contrast(red, green, "deuteranopia") < 1.3
    assert contrast(0xFF0000, 0x000000, "protanopia") < contrast(0xFF0000, 0x000000) - 1.5
    assert contrast(0x777777, 0x000000, "tritanopia") == pytest.approx(contrast(0x777777, 0x000000), abs=0.01)


# --- marks


@EVERYBODY
@EVERY_WALL
def test_every_mark_is_seen_and_counted_in_a_number(wall, domain, vision):
    looked = 0
    for kind in (StepKind.REVEAL, StepKind.SHIFTS, StepKind.RESULTS):
        for slide, page in list(pages(wall, domain, kind))[:2]:
            seen = Seen(page, vision)
            for part, discs in seen.strokes(Discs):
                for x, y in discs.centers:
                    dot = seen.rect(
                        part, QRectF(x - discs.radius, y - discs.radius, 2 * discs.radius, 2 * discs.radius)
                    )
                    ground = seen.picture.at(dot.left() - 1, dot.top() - 1)
                    looked += 1
                    assert seen.apart(seen.picture.at(dot.center().x(), dot.center().y()), ground) >= MARK, slide.anchor
            for block in slide.blocks:
                if isinstance(block, Levels):
                    words = [stroke.line.text for stroke, _box in page.texts()]
                    assert all(f"{count}" in words for count in block.rounds[0].counts), slide.anchor
    assert looked > 20


@EVERYBODY
@EVERY_WALL
def test_the_place_of_the_team_is_a_shape_of_its_own_under_the_line(wall, domain, vision):
    for slide, page in list(pages(wall, domain, StepKind.SHIFTS))[:2]:
        seen = Seen(page, vision)
        [(part, arrow)] = [(part, shape) for part, shape in seen.strokes(Shape) if len(shape.points) == 3]
        top = arrow.points[0]
        inside = seen.rect(part, QRectF(top[0], top[1] + 20.0, 0, 0))
        beside = seen.rect(part, QRectF(top[0] + 40.0, top[1] + 20.0, 0, 0))
        assert seen.apart(seen.picture.at(inside.x(), inside.y()), seen.picture.at(beside.x(), beside.y())) >= TEXT
        assert all(
            center[1] + discs.radius < top[1] + (part.y - where.y)
            for where, discs in seen.strokes(Discs)
            for center in discs.centers
        )
        assert any("Placed by the team" in stroke.line.text for stroke, _box in page.texts()), slide.anchor


# --- what is chosen


def outline(seen: Seen, part, box: Box) -> int:
    """How many pixels of an outline somebody sees at the left of a box, near its lower end."""
    rect = seen.rect(part, box.rect)
    y = rect.bottom() - rect.height() * 0.3
    row = seen.picture.row(y, rect.left() - 2, rect.left() + 12)
    inner = row[-1]
    return sum(seen.apart(pixel, inner) > 1.25 for pixel in row[2:-1])


def gaps(seen: Seen, part, box: Box) -> int:
    """How often the outline of a box changes to its ground and back, along its left side."""
    rect = seen.rect(part, box.rect)
    ground = seen.picture.at(rect.left() + 10, rect.center().y())
    column = seen.picture.column(rect.left() + 2, rect.top() + 20, rect.bottom() - 20)
    drawn = [seen.apart(pixel, ground) > 2 for pixel in column]
    return sum(one != other for one, other in pairwise(drawn))


@EVERYBODY
@EVERY_WALL
def test_a_chosen_level_has_a_thicker_outline_and_a_word_and_an_open_one_a_broken_outline(wall, domain, vision):
    kinds = set()
    for slide, page in pages(wall, domain, StepKind.OUTCOME, Levels):
        block = next(block for block in slide.blocks if isinstance(block, Levels))
        seen = Seen(page, vision)
        boxes = [(part, box) for part, box in seen.strokes(Box) if box.radius == 18.0 and box.outline is not None]
        assert len(boxes) == len(block.levels)
        thick = [outline(seen, *each) for each in boxes]
        chosen = [thick[place] for place in block.chosen]
        others = [width for place, width in enumerate(thick) if place not in block.chosen]
        for place in block.chosen:
            broken = gaps(seen, *boxes[place])
            assert (broken > 1) == (len(block.chosen) > 1), slide.anchor
            if len(block.chosen) == 1:
                assert min(chosen) > max(others), (slide.anchor, thick)
        words = [stroke.line.text for stroke, _box in page.texts()]
        assert words.count(block.flag) == len(block.chosen), slide.anchor
        kinds.add(len(block.chosen))
    assert kinds == {1, 2}


@EVERYBODY
@EVERY_WALL
def test_how_far_marks_lie_apart_is_said_in_words_and_the_rating_by_an_outline(wall, domain, vision):
    for slide, page in pages(wall, domain, StepKind.RESULTS, Grid):
        seen = Seen(page, vision)
        block = next(block for block in slide.blocks if isinstance(block, Grid))
        words = [stroke.line.text for stroke, _box in page.texts()]
        for row in block.rows:
            if row.counts:
                assert _(SPREADS[spread(row.counts)]).lower() in row.words[0].lower()
        for remark in {word for row in block.rows for word in row.words}:
            assert remark in words
        cells = [(part, box) for part, box in seen.strokes(Box) if box.radius == 10.0 and not box.dashed]
        chosen = [outline(seen, part, box) for part, box in cells if box.width == 6.0]
        others = [outline(seen, part, box) for part, box in cells if box.width < 6.0]
        assert chosen
        assert min(chosen) > max(others)


# --- stages


@EVERYBODY
@EVERY_WALL
def test_stages_are_told_by_numbers_full_circles_and_a_thick_outline(wall, domain, vision):
    for slide, page in list(pages(wall, domain, StepKind.ACTIVITIES, StagePath))[:3]:
        path = next(block for block in slide.blocks if isinstance(block, StagePath))
        seen = Seen(page, vision)
        paper, ink = rgb(page.colors.paper), rgb(page.colors.ink)
        circles = [(part, box) for part, box in seen.strokes(Box) if box.radius > 20.0 and box.outline is not None]
        chips = [(part, box) for part, box in seen.strokes(Box) if box.radius == 16.0]
        for place, stage in enumerate(path.stages):
            rect = seen.rect(circles[place][0], circles[place][1].rect)
            near_edge = seen.picture.at(rect.left() + rect.width() * 0.16, rect.center().y())
            full = seen.apart(near_edge, paper) > seen.apart(near_edge, ink)
            assert full == (stage.here or stage.past), (slide.anchor, stage.name)
        thick = [outline(seen, *chip) for chip in chips]
        here = next(place for place, stage in enumerate(path.stages) if stage.here)
        assert thick[here] > max(width for place, width in enumerate(thick) if place != here), slide.anchor
        words = [stroke.line.text for stroke, _box in page.texts()]
        assert all(f"{number}" in words for number in range(1, len(path.stages) + 1))
