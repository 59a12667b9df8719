"""The wall speaks a language of its own, or two; the console beside it goes on in the one of the window."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.live import LiveState
from mastery_desktop.domain.workshop import title_of
from mastery_desktop.messages import sides
from mastery_desktop.services.languages import BOTH, Languages
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.ui.console.bars import TopBar
from mastery_desktop.ui.console.presenter import Presenter
from mastery_desktop.ui.wall.view import WallView
from tests.helpers.languages import pack_in, spoken, texts_in

LANGUAGES = Languages(("en", "es"), pack_in, texts_in)
UNOFFICIAL = "Traducción no oficial"


@pytest.fixture
def led(qtbot, desk):
    """Lead the session on the desk to a step, with the wall in a language; gives the presenter and its wall."""

    def lead(kind, language=""):
        view = WallView()
        qtbot.addWidget(view)
        view.resize(1024, 768)
        speech = LANGUAGES.speech(language, desk.pack) if language else None
        presenter = Presenter(desk, (view,), LiveState, speech)
        presenter.open()
        presenter.go_to_step(next(step.id for step in desk.workshop.steps if step.kind is kind))
        return presenter, view

    return lead


def drawn(view):
    return [stroke.line for stroke, _box in view.current_page.texts()]


def question_in(language):
    with spoken(language) as pack:
        return pack.domains[0].cover_question


def test_the_wall_is_spanish_while_the_console_is_english(led):
    presenter, view = led(StepKind.QUESTION, "es")
    assert presenter.slides[0].title == question_in("en")
    assert view.slide.title == question_in("es")
    assert "neighbor" not in view.accessibleDescription()
    assert UNOFFICIAL in [line.text for line in drawn(view)]


def test_the_wall_is_english_while_the_console_is_spanish(led, desk):
    with spoken("es") as pack:
        desk.pack = pack
        presenter, view = led(StepKind.QUESTION, "en")
        assert presenter.slides[0].title == question_in("es")
        assert view.slide.title == question_in("en")
        assert "neighbor" in view.accessibleDescription()
        assert UNOFFICIAL not in view.accessibleDescription()


def test_two_languages_stand_one_below_the_other_and_the_second_is_smaller(led):
    _presenter, view = led(StepKind.FRAMEWORK, BOTH)
    lines = drawn(view)
    english = next(line for line in lines if line.text == "Students Empowered")
    spanish = next(line for line in lines if line.text == "Empoderamiento estudiantil")
    assert lines.index(english) < lines.index(spanish)
    assert not english.second
    assert spanish.second
    assert spanish.kind.size < english.kind.size
    assert any(UNOFFICIAL in line.text for line in lines)


def test_who_hears_the_wall_hears_each_line_in_both_languages(led):
    presenter, view = led(StepKind.FRAMEWORK, BOTH)
    assert "Students Empowered / Empoderamiento estudiantil" in view.accessibleDescription().splitlines()
    assert "Empoderamiento" not in presenter.slides[0].text


def test_what_people_wrote_stands_once_beside_two_languages(led, desk, services):
    element = services.pack.domains[0].elements[0].id
    services.rating.write_evidence(desk.session_id, element, "Every grade meets", have=True)
    desk.reload()
    _presenter, view = led(StepKind.OUTCOME, BOTH)
    assert view.slide.title == "Mindset / Mentalidad"
    assert [line.text for line in drawn(view)].count("Every grade meets") == 1


def test_the_wall_changes_its_language_at_the_same_slide(led, desk):
    presenter, view = led(StepKind.FRAMEWORK)
    before = presenter.anchor
    english = view.accessibleDescription()
    presenter.speak(LANGUAGES.speech("es", desk.pack))
    assert presenter.anchor == view.slide.anchor == before
    assert "Empoderamiento estudiantil" in view.accessibleDescription()
    presenter.speak(LANGUAGES.speech("en", desk.pack))
    assert view.accessibleDescription() == english


def test_a_wall_that_is_held_keeps_its_words_until_it_goes_on(led, desk):
    presenter, view = led(StepKind.FRAMEWORK)
    view.set_frozen(True)
    before = view.accessibleDescription()
    presenter.speak(LANGUAGES.speech("es", desk.pack))
    assert view.accessibleDescription() == before
    view.set_frozen(False)
    assert "Empoderamiento estudiantil" in view.accessibleDescription()


def test_a_move_for_a_stuck_room_is_said_in_the_language_of_the_wall(led, desk):
    presenter, view = led(StepKind.FRAMEWORK, "es")
    presenter.start_rescue(desk.pack.rescues[0])
    with spoken("es") as pack:
        assert pack.rescues[0].wall in view.accessibleDescription()


def test_a_title_that_nobody_typed_follows_the_language_of_wall_and_window(qtbot, led, desk):
    presenter, view = led(StepKind.PURPOSE, "es")
    assert presenter.slides[0].title == "Students Empowered"
    assert view.slide.title == "Empoderamiento estudiantil"
    top = TopBar()
    qtbot.addWidget(top)
    top.show_session(desk.workshop, pack_in("es"))
    assert "Empoderamiento estudiantil" in [made.text() for made in top.findChildren(QLabel)]


def test_a_title_that_was_typed_stays_as_it_was_written(desk, services):
    new = NewSession(team="Clearwater", people=12, held_on=date(2026, 11, 6), title="Fall workshop")
    assert title_of(services.sessions.create(new).value, pack_in("es")) == "Fall workshop"
    untitled = services.sessions.create(replace(new, title="", template="210")).value
    with spoken("es") as pack:
        assert title_of(untitled, pack) == f"{len(untitled.domains)} ámbitos"


def test_of_two_languages_on_the_wall_that_of_the_window_is_the_large_one():
    for language, other in (("en", "es"), ("es", "en")):
        with spoken(language) as pack:
            title = LANGUAGES.speech(BOTH, pack, leads=True).pack.domains[0].name
        assert sides(title) == (pack_in(language).domains[0].name, pack_in(other).domains[0].name)
