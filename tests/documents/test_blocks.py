import pytest

from mastery_desktop.documents.blocks import Below, Beside, Rule, Space, WritingLines, led_text, text
from mastery_desktop.documents.fields import Field
from mastery_desktop.documents.groups import Box, Keep, Row, Stack, bullet, stack
from mastery_desktop.documents.layout import Look
from mastery_desktop.documents.marks import LevelBoxes
from mastery_desktop.documents.stage_heads import stage_heads
from mastery_desktop.domain.content import Level, LevelId, LevelSymbol, Source
from tests.helpers.pages import FONTS

BODY = Look().body
WIDTH = 200.0
LONG = "what the team wrote about its evidence " * 20


def _height(block):
    return block.height(FONTS, WIDTH)


def test_a_heading_never_ends_a_page():
    heading = text("Heading", Look().heading, glue=True)
    body = text(LONG, BODY)
    block = stack([body, heading, Space(4), WritingLines(1)])
    room = _height(body) + _height(heading) + 8
    first, rest = block.split(FONTS, WIDTH, room)
    assert heading not in first.children
    assert rest.children[0] is heading


def test_a_stack_goes_on_under_its_heading_and_loses_nothing():
    again = text("Heading, continued", BODY, glue=True)
    block = stack([text(LONG, BODY), WritingLines(2)], again=again)
    pages = 0
    rest = block
    left = _height(block)
    while rest is not None:
        parts = rest.split(FONTS, WIDTH, 100)
        first, rest = parts or (rest, None)
        assert _height(first) <= 100
        left -= _height(first) - (_height(again) if pages else 0)
        pages += 1
        if rest is not None:
            assert rest.children[0] is again
    assert abs(left) < 1
    assert pages > 3


def test_a_row_splits_every_cell_and_keeps_the_short_one_on_its_first_page():
    short = text("short", BODY)
    row = Row((short, text(LONG, BODY)), (60.0, 0.0), ruled=1.0, pad=5)
    first, rest = row.split(FONTS, WIDTH, 120)
    assert first.cells[0] is short
    assert _height(first) <= 120
    assert _height(rest.cells[0]) == 0


def test_a_box_whose_text_fits_gives_up_its_empty_space():
    box = Box(text("short", BODY), least=500)
    first, rest = box.split(FONTS, WIDTH, 120)
    assert _height(first) == 120
    assert _height(rest) == 0


def test_what_should_be_kept_is_split_only_where_no_page_can_hold_it():
    body = text(LONG, BODY)
    assert Keep(body, page_height=_height(body)).split(FONTS, WIDTH, 60) is None
    assert Keep(body, page_height=_height(body) - 1).split(FONTS, WIDTH, 60) is not None


def test_nothing_is_split_where_nothing_sensible_fits():
    assert Stack((text(LONG, BODY),)).split(FONTS, WIDTH, BODY.leading * 1.5) is None


def test_no_word_of_a_level_is_broken_in_large_print():
    label = "We are working on implementing these practices"
    levels = tuple(
        Level(id=LevelId(str(at)), source=Source(document="", heading=""), label=label, short="", symbol=symbol)
        for at, symbol in enumerate((LevelSymbol.EMPTY, LevelSymbol.THIRD, LevelSymbol.TWO_THIRDS, LevelSymbol.FULL))
    )
    for size in (12, 18, 20):
        boxes = LevelBoxes(levels, Look(size))
        labels = boxes._labels(FONTS, 522)
        lines = labels[0].lines(FONTS, boxes._label_width(522))
        words = " ".join("".join(run.text for run in line.runs) for line in lines)
        assert words == label


def test_no_row_of_a_table_stands_alone_on_the_next_page():
    head = text("Head", Look().label, glue=True)
    rows = [Row((text(str(at), Look().body),), (0.0,)) for at in range(6)]
    table = stack([head, *rows], again=head)
    room = table.height(FONTS, 300) - 1
    before, after = table.split(FONTS, 300, room)
    assert [len(part.children) for part in (before, after)] == [5, 3]  # each with the head


@pytest.mark.parametrize("more", [1, 2, 3])
def test_two_columns_that_end_near_each_other_go_on_side_by_side(more):
    lines = [" \n".join(f"line {at}" for at in range(count)) for count in (10, 10 + more)]
    columns = Beside(text(lines[0], BODY), text(lines[1], BODY), 20.0)
    before, after = columns.split(FONTS, WIDTH, 10 * BODY.leading)
    for side in ("left", "right"):
        assert _height(getattr(before, side)) >= 2 * BODY.leading
        assert _height(getattr(after, side)) >= 2 * BODY.leading
    assert _height(before) + _height(after) == pytest.approx(BODY.leading * (10 + more))


def test_a_column_that_ended_long_before_does_not_go_on():
    lines = [" \n".join(f"line {at}" for at in range(count)) for count in (3, 14)]
    _before, after = Beside(text(lines[0], BODY), text(lines[1], BODY), 20.0).split(FONTS, WIDTH, 10 * BODY.leading)
    assert _height(after.left) == 0


def test_no_page_begins_with_the_rule_between_two_things():
    things = [text(str(at), BODY) for at in range(2)]
    block = stack([things[0], Space(4), Rule(glue=True), Space(4), things[1]])
    for room in (_height(block) - 1, _height(things[0]) + 6, _height(things[0]) + 1):
        before, after = block.split(FONTS, WIDTH, room)
        assert [before.children, after.children] == [(things[0],), (things[1],)]


def test_what_is_kept_whole_is_parted_where_more_than_a_third_of_a_page_would_stay_empty():
    page = 20 * BODY.leading
    lines = stack([text(f"line {at}", BODY) for at in range(15)])
    assert Keep(lines, page).split(FONTS, WIDTH, 6 * BODY.leading) is None
    before, after = Keep(lines, page).split(FONTS, WIDTH, 7 * BODY.leading)
    assert [len(part.children) for part in (before, after)] == [7, 8]
    assert Keep(lines, page, firm=True).split(FONTS, WIDTH, 12 * BODY.leading) is None


def test_a_short_text_in_two_languages_stays_whole_and_a_long_one_does_not():
    one, other = (text("word " * count, BODY) for count in (3, 3))
    item = Below(one, other)
    assert item.split(FONTS, WIDTH, _height(one) + 1) is None
    paragraph = Below(*(text("many words here " * 20, BODY) for _language in range(2)))
    before, _after = paragraph.split(FONTS, WIDTH, _height(paragraph.first) + 1)
    assert before is paragraph.first


def test_no_page_ends_with_the_bold_words_that_a_text_begins_with():
    led = led_text("How we will see it, and what shows it to us and to everyone, so far as we know:", "so " * 90, BODY)
    lead = 3 * BODY.leading  # of which the third line has other words behind it
    for lines in (2, 3, 4):
        parts = led.split(FONTS, 180.0, lines * BODY.leading + 1)
        assert parts is None or parts[0].height(FONTS, 180.0) >= lead


def test_no_item_of_a_list_stands_alone_on_the_next_page():
    points = stack([bullet(str(at), BODY) for at in range(6)])
    before, after = points.split(FONTS, WIDTH, _height(points) - 1)
    assert [len(part.children) for part in (before, after)] == [4, 2]


def test_no_card_stands_alone_on_the_next_page():
    cards = stack([Box(text(str(at), BODY)) for at in range(4)], gap=8)
    before, after = cards.split(FONTS, WIDTH, cards.height(FONTS, WIDTH) - 1)
    assert [len(part.children) for part in (before, after)] == [2, 2]


def test_a_table_that_begins_a_page_without_its_head_is_closed_at_the_top():
    rows = stack([Row((text(str(at), BODY),), (0.0,), ruled=1.0, lid=not at) for at in range(6)])
    before, after = rows.split(FONTS, WIDTH, 3 * BODY.leading + 1)
    assert [row.lid for row in before.children] == [True, False, False]
    assert [row.lid for row in after.children] == [True, False, False]


def test_a_row_that_goes_on_upon_another_page_says_whose_it_is():
    again = text("Mindset, continued", BODY)
    row = Row((text("Mindset", BODY), text("words " * 200, BODY)), (60.0, 0.0), again=again)
    for _page in range(2):
        _before, row = row.split(FONTS, WIDTH, 6 * BODY.leading)
        assert row.cells[0] is again


def test_a_line_to_write_on_is_long_enough_for_a_number_or_stands_below_its_label():
    field = Field("People who rate", "", BODY)
    label = FONTS.width("People who rate", BODY.face) * BODY.size
    beside, below = (field.height(FONTS, label + room) for room in (80, 20))
    assert below == beside + BODY.leading


def test_the_heads_of_stages_side_by_side_are_equally_high():
    names = ("Explore", "A much longer name of a stage", "Sustain")
    heads = stage_heads(names, BODY, FONTS, 120.0)
    assert len({head.height(FONTS, 120.0) for head in heads}) == 1
    assert [head.pointed for head in heads] == [True, True, False]
