"""The step for a slide of one's own: choose, see it on the wall, name it, take it back."""

import pytest
from PySide6.QtGui import QColor, QImage

from mastery_desktop.domain.choices import StepKind
from tests.ui.console.helpers import visible_texts


@pytest.fixture
def console(open_console, new_session, services):
    session = new_session()
    first = services.sessions.load(session).steps[0]
    step = services.sessions.insert_step(session, first.id, StepKind.OWN, None, 5).value
    made = open_console(session)
    made.presenter.go_to_step(step)
    return made


@pytest.fixture
def photo(tmp_path):
    image = QImage(640, 480, QImage.Format.Format_RGB32)
    image.fill(QColor("#C02010"))
    file = tmp_path / "Our hallway.png"
    image.save(str(file))
    return file


def choose(console, context, file):
    console.panel.choose.click()
    assert context.prompts.dialog is not None, "the file is asked for in the window"
    context.prompts._on_file_selected(str(file))
    context.prompts.withdraw()


def painted(console):
    view = console.wall.audience.view
    view.resize(960, 540)
    image = view.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2)


def test_a_chosen_picture_is_on_the_wall_and_undo_takes_it_off(console, context, photo):
    choose(console, context, photo)
    assert painted(console).red() > 150
    assert painted(console).green() < 80
    assert "Our hallway" in console.wall.audience.view.slide.text
    console.desk.undo()
    assert painted(console).green() > 80


def test_its_title_can_be_changed(console, context, photo):
    choose(console, context, photo)
    console.panel.name.setFocus()
    console.panel.name.setText("Where we meet")
    console.panel.name.editingFinished.emit()
    assert console.wall.audience.view.slide.title == "Where we meet"


def test_a_file_that_is_no_picture_is_refused_in_the_strip(console, context, tmp_path):
    file = tmp_path / "letter.png"
    file.write_bytes(b"not a picture")
    choose(console, context, file)
    assert any("cannot become a slide" in text for text in visible_texts(context.news))
    assert console.desk.workshop.own_slides == ()


def test_a_slide_that_nobody_chose_shows_what_the_workshop_is_called(console):
    assert "A slide of our own" not in console.wall.audience.view.slide.text
    assert console.desk.workshop.session.title in console.wall.audience.view.slide.text
