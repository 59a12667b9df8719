"""The ring keeps single keys until somebody leaves it: what is decided stays, and a sentence is written down."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import DecisionRule, FistToFive, OutcomeKind, StepKind
from mastery_desktop.domain.labels import outcome_text
from mastery_desktop.ui.console.discuss import DiscussPanel
from mastery_desktop.ui.console.settle import OutcomePanel
from tests.ui.console.helpers import press, type_in, visible_texts

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def discuss(show, desk):
    """Discuss the first practice of a domain whose marks the room has seen, with the ring at hand."""
    elements = [element.id for element in desk.pack.domains[0].elements]
    desk.actions.rating.save_counts(desk.session_id, dict.fromkeys(elements, (3, 3, 3, 3)), raters=12)
    desk.actions.rating.reveal(desk.session_id, elements)
    desk.reload()
    panel = show(DiscussPanel, StepKind.DISCUSS)
    panel.go_to.emit(elements[0])
    panel.decide()
    return panel


def kept(desk):
    """The first practice as the database has it."""
    return desk.actions.sessions.load(desk.session_id).rating(desk.pack.domains[0].elements[0].id)


def evidence(desk):
    return [line.text for line in desk.actions.sessions.load(desk.session_id).evidence]


def levels(desk):
    return [level.id for level in desk.pack.levels]


@pytest.mark.slow
@pytest.mark.parametrize("keys", ["n", "2n", "2m", "3mn"])
def test_how_it_was_decided_is_kept_at_once_and_is_there_on_coming_back(discuss, desk, keys):
    """Somebody said “not agreed yet”, and the packet said “Agreed”."""
    type_in(discuss, keys)
    wanted = OutcomeKind.NOT_AGREED if keys.endswith("n") else OutcomeKind.MAJORITY
    assert kept(desk).outcome is wanted
    discuss.go_to.emit(desk.pack.domains[0].elements[1].id)
    discuss.go_to.emit(desk.pack.domains[0].elements[0].id)
    assert kept(desk).outcome is wanted
    chosen = [made.text() for made in discuss.outcome.kinds.buttons if made.isChecked()]
    assert chosen == [outcome_text(kept(desk), desk.pack).split(":")[0]]
    assert evidence(desk) == []


def test_the_two_levels_may_follow_not_agreed_yet(discuss, desk):
    type_in(discuss, "2n")
    assert (kept(desk).level, kept(desk).upper) == (None, None)
    assert "Kept. The two levels it lies between may follow." in visible_texts(discuss)
    type_in(discuss, "3")
    assert kept(desk).outcome is OutcomeKind.NOT_AGREED
    type_in(discuss, "2")
    assert (kept(desk).level, kept(desk).upper) == (levels(desk)[1], levels(desk)[2])


def test_who_goes_back_to_agreed_chooses_a_level_before_anything_changes(discuss, desk):
    type_in(discuss, "na")
    assert kept(desk).outcome is OutcomeKind.NOT_AGREED
    assert any("Until then “not agreed yet” stands" in text for text in visible_texts(discuss))
    type_in(discuss, "3")
    assert (kept(desk).outcome, kept(desk).level) == (OutcomeKind.AGREED, levels(desk)[2])


def test_a_second_digit_corrects_the_first_and_the_same_one_changes_nothing(discuss, desk, clock):
    for key, place in (("3", 2), ("2", 1), ("2", 1)):
        clock.wait(3)
        type_in(discuss, key)
        assert (kept(desk).outcome, kept(desk).level) == (OutcomeKind.AGREED, levels(desk)[place])
    QTest.mouseClick(discuss.outcome.levels.buttons[1], Qt.MouseButton.LeftButton)
    assert kept(desk).level == levels(desk)[1]
    assert discuss.outcome.levels.buttons[1].isChecked()
    press(discuss, K.Key_Backspace)
    assert kept(desk).outcome is OutcomeKind.NOT_RATED


@pytest.mark.slow
@pytest.mark.parametrize("sentence", ["24 of 30 families", "many of us saw it", "Seen in rooms", "1 e-mail a week"])
def test_a_sentence_typed_into_the_ring_is_evidence_whole(discuss, desk, sentence):
    said = []
    desk.told.connect(said.append)
    type_in(discuss, sentence)
    discuss.evidence.have.flush()
    assert evidence(desk) == [sentence]
    assert kept(desk).outcome is OutcomeKind.NOT_RATED
    assert bool(said) is (sentence[0] in "2m1")


def test_a_sentence_after_the_decision_is_evidence_and_the_decision_stays(discuss, desk, clock):
    desk.actions.rating.write_evidence(desk.session_id, kept(desk).element, "Family survey", have=True)
    desk.reload()
    type_in(discuss, "3")
    clock.wait(3)
    type_in(discuss, "we saw 4 rooms")
    discuss.evidence.have.flush()
    assert evidence(desk) == ["Family survey", "we saw 4 rooms"]
    assert kept(desk).level == levels(desk)[2]


def test_what_a_line_is_can_be_said_from_the_ring_too(discuss, desk):
    discuss.evidence.have.setFocus()
    type_in(discuss, "Family survey")
    discuss.decide()
    type_in(discuss, "n")
    press(discuss, K.Key_T, ALT)
    type_in(discuss, "457")
    (line,) = desk.actions.sessions.load(desk.session_id).evidence
    assert line.text == "Family survey"
    assert (line.kind, line.side, line.strength) != (None, None, None)
    assert kept(desk).level is None


@pytest.mark.slow
@pytest.mark.parametrize("by_mouse", [True, False])
def test_for_some_asks_at_once_for_which_groups(discuss, desk, by_mouse):
    made = discuss.outcome.learners.buttons[1]
    if by_mouse:
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    else:
        made.setFocus()
        press(discuss, K.Key_Space)
    type_in(discuss, "late bus riders")
    discuss.outcome.groups.flush()
    assert kept(desk).not_for == "late bus riders"


def test_a_level_that_somebody_cannot_live_with_is_not_agreed_and_that_is_said_in_sight(discuss, desk):
    desk.actions.sessions.revise(desk.session_id, {"rule": DecisionRule.CONSENSUS})
    desk.reload()
    type_in(discuss, "2")
    hands = discuss.outcome.fist.hands
    assert not any(field.placeholderText() for field in hands)
    hands[2].setFocus()
    type_in(discuss, "1")
    hands[4].setFocus()
    type_in(discuss, "9")
    said = []
    desk.told.connect(said.append)
    press(discuss, K.Key_Return)
    assert kept(desk).fist is FistToFive.NOT_YET
    assert outcome_text(kept(desk), desk.pack).startswith("Not agreed yet")
    assert any("Somebody showed fewer than three" in words for words in said)
    discuss.decide()
    type_in(discuss, "n")
    assert outcome_text(kept(desk), desk.pack) == "Not agreed yet"


def test_the_overview_says_which_practice_the_fields_are_for(discuss, desk):
    assert "the wall shows all" not in discuss.hint.text().lower()
    discuss.show_step(discuss.step, "overview")
    assert "the wall shows all" in discuss.hint.text().lower()


def test_in_the_list_a_sentence_still_settles_nothing(show, desk):
    panel = show(OutcomePanel, StepKind.OUTCOME)
    type_in(panel, "n")
    assert kept(desk).outcome is OutcomeKind.NOT_AGREED
    QApplication.processEvents()
