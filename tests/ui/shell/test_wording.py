"""The editor of wording, through the real screen: find a text, change it, see it on the wall, have it kept."""

import pytest

from mastery_desktop.content.loader import example_pack
from mastery_desktop.services.packs.pack_file import write_pack
from mastery_desktop.ui.screens.installed_panel import InstalledPanel
from mastery_desktop.ui.screens.wording import WordingScreen
from tests.helpers.languages import pack_in

KEY = ("se.mindset", "system")


@pytest.fixture
def screen(shell):
    made = WordingScreen(shell._context)
    shell._stack.push(made)
    return made


def choose(screen, key):
    screen.list.chosen.emit(screen._model.text_at(screen._model.row_of(key)))


def write(screen, words):
    """Type, and let the pause be over."""
    screen.page.edit.setPlainText(words)
    screen.page._pause.timeout.emit()


def listed(screen):
    return [screen._model.index(row).data() for row in range(screen._model.rowCount())]


def test_a_text_is_found_changed_seen_kept_and_taken_back(shell, screen, qtbot):
    screen.search.setText("mindset indicator")
    screen.search.settle()
    assert "Mindset: system indicator" in listed(screen)
    choose(screen, KEY)
    page = screen.page
    assert page.original.text() == page.edit.toPlainText() == shell.services.pack.elements["se.mindset"].system
    assert page.edit.hasFocus()
    write(screen, "In our words.")
    assert "In our words." in page.preview.view.slide.text
    assert "Wording: our words.json" in page.preview.view.slide.text
    assert "Changed: Mindset: system indicator" in listed(screen)
    assert "1 changed text" in screen.kept.text()
    assert [entry.overlay for entry in shell.services.packs.entries()] == ["", "our words.json"]
    assert screen.which.count() == 2
    assert screen.which.currentText().startswith("our words.json"), "it can be chosen again"
    qtbot.keySequence(page.edit, "Ctrl+PgDown")
    assert "slide 2 of" in page.preview.caption.text()
    qtbot.keySequence(page.edit, "Alt+PgDown")
    assert page.title.text() == "Mindset: student indicator"
    assert page.edit.hasFocus()
    qtbot.keySequence(page.edit, "Alt+PgUp")
    page.revert.click()
    assert page.original.text() == page.edit.toPlainText()
    assert [entry.overlay for entry in shell.services.packs.entries()] == [""]
    # what cannot be kept is said at once, and what was kept stays
    write(screen, "In our words.")
    write(screen, " ")
    assert "Nothing is written here" in page._row.note.text()
    assert shell.services.packs.pack(shell.services.packs.entries()[1]).elements["se.mindset"].system == "In our words."
    # too much for one page of the wall is said with the slide
    write(screen, "A sentence that is far too long for the wall. " * 30)
    qtbot.waitUntil(lambda: "pages" in page.preview.warning.text())


def test_words_are_written_for_each_language_beside_what_the_pack_says_in_it(shell, screen):
    choose(screen, KEY)
    write(screen, "In our words.")
    screen.language.setCurrentIndex(1)
    screen.language.activated.emit(1)
    page = screen.page
    assert page.original.text() == pack_in("es").elements["se.mindset"].system
    assert page.edit.toPlainText() == "In our words."
    assert "Your words in English" in page._row.note.text()
    write(screen, "Con nuestras palabras.")
    assert "Your words" not in page._row.note.text()
    assert "Con nuestras palabras." in page.preview.view.slide.text
    assert "Textos: our words.json" in page.preview.view.slide.text
    screen.language.activated.emit(0)
    assert page.edit.toPlainText() == "In our words."


@pytest.mark.slow
def test_wording_is_removed_where_it_is_listed(shell, screen, qtbot):
    choose(screen, KEY)
    write(screen, "In our words.")
    screen.files.what_is_here.click()
    panel = screen.findChild(InstalledPanel)
    assert panel.list.item(0).text().startswith(f"{shell.services.pack.title}, wording: our words.json")
    panel.remove.click()
    assert panel.question.keep.hasFocus()
    panel.question.confirm.click()
    assert "our words.json is removed" in panel.outcome.text()
    assert panel.list.count() == 0
    assert screen.which.count() == 1
    assert screen.page.text is None


def test_texts_are_narrowed_down_by_kind_domain_and_change(screen):
    every = len(listed(screen))
    screen.kind.setCurrentIndex(screen.kind.findData("levels"))
    screen.kind.activated.emit(0)
    assert len(listed(screen)) == 8
    screen.kind.setCurrentIndex(screen.kind.findData("practices"))
    screen.domain.setCurrentIndex(1)
    screen.domain.activated.emit(1)
    assert 0 < len(listed(screen)) < every
    screen.only_changed.click()
    assert listed(screen) == []
    assert screen.count.text() == "0 texts"


@pytest.mark.slow
def test_without_a_name_nothing_is_kept_and_it_says_so(shell, screen):
    choose(screen, KEY)
    screen.name.setText(" ")
    write(screen, "In our words.")
    assert "Give the wording a name first" in screen._name_row.note.text()
    assert len(shell.services.packs.entries()) == 1


def test_new_wording_does_not_take_the_place_of_what_was_kept_under_its_name(shell, screen):
    choose(screen, KEY)
    write(screen, "In our words.")
    screen._open(0)
    assert screen.name.text() == "our words 2"
    screen.name.setText("our words")
    choose(screen, ("se.mindset", "name"))
    write(screen, "Outlook")
    assert "already" in screen._name_row.note.text()
    pack = shell.services.packs.pack(shell.services.packs.entries()[1])
    assert (pack.elements["se.mindset"].system, pack.elements["se.mindset"].name) == ("In our words.", "Mindset")


@pytest.mark.slow
def test_content_is_taken_in_and_handed_on(shell, screen, tmp_path):
    file, out = tmp_path / "library.masterypack", tmp_path / "out.masterypack"
    file.write_bytes(write_pack(example_pack()))
    screen.files.take(file)
    assert "is here now" in shell.news.message.happened
    screen._open(1)
    screen.files.write(out)
    assert out.read_bytes() == file.read_bytes()
    file.write_bytes(b"PK")
    screen.files.take(file)
    assert "cannot be opened" in shell.news.message.happened
