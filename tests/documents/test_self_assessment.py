"""P9 fills its pages: blank, the first practice or notes stand below the introduction; filled, practices flow."""

import pytest

from mastery_desktop.documents.layout import BODY, LARGE_PRINT, PaperSize
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from tests.helpers.languages import BOTH, pack_in, spoken
from tests.helpers.pages import FONTS, level_lines, page_count, page_texts
from tests.helpers.workshops import full_workshop


def draw(domain, size=PaperSize.LETTER, body=BODY, *, language="en", blank=True):
    with spoken(language) as pack:
        request = Request(sheet="P9", domain=domain, size=size, body=body, blank=blank)
        return render(request, pack, full_workshop(pack_in("en"), domain), FONTS)


def test_the_first_practice_stands_below_the_introduction_where_there_is_room():
    first, second, *_more = page_texts(draw("students_empowered", PaperSize.LEGAL))
    assert "1 Mindset" in " ".join(first.split())
    assert "What additional evidence do you want?" in first
    assert "2 Relationships" in " ".join(second.split())


def test_a_page_with_little_of_the_introduction_has_lines_for_notes_down_to_its_foot():
    pdf = draw("students_empowered", PaperSize.LEGAL, LARGE_PRINT)
    assert "Notes\n" in page_texts(pdf)[1]
    assert min(level_lines(pdf)[1]) < 80


def test_a_page_full_of_the_introduction_has_no_notes():
    assert not any("Notes\n" in page for page in page_texts(draw("students_empowered")))


@pytest.mark.parametrize(("language", "pages"), [("en", 4), (BOTH, 7)])
def test_what_a_team_found_takes_no_more_pages_than_it_fills(language, pages):
    assert page_count(draw("students_empowered", language=language, blank=False)) == pages


def test_a_practice_that_fits_is_read_and_rated_on_one_page():
    first, second, *_more = page_texts(draw("learning_personalized", blank=False))
    assert "Learner indicator" not in first
    assert second.count("Learner indicator") == second.count("We have\nestablished") == 2
