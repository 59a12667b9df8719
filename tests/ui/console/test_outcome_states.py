"""One state of a decision everywhere: after undo, and after hands that said no."""

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import DecisionRule, FistToFive, OutcomeKind, StepKind
from mastery_desktop.ui.console.outcome import OutcomeEditor
from mastery_desktop.ui.console.settle import OutcomePanel
from tests.ui.console.helpers import go_to, visible_texts
from tests.ui.console.helpers import press as keyboard


@pytest.fixture
def editor(qtbot, theme, desk):
    desk.actions.sessions.revise(desk.session_id, {"rule": DecisionRule.CONSENSUS})
    desk.reload()
    made, element = OutcomeEditor(desk), desk.pack.domains[0].elements[0].id

    def follow():
        made.show_element(element)

    qtbot.addWidget(made)
    follow()
    desk.workshop_changed.connect(follow)
    made.show()
    yield made
    desk.workshop_changed.disconnect(follow)


def press(editor, *pressed):
    for key in pressed:
        assert editor.press_key(key)


def ticked(choice):
    return [made.label for made in choice.buttons if made.isChecked()]


K = Qt.Key


def test_undo_leaves_no_half_made_choice_on_the_screen(editor, desk):
    levels = [level.short for level in desk.pack.levels]
    press(editor, K.Key_2, K.Key_N, K.Key_3)
    assert "Now the other of the two levels." in visible_texts(editor)
    desk.undo()
    assert ticked(editor.kinds) == ["Agreed"]
    assert [made.strip() for made in ticked(editor.levels)] == [levels[1]]
    assert "Now the other of the two levels." not in visible_texts(editor)
    press(editor, K.Key_3)
    kept = desk.actions.sessions.load(desk.session_id).rating(desk.pack.domains[0].elements[0].id)
    assert (kept.outcome, kept.level) == (OutcomeKind.AGREED, desk.pack.levels[2].id)


def show_hands(editor, **by_fingers):
    fields = editor.fist.hands
    for name, number in by_fingers.items():
        fields["abcdef".index(name)].setText(str(number))
    fields[0].returnPressed.emit()


def test_hands_that_say_no_make_it_not_agreed_on_the_console_too(editor, desk):
    element = desk.pack.domains[0].elements[0].id
    press(editor, K.Key_2)
    show_hands(editor, b=2, e=10)
    assert ticked(editor.kinds) == ["Not agreed yet"]
    assert editor.fist.isVisible(), "hands are shown again"
    show_hands(editor, e=12)
    assert ticked(editor.kinds) == ["Agreed"]
    show_hands(editor, b=2, e=10)
    press(editor, K.Key_A)
    assert ticked(editor.kinds) == ["Agreed"], "the team says so after all"
    assert desk.actions.sessions.load(desk.session_id).rating(element).fist is None
    show_hands(editor, b=2, e=10)
    press(editor, K.Key_2)
    assert ticked(editor.kinds) == ["Agreed"]


@pytest.mark.slow
def test_the_run_sheet_ticks_no_practice_off_that_somebody_cannot_live_with(show, desk):
    desk.actions.sessions.revise(desk.session_id, {"rule": DecisionRule.CONSENSUS})
    desk.reload()
    panel = show(OutcomePanel, StepKind.OUTCOME)
    press(panel.outcome, K.Key_2)
    assert [item.done for item in panel.sub_items()][:2] == [True, False]
    show_hands(panel.outcome, a=1, e=11)
    assert not panel.sub_items()[0].done
    level = desk.pack.levels[1].short
    assert f"Not agreed yet: {level} (fist-to-five: not yet)" in visible_texts(panel.list)


@pytest.mark.slow
def test_more_hands_than_raters_are_named_and_wait_to_be_put_right(editor, desk):
    element = desk.pack.domains[0].elements[0].id
    refused, told = [], []
    desk.refused.connect(lambda sentence, _typed: refused.append(sentence))
    desk.told.connect(told.append)
    press(editor, K.Key_2)
    show_hands(editor, b=2, d=9, e=5)
    assert refused == ["16 hands from 12 raters. Count again, or raise the number of raters."]
    assert [field.text() for field in editor.fist.hands] == ["", "2", "", "9", "5", ""]
    assert desk.actions.sessions.load(desk.session_id).rating(element).fist is None
    show_hands(editor, b=0, d=7)
    assert desk.actions.sessions.load(desk.session_id).rating(element).fist is FistToFive.HOLDS
    assert told[-1].endswith("12 of 12 hands."), "what was typed can be checked once the fields are empty"


@pytest.mark.slow
def test_undo_names_the_practice_and_a_step_that_there_is(open_console, new_session, services):
    session = new_session(people=4)
    console = open_console(session)
    element = services.pack.domains[0].elements[2]
    settle = next(step for step in console.desk.workshop.steps if step.kind is StepKind.OUTCOME)
    services.sessions.skip(session, settle.id, skipped=True)
    console.desk.reload()
    assert StepKind.DISCUSS not in {step.kind for step in console.desk.workshop.steps}
    go_to(console, StepKind.CLOSE)
    services.rating.settle(session, element.id, OutcomeKind.AGREED, level=services.pack.levels[1].id)
    console.desk.reload()
    keyboard(console, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    where = console.desk.workshop.step_name(StepKind.COUNT)
    said = f"Undone: decision about a level: {element.name} ({where}). Ctrl+Y brings it back."
    assert said == console.status.news
    keyboard(console, K.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert f"Brought back: decision about a level: {element.name} ({where})." in console.status.news


@pytest.mark.slow
def test_undo_names_the_step_nearest_to_the_one_at_hand(open_console, new_session, services):
    session = new_session(people=12)
    console = open_console(session)
    assert {StepKind.DISCUSS, StepKind.OUTCOME} <= {step.kind for step in console.desk.workshop.steps}
    go_to(console, StepKind.CLOSE)
    element = services.pack.domains[0].elements[0]
    services.rating.settle(session, element.id, OutcomeKind.AGREED, level=services.pack.levels[1].id)
    console.desk.reload()
    keyboard(console, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert f"({console.desk.workshop.step_name(StepKind.OUTCOME)})" in console.status.news
