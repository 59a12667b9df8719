"""Keys are called as the keyboard of the language has them, alike on buttons, in sentences and on the sheet of keys."""

from mastery_desktop.config.language import translations_of
from mastery_desktop.config.resources import find_resources
from mastery_desktop.messages import _, speaking
from mastery_desktop.ui import keys


def test_each_language_names_the_keys_as_its_keyboards_do():
    some = (keys.NEXT, keys.PART_BACK, keys.STOP, keys.DELETE, keys.READ_BACK, keys.TEXT_LARGER, keys.COUNTDOWN)
    assert [key.hint for key in some] == ["PgDn", "Alt+PgUp", "Shift+Esc", "Ctrl+Del", "Alt+Left", "Ctrl++", "F2"]
    with speaking(translations_of("es", find_resources())):
        named = [key.hint for key in some]
    assert named == ["Av Pág", "Alt+Re Pág", "Mayús+Esc", "Ctrl+Supr", "Alt+Izquierda", "Ctrl++", "F2"]


def test_sentences_name_the_keys_as_the_buttons_do():
    sentence = "PgDn stops here. Press R to reveal."
    assert sentence.startswith(keys.NEXT.hint)
    with speaking(translations_of("es", find_resources())):
        assert _(sentence).startswith(keys.NEXT.hint)
