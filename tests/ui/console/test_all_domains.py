"""What the room said of all domains: one overview, then domain by domain, and a row for each practice in the panel."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox

from mastery_desktop.domain.choices import StepKind
from mastery_desktop.domain.wall import Grid
from mastery_desktop.domain.wall_overview import Overview
from tests.ui.console.helpers import press, settle, visible_texts
from tests.ui.console.test_layout import clipped

RATERS = 12
MARKS = (2, 7, 3, 0)


@pytest.fixture
def size(request, theme):
    """The size of the window, with its size of text."""
    size, percent = getattr(request, "param", ((1366, 768), 100))
    theme.apply("standard", percent)
    yield size
    theme.apply("standard", 100)


@pytest.fixture
def half_a_day(new_session, services):
    """A session of two domains; the first is rated and revealed."""
    session = new_session(template="210")
    rate(services, session, services.pack.domains[0])
    return session


def rate(services, session, domain):
    elements = [element.id for element in domain.elements]
    services.rating.save_counts(session, dict.fromkeys(elements, MARKS), raters=RATERS)
    services.rating.reveal(session, elements)


def step_of_all(console):
    return next(s for s in console.desk.workshop.steps if s.kind is StepKind.RESULTS and s.domain is None)


def opened(open_console, session, size=(1366, 768)):
    console = open_console(session, size)
    console.presenter.go_to_step(step_of_all(console).id)
    settle()
    return console


def blocks(console, kind):
    return [block for slide in console.panel.slides for block in slide.blocks if isinstance(block, kind)]


def practices(console):
    return {made.accessibleName() for made in console.panel.findChildren(QAbstractButton) if made.isVisible()}


def test_what_waits_for_its_reveal_is_neither_on_the_wall_nor_in_the_panel(open_console, half_a_day, services):
    first, second = services.pack.domains[:2]
    elements = [element.id for element in second.elements]
    services.rating.save_counts(half_a_day, dict.fromkeys(elements, MARKS), raters=RATERS)
    console = opened(open_console, half_a_day)
    assert blocks(console, Overview) == [], "one domain keeps its own picture"
    (grid,) = blocks(console, Grid)
    assert [row.name for row in grid.rows] == [element.name for element in first.elements]
    assert not any(element.name in " ".join(practices(console)) for element in second.elements)


def test_two_domains_stand_in_one_overview_then_each_in_its_picture(open_console, half_a_day, services):
    first, second = services.pack.domains[:2]
    rate(services, half_a_day, second)
    console = opened(open_console, half_a_day)
    (overview,) = blocks(console, Overview)
    assert [part.name for part in overview.parts] == [first.name, second.name]
    assert {row.word for part in overview.parts for row in part.rows} == {"Mixed"}
    shown = practices(console)
    for element in (*first.elements, *second.elements):
        assert f"Potential focus area: {element.name}" in shown
    press(console, Qt.Key.Key_PageDown)
    assert console.panel.anchor == f"results/{first.id}"
    assert f"Potential focus area: {second.elements[0].name}" not in practices(console)
    press(console, Qt.Key.Key_PageDown)
    assert [row.counts for row in blocks(console, Grid)[1].rows] == [MARKS] * len(second.elements)
    assert f"Potential focus area: {second.elements[0].name}" in practices(console)
    press(console, Qt.Key.Key_PageDown)
    assert console.presenter.step.kind is StepKind.FOCUS


def test_the_words_to_say_are_about_all_domains(open_console, half_a_day, services):
    console = opened(open_console, half_a_day)
    said = "\n".join(visible_texts(console.frame.script))
    assert services.pack.script_for("all", "results").say in said
    assert "the whole domain" not in said


def test_each_domain_keeps_a_potential_focus_area_of_its_own(open_console, half_a_day, services):
    first, second = services.pack.domains[:2]
    rate(services, half_a_day, second)
    console = opened(open_console, half_a_day)
    for element in (first.elements[1], second.elements[2]):
        name = f"Potential focus area: {element.name}"
        next(b for b in console.panel.findChildren(QAbstractButton) if b.accessibleName() == name).click()
        settle()
    workshop = services.sessions.load(half_a_day)
    assert workshop.potential_focus(first.id).element == first.elements[1].id
    assert workshop.potential_focus(second.id).element == second.elements[2].id


@pytest.mark.slow
def test_the_run_sheet_leads_to_every_picture(open_console, half_a_day, services):
    rate(services, half_a_day, services.pack.domains[1])
    console = opened(open_console, half_a_day)
    names = [item.text for item in console.panel.sub_items()]
    assert names == ["All domains", *(domain.name for domain in services.pack.domains[:2])]
    for name in names:
        assert console.frame.sheet.current.accessibleName().startswith(name)
        press(console, Qt.Key.Key_PageDown)


def test_the_step_can_be_added_for_all_domains(open_console, new_session, services):
    console = open_console(new_session())
    console.frame.sheet._change.click()
    settle()
    boxes = {box.accessibleName(): box for box in console.frame.sheet.findChildren(QComboBox)}
    kind, domain = boxes["Step to add"], boxes["Domain of the step"]
    kind.setCurrentIndex(kind.findData(StepKind.RESULTS.value))
    assert domain.currentText() == "All domains"
    kind.setCurrentIndex(kind.findData(StepKind.REVEAL.value))
    assert domain.findText("All domains") == -1, "marks are revealed domain by domain"
    kind.setCurrentIndex(kind.findData(StepKind.RESULTS.value))
    next(b for b in console.frame.sheet.findChildren(QAbstractButton) if b.text().replace("&", "") == "Add it").click()
    settle()
    added = services.sessions.load(console.desk.session_id).steps[1]
    assert (added.kind, added.domain) == (StepKind.RESULTS, None)
    console.presenter.go_to_step(added.id)
    settle()
    assert "Nothing is revealed yet." in console.panel.slides[0].text


@pytest.mark.slow
@pytest.mark.parametrize(
    "size",
    [((1024, 768), 100), ((1366, 768), 100), ((1024, 768), 200)],
    ids=["1024", "1366", "1024-large"],
    indirect=True,
)
def test_no_word_is_clipped_with_four_domains(size, open_console, new_session, services):
    session = new_session(template="360")
    for domain in services.pack.domains:
        rate(services, session, domain)
    console = opened(open_console, session, size)
    for item in console.panel.sub_items():
        console.presenter.go_to(item.anchor)
        settle()
        assert console.panel.anchor == item.anchor
        assert clipped(console) == [], item.text
    assert "mixed" in " ".join(visible_texts(console.panel)).lower()
