"""What people look things up in and work through by domain: indicators, shifts, stages, the roadmap, a chapter."""

from dataclasses import replace

import pytest

from mastery_desktop.documents.layout import LARGE_PRINT, MM
from mastery_desktop.documents.preview import picture
from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.domain.choices import RoadmapState, Sorting
from mastery_desktop.domain.follow_up import ItemId, SortedItem
from mastery_desktop.domain.records import natural_id
from mastery_desktop.messages import _
from tests.helpers.languages import spoken
from tests.helpers.packs import small_pack
from tests.helpers.pages import FONTS, boxes, outside, overlaps, page_count, page_texts, squares, type_sizes, words_of
from tests.helpers.workshops import full_workshop

CULTURE = "students_empowered"
LARGE = ("P7", "P8", "P18", "P28", "P29")


def _print(sheet, pack, workshop=None, **how):
    return render(Request(sheet=sheet, **how), pack, workshop, FONTS)


def _closed_up(text):
    return "".join(text.split())


@pytest.mark.parametrize("sheet", LARGE)
def test_large_print_is_large_and_stays_on_the_page(sheet, pack, workshop):
    for blank in (True, False):
        for domain in pack.domains:
            filled = full_workshop(pack, domain.id)
            pdf = _print(sheet, pack, filled, domain=domain.id, blank=blank, body=LARGE_PRINT)
            assert min(type_sizes(pdf)) >= 12
            assert not outside(pdf)
            assert not overlaps(pdf)


def test_the_reference_holds_every_indicator_of_its_domain(pack):
    for domain in pack.domains:
        for body in (12, LARGE_PRINT):
            text = _closed_up(" ".join(page_texts(_print("P8", pack, domain=domain.id, body=body))))
            for element in domain.elements:
                for words in (element.name, element.shift_from, element.shift_to):
                    assert _closed_up(words) in text
        assert page_count(_print("P8", pack, domain=domain.id)) <= 2


def test_entries_keep_their_distance_where_a_page_ends(pack):
    """The rest of a split stack once came back to the page it had been taken from, without the gap before it."""
    names = {element.name for element in pack.domains[0].elements}
    gaps = []
    for page in boxes(_print("P8", pack, domain=CULTURE, body=LARGE_PRINT)):
        for heading in (word for word in page if word.text.strip() in names):
            above = (word.bottom for word in page if word.bottom > heading.top)
            gaps += [min(above, default=800) - heading.top]
    assert len(gaps) == len(names)
    assert min(gaps) > 10


def test_the_strip_has_both_ends_of_every_shift_and_room_for_marks(pack):
    for domain in pack.domains:
        pages = page_texts(_print("P7", pack, domain=domain.id))
        assert len(pages) == 1
        for element in domain.elements:
            assert _closed_up(element.shift_from) in _closed_up(pages[0])
            assert _closed_up(element.shift_to) in _closed_up(pages[0])


def test_the_strip_shows_the_marks_of_the_room_and_none_where_there_are_none(pack, workshop):
    def ink(shown):
        return sum(byte < 100 for byte in picture(_print("P7", pack, shown, domain=CULTURE), 0, 72).pixels)

    first, *others = workshop.shift_marks
    unmarked = replace(workshop, shift_marks=())
    assert ink(workshop) > ink(unmarked) + 300
    crowded = replace(workshop, shift_marks=(replace(first, marks=(500,) * 40, placed=980), *others))
    pdf = _print("P7", pack, crowded, domain=CULTURE)
    assert page_count(pdf) == 1
    assert ink(crowded) != ink(workshop)
    assert "Round" not in words_of(pdf)


def test_the_first_page_of_a_strip_in_large_print_is_full(pack):
    """Two shifts stood on it and four on the second, all with the same room; a fourth of it stayed empty."""
    page = picture(_print("P7", pack, domain="learning_personalized", body=LARGE_PRINT), 0, 36)
    above_the_foot = slice(int(page.height * 0.75) * page.stride, int(page.height * 0.88) * page.stride)
    assert min(page.pixels[above_the_foot]) < 100


def test_the_checklist_sorts_every_activity_and_resource_of_a_stage(pack):
    names = {resource.id: resource.name for resource in pack.resources}
    names |= {part.id: part.name for resource in pack.resources for part in resource.parts}
    for domain in pack.domains:
        pdf = _print("P18", pack, domain=domain.id)
        text = _closed_up(words_of(pdf))
        assert min(squares(pdf)) >= 5 * MM
        lines = 0
        for stage in domain.stages:
            leaves = [leaf for activity in stage.activities for leaf in activity.leaves]
            resources = {resource for leaf in leaves for resource in leaf.resources}
            for words in (stage.title, *stage.outcomes, *(leaf.title for leaf in leaves)):
                assert _closed_up(words) in text
            for resource in resources:
                assert _closed_up(names[resource]) in text
            lines += len(leaves) + len(resources)
        assert len(squares(pdf)) == 3 * lines


def test_the_answers_of_the_checklist_stand_on_one_line_each(pack):
    for language in ("en", "es"):
        with spoken(language) as spoken_pack:
            found = [word.text for page in boxes(_print("P18", spoken_pack, domain=CULTURE)) for word in page]
            for answer in (_("Have done"), _("Next"), _("Not now")):
                assert sum(answer in text for text in found) >= 8, answer


def test_a_stage_of_the_checklist_goes_on_below_another_and_is_not_parted_where_a_page_holds_it(pack):
    pages = page_texts(_print("P18", pack, domain="competencies_demonstrated"))
    assert len(pages) == len(pack.stage_model.stages)
    assert "Plan and Design, continued" in pages[2]
    assert "Reflect" in pages[2]
    assert not any("Implement, continued" in page or "Sustain and Scale, continued" in page for page in pages)


def test_rows_of_the_checklist_are_closer_where_that_saves_a_page_and_fill_it_where_they_can():
    with spoken("es") as spoken_pack:
        workshop = full_workshop(spoken_pack, "learning_personalized")
        pdf = _print("P18", spoken_pack, workshop, domain="learning_personalized")
        assert not any("continuación" in page for page in page_texts(pdf))
        lowest = [word.bottom for word in boxes(pdf)[0] if word.text.strip() == "IMEN Coaching Toolkit"]
        assert lowest[0] < 140


def test_the_checklist_ticks_what_was_done_for_the_focus_area_only(pack, workshop):
    blank = _print("P18", pack, domain=CULTURE)
    filled = _print("P18", pack, workshop, domain=CULTURE)
    assert words_of(filled).count("Our stage") == 1
    assert "Our stage" not in words_of(blank)
    undone = replace(workshop, sorted_items=())
    assert filled != _print("P18", pack, undone, domain=CULTURE)
    other = pack.domains[1].id
    assert _print("P18", pack, workshop, domain=other) == _print("P18", pack, undone, domain=other)


def test_the_checklist_marks_each_answer_of_activities_and_resources(pack, workshop):
    focus = workshop.focus
    part = next(p for p in pack.domain_of[focus.element].stages if any(a.resources for a in p.activities))
    leaf = next(leaf for activity in part.activities for leaf in activity.leaves if leaf.resources)
    prints = set()
    for item in (leaf.id, leaf.resources[0]):
        for sorting in Sorting:
            own = natural_id("sorted", workshop.session.id, focus.id, item)
            made = SortedItem(
                id=own, session_id=workshop.session.id, focus=focus.id, item=ItemId(item), sorting=sorting
            )
            prints.add(_print("P18", pack, replace(workshop, sorted_items=(made,)), domain=CULTURE))
    assert len(prints) == 6


def test_the_roadmap_keeps_its_numbers_and_letters(pack):
    pages = page_texts(_print("P28", pack))
    items = [item for section in pack.roadmap.sections for item in section.items]
    assert len(items) == 20
    assert len({item.number for item in items}) == 15
    text = _closed_up(" ".join(pages))
    places = [text.index(_closed_up(f"{item.number}{item.letter}{item.title}")) for item in items]
    assert places == sorted(places)
    assert len(squares(_print("P28", pack))) == 3 * 20


def test_without_a_roadmap_there_are_lines_for_steps_of_ones_own():
    pdf = _print("P28", small_pack())
    assert "Owner (role)" in words_of(pdf)
    assert len(squares(pdf)) >= 3 * 10


def test_the_chapter_goes_from_the_question_to_the_last_stage(pack):
    for domain in pack.domains:
        pages = page_texts(_print("P29", pack, domain=domain.id))
        title = f"{domain.name}: {domain.subtitle}"
        text = _closed_up(" ".join(_without_heads(page, title) for page in pages))
        parts = [domain.cover_question, *domain.overview]
        parts += [element.rationale for element in domain.elements]
        parts += [element.system for element in domain.elements]
        for stage in domain.stages:
            leaves = [leaf for activity in stage.activities for leaf in activity.leaves]
            parts += [stage.introduction, *stage.outcomes, *(leaf.text for leaf in leaves)]
        at = 0
        for words in (part for part in parts if part):
            at = text.index(_closed_up(words), at)


def _without_heads(page, title):
    """A page without its running head and foot, which stand between the halves of a text that goes on."""
    outer = (title, "Practices and systems, not people.", "page ")
    return "\n".join(line for line in page.split("\n") if not line.startswith(outer))


def test_the_roadmap_holds_where_a_team_stands_with_owner_and_notes(pack, workshop):
    blank, filled = _print("P28", pack), _print("P28", pack, workshop)
    assert "Curriculum" not in words_of(blank)
    assert words_of(filled).count("Curriculum lead") == 3
    assert "Drafted with the district in spring." in words_of(filled)
    states = {
        _print("P28", pack, replace(workshop, roadmap=(replace(workshop.roadmap[0], state=s),))) for s in RoadmapState
    }
    assert len(states) == len(RoadmapState)
