"""What a series puts on paper: promises, the earlier focus, then and now, exit slips; and nothing before its reveal."""

from dataclasses import replace

import pytest

from mastery_desktop.documents.register import SHEETS
from mastery_desktop.documents.sheet import Need, Request
from mastery_desktop.documents.sheets import render
from mastery_desktop.domain.choices import OutcomeKind, RatingState
from tests.helpers.pages import FONTS, words_of

PRINTED = [name for name, sheet in SHEETS.items() if sheet.fillable]


def words(sheet, pack, workshop):
    return words_of(render(Request(sheet=sheet), pack, workshop, FONTS))


def test_the_record_says_what_became_of_the_last_workshop(pack, workshop):
    text = words("P25", pack, replace(workshop, promises=(replace(workshop.promises[0], brought="Nine pages"),)))
    (earlier,) = workshop.earlier_focus
    assert "evidence: Nine pages" in text
    assert f"{pack.elements[earlier.element].name}: We close it" in text
    assert earlier.learned in text
    assert "11 slips came in. Was your time well spent? Yes 8, Partly 2, No 1" in text
    assert "4 × More time to talk" in text


def test_the_record_sets_only_what_means_the_same_side_by_side(pack, workshop):
    text = words("P25", pack, workshop)
    same, other, without_marks = (pack.elements[result.element].name for result in workshop.earlier_results)
    level = pack.levels[-1].short
    assert f"{same}: March 6, 2026: Agreed: {level} (Getting started 4, Working on it 6). Today:" in text
    assert f"{without_marks}: March 6, 2026: Agreed: {level}. Today:" in text
    assert f"{other}: These practices were rated before" in text
    assert "because a team has learned more" in text


@pytest.mark.parametrize("sheet", PRINTED)
def test_no_sheet_that_is_printed_in_between_knows_the_earlier_result(sheet, pack, workshop):
    hidden = tuple(
        replace(rating, state=RatingState.COMPLETE, outcome=OutcomeKind.NOT_RATED, level=None, upper=None)
        for rating in workshop.ratings
    )
    counting = replace(workshop, ratings=hidden)
    without = replace(counting, earlier_results=())
    domain = pack.domains[0].id if SHEETS[sheet].domain is Need.REQUIRED else None
    request = Request(sheet=sheet, domain=domain)
    assert render(request, pack, counting, FONTS) == render(request, pack, without, FONTS)
