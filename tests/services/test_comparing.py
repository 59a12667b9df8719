"""Sessions of one school side by side: every mark with where it is from, nothing added up, only equal meanings."""

from dataclasses import replace
from datetime import timedelta

import pytest

from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.comparison import marks_in_words
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.records import Wording, natural_id
from mastery_desktop.services.comparing import ComparingService
from mastery_desktop.services.sessions import NewSession
from tests.helpers.pages import words_of
from tests.helpers.stores import desk

PACK = load_pack()
FIRST, SECOND, *_REST = PACK.elements


@pytest.fixture
def school(tmp_path):
    with desk(tmp_path / "here", PACK) as open_desk:
        open_desk.comparing = ComparingService(open_desk.store, open_desk.clock, PACK)
        yield open_desk


def session(open_desk, days=0, marks=None, **more):
    held_on = open_desk.clock().date() + timedelta(days=days)
    asked = {"team": "Clearwater team", "people": 12, "held_on": held_on, "school": "Clearwater"} | more
    made = open_desk.sessions.create(NewSession(**asked)).value.session.id
    for element, counts in (marks or {}).items():
        open_desk.rating.save_counts(made, {element: counts}, raters=12)
        open_desk.rating.reveal(made, [element])
    return made


def rows(comparison):
    return {row.element.id: row for _domain, found in comparison.domains for row in found}


def test_one_team_over_time_stands_side_by_side_with_the_sentence_about_learning(school):
    late = session(school, 60, {FIRST: (0, 2, 8, 2)})
    early = session(school, 0, {FIRST: (4, 6, 2, 0), SECOND: (1, 9, 2, 0)})
    comparison = school.comparing.compare([late, early])
    first = rows(comparison)[FIRST]
    assert [strip.marks for strip in first.strips] == [(4, 6, 2, 0), (0, 2, 8, 2)], "the earliest first"
    assert "November 6, 2026" in first.strips[0].origin
    assert any("learned more" in words for words in comparison.sentences)
    assert len(rows(comparison)[SECOND].strips) == 1
    assert set(rows(comparison)) == {FIRST, SECOND}


def test_two_sessions_of_one_team_on_one_day_are_told_apart_and_come_with_the_sentence_about_learning(school):
    one = session(school, 0, {FIRST: (4, 6, 2, 0)})
    school.clock.forward(hours=3)
    other = session(school, 0, {FIRST: (6, 4, 2, 0)}, previous=one)
    comparison = school.comparing.compare([one, other])
    origins = [strip.origin for strip in rows(comparison)[FIRST].strips]
    assert len(set(origins)) == 2
    assert any("learned more" in words for words in comparison.sentences)
    school.sessions.revise(other, {"title": "A second look"})
    later = rows(school.comparing.compare([one, other]))[FIRST].strips[1]
    assert later.origin.endswith("November 6, 2026, A second look")


def test_a_strip_says_its_round_and_how_many_gave_a_mark(school):
    one = session(school, 0, {FIRST: (4, 6, 1, 0)})
    assert rows(school.comparing.compare([one]))[FIRST].strips[0].about == "11 marks of 12 who could rate"
    school.rating.save_counts(one, {FIRST: (2, 8, 2, 0)}, raters=12, round_number=2)
    school.rating.reveal(one, [FIRST])
    assert rows(school.comparing.compare([one]))[FIRST].strips[0].about == "round 2, 12 marks of 12 who could rate"


def test_what_was_not_revealed_does_not_stand_there(school):
    one = session(school)
    school.rating.save_counts(one, {FIRST: (4, 6, 2, 0)}, raters=12)
    assert school.comparing.compare([one]).domains == ()


def test_a_practice_that_meant_something_else_is_named_and_not_compared(school):
    old, new = session(school, 0, {FIRST: (4, 6, 2, 0)}), session(school, 30, {FIRST: (0, 2, 8, 2)})
    own = natural_id("wording", old)
    with school.store.write() as write:
        kept = write.get(Wording, own)
        write.put(replace(kept, texts={**kept.texts, f"{FIRST} meaning": "7"}))
    comparison = school.comparing.compare([old, new])
    row = rows(comparison)[FIRST]
    assert [strip.marks for strip in row.strips] == [(0, 2, 8, 2)]
    assert row.apart == ("Clearwater team, November 6, 2026",)
    assert any("cannot be compared" in words for words in comparison.sentences)


def test_groups_of_a_school_keep_where_their_marks_are_from(school):
    one = session(school, 0, {FIRST: (4, 6, 2, 0)}, team="Grade 6")
    other = session(school, 0, {FIRST: (0, 2, 8, 2)}, team="Grade 7")
    comparison = school.comparing.compare([one, other])
    strips = rows(comparison)[FIRST].strips
    assert {strip.origin.split(",")[0]: strip.marks for strip in strips} == {
        "Grade 6": (4, 6, 2, 0),
        "Grade 7": (0, 2, 8, 2),
    }
    assert any("not added together" in words for words in comparison.sentences)
    assert not any("learned more" in words for words in comparison.sentences), "both were on one day"


def test_a_second_cohort_that_comes_as_a_file_stands_beside_the_first_with_where_it_is_from(school, tmp_path):
    here = session(school, 0, {FIRST: (4, 6, 2, 0)}, team="Cohort A")
    with desk(tmp_path / "elsewhere", PACK) as elsewhere:
        there = session(elsewhere, 0, {FIRST: (0, 2, 8, 2), SECOND: (1, 1, 5, 5)}, team="Cohort B")
        file = elsewhere.sharing.export(there)
    school.sharing.accept(school.sharing.read(file))
    assert {found.id for found in school.comparing.related(here)} == {here, there}
    comparison = school.comparing.compare([here, there])
    assert {strip.origin.split(",")[0]: strip.marks for strip in rows(comparison)[FIRST].strips} == {
        "Cohort A": (4, 6, 2, 0),
        "Cohort B": (0, 2, 8, 2),
    }
    assert len(rows(comparison)[SECOND].strips) == 1
    school.history.take_file_back(there)
    assert {found.id for found in school.comparing.related(here)} == {here}


def test_tables_stand_below_their_room_with_their_names(school):
    made = session(school, tables=(("Door", 6), ("Window", 6)))
    door, window = school.sessions.load(made).groups
    for table, counts in ((door, (1, 2, 3, 0)), (window, (0, 0, 3, 3))):
        school.rating.save_counts(made, {FIRST: counts}, raters=6, group=table.id)
    school.rating.reveal(made, [FIRST])
    strips = rows(school.comparing.compare([made]))[FIRST].strips
    origins = {strip.origin.rpartition(", ")[2]: strip.marks for strip in strips}
    assert origins["Door"] == (1, 2, 3, 0)
    assert origins["Window"] == (0, 0, 3, 3)


def test_sessions_belong_together_by_series_or_by_school(school):
    one = session(school, team="Grade 6")
    other = session(school, 5, team="Grade 7", school="  clearwater ")
    after = session(school, 60, team="Renamed", school="Elsewhere", previous=one)
    stranger = session(school, team="Stranger", school="Other school")
    binned = session(school, team="Grade 8")
    school.sessions.remove(binned)
    assert {found.id for found in school.comparing.related(one)} == {one, other, after}
    assert {found.id for found in school.comparing.related(stranger)} == {stranger}


def test_nothing_chosen_is_told(school):
    with pytest.raises(NotPossible, match="Choose the sessions"):
        school.comparing.compare([])


def test_a_strip_is_read_aloud_as_its_counts():
    assert marks_in_words((0, 1, 3, 0), ("A", "B", "C", "D")) == "1 mark B, 3 marks C"
    assert marks_in_words((), ("A", "B")) == "no marks kept"


def test_it_is_printed_with_whose_marks_they_are_and_for_whom_it_is(school, printing):
    early, late = session(school, 0, {FIRST: (4, 6, 2, 0)}), session(school, 60, {FIRST: (0, 2, 8, 2)})
    comparison = school.comparing.compare([early, late])
    words = words_of(printing.comparison_pdf(comparison))
    for said in ("Side by side", "For colleagues", PACK.elements[FIRST].name, "learned more", "January 5, 2027"):
        assert said in words
    assert printing.comparison_pdf(comparison) == printing.comparison_pdf(comparison)


@pytest.fixture
def printing():
    from mastery_desktop.bootstrap import print_service  # noqa: PLC0415 - slow to load

    return print_service(PACK)
