"""The keys of the program on one page."""

import pytest

from mastery_desktop import messages
from mastery_desktop.documents.layout import LARGE_PRINT, LARGER_PRINT
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render_keys
from mastery_desktop.ui import keys
from mastery_desktop.ui.key_list import key_groups
from tests.helpers.languages import BOTH, spoken
from tests.helpers.pages import FONTS, outside, overlaps, page_texts, type_sizes


@pytest.fixture(params=["English", "longer"])
def words(request):
    if request.param == "longer":
        messages.use(messages.PseudoTranslations())  # the fixture of all tests puts it back


@pytest.mark.usefixtures("words")
def test_one_page_has_every_key_with_what_it_does(pack):
    (page,) = page_texts(render_keys(pack, key_groups(), FONTS))
    shown = "".join(page.split())  # wherever a line ends
    for key in keys.ALL:
        assert "".join(key.all_hints.split()) in shown
        assert "".join(messages._(key.description).split()) in shown


@pytest.mark.parametrize("body", [LARGE_PRINT, LARGER_PRINT])
def test_the_keys_are_on_as_many_pages_as_large_print_takes(body, pack):
    pdf = render_keys(pack, key_groups(), FONTS, Request(sheet="", body=body))
    pages = page_texts(pdf)
    assert len(pages) > 1
    shown = "".join("".join(pages).split())
    assert all("".join(messages._(key.description).split()) in shown for key in keys.ALL)
    assert min(type_sizes(pdf)) >= 12
    assert not outside(pdf)
    assert not overlaps(pdf)


def test_the_keys_in_both_languages_are_not_too_small_to_read():
    with spoken(BOTH) as pack:
        pdf = render_keys(pack, key_groups(), FONTS)
    assert len(page_texts(pdf)) > 1
    assert min(type_sizes(pdf)) >= 8
    assert not outside(pdf)


def test_the_keys_of_the_count_and_of_the_dots_are_on_the_page(pack):
    (page,) = page_texts(render_keys(pack, key_groups(), FONTS))
    lines = page.replace("\r", "").split("\n")
    count = lines[lines.index("Counting slips and dots") + 1 :]
    named = ("1, 2, 3 …", "0", "Backspace", "Tab", "Enter", "L", "C", "N")
    assert all(any(line == name or line.startswith(f"{name} ") for line in count) for name in named)
    assert sum(line.startswith("1, 2, 3 …") for line in count) == 2, "those of the levels stand below"
    assert any(line.startswith("A, M, N") for line in count)


def test_a_key_of_two_languages_stands_on_one_line():
    with spoken(BOTH) as pack:
        shown = "\n".join(page_texts(render_keys(pack, key_groups(), FONTS)))
    assert "Ctrl+Y Ctrl+Shift / Mayús+Z" in shown


def test_no_key_in_two_languages_has_its_stroke_at_the_end_of_a_line():
    with spoken(BOTH) as pack:
        pages = page_texts(render_keys(pack, key_groups(), FONTS, Request(sheet="", body=LARGER_PRINT)))
    lines = [line.rstrip() for page in pages for line in page.splitlines()]
    assert [line for line in lines if line.endswith("Shift /")] == ["Ctrl+Y Ctrl+Shift /"], "three lines would be more"
    assert "Ctrl+Mayús+N" in lines
