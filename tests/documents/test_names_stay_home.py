"""What looks like a name is left blank on paper and in files until somebody has said that it is none."""

from dataclasses import replace

import pytest

from mastery_desktop.documents.sheet import Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.domain.choices import RoadmapState, TrueForAll
from mastery_desktop.domain.export_tables import sheets_of
from mastery_desktop.domain.follow_up import ItemId, RoadmapEntry
from mastery_desktop.domain.names_held import names_held
from mastery_desktop.domain.pack import Pack
from mastery_desktop.domain.plan_text import plan_text
from mastery_desktop.domain.records import natural_id
from mastery_desktop.domain.workshop import Workshop
from tests.helpers.pages import FONTS, words_of

NAMES = ("Mrs. Johnson", "Tom", "Quimby")


def named(pack: Pack, workshop: Workshop, *, answered: bool = False) -> Workshop:
    """The workshop with names in every field that is watched."""
    first, second, *rest = workshop.actions
    item = pack.roadmap.sections[0].items[0].id
    entry = RoadmapEntry(
        id=natural_id("roadmap", workshop.session.id, item),
        session_id=workshop.session.id,
        item=ItemId(item),
        state=RoadmapState.UNDER_WAY,
        owner="Tom",
        owner_role=answered,
    )
    rating = replace(workshop.ratings[0], true_for_all=TrueForAll.SOME, not_for="Jimmy Quimby", not_for_groups=answered)
    kept = tuple(each for each in workshop.roadmap if each.item != entry.item)
    return replace(
        workshop,
        actions=(
            replace(first, who="Mrs. Johnson", who_role=answered),
            replace(second, who="Tom", who_role=answered),
            *rest,
        ),
        roadmap=(entry, *kept),
        ratings=(rating, *workshop.ratings[1:]),
    )


@pytest.mark.parametrize("body", [12.0, 18.0])
@pytest.mark.parametrize("sheet", ["P16", "P19", "P20", "P24", "P25", "P28"])
def test_no_sheet_holds_a_name_that_waits_for_an_answer(sheet, body, pack, workshop):
    request = Request(sheet=sheet, domain=pack.domains[0].id if sheet == "P16" else None, body=body)
    said = words_of(render(request, pack, named(pack, workshop), FONTS))
    assert not [name for name in NAMES if name in said]
    assert workshop.actions[2].what[:20] in said or sheet not in ("P19", "P24", "P25")


@pytest.mark.parametrize("sheet", ["P19", "P25"])
def test_a_role_that_was_answered_stands_on_paper(sheet, pack, workshop):
    said = words_of(render(Request(sheet=sheet), pack, named(pack, workshop, answered=True), FONTS))
    assert "Mrs. Johnson" in said


def test_the_record_leaves_a_line_to_write_on(pack, workshop):
    assert "Who: ____" in words_of(render(Request(sheet="P25"), pack, named(pack, workshop), FONTS))


def test_no_text_for_other_tools_holds_one(pack, workshop):
    held = named(pack, workshop)
    cells = [str(cell) for sheet in sheets_of(pack, held) for row in sheet.rows for cell in row]
    for said in (plan_text(pack, held), "\n".join(cells)):
        assert not [name for name in NAMES if name in said]


def test_it_is_said_how_many_there_are_and_where_to_answer(pack, workshop):
    assert list(names_held(workshop).sentences()) == []
    assert list(names_held(named(pack, workshop)).sentences()) == [
        "2 owners look like names and are left blank on paper; answer in the plan.",
        "1 owner in the roadmap looks like a name and is left blank on paper; answer in the roadmap.",
        "1 note on groups looks like a name and is left out on paper; answer where the practice is settled.",
    ]
    assert list(names_held(named(pack, workshop, answered=True)).sentences()) == []
