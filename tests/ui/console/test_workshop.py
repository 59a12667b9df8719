"""A whole workshop by keyboard: every kind of step, and what the database holds afterwards."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox

from mastery_desktop.domain.choices import (
    OutcomeKind,
    RatingMode,
    RatingState,
    SessionState,
    StepKind,
    Strength,
    TrueForAll,
)
from tests.ui.console.counting import discussing_first, revealed
from tests.ui.console.helpers import counted, decide, go_to, press, slips, visible_texts, walk_to, write

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def fill(field, text):
    field.setFocus()
    write(field.window(), text)


def rest(console):
    console.panel.rest()
    QApplication.processEvents()


@pytest.mark.slow
def test_ninety_minutes_by_keyboard(open_console, new_session, services, clock):  # noqa: PLR0915 - one workshop
    session = new_session(people=12, template="90")
    console = open_console(session)
    kinds = {step.kind for step in console.desk.workshop.steps}

    fill(console.panel.purpose, "To plan our own next steps")
    clock.wait(240)
    walk_to(console, StepKind.SHIFTS)
    for key in (K.Key_Return, K.Key_Left, K.Key_Return, K.Key_Right, K.Key_Right, K.Key_P):
        press(console, key)
    first = console.panel.elements[0].id
    clock.wait(300)
    walk_to(console, StepKind.RATE)
    revealed(console)
    typed = slips(12, len(console.panel.elements))

    walk_to(console, StepKind.DISCUSS)
    press(console, K.Key_PageDown)
    talked = console.panel.element.id
    fill(console.panel.evidence.have, "Notes from September")
    press(console, K.Key_Return)
    write(console, "Walkthrough data")
    rest(console)
    strength = console.panel.evidence._tags.strength
    strength.setCurrentIndex(strength.findData(Strength.SAW.value))
    strength.activated.emit(strength.currentIndex())
    decide(console, "2")
    console.panel.outcome.learners.press(1)
    fill(console.panel.outcome.groups, "learners who ride the late bus")
    rest(console)

    walk_to(console, StepKind.OUTCOME)
    for element in console.panel.elements:
        if element.id != talked:
            console.panel.list.go_to(element.id)
            decide(console, "3")
    walk_to(console, StepKind.RESULTS)
    walk_to(console, StepKind.FOCUS)
    fill(console.panel.questions._answers[0], "It is what we say we value")
    rest(console)
    write(console, "2")
    for dots in ("3", "7", "1", "0", "1"):
        write(console, dots)
        press(console, K.Key_Return)
    press(console, K.Key_Return)
    assert console.presenter.anchor == "candidates"
    console.panel._on_part(2)
    press(console, K.Key_Down)
    console.panel.choice._on_choose()
    fill(console.panel.choice.reason, "It feeds the other practices")
    rest(console)
    walk_to(console, StepKind.READINESS)
    decide(console, "2")
    assert "What would you show a visitor" in "\n".join(visible_texts(console))
    fill(console.panel.cards[1].evidence, "The design is written down")
    rest(console)
    walk_to(console, StepKind.ACTIVITIES)
    made = console.panel.list.rows[0]
    activity = made.item
    made.choice.buttons[0].click()
    walk_to(console, StepKind.PLAN)
    press(console, K.Key_Return)
    write(console, "Every team plans from student work")
    fill(console.panel.check_on, "1/14/2027")
    console.panel._rows[0].fields["what"].setFocus()
    for text in ("Agree on a protocol", "Grade 6 lead", "Dec 12", "The protocol", "Time", "Jan 9", "Share it"):
        write(console, text)
        press(console, K.Key_Return)
    walk_to(console, StepKind.CLOSE)
    console.panel._finish.click()

    kept = services.sessions.load(session)
    elements = [element.id for element in services.pack.domains[0].elements]
    assert {step.kind for step in kept.steps if step.started} == kinds
    assert all(step.ended for step in kept.steps if step.kind is not StepKind.CLOSE)
    assert sum(step.spent for step in kept.steps) == 300  # the clock runs from the first step on
    assert kept.session.purpose == "To plan our own next steps"
    assert kept.session.state is SessionState.FINISHED
    assert kept.shift(first).marks == (490, 500)
    assert kept.shift(first).placed == 510
    assert [kept.marks(element, 1).marks for element in elements] == counted(typed)
    assert [e.text for e in kept.evidence_for(talked, have=True)] == ["Notes from September", "Walkthrough data"]
    assert [e.strength for e in kept.evidence_for(talked, have=True)] == [None, Strength.SAW]
    rating = kept.rating(talked)
    assert (rating.outcome, rating.level, rating.discussed) == (OutcomeKind.AGREED, services.pack.levels[1].id, True)
    assert (rating.true_for_all, rating.not_for) == (TrueForAll.SOME, "learners who ride the late bus")
    others = [kept.rating(element) for element in elements if element != talked]
    assert {(r.level, r.state) for r in others} == {(services.pack.levels[2].id, RatingState.SETTLED)}
    assert [kept.candidate(element).dots for element in elements] == [3, 7, 1, 0, 1]
    assert kept.potential_focus(services.pack.domains[0].id).answers[0] == "It is what we say we value"
    assert kept.focus.reason == "It feeds the other practices"
    choice = kept.stage_choice(kept.focus)
    stage = services.pack.stage_model.stages[1].id
    assert (choice.stage, choice.evidence) == (stage, {stage: "The design is written down"})
    assert kept.done(kept.focus) == {activity}
    assert kept.goal(kept.focus).text == "Every team plans from student work"
    assert kept.goal(kept.focus).check_on == date(2027, 1, 14)
    actions = kept.actions_for(kept.focus)
    assert [(a.what, a.who, a.by, a.evidence, a.resources, a.check) for a in actions] == [
        ("Agree on a protocol", "Grade 6 lead", "2026-12-12", "The protocol", "Time", "2027-01-09"),
        ("Share it", "", "", "", "", ""),
    ]


SLOW = pytest.mark.slow


@pytest.mark.slow
@pytest.mark.parametrize("template", ["45", pytest.param("210", marks=SLOW), pytest.param("360", marks=SLOW)])
def test_every_agenda_can_be_stepped_through_and_back(open_console, new_session, template):
    console = open_console(new_session(people=12, template=template))
    last = console.desk.workshop.steps[-1].id
    seen = []
    while console.presenter.step.id != last:
        if console.presenter.step.kind is StepKind.COUNT and not seen.count(console.presenter.step.id):
            write(console, "2" * len(console.panel.elements) * 12)
            press(console, K.Key_Return)
        if console.presenter.at_gate:
            press(console, K.Key_R)
        seen.append(console.presenter.step.id)
        press(console, K.Key_PageDown)
    assert list(dict.fromkeys(seen)) == [step.id for step in console.desk.workshop.steps[:-1]]
    for _press in range(len(seen) + 400):
        if console.presenter.step.id == console.desk.workshop.steps[0].id:
            break
        press(console, K.Key_PageUp)
    assert console.presenter.step.id == console.desk.workshop.steps[0].id


def test_stepping_stops_at_a_reveal_until_the_key_of_its_own(open_console, new_session, services):
    session = new_session(people=12)
    console = open_console(session)
    go_to(console, StepKind.COUNT)
    write(console, "3" * 11 * len(console.panel.elements))
    press(console, K.Key_Return)
    press(console, K.Key_Return)  # the first one asks: a slip is missing
    go_to(console, StepKind.REVEAL)
    for _press in range(5):
        press(console, K.Key_PageDown)
    assert console.presenter.at_gate
    assert console.frame.buttons.shown.label.startswith("Reveal with 11 of 12")
    assert {r.state for r in services.sessions.load(session).ratings} == {RatingState.COMPLETE}
    press(console, K.Key_R)
    assert {r.state for r in services.sessions.load(session).ratings} == {RatingState.REVEALED}
    assert not console.presenter.at_gate


def test_under_five_no_mark_reaches_the_database(open_console, new_session, services):
    session = new_session(people=3)
    console = open_console(session)
    go_to(console, StepKind.COUNT)
    assert "With 3 raters, marks are not anonymous" in "\n".join(visible_texts(console))
    write(console, "2312")
    go_to(console, StepKind.OUTCOME)
    kept = services.sessions.load(session)
    assert kept.counts == ()
    assert sum(r.outcome is OutcomeKind.AGREED for r in kept.ratings) == 4
    raw = services.paths.database.read_bytes()
    assert b'"marks"' not in raw


@pytest.mark.slow
def test_undo_takes_back_a_key_of_the_count_first_and_then_named_changes(open_console, new_session, services):
    session = new_session(people=12)
    console = open_console(session)
    go_to(console, StepKind.COUNT)
    elements = len(console.panel.elements)
    write(console, "1" * elements + "2")
    press(console, K.Key_Z, CTRL)
    assert console.panel._count.entry.between_slips
    write(console, "2" * elements * 11)
    press(console, K.Key_Return)
    go_to(console, StepKind.REVEAL)
    press(console, K.Key_R)
    go_to(console, StepKind.OUTCOME)
    decide(console, "4")
    element = console.panel.elements[0].id
    assert services.sessions.load(session).rating(element).outcome is OutcomeKind.AGREED
    assert any("Undo: decision about a level" in text for text in visible_texts(console.status))
    press(console, K.Key_Z, CTRL)
    assert services.sessions.load(session).rating(element).outcome is OutcomeKind.NOT_RATED
    assert not any(made.isChecked() for made in console.panel.list._rows[0].levels.buttons)
    for key, modifiers in ((K.Key_Y, CTRL), (K.Key_Z, CTRL), (K.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)):
        press(console, key, modifiers)
    assert services.sessions.load(session).rating(element).outcome is OutcomeKind.AGREED


@pytest.mark.slow
def test_a_second_round_with_cards_stands_beside_the_first(open_console, new_session, services):
    session = new_session(people=12)
    console = open_console(session)
    revealed(console)
    typed = slips(12, len(console.panel.elements))
    go_to(console, StepKind.DISCUSS)
    press(console, K.Key_PageDown)
    element = console.panel.element
    console.panel._on_second()
    for pile in "0930":
        write(console, pile)
        press(console, K.Key_Tab)
    press(console, K.Key_Return)
    kept = services.sessions.load(session)
    place = [e.id for e in console.panel.elements].index(element.id)
    assert kept.marks(element.id, 1).marks == counted(typed)[place]
    assert kept.marks(element.id, 2).marks == (0, 9, 3, 0)
    assert kept.marks(element.id, 2).mode is RatingMode.CARDS
    assert "Round 2" in console.wall.thumbnail.slide.text


def test_not_agreed_yet_keeps_both_ends(open_console, new_session, services):
    session = new_session(people=12)
    console = discussing_first(open_console(session))
    element = console.panel.element.id
    decide(console, "n32")
    rating = services.sessions.load(session).rating(element)
    levels = services.pack.levels
    assert (rating.outcome, rating.level, rating.upper) == (OutcomeKind.NOT_AGREED, levels[1].id, levels[2].id)


def test_fourteen_slips_of_six_practices_need_one_key_a_mark(open_console, new_session, services):
    domain = next(d for d in services.pack.domains if len(d.elements) == 6)
    console = open_console(new_session(people=14, domains=(domain.id,)))
    go_to(console, StepKind.COUNT)
    typed = slips(14, 6)
    keys = "".join(str(mark) for slip in typed for mark in slip)
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)
    press(console, K.Key_Return)
    kept = services.sessions.load(console.desk.session_id)
    assert [kept.marks(e.id, 1).marks for e in domain.elements] == counted(typed)
    assert len(keys) + 1 == 85  # at an unhurried two seconds a key, under three minutes


@pytest.mark.slow
def test_a_clicker_changes_nothing_but_the_wall(open_console, new_session, services):
    session = new_session(people=12)
    console = discussing_first(open_console(session))
    decide(console, "2")
    before = services.sessions.load(session)
    box = console.panel.findChild(QComboBox)
    for focus in (console.panel.outcome.levels.buttons[3], box, console.panel.evidence.have, console.panel):
        console.presenter.go_to(console.presenter.slides[1].anchor)
        box.setEnabled(True)
        focus.setFocus()
        shown = console.presenter.anchor
        for key in (K.Key_PageDown, K.Key_PageUp, K.Key_Period, K.Key_Period):
            QTest.keyClick(QApplication.focusWidget(), key)
        if focus is console.panel.evidence.have:
            focus.setPlainText("")
        assert console.presenter.anchor == shown
    assert box.currentIndex() == 0
    after = services.sessions.load(session)
    assert after.ratings == before.ratings
    assert after.counts == before.counts
