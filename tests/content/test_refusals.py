"""What is wrong with a pack is said in the language in use, whoever found it."""

import pytest

from mastery_desktop.content.loader import load_pack
from mastery_desktop.domain.errors import PackError
from tests.helpers.languages import spoken


@pytest.mark.parametrize(
    ("unit", "field", "value", "reason"),
    [
        ("level.2", "label", None, "Falta el campo obligatorio `label`"),
        ("soil.living_soil", "student", "x", "Se esperaba `array` y está `str`"),
        ("level.9", "label", "x", "la estructura no tiene esa unidad"),
    ],
)
def test_a_wrong_text_is_refused_in_spanish(garden, change, unit, field, value, reason):  # noqa: PLR0917
    def _set(texts):
        texts.setdefault(unit, {})[field] = value
        if value is None:
            del texts[unit][field]

    change(garden / "en" / "garden.json", _set)
    with spoken("es"), pytest.raises(PackError) as refused:
        load_pack(garden)
    assert refused.value.reason == reason
