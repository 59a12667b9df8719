"""Fewer than five raters: marks would point at persons, so the console leads to a level by talk, and says so."""

from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt

from mastery_desktop.domain.agenda import TEMPLATE_BY_ID
from mastery_desktop.domain.choices import OutcomeKind, RatingMode, StepKind
from mastery_desktop.domain.errors import NotPossible
from mastery_desktop.ui.console.count import CountPanel
from mastery_desktop.ui.console.rate import RatePanel
from tests.ui.console.helpers import go_to, press, visible_texts, write

K = Qt.Key


def with_marks(services):
    """The run sheet of a larger team, as a small one may have put it together."""
    return TEMPLATE_BY_ID["90"].steps([services.pack.domains[0].id])


@pytest.mark.slow
def test_the_mode_falls_to_direct_consensus_when_few_are_left(open_console, new_session, services):
    session = new_session(people=6)
    console = open_console(session)
    go_to(console, StepKind.RATE)
    assert "everybody rates alone" in console.panel.heading.text()
    console.panel.raters._on_less()
    assert services.sessions.load(session).session.mode is RatingMode.SLIPS
    console.panel.raters._on_less()
    kept = services.sessions.load(session).session
    assert (kept.raters, kept.mode) == (4, RatingMode.DIRECT)
    assert console.panel.heading.text() == "We rate together"
    assert "With 4 raters, marks are not anonymous" in "\n".join(visible_texts(console))


def test_who_chooses_another_way_for_few_keeps_it(open_console, new_session, services):
    session = new_session(people=5)
    console = open_console(session)
    go_to(console, StepKind.RATE)
    console.panel.raters._on_less()
    console.panel.mode.buttons[list(RatingMode).index(RatingMode.CARDS)].click()
    console.panel.raters._on_less()
    assert services.sessions.load(session).session.mode is RatingMode.CARDS


@pytest.mark.slow
def test_the_discussion_does_not_send_a_small_team_back_to_count(open_console, new_session, services):
    console = open_console(new_session(people=3, steps=with_marks(services)))
    go_to(console, StepKind.COUNT)
    write(console, "23121")
    go_to(console, StepKind.DISCUSS)
    words = "\n".join(visible_texts(console.panel))
    assert "No marks are kept here" in words
    assert "reveal" not in words
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is StepKind.OUTCOME


def test_few_people_at_the_welcome_rate_by_talk_as_well(open_console, new_session, services):
    session = new_session(people=12)
    console = open_console(session)
    console.panel.raters._field.setFocus()
    console.panel.raters._field.selectAll()
    write(console, "3")
    press(console, K.Key_Return)
    kept = services.sessions.load(session).session
    assert (kept.raters, kept.mode) == (3, RatingMode.DIRECT)
    assert "With 3 raters, marks are not anonymous" in "\n".join(visible_texts(console))


def test_few_people_place_no_private_dots(open_console, new_session, services):
    session = new_session(people=4)
    console = open_console(session)
    console.presenter.go_to_step(next(s.id for s in console.desk.workshop.steps if s.kind is StepKind.FOCUS))
    assert "2 Private dots" not in visible_texts(console)
    assert "Dots of fewer than five people point at persons" in "\n".join(visible_texts(console))
    press(console, K.Key_2)
    assert console.panel.choice.isVisible()
    write(console, "31")
    press(console, K.Key_Return)
    assert services.sessions.load(session).candidates == ()
    element = services.pack.domains[0].elements[0].id
    with pytest.raises(NotPossible, match="point at persons"):
        services.planning.set_dots(session, {element: 3})
    assert "place your dots" not in console.presenter.slides[0].text


@pytest.mark.slow
def test_at_the_reveal_the_console_says_what_the_wall_shows(open_console, new_session, services):
    console = open_console(new_session(people=3, steps=with_marks(services)))
    go_to(console, StepKind.REVEAL)
    words = "\n".join(visible_texts(console.panel))
    assert "You agree in talk, so there are no marks; nothing is settled yet." in words
    assert "wait for a reveal" not in words
    go_to_step_of(console, StepKind.COUNT)
    write(console, "23")
    go_to(console, StepKind.REVEAL)
    assert console.wall.thumbnail.slide.title == "What we settled on"
    words = visible_texts(console.panel)
    elements, levels = console.panel.elements, console.desk.pack.levels
    assert f"The wall shows what you settled on: 2 of {len(elements)}." in words
    assert {elements[0].name, elements[1].name} <= set(words)
    assert {f"Agreed: {level.short}" for level in levels[1:3]} <= set(words)


def go_to_step_of(console, kind):
    step = next(step for step in console.desk.workshop.steps if step.kind is kind)
    console.presenter.go_to_step(step.id)
    console.panel.rest()


@pytest.mark.slow
def test_page_down_says_once_what_a_small_team_has_not_agreed_on(open_console, new_session):
    console = open_console(new_session(people=3))
    press(console, K.Key_F5)
    go_to(console, StepKind.COUNT)
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is StepKind.COUNT
    said = "\n".join(visible_texts(console))
    assert "5 practices have no level yet." in said
    assert "PgDn again goes on" in said
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is StepKind.OUTCOME


def test_three_cannot_choose_slips_and_are_told_why(desk, show, services):
    services.sessions.revise(desk.session_id, {"raters": 3, "mode": RatingMode.DIRECT})
    desk.reload()
    panel = show(RatePanel, StepKind.RATE)
    heard = Mock()
    desk.refused.connect(heard)
    panel.mode.buttons[0].click()
    assert "only the level you agree on is kept" in heard.call_args.args[0]
    assert panel.mode.buttons[-1].isChecked()
    assert services.sessions.load(desk.session_id).session.mode is RatingMode.DIRECT
    first = panel.elements[0].id
    choice = panel.ways.choices[first]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert heard.call_count == 2
    assert choice.currentIndex() == 0
    panel.mode.buttons[1].click()
    assert services.sessions.load(desk.session_id).session.mode is RatingMode.CARDS
    assert services.history.names(desk.session_id).undo == "way of rating changed"


def test_three_write_what_they_have_seen_where_they_agree_on_a_level(desk, show, services):
    services.sessions.revise(desk.session_id, {"raters": 3, "mode": RatingMode.DIRECT})
    desk.reload()
    panel = show(CountPanel, StepKind.COUNT)
    panel.rest()
    first, second = (element.id for element in panel.elements[:2])
    press(panel, K.Key_Tab)
    write(panel, "Exit slips of two classes")
    panel.rest()
    write(panel, "2")
    workshop = services.sessions.load(desk.session_id)
    assert [line.text for line in workshop.evidence_for(first, have=True)] == ["Exit slips of two classes"]
    assert workshop.rating(first).level == desk.pack.levels[1].id
    assert panel.few.current == second
    assert panel.evidence.have.text == ""


@pytest.mark.slow
def test_undo_leads_back_to_the_practice_whose_level_it_took(open_console, new_session):
    console = open_console(new_session(people=3))
    go_to(console, StepKind.COUNT)
    write(console, "23")
    press(console, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
    write(console, "1")
    names = [level.id for level in console.desk.pack.levels]
    found = [console.desk.workshop.rating(element.id).level for element in console.panel.elements[:3]]
    assert found == [names[1], names[0], None]


@pytest.mark.slow
def test_one_picture_asks_again_where_fewer_practices_are_left_open(open_console, new_session):
    console = open_console(new_session(people=3))
    press(console, K.Key_F5)
    go_to(console, StepKind.COUNT)
    press(console, K.Key_F6)
    press(console, K.Key_PageDown)
    assert "5 practices have no level yet" in console.wall.single.text
    console.panel.few.setFocus()
    console.panel.few.press_key(K.Key_2)
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is StepKind.COUNT
    assert "4 practices have no level yet" in console.wall.single.text
    press(console, K.Key_PageDown)
    assert console.presenter.step.kind is not StepKind.COUNT


@pytest.mark.slow
def test_steps_are_called_what_a_small_team_does_in_them(open_console, new_session):
    console = open_console(new_session(people=4))
    words = visible_texts(console.frame.sheet)
    assert {"Read and think", "Agree on levels", "What we settled on"} <= set(words)
    assert not {"Rate alone", "Count", "Reveal", "Discuss", "What the room said"} & set(words)


@pytest.mark.slow
@pytest.mark.parametrize("decided", [3, 5])
def test_after_a_start_anew_no_digit_changes_what_was_agreed_on(open_console, new_session, services, decided):
    session = new_session(people=4)
    levels = services.pack.levels
    for element in services.pack.domains[0].elements[:decided]:
        services.rating.settle(session, element.id, OutcomeKind.AGREED, level=levels[1].id)
    console = open_console(session)
    refused = Mock()
    console.desk.refused.connect(refused)
    go_to(console, StepKind.COUNT)
    write(console, "1")
    found = [console.desk.workshop.rating(element.id).level for element in console.panel.elements]
    assert found[:decided] == [levels[1].id] * decided
    if decided == 3:
        assert found[3:] == [levels[0].id, None]
    else:
        assert "Every practice has a level" in refused.call_args.args[0]
        press(console, K.Key_Down)
        write(console, "1")
        assert [console.desk.workshop.rating(e.id).level for e in console.panel.elements].count(levels[0].id) == 1
