"""A workshop with wording of its own, opened again in a window of another language."""

import json

import pytest
from PySide6.QtWidgets import QApplication

from mastery_desktop import messages
from mastery_desktop.app.language import LanguageSwitch
from mastery_desktop.bootstrap import ContentChoice
from mastery_desktop.domain.choices import StepKind
from mastery_desktop.services.sessions import NewSession
from tests.helpers.languages import pack_in
from tests.ui.console.helpers import go_to
from tests.ui.shell.conftest import TODAY

OWN = "What do our own students say?"


@pytest.mark.slow
@pytest.mark.parametrize("is_gone", [False, True], ids=["here", "gone"])
def test_the_wall_shows_own_words_marked_and_speaks_one_language(shell, is_gone):
    packs = shell.services.packs
    domain = pack_in("en").domains[0]
    words = json.dumps({domain.id: {"cover_question": OWN}}).encode()
    entry = packs.keep_overlay(packs.entries()[0], "our words", words)
    own = shell.services.working_with(packs.pack(entry))
    session = own.sessions.create(NewSession(team="Team", people=12, held_on=TODAY)).value.session.id
    if is_gone:
        packs.drop_overlay(entry, "our words")
    switch = LanguageSwitch(shell, shell.services, shell._context.operations, ContentChoice, shell._state)
    switch.choose("es")
    shell.open_session(session)
    QApplication.processEvents()
    go_to(shell.console, StepKind.QUESTION)
    presenter = shell.console.presenter
    (slide, *_rest) = presenter.slides_on_wall(presenter.step)
    assert slide.title == (domain.cover_question if is_gone else OWN)
    assert ("Wording: our words.json" if is_gone else "Textos: our words.json") in slide.text
    assert (domain.name in slide.text) == is_gone
    assert (pack_in("es").domains[0].name in slide.text) != is_gone
    assert messages.language() == "es"
