"""Packets for a copier: all copies in one file, a slip in front, both sides of the paper, and color as a choice."""

import tracemalloc
from io import BytesIO

import pytest
from pypdf import PdfReader

from mastery_desktop.documents.accents import accent_of
from mastery_desktop.documents.blocks import led_text, text
from mastery_desktop.documents.layout import LARGER_PRINT, Leaf, Look, PaperSize
from mastery_desktop.documents.paper import Paper
from mastery_desktop.documents.preview import pictures
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render, render_files, render_packet
from mastery_desktop.messages import both
from tests.helpers.languages import BOTH, spoken
from tests.helpers.pages import FONTS, boxes, outside, overlaps, page_count, page_texts, type_sizes, words_of

DOMAIN = "learning_personalized"
PACK = ("P9", "P10", "P19")


def _requests(*sheets, **how):
    return [Request(sheet=sheet, domain=DOMAIN, blank=True, **how) for sheet in sheets]


def test_a_master_holds_every_copy_and_each_begins_on_a_front(pack):
    pages = page_texts(render_packet(_requests(*PACK), pack, None, FONTS, copies=[12, 3, 4]))
    starts = [at for at, text in enumerate(pages) if "page 1 of" in text]
    assert len(starts) == 12 + 3 + 4
    assert all(at % 2 == 0 for at in starts)
    assert sum("Tick one box in each row" in text for text in pages) == 3


def test_nothing_is_printed_on_the_back_of_what_is_cut(pack):
    pages = page_texts(render_packet(_requests("P10", "P11", "P9"), pack, None, FONTS, copies=[2, 2, 1]))
    assert all(not pages[at + 1].strip() for at in range(0, 8, 2))


def test_one_sided_all_sheets_follow_each_other_and_keep_their_holes_at_the_left(pack):
    pdf = render_packet(_requests(*PACK, both_sides=False), pack, None, FONTS, copies=[2, 2, 2])
    assert all(text.strip() for text in page_texts(pdf))
    upright = [page for page, text in zip(boxes(pdf), page_texts(pdf), strict=True) if "Self-assessment" in text]
    assert {round(min(word.left for word in page)) for page in upright} == {54}


def test_every_copy_looks_like_the_first(pack):
    pdf = render_packet(_requests("P9"), pack, None, FONTS, copies=[3])
    drawn = [page.pixels for page in pictures(pdf, 40)]
    once = page_count(render(_requests("P9")[0], pack, None, FONTS))
    step = once + once % 2
    assert drawn[:once] == drawn[step : step + once] == drawn[2 * step :]


def test_a_hundred_copies_hold_what_they_show_once(pack):
    one, hundred = (render_packet(_requests(*PACK), pack, None, FONTS, copies=[n, n, n]) for n in (1, 100))
    per_page = (len(hundred) - len(one)) / (page_count(hundred) - page_count(one))
    assert per_page < 500


def test_memory_stays_flat_with_the_number_of_copies(pack):
    def most(n):
        tracemalloc.start()
        render_packet(_requests(*PACK), pack, None, FONTS, copies=[n, n, n])
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    most(1)
    assert most(40) < most(1) + 3_000_000


def test_the_slip_says_copies_sides_staple_and_paper(pack, workshop):
    pdf = render_packet(_requests(*PACK), pack, workshop, FONTS, copies=[12, 3, 4], cover=True)
    slip = page_texts(pdf)[0]
    assert "For the copier" in slip
    pages = page_count(render(_requests("P9")[0], pack, None, FONTS))
    assert f"Self-assessment: Learning Personalized 12 {pages} both sides staple Letter" in " ".join(slip.split())
    assert "Tick slip: Learning Personalized 3 1 one side no Letter" in " ".join(slip.split())
    assert "Self-assessment: Learning Personalized" in slip, "the name stands on one line"
    assert f"{workshop.session.people} people" in slip
    assert not page_texts(pdf)[1].strip()
    assert f"page 1 of {pages}" in page_texts(pdf)[2]
    assert not outside(pdf)
    assert not overlaps(pdf)


def test_the_slip_counts_paper_for_one_side_where_one_side_is_printed(pack):
    both = words_of(render_packet(_requests(*PACK), pack, None, FONTS, copies=[12, 3, 4], cover=True))
    one = words_of(render_packet(_requests(*PACK, both_sides=False), pack, None, FONTS, copies=[12, 3, 4], cover=True))
    pages = page_count(render(_requests("P9")[0], pack, None, FONTS))
    assert f"{12 * ((pages + 1) // 2) + 3 + 4} sheets of Letter" in both
    assert f"{12 * pages + 3 + 4} sheets of Letter" in one
    assert "both sides staple" not in one


def test_the_slip_counts_each_kind_of_paper_apart(pack):
    requests = [*_requests("P10"), *_requests("P6", size=PaperSize.TABLOID), *_requests("P12", size=PaperSize.TILES)]
    words = words_of(render_packet(requests, pack, None, FONTS, copies=[1, 1, 1], cover=True))
    assert "25 sheets of Letter; 6 sheets of Tabloid" in words


def test_the_pack_for_no_power_comes_in_as_many_copies_as_its_first_page_says(pack, workshop):
    request = Request(sheet="P26", domain=DOMAIN)
    slip, *pages = PdfReader(BytesIO(render_packet([request], pack, workshop, FONTS, copies=[1], cover=True))).pages
    words = " ".join(slip.extract_text().split())
    assert "When there is no power 1 1 one side no Letter" in words
    assert f"Cards to hold up {workshop.session.people} 1 one side no Letter" in words
    assert len(pages) > 3 * page_count(render_packet([request], pack, workshop, FONTS))


@pytest.mark.slow
def test_the_pack_for_no_power_counts_people_who_are_named_without_a_session(pack):
    request = Request(sheet="P26", domain=DOMAIN, people=30)
    words = words_of(render_packet([request], pack, None, FONTS, copies=[1], cover=True))
    assert "Cards to hold up 30 1 one side no Letter" in words
    assert "Tick slip: Learning Personalized 8 1 one side" in words
    assert "1 for 4" not in words


@pytest.mark.slow
def test_the_slip_holds_the_whole_register(pack, workshop):
    requests = [Request(sheet=sheet, domain=DOMAIN) for sheet in SHEETS]
    pdf = render_packet(requests, pack, workshop, FONTS, copies=[14] * len(requests), cover=True)
    assert not outside(pdf)
    assert not overlaps(pdf)


def test_files_are_one_for_each_sheet_behind_the_slip(pack):
    pages = str(page_count(render(_requests("P9")[0], pack, None, FONTS)))
    files = list(render_files(_requests(*PACK), pack, None, FONTS, [12, 3, 4]))
    assert [name for name, _pdf in files][:2] == ["For the copier", "Self-assessment: Learning Personalized"]
    assert [page_texts(pdf)[0].split("page 1 of ")[1].strip() for _name, pdf in files] == ["1", pages, "1", "1"]
    assert f"12 {pages} both sides" in " ".join(words_of(files[0][1]).split())


def test_the_work_can_be_followed_and_stopped(pack):
    heard = []
    render_packet(_requests(*PACK), pack, None, FONTS, told=lambda done, of: heard.append((done, of)))
    assert heard == [(1, 3), (2, 3), (3, 3)]

    def stop(_done, _of):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        render_packet(_requests(*PACK), pack, None, FONTS, told=stop)


def test_bookmarks_lead_to_every_sheet_of_a_packet(pack):
    pdf = render_packet(_requests(*PACK), pack, None, FONTS, copies=[2, 2, 2], cover=True)
    reader = PdfReader(BytesIO(pdf))
    pages = {entry.title: reader.get_destination_page_number(entry) for entry in _top(reader)}
    texts = page_texts(pdf)
    assert len(pages) == 4
    first_words = ("Self-assessment", "Tick one box", "Action plan", "For the copier")
    assert all(words in texts[page] for words, page in zip(first_words, pages.values(), strict=True)), pages


def _top(reader):
    return [entry for entry in reader.outline if not isinstance(entry, list)]


def test_black_is_the_only_ink_unless_color_is_chosen(pack, workshop):
    for sheet in SHEETS:
        pdf = render(Request(sheet=sheet, domain=DOMAIN), pack, workshop, FONTS)
        assert not _colors(pdf), sheet


@pytest.mark.parametrize("sheet", ["P1", "P6", "P9", "P17", "P19", "P24"])
def test_color_changes_no_word_and_no_place(sheet, pack, workshop):
    black, color = (
        render(Request(sheet=sheet, domain=DOMAIN, color=color), pack, workshop, FONTS) for color in (False, True)
    )
    assert _colors(color)
    assert boxes(black) == boxes(color)


@pytest.mark.parametrize("sheet", ["P6", "P7"])
def test_an_arrow_to_mark_on_is_of_one_ink_with_its_head_and_its_start(sheet, pack):
    black, color = (
        next(pictures(render(Request(sheet=sheet, domain=DOMAIN, color=color), pack, None, FONTS), 72))
        for color in (False, True)
    )
    rows = [
        range(at * black.stride, at * black.stride + 3 * black.width) for at in range(black.height // 2, black.height)
    ]
    arrow = min(rows, key=lambda row: sum(black.pixels[row.start : row.stop]))
    assert sum(black.pixels[arrow.start : arrow.stop]) < sum(black.pixels[rows[0].start : rows[0].stop])
    assert color.pixels[arrow.start : arrow.stop] == black.pixels[arrow.start : arrow.stop]


@pytest.mark.parametrize(
    ("block", "colored"),
    [
        (text("Words for each practice: Learning Personalized", Look().heading), True),
        (led_text("Our (potential) focus area:", "chosen", Look().body), False),
    ],
)
def test_a_heading_has_the_color_wherever_its_line_ends_and_a_lead_has_not(block, colored):
    paper = Paper(FONTS, Leaf().page, "en")
    paper.accent, paper.names_from = accent_of(1), Look().body.size
    block.draw(paper, 72, 700, 200)
    paper.showPage()
    assert _colors(paper.to_bytes()) == colored


def test_of_two_languages_the_first_has_the_color_on_one_line_as_on_two():
    style, height = Look().heading, 700
    for width in (400, 60):
        paper = Paper(FONTS, Leaf().page, "en")
        paper.accent, paper.names_from = accent_of(1), style.size
        text(both("Table one", "Mesa uno"), style).draw(paper, 72, height, width)
        paper.showPage()
        right = 72 + FONTS.width("Table one", style.face) * style.size
        lower = height - text("Table one", style).height(FONTS, width)
        colored = [*_colored(paper.to_bytes())]
        assert colored
        assert all(x < right + 2 and y > lower - 2 for x, y in colored)


def test_every_domain_has_a_color_that_can_be_read():
    accents = [accent_of(place) for place in (None, 0, 1, 2, 3)]
    assert len(set(accents)) == len(accents)
    for accent in accents:
        assert 1.05 / (_luminance(accent) + 0.05) >= 7


def _luminance(accent):
    parts = [part / 255 for part in (accent.red, accent.green, accent.blue)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _colors(pdf):
    """Whether any pixel of any page is not gray."""
    return any(True for _place in _colored(pdf))


def _colored(pdf):
    """The places of the pixels that are not gray, in points from the lower left corner."""
    for page in pictures(pdf, 36):
        for y in range(page.height):
            row = page.pixels[y * page.stride : y * page.stride + 3 * page.width]
            if row[0::3] != row[1::3] or row[1::3] != row[2::3]:
                for x, (red, green, blue) in enumerate(zip(row[0::3], row[1::3], row[2::3], strict=True)):
                    if red != green or green != blue:
                        yield 2 * x, 2 * (page.height - y)


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if sheet != "P26"])
def test_the_larger_of_the_large_prints_stays_on_the_page(sheet, pack, workshop):
    for blank in (True, False):
        pdf = render(Request(sheet=sheet, domain=DOMAIN, blank=blank, body=LARGER_PRINT), pack, workshop, FONTS)
        assert not outside(pdf)
        assert not overlaps(pdf)


def test_the_larger_print_is_larger(pack, workshop):
    assert 20 in type_sizes(render(Request(sheet="P9", domain=DOMAIN, body=LARGER_PRINT), pack, workshop, FONTS))


def test_files_in_two_languages_are_called_in_both(pack):
    with spoken(BOTH) as bilingual:
        names = [name for name, _pdf in render_files(_requests("P9"), bilingual, None, FONTS, [1])]
    assert names == [
        "For the copier - Para la copiadora",
        "Self-assessment: Learning Personalized - Autoevaluación: Aprendizaje personalizado",
    ]
