"""Who writes while no field has the focus decides nothing: single keys count where the levels have the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import DecisionRule, OutcomeKind, StepKind
from mastery_desktop.domain.wall import Levels
from tests.ui.console.counting import discussing, revealed
from tests.ui.console.helpers import go_to, press, type_in, visible_texts, write

K = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def outcomes(console, services):
    kept = services.sessions.load(console.desk.session_id)
    return [rating for rating in kept.ratings if rating.outcome is not OutcomeKind.NOT_RATED]


def test_what_is_typed_at_once_below_the_wall_is_evidence(open_console, new_session, services):
    console = open_console(new_session(people=12))
    press(console, K.Key_F5)
    discussing(console)
    press(console, K.Key_F6)
    write(console, "4 surveys of families")
    press(console, K.Key_Return)
    write(console, "Two new partnerships, and many more")
    console.panel.evidence.have.flush()
    kept = services.sessions.load(console.desk.session_id)
    assert [line.text for line in kept.evidence] == ["4 surveys of families", "Two new partnerships, and many more"]
    assert outcomes(console, services) == []
    assert not console.panel.outcome.kinds.buttons[2].isChecked()


@pytest.mark.slow
@pytest.mark.parametrize("kind", [StepKind.DISCUSS, StepKind.OUTCOME])
def test_no_level_is_chosen_by_words_that_nothing_takes_and_the_way_to_the_field_is_said(
    open_console, new_session, services, kind
):
    console = revealed(open_console(new_session(people=12)))
    go_to(console, kind)
    write(console, "4 sAMN1")
    assert outcomes(console, services) == []
    assert console.panel.outcome.kinds.place == 0
    assert "Nothing was written: Tab leads to a field, Alt+L to the levels." in visible_texts(console)
    press(console, K.Key_L, ALT)
    write(console, "3")
    assert len(outcomes(console, services)) == 1


def test_tab_comes_to_the_levels_too_and_the_keys_are_given_back_with_the_next_practice(
    open_console, new_session, services
):
    console = revealed(open_console(new_session(people=12)))
    go_to(console, StepKind.DISCUSS)
    press(console, K.Key_PageDown)
    for _press in range(12):
        press(console, K.Key_Tab)
        if console.panel.decides:
            break
    assert QApplication.focusWidget() is console.panel.deciding
    write(console, "M2")
    assert [(r.outcome, r.element) for r in outcomes(console, services)] == [
        (OutcomeKind.MAJORITY, console.panel.element.id)
    ]
    before = console.panel.element
    while console.panel.element is before:
        press(console, K.Key_PageDown)
    write(console, "4")
    assert len(outcomes(console, services)) == 1


def test_no_stage_is_chosen_by_words(open_console, new_session, services):
    session = new_session(people=12)
    console = open_console(session)
    element = console.desk.workshop.domains and console.desk.pack.domain_by_id[console.desk.workshop.domains[0]]
    services.planning.choose_focus(session, element.elements[0].id)
    console.desk.reload()
    readiness = next(s for s in console.desk.workshop.steps if s.kind is StepKind.READINESS)
    console.presenter.go_to_step(readiness.id)
    write(console, "2 teachers")
    area = console.desk.area
    assert console.desk.workshop.stage_choice(area).stage is None
    press(console, K.Key_L, ALT)
    write(console, "2")
    chosen = console.panel.cards[1].stage
    assert console.desk.workshop.stage_choice(area).stage == chosen.id
    assert console.wall.thumbnail.slide.left[-1] == chosen.name, "the room reads what was chosen"


def test_a_second_round_that_is_begun_waits_where_it_belongs(open_console, new_session, services):
    console = revealed(open_console(new_session(people=12)))
    go_to(console, StepKind.DISCUSS)
    press(console, K.Key_PageDown)
    first = console.panel.element
    console.panel._on_second()
    assert f"Cards up! {first.name}: how many hold up each level?" in visible_texts(console)
    for pile in "273":
        write(console, pile)
        press(console, K.Key_Tab)
    while console.panel.element is first:
        press(console, K.Key_PageDown)
    assert not console.panel.round.isVisible()
    assert f"The second round of “{first.name}” waits there, as far as it is typed." in visible_texts(console)
    assert QApplication.focusWidget() is console.panel
    write(console, "0")
    press(console, K.Key_Return)
    assert not [c for c in services.sessions.load(console.desk.session_id).counts if c.round == 2]
    while console.panel.element is not first:
        press(console, K.Key_PageUp)
    assert console.panel.round.isVisible()
    write(console, "0")
    press(console, K.Key_Return)
    second = [c for c in services.sessions.load(console.desk.session_id).counts if c.round == 2]
    assert [(c.element, c.marks) for c in second] == [(first.id, (2, 7, 3, 0))]


@pytest.mark.slow
def test_a_second_round_does_not_go_into_another_session(open_console, new_session):
    console = revealed(open_console(new_session(people=12)))
    go_to(console, StepKind.DISCUSS)
    console.panel._on_second()
    write(console, "2")
    console.close_session()
    console.open_session(new_session(people=12))
    discussing(console)
    assert not console.panel.round.isVisible()


@pytest.mark.slow
def test_after_a_level_is_decided_words_are_evidence_and_change_it_no_more(open_console, new_session, services, clock):
    console = revealed(open_console(new_session(people=12)))
    go_to(console, StepKind.DISCUSS)
    press(console, K.Key_PageDown)
    press(console, K.Key_L, ALT)
    write(console, "2")
    clock.wait(3)
    type_in(console, "we met families from 3 rooms")
    console.panel.evidence.have.flush()
    (rating,) = outcomes(console, services)
    assert rating.level == console.desk.pack.levels[1].id
    (line,) = services.sessions.load(console.desk.session_id).evidence
    assert line.text == "we met families from 3 rooms"


@pytest.mark.slow
def test_digits_and_spaces_of_a_sentence_decide_nothing_at_the_levels(open_console, new_session, services):
    console = revealed(open_console(new_session(people=12)))
    go_to(console, StepKind.DISCUSS)
    press(console, K.Key_PageDown)
    console.panel.outcome.levels.buttons[2].setFocus()
    write(console, "we had 3 families")
    assert outcomes(console, services) == []
    press(console, K.Key_L, ALT)
    write(console, "1")
    assert outcomes(console, services)[0].level == console.desk.pack.levels[0].id


def agreed(console, services, digit):
    """A team that decides by consensus has named a level, so hands are asked for."""
    services.sessions.revise(console.desk.session_id, {"rule": DecisionRule.CONSENSUS})
    console.desk.reload()
    go_to(console, StepKind.DISCUSS)
    press(console, K.Key_PageDown)
    press(console, K.Key_L, ALT)
    write(console, digit)
    return console


@pytest.mark.slow
def test_a_digit_at_the_hands_changes_no_level(open_console, new_session, services):
    console = agreed(revealed(open_console(new_session(people=12))), services, "2")
    hands = console.panel.outcome.fist
    assert hands.isVisible()
    for control in (hands.said, *hands.hands):
        control.setFocus()
        write(console, "345")
    assert [rating.level for rating in outcomes(console, services)] == [console.desk.pack.levels[1].id]


@pytest.mark.slow
@pytest.mark.parametrize("by_key", [True, False])
def test_too_many_hands_are_refused_in_words_and_the_next_digit_corrects_them(
    open_console, new_session, services, by_key
):
    console = agreed(revealed(open_console(new_session(people=12))), services, "1")
    hands = console.panel.outcome.fist
    hands.hands[0].setFocus()
    for number in ("2", "9", "", "", "", "5"):
        write(console, number)
        press(console, K.Key_Tab)
    if by_key:
        hands.hands[-1].setFocus()
        press(console, K.Key_Return)
    else:
        hands.said.setFocus()
        hands.said.click()
        QApplication.processEvents()
    assert "16 hands from 12 raters" in console._context.news.message.happened
    write(console, "0")
    assert console._context.news.message is None
    assert [field.text() for field in hands.hands] == ["0", "9", "", "", "", "5"]
    assert [rating.level for rating in outcomes(console, services)] == [console.desk.pack.levels[0].id]


def test_after_a_stage_is_chosen_words_say_what_shows_it(open_console, new_session, services):
    session = new_session(people=12)
    services.planning.choose_focus(session, services.pack.domains[0].elements[0].id)
    console = open_console(session)
    console.presenter.go_to_step(next(s for s in console.desk.workshop.steps if s.kind is StepKind.READINESS).id)
    press(console, K.Key_L, ALT)
    for letter in "23 families met us":  # each goes to whatever has the focus by then
        write(console, letter)
    assert console.desk.workshop.stage_choice(console.desk.area).stage == console.panel.cards[1].stage.id
    assert console.panel.cards[1].evidence.text == "3 families met us"


def test_the_way_to_the_field_is_no_longer_said_once_something_is_decided_or_another_practice_comes(
    open_console, new_session
):
    console = revealed(open_console(new_session(people=12)))
    go_to(console, StepKind.DISCUSS)
    said = "Nothing was written: Tab leads to a field, Alt+L to the levels."
    write(console, "x")
    assert said in visible_texts(console)
    press(console, K.Key_L, ALT)
    write(console, "2")
    assert said not in visible_texts(console)
    console.panel.rest()
    write(console, "x")
    assert said in visible_texts(console)
    press(console, K.Key_PageDown)
    assert said not in visible_texts(console)


@pytest.mark.slow
def test_a_second_round_that_was_only_opened_is_there_again_wherever_the_cursor_was(
    open_console, new_session, services
):
    console = revealed(open_console(new_session(people=12)))
    go_to(console, StepKind.DISCUSS)
    press(console, K.Key_PageDown)
    first = console.panel.element
    console.panel._on_second()
    while console.panel.element is first:
        press(console, K.Key_PageDown)
    console.panel.write()
    while console.panel.element is not first:
        press(console, K.Key_PageUp)
    assert console.panel.round.isVisible()
    for pile in "2730":
        write(console, pile)
        press(console, K.Key_Tab)
    console.panel.round.setFocus()
    assert console.panel.evidence.have.text == ""
    press(console, K.Key_Return)
    assert [c.marks for c in services.sessions.load(console.desk.session_id).counts if c.round == 2] == [(2, 7, 3, 0)]
    shown = next(slide for slide in console.presenter.slides if slide.anchor == console.presenter.anchor)
    assert [len(block.rounds) for block in shown.blocks if isinstance(block, Levels)] == [2]
