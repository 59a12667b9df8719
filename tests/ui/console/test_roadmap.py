"""The roadmap: by keys alone, with the tips at hand, on the wall without the notes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mastery_desktop.domain.choices import RoadmapState, StepKind
from tests.ui.console.helpers import decide, press, visible_texts, write

K = Qt.Key


@pytest.fixture
def roadmap(open_console, new_session, services):
    session = new_session(people=12)
    first = services.sessions.load(session).steps[0]
    services.sessions.insert_step(session, first.id, StepKind.ROADMAP, None, 10)
    console = open_console(session, (1024, 768))
    console.presenter.go_to_step(next(s for s in console.desk.workshop.steps if s.kind is StepKind.ROADMAP).id)
    console.panel.rest()
    return console


def items_of(services):
    return [item for section in services.pack.roadmap.sections for item in section.items]


def kept(console, services, at):
    return services.sessions.load(console.desk.session_id).roadmap_entry(items_of(services)[at].id)


def wall(console):
    return "\n".join(line for slide in console.presenter.slides for block in slide.blocks for line in block.reading())


@pytest.mark.slow
def test_states_owners_and_notes_are_kept_by_keys_alone(roadmap, services):
    decide(roadmap, "3")
    press(roadmap, K.Key_Down)
    press(roadmap, K.Key_2)
    press(roadmap, K.Key_Return)
    write(roadmap, "Curriculum lead")
    press(roadmap, K.Key_Return)
    write(roadmap, "Ask the district first")
    press(roadmap, K.Key_Return)
    assert kept(roadmap, services, 0).state is RoadmapState.IN_PLACE
    entry = kept(roadmap, services, 1)
    assert (entry.state, entry.owner, entry.notes) == (
        RoadmapState.UNDER_WAY,
        "Curriculum lead",
        "Ask the district first",
    )
    roadmap.desk.undo()
    assert kept(roadmap, services, 1).notes == ""


def test_the_wall_shows_states_and_owners_and_never_a_note(roadmap, services):
    decide(roadmap, "2")
    press(roadmap, K.Key_Return)
    write(roadmap, "Curriculum lead")
    press(roadmap, K.Key_Return)
    write(roadmap, "Between us")
    press(roadmap, K.Key_Return)
    assert "Under way" in wall(roadmap)
    assert "Curriculum lead" in wall(roadmap)
    assert kept(roadmap, services, 0).notes == "Between us"
    assert "Between us" not in wall(roadmap)
    assert "Under way" in "\n".join(made.accessibleName() for made in roadmap.panel._rows)


@pytest.mark.slow
def test_every_step_is_there_with_its_own_tips(roadmap, services):
    items = items_of(services)
    assert len(roadmap.panel._rows) == len(items) == 20
    told = 0
    for at in range(len(items)):
        shown = "\n".join(visible_texts(roadmap))
        tips = [tip for section in services.pack.roadmap.sections for tip in section.tips]
        own = [tip for tip in tips if tip.item == items[at].id]
        assert all(tip.lead in shown for tip in own)
        assert not [tip for tip in tips if tip not in own and tip.lead in shown]
        told += len(own)
        press(roadmap, K.Key_Down)
    assert told == 35
    assert roadmap.panel._rows[-1].isChecked()


@pytest.mark.slow
def test_the_row_at_hand_is_in_sight_and_a_name_is_asked_about(roadmap):
    for _step in range(15):
        press(roadmap, K.Key_Down)
    area, made = roadmap.frame.area.viewport(), roadmap.panel._rows[15]
    assert area.rect().contains(roadmap.panel.owner.mapTo(area, roadmap.panel.owner.rect().center()))
    assert area.rect().contains(made.mapTo(area, made.rect().center()))
    press(roadmap, K.Key_Return)
    write(roadmap, "Jane Doe")
    roadmap.panel.owner.flush()
    QApplication.processEvents()
    assert any("outlasts a person" in text for text in visible_texts(roadmap))


@pytest.mark.slow
def test_a_name_waits_before_the_wall_until_somebody_says_that_it_is_a_role(roadmap, services):
    press(roadmap, K.Key_Return)
    write(roadmap, "Jane Doe")
    press(roadmap, K.Key_Return)
    assert "Jane" not in wall(roadmap)
    assert kept(roadmap, services, 0).owner == "Jane Doe"
    QApplication.processEvents()
    area, notes = roadmap.frame.area.viewport(), roadmap.panel.notes
    assert area.rect().contains(notes.mapTo(area, notes.rect().bottomLeft())), "the question pushes no field away"
    keep, change = roadmap.panel.check.answers
    change.click()
    write(roadmap, "Faros")
    press(roadmap, K.Key_Return)
    assert "Faros" not in wall(roadmap)
    keep.click()
    assert "Faros" in wall(roadmap)
    assert roadmap.panel.check.isHidden()
    assert kept(roadmap, services, 0).owner_role
    roadmap.panel.owner.setFocus()
    roadmap.panel.owner.selectAll()
    write(roadmap, "Jane Doe")
    press(roadmap, K.Key_Return)
    assert "Jane" not in wall(roadmap), "another name is asked about again"


def test_the_step_at_hand_goes_with_the_wall(roadmap, services):
    """The wall was at step 11, and a level went to step 1, out of sight."""
    decide(roadmap, "")
    for _press in range(3):
        press(roadmap, K.Key_PageDown)
    section = services.pack.roadmap.sections[3]
    assert roadmap.presenter.anchor == section.id
    decide(roadmap, "2")
    at = items_of(services).index(section.items[0])
    assert kept(roadmap, services, at).state is RoadmapState.UNDER_WAY
    assert kept(roadmap, services, 0).state is None
    shown = next(made for made in roadmap.panel._rows if made.isChecked())
    assert section.items[0].title in shown.accessibleName()
    press(roadmap, K.Key_Up)
    assert roadmap.presenter.anchor == services.pack.roadmap.sections[2].id
    decide(roadmap, "3")
    assert kept(roadmap, services, at - 1).state is RoadmapState.IN_PLACE
