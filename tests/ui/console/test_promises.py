"""Looking back in a series: the keyboard says what became of each promise, carries some on, and the wall follows."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mastery_desktop.bootstrap import ContentChoice, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.domain.choices import PromiseState, StepKind
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.ui.console.promises import PromiseRow
from tests.helpers.workshops import ACTIONS
from tests.ui.console.helpers import decide, press, type_in, visible_texts, write

K = Qt.Key
OPEN, DONE, MOVING, STUCK, DROPPED = PromiseState


@pytest.fixture
def earlier(new_session, services):
    """A workshop that ended with a plan."""
    session = new_session()
    focus = services.planning.choose_focus(session, services.pack.domains[0].elements[2].id).value
    for what, who, by, evidence, _resources, _check in ACTIONS:
        services.planning.add_action(session, focus, what)
        action = services.sessions.load(session).actions[-1]
        services.planning.change_action(session, replace(action, who=who, by=by, evidence=evidence))
    return session


@pytest.fixture
def looking(open_console, new_session, earlier):
    """The workshop after it, with its promises on the wall."""
    console = open_console(new_session(previous=earlier))
    press(console, K.Key_PageDown)
    return console


def states(console, services):
    return [promise.state for promise in services.sessions.load(console.desk.session_id).promises]


def carried(console, services):
    return [action.what for action in services.sessions.load(console.desk.session_id).actions]


def wall(console):
    return console.presenter.slides[1].text


def test_the_promises_come_after_the_welcome_with_what_whose_and_when(looking):
    assert looking.presenter.anchor == "promises"
    shown = "\n".join(visible_texts(looking.panel))
    for what, who, by, evidence, _resources, _check in ACTIONS:
        for words in (what, who, by, evidence):
            assert words in shown


def test_keys_say_what_became_of_them_and_the_wall_says_it_at_once(looking, services):
    assert "Done" not in wall(looking)
    decide(looking, "")
    for key in (K.Key_1, K.Key_Down, K.Key_2, K.Key_Down, K.Key_3, K.Key_Down, K.Key_4):
        press(looking, key)
    assert states(looking, services) == [DONE, MOVING, STUCK, DROPPED, OPEN]
    for (what, *_rest), word in zip(ACTIONS, ("Done", "Moving", "Stuck", "Dropped"), strict=False):
        assert f"We said we would: {what}, Today: {word}" in wall(looking)
    press(looking, K.Key_Up)
    press(looking, K.Key_1)
    assert states(looking, services)[2] is DONE


@pytest.mark.slow
def test_no_role_stands_beside_a_state_on_the_wall(looking):
    decide(looking, "3")
    for _what, who, *_rest in ACTIONS:
        assert who not in wall(looking)


def test_c_carries_on_once_and_undo_takes_it_back_by_name(looking, services):
    decide(looking, "c")
    assert carried(looking, services) == []
    press(looking, K.Key_2)
    for _press in range(2):
        press(looking, K.Key_C)
    assert carried(looking, services) == [ACTIONS[0][0]]
    assert "Today: Moving; goes on" in wall(looking)
    assert "Undo: promise carried on" in visible_texts(looking)
    press(looking, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert carried(looking, services) == []
    assert "Undo: promise answered" in visible_texts(looking)
    assert "goes on" not in wall(looking)
    press(looking, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert set(states(looking, services)) == {OPEN}


def test_the_keys_that_are_named_work_in_the_order_in_which_they_are_named(looking, services, clock):
    press(looking, K.Key_PageDown)
    assert looking.panel.hint.text() == (
        "Alt+L, then 1 done, 2 moving, 3 stuck, 4 drop it; then E for the evidence, C carries on, A changes."
    )
    decide(looking, "2e")
    type_in(looking, "3 notes")
    decide(looking, "3c")
    type_in(looking, "a")
    type_in(looking, "Smaller")
    looking.panel.look_back.detail.flush()
    loaded = services.sessions.load(looking.desk.session_id)
    assert [promise.brought for promise in loaded.promises if promise.brought] == ["3 notes"]
    assert [action.what for action in loaded.actions] == ["Smaller"]


@pytest.mark.slow
@pytest.mark.parametrize("sentence", ["2 Carol showed a page", "2 classes tried it", "Seen by all of us"])
def test_a_sentence_about_a_promise_is_evidence_and_answers_nothing(looking, services, sentence):
    press(looking, K.Key_PageDown)
    decide(looking, "")
    type_in(looking, sentence)
    looking.panel.look_back.detail.flush()
    loaded = services.sessions.load(looking.desk.session_id)
    assert loaded.promises[0].brought == sentence
    assert loaded.promises[0].state is OPEN
    assert [action.what for action in loaded.actions] == []


def test_tab_reaches_every_answer_of_every_promise(looking, services):
    row = looking.panel.look_back.findChildren(PromiseRow)[1]
    for _button in range(4 + 2):  # in the first row there is none to carry on: nobody said how it went
        press(looking, K.Key_Tab)
    assert QApplication.focusWidget() is row.states.buttons[1]
    press(looking, K.Key_Space)
    assert states(looking, services) == [OPEN, MOVING, OPEN, OPEN, OPEN]
    for _button in range(3):
        press(looking, K.Key_Tab)
    assert QApplication.focusWidget().accessibleDescription() == ACTIONS[1][0]
    press(looking, K.Key_Space)
    assert carried(looking, services) == [ACTIONS[1][0]]
    press(looking, K.Key_Tab)
    press(looking, K.Key_4)  # a key is for the row that has the focus
    assert states(looking, services) == [OPEN, MOVING, DROPPED, OPEN, OPEN]


@pytest.mark.slow
def test_a_click_answers_and_a_second_one_takes_the_answer_back(looking, services):
    row = looking.panel.look_back.findChildren(PromiseRow)[3]
    for expected in (DROPPED, OPEN):
        QTest.mouseClick(row.states.buttons[3], Qt.MouseButton.LeftButton)
        assert states(looking, services)[3] is expected


@pytest.mark.slow
def test_what_goes_on_waits_for_the_focus_area_and_then_stands_in_the_plan(looking, services):
    decide(looking, "2c")
    plan = next(step for step in looking.desk.workshop.steps if step.kind is StepKind.PLAN)
    looking.presenter.go_to_step(plan.id)
    assert "1 action from last time waits for it." in looking.panel.hint.text()
    services.planning.choose_focus(looking.desk.session_id, services.pack.domains[0].elements[0].id)
    looking.desk.reload()
    fields = looking.panel._rows[0].fields
    assert (fields["what"].text, fields["who"].text, fields["by"].text) == (*ACTIONS[0][:2], "")
    fields["by"].setFocus()
    write(looking, "May 1")
    press(looking, K.Key_Return)
    (action,) = services.sessions.load(looking.desk.session_id).actions
    assert (action.by, action.focus) == ("2027-05-01", None)
    assert ACTIONS[0][0] in looking.presenter.slides[0].text


def test_a_plan_that_was_put_right_meanwhile_opens_as_it_stands_now(open_console, new_session, earlier, services):
    session = new_session(previous=earlier)
    first = services.sessions.load(earlier).actions[0]
    services.planning.change_action(earlier, replace(first, what="Agree on two protocols"))
    console = open_console(session)
    assert "We said we would: Agree on two protocols" in wall(console)
    assert ACTIONS[0][0] not in wall(console)


def test_the_form_tells_how_many_are_left_and_leads_there(looking):
    decide(looking, "1")
    press(looking, K.Key_PageUp)
    button = looking.panel._look_back
    assert button.label == "Last time’s promises: 1 of 5 talked about"
    assert not looking.panel.look_back.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert looking.presenter.anchor == "promises"
    assert looking.panel.look_back.isVisible()


def test_without_a_workshop_before_there_is_nothing_to_look_back_at(open_console, new_session):
    console = open_console(new_session())
    assert [slide.anchor for slide in console.presenter.slides] == ["welcome", "rule", "use"]
    assert not console.panel._look_back.isVisible()
    press(console, K.Key_1)
    assert console.desk.workshop.promises == ()


@pytest.mark.slow
def test_on_another_computer_the_file_of_the_new_session_shows_the_same(open_console, services, tmp_path, clock):
    there = open_services(Paths(tmp_path / "elsewhere"), ContentChoice(), clock)
    first = there.sessions.create(NewSession(team="Owyhee", people=12, held_on=clock().date())).value.session.id
    focus = there.planning.choose_focus(first, there.pack.domains[0].elements[2].id).value
    for what, *_rest in ACTIONS:
        there.planning.add_action(first, focus, what)
    new = NewSession(team="Owyhee", people=12, held_on=clock().date(), previous=first)
    second = there.sessions.create(new).value
    there.planning.answer_promise(second.session.id, second.promises[1].id, STUCK)
    there.planning.carry_on(second.session.id, second.promises[1].id)
    file = there.sharing.export(second.session.id)
    there.close()
    services.sharing.accept(services.sharing.read(file))
    console = open_console(second.session.id)
    press(console, K.Key_PageDown)
    assert states(console, services) == [OPEN, STUCK, OPEN, OPEN, OPEN]
    assert "It goes on in this plan, with a new day." in visible_texts(console.panel)
    assert f"{ACTIONS[1][0]}, Today: Stuck; goes on" in wall(console)
