"""A sentence that no field takes leads nothing, and it is said where a field is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.counting import discussing_first
from tests.ui.console.helpers import press, visible_texts, write

K = Qt.Key
NOT_WRITTEN = "Nothing was written: Tab leads to a field"


@pytest.fixture
def single(open_console, new_session):
    console = open_console(new_session(people=12))
    press(console, K.Key_F5)
    return console


def step(console, kind):
    console.presenter.go_to_step(next(s for s in console.desk.workshop.steps if s.kind is kind).id)
    QApplication.processEvents()


def type_fast(console, text):
    for letter in text:  # each goes to whatever has the focus by then
        write(console, letter)


@pytest.mark.slow
def test_a_sentence_after_a_second_round_blanks_nothing_and_tab_leads_to_its_field(single, clock):
    console = discussing_first(single)
    press(console, K.Key_F6)
    console.panel._on_second()
    for digits in ("3", "3", "3", "3"):
        write(console, digits)
        press(console, K.Key_Tab)
    press(console, K.Key_Return)
    press(console, K.Key_PageDown)
    clock.wait(5)
    type_fast(console, "Late bus roster. 12 b")
    assert not console.wall.blank
    assert console.panel.evidence.have.text == ""
    assert NOT_WRITTEN in console.wall.single.text
    press(console, K.Key_Tab)
    type_fast(console, "Late bus roster. 12 b")
    assert console.panel.evidence.have.text == "Late bus roster. 12 b"


def test_a_word_that_begins_with_the_key_for_blank_brings_the_wall_back(single, clock):
    step(single, StepKind.PURPOSE)
    type_fast(single, "bus")
    assert not single.wall.blank
    assert "Nothing was written: F6 leads to a field" in single.wall.single.text
    clock.wait(3)
    press(single, K.Key_B)
    clock.wait(3)
    write(single, "u")
    assert single.wall.blank, "a key alone blanks, and a letter much later takes nothing back"


def test_after_words_the_next_single_key_blanks_again(single, clock):
    step(single, StepKind.PURPOSE)
    type_fast(single, "we see.")
    assert not single.wall.blank
    clock.wait(2)
    press(single, K.Key_Period)
    assert single.wall.blank
    press(single, K.Key_B)
    assert not single.wall.blank


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind",
    [
        StepKind.FOCUS,
        StepKind.OUTCOME,
        *(pytest.param(k, marks=pytest.mark.slow) for k in (StepKind.PURPOSE, StepKind.PLAN, StepKind.READINESS)),
    ],
)
def test_each_step_with_a_field_says_that_nothing_was_written(open_console, new_session, services, kind):
    session = new_session(people=12)
    focus = services.planning.choose_focus(session, services.pack.domains[0].elements[2].id, "").value
    services.planning.choose_stage(session, focus, services.pack.stage_model.stages[1].id)
    console = open_console(session)
    step(console, kind)
    console.panel.rest()
    write(console, "w")
    assert NOT_WRITTEN in "\n".join(visible_texts(console.status))
    press(console, K.Key_Tab)
    assert QApplication.focusWidget() is console.panel.writing_field


def test_tab_still_leads_to_everything_before_the_field_on_its_way_round(open_console, new_session):
    console = open_console(new_session(people=12))
    step(console, StepKind.FOCUS)
    reached = set()
    for _press in range(120):
        press(console, K.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert set(console.panel.parts.buttons) <= reached


def test_no_sentence_leads_to_another_part(open_console, new_session, services, clock):
    session = new_session(people=12)
    services.planning.choose_focus(session, services.pack.domains[0].elements[2].id, "")
    console = open_console(session)
    for kind in (StepKind.FOCUS, StepKind.PLAN):
        step(console, kind)
        console.panel.rest()
        before = console.panel.parts.place
        for sentence in ("31 of 40 say so", "the 2 of us", "12 b"):
            type_fast(console, sentence)
            assert console.panel.parts.place == before, (kind, sentence)
            clock.wait(3)
        write(console, "2")
        assert console.panel.parts.place == 1
        clock.wait(3)
    step(console, StepKind.FOCUS)
    write(console, "2")
    assert console.panel.dots.piles.row(console.panel.elements[0].id) == (None,)
