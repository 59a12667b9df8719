"""Hebrew and Arabic: the shapes of letters, and the order of the page."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mastery_desktop.documents.bidi import begins_from_right, in_page_order, shaped
from mastery_desktop.documents.fonts import Face, clusters
from mastery_desktop.documents.linebreaks import break_lines
from tests.helpers.pages import FONTS

LETTERS = st.text(st.sampled_from("abz 019.,:/()-אבגשׁשלםسلامآبپ"), max_size=60)


def _ordered(text, *, from_right=None):
    side = begins_from_right(text) if from_right is None else from_right
    read = [(cluster, None) for cluster in clusters(text)]
    (line,) = in_page_order([read], from_right=side)
    return "".join(cluster for cluster, _along in line)


@pytest.mark.parametrize(
    ("read", "seen"),
    [
        ("only left", "only left"),
        ("the אבג school", "the גבא school"),
        ("אבג 12 דה", "הד 12 גבא"),
        ("אבג xyz 12, דה", "הד ,xyz 12 גבא"),
        ("אב (גד)", "(דג) בא"),
        ("at אב 3:15 or", "at 3:15 בא or"),
        ("עד 14/1/2027.", ".14/1/2027 דע"),
        ("אב at (Dec 12)", "at (Dec 12) בא"),
        ("אב (Dec 12)", "(Dec 12) בא"),
        ("at (אב", "at (בא"),
    ],
)
def test_a_line_stands_on_the_page_as_it_is_read(read, seen):
    assert _ordered(read) == seen


def test_a_number_that_begins_a_line_stays_before_the_word_it_belongs_to():
    room = FONTS.width("אבג & grade", Face.REGULAR) * 12 + 1
    lines = break_lines(FONTS, (("אבג & grade 6 lead", Face.REGULAR),), 12, room)
    assert ["".join(run.text for run in line.runs) for line in lines][-1] == "6 lead"


def test_numbers_after_arabic_keep_their_order():
    assert _ordered("في 14/1/2027") == "14/1/2027 يف"


@pytest.mark.parametrize(
    ("word", "seen"),
    [
        ("بب", "\ufe91\ufe90"),
        ("ببب", "\ufe91\ufe92\ufe90"),
        ("دب", "\ufea9\ufe8f"),
        ("سلام", "\ufeb3\ufefc\ufee1"),
        ("لا", "\ufefb"),
        ("ب\u200cب", "\ufe8f\u200c\ufe8f"),
        ("پب", "\ufb58\ufe90"),
        ("بَب", "\ufe91\u064e\ufe90"),
    ],
)
def test_arabic_letters_take_the_shape_of_their_place(word, seen):
    assert shaped(word) == seen
    assert unicodedata.normalize("NFKC", seen) == unicodedata.normalize("NFKC", word)


def test_a_point_that_makes_another_letter_stays_with_it():
    assert _ordered("\u05e9\u05b8\u05c1\u05dd") == "\u05dd\u05b8\ufb2a"
    assert _ordered("\u05e9\u05c2") == "\ufb2b"


def test_a_paragraph_from_the_right_begins_at_the_right_of_its_column():
    (hebrew,) = break_lines(FONTS, (("שלום abc", Face.REGULAR),), 12, 200)
    (english,) = break_lines(FONTS, (("abc שלום", Face.REGULAR),), 12, 200)
    assert hebrew.from_right
    assert not english.from_right


@settings(deadline=None, derandomize=True, max_examples=150)
@given(LETTERS, st.floats(40, 300))
def test_nothing_is_lost_and_no_line_is_too_wide(words, width):
    lines = break_lines(FONTS, ((words, Face.BOLD),), 12, width)
    assert all(line.width <= width + 0.01 for line in lines)
    drawn = unicodedata.normalize("NFKD", "".join(run.text for line in lines for run in line.runs))
    wanted = unicodedata.normalize("NFKD", words)
    plain = str.maketrans("", "", " ()")
    assert sorted(drawn.translate(plain)) == sorted(wanted.translate(plain))
