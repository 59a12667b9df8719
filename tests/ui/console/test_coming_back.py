"""The next workshop of a series at the console: promises one at a time, the earlier focus, then and now, exit slips."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.choices import ExitQuestion, FocusFate, OutcomeKind, PromiseState, StepKind
from tests.helpers.workshops import ACTIONS
from tests.ui.console.helpers import decide, press, visible_texts, write

K = Qt.Key
THEN = (3, 6, 2, 1)


@pytest.fixture
def earlier(new_session, services):
    """A workshop that rated two practices and ended with a focus area and a plan."""
    session = new_session()
    first, second, third = services.pack.domains[0].elements[:3]
    levels = services.pack.levels
    services.rating.save_counts(session, {first.id: THEN, second.id: THEN}, raters=12)
    services.rating.reveal(session, [first.id, second.id])
    services.rating.settle(session, first.id, OutcomeKind.AGREED, level=levels[1].id)
    focus = services.planning.choose_focus(session, third.id, "It feeds the others.").value
    services.planning.set_goal(session, focus, "Plan from student work.")
    for what, who, by, evidence, *_rest in ACTIONS[:2]:
        services.planning.add_action(session, focus, what)
        action = services.sessions.load(session).actions[-1]
        services.planning.change_action(session, replace(action, who=who, by=by, evidence=evidence))
    services.sessions.finish(session)
    return session


@pytest.fixture
def console(open_console, new_session, earlier):
    return open_console(new_session(previous=earlier))


def kept(console, services):
    return services.sessions.load(console.desk.session_id)


def forward(console, anchor):
    for _press in range(20):
        if console.presenter.anchor.startswith(anchor):
            return
        press(console, K.Key_PageDown)
    raise AssertionError(f"never came to {anchor}")


def close(console):
    console.presenter.go_to_step(console.desk.workshop.steps[-1].id)


def everything(console):
    """All words of the window and of the wall."""
    return "\n".join([*visible_texts(console.window()), *(slide.text for slide in console.presenter.slides)])


@pytest.mark.slow
def test_promises_come_one_at_a_time_with_their_evidence(console, services):
    for what, _who, _by, evidence, *_rest in ACTIONS[:2]:
        press(console, K.Key_PageDown)
        if console.presenter.anchor == "promises":
            press(console, K.Key_PageDown)
        wall = next(slide.text for slide in console.presenter.slides if slide.anchor == console.presenter.anchor)
        assert what in wall
        assert evidence in wall
        others = [other for other, *_ in ACTIONS[:2] if other != what]
        assert not any(other in text for other in others for text in visible_texts(console.panel))
        decide(console, "2e")
        write(console, "Nine. pages")
    press(console, K.Key_PageDown)
    promises = kept(console, services).promises
    assert [(promise.state, promise.brought) for promise in promises] == [(PromiseState.MOVING, "Nine. pages")] * 2


@pytest.mark.slow
def test_a_promise_is_changed_and_goes_on_with_other_words(console, services):
    forward(console, "promise/")
    decide(console, "3")
    decide(console, "a")
    write(console, "Only grade 6")
    press(console, K.Key_Tab)
    write(console, "May 1")
    press(console, K.Key_PageDown)
    (action,) = kept(console, services).actions
    assert (action.what, action.by, action.who) == ("Only grade 6", "May 1", ACTIONS[0][1])


@pytest.mark.slow
def test_the_earlier_focus_follows_and_a_key_keeps_it_for_this_workshop(console, services):
    forward(console, "earlier-focus/")
    wall = next(slide.text for slide in console.presenter.slides if slide.anchor == console.presenter.anchor)
    assert "Plan from student work." in wall
    decide(console, "1")
    workshop = kept(console, services)
    assert workshop.focus.element == workshop.earlier_focus[0].element
    assert "It is the focus area of this workshop too." in visible_texts(console.panel)
    decide(console, "2")
    console.panel.look_back.focus.learned.setFocus()
    write(console, "Teams need time. Not forms.")
    press(console, K.Key_PageDown)
    (found,) = kept(console, services).earlier_focus
    assert (found.fate, found.learned) == (FocusFate.CLOSED, "Teams need time. Not forms.")
    assert kept(console, services).focus is None


def test_nothing_of_the_earlier_result_is_to_be_seen_or_heard_before_the_reveal_and_both_after_it(console, services):
    session = console.desk.session_id
    first, second = services.pack.domains[0].elements[:2]
    outcome = f"Agreed: {services.pack.levels[1].short}"
    services.rating.save_counts(session, {first.id: (0, 2, 9, 1), second.id: (1, 9, 2, 0)}, raters=12)
    console.desk.reload()
    for step in console.desk.workshop.steps[1:]:
        console.presenter.go_to_step(step.id)
        assert outcome not in everything(console)
        assert not any(slide.anchor.startswith("then/") for slide in console.presenter.slides)
    printed = services.printing
    assert printed is not None
    services.rating.reveal(session, [first.id])
    console.desk.reload()
    results = next(step for step in console.desk.workshop.steps if step.kind is StepKind.RESULTS)
    console.presenter.go_to_step(results.id)
    anchors = [slide.anchor for slide in console.presenter.slides]
    assert f"then/{first.id}" in anchors
    assert f"then/{second.id}" not in anchors
    both = console.presenter.slides[anchors.index(f"then/{first.id}")].text
    assert outcome in both
    for level, then, now in zip(services.pack.levels, THEN, (0, 2, 9, 1), strict=True):
        assert f"November 6, 2026, {level.short}: {then}" in both
        assert f"Today, {level.short}: {now}" in both
    assert "because a team has learned more" in both


@pytest.mark.slow
def test_exit_slips_are_typed_with_the_keyboard_alone_and_shown_to_the_next_facilitator(
    open_console, new_session, services
):
    session = new_session()
    console = open_console(session)
    close(console)
    entry = console.panel.exit
    entry.open.setFocus()
    press(console, K.Key_Space)
    entry.slips._field.setFocus()
    entry.slips._field.selectAll()
    write(console, "9")
    press(console, K.Key_Return)
    for field, number in zip(entry.worth, "531", strict=True):
        field._field.setFocus()
        field._field.selectAll()
        write(console, number)
        press(console, K.Key_Return)
    entry.lines[next(reversed(entry.lines))].setFocus()
    write(console, "3 x More time")
    press(console, K.Key_Return)
    write(console, "Coffee. please")
    press(console, K.Key_PageUp)
    workshop = services.sessions.load(session)
    assert (workshop.exit_slips[0].slips, workshop.exit_slips[0].worth) == (9, (5, 3, 1))
    assert [(line.text, line.times) for line in workshop.exit_lines] == [("Coffee. please", 1), ("More time", 3)]
    assert "More time" not in everything(console)
    following = open_console(new_session(previous=session))
    assert "3 × More time" in "\n".join(visible_texts(following.panel))
    assert "More time" not in "\n".join(slide.text for slide in following.presenter.slides)


def test_fewer_than_five_slips_have_no_ticks(open_console, new_session, services):
    session = new_session(people=4)
    console = open_console(session)
    close(console)
    entry = console.panel.exit
    entry.open.click()
    entry.slips._field.setFocus()
    entry.slips._field.selectAll()
    write(console, "4")
    press(console, K.Key_Return)
    assert not any(field.isVisible() for field in entry.worth)
    assert "Ticks on fewer than five slips" in "\n".join(visible_texts(console.panel))
    assert services.sessions.load(session).exit_slips[0].worth == ()


@pytest.mark.slow
def test_in_one_picture_the_room_reads_neither_whose_a_promise_was_nor_the_last_exit_slips(
    open_console, new_session, services, earlier
):
    services.planning.write_exit_lines(earlier, {ExitQuestion.CHANGE: ["Fewer forms"]})
    console = open_console(new_session(previous=earlier))
    assert "Fewer forms" in "\n".join(visible_texts(console.panel))
    press(console, K.Key_F5)
    assert console.wall.is_single
    press(console, K.Key_F6)
    assert "Fewer forms" not in "\n".join(visible_texts(console.window()))
    for start in ("promises", "promise/"):
        forward(console, start)
        shown = "\n".join(visible_texts(console.window()))
        assert ACTIONS[0][0] in shown
        assert ACTIONS[0][1] not in shown
