"""Names stand as in an index, whatever accents they carry."""

from mastery_desktop.domain.ordering import index_order


def test_accents_and_case_do_not_part_names_that_belong_together():
    names = ["Zamora", "ángeles", "Ñandú", "Nube", "Oro", "Ábaco", "abeja", "Angeles"]
    assert sorted(names, key=index_order) == [
        "Ábaco", "abeja", "Angeles", "ángeles", "Nube", "Ñandú", "Oro", "Zamora"
    ]  # fmt: skip
