"""The language of the window is another from one moment to the next: nothing typed is lost, and the wall stays."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from mastery_desktop import messages
from mastery_desktop.app.language import LanguageSwitch
from mastery_desktop.bootstrap import ContentChoice
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.ui.console.held import Held
from tests.helpers.displays import AVAILABLE, LAPTOP, PROJECTOR, plugged
from tests.helpers.languages import pack_in
from tests.ui.console.helpers import go_to, press, visible_texts, write
from tests.ui.shell.conftest import start


@pytest.fixture
def switching(shell):
    """The main window as the program runs it, able to change its language."""
    shell.switch = LanguageSwitch(shell, shell.services, shell._context.operations, ContentChoice, shell._state)
    return shell


@pytest.fixture
def led(switching):
    """A workshop that is led, as far as some step."""

    def lead(kind, **more):
        switching.open_session(start(switching, **more))
        QApplication.processEvents()
        go_to(switching.console, kind)
        return switching.console

    return lead


def choose(shell, code, *, wall=False):
    """Choose a language as somebody does: open the panel by its key, pick one in the list."""
    press(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    box = shell.panel.wall_language if wall else shell.panel.window_language
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()


@pytest.mark.slow
def test_the_first_screen_speaks_the_language_at_once_and_the_sessions_are_there(switching):
    start(switching)
    choose(switching, "es")
    home = switching.home
    assert messages._("Start a workshop") in visible_texts(home)
    assert "Start a workshop" not in visible_texts(home)
    assert home.table.sessions.rowCount() == 1
    assert switching.choices.language == "es"


def test_a_workshop_goes_on_at_its_step_and_slide_in_the_new_language(switching, led):
    console = led(StepKind.QUESTION)
    console.presenter.forward()
    step, anchor = console.presenter.step.id, console.presenter.anchor
    choose(switching, "es")
    now = switching.console
    assert now is not console
    assert (now.presenter.step.id, now.presenter.anchor) == (step, anchor)
    assert now.presenter.slides[0].title == pack_in("es").domains[0].cover_question
    assert "the program ended" not in " ".join(visible_texts(now))


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)  # of the open list, offscreen only
def test_an_arrow_only_opens_the_list_and_after_a_choice_panel_and_focus_are_there(switching, led):
    console = led(StepKind.PURPOSE)
    console.panel.purpose.setFocus()
    write(switching, "To plan our own next steps")
    press(switching, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    box = switching.panel.window_language
    press(switching, Qt.Key.Key_Down)
    assert box.view().isVisible()
    assert switching.choices.language == ""
    for _language in range(box.findData("es")):
        press(box.view(), Qt.Key.Key_Down)
    press(box.view(), Qt.Key.Key_Return)
    assert switching.choices.language == "es"
    assert switching.console is not console
    assert switching.panel.window_language.hasFocus()
    assert switching.panel.window_language.currentData() == "es"
    press(switching, Qt.Key.Key_Escape)
    assert switching.console.panel.purpose.hasFocus()


@pytest.mark.slow
def test_there_is_no_english_left_beside_the_spanish(switching, led):
    led(StepKind.QUESTION)
    choose(switching, "es")
    texts = " ".join(visible_texts(switching))
    for word in ("Print", "Share", "Parking lot", "Words to say", "minutes", "Go on", "Home"):
        assert word not in texts


@pytest.mark.slow
def test_words_that_were_just_typed_are_kept(switching, led):
    console = led(StepKind.DISCUSS)
    console.frame.parking.entry.setFocus()
    write(switching, "Ask the bus company")
    choose(switching, "es")
    assert switching.console.frame.parking.entry.text() == "Ask the bus company"


def test_a_line_that_is_being_written_is_saved(switching, led):
    console = led(StepKind.PURPOSE)
    console.panel.purpose.setFocus()
    write(switching, "To plan our own next steps")
    choose(switching, "es")
    session = switching.console.desk.session_id
    assert switching.services.sessions.load(session).session.purpose == "To plan our own next steps"
    assert "To plan our own next steps" in visible_texts(switching.console)


def test_while_slips_are_typed_the_language_waits(switching, led):
    console = led(StepKind.COUNT)
    write(switching, "12")
    assert console.desk.holds(Held.SLIPS)
    choose(switching, "es")
    assert switching.console is console
    assert "Slips are typed" in switching.panel.outcome.text()
    assert switching.panel.window_language.currentData() == ""
    assert switching.choices.language == ""


@pytest.mark.slow
def test_over_another_page_the_language_waits(switching):
    switching.home.start.click()
    QApplication.processEvents()
    choose(switching, "es")
    assert "Go back to the first screen" in switching.panel.outcome.text()
    assert messages.current().gettext("Start a workshop") == "Start a workshop"


@pytest.mark.slow
def test_the_countdown_of_the_room_goes_on(switching, led):
    console = led(StepKind.QUESTION)
    console.desk.timer.start(300)
    choose(switching, "es")
    timer = switching.console.desk.timer
    assert timer.running
    assert timer.left == 300


@pytest.mark.slow
def test_the_wall_stays_as_it_is_blank_and_with_its_size_of_text(switching, led):
    console = led(StepKind.QUESTION)
    console.wall.project()
    console.wall.toggle_blank()
    console.presenter.larger()
    factor = console.presenter.factor
    choose(switching, "es")
    now = switching.console
    assert now.wall.projection.running
    assert now.wall.blank
    assert now.presenter.factor == factor
    assert not console.wall.projection.running


@pytest.mark.slow
def test_a_wall_with_a_language_of_its_own_keeps_it(switching, led):
    led(StepKind.QUESTION)
    choose(switching, "es", wall=True)
    shown = switching.console.wall.thumbnail.slide.title
    assert shown == pack_in("es").domains[0].cover_question
    assert switching.console.presenter.slides[0].title == pack_in("en").domains[0].cover_question
    choose(switching, "es")
    choose(switching, "en")
    assert switching.console.wall.thumbnail.slide.title == shown


@pytest.mark.slow
def test_it_goes_back_and_forth(switching, led):
    led(StepKind.QUESTION)
    choose(switching, "es")
    choose(switching, "en")
    assert switching.console.presenter.slides[0].title == pack_in("en").domains[0].cover_question
    press(switching, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)  # a key that is bound twice does nothing
    assert switching.panel is not None


@pytest.mark.slow
def test_one_picture_keeps_the_whole_display(switching, led):
    console = led(StepKind.QUESTION)
    console.wall.project()
    assert switching.isFullScreen()
    choose(switching, "es")
    assert switching.isFullScreen()
    assert switching.console.wall.is_single
    switching.console.wall.stop()
    assert not switching.isFullScreen()


@pytest.mark.slow
@pytest.mark.skipif(not AVAILABLE, reason="displays can be plugged in the offscreen platform of Linux only")
def test_the_room_sees_the_same_slide_all_the_time(switching, led, qtbot):
    """The wall has a display of its own: the old one stays until the new one is there, held at the same slide."""
    with plugged(LAPTOP, PROJECTOR):
        console = led(StepKind.QUESTION)
        console.wall.projection._settle.setInterval(0)
        console.wall.project()
        qtbot.waitUntil(console.wall.audience.isVisible)
        console.wall.toggle_held()
        held = console.wall.audience.view.slide
        console.presenter.forward()
        choose(switching, "en", wall=True)
        choose(switching, "es")
        now = switching.console
        assert now is not console
        assert now.wall.held
        assert now.wall.audience.isVisible()
        assert now.wall.audience.view.slide.title == held.title
        assert now.presenter.anchor != held.anchor
        assert not console.wall.audience.isVisible()


@pytest.mark.slow
@pytest.mark.parametrize("kind", [StepKind.PURPOSE, StepKind.OUTCOME, StepKind.FOCUS, StepKind.PLAN])
def test_whatever_can_be_written_in_a_step_is_there_afterwards(switching, led, kind):
    console = led(StepKind.PURPOSE)
    element = switching.services.pack.domains[0].elements[0].id
    if kind is StepKind.PLAN:
        switching.services.planning.choose_focus(console.desk.session_id, element, "It feeds the others")
        console.desk.reload()
    go_to(console, kind)
    made = [*console.panel.findChildren(QLineEdit), *console.panel.findChildren(QPlainTextEdit)]
    fields = [field for field in made if field.isVisible() and field.isEnabled()]
    typed = []
    for number, field in enumerate(fields):
        takes_days_only = field is getattr(console.panel, "check_on", None)
        if takes_days_only or (isinstance(field, QLineEdit) and (field.validator() or field.text())):
            continue
        field.setFocus()
        write(switching, f"words {number}")
        typed.append(f"words {number}")
    assert typed
    choose(switching, "es")
    if switching.console is console:  # it waits, and says why
        assert switching.panel.outcome.text()
        return
    session = switching.services.sessions.load(switching.console.desk.session_id)
    kept = " ".join(visible_texts(switching)) + repr(session)
    assert [words for words in typed if words not in kept] == []
