"""What evidence is, said while it is written: by digits, at once, and without waiting until the line is kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import EvidenceKind, StepKind, Strength
from mastery_desktop.domain.content import EvidenceSide
from mastery_desktop.ui.console.evidence import EvidenceText
from tests.ui.console.counting import discussing_first
from tests.ui.console.helpers import go_to, press, visible_texts, write

pytestmark = pytest.mark.slow


K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def console(open_console, new_session):
    return discussing_first(open_console(new_session(people=12)))


def kept(console, services, *, have=True):
    lines = services.sessions.load(console.desk.session_id).evidence_for(console.panel.element.id, have=have)
    return [(e.text, e.kind, e.side, e.strength) for e in lines]


def tag(console, digits):
    press(console, K.Key_T, ALT)
    write(console, digits)
    press(console, K.Key_T, ALT)


def test_a_line_is_tagged_by_digits_before_it_was_saved_and_writing_goes_on_in_it(console, services):
    have = console.panel.evidence.have
    have.setFocus()
    write(console, "Climate survey")
    assert kept(console, services) == []
    tag(console, "157")
    survey = ("Climate survey", EvidenceKind.SURVEY, EvidenceSide.SYSTEM, Strength.SAW)
    assert kept(console, services) == [survey]
    assert QApplication.focusWidget() is have
    press(console, K.Key_Return)
    write(console, "Two lessons seen")
    tag(console, "469")
    assert kept(console, services) == [
        survey,
        ("Two lessons seen", EvidenceKind.OBSERVATION, EvidenceSide.STUDENT, Strength.BELIEVE),
    ]
    tag(console, "9")
    assert kept(console, services)[1][3] is Strength.BELIEVE
    press(console, K.Key_T, ALT)
    press(console, K.Key_Tab)
    press(console, K.Key_Tab)
    press(console, K.Key_Backspace)
    press(console, K.Key_T, ALT)
    assert kept(console, services)[1][3] is None
    assert console.panel.evidence.have.text == "Climate survey\nTwo lessons seen"


def test_what_a_line_is_can_be_said_before_its_words(console, services):
    have = console.panel.evidence.have
    have.setFocus()
    write(console, "Climate survey")
    press(console, K.Key_Return)
    tag(console, "28")
    write(console, "Six families asked")
    have.flush()
    assert kept(console, services) == [
        ("Climate survey", None, None, None),
        ("Six families asked", EvidenceKind.INTERVIEW, None, Strength.TOLD),
    ]


def test_a_line_above_that_is_written_later_leaves_the_tag_where_it_was_put(console, services):
    have = console.panel.evidence.have
    have.setFocus()
    tag(console, "3")
    write(console, "Artifact")
    press(console, K.Key_Home)
    write(console, "First")
    press(console, K.Key_Return)
    have.flush()
    assert kept(console, services) == [("First", None, None, None), ("Artifact", EvidenceKind.ARTIFACT, None, None)]


def test_a_line_moves_between_what_we_have_and_what_we_want(console, services):
    have = console.panel.evidence.have
    have.setFocus()
    for text in ("One", "Two", "Three"):
        write(console, text)
        press(console, K.Key_Return)
    press(console, K.Key_Up)
    press(console, K.Key_Up)
    press(console, K.Key_T, ALT)
    write(console, "270")
    assert [line[0] for line in kept(console, services)] == ["One", "Three"]
    assert kept(console, services, have=False) == [("Two", EvidenceKind.INTERVIEW, None, None)]
    write(console, "0")
    assert [line[0] for line in kept(console, services)] == ["One", "Three", "Two"]
    assert kept(console, services, have=False) == []
    for _line in range(3):
        have.setFocus()
        press(console, K.Key_Home, Qt.KeyboardModifier.ControlModifier)
        press(console, K.Key_T, ALT)
        write(console, "0")
    assert kept(console, services) == []
    assert sorted(line[0] for line in kept(console, services, have=False)) == ["One", "Three", "Two"]


def test_undo_takes_a_tag_back_on_the_screen_too(console, services):
    have = console.panel.evidence.have
    have.setFocus()
    write(console, "Climate survey")
    have.flush()
    tag(console, "1")
    assert console.panel.evidence._tags.kind.currentText() == "1 Survey"
    console.desk.undo()
    assert kept(console, services) == [("Climate survey", None, None, None)]
    assert console.panel.evidence._tags.kind.currentText() == "1–4 Kind"


def test_a_tag_does_not_follow_to_the_next_practice(console, services):
    console.panel.evidence.have.setFocus()
    tag(console, "2")
    before = console.panel.element
    while console.panel.element is before:
        press(console, K.Key_PageDown)
    console.panel.evidence.have.setFocus()
    write(console, "Other")
    console.panel.evidence.have.flush()
    assert kept(console, services) == [("Other", None, None, None)]


def test_digits_in_the_text_stay_text_and_the_row_says_its_key(console, services):
    console.panel.evidence.have.setFocus()
    write(console, "14 of 20")
    console.panel.evidence.have.flush()
    assert kept(console, services) == [("14 of 20", None, None, None)]
    assert "This line (Alt+T):" in visible_texts(console.panel)


def test_where_the_rest_is_settled_evidence_stands_before_the_levels(console):
    go_to(console, StepKind.OUTCOME)
    panel = console.panel
    have = panel.findChildren(EvidenceText)[0]
    assert have.mapTo(panel, have.rect().topLeft()).y() < panel.list.mapTo(panel, panel.list.rect().topLeft()).y()
    assert f"Evidence: {panel.element.name}" in visible_texts(panel)


def test_the_line_that_digits_are_for_is_named_and_what_is_known_of_each_line_stands_behind_it(console):
    have = console.panel.evidence.have
    have.setFocus()
    write(console, "Climate survey")
    plain = have.grab().toImage()
    tag(console, "1")
    press(console, K.Key_T, ALT)
    assert "“Climate survey”" in console.panel.evidence._tags.legend.text()
    press(console, K.Key_T, ALT)
    press(console, K.Key_Return)
    write(console, "Two lessons seen")
    press(console, K.Key_T, ALT)
    assert "“Two lessons seen”" in console.panel.evidence._tags.legend.text()
    press(console, K.Key_T, ALT)
    tagged = have.grab().toImage()
    line = have.fontMetrics().lineSpacing()
    left = have.fontMetrics().horizontalAdvance("Climate survey") + 30
    behind = [(x, y) for x in range(left, have.width() - 12) for y in range(12, line + 12)]
    assert all(plain.pixelColor(*at) == plain.pixelColor(*behind[0]) for at in behind)
    assert any(tagged.pixelColor(*at) != tagged.pixelColor(*behind[0]) for at in behind)


@pytest.mark.parametrize("side", ["have", "want"])
def test_a_kind_without_words_leaves_the_hint_alone_and_goes_with_undo(console, services, side):
    field = getattr(console.panel.evidence, side)
    field.setFixedWidth(360)  # the row below grows with its words, and the fields with it
    field.setCursorWidth(0)
    field.setFocus()
    plain = field.grab().toImage()
    tag(console, "3")
    assert field.hasFocus()
    assert field.grab().toImage() == plain
    assert console.panel.evidence._tags.kind.currentText() == "3 Artifact"
    press(console, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert console.panel.evidence._tags.kind.currentText() == "1–4 Kind"
    write(console, "Exit tickets")
    field.flush()
    assert kept(console, services, have=side == "have") == [("Exit tickets", None, None, None)]
