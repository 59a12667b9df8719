"""The keys of the program on one page."""

import pytest

from mastery_desktop import messages
from mastery_desktop.documents.sheets import render_keys
from mastery_desktop.ui import keys
from mastery_desktop.ui.key_list import key_groups
from tests.helpers.pages import FONTS, page_texts


@pytest.fixture(params=["English", "longer"])
def words(request):
    if request.param == "longer":
        messages.use(messages.PseudoTranslations())  # the fixture of all tests puts it back


@pytest.mark.usefixtures("words")
def test_one_page_has_every_key_with_what_it_does(pack):
    (page,) = page_texts(render_keys(pack, key_groups(), FONTS))
    shown = "".join(page.split())  # wherever a line ends
    for key in keys.ALL:
        assert "".join(key.all_hints.split()) in shown
        assert "".join(messages._(key.description).split()) in shown
