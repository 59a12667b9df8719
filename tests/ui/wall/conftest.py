"""Fonts of the wall, loaded once."""

import pytest

from mastery_desktop.config.resources import find_resources
from mastery_desktop.ui.wall.text import load_fonts


@pytest.fixture(autouse=True)
def _fonts(qapp):
    load_fonts(find_resources())
