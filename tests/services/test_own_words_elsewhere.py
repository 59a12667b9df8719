"""A session that was led with wording of one's own opens in a window of another language: one rule, nothing mixed."""

import json

import pytest

from mastery_desktop.bootstrap import ContentChoice, in_language, open_services
from mastery_desktop.config.paths import Paths
from mastery_desktop.content.loader import load_pack
from mastery_desktop.services.printing import Order
from mastery_desktop.services.sessions import NewSession
from mastery_desktop.ui.models.sessions import Column, SessionsModel
from tests.helpers.languages import spoken
from tests.helpers.pages import words_of

ENGLISH, SPANISH = load_pack(), load_pack(language="es")
SOIL = ENGLISH.domains[0]
OWN = json.dumps({SOIL.id: {"cover_question": "What do our own students say?"}}).encode()


@pytest.fixture
def services(tmp_path):
    opened = open_services(Paths(tmp_path / "data"))
    yield opened
    opened.close()


def led_with_own_words(services):
    """A session that was led with wording of its own; gives its id, and that wording's entry."""
    entry = services.packs.keep_overlay(services.packs.entries()[0], "our words", OWN)
    own = services.working_with(services.packs.pack(entry))
    asked = NewSession(team="Team", people=12, held_on=services.clock().date())
    return own.sessions.create(asked).value.session.id, entry


def test_own_words_stay_and_are_marked_and_the_rest_follows_the_window(services):
    session, _entry = led_with_own_words(services)
    spanish, _texts = in_language(services, ContentChoice(), "es")
    led = spanish.sharing.pack_for(session)
    assert led.note == ""
    assert (led.pack.language, led.pack.overlay) == ("es", "our words.json")
    assert led.pack.domains[0].cover_question == "What do our own students say?"
    assert led.pack.domains[0].name == SPANISH.domains[0].name
    printing = spanish.with_pack(led.pack).printing
    with spoken("es"):
        page = words_of(printing.render([Order(sheet="P1", domain=SOIL.id)]))
        english = words_of(printing.render([Order(sheet="P1", domain=SOIL.id, language="en")]))
    assert SOIL.name not in page
    assert SPANISH.domains[0].name in page
    assert SOIL.name in english
    assert all("our words.json" in words for words in (page, english))


def test_own_words_that_are_gone_are_shown_whole_in_the_language_of_that_day(services):
    session, entry = led_with_own_words(services)
    services.packs.drop_overlay(entry, "our words")
    spanish, _texts = in_language(services, ContentChoice(), "es")
    led = spanish.sharing.pack_for(session)
    assert "words that the team saw" in led.note
    assert (led.pack.language, led.pack.overlay) == ("en", "our words.json")
    assert led.pack.domains[0].cover_question == SOIL.cover_question
    assert led.pack.levels == ENGLISH.levels
    printing = spanish.with_pack(led.pack).printing
    with spoken("es"):
        usual = words_of(printing.render([Order(sheet="P1", domain=SOIL.id)]))
        page = words_of(printing.render([Order(sheet="P1", domain=SOIL.id, language="es")]))
    assert SOIL.name in usual
    assert "Guion" not in usual, "the paper is in the language of its words"
    assert "our words.json" in usual
    assert SOIL.name not in page
    assert SPANISH.domains[0].name in page


def test_a_title_that_nobody_typed_stands_in_the_list_in_the_language_of_the_window(services, qapp):
    day = services.clock().date()
    services.sessions.create(NewSession(team="One", people=12, held_on=day))
    services.sessions.create(NewSession(team="Two", people=12, held_on=day, title="Fall"))
    spanish, _texts = in_language(services, ContentChoice(), "es")
    for used, pack in ((services, ENGLISH), (spanish, SPANISH)):
        model = SessionsModel()
        model.set_sessions(used.sessions.summaries(), pack, day)
        assert {model.index(row, Column.WORKSHOP).data() for row in range(2)} == {pack.domains[0].name, "Fall"}
