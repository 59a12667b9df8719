"""Tables are called in the language at hand, whatever language the program spoke when it named them."""

from dataclasses import replace

import pytest

from mastery_desktop.domain.records import Group, GroupId
from mastery_desktop.domain.rotation import tables_of
from mastery_desktop.domain.table_names import name_to_keep, table_name
from tests.helpers.languages import BOTH, pack_in, spoken
from tests.helpers.workshops import full_workshop


def named(*names):
    workshop = full_workshop(pack_in("en"))
    groups = (
        Group(id=GroupId(name), session_id=workshop.session.id, place=at, name=name, raters=4)
        for at, name in enumerate(names)
    )
    return replace(workshop, groups=tuple(groups))


@pytest.mark.parametrize("then", ["en", "es", BOTH])
def test_a_table_that_the_program_named_changes_its_name_with_the_language(then):
    with spoken(then):
        workshop = named(name_to_keep(1), "Cedar")
    with spoken("es"):
        assert tables_of(workshop, 4) == ("Mesa 1", "2  Cedar")
    with spoken("en"):
        assert tables_of(workshop, 4) == ("Table 1", "2  Cedar")


def test_a_name_of_its_own_is_no_number():
    with spoken("es"):
        assert [table_name(1, name) for name in ("Table 2", "Cedar", "Mesa 1")] == ["Table 2", "Cedar", "Mesa 1"]
