"""Which language the program speaks."""

import io

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from mastery_desktop.config.language import translations_of, wanted_language
from mastery_desktop.config.resources import Resources, find_resources


@pytest.fixture
def with_spanish(tmp_path):
    catalog = Catalog(locale="es")
    catalog.add("Action plan", "Plan de acción")
    content = io.BytesIO()
    write_mo(content, catalog)
    folder = tmp_path / "translations" / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "mastery_desktop.mo").write_bytes(content.getvalue())
    return Resources(tmp_path)


def test_the_environment_goes_before_the_choice():
    assert wanted_language("es", {"MASTERY_DESKTOP_LANGUAGE": "pseudo"}) == "pseudo"
    assert wanted_language("es", {}) == "es"


def test_a_translation_is_used(with_spanish):
    assert translations_of("es_MX", with_spanish).gettext("Action plan") == "Plan de acción"
    assert translations_of("es", with_spanish).gettext("Not translated") == "Not translated"


@pytest.mark.parametrize("language", ["", "en_US", "xx", "../../etc"])
def test_english_is_the_fallback(language, with_spanish):
    assert translations_of(language, with_spanish).gettext("Action plan") == "Action plan"


def test_a_broken_translation_is_not_used(with_spanish):
    with_spanish.path("translations/es/LC_MESSAGES/mastery_desktop.mo").write_bytes(b"not a catalogue")
    assert translations_of("es", with_spanish).gettext("Action plan") == "Action plan"


def test_the_pseudo_locale_needs_no_file():
    assert translations_of("pseudo", find_resources()).gettext("Action plan") == "[ÅÅçţîîööñ pľååñ]"
