"""Every screen around a workshop: words from the catalogue, nothing cut off, names on controls, freed when left."""

import contextlib
import gc
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QScrollArea

from mastery_desktop.domain.form_fields import FieldKind as F
from mastery_desktop.domain.reading import ArticleId, Target
from mastery_desktop.ui.screens.report_panel import ReportPanel
from mastery_desktop.ui.widgets.labels import breakable
from tests.helpers.forms import filled_form
from tests.helpers.looks import clipped, nameless, outside, untranslated
from tests.ui.shell.conftest import start

TEAM = "Clearwater"
LONG = TEAM * 30


def home(shell):
    return shell.home


def home_asks_to_delete(shell):
    shell.home.session_actions.ask_to_delete()
    return shell.home


def new_session(shell):
    shell.home.start.click()
    return shell.screen_shown


def new_session_details(shell):
    screen = new_session(shell)
    screen.people.setValue(3)
    for box in screen.domain_boxes.values():
        box.setChecked(True)
    screen.more.click()
    screen._refresh()
    return screen


def guide(shell):
    shell.show_guide()
    return shell.screen_shown


def guide_stage(shell):
    screen = guide(shell)
    screen.guide.show_target(Target(ArticleId("students_empowered.plan")))
    return screen


def guide_found(shell):
    screen = guide(shell)
    screen.guide.search.setText("å")
    screen.guide.search.settle()
    return screen


def print_blank(shell):
    shell.home.print_sheets.click()
    return shell.screen_shown


def print_for_session(shell):
    shell.home.session_actions.print.click()
    return shell.screen_shown


def print_panel(shell):
    screen = print_for_session(shell)
    screen.print_out.click()
    return screen


def settings(shell):
    shell.home.settings.click()
    return shell.panel


def about(shell):
    settings(shell).about.click()
    return shell.panel


def helped(shell):
    shell.home.help.click()
    return shell._panels.help.panel


def sampled(shell):
    settings(shell).sample.click()
    return shell.home


def settings_put_back(shell):
    settings(shell).all.reset.click()
    return shell.panel


def wording(shell):
    """The editor with a text that is far too long."""
    settings(shell).content.click()
    screen = shell.screen_shown
    screen.list.chosen.emit(screen._draft.texts[3])
    screen.page.edit.setPlainText("More than that. " * 60)
    screen.page.settle()
    return screen


def share(shell):
    shell.home.session_actions.share.click()
    return shell.panel


def filled_forms(shell):
    """A form with texts, and a file that is not there; what people wrote is nobody's to translate."""
    domain = shell.services.pack.domains[0]
    first, second = domain.elements[:2]
    values = (F.HAVE, first.id, LONG), (F.WANT, second.id, TEAM), (F.ANSWER, "0", TEAM)
    file = shell.services.paths.data / f"{TEAM}.pdf"
    file.write_bytes(filled_form(shell.services.pack, "P9", domain.id, *values))
    shell.home.session_actions.read_forms.click()
    shell.panel.read_files([file])
    assert len(shell.panel.cards) == 3
    return shell.panel


def backups(shell):
    shell.services.backups.make()
    settings(shell).backups.click()
    return shell.panel


def backups_go_back(shell):
    backups(shell).restore.click()
    return shell.panel


def backup_sessions(shell):
    backups(shell).one.click()
    shell.panel.back.click()
    return shell.panel


def bin_asks(shell):
    session = start(shell, TEAM)
    shell.services.sessions.delete(session)
    settings(shell).bin.click()
    shell.panel.remove.click()
    return shell.panel


def attendance(shell):
    shell.home.session_actions.attendance.click()
    return shell.panel


def attendance_delete(shell):
    session = shell.home.table.current.session.id
    shell.services.sessions.set_attendance(session, [(TEAM, "", 90)])
    attendance(shell).delete.click()
    assert shell.panel.question.isVisible()
    return shell.panel


def summary(shell):
    screen = print_for_session(shell)
    screen._packets.button(1).click()
    return screen


def trouble(shell):
    words = "[The file is damaged. Nothing was changed.]"
    shell.home.show_trouble(words, can_begin_anew=True)
    shell.show_notes("[Your sessions are kept in a folder that is synchronised with other computers.]")
    return shell.home


def report(shell):
    shell._stack.open_panel(ReportPanel("[x]", shell.screen_shown, shell._context.prompts, moves=False))
    return shell.panel


SCREENS = [home, home_asks_to_delete, new_session, new_session_details, guide, guide_stage, guide_found, print_blank,
           print_for_session, print_panel, summary, settings, settings_put_back, wording, about, share, filled_forms,
           backups, backups_go_back, backup_sessions, bin_asks,
           attendance, attendance_delete, trouble, report, helped, sampled]  # fmt: skip


def laid_out(shell, show):
    start(shell, TEAM)
    return show(shell)


@pytest.fixture
def after_layout(qtbot):
    """Waits for the layouts, which can take several turns of the event loop, then gives what a check finds."""

    def found(check, *asked):
        with contextlib.suppress(qtbot.TimeoutError):
            qtbot.waitUntil(lambda: not check(*asked), timeout=1500)
        return check(*asked)

    return found


@pytest.mark.slow
@pytest.mark.parametrize("show", SCREENS)
def test_every_text_comes_from_the_catalogue_and_fits_when_it_is_longer(make_shell, after_layout, show):
    shell = make_shell(pseudo=True)
    screen = laid_out(shell, show)
    folder = str(shell.services.paths.data).replace("/", "/\u200b")
    printers = QPrinterInfo.availablePrinterNames()  # these name themselves, as languages do
    day = "Oct 5"  # of the sample, as the locale of this computer writes it
    own = (TEAM, LONG, breakable(LONG), "Mastery Desktop", "English", "Español", folder, "[x]", day, *printers)
    assert untranslated(screen, own=own) == []
    assert after_layout(clipped, screen) == []
    assert after_layout(outside, screen, shell) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
@pytest.mark.parametrize("show", SCREENS)
def test_in_spanish_nothing_is_cut_off(make_shell, after_layout, show, size):
    shell = make_shell(language="es", size=size)
    screen = laid_out(shell, show)
    assert after_layout(clipped, screen) == []
    assert after_layout(outside, screen, shell) == []


@pytest.mark.slow
@pytest.mark.parametrize("show", SCREENS)
def test_at_twice_the_size_of_text_nothing_is_cut_off(make_shell, after_layout, show):
    shell = make_shell()
    shell.theme.apply("standard", 200)
    screen = laid_out(shell, show)
    assert after_layout(clipped, screen) == []
    assert after_layout(outside, screen, shell) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
@pytest.mark.parametrize("show", SCREENS)
def test_on_larger_screens_nothing_is_cut_off(make_shell, after_layout, show, size):
    screen = laid_out(make_shell(size=size), show)
    assert after_layout(clipped, screen) == []


@pytest.mark.slow
@pytest.mark.parametrize("show", SCREENS)
def test_nothing_that_scrolls_is_wider_than_its_area(shell, show):
    shell.resize(1024, 768)
    areas = [area for area in laid_out(shell, show).findChildren(QScrollArea) if area.isVisible() and area.widget()]
    assert [a.widget().width() - a.viewport().width() for a in areas if a.horizontalScrollBar().maximum()] == []


@pytest.mark.parametrize("show", SCREENS)
def test_every_control_has_a_name(shell, show):
    assert nameless(laid_out(shell, show)) == []


@pytest.mark.slow
@pytest.mark.parametrize("show", [new_session, guide, print_blank, summary, settings, wording, about, share,
                                  filled_forms, backups, attendance])  # fmt: skip
def test_a_screen_that_was_left_is_freed(shell, qapp, show):
    screen = laid_out(shell, show)
    inner = weakref.ref(screen)
    if shell.panel:
        shell.panel.close_panel()
    else:
        screen.leave_requested.emit()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(screen)
    del screen
    gc.collect()
    assert inner() is None
    assert shell.screen_shown is shell.home


@pytest.mark.parametrize(
    "show", [new_session, guide, *(pytest.param(show, marks=pytest.mark.slow) for show in (print_blank, wording))]
)
def test_the_way_back_has_a_key(shell, qtbot, show):
    laid_out(shell, show)
    qtbot.keySequence(shell, "Ctrl+W")
    assert shell.screen_shown is shell.home


@pytest.mark.parametrize("show", [settings, share])
def test_escape_closes_a_panel_and_gives_the_focus_back(shell, qtbot, show):
    start(shell, TEAM)
    shell.home.table.setFocus()
    show(shell)
    qtbot.keyClick(shell.panel.close_button, "\x1b")
    assert shell.panel is None
    assert shell.home.table.hasFocus()


def test_an_open_panel_grows_with_the_text(shell):
    shell.home.settings.click()
    before = shell.panel.width()
    shell.theme.apply("standard", 150)
    assert shell.panel.width() > before
    assert shell.panel.geometry().right() == shell.panel.parentWidget().rect().right()


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize("width", [1024, 1366])
def test_the_first_screen_is_never_wider_than_the_window(make_shell, qtbot, percent, width):
    shell = make_shell(pseudo=True, size=(width, 768))
    shell.theme.apply("standard", percent)
    start(shell, TEAM)
    buttons = (
        shell.home.session_actions.open,
        shell.home.session_actions.attendance,
        shell.home.session_actions.delete,
    )
    qtbot.waitUntil(lambda: all(0 <= right_edge(shell, button) <= width for button in buttons))


def right_edge(shell, button):
    return button.mapTo(shell, button.rect().topRight()).x()


def test_the_domains_are_named_with_the_word_that_people_know_them_by(shell):
    screen = new_session(shell)
    assert "Students Empowered · Culture" in [box.text() for box in screen.domain_boxes.values()]
