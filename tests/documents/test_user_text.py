"""Whatever people write is printed as it is: it flows, and nothing in it is obeyed."""

from dataclasses import replace
from io import BytesIO
from time import perf_counter

import pytest
from pypdf import PdfReader

from mastery_desktop.documents.layout import LARGE_PRINT
from mastery_desktop.documents.preview import picture
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.domain.records import Action
from tests.helpers.pages import FONTS, outside, overlaps, page_texts, places_of, words_of

CULTURE = "students_empowered"
SHEETS = ("P5", "P9", "P16", "P19", "P20", "P21", "P24", "P25")
MARKUP = (
    "<b>bold</b> <b>unclosed",
    "Tom & Jerry &amp; &lt; &#x110000;",
    '<img src="/etc/hostname"/>',
    '<a href="javascript:alert(1)">link</a> <!-- comment',
    "</para><para> <br/> ]]> \\(escaped\\) (paren",
    '<font color="red">{braces} %s %(name)s',
)
LONG_NOTE = "We looked at work from three grades, and saw what feedback names. " * 75
SCRIPTS = ("Łódź, Čapek, Nuñez, Þór", "Ελληνικά και Κύπρος", "Школа имени Щорса")


def _written(workshop, words):
    """The workshop with the same words in every field of text."""
    return replace(
        workshop,
        session=replace(workshop.session, school=words, team=words, district=words, board_ask=words, purpose=words),
        ratings=tuple(replace(rating, not_for=words) for rating in workshop.ratings),
        evidence=tuple(replace(line, text=words) for line in workshop.evidence),
        candidates=tuple(replace(one, impact=words, effort=words, waits=words) for one in workshop.candidates),
        potential=tuple(replace(one, answers=(words,) * 4) for one in workshop.potential),
        focus_areas=tuple(replace(area, reason=words, second_reason=words) for area in workshop.focus_areas),
        parked=tuple(replace(one, text=words) for one in workshop.parked),
        goals=tuple(replace(goal, text=words, notice=words, barriers=words) for goal in workshop.goals),
        actions=tuple(
            replace(action, what=words, who=words, by=words, evidence=words, resources=words, check=words)
            for action in workshop.actions
        ),
    )


def _print(sheet, pack, workshop):
    return render(Request(sheet=sheet, domain=CULTURE if sheet == "P9" else None), pack, workshop, FONTS)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("words", MARKUP)
def test_markup_is_printed_letter_by_letter(words, sheet, pack, workshop):
    pdf = _print(sheet, pack, _written(workshop, words))
    assert "".join(words.split()) in "".join(words_of(pdf).split())
    assert not outside(pdf)
    assert not overlaps(pdf)
    for page in PdfReader(BytesIO(pdf)).pages:
        assert "/Annots" not in page
        assert not page.images


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("words", SCRIPTS)
def test_latin_greek_and_cyrillic_are_drawn(words, sheet, pack, workshop):
    pdf = _print(sheet, pack, _written(workshop, words))
    assert "".join(words.split()) in "".join(words_of(pdf).split())
    assert not outside(pdf)


def test_control_characters_and_directions_vanish(pack, workshop):
    words = "safe\x00\x07\x1b\u202e\u2066\u200b\ufeff word\ttab"
    text = words_of(_print("P19", pack, _written(workshop, words)))
    assert "safe word tab" in text


def test_a_line_break_is_kept(pack, workshop):
    pdf = _print("P16", pack, _written(workshop, "first line\nsecond line"))
    assert any("first line\nsecond line" in page for page in page_texts(pdf))


@pytest.mark.parametrize(
    ("words", "first", "last"), [("שלום", "ש", "ם"), ("مدرسة", "م", "ة")], ids=["Hebrew", "Arabic"]
)
def test_hebrew_and_arabic_run_from_the_right(words, first, last, pack, workshop):
    pdf = _print("P19", pack, replace(workshop, goals=(replace(workshop.goals[0], text=words),)))
    places = places_of(pdf, (first, last))
    assert places[first] > places[last] + 10
    assert "A box stands for" not in words_of(pdf)
    assert not outside(pdf)


@pytest.mark.parametrize("words", ["日本語", "🎉🎉"])
def test_what_no_font_can_draw_becomes_visible_boxes_and_a_sentence(words, pack, workshop):
    with_words = _print("P19", pack, replace(workshop, goals=(replace(workshop.goals[0], text=words),)))
    without = _print("P19", pack, replace(workshop, goals=(replace(workshop.goals[0], text=""),)))
    dark = [sum(byte < 100 for byte in picture(pdf, 0, 72).pixels) for pdf in (with_words, without)]
    assert dark[0] > dark[1] + 20
    assert "A box stands for a character that cannot be printed here." in words_of(with_words)
    assert "A box stands for" not in words_of(without)
    assert not outside(with_words)


def test_forty_actions_flow_on_under_the_same_heading(pack, workshop):
    focus = workshop.focus
    actions = tuple(
        Action(
            id=f"action-{at}",
            session_id=workshop.session.id,
            focus=focus.id,
            place=at,
            what=f"Action{at:02d} " + "looks at student work together " * (at % 9 + 1),
            who="Grade lead",
            by="soon",
            evidence="notes " * (at % 5),
        )
        for at in range(40)
    )
    pdf = _print("P19", pack, replace(workshop, actions=actions))
    pages = page_texts(pdf)
    text = " ".join(pages)
    positions = [text.index(f"Action{at:02d}") for at in range(40)]
    assert positions == sorted(positions)
    assert len(pages) > 3
    assert all("Evidence we bring" in page for page in pages if "Action" in page.replace("Action plan", ""))
    assert not outside(pdf)
    assert not overlaps(pdf)


def test_a_long_note_flows_over_pages_with_its_heading(pack, workshop):
    note = " ".join(f"word{at:04d}" for at in range(560))
    first, *others = workshop.evidence
    pdf = _print("P9", pack, replace(workshop, evidence=(replace(first, text=note), *others)))
    text = words_of(pdf)
    found = [word for word in text.split() if word.startswith("word0")]
    assert found == note.split()
    assert "Mindset, continued" in text
    assert not outside(pdf)
    assert not overlaps(pdf)


@pytest.mark.slow
@pytest.mark.parametrize("sheet", SHEETS)
def test_an_unbreakable_text_of_20_000_characters_is_broken_in_time(sheet, pack, workshop):
    before = perf_counter()
    pdf = _print(sheet, pack, _written(workshop, "x" * 20_000))
    assert perf_counter() - before < 10
    assert not outside(pdf)
    assert words_of(pdf).count("x") >= 20_000


def test_a_card_of_an_action_that_goes_on_says_of_which_one(pack, workshop):
    what = "Look at the work of learners together"
    action = replace(workshop.actions[0], what=what, evidence="Notes of a meeting. " * 60)
    plan = replace(workshop, actions=(action,))
    pages = page_texts(render(Request(sheet="P19", body=LARGE_PRINT), pack, plan, FONTS))
    going_on = [" ".join(page.split()) for page in pages if "Continued:" in page]
    assert going_on
    assert all(f"Continued: {what}" in page for page in going_on)


def test_a_candidate_that_goes_on_says_which_practice_it_is(pack, workshop):
    written = replace(workshop, evidence=tuple(replace(line, text=LONG_NOTE) for line in workshop.evidence))
    pages = page_texts(render(Request(sheet="P16", domain=CULTURE), pack, written, FONTS))
    first = pack.domain_by_id[CULTURE].elements[0].name
    assert any(f"{first}, continued" in " ".join(page.split()) for page in pages[1:])
