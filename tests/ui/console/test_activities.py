"""The checklist of the stage: sorted by keys alone, with the files of its resources, and on the wall as sorted."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel

from mastery_desktop.domain.choices import Sorting, StepKind
from mastery_desktop.domain.wall import Checklist
from mastery_desktop.ui.console.activities import ActivitiesPanel
from tests.ui.console.helpers import press

K = Qt.Key


@pytest.fixture
def sorting(open_console, new_session, services):
    """A console at the checklist of the second stage."""
    session = new_session(people=12)
    element = services.pack.domains[0].elements[2].id
    area = services.planning.choose_focus(session, element, "It feeds the others").value
    services.planning.choose_stage(session, area, services.pack.stage_model.stages[1].id)
    console = open_console(session)
    console.presenter.go_to_step(next(s for s in console.desk.workshop.steps if s.kind is StepKind.ACTIVITIES).id)
    return console


def kept(console, services):
    workshop = services.sessions.load(console.desk.session_id)
    return workshop.sorting(workshop.focus)


def stage_of(services):
    domain, stage = services.pack.domains[0], services.pack.stage_model.stages[1].id
    return next(part for part in domain.stages if part.stage == stage)


def leaves_of(part):
    return [leaf for activity in part.activities for leaf in activity.leaves]


def resource_row(console):
    return next(made for made in console.panel.list.rows if made.files)


def test_only_what_serves_the_focus_area_is_explained(sorting, services):
    element = services.pack.domains[0].elements[2].id
    shown = "\n".join(made.text() for made in sorting.panel.list.findChildren(QLabel))
    leaves = leaves_of(stage_of(services))
    serving = [leaf for leaf in leaves if element in leaf.elements]
    assert serving
    assert all(leaf.text in shown for leaf in serving)
    assert [leaf for leaf in leaves if leaf.text and leaf.text in shown] == serving


def test_it_holds_every_activity_and_every_named_resource_of_the_stage_once(sorting, services):
    leaves = leaves_of(stage_of(services))
    resources = list(dict.fromkeys(resource for leaf in leaves for resource in leaf.resources))
    assert resources
    assert [made.item for made in sorting.panel.list.rows] == [leaf.id for leaf in leaves] + resources


def test_keys_sort_line_by_line_and_undo_takes_it_back(sorting, services):
    rows = sorting.panel.list.rows
    rows[0].setFocus()
    for key in (K.Key_1, K.Key_Down, K.Key_2, K.Key_Down, K.Key_3):
        press(sorting, key)
    first, second, third = (made.item for made in rows[:3])
    assert kept(sorting, services) == {first: Sorting.DONE, second: Sorting.NEXT, third: Sorting.NOT_NOW}
    assert "Not now" in rows[2].accessibleName()
    press(sorting, K.Key_0)
    assert third not in kept(sorting, services)
    sorting.desk.undo()
    assert kept(sorting, services)[third] is Sorting.NOT_NOW
    assert QApplication.focusWidget() is rows[2]


def test_the_wall_shows_what_is_done_and_what_comes_next(sorting, services):
    rows = sorting.panel.list.rows
    for row, key in zip(rows, (K.Key_1, K.Key_2), strict=False):
        row.setFocus()
        press(sorting, key)
    lists = [b for slide in sorting.presenter.slides for b in slide.blocks if isinstance(b, Checklist)]
    leaves = leaves_of(stage_of(services))
    assert lists[0].items[0].done
    assert lists[0].items[1].text == f"{leaves[1].title} (next)"


def test_a_resource_opens_its_file_and_says_when_it_is_gone(sorting, services, context, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    file = tmp_path / "A & B.pdf"
    file.write_bytes(b"%PDF")
    made = resource_row(sorting)
    sorting.panel.attach(made.item, file)
    made.setFocus()
    press(sorting, K.Key_Return)
    assert opened == [str(file)]
    file.unlink()
    press(sorting, K.Key_Return)
    assert opened == [str(file)]
    assert "could not be opened" in context.news.message.happened
    assert any("no longer where it was" in label.text() for label in made.findChildren(QLabel))
    made.files.detach.click()
    assert not services.content.attachments()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["run.exe", "run.sh", "run.desktop", "macro.docm", "run", "page.pdf.bat"])
def test_what_may_be_a_program_is_never_attached_nor_opened(sorting, services, tmp_path, monkeypatch, name):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    file = tmp_path / name
    file.write_bytes(b"x")
    made = resource_row(sorting)
    sorting.panel.attach(made.item, file)
    assert not services.content.attachments()
    sorting.panel.list._on_opened(file)
    assert not opened


def test_content_without_activities_for_the_stage_says_so(desk, show, services):
    element = services.pack.domains[0].elements[2].id
    area = services.planning.choose_focus(desk.session_id, element, "It feeds the others").value
    services.planning.choose_stage(desk.session_id, area, services.pack.stage_model.stages[1].id)
    bare = tuple(replace(domain, stages=()) for domain in services.pack.domains)
    desk.pack = replace(desk.pack, domains=bare)
    desk.reload()
    panel = show(ActivitiesPanel, StepKind.ACTIVITIES)
    assert "names no activities for this stage" in panel.hint.text()
    assert panel.list.rows == []
