"""What a line of evidence is, by digits: each key stands where it is, and pressing one again changes nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mastery_desktop.domain.choices import EvidenceKind
from mastery_desktop.domain.evidence_tags import EvidenceTags
from mastery_desktop.domain.labels import EVIDENCE_KINDS, EVIDENCE_SIDES, STRENGTHS
from mastery_desktop.ui.console.tag_row import TagRow
from tests.helpers.languages import spoken
from tests.ui.console.helpers import visible_texts

K = Qt.Key


@pytest.fixture
def row(qtbot, theme):
    window = QWidget()
    made = TagRow()
    QVBoxLayout(window).addWidget(made)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    made.show_tags(EvidenceTags(), have=True)
    made.take_keys()
    yield made
    made.setParent(None)
    made.deleteLater()


def test_every_list_says_its_digits_and_every_choice_its_own(row):
    assert [box.currentText() for box in (row.kind, row.side, row.strength)] == ["1–4 Kind", "5–6 Side", "7–9 Strength"]
    said = "\n".join(visible_texts(row))
    words = [*EVIDENCE_KINDS.values(), *EVIDENCE_SIDES.values(), *STRENGTHS.values()]
    assert all(f"{number} {word}" in said for number, word in enumerate(words, 1))


def test_the_keys_are_listed_only_while_they_are_taken_and_without_a_strength_for_what_is_wanted(row):
    assert "9 " in "".join(visible_texts(row.legend))
    row.show_tags(EvidenceTags(), have=False)
    assert "9 " not in row.legend.text()
    row.kind.clearFocus()
    assert not row.legend.isVisible()


def test_a_digit_pressed_twice_stays_and_backspace_clears(row):
    QTest.keyClicks(row.kind, "11")
    assert row.tags.kind is EvidenceKind.SURVEY
    QTest.keyClick(row.kind, K.Key_Backspace)
    assert row.tags.kind is None


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_row_stands_in_one_line_beside_the_columns_of_a_laptop(qtbot, theme, language):
    with spoken(language):
        made = TagRow()
        made.show_tags(EvidenceTags(), have=True)
    qtbot.addWidget(made)
    made.resize(754, made.heightForWidth(754))
    made.show()
    middles = {box.mapTo(made, box.rect().center()).y() for box in (made.kind, made.side, made.strength, made._turn)}
    assert max(middles) - min(middles) < made.kind.height() / 2
