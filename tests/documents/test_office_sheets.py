"""What goes to offices: certificates, the page for the district's IT, the session record, the pack for no power."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from mastery_desktop.documents.certificate import duration
from mastery_desktop.documents.it_page import DATA_FOLDERS
from mastery_desktop.documents.layout import BODY, EDGE, LARGE_PRINT, LARGER_PRINT, LINE_PITCH, Leaf, Look, PaperSize
from mastery_desktop.documents.no_power import PIECES
from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render, render_certificates
from mastery_desktop.domain.choices import OutcomeKind, RatingMode, RatingState, StepKind
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.domain.records import Attendance, Group, GroupId, TableLevel
from tests.helpers.languages import BOTH, spoken
from tests.helpers.many_domains import whole_day
from tests.helpers.packs import small_pack
from tests.helpers.pages import (
    FONTS,
    boxes,
    level_lines,
    outside,
    overlaps,
    page_count,
    page_texts,
    type_sizes,
    type_sizes_between,
    words_of,
)
from tests.helpers.workshops import full_workshop

README = Path(__file__).parents[2] / "README.md"


def _print(sheet, pack, workshop=None, **how):
    return render(Request(sheet=sheet, **how), pack, workshop, FONTS)


def _people(workshop, *people):
    return [
        Attendance(id=f"person-{at}", session_id=workshop.session.id, place=at, name=name, role=role, minutes=minutes)
        for at, (name, role, minutes) in enumerate(people)
    ]


@pytest.mark.parametrize("sheet", ["P23", "P25", "P27"])
def test_large_print_is_large_and_stays_on_the_page(sheet, pack, workshop):
    for blank in (True, False):
        pdf = _print(sheet, pack, workshop, blank=blank, body=LARGE_PRINT)
        assert min(type_sizes(pdf)) >= 12
        assert not outside(pdf)
        assert not overlaps(pdf)


def test_each_person_gets_a_certificate_with_a_log_on_its_back(pack, workshop):
    people = _people(workshop, ("Person One", "Grade 6 lead", 90), ("Łódź Þór <b>&", "", 45), ("Three", "", 0))
    pdf = render_certificates(pack, workshop, people, FONTS)
    pages = page_texts(pdf)
    assert len(pages) == 2 * len(people)
    for person, front, back in zip(people, pages[::2], pages[1::2], strict=True):
        assert person.name in front
        assert person.name in back
        assert "Fall workshop: Students Empowered" in front
        assert "15 contact hours make one in-service credit" in back
        others = {other.name for other in people} - {person.name}
        assert not any(name in front + back for name in others)
    assert "1 hour 30 minutes" in pages[0]
    assert "1 hour 30 minutes" in pages[1], "the time stands on one line of the log"
    assert "45 minutes" in pages[2]
    assert not outside(pdf)
    assert not overlaps(pdf)
    assert pdf == render_certificates(pack, workshop, people, FONTS)


def test_certificates_are_printed_as_large_and_on_the_paper_that_is_asked_for(pack, workshop):
    people = _people(workshop, ("Person One", "Grade 6 lead", 90))
    for body in (LARGE_PRINT, LARGER_PRINT):
        how = Request(sheet="", size=PaperSize.A4, body=body, both_sides=False)
        pdf = render_certificates(pack, workshop, people, FONTS, how)
        assert page_count(pdf) == 2, "the log stays on one page"
        assert {round(float(page.mediabox.width)) for page in PdfReader(BytesIO(pdf)).pages} == {842}
        assert min(type_sizes(pdf)) >= 12
        assert not outside(pdf)
        assert not overlaps(pdf)


@pytest.mark.parametrize("language", ["en", "es", BOTH])
def test_a_certificate_in_large_print_has_its_log_on_its_back_however_long_the_name(language, workshop):
    names = ("Ana Example", "Ελένη Παπαδοπούλου de la Școala Nimíipuu č̓ə̣́x̣ʷ, Łódź Čapek Nuñez von und zu Example " * 2)
    people = _people(workshop, *((name, "teacher", 90) for name in names))
    with spoken(language) as pack:
        for body in (LARGE_PRINT, LARGER_PRINT):
            pdf = render_certificates(pack, workshop, people, FONTS, Request(sheet="", body=body))
            assert page_count(pdf) == 2 * len(people)
            assert min(type_sizes(pdf)) >= 12 * 0.88 - 0.1
            assert not outside(pdf)
            assert not overlaps(pdf), "a letter with two marks touches the line above"


def test_a_name_on_two_lines_of_a_certificate_is_parted_between_two_words(pack, workshop):
    people = _people(workshop, ("Ana Maria Johansson Examplestone-Williamson-Examplestone", "", 90))
    front, _back = page_texts(
        render_certificates(pack, workshop, people, FONTS, Request(sheet="", size=PaperSize.A4, body=LARGER_PRINT))
    )
    assert "Ana Maria Johansson\nExamplestone-Williamson-Examplestone\n" in front


def test_every_certificate_counts_its_own_pages(pack, workshop):
    people = _people(workshop, ("One", "", 90), ("Two", "", 90))
    pages = page_texts(render_certificates(pack, workshop, people, FONTS))
    assert ["page 1 of 2" in page for page in pages] == [True, False] * 2


def test_no_word_is_broken_in_the_log_of_a_certificate(workshop):
    people = _people(workshop, ("Bo Example", "principal", 60))
    with spoken("es") as pack:
        _front, back = page_texts(
            render_certificates(pack, workshop, people, FONTS, Request(sheet="", body=LARGER_PRINT))
        )
    assert "Empoderamiento" in back


def test_a_certificate_for_one_side_of_the_paper_has_its_holes_at_the_same_edge_on_each_page(pack):
    fronts = [page[0].top for page in boxes(_print("P23", pack, both_sides=False))]
    mirrored = [page[0].top for page in boxes(_print("P23", pack))]
    assert fronts[1] < mirrored[1], "the log does not stand where the back of a sheet would"


def test_certificates_are_printed_for_people_only(pack, workshop):
    with pytest.raises(NotPossible, match="Nobody is on the list"):
        render_certificates(pack, workshop, [], FONTS)


def test_a_certificate_says_nothing_of_ratings_and_its_file_names_nobody(pack, workshop):
    people = _people(workshop, ("Person One", "", 90))
    pdf = render_certificates(pack, workshop, people, FONTS)
    unrated = replace(workshop, ratings=(), counts=(), evidence=(), focus_areas=(), actions=(), goals=())
    assert pdf == render_certificates(pack, unrated, people, FONTS)
    metadata = PdfReader(BytesIO(pdf)).metadata
    assert not any("Person One" in str(value) for value in metadata.values())


def test_a_certificate_of_the_packet_holds_no_name(pack, workshop):
    text = words_of(_print("P23", pack, workshop))
    assert "Clearwater Middle School, Clearwater Valley School District" in text
    assert page_count(_print("P23", pack)) == 2
    assert "Clearwater" not in words_of(_print("P23", pack))


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 minute"), (60, "1 hour"), (61, "1 hour 1 minute"), (150, "2 hours 30 minutes"), (0, "0 minutes")],
)
def test_time_is_said_in_hours_and_minutes(minutes, words):
    assert duration(minutes) == words


def test_the_page_for_it_is_one_page_and_names_the_folders_of_the_readme(pack):
    pages = page_texts(_print("P27", pack))
    assert len(pages) == 1
    closed_up = "".join(pages[0].split())
    readme = README.read_text(encoding="utf-8")
    for _system, folder in DATA_FOLDERS:
        assert folder in readme
        assert "".join(folder.split()) in closed_up
    for words in ("No administrator", "no internet connection", ".mastery"):
        assert "".join(words.split()) in closed_up


def test_the_page_for_it_takes_no_page_for_the_space_between_its_facts():
    with spoken(BOTH) as pack:
        assert len(page_texts(_print("P27", pack, body=20.0))) == 5


def test_the_record_holds_everything_that_the_session_does(pack, workshop):
    text = "".join(words_of(_print("P25", pack, workshop)).split())
    session = workshop.session
    wanted = [session.team, session.district, session.purpose, session.voters, session.board_ask]
    wanted += [line.text for line in workshop.evidence]
    wanted += [value for one in workshop.candidates for value in (one.impact, one.effort, one.waits)]
    wanted += [answer for one in workshop.potential for answer in one.answers]
    wanted += [area.reason for area in workshop.focus_areas]
    wanted += [value for goal in workshop.goals for value in (goal.text, goal.notice, goal.barriers)]
    wanted += [value for one in workshop.actions for value in (one.what, one.who, one.by, one.evidence, one.resources)]
    wanted += [value for one in workshop.promises for value in (one.what, one.who, one.by)]
    wanted += [one.text for one in workshop.parked]
    wanted += [rating.not_for for rating in workshop.ratings]
    missing = [words for words in wanted if "".join(words.split()) not in text]
    assert not missing


def test_the_record_shows_no_mark_before_its_reveal_and_tables_after_it(pack, workshop):
    element = pack.domains[0].elements[0]
    session = workshop.session.id
    table = Group(id=GroupId("cedar"), session_id=session, place=0, name="Cedar", raters=5)
    first = replace(workshop.counts[0], id="cedar-counts", group=table.id, marks=(2, 3, 0, 0), raters=5)
    tables = replace(workshop, groups=(table,), counts=(*workshop.counts, first))
    assert "Cedar, round 1: Not worked on 2, Getting started 3" in words_of(_print("P25", pack, tables))
    hidden = tuple(
        replace(rating, state=RatingState.COMPLETE, outcome=OutcomeKind.NOT_RATED, level=None, upper=None)
        for rating in tables.ratings
    )
    counting = replace(tables, ratings=hidden)
    text = words_of(_print("P25", pack, counting))
    assert "Cedar, round 1" not in text
    assert "Round 1" not in text
    assert element.name in text
    assert _print("P25", pack, counting) == _print("P25", pack, replace(counting, counts=()))


def test_the_record_says_how_long_each_step_took(pack, workshop):
    steps = (replace(workshop.steps[0], spent=301), replace(workshop.steps[1], skipped=True), *workshop.steps[2:])
    text = words_of(_print("P25", pack, replace(workshop, steps=steps)))
    assert "Purpose and norms 4 min 6 min" in text
    assert "Framework 4 min left out" in text


def test_without_a_session_the_record_is_a_form(pack):
    text = words_of(_print("P25", pack, domain=pack.domains[0].id))
    assert "Levels and evidence: Students Empowered" in text
    assert "Clearwater" not in text


def test_a_record_to_keep_by_hand_names_the_domains_of_its_workshop_and_else_none(pack):
    planned = words_of(_print("P25", pack, whole_day(pack, 2), blank=True))
    for name in ("Students Empowered", "Learning Personalized"):
        assert f"Levels and evidence: {name}" in planned
    unplanned = words_of(_print("P25", pack))
    assert "Levels and evidence" in unplanned
    assert "Levels and evidence:" not in unplanned


@pytest.mark.parametrize("body", [BODY, LARGER_PRINT])
def test_a_record_to_keep_by_hand_has_lines_down_to_the_foot_of_each_page(body, pack):
    leaf = Leaf(scale=body / BODY, foot_lines=2)
    for lines in level_lines(_print("P25", pack, domain=pack.domains[0].id, body=body)):
        assert lines[-1] < EDGE + leaf.foot + 2 * LINE_PITCH


def test_the_marks_of_a_level_stand_beside_it_in_large_print(pack, workshop):
    text = words_of(_print("P25", pack, workshop, body=LARGER_PRINT))
    assert "Round 1: 12 marks, split Round 2: 12 marks, mixed Round 1 2 Not worked on Getting started" in text


def test_a_number_of_many_marks_is_large_in_large_print(pack, workshop):
    crowd = tuple(replace(one, marks=(3, 45, 17, 0), raters=65, slips=65) for one in workshop.counts)
    pdf = _print("P25", pack, replace(workshop, counts=crowd), body=LARGER_PRINT)
    leaf = Leaf(scale=LARGER_PRINT / BODY, foot_lines=2)
    assert " 45 " in words_of(pdf)
    sizes = type_sizes_between(pdf, EDGE + leaf.foot, leaf.page[1] - EDGE - leaf.head)
    assert min(sizes) >= Look(LARGER_PRINT).note.size - 0.01


def test_names_that_end_with_a_full_stop_have_none_in_a_list(pack, workshop):
    text = words_of(_print("P25", pack, workshop))
    assert "Complete the Culture Self-Assessment; Gather student insights; Explore the Idaho Competencies" in text
    with spoken(BOTH) as both:
        assert ".;" not in words_of(_print("P25", both, workshop))


def test_the_pack_for_no_power_holds_what_a_workshop_needs_once_for_each_domain(pack, workshop):
    pages = page_texts(_print("P26", pack, workshop))
    firsts = [" ".join(page.split()) for page in pages if "page 1 of" in page]
    for words in ("Run sheet For the facilitator", "What we do today", "Sign in", "Tally: Students Empowered",
                  "Choosing a focus area", "Action plan", "Before you go", "Session record"):  # fmt: skip
        assert sum(first.startswith(words) for first in firsts) == 1, words
    cover = firsts[0]
    assert "14 people" in cover
    assert "Tick slips, four on a page 4 one side" in cover
    assert "Stage checklists" not in cover  # this workshop has no step for them
    assert "Fall climate survey" not in " ".join(pages)
    assert words_of(_print("P26", pack, workshop)).count("To plan our own next steps") == 2


def test_a_sheet_of_the_pack_takes_a_line_also_in_large_print(pack, workshop):
    lines = [
        line.strip() for page in page_texts(_print("P26", pack, workshop, body=20.0))[:2] for line in page.split("\n")
    ]
    assert any(line.startswith("Tally sheet, for when the power fails") for line in lines)


def test_the_pack_leaves_out_what_only_a_skipped_step_needed(pack, workshop):
    cover = page_texts(_print("P26", pack, workshop))[0]
    assert "Exit slips, four on a page" in cover
    steps = tuple(replace(step, skipped=step.kind is StepKind.CLOSE) for step in workshop.steps)
    without = page_texts(_print("P26", pack, replace(workshop, steps=steps)))
    assert "Exit slips, four on a page" not in without[0]
    assert not any("Before you go" in page for page in without)
    assert "Tally sheet" in without[0]


@pytest.mark.parametrize(
    ("mode", "sheet"), [(RatingMode.DOTS, "Dot posters"), (RatingMode.TABLES, "Consensus sheets for a table")]
)
def test_the_pack_holds_what_the_way_of_rating_needs(mode, sheet, pack, workshop):
    way = replace(workshop, session=replace(workshop.session, mode=mode))
    text = words_of(_print("P26", pack, way))
    assert sheet in text
    assert "Collect the slips folded" not in text
    slips = words_of(_print("P26", pack, workshop))
    assert sheet not in slips
    assert "Collect the slips folded" in slips


@pytest.mark.parametrize("mode", RatingMode)
def test_the_pack_says_how_each_way_of_rating_goes_by_hand(mode, pack, workshop):
    way = replace(workshop, session=replace(workshop.session, mode=mode))
    cover = page_texts(_print("P26", pack, way))[0]
    assert "alone" in cover
    assert "Close on time" in cover


def test_the_pack_is_about_the_domain_asked_for_else_about_all(pack):
    one = words_of(_print("P26", pack, domain=pack.domains[1].id))
    everything = words_of(_print("P26", pack))
    for domain in pack.domains:
        assert (f"Tally: {domain.name}" in one) is (domain is pack.domains[1])
        assert f"Tally: {domain.name}" in everything
    assert "Level cards to hold up 1 each one side" in one


def test_the_first_page_of_the_pack_lists_what_is_behind_it(pack, workshop):
    for sheet in PIECES:
        assert sheet in SHEETS
    text = words_of(_print("P26", pack, None))
    for sheet in PIECES:
        assert (SHEETS[sheet].title in text) is not bool(SHEETS[sheet].modes)
    for body in (BODY, LARGE_PRINT):
        pdf = _print("P26", pack, workshop, body=body)
        assert not outside(pdf)
        assert not overlaps(pdf)


def test_the_pack_fits_with_longer_words_and_another_framework(longer_words):
    for pack in (longer_words, small_pack()):
        pdf = _print("P26", pack, full_workshop(pack))
        assert not outside(pdf)
        assert not overlaps(pdf)


def test_the_record_says_what_was_revealed_with_slips_missing_and_what_small_tables_agreed_on(pack, workshop):
    element = pack.domains[0].elements[0]
    stove = Group(id=GroupId("stove"), session_id=workshop.session.id, place=0, name="Stove", raters=3)
    agreed = TableLevel(
        id="agreed", session_id=workshop.session.id, element=element.id, group=stove.id, level=pack.levels[1].id
    )
    fewer = replace(workshop.marks(element.id, 1), marks=(1, 6, 4, 0), slips=11)
    counts = tuple(fewer if c.id == fewer.id else c for c in workshop.counts)
    seen = replace(workshop, groups=(stove,), table_levels=(agreed,), counts=counts)
    words = words_of(_print("P25", pack, seen))
    assert "revealed with 11 of 12" in words
    assert words.count("revealed with") == 1
    assert f"Stove agreed on: {pack.levels[1].short}" in words
    waiting = tuple(replace(r, state=RatingState.COMPLETE) if r.element == element.id else r for r in seen.ratings)
    hidden = words_of(_print("P25", pack, replace(seen, ratings=waiting)))
    assert "Stove agreed on" not in hidden
    assert "revealed with" not in hidden
