"""Reading and searching the guide with the keyboard, and opening one's own files."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from mastery_desktop.domain.reading import ArticleId, BlockKind, Target
from mastery_desktop.ui.models.guide import ContentsModel, HitsModel
from mastery_desktop.ui.screens.reference import GuidePanel, ReferenceScreen
from mastery_desktop.ui.widgets.article_view import LinkButton
from mastery_desktop.ui.widgets.labels import PlainLabel
from tests.ui.shell.conftest import start


def guide_of(shell):
    shell.show_guide()
    return shell.screen_shown.guide


def link(guide, words):
    buttons = [button for shown in guide.view._shown for button in (shown, *shown.findChildren(LinkButton))]
    return next(button for button in buttons if isinstance(button, LinkButton) and words in button.label)


def test_a_word_is_found_and_its_place_shown_with_the_keyboard_alone(shell, qtbot):
    qtbot.keySequence(shell, "Shift+F1")
    assert isinstance(shell.screen_shown, ReferenceScreen)
    guide = shell.screen_shown.guide
    qtbot.keySequence(shell, "Ctrl+F")
    qtbot.keyClicks(guide.search, "seat age grade level")
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    assert guide.hits.hasFocus()
    qtbot.keyClick(guide.hits, Qt.Key.Key_Return)
    assert guide.view.article.id == "welcome"
    statute = next(b for b in guide.view.article.blocks if b.anchor == "statute")
    assert statute.text == "What the law says"


def test_links_lead_on_and_alt_left_leads_back(shell, qtbot):
    guide = guide_of(shell)
    guide.show_target(Target(ArticleId("framework")))
    link(guide, "Students Empowered").click()
    assert guide.view.article.id == "students_empowered"
    link(guide, "Shifts").click()
    assert guide.view.article.id == "students_empowered.shifts"
    qtbot.keySequence(guide.view, "Alt+Left")
    assert guide.view.article.id == "students_empowered"


def test_a_link_to_a_step_of_the_roadmap_shows_that_step(shell, qtbot):
    guide = guide_of(shell)
    last = shell.services.pack.roadmap.sections[3].items[-1]
    guide.show_target(Target(ArticleId("roadmap")))
    link(guide, last.title).click()
    number = next(at for at, block in enumerate(guide.view.article.blocks) if block.anchor == last.id)
    assert guide.view.article.blocks[number].kind is BlockKind.HEADING
    widget, area = guide.view._shown[number], guide.view._area
    qtbot.waitUntil(lambda: widget.visibleRegion().boundingRect().height() > 0)
    assert area.verticalScrollBar().value() > 0


@pytest.mark.slow
def test_every_page_of_the_guide_can_be_shown(shell):
    guide = guide_of(shell)
    for entry in shell.services.content.contents():
        guide.show_target(Target(entry.article))
        assert len(guide.view._shown) == len(guide.view.article.blocks)


@pytest.mark.slow
def test_an_attached_file_opens_and_a_missing_one_is_told(shell, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    guide = guide_of(shell)
    guide.show_target(Target(ArticleId("resources")))
    file = tmp_path / "Our <b>copy.pdf"
    file.write_bytes(b"%PDF")
    guide._on_file_chosen(shell.services.pack.resources[0].id, file)
    button = link(guide, "Open Our")
    assert button.label == "Open Our <b>copy.pdf"
    button.click()
    assert opened == [str(file)]
    file.rename(tmp_path / "elsewhere.pdf")
    link(guide, "Open Our").click()
    assert opened == [str(file)]
    assert "could not be opened" in shell.news.message.happened
    assert any("no longer" in block.text() for block in guide.view.findChildren(type(guide.count)))


def test_the_guide_opens_beside_a_screen_that_goes_on(shell):
    start(shell)
    shell.home.start.click()
    screen = shell.screen_shown
    shell.show_guide()
    assert isinstance(shell.panel, GuidePanel)
    assert shell.screen_shown is screen
    shell.panel.guide.contents.setCurrentIndex(shell.panel.guide._entries.index(2))
    shell.panel.guide.contents.chosen.emit(shell.services.content.contents()[2])
    assert shell.panel.guide.view.isVisible()
    assert not shell.panel.guide.contents.isVisible()


def test_the_lists_keep_to_the_rules_of_item_models(qtmodeltester, shell):
    qtmodeltester.check(ContentsModel(shell.services.content.contents()))
    hits = HitsModel()
    hits.set_hits(shell.services.content.search("learners"))
    qtmodeltester.check(hits)


@pytest.mark.slow
@pytest.mark.parametrize("page", ["framework", "roadmap"])
@pytest.mark.parametrize("percent", [100, 200])
def test_a_page_with_links_keeps_its_width(make_shell, qapp, page, percent):
    shell = make_shell(size=(1366, 768))
    shell.theme.apply("standard", percent)
    guide = guide_of(shell)
    guide.show_target(Target(ArticleId(page)))
    for _pass in range(6):
        qapp.processEvents()
    view = guide.view
    words = [shown for shown in view._shown if isinstance(shown, PlainLabel)]
    assert max(shown.mapTo(view, shown.rect().topRight()).x() for shown in words) <= view._area.viewport().width()
    assert min(shown.x() for shown in words) < 40
    links = [shown for shown in view._shown if isinstance(shown, LinkButton)]
    assert all(shown.height() >= shown.heightForWidth(shown.width()) for shown in links)
