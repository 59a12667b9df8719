"""Nothing private reaches the wall: not its model, its painted or spoken words, or the title of its window."""

from dataclasses import replace

import pytest

from mastery_desktop.domain.choices import RatingState
from mastery_desktop.domain.records import RECORD_TYPES, Attachment, Attendance, Parked, Session
from mastery_desktop.ui.wall.window import AudienceWindow
from tests.helpers.canaries import Canaries, never_on_a_wall, parts_of_a_workshop, private_fields
from tests.helpers.prose import texts_in
from tests.helpers.wall import in_state, pack, painted, slides_of
from tests.helpers.workshops import full_workshop


def filled(state, domain):
    return Canaries(in_state(full_workshop(pack(), domain.id), state))


def told_by_the_model(slide):
    return "\n".join([*texts_in(slide), slide.text, slide.title, slide.anchor])


def told_by_the_window(window, slide):
    """What can be seen, heard or read in a window that shows a slide."""
    window.view.set_slide(slide)
    told = [window.windowTitle(), window.accessibleName(), window.accessibleDescription(), window.toolTip()]
    for page in range(window.view.pages):
        window.view.set_page(page)
        told += [text.text for text in painted(window.view.current_page, 1024, 768)]
        told += [window.view.accessibleName(), window.view.accessibleDescription(), window.view.toolTip()]
    return "\n".join(told)


@pytest.fixture
def window(qtbot):
    made = AudienceWindow()
    qtbot.addWidget(made)
    made.view.resize(1024, 768)
    return made


@pytest.mark.slow
def test_every_private_field_of_a_session_has_a_canary():
    """A field that is added is filled by its class; a kind of record that is added is shown or is not, knowingly."""
    canaries = filled(RatingState.SETTLED, pack().domains[0])
    names = {name.split(" ")[0] for name in canaries.signs}
    for kind in parts_of_a_workshop().values():
        for field in private_fields(kind):
            assert f"{kind.__name__}.{field}" in names, "tests.helpers.workshops makes no such record"
    assert {"Session.facilitator", "Session.anchor", "Step.started", "Step.spent", "Parked.text"} <= names


@pytest.mark.slow
def test_kinds_of_records_with_nothing_public_are_never_given_to_slides():
    assert {Attendance, Attachment} <= never_on_a_wall()
    assert set(RECORD_TYPES) >= {Parked, Session}


@pytest.mark.slow
@pytest.mark.parametrize("state", RatingState)
def test_no_step_in_any_state_tells_anything_private(state):
    for domain in pack().domains:
        canaries = filled(state, domain)
        for kind, slide in slides_of(canaries.workshop, pack(), domain.id):
            assert canaries.found_in(told_by_the_model(slide)) == [], (kind, slide.anchor)


@pytest.mark.parametrize("state", RatingState)
def test_no_window_shows_says_or_is_titled_with_anything_private(window, state):
    domain = pack().domains[0]
    canaries = filled(state, domain)
    seen = 0
    for kind, slide in slides_of(canaries.workshop, pack(), domain.id):
        told = told_by_the_window(window, slide)
        assert canaries.found_in(told) == [], (kind, slide.anchor)
        assert slide.title.split()[0] in told
        seen += 1
    assert seen > 30


@pytest.mark.slow
def test_a_leak_that_is_planted_is_found(window):
    """In the model, painted, spoken, and in a number and a day as well as in words."""
    domain = pack().domains[0]
    canaries = filled(RatingState.REVEALED, domain)
    session, step = canaries.workshop.session, canaries.workshop.steps[0]
    _kind, slide = next(slides_of(canaries.workshop, pack(), domain.id))
    leaks = [session.facilitator, f"{step.spent} s", f"{step.started:%d %B %Y}", canaries.workshop.parked[0].text]
    for leak in leaks:
        planted = replace(slide, foot_left=leak)
        assert canaries.found_in(told_by_the_model(planted)), leak
        assert canaries.found_in(told_by_the_window(window, planted)), leak
    window.setWindowTitle(session.facilitator)
    assert canaries.found_in(told_by_the_window(window, slide))
