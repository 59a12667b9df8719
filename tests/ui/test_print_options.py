"""What is chosen for paper stands whole in its column, however long its words are."""

from mastery_desktop.config.settings import Choices
from mastery_desktop.ui.widgets.print_options import PrintOptions
from tests.helpers.languages import spoken

COLUMN = 420
"""Pixels that the column of the print centre leaves where a screen has 1024."""


def test_the_lists_of_the_options_are_no_wider_than_their_column_in_spanish(qtbot, tmp_path):
    with spoken("es"):
        options = PrintOptions(Choices.read(tmp_path / "choices.json"), can_fill=True, languages=("en", "es"))
    qtbot.addWidget(options)
    assert options.minimumSizeHint().width() <= COLUMN * 2 // 3
